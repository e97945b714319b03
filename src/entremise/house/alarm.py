"""The loop that wakes the house when something falls due by itself: held words, lapses, openings, entry into force."""

import asyncio
import logging
import time
from datetime import datetime
from typing import Final

from entremise.house.house import House

LONGEST: Final = 60.0
"""Seconds after which it looks again in any case: a clock can be set, and another process may have written."""
AGAIN: Final = 5.0
"""Seconds before it tries again what went wrong."""

_log = logging.getLogger("entremise.alarm")


class Alarm:
    """Wakes all talks of one house, each in its time."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._due: dict[str, datetime] = {}
        self._changed: set[str] = set()
        self._news: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looked = -LONGEST

    def heard(self, talks: str) -> None:
        """Something was placed in these talks: when they wake next may have changed. From any thread."""
        self._changed.add(talks)
        if self._loop is not None and self._news is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    async def run(self) -> None:
        """Wake what is due, for ever; ends when it is cancelled."""
        self._loop, self._news = asyncio.get_running_loop(), asyncio.Event()
        while True:
            self._news.clear()
            wait = await asyncio.to_thread(self._turn)
            try:
                async with asyncio.timeout(wait):
                    await self._news.wait()
            except TimeoutError:
                pass

    def _turn(self) -> float:
        """Look at what has changed, wake what is due; returns how many seconds there are until the next."""
        wait = LONGEST if self._look() else AGAIN
        now = self._house.now()
        for talks, due in sorted(self._due.items(), key=lambda one: one[1]):
            if due > now:
                return min(wait, (due - now).total_seconds())
            try:
                self._house.tick(talks)
                self._changed.add(talks)
                wait = 0.0
            except Exception as error:  # noqa: BLE001 - one talks' trouble may not keep the others waiting
                _log.error("Talks couldn't be woken: %s", type(error).__name__)
                wait = min(wait, AGAIN)
        return wait

    def _look(self) -> bool:
        """See when those talks wake in which something was placed, and from time to time all; False: not all could be.

        What couldn't be seen is looked at again.
        """
        try:
            if time.monotonic() - self._looked >= LONGEST:
                self._changed.update(self._house.talks())
                self._looked = time.monotonic()
            asked = {self._changed.pop() for _ in range(len(self._changed))}
            unseen = {talks for talks in asked if not self._see(talks)}
        except Exception as error:  # noqa: BLE001 - a store that doesn't answer now may answer later
            _log.error("It couldn't be seen which talks there are: %s", type(error).__name__)
            return False
        self._changed |= unseen
        return not unseen

    def _see(self, talks: str) -> bool:
        try:
            due = self._house.wakes_at(talks)
        except Exception as error:  # noqa: BLE001 - one talks' trouble may not keep the others waiting
            _log.error("It couldn't be seen when talks wake: %s", type(error).__name__)
            return False
        if due is None:
            self._due.pop(talks, None)
        else:
            self._due[talks] = due
        return True

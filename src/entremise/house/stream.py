"""The stream that tells a room that it has moved: never what moved, nor for whom else. For pages and programs alike."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from entremise.house.hub import News
from entremise.house.limits import Who
from entremise.house.premises import Premises

BEAT: Final = 20.0
"""Seconds between signs of life, by which a broken connection is noticed on both ends."""
RETRY: Final = 1_000
"""Milliseconds after which a browser knocks again."""
KIND: Final = "text/event-stream"
HEADERS: Final = {"X-Accel-Buffering": "no"}
"""What keeps a proxy from holding a stream back."""


async def events(
    premises: Premises,
    talks: str,
    seat: str,
    who: Who,
    stands: Callable[[], bool],
    *,
    missed: Callable[[], bool] | None = None,
    beat: float = BEAT,
) -> AsyncIterator[str]:
    """Server-sent events of one seat, for as long as `stands` says that its reader may listen.

    `here` first; `moved` when there is something to fetch; `beat` as a sign of life; `ended` last, when the reader may
    no longer listen. None carries any data. Whether it stands is asked at the door's call and with each beat, however
    busy the room is; in a thread, since the database is. `missed` says whether something came in before the stream
    began and after its reader last looked: then `moved` follows at once.
    """
    with premises.limits.listening(who) as may, premises.hub.listen(talks, seat) as listener:
        if not may:
            return
        yield f"retry: {RETRY}\n\n{_event('here')}"
        if missed is not None and await asyncio.to_thread(missed):
            yield _event("moved")
        loop = asyncio.get_running_loop()
        look = loop.time() + beat
        while True:
            news = await listener.news(max(look - loop.time(), 0.0))
            if news is News.CLOSING:
                return
            if news is not News.MOVED or loop.time() >= look:
                look = loop.time() + beat
                if not await asyncio.to_thread(stands):
                    yield _event("ended")
                    return
            yield _event("beat" if news is News.NOTHING else "moved")


def _event(name: str) -> str:
    return f"event: {name}\ndata:\n\n"

"""Requests that bring a report: which they are, and in which order they come.

To read a report is slow, and a report is large. So each person has one of them on its way at a time, the others wait
unread; and they are worked on in threads of their own, so that nobody else's page waits for them.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from entremise.reports.apart import let_go
from entremise.server.sizes import READINGS, UPLOADS

_PAGE: Final = re.compile(r"/talks/[^/]+/dossier/(?:add|import)/")
_API: Final = re.compile(r"/api/v1/talks/[^/]+/dossier/sources/?")
_ABOUT: Final = re.compile(r"/talks/[^/]+/dossier/reports/[^/]+/about/|/api/v1/talks/[^/]+/dossier/sources/[^/]+/?")
"""Where what is known of a report is said anew, and the report read again."""


@dataclass(frozen=True, slots=True)
class Sends:
    """What a request may send: `large` for a file; `tells` where its page says itself what was too large."""

    large: bool
    tells: bool


def sends(scope: Mapping[str, Any]) -> Sends | None:
    """What a request may send beyond any other; None for one that brings no report."""
    if scope.get("method") not in ("POST", "PUT", "PATCH"):
        return None
    path = scope.get("path", "")
    if _PAGE.fullmatch(path):
        return Sends(large=True, tells=True)
    if _API.fullmatch(path):
        return Sends(large=True, tells=False)
    return Sends(large=False, tells=False) if _ABOUT.fullmatch(path) else None


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    wanted: int = 0


class Uploads:
    """The reports that are on their way to one server."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(READINGS, thread_name_prefix="report")
        self.room = asyncio.Semaphore(UPLOADS)
        """Held by each body that is larger than others may be."""
        self._turns: dict[str, _Turn] = {}

    def close(self) -> None:
        """Let go of what is being read, and of what waits for it: the server stops."""
        self.threads.shutdown(wait=False, cancel_futures=True)
        let_go()

    @property
    def turns(self) -> int:
        """How many have a turn, or wait for theirs."""
        return len(self._turns)

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Holds the one turn that somebody has."""
        turn = self._turns.setdefault(who, _Turn())
        turn.wanted += 1
        try:
            async with turn.lock:
                yield
        finally:
            turn.wanted -= 1
            if not turn.wanted:
                del self._turns[who]

"""Who listens at which seat, and is told that there is something new. What it is, each fetches within its own wall."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Listener:
    """One stream: an event loop's task that waits for news of one seat."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._news = asyncio.Event()

    def tell(self) -> None:
        """Say that there is something; from any thread. What comes while it is still being read is told once."""
        try:
            self._loop.call_soon_threadsafe(self._news.set)
        except RuntimeError:
            pass  # the loop has closed: nobody listens any more

    async def news(self, patience: float) -> bool:
        """Wait for news; False where none came within so many seconds."""
        try:
            async with asyncio.timeout(patience):
                await self._news.wait()
        except TimeoutError:
            return False
        self._news.clear()
        return True


class Hub:
    """All streams of one process. Safe for several threads."""

    def __init__(self) -> None:
        self._listeners: defaultdict[tuple[str, str], set[Listener]] = defaultdict(set)
        self._lock = Lock()

    @contextmanager
    def listen(self, talks: str, seat: str) -> Iterator[Listener]:
        """A listener at a seat, within a running loop, for as long as the block lasts."""
        listener, key = Listener(asyncio.get_running_loop()), (talks, seat)
        with self._lock:
            self._listeners[key].add(listener)
        try:
            yield listener
        finally:
            with self._lock:
                self._listeners[key].discard(listener)
                if not self._listeners[key]:
                    del self._listeners[key]

    def announce(self, talks: str, seats: frozenset[str]) -> None:
        """Tell all who listen at these seats. Meets what `House` asks of `announce`."""
        with self._lock:
            found = [one for seat in seats for one in self._listeners.get((talks, seat), ())]
        for listener in found:
            listener.tell()

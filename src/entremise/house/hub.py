"""Who listens at which seat, and is told that there is something new. What it is, each fetches within its own wall."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from threading import Lock


class News(Enum):
    """What a listener is told."""

    MOVED = "moved"
    LOOK_AT_THE_DOOR = "look at the door"
    CLOSING = "closing"
    NOTHING = "nothing"


class Listener:
    """One stream: an event loop's task that waits for news of one seat."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._some = asyncio.Event()
        self._door = False
        self._closing = False

    def tell(self, news: News) -> None:
        """Say that there is something; from any thread. What comes while it is still being read is told once."""
        with suppress(RuntimeError):  # the loop has closed: nobody listens any more
            self._loop.call_soon_threadsafe(self._told, news)

    def _told(self, news: News) -> None:
        self._door = self._door or news is News.LOOK_AT_THE_DOOR
        self._closing = self._closing or news is News.CLOSING
        self._some.set()

    async def news(self, patience: float) -> News:
        """Wait for news, for so many seconds at most."""
        try:
            async with asyncio.timeout(patience):
                await self._some.wait()
        except TimeoutError:
            return News.NOTHING
        if self._closing:
            return News.CLOSING
        told, self._door = News.LOOK_AT_THE_DOOR if self._door else News.MOVED, False
        self._some.clear()
        return told


class Hub:
    """All streams of one process. Safe for several threads."""

    def __init__(self) -> None:
        self._listeners: defaultdict[tuple[str, str], set[Listener]] = defaultdict(set)
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def listen(self, talks: str, seat: str) -> Iterator[Listener]:
        """A listener at a seat, within a running loop, for as long as the block lasts."""
        listener, key = Listener(asyncio.get_running_loop()), (talks, seat)
        with self._lock:
            self._listeners[key].add(listener)
            closed = self._closed
        if closed:
            listener.tell(News.CLOSING)
        try:
            yield listener
        finally:
            with self._lock:
                self._listeners[key].discard(listener)
                if not self._listeners[key]:
                    del self._listeners[key]

    def announce(self, talks: str, seats: frozenset[str]) -> None:
        """Tell all who listen at these seats. Meets what `House` asks of `announce`."""
        self._tell(talks, seats, News.MOVED)

    def look_at_the_door(self, talks: str, seat: str) -> None:
        """Sessions of this seat may have ended: whoever listens there sees whether its own still stands."""
        self._tell(talks, (seat,), News.LOOK_AT_THE_DOOR)

    def close(self) -> None:
        """The server stops: whoever listens is let go, and knocks again at the next one."""
        with self._lock:
            self._closed = True
            found = [one for listeners in self._listeners.values() for one in listeners]
        for listener in found:
            listener.tell(News.CLOSING)

    def __len__(self) -> int:
        """How many listen."""
        with self._lock:
            return sum(len(listeners) for listeners in self._listeners.values())

    def _tell(self, talks: str, seats: Iterable[str], news: News) -> None:
        with self._lock:
            found = [one for seat in seats for one in self._listeners.get((talks, seat), ())]
        for listener in found:
            listener.tell(news)

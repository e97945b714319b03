"""How often one may knock. Each is counted for itself: a limit that is reached tells nothing of anybody else.

Whoever is known is counted by the session or the token that let them in, and by nothing that they could make up;
whoever isn't, by the address. Many may share one, and one of them may knock all the time: who has a link that still
opens is counted by that, so that nobody can shut this door for others.
"""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from threading import Lock
from typing import Final

REMEMBERED: Final = 20_000
"""How many are remembered at once, those that came last: a flood of addresses takes so much memory and no more."""
STREAMS: Final = 16
"""How many streams one session, or one token, may hold open."""
_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a minute. All of a minute may come at once; after that they come as they grow again."""

    a_minute: int

    @property
    def apart(self) -> float:
        """Seconds in which one grows again."""
        return _MINUTE / self.a_minute


READS: Final = Rate(1_200)
"""What a session, a token or an address that has neither may read."""
RECORD_COSTS: Final = 30
"""Pages that a whole record counts for: reading it takes as long as it is long."""
WRITES: Final = Rate(120)
"""What it may send."""
FAILURES: Final = Rate(30)
"""How many links, sign-ins and tokens that open nothing one address may try."""


class Meter:
    """Counts for many, each by a name (GCRA, as in ATM Forum TM 4.0: one instant is kept for each).

    Safe for several threads.
    """

    def __init__(
        self, rate: Rate, *, remembered: int = REMEMBERED, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate = rate
        self._remembered = remembered
        self._clock = clock
        self._due: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str, cost: int = 1) -> bool:
        """Whether there is as much left for `who`, which is then taken."""
        with self._lock:
            now = self._clock()
            before = max(self._due.get(who, now), now)
            due = before + cost * self._rate.apart
            may = due - now <= _MINUTE
            self._due[who] = due if may else before
            self._due.move_to_end(who)
            if len(self._due) > self._remembered:
                self._due.popitem(last=False)
            return may

    def __len__(self) -> int:
        return len(self._due)


class Kind(Enum):
    """By what somebody is counted."""

    SESSION = "session"
    TOKEN = "token"
    LINK = "link"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who knocks."""

    kind: Kind
    name: str


class Limits:
    """The limits of one server."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        # Kinds apart: a flood of addresses may not push a session's count out of memory.
        self._reads = {kind: Meter(READS, clock=clock) for kind in Kind}
        self._writes = {kind: Meter(WRITES, clock=clock) for kind in Kind}
        self._failures = Meter(FAILURES, clock=clock)
        self._streams: dict[Who, int] = {}
        self._lock = Lock()

    def may_read(self, who: Who, cost: int = 1) -> bool:
        """Whether one more page may be read; `cost` for what takes as much work as several."""
        return self._reads[who.kind].take(who.name, cost)

    def may_write(self, who: Who, cost: int = 1) -> bool:
        """Whether one more thing may be sent; `cost` for what takes as much work as several."""
        return self._writes[who.kind].take(who.name, cost)

    def may_fail(self, address: str) -> bool:
        """Whether one more link, sign-in or token that opens nothing is answered at this address."""
        return self._failures.take(address)

    def may_listen(self, who: Who) -> bool:
        """Whether one more stream may be opened."""
        return self._streams.get(who, 0) < STREAMS

    @contextmanager
    def listening(self, who: Who) -> Iterator[bool]:
        """Holds one stream, if it may be opened; gives whether it may."""
        with self._lock:
            may = self.may_listen(who)
            if may:
                self._streams[who] = self._streams.get(who, 0) + 1
        try:
            yield may
        finally:
            if may:
                with self._lock:
                    self._streams[who] -= 1
                    if not self._streams[who]:
                        del self._streams[who]


def address(peer: str) -> Who:
    """An address as it is counted: of IPv6 the network, for a single holder has all of it."""
    try:
        known = ipaddress.ip_address(peer)
    except ValueError:
        return Who(Kind.ADDRESS, "")
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped is not None:
            return Who(Kind.ADDRESS, str(known.ipv4_mapped))
        return Who(Kind.ADDRESS, str(ipaddress.ip_network((known, 64), strict=False)))
    return Who(Kind.ADDRESS, str(known))

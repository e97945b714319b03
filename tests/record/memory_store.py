"""A store in memory: the contract at its plainest, for tests."""

import copy
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock

from entremise.record.chain import START, Head
from entremise.record.keeping import KeptAct, KeptEntry, Link, NewAct, NotKept, Remembered, Unkept, link
from entremise.record.shape import read_instant


@dataclass
class MemoryTalks:
    """One talks, read and held."""

    talks: str
    kept: dict[str, KeptAct] = field(default_factory=dict)
    chains: dict[str, list[tuple[Link, str]]] = field(default_factory=dict)
    requests: dict[tuple[str, str], Remembered] = field(default_factory=dict)

    def last_recorded(self) -> str | None:
        return next((act.recorded_at for act in reversed(self.kept.values())), None)

    def head(self, seat: str) -> Head:
        chain = self.chains.get(seat)
        return Head(len(chain), chain[-1][0].head) if chain else START

    def entries(self, seat: str, since: int = 1) -> list[KeptEntry]:
        return [KeptEntry(where, self.kept[act]) for where, act in self.chains.get(seat, [])[since - 1 :]]

    def acts(self, kinds: Collection[str], since: int = 1) -> list[KeptAct]:
        return [act for act in self.kept.values() if act.kind in kinds and act.seq >= since]

    def recall(self, seat: str, request: str) -> Remembered | None:
        return self.requests.get((seat, request))

    def append(self, act: NewAct) -> dict[str, Link]:
        if act.talks != self.talks:
            raise NotKept(Unkept.OTHER_TALKS)
        if act.id in self.kept:
            raise NotKept(Unkept.REPEATED_ACT)
        last = self.last_recorded()
        if last is not None and read_instant(act.recorded_at) < read_instant(last):
            raise NotKept(Unkept.TIME_BACKWARDS)
        links = {seat: link(seat, self.head(seat), act) for seat in act.audience}
        self.kept[act.id] = KeptAct(
            seq=len(self.kept) + 1,
            id=act.id,
            kind=act.kind,
            version=act.version,
            recorded_at=act.recorded_at,
            effective_at=act.effective_at,
            body=act.body,
            salt=act.salt,
        )
        for seat, where in links.items():
            self.chains.setdefault(seat, []).append((where, act.id))
        return links

    def erase(self, act: str) -> None:
        if act not in self.kept:
            raise NotKept(Unkept.UNKNOWN_ACT)
        self.kept[act] = replace(self.kept[act], body=None, salt=None)

    def remember(self, seat: str, request: str, digest: bytes, act: str) -> None:
        if (seat, request) in self.requests:
            raise NotKept(Unkept.REPEATED_REQUEST)
        if act not in self.kept:
            raise NotKept(Unkept.UNKNOWN_ACT)
        self.requests[seat, request] = Remembered(digest, act)


class MemoryKeeping:
    """All talks; one writer at a time."""

    def __init__(self) -> None:
        self._all: dict[str, MemoryTalks] = {}
        self._lock = Lock()

    def read(self, talks: str) -> MemoryTalks:
        return self._all.get(talks, MemoryTalks(talks))

    @contextmanager
    def hold(self, talks: str) -> Iterator[MemoryTalks]:
        with self._lock:
            held = copy.deepcopy(self.read(talks))
            yield held
            self._all[talks] = held

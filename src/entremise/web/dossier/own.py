"""A seat's own dossier as its pages show it: the book, who is who in it, what contradicts what."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from entremise.dossier.actors import Actors, KnownActor, actors_of
from entremise.dossier.book import Book
from entremise.dossier.contradictions import Contradictions
from entremise.dossier.fact import Fact
from entremise.dossier.taking import keyed
from entremise.house.dossiers import Dossiers
from entremise.house.known import known_actors
from entremise.web.visit import Visit
from entremise.words.direction import isolate

KEPT: Final = 64
"""Of how many dossiers actors and contradictions are kept in memory, by the names of a reader: those looked at last."""
KEPT_KEYS: Final = 2_000
"""Of how many reports it is kept what they offer."""


@dataclass(frozen=True)
class Own:
    """The dossier of the seat that visits."""

    visit: Visit
    book: Book

    @classmethod
    def of(cls, visit: Visit) -> "Own":
        return cls(visit, visit.premises.dossiers.book(visit.talks, visit.seat))

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.book.dossier.facts

    @property
    def actors(self) -> Actors:
        """Those of the talks, under the names agreed for this reader, and those of whom the facts speak."""
        return self._made.actors

    def named(self, name: str) -> str:
        """What an actor is called on the page, whatever a report calls it."""
        return isolate(self.actors.own(name))

    @property
    def contradictions(self) -> Contradictions:
        """What contradicts what."""
        return self._made.contradictions

    def left(self, source: str) -> int:
        """How many candidates of a report nobody has decided on."""
        decided = self.book.decided
        return sum((source, key) not in decided for key in self._keys(source))

    def offered(self, source: str) -> int:
        """How many candidates a report offers at all."""
        return len(self._keys(source))

    @cached_property
    def _made(self) -> "_Made":
        known = known_actors(self.visit.reader)
        key = (self.visit.talks, self.visit.seat, self.book.n, known)
        kept = _kept(self.visit.premises.dossiers)
        with kept.lock:
            if key in kept.made:
                kept.made.move_to_end(key)
                return kept.made[key]
        made = _Made(self.book, known)
        with kept.lock:
            # What the seat's dossier was before is of no more use.
            for old in [one for one in kept.made if one[:2] == key[:2] and one[2] < key[2]]:
                del kept.made[old]
            kept.made[key] = made
            while len(kept.made) > KEPT:
                kept.made.popitem(last=False)
        return made

    def _keys(self, source: str) -> tuple[str, ...]:
        key = (self.visit.talks, self.visit.seat, source, self.book.read.get(source, 0))
        kept = _kept(self.visit.premises.dossiers)
        with kept.lock:
            if key in kept.keys:
                kept.keys.move_to_end(key)
                return kept.keys[key]
        found = self.visit.premises.dossiers.text(*key[:3])
        keys = tuple(name for name, _ in keyed(found.reading))
        with kept.lock:
            kept.keys[key] = keys
            while len(kept.keys) > KEPT_KEYS:
                kept.keys.popitem(last=False)
        return keys


class _Made:
    """What is made of a book for readers to whom the talks' actors have these names."""

    def __init__(self, book: Book, known: tuple[KnownActor, ...]) -> None:
        self._book = book
        self._known = known

    @cached_property
    def actors(self) -> Actors:
        return actors_of(self._book.dossier.facts, self._known)

    @cached_property
    def contradictions(self) -> Contradictions:
        facts = self._book.dossier.facts
        return Contradictions(facts, self.actors.own) if facts else Contradictions(())


class _Kept:
    """What was made of the dossiers of one store; each of them belongs to one seat, and so does what is made of it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.made: OrderedDict[tuple[str, str, int, tuple[KnownActor, ...]], _Made] = OrderedDict()
        self.keys: OrderedDict[tuple[str, str, str, int], tuple[str, ...]] = OrderedDict()


_all: WeakKeyDictionary[Dossiers, _Kept] = WeakKeyDictionary()
_beginning = Lock()


def _kept(dossiers: Dossiers) -> _Kept:
    with _beginning:
        return _all.setdefault(dossiers, _Kept())

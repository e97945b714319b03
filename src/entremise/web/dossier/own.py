"""A seat's own dossier as its pages show it: the book, who is who in it, what contradicts what."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from entremise.dossier.actors import Actors, actors_of
from entremise.dossier.book import Book
from entremise.dossier.dossier import Rivals
from entremise.dossier.fact import Fact
from entremise.house.known import known_actors
from entremise.web.visit import Visit
from entremise.words.direction import FSI, PDI, isolate


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

    @cached_property
    def actors(self) -> Actors:
        """Those of the talks, under the names agreed for this reader, and those of whom the facts speak."""
        reader = self.visit.reader
        return actors_of(self.facts, known_actors(reader.view, lambda slug: bare(reader.actor(slug))))

    def named(self, name: str) -> str:
        """What an actor is called on the page, whatever a report calls it."""
        return isolate(self.actors.own(name))

    @cached_property
    def rivals(self) -> tuple[Rivals, ...]:
        """All that contradicts something else."""
        return self.book.dossier.rivals(self.actors.own)

    @cached_property
    def rivals_of(self) -> Mapping[str, tuple[Fact, ...]]:
        """By a fact's id, the others that it can't stand beside."""
        found: dict[str, dict[str, Fact]] = {}
        for group in self.rivals:
            for fact in group.facts:
                others = found.setdefault(fact.id, {})
                others.update({other.id: other for other in group.facts if other.id != fact.id})
        return {ident: tuple(others.values()) for ident, others in found.items()}


def bare(name: str) -> str:
    """A name that stands alone needs no marks that keep it apart from others."""
    return name.replace(FSI, "").replace(PDI, "")

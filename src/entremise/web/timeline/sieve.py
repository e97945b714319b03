"""What somebody wants to see of a timeline: read from the address, and asked of each entry."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final
from urllib.parse import urlencode

from entremise.dossier.actors import Actor as Known
from entremise.dossier.actors import Actors, named_in
from entremise.dossier.fact import Fact
from entremise.dossier.source import is_date
from entremise.house.known import person_slug
from entremise.talks.acts.base import Placed
from entremise.talks.acts.convening import Actor, Person, Relation, Seat
from entremise.talks.acts.public import Report
from entremise.talks.acts.rounds import Sitter
from entremise.talks.view.state import View
from entremise.web.timeline.items import Item
from entremise.web.timeline.kinds import Kind, of_act, of_claim

ON_RECORD: Final = "@record"
"""In place of a report: what is on record. No report can be called so."""
RELIABLE: Final = "ABCDE"
CREDIBLE: Final = "12345"
NAME_LIMIT: Final = 200
_IDENT: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; empty is everything. `before`, `after` and `day` say which part of it is shown."""

    actor: str = ""
    kind: str = ""
    reliable: str = ""
    credible: str = ""
    source: str = ""
    before: str = ""
    after: str = ""
    day: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """What the query of an address says; what no page of ours offers counts for nothing."""
        said = {field.name: given.get(field.name, "").strip() for field in fields(cls)}
        return cls(
            actor=said["actor"][:NAME_LIMIT],
            kind=said["kind"] if said["kind"] in (*Kind,) else "",
            reliable=said["reliable"] if said["reliable"] in (*RELIABLE,) else "",
            credible=said["credible"] if said["credible"] in (*CREDIBLE,) else "",
            source=said["source"] if said["source"] == ON_RECORD or _IDENT.fullmatch(said["source"]) else "",
            before=said["before"] if _IDENT.fullmatch(said["before"]) else "",
            after=said["after"] if _IDENT.fullmatch(said["after"]) else "",
            day=said["day"] if is_date(said["day"]) else "",
        )

    def without(self, *names: str) -> "Asked":
        """The same without some of it, from the beginning."""
        return replace(self.all_of_it(), **dict.fromkeys(names, ""))

    def all_of_it(self) -> "Asked":
        """The same filters, no part named."""
        return replace(self, before="", after="", day="")

    @property
    def filters(self) -> bool:
        return self.all_of_it() != Asked()

    @property
    def grade(self) -> bool:
        """Whether a grade is asked for: only facts have one."""
        return bool(self.reliable or self.credible)

    @property
    def address(self) -> str:
        """The query of an address that asks for this."""
        said = {field.name: value for field in fields(self) if (value := getattr(self, field.name))}
        return "?" + urlencode(said)


@dataclass(frozen=True)
class Sieve:
    """Lets through what was asked for. `actor` is who was meant, None where nobody was named."""

    asked: Asked
    actors: Actors
    view: View
    actor: Known | None

    @classmethod
    def of(cls, asked: Asked, actors: Actors, view: View) -> "Sieve":
        return cls(asked, actors, view, actors.find(asked.actor) if asked.actor else None)

    @property
    def nobody(self) -> bool:
        """Whether somebody was named whom nobody knows here."""
        return bool(self.asked.actor) and self.actor is None

    def through(self, items: list[Item]) -> list[Item]:
        """Those that were asked for, in their order."""
        if self.nobody:
            return []
        asks = [*self._asks()]
        return [one for one in items if all(ask(one) for ask in asks)] if asks else items

    def _asks(self) -> Iterator[Callable[[Item], bool]]:
        if self.asked.source:
            yield self._of_source
        if self.asked.kind:
            yield self._of_kind
        if self.asked.grade:
            yield self._of_grade
        if self.actor is not None:
            yield _Named(self.actor, self.actors, self.view)

    def _of_source(self, item: Item) -> bool:
        if item.fact is None:
            return self.asked.source == ON_RECORD
        return self.asked.source in item.fact.sources

    def _of_kind(self, item: Item) -> bool:
        if item.fact is not None:
            return of_claim(item.fact.claim) == self.asked.kind
        return item.seen is not None and self.asked.kind in of_act(item.seen.placed.act)

    def _of_grade(self, item: Item) -> bool:
        """A fact counts by the best of its reports; what is on record has no grade, and is none of these."""
        if item.fact is None:
            return False
        reliable, credible = self.asked.reliable or "F", self.asked.credible or "6"
        return any(grade[0] <= reliable and grade[1] <= credible for grade in item.fact.grades)


class _Named:
    """Whether an entry names an actor, under whichever of its names."""

    def __init__(self, actor: Known, actors: Actors, view: View) -> None:
        self._actor = actor
        self._actors = actors
        self._slugs = _slugs(actor, view)
        self._known: dict[str, bool] = {}

    def __call__(self, item: Item) -> bool:
        if item.fact is not None:
            return any(self._means(name) for name in names_of(item.fact))
        return item.seen is not None and any(
            name in self._slugs or (not _SLUG.fullmatch(name) and self._means(name)) for name in named(item.seen.placed)
        )

    def _means(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = self._actors.find(name) is self._actor
        return self._known[name]


_SLUG: Final = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?")


def _slugs(actor: Known, view: View) -> frozenset[str]:
    """By which slugs acts may speak of an actor: its own, and that of its seat."""
    if actor.slug is None:
        return frozenset()
    seats = (slug for slug, one in view.seats.items() if one.seat.actor == actor.slug)
    return frozenset({actor.slug, *seats})


def names_of(fact: Fact) -> Iterator[str]:
    """Whom a fact speaks of, and who says so."""
    yield from named_in(fact.claim)
    for one in fact.evidence:
        if one.who_says is not None:
            yield one.who_says


_NAMING: Final = (
    "to",
    "seat",
    "party",
    "speaker",
    "for_actor",
    "says",
    "of_seat",
    "who",
    "reports",
    "with_seats",
    "with_mediators",
    "origin",
    "carried_by",
    "required",
    "signed",
    "relation",
    "actor",
    "person",
)
"""The fields of acts in which actors, seats and persons stand."""


def named(placed: Placed) -> Iterator[str]:
    """Whom an act names, by slugs (or by a name that was given in public), its own hand first."""
    yield placed.by.seat
    if placed.by.person is not None:
        yield person_slug(placed.by.seat, placed.by.person)
    for field in _NAMING:
        value = getattr(placed.act, field, None)
        if value is not None:
            yield from _in(value)


def _in(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Sitter(seat=seat, person=person) | Report(seat=seat, person=person):
            if seat is not None:
                yield seat
                if person is not None:
                    yield person_slug(seat, person)
        case Relation(actor=actor, of=of):
            yield actor
            if of is not None:
                yield of
        case Person(seat=seat, slug=slug):
            yield seat
            yield person_slug(seat, slug)
        case Mapping() | tuple() | frozenset():
            for one in value:
                yield from _in(one)
        case Actor() | Seat() as one:
            yield one.slug

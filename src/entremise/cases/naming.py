"""Who and what an act names: seats, persons, actors, articles, so that a misspelt one is found before a replay."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from entremise.cases.reading import Path
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import Accredit, AddActor, AddSeat, Entrust, Relate, ReplacePerson
from entremise.talks.acts.drafting import TakePosition
from entremise.talks.acts.messages import NoteOral
from entremise.talks.acts.public import Statement
from entremise.talks.acts.rounds import BeginSitting, EndSitting
from entremise.talks.acts.signing import OpenSignature
from entremise.talks.refusal import Code, Refusal

_SEATS = ("to", "with_mediators", "with_seats", "readers")
_SEAT = ("to", "seat", "second", "origin", "of_seat", "accused", "party")

Found = Iterator[tuple[Path, Refusal]]


@dataclass
class Known:
    """What is known by name at some point of a file: it grows from act to act.

    `persons` are `seat/person`; `articles` are those of each draft, by its label.
    """

    seats: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    articles: dict[str, frozenset[str]] = field(default_factory=dict)

    def copy(self) -> "Known":
        return Known(set(self.seats), set(self.persons), set(self.actors), dict(self.articles))

    def hand(self, by: Hand) -> Found:
        """What is wrong with who acts."""
        if by.seat not in self.seats:
            yield ("by",), Refusal(Code.UNKNOWN_SEAT, "by", {"seat": by.seat})
        elif by.person is not None:
            yield from self.person(by.seat, by.person, ("by",))
        elif any(person.startswith(f"{by.seat}/") for person in self.persons):
            expected = next(person for person in sorted(self.persons) if person.startswith(f"{by.seat}/"))
            yield ("by",), Refusal(Code.WRONG_FORM, "by", {"expected": expected})

    def seat(self, slug: object, path: Path) -> Found:
        if isinstance(slug, str) and slug not in self.seats:
            yield path, Refusal(Code.UNKNOWN_SEAT, None, {"seat": slug})

    def person(self, seat: str, slug: str, path: Path) -> Found:
        if seat in self.seats and f"{seat}/{slug}" not in self.persons:
            yield path, Refusal(Code.UNKNOWN_PERSON, None, {"person": slug, "seat": seat})

    def actor(self, slug: str | None, path: Path, others: Iterable[str] = ()) -> Found:
        if slug is not None and slug not in self.actors and slug not in others:
            yield path, Refusal(Code.UNKNOWN_ACTOR, None, {"actor": slug})

    def named(self, by: Hand, act: Act, refs: Mapping[Path, str]) -> Found:
        """What an act names that is not known here."""
        yield from self._seats(act)
        match act:
            case OpenSignature():
                for seat, persons in act.required.items():
                    yield from self.seat(seat, ("required", seat))
                    for k, person in enumerate(persons):
                        yield from self.person(seat, person, ("required", seat, k))
            case BeginSitting() | EndSitting():
                for k, sitter in enumerate(act.who):
                    yield from self.seat(sitter.seat, ("who", k, "seat"))
                    if sitter.person is not None:
                        yield from self.person(sitter.seat, sitter.person, ("who", k, "person"))
            case Statement():
                yield from self.actor(act.for_actor, ("for_actor",), self.seats)
                for k, report in enumerate(act.reports):
                    yield from self.seat(report.seat, ("reports", k, "seat"))
            case NoteOral():
                if act.speaker is not None:
                    yield from self.person(act.party, act.speaker, ("speaker",))
            case Accredit():
                yield from self.seat(act.person.seat, ("person", "seat"))
            case Entrust():
                yield from self.person(by.seat, act.person, ("person",))
            case ReplacePerson():
                yield from self.person(act.seat, act.person, ("person",))
            case AddSeat():
                yield from self.actor(act.seat.actor, ("seat", "actor"))
            case Relate():
                yield from self.actor(act.relation.actor, ("relation", "actor"))
                yield from self.actor(act.relation.of, ("relation", "of"), self.seats)
            case TakePosition():
                known = self.articles.get(refs.get(("draft",), ""))
                if act.article is not None and known is not None and act.article not in known:
                    yield ("article",), Refusal(Code.UNKNOWN_ARTICLE, "article", {"article": act.article})

    def _seats(self, act: Act) -> Found:
        for name in _SEATS:
            value: Any = getattr(act, name, None)
            if isinstance(value, tuple):
                for k, slug in enumerate(value):
                    yield from self.seat(slug, (name, k))
        for name in _SEAT:
            yield from self.seat(getattr(act, name, None), (name,))
        rule = getattr(act, "rule", None)
        if rule is not None:
            for k, slug in enumerate(rule.to or ()):
                yield from self.seat(slug, ("rule", "to", k))

    def learn(self, label: str, act: Act, articles: Iterable[str]) -> None:
        """What the acts after this one can name."""
        match act:
            case AddSeat():
                self.seats.add(act.seat.slug)
            case AddActor():
                self.actors.add(act.actor.slug)
            case Accredit():
                self.persons.add(f"{act.person.seat}/{act.person.slug}")
            case ReplacePerson():
                self.persons.add(f"{act.seat}/{act.successor}")
        if act.kind == "table-draft":
            self.articles[label] = frozenset(articles)

"""A reading as a draft case: everything in it unconfirmed, nothing in it invented but what a case can't be without.

Events stand in it as the press tells them: statements that report an act, never the act itself. Whoever confirms the
draft turns into acts what deserves it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from entremise.dossier.candidates import ActorCandidate, Candidate, EventCandidate, Reading, RoleCandidate
from entremise.dossier.source import Source
from entremise.dossier.values import ActorKind, EventKind, Modality, RoleKind

REPORTS_LIMIT: Final = 50
_REPORTED: Final[Mapping[EventKind, str]] = {
    EventKind.TALKS: "talks",
    EventKind.SITTING: "meeting",
    EventKind.DRAFT: "draft",
    EventKind.INITIAL: "initial",
    EventKind.SIGN: "sign",
    EventKind.REFUSE: "refuse",
    EventKind.ASK_TIME: "ask-time",
    EventKind.GRANT_TIME: "grant-time",
    EventKind.LEAVE: "leave",
    EventKind.FAIL: "fail",
    EventKind.ADJOURN: "adjourn",
    EventKind.HOSTILITIES: "other",
    EventKind.POSITION: "other",
}
_ROLES: Final[Mapping[RoleKind, str]] = {
    RoleKind.HOSTS: "host",
    RoleKind.SPONSORS: "sponsor",
    RoleKind.MEDIATES: "mediator",
    RoleKind.BACKS: "backer",
    RoleKind.CONTROLS: "controls",
    RoleKind.RECOGNISES: "recognises",
}
_TOLD: Final = frozenset({Modality.ASSERTED, Modality.APPARENT})
_TITLE: Final = 200


@dataclass(frozen=True)
class Words:
    """The few sentences that a draft needs, in the reader's language."""

    untitled: str
    unnamed_press: str
    press: str
    mediators: str
    convened: str
    mediators_unknown: str


def slug(name: str, taken: Iterable[str] = ()) -> str:
    """A name for machines, made of a name of any script, and not among those taken."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "-").replace("'", "-"))
    kept = re.sub(r"[^a-z0-9]+", "-", "".join(one for one in plain if not unicodedata.combining(one))).strip("-")
    kept = kept[:56].strip("-") or "actor"
    known, n, found = set(taken), 2, kept
    while found in known:
        found, n = f"{kept}-{n}", n + 1
    return found


def draft_case(reading: Reading, source: Source, words: Words) -> dict[str, Any]:
    """The draft, in the form of a case file. The source must have a date: raises `ValueError` without."""
    if source.date is None:
        raise ValueError("a draft case needs the report's date")
    return _Draft(reading, source, source.date, words).whole()


class _Draft:
    def __init__(self, reading: Reading, source: Source, date: str, words: Words) -> None:
        self._reading = reading
        self._source = source
        self._date = date
        self._words = words
        self._lang = reading.language
        self._slugs: dict[str, str] = {}
        for actor in reading.actors:
            self._slugs[actor.name] = slug(actor.name, {*self._slugs.values(), "table", "press", "mediators"})
        self._kinds = {actor.name: actor.kind for actor in reading.actors}
        self._led = self._leaders()
        self._parties = self._sides()

    # ---- who sits where

    def _leaders(self) -> dict[str, str]:
        """The party that a person leads or controls, by the person's name."""
        led: dict[str, str] = {}
        for wanted in (RoleKind.LEADS, RoleKind.CONTROLS):
            for role in self._reading.roles:
                party = role.of is not None and self._kinds.get(role.of) is ActorKind.PARTY
                person = self._kinds.get(role.actor) is ActorKind.PERSON
                if role.role is wanted and party and person and role.modality in _TOLD and role.of is not None:
                    led.setdefault(role.actor, role.of)
        return led

    def _sides(self) -> tuple[str, ...]:
        """Who the talks are between: the first two of whom that is told, else whoever is a party."""
        for event in self._reading.events:
            two = tuple(dict.fromkeys(self._led.get(name, name) for name in event.who if name in self._slugs))
            if event.kind in (EventKind.TALKS, EventKind.SITTING) and len(two) == 2:
                return two
        named = [actor.name for actor in self._reading.actors if actor.kind is ActorKind.PARTY]
        acting = {name for event in self._reading.events for name in event.who}
        return tuple(name for name in named if name in acting)[:20]

    def _mediators(self) -> tuple[str, ...]:
        for wanted in (RoleKind.MEDIATES, RoleKind.SPONSORS, RoleKind.HOSTS):
            found = [
                role.actor
                for role in self._reading.roles
                if role.role is wanted and role.modality in _TOLD and role.actor in self._slugs
            ]
            found = [name for name in dict.fromkeys(found) if name not in self._parties]
            if found:
                return tuple(found[:20])
        return ()

    def _seat_of(self, name: str) -> str | None:
        """The seat of somebody: a party's own, or that of the party they lead."""
        party = self._led.get(name, name)
        return self._slugs[party] if party in self._parties else None

    # ---- the sections

    def whole(self) -> dict[str, Any]:
        title = (self._source.title or self._words.untitled)[:_TITLE]
        mediators = self._mediators()
        return {
            "schema": "entremise/case/1",
            "slug": slug(title),
            "title": {self._lang: title},
            "zone": "Etc/UTC",
            "languages": [self._lang],
            "sources": {self._source.slug: self._sources(title)},
            "actors": {self._slugs[actor.name]: self._actor(actor) for actor in self._reading.actors},
            "relations": list(self._relations()),
            "seats": self._seats(mediators),
            **({"persons": persons} if (persons := self._persons()) else {}),
            "acts": [self._convene(mediators), *self._told()],
        }

    def _sources(self, title: str) -> dict[str, Any]:
        date = self._date if len(self._date) > 4 else f"{self._date}-01"
        return {
            "title": {self._lang: title},
            "publisher": self._source.publisher or self._words.unnamed_press,
            "date": date,
            "language": self._source.language,
            "note": f"SHA-256 {self._source.digest}",
        }

    def _sourced(self, one: Candidate) -> dict[str, Any]:
        return {"sources": [self._source.slug], "grade": one.grade, "unconfirmed": True}

    def _actor(self, actor: ActorCandidate) -> dict[str, Any]:
        return {"kind": actor.kind.value, "name": {self._lang: actor.name[:_TITLE]}, **self._sourced(actor)}

    def _relations(self) -> Iterator[dict[str, Any]]:
        seen: set[tuple[str, str, str | None]] = set()
        for role in self._reading.roles:
            kind = _ROLES.get(role.role)
            if kind is None or role.modality not in _TOLD or role.actor not in self._slugs:
                continue
            of = self._whom(role)
            key = (role.actor, kind, of or role.of)
            if key in seen:
                continue
            seen.add(key)
            says = role.of if role.of is not None and (of is None or of != self._slugs.get(role.of)) else None
            yield {
                "actor": self._slugs[role.actor],
                "role": kind,
                **({"of": of} if of is not None else {}),
                **({"says": says[:_TITLE]} if says else {}),
                **self._sourced(role),
                **({"doubt": role.modality.value} if role.modality is not Modality.ASSERTED else {}),
            }

    def _whom(self, role: RoleCandidate) -> str | None:
        """Towards whom: who backs a party's leader backs the party, and `says` keeps whom the report names."""
        if role.of is None or role.of not in self._slugs:
            return None
        backs = role.role in (RoleKind.BACKS, RoleKind.RECOGNISES)
        return (self._seat_of(role.of) if backs else None) or self._slugs[role.of]

    def _seats(self, mediators: Sequence[str]) -> dict[str, Any]:
        seats: dict[str, Any] = {}
        for kind, names in (("party", self._parties), ("mediator", mediators)):
            for name in names:
                known = {"kind": kind, "actor": self._slugs[name], "name": {self._lang: name[:_TITLE]}}
                seats[self._slugs[name]] = {**known, "unconfirmed": True}
        if not mediators:
            seats["mediators"] = {"kind": "mediator", "name": {self._lang: self._words.mediators}, "unconfirmed": True}
        seats["press"] = {"kind": "press", "name": {self._lang: self._words.press}}
        return seats

    def _persons(self) -> dict[str, Any]:
        persons = {}
        for person, party in self._led.items():
            if party in self._parties and person not in self._parties:
                key = f"{self._slugs[party]}/{self._slugs[person]}"
                persons[key] = {"name": {self._lang: person[:_TITLE]}, "capacities": ["head"], "unconfirmed": True}
        return persons

    # ---- the acts

    def _convene(self, mediators: Sequence[str]) -> dict[str, Any]:
        return {
            "label": "convene",
            "kind": "convene",
            "by": self._slugs[mediators[0]] if mediators else "mediators",
            "at": self._date,
            "invented": True,
            "doubt": self._words.convened if mediators else f"{self._words.convened} {self._words.mediators_unknown}",
            "unconfirmed": True,
        }

    def _told(self) -> Iterator[dict[str, Any]]:
        """A statement for each passage and voice, with the acts that it reports."""
        planned = [role for role in self._reading.roles if role.modality not in _TOLD]
        items: list[Candidate] = [*self._reading.events, *self._reading.statements, *self._reading.background, *planned]
        by_passage: dict[tuple[int, int, str | None], list[Candidate]] = {}
        for one in sorted(items, key=lambda one: (one.passage.start, one.mark)):
            by_passage.setdefault((one.passage.start, one.passage.end, one.who_says), []).append(one)
        publisher = self._source.publisher or self._words.unnamed_press
        for n, ((_start, _end, voice), told) in enumerate(by_passage.items(), 1):
            reports = [self._report(one) for one in told if isinstance(one, EventCandidate)][:REPORTS_LIMIT]
            first = told[0]
            yield {
                "label": f"told-{n}",
                "kind": "statement",
                "by": "press",
                "speaker": (voice or publisher)[:_TITLE],
                "text": first.passage.words,
                "language": self._source.language,
                **({"reports": reports} if reports else {}),
                **self._sourced(max(told, key=lambda one: one.grade)),
                "attribution": first.attribution.value,
            }

    def _report(self, event: EventCandidate) -> dict[str, Any]:
        seats = [seat for name in event.who if (seat := self._seat_of(name)) is not None]
        others = ", ".join(name for name in event.who if self._seat_of(name) is None)
        return {
            "what": _REPORTED[event.kind],
            **({"seat": seats[0]} if len(seats) == 1 and not others else {}),
            **({"person": ", ".join(event.who)[:_TITLE]} if event.who and (others or len(seats) != 1) else {}),
            **({"when": event.date} if event.date is not None and len(event.date) == 10 else {}),
            **({"until": event.until} if event.until is not None and len(event.until) == 10 else {}),
            **({"modality": event.modality.value} if event.modality is not Modality.ASSERTED else {}),
        }

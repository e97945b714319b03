"""Where on the map each one has a place: decided by what first gave it one, and by nothing that came later.

Acts and facts are gone through in the order in which this seat came to know them. Whoever is seated, related by an
act, or given a role by a fact, gets the next free spot of an area; who is only named gets none. Nobody who has a spot
ever loses it to a later one, but for one case: whoever is seated as a party gets a pillar, and leaves its spot empty.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from entremise.dossier.actors import as_found
from entremise.dossier.book import Book
from entremise.dossier.fact import ActorClaim, Fact, RoleClaim
from entremise.dossier.relations import IMPARTIAL, TieKind
from entremise.dossier.values import Modality, RoleKind
from entremise.house.known import names_of, person_slug
from entremise.house.map.told import NAMED_WHOM, relations_in, seats_in
from entremise.talks.acts.base import Placed
from entremise.talks.acts.convening import (
    Accredit,
    AddActor,
    AgreeName,
    Capacity,
    Convene,
    Person,
    Relation,
    ReplacePerson,
    Role,
    SeatKind,
)
from entremise.talks.view.state import Seen, View


class Area(StrEnum):
    """A part of the drawing: a party's pillar, within it, outward of it, between the parties, around all of them."""

    PARTY = "party"
    WITH = "with"
    BEHIND = "behind"
    BETWEEN = "between"
    AROUND = "around"


ROOM: Final[Mapping[Area, int]] = {
    Area.PARTY: 12,
    Area.WITH: 3,
    Area.BEHIND: 32,
    Area.BETWEEN: 10,
    Area.AROUND: 10,
}
"""How many an area holds, `WITH` for each party: more could not be read. Who comes later is in the table."""
OFFICES: Final = frozenset(Role) - {Role.BACKER, Role.RECOGNISES, Role.CONTROLS}
BEHIND: Final = (Role.BACKER, Role.RECOGNISES)
"""Roles by which one stands behind a party."""
_SIDED: Final = (RoleKind.BACKS, RoleKind.RECOGNISES, RoleKind.LEADS, RoleKind.CONTROLS)


@dataclass(frozen=True, slots=True)
class Spot:
    """The n-th place of an area; of that party, where the area is a party's."""

    area: Area
    n: int
    side: str | None = None


@dataclass(slots=True, eq=False)
class Known:
    """Somebody as far as was known at the time: two of them may turn out to be one.

    `n` counts them. `area` is where they belong, on the side of `side`; `spot` the number of their place there, where
    one was free; `placed` counts those who were given a place. `heads` is the party whose delegation they head.
    """

    n: int
    name: str
    slug: str | None = None
    area: Area | None = None
    side: "Known | None" = None
    spot: int | None = None
    placed: int = 0
    heads: "Known | None" = None


@dataclass
class _Course:
    """The course of what became known."""

    view: View
    all: list[Known] = field(default_factory=list)
    named: dict[str, Known] = field(default_factory=dict)
    slugs: dict[str, Known] = field(default_factory=dict)
    words: dict[str, list[tuple[RoleKind, Known]]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    given: int = 0
    taken: Counter[tuple[Area, int | None]] = field(default_factory=Counter)

    # ---- who is who

    def looked_up(self, name: str) -> str:
        """A name as it is looked up; each is made once."""
        found = self.keys.get(name)
        if found is None:
            found = self.keys[name] = as_found(name)
        return found

    def known(self, slug: str, names: Iterable[str]) -> Known:
        """An actor, a seat or a person of the talks; it takes over what a dossier knew under one of its names."""
        names = [*names]
        raw = self.slugs.get(slug)
        if raw is None:
            under = (self.named.get(self.looked_up(name)) for name in names)
            before = next((one for one in under if one is not None and one.slug is None), None)
            raw = before or self._new(names[0] if names else slug)
            raw.slug = slug
            self.slugs[slug] = raw
        self._call(raw, names)
        return raw

    def called(self, name: str) -> Known:
        """Whoever has a name, and somebody new where nobody does."""
        raw = self.named.get(self.looked_up(name)) or self._new(name)
        self._call(raw, [name])
        return raw

    def _new(self, name: str) -> Known:
        self.all.append(Known(len(self.all), name))
        return self.all[-1]

    def _call(self, raw: Known, names: Iterable[str]) -> None:
        for name in map(self.looked_up, names):
            self.named.setdefault(name, raw)
            # Words that somebody was told to control or to host turn out to be an actor.
            for role, actor in self.words.pop(name, ()):
                self._given_to(raw, role, actor)

    # ---- who gets which spot

    def put(self, raw: Known, area: Area, side: Known | None = None) -> None:
        """Give somebody the next spot of an area; those for whom a pillar has no room stand behind it."""
        if raw.area is not None and area is not Area.PARTY:
            return
        if area is Area.WITH and self.taken[area, side.n if side is not None else None] >= ROOM[area]:
            area = Area.BEHIND
        raw.area, raw.side, raw.spot, raw.placed = area, side, None, self.given
        self.given += 1
        if area is Area.BEHIND and side is not None and side.spot is None:
            return
        pillar = area is Area.WITH and side is not None and side.spot is not None
        if pillar or (area is not Area.WITH and self.taken[area, None] < ROOM[area]):
            count = (area, side.n if side is not None else None)
            raw.spot = self.taken[count]
            self.taken[count] += 1
            if side is not None:
                self.taken[area, None] += 1

    # ---- acts

    def act(self, placed: Placed) -> None:
        """An act of the record: who becomes known by it, and where it places them."""
        match placed.act:
            case Convene(actors=actors, seats=seats, persons=persons):
                for actor in actors:
                    self.known(actor.slug, names_of(actor.name))
                for seat in seats:
                    self.known(seat.actor or seat.slug, names_of(seat.name))
                for person in persons:
                    self._person(person.seat, person)
            case AddActor(actor=actor):
                self.known(actor.slug, names_of(actor.name))
            case Accredit(person=person):
                self._person(person.seat, person)
            case ReplacePerson() as replaced:
                self._person(replaced.seat, replaced)
            case AgreeName(seat=slug, readers=readers, name=names) if self.view.seat in readers:
                self.known(self._actor(slug), names_of(names))
        for seat in seats_in(placed):
            raw = self.known(seat.actor or seat.slug, names_of(seat.name))
            if seat.kind is SeatKind.PARTY and raw.area is not Area.PARTY:
                self.put(raw, Area.PARTY)
        stated = [(who, one) for one, _ in relations_in(placed) if (who := self._raw(one.actor)) is not None]
        self._related(placed, stated)

    def _related(self, placed: Placed, stated: list[tuple[Known, Relation]]) -> None:
        """All that an act seats or relates, together: who serves the talks, who stands behind whom."""
        seated = [(seat, raw) for seat in seats_in(placed) if (raw := self._raw(seat.slug)) is not None]
        serves = {raw.n for seat, raw in seated if seat.kind is SeatKind.MEDIATOR}
        serves |= {raw.n for raw, one in stated if one.of is None and one.role in OFFICES}
        named = {raw.n: raw for raw in (*(raw for _seat, raw in seated), *(raw for raw, _one in stated))}
        backing: dict[int, list[Known]] = {}
        for raw, one in stated:
            of = self._raw(one.of) if one.of is not None else None
            if of is not None:
                named[of.n] = of
                if one.role in BEHIND:
                    backing.setdefault(of.n, []).append(raw)
        sides = _sides(named.values(), backing, serves)
        # Those of one act stand in the order in which they became known.
        for n in sorted(named):
            if n in serves:
                self.put(named[n], Area.BETWEEN)
            elif (side := sides.get(n)) is not None:
                self.put(named[n], Area.BEHIND, side)
            else:
                self.put(named[n], Area.AROUND)

    def _person(self, seat: str, person: Person | ReplacePerson) -> None:
        slug = person.slug if isinstance(person, Person) else person.successor
        raw = self.known(person_slug(seat, slug), names_of(person.name))
        party = self._raw(seat)
        of_party = seat in self.view.seats and self.view.seats[seat].kind is SeatKind.PARTY
        if party is not None and of_party and Capacity.HEAD in person.capacities:
            raw.heads = party

    def _actor(self, slug: str) -> str:
        seat = self.view.seats.get(slug)
        return (seat.seat.actor or slug) if seat is not None else slug

    def _raw(self, slug: str) -> Known | None:
        """Whom an act names, by the slug of a seat or of an actor."""
        return self.slugs.get(self._actor(slug)) or self.slugs.get(slug)

    # ---- facts

    def fact(self, claim: ActorClaim | RoleClaim) -> None:
        """A fact of the dossier: who becomes known by it, and where a role places them."""
        if isinstance(claim, ActorClaim):
            names = [claim.name, *claim.names]
            found = next((one for name in names if (one := self.named.get(self.looked_up(name))) is not None), None)
            self._call(found or self._new(claim.name), names)
            return
        if claim.modality not in (Modality.ASSERTED, Modality.APPARENT):
            return  # what is denied, planned or left open gives nobody a place
        actor = self.called(claim.actor)
        of = None
        if claim.of is not None:
            of = self.called(claim.of) if claim.role in NAMED_WHOM else self.named.get(self.looked_up(claim.of))
        self._given(actor, claim.role, of)
        if claim.of is not None and of is None:
            self.words.setdefault(self.looked_up(claim.of), []).append((claim.role, actor))
        if of is not None and of is not actor:
            self._given_to(of, claim.role, actor)

    def _given(self, actor: Known, role: RoleKind, of: Known | None) -> None:
        if actor.area is not None:
            return
        if actor.heads is not None:
            self.put(actor, Area.WITH, actor.heads)
        elif of is not None and role in _SIDED and (side := _side(of)) is not None:
            leads = role in (RoleKind.LEADS, RoleKind.CONTROLS) and of.area is Area.PARTY
            self.put(actor, Area.WITH if leads else Area.BEHIND, side)
        elif TieKind(role.value) in IMPARTIAL and (of is None or _side(of) is None):
            self.put(actor, Area.BETWEEN)
        else:
            self.put(actor, Area.AROUND)

    def _given_to(self, of: Known, role: RoleKind, actor: Known) -> None:
        """The other end of a role: somebody's own head, or somebody on the same side as who backs or leads them."""
        if of.area is not None:
            return
        if of.heads is not None:
            self.put(of, Area.WITH, of.heads)
        elif role in _SIDED and (side := _side(actor)) is not None:
            self.put(of, Area.BEHIND, side)
        else:
            self.put(of, Area.AROUND)


def _side(raw: Known) -> Known | None:
    """The party on whose side somebody stands."""
    return raw if raw.area is Area.PARTY else raw.side or raw.heads


def _sides(named: Iterable[Known], backing: Mapping[int, list[Known]], serves: AbstractSet[int]) -> dict[int, Known]:
    """For those whom an act lets back others, the party behind whom they stand, also through others."""
    sides: dict[int, Known] = {}
    waiting = [(raw, side) for raw in named if (side := _side(raw)) is not None]
    while waiting:
        further = []
        for raw, side in waiting:
            for one in backing.get(raw.n, ()):
                if one.n not in sides and one.area is None and one.n not in serves:
                    sides[one.n] = side
                    further.append((one, side))
        waiting = further
    return sides


def course(view: View, book: Book) -> tuple[tuple[Known, ...], Mapping[str, int]]:
    """Everybody, in the order in which they became known, each with a place where anything gave one.

    And that order: by the id of an act or a fact, its number.
    """
    found = _Course(view)
    order: dict[str, int] = {}
    for n, one in enumerate(_as_it_came(view, book)):
        if isinstance(one, Seen):
            order[one.placed.id] = n
            found.act(one.placed)
        else:
            order[one.id] = n
            if isinstance(one.claim, ActorClaim | RoleClaim):
                found.fact(one.claim)
    return tuple(found.all), order


def _as_it_came(view: View, book: Book) -> Iterator[Seen | Fact]:
    """Acts and facts in the order in which this seat came to know them; of one moment, acts first."""
    came: list[tuple[datetime, int, int, Seen | Fact]] = []
    latest = _NEVER
    for n, seen in enumerate(view.timeline()):
        # What is disclosed later is known from then on, whenever it was recorded.
        latest = max(latest, seen.placed.recorded_at)
        # Who is seated later sees its own seat first, then the convening: that comes before everything all the same.
        came.append((_NEVER if isinstance(seen.placed.act, Convene) else latest, 0, n, seen))
    latest = _NEVER
    for n, fact in enumerate(book.dossier.facts):
        forms = book.forms.get(fact.id)
        if forms:
            latest = max(latest, forms[0].at)
        came.append((latest, 1, n, fact))
    came.sort(key=lambda one: one[:3])
    for _at, _kind, _n, one in came:
        yield one


_NEVER: Final = datetime.min.replace(tzinfo=UTC)

"""The map of actors: who there is, what each is to the others on a day, where each stands, whose interests conflict.

One map joins what the talks have on record, as a seat sees it, with the roles that this seat took into its dossier.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from entremise.dossier.actors import Actor, actors_of, as_found
from entremise.dossier.book import Book
from entremise.dossier.relations import Conflict, Tie, TieKind, conflicts, standings
from entremise.dossier.values import ActorKind
from entremise.house.known import known_actors
from entremise.house.map.placing import ROOM, Area, Known, Spot, course
from entremise.house.map.told import heading, in_dossier, on_record
from entremise.talks.acts.convening import SeatKind
from entremise.talks.view.state import SeatState, in_order
from entremise.words.names import Reader

STEPS: Final = 50
"""Support is followed through so many others: what leads further is no support that anybody could speak of."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody on the map. `id` is the slug where the talks know them; `side` the party on whose side they stand.

    `seat` is the seat's slug, `kind` what they are, `told` the facts that name them.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind | None
    slug: str | None = None
    seat: str | None = None
    seat_kind: SeatKind | None = None
    side: str | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActorMap:
    """The map on a day, or as it was last known. `ties` hold; `others` are told with a reserve only, or denied.

    `who` is in the order in which they became known; `spots` has those who are drawn; `parties` the parties' ids.
    `ever` are the ties of all days: layouts rest on them. `narrow` where ties of some kinds alone are shown.
    """

    on: str | None
    who: Mapping[str, Who]
    spots: Mapping[str, Spot]
    areas: Mapping[str, tuple[Area, str | None]]
    parties: tuple[str, ...]
    ties: tuple[Tie, ...]
    others: tuple[Tie, ...]
    ever: tuple[Tie, ...]
    conflicts: tuple[Conflict, ...]
    book: Book
    narrow: bool = False

    @property
    def every_tie(self) -> tuple[Tie, ...]:
        """All ties of the day, those that hold first."""
        return (*self.ties, *self.others)

    @cached_property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """By actor, the places that it is told to control."""
        held: dict[str, list[str]] = {}
        for tie in self.ties:
            if tie.place is not None:
                held.setdefault(tie.actor, []).append(tie.place)
        return {actor: tuple(named) for actor, named in held.items()}

    def find(self, asked: str) -> str | None:
        """Whom somebody means by an id, or by a name."""
        if asked in self.who:
            return asked
        wanted = as_found(asked)
        return next((one.id for one in self.who.values() if wanted in map(as_found, (one.name, *one.names))), None)

    def narrowed(self, kinds: Iterable[TieKind] = (), around: str | None = None) -> "ActorMap":
        """With the ties of these kinds alone, and with those alone who are tied to one actor. Conflicts stay."""
        wanted = frozenset(kinds)

        def kept(ties: Iterable[Tie]) -> tuple[Tie, ...]:
            return tuple(
                tie
                for tie in ties
                if (not wanted or tie.role in wanted) and (around is None or around in (tie.actor, tie.of))
            )

        if around is None:
            return replace(self, ties=kept(self.ties), others=kept(self.others), narrow=bool(wanted))
        # In the order in which they came to be tied to it: who is tied to it later comes last.
        tied = (end for tie in self.ever if around in _ends(tie) for end in _ends(tie))
        near = dict.fromkeys((*self.parties, around, *tied))
        who = {ident: one for ident, one in self.who.items() if ident in near}
        spots = _spots_of(near, self.areas)
        return replace(self, ties=kept(self.ties), others=kept(self.others), who=who, spots=spots)


def _ends(tie: Tie) -> tuple[str, ...]:
    return (tie.actor,) if tie.of is None else (tie.actor, tie.of)


def actor_map(reader: Reader, book: Book, on: str | None = None, today: str | None = None) -> ActorMap:
    """The map of a seat: `reader` has its view, `book` its own dossier.

    `on` is a day, a month or a year (ISO); without one the map has all that isn't known to have ended before `today`.
    Each id is the slug of the talks, or made of the first name that the dossier has for somebody: it stays when more
    is told of them.
    """
    view = reader.view
    actors = actors_of(book.dossier.facts, known_actors(reader))
    known, order = course(view, book)
    ids = _Ids(actors.all, known, actors.find)
    slugs = {actor.slug: actor.slug for actor in actors.all if actor.slug is not None}
    slugs |= {slug: seat.seat.actor for slug, seat in view.seats.items() if seat.seat.actor in slugs}
    record = on_record(view, slugs, reader.zone, order)
    dossier = tuple(in_dossier(book.dossier.facts, ids.of, order))
    named: dict[str | None, int] = {}
    for one in dossier:
        named.setdefault(one.actor, one.came)
        named.setdefault(one.of, one.came)
    tellings = sorted((*record, *heading(view, slugs, named), *dossier), key=lambda one: one.came)
    ties = standings(tellings, on, today)
    ends = on is not None or any(one.until is not None for one in tellings)
    ever = standings(tellings, ever=True) if ends else ties
    seats = _seats(reader)
    areas, spots = _places(known, ids)
    parties = tuple(ident for ident in areas if areas[ident][0] is Area.PARTY)
    who = {
        one.id: one
        for one in ids.everybody()
        # A member of a delegation is on the map where the dossier speaks of them.
        if one.slug is None or "/" not in one.slug or one.id in named
    }
    return ActorMap(
        on=on,
        who={ident: _seated(one, seats.get(ident), areas.get(ident)) for ident, one in who.items()},
        spots={ident: spot for ident, spot in spots.items() if ident in who},
        areas=areas,
        parties=parties,
        ties=ties.ties,
        others=ties.others,
        ever=(*ever.ties, *ever.others),
        conflicts=conflicts(ties, parties, STEPS),
        book=book,
    )


def _seats(reader: Reader) -> dict[str, SeatState]:
    found: dict[str, SeatState] = {}
    for one in in_order(reader.view.seats.values()):
        found.setdefault(one.seat.actor or one.seat.slug, one)
    return found


def _seated(one: Who, seat: SeatState | None, area: tuple[Area, str | None] | None) -> Who:
    side = area[1] if area is not None else None
    if seat is None:
        return replace(one, side=side)
    return replace(one, seat=seat.seat.slug, seat_kind=seat.kind, side=side)


def _places(known: Iterable[Known], ids: "_Ids") -> tuple[dict[str, tuple[Area, str | None]], dict[str, Spot]]:
    """Where each belongs, and the spots; of two who turned out to be one, the first place holds."""
    areas: dict[str, tuple[Area, str | None]] = {}
    spots: dict[str, Spot] = {}
    for one in sorted((one for one in known if one.area is not None), key=lambda one: one.placed):
        ident = ids.known(one)
        assert one.area is not None, "those without were left out"
        if ident in areas and (one.area is not Area.PARTY or areas[ident][0] is Area.PARTY):
            continue
        side = ident if one.area is Area.PARTY else ids.known(one.side) if one.side is not None else None
        areas[ident] = (one.area, side)
        spots.pop(ident, None)
        if one.spot is not None:
            spots[ident] = Spot(one.area, one.spot, side)
    return areas, spots


def _spots_of(some: Iterable[str], areas: Mapping[str, tuple[Area, str | None]]) -> dict[str, Spot]:
    """Spots of their own for some alone, in the areas where they belong, in the order given."""
    taken: Counter[tuple[Area, str | None]] = Counter()
    spots: dict[str, Spot] = {}
    for ident in some:
        area, side = areas.get(ident, (Area.AROUND, None))
        if area is Area.WITH and taken[area, side] >= ROOM[area]:
            area = Area.BEHIND
        inside = side if area in (Area.WITH, Area.BEHIND) else None
        full = taken[area, inside if area is Area.WITH else None] >= ROOM[area]
        if full or (inside is not None and inside not in spots):
            continue
        spots[ident] = Spot(area, taken[area, inside], side)
        taken[area, inside] += 1
        if inside is not None:
            taken[area, None] += 1
    return spots


_Find = Callable[[str], Actor | None]


class _Ids:
    """By which id each name goes: actors joined as everywhere in the dossier, named as they were named first."""

    def __init__(self, actors: Iterable[Actor], known: Iterable[Known], find: _Find) -> None:
        self._find = find
        self._who: dict[str, Who] = {}
        self._by_actor: dict[int, str] = {}
        self._others: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        by_slug = {actor.slug: actor for actor in actors if actor.slug is not None}
        for one in known:
            actor = by_slug.get(one.slug) if one.slug is not None else find(one.name)
            if actor is None:
                self._nobody(one.name)
            elif id(actor) not in self._by_actor:
                self._enter(actor, one.name)
        for actor in actors:
            if id(actor) not in self._by_actor:
                self._enter(actor, actor.name)

    def _enter(self, actor: Actor, first: str) -> None:
        ident = actor.slug or _digest(first)
        self._by_actor[id(actor)] = ident
        self._who[ident] = Who(ident, actor.name, actor.names, actor.kind, actor.slug, told=actor.told)

    def _nobody(self, name: str) -> str:
        """A name that two have, and that is nobody's own: it stands for itself."""
        ident = self._others.setdefault(as_found(name), _digest(f"?{name}"))
        self._who.setdefault(ident, Who(ident, name, (name,), None))
        return ident

    def known(self, one: Known) -> str:
        if one.slug is not None and one.slug in self._who:
            return one.slug
        return self.of(one.name, True) or one.name

    def of(self, name: str, certain: bool) -> str | None:
        """Who is called that; where nobody is for certain, somebody by that name, or None."""
        if name not in self._found:
            actor = self._find(name)
            self._found[name] = self._by_actor[id(actor)] if actor is not None else None
        found = self._found[name]
        return self._nobody(name) if found is None and certain else found

    def everybody(self) -> Iterable[Who]:
        return self._who.values()


def _digest(name: str) -> str:
    """An id that no slug of the talks can be: those have no underscore."""
    return f"who_{hashlib.sha256(as_found(name).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

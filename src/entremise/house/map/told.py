"""What tells ties: the record as a seat sees it, with days, and the role facts of its dossier."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from entremise.dossier.fact import Fact, RoleClaim
from entremise.dossier.relations import Telling, TieKind
from entremise.dossier.values import RoleKind
from entremise.house.known import heads
from entremise.talks.acts.base import Placed
from entremise.talks.acts.convening import AddSeat, Convene, Relate, Relation, Role, Seat, SeatKind
from entremise.talks.view.state import View
from entremise.words import times

KINDS: Final[Mapping[Role, TieKind]] = {
    Role.HOST: TieKind.HOSTS,
    Role.SPONSOR: TieKind.SPONSORS,
    Role.MEDIATOR: TieKind.MEDIATES,
    Role.BACKER: TieKind.BACKS,
    Role.GUARANTOR: TieKind.GUARANTEES,
    Role.WITNESS: TieKind.WITNESSES,
    Role.DEPOSITARY: TieKind.KEEPS,
    Role.CONVENER: TieKind.CONVENES,
    Role.RECOGNISES: TieKind.RECOGNISES,
    Role.CONTROLS: TieKind.CONTROLS,
}
"""What each role on record is called on the map."""
NAMED_WHOM: Final = (RoleKind.BACKS, RoleKind.RECOGNISES, RoleKind.LEADS)
"""Roles towards somebody: whom they name is an actor, known otherwise or not."""

Ids = Mapping[str, str]


def on_record(view: View, ids: Ids, zone: ZoneInfo, order: Mapping[str, int]) -> tuple[Telling, ...]:
    """The relations of a view, each from the day of the act that states it to the day of the one that ends it.

    `ids` leads from the slug of an actor or a seat to whom it stands for on the map; what names others is left out.
    `order` has by act its number among all that became known.
    """
    found: list[Telling] = []
    running: dict[tuple[str, Role, str | None], int] = {}
    for seen in view.timeline():
        day, came = day_of(seen.placed, zone), order[seen.placed.id]
        for seat in seats_in(seen.placed):
            if seat.kind is SeatKind.MEDIATOR and (who := ids.get(seat.actor or seat.slug)) is not None:
                found.append(Telling(who, TieKind.MEDIATES, since=day, came=came, seat=True))
        for relation, holds in relations_in(seen.placed):
            key = (relation.actor, relation.role, relation.of)
            n = running.get(key)
            if not holds:
                if n is not None:
                    found[n] = replace(found[n], until=day, over=True)
                    del running[key]
            elif n is not None:
                found[n] = replace(found[n], what=relation.says or "")
            elif (told := _of(relation, ids)) is not None:
                running[key] = len(found)
                found.append(replace(told, since=day, came=came))
    return tuple(found)


def _of(relation: Relation, ids: Ids) -> Telling | None:
    actor = ids.get(relation.actor)
    of = ids.get(relation.of) if relation.of is not None else None
    if actor is None or (relation.of is not None and of is None):
        return None
    return Telling(actor, KINDS[relation.role], of, relation.says or "")


def seats_in(placed: Placed) -> Iterable[Seat]:
    """The seats that an act adds."""
    match placed.act:
        case Convene(seats=seats):
            return seats
        case AddSeat(seat=seat):
            return (seat,)
    return ()


def relations_in(placed: Placed) -> Iterable[tuple[Relation, bool]]:
    """The relations that an act states, and whether they hold from then on."""
    match placed.act:
        case Convene(relations=relations):
            return ((one, True) for one in relations)
        case Relate(relation=relation, holds=holds):
            return ((relation, holds),)
    return ()


def day_of(placed: Placed, zone: ZoneInfo) -> str:
    """The day on which an act happened, as the talks say it; where that isn't known, on which it was recorded."""
    at = placed.at if placed.at is not None else placed.recorded_at
    day: date = times.day_in(at, zone)
    return day.isoformat()


def heading(view: View, ids: Ids, named: Mapping[str | None, int]) -> Iterator[Telling]:
    """That a party's head leads it, for the heads of whom the dossier speaks: `named` has when it first does."""
    for person, seat in heads(view).items():
        if person in named and (party := ids.get(view.seats[seat].seat.actor or seat)) is not None:
            yield Telling(person, TieKind.LEADS, party, came=named[person], seat=True)


def in_dossier(
    facts: Iterable[Fact], who: Callable[[str, bool], str | None], order: Mapping[str, int]
) -> Iterator[Telling]:
    """The roles that facts tell. `who` leads from a name to whom it stands for; its second argument says whether
    whoever has the name is an actor for certain. What nobody is called is kept as words."""
    for fact in facts:
        claim = fact.claim
        if isinstance(claim, RoleClaim) and (actor := who(claim.actor, True)) is not None:
            of = who(claim.of, claim.role in NAMED_WHOM) if claim.of is not None else None
            what = claim.of if claim.of is not None and of is None else ""
            yield Telling(
                actor, TieKind(claim.role.value), of, what,
                since=claim.since, until=claim.until, modality=claim.modality, fact=fact.id, came=order[fact.id],
            )  # fmt: skip

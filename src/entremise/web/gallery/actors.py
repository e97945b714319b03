"""Who there is, and who is what to whom, from a seat's view: what the map draws and its table says."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from entremise.talks import standing
from entremise.talks.acts.convening import AddActor, Convene, Role, SeatKind
from entremise.talks.view.state import Place, RelationState, SeatState, View, in_order
from entremise.web.gallery.layout import Node, Part
from entremise.words import terms
from entremise.words.catalogue import N_
from entremise.words.chronicle.convening import conflict
from entremise.words.names import Reader, begun

TIES: Final[Mapping[Role, str]] = {
    Role.HOST: N_("hosts"),
    Role.SPONSOR: N_("sponsors"),
    Role.MEDIATOR: N_("mediates"),
    Role.BACKER: N_("backs"),
    Role.GUARANTOR: N_("guarantees"),
    Role.WITNESS: N_("bears witness"),
    Role.DEPOSITARY: N_("keeps the text"),
    Role.CONVENER: N_("convenes"),
    Role.RECOGNISES: N_("recognises"),
    Role.CONTROLS: N_("controls"),
}
"""What an actor does to another, as it stands on a line."""

BEHIND: Final = (Role.BACKER, Role.RECOGNISES)
"""Roles by which one stands behind a party."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on the map: an actor with its seat, where it has one; or a seat of no actor."""

    place: Place
    slug: str
    name: str
    seat: str | None
    kind: SeatKind | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of one to another; `conflict` where it is that of somebody who serves the talks."""

    actor: str
    of: str
    role: Role
    says: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is to the talks themselves, and in which words it is put, where it is."""

    role: Role
    says: str


@dataclass(frozen=True, slots=True)
class Cast:
    """All of them, in the order in which this seat came to know them.

    `towards` are the ties, `offices` the roles in the talks by slug, `conflicts` the sentences on whoever serves the
    talks and backs a party in them.
    """

    known: tuple[Known, ...]
    nodes: tuple[Node, ...]
    towards: tuple[Tie, ...]
    offices: Mapping[str, tuple[Office, ...]]
    conflicts: tuple[str, ...]
    in_conflict: frozenset[str]


def cast(reader: Reader) -> Cast:
    """The actors and relations of a view."""
    view = reader.view
    known = _known(reader)
    of = _nodes_of(view, known)
    holding = [one for one in in_order(view.relations.values()) if one.holds and one.relation.actor in of]
    serving = _conflicts(view)
    return Cast(
        known=tuple(known),
        nodes=tuple(_node(one, holding, of, view) for one in known),
        towards=tuple(_ties(holding, of, serving)),
        offices=_offices(holding, of),
        conflicts=tuple(begun(conflict(reader, *who, frozenset(roles))) for who, roles in serving.items()),
        in_conflict=frozenset(of[actor] for actor, _backs in serving if actor in of),
    )


def _known(reader: Reader) -> list[Known]:
    """Actors and seats, each once: a seat of an actor stands where its actor does."""
    view = reader.view
    seats = in_order(view.seats.values())
    by_actor: dict[str, SeatState] = {}
    for one in seats:
        by_actor.setdefault(_actor_of(view, one), one)
    found = []
    for place, slug in _actors(view):
        seat = by_actor.get(slug)
        name = reader.seat(seat.seat.slug) if seat is not None else reader.actor(slug)
        found.append(Known(place, slug, name, seat.seat.slug if seat else None, seat.kind if seat else None))
    for one in seats:
        if _actor_of(view, one) not in view.actors:
            found.append(Known(one.place, one.seat.slug, reader.seat(one.seat.slug), one.seat.slug, one.kind))
    return sorted(found, key=lambda one: one.place)


def _actor_of(view: View, seat: SeatState) -> str:
    """The actor whose seat it is; a seat that names none is its own, unless an actor has its name."""
    return seat.seat.actor or seat.seat.slug


def _actors(view: View) -> Iterable[tuple[Place, str]]:
    """The actors' slugs, each with the place at which this seat came to know it."""
    for seen in view.seen.values():
        if isinstance(seen.placed.act, AddActor):
            yield seen.place, seen.placed.act.actor.slug
        elif isinstance(seen.placed.act, Convene):
            # Before the seats, which are named in the same place.
            yield from (((*seen.place, -1, n), actor.slug) for n, actor in enumerate(seen.placed.act.actors))


def _nodes_of(view: View, known: Iterable[Known]) -> dict[str, str]:
    """By the slug of an actor or a seat, the slug under which it stands on the map."""
    seated = {slug: _actor_of(view, seat) for slug, seat in view.seats.items()}
    return seated | {one.slug: one.slug for one in known}


def _node(one: Known, holding: Iterable[RelationState], of: Mapping[str, str], view: View) -> Node:
    """Where one belongs: a party; behind one, unless it serves the talks as well; else between."""
    if one.kind is SeatKind.PARTY:
        return Node(one.slug, Part.PARTY)
    own = [held.relation for held in holding if of[held.relation.actor] == one.slug]
    parties = view.parties()
    backed = [relation for relation in own if relation.role in BEHIND and relation.of in parties]
    serves = one.kind is SeatKind.MEDIATOR or any(relation.of is None for relation in own)
    if backed and not serves:
        return Node(one.slug, Part.BEHIND, of[str(backed[0].of)])
    return Node(one.slug, Part.BETWEEN)


def _ties(
    holding: Iterable[RelationState], of: Mapping[str, str], conflicts: Container[tuple[str, str]]
) -> Iterable[Tie]:
    for held in holding:
        relation = held.relation
        if relation.of is None or relation.of not in of:
            continue
        conflicted = relation.role is Role.BACKER and (relation.actor, relation.of) in conflicts
        yield Tie(of[relation.actor], of[relation.of], relation.role, relation.says or "", conflicted)


def _offices(holding: Iterable[RelationState], of: Mapping[str, str]) -> dict[str, tuple[Office, ...]]:
    found: dict[str, list[Office]] = {}
    for held in holding:
        if held.relation.of is None:
            office = Office(held.relation.role, held.relation.says or "")
            found.setdefault(of[held.relation.actor], []).append(office)
    return {slug: tuple(offices) for slug, offices in found.items()}


def _conflicts(view: View) -> dict[tuple[str, str], set[Role]]:
    """By actor and party, the roles in which one serves the talks that backs this party in them."""
    held: dict[tuple[str, str], set[Role]] = {}
    for one in standing.conflicts_of_interest(view):
        held.setdefault((one.actor, one.backs), set()).add(one.role)
    return held


def what(reader: Reader, one: Known) -> str:
    """What somebody is at the table: party, mediator; nothing for who has no seat."""
    return reader.say(terms.SEAT_KINDS[one.kind]) if one.kind is not None else ""

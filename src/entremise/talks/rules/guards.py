"""The conditions of which rules are made, one a function. Each passes in silence or raises `Refused`.

What is hidden from the one who acts and what does not exist are refused in the same words.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.refusal import Code, Refused
from entremise.talks.time import Deadline, When
from entremise.talks.view.state import PersonState, SeatState, Seen, View

A = TypeVar("A", bound=Act)

ANY_DAY_ON_EARTH = timedelta(hours=14)
"""A day begins somewhere up to fourteen hours before it does in UTC."""


def seat(view: View, slug: str, about: str) -> SeatState:
    """The seat of that name."""
    found = view.seats.get(slug)
    if found is None:
        raise Refused(Code.UNKNOWN_SEAT, about, seat=slug)
    return found


def seat_of_kind(view: View, slug: str, about: str, *kinds: SeatKind) -> SeatState:
    """The seat of that name, which must be of one of these kinds."""
    found = seat(view, slug, about)
    if found.kind not in kinds:
        raise Refused(Code.WRONG_KIND_OF_SEAT, about, seat=slug, kinds=", ".join(kind.value for kind in kinds))
    return found


def seats_of_kind(view: View, slugs: Iterable[str], about: str, *kinds: SeatKind) -> None:
    """Seats that must all exist, be of these kinds, and stand once."""
    given = list(slugs)
    for slug in given:
        seat_of_kind(view, slug, about, *kinds) if kinds else seat(view, slug, about)
        if given.count(slug) > 1:
            raise Refused(Code.TWICE, about, name=slug)


def one_of(given: Iterable[str], wanted: Iterable[str], about: str, kind: str) -> None:
    """At least one of the given seats must be among the wanted ones."""
    if not set(given) & set(wanted):
        raise Refused(Code.WRONG_KIND_OF_SEAT, about, seat=", ".join(sorted(given)), kinds=kind)


def acts_from(view: View, by: Hand, *kinds: SeatKind) -> None:
    """The one who acts must sit in a seat of one of these kinds."""
    if view.seats[by.seat].kind not in kinds:
        raise Refused(Code.NOT_FOR_THIS_SEAT, "by", seat=by.seat, kinds=", ".join(kind.value for kind in kinds))


def person(view: View, seat: str, slug: str, about: str) -> PersonState:
    """A person who sits in that seat now."""
    found = view.persons.get((seat, slug))
    if found is None or not found.present:
        raise Refused(Code.UNKNOWN_PERSON, about, person=slug, seat=seat)
    return found


def not_frozen(view: View, by: Hand) -> None:
    """The room of the seat that acts must not be frozen; its freezing is an act that this seat has seen."""
    if by.seat in view.frozen:
        raise Refused(Code.ROOM_FROZEN, None, seat=by.seat)


def hand(view: View, by: Hand) -> None:
    """The hand that acts must be of the delegation of its seat; a seat without persons acts as itself."""
    if by.seat not in view.seats:
        raise Refused(Code.UNKNOWN_SEAT, "by", seat=by.seat)
    if by.person is None:
        if view.delegation(by.seat):
            raise Refused(Code.MISSING, "by.person")
        return
    found = view.persons.get((by.seat, by.person))
    if found is None or not found.present:
        raise Refused(Code.NOT_OF_THIS_SEAT, "by", person=by.person, seat=by.seat)


def capacity(view: View, by: Hand, *capacities: Capacity) -> None:
    """The person who acts must have one of these capacities."""
    if by.person is not None:
        able(view.persons[by.seat, by.person], "by", *capacities)


def able(known: PersonState, about: str, *capacities: Capacity) -> None:
    """This person must have one of these capacities."""
    if not any(known.has(one) for one in capacities):
        wanted = ", ".join(one.value for one in capacities)
        raise Refused(Code.NEEDS_CAPACITY, about, person=known.person.slug, capacities=wanted)


def head(view: View, by: Hand) -> None:
    """Only the head does this."""
    capacity(view, by, Capacity.HEAD)


def releases(view: View, by: Hand) -> None:
    """Words leave a party by its head, or by whom the head has entrusted with it."""
    if by.person is not None and view.persons[by.seat, by.person].may_release:
        return
    head(view, by)


def speaks(view: View, by: Hand) -> None:
    """Outward acts: for a party its head or whom it entrusted, for another seat its head or a delegate."""
    if view.seats[by.seat].kind is SeatKind.PARTY:
        releases(view, by)
    else:
        capacity(view, by, Capacity.HEAD, Capacity.DELEGATE)


def mediator(view: View, by: Hand) -> None:
    """A mediator who speaks for the seat."""
    acts_from(view, by, SeatKind.MEDIATOR)
    speaks(view, by)


def party(view: View, by: Hand) -> None:
    """A party, through who releases its words."""
    acts_from(view, by, SeatKind.PARTY)
    releases(view, by)


def earlier(view: View, act: str, kind: type[A], about: str) -> tuple[Seen, A]:
    """An earlier act of that kind that this seat has seen."""
    seen = view.seen.get(act)
    if seen is None or not isinstance(seen.placed.act, kind):
        raise Refused(Code.UNKNOWN_ACT, about, kind=kind.kind)
    return seen, seen.placed.act


def ahead(deadline: Deadline | None, now: datetime, about: str) -> None:
    """A deadline must lie ahead."""
    if deadline is not None and deadline.at <= now:
        raise Refused(Code.IN_THE_PAST, about)


def happened(at: When | None, now: datetime) -> None:
    """What is said to have happened can't lie ahead; what was only found out later may lie long back."""
    if at is None:
        return
    if isinstance(at, datetime):
        if at > now:
            raise Refused(Code.IN_THE_FUTURE, "at")
    elif datetime(at.year, at.month, at.day, tzinfo=now.tzinfo) > now + ANY_DAY_ON_EARTH:
        raise Refused(Code.IN_THE_FUTURE, "at")


def not_done(done: bool, about: str | None = None) -> None:
    """Refuses what has been done already."""
    if done:
        raise Refused(Code.ALREADY_DONE, about)

"""Who may hand out keys to a room, and who may take them back.

A link is a key to the inner room: only the delegation itself makes them. The one exception is its beginning, when
nobody of it has ever come in; then mediators invite its head. Once anybody has, they never can again.
"""

from collections.abc import Collection

from entremise.house.seated import Seated
from entremise.people.values import Invitation
from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.view.state import PersonState, View


def leads(who: Seated) -> bool:
    """Whether somebody is a head or a delegate: they can let others back in, and so may shut them out."""
    return who.person.has(Capacity.HEAD) or who.person.has(Capacity.DELEGATE)


def may_let_in(who: Seated, person: PersonState) -> bool:
    """Whether somebody may make a link for a member of the own delegation.

    The head for anybody; a delegate for the head, or a head that is locked out would stay so; each for itself, for
    another device.
    """
    if person.person.seat != who.seat or not person.present:
        return False
    itself = person.person.slug == who.place.person
    return itself or who.is_head or (who.person.has(Capacity.DELEGATE) and person.has(Capacity.HEAD))


def to_be_invited(view: View, seat: str, came_in: Collection[str]) -> list[PersonState]:
    """Whom mediators may invite at another seat: its heads, as long as nobody of it has ever come in.

    Of a delegation that has no head they may invite anybody.
    """
    if came_in:
        return []
    delegation = view.delegation(seat)
    return [one for one in delegation if one.has(Capacity.HEAD)] or delegation


def may_invite(who: Seated, seat: str, person: str, came_in: Collection[str]) -> bool:
    """Whether a mediator may make a link for that person of another seat."""
    if who.kind is not SeatKind.MEDIATOR or seat == who.seat or not leads(who):
        return False
    return any(one.person.slug == person for one in to_be_invited(who.view, seat, came_in))


def may_withdraw(who: Seated, link: Invitation) -> bool:
    """Whether somebody may take a link back: its maker; head and delegates of the seat it is for or was made by."""
    made_by = link.made_by.partition("/")[0]
    if link.made_by == f"{who.seat}/{who.place.person}":
        return True
    return leads(who) and who.seat in (link.seat, made_by)


def nobody_to_let_in_the_head(view: View, seat: str) -> bool:
    """Whether a head that is locked out could be let in by nobody: it has no delegate, and no other head."""
    delegation = view.delegation(seat)
    heads = [one for one in delegation if one.has(Capacity.HEAD)]
    return len(heads) == 1 and not any(one.has(Capacity.DELEGATE) for one in delegation if one is not heads[0])

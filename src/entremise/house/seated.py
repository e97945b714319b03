"""Who sits where: an account becomes a person at a seat, with that seat's view. Pages and programs begin here."""

from dataclasses import dataclass

from entremise.house.premises import Premises
from entremise.people.values import Account, Place
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.view.state import PersonState, View


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody at their seat, and what that seat knows now."""

    account: Account
    place: Place
    view: View
    person: PersonState

    @property
    def talks(self) -> str:
        return self.place.talks

    @property
    def seat(self) -> str:
        return self.place.seat

    @property
    def kind(self) -> SeatKind:
        return self.view.seats[self.place.seat].kind

    @property
    def by(self) -> Hand:
        """The hand with which this person acts."""
        return Hand(seat=self.place.seat, person=self.place.person)

    @property
    def is_head(self) -> bool:
        return self.person.has(Capacity.HEAD)


def seated(premises: Premises, account: Account, talks: str) -> Seated | None:
    """The account's place at these talks; None where it has none, hidden and absent alike.

    Who was replaced in the delegation has no place any more.
    """
    place = premises.people.place(account, talks)
    if place is None:
        return None
    view = premises.house.view(talks, place.seat)
    person = view.persons.get((place.seat, place.person))
    if person is None or not person.present or place.seat not in view.seats:
        return None
    return Seated(account, place, view, person)


def show_out(premises: Premises, talks: str, seat: str, person: str) -> None:
    """Whoever was replaced in a delegation: their links are taken back, and pages that lie open are left at once."""
    premises.people.withdraw_of(talks, seat, person)
    premises.hub.look_at_the_door(talks, seat)

"""Convening as one thing: the talks, the convener's own place at them, and the ground rules put to the parties."""

from dataclasses import dataclass
from typing import Final

from django.utils.crypto import salted_hmac

from entremise.house.premises import Premises
from entremise.people.values import Account
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import Convene, SeatKind
from entremise.talks.acts.procedure import PutTerms, Subject

NONCE_LIMIT: Final = 64


@dataclass(frozen=True, slots=True)
class Convener:
    """Who convenes, and which form was sent: sent twice, it convenes once."""

    account: Account
    nonce: str

    @property
    def talks(self) -> str:
        """The id that the talks get. It depends on the form, and can be chosen by nobody."""
        given = f"{self.account.id} {self.nonce}"
        return salted_hmac("entremise.convening", given, algorithm="sha256").hexdigest()[:32]


def convene(premises: Premises, convener: Convener, by: Hand, act: Convene, rules: dict[str, str]) -> str:
    """Convene talks, take the convener's place, put the ground rules; returns the id of the talks. Raises `Refused`."""
    talks = convener.talks
    premises.house.convene(by, act, talks=talks, request=convener.nonce)
    take_place(premises, convener.account, talks, by)
    parties = tuple(seat.slug for seat in act.seats if seat.kind is SeatKind.PARTY)
    if rules and parties:
        terms = PutTerms(subject=Subject.GROUND_RULES, text=rules, to=parties)
        premises.house.append(talks, by, terms, request=f"{convener.nonce} rules")
    return talks


def take_place(premises: Premises, account: Account, talks: str, by: Hand) -> None:
    """The convener sits where it said, once."""
    if by.person is not None and premises.people.place(account, talks) is None:
        premises.people.give_place(account, talks, by.seat, by.person)

"""A visit: one request from one seat, with what that seat knows and how its reader is spoken to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse

from entremise.cases.local_time import zone_of as zone_named
from entremise.house.premises import Premises
from entremise.house.seated import Seated
from entremise.people.values import Account, Session
from entremise.talks.acts.base import Hand
from entremise.talks.refusal import Refused
from entremise.talks.time import Deadline, When
from entremise.talks.view.state import View, in_order
from entremise.web.language import language_of
from entremise.words.catalogue import Translator, translator
from entremise.words.names import Reader

SIDES = 6
"""How many parties have a colour and a pattern of their own; a seventh begins again."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, from which seat, in which language; the view is that seat's and nobody else's."""

    premises: Premises
    request: HttpRequest
    session: Session
    seated: Seated
    reader: Reader

    @classmethod
    def of(cls, premises: Premises, request: HttpRequest, session: Session, seated: Seated) -> "Visit":
        reader = Reader.of(seated.view, translator(language_of(request)), own_zone(seated.account))
        return cls(premises, request, session, seated, reader)

    @property
    def say(self) -> Translator:
        return self.reader.say

    @property
    def view(self) -> View:
        return self.seated.view

    @property
    def talks(self) -> str:
        return self.seated.talks

    @property
    def seat(self) -> str:
        return self.seated.seat

    @property
    def by(self) -> Hand:
        return self.seated.by

    @property
    def account(self) -> Account:
        return self.seated.account

    @property
    def now(self) -> datetime:
        """The hour at the table."""
        return self.premises.house.now()

    def url(self, name: str, **kwargs: str) -> str:
        """The address of a page of these talks, by its name."""
        return reverse(name, kwargs={"talks": self.talks, **kwargs})

    def when(self, at: When) -> str:
        """A time as the talks say it and, where the reader's zone is another, as the reader does."""
        return self.reader.when(at)

    def deadline(self, until: Deadline) -> str:
        """A deadline, likewise."""
        return self.reader.deadline(until)

    def sides(self) -> Mapping[str, int]:
        """The parties' places, by seat: each has its colour and pattern by that number, wherever it is shown."""
        parties = in_order(self.view.seats[slug] for slug in self.view.parties())
        return {one.seat.slug: n % SIDES for n, one in enumerate(parties)}


def own_zone(account: Account) -> ZoneInfo | None:
    """The zone that somebody chose for themselves; None where none was, or where it isn't known here."""
    try:
        return zone_named(account.zone) if account.zone else None
    except Refused:
        return None

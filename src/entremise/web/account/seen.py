"""What the account page shows, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from entremise.cases.local_time import zone_of
from entremise.house.premises import Premises
from entremise.house.seated import seated
from entremise.people.devices import BETWEEN
from entremise.people.values import Account, Feed, Session, Subscription
from entremise.talks.refusal import Refused
from entremise.words import times
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate
from entremise.words.names import Reader


@dataclass(frozen=True, slots=True)
class Held:
    """A place at talks."""

    talks: str
    url: str
    title: str
    seat: str
    person: str


@dataclass(frozen=True, slots=True)
class Device:
    """A session, as its owner knows it."""

    ident: str
    called: str
    began: str
    seen: str
    here: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A passkey, as its owner knows it."""

    ident: str
    name: str
    made: str
    used: str


@dataclass(frozen=True, slots=True)
class Address:
    """A secret address by which a program fetches a feed: of which talks, and when it last was."""

    ident: str
    feed: str
    talks: str
    url: str
    state: str


def places(premises: Premises, account: Account, _: Translator) -> Sequence[Held]:
    """The talks at which an account has a place now."""
    found = []
    for place in premises.people.places(account):
        here = seated(premises, account, place.talks)
        if here is None:
            continue
        reader = Reader.of(here.view, _)
        title = reader.words(here.view.convened.title) if here.view.convened is not None else ""
        url = reverse("home", kwargs={"talks": place.talks})
        found.append(Held(place.talks, url, title, reader.seat(place.seat), reader.person(place.seat, place.person)))
    return found


def devices(premises: Premises, account: Account, current: Session, _: Translator) -> Sequence[Device]:
    """The sessions that stand, this one first."""
    sessions = sorted(premises.people.sessions(account), key=lambda one: one.id != current.id)
    return [
        Device(
            ident=one.id,
            called=called(one.device, _),
            began=said(one.began_at, account, _),
            seen=said(one.seen_at, account, _),
            here=one.id == current.id,
        )
        for one in sessions
    ]


def keys(premises: Premises, account: Account, _: Translator) -> Sequence[Key]:
    """The passkeys, in the order in which they were made."""
    return [
        Key(one.id, isolate(one.name), said(one.made_at, account, _), said(one.used_at, account, _))
        for one in premises.people.passkeys(account)
    ]


def feeds(premises: Premises, account: Account, _: Translator) -> Sequence[Address]:
    """The secret addresses that stand, of the talks at which the account has a place."""
    titles = {one.talks: one.title for one in places(premises, account, _)}
    named = feed_names(_)
    return [
        Address(
            ident=one.id,
            feed=named[one.feed],
            talks=titles[one.talks],
            url=reverse("subscriptions", kwargs={"talks": one.talks}),
            state=fetched(one, account, _),
        )
        for one in premises.people.feeds.of(account)
        if one.talks in titles
    ]


def feed_names(_: Translator) -> Mapping[Feed, str]:
    """What the feeds are called."""
    return {Feed.CALENDAR: _("Calendar of rounds and deadlines"), Feed.CHRONICLE: _("Feed of what is public")}


def fetched(known: Subscription, account: Account, _: Translator) -> str:
    """When an address was made, and on which day it was last fetched."""
    day = times.day(times.day_in(known.made_at, zone(account)), _)
    if known.fetched_on is None:
        return _("Made on {day}; not fetched yet.", day=day)
    return _("Made on {day}; last fetched on {fetched}.", day=day, fetched=times.day(known.fetched_on, _))


def called(device: str, _: Translator) -> str:
    """What a device is called: "Firefox on Windows"."""
    browser, between, system = device.partition(BETWEEN)
    if between:
        return _("{browser} on {system}", browser=isolate(browser), system=isolate(system))
    return isolate(device) if device else _("A device that doesn’t say what it is")


def said(at: datetime | None, account: Account, _: Translator) -> str:
    """An hour of the server's clock in the reader's zone, to the minute; empty where there is none."""
    return times.when(at.replace(second=0, microsecond=0), zone(account), _) if at is not None else ""


def zone(account: Account) -> ZoneInfo:
    """The reader's own zone, else UTC."""
    try:
        return zone_of(account.zone) if account.zone else ZoneInfo("UTC")
    except Refused:
        return ZoneInfo("UTC")

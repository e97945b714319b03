"""The page on which somebody makes and withdraws secret addresses; what they open; the same files, signed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from entremise.house.limits import RECORD_COSTS, Kind, Who
from entremise.house.premises import here
from entremise.people.values import Feed
from entremise.web.access import open_page, room_page, seat_of
from entremise.web.account.seen import feed_names, fetched
from entremise.web.door import errors
from entremise.web.door.limits import may_fail, may_read_all
from entremise.web.feeds.answers import FILES, answer, made
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words.asked import spoken

ROUTES: Final = {Feed.CALENDAR: "fetch-calendar", Feed.CHRONICLE: "fetch-chronicle"}
OWN_ROUTES: Final = {Feed.CALENDAR: "calendar-file", Feed.CHRONICLE: "chronicle-file"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed on the page: what it is, its file, and the address that stands, if there is one."""

    feed: str
    title: str
    says: str
    file: str
    url: str
    ident: str
    state: str
    secret: str


@room_page("GET", "POST")
def subscriptions(visit: Visit) -> HttpResponse:
    """One's own addresses for these talks. A new one is shown this once."""
    feeds, request = visit.premises.people.feeds, visit.request
    if request.method != "POST":
        return _page(visit, {})
    withdrawn = request.POST.get("withdraw", "")
    if withdrawn:
        feeds.end(visit.account, withdrawn)
        return redirect(visit.url("subscriptions"))
    wanted = request.POST.get("make", "")
    if wanted not in tuple(Feed):
        return errors.bad_request(request)
    secret = feeds.subscribe(visit.account, visit.talks, Feed(wanted), visit.say.language)
    return _page(visit, {Feed(wanted): secret})


def _page(visit: Visit, fresh: Mapping[Feed, str]) -> HttpResponse:
    shown = {"page_title": visit.say("Subscriptions"), "offers": [*_offers(visit, fresh)]}
    return show_room(visit, "entremise/feeds/subscriptions.html", shown)


def _offers(visit: Visit, fresh: Mapping[Feed, str]) -> Iterator[Offer]:
    standing = {one.feed: one for one in visit.premises.people.feeds.of(visit.account) if one.talks == visit.talks}
    titles = feed_names(visit.say)
    says = {
        Feed.CALENDAR: visit.say(
            "Rounds, sittings, deadlines and other times, as our seat sees them. No words that anybody wrote or said "
            "stand in it, but titles of drafts, who sits with whom and who asked for time do."
        ),
        Feed.CHRONICLE: visit.say("What is public in these talks, and nothing else, as it becomes public."),
    }
    for feed in Feed:
        known = standing.get(feed)
        secret = fresh.get(feed, "")
        yield Offer(
            feed=feed.value,
            title=titles[feed],
            says=says[feed],
            file=FILES[feed],
            url=visit.url(OWN_ROUTES[feed]),
            ident=known.id if known is not None else "",
            state=fetched(known, visit.account, visit.say) if known is not None else "",
            secret=here().address + reverse(ROUTES[feed], kwargs={"secret": secret}) if secret else "",
        )


@open_page("GET")
def fetch_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar, for whatever has the address."""
    return _fetched(request, secret, Feed.CALENDAR)


@open_page("GET")
def fetch_chronicle(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed of what is public, for whatever has the address."""
    return _fetched(request, secret, Feed.CHRONICLE)


def _fetched(request: HttpRequest, secret: str, feed: Feed) -> HttpResponse:
    """Unknown, withdrawn and of somebody who has no place any more: all are an address that there isn't."""
    feeds, found = here().people.feeds, here().people.feeds.subscriber(secret, feed)
    place = seat_of(found[1], found[0].talks) if found is not None else None
    if found is None or place is None:
        return errors.not_found(request) if may_fail(request) else errors.too_often(request)
    known, account = found
    # To make a feed takes longer than a page: it is counted by its address, wherever it is fetched from.
    if not here().limits.may_read(Who(Kind.TOKEN, known.id), RECORD_COSTS):
        return errors.too_often(request)
    feeds.fetched(known)
    return answer(request, feed, made(feed, place, spoken((account.language, known.language))))


@room_page("GET")
def calendar_file(visit: Visit) -> HttpResponse:
    """The calendar as a file, for who is signed in."""
    return _file(visit, Feed.CALENDAR)


@room_page("GET")
def chronicle_file(visit: Visit) -> HttpResponse:
    """The feed of what is public as a file, for who is signed in."""
    return _file(visit, Feed.CHRONICLE)


def _file(visit: Visit, feed: Feed) -> HttpResponse:
    if not may_read_all(visit.request):
        return errors.too_often(visit.request)
    return answer(visit.request, feed, made(feed, visit.seated, visit.say.language))

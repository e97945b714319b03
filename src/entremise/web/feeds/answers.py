"""A feed as an answer: known again by its digest, kept by nobody on the way, found by no search."""

import hashlib
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from entremise.house.premises import here
from entremise.house.seated import Seated
from entremise.people.values import Feed
from entremise.web.feeds import atom, ical
from entremise.web.visit import own_zone
from entremise.words.catalogue import translator
from entremise.words.names import Reader

FILES: Final = {Feed.CALENDAR: "calendar.ics", Feed.CHRONICLE: "chronicle.atom"}
TYPES: Final = {Feed.CALENDAR: ical.CONTENT_TYPE, Feed.CHRONICLE: atom.CONTENT_TYPE}


def made(feed: Feed, place: Seated, language: str) -> bytes:
    """The feed as whoever sits there may read it."""
    at, say = here(), translator(language)
    if feed is Feed.CHRONICLE:
        return atom.atom(place.view, place.talks, say, at.address, exercise=at.exercise)
    reader = Reader.of(place.view, say, own_zone(place.account))
    return ical.ical(reader, place.talks, at.address, exercise=at.exercise)


def answer(request: HttpRequest, feed: Feed, content: bytes) -> HttpResponse:
    """The feed; or 304 where who asks has it as it is."""
    etag = quote_etag(hashlib.sha256(content).hexdigest())
    given = HttpResponse(content, content_type=TYPES[feed])
    given.headers["ETag"] = etag
    given.headers["Cache-Control"] = "private, no-store"
    given.headers["X-Robots-Tag"] = "noindex"
    given.headers["Content-Disposition"] = f'attachment; filename="{FILES[feed]}"'
    found = get_conditional_response(request, etag=etag, response=given)
    assert isinstance(found, HttpResponse), "it was given a response"
    if found is not given:
        found.headers["Cache-Control"] = given.headers["Cache-Control"]
    return found

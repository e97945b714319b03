"""The calendar of a seat as a file: iCalendar (RFC 5545), in the zone of the talks and the reader's language."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from entremise.talks.time import When
from entremise.web.feeds.agenda import moments
from entremise.web.feeds.atom import act_url
from entremise.web.feeds.moments import Moment
from entremise.words import times
from entremise.words.direction import bare
from entremise.words.names import Reader

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
REFRESH: Final = timedelta(hours=1)
"""How often a calendar program is asked to look again."""


def ical(reader: Reader, talks: str, address: str, *, exercise: bool) -> bytes:
    """All that the reader's seat sees of rounds, sittings and deadlines; `address` is the server's."""
    _ = reader.say
    convened = reader.view.convened
    title = bare(reader.words(convened.title)) if convened is not None else _("Talks")
    says = _("Rounds, sittings and deadlines, as our seat sees them.")
    if exercise:
        says = _("Exercise: nothing that is done here is real.") + " " + says
    found = moments(reader)
    calendar = Calendar()
    calendar.add("prodid", "-//Entremise//Entremise//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, title)
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, says)
    calendar.add("x-wr-timezone", reader.zone.key)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    # A calendar holds something at least: the zone is there where nothing else is.
    calendar.add_component(_zone(reader.zone, found))
    for one in found:
        calendar.add_component(_event(reader, one, talks, address))
    return bytes(calendar.to_ical())


def _event(reader: Reader, moment: Moment, talks: str, address: str) -> Event:
    start, end = _span(moment, reader.zone)
    event = Event()
    event.add("uid", str(uuid5(UUID(hex=talks), f"{moment.about} {moment.what}")))
    event.add("dtstamp", moment.changed)
    event.add("last-modified", moment.changed)
    event.add("sequence", moment.changes)
    event.add("status", moment.standing.value)
    event.add("summary", bare(moment.title))
    if moment.says:
        event.add("description", bare(moment.says))
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    event.add("transp", "OPAQUE" if moment.lasts else "TRANSPARENT")
    event.add("url", address + act_url(talks, moment.about))
    return event


def _span(moment: Moment, zone: ZoneInfo) -> tuple[When, When | None]:
    """From when to when: both as days where one is known as a day alone, the last day within."""
    start, end = moment.start, moment.end
    if end is not None and isinstance(start, datetime) and isinstance(end, datetime):
        return start.astimezone(zone), end.astimezone(zone) if end > start else None
    if end is not None:
        first, last = times.day_in(start, zone), times.day_in(end, zone)
        return first, (last + timedelta(days=1) if last >= first else None)
    return (start.astimezone(zone) if isinstance(start, datetime) else start), None


def _zone(zone: ZoneInfo, found: Sequence[Moment]) -> Timezone:
    """The zone of the talks, for the years that the calendar speaks of."""
    years = [times.day_in(at, zone).year for one in found for at in (one.start, one.end) if at is not None]
    first, last = min(years, default=2020), max(years, default=2020)
    return Timezone.from_tzid(zone.key, first_date=date(first, 1, 1), last_date=date(min(last + 1, 9_998), 12, 31))

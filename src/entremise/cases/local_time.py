"""Times as people write them in a case file: a day, a local time in the talks' zone, or an instant with its offset."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from entremise.talks.refusal import Code, Refused
from entremise.talks.time import iso

DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME: Final = DAY + r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
OFFSET: Final = r"(Z|[+-][0-9]{2}:[0-9]{2})"
EXPECTED: Final = "2020-01-13, 2020-01-13 19:30, 2020-01-13 19:30+03:00"

_DAY = re.compile(DAY)
_LOCAL = re.compile(TIME)
_EXACT = re.compile(TIME + OFFSET)


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises `Refused`."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a directory among the zones
        raise Refused(Code.UNKNOWN_ZONE, "zone", zone=name) from None


def read_when(given: object, zone: ZoneInfo, about: str | None = None) -> date | datetime:
    """A day, or an instant in UTC.

    Raises `Refused`: for another form, for a local time that the clocks skipped, and for one that came twice; both
    choices are then named, with their offsets.
    """
    text = given if isinstance(given, str) else ""
    try:
        if _DAY.fullmatch(text):
            return _near(date.fromisoformat(text))
        if _EXACT.fullmatch(text):
            return _near(datetime.fromisoformat(text).astimezone(UTC))
        if _LOCAL.fullmatch(text):
            return _instant(_near(datetime.fromisoformat(text)), zone, about)
    except (ValueError, OverflowError):
        pass
    raise Refused(Code.WRONG_FORM, about, expected=EXPECTED)


_When = TypeVar("_When", bound=date)


def _near(when: _When) -> _When:
    """The same, where it lies so that days before and after it can be reckoned with."""
    if not 1000 <= when.year <= 9000:
        raise ValueError(when)
    return when


def said(when: date | datetime, zone: ZoneInfo) -> str:
    """A time as a file would have it: the day, or the local time with its offset."""
    return when.astimezone(zone).isoformat(" ", "minutes") if isinstance(when, datetime) else when.isoformat()


def _instant(naive: datetime, zone: ZoneInfo, about: str | None) -> datetime:
    first = naive.replace(tzinfo=zone, fold=0)
    second = naive.replace(tzinfo=zone, fold=1)
    instant = first.astimezone(UTC)
    if first.utcoffset() == second.utcoffset():
        return instant
    other = second.astimezone(UTC)
    skipped = instant.astimezone(zone).replace(tzinfo=None) != naive
    earlier, later = sorted((instant, other))
    raise Refused(
        Code.NO_SUCH_LOCAL_TIME if skipped else Code.TWO_SUCH_LOCAL_TIMES,
        about,
        time=naive.isoformat(" ", "minutes"),
        zone=zone.key,
        earlier=said(earlier, zone),
        later=said(later, zone),
    )


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day in a zone."""
    naive = datetime.combine(day, time())
    start = naive.replace(tzinfo=zone).astimezone(UTC)
    # Where clocks skip midnight the day begins at the skip, which fold=0 lies after by as much as is skipped.
    if start.astimezone(zone).replace(tzinfo=None) != naive:
        after = naive.replace(tzinfo=zone, fold=1).astimezone(UTC)
        return _skip_between(min(start, after), max(start, after), zone)
    return start


def _skip_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the offset changes between two instants, to the second."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day is over in a zone."""
    return start_of(day + timedelta(days=1), zone)


def first_of(when: date | datetime, zone: ZoneInfo) -> datetime:
    """The earliest instant at which something so dated can have been."""
    return when if isinstance(when, datetime) else start_of(when, zone)


def last_of(when: date | datetime, zone: ZoneInfo) -> datetime:
    """The latest one: a day is over at its end."""
    return when if isinstance(when, datetime) else end_of(when, zone)


def deadline(when: date | datetime, zone: ZoneInfo, words: object = None) -> dict[str, object]:
    """A deadline as the core reads it; of a day its end decides, and the day is kept."""
    found: dict[str, object] = {"at": iso(last_of(when, zone))}
    if not isinstance(when, datetime):
        found["day"] = when.isoformat()
    if words is not None:
        found["words"] = words
    return found

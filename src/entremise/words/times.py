"""Days and instants for a reader: in the zone in which the talks say their times, in the reader's language."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from entremise.talks.time import Deadline, When
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate

_YEAR: Final = len("2020")
_MONTH: Final = len("2020-01")
_DAY: Final = len("2020-01-13")
"""How long each is when written: what tells how much is known."""


def months(_: Translator) -> tuple[str, ...]:
    """The names of the months, January first."""
    return (
        _.pgettext("month", "January"),
        _.pgettext("month", "February"),
        _.pgettext("month", "March"),
        _.pgettext("month", "April"),
        _.pgettext("month", "May"),
        _.pgettext("month", "June"),
        _.pgettext("month", "July"),
        _.pgettext("month", "August"),
        _.pgettext("month", "September"),
        _.pgettext("month", "October"),
        _.pgettext("month", "November"),
        _.pgettext("month", "December"),
    )


def weekdays(_: Translator) -> tuple[str, ...]:
    """The names of the days of the week, Monday first."""
    return (
        _.pgettext("weekday", "Monday"),
        _.pgettext("weekday", "Tuesday"),
        _.pgettext("weekday", "Wednesday"),
        _.pgettext("weekday", "Thursday"),
        _.pgettext("weekday", "Friday"),
        _.pgettext("weekday", "Saturday"),
        _.pgettext("weekday", "Sunday"),
    )


def _day_of_month(day: date, _: Translator) -> str:
    # Translators: the first of a month is said otherwise in some languages (French: 1er).
    return _.pgettext("first of the month", "1") if day.day == 1 else str(day.day)


def day(day: date, _: Translator) -> str:
    """A day, as in running text: 13 January 2020."""
    return _("{day} {month} {year}", day=_day_of_month(day, _), month=months(_)[day.month - 1], year=day.year)


def month(day: date, _: Translator) -> str:
    """The month of a day: January 2020."""
    return _("{month} {year}", month=months(_)[day.month - 1], year=day.year)


def long_day(day: date, _: Translator) -> str:
    """A day with its weekday, as a heading: Monday 13 January 2020."""
    return _(
        "{weekday} {day} {month} {year}",
        weekday=weekdays(_)[day.weekday()],
        day=_day_of_month(day, _),
        month=months(_)[day.month - 1],
        year=day.year,
    )


def day_in(at: When, zone: ZoneInfo) -> date:
    """The day of something, in a zone; a day that was said as one stays as it was said."""
    return at.astimezone(zone).date() if isinstance(at, datetime) else at


def clock(at: datetime, zone: ZoneInfo, _: Translator) -> str:
    """The hour and minute of an instant, in a zone; seconds where there are any."""
    here = at.astimezone(zone)
    if here.second or here.microsecond:
        return _("{hour:02d}:{minute:02d}:{second:02d}", hour=here.hour, minute=here.minute, second=here.second)
    return _("{hour:02d}:{minute:02d}", hour=here.hour, minute=here.minute)


def minute(at: datetime, zone: ZoneInfo, _: Translator) -> str:
    """The hour and minute of an instant, in a zone, for a column of times."""
    return clock(at.replace(second=0, microsecond=0), zone, _)


def when(at: When, zone: ZoneInfo, _: Translator) -> str:
    """A day, or an instant with its day, at the precision at which it is known."""
    if isinstance(at, datetime):
        return _("{day}, {time}", day=day(at.astimezone(zone).date(), _), time=clock(at, zone, _))
    return day(at, _)


def as_written(written: str, _: Translator) -> str:
    """A year (2011), a month (2020-01) or a day (2020-01-13), as precise as it is."""
    if len(written) == _YEAR:
        return written
    first = date.fromisoformat(f"{written}-01"[:_DAY])
    return month(first, _) if len(written) == _MONTH else day(first, _)


def deadline(until: Deadline, zone: ZoneInfo, _: Translator) -> str:
    """A deadline: when it is, of a day its end, and in which words it was put, where these were kept."""
    said = when(until.said, zone, _)
    if until.day is not None:
        said = _("{day}, end of the day", day=said)
    if until.words is None:
        return said
    return _("{time} (“{words}”)", time=said, words=isolate(until.words))


def offset(at: datetime, zone: ZoneInfo) -> str:
    """A zone's distance from UTC at an instant: UTC+3, UTC−3:30."""
    apart = at.astimezone(zone).utcoffset()
    minutes = round(apart.total_seconds() / 60) if apart is not None else 0
    if minutes == 0:
        return "UTC"
    hours, left = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{left:02d}" if left else "")

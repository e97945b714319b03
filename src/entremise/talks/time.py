"""Instants, days, months, years and deadlines, as they are said and as they are compared."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Final

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from entremise.accord.value import Title, Value

_SOMEWHERE = timedelta(hours=38)
"""A deadline said as a day falls, in some zone on Earth, within fourteen hours of that day in UTC."""


def _utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError("when", "an instant of the years 1 to 9999") from None


def _spoken(given: Any) -> Any:
    # A bare number would pass for seconds since 1970, of which nobody speaks at a table.
    if not isinstance(given, str | datetime) or (isinstance(given, str) and "-" not in given):
        raise PydanticCustomError("when", "an instant such as 2020-01-13T16:30:00Z")
    return given


Instant = Annotated[AwareDatetime, BeforeValidator(_spoken), AfterValidator(_utc)]
"""A moment, in UTC."""


@dataclass(frozen=True)
class Coarse:
    """A month (`2020-01`) or a year (`2011`), where no more is known of when something was.

    Case files have them, and what is told of a replay; on the record such an act has its place in the order alone.
    """

    text: str

    def __post_init__(self) -> None:
        if not _COARSE.fullmatch(self.text):
            raise ValueError(self.text)
        _ = self.first  # a year that there is, and a month

    @property
    def first(self) -> date:
        """Its first day."""
        return date.fromisoformat(f"{self.text}-01-01"[:10])

    @property
    def last(self) -> date:
        """Its last day."""
        first = self.first
        month = first.month if len(self.text) == len("2020-01") else 12
        return date(first.year, month, monthrange(first.year, month)[1])


_COARSE: Final = re.compile(r"[0-9]{4}(-[0-9]{2})?")


def iso(at: date | datetime | Coarse) -> str:
    """A day as `2020-01-13`, an instant as `2020-01-13T16:30:00Z` (microseconds only where there are any).

    A month as `2020-01`, a year as `2011`.
    """
    if isinstance(at, datetime):
        return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return at.text if isinstance(at, Coarse) else at.isoformat()


def _read(given: Any) -> Any:
    # A datetime is a date to Python: neither may pass for the other.
    if isinstance(given, datetime):
        if given.tzinfo is None:
            raise PydanticCustomError("timezone_aware", "an instant without its offset")
        return _utc(given)
    if isinstance(given, date):
        return given
    if isinstance(given, str):
        try:
            return date.fromisoformat(given) if len(given) == 10 else _read(datetime.fromisoformat(given))
        except ValueError:
            pass
    raise PydanticCustomError("when", "neither a day nor an instant")


When = Annotated[
    datetime | date,
    BeforeValidator(_read),
    PlainSerializer(iso, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "description": "a day (2020-01-13) or an instant (2020-01-13T16:30:00Z)"}),
]
"""When something happened, as precisely as is known: an instant, or a day."""


class Deadline(Value):
    """A time by which something is due.

    `at` is the instant that decides; `day` stands where only a day was said (its end, in the talks' zone, is then
    `at`); `words` keeps how it was put ("until Tuesday").
    """

    at: Instant
    day: date | None = None
    words: Title | None = None

    @model_validator(mode="after")
    def _day_and_instant_agree(self) -> "Deadline":
        if self.day is not None:
            end = datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
            if abs(self.at - end - timedelta(days=1)) > _SOMEWHERE:
                raise PydanticCustomError("when", "a day whose end is the instant, in some zone")
        return self

    @property
    def said(self) -> date | datetime:
        """The deadline at the precision at which it was said."""
        return self.at if self.day is None else self.day

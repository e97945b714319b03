"""Instants, days and deadlines, as they are said and as they are compared."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from entremise.accord.value import Title, Value

Instant = Annotated[AwareDatetime, AfterValidator(lambda at: at.astimezone(UTC))]
"""A moment, in UTC."""


def iso(at: date | datetime) -> str:
    """A day as `2020-01-13`, an instant as `2020-01-13T16:30:00Z` (microseconds only where there are any)."""
    if isinstance(at, datetime):
        return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return at.isoformat()


def _read(given: Any) -> Any:
    # A datetime is a date to Python: neither may pass for the other.
    if isinstance(given, datetime):
        if given.tzinfo is None:
            raise PydanticCustomError("timezone_aware", "an instant without its offset")
        return given.astimezone(UTC)
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

    @property
    def said(self) -> date | datetime:
        """The deadline at the precision at which it was said."""
        return self.at if self.day is None else self.day

"""A source: a report with what is known of it, and the text that facts point into."""

import hashlib
import re
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from entremise.accord.value import Language, Slug, Title, Value

TEXT_LIMIT: Final = 1_000_000
"""Characters in a report. A daily newspaper has fewer in a week."""
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""What no report's text has: signs that a terminal obeys."""


def _known(text: str) -> str:
    """A day, a month or a year that there is."""
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        raise PydanticCustomError("when", "neither a day, a month nor a year") from None
    return text


Precise = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="a day, or a month or year where no more is known"
    ),
    AfterValidator(_known),
]
"""A date at the precision that is known: `2020-01-13`, `2020-01`, `2011`."""
_PRECISE: Final[TypeAdapter[str]] = TypeAdapter(Precise)


def is_date(said: str) -> bool:
    """Whether that is a day, a month or a year that there is, written as `Precise` is."""
    try:
        _PRECISE.validate_python(said)
    except ValidationError:
        return False
    return True


Reliability = Annotated[str, Field(pattern=r"^[A-F]$", description="how reliable the source is, A to F")]


class Source(Value):
    """A report: who published it, when, in which language.

    `digest` is the SHA-256 of its text in UTF-8, `file` that of the bytes that it came in, where it came as a file.
    """

    slug: Slug
    title: Title | None = None
    publisher: Title | None = None
    date: Precise | None = None
    language: Language
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    length: Annotated[int, Field(ge=1, le=TEXT_LIMIT)]
    reliability: Reliability | None = None
    file: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


def digest(text: str) -> str:
    """What a source's text is known by."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

"""An act as a program sends it."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from entremise.api.problems import problem
from entremise.api.reading import Unreadable, read
from entremise.talks.acts.form import refusal_of
from entremise.talks.refusal import Refusal
from entremise.talks.time import When
from entremise.words.catalogue import Translator

LIMIT = 1_000_000
"""Bytes of an act as it is sent."""
JSON = "application/json"


class Sent(BaseModel):
    """An act to be placed. `at` and `expected` may be left out: the act happens now, whatever came in meanwhile."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Annotated[StrictStr, Field(description="the kind of act")]
    act: Annotated[dict[str, Any], Field(description="the fields of the act, as its kind has them")]
    at: Annotated[
        When, Field(description="when it happened: a day, or an instant with its offset; left out, it happens now")
    ] = None  # type: ignore[assignment]  # left out; null is refused, for on the record it means something else
    expected: Annotated[
        StrictInt,
        Field(ge=0, description="how many entries the seat had when this was decided; it is refused if it has more"),
    ] = None  # type: ignore[assignment]  # left out


def sent(request: HttpRequest, _: Translator) -> Sent | HttpResponse | list[Refusal]:
    """What was sent; else the problem with how it was sent, or all that is wrong with its form."""
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        return problem(_, "media-type")
    if len(request.body) > LIMIT:
        return problem(_, "too-large")
    try:
        return Sent.model_validate(read(request.body))
    except Unreadable as unreadable:
        return problem(_, unreadable.why, unreadable.what)
    except ValidationError as wrong:
        return [refusal_of(fault) for fault in wrong.errors(include_url=False)]

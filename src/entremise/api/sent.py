"""What a program sends: an act, and any other form, as JSON or in an address."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from entremise.api.problems import problem
from entremise.api.reading import Unreadable, read
from entremise.talks.acts.form import refusal_of
from entremise.talks.refusal import Code, Refusal
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


Form = TypeVar("Form", bound=BaseModel)


def sent(
    request: HttpRequest, _: Translator, form: type[Form], limit: int = LIMIT
) -> Form | HttpResponse | list[Refusal]:
    """What was sent as JSON; else the problem with how it was sent, or all that is wrong with its form."""
    if media_type(request) != JSON:
        return problem(_, "media-type")
    if len(request.body) > limit:
        return problem(_, "too-large")
    try:
        return in_form(form, read(request.body))
    except Unreadable as unreadable:
        return problem(_, unreadable.why, unreadable.what)


def in_form(form: type[Form], given: Mapping[str, Any]) -> Form | list[Refusal]:
    """What was given, in a form; else all that is wrong with it."""
    try:
        return form.model_validate(given)
    except ValidationError as wrong:
        return [refusal_of(fault) for fault in wrong.errors(include_url=False)]


def asked(query: QueryDict, form: type[Form]) -> Form | list[Refusal]:
    """What stands in the address after `?`, in a form; else all that is wrong with it."""
    twice = [name for name in query if len(query.getlist(name)) > 1]
    if twice:
        return [Refusal(Code.TWICE, name, {"name": name}) for name in twice]
    return in_form(form, {name: query[name] for name in query})


def media_type(request: HttpRequest) -> str:
    """The kind of content that a request says it brings."""
    return request.headers.get("Content-Type", "").partition(";")[0].strip().lower()

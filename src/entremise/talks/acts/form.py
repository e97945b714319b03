"""The form of an act in the record, and back again: what is hashed, exported, disclosed and read in."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from entremise.talks.acts import KINDS
from entremise.talks.acts.base import Act, Audience, Hand, Placed
from entremise.talks.refusal import Code, Refusal, Refused
from entremise.talks.time import Instant, When, iso

_INSTANT: TypeAdapter[Any] = TypeAdapter(Instant)
_WHEN: TypeAdapter[Any] = TypeAdapter(When | None)

# What pydantic calls a fault, and what we call it. What is not listed is of the wrong type.
_FAULTS: Mapping[str, Code] = {
    "missing": Code.MISSING,
    "extra_forbidden": Code.UNKNOWN_FIELD,
    "string_too_long": Code.TOO_LONG,
    "too_long": Code.TOO_MANY,
    "too_short": Code.TOO_FEW,
    "empty": Code.EMPTY,
    "control-character": Code.CONTROL_CHARACTER,
    "not-unicode": Code.CONTROL_CHARACTER,
    "string_unicode": Code.CONTROL_CHARACTER,
    "brackets": Code.BRACKETS,
    "twice": Code.TWICE,
    "enum": Code.WRONG_FORM,
    "string_pattern_mismatch": Code.WRONG_FORM,
    "clause": Code.WRONG_FORM,
    "when": Code.WRONG_FORM,
    "timezone_aware": Code.WRONG_FORM,
    "datetime_parsing": Code.WRONG_FORM,
    "datetime_from_date_parsing": Code.WRONG_FORM,
    "date_from_datetime_parsing": Code.WRONG_FORM,
    "greater_than_equal": Code.WRONG_FORM,
    "less_than_equal": Code.WRONG_FORM,
}


def refusal_of(fault: ErrorDetails) -> Refusal:
    """One fault that was found in what was given, as a refusal: where it is, and what would be right."""
    code = _FAULTS.get(fault["type"], Code.WRONG_TYPE)
    context = fault.get("ctx", {})
    params: dict[str, str | int] = {}
    if code in (Code.TOO_LONG, Code.TOO_MANY):
        params["limit"] = context["max_length"]
    elif code is Code.TOO_FEW:
        params["least"] = context["min_length"]
    elif code is Code.CONTROL_CHARACTER:
        params["character"] = str(context.get("codepoint", "?"))
    elif code is Code.TWICE:
        params["name"] = str(context["name"])
    elif code in (Code.WRONG_FORM, Code.WRONG_TYPE, Code.BRACKETS):
        params["expected"] = str(context.get("expected") or context.get("pattern") or fault["msg"])
    return Refusal(code, ".".join(str(step) for step in fault["loc"]) or None, params)


def faults(kind: str, given: Mapping[str, Any], version: int | None = None) -> tuple[Refusal, ...]:
    """All that is wrong with the form of an act as it was given; empty where nothing is."""
    try:
        read_act(kind, given, version)
    except Refused as refused:
        return (refused.refusal,)
    except ValidationError as wrong:
        return tuple(refusal_of(fault) for fault in wrong.errors(include_url=False))
    return ()


def read_act(kind: str, given: Mapping[str, Any], version: int | None = None) -> Act:
    """An act from its kind and its fields, in the present form.

    Raises `Refused` for a kind or a version that isn't known, pydantic's `ValidationError` for wrong fields.
    """
    found = KINDS.get(kind)
    if found is None:
        raise Refused(Code.UNKNOWN_KIND, "kind", kind=kind)
    if version is not None and version != found.version:
        raise Refused(Code.UNKNOWN_VERSION, "version", kind=kind, version=version)
    return found.model_validate(given)


def parse_act(kind: str, given: Mapping[str, Any]) -> Act:
    """An act from what somebody typed or sent. Raises `Refused` with the first thing that is wrong."""
    try:
        return read_act(kind, given)
    except ValidationError as wrong:
        first = refusal_of(wrong.errors(include_url=False)[0])
        raise Refused(first.code, first.about, **first.params) from None


def body(placed: Placed, talks: str) -> dict[str, Any]:
    """What is hashed of an act: JSON values only, no floats, one way to write each thing."""
    return {
        "talks": talks,
        "id": placed.id,
        "kind": placed.act.kind,
        "version": placed.act.version,
        "by": placed.by.model_dump(mode="json"),
        "recorded_at": iso(placed.recorded_at),
        "at": None if placed.at is None else iso(placed.at),
        "audience": sorted(placed.audience.seats),
        "public": placed.audience.public,
        "act": placed.act.model_dump(mode="json"),
    }


def placed_of(given: Mapping[str, Any]) -> Placed:
    """A placed act from its body, older versions brought to the present form. The inverse of `body`."""
    return Placed(
        id=given["id"],
        by=Hand.model_validate(given["by"]),
        recorded_at=_INSTANT.validate_python(given["recorded_at"]),
        at=_WHEN.validate_python(given["at"]),
        audience=Audience(seats=frozenset(given["audience"]), public=given["public"]),
        act=read_act(given["kind"], given["act"], given["version"]),
    )

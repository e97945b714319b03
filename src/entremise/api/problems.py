"""What is said where something wasn't done: problem details (RFC 9457), in the language that was asked for."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from entremise.talks.refusal import Code, Refusal
from entremise.words import refusals
from entremise.words.asked import accepted, spoken
from entremise.words.catalogue import Translator, translator
from entremise.words.names import Reader

KIND: Final = "application/problem+json"
TYPES: Final = "/api/v1/problems/"
"""What a problem's `type` begins with; the rest is its code, and the address says what it means."""

CONFLICTS: Final = frozenset({Code.VIEW_MOVED})
REFUSED: Final = 422
CONFLICT: Final = 409


def words(request: HttpRequest) -> Translator:
    """How this request is answered."""
    return translator(spoken(accepted(request.headers.get("Accept-Language", ""))))


def problem(
    _: Translator,
    status: int,
    code: str,
    title: str,
    detail: str,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """One problem. Nothing in it depends on the address that was asked for: hidden and absent are the same bytes."""
    said = {
        "type": f"{TYPES}{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "about": None,
        "params": {},
        **(more or {}),
    }
    written = json.dumps(said, ensure_ascii=False).encode("utf-8", errors="backslashreplace")
    response = HttpResponse(written, content_type=KIND, status=status)
    response.headers["Content-Language"] = _.language
    return response


def status_of(code: Code) -> int:
    """With which status a refusal is answered: 409 where the room has moved, else 422."""
    return CONFLICT if code in CONFLICTS else REFUSED


def refused(faults: Iterable[Refusal], reader: Reader) -> HttpResponse:
    """An act that was refused, by its form or by the rules. Of several faults the first gives the problem its code."""
    given = [*faults]
    first, _ = given[0], reader.say
    each = [_fault(one, reader) for one in given]
    return problem(
        _,
        status_of(first.code),
        first.code.value,
        title(first.code, _),
        each[0]["detail"],
        {"about": first.about, "params": dict(first.params), "faults": each},
    )


def _fault(refusal: Refusal, reader: Reader) -> dict[str, Any]:
    return {
        "code": refusal.code.value,
        "about": refusal.about,
        "params": dict(refusal.params),
        "detail": refusals.sentence(refusal, reader),
    }


def title(code: Code, _: Translator) -> str:
    """What all refusals of a code have in common, whatever they are about."""
    return _("The room has moved") if code in CONFLICTS else _("Refused")

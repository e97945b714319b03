"""What is said where something wasn't done: problem details (RFC 9457), in the language that was asked for."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from entremise.api.reading import DEPTH, DIGITS, Misread
from entremise.dossier.dossier import Misplaced
from entremise.reports.unreadable import Unreadable
from entremise.talks.refusal import Code, Refusal
from entremise.words import dossier, facts, refusals
from entremise.words.asked import accepted, spoken
from entremise.words.catalogue import N_, Translator, translator
from entremise.words.direction import isolate
from entremise.words.dossier import WRONGS
from entremise.words.facts import FAULTS
from entremise.words.names import Reader, begun

KIND: Final = "application/problem+json"
TYPES: Final = "/api/v1/problems/"
"""What a problem's `type` begins with; the rest is its code, and the address says what it means."""

CONFLICTS: Final = frozenset({Code.VIEW_MOVED})
REFUSED: Final = 422
CONFLICT: Final = 409


@dataclass(frozen=True, slots=True)
class Said:
    """A problem that is no refusal: its status, what it is called, and a sentence."""

    status: int
    title: str
    detail: str


_UNREADABLE: Final = N_("Not understood")
_TOO_LARGE: Final = N_("That was more than can be sent at once, and nothing was done: send less.")

PROBLEMS: Final[Mapping[str, Said]] = {
    "unreadable": Said(400, _UNREADABLE, N_("This request can’t be read.")),
    Misread.NOT_UTF_8: Said(400, _UNREADABLE, N_("This isn’t text in UTF-8.")),
    Misread.NOT_JSON: Said(400, _UNREADABLE, N_("This isn’t JSON.")),
    Misread.NOT_AN_OBJECT: Said(400, _UNREADABLE, N_("One JSON object is expected.")),
    Misread.TWICE: Said(400, _UNREADABLE, N_("A key stands twice in one object ({what}): send it once.")),
    Misread.TOO_DEEP: Said(400, _UNREADABLE, N_("Objects and lists stand inside each other more than {n} deep.")),
    Misread.NUMBER: Said(400, _UNREADABLE, N_("Numbers are whole here, and have at most {n} digits ({what}).")),
    Misread.NOT_TEXT: Said(400, _UNREADABLE, N_("A text isn’t Unicode, or a key is too long.")),
    "no-token": Said(
        401,
        N_("No token"),
        N_("A token is expected (“Authorization: Bearer …”): whoever runs the server gives one to a person."),
    ),
    "nothing-here": Said(404, N_("Nothing here"), N_("There is nothing here that this token opens.")),
    "method": Said(405, N_("Another method is expected"), N_("This address is for {what}.")),
    "too-slow": Said(
        408, N_("Too slow"), N_("What you sent didn’t arrive whole, and nothing was done: send it again.")
    ),
    "too-large": Said(413, N_("Too large"), _TOO_LARGE),
    "media-type": Said(
        415, N_("Another kind of content is expected"), N_("JSON is expected here (“Content-Type: application/json”).")
    ),
    "report-media-type": Said(
        415,
        N_("Another kind of content is expected"),
        N_(
            "A report is expected here, as text/plain, text/html or application/pdf, or as JSON with its “text” "
            "(application/json)."
        ),
    ),
    "too-often": Said(
        429, N_("Too often"), N_("That was too often in one minute. Wait a minute, then go on; nothing was done.")
    ),
    "trouble": Said(
        500,
        N_("Something went wrong"),
        N_("Something went wrong on our side. Look whether what you did is there before you do it again."),
    ),
}
MISPLACED: Final[Mapping[str, str]] = {f"dossier-{fault.value}": sentence for fault, sentence in FAULTS.items()}
UNREADABLE: Final[Mapping[str, str]] = {f"report-{wrong.value}": sentence for wrong, sentence in WRONGS.items()}
"""Why something can't be taken into a dossier, and why a report can't be read: sentences by the codes of the API."""
_NUMBERS: Final[Mapping[str, int]] = {Misread.TOO_DEEP: DEPTH, Misread.NUMBER: DIGITS}


def words(request: HttpRequest) -> Translator:
    """How this request is answered."""
    return translator(spoken(accepted(request.headers.get("Accept-Language", ""))))


def problem(_: Translator, code: str, what: str = "") -> HttpResponse:
    """One of `PROBLEMS`. `what` it is about: nothing that depends on what is hidden.

    Nothing in it depends on the address that was asked for: hidden and absent are the same bytes.
    """
    known = PROBLEMS[code]
    params: dict[str, str | int] = {"what": what} if what else {}
    if code in _NUMBERS:
        params["n"] = _NUMBERS[code]
    detail = _(known.detail).format_map({"what": isolate(what), **{k: v for k, v in params.items() if k != "what"}})
    return _answer(_, known.status, code, _(known.title), detail, params=params)


def status_of(code: Code) -> int:
    """With which status a refusal is answered: 409 where the room has moved, else 422."""
    return CONFLICT if code in CONFLICTS else REFUSED


def refused(faults: Iterable[Refusal], reader: Reader) -> HttpResponse:
    """An act that was refused, by its form or by the rules. Of several faults the first gives the problem its code."""
    given, _ = [*faults], reader.say
    first = given[0]
    title = _("The room has moved") if first.code in CONFLICTS else _("Refused")
    each = [
        {"code": one.code.value, "about": one.about, "params": dict(one.params), "detail": _sentence(one, reader)}
        for one in given
    ]
    return _answer(
        _,
        status_of(first.code),
        first.code.value,
        title,
        _sentence(first, reader),
        about=first.about,
        params=first.params,
        faults=each,
    )


def misplaced(wrong: Misplaced, _: Translator) -> HttpResponse:
    """Something that can't be taken into a dossier; of several entries, `about` says which."""
    about = f"entries.{wrong.entry}" if wrong.entry is not None else None
    return _one_fault(_, f"dossier-{wrong.code.value}", facts.misplaced(wrong, _), about, wrong.params)


def unreadable(wrong: Unreadable, _: Translator) -> HttpResponse:
    """A report that can't be read."""
    said = begun(dossier.unreadable(wrong, _))
    return _one_fault(_, f"report-{wrong.code.value}", said, None, wrong.params)


def _one_fault(
    _: Translator, code: str, detail: str, about: str | None, params: Mapping[str, str | int]
) -> HttpResponse:
    fault = {"code": code, "about": about, "params": dict(params), "detail": detail}
    return _answer(_, REFUSED, code, _("Refused"), detail, about=about, params=params, faults=[fault])


def _sentence(refusal: Refusal, reader: Reader) -> str:
    return refusals.sentence(refusal, reader)


def _answer(
    _: Translator,
    status: int,
    code: str,
    title: str,
    detail: str,
    *,
    about: str | None = None,
    params: Mapping[str, str | int],
    faults: Iterable[Mapping[str, Any]] = (),
) -> HttpResponse:
    said = {
        "type": f"{TYPES}{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "about": about,
        "params": dict(params),
        "faults": [*faults],
    }
    response = HttpResponse(json.dumps(said, ensure_ascii=False), content_type=KIND, status=status)
    response.headers["Content-Language"] = _.language
    return response

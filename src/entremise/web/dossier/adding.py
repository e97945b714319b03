"""Taking a report into the dossier: pasted, or as a file. What was typed survives whatever is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect

from entremise.dossier.dossier import Misplaced
from entremise.dossier.source import TEXT_LIMIT
from entremise.house.dossiers import Report
from entremise.house.known import names_known
from entremise.house.uploads import CUT_SHORT, MEGABYTE, REPORT_COSTS, UPLOAD_LIMIT
from entremise.reports.text import first_line, titled
from entremise.reports.unreadable import Unreadable, Wrong
from entremise.web.access import room_page
from entremise.web.door.limits import who_knocks
from entremise.web.dossier.links import desk_url
from entremise.web.dossier.own import Own
from entremise.web.dossier.sources import whose
from entremise.web.dossier.typed import Typed, choices
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate
from entremise.words.dossier import unreadable
from entremise.words.facts import misplaced

TOO_LARGE: Final = 413
TOO_OFTEN: Final = 429


@dataclass(frozen=True, slots=True)
class _Given:
    """A report as given: its bytes, whether they were a file's, and what that or its first line is called."""

    data: bytes
    file: bool
    name: str


class _Wrong(Exception):
    """What is wrong with what was sent, by field; with the status that says how."""

    def __init__(self, faults: Mapping[str, str], status: int = 422) -> None:
        self.faults = faults
        self.status = status
        super().__init__(*faults.values())


@room_page("GET", "POST")
def add(visit: Visit) -> HttpResponse:
    """The form; sent, it takes a report in and leads to the desk at which it is read."""
    if visit.request.method != "POST":
        return _page(visit, Typed())
    sent, _ = visit.request.POST, visit.say
    typed, text = Typed.of(sent), sent.get("text", "")
    file = visit.request.FILES.get("file")
    name = file_name(file, _)
    try:
        faults = typed.faults(_)
        try:
            given = _given(visit, text, file, name)
        except _Wrong as wrong:
            raise _Wrong({**faults, **wrong.faults}, wrong.status) from None
        if faults:
            raise _Wrong(faults)
        return _taken(visit, typed, given)
    except _Wrong as wrong:
        return _page(visit, typed, text, wrong.faults, name, wrong.status)


def too_large(_: Translator) -> str:
    """That a file is larger than may be sent."""
    return _("The file is larger than {limit} MB, and no larger one can be sent.", limit=UPLOAD_LIMIT // MEGABYTE)


def too_often(visit: Visit, cost: int = REPORT_COSTS) -> str:
    """That this many reports can't be read now; nothing where they can, and then they are counted."""
    # The request itself was counted at the door.
    if visit.premises.limits.may_write(who_knocks(visit.request), cost - 1):
        return ""
    return visit.say("That was a lot to read in one minute. Wait a minute, then send this again; nothing was done.")


def file_name(file: object, _: Translator) -> str:
    """What a file is called, as far as that can be shown; empty for none."""
    if not isinstance(file, UploadedFile):
        return ""
    return titled(file.name) or _("a file without a name")


def _given(visit: Visit, text: str, file: object, name: str) -> _Given:
    _ = visit.say
    if visit.request.META.get(CUT_SHORT) and len(text) > TEXT_LIMIT:
        says = _(
            "The text is longer than {limit} characters, and only its beginning is still here: divide it.",
            limit=TEXT_LIMIT,
        )
        raise _Wrong({"text": says}, TOO_LARGE)
    if visit.request.META.get(CUT_SHORT) or (isinstance(file, UploadedFile) and (file.size or 0) > UPLOAD_LIMIT):
        raise _Wrong({"file": too_large(_)}, TOO_LARGE)
    if isinstance(file, UploadedFile) and text.strip():
        raise _Wrong({"text": _("Give a text or a file, not both: send the second as a report of its own.")})
    if isinstance(file, UploadedFile):
        return _Given(file.read(), True, name.rpartition(".")[0] or name)
    if not text.strip():
        raise _Wrong({"text": _("Paste the report’s text here, or choose its file.")})
    if len(text) > TEXT_LIMIT:
        wrong = Unreadable(Wrong.TOO_LONG, limit=TEXT_LIMIT, found=len(text))
        raise _Wrong({"text": _("“{field}”: {sentence}", field=_("Text of the report"), sentence=unreadable(wrong, _))})
    return _Given(text.encode(), False, first_line(text))


def _taken(visit: Visit, typed: Typed, given: _Given) -> HttpResponse:
    _, where = visit.say, "file" if given.file else "text"
    if said := too_often(visit):
        raise _Wrong({"": said}, TOO_OFTEN)
    report = Report(
        data=given.data,
        file=given.file,
        title=typed.title,
        name=given.name,
        publisher=typed.publisher or None,
        date=typed.day,
        language=typed.language or None,
        reliability=typed.reliability or None,
        actors=names_known(visit.view),
    )
    before = Own.of(visit).book.dossier.sources
    try:
        source, _text = visit.premises.dossiers.add(visit.talks, visit.seat, visit.seated.place.person, report)
    except Unreadable as wrong:
        called = isolate(given.name) if given.file else _("Text of the report")
        said = unreadable(wrong, _)
        raise _Wrong({where: _("“{field}”: {sentence}", field=called, sentence=said)}) from None
    except Misplaced as wrong:
        raise _Wrong({"": misplaced(wrong, _)}) from None
    if source.slug in before:
        return redirect(visit.url("dossier-about", source=source.slug) + "?again=1")
    return redirect(desk_url(visit, source.slug))


def _page(
    visit: Visit,
    typed: Typed,
    text: str = "",
    faults: Mapping[str, str] = {},
    chosen: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = {
        "page_title": visit.say("Take a report in"),
        "whose": whose(visit),
        "typed": typed,
        "text": text,
        "faults": faults,
        "chosen": chosen,
        "limit": UPLOAD_LIMIT // MEGABYTE,
        "limit_bytes": UPLOAD_LIMIT,
        "live": False,
        **choices(visit.say),
    }
    response = show_room(visit, "entremise/dossier/add.html", shown, status=status)
    if status == TOO_OFTEN:
        response.headers["Retry-After"] = "60"
    return response

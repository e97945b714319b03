"""Taking a dossier that came as a file into one's own: its reports are read, its facts join, nothing is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from entremise.dossier.dossier import Misplaced
from entremise.dossier.entries import Entry
from entremise.dossier.filed import Filed, FiledSource, Joining, Misfiled, parse
from entremise.house.dossiers import Report
from entremise.house.known import names_known
from entremise.house.uploads import CUT_SHORT, FILED_COSTS, MEGABYTE, UPLOAD_LIMIT
from entremise.reports.unreadable import Unreadable
from entremise.web.access import room_page
from entremise.web.dossier.adding import too_large, too_often
from entremise.web.dossier.own import Own
from entremise.web.dossier.sources import whose
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words.direction import isolate
from entremise.words.dossier import unreadable
from entremise.words.facts import misplaced

AT_ONCE: Final = 20
"""Reports that are read at once, while the browser waits; the same file sent again goes on with the others."""

TOGETHER: Final = 100
"""Entries that are made at once."""


@dataclass(slots=True)
class _Came:
    """What came of a file: reports that were read, that were there before, and that wait; facts more than before."""

    read: int = 0
    there: int = 0
    waiting: int = 0
    facts: int = 0


class _Wrong(Exception):
    """What is wrong with a file, in a sentence."""

    def __init__(self, says: str, status: int = 422) -> None:
        self.says = says
        self.status = status
        super().__init__(says)


@room_page("GET", "POST")
def take_in(visit: Visit) -> HttpResponse:
    """The form; sent, it takes a dossier in."""
    if visit.request.method != "POST":
        return _page(visit)
    try:
        return _page(visit, came=_taken(visit, _filed(visit)))
    except _Wrong as wrong:
        return _page(visit, wrong=wrong.says, status=wrong.status)


def _filed(visit: Visit) -> Filed:
    _, file = visit.say, visit.request.FILES.get("file")
    if visit.request.META.get(CUT_SHORT) or (isinstance(file, UploadedFile) and (file.size or 0) > UPLOAD_LIMIT):
        raise _Wrong(too_large(_), 413)
    if not isinstance(file, UploadedFile):
        raise _Wrong(_("Choose the file of a dossier: one that was saved here as a file."))
    try:
        return parse(file.read())
    except Misfiled as wrong:
        if wrong.source:
            raise _Wrong(
                _(
                    "The text of {report} isn’t the one that was read, so nothing was taken in: ask for the file anew.",
                    report=isolate(wrong.source),
                )
            ) from None
        if wrong.where:
            raise _Wrong(
                _(
                    "This isn’t a dossier as this server saves it (see {where}): nothing was taken in.",
                    where=isolate(wrong.where),
                )
            ) from None
        raise _Wrong(_("This isn’t a dossier as a file: choose one that was saved here.")) from None


def _taken(visit: Visit, filed: Filed) -> _Came:
    _, came, dossiers = visit.say, _Came(), visit.premises.dossiers
    book = Own.of(visit).book
    known = {one.digest: one.slug for one in book.dossier.sources.values()}
    fresh = [one for one in filed.sources if one.digest not in known]
    came.there = len(filed.sources) - len(fresh)
    came.waiting = max(0, len(fresh) - AT_ONCE)
    facts = len(book.dossier.facts)
    person = visit.seated.place.person
    for one in fresh[:AT_ONCE]:
        if said := too_often(visit, FILED_COSTS):
            if came.read:
                came.waiting += 1
                continue
            raise _Wrong(said, 429)
        try:
            source, _text = dossiers.add(visit.talks, visit.seat, person, _report(visit, one))
        except (Unreadable, Misplaced) as wrong:
            says = unreadable(wrong, _) if isinstance(wrong, Unreadable) else misplaced(wrong, _)
            said = _("“{field}”: {sentence}", field=isolate(one.title or one.slug), sentence=says)
            raise _Wrong(said) from None
        known[source.digest] = source.slug
        came.read += 1
    slugs = {one.slug: known[one.digest] for one in filed.sources if one.digest in known}
    try:
        book = dossiers.book(visit.talks, visit.seat)
        entries = [*Joining(filed, slugs).entries(book)]
        for some in batched(entries):
            book = dossiers.enter(visit.talks, visit.seat, person, *some)
    except Misplaced as wrong:
        raise _Wrong(misplaced(wrong, _)) from None
    came.facts = len(book.dossier.facts) - facts
    return came


def batched(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Few at a time: nobody else can write while they are entered. What is left over waits for the file sent again."""
    for n in range(0, len(entries), TOGETHER):
        yield entries[n : n + TOGETHER]


def _report(visit: Visit, source: FiledSource) -> Report:
    """A report of the file, to be read here as if it were new. Its file's digest stays with whoever had the file."""
    return Report(
        data=source.text.encode(),
        file=False,
        title=source.title or "",
        name=source.slug,
        publisher=source.publisher,
        date=source.date,
        language=source.language,
        reliability=source.reliability,
        actors=names_known(visit.view),
        plain=True,
    )


def _page(visit: Visit, *, came: _Came | None = None, wrong: str = "", status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {
        "page_title": visit.say("Take in a dossier as a file"),
        "whose": whose(visit),
        "came": came,
        "wrong": wrong,
        "limit": UPLOAD_LIMIT // MEGABYTE,
        "limit_bytes": UPLOAD_LIMIT,
        "live": False,
    }
    return show_room(visit, "entremise/dossier/import.html", shown, status=status)

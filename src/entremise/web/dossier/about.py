"""What is known of a report: corrected, after which it is read again; and its removal, with what goes with it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from entremise.dossier.book import Book
from entremise.dossier.dossier import Misplaced
from entremise.dossier.entries import DescribeSource, RemoveSource
from entremise.dossier.source import Source
from entremise.house.known import names_known
from entremise.reports.unreadable import Noted, Remark, Unreadable
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.dossier.adding import too_often
from entremise.web.dossier.desk import known_of, title_of
from entremise.web.dossier.links import desk_url
from entremise.web.dossier.own import Own
from entremise.web.dossier.sources import whose
from entremise.web.dossier.typed import Typed, choices
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words.catalogue import Translator
from entremise.words.dossier import remark, unreadable
from entremise.words.facts import misplaced
from entremise.words.names import begun


@room_page("GET", "POST")
def about(visit: Visit, source: str) -> HttpResponse:
    """What is known of a report, to be corrected; what was decided on it holds."""
    own = Own.of(visit)
    known = own.book.dossier.sources.get(source)
    if known is None:
        return errors.not_found(visit.request)
    if visit.request.method != "POST":
        return _about(visit, own, known, Typed.known(known))
    typed = Typed.of(visit.request.POST)
    # A report stays in its language: what was offered from it rests on that.
    faults = {name: said for name, said in typed.faults(visit.say).items() if name != "language"}
    said = DescribeSource(source=source)
    if not faults:
        said = DescribeSource(
            source=source,
            title=typed.title or None,
            publisher=typed.publisher or None,
            date=typed.day,
            reliability=typed.reliability or None,
        )
        if all(getattr(said, name) == getattr(known, name) for name in ("title", "publisher", "date", "reliability")):
            return redirect(desk_url(visit, source))
        if often := too_often(visit):
            return _about(visit, own, known, typed, {"": often}, 429)
    if faults:
        return _about(visit, own, known, typed, faults, 422)
    try:
        visit.premises.dossiers.describe(
            visit.talks, visit.seat, visit.seated.place.person, said, names_known(visit.view)
        )
    except Misplaced:  # removed meanwhile
        return errors.not_found(visit.request)
    except Unreadable as wrong:
        return _about(visit, own, known, typed, {"": begun(unreadable(wrong, visit.say))}, 422)
    return redirect(desk_url(visit, source))


@room_page("GET", "POST")
def remove(visit: Visit, source: str) -> HttpResponse:
    """What goes with a report; confirmed, it goes."""
    own = Own.of(visit)
    known = own.book.dossier.sources.get(source)
    if known is None:
        return errors.not_found(visit.request)
    if visit.request.method == "POST" and visit.request.POST.get("sure") == str(own.book.read.get(source, 0)):
        try:
            visit.premises.dossiers.enter(
                visit.talks, visit.seat, visit.seated.place.person, RemoveSource(source=source)
            )
        except Misplaced as wrong:
            return _remove(visit, own, known, misplaced(wrong, visit.say), 422)
        return redirect(visit.url("dossier"))
    return _remove(visit, own, known)


def _about(
    visit: Visit, own: Own, source: Source, typed: Typed, faults: Mapping[str, str] = {}, status: int = 200
) -> HttpResponse:
    _ = visit.say
    try:
        remarks = visit.premises.dossiers.text(visit.talks, visit.seat, source.slug).remarks
    except Misplaced:  # removed between the two looks
        return errors.not_found(visit.request)
    shown = {
        **_named(visit, source),
        "page_title": _("About a report"),
        "typed": typed,
        "faults": faults,
        "remarks": [_remark(one, _) for one in remarks if one.code is not Remark.NO_DATE or source.date is None],
        "again": "again" in visit.request.GET,
        "resting": len(own.book.of_source(source.slug)),
        "facts_url": f"{visit.url('dossier-facts')}?source={source.slug}",
        "live": False,
        **choices(_),
    }
    return show_room(visit, "entremise/dossier/about.html", shown, status=status)


def _remove(visit: Visit, own: Own, source: Source, wrong: str = "", status: int = 200) -> HttpResponse:
    alone, shared = _resting(own.book, source.slug)
    shown = {
        **_named(visit, source),
        "page_title": visit.say("Remove a report"),
        "alone": alone,
        "shared": shared,
        "decided": sum(key[0] == source.slug for key in own.book.decided),
        "read": own.book.read.get(source.slug, 0),
        "wrong": wrong,
        "live": False,
    }
    return show_room(visit, "entremise/dossier/remove.html", shown, status=status)


def _resting(book: Book, source: str) -> tuple[int, int]:
    """How many facts rest on a report alone, and how many on others too."""
    resting = book.of_source(source)
    alone = sum(len(fact.sources) == 1 for fact in resting)
    return alone, len(resting) - alone


def _named(visit: Visit, source: Source) -> dict[str, Any]:
    return {
        "whose": whose(visit),
        "source": source,
        "title_said": title_of(source, visit.say),
        "known": known_of(source, visit.say),
        "desk": desk_url(visit, source.slug),
        "about": visit.url("dossier-about", source=source.slug),
        "remove": visit.url("dossier-remove", source=source.slug),
    }


def _remark(noted: Noted, _: Translator) -> str:
    """What was to be said of its file; that no date is known is said otherwise on a page than in a terminal."""
    if noted.code is Remark.NO_DATE:
        return _("The report gives no date: give it one here, and days told as “Tuesday” can be counted.")
    return begun(remark(noted, _))

"""The desk at which a report is read: the text with its marks, and beside it what it offers."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from entremise.dossier.dossier import Misplaced
from entremise.dossier.language import UNKNOWN
from entremise.dossier.source import Source
from entremise.reports.unreadable import Remark
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.dossier.links import desk_url
from entremise.web.dossier.marks import State
from entremise.web.dossier.offered import KINDS
from entremise.web.dossier.opened import Opened, open_source
from entremise.web.dossier.own import Own
from entremise.web.dossier.rows import ALL, SHOWS, Reading, rows_of
from entremise.web.language import direction_of
from entremise.web.shell import Way, show_room
from entremise.web.visit import Visit
from entremise.words import times
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate
from entremise.words.dossier import remark
from entremise.words.names import begun
from entremise.words.tongues import language_name


@room_page("GET")
def desk(visit: Visit, source: str) -> HttpResponse:
    """A report with what it offers beside it; with `start` and `end`, one passage of it."""
    return desk_page(visit, source, visit.request.GET)


def desk_page(
    visit: Visit, source: str, given: Mapping[str, Any], *, wrong: str = "", status: int = 200
) -> HttpResponse:
    """The desk as it was asked for; `wrong` says why what was pressed wasn't done."""
    reading = reading_of(visit, source, str(given.get("show", "")))
    if reading is None:
        return errors.not_found(visit.request)
    sought = _sought(reading.opened, given)
    part = reading.opened.part(reading.opened.at(sought[0])) if sought else _part(reading.opened, given)
    return show_room(
        visit, "entremise/dossier/desk.html", {**_page(visit, reading, part, sought), "wrong": wrong}, status=status
    )


def reading_of(visit: Visit, source: str, show: str = ALL) -> Reading | None:
    """A report of the visitor's own dossier, opened; None where it has none of that name."""
    own = Own.of(visit)
    found = own.book.dossier.sources.get(source)
    if found is None:
        return None
    try:
        opened = open_source(visit, own.book, source)
    except Misplaced:  # removed between the two looks
        return None
    return Reading(own, found, opened, show if show in SHOWS else ALL)


def at_candidate(visit: Visit, reading: Reading, key: str) -> str:
    """The desk, at a candidate."""
    part = reading.opened.part(reading.opened.row_of[key]) + 1
    return desk_url(visit, reading.source.slug, _query(reading, part), at=f"c-{key}")


def title_of(source: Source, _: Translator) -> str:
    """What a report is called; it may have no title."""
    return isolate(source.title) if source.title is not None else _("A report without a title")


def known_of(source: Source, _: Translator) -> str:
    """What is known of a report, in a line: who published it, when, in which language."""
    known = [isolate(source.publisher)] if source.publisher is not None else []
    known.append(times.as_written(source.date, _) if source.date is not None else _("no date"))
    known.append(language_name(source.language, _.language) if source.language != UNKNOWN else _("language unknown"))
    return " · ".join(known)


def number(said: object) -> int | None:
    """A number as an address of ours has it."""
    return int(said) if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) < 10 else None


def text_direction(source: Source) -> str:
    """The direction of a report's text; the browser finds it out where the language isn't known."""
    return direction_of(source.language) if source.language != UNKNOWN else "auto"


def span_of(opened: Opened, start: int | None, end: int | None) -> tuple[int, int] | None:
    """A stretch of the text, where there is one from here to there."""
    return (start, end) if start is not None and end is not None and start < end <= len(opened.text) else None


def _sought(opened: Opened, given: Mapping[str, Any]) -> tuple[int, int] | None:
    return span_of(opened, number(given.get("start")), number(given.get("end")))


def _part(opened: Opened, given: Mapping[str, Any]) -> int:
    asked = number(given.get("part")) or 1
    return min(max(asked, 1), len(opened.parts)) - 1


def _query(reading: Reading, part: int) -> dict[str, str | int]:
    """What the address of a desk says: nothing for the beginning of a report with all that is offered."""
    query: dict[str, str | int] = {"part": part} if part > 1 else {}
    return query | ({"show": reading.show} if reading.show != ALL else {})


def _page(visit: Visit, reading: Reading, part: int, sought: tuple[int, int] | None) -> dict[str, Any]:
    _, opened, slug = visit.say, reading.opened, reading.source.slug
    offered = len(opened.row_of)
    undecided = reading.undecided_count()
    following = reading.next_undecided(row=opened.parts[part][0])
    return {
        "page_title": title_of(reading.source, _),
        "source": reading.source,
        "title_said": title_of(reading.source, _),
        "known": known_of(reading.source, _),
        "about_url": visit.url("dossier-about", source=slug),
        "remarks": _remarks(reading, _),
        "turned": opened.turns,
        "text_direction": text_direction(reading.source),
        "offered": offered,
        "undecided": undecided,
        "decided": offered - undecided,
        "shows": _shows(visit, reading) if offered else [],
        "show": reading.show,
        "rows": rows_of(reading, part, sought),
        "part": part + 1,
        "parts": len(opened.parts),
        "earlier": desk_url(visit, slug, _query(reading, part)) if part else "",
        "later": desk_url(visit, slug, _query(reading, part + 2)) if part + 1 < len(opened.parts) else "",
        "next": at_candidate(visit, reading, following) if following is not None else "",
        "sought": sought,
        "by_hand_url": visit.url("dossier-by-hand", source=slug),
        "decide_url": visit.url("dossier-decide", source=slug),
        "correct_url": visit.url("dossier-correct", source=slug, candidate="-").removesuffix("-/"),
    }


def _shows(visit: Visit, reading: Reading) -> list[Way]:
    _, slug = visit.say, reading.source.slug
    named = {ALL: _("All"), State.OPEN.value: _("To be decided"), **{kind: _(KINDS[kind]) for kind in KINDS}}
    return [
        Way(
            name, desk_url(visit, slug, {"show": show} if show != ALL else None), "true" if show == reading.show else ""
        )
        for show, name in named.items()
    ]


def _remarks(reading: Reading, _: Translator) -> list[str]:
    """What was to be said of the file, each as a sentence; that it had no date only as long as nobody gave it one."""
    said = []
    for one in reading.opened.remarks:
        if one.code is not Remark.NO_DATE:
            said.append(begun(remark(one, _)))
        elif reading.source.date is None:
            said.append(_("The report’s own day isn’t known: days told as “Tuesday” stay open until it is given."))
    return said

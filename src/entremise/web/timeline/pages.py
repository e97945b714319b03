"""The timeline: one page, its filters in its address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpResponse

from entremise.dossier.actors import Actors
from entremise.web.access import room_page
from entremise.web.dossier.desk import title_of
from entremise.web.dossier.own import Own
from entremise.web.shell import show_room
from entremise.web.timeline.against import Against
from entremise.web.timeline.items import Item, items
from entremise.web.timeline.kinds import NAMES, Kind
from entremise.web.timeline.overview import TALL, overview
from entremise.web.timeline.showing import dates
from entremise.web.timeline.sieve import CREDIBLE, ON_RECORD, RELIABLE, Asked, Sieve
from entremise.web.timeline.window import window
from entremise.web.visit import Visit
from entremise.words import facts
from entremise.words.direction import isolate

OFFERED: Final = 100
"""How many reports and names are offered to choose from; any other can be asked for all the same."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a filter offers."""

    value: str
    says: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that is on, and the address of the same page without it."""

    says: str
    without: str


@room_page("GET")
def timeline(visit: Visit) -> HttpResponse:
    """What the seat knows in the order in which it happened: acts in its view, facts of its own dossier."""
    own, asked = Own.of(visit), Asked.of(visit.request.GET.dict())
    sources = own.book.dossier.sources
    sieve = Sieve.of(asked, own.actors, visit.view)
    every = items(visit.view, visit.reader.zone, own.facts, sources)
    found = sieve.through(every)
    part = window(found, asked)
    against = Against(own.contradictions, visit.view)
    shown = {
        "page_title": visit.say("Timeline"),
        "dates": dates(own, against, part.items),
        "bars": overview(found, part.items, asked, visit.say),
        "tall": TALL,
        "asked": asked,
        "filters": [*_filters(own, asked)],
        "nobody": isolate(asked.actor) if sieve.nobody else "",
        "no_report": bool(asked.source) and asked.source != ON_RECORD and asked.source not in sources,
        "n": len(found),
        "all": len(every),
        "both": len({one.seen is None for one in part.items}) > 1,
        "any_facts": bool(own.facts),
        "choices": _choices(own, asked),
        "names": _names(own.actors),
        "earlier": replace(asked.all_of_it(), before=part.items[0].ident).address if part.earlier else "",
        "later": replace(asked.all_of_it(), after=part.items[-1].ident).address if part.later else "",
        "undated": _undated(found, part.items, asked),
        "zone": visit.reader.zone.key,
    }
    return show_room(visit, "entremise/timeline/timeline.html", shown)


def _choices(own: Own, asked: Asked) -> Mapping[str, Sequence[Choice]]:
    """What each filter offers, by the filter's name."""
    _ = own.visit.say
    return {
        "kind": [Choice(one.value, _(NAMES[one]), one.value == asked.kind) for one in Kind],
        "reliable": [Choice(one, _reliable(own, one), one == asked.reliable) for one in RELIABLE],
        "credible": [Choice(one, _credible(own, one), one == asked.credible) for one in CREDIBLE],
        "source": [*_reports(own, asked)],
    }


def _reliable(own: Own, letter: str) -> str:
    _ = own.visit.say
    return _("{grade}: {meaning}", grade=letter, meaning=_(facts.RELIABLE[letter]))


def _credible(own: Own, number: str) -> str:
    _ = own.visit.say
    return _("{grade}: {meaning}", grade=number, meaning=_(facts.CREDIBLE[number]))


def _reports(own: Own, asked: Asked) -> Iterator[Choice]:
    """What is on record, and the reports by their titles; the one that was asked for is always among them."""
    sources = own.book.dossier.sources
    yield Choice(ON_RECORD, own.visit.say("What is on record"), asked.source == ON_RECORD)
    offered = sorted(sources.values(), key=lambda one: (one.date or "", one.slug), reverse=True)[:OFFERED]
    if asked.source in sources and asked.source not in {one.slug for one in offered}:
        offered.append(sources[asked.source])
    for one in offered:
        yield Choice(one.slug, title_of(one, own.visit.say), asked.source == one.slug)


def _names(actors: Actors) -> list[str]:
    """The actors that are offered: those whom the talks know, then those of whom facts speak."""
    return list(dict.fromkeys(one.name for one in actors.all))[:OFFERED]


def _filters(own: Own, asked: Asked) -> Iterator[Filter]:
    """The filters that are on, in words."""
    _ = own.visit.say
    source = own.book.dossier.sources.get(asked.source)
    if asked.actor:
        yield Filter(_("Actor: {name}", name=own.named(asked.actor)), asked.without("actor").address)
    if asked.kind:
        yield Filter(_("Kind: {kind}", kind=_(NAMES[Kind(asked.kind)])), asked.without("kind").address)
    if asked.reliable:
        says = _("The report at least {grade}", grade=_reliable(own, asked.reliable))
        yield Filter(says, asked.without("reliable").address)
    if asked.credible:
        says = _("What it says at least {grade}", grade=_credible(own, asked.credible))
        yield Filter(says, asked.without("credible").address)
    if asked.source == ON_RECORD:
        yield Filter(_("On record only"), asked.without("source").address)
    elif asked.source:
        title = title_of(source, _) if source is not None else isolate(asked.source)
        yield Filter(_("Report: {title}", title=title), asked.without("source").address)


def _undated(found: Sequence[Item], shown: Sequence[Item], asked: Asked) -> str:
    """Where what has no date begins, where there is such and it isn't on the page."""
    if not found or found[-1].at or (shown and not shown[-1].at):
        return ""
    last = next((one for one in reversed(found) if one.at), None)
    return replace(asked.all_of_it(), after=last.ident).address if last is not None else ""

"""The dossier's first page: where things stand, what contradicts what, the reports, how many facts there are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse

from entremise.dossier.dossier import Misplaced
from entremise.dossier.source import Source
from entremise.talks.acts.convening import SeatKind
from entremise.web.access import room_page
from entremise.web.dossier.desk import known_of, title_of
from entremise.web.dossier.links import desk_url
from entremise.web.dossier.own import Own
from entremise.web.dossier.shown import Group, groups
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words.catalogue import Translator
from entremise.words.facts import RELIABLE

PAGE: Final = 25
"""Reports on a page."""
CONTRADICTIONS: Final = 5
"""Contradictions on the first page."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the list: what is known of it, how it is graded, and what is left to do with it."""

    title: str
    known: str
    reliable: str
    url: str
    about: str
    offered: int
    left: int
    facts: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a kind there are, and where they stand."""

    says: str
    url: str


@room_page("GET")
def dossier(visit: Visit) -> HttpResponse:
    """The seat's own dossier."""
    own, _ = Own.of(visit), visit.say
    sources = tuple(own.book.dossier.sources.values())
    # What came last is read first.
    sources = tuple(sorted(sources, key=lambda one: own.book.read.get(one.slug, 0), reverse=True))
    first = _first(visit, len(sources))
    resting = Counter(source for fact in own.facts for source in fact.sources)
    reports = [one for source in sources[first : first + PAGE] if (one := _report(own, source, resting)) is not None]
    shown = {
        "page_title": _("Dossier"),
        "whose": whose(visit),
        "stands": _stands(own, len(sources), sum(one.left for one in reports)),
        "reports": reports,
        "earlier": f"?from={max(0, first - PAGE)}" if first else "",
        "later": f"?from={first + PAGE}" if first + PAGE < len(sources) else "",
        "contradictions": _contradictions(own),
        "all_contradictions": f"{visit.url('dossier-facts')}?rivals=1",
        "many": len(own.contradictions.groups),
        "counts": _counts(own),
        "facts": len(own.facts),
        "map": visit.url("map"),
        "timeline": visit.url("timeline"),
    }
    return show_room(visit, "entremise/dossier/dossier.html", shown)


def whose(visit: Visit) -> str:
    """Whose the dossier is, and who doesn't see it."""
    match visit.seated.kind:
        case SeatKind.MEDIATOR:
            return visit.say(
                "Only your own delegation sees this. No party and no other mediator does, nor does it stand on the "
                "record."
            )
        case SeatKind.PARTY if len(visit.view.parties()) > 2:
            return visit.say(
                "Only your delegation sees this. The mediators and the other parties don’t, nor does it stand on the "
                "record."
            )
        case SeatKind.PARTY:
            return visit.say(
                "Only your delegation sees this. The mediators and the other side don’t, nor does it stand on the "
                "record."
            )
    return visit.say(
        "Only your delegation sees this. Nobody else at these talks does, nor does it stand on the record."
    )


def graded(source: Source, _: Translator) -> str:
    """How reliable a report was judged, in words; nothing where nobody has judged it."""
    if source.reliability is None:
        return ""
    return _("{letter}: {words}", letter=source.reliability, words=_(RELIABLE[source.reliability]))


def _report(own: Own, source: Source, resting: Counter[str]) -> Report | None:
    visit, _ = own.visit, own.visit.say
    try:
        left, offered = own.left(source.slug), own.offered(source.slug)
    except Misplaced:  # removed between the two looks
        return None
    return Report(
        title=title_of(source, _),
        known=known_of(source, _),
        reliable=graded(source, _),
        url=desk_url(visit, source.slug),
        about=visit.url("dossier-about", source=source.slug),
        offered=offered,
        left=left,
        facts=resting[source.slug],
    )


def _stands(own: Own, reports: int, left: int) -> str:
    """Where things stand, in one sentence."""
    _ = own.visit.say
    if not reports:
        return _("No report is in your dossier yet.")
    held = _.ngettext("{n} report", "{n} reports", reports).format(n=reports)
    known = _.ngettext("{n} fact", "{n} facts", len(own.facts)).format(n=len(own.facts))
    if reports > PAGE:
        return _("Your dossier has {reports} and {facts}.", reports=held, facts=known)
    if not left:
        return _(
            "Your dossier has {reports} and {facts}; nothing that was offered is left to decide.",
            reports=held,
            facts=known,
        )
    return _.ngettext(
        "Your dossier has {reports} and {facts}; {n} candidate is left to decide.",
        "Your dossier has {reports} and {facts}; {n} candidates are left to decide.",
        left,
    ).format(n=left, reports=held, facts=known)


def _contradictions(own: Own) -> list[Group]:
    firsts = (group.facts[0] for group in own.contradictions.groups)
    return list(islice(groups(own, firsts), CONTRADICTIONS))


def _counts(own: Own) -> list[Count]:
    _, many = own.visit.say, Counter[str](fact.claim.about for fact in own.facts)
    url = own.visit.url("dossier-facts")
    return [
        Count(says.format(n=many[kind]), f"{url}?{urlencode({'kind': kind})}")
        for kind, says in _said(_, many).items()
        if many[kind]
    ]


def _said(_: Translator, many: Mapping[str, int]) -> dict[str, str]:
    """How many there are of each kind, in words."""
    return {
        "actor": _.ngettext("{n} actor", "{n} actors", many["actor"]),
        "role": _.ngettext("{n} role", "{n} roles", many["role"]),
        "event": _.ngettext("{n} event", "{n} events", many["event"]),
        "statement": _.ngettext("{n} statement", "{n} statements", many["statement"]),
        "background": _.ngettext("{n} piece of background", "{n} pieces of background", many["background"]),
    }


def _first(visit: Visit, many: int) -> int:
    said = visit.request.GET.get("from", "")
    first = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
    return first if first < many else 0

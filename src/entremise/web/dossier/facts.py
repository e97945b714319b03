"""The list of facts: filtered by kind, actor, grade and source; what contradicts another fact stands beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict

from entremise.dossier.actors import as_found, named_in
from entremise.dossier.fact import Fact
from entremise.dossier.source import Source
from entremise.web.access import room_page
from entremise.web.dossier.desk import title_of
from entremise.web.dossier.offered import KINDS
from entremise.web.dossier.own import Own
from entremise.web.dossier.shown import Group, groups
from entremise.web.dossier.sources import whose
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import facts as words
from entremise.words.catalogue import Translator
from entremise.words.direction import bare

PAGE: Final = 50
"""Facts on a page, at most."""
WEIGHT: Final = 60_000
"""Characters of a page that facts may take: of long ones fewer stand on it."""
OFFERED: Final = 150
"""Actors and reports that a form offers by name; any other can be typed, or reached from its own page."""
OFFERED_WORDS: Final = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """Which facts are asked for. `beside` is a fact, shown with all that it contradicts (`with` in the address)."""

    kind: str = ""
    actor: str = ""
    grade: str = ""
    source: str = ""
    rivals: str = ""
    beside: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> "Asked":
        names = (one.name for one in fields(cls))
        return cls(*(given.get("with" if name == "beside" else name, "").strip()[:200] for name in names))

    @property
    def any(self) -> bool:
        """Whether anything narrows the list."""
        return any(getattr(self, one.name) for one in fields(self))

    def address(self, first: int) -> str:
        """The same list from a fact on."""
        given = {"with" if one.name == "beside" else one.name: getattr(self, one.name) for one in fields(self)}
        return "?" + urlencode({**{name: said for name, said in given.items() if said}, "from": first})


@room_page("GET")
def facts(visit: Visit) -> HttpResponse:
    """The facts of the seat's own dossier."""
    own, _ = Own.of(visit), visit.say
    asked = Asked.of(visit.request.GET)
    found = tuple(fact for fact in own.facts if all(fits(fact) for fits in _filters(own, asked)))
    first = _first(visit.request.GET.get("from", ""), len(found))
    shown, following = _page(own, found, first, apart=bool(asked.beside))
    page: dict[str, Any] = {
        "page_title": _("Facts"),
        "whose": whose(visit),
        "stands": _stands(len(found), len(own.facts), asked, _),
        "total": len(own.facts),
        "asked": asked,
        "groups": shown,
        "earlier": asked.address(max(0, first - PAGE)) if first else "",
        "later": asked.address(following) if following < len(found) else "",
        "kinds": [(kind, _(says)) for kind, says in KINDS.items()],
        "grades": [(grade, words.grade(grade, _)) for grade in _grades(own)],
        "sources": [*_sources(own, asked)],
        "actors": [bare(one.name)[:OFFERED_WORDS] for one in islice(own.actors.all, OFFERED)],
    }
    return show_room(visit, "entremise/dossier/facts.html", page)


def _filters(own: Own, asked: Asked) -> Iterator[Callable[[Fact], bool]]:
    """What a fact has to fit, cheapest first."""
    if asked.kind:
        yield lambda fact: fact.claim.about == asked.kind
    if asked.grade:
        yield lambda fact: asked.grade in fact.grades
    if asked.source:
        yield lambda fact: asked.source in fact.sources
    if asked.rivals:
        yield lambda fact: fact.id in own.contradictions
    if asked.beside:
        beside = {asked.beside, *(one.id for one in own.contradictions.of(asked.beside))}
        yield lambda fact: fact.id in beside
    if asked.actor:
        wanted = as_found(own.actors.own(asked.actor))
        # Half a name finds whoever has it, where nobody goes by that alone.
        part = own.actors.find(asked.actor) is None

        def speaks(fact: Fact) -> bool:
            names = (as_found(own.actors.own(name)) for name in named_in(fact.claim))
            return any(wanted in name if part else wanted == name for name in names)

        yield speaks


def _page(own: Own, found: tuple[Fact, ...], first: int, *, apart: bool) -> tuple[list[Group], int]:
    """As many as a page holds, from a fact on; and the number of the fact with which the next page begins."""
    place = {fact.id: n for n, fact in enumerate(found)}
    shown: list[Group] = []
    weight = 0
    for group in groups(own, found[first : first + PAGE], apart=apart):
        weight += group.weight
        if shown and weight > WEIGHT:
            return shown, place[group.rows[0].id]
        shown.append(group)
    return shown, first + PAGE


def _first(said: str, many: int) -> int:
    first = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    return first if first < many else 0


def _stands(shown: int, many: int, asked: Asked, _: Translator) -> str:
    if not asked.any:
        return _.ngettext("Your dossier has {n} fact.", "Your dossier has {n} facts.", many).format(n=many)
    return _.ngettext(
        "{shown} of the {n} fact of your dossier.", "{shown} of the {n} facts of your dossier.", many
    ).format(shown=shown, n=many)


def _grades(own: Own) -> list[str]:
    return sorted({grade for fact in own.facts for grade in fact.grades})


def _sources(own: Own, asked: Asked) -> Iterator[tuple[str, str]]:
    """The reports that the form offers, the chosen one among them."""
    known = own.book.dossier.sources
    latest = sorted(known.values(), key=lambda one: own.book.read.get(one.slug, 0), reverse=True)
    offered: dict[str, Source] = {one.slug: one for one in latest[:OFFERED]}
    if (chosen := known.get(asked.source)) is not None:
        offered.setdefault(chosen.slug, chosen)
    for slug, one in offered.items():
        title = bare(title_of(one, own.visit.say))
        yield slug, title if len(title) <= OFFERED_WORDS else title[:OFFERED_WORDS] + "…"

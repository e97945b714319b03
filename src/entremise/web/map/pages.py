"""The map of actors, and the same as files: what the talks have on record, with the seat's own dossier."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from entremise.dossier.relations import Tie, TieKind
from entremise.house.map import as_json
from entremise.web.access import room_page
from entremise.web.map.asked import Asked, Found, asked_of, found
from entremise.web.map.conflicts import conflicts
from entremise.web.map.drawing import draw
from entremise.web.map.graphml import graphml
from entremise.web.map.table import table
from entremise.web.map.telling import Teller
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words.actor_map import LINES
from entremise.words.direction import bare


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of relation that one can choose."""

    value: str
    says: str
    chosen: bool


def shown_map(visit: Visit, asked: Asked) -> tuple[Found, dict[str, Any]]:
    """The drawing of what is asked, and its conflicts of interest: what the gallery shows as well."""
    one = found(visit, asked)
    drawing = draw(visit.say, one.shown, visit.sides())
    said = conflicts(Teller(visit, one.whole))
    return one, {"drawing": drawing, "conflicts": said}


@room_page("GET")
def map_(visit: Visit) -> HttpResponse:
    """The drawing, the conflicts of interest, and all of it in words."""
    _ = visit.say
    asked = asked_of(visit.request.GET, _)
    one, drawn = shown_map(visit, asked)
    page = table(Teller(visit, one.shown), visit.sides(), asked.page, one.centre)
    files = asked.address()
    kinds = dict.fromkeys(tie.role for tie in one.whole.ever)
    shown = {
        **drawn,
        "page_title": _("Map of actors"),
        "asked": asked,
        "wrong": one.wrong,
        "centre": one.whole.who[one.centre].name if one.centre is not None else "",
        "undated": one.shown.on is not None and any(_undated(tie) for tie in one.shown.ties),
        "kinds": [Kind(kind.value, _(LINES[kind]), kind in asked.kinds) for kind in TieKind if kind in kinds],
        "table": page,
        "here": page.anchors,
        "earlier": asked.address(page=str(page.page - 1)) if page.page > 1 else "",
        "later": asked.address(page=str(page.page + 1)) if page.page < page.pages else "",
        "json_url": visit.url("map-json") + files,
        "graphml_url": visit.url("map-graphml") + files,
    }
    return show_room(visit, "entremise/map/map.html", shown, status=422 if one.wrong else 200)


def _undated(tie: Tie) -> bool:
    """Whether the dossier alone tells a tie, and somewhere not since when: it counts for any day then."""
    return not tie.record and any(one.since is None for one in tie.told)


@room_page("GET")
def map_json(visit: Visit) -> HttpResponse:
    """What is shown, as JSON: the keys stand in docs/dossier.md."""
    document = _document(visit)
    if isinstance(document, HttpResponse):
        return document
    return _as_file(json.dumps(document, ensure_ascii=False, indent=1).encode(), "application/json", "map.json")


@room_page("GET")
def map_graphml(visit: Visit) -> HttpResponse:
    """What is shown, as GraphML."""
    document = _document(visit)
    if isinstance(document, HttpResponse):
        return document
    convened = visit.view.convened
    title = bare(visit.reader.words(convened.title)) if convened is not None else ""
    return _as_file(graphml(document, title), "application/graphml+xml", "map.graphml")


def _document(visit: Visit) -> Mapping[str, Any] | HttpResponse:
    """The document; or, where what is asked is wrong, the page that says what."""
    one = found(visit, asked_of(visit.request.GET, visit.say))
    if one.wrong:
        answer: HttpResponse = map_(visit.request, talks=visit.talks)
        return answer
    return as_json(one.shown)


def _as_file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

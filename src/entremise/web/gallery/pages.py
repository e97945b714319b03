"""The gallery and the chronicle."""

from collections.abc import Container
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict

from entremise.talks.acts.convening import SeatKind
from entremise.web.access import room_page
from entremise.web.forms.disclosing import can_be_shown
from entremise.web.forms.registry import FORMS
from entremise.web.gallery import chronicle, glance
from entremise.web.gallery.offers import IN_PUBLIC, offers
from entremise.web.map.asked import asked_of
from entremise.web.map.pages import shown_map
from entremise.web.shell import show_room
from entremise.web.visit import Visit

PUBLIC = "public"
ANSWERED = {"statement": "statement", "incident": "finding"}
"""By which act one answers another: with a statement that contradicts it, with a finding."""
LOOKS_ON = (SeatKind.OBSERVER, SeatKind.PRESS, SeatKind.MONITOR)


@room_page("GET", seats=LOOKS_ON)
def gallery(visit: Visit) -> HttpResponse:
    reader, sides = visit.reader, visit.sides()
    _whole, drawn = shown_map(visit, asked_of(QueryDict(), visit.say))
    shown = {
        **drawn,
        "page_title": visit.say("Gallery"),
        "matters": glance.matters(reader),
        "communiques": glance.communiques(reader, sides),
        "fighting": glance.fighting(reader, sides),
        "latest": glance.latest(reader, sides),
        "offers": offers(visit, IN_PUBLIC),
    }
    return show_room(visit, "entremise/gallery/gallery.html", shown)


@room_page("GET")
def chronicle_(visit: Visit) -> HttpResponse:
    asked = visit.request.GET
    only = asked.get("see") == PUBLIC
    page = chronicle.page_of(
        visit.reader,
        visit.sides(),
        chronicle.Asked(
            before=chronicle.place_of(asked.get("before", "")),
            after=chronicle.place_of(asked.get("after", "")),
            act=asked.get("act", ""),
            public=only,
        ),
    )
    own = [one.act for day in page.days for one in day.entries if one.own]
    shown = {
        "page_title": visit.say("Chronicle"),
        "days": page.days,
        "only_public": only,
        "earlier": _address(only, before=page.earlier) if page.earlier else "",
        "later": _address(only, after=page.later) if page.later else "",
        "can_be_shown": {act for act in own if can_be_shown(visit, act)},
        "answers": _answers(visit, {one.code for day in page.days for one in day.entries}),
        "zone": visit.reader.zone.key,
    }
    return show_room(visit, "entremise/gallery/chronicle.html", shown)


def _answers(visit: Visit, codes: Container[str]) -> tuple[str, ...]:
    """With which of these acts on the page this seat can do something in public."""
    return tuple(code for code, kind in ANSWERED.items() if code in codes and FORMS[kind](visit, {}) is not None)


def _address(only: bool, **asked: str) -> str:
    return "?" + urlencode({**({"see": PUBLIC} if only else {}), **asked})

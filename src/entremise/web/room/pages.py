"""A delegation's room, and its inner room."""

from django.http import HttpResponse

from entremise.talks.acts.convening import SeatKind
from entremise.talks.expected import may_speak, together
from entremise.web.access import room_page
from entremise.web.forms.act_page import Shown, shown
from entremise.web.forms.registry import FORMS
from entremise.web.room import inner
from entremise.web.room.articles import text
from entremise.web.room.asked import asked
from entremise.web.room.conversation import deeds, words
from entremise.web.room.steps import steps
from entremise.web.shell import show_room
from entremise.web.visit import Visit

DELEGATIONS = (SeatKind.PARTY, SeatKind.CONSULTED)
LAST_DEEDS = 8


@room_page("GET", seats=DELEGATIONS)
def room(visit: Visit) -> HttpResponse:
    """All that the delegation has before it: what is asked, the words, the text, and what can be done."""
    speaks = may_speak(visit.view, visit.by)
    found = together(visit.view, visit.seat, visit.by.person, visit.now)
    context = {
        "asked": asked(visit, found),
        "words": words(visit, _before(visit)),
        "deeds": deeds(visit, LAST_DEEDS).items,
        "text": text(visit),
        "steps": steps(visit),
        "speaks": speaks,
        "form": _compose(visit, "message", {}) if speaks else _compose(visit, "inner-paper", {"purpose": "draft"}),
    }
    return show_room(visit, "entremise/room/room.html", context, found=found)


@room_page("GET", seats=DELEGATIONS)
def inner_room(visit: Visit) -> HttpResponse:
    """What the delegation writes for itself: seen by nobody else."""
    context = {
        "papers": inner.papers(visit, _before(visit)),
        "trusted": inner.trusted(visit),
        "speaks": may_speak(visit.view, visit.by),
        "form": _compose(visit, "inner-paper", {}),
    }
    return show_room(visit, "entremise/room/inner.html", context)


def _compose(visit: Visit, kind: str, given: dict[str, str]) -> Shown | None:
    form = FORMS[kind](visit, given)
    return shown(visit, form) if form is not None else None


def _before(visit: Visit) -> int | None:
    """The number before which one reads, where earlier pages are asked for."""
    asked_for = visit.request.GET.get("before", "")
    return int(asked_for) if asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 10 else None

"""A delegation's room."""

from django.http import HttpResponse

from entremise.talks.acts.convening import SeatKind
from entremise.web.access import room_page
from entremise.web.forms.act_page import shown
from entremise.web.forms.registry import FORMS
from entremise.web.shell import show_room
from entremise.web.visit import Visit


@room_page("GET", seats=(SeatKind.PARTY, SeatKind.CONSULTED))
def room(visit: Visit) -> HttpResponse:
    form = FORMS["message"](visit, {})
    return show_room(visit, "entremise/room/room.html", {"form": shown(visit, form) if form else None})

"""The gallery."""

from django.http import HttpResponse

from entremise.talks.acts.convening import SeatKind
from entremise.web.access import room_page
from entremise.web.shell import show_room
from entremise.web.visit import Visit


@room_page("GET", seats=(SeatKind.OBSERVER, SeatKind.PRESS, SeatKind.MONITOR))
def gallery(visit: Visit) -> HttpResponse:
    return show_room(visit, "entremise/room.html")

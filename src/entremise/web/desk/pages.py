"""The shuttle desk."""

from django.http import HttpResponse

from entremise.talks.acts.convening import SeatKind
from entremise.talks.view.state import in_order
from entremise.web.access import room_page
from entremise.web.shell import show_room
from entremise.web.visit import Visit


@room_page("GET", seats=(SeatKind.MEDIATOR,))
def desk(visit: Visit) -> HttpResponse:
    return show_room(visit, "entremise/desk/desk.html", {"words": in_order(visit.view.entrusted.values())})

"""Rooms until they are built."""

from django.http import HttpRequest, HttpResponse

from entremise.people.values import Account, Session
from entremise.talks.acts.convening import SeatKind
from entremise.talks.view.state import in_order
from entremise.web.access import account_page, room_page
from entremise.web.forms.act_page import shown
from entremise.web.forms.registry import FORMS
from entremise.web.shell import show, show_room
from entremise.web.visit import Visit


@account_page("GET")
def account(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    return show(request, "entremise/entering/talks.html", {"rows": []})


@room_page("GET", seats=(SeatKind.MEDIATOR,))
def desk(visit: Visit) -> HttpResponse:
    return show_room(visit, "entremise/rooms/placeholder.html", {"words": in_order(visit.view.entrusted.values())})


@room_page("GET", seats=(SeatKind.PARTY, SeatKind.CONSULTED))
def room(visit: Visit) -> HttpResponse:
    form = FORMS["message"](visit, {})
    return show_room(visit, "entremise/rooms/placeholder.html", {"form": shown(visit, form) if form else None})


@room_page("GET", seats=(SeatKind.OBSERVER, SeatKind.PRESS, SeatKind.MONITOR))
def gallery(visit: Visit) -> HttpResponse:
    return show_room(visit, "entremise/rooms/placeholder.html")

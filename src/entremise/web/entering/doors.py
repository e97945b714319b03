"""The door: coming in by a one-time link, choosing among one's talks, going out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from entremise.house.premises import here
from entremise.people.refusal import Closed
from entremise.people.values import Account, Invitation, Session
from entremise.talks.acts.convening import SeatKind
from entremise.talks.view.state import View
from entremise.web.access import account_page, open_page, room_page, seat_of
from entremise.web.door import errors
from entremise.web.door.limits import may_fail
from entremise.web.door.sessions import close_session, device_of, knock, open_session
from entremise.web.language import NAMES, language_of
from entremise.web.shell import show
from entremise.web.visit import Visit
from entremise.words import doors as words
from entremise.words.catalogue import translator
from entremise.words.names import Reader


@open_page("GET")
def front(request: HttpRequest) -> HttpResponse:
    """The street side for whoever isn't signed in; for others their talks, or the room if there is but one."""
    found = knock(request)
    if found is None:
        return show(request, "entremise/entering/front.html", {"languages": NAMES})
    _, account = found
    held = [place for one in here().people.places(account) if (place := seat_of(account, one.talks)) is not None]
    if len(held) == 1 and not account.convenes:
        return redirect("home", talks=held[0].talks)
    say = translator(language_of(request))
    rows = [
        {
            "url": reverse("home", kwargs={"talks": one.talks}),
            "title": _title(one.view, Reader.of(one.view, say)),
            "seat": Reader.of(one.view, say).seat(one.seat),
        }
        for one in held
    ]
    return show(request, "entremise/entering/talks.html", {"rows": rows, "convenes": account.convenes})


def _title(view: View, reader: Reader) -> str:
    return reader.words(view.convened.title) if view.convened is not None else ""


@open_page("GET", "POST")
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link. To look at it uses nothing up: only what is sent from its page lets somebody in."""
    _ = translator(language_of(request))
    people, signed_in = here().people, knock(request)
    try:
        invitation = people.invitation(secret)
        if request.method == "GET":
            shown = {**_invited(invitation, Reader.of(_view_of(invitation), _)), "secret": secret, "languages": NAMES}
            return show(request, "entremise/entering/enter.html", shown)
        joining = signed_in[1] if signed_in is not None and request.POST.get("as") == "same" else None
        entered = people.enter(secret, device_of(request), joining=joining)
    except Closed as closed:
        place = people.used_by(secret)
        if place is not None and signed_in is not None and signed_in[1].id == place.account:
            return redirect("home", talks=place.talks)
        if not may_fail(request):
            return errors.too_often(request)
        says = words.sentence(closed.why, _)
        return errors.plain(request, 410, _("This link doesn’t open anything"), says, _)
    response = redirect("home", talks=entered.place.talks) if entered.place is not None else redirect("front")
    if signed_in is not None:
        people.end(signed_in[1], signed_in[0].id)
    open_session(request, response, entered.cookie)
    return response


def _view_of(invitation: Invitation) -> View:
    return here().house.view(invitation.talks, invitation.seat) if invitation.talks else View(None)


def _invited(invitation: Invitation, reader: Reader) -> dict[str, str]:
    if not invitation.talks:
        return {"title": "", "seat": "", "person": ""}
    return {
        "title": _title(reader.view, reader),
        "seat": reader.seat(invitation.seat),
        "person": reader.person(invitation.seat, invitation.person),
    }


@account_page("POST")
def leave(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """Sign out on this device: the session ends, and the browser forgets what it holds."""
    here().people.end(account, session.id)
    for place in here().people.places(account):
        here().hub.look_at_the_door(place.talks, place.seat)
    response = redirect("front")
    close_session(request, response)
    return response


ROOMS = {
    SeatKind.MEDIATOR: "desk",
    SeatKind.PARTY: "room",
    SeatKind.CONSULTED: "room",
    SeatKind.OBSERVER: "gallery",
    SeatKind.MONITOR: "gallery",
    SeatKind.PRESS: "gallery",
}
"""Where each kind of seat is at home."""


@room_page("GET")
def home(visit: Visit) -> HttpResponse:
    """From the talks' own address to the room of one's seat."""
    return redirect(visit.url(ROOMS[visit.seated.kind]))

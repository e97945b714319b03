"""The door: coming in by a one-time link, choosing among one's talks, going out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from entremise.house.premises import here
from entremise.people.refusal import Closed, Why
from entremise.people.values import Account, Invitation, Session
from entremise.talks.acts.convening import SeatKind
from entremise.talks.view.state import View
from entremise.web.access import account_page, open_page, room_page, seat_of
from entremise.web.account import seen
from entremise.web.account.ending import shown_out
from entremise.web.door import errors
from entremise.web.door.limits import may_fail
from entremise.web.door.sessions import close_session, device_of, knock, open_session
from entremise.web.entering.street import street
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
        return street(request)
    _, account = found
    held = [place for one in here().people.places(account) if (place := seat_of(account, one.talks)) is not None]
    if len(held) == 1 and not account.convenes:
        return redirect("home", talks=held[0].talks)
    rows = seen.places(here(), account, translator(language_of(request)))
    return show(request, "entremise/entering/talks.html", {"rows": rows, "convenes": account.convenes})


@open_page("GET", "POST")
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link. To look at it uses nothing up: only what is sent from its page lets somebody in."""
    _ = translator(language_of(request))
    people, signed_in = here().people, knock(request)
    try:
        invitation = people.invitation(secret)
        view = _view_of(invitation)
        if not _still_sits(invitation, view):
            raise Closed(Why.WITHDRAWN)
        # A link is looked at by more than people: whatever isn't a form that was sent uses nothing up.
        if request.method != "POST":
            shown = _invited(invitation, Reader.of(view, _), signed_in)
            return show(request, "entremise/entering/enter.html", {**shown, "languages": NAMES})
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
    if signed_in is not None:
        people.end(signed_in[1], signed_in[0].id)
        shown_out(signed_in[1])
    _came_in(invitation)
    response = redirect("home", talks=invitation.talks) if invitation.talks else redirect("front")
    open_session(request, response, entered)
    return response


def _view_of(invitation: Invitation) -> View:
    return here().house.view(invitation.talks, invitation.seat) if invitation.talks else View(None)


def _still_sits(invitation: Invitation, view: View) -> bool:
    """Whether the person who is invited is still of the delegation, and who invites of theirs.

    Whoever was replaced may have kept a link to another's place, and would come back in with it.
    """
    if not invitation.talks:
        return True
    seat, _, person = invitation.made_by.partition("/")
    if person and not _sits(here().house.view(invitation.talks, seat), seat, person):
        return False
    return _sits(view, invitation.seat, invitation.person)


def _sits(view: View, seat: str, person: str) -> bool:
    known = view.persons.get((seat, person))
    return known is not None and known.present


def _invited(invitation: Invitation, reader: Reader, signed_in: tuple[Session, Account] | None) -> dict[str, Any]:
    """What the page of a link says: for whom it is, and what becomes of whoever came in before."""
    if not invitation.talks:
        return {"title": "", "may_join": signed_in is not None}
    people, view = here().people, reader.view
    holder = people.holder(invitation.talks, invitation.seat, invitation.person)
    has_place = signed_in is not None and people.place(signed_in[1], invitation.talks) is not None
    return {
        "title": reader.words(view.convened.title) if view.convened is not None else "",
        "seat": reader.seat(invitation.seat),
        "person": reader.person(invitation.seat, invitation.person),
        "locks": holder is not None and not invitation.of_its_own,
        "held": holder is not None,
        "may_join": signed_in is not None and not has_place,
    }


def _came_in(invitation: Invitation) -> None:
    """Who held the place before is shown out; the delegation, and who made the link, see that it was used."""
    if not invitation.talks:
        return
    hub, maker = here().hub, invitation.made_by.partition("/")[0]
    hub.look_at_the_door(invitation.talks, invitation.seat)
    hub.announce(invitation.talks, frozenset({invitation.seat, maker} - {""}))


@account_page("POST")
def leave(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """Sign out on this device: the session ends, and the browser forgets what it holds."""
    here().people.end(account, session.id)
    shown_out(account)
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

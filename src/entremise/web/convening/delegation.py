"""The delegation's own page: who we are, who is let in, and by which links."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from entremise.people.refusal import Closed
from entremise.talks.acts.convening import SeatKind
from entremise.web.access import room_page
from entremise.web.convening import keys, seen
from entremise.web.door import errors
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import doors


@room_page("GET")
def delegation(visit: Visit) -> HttpResponse:
    """The page; `earlier` leads to older links."""
    said = visit.request.GET.get("earlier", "")
    return _page(visit, earlier=int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0)


@room_page("POST")
def make_link(visit: Visit) -> HttpResponse:
    """Make a link for somebody, and show it: this once. Earlier ones of the same maker for that person lapse."""
    seat, slug = visit.request.POST.get("seat", ""), visit.request.POST.get("person", "")
    person = visit.view.persons.get((seat, slug))
    people = visit.premises.people
    if person is None or not (
        keys.may_let_in(visit.seated, person) or keys.may_invite(visit.seated, seat, slug, seen.has_keys(visit, seat))
    ):
        return errors.not_found(visit.request)
    made_by = f"{visit.seat}/{visit.seated.place.person}"
    _withdraw_earlier(visit, seat, slug, made_by)
    _made, secret = people.invite(visit.talks, seat, slug, made_by=made_by)
    _tell(visit, seat)
    address = visit.premises.address + reverse("enter", kwargs={"secret": secret})
    made = {"link": address, "person": visit.reader.person(seat, slug), "seat": visit.reader.seat(seat)}
    return _page(visit, made=made)


def _withdraw_earlier(visit: Visit, seat: str, person: str, made_by: str) -> None:
    people = visit.premises.people
    for one in people.invitations(visit.talks):
        if (one.seat, one.person, one.made_by) == (seat, person, made_by) and one.stands(people.now()):
            people.withdraw(visit.talks, one.id)


@room_page("POST")
def withdraw(visit: Visit) -> HttpResponse:
    """Take a link back."""
    people, ident = visit.premises.people, visit.request.POST.get("link", "")
    link = next((one for one in people.invitations(visit.talks) if one.id == ident), None)
    if link is None or not keys.may_withdraw(visit.seated, link):
        return errors.not_found(visit.request)
    try:
        people.withdraw(visit.talks, ident)
    except Closed as closed:
        return _page(visit, wrong=doors.sentence(closed.why, visit.say), status=422)
    _tell(visit, link.seat)
    return redirect(visit.url("delegation"))


@room_page("POST")
def end(visit: Visit) -> HttpResponse:
    """End the sessions of one member, or of all but one's own."""
    if not keys.leads(visit.seated):
        return errors.not_found(visit.request)
    people, person = visit.premises.people, visit.request.POST.get("person", "")
    if not person:
        people.end_seat(visit.talks, visit.seat, but=visit.session.id)
    elif person != visit.seated.place.person and (visit.seat, person) in visit.view.persons:
        people.end_person(visit.talks, visit.seat, person)
    else:
        return errors.not_found(visit.request)
    visit.premises.hub.look_at_the_door(visit.talks, visit.seat)
    return redirect(visit.url("delegation"))


@room_page("POST")
def token(visit: Visit) -> HttpResponse:
    """Give oneself a token for an outside program, shown this once, or end it."""
    people = visit.premises.people
    if visit.request.POST.get("do") == "end":
        people.end_token(visit.account, visit.talks)
        visit.premises.hub.look_at_the_door(visit.talks, visit.seat)
        return redirect(visit.url("delegation"))
    return _page(visit, token=people.give_token(visit.talks, visit.seat, visit.seated.place.person))


def _tell(visit: Visit, seat: str) -> None:
    """Something changed at the door: the pages of those whom it concerns show it."""
    visit.premises.hub.announce(visit.talks, frozenset({visit.seat, seat}))


def _page(visit: Visit, *, earlier: int = 0, status: int = 200, **more: Any) -> HttpResponse:
    _ = visit.say
    links, further = seen.links(visit, earlier)
    given = visit.premises.people.token(visit.account, visit.talks)
    mediates = visit.seated.kind is SeatKind.MEDIATOR
    alone = keys.nobody_to_let_in_the_head(visit.view, visit.seat) and not mediates
    shown = {
        "page_title": _("Delegation"),
        "members": seen.members(visit),
        "links": links,
        "further": earlier + 1 if further else 0,
        "nearer": earlier,
        "leads": keys.leads(visit.seated),
        "head": visit.seated.is_head,
        "alone": alone,
        "others": seen.others(visit),
        "mediates": mediates,
        "acts": _acts(visit),
        "accredit": seen.form(visit, "accredit", seat=visit.seat) if visit.seated.is_head else "",
        "token_given": seen.at(visit, given.made_at) if given is not None else "",
        "api": f"{visit.premises.address}/api/v1/",
        **more,
    }
    return show_room(visit, "entremise/convening/delegation.html", shown, status=status)


def _acts(visit: Visit) -> list[tuple[str, str]]:
    """What mediators who speak for their seat can add to the talks."""
    _ = visit.say
    if visit.seated.kind is not SeatKind.MEDIATOR or not keys.leads(visit.seated):
        return []
    named = (
        ("add-seat", _("Add a seat")),
        ("add-actor", _("Enter an actor")),
        ("relate", _("Say who stands behind whom")),
        ("agree-name", _("Agree on a name for a seat")),
    )
    return [(seen.form(visit, kind), name) for kind, name in named]

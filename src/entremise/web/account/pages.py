"""One's own account: language, zone and look; the devices at which one is signed in; passkeys."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from entremise.cases.local_time import zone_of
from entremise.house.premises import here
from entremise.people.refusal import Closed
from entremise.people.values import Account, Session, Theme
from entremise.talks.refusal import Refused
from entremise.talks.view.state import View
from entremise.web.access import account_page
from entremise.web.account import seen
from entremise.web.account.connection import connection
from entremise.web.account.ending import shown_out
from entremise.web.account.zones import zones
from entremise.web.door import errors
from entremise.web.door.sessions import close_session
from entremise.web.language import NAMES, language_of
from entremise.web.shell import show
from entremise.words import doors, refusals
from entremise.words.catalogue import Translator, translator
from entremise.words.names import Reader

ZONE_LIMIT = 64


@account_page("GET", "POST")
def account(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """The page, and the choice of language, zone and look."""
    _ = translator(language_of(request))
    if request.method != "POST":
        return _page(request, session, account, _)
    language, theme = request.POST.get("language", ""), request.POST.get("theme", "")
    if language not in ("", *NAMES) or theme not in tuple(Theme):
        return errors.bad_request(request)
    typed = request.POST.get("zone", "").strip()[:ZONE_LIMIT]
    try:
        zone = zone_of(typed).key if typed else ""
    except Refused as refused:
        wrong = refusals.sentence(refused.refusal, Reader.of(View(None), _), _("Time zone"))
        return _page(request, session, account, _, zone_typed=typed, zone_wrong=wrong, status=422)
    here().people.change(account, language=language, zone=zone, theme=Theme(theme))
    return redirect(f"{reverse('account')}?kept=yes")


@account_page("GET")
def still_here(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """A sign of life from a page on which somebody writes: that it was asked for is all there is to it."""
    return HttpResponse(status=204)


@account_page("POST")
def end(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """End one session of one's own, all others, or all."""
    people, which = here().people, request.POST.get("which", "")
    if which == "others":
        people.end_all(account, but=session.id)
    elif which == "all":
        people.end_all(account)
    else:
        people.end(account, which)
    shown_out(account)
    if which not in ("all", session.id):
        return redirect("account")
    response = redirect("front")
    close_session(request, response)
    return response


@account_page("POST")
def end_feed(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """Withdraw a secret address of one's own, at whichever talks."""
    here().people.feeds.end(account, request.POST.get("address", ""))
    return redirect("account")


@account_page("POST")
def ask_for_passkey(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """What the browser is to make a passkey from, as JSON."""
    _ = translator(language_of(request))
    passkeys = connection(request, _).passkeys
    if passkeys is None:
        return errors.not_found(request)
    try:
        asked = passkeys.ask_to_make(account, request.POST.get("name", ""))
    except Closed as closed:
        return HttpResponse(doors.sentence(closed.why, _), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(asked, content_type="application/json")


@account_page("POST")
def add_passkey(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """Keep the passkey that the browser has made."""
    _ = translator(language_of(request))
    passkeys = connection(request, _).passkeys
    if passkeys is None:
        return errors.not_found(request)
    name = request.POST.get("name", "")
    try:
        passkeys.make(account, name, request.POST.get("answer", ""))
    except Closed as closed:
        wrong = doors.sentence(closed.why, _)
        return _page(request, session, account, _, name_typed=name, passkey_wrong=wrong, status=422)
    return redirect("account")


@account_page("POST")
def remove_passkey(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """Forget a passkey; one that isn't there any more is as good as removed."""
    here().people.remove_passkey(account, request.POST.get("passkey", ""))
    return redirect("account")


def _page(
    request: HttpRequest, session: Session, account: Account, _: Translator, *, status: int = 200, **more: Any
) -> HttpResponse:
    premises, reached = here(), connection(request, _)
    shown = {
        "places": seen.places(premises, account, _),
        "devices": seen.devices(premises, account, session, _),
        "device_name": seen.called(session.device, _),
        "keys": seen.keys(premises, account, _),
        "feeds": seen.feeds(premises, account, _),
        "passkeys": reached.passkeys is not None,
        "why_not": reached.why_not,
        "account": account,
        "languages": NAMES,
        "themes": ((Theme.AUTO, _("As the device says")), (Theme.LIGHT, _("Light")), (Theme.DARK, _("Dark"))),
        "zones": zones(),
        "zone_typed": account.zone,
        "hours": seen.zone(account).key,
        "kept": request.method == "GET" and request.GET.get("kept") == "yes",
        **more,
    }
    return show(request, "entremise/account/account.html", shown, status=status)

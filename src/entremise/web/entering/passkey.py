"""Coming in with a passkey: asked for on the front page, by whoever isn't signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from entremise.house.premises import here
from entremise.people.refusal import Closed
from entremise.web.access import open_page
from entremise.web.account.connection import connection
from entremise.web.account.ending import shown_out
from entremise.web.door import errors
from entremise.web.door.limits import may_fail
from entremise.web.door.sessions import device_of, knock, open_session
from entremise.web.entering.street import street
from entremise.web.language import language_of
from entremise.words import doors
from entremise.words.catalogue import translator


@open_page("POST")
def ask(request: HttpRequest) -> HttpResponse:
    """What the browser is to sign, as JSON. It names nobody: the device knows which passkeys it has."""
    passkeys = connection(request, translator(language_of(request))).passkeys
    if passkeys is None:
        return errors.not_found(request)
    return HttpResponse(passkeys.ask_to_sign_in(), content_type="application/json")


@open_page("POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """A session for whose passkey has answered."""
    _ = translator(language_of(request))
    passkeys = connection(request, _).passkeys
    if passkeys is None:
        return errors.not_found(request)
    try:
        account = passkeys.sign_in(request.POST.get("answer", ""))
    except Closed as closed:
        if not may_fail(request):
            return errors.too_often(request)
        return street(request, wrong=doors.sentence(closed.why, _), status=422)
    entered, before = here().people.begin(account, device_of(request)), knock(request)
    response = redirect("front")
    if before is not None:
        here().people.end(before[1], before[0].id)
        shown_out(before[1])
    open_session(request, response, entered)
    return response

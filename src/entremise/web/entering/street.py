"""The street side: what whoever isn't signed in sees, and all that they see."""

from django.http import HttpRequest, HttpResponse

from entremise.web.account.connection import connection
from entremise.web.language import NAMES, language_of
from entremise.web.shell import show
from entremise.words.catalogue import translator


def street(request: HttpRequest, *, wrong: str = "", status: int = 200) -> HttpResponse:
    """The front page; `wrong` says why a passkey didn't open."""
    reached = connection(request, translator(language_of(request)))
    shown = {
        "languages": NAMES,
        "passkeys": reached.passkeys is not None,
        "why_not": reached.why_not,
        "wrong": wrong,
        "ended": "ended" in request.GET,
    }
    return show(request, "entremise/entering/front.html", shown, status=status)

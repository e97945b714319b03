"""Who knocks: the session of a request's cookie, and the cookie itself."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from entremise.house.premises import here
from entremise.people.people import SESSION_LASTS
from entremise.people.values import Account, Session

NAME: Final = "entremise"
_KNOCKS: Final = "entremise_knock"


def cookie_name(request: HttpRequest) -> str:
    """Over HTTPS the browser itself warrants that the cookie is this host's alone."""
    return f"__Host-{NAME}" if request.is_secure() else NAME


def sessions(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Finds the session of a request, once; `knock` gives it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        cookie = request.COOKIES.get(cookie_name(request), "")
        people = here().people
        found = people.session(cookie) if cookie else None
        if found is not None:
            people.see(found[0])
        setattr(request, _KNOCKS, found)
        return get_response(request)

    return middleware


def knock(request: HttpRequest) -> tuple[Session, Account] | None:
    """Who is signed in; None where nobody is."""
    found: tuple[Session, Account] | None = getattr(request, _KNOCKS, None)
    return found


def open_session(request: HttpRequest, response: HttpResponse, cookie: str) -> None:
    """Give the browser the cookie of a session that has just begun."""
    response.set_cookie(
        cookie_name(request),
        cookie,
        max_age=int(SESSION_LASTS.total_seconds()),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def close_session(request: HttpRequest, response: HttpResponse) -> None:
    """Take the cookie back, and have the browser forget all that it holds of us."""
    response.delete_cookie(cookie_name(request), samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def device_of(request: HttpRequest) -> str:
    """What a device calls itself, for the list of one's sessions: what is printable of it."""
    said = request.headers.get("User-Agent", "")
    return "".join(character for character in said if character.isprintable())

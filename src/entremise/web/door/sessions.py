"""Who knocks: the session of a request's cookie, and the cookie itself."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from entremise.house.premises import here
from entremise.people.devices import device
from entremise.people.people import SESSION_LASTS, Entered
from entremise.people.values import Account, Session

NAME: Final = "entremise"
PAGE: Final = "page"
"""The element that fetches itself when its room has moved."""
_KNOCKS: Final = "entremise_knock"


def cookie_name(request: HttpRequest) -> str:
    """Over HTTPS the browser itself warrants that the cookie is this host's alone."""
    return f"__Host-{NAME}" if request.is_secure() else NAME


def cookie_of(request: HttpRequest) -> str:
    """The secret that the browser shows; empty where it has none."""
    return request.COOKIES.get(cookie_name(request), "")


def knock(request: HttpRequest) -> tuple[Session, Account] | None:
    """Who is signed in; None where nobody is. Looked up once a request, and only where somebody asks."""
    if not hasattr(request, _KNOCKS):
        # Where looking it up fails, the page that says so must not try again.
        setattr(request, _KNOCKS, None)
        setattr(request, _KNOCKS, _found(request))
    found: tuple[Session, Account] | None = getattr(request, _KNOCKS)
    return found


def _found(request: HttpRequest) -> tuple[Session, Account] | None:
    cookie = cookie_of(request)
    if not cookie:
        return None
    people = here().people
    found = people.session(cookie)
    if found is not None and not by_itself(request):
        people.see(found[0])
    return found


def by_itself(request: HttpRequest) -> bool:
    """Whether a page fetches itself: no sign of life, or a screen left alone would keep its session for ever."""
    listens = request.headers.get("Accept") == "text/event-stream"
    return request.method == "GET" and (listens or request.headers.get("HX-Trigger") == PAGE)


def open_session(request: HttpRequest, response: HttpResponse, entered: Entered) -> None:
    """Give the browser the cookie of a session that has just begun.

    Where somebody else was signed in before, forms that still lie open are no longer good: what was written at one
    seat would else be sent from another. Whoever comes back in as before can still send theirs.
    """
    if here().people.whose(cookie_of(request)) != entered.account.id:
        rotate_token(request)
    response.set_cookie(
        cookie_name(request),
        entered.cookie,
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
    """What a device calls itself, for the list of one's sessions: the browser and the system, and no more of it."""
    return device(request.headers.get("User-Agent", ""))

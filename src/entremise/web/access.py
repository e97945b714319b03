"""Who may open which page: said once beside each view, enforced here, and listed by `./run routes`.

Hidden and absent are the same answer: whoever has no place at the talks, or one for which the page isn't, gets the
page of an address that doesn't exist.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect

from entremise.house.premises import here
from entremise.house.routes import ANYONE, EVERY_SEAT, SIGNED_IN, Access
from entremise.house.seated import Seated, seated
from entremise.people.values import Account, Session
from entremise.talks.acts.convening import SeatKind
from entremise.web.door import errors
from entremise.web.door.sessions import cookie_of, knock
from entremise.web.visit import Visit


class View(Protocol):
    """A view that says who may open it."""

    access: Access

    def __call__(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase: ...


def _declared(view: Callable[..., HttpResponseBase], methods: Iterable[str], seats: Iterable[str]) -> Any:
    allowed = tuple(methods)

    @wraps(view)
    def checked(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if request.method not in allowed and not (request.method == "HEAD" and "GET" in allowed):
            return HttpResponseNotAllowed(allowed)
        return view(request, **kwargs)

    checked.access = Access(allowed, tuple(seats))  # type: ignore[attr-defined]  # what `View` says of it
    return checked


def open_page(*methods: str) -> Callable[[Callable[..., HttpResponseBase]], Any]:
    """A page that anybody may open, signed in or not. The view is called with the request."""
    return lambda view: _declared(view, methods or ("GET",), (ANYONE,))


def account_page(*methods: str) -> Callable[[Callable[..., HttpResponseBase]], Any]:
    """A page of whoever is signed in. The view is called with the request, the session and the account."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Any:
        def entered(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            found = knock(request)
            if found is None:
                return _to_the_door(request)
            return view(request, *found, **kwargs)

        return _declared(wraps(view)(entered), methods or ("GET",), (SIGNED_IN,))

    return decorate


def room_page(
    *methods: str, seats: Iterable[SeatKind] = EVERY_SEAT
) -> Callable[[Callable[..., HttpResponseBase]], Any]:
    """A page of one talks, for these kinds of seats. The view is called with a `Visit`; the address has `talks`."""
    kinds = tuple(seats)

    def decorate(view: Callable[..., HttpResponseBase]) -> Any:
        def entered(request: HttpRequest, talks: str, **kwargs: Any) -> HttpResponseBase:
            found = knock(request)
            if found is None:
                return _to_the_door(request)
            place = seat_of(found[1], talks)
            if place is None or place.kind not in kinds:
                return errors.not_found(request)
            return view(visit_of(request, found[0], place), **kwargs)

        return _declared(wraps(view)(entered), methods or ("GET",), kinds)

    return decorate


def seat_of(account: Account, talks: str) -> Seated | None:
    """The place of an account at these talks, if it has one."""
    return seated(here(), account, talks)


def visit_of(request: HttpRequest, session: Session, place: Seated) -> Visit:
    """A request, and who makes it from which seat."""
    return Visit.of(here(), request, session, place)


def _to_the_door(request: HttpRequest) -> HttpResponse:
    """Nobody is signed in, or not any more: the same answer for every address.

    Who sent something with a session that is over is told so there; a page of ours keeps what was typed (`live.js`).
    """
    sent = request.method not in ("GET", "HEAD") and cookie_of(request)
    door = "/?ended" if sent else "/"
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=401)
        response.headers["HX-Redirect"] = door
        return response
    return redirect(door)

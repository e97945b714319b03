"""Who may open which route of the API: said once beside each view, enforced here, and listed by `./run routes`.

A token is a person's, at one talks. Whatever it doesn't open is answered as what isn't there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from entremise.api import guards
from entremise.api.problems import words
from entremise.house.premises import Premises, here
from entremise.house.routes import ANYONE, EVERY_SEAT, Access
from entremise.house.seated import Seated, seated
from entremise.people.values import Token
from entremise.talks.acts.convening import SeatKind
from entremise.words.names import Reader


@dataclass(frozen=True, slots=True)
class Call:
    """One request of a program, for the person whose token it shows, from that person's seat."""

    premises: Premises
    request: HttpRequest
    token: Token
    seated: Seated
    reader: Reader


def _declared(view: Callable[..., HttpResponseBase], methods: Iterable[str], seats: Iterable[str]) -> Any:
    allowed = tuple(methods)

    @wraps(view)
    def checked(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if request.method not in allowed and not (request.method == "HEAD" and "GET" in allowed):
            return guards.not_allowed(request, allowed)
        return view(request, **kwargs)

    checked.access = Access(allowed, tuple(seats))  # type: ignore[attr-defined]  # what `server.routes` reads
    # No cookie is taken here, so no other site can have a browser speak for its reader.
    checked.csrf_exempt = True  # type: ignore[attr-defined]  # what Django reads
    return checked


def open_route(*methods: str) -> Callable[[Callable[..., HttpResponseBase]], Any]:
    """A route that anybody may call. The view is called with the request."""
    return lambda view: _declared(view, methods, (ANYONE,))


def room_route(
    *methods: str, seats: Iterable[SeatKind] = EVERY_SEAT
) -> Callable[[Callable[..., HttpResponseBase]], Any]:
    """A route of one talks, for these kinds of seats. The view is called with a `Call`; the address has `talks`."""
    kinds = tuple(seats)

    def decorate(view: Callable[..., HttpResponseBase]) -> Any:
        def entered(request: HttpRequest, talks: str, **kwargs: Any) -> HttpResponseBase:
            found = guards.bearer(request)
            if found is None:
                return guards.not_signed_in(request)
            token, account = found
            # Other talks aren't even looked for: it takes as long to say no to those that there are.
            place = seated(here(), account, talks) if token.talks == talks else None
            if place is None or place.kind not in kinds:
                return guards.not_found(request)
            call = Call(here(), request, token, place, Reader.of(place.view, words(request)))
            return view(call, **kwargs)

        return _declared(wraps(view)(entered), methods, kinds)

    return decorate

"""What stands before every route of the API: how often one may knock, and what is said where a door stays shut."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from entremise.api.problems import problem, words
from entremise.house.limits import Kind, Who, address
from entremise.house.premises import here
from entremise.people.values import Account, Token

_BEARS: Final = "entremise_bears"
_SCHEME: Final = "bearer"


def bearer(request: HttpRequest) -> tuple[Token, Account] | None:
    """Whose token a request shows; None where it shows none that opens anything. A cookie is no token."""
    if not hasattr(request, _BEARS):
        setattr(request, _BEARS, None)
        secret = token_of(request)
        setattr(request, _BEARS, here().people.bearer(secret) if secret else None)
    found: tuple[Token, Account] | None = getattr(request, _BEARS)
    return found


def token_of(request: HttpRequest) -> str:
    """The token of the header `Authorization: Bearer …` (RFC 6750); empty where there is none."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == _SCHEME else ""


def who_knocks(request: HttpRequest) -> Who:
    """By what a request is counted: its token where that opens something, else its address."""
    found = bearer(request)
    return Who(Kind.TOKEN, found[0].id) if found is not None else _address(request)


def _address(request: HttpRequest) -> Who:
    return address(str(request.META.get("REMOTE_ADDR", "")))


def limits(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers 429 to whoever knocks too often, and to who tries too many tokens that open nothing."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        limited, who = here().limits, who_knocks(request)
        reads = request.method in ("GET", "HEAD")
        failed = bool(token_of(request)) and bearer(request) is None
        may = limited.may_read(who) if reads else limited.may_write(who)
        if not may or (failed and not limited.may_fail(_address(request).name)):
            return too_often(request)
        return get_response(request)

    return middleware


def not_signed_in(request: HttpRequest) -> HttpResponse:
    """401: no token, or one that opens nothing."""
    _ = words(request)
    detail = _("A token is expected (“Authorization: Bearer …”): whoever runs the server gives one to a person.")
    response = problem(_, 401, "no-token", _("No token"), detail)
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def not_found(request: HttpRequest) -> HttpResponse:
    """404, hidden or absent."""
    _ = words(request)
    return problem(_, 404, "nothing-here", _("Nothing here"), _("There is nothing here that this token opens."))


def not_allowed(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    _ = words(request)
    detail = _("This address is for {methods}.", methods=", ".join(methods))
    response = problem(_, 405, "method", _("Another method is expected"), detail)
    response.headers["Allow"] = ", ".join(methods)
    return response


def bad_request(request: HttpRequest) -> HttpResponse:
    _ = words(request)
    return problem(_, 400, "unreadable", _("Not understood"), _("This request can’t be read."))


def too_large(request: HttpRequest) -> HttpResponse:
    _ = words(request)
    detail = _("That was more than can be sent at once, and nothing was done: send less.")
    return problem(_, 413, "too-large", _("Too large"), detail)


def too_slow(request: HttpRequest) -> HttpResponse:
    _ = words(request)
    detail = _("What you sent didn’t arrive whole, and nothing was done: send it again.")
    return problem(_, 408, "too-slow", _("Too slow"), detail)


def too_often(request: HttpRequest) -> HttpResponse:
    _ = words(request)
    detail = _("That was too often in one minute. Wait a minute, then go on; nothing was done.")
    response = problem(_, 429, "too-often", _("Too often"), detail)
    response.headers["Retry-After"] = "60"
    return response


def trouble(request: HttpRequest) -> HttpResponse:
    _ = words(request)
    detail = _("Something went wrong on our side. Look whether what you did is there before you do it again.")
    return problem(_, 500, "trouble", _("Something went wrong"), detail)

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
    response = problem(words(request), "no-token")
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def not_found(request: HttpRequest) -> HttpResponse:
    """404, hidden or absent."""
    return problem(words(request), "nothing-here")


def not_allowed(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    response = problem(words(request), "method", ", ".join(methods))
    response.headers["Allow"] = ", ".join(methods)
    return response


def bad_request(request: HttpRequest) -> HttpResponse:
    return problem(words(request), "unreadable")


def too_large(request: HttpRequest) -> HttpResponse:
    return problem(words(request), "too-large")


def too_slow(request: HttpRequest) -> HttpResponse:
    return problem(words(request), "too-slow")


def too_often(request: HttpRequest) -> HttpResponse:
    response = problem(words(request), "too-often")
    response.headers["Retry-After"] = "60"
    return response


def trouble(request: HttpRequest) -> HttpResponse:
    return problem(words(request), "trouble")

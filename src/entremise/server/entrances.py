"""The two entrances: pages for people, the API for programs. Each has its own guards, and answers in its own way."""

from collections.abc import Callable
from typing import Final, Protocol

from django.http import HttpRequest, HttpResponseBase

from entremise.api import guards as programs
from entremise.server.asgi import FAULT, TOO_LARGE, TOO_SLOW
from entremise.web.door import errors as pages
from entremise.web.door.limits import limits

API: Final = "/api/"

View = Callable[[HttpRequest], HttpResponseBase]


class Entrance(Protocol):
    """What each entrance says where a door stays shut."""

    def bad_request(self, request: HttpRequest) -> HttpResponseBase: ...
    def not_found(self, request: HttpRequest) -> HttpResponseBase: ...
    def too_large(self, request: HttpRequest) -> HttpResponseBase: ...
    def too_slow(self, request: HttpRequest) -> HttpResponseBase: ...
    def trouble(self, request: HttpRequest) -> HttpResponseBase: ...


def for_a_program(request: HttpRequest) -> bool:
    return request.path.startswith(API)


def _of(request: HttpRequest) -> Entrance:
    return programs if for_a_program(request) else pages


def guards(get_response: View) -> View:
    """Django's middleware: what couldn't be read is said so, then each entrance counts who comes."""
    page, program = limits(get_response), programs.limits(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        match request.META.get(FAULT):
            case fault if fault == TOO_LARGE:
                return _of(request).too_large(request)
            case fault if fault == TOO_SLOW:
                return _of(request).too_slow(request)
        return program(request) if for_a_program(request) else page(request)

    return middleware


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    return _of(request).bad_request(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """Hidden or absent."""
    return _of(request).not_found(request)


def trouble(request: HttpRequest) -> HttpResponseBase:
    return _of(request).trouble(request)

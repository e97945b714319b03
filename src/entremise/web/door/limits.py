"""How often a browser may knock: counted by its session; where it has none that stands, by the link that it shows, if
that opens, else by its address.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase

from entremise.house.limits import RECORD_COSTS, Kind, Who, address
from entremise.house.premises import here
from entremise.people.refusal import Closed
from entremise.web.door import errors
from entremise.web.door.sessions import knock

_LINKS: Final = "/enter/"
_FILES: Final = "/static/"
"""Small files from memory, the same for all: they are not counted, and nobody is looked up for them."""


def limits(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers 429 to whoever knocks too often."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(_FILES):
            return get_response(request)
        who, limited = who_knocks(request), here().limits
        reads = request.method in ("GET", "HEAD")
        if not (limited.may_read(who) if reads else limited.may_write(who)):
            return errors.too_often(request)
        return get_response(request)

    return middleware


def who_knocks(request: HttpRequest) -> Who:
    """By what a request is counted. A cookie that opens nothing counts for nothing: anybody could make one up."""
    found = knock(request)
    if found is not None:
        return Who(Kind.SESSION, found[0].id)
    link = _link(request)
    return Who(Kind.LINK, link) if link else _address(request)


def _link(request: HttpRequest) -> str:
    """The link that is shown, by its id, if it still lets somebody in; else an empty text."""
    way, between, secret = request.path.partition(_LINKS)
    if way or not between:
        return ""
    try:
        return here().people.invitation(secret.removesuffix("/")).id
    except Closed:
        return ""


def may_read_all(request: HttpRequest) -> bool:
    """Whether whoever is signed in may fetch a whole record once more."""
    return here().limits.may_read(who_knocks(request), RECORD_COSTS)


def may_fail(request: HttpRequest) -> bool:
    """Whether this address may be told once more that a link or a passkey opens nothing. What opens isn't counted."""
    return here().limits.may_fail(_address(request).name)


def _address(request: HttpRequest) -> Who:
    return address(str(request.META.get("REMOTE_ADDR", "")))

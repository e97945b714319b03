"""How often one may knock: each session and each address for itself, so that a limit tells nothing of others."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from entremise.web.door import errors
from entremise.web.door.sessions import cookie_name

WRITES: Final = RateLimitItemPerMinute(120)
"""What one session, or one address that has none, may send."""
DOORS: Final = RateLimitItemPerMinute(30)
"""How many links, sign-ins and unknown tokens one address may try."""
READS: Final = RateLimitItemPerMinute(1_200)

_limiter = MovingWindowRateLimiter(MemoryStorage())


def limits(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers 429 to whoever knocks too often."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        who = request.COOKIES.get(cookie_name(request)) or request.headers.get("Authorization") or _address(request)
        limit = READS if request.method in ("GET", "HEAD") else WRITES
        if not _limiter.hit(limit, who):
            return errors.too_often(request)
        return get_response(request)

    return middleware


def may_try_a_door(request: HttpRequest) -> bool:
    """Whether this address may try one more link or sign-in."""
    return _limiter.hit(DOORS, "door", _address(request))


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))

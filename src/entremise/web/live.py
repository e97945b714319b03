"""The stream that tells a room that it has moved: never what moved, nor for whom else."""

from collections.abc import AsyncIterator, Callable
from typing import Final

from asgiref.sync import sync_to_async
from django.http import HttpResponseBase, StreamingHttpResponse

from entremise.house.hub import News
from entremise.house.premises import Premises
from entremise.web.access import room_page
from entremise.web.door.sessions import cookie_name
from entremise.web.visit import Visit

BEAT: Final = 20.0
"""Seconds between signs of life, by which a broken connection is noticed on both ends."""
RETRY: Final = 1_000
"""Milliseconds after which a browser knocks again."""


@room_page("GET")
def events(visit: Visit) -> HttpResponseBase:
    """Server-sent events of one seat: `moved` when there is something to fetch, `ended` when the session is over."""
    cookie = visit.request.COOKIES.get(cookie_name(visit.request), "")
    people = visit.premises.people

    def stands() -> bool:
        return people.session(cookie) is not None

    stream = stream_of(visit.premises, visit.talks, visit.seat, stands)
    response = StreamingHttpResponse(stream, content_type="text/event-stream")
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def stream_of(premises: Premises, talks: str, seat: str, stands: Callable[[], bool]) -> AsyncIterator[str]:
    """The stream of one seat, for as long as `stands` says that its reader may listen."""
    with premises.hub.listen(talks, seat) as listener:
        yield f"retry: {RETRY}\n\nevent: here\ndata:\n\n"
        while True:
            news = await listener.news(BEAT)
            if news is not News.MOVED and not await sync_to_async(stands)():
                yield "event: ended\ndata:\n\n"
                return
            yield "event: beat\ndata:\n\n" if news is News.NOTHING else "event: moved\ndata:\n\n"

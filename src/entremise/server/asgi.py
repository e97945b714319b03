"""Django behind uvicorn: a whole request in one thread, in one of a few threads that keep their connections.

Django's own handler begins a thread and opens the database anew for each request. Here a request is read whole, worked
through in a thread of the pool, and sent by the event loop; only streams stay in the loop, and hold neither a thread
nor a connection while they wait. Reports, which are large and slow to read, have threads and limits of their own
(`entremise.server.uploads`), where somebody is signed in.
"""

import asyncio
import io
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, Final

from django.core import signals
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpResponseBadRequest, HttpResponseBase
from django.urls import set_script_prefix

from entremise.api.guards import bearer
from entremise.house.uploads import CUT_SHORT
from entremise.server.sizes import BODY_LIMIT, THREADS, THROWN_AWAY, UPLOAD_BODY_LIMIT
from entremise.server.uploads import Sends, Uploads, sends
from entremise.web.door.sessions import knock

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]

BODY_WITHIN: Final = 60.0
"""Seconds in which the body of a request has to be here."""
UPLOAD_WITHIN: Final = 180.0
"""The same for one that brings a report: a telephone in the field sends it."""
FAULT: Final = "entremise.fault"
"""Where a request says (in `META`) why its body isn't there."""
TOO_LARGE: Final = "too-large"
TOO_SLOW: Final = "too-slow"


class Gone(Exception):
    """Whoever asked has gone before all was said."""


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a request, or why it wasn't read to its end. `cut`: it was more, and only its beginning is here."""

    content: bytes
    fault: str = ""
    cut: bool = False


def pool() -> ThreadPoolExecutor:
    """The threads in which requests are worked through."""
    return ThreadPoolExecutor(THREADS, thread_name_prefix="request")


class Handler(ASGIHandler):
    """Answers requests with Django's middleware and views, all of them synchronous but for streams.

    `secure`: the public address is HTTPS, and whatever comes in came that way (through a proxy that doesn't say so).
    """

    def __init__(self, threads: ThreadPoolExecutor, *, secure: bool) -> None:
        # Not ASGIHandler's own: it would load the middleware for the event loop.
        self.load_middleware(is_async=False)
        self._threads = threads
        self._secure = secure
        self._uploads = Uploads()

    def close(self) -> None:
        """Let go of all that takes long: the server stops."""
        self._uploads.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if self._secure:
            scope["scheme"] = "https"
        loop, brings = asyncio.get_running_loop(), sends(scope)
        who = await loop.run_in_executor(self._threads, self._who, scope) if brings is not None else ""
        try:
            if brings is not None and who:
                response = await self._read(scope, receive, brings, who)
            else:
                body = await read(scope, receive)
                response = await loop.run_in_executor(self._threads, self._answered, scope, body)
        except Gone:
            return
        if not response.streaming:
            await self.send_response(response, send)
            return
        try:
            await self._stream(response, receive, send)
        finally:
            await loop.run_in_executor(self._threads, response.close)

    def _who(self, scope: Scope) -> str:
        """Who is signed in, or whose token it is; nothing for nobody, for whom all is as everywhere."""
        request, _wrong = self.create_request(scope, io.BytesIO())
        found = (knock(request) or bearer(request)) if request is not None else None
        return found[1].id if found is not None else ""

    async def _read(self, scope: Scope, receive: Receive, brings: Sends, who: str) -> HttpResponseBase:
        """The answer to a request that brings a report. Raises `Gone`."""
        async with AsyncExitStack() as held:
            await held.enter_async_context(self._uploads.turn(who))
            if brings.large:
                body = await read_upload(scope, receive, lambda: held.enter_async_context(self._uploads.room))
            else:
                body = await read(scope, receive)
            if body.cut and not brings.tells:
                body = Body(b"", TOO_LARGE)
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._uploads.threads, self._answered, scope, body)

    def _answered(self, scope: Scope, body: Body) -> HttpResponseBase:
        """The answer to a request, in a thread; one that isn't streamed is whole, and needs nothing any more."""
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=scope)
        request, wrong = self.create_request(scope, io.BytesIO(body.content))
        if request is None:
            response: HttpResponseBase = wrong or HttpResponseBadRequest()
        else:
            request.META[FAULT] = body.fault
            request.META[CUT_SHORT] = body.cut
            response = self.get_response(request)
        if not response.streaming:
            response.close()
        return response

    async def _stream(self, response: HttpResponseBase, receive: Receive, send: Send) -> None:
        """Send a stream until it ends, or until whoever listens has gone."""
        sending = asyncio.create_task(self.send_response(response, send))
        gone = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait((sending, gone), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sending, gone):
                task.cancel()
            ended, _ = await asyncio.gather(sending, gone, return_exceptions=True)
        if isinstance(ended, Exception):
            raise ended


async def read(scope: Scope, receive: Receive) -> Body:
    """The body of a request, no more of it than may be sent, and no longer than may be waited. Raises `Gone`."""
    found = bytearray()
    try:
        async with asyncio.timeout(BODY_WITHIN):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                found += message.get("body", b"")
                if len(found) > BODY_LIMIT:
                    return Body(b"", TOO_LARGE)
                if not message.get("more_body", False):
                    return Body(bytes(found))
    except TimeoutError:
        return Body(b"", TOO_SLOW)


async def read_upload(scope: Scope, receive: Receive, room: Callable[[], Awaitable[object]]) -> Body:
    """The body of a request that may bring a report; `room` is waited for once it is larger than others may be.

    Of more than may be sent the beginning is kept, in which a form has what was typed; the rest is read and let go, to
    a limit. Raises `Gone`.
    """
    announced = _announced(scope)
    if announced > UPLOAD_BODY_LIMIT:
        most, reads_on = BODY_LIMIT, announced <= THROWN_AWAY
    else:
        most, reads_on = UPLOAD_BODY_LIMIT, True
    found, came, has_room = bytearray(), 0, False
    try:
        async with asyncio.timeout(UPLOAD_WITHIN) as patience:
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                piece = message.get("body", b"")
                came += len(piece)
                if came <= most:
                    found += piece
                    if len(found) > BODY_LIMIT and not has_room:
                        # While others hold all the room, nothing of it is read: that time isn't the sender's.
                        patience.reschedule(None)
                        await room()
                        patience.reschedule(asyncio.get_running_loop().time() + UPLOAD_WITHIN)
                        has_room = True
                else:
                    found += piece[: max(0, BODY_LIMIT - len(found))]
                    del found[BODY_LIMIT:]
                ended = not message.get("more_body", False)
                if came > most and (ended or not reads_on or came > THROWN_AWAY):
                    return Body(bytes(found), cut=True)
                if ended:
                    return Body(bytes(found))
    except TimeoutError:
        return Body(b"", TOO_SLOW)


def _announced(scope: Scope) -> int:
    """How long a body is said to be; 0 where that isn't said."""
    said = dict(scope.get("headers", ())).get(b"content-length", b"")
    return int(said) if said.isdigit() and len(said) < 19 else 0


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

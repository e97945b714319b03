"""Django behind uvicorn: a whole request in one thread, in one of a few threads that keep their connections.

Django's own handler begins a thread and opens the database anew for each request. Here a request is read whole, worked
through in a thread of the pool, and sent by the event loop; only streams stay in the loop, and hold neither a thread
nor a connection while they wait.
"""

import asyncio
import io
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from django.core import signals
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpResponseBadRequest, HttpResponseBase
from django.urls import set_script_prefix

from entremise.server.sizes import BODY_LIMIT, THREADS

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]

BODY_WITHIN: Final = 60.0
"""Seconds in which the body of a request has to be here."""
FAULT: Final = "entremise.fault"
"""Where a request says (in `META`) why its body isn't there."""
TOO_LARGE: Final = "too-large"
TOO_SLOW: Final = "too-slow"


class Gone(Exception):
    """Whoever asked has gone before all was said."""


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a request, or why it wasn't read to its end."""

    content: bytes
    fault: str = ""


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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if self._secure:
            scope["scheme"] = "https"
        try:
            body = await read(scope, receive)
        except Gone:
            return
        loop = asyncio.get_running_loop()
        response = await loop.run_in_executor(self._threads, self._answered, scope, body)
        if not response.streaming:
            await self.send_response(response, send)
            return
        try:
            await self._stream(response, receive, send)
        finally:
            await loop.run_in_executor(self._threads, response.close)

    def _answered(self, scope: Scope, body: Body) -> HttpResponseBase:
        """The answer to a request, in a thread; one that isn't streamed is whole, and needs nothing any more."""
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=scope)
        request, wrong = self.create_request(scope, io.BytesIO(body.content))
        if request is None:
            response: HttpResponseBase = wrong or HttpResponseBadRequest()
        else:
            request.META[FAULT] = body.fault
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


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

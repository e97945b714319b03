"""What rooms are measured beside: a bare Starlette stream, and an empty Django view. Both by uvicorn, as it comes.

python -m benchmarks.bare stream|django       # prints its address, then serves
"""

from __future__ import annotations

import asyncio
import socket
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

PAGE = "<!doctype html><title>A page</title>" + "<p>A line of a page, as long as a line is.</p>" * 400


def stream() -> Any:
    """Rooms by name: whoever posts to one tells all who listen there."""
    rooms: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    async def events(request: Request) -> Response:
        room, news = request.path_params["room"], asyncio.Event()

        async def told() -> AsyncIterator[str]:
            rooms[room].add(news)
            try:
                yield "event: here\ndata:\n\n"
                while True:
                    await news.wait()
                    news.clear()
                    yield "event: moved\ndata:\n\n"
            finally:
                rooms[room].discard(news)

        return StreamingResponse(told(), media_type="text/event-stream")

    async def act(request: Request) -> Response:
        await request.body()
        for news in rooms[request.path_params["room"]]:
            news.set()
        return Response(status_code=201)

    async def page(request: Request) -> Response:
        return HTMLResponse(PAGE)

    return Starlette(
        routes=[
            Route("/{room}/events", events),
            Route("/{room}/acts", act, methods=["POST"]),
            Route("/{room}", page),
        ]
    )


def django() -> Any:
    """One view that answers with nothing."""
    from django.conf import settings

    settings.configure(ROOT_URLCONF="benchmarks.bare_urls", ALLOWED_HOSTS=["*"], SECRET_KEY="x")
    from django.core.asgi import get_asgi_application

    return get_asgi_application()


def main() -> None:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(2_048)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    app = {"stream": stream, "django": django}[sys.argv[1]]()
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()

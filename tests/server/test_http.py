"""HTTP as the server speaks it: who neither asks nor listens is let go, and what is too much isn't read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
import uvicorn

from entremise.server import asgi, protocol
from entremise.server.protocol import Protocol

SHORT = 0.3


async def much(scope: Any, receive: Any, send: Any) -> None:
    """Answers with more than any buffer holds, or with a word."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    piece = b"x" * 1_000_000
    if scope["path"] == "/much":
        for _ in range(200):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b"."})


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch):
    monkeypatch.setattr(protocol, "ASKED_WITHIN", SHORT)
    monkeypatch.setattr(protocol, "TAKEN_WITHIN", SHORT)


@asynccontextmanager
async def served() -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter, uvicorn.Server]]:
    """A connection to a server of its own."""
    config = uvicorn.Config(much, http=Protocol, ws="none", lifespan="off", log_config=None, port=0, host="127.0.0.1")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server._serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_000)
    try:
        yield reader, writer, server
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        server.should_exit = True
        await serving


async def let_go(server: uvicorn.Server) -> None:
    async with asyncio.timeout(10 * SHORT):
        while server.server_state.connections:
            await asyncio.sleep(0.02)


ASKS = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\n"])
def test_who_does_not_ask_is_let_go(sent):
    async def held() -> None:
        async with served() as (_reader, writer, server):
            writer.write(sent)
            await let_go(server)

    asyncio.run(held())


def test_who_asks_byte_by_byte_gains_no_time():
    async def held() -> None:
        async with served() as (_reader, writer, server):
            async with asyncio.timeout(10 * SHORT):
                with suppress(OSError):
                    while server.server_state.connections or not writer.get_extra_info("peername"):
                        writer.write(b"G")
                        await asyncio.sleep(SHORT / 5)
            assert not server.server_state.connections

    asyncio.run(held())


def test_who_asks_again_and_again_stays():
    async def held() -> None:
        async with served() as (reader, writer, server):
            for _ in range(6):
                writer.write(ASKS)
                assert (await reader.readline()).startswith(b"HTTP/1.1 200")
                while (await reader.readline()) not in (b"", b"0\r\n"):
                    pass
                await reader.readline()
                await asyncio.sleep(SHORT / 3)
            assert server.server_state.connections

    asyncio.run(held())


def test_who_does_not_take_an_answer_is_let_go():
    async def held() -> None:
        async with served() as (_reader, writer, server):
            writer.write(ASKS.replace(b"/ ", b"/much "))
            await asyncio.sleep(SHORT / 2)
            assert server.server_state.connections
            await let_go(server)

    asyncio.run(held())


# ---- the body of a request


def read(*pieces: bytes, gone: bool = False, wait: float = 0) -> asgi.Body:
    """What is read of a body that comes in these pieces."""
    left = [*pieces]

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(wait)
        if not left and gone:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left) or gone}

    return asyncio.run(asgi.read({}, receive))


def test_a_body_is_read_whole():
    assert read(b"one ", b"two") == asgi.Body(b"one two")
    assert read(b"") == asgi.Body(b"")


def test_no_more_is_read_than_may_be_sent(monkeypatch):
    monkeypatch.setattr(asgi, "BODY_LIMIT", 10)
    assert read(b"x" * 10) == asgi.Body(b"x" * 10)
    assert read(b"x" * 6, b"x" * 6, b"never read") == asgi.Body(b"", asgi.TOO_LARGE)


def test_no_longer_is_waited_for_it_than_may_be(monkeypatch):
    monkeypatch.setattr(asgi, "BODY_WITHIN", 0.05)
    assert read(*[b"x"] * 100, wait=0.01) == asgi.Body(b"", asgi.TOO_SLOW)


def test_who_goes_before_all_is_said_is_not_answered():
    with pytest.raises(asgi.Gone):
        read(b"one", gone=True)


def test_a_thread_keeps_its_connection_from_one_request_to_the_next(served_store):
    from django.core import signals
    from django.db import connections

    def request(kept: list[object]) -> None:
        signals.request_started.send(sender=None)
        store = served_store
        store.talks()
        kept.append(connections[store.alias].connection)
        signals.request_finished.send(sender=None)

    kept: list[object] = []
    with ThreadPoolExecutor(1) as threads:
        for _ in range(2):
            threads.submit(request, kept).result()
        threads.submit(served_store.close).result()
    assert kept[0] is kept[1] is not None


@pytest.fixture
def served_store(tmp_path, django_db_blocker):
    from entremise.store.setup import open_store

    with django_db_blocker.unblock():
        store = open_store(tmp_path / "talks.sqlite3")
        yield store
        store.close()

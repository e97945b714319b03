"""A small client for measuring: HTTP/1.1 over asyncio's streams, with little between the clock and the wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """A status, the headers in lower case, and the body as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire:
    """One connection to a server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        self._reader, self._writer, self._host = reader, writer, host

    @classmethod
    async def to(cls, url: str) -> Wire:
        parts = urlsplit(url)
        return cls(*await asyncio.open_connection("127.0.0.1", parts.port), parts.netloc)

    async def ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """Ask, and read the answer whole."""
        found = await self._begin(method, path, headers, body)
        if found.headers.get("transfer-encoding") == "chunked":
            pieces = [piece async for piece in self._pieces()]
            return Answer(found.status, found.headers, b"".join(pieces))
        size = int(found.headers.get("content-length", 0))
        return Answer(found.status, found.headers, await self._reader.readexactly(size))

    async def listen(self, path: str, headers: Mapping[str, str]) -> AsyncIterator[str]:
        """The names of a stream's events, as they come."""
        found = await self._begin("GET", path, headers, b"")
        if found.status != 200:
            raise RuntimeError(f"{path}: {found.status}")
        async for piece in self._pieces():
            for line in piece.decode().splitlines():
                if line.startswith("event: "):
                    yield line.removeprefix("event: ")

    async def close(self) -> None:
        self._writer.close()

    async def _begin(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._host}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        status = int((await self._reader.readline()).split()[1])
        found = {}
        while line := (await self._reader.readline()).decode("latin-1").strip():
            name, _, value = line.partition(":")
            found[name.lower()] = value.strip()
        return Answer(status, found, b"")

    async def _pieces(self) -> AsyncIterator[bytes]:
        while size := int((await self._reader.readline()).strip() or b"0", 16):
            yield await self._reader.readexactly(size)
            await self._reader.readline()
        await self._reader.readline()


@asynccontextmanager
async def wire(url: str) -> AsyncIterator[Wire]:
    """A connection for as long as the block lasts."""
    made = await Wire.to(url)
    try:
        yield made
    finally:
        await made.close()

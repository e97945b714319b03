"""HTTP/1.1 with less patience: who neither asks nor listens is let go, so that nobody can hold all the doors open."""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

ASKED_WITHIN: Final = 15.0
"""Seconds in which a request's head has to be here, from when the connection is open or the last answer was given."""
TAKEN_WITHIN: Final = 60.0
"""Seconds in which an answer that waits to be taken has to be taken on."""


class Protocol(H11Protocol):
    """uvicorn's own, which waits for ever for the head of a request and for whoever doesn't read its answer."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._asked: asyncio.TimerHandle | None = None
        self._taken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._await_a_request()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._await_a_request()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._await_a_request()

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_asked()
        self._is_taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._taken = self._taken or self.loop.call_later(TAKEN_WITHIN, self.transport.abort)

    def resume_writing(self) -> None:
        self._is_taken()
        super().resume_writing()

    def _await_a_request(self) -> None:
        """Begin to wait where no request is being answered, and don't begin anew with each byte that comes."""
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            self._is_asked()
        elif self._asked is None and not self.transport.is_closing():
            self._asked = self.loop.call_later(ASKED_WITHIN, self.transport.abort)

    def _is_asked(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
        self._asked = None

    def _is_taken(self) -> None:
        if self._taken is not None:
            self._taken.cancel()
        self._taken = None

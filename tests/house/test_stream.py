"""A stream in a room: what it says, and when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import cast

from entremise.house.dossiers import Dossiers
from entremise.house.house import House
from entremise.house.hub import Hub
from entremise.house.limits import STREAMS, Kind, Who
from entremise.house.premises import Premises
from entremise.house.stream import events
from entremise.people.people import People

TALKS = "0" * 32
WHO = Who(Kind.SESSION, "haftar")


def premises() -> Premises:
    """Premises of which a stream needs the hub and the limits alone."""
    return Premises(cast(House, None), cast(People, None), cast(Dossiers, None), Hub(), True, "")


def stands() -> bool:
    return True


async def said(stream: AsyncIterator[str]) -> str:
    """The name of the next event; it carries no data."""
    async with asyncio.timeout(2):
        block = await anext(stream)
    assert block.endswith("data:\n\n")
    return block.rpartition("event: ")[2].partition("\n")[0]


def listen(at: Premises, seat: str = "lna", doors: Callable[[], bool] = stands, beat: float = 30) -> AsyncIterator[str]:
    return events(at, TALKS, seat, WHO, doors, beat=beat)


def test_it_says_that_it_is_there_and_then_that_something_moved():
    async def held() -> None:
        at = premises()
        stream = listen(at)
        assert await said(stream) == "here"
        at.hub.announce(TALKS, frozenset({"lna", "russia"}))
        assert await said(stream) == "moved"

    asyncio.run(held())


def test_it_says_nothing_of_other_seats_or_other_talks():
    async def held() -> None:
        at = premises()
        stream = listen(at, beat=0.05)
        assert await said(stream) == "here"
        at.hub.announce(TALKS, frozenset({"gna"}))
        at.hub.announce("1" * 32, frozenset({"lna"}))
        assert await said(stream) == "beat"

    asyncio.run(held())


def test_it_ends_once_the_session_has():
    async def held() -> None:
        at, open_doors = premises(), [True, False]
        stream = listen(at, doors=lambda: open_doors.pop(0))
        assert await said(stream) == "here"
        at.hub.look_at_the_door(TALKS, "lna")
        assert await said(stream) == "moved", "this session stands: another of the seat's has ended"
        at.hub.look_at_the_door(TALKS, "lna")
        assert await said(stream) == "ended"
        assert [one async for one in stream] == []
        assert len(at.hub) == 0

    asyncio.run(held())


def test_it_ends_with_the_next_beat_where_nobody_called_to_the_door():
    async def held() -> None:
        stream = listen(premises(), doors=lambda: False, beat=0.05)
        assert await said(stream) == "here"
        assert await said(stream) == "ended"

    asyncio.run(held())


def test_a_busy_room_keeps_nobody_in_whose_session_has_ended():
    async def held() -> None:
        at = premises()
        stream = listen(at, doors=lambda: False, beat=0.1)
        assert await said(stream) == "here"
        heard = []
        while "ended" not in heard:
            at.hub.announce(TALKS, frozenset({"lna"}))
            heard.append(await said(stream))
            await asyncio.sleep(0.01)
        assert heard.count("moved") == len(heard) - 1

    asyncio.run(held())


def test_a_call_to_the_door_loses_no_news():
    async def held() -> None:
        at = premises()
        stream = listen(at)
        assert await said(stream) == "here"
        at.hub.announce(TALKS, frozenset({"lna"}))
        at.hub.look_at_the_door(TALKS, "lna")
        assert await said(stream) == "moved"

    asyncio.run(held())


def test_one_reader_holds_so_many_and_no_more():
    async def held() -> None:
        at = premises()
        streams = [listen(at) for _ in range(STREAMS)]
        assert [await said(one) for one in streams] == ["here"] * STREAMS
        assert [one async for one in listen(at)] == []
        assert len(at.hub) == STREAMS

    asyncio.run(held())


def test_all_end_when_the_server_stops_and_those_who_come_then_at_once():
    async def held() -> None:
        at = premises()
        stream = listen(at)
        assert await said(stream) == "here"
        at.hub.close()
        assert [one async for one in stream] == []
        late = listen(at)
        assert await said(late) == "here"
        assert [one async for one in late] == []

    asyncio.run(held())

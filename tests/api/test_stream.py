"""The stream of a seat: that there is something to fetch, and never what; at once, and to those alone who see it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from entremise.house.limits import STREAMS
from tests.api.cast import message, paper
from tests.served import Served, start

WITHIN = 1.0
"""Seconds in which news is there."""
QUIET = 0.6
"""Seconds in which there is none."""


class Heard:
    """What one stream says. It is read all the while: to stop waiting for news doesn't close it."""

    def __init__(self, answer: httpx.Response) -> None:
        self._said: asyncio.Queue[str | None] = asyncio.Queue()
        self._reading = asyncio.create_task(self._read(answer))

    async def _read(self, answer: httpx.Response) -> None:
        async for line in answer.aiter_lines():
            if line.startswith("event: "):
                self._said.put_nowait(line.removeprefix("event: "))
            else:
                assert line.rstrip() in ("", "data:", "retry: 1000"), "it carries no data"
        self._said.put_nowait(None)

    def leave(self) -> None:
        """Hear no more of it."""
        self._reading.cancel()

    async def next(self, within: float = WITHIN) -> str | None:
        """The next event; None once the stream has ended."""
        async with asyncio.timeout(within):
            return await self._said.get()

    async def nothing(self) -> None:
        await asyncio.sleep(QUIET)
        assert self._said.empty()
        assert not self._reading.done()


class Room:
    """The talks, as the programs of several persons have them."""

    def __init__(self, moscow: Served) -> None:
        self._moscow = moscow
        self._client = httpx.AsyncClient(
            base_url=f"{moscow.url}/api/v1/talks/{moscow.talks}/",
            timeout=30,
            limits=httpx.Limits(max_connections=200),
        )

    def headers(self, person: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._moscow.tokens[person]}"}

    @asynccontextmanager
    async def listen(self, person: str) -> AsyncIterator[Heard]:
        async with self._client.stream("GET", "events", headers=self.headers(person)) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"] == "text/event-stream"
            heard = Heard(answer)
            assert await heard.next(10) == "here"
            try:
                yield heard
            finally:
                heard.leave()

    async def place(self, person: str, act: dict[str, object]) -> None:
        placed = await self._client.post("acts", json=act, headers=self.headers(person))
        assert placed.status_code == 201, placed.text


def test_those_who_see_an_act_are_told_at_once_and_nobody_else(moscow):
    async def held() -> None:
        room = Room(moscow)
        async with room.listen("russia/lavrov") as lavrov, room.listen("gna/sarraj") as sarraj:
            await room.place("lna/haftar", message())
            assert await lavrov.next() == "moved"
            await sarraj.nothing()
            await room.place("lna/haftar", paper())
            await lavrov.nothing()
            await sarraj.nothing()

    asyncio.run(held())


def test_what_comes_quickly_is_told_once_or_more_but_never_lost(moscow):
    async def held() -> None:
        room = Room(moscow)
        async with room.listen("russia/lavrov") as lavrov:
            await asyncio.gather(*(room.place("lna/haftar", message(f"Word {n}.")) for n in range(10)))
            assert await lavrov.next() == "moved"
            told = 1
            while told < 10:
                try:
                    assert await lavrov.next(QUIET) == "moved"
                    told += 1
                except TimeoutError:
                    break
            await room.place("lna/haftar", message("The last word."))
            assert await lavrov.next() == "moved"

    asyncio.run(held())


def test_one_token_holds_so_many_streams_and_the_others_go_on(moscow):
    async def held() -> None:
        room = Room(moscow)
        async with asyncio.TaskGroup() as group:
            enough = asyncio.Event()

            opened = asyncio.Semaphore(0)

            async def listen() -> None:
                async with room.listen("turkey/cavusoglu"):
                    opened.release()
                    await enough.wait()

            for _ in range(STREAMS):
                group.create_task(listen())
            for _ in range(STREAMS):
                await opened.acquire()
            more = await room._client.get("events", headers=room.headers("turkey/cavusoglu"))
            assert more.status_code == 429
            async with room.listen("gna/sarraj"):
                pass
            enough.set()
        await asyncio.sleep(QUIET)
        async with room.listen("turkey/cavusoglu"):
            pass

    asyncio.run(held())


def test_streams_let_a_server_stop(tmp_path):
    process, moscow = start(tmp_path / "moscow.sqlite3")

    async def held() -> float:
        room = Room(moscow)
        async with room.listen("lna/haftar") as haftar, room.listen("russia/lavrov"):
            began = time.monotonic()
            process.terminate()
            assert await haftar.next(5) is None
            return time.monotonic() - began

    took = asyncio.run(held())
    assert process.wait(timeout=10) == 0
    assert took < 2


def test_pages_and_programs_hear_of_each_other(moscow):
    async def held() -> None:
        room = Room(moscow)
        async with httpx.AsyncClient(base_url=moscow.url, timeout=30) as browser:
            link = moscow.links["gna/sarraj"]
            page = (await browser.get(link)).text
            form = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
            entered = await browser.post(link, data={"csrfmiddlewaretoken": form}, headers={"Origin": moscow.url})
            assert entered.status_code == 302
            async with browser.stream("GET", f"/talks/{moscow.talks}/events/") as answer:
                heard = Heard(answer)
                assert await heard.next() == "here"
                await room.place("gna/sarraj", paper())
                assert await heard.next() == "moved"
                heard.leave()

    asyncio.run(held())


def test_a_view_is_fetched_after_the_news_of_it(moscow):
    async def held() -> None:
        room = Room(moscow)
        async with room.listen("russia/lavrov") as lavrov:
            await room.place("gna/sarraj", message("After the news."))
            assert await lavrov.next() == "moved"
            view = await room._client.get("view", headers=room.headers("russia/lavrov"))
            assert "After the news." in json.dumps(view.json())

    asyncio.run(held())


def test_whoever_is_replaced_by_a_program_hears_no_more(moscow):
    async def run() -> None:
        room = Room(moscow)
        async with room.listen("gna/adviser") as adviser:
            name = {"en": "second GNA adviser"}
            who = {
                "seat": "gna",
                "person": "adviser",
                "successor": "adviser-two",
                "name": name,
                "capacities": ["adviser"],
            }
            await room.place("gna/sarraj", {"kind": "replace-person", "act": who})
            said = [await adviser.next(2 * WITHIN)]
            if said == ["moved"]:
                said = [await adviser.next(2 * WITHIN)]
            assert said[0] in ("ended", None)

    asyncio.run(run())

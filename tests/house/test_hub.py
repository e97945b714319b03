"""The hub: who listens at a seat is told that there is something, from whatever thread, and nobody else."""

from __future__ import annotations

import asyncio
from threading import Thread

from entremise.house.hub import Hub, News

TALKS, OTHERS = "0" * 32, "1" * 32
SOON = 0.05


def test_all_who_listen_at_a_seat_are_told_and_nobody_else():
    async def held() -> None:
        hub = Hub()
        with hub.listen(TALKS, "lna") as one, hub.listen(TALKS, "lna") as two, hub.listen(TALKS, "gna") as gna:
            hub.announce(TALKS, frozenset({"lna", "press"}))
            assert await one.news(1) is News.MOVED
            assert await two.news(1) is News.MOVED
            assert await gna.news(SOON) is News.NOTHING
            hub.announce(OTHERS, frozenset({"lna"}))
            assert await one.news(SOON) is News.NOTHING

    asyncio.run(held())


def test_a_thread_tells_a_loop():
    async def held() -> None:
        hub = Hub()
        with hub.listen(TALKS, "lna") as lna:
            thread = Thread(target=hub.announce, args=(TALKS, frozenset({"lna"})))
            thread.start()
            assert await lna.news(1) is News.MOVED
            thread.join()

    asyncio.run(held())


def test_what_comes_while_nobody_looks_is_told_once():
    async def held() -> None:
        hub = Hub()
        with hub.listen(TALKS, "lna") as lna:
            for _ in range(100):
                hub.announce(TALKS, frozenset({"lna"}))
            assert await lna.news(1) is News.MOVED
            assert await lna.news(SOON) is News.NOTHING
            hub.announce(TALKS, frozenset({"lna"}))
            assert await lna.news(1) is News.MOVED

    asyncio.run(held())


def test_the_call_to_the_door_goes_before_news_and_closing_before_both():
    async def held() -> None:
        hub = Hub()
        with hub.listen(TALKS, "lna") as lna:
            hub.announce(TALKS, frozenset({"lna"}))
            hub.look_at_the_door(TALKS, "lna")
            assert await lna.news(1) is News.LOOK_AT_THE_DOOR
            hub.announce(TALKS, frozenset({"lna"}))
            hub.close()
            assert await lna.news(1) is News.CLOSING

    asyncio.run(held())


def test_who_has_gone_is_forgotten():
    async def held() -> None:
        hub = Hub()
        with hub.listen(TALKS, "lna"):
            assert len(hub) == 1
        assert len(hub) == 0
        hub.announce(TALKS, frozenset({"lna"}))

    asyncio.run(held())


def test_news_for_a_loop_that_has_closed_goes_nowhere():
    hub = Hub()

    async def held() -> None:
        hub.listen(TALKS, "lna").__enter__()  # and is never left, as by a loop that was killed

    asyncio.run(held())
    hub.announce(TALKS, frozenset({"lna"}))

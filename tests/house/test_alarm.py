"""The alarm: what falls due is placed in its time, whoever is looking, and one talks' trouble keeps none waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from entremise.house.alarm import Alarm
from entremise.house.house import House
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.form import parse_act
from tests.house.cast import KEYS, hand, message, store_in
from tests.talks.cast import CONVENE

NOON = datetime(2020, 1, 13, 12, tzinfo=UTC)
AHEAD = timedelta(seconds=30)


class Scene:
    """A house whose clock runs `ahead` of the real one, and its alarm."""

    def __init__(self, tmp_path) -> None:
        self.began = datetime.now(UTC)
        self.ahead = timedelta()
        self.store = store_in(tmp_path)
        alarms: list[Alarm] = []

        def announce(talks: str, seats: frozenset[str]) -> None:
            for alarm in alarms:
                alarm.heard(talks)

        self.house = House(
            self.store,
            KEYS.record,
            clock=lambda: NOON + (datetime.now(UTC) - self.began) + self.ahead,
            announce=announce,
        )
        self.alarm = Alarm(self.house)
        alarms.append(self.alarm)

    def convene(self) -> str:
        return self.house.convene(hand("russia"), Convene.model_validate(CONVENE)).talks

    def carry(self, talks: str) -> None:
        """A word of the LNA, prepared and confirmed by Russia: it is held back for thirty seconds."""
        rule = {"carry": "may-be-conveyed"}
        words = self.house.append(talks, hand("lna"), message(rule=rule)).act
        fields = {"source": words, "to": "gna", "text": "They want time.", "language": "en"}
        prepared = self.house.append(talks, hand("russia"), parse_act("convey", fields)).act
        self.house.append(talks, hand("russia"), parse_act("confirm-conveying", {"conveying": prepared}))

    def has_word(self, talks: str) -> bool:
        return any(seen.placed.act.kind == "word" for seen in self.house.view(talks, "gna").seen.values())


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path)


async def until(true: Callable[[], bool], within: float = 5.0) -> None:
    async with asyncio.timeout(within):
        while not await asyncio.to_thread(true):
            await asyncio.sleep(0.02)


def with_alarm(scene: Scene, held: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        waking = asyncio.create_task(scene.alarm.run())
        try:
            await held()
        finally:
            waking.cancel()
            await asyncio.gather(waking, return_exceptions=True)

    asyncio.run(run())


def test_what_was_due_while_nobody_served_is_placed_at_the_start(scene):
    talks = scene.convene()
    scene.carry(talks)
    scene.ahead += AHEAD * 2
    assert not scene.has_word(talks)

    async def held() -> None:
        await until(lambda: scene.has_word(talks))

    with_alarm(scene, held)


def test_what_falls_due_later_is_placed_then_and_not_before(scene):
    talks = scene.convene()

    async def held() -> None:
        await asyncio.sleep(0.1)
        await asyncio.to_thread(scene.carry, talks)
        await asyncio.sleep(0.2)
        assert not await asyncio.to_thread(scene.has_word, talks)
        scene.ahead += AHEAD
        scene.alarm.heard(talks)  # a clock was set: whoever sets it says so
        await until(lambda: scene.has_word(talks))

    with_alarm(scene, held)


def test_it_wakes_by_itself_when_the_time_has_come(scene):
    talks = scene.convene()
    scene.carry(talks)
    scene.ahead += AHEAD - timedelta(seconds=1)

    async def held() -> None:
        assert not await asyncio.to_thread(scene.has_word, talks)
        await until(lambda: scene.has_word(talks), 8)

    with_alarm(scene, held)


def test_trouble_with_one_talks_keeps_the_others_on_time(scene, monkeypatch, caplog):
    first, second = sorted([scene.convene(), scene.convene()])
    for talks in (first, second):
        scene.carry(talks)
    scene.ahead += AHEAD * 2
    tick = scene.house.tick

    def troubled(talks: str) -> int:
        if talks == first:
            raise RuntimeError("what was said in confidence")
        woken: int = tick(talks)
        return woken

    monkeypatch.setattr(scene.house, "tick", troubled)

    async def held() -> None:
        await until(lambda: scene.has_word(second))

    with_alarm(scene, held)
    assert not scene.has_word(first)
    assert "in confidence" not in caplog.text


def test_a_store_that_does_not_answer_now_is_asked_again(scene, monkeypatch):
    monkeypatch.setattr("entremise.house.alarm.AGAIN", 0.05)
    talks = scene.convene()
    scene.carry(talks)
    scene.ahead += AHEAD * 2
    wakes_at, troubles = scene.house.wakes_at, [OSError("the disk"), OSError("the disk")]

    def troubled(asked: str) -> datetime | None:
        if troubles:
            raise troubles.pop()
        woken: datetime | None = wakes_at(asked)
        return woken

    monkeypatch.setattr(scene.house, "wakes_at", troubled)

    async def held() -> None:
        await until(lambda: scene.has_word(talks))

    with_alarm(scene, held)


def test_what_another_process_placed_is_seen_in_time(scene, monkeypatch):
    talks = scene.convene()
    monkeypatch.setattr("entremise.house.alarm.LONGEST", 0.1)
    beside = House(scene.store, KEYS.record, clock=scene.house.now)

    async def held() -> None:
        await asyncio.sleep(0.2)
        scene.house, own = beside, scene.house
        await asyncio.to_thread(scene.carry, talks)
        scene.house = own
        scene.ahead += AHEAD * 2
        await until(lambda: scene.has_word(talks))

    with_alarm(scene, held)

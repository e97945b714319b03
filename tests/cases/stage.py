"""A stage in memory, for tests that play a script a hundred times; `test_replay` holds it to the house."""

from datetime import datetime
from functools import cache
from typing import Any

from entremise.cases import Script, outcome
from entremise.house.chance import Seeded
from entremise.house.replay import play
from entremise.talks.acts.base import Act, Hand
from entremise.talks.course import Memory, MemoryHall, fall_due, proceed
from entremise.talks.table import wakes_at
from entremise.talks.time import When
from entremise.talks.view.fold import fold
from entremise.talks.view.state import View


class MemoryStage:
    def __init__(self, chance: Seeded) -> None:
        self.talks = chance.id("talks")
        self.hall = MemoryHall(Memory(), self.talks)
        self._ids = chance.id

    def place(self, by: Hand, act: Act, now: datetime, at: When | None, act_id: str) -> None:
        proceed(self.hall, by, act, now, at, act_id, self._ids)

    def wait(self, until: datetime) -> None:
        while (due := wakes_at(self.hall.eye())) is not None and due <= until:
            fall_due(self.hall, due, self._ids)

    def view(self, seat: str) -> View:
        return self.hall.view(seat)


class Played:
    """A script played in memory; `told` is what each seat, or nobody's whole view, makes of it."""

    def __init__(self, script: Script, seed: int = 1) -> None:
        chance = Seeded(seed)
        self.script = script
        self.stage = MemoryStage(chance)
        ids, self.refused = play(script, self.stage, chance)
        self.labels = {act: label for label, act in ids.items()}

    def told(self, seat: str | None = None) -> dict[str, Any]:
        acts = list(self.stage.hall.memory.acts)
        view = fold(None, acts) if seat is None else self.stage.view(seat)
        return outcome(self.script, view, self.labels, seat=seat, refused=self.refused)

    @cache  # noqa: B019 - one for each short-lived test
    def sees(self, seat: str) -> frozenset[str]:
        """The labels of the acts that a seat sees."""
        shown = (self.labels.get(seen.placed.id) for seen in self.stage.view(seat).timeline())
        return frozenset(label for label in shown if label is not None)

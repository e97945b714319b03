"""Plays a script through the house: every act is judged by the rules and kept on the record, as in live talks.

The clock is the script's. Between acts the house is woken at each instant at which something falls due, as a server
would wake it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from entremise.cases.outcome import RefusedAct, outcome
from entremise.cases.script import Cue, Script
from entremise.house.chance import Chance, Live, Seeded
from entremise.house.house import ORDER_ONLY, House, disclosure
from entremise.store.keys import keys_from_seed, new_keys
from entremise.store.setup import MEMORY, open_store
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.form import parse_act
from entremise.talks.refusal import Refused
from entremise.talks.time import When
from entremise.talks.view.state import View

if TYPE_CHECKING:
    from entremise.store.keeping import Store


class Stage(Protocol):
    """Where a script is played."""

    def place(self, by: Hand, act: Act, now: datetime, at: When | None, act_id: str) -> None:
        """Place an act at this time of the table; `at` None: only its order is known. Raises `Refused`."""
        ...

    def wait(self, until: datetime) -> None:
        """Let the time pass, and what falls due meanwhile."""
        ...

    def view(self, seat: str) -> View:
        """What a seat knows."""
        ...

    @property
    def talks(self) -> str:
        """The id of the talks."""
        ...


def play(script: Script, stage: Stage, chance: Chance) -> tuple[dict[str, str], tuple[RefusedAct, ...]]:
    """Play all acts; returns the id of each by its label, and those that were refused."""
    ids: dict[str, str] = {}
    refused: list[RefusedAct] = []
    for cue in script.cues:
        ids[cue.label] = chance.id(f"act {cue.label}")
        stage.wait(cue.now)
        try:
            act = _act(cue, ids, stage)
            stage.place(cue.by, act, cue.now, cue.at, ids[cue.label])
        except Refused as why:
            refused.append(RefusedAct(cue.label, cue.by.seat, why.refusal))
    stage.wait(script.ends)
    return ids, tuple(refused)


def _act(cue: Cue, ids: Mapping[str, str], stage: Stage) -> Act:
    given = cue.given(ids)
    if cue.kind == Disclose.kind:
        shown = [ids[label] for label in cue.shows]
        to: Sequence[str] = given.get("to") or ()
        return disclosure(stage.talks, stage.view(cue.by.seat), shown, to=to, public=given.get("public", False))
    return parse_act(cue.kind, given)


class HouseStage:
    """A house whose clock is set by who plays."""

    def __init__(self, chance: Chance, store: "Store") -> None:
        self._now: datetime | None = None
        self._store = store
        self.house = House(store, store.keys.record, clock=self._clock, chance=chance)
        self._talks = chance.id("talks")

    @property
    def talks(self) -> str:
        return self._talks

    def _clock(self) -> datetime:
        assert self._now is not None, "the clock is set before anything is asked of the house"
        return self._now

    def place(self, by: Hand, act: Act, now: datetime, at: When | None, act_id: str) -> None:
        self._now = now
        self.house.append(self.talks, by, act, at=ORDER_ONLY if at is None else at, act_id=act_id)

    def wait(self, until: datetime) -> None:
        while (due := self.house.wakes_at(self.talks)) is not None and due <= until:
            # What falls due earlier than the clock stands was due before anybody could wake the house for it.
            self._now = due if self._now is None else max(due, self._now)
            self.house.tick(self.talks)
        self._now = until

    def view(self, seat: str) -> View:
        return self.house.view(self.talks, seat)

    def close(self) -> None:
        self._store.close()


@dataclass(frozen=True)
class Replayed:
    """What came of a script: what each seat knows, all of it in one view, and each seat's bundle.

    `labels` are the labels of acts by their ids.
    """

    talks: str
    labels: Mapping[str, str]
    refused: tuple[RefusedAct, ...]
    views: Mapping[str, View]
    whole: View
    bundles: Mapping[str, bytes]


def replay(script: Script, *, seed: int | str | None = None, store: str | Path = MEMORY) -> Replayed:
    """Play a script through a house of its own.

    With a `seed` all ids, salts and keys derive from it and from labels: the same script gives the same bytes, and
    an act that somebody doesn't see changes none of theirs. `store`: a file that keeps the talks; by default they
    live in memory and go with it. Raises `KeyTrouble` for a file that other keys have made.
    """
    chance: Chance = Seeded(seed) if seed is not None else Live()
    keys = keys_from_seed(f"seed {seed}".encode()) if seed is not None else new_keys()
    stage = HouseStage(chance, open_store(store, keys=keys))
    try:
        ids, refused = play(script, stage, chance)
        whole = stage.house.whole(stage.talks)
        seats = sorted(whole.seats)
        return Replayed(
            talks=stage.talks,
            labels={act: label for label, act in ids.items()},
            refused=refused,
            views={seat: stage.view(seat) for seat in seats},
            whole=whole,
            bundles={seat: stage.house.bundle(stage.talks, seat) for seat in seats},
        )
    finally:
        stage.close()


def told(script: Script, played: Replayed, seat: str | None = None) -> dict[str, Any]:
    """The outcome of a replay, whole or as one seat has it."""
    view = played.whole if seat is None else played.views.get(seat, View(seat))
    return outcome(script, view, played.labels, seat=seat, refused=played.refused)

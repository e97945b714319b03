"""The Moscow delegations in a house: the small language of `tests.talks.cast`, over a store."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entremise.house.chance import Seeded
from entremise.house.house import House, Known
from entremise.record.receipt import Receipt
from entremise.store.keys import keys_from_seed
from entremise.store.setup import open_store
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.form import parse_act
from entremise.talks.course import fall_due, proceed
from entremise.talks.refusal import Refused
from tests.talks.cast import HEADS, TALKS, Talks

if TYPE_CHECKING:
    # Django's models can be imported once it is ready, which `open_store` sees to.
    from entremise.store.keeping import Store

KEYS = keys_from_seed(b"tests")


def store_in(folder: Path) -> "Store":
    """The store in a folder; opened anew, it is the same again."""
    return open_store(folder / "talks.sqlite3", keys=KEYS)


class Clock:
    """Stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class HouseTalks(Talks):
    """Talks that go on in a house and, act for act, in memory as well: both must say the same."""

    def __init__(self, store: "Store", **house: Any) -> None:
        chance = Seeded("")
        super().__init__(convened=False)
        self.ids = chance.id
        self.store = store
        self.clock = Clock(self.now)
        self.house = House(store, KEYS.record, clock=self.clock, chance=chance, **house)
        self.receipts: list[Receipt] = []
        self.convened = self.russia.convene(record_key=KEYS.record_public.hex())

    def place(
        self,
        seat: str,
        person: str | None,
        kind: str,
        fields: Mapping[str, Any],
        wait: float = 60,
        label: str | None = None,
        happened: datetime | date | Known | None = None,
    ) -> str:
        self.now += timedelta(seconds=wait)
        self.clock.now = self.now
        self._count += 1
        by, act = Hand(seat=seat, person=person), parse_act(kind, fields)
        at = self.now if happened is None else None if isinstance(happened, Known) else happened
        act_id = self.ids(label or f"act {self._count}")
        remembered = self._refusal(lambda: proceed(self.hall, by, act, self.now, at, act_id, self.ids))
        kept = self._refusal(
            lambda: self.receipts.append(self.house.append(TALKS, by, act, at=happened, act_id=act_id))
        )
        assert (kept and kept.refusal) == (remembered and remembered.refusal), "refused alike, or allowed alike"
        if kept is not None:
            raise kept
        return act_id

    def _refusal(self, done: Callable[[], object]) -> Refused | None:
        try:
            done()
        except Refused as refused:
            return refused
        return None

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)
        self.clock.now = self.now
        fall_due(self.hall, self.now, self.ids)
        self.house.tick(TALKS)


def hand(seat: str, person: str | None = None) -> Hand:
    """A seat's head, or another of its persons."""
    return Hand(seat=seat, person=person or HEADS.get(seat))


def message(text: str = "We want time.", **fields: Any) -> Act:
    """The LNA's word to Russia."""
    return parse_act("message", {"to": ["russia"], "text": text, "language": "en", **fields})


def paper(text: str = "Hold out.") -> Act:
    """A paper in somebody's inner room, which no other seat sees."""
    return parse_act("inner-paper", {"purpose": "note", "text": text, "language": "en"})

"""How talks go on: an act is judged, placed, and what follows by itself is placed after it.

The order of steps stands here once, for a memory of the talks as for a database of them.
"""

from __future__ import annotations  # rpds's types can be subscripted by the checker alone

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from rpds import HashTrieMap, Queue

from entremise.talks.acts.base import TABLE, Act, Audience, Hand, Placed
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.form import body
from entremise.talks.audience import audience
from entremise.talks.refusal import Code, Refused
from entremise.talks.rules.judge import judge
from entremise.talks.table import LISTENS, next_due
from entremise.talks.time import When
from entremise.talks.view.fold import see
from entremise.talks.view.state import View

Ids = Callable[[str], str]
"""Draws the id of an act (128 bits in hex) for a purpose that names it; by chance, or from a seed."""


class Hall(Protocol):
    """Where talks are kept while something happens: what is read and placed within one transaction."""

    def view(self, seat: str) -> View:
        """What a seat knows; an empty view where there is no such seat."""
        ...

    def eye(self) -> View:
        """What the table's own eye sees: the acts of the kinds in `LISTENS`."""
        ...

    def public(self) -> Iterable[Mapping[str, Any]]:
        """The bodies of all public acts, in order."""
        ...

    def place(self, placed: Placed) -> None:
        """Keep an act, for each seat of its audience."""
        ...


def proceed(hall: Hall, by: Hand, act: Act, now: datetime, at: When | None, act_id: str, ids: Ids) -> Placed:
    """Place an act by a seat, and the table's acts that follow from it.

    `now` is the time of the table, `at` when the act happened (None: as it is placed). Raises `Refused`, having
    placed nothing but what had fallen due before.
    """
    fall_due(hall, now, ids)
    if isinstance(act, Convene) and hall.eye().n:
        # Whoever has no seat sees nothing: its view alone would let it convene the same talks again.
        raise Refused(Code.ALREADY_CONVENED, "kind")
    view = hall.view(by.seat)
    who = judge(view, by, act, now, at)
    placed = Placed(id=act_id, by=by, recorded_at=now, at=at, audience=who, act=act)
    hall.place(placed)
    fall_due(hall, now, ids)
    return placed


def fall_due(hall: Hall, now: datetime, ids: Ids) -> None:
    """Place the table's acts that are due at `now`, each dated at the instant at which it fell due.

    The date is that instant, not the moment of writing: it would tell when somebody else was writing.
    """
    while (due := next_due(hall.eye(), now, hall.public)) is not None:
        since = due.since or now
        for k, act in enumerate(due.acts):
            who: Audience = audience(hall.eye(), TABLE, act)
            hall.place(
                Placed(
                    id=ids(f"{act.kind} {due.key} {k}"),
                    by=TABLE,
                    recorded_at=since,
                    at=since,
                    audience=who,
                    act=act,
                )
            )


@dataclass(frozen=True)
class Memory:
    """All that has happened, held in memory: an immutable history, from which any seat's view can be folded."""

    acts: Queue[Placed] = Queue()
    views: HashTrieMap[str, View] = HashTrieMap()
    eye: View = View(None)

    def view(self, seat: str) -> View:
        return self.views.get(seat) or View(seat)

    def with_act(self, placed: Placed) -> Memory:
        views = self.views
        for seat in placed.audience.seats:
            views = views.insert(seat, see(views.get(seat) or View(seat), placed))
        eye = see(self.eye, placed) if placed.act.kind in LISTENS else self.eye
        return replace(self, acts=self.acts.enqueue(placed), views=views, eye=eye)

    def seen_by(self, seat: str) -> list[Placed]:
        return [placed for placed in self.acts if seat in placed.audience.seats]


class MemoryHall:
    """A hall over a memory: `memory` is the history so far."""

    def __init__(self, memory: Memory, talks: str) -> None:
        self.memory = memory
        self._talks = talks

    def view(self, seat: str) -> View:
        return self.memory.view(seat)

    def eye(self) -> View:
        return self.memory.eye

    def public(self) -> Iterable[Mapping[str, Any]]:
        return [body(one, self._talks) for one in self.memory.acts if one.audience.public]

    def place(self, placed: Placed) -> None:
        self.memory = self.memory.with_act(placed)

"""What a seat's calendar holds: rounds, sittings, deadlines and other times, as the acts that it sees made them.

Each moment is known by the act that set it, moves with later acts, and is called off by others. No words that somebody
wrote to somebody stand in it: a calendar is copied to where nobody keeps a wall.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from entremise.talks.acts.base import Act, references
from entremise.talks.time import When
from entremise.talks.view.state import Seen, View, in_order


class Standing(Enum):
    """Whether a moment holds (RFC 5545, STATUS)."""

    HOLDS = "CONFIRMED"
    OPEN = "TENTATIVE"
    CALLED_OFF = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a calendar. `about` is the act that it follows from, `what` what of it: both are its name for good.

    `changes` counts how often it was changed, `changed` is when this seat saw the last of it. With `lasts` it takes up
    time, else it is a time by which or from which something holds.
    """

    about: str
    what: str
    title: str
    says: str
    start: When
    changes: int
    changed: datetime
    end: When | None = None
    standing: Standing = Standing.HOLDS
    lasts: bool = False


class Course:
    """The acts that a seat sees, in order, each with those that refer to it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.acts = in_order(view.seen.values())
        self._shown = {one.n: one.placed.recorded_at for one in self.acts if len(one.place) == 2}
        self._after: dict[str, list[Seen]] = {}
        for one in self.acts:
            for earlier in references(one.placed.act):
                self._after.setdefault(earlier, []).append(one)

    def after(self, act: str, *kinds: type[Act]) -> list[Seen]:
        """The acts of these kinds that refer to an act, in the order in which they were placed."""
        found = [one for one in self._after.get(act, ()) if isinstance(one.placed.act, kinds)]
        return sorted(found, key=lambda one: one.placed.recorded_at)

    def shown(self, *acts: Seen) -> datetime:
        """When the last of these was shown to the seat."""
        return max(self._shown.get(one.n, one.placed.recorded_at) for one in acts)

    def of(self, act: str) -> Seen:
        return self.view.seen[act]

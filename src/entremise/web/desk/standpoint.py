"""Where somebody stands at the desk: what their seat knows, with whose hand they act, and at which hour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from entremise.talks.acts.base import Act, Hand
from entremise.talks.refusal import Refusal, Refused
from entremise.talks.rules.judge import judge
from entremise.talks.time import When
from entremise.talks.view.state import View
from entremise.web.visit import Visit
from entremise.words import refusals, times
from entremise.words.catalogue import Translator
from entremise.words.names import Reader


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What the desk is prepared from; nothing of it needs a request. `when` says a time as this reader is told it."""

    reader: Reader
    by: Hand
    now: datetime
    sides: Mapping[str, int]
    when: Callable[[When], str]

    @classmethod
    def of(cls, visit: Visit) -> "Standpoint":
        return cls(visit.reader, visit.by, visit.now, visit.sides(), visit.when)

    @property
    def view(self) -> View:
        return self.reader.view

    @property
    def say(self) -> Translator:
        return self.reader.say

    @property
    def seat(self) -> str:
        return self.by.seat

    def refusal(self, act: Act) -> Refusal | None:
        """What the rules say to an act of this hand now; None where they allow it."""
        try:
            judge(self.view, self.by, act, self.now)
        except Refused as refused:
            return refused.refusal
        return None

    def may(self, act: Act) -> bool:
        return self.refusal(act) is None

    def sentence(self, refusal: Refusal) -> str:
        """A refusal as it would be said, before anybody has tried."""
        return refusals.sentence(replace(refusal, about=None), self.reader)

    def hour(self, at: When | None) -> str:
        """A time for a column of them: of today the hour and minute alone; nothing where no time is known."""
        if at is None:
            return ""
        zone = self.reader.zone
        today = isinstance(at, datetime) and times.day_in(at, zone) == times.day_in(self.now, zone)
        if isinstance(at, datetime):
            whole = at.replace(second=0, microsecond=0)
            return self.reader.both(times.minute(whole, zone, self.say), whole) if today else self.when(whole)
        return self.when(at)

    def other_mediators(self) -> frozenset[str]:
        return self.view.mediators() - {self.seat}

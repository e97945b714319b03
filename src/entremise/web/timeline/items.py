"""What stands on a timeline, and where: acts by when they happened, facts by what their reports tell of it.

What has no date of its own stands where it was first told, and says so: an act on the day on which it came on record, a
fact at the date of its earliest report. Facts whose reports have no date either stand at the end.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from entremise.dossier.fact import EventClaim, Fact, RoleClaim
from entremise.dossier.source import Source
from entremise.talks.view.state import Seen, View, in_order
from entremise.web.timeline.kinds import of_claim
from entremise.words import times

_DAY = len("2020-01-13")
_LAST = "9999-99-99"
"""Behind all dates."""


@dataclass(frozen=True, slots=True)
class Item:
    """An act or a fact. `at` is a day, a month or a year, empty where none is known; `told`: that it is only the date
    at which it was told; `order` puts what stands at one date in order.
    """

    ident: str
    at: str
    told: bool
    order: tuple[int, str, int]
    seen: Seen | None = None
    fact: Fact | None = None

    @property
    def key(self) -> tuple[str, int, tuple[int, str, int]]:
        """A year comes before its months, a month before its days."""
        return (self.at + "-01-01")[:_DAY] if self.at else _LAST, len(self.at), self.order


def items(view: View, zone: ZoneInfo, facts: Iterable[Fact], sources: Mapping[str, Source]) -> list[Item]:
    """All that a seat knows and that has a place in time, in the order in which it happened."""
    found = [_act(seen, n, zone) for n, seen in enumerate(in_order(view.seen.values()))]
    found += [_fact(fact, n, sources) for n, fact in enumerate(facts) if of_claim(fact.claim) is not None]
    return sorted(found, key=lambda one: one.key)


def _act(seen: Seen, n: int, zone: ZoneInfo) -> Item:
    """Acts of a day: by the hour where it is known; others by when they came on record, where that was on that day."""
    placed = seen.placed
    at = placed.at if placed.at is not None else placed.recorded_at
    day = times.day_in(at, zone)
    hour = ""
    if isinstance(at, datetime):
        hour = at.isoformat()
    elif times.day_in(placed.recorded_at, zone) == day:
        hour = placed.recorded_at.isoformat()
    return Item(act_ident(placed.id), day.isoformat(), placed.at is None, (0, hour, n), seen=seen)


def _fact(fact: Fact, n: int, sources: Mapping[str, Source]) -> Item:
    """Facts stand after what is on record of the same date."""
    own = date_of(fact)
    if own is not None:
        return Item(fact.id, own, False, (1, "", n), fact=fact)
    dates = [source.date for slug in fact.sources if (source := sources.get(slug)) is not None and source.date]
    at = min(dates, key=lambda one: ((one + "-01-01")[:_DAY], -len(one)), default="")
    return Item(fact.id, at, bool(at), (2, "", n), fact=fact)


def date_of(fact: Fact) -> str | None:
    """When it was, as far as the fact itself tells: the day of an event; since when a role is held, else until when."""
    match fact.claim:
        case EventClaim():
            return fact.claim.date
        case RoleClaim():
            return fact.claim.since or fact.claim.until
    return None


def act_ident(act: str) -> str:
    """What an act is called on the page."""
    return f"act-{act}"

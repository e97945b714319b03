"""How much happened when: a bar a day, or a month, or a year, each leading to its part of the timeline."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from entremise.web.timeline.items import Item
from entremise.web.timeline.sieve import Asked
from entremise.words import times
from entremise.words.catalogue import Translator

BARS: Final = 62
TALL: Final = 40
"""The height of the tallest bar, in the drawing's units."""
_DAY, _MONTH, _YEAR = len("2020-01-13"), len("2020-01"), len("2020")


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time: how much is on record (`acts`) and told (`facts`), as heights; `y` is where each begins.

    `ends` is the stretch's name under the bar, where it has room; `shown` that its entries stand on the page.
    """

    says: str
    label: str
    url: str
    acts: int
    acts_y: int
    facts: int
    facts_y: int
    shown: bool


def overview(items: Sequence[Item], on_page: Sequence[Item], asked: Asked, _: Translator) -> tuple[Bar, ...]:
    """Bars from the first date to the last, as fine as they fit; none where all stands at one."""
    dated = [one.at for one in items if one.at]
    length = next((fine for fine in (_DAY, _MONTH, _YEAR) if _count(dated, fine) <= BARS), _YEAR)
    bins = _bins(dated, length)[-BARS:]
    if len(bins) < 2:
        return ()
    acts = Counter(one.at[:length] for one in items if one.at and one.seen is not None)
    facts = Counter(one.at[:length] for one in items if one.at and one.seen is None)
    tallest = max(acts[one] + facts[one] for one in bins) or 1
    shown = {one.at[:length] for one in on_page}
    found = []
    for n, one in enumerate(bins):
        on_record, told = _height(acts[one], tallest), _height(facts[one], tallest)
        count = acts[one] + facts[one]
        found.append(
            Bar(
                says=_.ngettext("{date}: {n} entry", "{date}: {n} entries", count).format(
                    date=times.as_written(one, _), n=count
                ),
                label=times.as_written(one, _) if n in (0, len(bins) - 1) else "",
                url=f"{replace(asked.all_of_it(), day=one).address}#page" if count else "",
                acts=on_record,
                acts_y=TALL - on_record,
                facts=told,
                facts_y=TALL - on_record - told,
                shown=one in shown,
            )
        )
    return tuple(found)


def _height(n: int, tallest: int) -> int:
    return max(2, round(n * (TALL - 4) / tallest)) if n else 0


def _bounds(dated: Sequence[str]) -> tuple[date, date]:
    firsts = [(one + "-01-01")[:_DAY] for one in dated]
    return date.fromisoformat(min(firsts)), date.fromisoformat(max(firsts))


def _count(dated: Sequence[str], length: int) -> int:
    """How many stretches there are between the first and the last; as many as you like where a day isn't known."""
    if not dated:
        return 0
    if any(len(one) < length for one in dated):
        return BARS + 1
    first, last = _bounds(dated)
    if length == _DAY:
        return (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month
    return months + 1 if length == _MONTH else last.year - first.year + 1


def _bins(dated: Sequence[str], length: int) -> list[str]:
    if not dated:
        return []
    first, last = _bounds(dated)
    if length == _DAY:
        return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    if length == _YEAR:
        return [f"{year:04d}" for year in range(first.year, last.year + 1)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in months]

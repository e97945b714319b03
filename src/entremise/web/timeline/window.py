"""Which part of a timeline is shown: so many entries, the latest of those that have a date unless another is asked."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entremise.web.timeline.items import Item
from entremise.web.timeline.sieve import Asked

PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class Window:
    """The entries of a page; whether there are earlier and later ones."""

    items: tuple[Item, ...]
    earlier: bool = False
    later: bool = False


def window(items: Sequence[Item], asked: Asked, most: int = PAGE) -> Window:
    """The part of the entries that an address asks for. An entry that isn't there any more asks for nothing."""
    first = _first(items, asked, most)
    last = min(first + most, len(items))
    return Window(tuple(items[first:last]), first > 0, last < len(items))


def _first(items: Sequence[Item], asked: Asked, most: int) -> int:
    if asked.day:
        wanted = ((asked.day + "-01-01")[:10], len(asked.day))
        return min(bisect_left(items, wanted, key=lambda one: one.key[:2]), max(0, len(items) - 1))
    if asked.before or asked.after:
        places = {one.ident: n for n, one in enumerate(items)}
        if asked.before in places:
            return max(0, places[asked.before] - most)
        if asked.after in places:
            return places[asked.after] + 1
    # What has no date stands at the end: first of all is shown what was last.
    dated = bisect_left(items, True, key=lambda one: not one.at)
    return max(0, (dated or len(items)) - most)

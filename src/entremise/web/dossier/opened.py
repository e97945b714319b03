"""A report opened for reading: its text in rows, each with what is offered there, and in parts that a page can hold.

What is computed here rests on the text and its reading alone, never on what somebody decided. It is kept for a while,
by talks, seat and source: nothing that one seat had opened serves another.
"""

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from entremise.dossier.book import Book
from entremise.dossier.candidates import Candidate
from entremise.dossier.reading.sentences import sentences
from entremise.dossier.taking import keyed
from entremise.house.dossiers import Dossiers
from entremise.reports.unreadable import Noted
from entremise.web.visit import Visit

PART_CHARACTERS: Final = 12_000
PART_OFFERS: Final = 70
"""How much of a report stands on one page."""
KEPT_CHARACTERS: Final = 1_500_000
"""How much text is kept opened, of the reports opened last: with all that it offers, fifty bytes a character."""
WRAPPED: Final = 100
"""A text none of whose lines is longer was broken into lines by hand or by a machine: they are no paragraphs."""
_PARAGRAPH: Final = re.compile(r"\n\s*\n|\n(?=\s*[-•*–—]\s)")
# Marks that turn the words around them. Each is shown as a mark that is as long and does nothing: offsets still hold.
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TURNING: Final = {ord(one): "\u200b" for one in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


@dataclass(frozen=True)
class Offer:
    """A candidate under its key."""

    key: str
    candidate: Candidate


@dataclass(frozen=True)
class Row:
    """A sentence with what is offered there, or a stretch of a paragraph where nothing is; `opens` a paragraph."""

    start: int
    end: int
    opens: bool
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A report's text, its rows, and the parts that they make: each the number of its first row and of the next's."""

    text: str
    remarks: tuple[Noted, ...]
    rows: tuple[Row, ...]
    parts: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    row_of: Mapping[str, int]

    def at(self, offset: int) -> int:
        """The row in which a character of the text stands."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def part(self, row: int) -> int:
        """The part in which a row stands, from 0."""
        return next(n for n, (_, following) in enumerate(self.parts) if row < following)

    def offer(self, key: str) -> Offer | None:
        """What is offered under a key."""
        row = self.row_of.get(key)
        return next(one for one in self.rows[row].offers if one.key == key) if row is not None else None

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """All that is offered, in the order of the text."""
        return tuple(one for row in self.rows for one in row.offers)

    @cached_property
    def turns(self) -> bool:
        """Whether marks stand in the text that would turn the words around them."""
        return bool(_TURNS.search(self.text))

    def words(self, start: int, end: int) -> str:
        """A stretch of the text, as it may be shown: nothing in it turns the words around it."""
        return self.text[start:end].translate(_TURNING)

    def around(self, start: int, end: int) -> tuple[str, str, str]:
        """A passage with the sentence before it and the one after: what comes before, its words, what comes after."""
        first, last = self.rows[max(0, self.at(start) - 1)], self.rows[min(len(self.rows) - 1, self.at(end - 1) + 1)]
        before, after = self.words(first.start, start), self.words(end, max(end, last.end))
        return _last_of(before), self.words(start, end), _first_of(after)


AROUND: Final = 400
"""How much is shown before a passage, and after it."""


def _last_of(words: str) -> str:
    return words if len(words) <= AROUND else "…" + words[-AROUND:].partition(" ")[2]


def _first_of(words: str) -> str:
    return words if len(words) <= AROUND else words[:AROUND].rpartition(" ")[0] + "…"


# ---- kept for a while

_Key = tuple[str, str, str]
_kept: "WeakKeyDictionary[Dossiers, OrderedDict[_Key, tuple[int, Opened]]]" = WeakKeyDictionary()
_lock = Lock()


def open_source(visit: Visit, book: Book, source: str) -> Opened:
    """A source of the visitor's own dossier. Raises `Misplaced` where it has none of that name.

    `book` is read before the text is: a text may be younger than the book, and is then opened anew at the next visit.
    """
    dossiers = visit.premises.dossiers
    key, read = (visit.talks, visit.seat, source), book.read.get(source, 0)
    with _lock:
        kept = _kept.setdefault(dossiers, OrderedDict())
        known = kept.get(key)
        if known is not None and known[0] == read:
            kept.move_to_end(key)
            return known[1]
    found = dossiers.text(*key)
    opened = opened_of(found.text, [Offer(*one) for one in keyed(found.reading)], found.remarks)
    with _lock:
        kept[key] = (read, opened)
        kept.move_to_end(key)
        while len(kept) > 1 and sum(len(one.text) for _, one in kept.values()) > KEPT_CHARACTERS:
            kept.popitem(last=False)
    return opened


# ---- rows and parts


def opened_of(text: str, offers: Iterable[Offer], remarks: tuple[Noted, ...] = ()) -> Opened:
    """A text with what is offered from it, in rows and parts."""
    rows = _rows(text, offers)
    row_of = {one.key: n for n, row in enumerate(rows) for one in row.offers}
    return Opened(text, remarks, rows, _parts(rows), tuple(row.start for row in rows), row_of)


def _rows(text: str, offers: Iterable[Offer]) -> tuple[Row, ...]:
    spans = sentences(text) or [(0, len(text))]
    # All that stands between sentences belongs to the one before it, and what comes first to the first.
    bounds = [0, *(start for start, _ in spans[1:]), len(text)]
    starts = bounds[:-1]
    offered: dict[int, list[Offer]] = {}
    for one in offers:
        offered.setdefault(max(0, bisect_right(starts, one.candidate.passage.start) - 1), []).append(one)
    for here in offered.values():
        here.sort(key=lambda one: one.candidate.mark)
    wrapped = max(map(len, text.split("\n"))) <= WRAPPED
    rows: list[Row] = []
    for n, (start, end) in enumerate(spans):
        gap = text[spans[n - 1][1] : start] if n else "\n\n"
        opens = bool(_PARAGRAPH.search(gap)) or ("\n" in gap and not wrapped)
        beside, last = tuple(offered.get(n, ())), rows[-1] if rows else None
        small = last is not None and end - last.start <= PART_CHARACTERS // 4
        if last is not None and small and not opens and not beside and not last.offers:
            rows[-1] = Row(last.start, bounds[n + 1], last.opens)
        else:
            rows.append(Row(bounds[n], bounds[n + 1], opens, beside))
    return tuple(rows)


def _parts(rows: Sequence[Row]) -> tuple[tuple[int, int], ...]:
    parts: list[tuple[int, int]] = []
    first = characters = offers = 0
    for n, row in enumerate(rows):
        characters += row.end - row.start
        offers += len(row.offers)
        if n > first and (characters > PART_CHARACTERS or offers > PART_OFFERS):
            parts.append((first, n))
            first, characters, offers = n, row.end - row.start, len(row.offers)
    return (*parts, (first, len(rows)))

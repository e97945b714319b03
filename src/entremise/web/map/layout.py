"""Where each actor stands on the sheet: geometry alone, in units of the drawing, with no words and no colours.

Parties are pillars, the first on the left, the second on the right, the third on the left again, further down. Those
who belong to a party stand in its pillar, those behind it outward of it, row by row, those who go between in the
middle, all others above, row by row upwards. A spot has one place, whoever else is drawn: nobody is ever moved.
The left edge and the upper one can lie below zero.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entremise.house.map import Area, Spot

BOX: Final = (184, 78)
MIDDLE: Final = (224, 94)
INNER_BOX: Final = (136, 48)
PILLAR: Final = 152
"""Widths and heights: of those behind and around, of those between, of those in a pillar, and a pillar's width."""
ROW: Final = 112
"""From one row to the next."""
ROWS: Final = 5
"""How many rows a party has for those behind it; more of them go into another column, further out."""
ACROSS: Final = 5
"""How many of those around stand in a row."""
OUTER: Final = 112
INNER: Final = 122
"""The gaps in which lines run: outside a party, and between it and the middle."""
LEAST: Final = 3
"""A party is at least so many rows high."""
HEADING: Final = 150
"""The upper part of a pillar, which has the party's name; below it stand those who belong to it."""
APART: Final = 20
"""Between two lines that join the same two."""
EDGE: Final = 12

_LEFT: Final = 0
_MIDDLE: Final = _LEFT + PILLAR + INNER
_RIGHT: Final = _MIDDLE + MIDDLE[0] + INNER
_CENTRE: Final = _MIDDLE + MIDDLE[0] // 2


@dataclass(frozen=True, slots=True)
class Box:
    """Where somebody stands: the corner nearest the origin, and the size."""

    who: str
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two, from edge to edge; `tie` is its place among the ties that were given."""

    tie: int
    start: tuple[int, int]
    end: tuple[int, int]

    @property
    def middle(self) -> tuple[int, int]:
        return (self.start[0] + self.end[0]) // 2, (self.start[1] + self.end[1]) // 2


@dataclass(frozen=True, slots=True)
class Layout:
    """All boxes by whom they are for, all lines in the order of the ties, and the rectangle around them."""

    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    x: int
    y: int
    width: int
    height: int


def lay_out(spots: Mapping[str, Spot], ties: Sequence[tuple[str, str]]) -> Layout:
    """Places all who have spots, and draws the ties between them.

    `ties` are pairs; one that names nobody placed, or the same twice, or one within the other, has no line. Raises
    `ValueError` for a spot of a party that isn't there.
    """
    boxes = _places(spots)
    lines = _lines(boxes, spots, ties)
    left = min((box.x for box in boxes.values()), default=0) - EDGE
    top = min((box.y for box in boxes.values()), default=0) - EDGE
    right = max((box.x + box.width for box in boxes.values()), default=0) + EDGE
    bottom = max((box.y + box.height for box in boxes.values()), default=0) + EDGE
    return Layout(boxes, lines, left, top, right - left, bottom - top)


def _places(spots: Mapping[str, Spot]) -> dict[str, Box]:
    parties = {who: spot.n for who, spot in spots.items() if spot.area is Area.PARTY}
    rows: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    between = 0
    for spot in spots.values():
        if spot.area in (Area.WITH, Area.BEHIND):
            if spot.side not in parties:
                raise ValueError(f"no party {spot.side}")
            if spot.area is Area.WITH:
                inside[spot.side] = max(inside[spot.side], spot.n + 1)
            else:
                rows[spot.side] = max(rows[spot.side], min(spot.n + 1, ROWS))
        elif spot.area is Area.BETWEEN:
            between = max(between, spot.n + 1)
    boxes = {}
    for who, spot in spots.items():
        match spot.area:
            case Area.PARTY:
                along = between - (spot.n // 2) * ROWS if len(parties) <= spot.n + 2 else 0
                boxes[who] = _pillar(who, spot.n, max(LEAST, rows[who], along), inside[who])
            case Area.BETWEEN:
                boxes[who] = Box(who, _MIDDLE, spot.n * ROW, *MIDDLE)
            case Area.AROUND:
                boxes[who] = _around(who, spot.n)
            case Area.BEHIND:
                boxes[who] = _behind(who, parties[spot.side or ""], spot.n)
            case Area.WITH:
                boxes[who] = _within(who, parties[spot.side or ""], spot.n)
    return boxes


def _first_row(party: int) -> int:
    return (party // 2) * ROWS * ROW


def _pillar(who: str, party: int, rows: int, inside: int) -> Box:
    """As high as its own rows and those within need; the last one of a side reaches along the middle as well."""
    height = max((rows - 1) * ROW + MIDDLE[1], HEADING + inside * (INNER_BOX[1] + EDGE))
    return Box(who, _LEFT if party % 2 == 0 else _RIGHT, _first_row(party), PILLAR, height)


def _within(who: str, party: int, n: int) -> Box:
    width, height = INNER_BOX
    x = (_LEFT if party % 2 == 0 else _RIGHT) + (PILLAR - width) // 2
    return Box(who, x, _first_row(party) + HEADING + n * (height + EDGE), width, height)


def _behind(who: str, party: int, n: int) -> Box:
    """The n-th of those behind a party, in its own rows, in columns that go outward."""
    column, row = divmod(n, ROWS)
    width, height = BOX
    out = OUTER + column * (width + EDGE)
    x = _LEFT - out - width if party % 2 == 0 else _RIGHT + PILLAR + out
    return Box(who, x, _first_row(party) + row * ROW + (MIDDLE[1] - height) // 2, width, height)


def _around(who: str, n: int) -> Box:
    """The n-th of those around, in rows that go upwards, each from its middle outward."""
    row, k = divmod(n, ACROSS)
    width, height = BOX
    out = (k + 1) // 2 * (-1 if k % 2 else 1)
    return Box(who, _CENTRE - width // 2 + out * (width + EDGE), -(row + 1) * (height + 2 * EDGE), width, height)


def _lines(boxes: Mapping[str, Box], spots: Mapping[str, Spot], ties: Sequence[tuple[str, str]]) -> tuple[Line, ...]:
    several = Counter(frozenset(pair) for pair in ties)
    drawn: Counter[frozenset[str]] = Counter()
    found = []
    for n, (one, other) in enumerate(ties):
        if one not in boxes or other not in boxes or one == other or _one_within_other(spots, one, other):
            continue
        pair = frozenset((one, other))
        # Many of them come closer together, so that all meet the boxes.
        apart = min(APART, 60 // max(1, several[pair] - 1))
        shift = round((drawn[pair] - (several[pair] - 1) / 2) * apart)
        drawn[pair] += 1
        found.append(Line(n, *_ends(boxes[one], boxes[other], shift, spots)))
    return tuple(found)


def _one_within_other(spots: Mapping[str, Spot], one: str, other: str) -> bool:
    """Who stands in a pillar is plainly of that party: no line says so."""
    return any(
        spots[inner].area is Area.WITH and spots[inner].side == outer for inner, outer in ((one, other), (other, one))
    )


def _ends(one: Box, other: Box, shift: int, spots: Mapping[str, Spot]) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the side of one that faces the other; a pillar is met at the height at which one comes."""
    if one.x < other.x + other.width and other.x < one.x + one.width:  # one above the other
        upper, lower = (one, other) if one.y < other.y else (other, one)
        x = (max(one.x, other.x) + min(one.x + one.width, other.x + other.width)) // 2 + shift
        ends = (x, upper.y + upper.height), (x, lower.y)
        return ends if one is upper else (ends[1], ends[0])
    heights = {box.who: box.middle[1] for box in (one, other)}
    for pillar, facing in ((one, other), (other, one)):
        if spots[pillar.who].area is Area.PARTY and spots[facing.who].area is not Area.PARTY:
            heights[pillar.who] = min(max(facing.middle[1], pillar.y + APART), pillar.y + pillar.height - APART)
    start_x, end_x = (one.x + one.width, other.x) if one.x < other.x else (one.x, other.x + other.width)
    return (start_x, heights[one.who] + shift), (end_x, heights[other.who] + shift)

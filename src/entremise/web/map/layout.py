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
from entremise.web.map.lines import Box, Drawn, Line, lines_between

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
EDGE: Final = 12

_LEFT: Final = 0
_MIDDLE: Final = _LEFT + PILLAR + INNER
_RIGHT: Final = _MIDDLE + MIDDLE[0] + INNER
_CENTRE: Final = _MIDDLE + MIDDLE[0] // 2


@dataclass(frozen=True, slots=True)
class Layout:
    """All boxes by whom they are for, all lines in the order of the ties, and the rectangle around them."""

    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    x: int
    y: int
    width: int
    height: int


def lay_out(spots: Mapping[str, Spot], ties: Sequence[Drawn] = ()) -> Layout:
    """Places all who have spots, and draws the ties between them.

    A tie that names nobody placed, or the same twice, or one within the other, has no line. Raises `ValueError` for a
    spot of a party that isn't there.
    """
    boxes = _places(spots)
    lines = lines_between(boxes, spots, ties)
    left = min((box.x for box in boxes.values()), default=0) - EDGE
    top = min((box.y for box in boxes.values()), default=0) - EDGE
    right = max((box.right for box in boxes.values()), default=0) + EDGE
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
                along = between - (spot.n // 2) * (ROWS + 1) if len(parties) <= spot.n + 2 else 0
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
    return (party // 2) * (ROWS * ROW + ROW // 2)


def _pillar(who: str, party: int, rows: int, inside: int) -> Box:
    """As high as its own rows and those within need; the last one of a side reaches along the middle as well."""
    height = max((rows - 1) * ROW + MIDDLE[1], HEADING + inside * (INNER_BOX[1] + EDGE))
    return Box(who, _LEFT if party % 2 == 0 else _RIGHT, _first_row(party), PILLAR, height)


def _within(who: str, party: int, n: int) -> Box:
    width, height = INNER_BOX
    x = (_LEFT if party % 2 == 0 else _RIGHT) + (PILLAR - width) // 2
    return Box(who, x, _first_row(party) + HEADING + n * (height + EDGE), width, height)


def _behind(who: str, party: int, n: int) -> Box:
    """The n-th of those behind a party, in its own rows, in columns that go outward.

    Every other column stands half a row lower: its lines run between the boxes of the one before.
    """
    column, row = divmod(n, ROWS)
    width, height = BOX
    out = OUTER + column * (width + EDGE)
    x = _LEFT - out - width if party % 2 == 0 else _RIGHT + PILLAR + out
    y = _first_row(party) + row * ROW + (column % 2) * ROW // 2 + (MIDDLE[1] - height) // 2
    return Box(who, x, y, width, height)


def _around(who: str, n: int) -> Box:
    """The n-th of those around, in rows that go upwards, each from its middle outward."""
    row, k = divmod(n, ACROSS)
    width, height = BOX
    out = (k + 1) // 2 * (-1 if k % 2 else 1)
    return Box(who, _CENTRE - width // 2 + out * (width + EDGE), -(row + 1) * (height + 2 * EDGE), width, height)

"""Where each actor stands on the map: geometry alone, in units of the drawing, with no words and no colours.

Parties are pillars, the first on the left, the second on the right, the third on the left again. Who stands behind a
party stands outward of it, row by row; who goes between, or only looks on, stands in the middle. Where somebody stands
depends on those who came before alone: an actor that is added moves nobody. The left edge can lie below zero, when
those behind a party need another column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

BOX: Final = (184, 78)
MIDDLE: Final = (224, 94)
PILLAR: Final = 132
"""Widths and heights: of those behind, of those between, and the width of a party."""
ROW: Final = 112
"""From one row to the next."""
ROWS: Final = 6
"""How many rows a party has for those behind it; more of them go into another column, further out."""
OUTER: Final = 104
INNER: Final = 122
"""The gaps in which lines run: outside a party, and between it and the middle."""
LEAST: Final = 3
"""A party is at least so many rows high."""
APART: Final = 20
"""Between two lines that join the same two."""
EDGE: Final = 12

_LEFT: Final = 0
_MIDDLE: Final = _LEFT + PILLAR + INNER
_RIGHT: Final = _MIDDLE + MIDDLE[0] + INNER


class Part(StrEnum):
    """What somebody is to the drawing."""

    PARTY = "party"
    BEHIND = "behind"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody to be placed; `of` is the party behind whom it stands."""

    slug: str
    part: Part
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """Where somebody stands: the corner nearest the origin, and the size."""

    slug: str
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
    """All boxes, in the order of the nodes, all lines, in the order of the ties, and the rectangle around them."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    x: int
    y: int
    width: int
    height: int


def lay_out(nodes: Sequence[Node], ties: Sequence[tuple[str, str]]) -> Layout:
    """Places nodes, in the order given, and draws the ties between them.

    `ties` are pairs of slugs; one that names nobody placed, or the same twice, has no line. Raises `ValueError` for
    two nodes of one slug, and for one behind a party that isn't there.
    """
    slugs = [node.slug for node in nodes]
    if len(set(slugs)) < len(slugs):
        raise ValueError("two nodes of one slug")
    parties = [node.slug for node in nodes if node.part is Part.PARTY]
    boxes = _places(nodes, parties)
    lines = _lines(boxes, set(parties), ties)
    every = [boxes[slug] for slug in slugs]
    left = min((box.x for box in every), default=0) - EDGE
    right = max((box.x + box.width for box in every), default=0) + EDGE
    bottom = max((box.y + box.height for box in every), default=0) + EDGE
    return Layout(tuple(every), lines, left, -EDGE, right - left, bottom + EDGE)


def _places(nodes: Sequence[Node], parties: Sequence[str]) -> dict[str, Box]:
    behind: dict[str, int] = dict.fromkeys(parties, 0)
    between = 0
    boxes = {}
    for node in nodes:
        if node.part is Part.BETWEEN:
            boxes[node.slug] = Box(node.slug, _MIDDLE, between * ROW, *MIDDLE)
            between += 1
        elif node.part is Part.BEHIND:
            if node.of not in behind:
                raise ValueError(f"no party {node.of}")
            boxes[node.slug] = _behind(node.slug, parties.index(node.of), behind[node.of])
            behind[node.of] += 1
    for n, slug in enumerate(parties):
        boxes[slug] = _pillar(slug, n, behind[slug], between, alone=len(parties) <= n + 2)
    return boxes


def _behind(slug: str, party: int, k: int) -> Box:
    """The k-th of those behind a party, in its own rows, in columns that go outward."""
    column, row = divmod(k, ROWS)
    width, height = BOX
    out = OUTER + column * (width + EDGE)
    x = _LEFT - out - width if party % 2 == 0 else _RIGHT + PILLAR + out
    return Box(slug, x, _first_row(party) + row * ROW + (MIDDLE[1] - height) // 2, width, height)


def _first_row(party: int) -> int:
    return (party // 2) * ROWS * ROW


def _pillar(slug: str, party: int, behind: int, between: int, *, alone: bool) -> Box:
    """As high as its own rows need; the last one of a side reaches along the middle as well."""
    own = min(behind, ROWS)
    along = between - (party // 2) * ROWS if alone else 0
    rows = max(LEAST, own, along)
    x = _LEFT if party % 2 == 0 else _RIGHT
    return Box(slug, x, _first_row(party), PILLAR, (rows - 1) * ROW + MIDDLE[1])


def _lines(boxes: Mapping[str, Box], parties: set[str], ties: Sequence[tuple[str, str]]) -> tuple[Line, ...]:
    several: dict[frozenset[str], int] = {}
    for one, other in ties:
        several[frozenset((one, other))] = several.get(frozenset((one, other)), 0) + 1
    drawn: dict[frozenset[str], int] = {}
    found = []
    for n, (one, other) in enumerate(ties):
        if one not in boxes or other not in boxes or one == other:
            continue
        pair = frozenset((one, other))
        k = drawn.get(pair, 0)
        drawn[pair] = k + 1
        shift = round((k - (several[pair] - 1) / 2) * APART)
        found.append(Line(n, *_ends(boxes[one], boxes[other], shift, parties)))
    return tuple(found)


def _ends(one: Box, other: Box, shift: int, parties: set[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the side of one that faces the other; a pillar is met at the height at which one comes."""
    if one.x < other.x + other.width and other.x < one.x + one.width:  # one above the other
        upper, lower = (one, other) if one.y < other.y else (other, one)
        x = (max(one.x, other.x) + min(one.x + one.width, other.x + other.width)) // 2 + shift
        ends = (x, upper.y + upper.height), (x, lower.y)
        return ends if one is upper else (ends[1], ends[0])
    heights = {box.slug: box.middle[1] for box in (one, other)}
    for pillar, facing in ((one, other), (other, one)):
        if pillar.slug in parties and facing.slug not in parties:
            heights[pillar.slug] = min(max(facing.middle[1], pillar.y + APART), pillar.y + pillar.height - APART)
    start_x, end_x = (one.x + one.width, other.x) if one.x < other.x else (one.x, other.x + other.width)
    return (start_x, heights[one.slug] + shift), (end_x, heights[other.slug] + shift)

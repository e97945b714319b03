"""Lines between boxes, and a free place for the words of each: geometry alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Final

from entremise.house.map import Area, Spot

Point = tuple[int, int]
_Rectangle = tuple[int, int, int, int]

APART: Final = 20
"""Between two lines that join the same two."""
ROUND: Final = 16
"""How far a line swings out to pass what stands between its ends."""
NEAR: Final = 40
"""Two boxes with less than that between them have nothing between them."""
_WHERE: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Where along a line its words are tried, in that order."""
_WORDS: Final = 5
"""How much worse it is to cover words than to cover a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where somebody stands: the corner nearest the origin, and the size."""

    who: str
    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tie to draw: from whom to whom, and how wide and high its words are."""

    actor: str
    of: str
    words: tuple[int, int] = (40, 14)


@dataclass(frozen=True, slots=True)
class Line:
    """A line from edge to edge, and the middle of its words; `tie` is its place among the ties that were given."""

    tie: int
    points: tuple[Point, ...]
    words: Point

    @property
    def start(self) -> Point:
        return self.points[0]

    @property
    def end(self) -> Point:
        return self.points[-1]


def lines_between(boxes: Mapping[str, Box], spots: Mapping[str, Spot], ties: Sequence[Drawn]) -> tuple[Line, ...]:
    """The lines of ties, each with its words where they cover nothing, if there is such a place on it."""
    several = Counter(frozenset((tie.actor, tie.of)) for tie in ties)
    drawn: Counter[frozenset[str]] = Counter()
    taken = [(1, (box.x, box.y, box.right, box.bottom)) for box in boxes.values()]
    found = []
    for n, tie in enumerate(ties):
        one, other = tie.actor, tie.of
        if one not in boxes or other not in boxes or one == other or _one_within_other(spots, one, other):
            continue
        pair = frozenset((one, other))
        # Many of them come closer together, so that all meet the boxes.
        apart = min(APART, 60 // max(1, several[pair] - 1))
        shift = round((drawn[pair] - (several[pair] - 1) / 2) * apart)
        drawn[pair] += 1
        points = _route(boxes[one], boxes[other], shift, spots)
        words = _free(points, tie.words, taken)
        width, height = tie.words
        # Words that cover words can't be read; those that reach into a box a little can.
        taken.append((_WORDS, _around(words, width, height)))
        found.append(Line(n, points, words))
    return tuple(found)


def _one_within_other(spots: Mapping[str, Spot], one: str, other: str) -> bool:
    """Who stands in a pillar is plainly of that party: no line says so."""
    return any(
        spots[inner].area is Area.WITH and spots[inner].side == outer for inner, outer in ((one, other), (other, one))
    )


def _route(one: Box, other: Box, shift: int, spots: Mapping[str, Spot]) -> tuple[Point, ...]:
    if one.x < other.right and other.x < one.right:
        return _above(one, other, shift)
    around = Area.AROUND
    if spots[one.who].area is around and spots[other.who].area is around and one.y == other.y:
        return _beside(one, other, shift)
    for high, low in ((one, other), (other, one)):
        if spots[high.who].area is around and spots[low.who].area not in (around, Area.WITH):
            points = _down(high, low, shift)
            return points if high is one else points[::-1]
    return _across(one, other, shift, spots)


def _above(one: Box, other: Box, shift: int) -> tuple[Point, ...]:
    """One stands above the other: straight down, or around what stands between."""
    upper, lower = (one, other) if one.y < other.y else (other, one)
    if lower.y - upper.bottom < NEAR:
        x = (max(one.x, other.x) + min(one.right, other.right)) // 2 + shift
        points: tuple[Point, ...] = ((x, upper.bottom), (x, lower.y))
    else:
        out = max(upper.right, lower.right) + ROUND + abs(shift)
        heights = (upper.middle[1] + shift, lower.middle[1] - shift)
        points = ((upper.right, heights[0]), (out, heights[0]), (out, heights[1]), (lower.right, heights[1]))
    return points if one is upper else points[::-1]


def _beside(one: Box, other: Box, shift: int) -> tuple[Point, ...]:
    """Both stand in one row: straight, or over what stands between."""
    left, right = (one, other) if one.x < other.x else (other, one)
    if right.x - left.right < NEAR:
        y = one.middle[1] + shift
        points: tuple[Point, ...] = ((left.right, y), (right.x, y))
    else:
        over = one.y - ROUND // 2 - abs(shift) // 4
        points = (
            (left.middle[0] + shift, left.y), (left.middle[0] + shift, over),
            (right.middle[0] - shift, over), (right.middle[0] - shift, right.y),
        )  # fmt: skip
    return points if one is left else points[::-1]


def _down(high: Box, low: Box, shift: int) -> tuple[Point, ...]:
    """From one of those around to one who stands lower and aside: to its top, where that is near, else to its side."""
    start = (high.middle[0] + shift, high.bottom)
    if low.y - high.bottom < 2 * NEAR:
        return start, (min(max(start[0], low.x + APART), low.right - APART), low.y)
    return start, (low.x if high.middle[0] < low.x else low.right, low.middle[1] + shift)


def _across(one: Box, other: Box, shift: int, spots: Mapping[str, Spot]) -> tuple[Point, ...]:
    """From the side of one that faces the other; a pillar is met at the height at which one comes."""
    heights = {box.who: box.middle[1] for box in (one, other)}
    for pillar, facing in ((one, other), (other, one)):
        if spots[pillar.who].area is Area.PARTY and spots[facing.who].area is not Area.PARTY:
            heights[pillar.who] = min(max(facing.middle[1], pillar.y + APART), pillar.bottom - APART)
    start_x, end_x = (one.right, other.x) if one.x < other.x else (one.x, other.right)
    return (start_x, heights[one.who] + shift), (end_x, heights[other.who] + shift)


def _free(points: Sequence[Point], size: tuple[int, int], taken: Sequence[tuple[int, _Rectangle]]) -> Point:
    """Where on a line words of that size cover least."""
    width, height = size
    best: tuple[int, Point] | None = None
    for part in _WHERE:
        point = _along(points, part)
        here = _around(point, width, height)
        covered = sum(weight * _common(here, other) for weight, other in taken)
        if best is None or covered < best[0]:
            best = (covered, point)
        if covered == 0:
            break
    assert best is not None, "there is a first place to try"
    return best[1]


def _around(point: Point, width: int, height: int) -> _Rectangle:
    x, y = point
    return x - width // 2, y - height // 2, x + width // 2, y + height // 2


def _common(one: _Rectangle, other: _Rectangle) -> int:
    """The area that two rectangles share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0


def _along(points: Sequence[Point], part: float) -> Point:
    """The point at a part of a line's length."""
    lengths = [hypot(end[0] - start[0], end[1] - start[1]) for start, end in pairwise(points)]
    left = sum(lengths) * part
    for (start, end), length in zip(pairwise(points), lengths, strict=True):
        if left <= length and length > 0:
            share = left / length
            return round(start[0] + (end[0] - start[0]) * share), round(start[1] + (end[1] - start[1]) * share)
        left -= length
    return points[-1]

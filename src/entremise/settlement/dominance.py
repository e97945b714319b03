"""Counting pairs: how many of the sums of two lists of score vectors clear a bar, without forming the sums.

Exact: counts are integers of any size. Used for the zone, whose packages are pairs of halves.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FEW = 50_000
"""Pairs that are compared directly."""

LIMB = 20
"""Counts are cut into limbs of so many bits, so that products of two, added up to 2^22 times, fit an int64."""


def dot(first: NDArray[Any], second: NDArray[Any]) -> int:
    """The exact sum of products of two lists of non-negative integers (int64, or object for larger ones)."""
    if object in (first.dtype, second.dtype):
        return int(np.dot(first.astype(object), second.astype(object))) if len(first) else 0
    total = 0
    block = 1 << 22
    for start in range(0, len(first), block):
        ones, twos = _limbs(first[start : start + block]), _limbs(second[start : start + block])
        for i, one in enumerate(ones):
            for j, two in enumerate(twos):
                total += int(np.dot(one, two)) << (LIMB * (i + j))
    return total


def _limbs(numbers: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    top = int(numbers.max(initial=0))
    return [(numbers >> shift) & ((1 << LIMB) - 1) for shift in range(0, max(top.bit_length(), 1), LIMB)]


def pairs_above(points: NDArray[np.int64], weights: NDArray[Any], bars: NDArray[np.int64], times: NDArray[Any]) -> int:
    """Sum of weights[i] x times[j] over the pairs with points[i, p] >= bars[j, p] for every p.

    points: (n, parties); bars: (m, parties); small non-negative integers (ranks). One party at a time is taken
    off, bit by bit: x > y exactly where, at one bit, x has a one, y a nought, and all higher bits agree; those
    that agree are a group, and the parties left are compared within groups (Bentley's multidimensional divide
    and conquer, 1980, with the halves of the range as halves). The last party is a sorted list. Cost about n
    log(n)^(parties - 1).
    """
    if not len(points) or not len(bars):
        return 0
    n, m = len(points), len(bars)
    return _within(
        _Side(list(points.T), weights, np.zeros(n, dtype=np.int64)),
        _Side(list(bars.T), times, np.zeros(m, dtype=np.int64)),
    )


def steps(points: NDArray[np.int64], bars: NDArray[np.int64]) -> int:
    """About how many vectors `pairs_above` would handle: a few million a second, whatever the scenario.

    Each party but the last passes half of the vectors on at each bit of its ranks.
    """
    if not len(points) or not len(bars):
        return 0
    handled = len(points) + len(bars)
    for ranks, needs in zip(points.T[:-1], bars.T[:-1], strict=True):
        handled = handled * (max(int(ranks.max()), int(needs.max())) * 2 + 1).bit_length() // 2
    return min(handled, len(points) * len(bars))


@dataclass(frozen=True, eq=False)
class _Side:
    """One list of vectors: a column a party, what each vector counts for, and the group it is in."""

    columns: list[NDArray[np.int64]]
    counts: NDArray[Any]
    groups: NDArray[np.int64]

    def only(self, mask: NDArray[np.bool_], groups: NDArray[np.int64]) -> "_Side":
        """Some of the vectors, without their first column, in new groups."""
        return _Side([column[mask] for column in self.columns[1:]], self.counts[mask], groups)


def _within(points: _Side, bars: _Side) -> int:
    """Pairs of a group in which the point clears the bar in every column."""
    if not len(points.counts) or not len(bars.counts):
        return 0
    if len(points.counts) * len(bars.counts) <= FEW:
        clears = points.groups[:, None] == bars.groups[None, :]
        for column, bar in zip(points.columns, bars.columns, strict=True):
            clears &= column[:, None] >= bar[None, :]
        rows, columns = np.nonzero(clears)
        return dot(points.counts[rows], bars.counts[columns])
    if len(points.columns) == 1:
        return _sorted(points, bars)
    # Doubled and set off by one, no point equals a bar, and at least becomes more than.
    high, low = points.columns[0] * 2 + 1, bars.columns[0] * 2
    total = 0
    for bit in range(max(int(high.max()), int(low.max())).bit_length()):
        ones, noughts = (high >> bit) & 1 == 1, (low >> bit) & 1 == 0
        groups = _numbered(
            (points.groups[ones], high[ones] >> (bit + 1)), (bars.groups[noughts], low[noughts] >> (bit + 1))
        )
        total += _within(points.only(ones, groups[0]), bars.only(noughts, groups[1]))
    return total


def _numbered(
    first: tuple[NDArray[np.int64], NDArray[np.int64]], second: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """One group number for each pair of group and prefix, small enough to be packed again."""
    span = 1 + max(int(first[1].max(initial=0)), int(second[1].max(initial=0)))
    one, two = first[0] * span + first[1], second[0] * span + second[1]
    if max(int(one.max(initial=0)), int(two.max(initial=0))) >= 1 << 31:
        numbers = np.unique(np.concatenate([one, two]), return_inverse=True)[1].astype(np.int64)
        one, two = numbers[: len(one)], numbers[len(one) :]
    return one, two


def _sorted(points: _Side, bars: _Side) -> int:
    """One column left: within each group, the points from the bar upwards."""
    span = 1 + max(int(points.columns[0].max()), int(bars.columns[0].max()))
    keys = points.groups * span + points.columns[0]
    order = np.argsort(keys)
    keys = keys[order]
    counts = points.counts[order]
    if counts.dtype != object and int(counts.max()) * len(counts) >= 1 << 62:
        counts = counts.astype(object)
    upto = np.concatenate([np.zeros(1, dtype=counts.dtype), np.cumsum(counts)])
    start = np.searchsorted(keys, bars.groups * span + bars.columns[0])
    stop = np.searchsorted(keys, (bars.groups + 1) * span)
    return dot(upto[stop] - upto[start], bars.counts)

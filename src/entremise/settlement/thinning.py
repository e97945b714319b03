"""Beyond exactness: frontiers thinned to a size, and how much that really cost.

Where an exact layer passes the user's cap, parts are merged in a balanced tree and a layer is thinned only when
it is larger than it may be: score space is cut into boxes and one vector is kept a box. What is given up is
measured, not assumed: per party, the most by which a vector left out exceeds the one kept in its place. Over
different issues these costs add up, over the same issues the greatest counts; so for every vector of the true
frontier, the one returned has one that falls short of it by no more than the cost reported, for no party.
(Approximation by boxes: Papadimitriou and Yannakakis 2000, there with factors instead of differences.)
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isqrt

import numpy as np

from entremise.settlement.caps import Caps
from entremise.settlement.grid import Grid
from entremise.settlement.layer import Layer, Pruned, Union

WORK = 4_000_000
"""Pairs formed in one merge of thinned layers."""


@dataclass(frozen=True, eq=False)
class Thin:
    """A layer, and what has been given up in it: digits, one a party."""

    layer: Layer
    spent: tuple[int, ...]


@dataclass(frozen=True)
class Thinned:
    """The algebra of frontiers that are thinned where they pass the caps."""

    grid: Grid
    caps: Caps
    exact: Pruned = field(init=False)

    def __post_init__(self) -> None:
        unbounded = Caps(points=sys.maxsize, memory=sys.maxsize)
        object.__setattr__(self, "exact", Pruned(self.grid, unbounded))

    def options(self, issue: int, options: Sequence[int]) -> Thin:
        return self._thin(Thin(self.exact.options(issue, options), self._nought()), self.caps.points)

    def one(self) -> Thin:
        return Thin(self.exact.one(), self._nought())

    def times(self, first: Thin, second: Thin) -> Thin:
        small, large = sorted((first, second), key=lambda one: len(one.layer.keys))
        if len(small.layer.keys) * len(large.layer.keys) > WORK:
            half = min(isqrt(WORK), self.caps.points)
            small = self._thin(small, half)
            large = self._thin(large, min(WORK // max(len(small.layer.keys), 1), self.caps.points))
        spent = tuple(a + b for a, b in zip(small.spent, large.spent, strict=True))
        return self._thin(Thin(self.exact.times(large.layer, small.layer), spent), self.caps.points)

    def plus(self, several: Sequence[Thin]) -> Thin:
        spent = tuple(max(one) for one in zip(*(thin.spent for thin in several), strict=True))
        return self._thin(
            Thin(self.exact.plus([thin.layer for thin in several]), spent or self._nought()), self.caps.points
        )

    def empty(self, value: Thin) -> bool:
        return not len(value.layer.keys)

    def together(self, parts: Sequence[Thin]) -> Thin:
        """Layers over different issues, added in a balanced tree: the smallest two first, again and again."""
        waiting = sorted(parts, key=lambda thin: len(thin.layer.keys))
        while len(waiting) > 1:
            merged = self.times(waiting[0], waiting[1])
            waiting = sorted([*waiting[2:], merged], key=lambda thin: len(thin.layer.keys))
        return waiting[0] if waiting else self.one()

    def _nought(self) -> tuple[int, ...]:
        return (0,) * len(self.grid.offsets)

    def _thin(self, thin: Thin, size: int) -> Thin:
        """At most `size` vectors of a layer, and what the others cost."""
        keys = thin.layer.keys
        if len(keys) <= size:
            return thin
        parties = range(len(self.grid.offsets))
        columns = [self.grid.column(keys, p) for p in parties]
        # Cells are chosen with floats, which may round: any choice of cells is allowed, for the cost is then measured
        # on the integers.
        floats = np.stack([column.astype(np.float64) for column in columns])
        spans = np.maximum(floats.max(axis=1) - floats.min(axis=1), 1.0)
        shares = (floats - floats.min(axis=1)[:, None]) / spans[:, None]
        low, high = 1, 1 << 20
        while low < high:
            cut = (low + high + 1) // 2
            if len(np.unique(_cells(shares, cut))) <= size:
                low = cut
            else:
                high = cut - 1
        cells = _cells(shares, low)
        order = np.lexsort((-shares.sum(axis=0), cells))
        starts = np.flatnonzero(np.r_[True, cells[order][1:] != cells[order][:-1]])
        chosen = order[starts]
        stands_for = np.empty(len(keys), dtype=np.intp)
        stands_for[order] = np.repeat(chosen, np.diff(np.r_[starts, len(keys)]))
        lost = tuple(max(0, int((column - column[stands_for]).max())) for column in columns)
        kept = np.sort(chosen)
        layer = Union((thin.layer,), keys[kept], thin.layer.counts[kept], np.zeros(len(kept), dtype=np.intp), kept)
        return Thin(layer, tuple(a + b for a, b in zip(thin.spent, lost, strict=True)))


def _cells(shares: np.ndarray, cut: int) -> np.ndarray:
    """Which box of a grid of `cut` boxes a side each vector lies in, the last party's side left out of the grid."""
    number = np.zeros(shares.shape[1], dtype=np.int64)
    for share in shares[:-1]:
        number = number * np.int64(1_000_003) + np.minimum((share * cut).astype(np.int64), cut - 1)
    return number

"""Which of many score vectors no other improves on: the filter at the heart of the frontier.

Vectors come as packed keys (`entremise.settlement.grid`), sorted and without repetition, and are compared as
integers. Two parties: one sweep over the sorted keys (Kung, Luccio and Preparata 1975). Three and more:
moocore's filter, which is written in C and compares floating-point numbers; it is given ranks, or digits below
2^53, so that nothing is rounded.
"""

from typing import Any

import moocore  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

from entremise.settlement.grid import Grid, Keys

EXACT_IN_A_FLOAT = 1 << 53


def nondominated(grid: Grid, keys: Keys) -> NDArray[np.bool_]:
    """Mark the keys that no other key dominates.

    `keys`: sorted ascending, each once. Returns a mask of the same length. A key dominates another where it is
    at least as great for every party (they differ, so it is greater for one).
    """
    if len(keys) <= 1:
        return np.ones(len(keys), dtype=np.bool_)
    if len(grid.offsets) == 2:
        return _sweep(grid.column(keys, 1))
    columns = [_exact_floats(grid.column(keys, p)) for p in range(len(grid.offsets))]
    points = np.ascontiguousarray(np.stack(columns, axis=1))
    mask: NDArray[np.bool_] = np.asarray(moocore.is_nondominated(points, maximise=True), dtype=np.bool_)
    return mask


def _sweep(second: NDArray[Any]) -> NDArray[np.bool_]:
    """Two parties, sorted by the first: stays what has more for the second than all that come after."""
    downwards = second[::-1]
    best = np.maximum.accumulate(downwards)
    keep = np.ones(len(second), dtype=np.bool_)
    keep[1:] = downwards[1:] > best[:-1]
    return keep[::-1]


def _exact_floats(column: NDArray[Any]) -> NDArray[np.float64]:
    """A party's digits as floats that compare as the integers do."""
    if column.dtype == object or int(column.max()) >= EXACT_IN_A_FLOAT:
        _, column = np.unique(column, return_inverse=True)
    return column.astype(np.float64)

"""Frontiers as an algebra: options of an issue, sums of two layers, unions of several.

A layer is the set of score vectors that some part of the issues can reach and that nothing else there
dominates. The sum of two layers over different issues (a Minkowski sum, pruned) and the union of layers over
the same issues are again layers; no package is ever enumerated. Each layer remembers what it came from, so that
packages can be read back.

Pruning loses nothing: if a part of a package is dominated, exchanging the part improves the whole (scores are
sums). For the same reason a vector on the frontier is only ever made of vectors on the parts' frontiers, and
the number of packages behind it (`counts`) comes out exact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from entremise.settlement.caps import USUAL, Caps
from entremise.settlement.grid import Grid, Keys
from entremise.settlement.nondominated import nondominated
from entremise.settlement.refusal import Code, Refused

CHUNK = 4_000_000
"""Candidates held at once while two layers are added."""

BYTES_A_POINT = 32
"""What a layer keeps for a vector: its key, its count, and the pair that it came from."""


class Layer(Protocol):
    """Score vectors over some issues: keys (sorted, each once) and how many packages stand behind each."""

    @property
    def keys(self) -> Keys: ...

    @property
    def counts(self) -> NDArray[Any]: ...

    def one(self, index: int) -> dict[int, int]:
        """A package behind a vector, as issue to option."""
        ...

    def every(self, index: int) -> Iterator[dict[int, int]]:
        """All packages behind a vector."""
        ...


@dataclass(frozen=True, eq=False)
class Options:
    """Some options of one issue."""

    issue: int
    keys: Keys
    counts: NDArray[Any]
    members: tuple[tuple[int, ...], ...]

    def one(self, index: int) -> dict[int, int]:
        return {self.issue: self.members[index][0]}

    def every(self, index: int) -> Iterator[dict[int, int]]:
        for option in self.members[index]:
            yield {self.issue: option}


@dataclass(frozen=True, eq=False)
class Sum:
    """Two layers over different issues, added. `left`, `right`: one pair of vectors behind each key."""

    first: Layer
    second: Layer
    keys: Keys
    counts: NDArray[Any]
    left: NDArray[np.intp]
    right: NDArray[np.intp]

    def one(self, index: int) -> dict[int, int]:
        # A loop, not a recursion: long chains of sums lean to the left.
        found: dict[int, int] = {}
        layer: Layer = self
        while isinstance(layer, Sum):
            left, right = int(layer.left[index]), int(layer.right[index])
            found.update(layer.second.one(right))
            layer, index = layer.first, left
        found.update(layer.one(index))
        return found

    def every(self, index: int) -> Iterator[dict[int, int]]:
        key = self.keys[index]
        for j, other in enumerate(self.second.keys):
            i = _find(self.first.keys, key - other)
            if i is None:
                continue
            for head in self.first.every(i):
                for tail in self.second.every(j):
                    yield head | tail


@dataclass(frozen=True, eq=False)
class Union:
    """Several layers over the same issues, of packages that differ. `part`, `index`: one vector behind each key."""

    parts: tuple[Layer, ...]
    keys: Keys
    counts: NDArray[Any]
    part: NDArray[np.intp]
    index: NDArray[np.intp]

    def one(self, index: int) -> dict[int, int]:
        return self.parts[int(self.part[index])].one(int(self.index[index]))

    def every(self, index: int) -> Iterator[dict[int, int]]:
        for layer in self.parts:
            i = _find(layer.keys, self.keys[index])
            if i is not None:
                yield from layer.every(i)


@dataclass(frozen=True, eq=False)
class Listed:
    """Vectors found one by one, with all packages behind each."""

    keys: Keys
    counts: NDArray[Any]
    packages: tuple[tuple[dict[int, int], ...], ...]

    def one(self, index: int) -> dict[int, int]:
        return self.packages[index][0]

    def every(self, index: int) -> Iterator[dict[int, int]]:
        yield from self.packages[index]


@dataclass(frozen=True, eq=False)
class Settled:
    """The layer over no issue at all: one vector, all noughts."""

    keys: Keys
    counts: NDArray[Any] = field(default_factory=lambda: np.ones(1, dtype=np.int64))

    def one(self, index: int) -> dict[int, int]:
        return {}

    def every(self, index: int) -> Iterator[dict[int, int]]:
        yield {}


def _find(keys: Keys, key: Any) -> int | None:
    """Where a key stands among sorted keys."""
    i = int(np.searchsorted(keys, key))
    return i if i < len(keys) and keys[i] == key else None


@dataclass(frozen=True, eq=False)
class _Candidates:
    """Vectors before pruning; `source` numbers where each came from."""

    keys: Keys
    counts: NDArray[Any]
    source: NDArray[np.intp]


def _prune(grid: Grid, found: _Candidates) -> _Candidates:
    """Each key once, its packages counted, and only what nothing dominates."""
    order = np.argsort(found.keys)
    keys = found.keys[order]
    fresh = np.ones(len(keys), dtype=np.bool_)
    fresh[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(fresh)
    if len(starts) == len(order):
        keep = np.flatnonzero(nondominated(grid, keys))
        return _Candidates(keys[keep], found.counts[order[keep]], found.source[order[keep]])
    keys = keys[starts]
    keep = np.flatnonzero(nondominated(grid, keys))
    counts = np.add.reduceat(found.counts[order], starts)
    # Sorting isn't stable; of equal vectors the first is taken, so that every machine names the same package.
    source = np.minimum.reduceat(found.source[order], starts)
    return _Candidates(keys[keep], counts[keep], source[keep])


def _roomy(counts: NDArray[Any], others: NDArray[Any], terms: int) -> NDArray[Any]:
    """`counts` in a type in which its products with `others`, `terms` of them added, cannot overflow."""
    if counts.dtype == object or int(counts.max()) * int(others.max()) * max(terms, 1) < 1 << 62:
        return counts
    return counts.astype(object)


@dataclass(frozen=True)
class Pruned:
    """The algebra of exact frontiers over a grid, within caps. Raises Refused (frontier-cap) where one bites."""

    grid: Grid
    caps: Caps = USUAL

    def nothing(self) -> Layer:
        """The layer of an issue without any allowed option."""
        none = np.zeros(0, dtype=np.intp)
        return Union((), self.grid.no_keys(), np.zeros(0, dtype=np.int64), none, none)

    def one(self) -> Layer:
        """The layer over no issue."""
        return Settled(self.grid.nought())

    def options(self, issue: int, options: Sequence[int]) -> Layer:
        """Some options of one issue, pruned."""
        found = self.grid.keys(issue, options)
        pruned = _prune(
            self.grid,
            _Candidates(found, np.ones(len(found), dtype=np.int64), np.arange(len(found), dtype=np.intp)),
        )
        alike: dict[int, list[int]] = {}
        for option, key in zip(options, found, strict=True):
            alike.setdefault(int(key), []).append(option)
        members = tuple(tuple(alike[int(key)]) for key in pruned.keys)
        return Options(issue, pruned.keys, pruned.counts, members)

    def times(self, first: Layer, second: Layer) -> Layer:
        """Packages made of one part from each of two layers over different issues."""
        if isinstance(first, Settled) or not len(second.keys):
            return second
        if isinstance(second, Settled) or not len(first.keys):
            return first
        if len(first.keys) < len(second.keys):
            first, second = second, first
        width = len(second.keys)
        rows = max(1, CHUNK // width)
        so_far: _Candidates | None = None
        for start in range(0, len(first.keys), rows):
            keys = first.keys[start : start + rows]
            counts = _roomy(first.counts[start : start + rows], second.counts, width)
            found = _Candidates(
                (keys[:, None] + second.keys[None, :]).ravel(),
                (counts[:, None] * second.counts[None, :]).ravel(),
                np.arange(start * width, (start + len(keys)) * width, dtype=np.intp),
            )
            so_far = _prune(self.grid, found if so_far is None else _together([so_far, found]))
            self.check(len(so_far.keys))
        assert so_far is not None
        left, right = np.divmod(so_far.source, width)
        return Sum(first, second, so_far.keys, so_far.counts, left, right)

    def plus(self, layers: Sequence[Layer]) -> Layer:
        """Packages from any of several layers over the same issues (no package in two of them)."""
        parts = tuple(layer for layer in layers if len(layer.keys))
        if len(parts) <= 1:
            return parts[0] if parts else self.nothing()
        ends = np.cumsum([len(layer.keys) for layer in parts])
        pruned = _prune(
            self.grid,
            _Candidates(
                np.concatenate([layer.keys for layer in parts]),
                np.concatenate([_roomy(layer.counts, layer.counts[:1], len(parts)) for layer in parts]),
                np.arange(ends[-1], dtype=np.intp),
            ),
        )
        self.check(len(pruned.keys))
        part = np.searchsorted(ends, pruned.source, side="right")
        begins = np.concatenate([[0], ends[:-1]])
        return Union(parts, pruned.keys, pruned.counts, part, pruned.source - begins[part])

    def empty(self, layer: Layer) -> bool:
        """Whether no package is behind a layer."""
        return not len(layer.keys)

    def check(self, points: int) -> None:
        """Raise Refused (frontier-cap) where a layer has more vectors than the caps allow."""
        if points > self.caps.points:
            raise Refused(Code.FRONTIER_CAP, cap=self.caps.points)


def _together(several: Sequence[_Candidates]) -> _Candidates:
    return _Candidates(
        np.concatenate([one.keys for one in several]),
        np.concatenate([one.counts for one in several]),
        np.concatenate([one.source for one in several]),
    )

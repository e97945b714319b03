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
class _Kept:
    """What is left of many candidates: each key once, and those behind it (`members`, in runs from `starts`)."""

    keys: Keys
    members: NDArray[np.intp]
    starts: NDArray[np.intp]

    def counted(self, counts: NDArray[Any]) -> NDArray[Any]:
        """Sums, a key, of a number for each member."""
        return counts if len(self.starts) == len(self.members) else np.add.reduceat(counts, self.starts)

    def first(self, source: NDArray[np.intp]) -> NDArray[np.intp]:
        """The smallest number of each key's members: sorting isn't stable, and every machine should name the same."""
        return source if len(self.starts) == len(self.members) else np.minimum.reduceat(source, self.starts)


def _prune(grid: Grid, candidates: Keys) -> _Kept:
    """Each key once, and only those that nothing dominates."""
    order = np.argsort(candidates)
    keys = candidates[order]
    fresh = np.ones(len(keys), dtype=np.bool_)
    fresh[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(fresh)
    keep = nondominated(grid, keys if len(starts) == len(keys) else keys[starts])
    if len(starts) == len(keys):
        return _Kept(keys[keep], order[keep], np.arange(int(keep.sum()), dtype=np.intp))
    lengths = np.append(starts[1:], len(keys)) - starts
    kept = lengths[keep]
    return _Kept(keys[starts[keep]], order[np.repeat(keep, lengths)], np.cumsum(kept) - kept)


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
        kept = _prune(self.grid, found)
        alike: dict[int, list[int]] = {}
        for option, key in zip(options, found.tolist(), strict=True):
            alike.setdefault(key, []).append(option)
        members = tuple(tuple(alike[key]) for key in kept.keys.tolist())
        counts = np.array([len(options) for options in members], dtype=np.int64)
        return Options(issue, kept.keys, counts, members)

    def times(self, first: Layer, second: Layer) -> Layer:
        """Packages made of one part from each of two layers over different issues."""
        if isinstance(first, Settled) or not len(second.keys):
            return second
        if isinstance(second, Settled) or not len(first.keys):
            return first
        if len(first.keys) < len(second.keys):
            first, second = second, first
        width = len(second.keys)
        counts = _roomy(first.counts, second.counts, width)
        rows = max(1, CHUNK // width)
        # Of all pairs so far: the keys that are left, their packages, and one pair (numbered) behind each.
        keys, total, pair = self.grid.no_keys(), counts[:0], np.zeros(0, dtype=np.intp)
        left = right = pair
        for start in range(0, len(first.keys), rows):
            sums = (first.keys[start : start + rows, None] + second.keys[None, :]).ravel()
            kept = _prune(self.grid, np.concatenate([keys, sums]) if len(keys) else sums)
            fresh = kept.members + (start * width - len(keys))
            old = kept.members < len(keys)
            if len(keys):
                fresh[old] = pair[kept.members[old]]
            left, right = np.divmod(fresh, width)
            behind = counts[left] * second.counts[right]
            if len(keys):
                behind[old] = total[kept.members[old]]
            keys, total, pair = kept.keys, kept.counted(behind), kept.first(fresh)
            self.check(len(keys))
        if len(pair) != len(left):
            left, right = np.divmod(pair, width)
        return Sum(first, second, keys, total, left, right)

    def plus(self, layers: Sequence[Layer]) -> Layer:
        """Packages from any of several layers over the same issues (no package in two of them)."""
        parts = tuple(layer for layer in layers if len(layer.keys))
        if len(parts) <= 1:
            return parts[0] if parts else self.nothing()
        ends = np.cumsum([len(layer.keys) for layer in parts])
        counts = np.concatenate([_roomy(layer.counts, layer.counts[:1], len(parts)) for layer in parts])
        kept = _prune(self.grid, np.concatenate([layer.keys for layer in parts]))
        self.check(len(kept.keys))
        source = kept.first(kept.members)
        part = np.searchsorted(ends, source, side="right")
        begins = np.concatenate([[0], ends[:-1]])
        return Union(parts, kept.keys, kept.counted(counts[kept.members]), part, source - begins[part])

    def empty(self, layer: Layer) -> bool:
        """Whether no package is behind a layer."""
        return not len(layer.keys)

    def check(self, points: int) -> None:
        """Raise Refused (frontier-cap) where a layer has more vectors, or takes more memory, than the caps allow."""
        if points > self.caps.points or points * BYTES_A_POINT > self.caps.memory:
            raise Refused(Code.FRONTIER_CAP, cap=self.caps.points)

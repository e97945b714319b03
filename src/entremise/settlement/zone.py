"""The zone of possible agreement: exactly how many packages every party would take.

No package is enumerated. The components (`elimination`) are shared out in two halves; each half's distribution
of scores is built by dynamic programming, and then the pairs of half-packages that clear every reservation are
counted (meet in the middle: Horowitz and Sahni 1974). Two ways to hold a distribution: as a table over all
digits, where the digits are few; or as a list of the vectors that occur. The cheaper of those that fit the
user's memory is taken; where neither does, the count is refused, not guessed. The memory bounds the time as well:
comparing two lists takes much longer with each further party, and is refused beforehand where it would pass
`BYTES_A_STEP`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entremise.settlement.caps import USUAL, Caps
from entremise.settlement.dominance import dot, pairs_above, steps
from entremise.settlement.elimination import count_packages, settle_all
from entremise.settlement.grid import Grid, Keys
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Scenario

WORD = 1 << 62
BYTES_A_STEP = 5
"""What comparing two lists may handle: one vector for each five bytes of memory, about five seconds for 100 MB."""

_BELOW = (5, 27, 47, 57, 89, 93, 147, 177, 189, 195, 279, 299, 359, 363, 419, 423, 429, 435, 489, 495, 563)
PRIMES = tuple((1 << 56) - less for less in _BELOW)
"""Moduli for tables whose counts pass an int64: primes just below 2^56, so that 64 residues can be added."""


@dataclass(frozen=True, eq=False)
class Spread:
    """A distribution of scores: distinct packed keys, sorted, and how many packages have each."""

    keys: Keys
    counts: NDArray[Any]

    @property
    def packages(self) -> int:
        """How many packages there are in all."""
        return sum(int(count) for count in self.counts)


@dataclass(frozen=True)
class Spreading:
    """The algebra of distributions within the user's memory. Raises Refused (zone-cap)."""

    grid: Grid
    caps: Caps

    def options(self, issue: int, options: Sequence[int]) -> Spread:
        keys = self.grid.keys(issue, options)
        return _gather(keys, np.ones(len(keys), dtype=np.int64))

    def one(self) -> Spread:
        return Spread(self.grid.nought(), np.ones(1, dtype=np.int64))

    def times(self, first: Spread, second: Spread) -> Spread:
        pairs = len(first.keys) * len(second.keys)
        self.check(pairs)
        counts, others = first.counts, second.counts
        if pairs and int(counts.max()) * int(others.max()) * pairs >= WORD:
            counts = counts.astype(object)
        return _gather(
            (first.keys[:, None] + second.keys[None, :]).ravel(), (counts[:, None] * others[None, :]).ravel()
        )

    def plus(self, several: Sequence[Spread]) -> Spread:
        if not several:
            return Spread(self.grid.no_keys(), np.zeros(0, dtype=np.int64))
        if sum(spread.packages for spread in several) >= WORD:
            several = [Spread(spread.keys, spread.counts.astype(object)) for spread in several]
        return _gather(
            np.concatenate([spread.keys for spread in several]),
            np.concatenate([spread.counts for spread in several]),
        )

    def empty(self, value: Spread) -> bool:
        return not len(value.keys)

    def check(self, vectors: int) -> None:
        """Raise Refused (zone-cap) where so many vectors, being sorted, pass the memory."""
        needed = vectors * (32 if self.grid.fits_a_word else 150)
        self._within(needed)

    def check_steps(self, handled: int) -> None:
        """Raise Refused (zone-cap) where comparing two lists takes longer than the memory stands for."""
        self._within(handled * BYTES_A_STEP)

    def _within(self, needed: int) -> None:
        if needed > self.caps.memory:
            raise Refused(Code.ZONE_CAP, needed=megabytes(needed), cap=megabytes(self.caps.memory))


def _gather(keys: Keys, counts: NDArray[Any]) -> Spread:
    """Equal keys put together."""
    order = np.argsort(keys)
    keys = keys[order]
    fresh = np.ones(len(keys), dtype=np.bool_)
    fresh[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(fresh)
    if len(starts) == len(keys):
        return Spread(keys, counts[order])
    return Spread(keys[starts], np.add.reduceat(counts[order], starts))


def megabytes(size: int) -> str:
    """Bytes in whole megabytes, rounded up."""
    return str(-(-size // 1_000_000))


def zone_size(scenario: Scenario, grid: Grid, bars: Sequence[int], caps: Caps = USUAL) -> int:
    """How many allowed packages have, for every party, at least the digit given (`grid.least(reservations)`).

    Returns an exact integer. Raises Refused: zone-cap where it can't be counted within `caps.memory`,
    or not within the time that it stands for;
    solver-cap where constraints tie too many issues together.
    """
    if any(bar > top for bar, top in zip(bars, grid.tops, strict=True)):
        return 0
    if not any(bars):
        return count_packages(scenario)
    algebra = Spreading(grid, caps)
    spreads = settle_all(scenario, algebra)
    if not all(len(spread.keys) for spread in spreads):
        return 0
    halves = _halves(spreads)
    tables = [_shape(grid, half) for half in halves]
    cells = sum(prod(shape) for shape in tables)
    listed = sum(prod(len(spread.keys) for spread in half) for half in halves)
    if grid.fits_a_word and cells * 24 <= caps.memory and cells < listed * 4:
        return _by_tables(grid, halves, tables, bars)
    return _by_lists(algebra, halves, bars)


def _halves(spreads: Sequence[Spread]) -> tuple[list[Spread], list[Spread]]:
    """The components in two shares with about as many packages each."""
    halves: tuple[list[Spread], list[Spread]] = ([], [])
    sizes = [1, 1]
    for spread in sorted(spreads, key=lambda one: -len(one.keys)):
        side = 0 if sizes[0] <= sizes[1] else 1
        halves[side].append(spread)
        sizes[side] *= len(spread.keys)
    return halves


def _by_lists(algebra: Spreading, halves: tuple[list[Spread], list[Spread]], bars: Sequence[int]) -> int:
    """Count the pairs of vectors, one of each half, that clear the bars."""
    lists: list[Spread] = []
    for half in halves:
        total = algebra.one()
        for spread in sorted(half, key=lambda one: len(one.keys)):
            total = algebra.times(total, spread)
        lists.append(total)
    grid = algebra.grid
    points: list[NDArray[np.int64]] = []
    needs: list[NDArray[np.int64]] = []
    for party, bar in enumerate(bars):
        column = grid.column(lists[0].keys, party)
        needed = bar - grid.column(lists[1].keys, party)
        # Only the order matters: ranks stand for digits, and for each need the rank of the first digit that meets it.
        levels, ranks = np.unique(column, return_inverse=True)
        points.append(ranks.astype(np.int64))
        needs.append(np.searchsorted(levels, needed).astype(np.int64))
    vectors, least = np.stack(points, axis=1), np.stack(needs, axis=1)
    algebra.check_steps(steps(vectors, least))
    return pairs_above(vectors, lists[0].counts, least, lists[1].counts)


def _shape(grid: Grid, half: Sequence[Spread]) -> tuple[int, ...]:
    """How many digits each party can have in a half."""
    return tuple(1 + sum(int(grid.column(spread.keys, p).max()) for spread in half) for p in range(len(grid.offsets)))


def _by_tables(
    grid: Grid,
    halves: tuple[list[Spread], list[Spread]],
    shapes: Sequence[tuple[int, ...]],
    bars: Sequence[int],
) -> int:
    """Count with a table of counts over the digits of each half; where counts pass an int64, modulo several primes."""
    sizes = [prod(spread.packages for spread in half) for half in halves]
    if max(sizes) < WORD:
        return _count(grid, halves, shapes, bars, None)
    answer, modulus = 0, 1
    for prime in PRIMES:
        if modulus > sizes[0] * sizes[1]:
            return answer
        residue = _count(grid, halves, shapes, bars, prime) % prime
        # Chinese remainders: the one number below modulus x prime that leaves both residues.
        answer += modulus * ((residue - answer) * pow(modulus, -1, prime) % prime)
        modulus *= prime
    if modulus > sizes[0] * sizes[1]:
        return answer
    raise Refused(Code.ZONE_CAP, needed="", cap="")


def _count(
    grid: Grid,
    halves: tuple[list[Spread], list[Spread]],
    shapes: Sequence[tuple[int, ...]],
    bars: Sequence[int],
    prime: int | None,
) -> int:
    first = _table(grid, halves[0], shapes[0], prime)
    second = _table(grid, halves[1], shapes[1], prime)
    for axis in range(second.ndim):
        # From "exactly this digit" to "at least this digit".
        second = np.flip(_cumulative(np.flip(second, axis), axis, prime), axis)
    parties = range(len(bars))
    needed = [np.maximum(bars[p] - np.arange(shapes[0][p]), 0) for p in parties]
    reached = [need < shapes[1][p] for p, need in zip(parties, needed, strict=True)]
    rows = np.ix_(*(np.flatnonzero(mask) for mask in reached))
    columns = np.ix_(*(need[mask] for need, mask in zip(needed, reached, strict=True)))
    return dot(first[rows].ravel(), second[columns].ravel())


def _cumulative(table: NDArray[np.int64], axis: int, prime: int | None) -> NDArray[np.int64]:
    if prime is None:
        return np.asarray(np.cumsum(table, axis=axis, dtype=np.int64))
    moved = np.moveaxis(table, axis, 0).copy()
    for i in range(1, len(moved)):
        moved[i] = (moved[i] + moved[i - 1]) % prime
    return np.moveaxis(moved, 0, axis)


def _table(grid: Grid, half: Sequence[Spread], shape: tuple[int, ...], prime: int | None) -> NDArray[np.int64]:
    """A half's counts over all digits, one dimension a party: each option shifts the table and adds it."""
    table = np.zeros(shape, dtype=np.int64)
    table[(0,) * len(shape)] = 1
    reach = [1] * len(shape)
    for spread in half:
        columns = [grid.column(spread.keys, p) for p in range(len(shape))]
        old = table[tuple(slice(0, r) for r in reach)].copy()
        table = np.zeros(shape, dtype=np.int64)
        for n, (count, *digits) in enumerate(zip(spread.counts, *columns, strict=True), start=1):
            window = tuple(slice(int(d), int(d) + r) for d, r in zip(digits, reach, strict=True))
            if prime is None:
                table[window] += old if count == 1 else old * int(count)
                continue
            table[window] += _times_modulo(old, int(count) % prime, prime)
            if n % 60 == 0:
                table %= prime
        if prime is not None:
            table %= prime
        reach = [r + int(column.max()) for r, column in zip(reach, columns, strict=True)]
    return table


def _times_modulo(table: NDArray[np.int64], factor: int, prime: int) -> NDArray[np.int64]:
    """A table of residues times a number, modulo the prime, without leaving 64 bits."""
    if factor < 1 << 6:
        return table * factor % prime if factor > 1 else table
    result = np.zeros_like(table)
    for bit in f"{factor:b}":
        result = (result * 2 + (table if bit == "1" else 0)) % prime
    return result

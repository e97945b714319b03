"""How likely is it that all accept? Each package's share of draws in which every party does.

Sheets are drawn from what is known (`sampling`), and every package is scored with every sheet: a matrix product
a party. Worths are put on a grid of whole numbers that floats add without rounding, so that the result is the
same whatever the order of the additions, that is, on any machine and any number of cores. (Stochastic
multicriteria acceptability analysis: Lahdelma, Hokkanen and Salminen 1998; here a draw accepts a package where
every party's score reaches its reservation.)

Draws of different parties are independent of one another within a state of the world; states make them hang
together.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from entremise.settlement.elimination import count_packages
from entremise.settlement.knowledge import Known, Uncertain
from entremise.settlement.polytope import Extremes
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sampling import Sampler, Sheets, sampler, stream
from entremise.settlement.sheet import Package, Scenario, every_package
from entremise.settlement.sheet import Sheet as ScoreSheet

LEAST_DRAWS, MOST_DRAWS = 1, 10_000_000
MOST_PACKAGES = 20_000
GRID = 10_000_000
"""Whole numbers that stand for a score of one: below 2^24, so that single-precision floats add them exactly."""
BLOCK = 4_096
"""Draws from one stream."""
TILE = 512
"""Packages and draws scored at a time; at most 2,040, so that eight counters fit a 64-bit word."""

Progress = Callable[[int, int], bool]
"""Called with the draws done and the draws asked for; False stops the work."""


@dataclass(frozen=True, eq=False)
class Acceptance:
    """Per package (in the order of `packages`) in how many of `draws` draws all parties accept.

    `stopped`: fewer draws were made than asked for. `necessary`: all parties accept with every sheet that
    agrees with what is known; `possible`: with some.
    """

    uncertain: Uncertain
    packages: tuple[Package, ...]
    draws: int
    seed: int
    stopped: bool
    accepted: NDArray[np.int64]
    necessary: tuple[int, ...]
    possible: tuple[int, ...]

    @property
    def probabilities(self) -> NDArray[np.float64]:
        """Each package's share of draws in which all accept."""
        return np.asarray(self.accepted / max(self.draws, 1))

    @property
    def standard_errors(self) -> NDArray[np.float64]:
        """Of these shares: sqrt(p (1 - p) / draws). Where no draw (or every draw) accepts it is nought, and the
        chance may still be up to 3 / draws away, with 95 in 100 (the rule of three)."""
        share = self.probabilities
        return np.sqrt(share * (1 - share) / max(self.draws, 1))


def acceptance(
    uncertain: Uncertain,
    draws: int = 100_000,
    seed: int = 0,
    *,
    progress: Progress | None = None,
    most_packages: int = MOST_PACKAGES,
    workers: int = 1,
) -> Acceptance:
    """Each package's chance that all parties accept it.

    `workers`: threads; the answer doesn't depend on them. `progress` is called between blocks of draws.
    Raises Refused: draws (outside 1 to 10,000,000), too-many-packages, contradiction, hardly-consistent.
    """
    check_draws(draws)
    packages = packages_of(uncertain, most_packages)
    crews = [[Member(known, seed, packages) for known in state.parties] for state in uncertain.states]
    indicator = one_hot(uncertain, packages)
    blocks = [(n, min(BLOCK, draws - n * BLOCK)) for n in range(-(-draws // BLOCK))]

    def one_block(block: int, count: int) -> NDArray[np.int64]:
        total = np.zeros(len(packages), dtype=np.int64)
        for state, here in enumerate(draws_by_state(uncertain, seed, block, count)):
            if here:
                sheets = [m.draw(here, seed, block, state, p) for p, m in enumerate(crews[state])]
                total += _count(indicator, sheets, crews[state], here)
        return total

    accepted = np.zeros(len(packages), dtype=np.int64)
    done = 0
    # Each worker multiplies by itself: small products gain nothing from a library's own threads. Counts are
    # whole numbers, so it doesn't matter who added what.
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(max(workers, 1)) as pool:
        for start in range(0, len(blocks), max(workers, 1)):
            if progress is not None and not progress(done, draws):
                break
            group = blocks[start : start + max(workers, 1)]
            for counts in pool.map(lambda one: one_block(*one), group):
                accepted += counts
            done += sum(count for _, count in group)
    if progress is not None:
        progress(done, draws)
    necessary, possible = _certainly(uncertain, packages, accepted, done)
    return Acceptance(uncertain, packages, done, seed, done < draws, accepted, necessary, possible)


def check_draws(draws: int) -> None:
    """Raise Refused (draws) outside 1 to 10,000,000."""
    if not LEAST_DRAWS <= draws <= MOST_DRAWS:
        raise Refused(Code.DRAWS, draws=str(draws), low=LEAST_DRAWS, high=MOST_DRAWS)


def packages_of(uncertain: Uncertain, most: int) -> tuple[Package, ...]:
    """The packages to look at: those named, or all that the constraints allow. Raises Refused (too-many-packages)."""
    if uncertain.packages is not None:
        return uncertain.packages
    bare = bare_scenario(uncertain)
    count = count_packages(bare)
    if count > most:
        raise Refused(Code.TOO_MANY_PACKAGES, count=str(count), cap=most)
    if not count:
        raise Refused(Code.NOTHING_ALLOWED)
    return tuple(islice(every_package(bare), most))


def bare_scenario(uncertain: Uncertain) -> Scenario:
    """The issues and constraints, with sheets on which nothing is worth anything."""
    nought = tuple(tuple(Fraction(0) for _ in issue.options) for issue in uncertain.issues)
    weights = (Fraction(0),) * len(uncertain.issues)
    sheets = tuple(ScoreSheet(party, weights, nought) for party in uncertain.parties)
    return Scenario(uncertain.issues, sheets, uncertain.constraints)


def one_hot(uncertain: Uncertain, packages: Sequence[Package]) -> NDArray[np.float32]:
    """(packages, all options + 1): a one for each option chosen, and a one at the end for the reservation."""
    starts = np.cumsum([0, *(len(issue.options) for issue in uncertain.issues)])
    matrix = np.zeros((len(packages), int(starts[-1]) + 1), dtype=np.float32)
    columns = np.array(packages, dtype=np.intp) + starts[:-1]
    np.put_along_axis(matrix, columns, 1.0, axis=1)
    matrix[:, -1] = 1.0
    return matrix


def draws_by_state(uncertain: Uncertain, seed: int, block: int, count: int) -> list[int]:
    """How many of a block's draws fall in each state of the world."""
    if not uncertain.shared:
        return [count]
    chances = np.array([float(state.chance) for state in uncertain.states])
    return [int(n) for n in stream(seed, 2, block).multinomial(count, chances / chances.sum())]


class Member:
    """A party in a state of the world: how its sheets are drawn, and which packages it takes or leaves for certain."""

    def __init__(self, known: Known, seed: int, packages: Sequence[Package]) -> None:
        self.known = known
        self.sampler: Sampler | None = None if known.fixed and not known.comparisons else sampler(known, seed)
        extremes = Extremes(known)
        # A party whose sheet is known is asked exactly, in fractions, once for each package.
        self.takes = np.array(
            [
                all(line.holds(package) for line in known.red_lines)
                and (self.sampler is not None or extremes.always(package))
                for package in packages
            ],
            dtype=np.bool_,
        )

    def draw(self, count: int, seed: int, block: int, state: int, party: int) -> Sheets | None:
        if self.sampler is None:
            return None
        return self.sampler.draw(count, stream(seed, 1, block, state, party))


def on_grid(sheets: Sheets) -> NDArray[np.float32]:
    """(all options + 1, n): worths as whole numbers, and under them the reservation, negative: they add up to
    nought or more exactly where the sheet's owner accepts. Columns are filled up to a multiple of eight with
    sheets that refuse."""
    width = -len(sheets) % 8
    worths = np.rint(sheets.worths() * GRID)
    bars = np.ceil(sheets.reservations * GRID - 1e-6)
    matrix = np.concatenate([worths, -bars[:, None]], axis=1).T.astype(np.float32)
    refuse = np.zeros((matrix.shape[0], width), dtype=np.float32)
    refuse[-1] = -1.0
    return np.ascontiguousarray(np.concatenate([matrix, refuse], axis=1))


def _count(
    indicator: NDArray[np.float32], sheets: Sequence[Sheets | None], crew: Sequence[Member], draws: int
) -> NDArray[np.int64]:
    """In how many of these draws all accept each package."""
    takes = np.logical_and.reduce([member.takes for member in crew])
    drawn = [one for one in sheets if one is not None]
    if not drawn:
        return np.where(takes, draws, 0).astype(np.int64)
    grids = [on_grid(one) for one in drawn]
    counts = np.zeros(len(indicator), dtype=np.int64)
    # Tiles and their buffers stay in a core's own cache.
    height, width = min(TILE, len(indicator)), min(TILE, grids[0].shape[1])
    least, score = np.empty((height, width), np.float32), np.empty((height, width), np.float32)
    mask = np.empty((height, width), np.bool_)
    for column in range(0, grids[0].shape[1], TILE):
        tiles = [np.ascontiguousarray(grid[:, column : column + TILE]) for grid in grids]
        wide = tiles[0].shape[1]
        if wide < width:
            least, score, mask = (np.ascontiguousarray(one[:, :wide]) for one in (least, score, mask))
        for row in range(0, len(indicator), TILE):
            some = indicator[row : row + TILE]
            high = len(some)
            np.matmul(some, tiles[0], out=least[:high])
            for tile in tiles[1:]:
                np.matmul(some, tile, out=score[:high])
                np.minimum(least[:high], score[:high], out=least[:high])
            np.greater_equal(least[:high], 0, out=mask[:high])
            counts[row : row + TILE] += row_counts(mask[:high])
    return np.where(takes, counts, 0)


def row_counts(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many are true in each row (a multiple of eight columns, at most 2,040): eight at a time, as bytes of
    a word.
    """
    words = np.ascontiguousarray(mask).view(np.uint64).sum(axis=1, dtype=np.uint64)
    return np.asarray(words.view(np.uint8).reshape(len(mask), 8).sum(axis=1, dtype=np.int64))


def _certainly(
    uncertain: Uncertain, packages: Sequence[Package], accepted: NDArray[np.int64], draws: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Necessary and possible packages. The draws have decided most; only the rest is worked out."""
    crews = [[Extremes(known) for known in state.parties] for state in uncertain.states if state.chance]
    necessary = [
        n
        for n, package in enumerate(packages)
        if accepted[n] == draws and all(one.always(package) for crew in crews for one in crew)
    ]
    possible = [
        n
        for n, package in enumerate(packages)
        if accepted[n] or any(all(one.sometimes(package) for one in crew) for crew in crews)
    ]
    return tuple(necessary), tuple(possible)

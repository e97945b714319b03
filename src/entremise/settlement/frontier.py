"""The frontier: every score vector that no other package improves on for all, without enumerating packages.

Method: non-dominated sums issue by issue (Nemhauser and Ullmann 1969 for knapsacks; Minkowski sums with
pruning), in exact integers. For two parties and smoothly varied scores the frontier is small however many
packages there are (Beier and Vöcking 2004); for four and more it may not be, and then a cap decides, aloud.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import numpy as np

from entremise.settlement.caps import USUAL, Caps
from entremise.settlement.elimination import Component, settle_all
from entremise.settlement.grid import Grid, Keys, grid_of
from entremise.settlement.layer import Layer, Pruned
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Package, Scenario
from entremise.settlement.solver import by_solver
from entremise.settlement.thinning import Thin, Thinned


@dataclass(frozen=True, eq=False)
class Frontier:
    """Distinct score vectors, in falling order of the first party's score, then the second's, and so on.

    `exact`: whether it is the whole frontier. If not, `spent` says per party (score units) by how much at most
    any vector of the true frontier exceeds the nearest one here.
    """

    scenario: Scenario
    grid: Grid
    layer: Layer
    spent: tuple[Fraction, ...]

    def __len__(self) -> int:
        return len(self.layer.keys)

    @property
    def exact(self) -> bool:
        """Whether nothing was thinned."""
        return not any(self.spent)

    @property
    def epsilon(self) -> Fraction:
        """The most that was given up for any party: nought where the frontier is exact."""
        return max(self.spent)

    @property
    def keys(self) -> Keys:
        """The packed keys, falling."""
        return self.layer.keys[::-1]

    def scores(self, index: int) -> tuple[Fraction, ...]:
        """The exact scores of the vector at a place, one a party."""
        return self.grid.scores(self.keys[index])

    def package(self, index: int) -> Package:
        """One package with the scores of the vector at a place."""
        return self._tuple(self.layer.one(len(self) - 1 - index))

    def packages(self, index: int) -> Iterator[Package]:
        """All packages with these scores, one after the other (there may be very many)."""
        return (self._tuple(one) for one in self.layer.every(len(self) - 1 - index))

    def ties(self, index: int) -> int:
        """How many other packages score the same (a lower bound where the frontier is not exact)."""
        return int(self.layer.counts[len(self) - 1 - index]) - 1

    def first_packages(self, index: int, most: int) -> list[Package]:
        """At most so many of the packages with these scores."""
        return list(islice(self.packages(index), most))

    def _tuple(self, choice: dict[int, int]) -> Package:
        return tuple(choice[issue] for issue in range(len(self.scenario.issues)))


def frontier(scenario: Scenario, caps: Caps = USUAL, *, thin: bool = True) -> Frontier:
    """The frontier of a scenario over all packages that its constraints allow.

    Exact unless a layer passes `caps.points`; then thinned, with the cost measured (`thin`), or Refused
    (frontier-cap). An empty frontier means that the constraints allow no package.
    """
    grid = grid_of(scenario)
    try:
        return Frontier(scenario, grid, _exact(scenario, grid, caps), (Fraction(0),) * len(scenario.sheets))
    except Refused as refused:
        if not thin or refused.refusal.code is not Code.FRONTIER_CAP:
            raise
    algebra = Thinned(grid, caps)

    def solved(component: Component) -> Thin:
        unbounded = Caps(points=sys.maxsize, memory=sys.maxsize)
        return Thin(by_solver(scenario, grid, component, unbounded), (0,) * len(grid.offsets))

    result = algebra.together(settle_all(scenario, algebra, solved))
    spent = tuple(unit * digits for unit, digits in zip(grid.units, result.spent, strict=True))
    return Frontier(scenario, grid, result.layer, spent)


def _exact(scenario: Scenario, grid: Grid, caps: Caps) -> Layer:
    """Layers added one by one, the smallest first: each merge then costs its size times one issue's options."""
    algebra = Pruned(grid, caps)
    parts = settle_all(scenario, algebra, lambda component: by_solver(scenario, grid, component, caps))
    total = algebra.one()
    for part in sorted(parts, key=lambda one: len(one.keys)):
        total = algebra.times(total, part)
    return total


def dominates(first: Sequence[Fraction], second: Sequence[Fraction]) -> bool:
    """Whether the first scores are at least the second for every party, and greater for one."""
    pairs = list(zip(first, second, strict=True))
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def in_zone(found: Frontier, least: Sequence[int]) -> np.ndarray:
    """The places on the frontier at which every party has at least the digits given."""
    mask = np.ones(len(found), dtype=np.bool_)
    for party, digit in enumerate(least):
        mask &= np.asarray(found.grid.column(found.keys, party) >= digit, dtype=np.bool_)
    return np.flatnonzero(mask)

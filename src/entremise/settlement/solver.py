"""Components that constraints tie too densely for elimination: HiGHS, one frontier vector after the other.

Each solution is the package with the greatest sum of digits that no vector found so far weakly dominates, so it
lies on the frontier; when there is none left, the frontier is whole. Two parties: the plane between found
vectors is cut in boxes (the epsilon-constraint method: Haimes, Lasdon and Wismer 1971). More: a binary for each
found vector and party says for whom the next one is better (Sylva and Crema 2004).

Solvers calculate with floats. Digits are whole numbers, thresholds are set half-way between two, sizes at which
a float could matter are refused, and every solution is checked and scored again in integers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from entremise.settlement.caps import Caps
from entremise.settlement.elimination import Component
from entremise.settlement.grid import Grid
from entremise.settlement.layer import Layer, Listed
from entremise.settlement.quiet import QuietHighs
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Forbidden, Scenario

MOST_DIGITS = 1_000_000
"""The greatest total digit of a party at which half a digit is far above the solver's tolerances."""
TOLERANCE = 1e-9
MOST_TIES = 1_000


def by_solver(scenario: Scenario, grid: Grid, component: Component, caps: Caps) -> Layer:
    """The frontier of one component, with all packages behind each vector.

    Raises Refused: frontier-cap; solver-cap where digits are too fine for floats or more than a thousand
    packages tie.
    """
    tops = [
        sum(max(option[p] for option in grid.digits[i]) for i in component.issues) for p in range(len(grid.offsets))
    ]
    if max(tops) > MOST_DIGITS:
        raise Refused(Code.SOLVER_CAP, ways=str(max(tops)), cap=MOST_DIGITS)
    model = _Model(scenario, grid, component, tops)
    vectors = _in_boxes(model) if len(tops) == 2 else _one_by_one(model)
    found: dict[int, list[dict[int, int]]] = {}
    for vector in vectors:
        found[grid.pack(vector)] = _behind(scenario, grid, component, tops, vector)
        if len(found) > caps.points:
            raise Refused(Code.FRONTIER_CAP, cap=caps.points)
    keys = sorted(found)
    counts = np.array([len(found[key]) for key in keys], dtype=np.int64)
    return Listed(grid.keys_of(keys), counts, tuple(tuple(found[key]) for key in keys))


def _in_boxes(model: "_Model") -> Iterator[tuple[int, ...]]:
    """Two parties: a vector found splits the box that it was sought in."""
    boxes = [(0, 0)]
    while boxes:
        low = boxes.pop()
        vector = model.best(low, ())
        if vector is not None:
            yield vector
            boxes += [(vector[0] + 1, low[1]), (low[0], vector[1] + 1)]


def _one_by_one(model: "_Model") -> Iterator[tuple[int, ...]]:
    """Any number of parties: each vector found is shut out, with all that it dominates."""
    found: list[tuple[int, ...]] = []
    while True:
        vector = model.best((0,) * model.parties, found)
        if vector is None:
            return
        found.append(vector)
        yield vector


def _behind(
    scenario: Scenario, grid: Grid, component: Component, tops: Sequence[int], vector: tuple[int, ...]
) -> list[dict[int, int]]:
    """All packages of the component with these digits: each is shut out when found."""
    model = _Model(scenario, grid, component, tops)
    packages: list[dict[int, int]] = []
    while model.best(vector, ()) is not None:
        packages.append(dict(model.choice))
        if len(packages) > MOST_TIES:
            raise Refused(Code.SOLVER_CAP, ways=str(MOST_TIES), cap=MOST_TIES)
        model.shut_out(model.choice)
    return packages


@dataclass(eq=False)
class _Model:
    """A mixed-integer program over the options of a component."""

    scenario: Scenario
    grid: Grid
    component: Component
    tops: Sequence[int]

    def __post_init__(self) -> None:
        self.parties = len(self.tops)
        self.choice: dict[int, int] = {}
        self.column: dict[tuple[int, int], int] = {}
        for issue in self.component.issues:
            for option in range(len(self.scenario.issues[issue].options)):
                self.column[issue, option] = len(self.column)
        self.rows: list[tuple[dict[int, float], float, float]] = []
        for issue in self.component.issues:
            options = range(len(self.scenario.issues[issue].options))
            self.rows.append(({self.column[issue, o]: 1.0 for o in options}, 1.0, 1.0))
        for rule in self.component.rules:
            self._forbid(rule)

    def _forbid(self, rule: Forbidden) -> None:
        merged: dict[int, frozenset[int]] = {}
        for issue, options in rule.sets:
            merged[issue] = merged.get(issue, options) & options
        terms = {self.column[issue, o]: 1.0 for issue, options in merged.items() for o in options}
        self.rows.append((terms, -highspy.kHighsInf, len(merged) - 1.0))

    def shut_out(self, choice: dict[int, int]) -> None:
        """Never this package again."""
        self._forbid(Forbidden(tuple((issue, frozenset({option})) for issue, option in choice.items())))

    def best(self, low: Sequence[int], found: Sequence[Sequence[int]]) -> tuple[int, ...] | None:
        """The digits of the greatest sum with at least `low` for each party and dominated by none of `found`."""
        highs = QuietHighs()
        for name, value in (
            ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5),
            ("mip_feasibility_tolerance", TOLERANCE), ("primal_feasibility_tolerance", TOLERANCE),
        ):  # fmt: skip
            highs.setOptionValue(name, value)
        digits = {column: self.grid.digits[issue][option] for (issue, option), column in self.column.items()}
        for column in range(len(self.column)):
            self._binary(highs, float(sum(digits[column])))
        for terms, least, most in self.rows:
            _row(highs, terms, least, most)
        for p, bar in enumerate(low):
            if bar:
                _row(highs, {c: float(d[p]) for c, d in digits.items()}, bar - 0.5, highspy.kHighsInf)
        for vector in found:
            first = highs.getNumCol()
            for p in range(self.parties):
                self._binary(highs, 0.0)
                # Where this binary is one, party p has more than in the vector found.
                terms = {c: float(d[p]) for c, d in digits.items()}
                terms[first + p] = -float(vector[p] + 1)
                _row(highs, terms, -0.5, highspy.kHighsInf)
            _row(highs, {first + p: 1.0 for p in range(self.parties)}, 1.0, highspy.kHighsInf)
        highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Refused(Code.SOLVER_CAP, ways=str(status), cap=0)
        values = highs.getSolution().col_value
        self.choice = {issue: option for (issue, option), c in self.column.items() if values[c] > 0.5}
        return self._checked(low, found)

    def _checked(self, low: Sequence[int], found: Sequence[Sequence[int]]) -> tuple[int, ...]:
        """The solution's digits, in integers, with all that was asked of it."""
        sums = tuple(
            sum(self.grid.digits[issue][option][p] for issue, option in self.choice.items())
            for p in range(self.parties)
        )
        right = len(self.choice) == len(self.component.issues)
        right &= all(s >= bar for s, bar in zip(sums, low, strict=True))
        right &= all(any(s > f for s, f in zip(sums, vector, strict=True)) for vector in found)
        for rule in self.component.rules:
            right &= not all(self.choice[issue] in options for issue, options in rule.sets)
        if not right:
            raise Refused(Code.SOLVER_CAP, ways="", cap=0)
        return sums

    @staticmethod
    def _binary(highs: highspy.Highs, gain: float) -> None:
        column = highs.getNumCol()
        highs.addVar(0.0, 1.0)
        highs.changeColCost(column, gain)
        highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)


def _row(highs: highspy.Highs, terms: dict[int, float], low: float, high: float) -> None:
    highs.addRow(low, high, len(terms), np.array(list(terms), dtype=np.int32), np.array(list(terms.values())))

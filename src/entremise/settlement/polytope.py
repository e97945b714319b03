"""All score sheets that agree with what is known, as linear programs over weights and worths.

Variables: a weight an issue, a worth (weight x value) an option, and the reservation. Ranges of values bound a
worth by its weight; so everything that is known is linear (robust ordinal regression: Greco, Mousseau and
Slowinski 2008). Where there is neither a range of weights nor a comparison, the extremes lie at the corners of
the ordered simplex and are found exactly; else HiGHS finds them, and what is within its tolerance counts as
met.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from entremise.settlement.knowledge import WHOLE, Known
from entremise.settlement.quiet import QuietHighs
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Package

TOLERANCE = 1e-7


@dataclass(frozen=True)
class Extremes:
    """Whether a party accepts a package with every sheet that agrees with what is known (`always`), or with some."""

    known: Known

    def always(self, package: Package) -> bool:
        """Accepted whatever the sheet."""
        return self._allowed(package) and self._least(package)

    def sometimes(self, package: Package) -> bool:
        """Accepted with some sheet."""
        return self._allowed(package) and self._greatest(package)

    @cached_property
    def _program(self) -> "_Program":
        return _Program(self.known)

    def _allowed(self, package: Package) -> bool:
        return all(line.holds(package) for line in self.known.red_lines)

    def _least(self, package: Package) -> bool:
        low = [values.ranges[option][0] for values, option in zip(self.known.values, package, strict=True)]
        if _plain(self.known):
            return min(_corners(self.known, low)) >= self.known.reservation[1]
        return self._program.extreme(package, greatest=False) >= -TOLERANCE

    def _greatest(self, package: Package) -> bool:
        high = [values.ranges[option][1] for values, option in zip(self.known.values, package, strict=True)]
        if _plain(self.known):
            return max(_corners(self.known, high)) >= self.known.reservation[0]
        return self._program.extreme(package, greatest=True) >= -TOLERANCE


def _plain(known: Known) -> bool:
    fixed = all(low == high for low, high in known.weights)
    return not known.comparisons and (fixed or all(span == WHOLE for span in known.weights))


def _corners(known: Known, values: Sequence[Fraction]) -> list[Fraction]:
    """The score at each corner of the weights: an issue alone, or the first few of the order in equal shares."""
    if all(low == high for low, high in known.weights):
        return [sum((low * value for (low, _), value in zip(known.weights, values, strict=True)), Fraction(0))]
    corners = [value for issue, value in enumerate(values) if issue not in known.order]
    total = Fraction(0)
    for count, issue in enumerate(known.order, start=1):
        total += values[issue]
        corners.append(total / count)
    return corners


def inner_weights(known: Known) -> NDArray[np.float64]:
    """A point inside the weights' ranges and order: the mean of corners found in many directions.

    Raises Refused (contradiction) where there is none.
    """
    program = _Program(known, weights_only=True)
    count = len(known.weights)
    corners = []
    for issue in range(count):
        for sign in (1.0, -1.0):
            goal = np.zeros(program.size)
            goal[issue] = sign
            corners.append(program.solve(goal)[1][:count])
    return np.asarray(np.mean(corners, axis=0))


class _Program:
    """A linear program over the sheets of a party; its goal may be set again and again."""

    def __init__(self, known: Known, *, weights_only: bool = False) -> None:
        self.known = known
        issues = len(known.weights)
        starts = np.cumsum([issues, *(len(values.ranges) for values in known.values)])
        self.starts = [int(start) for start in starts[:-1]]
        self.size = issues if weights_only else int(starts[-1]) + 1
        self.model = QuietHighs()
        infinity = highspy.kHighsInf
        for low, high in known.weights:
            self.model.addVar(float(low), float(high))
        if not all(low == high for low, high in known.weights):
            self._row(dict.fromkeys(range(issues), 1.0), 1.0, 1.0)
        for heavy, light in zip(known.order, known.order[1:], strict=False):
            self._row({heavy: 1.0, light: -1.0}, 0.0, infinity)
        if weights_only:
            return
        for values in known.values:
            for _ in values.ranges:
                self.model.addVar(0.0, infinity)
        low, high = known.reservation
        self.model.addVar(float(low), float(high))
        for issue, values in enumerate(known.values):
            for option, (least, most) in enumerate(values.ranges):
                worth = self.starts[issue] + option
                self._row({worth: 1.0, issue: -float(least)}, 0.0, infinity)
                self._row({worth: 1.0, issue: -float(most)}, -infinity, 0.0)
            for better, worse in zip(values.order, values.order[1:], strict=False):
                self._row({self.starts[issue] + better: 1.0, self.starts[issue] + worse: -1.0}, 0.0, infinity)
        for comparison in known.comparisons:
            terms: dict[int, float] = {}
            for sign, part in ((1.0, comparison.better), (-1.0, comparison.worse)):
                for issue, option in part:
                    at = self.starts[issue] + option
                    terms[at] = terms.get(at, 0.0) + sign
            self._row(terms, 0.0, infinity)

    def _row(self, terms: dict[int, float], low: float, high: float) -> None:
        columns = np.array(list(terms), dtype=np.int32)
        self.model.addRow(low, high, len(terms), columns, np.array(list(terms.values())))

    def extreme(self, package: Package, *, greatest: bool) -> float:
        """The greatest or least score less reservation that any sheet gives a package."""
        goal = np.zeros(self.size)
        for issue, option in enumerate(package):
            goal[self.starts[issue] + option] = 1.0
        goal[-1] = -1.0
        value = self.solve(goal if greatest else -goal)[0]
        return value if greatest else -value

    def solve(self, goal: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Maximise a goal: its value, and where."""
        columns: Any = np.arange(self.size, dtype=np.int32)
        self.model.changeColsCost(self.size, columns, goal)
        self.model.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.model.run()
        if self.model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Refused(Code.CONTRADICTION, party=self.known.party)
        return (
            float(self.model.getInfo().objective_function_value),
            np.array(self.model.getSolution().col_value[: self.size]),
        )

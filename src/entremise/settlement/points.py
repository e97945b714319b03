"""The bargaining points: Nash, Kalai-Smorodinsky, egalitarian, greatest welfare.

All are taken over the zone, with the reservations as the disagreement point, among the packages of the
frontier: of packages that satisfy a point's rule equally well, those that another improves on for everybody or
for somebody at nobody's cost are left out; all others are listed. With gains g = score - reservation, and
ideals b = each party's best gain within the zone:

- nash: the greatest product of gains (Nash 1950);
  - kalai_smorodinsky: the greatest smallest share g / b (Kalai and Smorodinsky 1975; on a finite set, the
  maximin form). A party whose ideal is its reservation has nothing to share and is left out of the comparison;
- egalitarian: the greatest smallest gain (Kalai 1977);
- welfare: the greatest sum of scores (Harsanyi 1955).

Comparisons are exact. Floats only sort out what cannot win.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from math import prod

import numpy as np
from numpy.typing import NDArray

from entremise.settlement.frontier import Frontier, in_zone
from entremise.settlement.sheet import Package

NAMES = ("nash", "kalai_smorodinsky", "egalitarian", "welfare")
MOST_TIES = 10_000
DOUBT = 1e-9
"""Relative to the largest value: far above what float arithmetic on at most eight terms can err by."""

Vector = tuple[Fraction, ...]


@dataclass(frozen=True)
class Point:
    """One package that satisfies a point's rule: `place` on the frontier, exact scores, the package."""

    place: int
    scores: Vector
    package: Package
    ties: int


@dataclass(frozen=True)
class Points:
    """For each point all tied packages; empty where the zone is.

    `cut`: points with more ties than were listed, and how many there are (a lower bound where the frontier is not
    exact).
    """

    nash: tuple[Point, ...] = ()
    kalai_smorodinsky: tuple[Point, ...] = ()
    egalitarian: tuple[Point, ...] = ()
    welfare: tuple[Point, ...] = ()
    ideal: Vector = ()
    cut: Mapping[str, int] = field(default_factory=dict)


def points(found: Frontier, reservations: Sequence[Fraction] | None = None, most: int = MOST_TIES) -> Points:
    """The four points of a frontier, for its sheets' reservations or for others (exact fractions, one a party).

    At most `most` tied packages are listed for one point; `cut` names those where there are more.
    """
    bars = tuple(reservations if reservations is not None else found.scenario.reservations)
    places = in_zone(found, found.grid.least(bars))
    if not len(places):
        return Points()
    ideal = tuple(
        found.grid.offsets[p] + found.grid.units[p] * int(found.grid.column(found.keys[places], p).max())
        for p in range(len(bars))
    )
    gains = _floats(found, places) - np.array([float(bar) for bar in bars])
    room = [best - bar for best, bar in zip(ideal, bars, strict=True)]
    open_to = [p for p, one in enumerate(room) if one > 0]

    def shares(scores: Vector) -> Fraction:
        return min(((scores[p] - bars[p]) / room[p] for p in open_to), default=Fraction(0))

    with np.errstate(divide="ignore", invalid="ignore"):
        smallest_share = (
            (gains[:, open_to] / np.array([float(room[p]) for p in open_to])).min(axis=1)
            if open_to
            else np.zeros(len(places))
        )
    rules: dict[str, tuple[NDArray[np.float64], Callable[[Vector], Fraction]]] = {
        "nash": (
            gains.prod(axis=1),
            lambda scores: prod((s - bar for s, bar in zip(scores, bars, strict=True)), start=Fraction(1)),
        ),
        "kalai_smorodinsky": (smallest_share, shares),
        "egalitarian": (
            gains.min(axis=1),
            lambda scores: min(s - bar for s, bar in zip(scores, bars, strict=True)),
        ),
        "welfare": (gains.sum(axis=1), lambda scores: sum(scores, Fraction(0))),
    }
    listed: dict[str, tuple[Point, ...]] = {}
    cut: dict[str, int] = {}
    for name, (rough, exactly) in rules.items():
        winners = _greatest(found, places, rough, exactly)
        every: list[Point] = []
        for place in winners:
            every += _tied(found, place, most + 1 - len(every))
        if len(every) > most:
            cut[name] = sum(found.ties(place) + 1 for place in winners)
        listed[name] = tuple(every[:most])
    return Points(**listed, ideal=ideal, cut=cut)


def _floats(found: Frontier, places: NDArray[np.intp]) -> NDArray[np.float64]:
    keys = found.keys[places]
    columns = [
        float(offset) + float(unit) * found.grid.column(keys, p).astype(np.float64)
        for p, (offset, unit) in enumerate(zip(found.grid.offsets, found.grid.units, strict=True))
    ]
    return np.stack(columns, axis=1)


def _greatest(
    found: Frontier,
    places: NDArray[np.intp],
    rough: NDArray[np.float64],
    exactly: Callable[[Vector], Fraction],
) -> list[int]:
    """The places at which the exact value is greatest; floats leave out only what is clearly smaller."""
    margin = DOUBT * max(1.0, float(np.abs(rough).max()))
    close = [int(places[i]) for i in np.flatnonzero(rough >= rough.max() - margin)]
    values = [exactly(found.scores(place)) for place in close]
    best = max(values)
    return [place for place, value in zip(close, values, strict=True) if value == best]


def _tied(found: Frontier, place: int, most: int) -> list[Point]:
    scores, ties = found.scores(place), found.ties(place)
    return [Point(place, scores, package, ties) for package in islice(found.packages(place), max(most, 0))]

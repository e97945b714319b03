"""Brute force, on purpose as plain as can be: every package, exact fractions, definitions word for word."""

from collections.abc import Callable
from fractions import Fraction
from math import prod

from entremise.settlement.sheet import Package, Scenario, every_package

Vector = tuple[Fraction, ...]


def dominated(vector: Vector, others: set[Vector]) -> bool:
    return any(other != vector and all(o >= v for o, v in zip(other, vector, strict=True)) for other in others)


def frontier(scenario: Scenario) -> dict[Vector, set[Package]]:
    """Non-dominated score vectors, each with all packages that have it."""
    behind: dict[Vector, set[Package]] = {}
    for package in every_package(scenario):
        behind.setdefault(scenario.scores(package), set()).add(package)
    vectors = set(behind)
    return {vector: packages for vector, packages in behind.items() if not dominated(vector, vectors)}


def zone(scenario: Scenario) -> int:
    return sum(
        all(s >= r for s, r in zip(scenario.scores(package), scenario.reservations, strict=True))
        for package in every_package(scenario)
    )


def points(scenario: Scenario) -> dict[str, set[Package]]:
    bars = scenario.reservations
    inside = {
        vector: packages
        for vector, packages in frontier(scenario).items()
        if all(v >= r for v, r in zip(vector, bars, strict=True))
    }
    if not inside:
        return {name: set() for name in ("nash", "kalai_smorodinsky", "egalitarian", "welfare")}
    ideal = [
        max(scores[p] for scores in map(scenario.scores, every_package(scenario)) if _above(scores, bars))
        for p in range(len(bars))
    ]

    def gains(vector: Vector) -> list[Fraction]:
        return [v - r for v, r in zip(vector, bars, strict=True)]

    def share(vector: Vector) -> Fraction:
        shares = [g / (b - r) for g, b, r in zip(gains(vector), ideal, bars, strict=True) if b > r]
        return min(shares, default=Fraction(0))

    rules: dict[str, Callable[[Vector], Fraction]] = {
        "nash": lambda v: prod(gains(v), start=Fraction(1)),
        "kalai_smorodinsky": share,
        "egalitarian": lambda v: min(gains(v)),
        "welfare": lambda v: sum(v, Fraction(0)),
    }
    answer: dict[str, set[Package]] = {}
    for name, rule in rules.items():
        best = max(map(rule, inside))
        answer[name] = {package for v, packages in inside.items() if rule(v) == best for package in packages}
    return answer


def _above(scores: Vector, bars: Vector) -> bool:
    return all(s >= r for s, r in zip(scores, bars, strict=True))

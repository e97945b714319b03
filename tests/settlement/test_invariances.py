"""The answer doesn't depend on who is named first, nor on the scale on which anybody scores."""

from dataclasses import replace
from fractions import Fraction

from entremise.settlement.frontier import frontier
from entremise.settlement.grid import grid_of
from entremise.settlement.points import NAMES, points
from entremise.settlement.sheet import Package, Scenario
from entremise.settlement.zone import zone_size
from tests.settlement.scenarios import random_scenario

SCENARIOS = [random_scenario(seed, packages=200) for seed in range(150)]


def packages_on(scenario: Scenario) -> set[frozenset[Package]]:
    found = frontier(scenario)
    return {frozenset(found.packages(i)) for i in range(len(found))}


def zone_of(scenario: Scenario) -> int:
    grid = grid_of(scenario)
    return zone_size(scenario, grid, grid.least(scenario.reservations))


def points_of(scenario: Scenario, names: tuple[str, ...] = NAMES) -> dict[str, set[Package]]:
    found = points(frontier(scenario))
    return {name: {point.package for point in getattr(found, name)} for name in names}


def test_the_order_of_the_parties_changes_nothing() -> None:
    for scenario in SCENARIOS:
        other = replace(scenario, sheets=scenario.sheets[::-1])
        assert packages_on(other) == packages_on(scenario)
        assert zone_of(other) == zone_of(scenario)
        assert points_of(other) == points_of(scenario)


def test_a_party_that_scores_on_another_scale_changes_neither_frontier_nor_zone_nor_nash_nor_shares() -> None:
    for scenario in SCENARIOS:
        factor = Fraction(7, 3)
        first = scenario.sheets[0]
        scaled = replace(
            first, weights=tuple(w * factor for w in first.weights), reservation=first.reservation * factor
        )
        other = replace(scenario, sheets=(scaled, *scenario.sheets[1:]))
        assert packages_on(other) == packages_on(scenario)
        assert zone_of(other) == zone_of(scenario)
        free = ("nash", "kalai_smorodinsky")
        assert points_of(other, free) == points_of(scenario, free)


def test_the_order_of_issues_and_options_changes_nothing() -> None:
    for scenario in SCENARIOS:
        if scenario.constraints:
            continue
        other = replace(
            scenario,
            issues=scenario.issues[::-1],
            sheets=tuple(replace(s, weights=s.weights[::-1], values=s.values[::-1]) for s in scenario.sheets),
        )
        assert {frozenset(p[::-1] for p in some) for some in packages_on(other)} == packages_on(scenario)
        assert zone_of(other) == zone_of(scenario)

"""The engine gives the same answers as brute force: frontier, packages behind it, points, zone.

A few thousand scenarios in each run; tens of thousands with ENTREMISE_LONG=1.
"""

import os

import pytest

from entremise.settlement.frontier import frontier
from entremise.settlement.points import NAMES, points
from entremise.settlement.zone import zone_size
from tests.settlement import brute
from tests.settlement.scenarios import random_scenario

LONG = os.environ.get("ENTREMISE_LONG") == "1"
BATCHES = 30
PER_BATCH = 1500 if LONG else 100


def same_as_brute_force(seed: int, *, fine: bool = False, packages: int = 120) -> None:
    scenario = random_scenario(seed, fine=fine, packages=packages)
    found = frontier(scenario)
    expected = brute.frontier(scenario)
    assert found.exact
    assert [found.scores(i) for i in range(len(found))] == sorted(expected, reverse=True), seed
    for i in range(len(found)):
        behind = list(found.packages(i))
        assert len(behind) == len(set(behind)) == found.ties(i) + 1, seed
        assert set(behind) == expected[found.scores(i)], seed
        assert found.package(i) in expected[found.scores(i)], seed
    assert zone_size(scenario, found.grid, found.grid.least(scenario.reservations)) == brute.zone(scenario), seed
    answer = points(found)
    expected_points = brute.points(scenario)
    for name in NAMES:
        listed = [point.package for point in getattr(answer, name)]
        assert len(listed) == len(set(listed)), seed
        assert set(listed) == expected_points[name], (seed, name)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_scenarios_equal_brute_force(batch: int) -> None:
    for n in range(PER_BATCH):
        same_as_brute_force(batch * 1_000_000 + n)


@pytest.mark.parametrize("batch", range(3))
def test_scores_too_fine_for_a_machine_word_equal_brute_force(batch: int) -> None:
    for n in range(PER_BATCH):
        same_as_brute_force(batch * 1_000_000 + n, fine=True, packages=60)

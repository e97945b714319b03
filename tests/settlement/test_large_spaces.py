"""Where no enumeration reaches: counts and frontiers that can be known otherwise."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest

from entremise.settlement import layer
from entremise.settlement.dominance import dot, pairs_above
from entremise.settlement.elimination import count_packages
from entremise.settlement.frontier import frontier
from entremise.settlement.grid import grid_of
from entremise.settlement.sheet import Forbidden, Issue, Scenario, Sheet
from entremise.settlement.zone import zone_size
from tests.settlement.scenarios import random_scenario


def coins(issues: int, reservation: Fraction) -> Scenario:
    """Each issue gives one point to one of two parties."""
    named = tuple(Issue(f"issue {n}", ("first", "second")) for n in range(issues))
    weights = (Fraction(1, issues),) * issues
    mine, yours = (Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))
    return Scenario(
        named,
        (
            Sheet("first", weights, (mine,) * issues, reservation),
            Sheet("second", weights, (yours,) * issues, reservation),
        ),
    )


@pytest.mark.parametrize("issues", [10, 63, 64, 100, 333])
def test_coins_are_counted_by_binomials(issues: int) -> None:
    scenario = coins(issues, Fraction(2, 5))
    grid = grid_of(scenario)
    low = grid.least(scenario.reservations)[0]
    expected = sum(comb(issues, k) for k in range(low, issues - low + 1))
    assert zone_size(scenario, grid, (low, low)) == expected
    found = frontier(scenario)
    assert len(found) == issues + 1
    assert [found.ties(i) + 1 for i in range(len(found))] == [comb(issues, k) for k in range(issues + 1)]


def test_packages_under_constraints_are_counted_exactly() -> None:
    issues = tuple(Issue(f"issue {n}", ("0", "1")) for n in range(200))
    flat = tuple(((Fraction(0),) * 2) for _ in issues)
    sheets = tuple(Sheet(name, (Fraction(1, 200),) * 200, flat) for name in ("one", "two"))
    # No two neighbours both "1": Fibonacci numbers.
    rules = tuple(Forbidden(((n, frozenset({1})), (n + 1, frozenset({1})))) for n in range(199))
    first, second = 1, 2
    for _ in range(199):
        first, second = second, first + second
    assert count_packages(Scenario(issues, sheets, rules)) == second


def test_products_of_large_counts_are_exact() -> None:
    chance = np.random.default_rng(5)
    ones = chance.integers(0, 1 << 61, 1000)
    twos = chance.integers(0, 1 << 61, 1000)
    assert dot(ones, twos) == sum(int(a) * int(b) for a, b in zip(ones, twos, strict=True))


def test_sums_taken_piece_by_piece_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    scenarios = [random_scenario(seed, packages=200) for seed in range(100)]
    whole = [frontier(scenario) for scenario in scenarios]
    monkeypatch.setattr(layer, "CHUNK", 8)
    for scenario, expected in zip(scenarios, whole, strict=True):
        found = frontier(scenario)
        assert list(found.keys) == list(expected.keys)
        assert list(found.layer.counts) == list(expected.layer.counts)
        for i in range(len(found)):
            assert set(found.packages(i)) == set(expected.packages(i))


@pytest.mark.parametrize("parties", [1, 2, 3, 4])
def test_pairs_above_agrees_with_looking_at_every_pair(parties: int) -> None:
    chance = np.random.default_rng(parties)
    for size in (1, 30, 700):
        points, bars = chance.integers(0, 40, (size, parties)), chance.integers(0, 40, (size + 7, parties))
        weights, times = chance.integers(0, 9, size), chance.integers(0, 9, size + 7)
        above = (points[:, None, :] >= bars[None, :, :]).all(axis=2)
        assert pairs_above(points, weights, bars, times) == int(weights @ above @ times)

"""From a package on the table: what dominates it, what moves bring, and what wins a refusing party."""

from itertools import combinations
from random import Random

from entremise.settlement import moves
from entremise.settlement.frontier import dominates
from entremise.settlement.sheet import Package, Scenario, every_package
from tests.settlement.scenarios import random_scenario


def some(seed: int) -> tuple[Scenario, Package] | None:
    scenario = random_scenario(seed, packages=80)
    packages = list(every_package(scenario))
    return (scenario, Random(seed).choice(packages)) if packages else None


def test_dominating_packages_are_those_of_brute_force() -> None:
    for seed in range(300):
        given = some(seed)
        if given is None:
            continue
        scenario, package = given
        scores = scenario.scores(package)
        expected = {p for p in every_package(scenario) if dominates(scenario.scores(p), scores)}
        assert set(moves.dominating(scenario, package)) == expected
        assert moves.count_dominating(scenario, package) == len(expected)
        improved = moves.improvements(scenario, package)
        assert bool(improved) == bool(expected)
        for change in improved:
            assert change.package in expected
            assert not any(dominates(scenario.scores(p), change.scores) for p in expected)


def test_the_gains_of_moves_add_up_to_the_gains_of_the_change() -> None:
    for seed in range(100):
        given = some(seed)
        if given is None:
            continue
        scenario, package = given
        for change in moves.improvements(scenario, package):
            for party in range(len(scenario.sheets)):
                assert sum(move.gains[party] for move in change.moves) == change.gains[party]


def test_smallest_changes_are_the_smallest() -> None:
    for seed in range(200):
        given = some(seed)
        if given is None:
            continue
        scenario, package = given
        bars, now = scenario.reservations, scenario.scores(package)
        for asked, party in enumerate(scenario.parties):
            must = [p for p in range(len(bars)) if p == asked or now[p] >= bars[p]]
            good = [p for p in every_package(scenario) if all(scenario.scores(p)[q] >= bars[q] for q in must)]
            distance = {p: sum(a != b for a, b in zip(p, package, strict=True)) for p in good}
            found = moves.smallest_changes(scenario, package, party, most=10_000)
            expected = {p for p, d in distance.items() if d == min(distance.values())}
            assert {change.package for change in found} == expected


def test_single_moves_are_all_allowed_changes_of_one_issue() -> None:
    for seed in range(50):
        given = some(seed)
        if given is None:
            continue
        scenario, package = given
        expected = sum(sum(a != b for a, b in zip(p, package, strict=True)) == 1 for p in every_package(scenario))
        assert len(moves.single_moves(scenario, package)) == expected


def test_no_pair_of_improvements_is_comparable() -> None:
    for seed in range(50):
        given = some(seed)
        if given is None:
            continue
        scenario, package = given
        for one, two in combinations(moves.improvements(scenario, package), 2):
            assert not dominates(one.scores, two.scores)
            assert not dominates(two.scores, one.scores)

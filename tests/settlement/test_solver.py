"""The solver gives the same frontier as brute force, where elimination would have been too wide."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from entremise.settlement import frontier as frontier_module
from entremise.settlement.elimination import components, settle_component
from entremise.settlement.frontier import frontier
from entremise.settlement.grid import grid_of
from entremise.settlement.refusal import Remark
from entremise.settlement.settle import settle
from entremise.settlement.sheet import Forbidden, Issue, Scenario, Sheet
from entremise.settlement.solver import MOST_DIGITS
from tests.settlement import brute
from tests.settlement.scenarios import random_scenario


def all_by_solver(scenario, algebra, beyond):
    """Settle every tied component by the solver, as if all were too wide."""
    return [
        beyond(component) if component.rules else settle_component(scenario, component, algebra)
        for component in components(scenario)
    ]


@pytest.mark.parametrize("batch", range(4))
def test_the_solver_agrees_with_brute_force(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontier_module, "settle_all", all_by_solver)
    for n in range(12):
        scenario = random_scenario(77_000 + 100 * batch + n, packages=60)
        if not scenario.constraints:
            continue
        if max(grid_of(scenario).tops) > MOST_DIGITS:
            continue
        found = frontier(scenario)
        expected = brute.frontier(scenario)
        assert [found.scores(i) for i in range(len(found))] == sorted(expected, reverse=True)
        for i in range(len(found)):
            assert set(found.packages(i)) == expected[found.scores(i)]


def densely_tied(issues: int, seed: int) -> Scenario:
    """Yes or no on every issue; any two issues are tied by a constraint of their own or a chain of others."""
    chance = Random(seed)
    named = tuple(Issue(f"issue {n}", ("yes", "no")) for n in range(issues))
    sheets = tuple(
        Sheet(
            f"party {p}",
            (Fraction(1, issues),) * issues,
            tuple((Fraction(chance.randint(0, 10), 10), Fraction(chance.randint(0, 10), 10)) for _ in named),
            Fraction(1, 2),
        )
        for p in range(2)
    )
    rules = tuple(
        Forbidden(((a, frozenset({chance.randint(0, 1)})), (b, frozenset({chance.randint(0, 1)}))))
        for a in range(issues)
        for b in range(a + 1, issues)
        if chance.random() < 0.12 or b == a + 1
    )
    whole = Forbidden(tuple((n, frozenset({n % 2})) for n in range(issues)))
    return Scenario(named, sheets, (*rules, whole))


def test_what_is_tied_too_densely_is_settled_by_the_solver_and_counts_are_not_guessed() -> None:
    scenario = densely_tied(18, 3)
    settled = settle(scenario)
    assert settled.packages is settled.zone is None
    assert {Remark.PACKAGES_UNKNOWN, Remark.ZONE_UNKNOWN} <= {note.remark for note in settled.notes}
    ways = (np.arange(1 << 18)[:, None] >> np.arange(18)) & 1
    allowed = np.ones(len(ways), dtype=np.bool_)
    for rule in scenario.constraints:
        allowed &= ~np.logical_and.reduce([np.isin(ways[:, issue], list(some)) for issue, some in rule.sets])
    digits = np.array(settled.frontier.grid.digits)
    sums = digits[np.arange(18), ways[allowed]].sum(axis=1)
    best = {tuple(map(int, v)) for v in sums if not ((sums >= v).all(axis=1) & (sums > v).any(axis=1)).any()}
    found = settled.frontier
    assert {found.grid.unpack(key) for key in found.keys} == best
    for n in range(len(found)):
        assert len(list(found.packages(n))) == (sums == found.grid.unpack(found.keys[n])).all(axis=1).sum()

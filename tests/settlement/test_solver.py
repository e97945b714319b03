"""The solver gives the same frontier as brute force, where elimination would have been too wide."""

import pytest

from entremise.settlement import frontier as frontier_module
from entremise.settlement.elimination import components, settle_component
from entremise.settlement.frontier import frontier
from entremise.settlement.grid import grid_of
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

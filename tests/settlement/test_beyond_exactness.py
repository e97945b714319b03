"""Caps bite aloud; a thinned frontier is never further from the true one than it says."""

import pytest

from entremise.settlement.caps import Caps
from entremise.settlement.frontier import frontier
from entremise.settlement.grid import grid_of
from entremise.settlement.refusal import Code, Refused, Remark
from entremise.settlement.settle import as_json, settle
from entremise.settlement.zone import zone_size
from tests.settlement.scenarios import random_scenario


def test_a_thinned_frontier_is_as_near_as_it_says() -> None:
    thinned = 0
    for seed in range(400):
        scenario = random_scenario(seed, packages=400)
        whole, thin = frontier(scenario), frontier(scenario, Caps(points=4))
        if thin.exact:
            assert len(thin) == len(whole)
            continue
        thinned += 1
        kept = [thin.scores(i) for i in range(len(thin))]
        assert len(kept) <= 4
        for i in range(len(whole)):
            vector = whole.scores(i)
            assert any(all(k >= v - spent for k, v, spent in zip(one, vector, thin.spent, strict=True)) for one in kept)
        for i in range(len(thin)):
            assert scenario.scores(thin.package(i)) == kept[i]
            assert scenario.allows(thin.package(i))
    assert thinned > 50


def test_thinning_is_said() -> None:
    scenario = next(s for s in (random_scenario(seed, packages=400) for seed in range(100)) if len(frontier(s)) > 12)
    settled = settle(scenario, Caps(points=5))
    answer = as_json(settled, 0.0)
    assert answer["exact"] is False
    assert answer["epsilon"] == float(settled.frontier.epsilon) > 0
    assert Remark.THINNED in [note.remark for note in settled.notes]
    assert all(entry["ties"] is None for entry in answer["frontier"])


def test_the_cap_refuses_where_thinning_is_not_wanted() -> None:
    scenario = next(s for s in (random_scenario(seed, packages=400) for seed in range(100)) if len(frontier(s)) > 12)
    with pytest.raises(Refused) as refused:
        frontier(scenario, Caps(points=5), thin=False)
    assert refused.value.refusal.code is Code.FRONTIER_CAP


def test_a_zone_that_does_not_fit_the_memory_is_not_guessed() -> None:
    scenario = next(
        s
        for s in (random_scenario(seed, packages=400, constraints=False) for seed in range(200))
        if len(s.issues) > 3 and any(grid_of(s).least(s.reservations)) and settle(s).zone
    )
    grid = grid_of(scenario)
    with pytest.raises(Refused) as refused:
        zone_size(scenario, grid, grid.least(scenario.reservations), Caps(memory=10))
    assert refused.value.refusal.code is Code.ZONE_CAP
    settled = settle(scenario, Caps(memory=10))
    assert settled.zone is None
    assert Remark.ZONE_UNKNOWN in [note.remark for note in settled.notes]


def test_a_shortened_list_says_so() -> None:
    settled = settle(next(s for s in map(random_scenario, range(100)) if len(frontier(s)) > 3))
    assert as_json(settled, 0.0, 2)["frontier_truncated"] is True
    assert len(as_json(settled, 0.0, 2)["frontier"]) == 2
    assert as_json(settled, 0.0)["frontier_truncated"] is False

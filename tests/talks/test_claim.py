"""The claim, over random histories: what a party is allowed, refused and shown never depends on what is hidden from it.

Two histories that look the same to a seat differ first in an act that others address to it, or in one of the table's
own, and then in a fact that the table may tell. `ENTREMISE_LONG=1` takes many more histories.
"""

import os
from collections.abc import Mapping

import pytest

from entremise.talks.acts import KINDS
from tests.talks.hunt import Spread, hunt
from tests.talks.wandering import Wanderer

LONG = bool(os.environ.get("ENTREMISE_LONG"))
BATCHES = 60 if LONG else 6
EACH = 100 if LONG else 25


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_leak_in_random_histories(batch: int):
    spread = Spread()
    for seed in range(batch * EACH, (batch + 1) * EACH):
        found = hunt(seed, spread)
        assert not found, f"seed {seed}: {found[0].check}: {found[0].what}"
    assert spread.ended["the same to the end"] > EACH, "most comparisons go to the end"
    assert spread.probes > 80 * EACH
    assert spread.compared > 200 * EACH


def test_random_histories_have_a_good_spread():
    spread = Spread()
    for seed in range(120):
        base = Wanderer(seed).wander(90)
        spread.kinds.update(one["kind"] for one in base.run.bodies)
        spread.codes.update(outcome[1] for _, outcome in base.outcomes if outcome[0] == "refused")
    print(_table(spread.kinds), _table(spread.codes), sep="\n")  # noqa: T201 - shown with `pytest -s`
    rare = {kind: spread.kinds[kind] for kind in KINDS if spread.kinds[kind] < 8}
    assert not rare, f"kinds that random histories hardly know: {rare}"
    assert len([code for code, count in spread.codes.items() if count >= 5]) >= 25


def _table(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda item: -item[1]))

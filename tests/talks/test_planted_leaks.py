"""Each mistake that is planted in the wall is caught by the hunt, which finds nothing where none is."""

import pytest

from tests.talks.hunt import hunt
from tests.talks.mutants import MUTANTS

ENOUGH = 60
"""In so many histories the hunt has come across each mistake, most of them in the first few."""


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_leak_is_caught(name: str, monkeypatch: pytest.MonkeyPatch):
    MUTANTS[name](monkeypatch)
    for seed in range(ENOUGH):
        if found := hunt(seed):
            print(f"{name}: seed {seed}: {sorted({leak.check for leak in found})}")  # noqa: T201 - shown with `pytest -s`
            return
    pytest.fail(f"{name} went unnoticed in {ENOUGH} histories")


def test_there_are_at_least_fifteen_of_them():
    assert len(MUTANTS) >= 15

"""Nothing but the answer on the standard output, whatever solver is used; no count that takes for ever."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from entremise.settlement.caps import Caps
from entremise.settlement.dominance import steps
from entremise.settlement.grid import grid_of
from entremise.settlement.refusal import Code, Refused, Remark
from entremise.settlement.settle import as_json, settle
from entremise.settlement.sheet import Issue, Scenario, Sheet
from entremise.settlement.zone import zone_size

OPTIONS = [f"o{n}" for n in range(6)]


def dense() -> dict[str, Any]:
    """Constraints that tie every issue to every other: only the solver can find the frontier."""
    chance = np.random.default_rng(7)
    issues = [f"i{n}" for n in range(12)]
    forbidden = [
        {"forbid": {first: OPTIONS[chance.integers(6)], second: OPTIONS[chance.integers(6)]}}
        for i, first in enumerate(issues)
        for second in issues[:i]
        for _ in range(3)
    ]
    return {
        "entremise": "settlement/1",
        "issues": [{"name": name, "options": OPTIONS} for name in issues],
        "parties": [
            {
                "name": party,
                "scores": {
                    name: {"weight": "1/12", "options": {option: int(chance.integers(6)) for option in OPTIONS}}
                    for name in issues
                },
            }
            for party in ("A", "B")
        ],
        "out_of": 5,
        "constraints": forbidden,
    }


UNCERTAIN = """entremise: settlement/1
issues:
- {name: line, options: [here, there]}
- {name: price, options: [low, high]}
parties:
- name: one
  known:
    weights: {line: [0.2, 0.7], price: [0.3, 0.8]}
    values:
      line: {here: [0.5, 1], there: 0}
      price: {low: 0, high: 1}
    comparisons:
    - {better: {line: here, price: low}, than: {line: there, price: high}}
- name: two
  scores:
    line: {weight: 0.5, options: {here: 0, there: 1}}
    price: {weight: 0.5, options: {low: 1, high: 0}}
"""


def answer(*arguments: str) -> dict[str, Any]:
    """What a process of its own prints: the solver writes past Python, where capsys doesn't look."""
    ended = subprocess.run(
        [sys.executable, "-m", "entremise", *arguments, "--json"], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(ended.stdout)
    assert "HiGHS" not in ended.stderr
    return found


def test_dense_constraints_leave_the_output_json(tmp_path: Path) -> None:
    (tmp_path / "dense.yaml").write_text(json.dumps(dense()))
    assert answer("settle", str(tmp_path / "dense.yaml"))["frontier_size"] > 0


def test_ranges_and_comparisons_leave_the_output_json(tmp_path: Path) -> None:
    (tmp_path / "uncertain.yaml").write_text(UNCERTAIN)
    assert answer("acceptance", str(tmp_path / "uncertain.yaml"), "--draws", "500")["packages"]


def wide(parties: int, issues: int, options: int) -> Scenario:
    """Scores without a pattern."""
    chance = np.random.default_rng(parties)

    def values() -> tuple[tuple[Fraction, ...], ...]:
        return tuple(tuple(Fraction(int(n), 1000) for n in chance.integers(0, 1001, options)) for _ in range(issues))

    return Scenario(
        tuple(Issue(f"issue {n}", tuple(str(o) for o in range(options))) for n in range(issues)),
        tuple(Sheet(f"party {n}", (Fraction(1, issues),) * issues, values(), Fraction(3, 5)) for n in range(parties)),
    )


def test_a_zone_that_would_take_too_long_is_refused_beforehand() -> None:
    scenario = wide(4, 8, 8)
    grid = grid_of(scenario)
    # The lists (4096 vectors each) fit a megabyte; to compare them takes more steps than it stands for.
    with pytest.raises(Refused) as refused:
        zone_size(scenario, grid, grid.least(scenario.reservations), Caps(memory=1_000_000))
    assert refused.value.refusal.code is Code.ZONE_CAP
    needed = int(refused.value.refusal.params["needed"])
    # What is said to be needed is enough.
    assert zone_size(scenario, grid, grid.least(scenario.reservations), Caps(memory=needed * 1_000_000)) > 0
    settled = settle(scenario, Caps(points=50, memory=1_000_000))
    assert settled.zone is None
    assert Remark.ZONE_UNKNOWN in [note.remark for note in settled.notes]


def test_steps_grow_with_vectors_and_parties() -> None:
    chance = np.random.default_rng(1)
    two, four = chance.integers(0, 1000, (5000, 2)), chance.integers(0, 1000, (5000, 4))
    assert steps(two[:0], two) == 0
    assert steps(two[:9], two[:9]) == 81
    assert steps(two[:2500], two[:2500]) < steps(two, two) < steps(four, four)


def test_points_cut_tell_how_many_tie() -> None:
    flat = ((Fraction(1),) * 2,) * 14
    named = tuple(Issue(f"issue {n}", ("0", "1")) for n in range(14))
    sheets = tuple(Sheet(name, (Fraction(1, 14),) * 14, flat) for name in ("one", "two"))
    scenario = Scenario(named, sheets)
    assert len(settle(scenario).points.nash) == 2**14, "all are listed, up to the cap that the user sets"
    settled = settle(scenario, Caps(points=10_000))
    cut = [note for note in as_json(settled, 0.0)["notes"] if note["remark"] == "points-cut"]
    assert {note["point"]: note["total"] for note in cut} == dict.fromkeys(
        ("nash", "kalai_smorodinsky", "egalitarian", "welfare"), "16384"
    )
    assert len(settled.points.nash) == 10_000

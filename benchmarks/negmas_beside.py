"""NegMAS on a scenario, in a process of its own with a cap on memory; and where its answers differ from ours."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entremise.settlement.sheet import Scenario

CHILD = r"""
import json, resource, sys, time
given = json.load(sys.stdin)
resource.setrlimit(resource.RLIMIT_AS, (given["memory"], given["memory"]))
try:
    import negmas
    from negmas import make_issue
    from negmas.inout import Scenario
    from negmas.outcomes import make_os
    from negmas.preferences import LinearAdditiveUtilityFunction, ops
except ImportError:
    print(json.dumps({"said": "not installed in this environment"})); sys.exit()
try:
    if given["folder"]:
        scenario = Scenario.from_genius_folder(given["folder"], ignore_discount=True)
        ufuns, space = list(scenario.ufuns), scenario.outcome_space
        ufuns.sort(key=lambda u: given["parties"].index(u.name) if u.name in given["parties"] else 0)
    else:
        issues = [make_issue(values, name) for name, values in given["issues"]]
        space = make_os(issues)
        ufuns = [LinearAdditiveUtilityFunction(
            {name: dict(zip(values, row)) for (name, values), row in zip(given["issues"], sheet["values"])},
            weights=dict(zip([n for n, _ in given["issues"]], sheet["weights"])), issues=issues,
            reserved_value=sheet["reservation"]) for sheet in given["sheets"]]
    start = time.perf_counter()
    outcomes = list(space.enumerate_or_sample(max_cardinality=float("inf")))
    listed = time.perf_counter() - start
    start = time.perf_counter()
    vectors, _ = ops.pareto_frontier(ufuns, outcomes)
    vectors = [tuple(map(float, v)) for v in vectors]
    frontier = listed + time.perf_counter() - start
    start = time.perf_counter()
    points = {
        "nash": ops.nash_points(ufuns, vectors, outcome_space=space),
        "kalai_smorodinsky": ops.ks_points(ufuns, vectors, outcome_space=space),
        "egalitarian": ops.kalai_points(ufuns, vectors, outcome_space=space),
        "welfare": ops.max_welfare_points(ufuns, vectors, outcome_space=space),
    }
    for_points = time.perf_counter() - start
    start = time.perf_counter()
    bars = [float(u.reserved_value) for u in ufuns]
    zone = sum(all(float(u(o)) >= b for u, b in zip(ufuns, bars)) for o in outcomes) if given["count"] else None
    for_zone = time.perf_counter() - start
    print(json.dumps({
        "version": negmas.__version__, "frontier": len(vectors), "distinct": len(set(vectors)),
        "zone": None if zone is None else str(zone), "bars": bars,
        "points": {k: [list(map(float, p[0])) for p in v] for k, v in points.items()},
        "seconds": {"frontier": frontier, "points": for_points, "zone": for_zone if given["count"] else None},
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, "vectors": vectors[:5000]}))
except MemoryError:
    print(json.dumps({"said": f"out of memory under a cap of {given['memory'] // 1000000} MB"}))
except Exception as error:
    print(json.dumps({"said": f"{type(error).__name__}: {str(error)[:200]}"}))
"""

CLOSE = 1e-9
"""Scores nearer than this are the same number, seen through floats."""


@dataclass(frozen=True)
class Peer:
    """What NegMAS said of a scenario."""

    measured: dict[str, Any]
    vectors: list[tuple[float, ...]]
    reads_ranges: bool = False

    def differences(self, mine: dict[str, Any]) -> list[str]:
        """Where the answers differ, and why ours is right."""
        said: list[str] = []
        if "seconds" not in self.measured:
            return said
        if self.vectors and max(map(max, self.vectors)) > 1.5:
            said.append(
                "NegMAS's scores are not on 0..1: it doesn't divide an issue's evaluations by their greatest, as GENIUS"
                " does, while the reservation stays on 0..1; its zone and points are therefore of another scenario"
            )
            return said
        if self.vectors and min(map(min, self.vectors)) < -CLOSE:
            said.append("NegMAS's scores fall below nought: it leaves out the lower bound of integer issues")
            return said
        if self.reads_ranges and not any(_close(v, w) for v in self.vectors for w in mine["vectors"][:50]):
            said.append("NegMAS's scores are others: it leaves out the lower bound of integer issues")
            return said
        near = [v for v in self.vectors if any(_close(v, w) for w in mine["vectors"])]
        if len(near) < len(self.vectors):
            odd = next(v for v in self.vectors if v not in near)
            said.append(f"NegMAS lists {len(self.vectors) - len(near)} vectors that are dominated, e.g. {_text(odd)}")
        missed = [w for w in mine["vectors"] if not any(_close(v, w) for v in self.vectors)]
        if missed:
            said.append(
                f"NegMAS misses {len(missed)} vectors, e.g. {_text(missed[0])}, which nothing dominates exactly"
            )
        if self.measured["frontier"] > mine["frontier"] and not missed:
            said.append(
                f"NegMAS lists {self.measured['frontier']} vectors for {mine['frontier']}: equal scores added up in"
                " another order differ in their last digit, and count as different"
            )
        if self.measured["zone"] is not None and self.measured["zone"] != mine["zone"]:
            said.append(
                f"NegMAS's zone {self.measured['zone']}, ours {mine['zone']}: a sum that is exactly on the reservation"
                " clears it, and in floats it may fall below"
            )
        for name, theirs in self.measured["points"].items():
            right = mine["points"][name]
            if not all(any(_close(t, r) for r in right) for t in theirs) or (right and not theirs):
                said.append(f"{name}: NegMAS {_texts(theirs)}, ours {_texts(right)}{WHY.get(name, '')}")
            elif len({tuple(np_round(t)) for t in theirs}) < len(right):
                said.append(f"{name}: NegMAS gives {len(theirs)} of {len(right)} tied vectors")
        return said


FROM_THE_LOWEST = " (NegMAS counts gains from a party's lowest score where that is above its reservation)"
WHY = {
    "nash": FROM_THE_LOWEST,
    "egalitarian": FROM_THE_LOWEST,
    "kalai_smorodinsky": " (NegMAS makes the shares as even as can be; the solution makes the smallest share great)",
}
"""As read in NegMAS 0.16, preferences/ops.py: nash_points, kalai_points, ks_points."""


def np_round(vector: list[float]) -> list[float]:
    """A vector to nine places."""
    return [round(one, 9) for one in vector]


def _close(one: Any, two: Any) -> bool:
    return len(one) == len(two) and all(abs(a - b) < CLOSE for a, b in zip(one, two, strict=True))


def _text(vector: Any) -> str:
    return "(" + ", ".join(f"{score:.6f}" for score in vector) + ")"


def _texts(vectors: Any) -> str:
    return " ".join(_text(vector) for vector in vectors[:2]) or "none"


def beside(scenario: Scenario, folder: Path | None, *, memory: int, limit: int) -> Peer:
    """NegMAS on a scenario: from its folder if it has one, else from its sheets."""
    packages = 1
    for issue in scenario.issues:
        packages *= len(issue.options)
    given = {
        "memory": memory, "folder": str(folder) if folder else "", "parties": list(scenario.parties),
        "count": packages <= 1_000_000,
        "issues": [[issue.name, list(issue.options)] for issue in scenario.issues],
        "sheets": [
            {
                "weights": list(map(float, sheet.weights)),
                "values": [list(map(float, row)) for row in sheet.values],
                "reservation": float(sheet.reservation),
            }
            for sheet in scenario.sheets
        ],
    }  # fmt: skip
    try:
        run = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
        measured = json.loads(run.stdout.splitlines()[-1]) if run.stdout.strip() else {"said": _died(run)}
    except subprocess.TimeoutExpired:
        measured = {"said": f"not done after {limit} s"}
    vectors = [tuple(v) for v in measured.pop("vectors", [])]
    ranges = folder is not None and any(issue.numbers is not None for issue in scenario.issues)
    return Peer(measured, vectors, ranges)


def _died(run: subprocess.CompletedProcess[str]) -> str:
    last = run.stderr.strip().splitlines()
    return f"ended with code {run.returncode}: {last[-1][:200] if last else 'out of memory, it seems'}"

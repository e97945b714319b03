"""The settlement engine measured: NegMAS beside it where NegMAS can, then alone. `python
benchmarks/settlement.py [--json]`.

NegMAS runs in a process of its own with a cap on memory and time, and only if it is installed in this
environment. Files are taken from ../shared/data/genius beside the repository; without them, generated scenarios
stand in.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402

from benchmarks.negmas_beside import Peer, beside  # noqa: E402
from entremise.settlement.acceptance import acceptance, one_hot  # noqa: E402
from entremise.settlement.caps import Caps  # noqa: E402
from entremise.settlement.formats.reading import read_files  # noqa: E402
from entremise.settlement.frontier import frontier  # noqa: E402
from entremise.settlement.grid import grid_of  # noqa: E402
from entremise.settlement.knowledge import WHOLE, Known, State, Uncertain, Values  # noqa: E402
from entremise.settlement.points import NAMES, points  # noqa: E402
from entremise.settlement.refusal import Refused  # noqa: E402
from entremise.settlement.sheet import Forbidden, Issue, Scenario, Sheet  # noqa: E402
from entremise.settlement.zone import zone_size  # noqa: E402

FILES = ROOT.parent / "shared" / "data" / "genius"
ROOMY = Caps(points=2_000_000, memory=6_000_000_000)


def generated(
    issues: int, options: int, parties: int, top: int, *, opposed: bool, seed: int = 1, tied: int = 0
) -> Scenario:
    """Scores drawn evenly from 0..top, equal weights. `opposed`: what is better for one party is worse for the
    next.

    `tied`: so many components of three issues, with two constraints each.
    """
    chance = np.random.default_rng(seed)
    scores = chance.integers(0, top + 1, size=(parties, issues, options))
    if opposed:
        scores.sort(axis=2)
        scores[1::2] = scores[1::2, :, ::-1]
    named = tuple(Issue(f"issue {i}", tuple(f"option {o}" for o in range(options))) for i in range(issues))
    sheets = tuple(
        Sheet(
            f"party {p}",
            (Fraction(1, issues),) * issues,
            tuple(tuple(Fraction(int(s), top) for s in row) for row in scores[p]),
            Fraction(1, 2),
        )
        for p in range(parties)
    )
    rules: list[Forbidden] = []
    for block in range(tied):
        for other in (1, 2):
            some = (frozenset(map(int, chance.choice(options, 3, replace=False))) for _ in range(2))
            rules.append(Forbidden(tuple(zip((3 * block, 3 * block + other), some, strict=True))))
    return Scenario(named, sheets, tuple(rules))


def timed(work: Callable[[], Any], again: int = 1) -> tuple[Any, float]:
    """What a piece of work gives, and the least of its times in seconds."""
    best, result = float("inf"), None
    for _ in range(again):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return result, best


def ours(scenario: Scenario, again: int = 5) -> dict[str, Any]:
    """Our frontier, points and zone of a scenario, each timed (scaling to integers counts to the frontier)."""
    found, for_frontier = timed(lambda: frontier(scenario, ROOMY), again)
    best, for_points = timed(lambda: points(found), again)
    size, for_zone = timed(
        lambda: zone_size(scenario, grid_of(scenario), found.grid.least(scenario.reservations), ROOMY), again
    )
    vectors = [tuple(float(s) for s in found.scores(i)) for i in range(len(found))]
    return {
        "frontier": len(found), "zone": str(size), "exact": found.exact,
        "points": {n: sorted({tuple(map(float, p.scores)) for p in getattr(best, n)}) for n in NAMES},
        "seconds": {"frontier": for_frontier, "points": for_points, "zone": for_zone},
        "vectors": vectors,
    }  # fmt: skip


def with_negmas(memory: int, limit: int, only: str) -> Iterator[dict[str, Any]]:
    """Each file, then 10^6 and 10^7 packages: NegMAS and ours, and where they differ."""
    scenarios: list[tuple[str, Scenario, Path | None]] = []
    for folder in sorted(FILES.glob("y*/*")) if FILES.exists() else []:
        data = {one.name: one.read_bytes() for one in sorted(folder.glob("*.xml"))}
        try:
            scenarios.append((f"{folder.parent.name}/{folder.name}", read_files(data), folder))
        except Refused as refused:
            yield {"name": f"{folder.parent.name}/{folder.name}", "refused": refused.refusal.code.value}
    if not scenarios:
        scenarios = [
            (f"generated, {n} issues of 5", generated(n, 5, 2, 100, opposed=False, seed=n), None) for n in (3, 5, 7)
        ]
    for name, issues in (("10^6 packages", 6), ("10^7 packages", 7)):
        scenarios.append((name, generated(issues, 10, 2, 100, opposed=False), None))
    for name, scenario, place in scenarios:
        if only not in name:
            continue
        mine = ours(scenario, 20)
        # First with our scores, so that what is compared is the reckoning; then as NegMAS itself reads the files.
        peer: Peer = beside(scenario, None, memory=memory, limit=limit)
        row: dict[str, Any] = {
            "name": name,
            "ours": {k: v for k, v in mine.items() if k != "vectors"},
            "negmas": peer.measured,
        }
        row["differences"] = [f"given our scores: {one}" for one in peer.differences(mine)]
        if place is not None and "seconds" in peer.measured:
            own = beside(scenario, place, memory=memory, limit=limit)
            row["differences"] += [f"reading the files: {one}" for one in own.differences(mine)]
        if "seconds" in peer.measured:
            row["times_faster"] = peer.measured["seconds"]["frontier"] / mine["seconds"]["frontier"]
        yield row


def alone() -> Iterator[dict[str, Any]]:
    """Ours where enumeration ends."""
    frontiers = [
        ("two parties, 10^30, opposed", generated(30, 10, 2, 100, opposed=True)),
        ("two parties, 10^100, opposed", generated(100, 10, 2, 100, opposed=True)),
        ("three parties, 10^12, opposed, fine", generated(12, 10, 3, 1000, opposed=True)),
        ("three parties, 10^30", generated(30, 10, 3, 100, opposed=False)),
        ("four parties, 10^12", generated(12, 10, 4, 100, opposed=False)),
        ("four parties, 10^20, scores to 100", generated(20, 10, 4, 100, opposed=False)),
        ("two parties, 30 issues of 10, 20 constraints in 10 components",
         generated(30, 10, 2, 100, opposed=True, tied=10)),
    ]  # fmt: skip
    for name, scenario in frontiers:
        found, seconds = timed(partial(frontier, scenario, ROOMY), 3)
        yield {
            "name": f"frontier: {name}", "vectors": len(found), "exact": found.exact,
            "epsilon": float(found.epsilon), "seconds": seconds,
        }  # fmt: skip
    thin, seconds = timed(lambda: frontier(frontiers[5][1], Caps(points=20_000)))
    yield {
        "name": "frontier: four parties, 10^20, capped at 20,000", "vectors": len(thin), "exact": thin.exact,
        "epsilon": float(thin.epsilon), "seconds": seconds,
    }  # fmt: skip
    for name, scenario in (
        ("two parties, 10^30, scores to 100", generated(30, 10, 2, 100, opposed=True)),
        ("three parties, 10^30, scores to 10", generated(30, 10, 3, 10, opposed=False)),
        ("two parties, 10^30, 20 constraints", generated(30, 10, 2, 100, opposed=True, tied=10)),
    ):
        grid = grid_of(scenario)
        size, seconds = timed(partial(zone_size, scenario, grid, grid.least(scenario.reservations), ROOMY), 2)
        yield {"name": f"zone: {name}", "zone": str(size), "seconds": seconds}


def uncertain(parties: int, packages: int, seed: int = 1) -> Uncertain:
    """Ten issues of five options, an order of the issues, ranges of values and of the reservation, a party."""
    chance = np.random.default_rng(seed)
    issues = tuple(Issue(f"issue {i}", tuple(f"option {o}" for o in range(5))) for i in range(10))
    known = tuple(
        Known(
            f"party {p}",
            tuple(
                Values(tuple((Fraction(int(low), 20), Fraction(int(low) + 8, 20)) for low in chance.integers(0, 12, 5)))
                for _ in issues
            ),
            (WHOLE,) * 10,
            tuple(map(int, chance.permutation(10))),
            reservation=(Fraction(1, 4), Fraction(1, 2)),
        )
        for p in range(parties)
    )
    chosen = tuple(tuple(map(int, row)) for row in chance.integers(0, 5, (packages, 10)))
    return Uncertain(issues, (State("", Fraction(1), known),), packages=chosen)


def acceptances(cores: int) -> Iterator[dict[str, Any]]:
    """Acceptance of 10^4 packages with 10^5 draws, beside the bare matrix products that bound it."""
    for parties in (2, 3):
        case = uncertain(parties, 10_000)
        _, seconds = timed(partial(acceptance, case, 100_000, 1, workers=cores), 3)
        indicator = one_hot(case, case.packages or ())
        sheets = np.random.default_rng(0).random((indicator.shape[1], 1000), dtype=np.float32)

        def bare(parties: int = parties, indicator: Any = indicator, sheets: Any = sheets) -> None:
            for _ in range(parties * 100):
                np.matmul(indicator, sheets)

        _, bound = timed(bare, 3)
        yield {
            "name": f"acceptance: 10^4 packages, 10^5 draws, {parties} parties",
            "seconds": seconds, "bare_product_seconds": bound, "ratio": seconds / bound,
        }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--memory", type=int, default=8000, help="megabytes for NegMAS")
    parser.add_argument("--limit", type=int, default=900, help="seconds for NegMAS, a scenario")
    parser.add_argument("--cores", type=int, default=2, help="threads for acceptance")
    parser.add_argument("--without-negmas", action="store_true")
    parser.add_argument("--only", default="", help="beside NegMAS only those whose name holds this")
    args = parser.parse_args()
    result: dict[str, Any] = {
        "machine": {"python": platform.python_version(), "numpy": np.__version__, "processor": platform.machine()}
    }
    rows: dict[str, Iterator[dict[str, Any]]] = {
        "beside": iter(()) if args.without_negmas else with_negmas(args.memory * 1_000_000, args.limit, args.only),
        "alone": alone(),
        "acceptance": acceptances(args.cores),
    }
    for part, some in rows.items():
        result[part] = []
        for row in some:
            result[part].append(row)
            if not args.json:
                print(line(row), flush=True)
    if args.json:
        print(json.dumps(result, indent=1))


def line(row: dict[str, Any]) -> str:
    """A row for people."""
    if "ours" not in row:
        rest = ", ".join(
            f"{key} {value:.4g}" if isinstance(value, float) else f"{key} {value}"
            for key, value in row.items()
            if key != "name"
        )
        return f"{row['name']}: {rest}"
    mine, peer = row["ours"], row["negmas"]
    text = f"{row['name']}: ours {mine['frontier']} vectors in {mine['seconds']['frontier'] * 1000:.2f} ms"
    if "seconds" in peer:
        text += (
            f"; NegMAS {peer['frontier']} in {peer['seconds']['frontier']:.4g} s, {peer['memory_mb']:.0f} MB"
            f" ({row['times_faster']:,.0f} times)"
        )
    else:
        text += f"; NegMAS: {peer['said']}"
    return "\n    ".join([text, *row["differences"]])


if __name__ == "__main__":
    main()

"""One scenario settled: packages, zone, frontier and points in one answer."""

from dataclasses import dataclass
from typing import Any

from entremise.settlement.caps import USUAL, Caps
from entremise.settlement.elimination import count_packages
from entremise.settlement.frontier import Frontier, frontier
from entremise.settlement.points import NAMES, Point, Points, points
from entremise.settlement.refusal import Code, Note, Refused, Remark
from entremise.settlement.sheet import Package, Scenario
from entremise.settlement.zone import zone_size

SCHEMA = "entremise/settlement/1"


@dataclass(frozen=True, eq=False)
class Settlement:
    """What is known of a scenario. `packages` and `zone` are None where they can't be counted within the caps
    (noted).
    """

    scenario: Scenario
    packages: int | None
    zone: int | None
    frontier: Frontier
    points: Points
    notes: tuple[Note, ...]


def settle(scenario: Scenario, caps: Caps = USUAL) -> Settlement:
    """Packages, zone, frontier and points of a scenario.

    Scores are on 0..1 as the sheets' weights say; the frontier is over all packages that the constraints allow;
    the zone counts those in which every party has at least its reservation; the points are taken over the zone.
    Raises Refused: nothing-allowed where the constraints leave no package; solver-cap where they tie too much
    together.
    """
    notes = list(scenario.notes)
    if scenario.invented:
        notes.append(Note(Remark.INVENTED))
    packages: int | None = None
    try:
        packages = count_packages(scenario)
    except Refused as refused:
        if refused.refusal.code is not Code.SOLVER_CAP:
            raise
        notes.append(Note(Remark.PACKAGES_UNKNOWN, refused.refusal.params))
    if packages == 0:
        raise Refused(Code.NOTHING_ALLOWED)
    found = frontier(scenario, caps)
    if not len(found):
        raise Refused(Code.NOTHING_ALLOWED)
    if not found.exact:
        params: dict[str, str | int] = {
            "points": len(found),
            "cap": caps.points,
            "epsilon": f"{float(found.epsilon):.3g}",
        }
        notes.append(Note(Remark.THINNED, params))
    zone: int | None = None
    try:
        zone = zone_size(scenario, found.grid, found.grid.least(scenario.reservations), caps)
    except Refused as refused:
        if refused.refusal.code not in (Code.ZONE_CAP, Code.SOLVER_CAP):
            raise
        notes.append(Note(Remark.ZONE_UNKNOWN, refused.refusal.params))
    best = points(found, most=caps.points)
    for name, total in best.cut.items():
        # On a thinned frontier what was left out may tie as well: then nobody knows how many do.
        notes.append(Note(Remark.POINTS_CUT, {"point": name, "total": str(total)} if found.exact else {"point": name}))
    return Settlement(scenario, packages, zone, found, best, tuple(notes))


def as_json(settled: Settlement, seconds: float, most: int | None = None) -> dict[str, Any]:
    """The answer as the JSON that `entremise settle --json` prints; `most`: how much of the frontier is listed.

    See docs/settlement.md, key by key.
    """
    found, scenario = settled.frontier, settled.scenario
    listed = len(found) if most is None else min(most, len(found))
    return {
        "schema": SCHEMA,
        "title": scenario.title,
        "invented": scenario.invented,
        "parties": list(scenario.parties),
        "issues": [issue.name for issue in scenario.issues],
        "packages": None if settled.packages is None else str(settled.packages),
        "zone": None if settled.zone is None else str(settled.zone),
        "frontier_size": len(found),
        "frontier_truncated": listed < len(found),
        "frontier": [_entry(settled, place, found.package(place)) for place in range(listed)],
        "points": {
            name: [_entry(settled, point.place, point.package) for point in point_list(settled.points, name)]
            for name in NAMES
        },
        "ideal": [float(score) for score in settled.points.ideal],
        "scale": [str(unit) for unit in found.grid.units],
        "exact": found.exact,
        "epsilon": float(found.epsilon),
        "notes": [
            {"remark": note.remark.value, "file": note.file, "line": note.line, **note.params} for note in settled.notes
        ],
        "seconds": round(seconds, 6),
    }


def point_list(all_points: Points, name: str) -> tuple[Point, ...]:
    """The tied packages of a point, by its name."""
    listed: tuple[Point, ...] = getattr(all_points, name)
    return listed


def _entry(settled: Settlement, place: int, package: Package) -> dict[str, Any]:
    found = settled.frontier
    scores = found.scores(place)
    return {
        "scores": [float(score) for score in scores],
        "exact_scores": [str(score) for score in scores],
        "package": settled.scenario.named(package),
        # On a thinned frontier what was left out may tie as well: then nobody knows.
        "ties": found.ties(place) if found.exact else None,
    }

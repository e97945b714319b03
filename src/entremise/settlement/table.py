"""A package on the table, looked at from all sides: who refuses it, what would win them, what would be better
for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from entremise.settlement.caps import USUAL, Caps
from entremise.settlement.moves import Change, Move, count_dominating, improvements, single_moves, smallest_changes
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Package, Scenario

MOST = 20
"""Changes listed for a party, and improvements listed: the best first."""


@dataclass(frozen=True)
class Tabled:
    """A package, each party's score, who refuses it, and where one could go from it.

    `dominating`: how many packages dominate it (None where they can't be counted within the caps);
    `improvements`: those of the frontier; `changes`: for each refusing party, the fewest changes that bring it
    over its reservation while nobody who accepts is lost (empty: there are none); `moves`: each change of one
    issue, and what it brings whom.
    """

    scenario: Scenario
    package: Package
    scores: tuple[Fraction, ...]
    refusing: tuple[str, ...]
    dominating: int | None
    improvements: tuple[Change, ...]
    changes: Mapping[str, tuple[Change, ...]]
    moves: tuple[Move, ...]


def look_at(scenario: Scenario, package: Package, caps: Caps = USUAL) -> Tabled:
    """All that is told of a package on the table. Raises Refused: not-allowed, frontier-cap, solver-cap."""
    scores = scenario.scores(package)
    refusing = tuple(
        sheet.party for sheet, score in zip(scenario.sheets, scores, strict=True) if score < sheet.reservation
    )
    try:
        dominating = count_dominating(scenario, package, caps)
    except Refused as refused:
        if refused.refusal.code not in (Code.ZONE_CAP, Code.SOLVER_CAP):
            raise
        dominating = None
    return Tabled(
        scenario,
        package,
        scores,
        refusing,
        dominating,
        improvements(scenario, package, caps),
        {party: smallest_changes(scenario, package, party) for party in refusing},
        single_moves(scenario, package),
    )


def as_json(tabled: Tabled) -> dict[str, Any]:
    """What is told of a package, as JSON; gains are in score units, in the order of the parties."""
    scenario = tabled.scenario
    return {
        "package": scenario.named(tabled.package),
        "scores": [float(score) for score in tabled.scores],
        "exact_scores": [str(score) for score in tabled.scores],
        "refusing": list(tabled.refusing),
        "dominating": None if tabled.dominating is None else str(tabled.dominating),
        "improvements": [_change(scenario, one) for one in tabled.improvements[:MOST]],
        "improvements_truncated": len(tabled.improvements) > MOST,
        "changes": {
            party: [_change(scenario, one) for one in changes[:MOST]] for party, changes in tabled.changes.items()
        },
        "moves": [_move(scenario, move) for move in tabled.moves],
    }


def _change(scenario: Scenario, change: Change) -> dict[str, Any]:
    return {
        "package": scenario.named(change.package),
        "scores": [float(score) for score in change.scores],
        "gains": [float(gain) for gain in change.gains],
        "moves": [_move(scenario, move) for move in change.moves],
    }


def _move(scenario: Scenario, move: Move) -> dict[str, Any]:
    issue = scenario.issues[move.issue]
    return {
        "issue": issue.name,
        "from": issue.options[move.before],
        "to": issue.options[move.after],
        "gains": [float(gain) for gain in move.gains],
    }

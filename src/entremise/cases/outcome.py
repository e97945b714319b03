"""What a replay came to, as JSON values: the documented form of `replay --json`.

A seat's outcome is made from its view alone, and says nothing of the options by which hidden acts were left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from entremise.cases.dating import Dated, table_dates
from entremise.cases.model import Account, Expectable
from entremise.cases.script import Cue, Script
from entremise.talks.refusal import Refusal
from entremise.talks.told import time, told
from entremise.talks.view.state import Seen, View

OUTCOME: Final = "entremise/outcome/1"


@dataclass(frozen=True)
class RefusedAct:
    """An act of the script that the rules refused, and why."""

    label: str
    seat: str
    refusal: Refusal


def outcome(
    script: Script,
    view: View,
    labels: Mapping[str, str],
    *,
    seat: str | None = None,
    refused: Sequence[RefusedAct] = (),
) -> dict[str, Any]:
    """The outcome as one view has it: the whole one, or that of `seat`.

    `labels` are the labels of acts by their ids; the table's own acts have none.
    """
    cues = script.by_label
    dates = table_dates(script, view, labels)
    # Sealed signatures are given when the table opens them, and are dated as that is.
    opened = {seen.place: dates[seen.placed.id].at for seen in view.timeline() if seen.placed.id in dates}
    counterfactual = script.forked or script.sealed
    if seat is None:
        counterfactual = counterfactual or bool(script.dropped)
    return {
        "schema": OUTCOME,
        "case": script.case.slug,
        "seat": seat,
        "counterfactual": counterfactual,
        **told(view, opened),
        "refused": [
            {"label": one.label, "code": one.refusal.code.value, "about": one.refusal.about}
            for one in refused
            if seat is None or one.seat == seat
        ],
        "acts": [_act(cues, dates, seen, labels.get(seen.placed.id), seat) for seen in view.timeline()],
    }


def _act(
    cues: Mapping[str, Cue], dates: Mapping[str, Dated], seen: Seen, label: str | None, seat: str | None
) -> dict[str, Any]:
    placed = seen.placed
    cue = cues.get(label) if label is not None else None
    account = cue.account if cue is not None else Account()
    place = cue.n if cue is not None else None
    dated = dates.get(placed.id, Dated(placed.at, account.invented))
    return {
        "label": label,
        "n": place if seat is None else seen.n,
        "kind": placed.act.kind,
        "seat": placed.by.seat,
        "person": placed.by.person,
        "at": time(cue.known if cue is not None and cue.known else dated.at),
        "sources": list(account.sources),
        "grade": account.grade,
        "attribution": account.attribution.value if account.attribution else None,
        "invented": dated.invented,
        "doubt": account.doubt,
    }


@dataclass(frozen=True)
class Difference:
    """Where an outcome is not what the case expects."""

    key: str
    expected: Any
    found: Any


def differences(found: Mapping[str, Any], expect: Mapping[Expectable, Any]) -> tuple[Difference, ...]:
    """Where an outcome differs from what was expected of it; an unexpected refusal is a difference too."""
    wanted: dict[str, Any] = {Expectable.REFUSED.value: [], **{key.value: value for key, value in expect.items()}}
    return tuple(
        Difference(key, value, found.get(key)) for key, value in sorted(wanted.items()) if found.get(key) != value
    )

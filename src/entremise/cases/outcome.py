"""What a replay came to, as JSON values: the documented form of `replay --json`.

A seat's outcome is made from its view alone, and says nothing of the options by which hidden acts were left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from entremise.cases.model import Account, Expectable
from entremise.cases.script import Cue, Script
from entremise.talks import standing
from entremise.talks.acts.convening import Role
from entremise.talks.refusal import Refusal
from entremise.talks.time import iso
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
    counterfactual = script.forked or script.sealed
    if seat is None:
        counterfactual = counterfactual or bool(script.dropped)
    return {
        "schema": OUTCOME,
        "case": script.case.slug,
        "seat": seat,
        "counterfactual": counterfactual,
        **_standing(view),
        "refused": [
            {"label": one.label, "code": one.refusal.code.value, "about": one.refusal.about}
            for one in refused
            if seat is None or one.seat == seat
        ],
        "acts": [_act(cues, seen, labels.get(seen.placed.id), seat) for seen in view.timeline()],
    }


def _standing(view: View) -> dict[str, Any]:
    return {
        "accord": standing.accord(view).value,
        "talks": standing.talks(view).value,
        "in_force": standing.accord(view) is standing.AccordStands.IN_FORCE,
        "hosts": list(standing.actors_as(view, Role.HOST)),
        "sponsors": list(standing.actors_as(view, Role.SPONSOR)),
        "mediators": list(standing.actors_as(view, Role.MEDIATOR)),
        "backers": {party: list(actors) for party, actors in standing.backers(view).items()},
        "conflicts_of_interest": [
            {"actor": one.actor, "as": one.role.value, "backs": one.backs}
            for one in standing.conflicts_of_interest(view)
        ],
        "met_face_to_face": standing.met_face_to_face(view),
        "hostilities": [
            {"where": one.where, "state": one.state, "says": one.says, "of": one.of_seat, "at": _time(one.at)}
            for one in standing.hostilities(view)
        ],
        "signed_by": list(standing.signed_by(view)),
        "not_signed_by": list(standing.not_signed_by(view)),
        "signatures": [
            {"person": one.person, "seat": one.seat, "at": _time(one.at)} for one in standing.signatures(view)
        ],
        "extensions": [
            {"seat": one.seat, "until": iso(one.until), "state": one.state.value} for one in standing.extensions(view)
        ],
        "departures": [
            {"seat": seat, "from": scene.value, "at": _time(at)} for seat, scene, at in standing.departures(view)
        ],
        "walk_outs": [
            {"seat": one.seat, "at": _time(one.at), "said_by": one.said_by} for one in standing.walk_outs(view)
        ],
        "reported": [_reported(one) for one in standing.reported(view)],
    }


def _reported(one: standing.ReportedAct) -> dict[str, Any]:
    report = one.report
    return {
        "what": report.what.value,
        "seat": report.seat,
        "person": report.person,
        "until": iso(report.until.said) if report.until else None,
        "words": report.until.words if report.until else None,
        "when": _time(report.when),
        "modality": report.modality.value,
        "said_by": one.said_by,
        "at": _time(one.at),
    }


def _act(cues: Mapping[str, Cue], seen: Seen, label: str | None, seat: str | None) -> dict[str, Any]:
    placed = seen.placed
    cue = cues.get(label) if label is not None else None
    account = cue.account if cue is not None else Account()
    place = cue.n if cue is not None else None
    return {
        "label": label,
        "n": place if seat is None else seen.n,
        "kind": placed.act.kind,
        "seat": placed.by.seat,
        "person": placed.by.person,
        "at": _time(placed.at),
        "sources": list(account.sources),
        "grade": account.grade,
        "attribution": account.attribution.value if account.attribution else None,
        "invented": account.invented,
        "doubt": account.doubt,
    }


def _time(at: date | datetime | None) -> str | None:
    return None if at is None else iso(at)


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

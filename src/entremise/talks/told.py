"""Where things stand, as JSON values: the keys that `docs/replay.md` describes, as far as one view goes."""

from collections.abc import Mapping
from typing import Any

from entremise.talks import standing
from entremise.talks.acts.convening import Role
from entremise.talks.time import Coarse, When, iso
from entremise.talks.view.state import Place, View


def told(view: View, given: Mapping[Place, When | None] | None = None) -> dict[str, Any]:
    """Where things stand. `given`: when signatures of these places were given, where that isn't when the view says."""
    dated = given or {}
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
            {"where": one.where, "state": one.state, "says": one.says, "of": one.of_seat, "at": time(one.at)}
            for one in standing.hostilities(view)
        ],
        "signed_by": list(standing.signed_by(view)),
        "not_signed_by": _not_signed_by(view),
        "signatures": [
            {"person": one.person, "seat": one.seat, "at": time(dated.get(one.place, one.at))}
            for one in standing.signatures(view)
        ],
        "extensions": [
            {"seat": one.seat, "until": iso(one.until), "state": one.state.value} for one in standing.extensions(view)
        ],
        "departures": [
            {"seat": seat, "from": scene.value, "at": time(at)} for seat, scene, at in standing.departures(view)
        ],
        "walk_outs": [
            {"seat": one.seat, "at": time(one.at), "said_by": one.said_by} for one in standing.walk_outs(view)
        ],
        "reported": [_reported(one) for one in standing.reported(view)],
    }


def _not_signed_by(view: View) -> list[str]:
    """All parties where nothing was ever opened for signature; a seat alone can't know that."""
    if view.seat is None and standing.opening_now(view) is None:
        return sorted(view.parties())
    return list(standing.not_signed_by(view))


def _reported(one: standing.ReportedAct) -> dict[str, Any]:
    report = one.report
    return {
        "what": report.what.value,
        "seat": report.seat,
        "person": report.person,
        "until": iso(report.until.said) if report.until else None,
        "words": report.until.words if report.until else None,
        "when": time(report.when),
        "modality": report.modality.value,
        "said_by": one.said_by,
        "at": time(one.at),
    }


def time(at: When | Coarse | None) -> str | None:
    """A time as it stands in JSON; None where only the order is known."""
    return None if at is None else iso(at)

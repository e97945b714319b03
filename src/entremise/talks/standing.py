"""Where things stand, as far as one view goes: derived, never stored, and never more than the view holds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from entremise.talks.acts.convening import Capacity, Role
from entremise.talks.acts.public import (
    Called,
    Characterise,
    Communique,
    Fighting,
    Forces,
    Hostilities,
    Modality,
    Posture,
    Report,
    Reported,
    Statement,
)
from entremise.talks.acts.rounds import Scene
from entremise.talks.time import When
from entremise.talks.view.state import Asked, OpeningState, Phase, Place, Seen, Signature, View, in_order


class AccordStands(StrEnum):
    """Where the text stands."""

    NONE = "none"
    TABLED = "tabled"
    OPEN = "open"
    PARTLY_SIGNED = "partly_signed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    REFUSED = "refused"
    LAPSED = "lapsed"


class TalksStand(StrEnum):
    """Where the talks stand; `reported_failed` is what somebody calls it, `failed` what the mediators declare."""

    OPEN = "open"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"
    REPORTED_FAILED = "reported_failed"
    FAILED = "failed"
    CLOSED = "closed"


@dataclass(frozen=True)
class Conflict:
    """Somebody who serves the talks and backs a party in them. Shown without being asked."""

    actor: str
    role: Role
    backs: str


@dataclass(frozen=True)
class Situation:
    """The state of the fighting at a place, and who says so."""

    where: str
    state: str
    says: str
    of_seat: str | None
    at: When | None


@dataclass(frozen=True)
class Extension:
    """Time that a party asked for, and what became of it."""

    seat: str
    until: date | datetime
    state: Asked


@dataclass(frozen=True)
class WalkOut:
    """That somebody calls a departure a walk-out."""

    seat: str
    at: When | None
    said_by: str


@dataclass(frozen=True)
class ReportedAct:
    """An act of somebody else, as a public statement reports it: not the act."""

    report: Report
    said_by: str
    at: When | None


SERVES = (Role.MEDIATOR, Role.SPONSOR)
"""Roles in which one should not also back a party."""


def actors_as(view: View, role: Role) -> tuple[str, ...]:
    """The actors that have a role, by slug."""
    return tuple(
        sorted(one.relation.actor for one in view.relations.values() if one.holds and one.relation.role is role)
    )


def backers(view: View) -> dict[str, tuple[str, ...]]:
    """For each party, by slug, the actors that back it."""
    backing = [one.relation for one in view.relations.values() if one.holds and one.relation.role is Role.BACKER]
    return {
        party: tuple(sorted(relation.actor for relation in backing if relation.of == party))
        for party in sorted(view.parties())
    }


def conflicts_of_interest(view: View) -> tuple[Conflict, ...]:
    """Every mediator or sponsor that backs a party, once for each role and party.

    Who sits as a mediator mediates, whether or not a relation says so.
    """
    seated = {view.seats[slug].seat.actor or slug for slug in view.mediators()}
    serving = {role: {*actors_as(view, role)} for role in SERVES}
    serving[Role.MEDIATOR] |= seated
    return tuple(
        Conflict(actor, role, party)
        for party, backing in backers(view).items()
        for actor in backing
        for role in SERVES
        if actor in serving[role]
    )


def met_face_to_face(view: View) -> bool:
    """Whether heads of two parties ever sat in one sitting, as far as this view goes."""
    for sitting in view.sittings.values():
        heads = {
            sitter.seat
            for sitter in (*sitting.who, *sitting.to_the_end)
            if sitter.seat in view.parties()
            and sitter.person is not None
            and (known := view.persons.get((sitter.seat, sitter.person))) is not None
            and known.has(Capacity.HEAD)
        }
        if len(heads) > 1:
            return True
    return False


def opening_now(view: View) -> OpeningState | None:
    """The opening for signature that was made last."""
    openings = in_order(view.openings.values())
    return openings[-1] if openings else None


def accord(view: View) -> AccordStands:
    """Where the text stands: by its last opening, or by a draft tabled after that one came to nothing."""
    opening = opening_now(view)
    last_draft: Place = max((draft.place for draft in view.drafts.values()), default=(0, 0))
    if opening is None:
        return AccordStands.TABLED if view.drafts else AccordStands.NONE
    if opening.in_force is not None:
        return AccordStands.IN_FORCE
    if opening.lapsed or opening.declined:
        if last_draft > opening.place:
            return AccordStands.TABLED
        return AccordStands.LAPSED if opening.lapsed else AccordStands.REFUSED
    if opening.complete:
        return AccordStands.SIGNED
    return AccordStands.PARTLY_SIGNED if opening.given else AccordStands.OPEN


def talks(view: View) -> TalksStand:
    """Where the talks stand: by the last round, and by what it is called in public since it opened."""
    held = view.round_now()
    if held is None:
        return TalksStand.OPEN
    if held.phase in (Phase.FAILED, Phase.CLOSED):
        return TalksStand(held.phase.value)
    called_failed = any(
        isinstance(seen.placed.act, Characterise)
        and seen.placed.act.word is Called.FAILED
        and seen.place > held.place
        and seen.placed.act.of_round in (None, held.slug)
        for seen in view.said
    )
    return TalksStand.REPORTED_FAILED if called_failed else TalksStand(held.phase.value)


def signatures(view: View) -> tuple[Signature, ...]:
    """All signatures given in the last opening, in order; a deposit is none before it is opened."""
    opening = opening_now(view)
    return opening.given if opening else ()


def signed_by(view: View) -> tuple[str, ...]:
    """The parties all of whose required persons have signed."""
    opening = opening_now(view)
    return opening.signed_by() if opening else ()


def not_signed_by(view: View) -> tuple[str, ...]:
    """The parties that are to sign and have not, or not with all required persons."""
    opening = opening_now(view)
    return tuple(sorted(set(opening.required) - set(opening.signed_by()))) if opening else ()


def extensions(view: View) -> tuple[Extension, ...]:
    """All time that was asked for, in order."""
    return tuple(Extension(ask.seat, ask.until.said, ask.state) for ask in in_order(view.asks.values()))


def walk_outs(view: View) -> tuple[WalkOut, ...]:
    """What was called a walk-out, and by whom."""
    return tuple(
        WalkOut(act.of_seat, seen.placed.at, act.speaker)
        for seen in view.said
        if isinstance(act := seen.placed.act, Characterise) and act.word is Called.WALK_OUT and act.of_seat is not None
    )


_AS_FIGHTING = {
    Posture.HOLD: "positions-held",
    Posture.ADVANCE: "advance",
    Posture.WITHDRAW: "withdrawal",
    Posture.WILL_NOT_WITHDRAW: "positions-held",
}


def hostilities(view: View) -> tuple[Situation, ...]:
    """The last word of each who speaks of the fighting at a place, in the order in which it happened.

    Words of several speakers stand side by side, also where they contradict each other; what one says later of the
    same place replaces what it said before.
    """
    latest: dict[tuple[str, str, str | None], Situation] = {}
    for seen in sorted(view.said, key=lambda seen: _when(seen.placed.at, seen.placed.recorded_at)):
        act = seen.placed.act
        if isinstance(act, Hostilities):
            situation = Situation(act.where, act.state.value, act.says, act.of_seat, seen.placed.at)
        elif isinstance(act, Forces):
            situation = Situation(act.where, _AS_FIGHTING[act.posture], act.says, act.of_seat, seen.placed.at)
        else:
            continue
        key = (situation.where, situation.says, type(act).__name__)
        latest.pop(key, None)
        latest[key] = situation
    return tuple(latest.values())


def _when(at: When | None, recorded_at: datetime) -> datetime:
    if at is None:
        return recorded_at
    if isinstance(at, datetime):
        return at
    return datetime(at.year, at.month, at.day, tzinfo=recorded_at.tzinfo)


def latest_word(view: View) -> Situation | None:
    """The latest word of anybody on the state of the fighting, wherever: older ones are background to it."""
    return next((one for one in reversed(hostilities(view)) if one.state in set(Fighting)), None)


def goes_on(view: View) -> bool:
    """Whether the latest word is of fighting."""
    latest = latest_word(view)
    return latest is not None and latest.state in {Fighting.WAR, Fighting.OFFENSIVE, Fighting.SIEGE}


def departures(view: View) -> tuple[tuple[str, Scene, When | None], ...]:
    """Who left what, and when, in order."""
    return tuple((one.seat, one.scene, one.at) for one in view.departures)


def reported(view: View) -> tuple[ReportedAct, ...]:
    """What public statements report of others' acts, in order: contradictions stand side by side."""
    return tuple(
        ReportedAct(report, act.speaker, seen.placed.at)
        for seen in view.said
        if isinstance(act := seen.placed.act, Statement)
        for report in act.reports
    )


def unseen(view: View) -> tuple[ReportedAct, ...]:
    """What is reported and what this view holds no act of: all that its seat knows of it is that somebody says so."""
    return tuple(one for one in reported(view) if not _holds(view, one.report))


def _holds(view: View, report: Report) -> bool:
    """Whether the view holds an act such as is reported."""
    if report.modality not in (Modality.ASSERTED, Modality.APPARENT):
        return False
    match report.what:
        case Reported.TALKS:
            return bool(view.rounds)
        case Reported.DRAFT:
            return bool(view.drafts)
        case Reported.SIGN:
            return any(one.seat == report.seat for opening in view.openings.values() for one in opening.signatures)
        case Reported.REFUSE:
            return any(report.seat in opening.declined for opening in view.openings.values())
        case Reported.ASK_TIME:
            return any(ask.seat == report.seat for ask in view.asks.values())
        case Reported.GRANT_TIME:
            return any(ask.seat == report.seat and ask.state is Asked.GRANTED for ask in view.asks.values())
        case Reported.LEAVE:
            return any(one.seat == report.seat for one in view.departures)
        case _other:
            return False


def last_communique(view: View) -> Seen | None:
    """What the mediators published last."""
    published = [seen for seen in view.said if isinstance(seen.placed.act, Communique)]
    return published[-1] if published else None

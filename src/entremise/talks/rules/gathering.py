"""Rules on seats, persons, relations, names, terms, frozen rooms, rounds, sittings and who comes and goes."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import (
    Accredit,
    AddActor,
    AddSeat,
    AgreeName,
    Capacity,
    Convene,
    Entrust,
    Relate,
    Relation,
    ReplacePerson,
    SeatKind,
)
from entremise.talks.acts.procedure import AnswerTerms, FreezeRoom, PutTerms, ThawRoom
from entremise.talks.acts.rounds import (
    AdjournRound,
    Arrive,
    BeginSitting,
    CloseRound,
    Consult,
    DeclareFailed,
    EndSitting,
    Format,
    Leave,
    OpenRound,
    ResumeRound,
    Scene,
    Sitter,
    SuspendRound,
)
from entremise.talks.refusal import Code, Refused
from entremise.talks.rules import guards, naming
from entremise.talks.view.state import Phase, View

RESERVED = frozenset({"table"})
"""Slugs that no seat can have: the table's own hand."""


def _free(taken: Iterable[str], slug: str, about: str) -> None:
    if slug in taken:
        raise Refused(Code.TAKEN, about, name=slug)


def _each_once(slugs: list[str], about: str) -> None:
    for slug, times in Counter(slugs).items():
        if times > 1:
            raise Refused(Code.TWICE, about, name=slug)


def convene(view: View, by: Hand, act: Convene, now: datetime) -> None:
    """Only once, and by a mediator's seat among those named."""
    seats = {seat.slug: seat for seat in act.seats}
    actors = {actor.slug for actor in act.actors}
    _each_once([seat.slug for seat in act.seats], "seats")
    _each_once([actor.slug for actor in act.actors], "actors")
    naming.each_once(act.seats)
    for seat in act.seats:
        _free(RESERVED, seat.slug, "seats")
        if seat.actor is not None and seat.actor not in actors:
            raise Refused(Code.UNKNOWN_ACTOR, "seats", actor=seat.actor)
    if by.seat not in seats:
        raise Refused(Code.UNKNOWN_SEAT, "by", seat=by.seat)
    if seats[by.seat].kind is not SeatKind.MEDIATOR:
        raise Refused(Code.NOT_FOR_THIS_SEAT, "by", seat=by.seat, kinds=SeatKind.MEDIATOR.value)
    for person in act.persons:
        if person.seat not in seats:
            raise Refused(Code.UNKNOWN_SEAT, "persons", seat=person.seat)
    _each_once([f"{person.seat}/{person.slug}" for person in act.persons], "persons")
    of_seat = {person.slug for person in act.persons if person.seat == by.seat}
    if by.person is not None and by.person not in of_seat:
        raise Refused(Code.NOT_OF_THIS_SEAT, "by", person=by.person, seat=by.seat)
    for relation in act.relations:
        _relation(relation, actors, actors | seats.keys())


def _relation(relation: Relation, actors: Iterable[str], others: Iterable[str]) -> None:
    if relation.actor not in actors:
        raise Refused(Code.UNKNOWN_ACTOR, "relation.actor", actor=relation.actor)
    if relation.of is not None and relation.of not in others:
        raise Refused(Code.UNKNOWN_ACTOR, "relation.of", actor=relation.of)


def add_seat(view: View, by: Hand, act: AddSeat, now: datetime) -> None:
    guards.mediator(view, by)
    _free({*view.seats, *RESERVED}, act.seat.slug, "seat.slug")
    naming.no_others(view, act.seat.slug, act.seat.name, view.seats_of(), "seat.name")
    if act.seat.actor is not None and act.seat.actor not in view.actors:
        raise Refused(Code.UNKNOWN_ACTOR, "seat.actor", actor=act.seat.actor)


def add_actor(view: View, by: Hand, act: AddActor, now: datetime) -> None:
    guards.mediator(view, by)
    _free(view.actors, act.actor.slug, "actor.slug")


def relate(view: View, by: Hand, act: Relate, now: datetime) -> None:
    guards.mediator(view, by)
    _relation(act.relation, view.actors, {*view.actors, *view.seats})
    key = (act.relation.actor, act.relation.role.value, act.relation.of)
    known = view.relations.get(key)
    if not act.holds and (known is None or not known.holds):
        raise Refused(Code.NOT_YET, "relation")
    guards.not_done(act.holds and known is not None and known.holds, "relation")


def accredit(view: View, by: Hand, act: Accredit, now: datetime) -> None:
    """A delegation names its own; mediators may enter the first of one that has nobody yet."""
    guards.seat(view, act.person.seat, "person.seat")
    if act.person.seat == by.seat:
        guards.speaks(view, by)
        _names_no_head_unless_head(view, by, act.person.capacities)
    else:
        guards.mediator(view, by)
        # Nobody else puts a hand into a delegation: it could sign. A mediator seated later can't know that it is empty.
        if view.delegation(act.person.seat) or by.seat not in view.seats[act.person.seat].told:
            raise Refused(Code.NOT_YOURS, "person.seat")
    _free((slug for seat, slug in view.persons if seat == act.person.seat), act.person.slug, "person.slug")


def _names_no_head_unless_head(view: View, by: Hand, capacities: Iterable[Capacity]) -> None:
    """Whoever may release words would otherwise make itself, or its own man, the one who may sign."""
    if Capacity.HEAD in capacities:
        guards.head(view, by)


def replace_person(view: View, by: Hand, act: ReplacePerson, now: datetime) -> None:
    """Within the own delegation only: a mediator could otherwise put a hand of its own into a party."""
    if act.seat != by.seat:
        guards.seat(view, act.seat, "seat")
        raise Refused(Code.NOT_YOURS, "seat")
    guards.speaks(view, by)
    replaced = guards.person(view, act.seat, act.person, "person")
    _names_no_head_unless_head(view, by, (*act.capacities, *replaced.person.capacities))
    _free((slug for seat, slug in view.persons if seat == act.seat), act.successor, "successor")


def entrust(view: View, by: Hand, act: Entrust, now: datetime) -> None:
    guards.head(view, by)
    known = guards.person(view, by.seat, act.person, "person")
    guards.not_done(known.may_release == act.may_release, "person")


def agree_name(view: View, by: Hand, act: AgreeName, now: datetime) -> None:
    guards.mediator(view, by)
    guards.seat(view, act.seat, "seat")
    guards.seats_of_kind(view, act.readers, "readers")
    naming.no_others(view, act.seat, act.name, act.readers, "name")


def put_terms(view: View, by: Hand, act: PutTerms, now: datetime) -> None:
    guards.mediator(view, by)
    guards.seats_of_kind(view, act.to, "to")
    guards.one_of(act.to, view.parties(), "to", SeatKind.PARTY.value)


def answer_terms(view: View, by: Hand, act: AnswerTerms, now: datetime) -> None:
    guards.party(view, by)
    _, put = guards.earlier(view, act.terms, PutTerms, "terms")
    if by.seat not in put.to:
        raise Refused(Code.NOT_ADDRESSED_TO_YOU, "terms")
    guards.not_done(by.seat in view.terms[act.terms].answers, "terms")


def freeze_room(view: View, by: Hand, act: FreezeRoom, now: datetime) -> None:
    """Any seat but one's own. A mediator that came after a room was frozen, and was not told, can freeze it anew."""
    guards.mediator(view, by)
    guards.seat(view, act.seat, "seat")
    if act.seat == by.seat:
        raise Refused(Code.TWICE, "seat", name=by.seat)
    guards.not_done(act.seat in view.frozen, "seat")


def thaw_room(view: View, by: Hand, act: ThawRoom, now: datetime) -> None:
    """Any mediator that knows of it; not the frozen seat itself, that nothing is allowed."""
    guards.mediator(view, by)
    guards.earlier(view, act.frozen, FreezeRoom, "frozen")
    guards.not_done(act.frozen not in view.frozen.values(), "frozen")


def open_round(view: View, by: Hand, act: OpenRound, now: datetime) -> None:
    guards.mediator(view, by)
    _free((known.slug for known in view.rounds.values()), act.round, "round")
    if any(known.phase not in (Phase.FAILED, Phase.CLOSED) for known in view.rounds.values()):
        raise Refused(Code.ROUND_IS_OPEN, "round")


TURNS: Mapping[type[Act], frozenset[Phase]] = {
    SuspendRound: frozenset({Phase.OPEN}),
    AdjournRound: frozenset({Phase.OPEN, Phase.SUSPENDED}),
    ResumeRound: frozenset({Phase.SUSPENDED, Phase.ADJOURNED}),
    DeclareFailed: frozenset({Phase.OPEN, Phase.SUSPENDED, Phase.ADJOURNED}),
    CloseRound: frozenset({Phase.OPEN, Phase.SUSPENDED, Phase.ADJOURNED}),
}
"""From which phases of a round each turn can be taken."""


def turn(
    view: View,
    by: Hand,
    act: SuspendRound | AdjournRound | ResumeRound | DeclareFailed | CloseRound,
    now: datetime,
) -> None:
    guards.mediator(view, by)
    guards.earlier(view, act.opened, OpenRound, "opened")
    phase = view.rounds[act.opened].phase
    if phase not in TURNS[type(act)]:
        raise Refused(Code.WRONG_STATE, "opened", state=phase.value)
    if isinstance(act, AdjournRound):
        guards.ahead(act.until, now, "until")


def come_or_go(view: View, by: Hand, act: Arrive | Leave | Consult, now: datetime) -> None:
    """A seat says so itself; mediators may record it of another."""
    seat = act.seat or by.seat
    guards.seat(view, seat, "seat")
    if seat == by.seat:
        guards.speaks(view, by)
    else:
        guards.mediator(view, by)
    if isinstance(act, Consult):
        guards.ahead(act.back, now, "back")
    elif isinstance(act, Leave):
        away = view.away.get((seat, act.scene)) or (act.scene is Scene.TABLE and view.away.get((seat, Scene.PLACE)))
        guards.not_done(bool(away), "scene")
    else:
        guards.not_done(view.away.get((seat, act.scene)) is False, "scene")


def begin_sitting(view: View, by: Hand, act: BeginSitting, now: datetime) -> None:
    guards.mediator(view, by)
    _sitters(view, act.who)
    guards.seats_of_kind(view, act.with_mediators, "with_mediators", SeatKind.MEDIATOR)
    _free((known.slug for known in view.sittings.values()), act.sitting, "sitting")


def end_sitting(view: View, by: Hand, act: EndSitting, now: datetime) -> None:
    guards.mediator(view, by)
    guards.earlier(view, act.begun, BeginSitting, "begun")
    guards.not_done(not view.sittings[act.begun].open, "begun")
    _sitters(view, act.who, {sitter.seat for sitter in view.sittings[act.begun].who})
    for sitter in act.who:
        if sitter.seat not in view.reach(act.begun):
            raise Refused(Code.NOT_SHOWN_TO, "who", seat=sitter.seat)


def _sitters(view: View, who: tuple[Sitter, ...], already: Collection[str] = ()) -> None:
    """Two parties sit together only in a round that is held face to face: the wall of a proximity round.

    Those who sat there `already` may be said to have stayed, whatever became of the round meanwhile.
    """
    for sitter in who:
        guards.seat(view, sitter.seat, "who")
        if sitter.person is not None:
            guards.person(view, sitter.seat, sitter.person, "who")
    parties = {sitter.seat for sitter in who} & view.parties()
    held = view.round_now()
    face_to_face = held is not None and held.format is Format.FACE_TO_FACE and held.phase is Phase.OPEN
    if len(parties) > 1 and not face_to_face and not parties <= set(already):
        raise Refused(Code.TWO_PARTIES_IN_A_ROOM, "who", parties=", ".join(sorted(parties)))


RULES: Mapping[type[Act], Callable[[View, Hand, Any, datetime], None]] = {
    Convene: convene,
    AddSeat: add_seat,
    AddActor: add_actor,
    Relate: relate,
    Accredit: accredit,
    ReplacePerson: replace_person,
    Entrust: entrust,
    AgreeName: agree_name,
    PutTerms: put_terms,
    AnswerTerms: answer_terms,
    FreezeRoom: freeze_room,
    ThawRoom: thaw_room,
    OpenRound: open_round,
    SuspendRound: turn,
    AdjournRound: turn,
    ResumeRound: turn,
    DeclareFailed: turn,
    CloseRound: turn,
    Arrive: come_or_go,
    Leave: come_or_go,
    Consult: come_or_go,
    BeginSitting: begin_sitting,
    EndSitting: end_sitting,
}

"""What a seat comes to know of seats, persons, names, terms, frozen rooms, rounds, sittings and who is away."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from entremise.talks.acts.base import Act, Circle
from entremise.talks.acts.convening import (
    Accredit,
    AddActor,
    AddSeat,
    AgreeName,
    Convene,
    Entrust,
    Person,
    Relate,
    Relation,
    ReplacePerson,
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
    Leave,
    OpenRound,
    ResumeRound,
    Scene,
    SuspendRound,
)
from entremise.talks.acts.table import TermsSettled
from entremise.talks.view.state import (
    Asked,
    Departure,
    PersonState,
    Phase,
    Place,
    RelationState,
    RoundState,
    SeatState,
    Seen,
    SittingState,
    TermsState,
    View,
)


def convene(view: View, seen: Seen, act: Convene) -> View:
    view = replace(view, convened=act)
    for actor in act.actors:
        view = replace(view, actors=view.actors.insert(actor.slug, actor))
    told = seen.placed.audience.seats
    for k, seat in enumerate(act.seats):
        view = replace(view, seats=view.seats.insert(seat.slug, SeatState((*seen.place, k), seat, told)))
    for k, person in enumerate(act.persons):
        view = _seat_person(view, seen, person, public=True, k=k)
    for k, relation in enumerate(act.relations):
        view = _relate(view, (*seen.place, k), relation, holds=True)
    return view


def add_seat(view: View, seen: Seen, act: AddSeat) -> View:
    return replace(
        view,
        seats=view.seats.insert(act.seat.slug, SeatState(seen.place, act.seat, seen.placed.audience.seats)),
        unacquainted=view.unacquainted.insert(act.seat.slug, seen.place),
    )


def add_actor(view: View, seen: Seen, act: AddActor) -> View:
    return replace(view, actors=view.actors.insert(act.actor.slug, act.actor))


def relate(view: View, seen: Seen, act: Relate) -> View:
    return _relate(view, seen.place, act.relation, holds=act.holds)


def _relate(view: View, place: Place, relation: Relation, *, holds: bool) -> View:
    key = (relation.actor, relation.role.value, relation.of)
    return replace(view, relations=view.relations.insert(key, RelationState(place, relation, holds)))


def _seat_person(
    view: View, seen: Seen, person: Person, *, public: bool, k: int = 0, predecessors: frozenset[str] = frozenset()
) -> View:
    told = seen.placed.audience.seats
    state = PersonState((*seen.place, k), person, told=told, public=public, predecessors=predecessors)
    return replace(view, persons=view.persons.insert((person.seat, person.slug), state))


def accredit(view: View, seen: Seen, act: Accredit) -> View:
    return _seat_person(view, seen, act.person, public=act.told is Circle.PUBLIC)


def replace_person(view: View, seen: Seen, act: ReplacePerson) -> View:
    """The successor stands where the predecessor stood, in openings for signature too."""
    former = view.persons.get((act.seat, act.person))
    successor = Person(seat=act.seat, slug=act.successor, name=act.name, office=act.office, capacities=act.capacities)
    predecessors = frozenset({act.person}) | (former.predecessors if former else frozenset())
    view = _seat_person(view, seen, successor, public=seen.placed.audience.public, predecessors=predecessors)
    if former is not None:
        view = replace(view, persons=view.persons.insert((act.seat, act.person), replace(former, present=False)))
    for key, opening in view.openings.items():
        signs = opening.required.get(act.seat, ())
        if act.person in signs and not opening.has_signed(act.seat, act.person):
            renewed = tuple(act.successor if person == act.person else person for person in signs)
            required = {**opening.required, act.seat: renewed}
            view = replace(view, openings=view.openings.insert(key, replace(opening, required=required)))
    return view


def entrust(view: View, seen: Seen, act: Entrust) -> View:
    key = (seen.placed.by.seat, act.person)
    person = view.persons.get(key)
    if person is None:
        return view
    trusted = replace(person, may_release=act.may_release)
    return replace(view, persons=view.persons.insert(key, trusted))


def agree_name(view: View, seen: Seen, act: AgreeName) -> View:
    """Only the readers for whom a name was agreed read it; the mediators who see the agreement keep the neutral one."""
    if view.seat not in act.readers:
        return view
    return replace(view, names=view.names.insert(act.seat, act.name))


def put_terms(view: View, seen: Seen, act: PutTerms) -> View:
    return replace(view, terms=view.terms.insert(seen.placed.id, TermsState(seen.place, seen.placed.id, act)))


def answer_terms(view: View, seen: Seen, act: AnswerTerms) -> View:
    terms = view.terms.get(act.terms)
    if terms is None:
        return view
    answered = replace(terms, answers={**terms.answers, seen.placed.by.seat: act.accepted})
    return replace(view, terms=view.terms.insert(act.terms, answered))


def terms_settled(view: View, seen: Seen, act: TermsSettled) -> View:
    terms = view.terms.get(act.terms)
    if terms is None:
        return view
    return replace(view, terms=view.terms.insert(act.terms, replace(terms, settled=True)))


def freeze_room(view: View, seen: Seen, act: FreezeRoom) -> View:
    """The last freezing of a room stands for those before it: all who saw them have seen it."""
    return replace(view, frozen=view.frozen.insert(act.seat, seen.placed.id))


def thaw_room(view: View, seen: Seen, act: ThawRoom) -> View:
    for seat, frozen in view.frozen.items():
        if frozen == act.frozen:
            return replace(view, frozen=view.frozen.discard(seat))
    return view


def open_round(view: View, seen: Seen, act: OpenRound) -> View:
    opened = RoundState(seen.place, seen.placed.id, act.round, act.venue, act.format, act.planned)
    return replace(view, rounds=view.rounds.insert(seen.placed.id, opened))


def _turn(view: View, seen: Seen, act: SuspendRound | AdjournRound | ResumeRound | DeclareFailed | CloseRound) -> View:
    held = view.rounds.get(act.opened)
    if held is None:
        return view
    phase = {
        SuspendRound: Phase.SUSPENDED,
        AdjournRound: Phase.ADJOURNED,
        ResumeRound: Phase.OPEN,
        DeclareFailed: Phase.FAILED,
        CloseRound: Phase.CLOSED,
    }[type(act)]
    turned = replace(held, phase=phase, until=act.until if isinstance(act, AdjournRound) else None)
    return replace(view, rounds=view.rounds.insert(act.opened, turned))


def arrive(view: View, seen: Seen, act: Arrive) -> View:
    seat = act.seat or seen.placed.by.seat
    away = view.away.insert((seat, act.scene), False)
    if act.scene is Scene.TABLE:
        # Who sits at the table is in the place again too.
        away = away.insert((seat, Scene.PLACE), False)
    return replace(view, away=away)


def leave(view: View, seen: Seen, act: Leave) -> View:
    """Whoever leaves the place has left the table too; a request for time that is still open is overtaken."""
    seat = act.seat or seen.placed.by.seat
    departure = Departure(seen.place, seat, act.scene, seen.placed.at)
    view = replace(
        view,
        away=view.away.insert((seat, act.scene), True).insert((seat, Scene.TABLE), True),
        departures=view.departures.enqueue(departure),
    )
    return overtake(view, seat, seen)


def overtake(view: View, seat: str, seen: Seen, opening: str | None = None, *, signed: bool = False) -> View:
    """Time that this seat asked for, and nobody granted or refused, is overtaken by what it does now.

    Time that was granted has served its purpose once who asked has signed. Only where all to whom the request was
    made see what overtook it: how it ends would tell the others.
    """
    for key, ask in view.asks.items():
        meant = ask.seat == seat and (opening is None or ask.opening in (None, opening))
        if not meant or not view.seen[key].placed.audience.seats <= view.reach(seen.placed.id):
            continue
        if ask.state is Asked.ASKED:
            view = replace(view, asks=view.asks.insert(key, replace(ask, state=Asked.OVERTAKEN)))
        elif signed and ask.state is Asked.GRANTED:
            view = replace(view, asks=view.asks.insert(key, replace(ask, served=True)))
    return view


def consult(view: View, seen: Seen, act: Consult) -> View:
    seat = act.seat or seen.placed.by.seat
    return replace(view, away=view.away.insert((seat, Scene.PLACE), True).insert((seat, Scene.TABLE), True))


def begin_sitting(view: View, seen: Seen, act: BeginSitting) -> View:
    sitting = SittingState(seen.place, seen.placed.id, act.sitting, act.who)
    return replace(view, sittings=view.sittings.insert(seen.placed.id, sitting))


def end_sitting(view: View, seen: Seen, act: EndSitting) -> View:
    sitting = view.sittings.get(act.begun)
    if sitting is None:
        return view
    ended = replace(sitting, open=False, to_the_end=act.who or sitting.who)
    return replace(view, sittings=view.sittings.insert(act.begun, ended))


STEPS: Mapping[type[Act], Callable[[View, Seen, Any], View]] = {
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
    TermsSettled: terms_settled,
    FreezeRoom: freeze_room,
    ThawRoom: thaw_room,
    OpenRound: open_round,
    SuspendRound: _turn,
    AdjournRound: _turn,
    ResumeRound: _turn,
    DeclareFailed: _turn,
    CloseRound: _turn,
    Arrive: arrive,
    Leave: leave,
    Consult: consult,
    BeginSitting: begin_sitting,
    EndSitting: end_sitting,
}

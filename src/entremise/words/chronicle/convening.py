"""Lines on convening, seats, persons, relations, names, terms of procedure and frozen rooms."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from entremise.talks.acts.base import Act
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
    Role,
    Seat,
    SeatKind,
)
from entremise.talks.acts.procedure import AnswerTerms, FreezeRoom, PutTerms, ThawRoom
from entremise.talks.acts.table import TermsSettled
from entremise.talks.standing import SERVES
from entremise.talks.view.state import Seen
from entremise.words import terms
from entremise.words.chronicle.line import Line, earlier, told, who, words, words_in
from entremise.words.direction import isolate
from entremise.words.names import Reader


def convene(reader: Reader, seen: Seen, act: Convene) -> Line:
    """The cast stands here once, so that the lines that follow can be short."""
    _ = reader.say
    says = _("{who} convenes the talks “{title}”.", who=who(reader, seen), title=reader.words(act.title))
    line = Line(says, words(act.purpose))
    for seat in act.seats:
        if seat.kind is SeatKind.PARTY:
            line = line.but(_party(reader, act, seat))
    mediators = [seat.slug for seat in act.seats if seat.kind is SeatKind.MEDIATOR]
    if mediators:
        line = line.but(_("Mediators: {seats}.", seats=reader.seats(mediators)))
    others = [seat for seat in act.seats if seat.kind not in (SeatKind.PARTY, SeatKind.MEDIATOR)]
    if others:
        named = [
            reader.seat(seat.slug)
            if seat.kind is SeatKind.PRESS
            else _("{name} ({what})", name=reader.seat(seat.slug), what=_(terms.SEAT_KINDS[seat.kind]))
            for seat in others
        ]
        line = line.but(_("Also seated: {seats}.", seats=reader.list(named)))
    return line.but(*_roles(reader, act), *_conflicts(reader, act))


def conflict(reader: Reader, actor: str, backs: str, serves: frozenset[Role]) -> str:
    """Who serves the talks and backs a party in them."""
    _ = reader.say
    said = {
        frozenset({Role.MEDIATOR}): _("{actor} mediates, and backs {seat}."),
        frozenset({Role.SPONSOR}): _("{actor} sponsors the talks, and backs {seat}."),
        frozenset({Role.MEDIATOR, Role.SPONSOR}): _("{actor} sponsors and mediates, and backs {seat}."),
    }
    return said[serves].format(actor=reader.actor(actor), seat=reader.seat(backs))


def _conflicts(reader: Reader, act: Convene) -> list[str]:
    """Said where the roles are, without being asked."""
    _ = reader.say
    found = []
    for backer in (one for one in act.relations if one.role is Role.BACKER and one.of is not None):
        serves = frozenset(one.role for one in act.relations if one.actor == backer.actor and one.role in SERVES)
        if serves and backer.of is not None:
            says = conflict(reader, backer.actor, backer.of, serves)
            found.append(_("Conflict of interest: {conflict}", conflict=says))
    return found


def _party(reader: Reader, act: Convene, seat: Seat) -> str:
    _ = reader.say
    persons = [reader.person(seat.slug, one.slug) for one in act.persons if one.seat == seat.slug]
    name = reader.seat(seat.slug)
    if not persons:
        return _("Party: {seat}.", seat=name)
    return _("Party: {seat}, with {persons}.", seat=name, persons=reader.list(persons))


def _roles(reader: Reader, act: Convene) -> list[str]:
    _ = reader.say
    found = []
    plain = {
        Role.HOST: _("Host: {actors}."),
        Role.SPONSOR: _("Sponsors: {actors}."),
        Role.GUARANTOR: _("Guarantors: {actors}."),
        Role.WITNESS: _("Witnesses: {actors}."),
        Role.DEPOSITARY: _("Depositary: {actors}."),
        Role.CONVENER: _("Conveners: {actors}."),
    }
    for role, sentence in plain.items():
        actors = [reader.actor(one.actor) for one in act.relations if one.role is role and one.says is None]
        if actors:
            found.append(sentence.format(actors=reader.list(actors)))
    for seat in act.seats:
        behind = [
            reader.actor(one.actor)
            for one in act.relations
            if (one.role, one.of) == (Role.BACKER, seat.slug) and one.says is None
        ]
        if behind:
            found.append(_("Behind {seat}: {actors}.", seat=reader.seat(seat.slug), actors=reader.list(behind)))
    return [*found, *qualified(reader, act.relations)]


def qualified(reader: Reader, relations: Iterable[Relation]) -> list[str]:
    """The relations that stand only as somebody puts them, and those that are neither a role nor a backing.

    Actors of whom the same is said stand in one sentence.
    """
    _ = reader.say
    said: dict[tuple[Role, str | None, str | None], list[str]] = {}
    for one in relations:
        if one.says is not None or one.role in (Role.RECOGNISES, Role.CONTROLS):
            said.setdefault((one.role, one.of, one.says), []).append(reader.actor(one.actor))
    return [_put(reader, reader.list(actors), *key) for key, actors in said.items()]


def _put(reader: Reader, actor: str, role: Role, of: str | None, says: str | None) -> str:
    _ = reader.say
    if role is Role.CONTROLS and says is not None and of is None:
        return _("Controlled by {actor}: {says}.", actor=actor, says=isolate(says))
    if role is Role.RECOGNISES and of is not None:
        if says is None:
            return _("{other} is recognised by {actor}.", actor=actor, other=reader.actor(of))
        return _("{other} is recognised by {actor}: {says}.", actor=actor, other=reader.actor(of), says=isolate(says))
    what = _("{actor} ({role})", actor=actor, role=_(terms.ROLES[role]))
    if of is not None:
        what = _("{actor} ({role}), towards {other}", actor=actor, role=_(terms.ROLES[role]), other=reader.actor(of))
    return _("{what}.", what=what) if says is None else _("{what}: {says}.", what=what, says=isolate(says))


def add_seat(reader: Reader, seen: Seen, act: AddSeat) -> Line:
    _ = reader.say
    what = _(terms.SEAT_KINDS[act.seat.kind])
    says = _("{who} seats {seat} ({what}).", who=who(reader, seen), seat=reader.seat(act.seat.slug), what=what)
    return Line(says, of=act.seat.slug)


def add_actor(reader: Reader, seen: Seen, act: AddActor) -> Line:
    _ = reader.say
    return Line(_("{who} notes {actor} as an actor.", who=who(reader, seen), actor=reader.actor(act.actor.slug)))


def _relation(reader: Reader, relation: Relation) -> str:
    _ = reader.say
    actor = reader.actor(relation.actor)
    if relation.of is None:
        return _("{actor}: {role}", actor=actor, role=_(terms.ROLES[relation.role]))
    return _(
        "{actor}: {role}, towards {other}",
        actor=actor,
        role=_(terms.ROLES[relation.role]),
        other=reader.actor(relation.of),
    )


def relate(reader: Reader, seen: Seen, act: Relate) -> Line:
    _ = reader.say
    relation = _relation(reader, act.relation)
    if act.holds:
        line = Line(_("{who} notes a relation. {relation}.", who=who(reader, seen), relation=relation))
    else:
        line = Line(_("{who} notes that a relation has ended. {relation}.", who=who(reader, seen), relation=relation))
    if act.relation.says is None:
        return line
    return line.but(_("As it is put: {says}.", says=isolate(act.relation.says)))


def _capacities(reader: Reader, person: Person | ReplacePerson) -> str:
    _ = reader.say
    return _.pgettext("between names", ", ").join(_(terms.CAPACITIES[one]) for one in person.capacities)


def accredit(reader: Reader, seen: Seen, act: Accredit) -> Line:
    _ = reader.say
    says = _(
        "{who} accredits {person} to the delegation of {seat}: {capacities}.",
        who=who(reader, seen),
        person=reader.words(act.person.name),
        seat=reader.seat(act.person.seat),
        capacities=_capacities(reader, act.person),
    )
    return Line(says, of=act.person.seat).but(told(reader, act.told))


def replace_person(reader: Reader, seen: Seen, act: ReplacePerson) -> Line:
    _ = reader.say
    says = _(
        "{who}: {successor} takes the place of {person}.",
        who=reader.seat(act.seat),
        successor=reader.words(act.name),
        person=reader.person(act.seat, act.person),
    )
    return Line(says, of=act.seat).but(_("Capacity: {capacities}.", capacities=_capacities(reader, act)))


def entrust(reader: Reader, seen: Seen, act: Entrust) -> Line:
    _ = reader.say
    person = reader.person(seen.placed.by.seat, act.person)
    if act.may_release:
        return Line(_("{who} lets {person} release the delegation’s words.", who=who(reader, seen), person=person))
    return Line(
        _("{who} no longer lets {person} release the delegation’s words.", who=who(reader, seen), person=person)
    )


def agree_name(reader: Reader, seen: Seen, act: AgreeName) -> Line:
    """Both names stand in it: whoever reads this line should know which seat is meant."""
    _ = reader.say
    known = reader.view.seats.get(act.seat)
    says = _(
        "{who}: for {readers}, the name of {seat} shall be “{name}”.",
        who=who(reader, seen),
        readers=reader.seats(act.readers),
        seat=reader.words(known.seat.name) if known else isolate(act.seat),
        name=reader.words(act.name),
    )
    return Line(says, of=act.seat)


def put_terms(reader: Reader, seen: Seen, act: PutTerms) -> Line:
    _ = reader.say
    says = _(
        "{who} puts terms on {subject} to {seats}.",
        who=who(reader, seen),
        subject=_(terms.SUBJECTS[act.subject]),
        seats=reader.seats(act.to),
    )
    return Line(says, words_in(reader, act.text))


def _subject(reader: Reader, ref: str) -> str:
    _ = reader.say
    put: PutTerms | None = earlier(reader, ref, PutTerms)
    return _(terms.SUBJECTS[put.subject]) if put else _("procedure")


def answer_terms(reader: Reader, seen: Seen, act: AnswerTerms) -> Line:
    _ = reader.say
    subject = _subject(reader, act.terms)
    if act.accepted:
        says = _("{who} accepts the terms on {subject}.", who=who(reader, seen), subject=subject)
    else:
        says = _("{who} doesn’t accept the terms on {subject}.", who=who(reader, seen), subject=subject)
    return Line(says, words(act.remark)).but(_("Said to the mediators alone."))


def terms_settled(reader: Reader, seen: Seen, act: TermsSettled) -> Line:
    _ = reader.say
    return Line(_("The terms on {subject} are accepted by all.", subject=_subject(reader, act.terms)))


def freeze_room(reader: Reader, seen: Seen, act: FreezeRoom) -> Line:
    _ = reader.say
    says = _("{who} freezes the room of {seat}.", who=who(reader, seen), seat=reader.seat(act.seat))
    follows = _("From there nothing can be done until a mediator thaws it; it goes on seeing what it is shown.")
    return Line(says, words(act.reason), of=act.seat).but(follows)


def thaw_room(reader: Reader, seen: Seen, act: ThawRoom) -> Line:
    _ = reader.say
    froze: FreezeRoom | None = earlier(reader, act.frozen, FreezeRoom)
    if froze is None:
        return Line(_("{who} thaws a room.", who=who(reader, seen)))
    says = _("{who} thaws the room of {seat}.", who=who(reader, seen), seat=reader.seat(froze.seat))
    return Line(says, of=froze.seat)


LINES: Mapping[type[Act], Callable[[Reader, Seen, Any], Line]] = {
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
}

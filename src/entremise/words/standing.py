"""Where things stand, in a few sentences, with one on top that says it all; never more than the reader's view holds."""

from dataclasses import dataclass, replace

from entremise.talks import standing
from entremise.talks.acts.convening import Role
from entremise.talks.acts.public import Called, Characterise, Fighting, Statement
from entremise.talks.acts.rounds import Scene
from entremise.talks.acts.signing import Mode
from entremise.talks.standing import AccordStands, Situation, TalksStand
from entremise.talks.time import When
from entremise.talks.view.state import Asked, OpeningState, Signature, View, in_order
from entremise.words.chronicle.agreeing import entry
from entremise.words.chronicle.convening import conflict
from entremise.words.chronicle.public import against, called, fighting
from entremise.words.direction import isolate
from entremise.words.names import Reader, begun


@dataclass(frozen=True)
class Paragraph:
    """What stands on one matter: its title and its sentences."""

    title: str
    says: tuple[str, ...]


def headline(reader: Reader) -> str:
    """The one sentence: the text, the talks, the fighting."""
    _ = reader.say
    clauses = [_accord_clause(reader), _talks_clause(reader)]
    if standing.goes_on(reader.view):
        clauses.append(_("the fighting goes on"))
    return begun(_.pgettext("between clauses", "; ").join(clauses) + ".")


def _accord_clause(reader: Reader) -> str:
    _ = reader.say
    view = reader.view
    signed, missing = standing.signed_by(view), standing.not_signed_by(view)
    opening = standing.opening_now(view)
    match standing.accord(view):
        case AccordStands.NONE:
            return _("no text is on the table")
        case AccordStands.TABLED:
            return _("a draft is on the table, and nothing is open for signature")
        case AccordStands.OPEN if opening is not None and opening.mode is Mode.SEALED:
            return _("the accord is open for sealed signature, and not in force")
        case AccordStands.OPEN:
            return _("the accord is open for signature, nobody has signed, and it is not in force")
        case AccordStands.PARTLY_SIGNED if signed:
            return _(
                "the accord is signed by {signed}, not by {missing}, and not in force",
                signed=reader.seats(signed),
                missing=reader.seats(missing),
            )
        case AccordStands.PARTLY_SIGNED:
            return _("the accord is signed in part, by no party in full, and not in force")
        case AccordStands.SIGNED:
            return _("the accord is signed by all, and not yet in force")
        case AccordStands.IN_FORCE:
            since = opening.in_force if opening else None
            return _("the accord is in force, since {time}", time=reader.when(since) if since else "")
        case AccordStands.REFUSED:
            declined = opening.declined if opening else ()
            return _("the accord is refused by {seats}, and not in force", seats=reader.seats(declined))
        case AccordStands.LAPSED:
            return _("the opening for signature has lapsed, and the accord is not in force")


def _talks_clause(reader: Reader) -> str:
    _ = reader.say
    match standing.talks(reader.view):
        case TalksStand.OPEN if reader.view.round_now() is None:
            return _("no round has opened")
        case TalksStand.OPEN:
            return _("the talks are open")
        case TalksStand.SUSPENDED:
            return _("the talks are suspended")
        case TalksStand.ADJOURNED:
            return _("the talks are adjourned")
        case TalksStand.REPORTED_FAILED:
            return _("the talks are reported, not declared, as failed")
        case TalksStand.FAILED:
            return _("the mediators have declared that the talks have failed")
        case TalksStand.CLOSED:
            return _("the talks are closed")


def paragraphs(reader: Reader) -> tuple[Paragraph, ...]:
    """All that stands, matter by matter; a matter of which there is nothing to say is left out."""
    _ = reader.say
    found = (
        Paragraph(_("The accord"), _accord(reader)),
        Paragraph(_("Time asked for"), _time(reader)),
        Paragraph(_("Departures"), _departures(reader)),
        Paragraph(_("What it is called"), _called(reader)),
        Paragraph(_("Told in different ways"), _contradictions(reader)),
        Paragraph(_("Face to face"), _met(reader)),
        Paragraph(_("The fighting"), _fighting(reader)),
        Paragraph(_("Who stands behind whom"), _behind(reader)),
        Paragraph(_("Conflicts of interest"), _conflicts(reader)),
    )
    return tuple(replace(one, says=tuple(begun(says) for says in one.says)) for one in found if one.says)


def _accord(reader: Reader) -> tuple[str, ...]:
    _ = reader.say
    opening = standing.opening_now(reader.view)
    if opening is None:
        if not reader.view.drafts:
            return ()
        last = in_order(reader.view.drafts.values())[-1]
        return (_("On the table: “{title}”.", title=reader.words(last.title)),)
    found = [*_signatures(reader, opening)]
    if opening.deadline is not None and not opening.ended:
        found.append(_("Deadline for signature: {time}.", time=reader.deadline(opening.deadline)))
    if opening.declined:
        found.append(_("Declined by {seats}.", seats=reader.seats(opening.declined)))
    if opening.lapsed:
        found.append(_("The deadline has passed, and the opening has lapsed."))
    if opening.in_force is not None:
        found.append(_("In force since {time}.", time=reader.when(opening.in_force)))
    elif not opening.ended:
        found.append(entry(reader, opening.entry))
    return tuple(found)


def _signatures(reader: Reader, opening: OpeningState) -> list[str]:
    """Each party in turn: who has signed, who hasn't."""
    _ = reader.say
    view = reader.view
    given = {(one.seat, one.person): one for one in opening.given}
    if opening.mode is Mode.SEALED and not opening.opened:
        return [_("Signature is sealed: what is deposited is seen by nobody until all are in.")]
    found = []
    for seat in sorted(
        opening.required, key=lambda slug: (view.seats[slug].place if slug in view.seats else (0, 0), slug)
    ):
        signed = [_signed(reader, given[seat, one]) for one in opening.required[seat] if (seat, one) in given]
        not_signed = [reader.person(seat, one) for one in opening.required[seat] if (seat, one) not in given]
        name = reader.seat(seat)
        if signed:
            found.append(_("{seat}: signed by {persons}.", seat=name, persons=reader.list(signed)))
        if not_signed:
            found.append(_("{seat}: not signed by {persons}.", seat=name, persons=reader.list(not_signed)))
    return found


def _signed(reader: Reader, one: Signature) -> str:
    _ = reader.say
    name = reader.person(one.seat, one.person)
    at: When = one.at if one.at is not None else one.recorded_at
    if one.binds:
        return _("{person} ({time})", person=name, time=reader.when(at))
    return _("{person} ({time}, ad referendum)", person=name, time=reader.when(at))


def _time(reader: Reader) -> tuple[str, ...]:
    _ = reader.say
    said = {
        Asked.ASKED: _("{seat} has asked for time until {time}: not yet answered."),
        Asked.GRANTED: _("{seat} was granted time until {time}."),
        Asked.REFUSED: _("{seat} asked for time until {time}: refused."),
        Asked.LAPSED: _("{seat} asked for time until {time}: it has passed."),
        Asked.OVERTAKEN: _("{seat} asked for time until {time}: overtaken by what it did next."),
    }
    return tuple(
        said[ask.state].format(seat=reader.seat(ask.seat), time=reader.deadline(ask.until))
        for ask in in_order(reader.view.asks.values())
    )


def _at(reader: Reader, at: When | None) -> str:
    _ = reader.say
    return reader.when(at) if at is not None else _("time not known")


def _departures(reader: Reader) -> tuple[str, ...]:
    _ = reader.say
    found = []
    for seat, scene, at in standing.departures(reader.view):
        name, time = reader.seat(seat), _at(reader, at)
        if scene is Scene.TABLE:
            found.append(_("{seat} left the table ({time}).", seat=name, time=time))
        else:
            found.append(_("{seat} left the place of the talks ({time}).", seat=name, time=time))
    return tuple(found)


def _called(reader: Reader) -> tuple[str, ...]:
    """An opinion is attributed, and stands apart from what happened."""
    return tuple(
        called(reader, act)
        for seen in reader.view.said
        if isinstance(act := seen.placed.act, Characterise) and act.word is not Called.OTHER
    )


def _contradictions(reader: Reader) -> tuple[str, ...]:
    """What was said first, and below it what was said otherwise, each in its own words."""
    _ = reader.say
    told: dict[str, list[str]] = {}
    for seen in reader.view.said:
        act = seen.placed.act
        other = against(reader, act) if isinstance(act, Statement) else None
        if other is not None and isinstance(act, Statement):
            first = _("{speaker}: “{text}”", speaker=other.speaker, text=isolate(short(other.words.text)))
            told.setdefault(other.act, [first]).append(
                _("Otherwise {speaker}: “{text}”", speaker=reader.speaker(act.speaker), text=isolate(short(act.text)))
            )
    return tuple(says for group in told.values() for says in group)


def short(text: str, limit: int = 120) -> str:
    """The beginning of a text, on one line, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + "…"


def _met(reader: Reader) -> tuple[str, ...]:
    _ = reader.say
    if standing.met_face_to_face(reader.view):
        return (_("Heads of the parties have sat in one room."),)
    if len(reader.view.parties()) < 2:
        return ()
    return (_("The heads of the parties have not met."),)


def _fighting(reader: Reader) -> tuple[str, ...]:
    _ = reader.say
    return tuple(_situation(reader, one) for one in standing.hostilities(reader.view))


def _situation(reader: Reader, one: Situation) -> str:
    """Who says so stands in each sentence: contradictions stand side by side."""
    _ = reader.say
    place, speaker, time = reader.place(one.where), reader.speaker(one.says), _at(reader, one.at)
    try:
        state = fighting(reader, Fighting(one.state), one.where)
    except ValueError:
        state = {
            "positions-held": _("{place}: forces hold their positions", place=place),
            "advance": _("{place}: forces advance", place=place),
            "withdrawal": _("{place}: forces withdraw", place=place),
        }[one.state]
    return _("{state}, according to {speaker} ({time}).", state=state, speaker=speaker, time=time)


def _behind(reader: Reader) -> tuple[str, ...]:
    _ = reader.say
    found = []
    plain = {
        Role.HOST: _("Host: {actors}."),
        Role.SPONSOR: _("Sponsors: {actors}."),
        Role.MEDIATOR: _("Mediators: {seats}."),
    }
    for role, said in plain.items():
        actors = reader.list(reader.actor(one) for one in standing.actors_as(reader.view, role))
        if actors:
            found.append(said.format(actors=actors, seats=actors))
    backers = standing.backers(reader.view)
    for seat in _table(reader.view, backers):
        if backers[seat]:
            behind = reader.list(reader.actor(one) for one in backers[seat])
            found.append(_("Behind {seat}: {actors}.", seat=reader.seat(seat), actors=behind))
    return tuple(found)


def _table(view: View, seats: dict[str, tuple[str, ...]]) -> list[str]:
    return sorted(seats, key=lambda slug: view.seats[slug].place)


def _conflicts(reader: Reader) -> tuple[str, ...]:
    """One sentence an actor and party, whatever its roles: said without being asked."""
    return tuple(conflict(reader, actor, seat, frozenset(held)) for (actor, seat), held in _held(reader.view).items())


def _held(view: View) -> dict[tuple[str, str], set[Role]]:
    roles: dict[tuple[str, str], set[Role]] = {}
    for one in standing.conflicts_of_interest(view):
        roles.setdefault((one.actor, one.backs), set()).add(one.role)
    return roles

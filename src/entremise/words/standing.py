"""Where things stand, in a few sentences, with one on top that says it all; never more than the reader's view holds."""

from dataclasses import dataclass, replace
from typing import Final

from entremise.talks import standing
from entremise.talks.acts.convening import Role
from entremise.talks.acts.procedure import FreezeRoom
from entremise.talks.acts.public import Called, Characterise, Communique, Fighting, Modality, Reported, Statement
from entremise.talks.acts.rounds import Scene
from entremise.talks.acts.signing import Mode
from entremise.talks.standing import AccordStands, Situation, TalksStand
from entremise.talks.time import When
from entremise.talks.view.state import Asked, OpeningState, Signature, View, in_order
from entremise.words import terms, times
from entremise.words.chronicle.agreeing import entry, since
from entremise.words.chronicle.convening import conflict, qualified
from entremise.words.chronicle.public import against, called, fighting, report
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
    clauses = [_accord_clause(reader), *_hearsay_clauses(reader), _talks_clause(reader)]
    latest = standing.latest_word(reader.view)
    if latest is not None:
        clauses.append(_fighting_clause(reader, latest))
    return begun(_.pgettext("between clauses", "; ").join(clauses) + ".")


OF_THE_TEXT: Final = (
    *(Reported.DRAFT, Reported.INITIAL, Reported.SIGN, Reported.REFUSE),
    *(Reported.ASK_TIME, Reported.GRANT_TIME, Reported.LEAVE),
)
"""What of others' acts bears on the text, in the order in which it is told."""


def _hearsay_clauses(reader: Reader) -> list[str]:
    """What a seat was told of the text in public and hasn't seen; the sections say who says so."""
    _ = reader.say
    view = reader.view
    if view.seat is None:
        return []
    found = []
    heard = {one.report.what for one in standing.unseen(view) if one.report.modality is Modality.ASSERTED}
    named = reader.list(_(terms.REPORTED[what]) for what in OF_THE_TEXT if what in heard)
    if named:
        found.append(_("reported, not seen: {named}", named=named))
    last = standing.last_communique(view)
    if last is not None and standing.accord(view) is not AccordStands.IN_FORCE:
        act = last.placed.act
        assert isinstance(act, Communique)
        text = isolate(short(act.text).rstrip("."))
        found.append(_("the last communiqué says: “{text}”", text=text))
    return found


def _fighting_clause(reader: Reader, latest: Situation) -> str:
    """The latest word on the fighting, with who says so where it is of fighting."""
    _ = reader.say
    speaker, place = reader.speaker(latest.says), reader.place(latest.where)
    return {
        Fighting.WAR: _("the war goes on, {speaker} says", speaker=speaker),
        Fighting.OFFENSIVE: _("an offensive is under way, {speaker} says", speaker=speaker),
        Fighting.SIEGE: _("the siege goes on, {speaker} says", speaker=speaker),
        Fighting.TRUCE: _("a truce is reported"),
        Fighting.CEASEFIRE: _("a ceasefire is reported"),
        Fighting.CAPTURED: _("{place} is reported captured", place=place),
        Fighting.ENDED: _("the fighting is reported to have ended"),
    }[Fighting(latest.state)]


def _accord_clause(reader: Reader) -> str:
    _ = reader.say
    view = reader.view
    signed, missing = standing.signed_by(view), standing.not_signed_by(view)
    opening = standing.opening_now(view)
    match standing.accord(view):
        case AccordStands.NONE if view.seat is not None:
            return _("no text has been shown to this seat")
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
            bound = _since(reader, opening)
            if bound is None:
                return _("the accord is in force")
            return _("the accord is in force, since {time}", time=reader.when(bound))
        case AccordStands.REFUSED:
            declined = opening.declined if opening else ()
            return _("the accord is refused by {seats}, and not in force", seats=reader.seats(declined))
        case AccordStands.LAPSED:
            return _("the opening for signature has lapsed, and the accord is not in force")


def _since(reader: Reader, opening: OpeningState | None) -> When | None:
    return since(reader, opening, opening.in_force) if opening is not None and opening.in_force is not None else None


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
        Paragraph(_("Frozen rooms"), _frozen(reader)),
        Paragraph(_("Time asked for"), _time(reader)),
        Paragraph(_("Departures"), _departures(reader)),
        Paragraph(_("Reported, not seen"), _hearsay(reader)),
        Paragraph(_("Communiqué"), _communique(reader)),
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
        bound = _since(reader, opening)
        found.append(_("In force since {time}.", time=reader.when(bound)) if bound is not None else _("In force."))
    elif not opening.ended:
        found.append(entry(reader, opening.entry))
    return tuple(found)


def _signatures(reader: Reader, opening: OpeningState) -> list[str]:
    """Each party in turn: who has signed, who hasn't."""
    _ = reader.say
    view = reader.view
    given = {(one.seat, one.person): one for one in opening.given}
    if opening.mode is Mode.SEALED and not opening.opened:
        return [
            _("Signature is sealed: what is deposited is seen by nobody until all are in."),
            *_deposits(reader, opening),
        ]
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


def _deposits(reader: Reader, opening: OpeningState) -> list[str]:
    """The reader's own, that the wall hides from all others; all of them to the table's own eye."""
    _ = reader.say
    given: dict[str, list[str]] = {}
    for one in opening.signatures:
        if reader.view.seat in (None, one.seat):
            given.setdefault(one.seat, []).append(_signed(reader, one))
    return [
        _("{seat}: deposited, sealed until all are in: {persons}.", seat=reader.seat(seat), persons=reader.list(named))
        for seat, named in given.items()
    ]


def _signed(reader: Reader, one: Signature) -> str:
    """With its time only where that is known: the record's own clock says nothing of it."""
    _ = reader.say
    name = reader.person(one.seat, one.person)
    if one.at is None:
        return name if not one.ad_referendum or one.binds else _("{person} (ad referendum)", person=name)
    if not one.ad_referendum or one.binds:
        return _("{person} ({time})", person=name, time=reader.when(one.at))
    return _("{person} ({time}, ad referendum)", person=name, time=reader.when(one.at))


def _frozen(reader: Reader) -> tuple[str, ...]:
    """The rooms from which nothing can be done, as far as the reader was told."""
    _ = reader.say
    froze = in_order(reader.view.seen[act] for act in reader.view.frozen.values())
    return tuple(
        _(
            "The room of {seat} is frozen, by {who} ({time}).",
            seat=reader.seat(act.seat),
            who=reader.hand(seen.placed.by),
            time=_at(reader, seen.placed.at),
        )
        for seen in froze
        if isinstance(act := seen.placed.act, FreezeRoom)
    )


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


def _hearsay(reader: Reader) -> tuple[str, ...]:
    """What this seat knows by what somebody says alone. The table's own eye has the acts."""
    _ = reader.say
    if reader.view.seat is None:
        return ()
    found = []
    for one in standing.unseen(reader.view):
        what, speaker = report(reader, one.report), reader.speaker(one.said_by)
        if one.at is None:
            found.append(_("{report}: according to {speaker}.", report=what, speaker=speaker))
        else:
            time = reader.when(one.at)
            found.append(_("{report}: according to {speaker} ({time}).", report=what, speaker=speaker, time=time))
    return tuple(dict.fromkeys(found))


def _communique(reader: Reader) -> tuple[str, ...]:
    """The last one: what the mediators announced, beside what the reader has seen."""
    _ = reader.say
    last = standing.last_communique(reader.view)
    if last is None:
        return ()
    act = last.placed.act
    assert isinstance(act, Communique)
    return (
        _(
            "The last one, by {who} ({time}): “{text}”",
            who=reader.hand(last.placed.by),
            time=_at(reader, last.placed.at),
            text=isolate(short(act.text)),
        ),
    )


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
            first = _("One account ({speaker}): “{text}”", speaker=other.speaker, text=isolate(short(other.words.text)))
            told.setdefault(other.act, [first]).append(
                _("Another ({speaker}): “{text}”", speaker=other.other, text=isolate(short(act.text)))
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
    said = standing.hostilities(reader.view)
    if not said:
        return ()
    day = _day(reader, said[-1])
    newest = [_situation(reader, one) for one in said if _day(reader, one) == day]
    older = [_("Earlier: {says}", says=_situation(reader, one)) for one in reversed(said) if _day(reader, one) != day]
    return (*newest, *older)


def _day(reader: Reader, one: Situation) -> object:
    return one.at if one.at is None else times.day_in(one.at, reader.zone)


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
    holding = [one.relation for one in in_order(reader.view.relations.values()) if one.holds]
    return (*found, *qualified(reader, [one for one in holding if one.role not in (*plain, Role.BACKER)]))


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

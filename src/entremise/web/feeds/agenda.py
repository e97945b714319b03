"""The moments of a seat: each family of acts tells what it puts into the calendar."""

from collections.abc import Iterator

from entremise.talks.acts.messages import ConfirmConveying, RecallConveying
from entremise.talks.acts.rounds import (
    AdjournRound,
    Arrive,
    CloseRound,
    Consult,
    DeclareFailed,
    EndSitting,
    Format,
    Leave,
    ResumeRound,
    SuspendRound,
)
from entremise.talks.acts.signing import ConfirmSignature, DeclineSignature, Force, GrantTime, RefuseTime, Sign
from entremise.talks.acts.table import (
    Carried,
    DeadlineMoved,
    EnterIntoForce,
    OpeningLapsed,
    ProposalOutcome,
    SignaturesOpened,
    TimeLapsed,
)
from entremise.talks.view.state import Asked, AskState, OpeningState, Passage, RoundState, Seen
from entremise.web.feeds.moments import Course, Moment, Standing
from entremise.words import terms
from entremise.words.direction import isolate
from entremise.words.names import Reader, begun


def moments(reader: Reader) -> list[Moment]:
    """All moments of a reader's view, in the order in which the acts were seen that set them."""
    course = Course(reader.view)
    found = [
        *_rounds(reader, course),
        *_sittings(reader, course),
        *_openings(reader, course),
        *_proposals(reader, course),
        *_asks(reader, course),
        *_not_before(reader, course),
        *_consultations(reader, course),
    ]
    return sorted(found, key=lambda one: (course.of(one.about).place, one.what))


def _rounds(reader: Reader, course: Course) -> Iterator[Moment]:
    _ = reader.say
    for one in reader.view.rounds.values():
        opened = course.of(one.id)
        turns = course.after(one.id, SuspendRound, AdjournRound, ResumeRound, DeclareFailed, CloseRound)
        yield from _resumption(reader, course, one, turns)
        if opened.placed.at is None:
            continue
        over = next((turn for turn in turns if isinstance(turn.placed.act, DeclareFailed | CloseRound)), None)
        venue = isolate(one.venue)
        apart = one.format is Format.PROXIMITY
        yield Moment(
            about=one.id,
            what="round",
            title=_("Proximity round: {venue}", venue=venue)
            if apart
            else _("Round face to face: {venue}", venue=venue),
            says=_("State of the round: {phase}.", phase=_(terms.STATES[one.phase.value])),
            start=opened.placed.at,
            end=over.placed.at if over is not None else None,
            changes=len(turns),
            changed=course.shown(opened, *turns),
            lasts=True,
        )


def _resumption(reader: Reader, course: Course, held: RoundState, turns: list[Seen]) -> Iterator[Moment]:
    """When an adjourned round is to go on; called off where it went on earlier, ended, or was adjourned anew."""
    _ = reader.say
    set_by = [
        n
        for n, turn in enumerate(turns)
        if isinstance(turn.placed.act, AdjournRound) and turn.placed.act.until is not None
    ]
    if not set_by:
        return
    last = turns[set_by[-1]]
    until = last.placed.act.until if isinstance(last.placed.act, AdjournRound) else None
    assert until is not None, "it was looked for"
    later = turns[set_by[-1] + 1 :]
    in_time = later and isinstance(later[0].placed.act, ResumeRound) and later[0].placed.recorded_at >= until.at
    yield Moment(
        about=held.id,
        what="resumption",
        title=_("The round is to go on: {venue}", venue=isolate(held.venue)),
        says=_("It was adjourned until {time}.", time=reader.deadline(until)),
        start=until.said,
        changes=len(turns) - set_by[0] - 1,
        changed=course.shown(*turns[set_by[0] :]),
        standing=Standing.CALLED_OFF if later and not in_time else Standing.HOLDS,
    )


def _sittings(reader: Reader, course: Course) -> Iterator[Moment]:
    _ = reader.say
    for one in reader.view.sittings.values():
        begun_by, ends = course.of(one.id), course.after(one.id, EndSitting)
        if begun_by.placed.at is None:
            continue
        seats = reader.seats({sitter.seat for sitter in one.who})
        where = getattr(begun_by.placed.act, "where", None)
        yield Moment(
            about=one.id,
            what="sitting",
            title=_("Sitting: {seats}", seats=seats),
            says=_("Place: {place}.", place=isolate(where)) if where else "",
            start=begun_by.placed.at,
            end=ends[-1].placed.at if ends else None,
            changes=len(ends),
            changed=course.shown(begun_by, *ends),
            lasts=True,
        )


def _openings(reader: Reader, course: Course) -> Iterator[Moment]:
    _ = reader.say
    for one in reader.view.openings.values():
        draft = reader.view.drafts.get(one.draft)
        title = reader.words(draft.title) if draft is not None else _("the text")
        yield from _deadline(reader, course, one, title)
        yield from _force(reader, course, one, title)


def _deadline(reader: Reader, course: Course, one: OpeningState, title: str) -> Iterator[Moment]:
    _ = reader.say
    if one.deadline is None:
        return
    opened, moved = course.of(one.id), course.after(one.id, DeadlineMoved)
    ends = course.after(one.id, Sign, ConfirmSignature, SignaturesOpened, EnterIntoForce) if one.complete else []
    met = bool(ends) and not one.lapsed
    yield Moment(
        about=one.id,
        what="deadline",
        title=_("Deadline for signature: {title}", title=title),
        says=_("Until {time}. All have signed.", time=reader.deadline(one.deadline))
        if met
        else _("Until {time}.", time=reader.deadline(one.deadline)),
        start=one.deadline.said,
        changes=len(moved) + met,
        changed=course.shown(opened, *moved, *(ends if met else ())),
        standing=Standing.CALLED_OFF if met else Standing.HOLDS,
    )


def _force(reader: Reader, course: Course, one: OpeningState, title: str) -> Iterator[Moment]:
    """Entry into force: when it is a fact, or where the accord's own clause names a time."""
    _ = reader.say
    opened = course.of(one.id)
    ends = course.after(one.id, EnterIntoForce, OpeningLapsed)
    since = one.in_force or (one.entry.at if one.entry.force is Force.AT else None)
    if since is None:
        return
    standing = Standing.HOLDS if one.in_force else Standing.CALLED_OFF if one.lapsed else Standing.OPEN
    yield Moment(
        about=one.id,
        what="force",
        title=_("Entry into force: {title}", title=title),
        says="" if one.in_force else _("By its own clause, once all have signed."),
        start=since,
        changes=len(ends),
        changed=course.shown(opened, *ends),
        standing=standing,
    )


def _proposals(reader: Reader, course: Course) -> Iterator[Moment]:
    _ = reader.say
    for one in reader.view.proposals.values():
        until = one.propose.deadline
        if until is None:
            continue
        proposed, outcome = course.of(one.id), course.after(one.id, ProposalOutcome)
        early = bool(outcome) and outcome[-1].placed.recorded_at < until.at
        yield Moment(
            about=one.id,
            what="answer",
            title=_("Deadline for answers to the proposal"),
            says=_("Until {time}.", time=reader.deadline(until)),
            start=until.said,
            changes=len(outcome),
            changed=course.shown(proposed, *outcome),
            standing=Standing.CALLED_OFF if early else Standing.HOLDS,
        )


_BECAME = {
    Asked.ASKED: Standing.OPEN,
    Asked.GRANTED: Standing.HOLDS,
    Asked.REFUSED: Standing.CALLED_OFF,
    Asked.OVERTAKEN: Standing.CALLED_OFF,
}


def _asks(reader: Reader, course: Course) -> Iterator[Moment]:
    _ = reader.say
    for one in reader.view.asks.values():
        asked = course.of(one.id)
        answers = [*course.after(one.id, GrantTime, RefuseTime, TimeLapsed), *_overtaking(course, one)]
        granted = one.state is Asked.LAPSED and any(isinstance(turn.placed.act, GrantTime) for turn in answers)
        until = reader.deadline(one.until)
        if one.state is Asked.GRANTED or granted:
            title = _("Time granted to {seat}", seat=reader.seat(one.seat))
        else:
            title = _("Time asked for by {seat}", seat=reader.seat(one.seat))
        yield Moment(
            about=one.id,
            what="time",
            title=title,
            says=_("Until {time}: {state}.", time=until, state=_(terms.STATES[one.state.value])),
            start=one.until.said,
            changes=len(answers),
            changed=course.shown(asked, *answers),
            standing=_BECAME.get(one.state, Standing.HOLDS if granted else Standing.OPEN),
        )


def _overtaking(course: Course, ask: AskState) -> list[Seen]:
    """The act by which who asked for time made it needless, as far as the seat sees it."""
    if ask.state is not Asked.OVERTAKEN:
        return []
    asked = course.of(ask.id).placed.recorded_at
    for one in course.acts:
        act = one.placed.act
        its_own = one.placed.by.seat == ask.seat and isinstance(act, Sign | ConfirmSignature | DeclineSignature)
        left = isinstance(act, Leave) and (act.seat or one.placed.by.seat) == ask.seat
        opened = isinstance(act, SignaturesOpened) and ask.seat in act.signed
        if one.placed.recorded_at > asked and (its_own or left or opened):
            return [one]
    return []


def _not_before(reader: Reader, course: Course) -> Iterator[Moment]:
    """From when words may be carried, for those who see the words or their carrying."""
    _ = reader.say
    for words in reader.view.entrusted.values():
        if words.rule.not_before is not None:
            yield Moment(
                about=words.id,
                what="not-before",
                title=_("Words of {seat}: not to be conveyed before", seat=reader.seat(words.party)),
                says="",
                start=words.rule.not_before,
                changes=0,
                changed=course.shown(course.of(words.id)),
            )
    for one in reader.view.conveyings.values():
        if one.convey.not_before is not None:
            turns = course.after(one.id, ConfirmConveying, RecallConveying, Carried)
            yield Moment(
                about=one.id,
                what="not-before",
                title=_("Words for {seat}: not before", seat=reader.seat(one.convey.to)),
                says=begun(_(terms.STATES[one.passage.value])),
                start=one.convey.not_before,
                changes=len(turns),
                changed=course.shown(course.of(one.id), *turns),
                standing=Standing.CALLED_OFF if one.passage is Passage.RECALLED else Standing.HOLDS,
            )


def _consultations(reader: Reader, course: Course) -> Iterator[Moment]:
    """When a delegation that went for consultations is expected back; called off where it came back earlier."""
    _ = reader.say
    for n, one in enumerate(course.acts):
        act = one.placed.act
        if not isinstance(act, Consult) or act.back is None:
            continue
        seat = act.seat or one.placed.by.seat
        back = [
            other
            for other in course.acts[n + 1 :]
            if isinstance(other.placed.act, Arrive) and (other.placed.act.seat or other.placed.by.seat) == seat
        ][:1]
        early = bool(back) and back[0].placed.recorded_at < act.back.at
        yield Moment(
            about=one.placed.id,
            what="back",
            title=_("Expected back: {seat}", seat=reader.seat(seat)),
            says=_("Until {time}.", time=reader.deadline(act.back)),
            start=act.back.said,
            changes=len(back),
            changed=course.shown(one, *back),
            standing=Standing.CALLED_OFF if early else Standing.HOLDS,
        )

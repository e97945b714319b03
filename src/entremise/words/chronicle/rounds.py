"""Lines on rounds, on who comes and goes, and on who sat with whom."""

from collections.abc import Callable, Mapping
from typing import Any

from entremise.talks.acts.base import Act
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
from entremise.talks.view.state import Seen
from entremise.words.chronicle.line import Line, earlier, told, who, words
from entremise.words.direction import isolate
from entremise.words.names import Reader


def open_round(reader: Reader, seen: Seen, act: OpenRound) -> Line:
    _ = reader.say
    venue = isolate(act.venue)
    if act.format is Format.PROXIMITY:
        says = _("{who} opens a proximity round: {venue}.", who=who(reader, seen), venue=venue)
        line = Line(says).but(_("The parties stay in rooms apart; mediators go between them."))
    else:
        line = Line(_("{who} opens a round face to face: {venue}.", who=who(reader, seen), venue=venue))
    planned = _("Planned: {meeting}", meeting=isolate(act.planned)) if act.planned else None
    return line.but(planned, told(reader, act.told))


def suspend_round(reader: Reader, seen: Seen, act: SuspendRound) -> Line:
    _ = reader.say
    return Line(_("{who} suspends the round.", who=who(reader, seen)), words(act.reason))


def adjourn_round(reader: Reader, seen: Seen, act: AdjournRound) -> Line:
    _ = reader.say
    if act.until is None:
        return Line(_("{who} adjourns the round.", who=who(reader, seen)), words(act.reason))
    until = reader.deadline(act.until)
    return Line(_("{who} adjourns the round until {time}.", who=who(reader, seen), time=until), words(act.reason))


def resume_round(reader: Reader, seen: Seen, act: ResumeRound) -> Line:
    _ = reader.say
    return Line(_("{who} resumes the round.", who=who(reader, seen)))


def declare_failed(reader: Reader, seen: Seen, act: DeclareFailed) -> Line:
    _ = reader.say
    return Line(_("{who} declares that the round has failed.", who=who(reader, seen)), words(act.reason))


def close_round(reader: Reader, seen: Seen, act: CloseRound) -> Line:
    _ = reader.say
    return Line(_("{who} closes the round.", who=who(reader, seen)), words(act.outcome))


def _recorded_by(reader: Reader, seen: Seen, seat: str) -> str | None:
    """Who recorded it, where it wasn't the seat itself."""
    _ = reader.say
    if seat == seen.placed.by.seat:
        return None
    return _("Recorded by {who}.", who=who(reader, seen))


def _subject(reader: Reader, seen: Seen, seat: str) -> str:
    return who(reader, seen) if seat == seen.placed.by.seat else reader.seat(seat)


def arrive(reader: Reader, seen: Seen, act: Arrive) -> Line:
    _ = reader.say
    seat = act.seat or seen.placed.by.seat
    subject = _subject(reader, seen, seat)
    if act.scene is Scene.TABLE:
        says = _("{who} comes to the table.", who=subject)
    elif act.where is not None:
        says = _("{who} arrives: {place}.", who=subject, place=isolate(act.where))
    else:
        says = _("{who} arrives at the place of the talks.", who=subject)
    return Line(says, of=seat).but(_recorded_by(reader, seen, seat), told(reader, act.told))


def leave(reader: Reader, seen: Seen, act: Leave) -> Line:
    _ = reader.say
    seat = act.seat or seen.placed.by.seat
    subject = _subject(reader, seen, seat)
    if act.scene is Scene.TABLE:
        says = _("{who} leaves the table.", who=subject)
    elif act.where is not None:
        says = _("{who} leaves the place of the talks ({place}).", who=subject, place=isolate(act.where))
    else:
        says = _("{who} leaves the place of the talks.", who=subject)
    return Line(says, of=seat).but(_recorded_by(reader, seen, seat), told(reader, act.told))


def consult(reader: Reader, seen: Seen, act: Consult) -> Line:
    _ = reader.say
    seat = act.seat or seen.placed.by.seat
    says = _("{who} departs for consultations.", who=_subject(reader, seen, seat))
    back = _("Expected back: {time}.", time=reader.deadline(act.back)) if act.back else None
    return Line(says, of=seat).but(back, _recorded_by(reader, seen, seat), told(reader, act.told))


def _sitters(reader: Reader, who: tuple[Sitter, ...]) -> str:
    """Each seat once, with its persons."""
    _ = reader.say
    named = []
    for seat in dict.fromkeys(sitter.seat for sitter in who):
        persons = [reader.person(seat, one.person) for one in who if one.seat == seat and one.person is not None]
        if persons:
            named.append(_("{seat} ({persons})", seat=reader.seat(seat), persons=reader.list(persons)))
        else:
            named.append(reader.seat(seat))
    return reader.list(named)


def _parties(reader: Reader, who: tuple[Sitter, ...]) -> set[str]:
    return {sitter.seat for sitter in who} & reader.view.parties()


def _side(reader: Reader, who: tuple[Sitter, ...]) -> str | None:
    """The one party that sits: whose matter the sitting is."""
    parties = _parties(reader, who)
    return next(iter(parties)) if len(parties) == 1 else None


def begin_sitting(reader: Reader, seen: Seen, act: BeginSitting) -> Line:
    _ = reader.say
    together = _sitters(reader, act.who)
    if act.where is None:
        says = _("A sitting begins: {together}.", together=together)
    else:
        says = _("A sitting begins ({place}): {together}.", place=isolate(act.where), together=together)
    line = Line(says, of=_side(reader, act.who))
    return line.but(_("Two parties sit in one room.")) if len(_parties(reader, act.who)) > 1 else line


def end_sitting(reader: Reader, seen: Seen, act: EndSitting) -> Line:
    _ = reader.say
    begun: BeginSitting | None = earlier(reader, act.begun, BeginSitting)
    who = act.who or (begun.who if begun else ())
    if not who:
        return Line(_("The sitting ends."))
    return Line(_("The sitting ends: {together}.", together=_sitters(reader, who)), of=_side(reader, who))


LINES: Mapping[type[Act], Callable[[Reader, Seen, Any], Line]] = {
    OpenRound: open_round,
    SuspendRound: suspend_round,
    AdjournRound: adjourn_round,
    ResumeRound: resume_round,
    DeclareFailed: declare_failed,
    CloseRound: close_round,
    Arrive: arrive,
    Leave: leave,
    Consult: consult,
    BeginSitting: begin_sitting,
    EndSitting: end_sitting,
}

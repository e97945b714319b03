"""Lines on public life: what is said aloud and by whom, the fighting, and what is shown to more readers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from entremise.talks.acts.base import Act
from entremise.talks.acts.disclosing import Acquaint, Disclose
from entremise.talks.acts.public import (
    Called,
    Characterise,
    Communique,
    Fighting,
    Finding,
    Forces,
    Hostilities,
    Incident,
    Modality,
    Posture,
    Report,
    Statement,
)
from entremise.talks.view.state import Seen
from entremise.words import terms
from entremise.words.chronicle.line import Against, Line, earlier, who, words
from entremise.words.direction import isolate
from entremise.words.names import Reader

DOUBTED = (Modality.APPARENT, Modality.POSSIBLE)


def statement(reader: Reader, seen: Seen, act: Statement) -> Line:
    _ = reader.say
    speaker = reader.speaker(act.speaker)
    if act.for_actor is None:
        says = _("Said in public by {speaker}:", speaker=speaker)
    else:
        says = _("Said in public by {speaker}, for {actor}:", speaker=speaker, actor=reader.actor(act.for_actor))
    line = Line(says, words(act.text, act.language), doubtful=any(one.modality in DOUBTED for one in act.reports))
    if act.published is not None:
        line = line.but(_("Published: {where}.", where=isolate(act.published)))
    if act.reports:
        reports = _.pgettext("between headings", "; ").join(report(reader, one) for one in act.reports)
        line = line.but(_("Reported in it: {reports}.", reports=reports))
    return replace(line, against=against(reader, act), of=act.for_actor)


def against(reader: Reader, act: Statement) -> Against | None:
    """The earlier statement that this one contradicts: both are shown side by side."""
    other: Statement | None = earlier(reader, act.contradicts, Statement) if act.contradicts else None
    if other is None or act.contradicts is None:
        return None
    return Against(isolate(other.speaker), words(other.text, other.language)[0], act.contradicts)


def report(reader: Reader, one: Report) -> str:
    """An act of another as a statement reports it: never the act itself."""
    _ = reader.say
    parts = [_(terms.REPORTED[one.what])]
    if one.person is not None and one.seat is not None:
        parts.append(_("{person} ({seat})", person=isolate(one.person), seat=reader.seat(one.seat)))
    elif one.person is not None:
        parts.append(isolate(one.person))
    elif one.seat is not None:
        parts.append(reader.seat(one.seat))
    if one.until is not None:
        parts.append(_("until {time}", time=reader.deadline(one.until)))
    if one.when is not None:
        parts.append(_("on {time}", time=reader.when(one.when)))
    if one.modality is not Modality.ASSERTED:
        parts.append(_(terms.MODALITIES[one.modality]))
    return _.pgettext("between names", ", ").join(parts)


def communique(reader: Reader, seen: Seen, act: Communique) -> Line:
    _ = reader.say
    return Line(_("{who} publishes a communiqué:", who=who(reader, seen)), words(act.text, act.language))


def characterise(reader: Reader, seen: Seen, act: Characterise) -> Line:
    """An opinion, with who holds it: the event it is about stands on a line of its own."""
    return Line(called(reader, act), words(act.text, act.language), doubtful=True, of=act.of_seat)


def called(reader: Reader, act: Characterise) -> str:
    """Who calls what by which word."""
    _ = reader.say
    speaker = reader.speaker(act.speaker)
    seat = reader.seat(act.of_seat) if act.of_seat else None
    match act.word:
        case Called.WALK_OUT if seat is not None:
            return _("According to {speaker}, the departure of {seat} was a walk-out.", speaker=speaker, seat=seat)
        case Called.WALK_OUT:
            return _("According to {speaker}, there was a walk-out.", speaker=speaker)
        case Called.FAILED if seat is not None:
            return _("According to {speaker}, {seat} has failed.", speaker=speaker, seat=seat)
        case Called.FAILED:
            return _("According to {speaker}, the talks have failed.", speaker=speaker)
        case Called.PROGRESS:
            return _("According to {speaker}, there is progress.", speaker=speaker)
        case _other:
            return _("In the words of {speaker}:", speaker=speaker)


def fighting(reader: Reader, state: Fighting, where: str) -> str:
    """The state of the fighting at a place, in a few words."""
    _ = reader.say
    place = reader.place(where)
    return {
        Fighting.WAR: _("{place}: war", place=place),
        Fighting.OFFENSIVE: _("{place}: an offensive is under way", place=place),
        Fighting.SIEGE: _("{place}: the siege goes on", place=place),
        Fighting.TRUCE: _("{place}: a truce", place=place),
        Fighting.CEASEFIRE: _("{place}: a ceasefire", place=place),
        Fighting.CAPTURED: _("{place}: captured", place=place),
        Fighting.ENDED: _("{place}: the fighting has ended", place=place),
    }[state]


def hostilities(reader: Reader, seen: Seen, act: Hostilities) -> Line:
    _ = reader.say
    state = fighting(reader, act.state, act.where)
    if act.of_seat is None:
        says = _("{state}, according to {speaker}.", state=state, speaker=reader.speaker(act.says))
    else:
        says = _(
            "{state} ({seat}), according to {speaker}.",
            state=state,
            seat=reader.seat(act.of_seat),
            speaker=reader.speaker(act.says),
        )
    return Line(says, words(act.text), of=act.of_seat)


def forces(reader: Reader, seen: Seen, act: Forces) -> Line:
    _ = reader.say
    seat, place, speaker = reader.seat(act.of_seat), reader.place(act.where), reader.speaker(act.says)
    says = {
        Posture.HOLD: _("{place}: the forces of {seat} hold their positions, according to {speaker}."),
        Posture.ADVANCE: _("{place}: the forces of {seat} advance, according to {speaker}."),
        Posture.WITHDRAW: _("{place}: the forces of {seat} withdraw, according to {speaker}."),
        Posture.WILL_NOT_WITHDRAW: _(
            "{place}: the forces of {seat} will not withdraw from their positions, according to {speaker}."
        ),
    }[act.posture]
    return Line(says.format(place=place, seat=seat, speaker=speaker), words(act.text), of=act.of_seat)


def incident(reader: Reader, seen: Seen, act: Incident) -> Line:
    _ = reader.say
    place, speaker = reader.place(act.where), reader.speaker(act.says)
    if act.accused is None:
        says = _("{place}: an incident, reported by {speaker}.", place=place, speaker=speaker)
    else:
        says = _(
            "{place}: an incident, reported by {speaker}; accused: {seat}.",
            place=place,
            speaker=speaker,
            seat=reader.seat(act.accused),
        )
    return Line(says, words(act.text), doubtful=True).but(_("Not yet a finding."))


def finding(reader: Reader, seen: Seen, act: Finding) -> Line:
    _ = reader.say
    if act.established:
        says = _("{who} finds that the incident is established.", who=who(reader, seen))
    else:
        says = _("{who} finds that the incident isn’t established.", who=who(reader, seen))
    return Line(says, words(act.text))


def disclose(reader: Reader, seen: Seen, act: Disclose) -> Line:
    _ = reader.say
    count = _.ngettext("{n} earlier act", "{n} earlier acts", len(act.acts)).format(n=len(act.acts))
    if act.public:
        return Line(_("{who} publishes {acts}.", who=who(reader, seen), acts=count))
    return Line(_("{who} shows {acts} to {seats}.", who=who(reader, seen), acts=count, seats=reader.seats(act.to)))


def acquaint(reader: Reader, seen: Seen, act: Acquaint) -> Line:
    _ = reader.say
    says = _.ngettext(
        "{seat} is shown what was public before it came: {n} act.",
        "{seat} is shown what was public before it came: {n} acts.",
        len(act.acts),
    )
    return Line(says.format(seat=reader.seat(act.to), n=len(act.acts)), of=act.to)


LINES: Mapping[type[Act], Callable[[Reader, Seen, Any], Line]] = {
    Statement: statement,
    Communique: communique,
    Characterise: characterise,
    Hostilities: hostilities,
    Forces: forces,
    Incident: incident,
    Finding: finding,
    Disclose: disclose,
    Acquaint: acquaint,
}

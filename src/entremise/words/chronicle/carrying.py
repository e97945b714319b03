"""Lines on words: entrusted, conveyed, received, kept among one's own."""

from collections.abc import Callable, Mapping
from typing import Any

from entremise.talks.acts.base import Act
from entremise.talks.acts.inner import HandOverNonPaper, InnerPaper, MediatorNote, Purpose
from entremise.talks.acts.messages import (
    AnswerOral,
    AnswerWording,
    ConfirmConveying,
    Convey,
    Message,
    NoteOral,
    RecallConveying,
    ShowWording,
)
from entremise.talks.acts.table import Carried, Word
from entremise.talks.view.state import Seen
from entremise.words import terms
from entremise.words.chronicle.line import Line, by_of, carry, earlier, translation, who, words
from entremise.words.direction import isolate
from entremise.words.names import Reader


def message(reader: Reader, seen: Seen, act: Message) -> Line:
    _ = reader.say
    says = _("{who} writes to {seats}.", who=who(reader, seen), seats=reader.seats(act.to))
    return Line(says, words(act.text, act.language)).but(carry(reader, act.rule))


def note_oral(reader: Reader, seen: Seen, act: NoteOral) -> Line:
    """Doubtful until the party has confirmed it."""
    _ = reader.say
    party = reader.seat(act.party)
    if act.speaker is not None:
        speaker = _("{person} ({seat})", person=reader.person(act.party, act.speaker), seat=party)
    elif act.speaker_named is not None:
        speaker = _("{person} ({seat})", person=isolate(act.speaker_named), seat=party)
    else:
        speaker = party
    says = _(
        "{who} notes what {speaker} said {means}.",
        who=who(reader, seen),
        speaker=speaker,
        means=_(terms.MEANS[act.means]),
    )
    known = reader.view.entrusted.get(seen.placed.id)
    confirmed = known.confirmed if known else None
    stands = {
        True: _("Confirmed by the party."),
        False: _("Contested by the party."),
        None: _("Not yet confirmed by the party."),
    }[confirmed]
    line = Line(says, words(act.text, act.language), doubtful=confirmed is not True, of=act.party)
    return line.but(carry(reader, act.rule), stands)


def answer_oral(reader: Reader, seen: Seen, act: AnswerOral) -> Line:
    _ = reader.say
    if act.confirmed:
        says = _("{who} confirms the words noted.", who=who(reader, seen))
    else:
        says = _("{who} contests the words noted.", who=who(reader, seen))
    return Line(says, words(act.remark))


def show_wording(reader: Reader, seen: Seen, act: ShowWording) -> Line:
    _ = reader.say
    says = _(
        "{who} shows {seat} the words that would be conveyed, for approval.",
        who=who(reader, seen),
        seat=reader.seat(act.to),
    )
    return Line(says, words(act.text, act.language), of=act.to)


def answer_wording(reader: Reader, seen: Seen, act: AnswerWording) -> Line:
    _ = reader.say
    if act.approved:
        says = _("{who} approves the wording.", who=who(reader, seen))
    else:
        says = _("{who} doesn’t approve the wording.", who=who(reader, seen))
    return Line(says, words(act.remark))


def convey(reader: Reader, seen: Seen, act: Convey) -> Line:
    """What the carrier and other mediators see; the recipient sees the word that arrives, and nothing of this."""
    _ = reader.say
    to = reader.seat(act.to)
    if act.orally:
        says = _("{who} tells {seat} by word of mouth.", who=who(reader, seen), seat=to)
    else:
        says = _("{who} prepares words for {seat}.", who=who(reader, seen), seat=to)
    second, made = translation(reader, act.translation)
    line = Line(says, words(act.text, act.language) + second, of=act.to).but(made)
    source = by_of(reader, act.source) if act.source else None
    noted: NoteOral | None = earlier(reader, act.source, NoteOral) if act.source else None
    source = noted.party if noted else source
    if act.source is None:
        line = line.but(_("The mediators’ own words."))
    elif source is not None and act.origin is None:
        line = line.but(_("Rests on words of {seat}, which the recipient isn’t told.", seat=reader.seat(source)))
    elif act.origin is not None:
        line = line.but(_("Rests on words of {seat}, which the recipient is told.", seat=reader.seat(act.origin)))
    if act.condition_met is not None:
        line = line.but(_("The condition is met: {condition}", condition=isolate(act.condition_met)))
    if act.not_before is not None:
        line = line.but(_("Not to arrive before {time}.", time=reader.when(act.not_before)))
    if act.second is not None:
        line = line.but(_("To be confirmed by {seat}.", seat=reader.seat(act.second)))
    return line


def _recipient(reader: Reader, conveying: str) -> str | None:
    prepared: Convey | None = earlier(reader, conveying, Convey)
    return prepared.to if prepared else None


def confirm_conveying(reader: Reader, seen: Seen, act: ConfirmConveying) -> Line:
    _ = reader.say
    to = _recipient(reader, act.conveying)
    if to is None:
        says = _("{who} confirms the words to be conveyed.", who=who(reader, seen))
    else:
        says = _("{who} confirms the words for {seat}.", who=who(reader, seen), seat=reader.seat(to))
    return Line(says, of=to).but(_("Held back for thirty seconds, in which they can be recalled."))


def recall_conveying(reader: Reader, seen: Seen, act: RecallConveying) -> Line:
    _ = reader.say
    to = _recipient(reader, act.conveying)
    if to is None:
        says = _("{who} recalls the words to be conveyed.", who=who(reader, seen))
    else:
        says = _("{who} recalls the words for {seat}.", who=who(reader, seen), seat=reader.seat(to))
    return Line(says, of=to).but(_("They never reach the recipient."))


def word(reader: Reader, seen: Seen, act: Word) -> Line:
    _ = reader.say
    to, carrier = reader.seat(act.to), reader.seat(act.carried_by)
    if act.origin is None:
        says = _("Words reach {seat} through {carrier}.", seat=to, carrier=carrier)
    else:
        origin = reader.seat(act.origin)
        says = _("Words of {origin} reach {seat} through {carrier}.", origin=origin, seat=to, carrier=carrier)
    second, made = translation(reader, act.translation)
    return Line(says, words(act.text, act.language) + second, of=act.to).but(made)


def carried(reader: Reader, seen: Seen, act: Carried) -> Line:
    _ = reader.say
    to = _recipient(reader, act.conveying)
    if to is None:
        return Line(_("The conveyed words have arrived."))
    return Line(_("The words for {seat} have arrived.", seat=reader.seat(to)), of=to)


def inner_paper(reader: Reader, seen: Seen, act: InnerPaper) -> Line:
    _ = reader.say
    says = {
        Purpose.NOTE: _("{who}: a note in the delegation’s inner room.", who=who(reader, seen)),
        Purpose.DRAFT: _("{who}: a draft in the delegation’s inner room.", who=who(reader, seen)),
        Purpose.INSTRUCTION: _("{who}: an instruction in the delegation’s inner room.", who=who(reader, seen)),
    }[act.purpose]
    return Line(says, words(act.text, act.language)).but(_("Seen by nobody else, mediators included."))


def mediator_note(reader: Reader, seen: Seen, act: MediatorNote) -> Line:
    _ = reader.say
    if act.to:
        says = _("{who}: a note to {seats}, among mediators.", who=who(reader, seen), seats=reader.seats(act.to))
    else:
        says = _("{who}: a note to self.", who=who(reader, seen))
    return Line(says, words(act.text, act.language))


def hand_over_non_paper(reader: Reader, seen: Seen, act: HandOverNonPaper) -> Line:
    _ = reader.say
    to = reader.seat(act.to)
    if act.called is None:
        says = _("{who} hands a non-paper to {seat}.", who=who(reader, seen), seat=to)
    else:
        says = _(
            "{who} hands the non-paper “{called}” to {seat}.",
            who=who(reader, seen),
            called=isolate(act.called),
            seat=to,
        )
    return Line(says).but(_("Of it only this is on the record."))


LINES: Mapping[type[Act], Callable[[Reader, Seen, Any], Line]] = {
    Message: message,
    NoteOral: note_oral,
    AnswerOral: answer_oral,
    ShowWording: show_wording,
    AnswerWording: answer_wording,
    Convey: convey,
    ConfirmConveying: confirm_conveying,
    RecallConveying: recall_conveying,
    Word: word,
    Carried: carried,
    InnerPaper: inner_paper,
    MediatorNote: mediator_note,
    HandOverNonPaper: hand_over_non_paper,
}

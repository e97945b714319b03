"""Words that mediators prepared for somebody: from where to where, and how far they have come."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from entremise.talks.acts.messages import ConfirmConveying, Convey, RecallConveying
from entremise.talks.table import word_of
from entremise.talks.view.state import ConveyingState, Passage
from entremise.web.desk.crossing import language_of, refusal
from entremise.web.desk.inference import arrives, source_of
from entremise.web.desk.ledger import Ledger
from entremise.web.desk.standpoint import Standpoint
from entremise.words import times
from entremise.words.chronicle.line import Words
from entremise.words.direction import neutralise
from entremise.words.names import begun

JUST: Final = timedelta(minutes=2)
"""How long what has arrived is still shown among what is on its way."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a passage: a seat with its place at the table, and the words as they stand there."""

    seat: str | None
    name: str
    side: int | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A passage across the wall: the words received, the words conveyed, and where they are now.

    `before` has no seat where the words are the mediators' own. `says` tells where they are; `origin` what the reader
    learns of their author. `live`: nothing has arrived, and it can still be decided whether it will.
    """

    id: str
    n: int
    place: tuple[int, ...]
    carrier: str
    recipient: str
    author: str
    before: End
    after: End
    passage: Passage
    says: str
    origin: str
    when: str
    translator: str
    may_confirm: bool
    may_recall: bool
    may_anew: bool

    @property
    def live(self) -> bool:
        return self.passage in (Passage.PREPARED, Passage.HELD)

    @property
    def rests_on(self) -> bool:
        """Whether it rests on words of a party."""
        return self.before.seat is not None

    @property
    def ident(self) -> str:
        return f"c-{self.id}"

    @property
    def leftward(self) -> bool:
        """Whether it goes towards the beginning of the line: from a party's place to one before it."""
        return self.before.side is not None and self.after.side is not None and self.after.side < self.before.side


def crossing(at: Standpoint, ledger: Ledger, conveying: ConveyingState) -> Crossing:
    """A passage as the desk shows it."""
    convey, source = conveying.convey, source_of(at, conveying)
    return Crossing(
        id=conveying.id,
        n=conveying.place[0],
        place=conveying.place,
        carrier=at.reader.seat(conveying.carrier),
        recipient=at.reader.seat(convey.to),
        author=at.reader.seat(source.party) if source is not None else "",
        before=before(at, conveying),
        after=after(at, conveying),
        passage=conveying.passage,
        says=_says(at, ledger, conveying),
        origin=_origin(at, convey) if conveying.passage is not Passage.RECALLED else "",
        when=at.hour(at.view.seen[conveying.id].placed.at),
        translator=convey.translation.translator if convey.translation is not None else "",
        may_confirm=at.may(ConfirmConveying(conveying=conveying.id)),
        may_recall=at.may(RecallConveying(conveying=conveying.id)),
        may_anew=conveying.passage is Passage.RECALLED and refusal(at, convey.to, source) is None,
    )


def is_going(at: Standpoint, ledger: Ledger, conveying: ConveyingState) -> bool:
    """Whether words are on their way, or have only just arrived: one sees them get there."""
    if conveying.passage in (Passage.PREPARED, Passage.HELD):
        return True
    ended = ledger.ended.get(conveying.id)
    just = ended is not None and at.now - ended.placed.recorded_at < JUST
    return conveying.passage is Passage.CARRIED and just


def before(at: Standpoint, conveying: ConveyingState) -> End:
    """Where the words come from: the party that entrusted them, or the mediators themselves."""
    source = source_of(at, conveying)
    if source is None:
        return End(None, at.say("The mediators’ own words"), None, ())
    return received(at, source.id)


def received(at: Standpoint, source: str) -> End:
    """Words as they were received."""
    words = at.view.entrusted[source]
    said = (Words(neutralise(words.text), language_of(at, source) or ""),) if words.text else ()
    return End(words.party, begun(at.reader.seat(words.party)), at.sides.get(words.party), said)


def after(at: Standpoint, conveying: ConveyingState) -> End:
    """Where they go, as the recipient reads them: of the very word that the table would deliver."""
    word = word_of(conveying)
    said = [Words(neutralise(word.text), word.language)]
    if word.translation is not None:
        said.append(Words(neutralise(word.translation.text), word.translation.language))
    return End(word.to, begun(at.reader.seat(word.to)), at.sides.get(word.to), tuple(said))


def _origin(at: Standpoint, convey: Convey) -> str:
    _ = at.say
    if convey.origin is not None:
        return _("The reader learns that they are words of {seat}.", seat=at.reader.seat(convey.origin))
    return _("The reader isn’t told whose words they are.") if convey.source is not None else ""


def _says(at: Standpoint, ledger: Ledger, conveying: ConveyingState) -> str:
    _ = at.say
    ended = ledger.ended.get(conveying.id)
    clock = at.hour(ended.placed.recorded_at) if ended is not None else ""
    match conveying.passage:
        case Passage.PREPARED if conveying.convey.second is not None:
            return _("Prepared; it waits for {seat} to confirm it.", seat=at.reader.seat(conveying.convey.second))
        case Passage.PREPARED:
            return _("Prepared, not confirmed: nothing arrives until it is.")
        case Passage.HELD:
            return _("Arrives at {time}.", time=_to_the_second(at, conveying))
        case Passage.CARRIED:
            return _("Arrived, {time}.", time=clock)
        case Passage.RECALLED:
            return _("Taken back, {time}: it never arrived.", time=clock)
        case Passage.SAID:
            return _("Said by word of mouth; nothing of it on the recipient’s pages.")


def _to_the_second(at: Standpoint, conveying: ConveyingState) -> str:
    """The hour with its seconds today, when half a minute matters; else the day as well."""
    due = arrives(at, conveying)
    zone = at.reader.zone
    if times.day_in(due, zone) == times.day_in(at.now, zone):
        return times.clock(due.replace(microsecond=0), zone, at.say)
    return at.when(due.replace(microsecond=0))

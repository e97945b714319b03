"""What stands around the sides: sittings, the round, terms, notes among mediators, what came to pass meanwhile."""

from dataclasses import dataclass
from itertools import islice

from entremise.talks.acts.inner import MediatorNote
from entremise.talks.acts.rounds import BeginSitting, Format
from entremise.talks.acts.table import Carried, Word
from entremise.talks.time import When
from entremise.talks.view.state import Phase, RoundState, Seen, SittingState, in_order
from entremise.web.desk.ledger import Ledger
from entremise.web.desk.standpoint import Standpoint
from entremise.words import terms
from entremise.words.chronicle import line
from entremise.words.chronicle.line import Words
from entremise.words.direction import isolate, neutralise
from entremise.words.names import in_language
from entremise.words.standing import short

SITTINGS = 8
NOTES = 6
NEWS = 10
"""How many of each stand on the desk."""


@dataclass(frozen=True, slots=True)
class Sat:
    """A sitting: who met whom, where and when. `open` as long as it goes on."""

    id: str
    who: str
    where: str
    when: str
    open: bool


@dataclass(frozen=True, slots=True)
class Round:
    """The round that was opened last: where it is, and where it stands."""

    id: str
    says: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of procedure, and what each party said to them."""

    id: str
    subject: str
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note among mediators, and whose it is."""

    id: str
    says: str
    when: str
    words: Words
    own: bool


@dataclass(frozen=True, slots=True)
class News:
    """Something public, or of the table."""

    id: str
    when: str
    says: str


def sittings(at: Standpoint, ledger: Ledger) -> tuple[Sat, ...]:
    """The sittings that this seat knows of, those that go on first, then the last ones."""
    known = sorted(in_order(at.view.sittings.values()), key=lambda one: (one.open, one.place), reverse=True)
    return tuple(_sat(at, ledger, one) for one in known[:SITTINGS])


def _sat(at: Standpoint, ledger: Ledger, sitting: SittingState) -> Sat:
    begun = at.view.seen[sitting.id].placed
    ended = ledger.ended.get(sitting.id)
    act = begun.act
    where = act.where if isinstance(act, BeginSitting) and act.where else ""
    seats = at.reader.seats(dict.fromkeys(one.seat for one in (*sitting.who, *sitting.to_the_end)))
    return Sat(sitting.id, seats, where, _stretch(at, begun.at, ended.placed.at if ended else None), sitting.open)


def _stretch(at: Standpoint, begun: When | None, ended: When | None) -> str:
    first, last = at.hour(begun), at.hour(ended)
    if not last or first == last:
        return first
    return at.say("{first} to {last}", first=first, last=last) if first else last


def round_now(at: Standpoint) -> Round | None:
    """Where the last round stands, in one sentence."""
    held = at.view.round_now()
    return Round(held.id, _round_says(at, held), held.phase) if held is not None else None


def _round_says(at: Standpoint, held: RoundState) -> str:
    _ = at.say
    way = {Format.PROXIMITY: _("in proximity"), Format.FACE_TO_FACE: _("face to face")}[held.format]
    state = _(terms.STATES[held.phase.value])
    says = _("The round at {venue}, {way}: {state}.", venue=isolate(held.venue), way=way, state=state)
    if held.until is None:
        return says
    return _("{says} Until {time}.", says=says, time=at.reader.deadline(held.until))


def terms_put(at: Standpoint) -> tuple[Terms, ...]:
    """The terms that were put, the last first, with who accepted them."""
    _ = at.say
    found = []
    for one in reversed(in_order(at.view.terms.values())):
        asked = set(one.put.to) & at.view.parties()
        yes = [party for party in asked if one.answers.get(party) is True]
        no = [party for party in asked if one.answers.get(party) is False]
        silent = asked - {*yes, *no}
        says = [_("Accepted by all.")] if one.settled else []
        says += [_("Accepted by {seats}.", seats=at.reader.seats(yes))] if yes and not one.settled else []
        says += [_("Not accepted by {seats}.", seats=at.reader.seats(no))] if no else []
        says += [_("Not answered by {seats}.", seats=at.reader.seats(silent))] if silent and not one.settled else []
        text = neutralise(short(in_language(one.put.text, _.language), 160))
        found.append(Terms(one.id, _(terms.SUBJECTS[one.put.subject]), text, " ".join(says)))
    return tuple(found)


def notes(at: Standpoint, ledger: Ledger) -> tuple[Note, ...]:
    """The last notes among mediators, but for those that stand beside the words that they are about."""
    free = (seen for seen in ledger.notes if _about(seen) not in at.view.entrusted)
    return tuple(_note(at, seen) for seen in islice(free, NOTES))


def _about(seen: Seen) -> str:
    act = seen.placed.act
    return (act.about if isinstance(act, MediatorNote) else None) or ""


def _note(at: Standpoint, seen: Seen) -> Note:
    act = seen.placed.act
    assert isinstance(act, MediatorNote)
    own = seen.placed.by.seat == at.seat
    return Note(
        seen.placed.id,
        line(at.reader, seen).says,
        at.hour(seen.placed.at),
        Words(neutralise(act.text), act.language),
        own,
    )


def last_acted(at: Standpoint) -> Seen | None:
    """The last thing that this person did."""
    last: Seen | None = None
    for seen in at.view.seen.values():
        by = seen.placed.by
        if by.seat == at.seat and by.person == at.by.person and (last is None or seen.place > last.place):
            last = seen
    return last


def news(at: Standpoint, since: Seen | None) -> tuple[News, ...]:
    """What is public or of the table, since an act (else the last of it), the newest first."""
    place = since.place if since is not None else (0,)
    found = [seen for seen in at.view.seen.values() if seen.place > place and _is_news(seen)]
    latest = sorted(found, key=lambda seen: seen.place, reverse=True)[:NEWS]
    return tuple(News(one.placed.id, at.hour(one.placed.at), line(at.reader, one).says) for one in latest)


def _is_news(seen: Seen) -> bool:
    """Words that arrive stand where they passed."""
    act = seen.placed.act
    return (seen.placed.audience.public or act.by_table) and not isinstance(act, Word | Carried)

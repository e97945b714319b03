"""What the reader of conveyed words can infer from them: said to the mediators before they confirm.

Computed from what this mediator's seat knows. It can't know what else reaches the reader, and says so by being a list
of hints, none of which holds anything back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from entremise.talks import standing
from entremise.talks.acts.messages import Message, NoteOral
from entremise.talks.acts.rounds import EndSitting
from entremise.talks.acts.table import Word
from entremise.talks.table import word_of
from entremise.talks.view.carrying import HOLD
from entremise.talks.view.state import ConveyingState, Entrusted, in_order
from entremise.web.desk import likeness
from entremise.web.desk.crossing import language_of
from entremise.web.desk.spans import span
from entremise.web.desk.standpoint import Standpoint
from entremise.words.direction import neutralise
from entremise.words.tongues import language_name


class Tells(StrEnum):
    """By what a reader can tell."""

    ORIGIN = "origin"
    AUTHOR = "author"
    CARRIER = "carrier"
    NAMED = "named"
    RECIPIENTS = "recipients"
    COMPARED = "compared"
    BRACKETS = "brackets"
    PASSAGES = "passages"
    NUMBERS = "numbers"
    NAMES = "names"
    NOTHING = "nothing"
    LANGUAGE = "language"
    TRANSLATION = "translation"
    SITTING = "sitting"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Inference:
    """Something that the reader can infer. `quotes` are the words by which; `telling`: it points to the author."""

    tells: Tells
    says: str
    quotes: tuple[str, ...] = ()
    telling: bool = False

    def __post_init__(self) -> None:
        # Cut out of a text, a quotation may open what it doesn't close.
        object.__setattr__(self, "quotes", tuple(neutralise(one) for one in self.quotes))


POINTING: Final = (
    *("the other side", "the other party", "the opposing side", "your counterparts"),
    *("l’autre partie", "l’autre camp", "la partie adverse"),
    *("الطرف الآخر", "الجانب الآخر"),
)
"""What names the author without a name, where there are but two."""
SOON: Final = 30 * 60
"""Seconds within which one thing seems to follow from another."""
LATE: Final = 24 * 3600
"""Seconds after which nobody connects them any more."""


def arrives(at: Standpoint, conveying: ConveyingState) -> datetime:
    """When words arrive; if they aren't confirmed yet, when they would if they were confirmed now."""
    if conveying.due is not None:
        return conveying.due
    earliest = at.now + HOLD
    return max(earliest, conveying.convey.not_before or earliest)


def source_of(at: Standpoint, conveying: ConveyingState) -> Entrusted | None:
    """The words that conveyed ones rest on."""
    return at.view.entrusted.get(conveying.convey.source or "")


def inferences(at: Standpoint, conveying: ConveyingState) -> tuple[Inference, ...]:
    """What the recipient can infer: whose the words are, what stands in them as it was received, and from when."""
    word, source = word_of(conveying), source_of(at, conveying)
    return (
        *_whose(at, word, source),
        *_named(at, word, source),
        *_kept(at, word, source),
        *_in_which_language(at, word, source),
        *_how_soon(at, conveying, source),
    )


def _others(at: Standpoint, word: Word) -> list[str]:
    """The parties that a reader can take for the author."""
    ordered = in_order(at.view.seats[slug] for slug in at.view.parties() - {word.to})
    return [one.seat.slug for one in ordered]


def _whose(at: Standpoint, word: Word, source: Entrusted | None) -> Iterator[Inference]:
    _ = at.say
    others = _others(at, word)
    author = source.party if source is not None else None
    if word.origin is not None:
        yield Inference(Tells.ORIGIN, _("It reads that these are words of {seat}.", seat=at.reader.seat(word.origin)))
        return
    carrier = at.reader.seat(word.carried_by)
    says = _(
        "It learns that something is said on this, and that {carrier} carries it; whose words they are isn’t said.",
        carrier=carrier,
    )
    yield Inference(Tells.ORIGIN, says)
    alone = len(others) == 1
    if alone:
        says = _(
            "With two parties at the table, it will take them for words of {seat}, or for the mediators’ own.",
            seat=at.reader.seat(others[0]),
        )
    else:
        says = _("It may take them for words of {seats}, or for the mediators’ own.", seats=at.reader.seats(others))
    yield Inference(Tells.AUTHOR, says, telling=alone and author == others[0])
    backed = _backed_by(at, word.carried_by)
    for party in backed:
        if party != word.to:
            says = _(
                "It reads that {carrier} carries them, and knows that {carrier} backs {seat}.",
                carrier=carrier,
                seat=at.reader.seat(party),
            )
            yield Inference(Tells.CARRIER, says, telling=party == author)


def _backed_by(at: Standpoint, mediator: str) -> list[str]:
    """The parties that a mediator's actor is publicly known to back."""
    seat = at.view.seats.get(mediator)
    actor = (seat.seat.actor if seat is not None else None) or mediator
    return [party for party, actors in standing.backers(at.view).items() if actor in actors]


def _text_of(word: Word) -> str:
    return word.text if word.translation is None else f"{word.text}\n{word.translation.text}"


def names_of(at: Standpoint, seat: str) -> tuple[str, ...]:
    """By what a seat and its people are called, in any language, as far as this view goes."""
    view = at.view
    known = view.seats[seat]
    actor = view.actors.get(known.seat.actor or seat)
    found = [*known.seat.name.values(), *(actor.name.values() if actor is not None else ())]
    for member in view.delegation(seat):
        found += member.person.name.values()
        # People are spoken of by the last of their names.
        found += (name.split()[-1] for name in member.person.name.values())
    return tuple(dict.fromkeys(found))


def _named(at: Standpoint, word: Word, source: Entrusted | None) -> Iterator[Inference]:
    _ = at.say
    if source is None or word.origin is not None:
        return
    found = likeness.mentions(_text_of(word), names_of(at, source.party))
    if found:
        says = _("They name whose words they are, though their origin isn’t told:")
        yield Inference(Tells.NAMED, says, found, telling=True)
    pointing = likeness.mentions(_text_of(word), POINTING)
    if pointing and _others(at, word) == [source.party]:
        says = _("They speak of somebody whom, with two parties, it can’t mistake:")
        yield Inference(Tells.NAMED, says, pointing, telling=True)


def known_names(at: Standpoint) -> tuple[str, ...]:
    """All names that talks go with: of seats, actors and persons."""
    view = at.view
    actors = (name for actor in view.actors.values() for name in actor.name.values())
    persons = (name for one in view.persons.values() for name in one.person.name.values())
    seats = (name for one in view.seats.values() for name in one.seat.name.values())
    return tuple(dict.fromkeys((*seats, *persons, *actors)))


def _kept(at: Standpoint, word: Word, source: Entrusted | None) -> Iterator[Inference]:
    """What stands in the words conveyed as it stood in those received."""
    _ = at.say
    if source is None or not source.text:
        return
    text = _text_of(word)
    passages = likeness.passages(text, source.text)
    # What lies within a passage that is told already isn't told again.
    within = " ".join(passages)
    numbers = tuple(one for one in likeness.numbers(text, source.text) if one not in within)
    names = tuple(one for one in likeness.names(text, source.text, known_names(at)) if one not in within)
    telling = word.origin is None
    if passages:
        yield Inference(
            Tells.PASSAGES, _("These passages stand word for word as you received them:"), passages, telling
        )
    if numbers:
        yield Inference(Tells.NUMBERS, _("These figures are those that you received:"), numbers, telling)
    if names:
        yield Inference(Tells.NAMES, _("These names stand in the words that you received:"), names)
    if not (passages or numbers or names):
        yield Inference(Tells.NOTHING, _("No passage, figure or name stands in them as you received it."))


def _in_which_language(at: Standpoint, word: Word, source: Entrusted | None) -> Iterator[Inference]:
    _ = at.say
    conveyed = language_name(word.language, _.language)
    received = language_of(at, source.id) if source is not None else None
    if word.translation is not None:
        says = _(
            "It reads them in {language} and in {other}, and that the second is a translation by {translator}.",
            language=conveyed,
            other=language_name(word.translation.language, _.language),
            translator=word.translation.translator,
        )
        yield Inference(Tells.TRANSLATION, says)
    if received is None:
        return
    read = {word.language, *([word.translation.language] if word.translation is not None else [])}
    if received not in read:
        says = _(
            "They are in {language}; you received them in {other}.",
            language=conveyed,
            other=language_name(received, _.language),
        )
        yield Inference(Tells.LANGUAGE, says)
        return
    own = languages_of_seat(at, word.to)
    if own and received not in own:
        says = _(
            "They are in {language}, as you received them; {seat} itself has never written in it.",
            language=language_name(received, _.language),
            seat=at.reader.seat(word.to),
        )
        yield Inference(Tells.LANGUAGE, says, telling=word.origin is None)
    else:
        says = _("They are in {language}, as you received them.", language=language_name(received, _.language))
        yield Inference(Tells.LANGUAGE, says)


def languages_of_seat(at: Standpoint, seat: str) -> set[str]:
    """The languages in which a seat is known to have written or spoken."""
    acts = (at.view.seen[one.id].placed.act for one in at.view.entrusted.values() if one.party == seat)
    return {act.language for act in acts if isinstance(act, Message | NoteOral)}


def _how_soon(at: Standpoint, conveying: ConveyingState, source: Entrusted | None) -> Iterator[Inference]:
    """How soon after what one hears or sees of the author they arrive."""
    _ = at.say
    if source is None:
        return
    when, hidden = arrives(at, conveying), conveying.convey.origin is None
    author = at.reader.seat(source.party)
    last = last_sitting_with(at, source.party)
    if last is not None and last[1] is None:
        says = _("They arrive while you sit with {seat}: who sees the door knows it.", seat=author)
        yield Inference(Tells.SITTING, says, telling=hidden)
    elif last is not None and last[1] is not None and 0 <= (when - last[1]).total_seconds() < LATE:
        after = when - last[1]
        says = _("They arrive {time} after your sitting with {seat} ended.", time=span(after, _), seat=author)
        yield Inference(Tells.SITTING, says, telling=hidden and after.total_seconds() < SOON)
    after = when - at.view.seen[source.id].placed.recorded_at
    if after.total_seconds() < LATE:
        says = _("They arrive {time} after you received the words that they rest on.", time=span(after, _))
        yield Inference(Tells.SOON, says, telling=hidden and after.total_seconds() < SOON)


def last_sitting_with(at: Standpoint, party: str) -> tuple[str, datetime | None] | None:
    """The last sitting of mediators with a party, and when it ended (None: it goes on)."""
    view = at.view
    for sitting in reversed(in_order(view.sittings.values())):
        seats = {one.seat for one in (*sitting.who, *sitting.to_the_end)}
        if party in seats and seats & view.mediators():
            return sitting.slug, None if sitting.open else _ended_at(at, sitting.id)
    return None


def _ended_at(at: Standpoint, sitting: str) -> datetime | None:
    for seen in at.view.seen.values():
        act = seen.placed.act
        if isinstance(act, EndSitting) and act.begun == sitting:
            return seen.placed.recorded_at
    return None

"""How a seat, an actor or a person is called for a reader, and how things are listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from entremise.talks.acts.base import TABLE, Hand
from entremise.talks.time import Deadline, When
from entremise.talks.view.state import View
from entremise.words import times
from entremise.words.catalogue import SOURCE_LANGUAGE, Translator
from entremise.words.direction import FSI, isolate


def in_language(words: Mapping[str, str], language: str) -> str:
    """The words in a language; else in the language that it is a variety of, in English, in any."""
    wanted = language
    while True:
        if wanted in words:
            return words[wanted]
        shorter = wanted.rpartition("-")[0]
        if not shorter:
            break
        wanted = shorter
    # A name for readers of a variety serves those of the language: better Canadian French than English.
    for tag in sorted(words):
        if tag.partition("-")[0] == wanted:
            return words[tag]
    return words[SOURCE_LANGUAGE] if SOURCE_LANGUAGE in words else words[min(words)]


def begun(sentence: str) -> str:
    """The sentence with a capital where it begins, also where it begins with a name ("the Canton mediates")."""
    place = 1 if sentence.startswith(FSI) else 0
    return sentence[:place] + sentence[place : place + 1].upper() + sentence[place + 1 :]


def shortened(text: str, most: int) -> str:
    """So many characters of a text at most, cut between two words where it is longer."""
    if len(text) <= most:
        return text
    return (text[:most].rpartition(" ")[0] or text[:most]) + " …"


def zone_of(view: View) -> ZoneInfo:
    """The zone in which the talks say their times; UTC before they are convened, or where the zone isn't known."""
    try:
        return ZoneInfo(view.convened.zone if view.convened else "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


@dataclass(frozen=True)
class Reader:
    """Who reads: what they know (a view), in which language, in which zone. All that it says is isolated.

    `own`: the reader's own zone, where it is known and another: what happened and what is due is then said in both.
    """

    view: View
    say: Translator
    zone: ZoneInfo
    own: ZoneInfo | None = None

    @classmethod
    def of(cls, view: View, say: Translator, own: ZoneInfo | None = None) -> "Reader":
        """The reader of a view, in the talks' own zone; and in `own`, where that is another."""
        zone = zone_of(view)
        return cls(view, say, zone, own if own != zone else None)

    def words(self, words: Mapping[str, str]) -> str:
        """Words that stand in several languages, in the reader's."""
        return isolate(in_language(words, self.say.language))

    def seat(self, slug: str) -> str:
        """The name agreed for this reader, then the neutral one. What the reader doesn't know is called as it was."""
        agreed = self.view.names.get(slug)
        if agreed:
            return self.words(agreed)
        known = self.view.seats.get(slug)
        return self.words(known.seat.name) if known else self.actor(slug)

    def actor(self, slug: str) -> str:
        """An actor's name. An actor that has a seat goes by the seat's agreed name, where there is one.

        A person of a delegation may be meant as well, as `seat/person`.
        """
        for seat, agreed in self.view.names.items():
            if agreed and (known := self.view.seats.get(seat)) is not None and slug in (seat, known.seat.actor):
                return self.words(agreed)
        actor = self.view.actors.get(slug)
        if actor is not None:
            return self.words(actor.name)
        seated = self.view.seats.get(slug)
        if seated is not None:
            return self.words(seated.seat.name)
        seat, _, person = slug.partition("/")
        return self.person(seat, person) if (seat, person) in self.view.persons else isolate(slug)

    def speaker(self, named: str) -> str:
        """Who says something in public: an actor or a seat, by its slug; otherwise whatever name the act gives."""
        return self.actor(named)

    def person(self, seat: str, slug: str) -> str:
        """A person's name."""
        known = self.view.persons.get((seat, slug))
        return self.words(known.person.name) if known else isolate(slug)

    def hand(self, by: Hand) -> str:
        """Who acts: the person, with the seat it acts for; the seat alone where no person is named."""
        _ = self.say
        if by.seat == TABLE.seat:
            return _("The table")
        if by.person is None:
            return self.seat(by.seat)
        return _("{person} ({seat})", person=self.person(by.seat, by.person), seat=self.seat(by.seat))

    def place(self, slug: str) -> str:
        """A place, that acts know by its slug alone."""
        return isolate(slug.replace("-", " ").title())

    def seats(self, slugs: Iterable[str]) -> str:
        """Several seats, in the order of the table."""
        known = self.view.seats
        ordered = sorted(slugs, key=lambda slug: (known[slug].place if slug in known else (1 << 62, 0), slug))
        return self.list([self.seat(slug) for slug in ordered])

    def list(self, names: Iterable[str]) -> str:
        """A, B and C."""
        given = [*names]
        if len(given) < 2:
            return "".join(given)
        _ = self.say
        # Translators: between A and B in “A, B and C”; Arabic says “and” there too.
        between = _.pgettext("between names, before the last", ", ")
        return _("{others} and {last}", others=between.join(given[:-1]), last=given[-1])

    def when(self, at: When) -> str:
        """A time as the talks say it and, where the reader's zone is another, as the reader does."""
        return self.both(times.when(at, self.zone, self.say), at)

    def deadline(self, until: Deadline) -> str:
        """A deadline, likewise."""
        return self.both(times.deadline(until, self.zone, self.say), until.at)

    def own_hour(self, at: When | None) -> str:
        """The same instant in the reader's own zone, with its day where that is another; nothing where they agree."""
        if self.own is None or not isinstance(at, datetime):
            return ""
        if times.day_in(at, self.own) == times.day_in(at, self.zone):
            return times.clock(at, self.own, self.say)
        return times.when(at, self.own, self.say)

    def both(self, said: str, at: When) -> str:
        """A time that was said in the talks' zone, with the reader's own beside it."""
        own = self.own_hour(at)
        return self.say("{time} ({own} for you)", time=said, own=own) if own else said

"""The page of a timeline: dates with what happened, the gaps between them, what contradicts what side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from entremise.talks.time import Coarse
from entremise.talks.view.state import Seen
from entremise.web.dossier.own import Own
from entremise.web.gallery.chronicle import Entry, Names, entry
from entremise.web.timeline.against import Against
from entremise.web.timeline.facts import Teller, TellsFact
from entremise.web.timeline.items import Item
from entremise.words import times
from entremise.words.catalogue import Translator
from entremise.words.chronicle import Words
from entremise.words.names import begun, shortened

_DAY: Final = len("2020-01-13")
_MONTH: Final = len("2020-01")
WORDS: Final = 480
"""Characters that are shown of what was said; the rest stands where the entry leads."""


@dataclass(frozen=True, slots=True)
class TellsAct:
    """An act on record. `hour` stands before it; `undated` that only the day is known on which it came on record."""

    ident: str
    entry: Entry
    words: tuple[Words, ...]
    hour: str
    undated: bool
    contradicted: str

    act = True
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Entries that stand together: one, or those that can't all be so."""

    entries: tuple[TellsFact, ...] | tuple[TellsAct, ...]

    @property
    def rival(self) -> bool:
        return len(self.entries) > 1


@dataclass(frozen=True, slots=True)
class Date:
    """A heading with what stands under it: what is on record, what reports tell, and what was `reported` then.

    `vague`: no day is known, only a month or a year; `gap` says how much time lies before, `wide` how it is drawn.
    """

    ident: str
    heading: str
    at: str
    vague: bool
    acts: tuple[Block, ...]
    told: tuple[Block, ...]
    reported: tuple[Block, ...] = ()
    reported_when: str = ""
    gap: str = ""
    wide: str = ""


def dates(own: Own, against: Against, items: Sequence[Item]) -> tuple[Date, ...]:
    """The entries of a window under their dates."""
    visit = own.visit
    names = Names.of(visit.reader, visit.sides())
    teller = Teller(own, names, against)
    found: list[Date] = []
    before: str = ""
    for at, here in groupby(items, key=lambda one: one.at):
        group = [*here]
        apart = days_between(before, at)
        acts = [one for one in group if one.seen is not None]
        told = [one for one in group if one.fact is not None and not one.told]
        reported = [one for one in group if one.fact is not None and one.told]
        found.append(
            Date(
                ident=f"day-{at or 'none'}",
                heading=heading(at, visit.say),
                at=at,
                vague=len(at) < _DAY,
                acts=tuple(Block((_act(own, names, against, one, one.seen),)) for one in acts if one.seen is not None),
                told=tuple(Block(tuple(_told(teller, bracket))) for bracket in against.brackets(told)),
                reported=tuple(Block(tuple(_told(teller, bracket))) for bracket in against.brackets(reported)),
                reported_when=_reported(at, visit.say) if reported else "",
                gap=later(apart, visit.say) if apart > 1 else "",
                wide=_wide(apart),
            )
        )
        before = at
    return tuple(found)


def _reported(at: str, _: Translator) -> str:
    return _("Reported {date}; when it was isn’t told:", date=times.as_written(at, _))


def _told(teller: Teller, bracket: Sequence[Item]) -> Iterator[TellsFact]:
    for one in bracket:
        if one.fact is not None:
            yield teller.fact(one, one.fact, bracket)


def _act(own: Own, names: Names, against: Against, item: Item, seen: Seen) -> TellsAct:
    reader = own.visit.reader
    told = entry(reader, names, seen, times.day_in(seen.placed.at, reader.zone) if seen.placed.at is not None else None)
    words = tuple(Words(shortened(one.text, WORDS), one.language) for one in told.line.words)
    hour = "" if item.told else told.time
    return TellsAct(item.ident, told, words, hour, item.told, against.contradicted(seen.placed.id))


def heading(at: str, _: Translator) -> str:
    """A date as a heading, at the precision at which it is known."""
    if not at:
        return _("No date known")
    if len(at) == _DAY:
        return begun(times.long_day(date.fromisoformat(at), _))
    return begun(times.as_written(at, _))


def days_between(before: str, at: str) -> int:
    """Days from one date to a later one, as far as they can be told: 0 where one lies within the other."""
    if not before or not at or before.startswith(at) or at.startswith(before):
        return 0
    return max(0, (_first(at) - _last(before)).days)


def _first(at: str) -> date:
    return date.fromisoformat(at) if len(at) == _DAY else Coarse(at).first


def _last(at: str) -> date:
    return date.fromisoformat(at) if len(at) == _DAY else Coarse(at).last


def later(days: int, _: Translator) -> str:
    """How much later something was, in words that one would use."""
    if days < 14:
        return _.ngettext("{n} day later", "{n} days later", days).format(n=days)
    if days < 60:
        n = round(days / 7)
        return _.ngettext("{n} week later", "{n} weeks later", n).format(n=n)
    if days < 730:
        n = round(days / 30.44)
        return _.ngettext("About {n} month later", "About {n} months later", n).format(n=n)
    n = round(days / 365.25)
    return _.ngettext("About {n} year later", "About {n} years later", n).format(n=n)


def _wide(days: int) -> str:
    return "days" if days < 14 else "weeks" if days < 60 else "months"

"""What a seat's view holds, in order: the entries of a page, under their days, with who else sees each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from entremise.talks.acts.base import TABLE, Act
from entremise.talks.acts.public import Characterise, Forces, Hostilities, Incident, Statement
from entremise.talks.time import When
from entremise.talks.view.state import Place, Seen, View, in_order
from entremise.words import chronicle, terms, times
from entremise.words.chronicle import Line
from entremise.words.names import Reader, begun

PAGE: Final = 50
_PLACE: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){1,12}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; `side` where it is a party's name."""

    text: str
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An act on the page.

    `time` stands in the margin: the hour; the whole date where that isn't the day under which it stands; `own_time` is
    the same for a reader in another zone. `side` is the party whose matter it is. `number` is its number on the seat's
    chain, `code` its kind and `kind` what that is called, `sees` who sees it, empty where it is public.
    """

    act: str
    place: str
    time: str
    own_time: str
    undated: bool
    pieces: tuple[Piece, ...]
    line: Line
    side: int | None
    whose: str
    public: bool
    number: int
    code: str
    kind: str
    recorded: str
    sees: str
    own: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A heading and what stands under it. `shown` says when it was shown, where that was later."""

    heading: str
    ident: str
    shown: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the chronicle: `earlier` and `later` are the places from which its neighbours go on."""

    days: tuple[Day, ...]
    earlier: str = ""
    later: str = ""

    @property
    def empty(self) -> bool:
        return not self.days


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page: what comes before a place, or after it, or around an act; the latest, where none is said."""

    before: Place | None = None
    after: Place | None = None
    act: str = ""
    public: bool = False
    most: int = PAGE


def place_of(said: str) -> Place | None:
    """A place as an address has it: 12.0, 12.0.3; None for anything else."""
    return tuple(int(part) for part in said.split(".")) if _PLACE.fullmatch(said) else None


def written(place: Place) -> str:
    """A place for an address."""
    return ".".join(str(part) for part in place)


def page_of(reader: Reader, sides: Mapping[str, int], asked: Asked = Asked()) -> Page:
    """One page; what it costs beyond its own entries is to look at each act once."""
    view = reader.view
    every = in_order(view.seen.values())
    held = [one for one in every if view.is_public(one.placed.id)] if asked.public else every
    first, last = _window(held, asked, view)
    if first == last:
        return Page(())
    on_page = held[first:last]
    return Page(
        _days(reader, sides, every, on_page),
        earlier=written(on_page[0].place) if first else "",
        later=written(on_page[-1].place) if last < len(held) else "",
    )


def _window(held: Sequence[Seen], asked: Asked, view: View) -> tuple[int, int]:
    """Between which two of them the page lies."""
    if asked.after is not None:
        first = bisect_right(held, asked.after, key=lambda one: one.place)
        return first, min(first + asked.most, len(held))
    last = len(held)
    if asked.before is not None:
        last = bisect_left(held, asked.before, key=lambda one: one.place)
    elif (found := view.seen.get(asked.act)) is not None:
        last = min(bisect_left(held, found.place, key=lambda one: one.place) + asked.most // 2, last)
    return max(0, last - asked.most), last


def _chapter(one: Seen) -> Place:
    """What was shown later by one act is a chapter: its days begin anew. The others are one long chapter."""
    return one.place[:2] if len(one.place) > 2 else ()


def _days(reader: Reader, sides: Mapping[str, int], every: Sequence[Seen], on_page: Sequence[Seen]) -> tuple[Day, ...]:
    """Days in order. What happened before the day that is running, and was told later, stands where it was told."""
    _ = reader.say
    names = Names.of(reader, sides)
    running: dict[Place, date | None] = {}
    chapter: Place | None = None
    days: list[Day] = []
    for one in on_page:
        begins = _chapter(one) != chapter
        chapter = _chapter(one)
        if chapter not in running:
            running[chapter] = _until(reader, every, one)
        day, last = _day(reader, one), running[chapter]
        if day is not None and (last is None or day > last):
            running[chapter], begins = day, True
        under = running[chapter]
        if begins:
            heading = begun(times.long_day(under, _)) if under is not None else _("No date known")
            days.append(Day(heading, f"day-{written(one.place)}", _shown(reader, one), ()))
        days[-1] = replace(days[-1], entries=(*days[-1].entries, entry(reader, names, one, under)))
    return tuple(days)


def _until(reader: Reader, every: Sequence[Seen], one: Seen) -> date | None:
    """The latest day of what stands before it in its chapter."""
    chapter = _chapter(one)
    latest: date | None = None
    for other in reversed(every[: bisect_left(every, one.place, key=lambda other: other.place)]):
        if other.place < chapter:
            break
        if _chapter(other) != chapter:
            continue
        day = _day(reader, other)
        latest = day if latest is None else max(latest, day or latest)
        # Nothing that came on record before can have happened later than this.
        if latest is not None and latest >= times.day_in(other.placed.recorded_at, reader.zone):
            break
    return latest


def _day(reader: Reader, one: Seen) -> date | None:
    return times.day_in(one.placed.at, reader.zone) if one.placed.at is not None else None


def _shown(reader: Reader, one: Seen) -> str:
    """That something was shown later, by the act in which it lay."""
    if len(one.place) < 3:
        return ""
    return reader.say("shown to this seat with entry {n}", n=one.n)


@dataclass(frozen=True, slots=True)
class Names:
    """The parties as sentences call them: each name with its party's number."""

    sides: Mapping[str, int]
    by_name: Mapping[str, int]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, reader: Reader, sides: Mapping[str, int]) -> "Names":
        by_name: dict[str, int] = {}
        for slug, side in sides.items():
            called = {reader.seat(slug), reader.actor(reader.view.seats[slug].seat.actor or slug)}
            by_name |= dict.fromkeys({*called, *map(begun, called)}, side)
        longest_first = sorted(by_name, key=len, reverse=True)
        return cls(sides, by_name, re.compile("|".join(map(re.escape, longest_first))) if longest_first else None)

    def pieces(self, says: str) -> tuple[Piece, ...]:
        """A sentence with the parties' names apart."""
        if self.pattern is None:
            return (Piece(says),)
        found, end = [], 0
        for match in self.pattern.finditer(says):
            found += [Piece(says[end : match.start()]), Piece(match[0], self.by_name[match[0]])]
            end = match.end()
        return tuple(piece for piece in (*found, Piece(says[end:])) if piece.text)


def entry(reader: Reader, names: Names, seen: Seen, running: date | None = None) -> Entry:
    """An act for the page; `running` is the day under which it stands, where it stands under one."""
    _ = reader.say
    placed = seen.placed
    line = chronicle.line(reader, seen)
    public = reader.view.is_public(placed.id)
    whose = line.of or _speaker(placed.act) or placed.by.seat
    side = _side(reader.view, names.sides, whose)
    return Entry(
        act=placed.id,
        place=written(seen.place),
        time=_time(reader, seen, running),
        own_time=reader.own_hour(_minute(placed.at)) if placed.at is not None and running is not None else "",
        undated=placed.at is None,
        pieces=names.pieces(line.says),
        line=line,
        side=side,
        whose=reader.seat(whose) if side is not None else "",
        public=public,
        number=seen.n,
        code=placed.act.kind,
        kind=begun(_(terms.ACTS[placed.act.kind])),
        recorded=reader.when(placed.recorded_at),
        sees="" if public else begun(reader.seats(reader.view.reach(placed.id))),
        own=placed.by.seat == reader.view.seat and placed.by != TABLE,
    )


def _speaker(act: Act) -> str | None:
    """Whose word it is, where it is somebody's word in public: whoever took it down has no part in it."""
    if isinstance(act, Statement | Characterise):
        return act.speaker
    return act.says if isinstance(act, Hostilities | Forces | Incident) else None


def _side(view: View, sides: Mapping[str, int], whose: str) -> int | None:
    """The number of the party whose matter it is; it may be named as the actor that sits there."""
    if whose in sides:
        return sides[whose]
    return next((side for slug, side in sides.items() if view.seats[slug].seat.actor == whose), None)


def _time(reader: Reader, seen: Seen, running: date | None) -> str:
    at = seen.placed.at
    if at is None:
        return reader.say("undated")
    if running is None:
        return reader.when(_minute(at))
    if _day(reader, seen) != running:
        return times.day(times.day_in(at, reader.zone), reader.say)
    return times.minute(at, reader.zone, reader.say) if isinstance(at, datetime) else ""


def _minute(at: When) -> When:
    """To the minute, as people tell the hour: the second stands on the record."""
    return at.replace(second=0, microsecond=0) if isinstance(at, datetime) else at

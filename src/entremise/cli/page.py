"""The page of a replay: what is shown, the sentence on top, the chronicle day by day, and where things stand."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from rich.text import Text

from entremise.cases import Cue, RefusedAct, Script
from entremise.cases.model import Account, Attribution
from entremise.cli.asked import Asked
from entremise.cli.terminal import Terminal, styled_plain
from entremise.talks.acts.base import TABLE, references
from entremise.talks.acts.signing import Sign
from entremise.talks.acts.table import EnterIntoForce, SignaturesOpened, Word
from entremise.talks.time import When
from entremise.talks.view.state import SeatState, Seen, View, in_order
from entremise.words import N_, Translator, chronicle, isolate, refusals, standing, times
from entremise.words.chronicle import Line, Words
from entremise.words.names import Reader, begun, in_language

if TYPE_CHECKING:
    from entremise.house.replay import Replayed

SIDES: Final = (("▌", "color(67)"), ("▐", "color(136)"), ("┃", "color(133)"), ("┋", "color(66)"))
"""Each party its place, its pattern and its colour, so that two tell them apart where the third fails."""

BESIDE: Final = 96
TITLES: Final = 24
"""From this width on, what stands on a matter stands beside its title, in a column so wide."""

HEADING: Final = "bold"
QUIET: Final = "dim"
CAUTION: Final = "bold"

ATTRIBUTIONS: Final = {
    Attribution.OFFICIAL: N_("by those who acted"),
    Attribution.ATTRIBUTED: N_("attributed"),
    Attribution.CLAIMED: N_("claimed"),
    Attribution.UNATTRIBUTED: N_("unattributed"),
}


@dataclass(frozen=True)
class Dated:
    """An act with when it happened, as far as that is known.

    `day` is its day, where it has one; `written` that day, or the month or the year, as the case file writes them;
    `clock` its hour, as it stands on the page.
    """

    seen: Seen
    at: When | None
    day: date | None
    written: str
    clock: str


def _as_known(view: View, entries: list[Dated]) -> View:
    """The view with sealed signatures dated as their opening by the table is: no more precisely than is known."""
    at = {one.seen.place: one.at for one in entries if one.seen.placed.by == TABLE}
    openings = view.openings
    for slug, opening in view.openings.items():
        given = tuple(replace(one, at=at.get(one.place, one.at)) for one in opening.signatures)
        openings = openings.insert(slug, replace(opening, signatures=given))
    return replace(view, openings=openings)


class Page:
    """Writes the page of one replay, for one reader: the whole table, or a seat."""

    def __init__(self, asked: Asked, script: Script, replayed: "Replayed", _: Translator, terminal: Terminal) -> None:
        view = replayed.whole if asked.seat is None else replayed.views.get(asked.seat, View(asked.seat))
        self._asked = asked
        self._script = script
        self._labels = replayed.labels
        self._refused = replayed.refused
        self._reader = Reader.of(view, _)
        self._say = _
        self._to = terminal
        self._sides = {seat.seat.slug: k for k, seat in enumerate(self._parties(view)) if k < len(SIDES)}
        self._whole = replayed.whole
        # Translators: the mark of an act of which only the order is known, four or five letters.
        self._then = _.pgettext("mark in the margin", "then")
        self._entries = self._dated_entries([*view.timeline()])
        self._reader = Reader.of(_as_known(view, self._entries), _)
        convened = next((one.at or one.seen.placed.recorded_at for one in self._entries), None)
        self._convened = times.day_in(convened, self._reader.zone).isoformat() if convened is not None else ""
        self._any_undated = any(one.at is None for one in self._entries)
        clocks = [self._then if self._any_undated else "", *(one.clock for one in self._entries)]
        self._clock_width = max(map(len, clocks))
        self._doubted: set[str] = set()

    @staticmethod
    def _parties(view: View) -> list[SeatState]:
        return in_order(view.seats[slug] for slug in view.parties())

    def write(self) -> None:
        """The whole page."""
        self._top()
        self._chronicle()
        self._refusals()
        self._standing()

    # ---- the top

    def _top(self) -> None:
        _ = self._say
        top = self._script.case.top
        self._to.write(Text(isolate(in_language(top.title, _.language)), HEADING))
        if self._asked.seat is not None:
            self._to.write(Text(_("As {seat} saw it, and nothing else.", seat=self._reader.seat(self._asked.seat))))
        for caution in self._varied():
            self._to.write(Text(caution, CAUTION))
        self._to.blank()
        self._to.write(Text(standing.headline(self._reader), HEADING))
        self._to.blank()
        self._legend()

    def _varied(self) -> list[str]:
        """What was varied, so that nobody takes what might have been for what was."""
        _ = self._say
        asked = self._asked
        found = []
        if asked.then is not None:
            found.append(
                _("What might have been: after {place} the acts of a fork follow.", place=isolate(asked.until or ""))
            )
        elif asked.until is not None:
            found.append(_("Until {place}.", place=isolate(asked.until)))
        if self._script.sealed:
            found.append(_("What might have been: as if signature had been sealed."))
        if asked.without and asked.seat is None:
            # A seat's page is the same whether or not what it can't see was left out.
            labels = _.pgettext("between names", ", ").join(isolate(one) for one in sorted(self._script.dropped))
            found.append(_("What might have been: without {labels}.", labels=labels))
        return found

    def _legend(self) -> None:
        _ = self._say
        zone = self._reader.zone
        first = self._script.cues[0].now
        legend = Text(style=QUIET)
        legend.append(_("Times: {zone} ({offset})", zone=zone.key, offset=times.offset(first, zone)))
        self._to.write(legend)
        if self._any_undated:
            self._to.write(Text(_("{then}: no date is known, only the order", then=self._then), QUIET))
        if not self._sides:
            return
        sides = []
        for slug, k in self._sides.items():
            glyph, colour = SIDES[k]
            sides.append(styled_plain(Text.assemble((f"{glyph} ", colour), (begun(self._reader.seat(slug)), QUIET))))
        # On one line where there is room; else a line each, that no name is torn from its mark.
        if sum(side.cell_len + 3 for side in sides) <= self._to.measure(None):
            sides = [Text("   ").join(sides)]
        for side in sides:
            self._to.write(side, rest=Text("  "))

    # ---- the chronicle

    def _chronicle(self) -> None:
        _ = self._say
        before = [one for one in self._entries if self._is_before(one)]
        running = [one for one in self._entries if not self._is_before(one)]
        if before:
            self._heading(_("Before"))
            last = ""
            for one in sorted(before, key=lambda one: one.written):
                day = one.day
                dated = begun(times.long_day(day, _)) if day is not None else times.as_written(one.written, _)
                if dated != last:
                    self._to.write(Text(dated, QUIET))
                    last = dated
                self._act(one.seen, one.clock)
        self._running(running)

    def _running(self, entries: list["Dated"]) -> None:
        """Day by day. What has no date stands under a day only where the order itself puts it there."""
        _ = self._say
        days = [one.day for one in entries]
        last: date | None = None
        undated = False
        for k, one in enumerate(entries):
            if one.day is not None:
                if one.day != last or undated:
                    self._heading(begun(times.long_day(one.day, _)))
                last, undated = one.day, False
                self._act(one.seen, one.clock)
                continue
            ahead = next((day for day in days[k:] if day is not None), None)
            within = last is not None and ahead == last
            if not within and not undated:
                self._heading(_("No date known") if last is None else _("Then, no date known"))
                undated = True
            self._act(one.seen, self._then if within else "", one.written)

    def _is_before(self, one: "Dated") -> bool:
        """Whether it is known to have happened on a day before the talks were convened: what they grew out of."""
        # Of a month or a year: one that had ended by then.
        return bool(self._convened) and one.written < self._convened[: len(one.written)]

    def _heading(self, text: str) -> None:
        self._to.blank()
        self._to.write(Text(text, HEADING))

    def _dated_entries(self, seen: list[Seen]) -> list["Dated"]:
        """Each act with when it happened, as far as that is known.

        What the table does by itself has the hour of the replay's clock; where what went before has none of its
        own, that hour or that day would be taken for one that somebody reported.
        """
        zone = self._reader.zone
        found = []
        before: When | None = None
        for one in seen:
            at = one.placed.at
            if one.placed.by != TABLE:
                before = at
            elif not isinstance(before, datetime):
                at = before
            clock = times.minute(at, zone, self._say) if isinstance(at, datetime) else ""
            day = times.day_in(at, zone) if at is not None else None
            cue = self._cue(one)
            known = cue.known.text if cue is not None and cue.known is not None else ""
            found.append(Dated(one, at, day, day.isoformat() if day is not None else known, clock))
        return found

    def _margin(self, clock: str, seat: str | None) -> Text:
        """The time, then a column a party, with the mark of the one whose matter it is."""
        margin = Text()
        margin.append(clock.rjust(self._clock_width), QUIET)
        margin.append(" ")
        side = self._side(seat)
        for k in range(len(self._sides)):
            glyph, colour = SIDES[k]
            margin.append(glyph if k == side else " ", colour)
        margin.append(" ")
        return margin

    def _side(self, seat: str | None) -> int | None:
        if seat is None:
            return None
        for slug, k in self._sides.items():
            if seat in (slug, self._reader.view.seats[slug].seat.actor):
                return k
        return None

    def _act(self, seen: Seen, clock: str, known: str = "") -> None:
        """`known`: the month or the year of an act that has no day of its own."""
        _ = self._say
        line = chronicle.line(self._reader, seen)
        if known:
            line = line.but(_("Of {time}; the day is not known.", time=times.as_written(known, _)))
        cue = self._cue(seen)
        seat = line.of or seen.placed.by.seat
        first = self._margin(clock, seat)
        rest = self._margin("", seat)
        account = cue.account if cue is not None else None
        invented = account.invented if account is not None else self._follows_from_invented(seen)
        self._to.write(self._sentence(line.says, invented), first=first, rest=rest)
        inner = rest.copy()
        inner.append("  ")
        if line.against is not None:
            self._side_by_side(line, cue, inner)
        else:
            for words in line.words:
                self._words(words, inner)
        # A few sentences read on; many are a list.
        for says in line.follows if len(line.follows) > 3 else (" ".join(line.follows),) if line.follows else ():
            self._to.write(Text(says), first=inner)
        if account is not None:
            self._account(account, inner)

    def _cue(self, seen: Seen) -> Cue | None:
        return self._script.by_label.get(self._labels.get(seen.placed.id, ""))

    def _follows_from_invented(self, seen: Seen) -> bool:
        """Whether the table did it by what an invented act set going.

        Asked of the acts that had to be there for it, and of no other: whether something hidden is invented, or there
        at all, may not show.
        """
        act = seen.placed.act
        causes = set(references(act))
        if isinstance(act, Word):
            causes |= {
                one.id
                for one in self._whole.conveyings.values()
                if (one.carrier, one.convey.to, one.convey.text) == (act.carried_by, act.to, act.text)
            }
        if isinstance(act, EnterIntoForce | SignaturesOpened):
            every = self._reader.view.seen.values()
            causes |= {
                one.placed.id
                for one in every
                if isinstance(one.placed.act, Sign) and one.placed.act.opening == act.opening
            }
        cues = (self._script.by_label.get(self._labels.get(one, "")) for one in causes)
        return any(cue is not None and cue.account.invented for cue in cues)

    def _sentence(self, says: str, invented: bool = False) -> Text:
        """With the parties' names in their colours, and what is invented marked before all else."""
        _ = self._say
        text = Text()
        if invented:
            text.append(_("[invented]"), CAUTION)
            text.append(" ")
        text.append(says)
        for slug, k in self._sides.items():
            text.highlight_words([self._reader.seat(slug)], f"bold {SIDES[k][1]}")
        return text

    def _words(self, words: Words, margin: Text) -> None:
        quoted = margin.copy()
        quoted.append("│ ", QUIET)
        for line in words.text.split("\n"):
            self._to.write(Text(line, "italic"), first=quoted)

    def _side_by_side(self, line: Line, cue: Cue | None, margin: Text) -> None:
        """What contradicts each other stands in two columns; one above the other where there is no room."""
        _ = self._say
        assert line.against is not None
        before, now = line.against.words, line.words[0]
        told_before = self._script.by_label.get(self._labels.get(line.against.act, ""))
        columns = (
            (_("One account ({speaker}):", speaker=line.against.speaker), before, told_before),
            (_("Another ({speaker}):", speaker=line.against.other), now, cue),
        )
        room = self._to.measure(margin)
        if room < 56:
            for title, words, _told in columns:
                self._to.write(Text(title, QUIET), first=margin)
                self._words(words, margin)
            return
        wide = (room - 3) // 2
        given = []
        for title, words, told in columns:
            lines = self._to.wrapped(Text(title, QUIET), wide)
            for paragraph in words.text.split("\n"):
                lines += self._to.wrapped(Text(paragraph, "italic"), wide)
            if told is not None and told.account.grade is not None:
                lines.append(Text(told.account.grade, QUIET))
            given.append((lines, wide))
        self._to.side_by_side(given, margin)

    def _account(self, account: Account, margin: Text) -> None:
        """Where it is known from, in small; doubt is said as loudly as the act."""
        _ = self._say
        if account.doubt is not None:
            doubt = Text()
            if not account.invented:  # that is said at the head of the sentence
                doubt.append(_("Doubtful:"), CAUTION)
                doubt.append(" ")
            again = account.doubt in self._doubted
            self._doubted.add(account.doubt)
            doubt.append(_("as above.") if again else isolate(account.doubt), QUIET)
            if not (again and account.invented):
                self._to.write(doubt, first=margin)
        behind = self._behind(account)
        if behind:
            self._to.write(Text(behind, QUIET), first=margin)

    def _behind(self, account: Account | None) -> str:
        """Sources, how openly they say it, and the grade."""
        _ = self._say
        if account is None:
            return ""
        parts = [self._source(slug) for slug in account.sources]
        if account.attribution is not None:
            parts.append(_(ATTRIBUTIONS[account.attribution]))
        if account.grade is not None:
            parts.append(account.grade)
        return " · ".join(parts)

    def _source(self, slug: str) -> str:
        _ = self._say
        source = self._script.case.top.sources.get(slug)
        if source is None:
            return isolate(slug)
        return _("{publisher}, {date}", publisher=isolate(source.publisher), date=self._dated(source.date))

    def _dated(self, written: str) -> str:
        """A source's date: a day, or a month."""
        return times.as_written(written, self._say)

    # ---- what was refused

    def _refusals(self) -> None:
        _ = self._say
        refused: list[RefusedAct] = [
            one for one in self._refused if self._asked.seat is None or one.seat == self._asked.seat
        ]
        if not refused:
            return
        self._heading(_("Refused"))
        for one in refused:
            sentence = refusals.sentence(one.refusal, self._reader)
            self._to.write(
                _("{label} ({seat}): {sentence}", label=one.label, seat=self._reader.seat(one.seat), sentence=sentence),
                first=Text("  "),
            )

    # ---- where things stand

    def _standing(self) -> None:
        _ = self._say
        self._heading(_("Where things stand"))
        self._to.write(Text(standing.headline(self._reader), HEADING))
        wide = self._to.width >= BESIDE
        for paragraph in standing.paragraphs(self._reader):
            if wide:
                self._beside(paragraph)
            else:
                self._to.blank()
                self._to.write(Text(paragraph.title, QUIET))
                for says in paragraph.says:
                    self._to.write(self._sentence(says), first=Text("  "), rest=Text("    "))

    def _beside(self, paragraph: standing.Paragraph) -> None:
        """The matter in a column of its own, and what stands on it beside."""
        self._to.blank()
        titles = self._to.wrapped(Text(paragraph.title, QUIET), TITLES - 2)
        room = self._to.measure(Text(" " * TITLES))
        lines = []
        for says in paragraph.says:
            first, *rest = self._to.wrapped(self._sentence(says), room - 2)
            lines += [first, *(Text("  ").append_text(line) for line in rest)]
        self._to.side_by_side([(titles, TITLES), (lines, room)], Text(), gap=0)

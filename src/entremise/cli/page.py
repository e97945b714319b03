"""The page of a replay: what is shown, the sentence on top, the chronicle day by day, and where things stand."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from rich.text import Text

from entremise.cases import Cue, RefusedAct, Script
from entremise.cases.model import Account, Attribution
from entremise.cli.terminal import Terminal, styled_plain
from entremise.talks.acts.base import TABLE
from entremise.talks.view.state import SeatState, Seen, View, in_order
from entremise.words import N_, Translator, chronicle, isolate, refusals, standing, times
from entremise.words.chronicle import Line, Words
from entremise.words.names import Reader, begun, in_language

if TYPE_CHECKING:
    from entremise.cli.replay import Asked
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


class Page:
    """Writes the page of one replay, for one reader: the whole table, or a seat."""

    def __init__(self, asked: "Asked", script: Script, replayed: "Replayed", _: Translator, terminal: Terminal) -> None:
        view = replayed.whole if asked.seat is None else replayed.views.get(asked.seat, View(asked.seat))
        self._asked = asked
        self._script = script
        self._labels = replayed.labels
        self._refused = replayed.refused
        self._reader = Reader.of(view, _)
        self._say = _
        self._to = terminal
        self._sides = {seat.seat.slug: k for k, seat in enumerate(self._parties(view)) if k < len(SIDES)}
        self._clock_width = 5

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
        seen = [*self._reader.view.timeline()]
        clocks = self._clocks(seen)
        self._clock_width = max((len(one) for one in clocks), default=0)
        cues = self._script.by_label
        last: date | None = None
        ordered = False
        for one, clock in zip(seen, clocks, strict=True):
            day = None if one.placed.at is None else times.day_in(one.placed.at, self._reader.zone)
            if day is not None and day != last:
                self._heading(begun(times.long_day(day, _)))
                last, ordered = day, True
            elif day is None and not ordered:
                self._heading(_("In order, without a date"))
                ordered = True
            self._act(one, clock, cues.get(self._labels.get(one.placed.id, "")))

    def _heading(self, text: str) -> None:
        self._to.blank()
        self._to.write(Text(text, HEADING))

    def _clocks(self, seen: list[Seen]) -> list[str]:
        """The hour of each act, where it is known.

        What the table does by itself has the hour of the replay's clock; where what went before has none of its
        own, that hour would be taken for one that somebody reported.
        """
        found = []
        known = False
        for one in seen:
            at = one.placed.at
            if one.placed.by != TABLE:
                known = isinstance(at, datetime)
            found.append(times.minute(at, self._reader.zone, self._say) if isinstance(at, datetime) and known else "")
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

    def _act(self, seen: Seen, clock: str, cue: Cue | None) -> None:
        line = chronicle.line(self._reader, seen)
        seat = line.of or seen.placed.by.seat
        first = self._margin(clock, seat)
        rest = self._margin("", seat)
        account = cue.account if cue is not None else None
        self._to.write(self._sentence(line.says, account), first=first, rest=rest)
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

    def _sentence(self, says: str, account: Account | None) -> Text:
        """With the parties' names in their colours, and what is invented marked before all else."""
        _ = self._say
        text = Text()
        if account is not None and account.invented:
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
            (_("{speaker} had said:", speaker=line.against.speaker), before, told_before),
            (_("Now:"), now, cue),
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
            doubt.append(isolate(account.doubt), QUIET)
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
        if len(written) == 10:
            return times.day(date.fromisoformat(written), self._say)
        return times.month(date.fromisoformat(f"{written}-01"), self._say)

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
                    self._to.write(self._sentence(says, None), first=Text("  "), rest=Text("    "))

    def _beside(self, paragraph: standing.Paragraph) -> None:
        """The matter in a column of its own, and what stands on it beside."""
        self._to.blank()
        titles = self._to.wrapped(Text(paragraph.title, QUIET), TITLES - 2)
        room = self._to.measure(Text(" " * TITLES))
        lines = []
        for says in paragraph.says:
            first, *rest = self._to.wrapped(self._sentence(says, None), room - 2)
            lines += [first, *(Text("  ").append_text(line) for line in rest)]
        self._to.side_by_side([(titles, TITLES), (lines, room)], Text(), gap=0)

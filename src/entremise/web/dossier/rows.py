"""The rows of a reading desk: text on one side, what is offered or was taken there on the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entremise.dossier.fact import Fact
from entremise.dossier.source import Source
from entremise.dossier.taking import kind_of
from entremise.web.dossier.marks import Mark, Piece, State, pieces
from entremise.web.dossier.offered import KINDS, Beside, Shown, claimed, places_decided
from entremise.web.dossier.opened import Offer, Opened, Row
from entremise.web.dossier.own import Own

ALL: Final = "all"
SHOWS: Final = (ALL, State.OPEN.value, *KINDS)
"""What of all that is offered a desk can show: everything, what is undecided, one kind."""


@dataclass(frozen=True)
class RowShown:
    """A row as the page has it. `left` are the keys of what is left to decide, where these are several."""

    ident: str
    start: int
    end: int
    opens: bool
    pieces: Sequence[Piece]
    beside: Sequence[Shown]
    left: str = ""
    left_n: int = 0


@dataclass(frozen=True)
class Reading:
    """A report at the desk: whose dossier it is in, and what of it is shown."""

    own: Own
    source: Source
    opened: Opened
    show: str = ALL

    @property
    def beside(self) -> Beside:
        return Beside(self.own, self.source.slug)

    def wanted(self, offer: Offer) -> bool:
        """Whether an offer is among those that are to be shown."""
        if self.show == ALL:
            return True
        if self.show == State.OPEN.value:
            return self.undecided(offer)
        return kind_of(offer.candidate) == self.show

    def undecided(self, offer: Offer) -> bool:
        return self.own.book.decision(self.source.slug, offer.key) is None

    def undecided_count(self) -> int:
        """How many of all that is offered are to be decided."""
        return sum(map(self.undecided, self.opened.offers))

    def next_undecided(self, after: str | None = None, row: int = 0) -> str | None:
        """The key of the next that is to be decided: after a key, or from a row on, and then from the top.

        Of all that this desk shows; None where nothing of it is left.
        """
        offers = self.opened.offers
        if after is not None:
            begin = next((n for n, one in enumerate(offers, 1) if one.key == after), 0)
        else:
            begin = sum(len(one.offers) for one in self.opened.rows[:row])
        for offer in (*offers[begin:], *offers[:begin]):
            if self.wanted(offer) and self.undecided(offer):
                return offer.key
        return None


def rows_of(reading: Reading, part: int, sought: tuple[int, int] | None = None) -> list[RowShown]:
    """The rows of one part of a report, each with what stands beside it."""
    first, following = reading.opened.parts[part]
    rows = reading.opened.rows[first:following]
    beside = reading.beside
    by_hand = _by_hand(reading, [offer.key for row in rows for offer in row.offers], rows[0].start, rows[-1].end)
    return [_row(reading, beside, row, by_hand.get(n, ()), sought) for n, row in enumerate(rows, first)]


def _by_hand(reading: Reading, keys: Iterable[str], start: int, end: int) -> Mapping[int, Sequence[tuple[Fact, int]]]:
    """By row, the facts that rest on a passage there without having come from an offer that stands there."""
    if reading.show not in (ALL, *KINDS):
        return {}
    slug, offered = reading.source.slug, places_decided(reading.own, reading.source.slug, keys)
    found: dict[int, list[tuple[Fact, int]]] = {}
    for fact in reading.own.book.of_source(slug):
        if reading.show not in (ALL, fact.claim.about):
            continue
        for n, one in enumerate(fact.evidence):
            place = one.place
            if place.source == slug and start <= place.start < end and (fact.id, place) not in offered:
                found.setdefault(reading.opened.at(place.start), []).append((fact, n))
    return found


def _row(
    reading: Reading, beside: Beside, row: Row, by_hand: Sequence[tuple[Fact, int]], sought: tuple[int, int] | None
) -> RowShown:
    wanted = [offer for offer in row.offers if reading.wanted(offer)]
    shown = [beside.shown(offer) for offer in wanted]
    marks = [
        Mark(*offer.candidate.mark, beside.state(offer.key), one.ident)
        for offer, one in zip(wanted, shown, strict=True)
    ]
    for fact, n in by_hand:
        place, one = fact.evidence[n].place, beside.by_hand(fact, n)
        shown.append(one)
        marks.append(Mark(place.start, place.end, State.TAKEN, one.ident))
    left = [offer.key for offer in wanted if reading.undecided(offer) and claimed(offer.candidate, reading.source.slug)]
    return RowShown(
        ident=f"at-{row.start}",
        start=row.start,
        end=row.end,
        opens=row.opens,
        pieces=pieces(reading.opened, row, marks, sought),
        beside=shown,
        left=" ".join(left) if len(left) > 1 else "",
        left_n=len(left),
    )

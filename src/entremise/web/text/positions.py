"""Where parties stand on a draft, beside its articles: for a party its own, for a mediator those that it was told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from entremise.talks.acts.drafting import Stance
from entremise.talks.view.state import DraftState, PositionState, in_order
from entremise.web.visit import Visit
from entremise.words import terms
from entremise.words.chronicle.line import carry
from entremise.words.direction import neutralise

MARKS: Final[Mapping[Stance, str]] = {
    Stance.ACCEPTS: "●",
    Stance.ACCEPTS_IF: "◐",
    Stance.RESERVES: "○",
    Stance.REFUSES: "✕",
}
"""A sign for each stance, which says nothing that isn't also said in words."""
AT_ONCE: Final = 3
"""How many positions of a party on one article are shown unfolded."""
FOLDED: Final = 20
"""How many earlier ones at most are there to unfold; all of them stand in the chronicle."""


@dataclass(frozen=True, slots=True)
class PositionShown:
    """A position. `on_draft` says of which draft it was, where that isn't the one that is shown."""

    ident: str
    stance: str
    mark: str
    text: str
    rule: str
    said: str
    on_draft: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party holds of one article, the latest first."""

    seat: str
    name: str
    side: int | None
    newest: tuple[PositionShown, ...]
    earlier: tuple[PositionShown, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.newest) + len(self.earlier) + self.more

    @property
    def any(self) -> bool:
        return bool(self.newest)

    @property
    def earlier_ident(self) -> str:
        """The id of what is folded: it stays the same when a newer position comes."""
        return f"earlier-{self.earlier[-1].ident}"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """All positions on a draft that a seat may see: `parties` as columns, `whole` and `by_article` as rows."""

    parties: tuple[tuple[str, str, int | None], ...]
    whole: Row
    by_article: Mapping[str, Row]

    @property
    def none(self) -> bool:
        return not any(cell.any for row in (self.whole, *self.by_article.values()) for cell in row)


def positions_on(visit: Visit, draft: DraftState, parties: Iterable[str]) -> Positions:
    """The positions of these parties on a draft, and on articles of the same name in other drafts."""
    sides = visit.sides()
    held: dict[tuple[str | None, str], list[PositionState]] = {}
    for state in reversed(in_order(visit.view.positions.values())):
        article = state.position.article
        if article is not None or state.position.draft == draft.id:
            held.setdefault((article, state.party), []).append(state)
    shown = frozenset(parties)
    columns = tuple((seat, visit.reader.seat(seat), side) for seat, side in sides.items() if seat in shown)

    def row(article: str | None) -> Row:
        return tuple(
            _cell(visit, draft, seat, name, side, held.get((article, seat), [])) for seat, name, side in columns
        )

    return Positions(columns, row(None), {article.slug: row(article.slug) for article in draft.articles})


def _cell(visit: Visit, draft: DraftState, seat: str, name: str, side: int | None, states: list[PositionState]) -> Cell:
    # What was said of the draft that is shown comes before what was said of another.
    ordered = sorted(states, key=lambda state: state.position.draft != draft.id)
    newest = tuple(_position(visit, draft, one) for one in ordered[:AT_ONCE])
    earlier = tuple(_position(visit, draft, one) for one in ordered[AT_ONCE : AT_ONCE + FOLDED])
    return Cell(seat, name, side, newest, earlier, max(0, len(ordered) - AT_ONCE - FOLDED))


def _position(visit: Visit, draft: DraftState, state: PositionState) -> PositionShown:
    _ = visit.say
    position, placed = state.position, visit.view.seen[state.id].placed
    other = visit.view.drafts.get(position.draft) if position.draft != draft.id else None
    return PositionShown(
        ident=state.id,
        stance=_(terms.STANCES[position.stance]),
        mark=MARKS[position.stance],
        text=neutralise(position.text or ""),
        rule=_("{rule} For {seats}.", rule=carry(visit.reader, position.rule), seats=visit.reader.seats(position.to)),
        said=visit.when(placed.at) if placed.at is not None else "",
        on_draft=_("On draft {n}", n=other.number) if other is not None else "",
    )


def who_holds(visit: Visit) -> frozenset[str]:
    """Whose positions this seat is shown: a party its own, a mediator each party's, another those it was given."""
    view = visit.view
    if visit.seat in view.parties():
        return frozenset({visit.seat})
    if visit.seat in view.mediators():
        return view.parties()
    return frozenset(state.party for state in view.positions.values()) & view.parties()

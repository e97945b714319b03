"""The map in words: who there is, what they are at the talks, and each tie with where it comes from. All of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from entremise.dossier.relations import Tie, TieKind
from entremise.dossier.values import Modality
from entremise.house.map import ActorMap, Who
from entremise.web.map.conflicts import conflicting, in_conflict
from entremise.web.map.drawing import anchor, offices_of
from entremise.web.map.telling import Said, Teller
from entremise.words.actor_map import OFFICES
from entremise.words.dossier import ACTOR_KINDS
from entremise.words.names import begun

ROWS: Final = 40
"""Rows on a page of the table."""
TIES: Final = 6
"""Ties of one actor that its row has room for, and names in one of its lines; around that actor alone there is more."""
NAMES: Final = 12
AROUND: Final = 60
AROUND_NAMES: Final = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One of those on the map: a name, what it is, and each tie in words. `more` ties have no room here."""

    who: str
    name: str
    names: str
    side: int | None
    offices: str
    says: tuple[Said, ...]
    others: tuple[str, ...]
    more: int
    conflict: bool

    @property
    def anchor(self) -> str:
        return anchor(self.who)


@dataclass(frozen=True, slots=True)
class Table:
    """A page of the table: the rows, and which of how many pages it is."""

    rows: tuple[Row, ...]
    page: int
    pages: int
    known: int

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(row.who for row in self.rows)


def table(teller: Teller, sides: Mapping[str, int], page: int = 1, centre: str | None = None) -> Table:
    """A page of the table of what a map shows: those with ties first, in the order in which they became known.

    `centre` is the actor around which the map was asked for, whose row has room for much.
    """
    found = teller.map
    ties = _ByActor(found.every_tie)
    ordered = sorted(_wanted(found, ties, centre), key=lambda one: not ties.has(one.id))
    pages = max(1, -(-len(ordered) // ROWS))
    page = min(page, pages)
    shown = ordered[(page - 1) * ROWS : page * ROWS]
    make = _Rows(teller, sides, ties, centre)
    return Table(tuple(make.row(one) for one in shown), page, pages, len(ordered))


def _wanted(found: ActorMap, ties: "_ByActor", centre: str | None) -> list[Who]:
    """Everybody; where only ties of some kinds are asked for, those who have them."""
    if centre is None and found.narrow:
        return [one for one in found.who.values() if ties.has(one.id)]
    return [*found.who.values()]


class _ByActor:
    """Ties by who has them, and by towards whom."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.of: dict[str, list[Tie]] = {}
        self.towards: dict[str, list[Tie]] = {}
        for tie in ties:
            self.of.setdefault(tie.actor, []).append(tie)
            if tie.of is not None:
                self.towards.setdefault(tie.of, []).append(tie)

    def has(self, who: str) -> bool:
        return who in self.of or who in self.towards


class _Rows:
    def __init__(self, teller: Teller, sides: Mapping[str, int], ties: _ByActor, centre: str | None) -> None:
        self._teller, self._sides, self._ties, self._centre = teller, sides, ties, centre
        self._offices = offices_of(teller.visit.say, teller.map)
        self._marked = in_conflict(teller.map)
        self._conflicting = conflicting(teller.map)

    def row(self, one: Who) -> Row:
        _ = self._teller.visit.say
        room = AROUND if one.id == self._centre else TIES
        own = [tie for tie in self._ties.of.get(one.id, ()) if not _by_seat_alone(tie)]
        kind = _(ACTOR_KINDS[one.kind]) if one.kind is not None and one.seat is None else ""
        offices = self._offices.get(one.id, ())
        others = [name for name in one.names if name != one.name][:NAMES]
        between = _.pgettext("between names", ", ")
        return Row(
            who=one.id,
            name=begun(one.name),
            names=between.join(others) if one.slug is None else "",
            side=self._sides.get(one.seat or ""),
            offices=begun(between.join((*((kind,) if kind else ()), *offices))),
            says=tuple(
                self._teller.said(tie, (tie.actor, tie.role, tie.of) in self._conflicting) for tie in own[:room]
            ),
            others=tuple(self._towards(one)),
            more=max(0, len(own) - room),
            conflict=one.id in self._marked,
        )

    def _towards(self, one: Who) -> Iterable[str]:
        """Others' ties to somebody, those of a kind in one sentence."""
        _ = self._teller.visit.say
        room = AROUND_NAMES if one.id == self._centre else NAMES
        kinds: dict[TieKind, list[str]] = {}
        for tie in self._ties.towards.get(one.id, ()):
            if tie.state is Modality.ASSERTED:
                kinds.setdefault(tie.role, []).append(tie.actor)
        for role, actors in kinds.items():
            named = _.pgettext("between names", ", ").join(self._teller.name(actor) for actor in actors[:room])
            says = _("{role}: {says}", role=_(OFFICES[role]), says=named)
            if len(actors) > room:
                n = len(actors) - room
                says = _.ngettext("{says}, and {n} more", "{says}, and {n} more", n).format(says=says, n=n)
            yield begun(says)


def _by_seat_alone(tie: Tie) -> bool:
    """Who sits as a mediator mediates: the column beside says so."""
    return all(one.seat for one in tie.tellings)

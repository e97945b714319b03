"""The hall of `entremise.talks.course` over a store: what is read and placed while the talks are held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from entremise.house.chance import Chance
from entremise.house.form import body_of, embedded, kept_form
from entremise.house.keeping import HouseHolding
from entremise.house.views import Folded, Views
from entremise.record.keeping import Link
from entremise.record.shape import read_instant
from entremise.talks.acts.base import Placed, references
from entremise.talks.acts.convening import AddSeat, Convene
from entremise.talks.table import LISTENS
from entremise.talks.view.state import View


class WallBreach(Exception):
    """An act would have referred some seat to an act that it has not seen, or was for one that was never seated.

    Nothing was placed. Rules and audiences keep this from ever happening; the store is asked all the same.
    `unseen` is for who keeps the house, (seat, act) by (seat, act), and never for a seat.
    """

    def __init__(self, act: str, unseen: Iterable[tuple[str, str]]) -> None:
        self.act = act
        self.unseen = tuple(sorted(unseen))
        super().__init__(act, self.unseen)


@dataclass(frozen=True, slots=True)
class Kept:
    """An act that was placed, its salt, and where it stands on each chain."""

    placed: Placed
    salt: bytes
    links: Mapping[str, Link]


class Hall:
    """What is read and placed within one transaction; `publish` once it has been committed."""

    def __init__(self, talks: str, held: HouseHolding, views: Views, chance: Chance) -> None:
        self.held = held
        self.kept: dict[str, Kept] = {}
        self._talks = talks
        self._views = views
        self._chance = chance
        self._folded: dict[str | None, Folded] = {}
        last = held.last_recorded()
        self._last = read_instant(last) if last is not None else None

    def time(self, clock: datetime) -> datetime:
        """The time of the table: the clock's, but never before what is on the record."""
        return clock if self._last is None else max(clock, self._last)

    # ---- the protocol of `entremise.talks.course`

    def view(self, seat: str) -> View:
        if seat not in self._folded:
            self._folded[seat] = self._views.of_seat(self.held, self._talks, seat)
        return self._folded[seat].view

    def eye(self) -> View:
        if None not in self._folded:
            self._folded[None] = self._views.of_table(self.held, self._talks)
        return self._folded[None].view

    def public(self) -> Iterable[Mapping[str, Any]]:
        return [body for act in self.held.public_acts() if (body := body_of(act)) is not None]

    def place(self, placed: Placed) -> None:
        if self._last is not None and placed.recorded_at < self._last:
            # What fell due at an instant that others have passed since: the record knows no way back.
            placed = placed.model_copy(update={"recorded_at": self._last})
        shown = embedded(placed.act)
        self._keep_the_wall(placed, shown)
        act = kept_form(placed, self._talks, self._chance.salt(placed.id))
        links = self.held.append(act, public=placed.audience.public, shows=[one.id for one in shown])
        self._last = placed.recorded_at
        self.kept[placed.id] = Kept(placed, act.salt, links)
        for seat, where in links.items():
            if seat in self._folded:
                self._folded[seat] = self._folded[seat].with_acts([(where.n, placed)])
        if None in self._folded:
            eye, seq = self._folded[None], self.held.reach().n
            listens = placed.act.kind in LISTENS
            self._folded[None] = eye.with_acts([(seq, placed)]) if listens else replace(eye, n=seq)

    # ---- afterwards

    def publish(self) -> frozenset[str]:
        """Let the views that were folded here be used elsewhere; returns the seats that have something new.

        Only after the transaction was committed.
        """
        for folded in self._folded.values():
            self._views.keep(self._talks, folded)
        for kept in self.kept.values():
            for seat, where in kept.links.items():
                if seat not in self._folded:
                    self._views.advance(self._talks, seat, where.n, kept.placed)
        return frozenset(seat for kept in self.kept.values() for seat in kept.links)

    def _keep_the_wall(self, placed: Placed, shown: Iterable[Placed]) -> None:
        """Raise `WallBreach` where a seat of the audience would be referred to what it has not seen."""
        if not isinstance(placed.act, Convene | AddSeat):
            strangers = [seat for seat in placed.audience.seats if self.held.mark(seat).n == 0]
            if strangers:
                raise WallBreach(placed.id, ((seat, placed.id) for seat in strangers))
        named = references(placed.act).union(*(references(one.act) for one in shown))
        named -= {one.id for one in shown}
        if named and (unseen := self.held.blind(named, placed.audience.seats)):
            raise WallBreach(placed.id, unseen)

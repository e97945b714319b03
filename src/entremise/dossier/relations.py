"""Who stands behind whom on a given day, and whose part in the talks conflicts with that.

The map's data, without its drawing. Everything here is linear in the number of tellings, and circles of support end.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from entremise.dossier.actors import as_found
from entremise.dossier.values import Modality


class TieKind(StrEnum):
    """What one is to another, or to the talks: the roles of a dossier, and those that only a record has."""

    LEADS = "leads"
    HOSTS = "hosts"
    SPONSORS = "sponsors"
    MEDIATES = "mediates"
    BACKS = "backs"
    CONTROLS = "controls"
    RECOGNISES = "recognises"
    GUARANTEES = "guarantees"
    WITNESSES = "witnesses"
    KEEPS = "keeps"
    CONVENES = "convenes"


IMPARTIAL: Final = (TieKind.MEDIATES, TieKind.SPONSORS, TieKind.HOSTS)
"""Roles in which one should not also back a party."""
LEADING: Final = (TieKind.LEADS, TieKind.CONTROLS)
"""Roles in which one stands for another: whoever backs the leader backs those who are led."""
_STANDS_BEHIND: Final = frozenset({TieKind.BACKS, *LEADING})


@dataclass(frozen=True, slots=True)
class Telling:
    """One word that somebody is something to another: a fact's, or the record's where `fact` is None.

    `of` is an actor; where it is none, the words for what it is of stand in `what` (talks, a town). `seat` marks the
    role that a seat has by itself: who sits as a mediator mediates, and who heads a delegation leads it. `over`
    is set where it is known to have ended, whatever day it is. `came` is the telling's number among all that became
    known.
    """

    actor: str
    role: TieKind
    of: str | None = None
    what: str = ""
    since: str | None = None
    until: str | None = None
    modality: Modality = Modality.ASSERTED
    fact: str | None = None
    seat: bool = False
    over: bool = False
    came: int = 0


@dataclass(frozen=True)
class Tie:
    """A role on a day, with all that tell it: as so, as not so, or with a reserve (apparent, possible, planned).

    `place` is what is controlled, where that is no actor.
    """

    actor: str
    role: TieKind
    of: str | None
    told: tuple[Telling, ...] = ()
    against: tuple[Telling, ...] = ()
    reserved: tuple[Telling, ...] = ()
    place: str | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that tell it as so."""
        return tuple(one.fact for one in self.told if one.fact is not None)

    @property
    def denied(self) -> tuple[str, ...]:
        """The facts that deny it."""
        return tuple(one.fact for one in self.against if one.fact is not None)

    @property
    def record(self) -> bool:
        """Whether the record says so."""
        return any(one.fact is None for one in self.told)

    @property
    def state(self) -> Modality:
        """How it stands: as told, where anybody tells it as so; else at the best of what is left."""
        if self.told:
            return Modality.ASSERTED
        reserved = {one.modality for one in self.reserved}
        for modality in (Modality.APPARENT, Modality.POSSIBLE, Modality.PLANNED):
            if modality in reserved:
                return modality
        return Modality.NEGATED

    @property
    def tellings(self) -> tuple[Telling, ...]:
        return (*self.told, *self.reserved, *self.against)


@dataclass(frozen=True)
class Standings:
    """The ties of one day. `others` are told only with a reserve, or denied."""

    ties: tuple[Tie, ...]
    others: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """A mediator, sponsor or host that stands behind a side: by which chain, from itself to that side."""

    actor: str
    roles: tuple[TieKind, ...]
    side: str
    serves: tuple[Tie, ...] = ()
    _next: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    _between: Mapping[tuple[str, str], tuple[Tie, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def next(self) -> str:
        """Whom the actor stands behind by itself, on the way to the side."""
        return self._next[self.actor]

    @property
    def chain(self) -> tuple[str, ...]:
        """From the actor to the side, by the shortest way. Made when asked for: many may share a long one."""
        chain = [self.actor]
        while chain[-1] != self.side:
            chain.append(self._next[chain[-1]])
        return tuple(chain)

    @property
    def links(self) -> tuple[tuple[Tie, ...], ...]:
        """For each step of the chain, the ties that make it."""
        return tuple(self._between[step] for step in itertools.pairwise(self.chain))

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts on which it rests: those of the roles, then those of each step."""
        ties = (*self.serves, *itertools.chain.from_iterable(self.links))
        return tuple(dict.fromkeys(fact for tie in ties for fact in tie.facts))


def standings(
    tellings: Iterable[Telling], day: str | None = None, today: str | None = None, ever: bool = False
) -> Standings:
    """The ties that tellings make on a day; without one, all that aren't over, or were before `today`.

    `ever`: the ties of all days.
    """
    drafts: dict[tuple[str, TieKind, str | None, str | None], tuple[list[Telling], ...]] = {}
    for one in tellings:
        if not ever and (not stood(one, day) if day is not None else _over(one, today)):
            continue
        place = as_found(one.what) if one.role is TieKind.CONTROLS and one.of is None and one.what else None
        told, against, reserved = drafts.setdefault((one.actor, one.role, one.of, place), ([], [], []))
        if one.modality is Modality.ASSERTED:
            told.append(one)
        elif one.modality is Modality.NEGATED:
            against.append(one)
        else:
            reserved.append(one)
    ties: list[Tie] = []
    others: list[Tie] = []
    for (actor, role, of, place), several in drafts.items():
        told, against, reserved = several
        words = next((one.what for one in (*told, *reserved, *against)), None) if place is not None else None
        tie = Tie(actor, role, of, tuple(told), tuple(against), tuple(reserved), words)
        (ties if told else others).append(tie)
    return Standings(tuple(ties), tuple(others))


def stood(telling: Telling, day: str) -> bool:
    """Whether a role held on a day, or at some time in a month or year: compared at the precision that both have."""
    return _not_after(telling.since, day) and _not_after(day, telling.until)


def _over(telling: Telling, today: str | None) -> bool:
    return telling.over or (today is not None and not _not_after(today, telling.until))


def _not_after(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    length = min(len(one), len(other))
    return one[:length] <= other[:length]


def conflicts(standings: Standings, sides: Iterable[str], steps: int | None = None) -> tuple[Conflict, ...]:
    """Mediators, sponsors and hosts that stand behind a side, whether by themselves or through others.

    `sides` are the parties at the table. One stands behind whom one backs, leads or controls, and behind those behind
    whom they stand: whoever backs the leader backs the party. To recognise somebody is not to back them. A chain is
    followed for `steps` steps, if that is given.
    """
    wanted = tuple(dict.fromkeys(sides))
    between: dict[tuple[str, str], list[Tie]] = {}
    for tie in standings.ties:
        if tie.role in _STANDS_BEHIND and tie.of is not None:
            between.setdefault((tie.actor, tie.of), []).append(tie)
    links = {pair: tuple(ties) for pair, ties in between.items()}
    upwards: dict[str, list[str]] = {}
    for actor, of in between:
        upwards.setdefault(of, []).append(actor)
    towards = {side: _towards(upwards, side, steps) for side in wanted}
    of_sides = {*wanted, *(tie.actor for tie in standings.ties if tie.role in LEADING and tie.of in towards)}
    serving: dict[str, list[Tie]] = {}
    for tie in standings.ties:
        # Who sponsors or hosts a party, or its leader, is something to that side, and not to the talks.
        if tie.role is TieKind.MEDIATES or (tie.role in IMPARTIAL and tie.of not in of_sides):
            serving.setdefault(tie.actor, []).append(tie)
    return tuple(
        Conflict(actor, tuple(dict.fromkeys(tie.role for tie in ties)), side, tuple(ties), following, links)
        for actor, ties in serving.items()
        for side, following in towards.items()
        if actor in following
    )


def _towards(upwards: Mapping[str, list[str]], side: str, steps: int | None) -> dict[str, str]:
    """For all who stand behind a side, the next on the shortest way to it."""
    following: dict[str, str] = {}
    waiting = [side]
    n = 0
    while waiting and (steps is None or n < steps):
        further: list[str] = []
        for one in waiting:
            for actor in upwards.get(one, ()):
                if actor != side and actor not in following:
                    following[actor] = one
                    further.append(actor)
        waiting = further
        n += 1
    return following

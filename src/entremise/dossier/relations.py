"""Who stands behind whom on a given day, and whose part in the talks conflicts with that.

The map's data, without its drawing. Everything here is linear in the number of facts, and circles of support end.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from entremise.dossier.fact import Fact, RoleClaim
from entremise.dossier.reading.tokens import folded
from entremise.dossier.values import Modality, RoleKind

_IMPARTIAL: Final = (RoleKind.MEDIATES, RoleKind.SPONSORS, RoleKind.HOSTS)
_STANDS_BEHIND: Final = frozenset({RoleKind.BACKS, RoleKind.RECOGNISES})


@dataclass(frozen=True)
class Tie:
    """A role on a day, with the facts that tell it; `denied` holds those that deny it."""

    actor: str
    role: RoleKind
    of: str | None
    facts: tuple[str, ...]
    denied: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """A mediator, sponsor or host that backs a side: by which chain it does so, from itself to that side."""

    actor: str
    roles: tuple[RoleKind, ...]
    side: str
    chain: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Standings:
    """The ties of one day, and by actor whom each stands behind."""

    ties: tuple[Tie, ...]
    behind: Mapping[str, tuple[str, ...]]


def on_day(facts: Iterable[Fact], day: str | None = None, names: Mapping[str, str] | None = None) -> Standings:
    """Ties as they stood on a day (ISO), or at all where none is given.

    `names` leads from any name to the actor's own (folded names on the left), so that two reports that call one actor
    differently draw one actor. A tie told as planned, possible or apparent is no tie yet, and isn't drawn.
    """
    called = names or {}
    told: dict[tuple[str, RoleKind, str | None], list[str]] = {}
    denied: dict[tuple[str, RoleKind, str | None], list[str]] = {}
    for fact in facts:
        claim = fact.claim
        if not isinstance(claim, RoleClaim) or not _stood(claim, day):
            continue
        key = (_own(claim.actor, called), claim.role, _own(claim.of, called) if claim.of else None)
        if claim.modality is Modality.ASSERTED:
            told.setdefault(key, []).append(fact.id)
        elif claim.modality is Modality.NEGATED:
            denied.setdefault(key, []).append(fact.id)
    ties = tuple(Tie(*key, tuple(ids), tuple(denied.get(key, ()))) for key, ids in told.items())
    behind: dict[str, list[str]] = {}
    for tie in ties:
        if tie.role in _STANDS_BEHIND and tie.of is not None:
            behind.setdefault(tie.actor, []).append(tie.of)
    return Standings(ties, {actor: tuple(dict.fromkeys(whom)) for actor, whom in behind.items()})


def _own(name: str, called: Mapping[str, str]) -> str:
    return called.get(folded(name), name)


def _stood(claim: RoleClaim, day: str | None) -> bool:
    if day is None:
        return True
    begun = claim.since is None or claim.since <= day[: len(claim.since)]
    return begun and (claim.until is None or day[: len(claim.until)] <= claim.until)


def stands_behind(standings: Standings, actor: str) -> Mapping[str, tuple[str, ...]]:
    """All whom an actor stands behind, directly or through others, each with the shortest chain that leads there.

    In a circle of support everybody stands behind everybody else, and nobody behind themselves.
    """
    before = _reached(standings, actor)
    return {whom: _chain(before, actor, whom) for whom in before}


def _reached(standings: Standings, actor: str) -> dict[str, str]:
    """Whom an actor stands behind, each with the one through whom, nearest first."""
    before: dict[str, str] = {}
    waiting = [actor]
    while waiting:
        further: list[str] = []
        for one in waiting:
            for whom in standings.behind.get(one, ()):
                if whom != actor and whom not in before:
                    before[whom] = one
                    further.append(whom)
        waiting = further
    return before


def _chain(before: Mapping[str, str], actor: str, whom: str) -> tuple[str, ...]:
    chain = [whom]
    while chain[-1] != actor:
        chain.append(before[chain[-1]])
    return tuple(reversed(chain))


def conflicts(standings: Standings, sides: Iterable[str]) -> tuple[Conflict, ...]:
    """Mediators, sponsors and hosts that stand behind a side, whether by themselves or through others.

    `sides` are the parties at the table, each under its own name; who leads a party stands for it: whoever backs the
    leader backs the party.
    """
    wanted = dict.fromkeys(sides)
    leads: dict[str, list[str]] = {}
    parts: dict[str, dict[RoleKind, list[str]]] = {}
    for tie in standings.ties:
        if tie.role in (RoleKind.LEADS, RoleKind.CONTROLS) and tie.of is not None:
            leads.setdefault(tie.actor, []).append(tie.of)
        if tie.role in _IMPARTIAL:
            parts.setdefault(tie.actor, {}).setdefault(tie.role, []).extend(tie.facts)
    backing = {(tie.actor, tie.of): tie.facts for tie in standings.ties if tie.role in _STANDS_BEHIND}
    found: list[Conflict] = []
    for actor, roles in parts.items():
        named: set[str] = set()
        before = _reached(standings, actor)
        for whom in before:
            for side in (whom, *leads.get(whom, ())):
                if side not in wanted or side in named or side == actor:
                    continue
                named.add(side)
                chain = _chain(before, actor, whom)
                links = itertools.pairwise(chain)
                facts = [*(one for ids in roles.values() for one in ids), *(f for link in links for f in backing[link])]
                whole = chain if side == whom else (*chain, side)
                found.append(Conflict(actor, tuple(roles), side, whole, tuple(dict.fromkeys(facts))))
    return tuple(found)

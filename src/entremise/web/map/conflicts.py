"""Conflicts of interest in sentences: who serves the talks and stands behind a side, and where each step comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from entremise.dossier.relations import LEADING, Conflict, Tie, TieKind
from entremise.house.map import ActorMap
from entremise.web.map.telling import Said, Teller
from entremise.words.actor_map import BACKS, THROUGH
from entremise.words.names import begun

MOST: Final = 20
"""So many are said on the page; all are in the file."""
_DIRECT: Final = 2


@dataclass(frozen=True, slots=True)
class ConflictSaid:
    """A conflict: the sentence, and what it rests on."""

    says: str
    rests_on: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ConflictsSaid:
    """Those that are said, and how many more there are."""

    said: tuple[ConflictSaid, ...]
    more: int


def conflicts(teller: Teller) -> ConflictsSaid:
    """All conflicts of the map, whether or not anybody asked; those by oneself before those through others."""
    found = teller.map.conflicts
    leaders = _leaders(teller.map)
    ordered = sorted(found[: MOST * 50], key=lambda one: not _direct(one, leaders))
    said = tuple(_said(teller, one, leaders) for one in ordered[:MOST])
    return ConflictsSaid(said, len(found) - len(said))


def in_conflict(found: ActorMap) -> frozenset[str]:
    """Those whose part in the talks conflicts with whom they stand behind."""
    return frozenset(one.actor for one in found.conflicts)


def conflicting(found: ActorMap) -> frozenset[tuple[str, TieKind, str | None]]:
    """The ties by which they do so: the first step of each chain, and whatever else leads to the same side at once."""
    leaders = _leaders(found)
    marked = set()
    by_actor: dict[str, list[Conflict]] = {}
    for one in found.conflicts:
        by_actor.setdefault(one.actor, []).append(one)
    for tie in found.ties:
        for one in by_actor.get(tie.actor, ()):
            if _leads_on(tie, one, leaders):
                marked.add((tie.actor, tie.role, tie.of))
    return frozenset(marked)


def _leads_on(tie: Tie, one: Conflict, leaders: dict[str, frozenset[str]]) -> bool:
    """Whether a tie of whoever is in conflict is a step towards that side."""
    if tie.role is not TieKind.BACKS and tie.role not in LEADING:
        return False
    return tie.of in (one.next, one.side) or tie.of in leaders.get(one.side, ())


def _leaders(found: ActorMap) -> dict[str, frozenset[str]]:
    """By party, those who lead it."""
    led: dict[str, set[str]] = {}
    for tie in found.ties:
        if tie.role in LEADING and tie.of in found.parties:
            led.setdefault(tie.of or "", set()).add(tie.actor)
    return {party: frozenset(who) for party, who in led.items()}


def _direct(one: Conflict, leaders: dict[str, frozenset[str]]) -> bool:
    return one.next == one.side or one.next in leaders.get(one.side, ())


def _said(teller: Teller, one: Conflict, leaders: dict[str, frozenset[str]]) -> ConflictSaid:
    messages = BACKS if _direct(one, leaders) else THROUGH
    message = messages[frozenset(one.roles)]
    says = teller.visit.say(message).format(actor=teller.name(one.actor), seat=teller.name(one.side))
    more = [
        tie
        for tie in teller.map.ties
        if tie.actor == one.actor and tie.role is TieKind.BACKS and tie.of in leaders.get(one.side, ())
    ]
    ties = _once((*one.serves, *(tie for step in one.links for tie in step), *more))
    return ConflictSaid(begun(says), tuple(teller.said(tie) for tie in ties))


def _once(ties: Iterable[Tie]) -> list[Tie]:
    return [*{(tie.actor, tie.role, tie.of): tie for tie in ties}.values()]

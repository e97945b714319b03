"""The map as JSON, the same for the pages and for the API. The keys stand in docs/dossier.md."""

from typing import Any

from entremise.dossier.relations import Conflict, Telling, Tie
from entremise.house.map.actor_map import ActorMap, Who


def as_json(found: ActorMap) -> dict[str, Any]:
    """The documented form: `on`, `actors`, `ties`, `conflicts`. Dates stand at the precision that is known."""
    return {
        "on": found.on,
        "actors": [_actor(found, one) for one in found.who.values()],
        "ties": [_tie(found, tie) for tie in found.every_tie],
        "conflicts": [_conflict(one) for one in found.conflicts],
    }


def sources_of(found: ActorMap, facts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sources of some facts, each once, and their grades, one for each piece of evidence."""
    known = [fact for ident in facts if (fact := found.book.dossier.fact(ident)) is not None]
    sources = dict.fromkeys(source for fact in known for source in fact.sources)
    return tuple(sources), tuple(grade for fact in known for grade in fact.grades)


def span(tellings: tuple[Telling, ...]) -> tuple[str | None, str | None]:
    """From when and until when these tell it: the first day, and the last where none leaves the end open."""
    since = [one.since for one in tellings if one.since is not None]
    until = [one.until for one in tellings if one.until is not None]
    return min(since, default=None), max(until) if until and len(until) == len(tellings) else None


def _actor(found: ActorMap, one: Who) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "names": list(one.names),
        "kind": one.kind.value if one.kind is not None else None,
        "slug": one.slug,
        "seat": one.seat,
        "side": one.side,
        "places": list(found.places.get(one.id, ())),
        "facts": list(one.told),
    }


def _tie(found: ActorMap, tie: Tie) -> dict[str, Any]:
    affirming = tie.told or tie.reserved
    facts = tuple(one.fact for one in affirming if one.fact is not None)
    since, until = span(affirming or tie.against)
    sources, grades = sources_of(found, facts or tie.denied)
    return {
        "actor": tie.actor,
        "role": tie.role.value,
        "of": tie.of,
        "says": list(dict.fromkeys(one.what for one in tie.tellings if one.what)),
        "state": tie.state.value,
        "since": since,
        "until": until,
        "record": tie.record,
        "facts": list(facts),
        "sources": list(sources),
        "grades": list(grades),
        "denied": list(tie.denied),
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "roles": [role.value for role in one.roles],
        "side": one.side,
        "chain": list(one.chain),
        "facts": list(one.facts),
    }

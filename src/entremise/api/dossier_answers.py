"""A dossier as it is sent to a program."""

from typing import Any, Final

from entremise.api.access import Call
from entremise.dossier.actors import Actor, actors_of
from entremise.dossier.book import Book
from entremise.dossier.candidates import Reading, as_json
from entremise.dossier.fact import Fact
from entremise.dossier.taking import keyed
from entremise.house.dossiers import SourceText
from entremise.house.known import known_actors
from entremise.talks.time import iso
from entremise.words import dossier as words
from entremise.words.catalogue import Translator
from entremise.words.plain import plain

PAGE: Final = 500
"""Facts that are sent at once."""


def page(call: Call, book: Book, after: int) -> dict[str, Any]:
    """The facts after a number, at most so many; with them what there is beside the facts."""
    facts = book.dossier.facts
    actors = actors_of(facts, known_actors(call.reader))
    left = [fact for fact in facts if _number(fact) > after]
    sent = left[:PAGE]
    return {
        "talks": call.seated.talks,
        "seat": call.seated.seat,
        "n": book.n,
        "sources": [one.model_dump(mode="json") for _slug, one in sorted(book.dossier.sources.items())],
        "facts": [fact.model_dump(mode="json") for fact in sent],
        "next": _number(sent[-1]) if len(left) > PAGE else None,
        "rivals": [[fact.id for fact in group.facts] for group in book.dossier.rivals(actors.own)],
        "actors": [_actor(one) for one in actors.all],
    }


def _number(fact: Fact) -> int:
    """The number of the entry by which a fact was first taken in."""
    return int(fact.id.rpartition("-")[2])


def _actor(one: Actor) -> dict[str, Any]:
    return {
        "name": one.name,
        "names": list(one.names),
        "kind": one.kind.value if one.kind is not None else None,
        "slug": one.slug,
        "facts": list(one.told),
    }


def remarks(text: SourceText, _: Translator) -> list[str]:
    """What was to be said of a report when it was read."""
    return [plain(words.remark(one, _)) for one in text.remarks]


def candidates(source: str, reading: Reading, book: Book, _: Translator) -> dict[str, list[dict[str, Any]]]:
    """All candidates in the documented form, each with its key and what was decided."""
    keys = {id(candidate): key for key, candidate in keyed(reading)}
    lists = as_json(reading, lambda reasons: plain(words.reason(reasons, _)))
    for name, items in lists.items():
        for item, candidate in zip(items, getattr(reading, name), strict=True):
            item["key"] = keys[id(candidate)]
            item["decided"] = _decided(book, source, item["key"])
    return lists


def _decided(book: Book, source: str, key: str) -> dict[str, Any] | None:
    found = book.decision(source, key)
    return {"fact": found.fact, "person": found.person, "at": iso(found.at)} if found is not None else None

"""Rules for the background: what lies before the talks, and who was where."""

import re
from collections.abc import Iterator
from typing import Final

from entremise.dossier.reading.actors import Registry
from entremise.dossier.reading.chunks import Dated, Nominal, Sort
from entremise.dossier.reading.clauses import Clause, Parsed
from entremise.dossier.reading.found import FoundBackground, Why, why
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing
from entremise.dossier.reading.standing import of_thing

_TOLLS: Final = re.compile(r"\b(?:morts|killed|déplacés|displaced|deaths|victimes)\b", re.IGNORECASE)


def background(
    one: Parsed, registry: Registry, lexicon: Lexicon, date: str | None, taken: set[int]
) -> Iterator[FoundBackground]:
    """At most one for a sentence: a state that lasts since, an older year, a toll, or who was at the place.

    `taken` are the words of time that say since when a role is held: they are told with it.
    """
    found = _lasting(one, lexicon, date, taken) or _present(one, registry)
    if found is not None:
        yield found


def _lasting(one: Parsed, lexicon: Lexicon, date: str | None, taken: set[int]) -> FoundBackground | None:
    words = one.sentence.words
    text = " ".join(word.text for word in words)
    dates = [chunk for chunk in one.sentence.chunks if isinstance(chunk, Dated) and id(chunk) not in taken]
    held = {n for chunk in one.sentence.chunks if id(chunk) in taken for n in range(chunk.first, chunk.last + 1)}
    older = [
        chunk for chunk in dates if chunk.words.year is not None and (date is None or chunk.words.year < int(date[:4]))
    ]
    overthrow = [
        chunk for chunk in one.sentence.chunks if isinstance(chunk, Nominal) and chunk.thing is Thing.OVERTHROW
    ]
    since = [word for n, word in enumerate(words) if word.norm in lexicon.since and n not in held]
    lasts = any(clause.has(Act.LAST) for clause in one.clauses)
    toll = _TOLLS.search(text)
    fights = any(clause.has(Act.LAST, Act.START) and of_thing(clause.subject, Thing.FIGHTING) for clause in one.clauses)
    before = (
        overthrow and (older or since),
        lasts and (since or fights or older),
        toll,
        fights and older,
        older and not _recent(one),
    )
    if not any(before):
        return None
    mark_at = (older or overthrow or dates or [None])[0]
    first, last = (mark_at.first, mark_at.last) if mark_at is not None else (0, len(words) - 1)
    found = FoundBackground(one.sentence.start, one.sentence.end, (words[first].start, words[last].end))
    said = toll[0] if toll and mark_at is None else " ".join(word.text for word in words[first : last + 1])
    found.reasons.append(why(Why.SINCE, word=said))
    return found


def _recent(one: Parsed) -> bool:
    """Whether somebody does something of the talks in the sentence: an older date is then only part of it."""
    acts = (Act.SIGN, Act.INITIAL, Act.LEAVE, Act.MEET, Act.ADJOURN, Act.SAY, Act.CONTROL, Act.HOST, Act.BACK)
    return any(clause.has(*acts) and not clause.verb.negated for clause in one.clauses)


def _present(one: Parsed, registry: Registry) -> FoundBackground | None:
    for clause in one.clauses:
        if (
            clause.has(Act.STAND)
            and clause.verb.lemma in ("trouver", "stand", "stay", "arrive")
            and not clause.verb.negated
        ):
            who = registry.all(one.sentence, clause.subject)
            if who and _at_place(clause):
                words = one.sentence.words
                mark = (words[clause.verb.first].start, words[clause.verb.last].end)
                found = FoundBackground(one.sentence.start, one.sentence.end, mark)
                found.reasons.append(why(Why.PRESENCE, word=" ".join(entity.name for entity in who)))
                return found
    return None


def _at_place(clause: Clause) -> bool:
    return any(one.sort is Sort.CITY or one.thing is Thing.PLACE for one in clause.oblique)

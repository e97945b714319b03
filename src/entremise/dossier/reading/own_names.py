"""The names of a talks' own actors and persons, as a reading looks for them.

There may be thousands, and some may be called by a common word: each name is parted once, cheaply, and found only where
it is written as a name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from entremise.dossier.reading.known import Known
from entremise.dossier.reading.tokens import Token, folded, tokens

_LONGEST: Final = 24
"""Words of a name that are looked at."""
_PLAIN: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*(?: \d+)?")
_ARTICLES: Final = frozenset(("the", "le", "la", "les", "l'", "un", "une", "a", "an"))
_BEFORE_NAMES: Final = re.compile(r"(?:al|el|as|ar|ad|an|at|az|ash|ach|es|ed)-(.+)")

Parts = tuple[str, ...]


@dataclass
class OwnNames:
    """Names by their words; persons also by the last of them, where it is one person's alone."""

    known: dict[str, Known] = field(default_factory=dict)
    names: dict[Parts, tuple[str, Parts]] = field(default_factory=dict)  # folded words -> key, words as written
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    people: dict[str, str | None] = field(default_factory=dict)
    instead: dict[str, Known] = field(default_factory=dict)  # an actor of the lists that is one of the talks' own

    def at(self, words: Sequence[Token], k: int) -> tuple[Known, int] | None:
        """The longest name that begins at a token and is written as one."""
        for length in self.lengths.get(words[k].fold, ()):
            these = words[k : k + length]
            found = self.names.get(tuple(word.fold for word in these))
            if found is not None and len(these) == length and _written(these, found[1]):
                return self.known[found[0]], length
        return None

    def person(self, name: str) -> Known | None:
        """Whom a last name means, by the folded name; nobody where several have it."""
        key = self.people.get(name)
        return self.known[key] if key is not None else None


def _written(these: Sequence[Token], name: Parts) -> bool:
    """Whether words of a text are written as a name is: capitals where it has them.

    A name of several words may begin with a small letter in a text ("l'armée nationale") unless no capital is left.
    """
    for word, part in zip(these, name, strict=True):
        if part.isupper() and len(part) > 1 and not word.text.isupper():
            return False
    capitals = [word for word, part in zip(these, name, strict=True) if part[:1].isupper()]
    if not capitals:
        return True
    if len(these) == 1:
        return these[0].capital
    return any(word.capital for word in capitals) or len(these) > 2


def own_names(actors: Iterable[Known], stands_for: Mapping[Parts, str]) -> OwnNames:
    """The names of some actors. `stands_for` are the names of the lists, each with its key there."""
    own = OwnNames()
    lengths: dict[str, set[int]] = {}
    for actor in actors:
        own.known[actor.key] = actor
        for name in dict.fromkeys((*actor.names, *actor.titles.values())):
            for written in _parts(name):
                parts = tuple(map(folded, written))
                if not parts:
                    continue
                own.names.setdefault(parts, (actor.key, written))
                lengths.setdefault(parts[0], set()).add(len(parts))
                if actor.kind == "person":
                    _person(own, actor.key, parts)
                elif actor.kind in ("state", "organisation") and parts in stands_for:
                    own.instead.setdefault(stands_for[parts], actor)
    own.lengths = {first: tuple(sorted(several, reverse=True)) for first, several in lengths.items()}
    return own


def _parts(name: str) -> Iterable[Parts]:
    """A name's words, with and without its article, as either language parts it."""
    if _PLAIN.fullmatch(name):
        whole = [tuple(name.split(" "))]
    else:
        whole = list(dict.fromkeys(tuple(one.text for one in tokens(name, language)) for language in ("fr", "en")))
    for words in whole:
        if len(words) <= _LONGEST:
            yield words
            if len(words) > 1 and folded(words[0]) in _ARTICLES:
                yield words[1:]


def _person(own: OwnNames, key: str, parts: Parts) -> None:
    """A person goes by the last name too, with and without "al-"."""
    if len(parts) < 2:
        return
    last = [parts[-1], *_BEFORE_NAMES.findall(parts[-1])]
    for name in last:
        own.people[name] = key if own.people.get(name, key) == key else None

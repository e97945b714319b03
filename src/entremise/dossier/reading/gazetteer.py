"""Names of states and international organisations in English, French and Arabic, and of the talks' own actors.

States come from CLDR's territories (Babel) and from ISO 3166 (pycountry); `countries` adds what these leave out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

import pycountry
from babel import Locale

from entremise.dossier.reading.countries import CITIES, ENGLISH_NAMES, OTHER_NAMES, STATES
from entremise.dossier.reading.known import Known
from entremise.dossier.reading.organisations import ORGANISATIONS
from entremise.dossier.reading.own_names import OwnNames, own_names
from entremise.dossier.reading.tokens import Token, folded, tokens

__all__ = ["LANGUAGES", "Gazetteer", "Known", "gazetteer"]

LANGUAGES: Final = ("en", "fr", "ar")
_ALSO_STATES: Final = frozenset({"XK", "PS", "TW"})
_NO_STATES: Final = frozenset(
    # Territories of CLDR whose names would be read as something else, or that are no state.
    ["AQ", "BV", "HM", "IO", "TF", "UM", "GS", "EH", "AX", "CC", "CX", "NF", "MO", "HK"]
)


@dataclass(frozen=True)
class Gazetteer:
    """Names looked up by their words."""

    known: Mapping[str, Known]
    _names: Mapping[tuple[str, ...], str] = field(repr=False)
    _lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    _adjectives: Mapping[str, str] = field(repr=False)
    _cities: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]] = field(repr=False)
    _own: OwnNames = field(default_factory=OwnNames, repr=False)

    def name_at(self, words: Sequence[Token], k: int) -> tuple[Known, int] | None:
        """The longest known name that begins at a token, and how many tokens it has; the talks' own before others."""
        own = self._own.at(words, k) if self._own.known else None
        for length in self._lengths.get(words[k].fold, ()) if words[k].capital else ():
            if own is not None and own[1] >= length:
                return own
            these = words[k : k + length]
            key = self._names.get(tuple(word.fold for word in these))
            if key is not None and len(these) == length:
                return self._of(key), length
        return own

    def person(self, name: str) -> Known | None:
        """Whom of the talks a last name means, by the folded name."""
        return self._own.person(name)

    def _of(self, key: str) -> Known:
        """An actor of the lists, or the talks' own that it is."""
        return self._own.instead.get(key) or self.known[key]

    def city_at(self, words: Sequence[Token], k: int) -> tuple[Known, int, bool] | None:
        """The state in which a city lies, how many tokens its name has, and whether it is the capital."""
        if not words[k].capital:
            return None
        for parts, key, capital in self._cities.get(words[k].fold, ()):
            if _matches(words, k, parts):
                return self._of(key), len(parts), capital
        return None

    def adjective_at(self, words: Sequence[Token], k: int) -> tuple[Known, int] | None:
        """The state of which an adjective is said, and how many tokens it has."""
        for length in (2, 1):
            these = words[k : k + length]  # fewer at the end of a sentence
            key = self._adjectives.get(" ".join(word.fold for word in these))
            if key is not None:
                return self._of(key), len(these)
        return None

    def extended(self, actors: Iterable[Known]) -> "Gazetteer":
        """This one with the actors of some talks, whose names go before."""
        return replace(self, _own=own_names(actors, self._names))


def _matches(words: Sequence[Token], k: int, parts: tuple[str, ...]) -> bool:
    return len(words) - k >= len(parts) and all(words[k + n].fold == part for n, part in enumerate(parts))


def _parts(name: str) -> list[tuple[str, ...]]:
    """A name as either language's reading parts it."""
    return list(dict.fromkeys(tuple(token.fold for token in tokens(name, language)) for language in ("fr", "en")))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The names that every talks has."""
    known = {one.key: one for one in (*_states(), *_organisations())}
    names: dict[tuple[str, ...], str] = {}
    lengths: dict[str, set[int]] = {}
    for one in known.values():
        for parts in (parts for name in one.names for parts in _parts(name) if parts):
            names[parts] = one.key
            lengths.setdefault(parts[0], set()).add(len(parts))
    adjectives: dict[str, str] = {}
    cities: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for code, capitals, english, french in (line.split() for line in STATES.strip().splitlines()):
        for adjective in (*english.split(","), *(form for one in french.split(",") for form in _inflected(one))):
            adjectives.setdefault(folded(adjective.replace("_", " ")), f"state-{code.lower()}")
        for adjective in english.split(","):
            adjectives.setdefault(folded(adjective.replace("_", " ")) + "s", f"state-{code.lower()}")
        for city in re.split("[/,]", capitals):
            _city(cities, city, code, True)
    for line in CITIES.strip().splitlines():
        code, *places = line.split()
        for city in places:
            _city(cities, city, code, False)
    adjectives.pop("-", None)
    adjectives.pop("-s", None)
    return Gazetteer(
        known,
        names,
        {first: tuple(sorted(several, reverse=True)) for first, several in lengths.items()},
        adjectives,
        {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in cities.items()},
    )


def _city(cities: dict[str, list[tuple[tuple[str, ...], str, bool]]], city: str, code: str, capital: bool) -> None:
    if city == "-":
        return
    for parts in _parts(city.replace("_", " ")):
        cities.setdefault(parts[0], []).append((parts, f"state-{code.lower()}", capital))


def _inflected(masculine: str) -> list[str]:
    """The forms of a French adjective of a state."""
    if masculine == "-":
        return []
    feminine = {"grec": "grecque", "turc": "turque"}.get(masculine)
    if feminine is None:
        if masculine.endswith(("en", "on")):
            feminine = masculine + "ne"
        elif masculine.endswith(("e", "i", "è")):
            feminine = masculine
        else:
            feminine = masculine + "e"
    plural = masculine if masculine.endswith("s") else masculine + "s"
    return [masculine, feminine, plural, feminine + "s"]


def _states() -> Iterable[Known]:
    by_language = {language: Locale.parse(language).territories for language in LANGUAGES}
    iso = {one.alpha_2: one for one in pycountry.countries}
    for code in sorted({*iso, *_ALSO_STATES} - _NO_STATES):
        titles = {
            language: re.sub(r"\s*\(.*\)", "", str(territories[code])).replace("’", "'")
            for language, territories in by_language.items()
            if code in territories
        }
        names = [*titles.values()]
        if code in ENGLISH_NAMES:
            titles["en"] = ENGLISH_NAMES[code]
        for territories in by_language.values():
            names.extend(re.findall(r"\(([^)]+)\)", str(territories.get(code, ""))))
        entry = iso.get(code)
        for attribute in ("name", "common_name", "official_name"):
            name = getattr(entry, attribute, None)
            if name and "," not in name:
                names.append(re.sub(r"\s*\(.*\)", "", name).removeprefix("the "))
        names.extend(name.strip() for name in OTHER_NAMES.get(code, "").split(","))
        kept = tuple(dict.fromkeys(name for name in (*titles.values(), *names) if len(name) > 1))
        yield Known(f"state-{code.lower()}", "state", titles, kept, "CLDR, ISO 3166")


def _organisations() -> Iterable[Known]:
    for line in ORGANISATIONS.strip().splitlines():
        key, *by_language = (part.strip() for part in line.split("|"))
        named = {
            language: [name.strip() for name in names.split(",") if name.strip()]
            for language, names in zip(LANGUAGES, by_language, strict=True)
        }
        titles = {language: names[0] for language, names in named.items() if names}
        names = tuple(dict.fromkeys(name for group in named.values() for name in group))
        yield Known(key, "organisation", titles, names, "entremise")

"""Catalogues of messages: gettext's files, read as they are, without a compiled copy beside them.

A message is written in the source in English and marked for `scripts/messages` by the function that takes it:

    _ = translator("fr")
    _("{seat} has signed.", seat=isolate(name))
    _.ngettext("{n} act", "{n} acts", n).format(n=n)

What is kept in a table and translated later is marked with `N_`. A value goes in through a named placeholder,
never into the message itself: an f-string would be a message that no catalogue holds.
"""

from __future__ import annotations

import gettext
import io
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import polib

SOURCE_LANGUAGE = "en"
REVIEW = "X-Review"
"""The header in which a catalogue says how far it was read through by somebody whose language it is."""
LOCALE = Path(__file__).resolve().parent.parent / "locale"


def N_(message: str) -> str:
    """Mark a message that is translated elsewhere, and return it as it is."""
    return message


@dataclass(frozen=True, slots=True)
class Translator:
    """Says messages in one language: `language` is the one that they come out in."""

    language: str
    _catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    @property
    def review(self) -> str:
        """What the catalogue says of its review; nothing where it says nothing."""
        return self._catalogue.info().get(REVIEW.lower(), "")

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with its placeholders filled in."""
        said = self.gettext(message)
        return said.format(**values) if values else said

    def gettext(self, message: str) -> str:
        # To gettext the empty message is the catalogue's header.
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self._catalogue.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        return self._catalogue.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        return self._catalogue.npgettext(context, one, many, n)


def catalogue_path(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "entremise.po"


@lru_cache
def languages(locale: Path = LOCALE) -> tuple[str, ...]:
    """The languages that messages can be said in, the source's first."""
    translated = sorted(found.parent.parent.name for found in locale.glob("*/LC_MESSAGES/entremise.po"))
    return (SOURCE_LANGUAGE, *translated)


def translator(language: str, locale: Path = LOCALE) -> Translator:
    """The translator for a language tag or a locale's name ("fr", "fr-CA", "fr_FR.UTF-8").

    A variety that has no catalogue of its own is served by the language's; a language without one, in
    English.
    """
    wanted = re.split("[.@]", language, maxsplit=1)[0].replace("_", "-").lower()
    known = {name.replace("_", "-").lower(): name for name in languages(locale)}
    while wanted not in known and "-" in wanted:
        wanted = wanted.rpartition("-")[0]
    return _load(known.get(wanted, SOURCE_LANGUAGE), locale)


def unreviewed(language: str, locale: Path = LOCALE) -> bool:
    """Whether no native reader has reviewed what a reader of this language is told; pages say so to them."""
    return translator(language, locale).review == "unreviewed"


@lru_cache
def _load(language: str, locale: Path) -> Translator:
    if language == SOURCE_LANGUAGE:
        return Translator(language, gettext.NullTranslations())
    compiled = polib.pofile(str(catalogue_path(language, locale)), encoding="utf-8").to_binary()
    return Translator(language, gettext.GNUTranslations(io.BytesIO(compiled)))

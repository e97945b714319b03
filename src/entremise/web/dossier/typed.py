"""What is known of a report, as somebody types it: its fields, and what is wrong with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from pydantic import TypeAdapter, ValidationError

from entremise.accord.value import TITLE_LIMIT, Title
from entremise.dossier.source import Reliability, Source, is_date
from entremise.words import facts
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate
from entremise.words.names import begun
from entremise.words.tongues import language_name

LANGUAGES: Final = ("fr", "en", "ar", "de", "es", "fa", "he", "it", "pt", "ru", "tr", "uk", "zh")
"""Languages that can be chosen for a report; the first two are read."""
_TITLE: Final = TypeAdapter(Title)
_RELIABILITY: Final[TypeAdapter[str]] = TypeAdapter(Reliability)

Faults = Mapping[str, str]
"""By the name of a field, the sentence on what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as typed. Empty is what wasn't said; an empty language is the one that the text shows."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    reliability: str = ""

    @classmethod
    def of(cls, sent: QueryDict) -> "Typed":
        return cls(*(sent.get(name, "").strip() for name in cls.__slots__))

    @classmethod
    def known(cls, source: Source) -> "Typed":
        """What is known of a report that is there."""
        return cls(
            source.title or "", source.publisher or "", source.date or "", source.language, source.reliability or ""
        )

    @property
    def day(self) -> str | None:
        """The date in digits that all read; None for none."""
        return "".join(str(int(one)) if one.isdecimal() else one for one in self.date) or None

    def faults(self, _: Translator) -> dict[str, str]:
        """What is wrong, at which field."""
        found = {}
        for name, called in (("title", _("Title")), ("publisher", _("Publisher"))):
            if said := _wrong_title(getattr(self, name), _):
                found[name] = _("“{field}”: {sentence}", field=called, sentence=said)
        if self.day is not None and not is_date(self.day):
            found["date"] = _(
                "“{date}” is no date of a report: write a day as 2020-01-13, a month as 2020-01 or a year as 2020.",
                date=isolate(self.date),
            )
        if self.language and self.language not in LANGUAGES:
            found["language"] = _("Choose one of the languages that are listed, or leave it to the text.")
        if self.reliability and not _fits(_RELIABILITY, self.reliability):
            found["reliability"] = _("A source is graded from A to F: choose one of these, or none.")
        return found


def choices(_: Translator) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen: reliabilities, and languages by the names that the reader's has for them."""
    return {
        "reliabilities": [
            (letter, _("{letter}: {words}", letter=letter, words=_(words))) for letter, words in facts.RELIABLE.items()
        ],
        "languages": [*_named(LANGUAGES, _)],
    }


def _named(tags: Iterable[str], _: Translator) -> Iterable[tuple[str, str]]:
    return ((tag, begun(language_name(tag, _.language))) for tag in tags)


def _fits(kind: TypeAdapter[str], value: str) -> bool:
    try:
        kind.validate_python(value)
    except ValidationError:
        return False
    return True


def _wrong_title(value: str, _: Translator) -> str:
    if not value:
        return ""
    if len(value) > TITLE_LIMIT:
        return _("at most {limit} characters: shorten it.", limit=TITLE_LIMIT)
    return "" if _fits(_TITLE, value) else _("a character stands here that can’t be read: take it out.")

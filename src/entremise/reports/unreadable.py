"""What can be wrong with a report: codes with parameters. Sentences are made in `entremise.words.dossier`."""

from dataclasses import dataclass, field
from enum import StrEnum


class Wrong(StrEnum):
    """Why a report can't be read. Each comment names the parameters."""

    EMPTY = "empty"  # -
    TOO_LARGE = "too-large"  # limit (megabytes)
    TOO_LONG = "too-long"  # limit (characters), found
    NOT_TEXT = "not-text"  # -: neither text, HTML nor PDF
    BROKEN_PDF = "broken-pdf"  # -
    LOCKED_PDF = "locked-pdf"  # -: a password is wanted
    SCANNED_PDF = "scanned-pdf"  # pages: pictures of text, and no text
    ONLY_NAVIGATION = "only-navigation"  # -: an HTML page without an article
    OTHER_LANGUAGE = "other-language"  # found: a tag, or "" where it can't be told
    NO_WORDS = "no-words"  # -
    TOO_HARD = "too-hard"  # seconds: it took longer than that, or more memory than one report is given


class Remark(StrEnum):
    """What was done about a report that could be read all the same."""

    NOT_UTF8 = "not-utf8"  # encoding
    GARBLED = "garbled"  # -: UTF-8 that had been read as something else, put right
    PAGES_WITHOUT_TEXT = "pages-without-text"  # pages
    NO_DATE = "no-date"  # -
    OTHER_LANGUAGE = "other-language"  # found: as above; it is kept, and nothing is offered from it
    CONTROL = "control"  # count: characters that nobody could read, replaced by spaces


class Unreadable(Exception):
    """Raised with the one thing that ends the reading."""

    def __init__(self, code: Wrong, **params: str | int) -> None:
        self.code = code
        self.params = params
        super().__init__(code.value)


@dataclass(frozen=True)
class Noted:
    """A remark with its parameters."""

    code: Remark
    params: dict[str, str | int] = field(default_factory=dict)

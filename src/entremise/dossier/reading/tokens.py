"""Words and marks of a text, each with its place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_ELIDED: Final = r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[ldscjmnt])['’](?=\w)"
_PLAIN: Final = r"""
    (?:[A-Z]\.){2,}                                        # U.N.
  | \b(?:MM?|Mr|Mrs|Ms|Dr|Mgr)\.(?=[\s\u00a0\u202f]*[A-ZÀ-Þ])
  | \d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?:st|nd|rd|th|ers?|ème|e)?\b
  | [^\W\d_]+(?:-[^\W\d_]+)*(?:['’](?!s\b|re\b|ve\b|ll\b|d\b)[^\W\d_]+(?:-[^\W\d_]+)*)*
  | ['’](?:s|re|ve|ll|d)\b
  | \S
"""
_FRENCH: Final = re.compile(rf"(?i:\baujourd['’]hui\b) | (?i:\b{_ELIDED}) | {_PLAIN}", re.VERBOSE)
_ENGLISH: Final = re.compile(rf"\b\w+?(?=n['’]t\b) | \bn['’]t\b | n['’]t\b | {_PLAIN}", re.VERBOSE)
_INVERTED: Final = re.compile(r"(?i)(.+?)((?:-t)?-(?:ils?|elles?|on))")
_COMPOUND: Final = re.compile(
    r"(?i)(.+)(-(?:backed|supported|led|sponsored|brokered|mediated|controlled|held|recogni[sz]ed))"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `norm` is how it is looked up: lower case, straight apostrophes; `fold` without accents too."""

    text: str
    norm: str
    fold: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalpha()


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case, without accents, with straight apostrophes: `Égypte` and `Egypte` are one word."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    return "".join(character for character in plain if not unicodedata.combining(character))


def tokens(text: str, language: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a text between two offsets, in `fr` or `en`."""
    pattern = _FRENCH if language == "fr" else _ENGLISH
    found: list[Token] = []
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        apart = (_INVERTED if language == "fr" else _COMPOUND).fullmatch(match[0])
        if apart is not None:
            middle = match.start() + len(apart[1])
            found.append(_token(apart[1], match.start()))
            found.append(_token(apart[2], middle))
        else:
            found.append(_token(match[0], match.start()))
    return found


def _token(text: str, start: int) -> Token:
    return Token(text, text.lower().replace("’", "'"), folded(text), start, start + len(text))

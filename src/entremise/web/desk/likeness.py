"""What one text has word for word from another: what a careful reader would recognise, whatever else was changed.

Words are compared without case, accents and the marks of Arabic and Hebrew vowels; digits of any script are the
same digits. Passages are found wherever they stand, so that sentences put in another order are found too (the usual
comparison of two texts, as in `difflib`, keeps to one order and would lose them).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

SHORTEST: Final = 3
"""How many words in a row make a passage."""
_TRIED: Final = 50
"""In how many places of the other text a passage is followed up: enough, and bounded."""
_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[’'‑-]\w+)*")
_THOUSANDS: Final = re.compile(r"(?<=\d)[.,](?=\d{3}(?:\D|$))")
_ENDS: Final = ".!?:؟。\n"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, where it stands, and how it is compared."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `same` where it stands in the other text as well."""

    text: str
    same: bool


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'").replace("‑", "-").replace("ـ", "")
    kept = (one for one in folded if not unicodedata.combining(one))
    plain = "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in kept)
    return _THOUSANDS.sub("", plain)


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [Token(found.start(), found.end(), _plain(found.group())) for found in _WORD.finditer(text)]


def _runs(mine: list[Token], theirs: list[Token]) -> Iterator[tuple[int, int]]:
    """The longest runs of words of one text that stand in the other, from left to right: first, and how many."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(theirs) - SHORTEST + 1):
        places.setdefault(tuple(one.plain for one in theirs[at : at + SHORTEST]), []).append(at)
    at = 0
    while at <= len(mine) - SHORTEST:
        standing = places.get(tuple(one.plain for one in mine[at : at + SHORTEST]), [])[:_TRIED]
        if not standing:
            at += 1
            continue
        length = SHORTEST
        while at + length < len(mine) and (longer := _goes_on(standing, theirs, length, mine[at + length].plain)):
            standing, length = longer, length + 1
        yield at, length
        at += length


def _goes_on(standing: list[int], theirs: list[Token], length: int, word: str) -> list[int]:
    return [at for at in standing if at + length < len(theirs) and theirs[at + length].plain == word]


def passages(text: str, other: str) -> tuple[str, ...]:
    """The passages of three words and more that stand in both texts, as they stand in the first, each once."""
    mine = tokens(text)
    found = (text[mine[at].start : mine[at + length - 1].end] for at, length in _runs(mine, tokens(other)))
    return tuple(dict.fromkeys(found))


def pieces(text: str, others: Iterable[str], known: Iterable[str] = ()) -> tuple[Piece, ...]:
    """A text in order, with what stands in any of the others marked: passages, and single numbers and names."""
    mine = tokens(text)
    same: set[int] = set()
    telling: set[str] = set()
    given = tuple(known)
    for other in others:
        for at, length in _runs(mine, tokens(other)):
            same.update(range(at, at + length))
        telling |= _common_numbers(text, other) | _common_names(text, other, given)
    same |= {n for n, one in enumerate(mine) if one.plain in telling}
    return tuple(_cut(text, mine, same))


def _cut(text: str, mine: list[Token], same: set[int]) -> Iterator[Piece]:
    """Neighbouring words that are the same make one piece, with what stands between them."""
    done, n = 0, 0
    while n < len(mine):
        if n not in same:
            n += 1
            continue
        last = n
        while last + 1 in same:
            last += 1
        if mine[n].start > done:
            yield Piece(text[done : mine[n].start], False)
        yield Piece(text[mine[n].start : mine[last].end], True)
        done, n = mine[last].end, last + 1
    if done < len(text):
        yield Piece(text[done:], False)


def _is_number(token: Token) -> bool:
    return any(one.isdigit() for one in token.plain)


def _names(text: str) -> set[str]:
    """Words with a capital that no sentence begins with: names and dates, in scripts that have capitals."""
    found = set()
    for one in tokens(text):
        before = text[: one.start].rstrip(' \t“"«([—–-‘’')
        begins = not before or before[-1] in _ENDS
        if text[one.start].isupper() and not begins and len(one.plain) > 1:
            found.add(one.plain)
    return found


def _common_numbers(text: str, other: str) -> set[str]:
    return {one.plain for one in tokens(text) if _is_number(one)} & {one.plain for one in tokens(other)}


def _common_names(text: str, other: str, known: Iterable[str]) -> set[str]:
    words = {one.plain for name in known for one in tokens(name) if len(one.plain) > SHORTEST}
    both = {one.plain for one in tokens(text)} & {one.plain for one in tokens(other)}
    return {one for one in both & (words | _names(text) | _names(other)) if not any(char.isdigit() for char in one)}


def _as_written(text: str, wanted: set[str]) -> tuple[str, ...]:
    """These words as they are written in a text, in order, each once."""
    written: dict[str, str] = {}
    for one in tokens(text):
        if one.plain in wanted:
            written.setdefault(one.plain, text[one.start : one.end])
    return tuple(written.values())


def numbers(text: str, other: str) -> tuple[str, ...]:
    """The numbers of a text that stand in the other too: figures survive a change of words, and of language."""
    return _as_written(text, _common_numbers(text, other))


def names(text: str, other: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of a text that the other has too: words with a capital, and words of these known names."""
    return _as_written(text, _common_names(text, other, known))


def mentions(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Which of these names a text mentions, whole, as the names are given."""
    words = [one.plain for one in tokens(text)]
    return tuple(dict.fromkeys(name for name in known if _stands_in(words, [one.plain for one in tokens(name)])))


def _stands_in(words: list[str], name: list[str]) -> bool:
    return bool(name) and any(words[at : at + len(name)] == name for at in range(len(words) - len(name) + 1))

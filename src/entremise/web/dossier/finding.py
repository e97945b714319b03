"""Words as somebody typed them, found in a report: once, several times, or not at all."""

import re
from bisect import bisect_right
from typing import Final

OFFERED: Final = 20
"""How many places are offered where words stand at several."""
LONGEST: Final = 20_000
"""How many characters of a report one fact may rest on."""
_WORD: Final = re.compile(r"\S+")


def found(text: str, words: str, limit: int = OFFERED + 1) -> list[tuple[int, int]]:
    """Where words stand in a text, at most so many places: as they were typed, else in other letter case.

    Where lines break between words makes no difference. Takes no longer than reading the text does.
    """
    wanted = " ".join(words[:LONGEST].split())
    if not wanted:
        return []
    line, starts, places = _in_line(text)

    def place(at: int) -> int:
        n = bisect_right(starts, at) - 1
        return places[n] + at - starts[n]

    for where, what in ((line, wanted), (_lower(line), _lower(wanted))):
        spans: list[tuple[int, int]] = []
        at = where.find(what)
        while at >= 0 and len(spans) < limit:
            spans.append((place(at), place(at + len(what) - 1) + 1))
            at = where.find(what, at + len(what))
        if spans:
            return spans
    return []


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without the space around it; as it was where there is nothing else."""
    words = text[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    return (start + left, start + right) if left < right else (start, end)


def _in_line(text: str) -> tuple[str, list[int], list[int]]:
    """A text with one space between words; where each word begins there, and where it does in the text."""
    words, starts, places = [], [], []
    at = 0
    for word in _WORD.finditer(text):
        words.append(word[0])
        starts.append(at)
        places.append(word.start())
        at += len(word[0]) + 1
    return " ".join(words), starts, places


def _lower(text: str) -> str:
    """Small letters, each where it was: a few letters have none of one character."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)

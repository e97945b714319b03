"""Where sentences begin and end, also where the space after a full stop is missing."""

import re
from collections.abc import Iterator
from typing import Final

from entremise.dossier.reading.heading import heading

LONGEST: Final = 2_000
"""Characters that are looked at as one sentence."""
_SHORT: Final = frozenset(
    # French, English
    "m mm mme mmes mlle dr st ste gén col lt cdt av env art etc cf no n° vol "
    "mr mrs ms messrs gen sen rep gov prof sgt capt adm hon jr sr vs inc ltd co corp dept "
    "jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc a.m p.m e.g i.e".split()
)
_END: Final = re.compile(r"[.!?…]+[\"”’»)\]]*(?:[\s\u00a0\u202f]+[»”\"](?=[\s,.]|$))?")
_BREAK: Final = re.compile(r"\n[ \t\r\f\v]*\n\s*|\n(?=\s*[-•*–—]\s)")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as pairs of offsets, without the space around them and a head that only dates it."""
    found: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        found.extend(span for span in _split(text, start, end) if any(map(str.isalnum, text[slice(*span)])))
    return found


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs and points of lists, without the line that dates the whole."""
    head = heading(text)
    start = 0
    if head is not None:
        yield from _parts(text, 0, head.start)
        start = head.end
    yield from _parts(text, start, len(text))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for gap in _BREAK.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _END.finditer(text, start, end):
        if _ends(text, stop.start(), stop.end(), end):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        # No sentence is as long: lists and tables are taken in stretches, so that reading stays in proportion.
        gap = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        cut = gap if gap > start else start + LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _ends(text: str, stop: int, after: int, end: int) -> bool:
    """Whether a full stop ends a sentence, by the word before it and what follows."""
    if after >= end:
        return True
    following = text[after:end].lstrip()
    spaced = text[after].isspace()
    before = re.search(r"[\w.°'-]*$", text[max(0, stop - 20) : stop])
    word = (before[0] if before else "").rsplit("'", 1)[-1]
    if not following:
        return True
    if not spaced:
        # "environs.Moscou": a full stop between a word in small letters and a capital.
        return text[stop] == "." and bool(
            re.search(r"[^\W\d_A-Z]{2}$", word) and re.match(r"[A-ZÀ-Þ«“\"][\w’' ]", text[after:end])
        )
    if text[stop] == "." and after - stop == 1:
        if word.lower().strip(".") in _SHORT and not word.isdigit():
            return False
        if re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word):
            # An initial, or U.N.: the sentence ends only where a word follows that begins one.
            return bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word)) and bool(
                re.match(r"(The|A|An|In|On|It|He|She|They|But|And|Le|La|Les|L['’]|Un|Une|Il|Elle|En)\b", following)
            )
    first = following[0]
    if first in '«“"‘([—–-':
        rest = following[1:].lstrip()
        return bool(rest) and (rest[0].isupper() or rest[0].isdigit())
    return first.isupper() or first.isdigit() or (not first.isascii() and first.isalpha() and not first.islower())

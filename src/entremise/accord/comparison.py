"""Two drafts side by side: what was added, removed, moved, and which words changed, article by article."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from entremise.accord.text import Article


class Mark(StrEnum):
    """What became of words from one draft to the other."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that share one fate, with the spaces between them."""

    mark: Mark
    text: str


Pieces = tuple[Piece, ...]


class Fate(StrEnum):
    """What became of an article; whether it also moved is said apart."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ArticleCompared:
    """One article in both drafts: its number in each (None where it isn't in it), and its words by language.

    `heading` and `text` hold, for each language of either draft, the words of both, marked.
    """

    slug: str
    fate: Fate
    before: int | None
    after: int | None
    moved: bool
    heading: Mapping[str, Pieces]
    text: Mapping[str, Pieces]


def compare(before: Sequence[Article], after: Sequence[Article]) -> tuple[ArticleCompared, ...]:
    """All articles of two drafts, known by their slugs, in the order of the later one.

    A removed article stands where it stood: behind the one that it followed.
    """
    old = {article.slug: (n, article) for n, article in enumerate(before, start=1)}
    new = {article.slug: (n, article) for n, article in enumerate(after, start=1)}
    in_place = _in_place([old[slug][0] for slug in new if slug in old])
    found = []
    for slug in _merged([*old], [*new]):
        n, was = old.get(slug, (None, None))
        m, now = new.get(slug, (None, None))
        heading = _in_languages(was.heading if was else {}, now.heading if now else {})
        text = _in_languages(was.text if was else {}, now.text if now else {})
        moved = n is not None and m is not None and n not in in_place
        found.append(ArticleCompared(slug, _fate(was, now), n, m, moved, heading, text))
    return tuple(found)


def _fate(was: Article | None, now: Article | None) -> Fate:
    if was is None:
        return Fate.ADDED
    if now is None:
        return Fate.REMOVED
    return Fate.SAME if was == now else Fate.CHANGED


def _merged(old: list[str], new: list[str]) -> Iterator[str]:
    """The later order, each removed one behind what it followed."""
    kept = set(new)
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    for slug in old:
        if slug in kept:
            last = slug
        else:
            behind.setdefault(last, []).append(slug)
    yield from behind.get(None, [])
    for slug in new:
        yield slug
        yield from behind.get(slug, [])


def _in_place(order: Sequence[int]) -> frozenset[int]:
    """The most that can be taken to have stayed where they were: a longest rising run of the old numbers."""
    best: list[tuple[int, ...]] = []  # for each length, the run that ends lowest
    for n in order:
        length = sum(1 for run in best if run[-1] < n)
        run = (*(best[length - 1] if length else ()), n)
        best[length : length + 1] = [run]
    return frozenset(best[-1]) if best else frozenset()


def _in_languages(was: Mapping[str, str], now: Mapping[str, str]) -> Mapping[str, Pieces]:
    return {tag: compare_words(was.get(tag, ""), now.get(tag, "")) for tag in (*now, *(was.keys() - now.keys()))}


# A word, a run of spaces, or a single sign; scripts that part no words go character by character.
_UNPARTED: Final = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_SIGNS: Final = r"\[\]()|.,;:!?«»“”\"\u060c\u061b\u061f"
_WORD: Final = re.compile(rf"[{_UNPARTED}]|[^\s{_SIGNS}{_UNPARTED}]+|\s+|[{_SIGNS}]")
_SENTENCE: Final = re.compile(r"[^.!?\u061f\n]*[.!?\u061f\n]*\s*")
_MANY: Final = 1_500
"""More words than this are compared sentence by sentence first: the time grows with the square."""
_ALIKE: Final = 20_000
"""Pairs of the same words, or sentences: with more, of a text that repeats itself, a comparison could take minutes."""


def compare_words(before: str, after: str) -> Pieces:
    """The words of two texts, marked: what was deleted stands before what was inserted in its place."""
    if before == after:
        return (Piece(Mark.KEPT, before),) if before else ()
    return _joined(_words(before, after))


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) <= _MANY:
        yield from _marked(old, new)
        return
    sentences = _SENTENCE.findall(before), _SENTENCE.findall(after)
    if max(map(len, sentences)) > _MANY:
        sentences = [before], [after]
    for tag, was, now in _steps(*sentences):
        gone, come = _WORD.findall("".join(was)), _WORD.findall("".join(now))
        if tag == "replace" and max(len(gone), len(come)) <= _MANY:
            yield from _marked(gone, come)
        elif tag == "equal":
            yield Piece(Mark.KEPT, "".join(now))
        else:
            yield Piece(Mark.DELETED, "".join(was))
            yield Piece(Mark.INSERTED, "".join(now))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """In how many pairs of one of each both are the same; what parts words doesn't count."""
    times = Counter(new)
    return sum(times[one] for one in old if not one.isspace())


def _marked(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, was, now in _steps(old, new):
        if tag == "equal":
            yield Piece(Mark.KEPT, "".join(now))
        else:
            yield Piece(Mark.DELETED, "".join(was))
            yield Piece(Mark.INSERTED, "".join(now))


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    if _alike(old, new) > _ALIKE:
        yield "replace", old, new
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag, old[a:b], new[c:d]


def _joined(pieces: Iterator[Piece]) -> Pieces:
    """Without empty pieces, neighbours of one fate made one, and a lone space between two changes taken into them.

    Otherwise a sentence that was rewritten would read as a row of single words, crossed out by turns.
    """
    run: list[Piece] = []
    gone, come = "", ""
    for piece in pieces:
        if piece.mark is Mark.DELETED:
            gone += piece.text
        elif piece.mark is Mark.INSERTED:
            come += piece.text
        elif gone and come and piece.text.isspace():
            gone, come = gone + piece.text, come + piece.text
        elif piece.text:
            run += _changed(gone, come)
            run.append(piece)
            gone, come = "", ""
    run += _changed(gone, come)
    return tuple(run)


def _changed(gone: str, come: str) -> list[Piece]:
    """What was deleted, then what was inserted; a space at the end of both was never changed."""
    end = come[len(come.rstrip()) :]
    if gone and come and gone.endswith(end) and end:
        gone, come = gone[: -len(end)], come[: -len(end)]
    else:
        end = ""
    found = [Piece(Mark.DELETED, gone), Piece(Mark.INSERTED, come), Piece(Mark.KEPT, end)]
    return [piece for piece in found if piece.text]

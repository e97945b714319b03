"""Sentences as a terminal or a printed page wants them: isolates only where the direction of a text asks for them."""

import re
import unicodedata
from typing import Final

from entremise.words.direction import FSI, PDI

_ISOLATED: Final = re.compile(f"{FSI}([^\u2066-\u2069\u202a-\u202e]*){PDI}")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


def plain(sentence: str, within: str = "") -> str:
    """The sentence without the isolates that change nothing: left-to-right text in a sentence that runs so itself.

    They can't be seen, but a pager shows them as codes, and they get into what is copied or searched. Those around
    right-to-left text stay, and all of a right-to-left sentence. `within`: the sentence of which this is a piece.
    """
    if _runs_right_to_left(_own_words(within or sentence)):
        return sentence
    before = None
    while before != sentence:
        before = sentence
        sentence = _ISOLATED.sub(_bare, sentence)
    return sentence


def _bare(found: re.Match[str]) -> str:
    return found[0] if _runs_right_to_left(found[1]) else found[1]


def _own_words(sentence: str) -> str:
    """The sentence without what it isolates."""
    before = None
    while before != sentence:
        before = sentence
        sentence = _ISOLATED.sub("", sentence)
    return sentence


def _runs_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)

"""Sentences as a terminal or a printed page wants them: isolates only where the direction of a text asks for them."""

import re
import unicodedata
from typing import Final

from entremise.words.direction import FSI, PDI

_ISOLATED: Final = re.compile(f"{FSI}([^\u2066-\u2069\u202a-\u202e]*){PDI}")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


def plain(sentence: str) -> str:
    """The sentence without the isolates that change nothing: those around text that runs from left to right.

    They can't be seen, but a pager shows them as codes, and they get into what is copied or searched. Those around
    right-to-left text stay.
    """
    before = None
    while before != sentence:
        before = sentence
        sentence = _ISOLATED.sub(_bare, sentence)
    return sentence


def _bare(found: re.Match[str]) -> str:
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in found[1]):
        return found[0]
    return found[1]

"""Other people's text inside our sentences: whatever its direction and whatever it hides, it keeps to its
bounds.

A name or a quotation in Arabic inside a French sentence turns the words around it unless it is isolated;
and a text made to do so ("Trojan Source") can turn what follows it, overwrite lines of a terminal, or forge
a line of ours. So what somebody else wrote goes through `isolate` (within a line) or `neutralise` (as lines
of its own) before it is shown as plain text. A web page isolates by its own means (`<bdi>`), and still
wants the balance that `neutralise` restores.

What it keeps: letters, joiners, marks of direction (LRM, RLM, ALM), balanced embeddings and isolates. What
it takes out: overrides, which exist to show letters in an order other than they have, and what opens or
closes without its pair.
"""

from __future__ import annotations

import re

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

_EMBEDDINGS = frozenset((LRE, RLE))
_OVERRIDES = frozenset((LRO, RLO))
_ISOLATES = frozenset((LRI, RLI, FSI))
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_GAPS = re.compile(f"{_BREAKS.pattern}|\t")
# What a terminal obeys (C0 and C1, escape among them) and what no terminal can print (lone surrogates).
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_INSTEAD = "\ufffd"


def isolate(text: str) -> str:
    """The text for a place inside a sentence: on one line, isolated from the words around it."""
    return FSI + _balanced(_printable(_GAPS.sub(" ", text))) + PDI


def bare(name: str) -> str:
    """A name without the marks that keep it apart from the words around it: where it stands alone it needs none."""
    return name.replace(FSI, "").replace(PDI, "")


def neutralise(text: str) -> str:
    """The text for a place of its own, its lines kept: none reaches into what is printed after it."""
    return "\n".join(_balanced(_printable(line)) for line in _BREAKS.split(text))


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(_INSTEAD, text)


def _balanced(line: str) -> str:
    """The line without overrides and without what opens or closes alone.

    Pairs are those of the Unicode Bidirectional Algorithm (UAX 9, BD9 and X7): the end of an isolate also
    ends the embeddings opened within it.
    """
    characters = list(line)
    opened: list[int] = []  # places of the openers not yet closed, outermost first
    isolates = 0  # how many of them are isolates

    def take_out(place: int) -> None:
        characters[place] = ""

    for place, character in enumerate(line):
        if character in _EMBEDDINGS or character in _OVERRIDES:
            opened.append(place)
        elif character in _ISOLATES:
            opened.append(place)
            isolates += 1
        elif character == PDF:
            if not opened or line[opened[-1]] in _ISOLATES:
                take_out(place)
            elif line[opener := opened.pop()] in _OVERRIDES:
                take_out(opener)
                take_out(place)
        elif character == PDI:
            if not isolates:
                take_out(place)
                continue
            while line[opener := opened.pop()] not in _ISOLATES:
                take_out(opener)
            isolates -= 1
    for place in opened:
        take_out(place)
    return "".join(characters)

"""What happened, a line an act, as one reader's view holds it: who did what, to whom, with what follows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from entremise.talks.acts import ALL
from entremise.talks.acts.base import Act
from entremise.talks.view.state import Seen
from entremise.words.chronicle import agreeing, carrying, convening, public, rounds
from entremise.words.chronicle.line import Line, Words
from entremise.words.names import Reader, begun

__all__ = ["LINES", "Line", "Words", "line"]

LINES: Final[Mapping[type[Act], Callable[[Reader, Seen, Any], Line]]] = {
    **convening.LINES,
    **rounds.LINES,
    **carrying.LINES,
    **agreeing.LINES,
    **public.LINES,
}
assert set(LINES) == set(ALL), "each act has its line"


def line(reader: Reader, seen: Seen) -> Line:
    """The line of an act that the reader has seen; what it refers to is looked up in the reader's view alone."""
    said = LINES[type(seen.placed.act)](reader, seen, seen.placed.act)
    return replace(said, says=begun(said.says), follows=tuple(begun(one) for one in said.follows))

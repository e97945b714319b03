"""The text of a report with its marks: cut where one begins or ends, each piece with what stands for it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from entremise.web.dossier.opened import Opened, Row


class State(StrEnum):
    """What became of something that is offered."""

    OPEN = "open"
    TAKEN = "taken"
    REFUSED = "refused"


_FIRST = (State.OPEN, State.TAKEN, State.REFUSED)
"""Of several that meet in a word, the first of these is shown: what is still to be done, then what is known."""


@dataclass(frozen=True)
class Mark:
    """A stretch of the text for which something stands beside it, by the id that this has on the page."""

    start: int
    end: int
    state: State
    ident: str


@dataclass(frozen=True)
class Piece:
    """Words that are all marked alike. `state` is empty for none; `sought` within the passage that was opened."""

    words: str
    state: str = ""
    ident: str = ""
    sought: bool = False
    first: bool = False


def pieces(opened: Opened, row: Row, marks: Sequence[Mark], sought: tuple[int, int] | None = None) -> list[Piece]:
    """The text of a row in pieces: together they are its characters, each once and in order."""
    start, end = row.start, row.end
    cuts = {start, end}
    for mark in marks:
        cuts |= {min(max(mark.start, start), end), min(max(mark.end, start), end)}
    if sought is not None:
        cuts |= {min(max(sought[0], start), end), min(max(sought[1], start), end)}
    bounds = sorted(cuts)
    found = []
    for left, right in itertools.pairwise(bounds):
        here = [mark for mark in marks if mark.start <= left and right <= mark.end]
        shown = min(here, key=lambda mark: (_FIRST.index(mark.state), mark.end - mark.start), default=None)
        within = sought is not None and sought[0] <= left and right <= sought[1]
        found.append(
            Piece(
                opened.words(left, right),
                shown.state.value if shown is not None else "",
                shown.ident if shown is not None else "",
                within,
                within and sought is not None and (left == sought[0]),
            )
        )
    return found

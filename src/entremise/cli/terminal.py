"""A terminal as the page needs it: lines of styled text with a margin, in the width that there is."""

import io
import os
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, TextIO

from rich.console import Console
from rich.text import Text

from entremise.words.plain import plain

MEASURE: Final = 84
"""Longer lines tire; a wider terminal has wider margins."""
NARROWEST: Final = 40

# Rich breaks lines at any white space: what must not be broken goes through it as characters of no meaning.
_KEPT: Final = {"\u00a0": "\ue000", "\u202f": "\ue001"}
_KEEP: Final = str.maketrans(_KEPT)
_GIVE_BACK: Final = str.maketrans({there: here for here, there in _KEPT.items()})


class Terminal:
    """Collects a page; `text` gives it whole. Colours only where the stream is a terminal and wants them."""

    def __init__(self, console: Console, width: int) -> None:
        self._console = console
        self.width = width

    @classmethod
    def of(cls, stream: TextIO) -> "Terminal":
        """For a stream: as wide as it is, or as COLUMNS says; 80 where nobody knows."""
        real = Console(file=stream, highlight=False)
        width = max(NARROWEST, min(real.width, MEASURE + 36))
        coloured = real.is_terminal and not real.no_color and real.color_system is not None
        console = Console(
            file=io.StringIO(),
            force_terminal=coloured,
            color_system="256" if coloured else None,
            no_color=not coloured,
            width=10_000,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ=dict(os.environ),
        )
        return cls(console, width)

    def text(self) -> str:
        """All that was written."""
        written = self._console.file
        assert isinstance(written, io.StringIO)
        return written.getvalue()

    def blank(self) -> None:
        self._console.print()

    def write(
        self,
        text: Text | str,
        *,
        first: Text | None = None,
        rest: Text | None = None,
        width: int | None = None,
    ) -> None:
        """Writes a paragraph, each line after a margin: `first` before the first, `rest` before the others."""
        for k, line in enumerate(self.wrapped(text, width or self.measure(rest or first))):
            margin = (first if k == 0 else rest if rest is not None else first) or Text()
            self._line(margin, line)

    def side_by_side(self, columns: Iterable[tuple[list[Text], int]], margin: Text, gap: int = 3) -> None:
        """Writes columns of lines beside each other, each so wide."""
        given = [*columns]
        for k in range(max(len(lines) for lines, _width in given)):
            line = Text()
            for lines, wide in given:
                piece = lines[k] if k < len(lines) else Text()
                line.append_text(piece)
                line.append(" " * (wide - piece.cell_len + gap))
            self._line(margin, line)

    def measure(self, margin: Text | None) -> int:
        """How wide text may run after a margin."""
        used = margin.cell_len if margin is not None else 0
        return max(16, min(self.width - used, MEASURE))

    def wrapped(self, text: Text | str, width: int) -> list[Text]:
        """The lines of a paragraph; those that it has stay apart."""
        whole = text if isinstance(text, Text) else Text(text)
        whole = styled_plain(whole)
        whole.plain = whole.plain.translate(_KEEP)
        lines = []
        for line in whole.wrap(self._console, width, tab_size=4) or [Text()]:
            line.rstrip()
            line.plain = line.plain.translate(_GIVE_BACK)
            lines.append(line)
        return lines

    def _line(self, margin: Text, line: Text) -> None:
        whole = margin.copy()
        whole.append_text(line)
        whole.rstrip()
        self._console.print(whole, soft_wrap=True)


def styled_plain(text: Text) -> Text:
    """A styled text through `plain`. It is styled in whole pieces, and so can be put together anew."""
    whole = Text(style=text.style, end=text.end)
    ends = sorted({0, len(text.plain), *(edge for span in text.spans for edge in (span.start, span.end))})
    for start, end in pairwise(ends):
        piece = text[start:end]
        styles = [span.style for span in piece.spans]
        said = plain(piece.plain, text.plain)
        whole.append(said)
        for style in styles:
            whole.stylize(style, len(whole.plain) - len(said), len(whole.plain))
    return whole

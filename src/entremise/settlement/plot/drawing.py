"""A sheet of paper for SVG: millimetre-free user units, ink, and text that can't break the markup."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

PAPER, INK, SOFT, FAINT, ACCENT = "#fdfcf8", "#1c1b18", "#6b675e", "#d9d5ca", "#1f5a7a"
SANS = "'Source Sans 3', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"


@dataclass
class Drawing:
    """An SVG being drawn: width and height in user units, parts in the order in which they are laid down."""

    width: float
    height: float
    title: str
    parts: list[str] = field(default_factory=list)

    def line(self, points: Sequence[tuple[float, float]], **style: str | float) -> None:
        """A polyline."""
        where = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        self.parts.append(f'<polyline points="{where}" fill="none"{_style(style)}/>')

    def rect(self, x: float, y: float, width: float, height: float, **style: str | float) -> None:
        """A rectangle."""
        self.parts.append(f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"{_style(style)}/>')

    def dot(self, x: float, y: float, radius: float, hint: str = "", **style: str | float) -> None:
        """A dot, with words that appear when it is pointed at."""
        inner = f"<title>{escape(hint)}</title>" if hint else ""
        self.parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:g}"{_style(style)}>{inner}</circle>')

    def text(self, x: float, y: float, words: str, size: float = 12, **style: str | float) -> None:
        """A line of text; `anchor` is start, middle or end."""
        anchor = str(style.pop("anchor", "start"))
        style.setdefault("fill", INK)
        self.parts.append(
            f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" text-anchor={quoteattr(anchor)}{_style(style)}>'
            f"{escape(words)}</text>"
        )

    def label(self, x: float, y: float, words: str, size: float = 12.5) -> None:
        """Text that stays readable over what is drawn beneath it."""
        self.text(x, y, words, size, fill=PAPER, stroke=PAPER, stroke_width=4, stroke_linejoin="round")
        self.text(x, y, words, size)

    def svg(self) -> str:
        """The whole drawing."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}" '
            f'width="{self.width:g}" height="{self.height:g}" font-family="{SANS}" role="img" '
            f"aria-label={quoteattr(self.title)}>"
        )
        paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        return "\n".join([head, f"<title>{escape(self.title)}</title>", paper, *self.parts, "</svg>"]) + "\n"


def _style(style: dict[str, str | float]) -> str:
    return "".join(f" {name.replace('_', '-')}={quoteattr(str(value))}" for name, value in style.items())


def wrapped(words: str, most: int) -> list[str]:
    """Words in lines of at most so many characters."""
    lines: list[str] = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines

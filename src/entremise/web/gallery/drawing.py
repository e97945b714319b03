"""The map as it is drawn: boxes with their words, lines with their labels. Where things stand is `layout`'s."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entremise.talks.acts.convening import Role, SeatKind
from entremise.web.gallery.actors import TIES, Cast, Known, Tie, what
from entremise.web.gallery.layout import Box, Layout, Line, Part, lay_out
from entremise.words import terms
from entremise.words.catalogue import Translator
from entremise.words.direction import FSI, PDI, isolate
from entremise.words.names import Reader, begun

NAME: Final = (8.4, 18)
SMALL: Final = (6.9, 15)
"""About how wide a letter is, and how high a line, of names and of what stands below them."""
PADDING: Final = 9
MOST: Final = 3
"""Lines of a name before it is cut, twice as many in a party's pillar; the table has it whole."""
STYLES: Final[Mapping[Role, str]] = {
    Role.BACKER: "backs",
    Role.RECOGNISES: "recognises",
    Role.CONTROLS: "controls",
    Role.MEDIATOR: "mediates",
}
"""The style of a line, by the class of its name; the others share one."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words, centred on a place."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """Somebody. `label` is what a screen reader says; `side` a party's number."""

    slug: str
    box: Box
    part: str
    side: int | None
    label: str
    name: tuple[Label, ...]
    small: tuple[Label, ...]
    conflict: Label | None


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A relation."""

    line: Line
    style: str
    conflict: bool
    says: Label
    warns: Label | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that stands on the sheet, lines first: boxes lie above them."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[DrawnLine, ...]
    boxes: tuple[DrawnBox, ...]


def draw(reader: Reader, cast: Cast, sides: Mapping[str, int]) -> Drawing:
    """The drawing of a cast; `sides` has the number of each party's colour and pattern, by seat."""
    ties = [*_carried(cast), *sorted(cast.towards, key=lambda tie: tie.conflict)]
    layout = lay_out(cast.nodes, [(tie.actor, tie.of) for tie in ties])
    boxes = [
        _box(reader, cast, one, node.part, box, sides)
        for one, node, box in zip(cast.known, cast.nodes, layout.boxes, strict=True)
    ]
    lines = [_line(reader.say, ties[line.tie], line) for line in layout.lines]
    return _sheet(layout, lines, boxes)


def _sheet(layout: Layout, lines: Sequence[DrawnLine], boxes: Sequence[DrawnBox]) -> Drawing:
    return Drawing(layout.x, layout.y, layout.width, layout.height, tuple(lines), tuple(boxes))


def _carried(cast: Cast) -> Iterable[Tie]:
    """Mediators go between all parties: a line to each, which no relation says."""
    parties = [node.slug for node in cast.nodes if node.part is Part.PARTY]
    for one in cast.known:
        if one.kind is SeatKind.MEDIATOR:
            yield from (Tie(one.slug, party, Role.MEDIATOR, "", conflict=False) for party in parties)


def _box(reader: Reader, cast: Cast, one: Known, part: Part, box: Box, sides: Mapping[str, int]) -> DrawnBox:
    _ = reader.say
    bare = _bare(begun(one.name))
    roles = offices(reader, cast, one)
    room = box.width - 2 * PADDING
    most = MOST if part is not Part.PARTY else 2 * MOST
    name = wrap(bare, int(room / NAME[0]), most)
    small = wrap(_.pgettext("between names", ", ").join(roles), int(room / SMALL[0]), 1 + most - len(name))
    in_conflict = one.slug in cast.in_conflict
    rows = [*((text, NAME[1]) for text in name), *((text, SMALL[1]) for text in small)]
    height = sum(high for _text, high in rows) + (SMALL[1] if in_conflict else 0)
    y = box.y + (box.height - height) // 2
    if part is Part.PARTY:
        y = box.y + 3 * PADDING
    labels = []
    for text, high in rows:
        y += high
        labels.append(Label(box.middle[0], y - 4, text))
    warns = _("conflict of interest")
    says = [bare, *roles, *([warns] if in_conflict else [])]
    return DrawnBox(
        slug=one.slug,
        box=box,
        part=part.value,
        side=sides.get(one.seat or ""),
        label=_.pgettext("between names", ", ").join(says),
        name=tuple(labels[: len(name)]),
        small=tuple(labels[len(name) :]),
        conflict=Label(box.middle[0], y + SMALL[1] - 4, _("! {warning}", warning=warns)) if in_conflict else None,
    )


def offices(reader: Reader, cast: Cast, one: Known) -> list[str]:
    """What somebody is at the table and to the talks, each once, without what is said with a reserve."""
    _ = reader.say
    said = [what(reader, one)] if one.kind is not None else []
    said += [_(terms.ROLES[office.role]) for office in cast.offices.get(one.slug, ()) if office.role in _PLAIN]
    return [*dict.fromkeys(said)]


_PLAIN: Final = frozenset({Role.HOST, Role.SPONSOR, Role.MEDIATOR, Role.CONVENER, Role.DEPOSITARY})
"""Roles that one has from the beginning; guarantors and witnesses may be so only once there is an accord."""


def _line(_: Translator, tie: Tie, line: Line) -> DrawnLine:
    x, y = line.middle
    warns = Label(x, y + 13, _("conflict of interest")) if tie.conflict else None
    return DrawnLine(line, STYLES.get(tie.role, "other"), tie.conflict, Label(x, y - 5, _(TIES[tie.role])), warns)


def wrap(text: str, width: int, rows: int) -> tuple[str, ...]:
    """Lines of about that many letters, broken between words; the last is cut where there is more."""
    if not text or rows < 1:
        return ()
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= rows:
        return tuple(lines)
    return (*lines[: rows - 1], lines[rows - 1][: max(1, width - 1)].rstrip(" ,") + "…")


def _bare(text: str) -> str:
    """Words that stand alone need no marks that keep them apart from others."""
    return text.replace(FSI, "").replace(PDI, "")


@dataclass(frozen=True, slots=True)
class Row:
    """One of the cast in the table: a name, what it is, and each relation in words."""

    slug: str
    name: str
    side: int | None
    offices: str
    says: tuple[str, ...]
    conflict: bool


def rows(reader: Reader, cast: Cast, sides: Mapping[str, int]) -> tuple[Row, ...]:
    """The same as the drawing shows, and all that it has no room for, in words."""
    names = {one.slug: one.name for one in cast.known}
    return tuple(_row(reader, cast, one, names, sides) for one in cast.known)


def _row(reader: Reader, cast: Cast, one: Known, names: Mapping[str, str], sides: Mapping[str, int]) -> Row:
    _ = reader.say
    said = [
        _("{role}: {says}", role=_(terms.ROLES[office.role]), says=isolate(office.says))
        for office in cast.offices.get(one.slug, ())
        if office.says
    ]
    said += [_towards(_, tie, names[tie.of]) for tie in cast.towards if tie.actor == one.slug]
    # Others' relations to it, those of a kind in one sentence.
    others: dict[Role, list[str]] = {}
    for tie in cast.towards:
        if tie.of == one.slug:
            others.setdefault(tie.role, []).append(names[tie.actor])
    said += [
        _("{role}: {says}", role=_(terms.ROLES[role]), says=_.pgettext("between names", ", ").join(named))
        for role, named in others.items()
    ]
    return Row(
        slug=one.slug,
        name=begun(one.name),
        side=sides.get(one.seat or ""),
        offices=_.pgettext("between names", ", ").join(offices(reader, cast, one)),
        says=tuple(begun(says) for says in said),
        conflict=one.slug in cast.in_conflict,
    )


def _towards(_: Translator, tie: Tie, other: str) -> str:
    says = _("{role}, towards {other}", role=_(terms.ROLES[tie.role]), other=other)
    if tie.says:
        says = _("{role}: {says}", role=says, says=isolate(tie.says))
    return _("{says} (conflict of interest)", says=says) if tie.conflict else says

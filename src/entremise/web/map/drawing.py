"""The map as it is drawn: boxes with their words, lines with their labels. Where things stand is `layout`'s."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from entremise.dossier.relations import Tie, TieKind
from entremise.dossier.values import Modality
from entremise.house.map import ActorMap, Area, Spot, Who
from entremise.web.map import lines as geometry
from entremise.web.map.conflicts import conflicting, in_conflict
from entremise.web.map.layout import lay_out
from entremise.web.map.lines import Box, Line
from entremise.words import terms
from entremise.words.actor_map import LINES, OFFICES
from entremise.words.catalogue import Translator
from entremise.words.names import begun

NAME: Final = (8.4, 18)
SMALL: Final = (6.9, 15)
LINE: Final = 6.2
"""About how wide a letter is, and how high a line, of names and of what stands below them; and the words of lines."""
PADDING: Final = 9
MOST: Final[Mapping[Area, int]] = {Area.PARTY: 4, Area.WITH: 2}
"""Lines of a name before it is cut, three elsewhere; the table has it whole."""
LINES_MOST: Final = 90
"""So many lines can be drawn: more would be a thicket. Those of conflicts come first, then those to the parties."""
PLAIN: Final = (TieKind.HOSTS, TieKind.SPONSORS, TieKind.MEDIATES, TieKind.CONVENES, TieKind.KEEPS)
"""Offices that one has from the beginning; guarantors and witnesses may be so only once there is an accord."""
STYLES: Final = (TieKind.BACKS, TieKind.RECOGNISES, TieKind.CONTROLS, TieKind.MEDIATES, TieKind.LEADS)
"""The ties whose lines have a style of their own, a class by their name; the others share one."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words, centred on a place."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """Somebody. `label` is what a screen reader says; `side` a party's number."""

    who: str
    box: Box
    part: str
    side: int | None
    label: str
    name: tuple[Label, ...]
    small: tuple[Label, ...]
    conflict: Label | None

    @property
    def anchor(self) -> str:
        return anchor(self.who)


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A tie. `style` are the classes of its line; `own` where the dossier alone tells it; `over` the pillars it runs,
    to somebody within one."""

    line: Line
    style: str
    conflict: bool
    own: bool
    over: bool
    says: Label
    warns: Label | None

    @property
    def arrow(self) -> bool:
        """Whether it leads from one to the other: who mediates goes both ways."""
        return self.style != TieKind.MEDIATES.value


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that stands on the sheet: the parties' pillars, lines above them, all other boxes above those.

    `known` is how many there are to draw, `ties` how many relations between those who are drawn.
    """

    x: int
    y: int
    width: int
    height: int
    lines: tuple[DrawnLine, ...]
    pillars: tuple[DrawnBox, ...]
    others: tuple[DrawnBox, ...]
    known: int
    ties: int

    @property
    def boxes(self) -> tuple[DrawnBox, ...]:
        return (*self.pillars, *self.others)

    @property
    def own(self) -> bool:
        """Whether anything is drawn that the dossier alone tells."""
        return any(line.own for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A tie with both its ends; one who mediates between the parties has one to each."""

    tie: Tie
    actor: str
    of: str
    conflict: bool


def draw(_: Translator, found: ActorMap, sides: Mapping[str, int]) -> Drawing | None:
    """The drawing of a map; `sides` has the number of each party's colour and pattern, by seat. None for nobody."""
    if not found.spots:
        return None
    wanted = _without_repetition(
        found, [one for one in _to_draw(found) if one.actor in found.spots and one.of in found.spots]
    )
    ties = sorted(sorted(wanted, key=lambda one: _weight(found, one))[:LINES_MOST], key=lambda one: one.conflict)
    layout = lay_out(found.spots, [geometry.Drawn(one.actor, one.of, _size(_, one)) for one in ties])
    marked = in_conflict(found)
    offices = offices_of(_, found)
    boxes = [
        _box(
            _,
            found.who[who],
            spot,
            layout.boxes[who],
            _small(_, found, who, offices.get(who, ())),
            who in marked,
            sides,
        )
        for who, spot in found.spots.items()
    ]
    within = {who for who, spot in found.spots.items() if spot.area is Area.WITH}
    lines = tuple(_line(_, ties[line.tie], line, within) for line in layout.lines)
    related = {end for tie in found.ever for end in (tie.actor, tie.of) if end in found.who} | found.spots.keys()
    return Drawing(
        x=layout.x,
        y=layout.y,
        width=layout.width,
        height=layout.height,
        lines=lines,
        pillars=tuple(box for box in boxes if box.part == Area.PARTY.value),
        others=tuple(box for box in boxes if box.part != Area.PARTY.value),
        known=len(related),
        ties=max(len(wanted), len(lines)),
    )


def _to_draw(found: ActorMap) -> Iterable[_Drawn]:
    """What has a line: ties that hold, and those that are apparent. What is planned or open stands in the table."""
    conflicts = conflicting(found)
    for tie in found.every_tie:
        if tie.state not in (Modality.ASSERTED, Modality.APPARENT):
            continue
        if tie.of is not None:
            yield _Drawn(tie, tie.actor, tie.of, (tie.actor, tie.role, tie.of) in conflicts)
        elif tie.role is TieKind.MEDIATES and tie.actor in found.spots and _between(found.spots[tie.actor]):
            # Whoever mediates goes between all parties: a line to each, which no tie says.
            yield from (_Drawn(tie, tie.actor, party, False) for party in found.parties if party != tie.actor)


def _without_repetition(found: ActorMap, wanted: list[_Drawn]) -> list[_Drawn]:
    """Who has a line to a party needs none of that kind to one who stands in its pillar."""
    there = {(one.actor, one.tie.role, one.of) for one in wanted}
    return [
        one
        for one in wanted
        if found.spots[one.of].area is not Area.WITH
        or (one.actor, one.tie.role, found.spots[one.of].side or "") not in there
    ]


def _between(spot: Spot) -> bool:
    return spot.area is Area.BETWEEN


def _weight(found: ActorMap, one: _Drawn) -> int:
    """Which lines come first where not all have room."""
    if one.conflict:
        return 0
    return 1 if one.of in found.parties or found.spots[one.of].area is Area.WITH else 2


def anchor(who: str) -> str:
    """The id of somebody's row in the table: a member of a delegation has a stroke in theirs."""
    return f"row-{who.replace('/', '_')}"


def offices_of(_: Translator, found: ActorMap) -> Mapping[str, tuple[str, ...]]:
    """What each is at the table and to the talks, each once, without what is said with a reserve."""
    held: dict[str, dict[str, None]] = {}
    for one in found.who.values():
        if one.seat_kind is not None:
            held.setdefault(one.id, {})[_(terms.SEAT_KINDS[one.seat_kind])] = None
    for tie in found.ties:
        if tie.of is None and tie.role in PLAIN:
            held.setdefault(tie.actor, {})[_(OFFICES[tie.role])] = None
    return {who: tuple(said) for who, said in held.items()}


def _small(_: Translator, found: ActorMap, who: str, offices: tuple[str, ...]) -> str:
    """What stands below a name: the offices, and the places that are told to be held."""
    places = [_("controls {place}", place=place) for place in found.places.get(who, ())]
    return _.pgettext("between names", ", ").join((*offices, *places))


def _box(_: Translator, who: Who, spot: Spot, box: Box, below: str, warned: bool, sides: Mapping[str, int]) -> DrawnBox:
    bare = begun(who.name)
    room = box.width - 2 * PADDING
    most = MOST.get(spot.area, 3)
    name = wrap(bare, int(room / NAME[0]), most)
    left = 1 + most - len(name) if spot.area is not Area.WITH else 0
    small = wrap(below, int(room / SMALL[0]), left)
    rows = [*((text, NAME[1]) for text in name), *((text, SMALL[1]) for text in small)]
    height = sum(high for _text, high in rows) + (SMALL[1] if warned else 0)
    y = box.y + max(2, (box.height - height) // 2)
    if spot.area is Area.PARTY:
        y = box.y + 2 * PADDING
    labels = []
    for text, high in rows:
        y += high
        labels.append(Label(box.middle[0], y - 4, text))
    warns = _("conflict of interest")
    says = [bare, *([below] if below else []), *([warns] if warned else [])]
    return DrawnBox(
        who=who.id,
        box=box,
        part=spot.area.value,
        side=sides.get(who.seat or "") if spot.area is Area.PARTY else None,
        label=_.pgettext("between names", ", ").join(says),
        name=tuple(labels[: len(name)]),
        small=tuple(labels[len(name) :]),
        conflict=Label(box.middle[0], y + SMALL[1] - 4, _("! {warning}", warning=warns)) if warned else None,
    )


def _line(_: Translator, one: _Drawn, line: Line, within: AbstractSet[str]) -> DrawnLine:
    x, y = line.words
    style = one.tie.role.value if one.tie.role in STYLES else "other"
    if one.tie.state is Modality.APPARENT:
        style += " tie-apparent"
    warns = Label(x, y + 11, _("conflict of interest")) if one.conflict else None
    says = Label(x, y - 3 if one.conflict else y + 4, _words(_, one))
    over = one.actor in within or one.of in within
    return DrawnLine(line, style, one.conflict, not one.tie.record, over, says, warns)


def _words(_: Translator, one: _Drawn) -> str:
    says = _(LINES[one.tie.role])
    if one.tie.state is Modality.APPARENT:
        return _("apparently {says}", says=says)
    return _("{says} (contested)", says=says) if one.tie.against else says


def _size(_: Translator, one: _Drawn) -> tuple[int, int]:
    """About how wide and high the words of a line are."""
    longest = max(len(_words(_, one)), len(_("conflict of interest")) if one.conflict else 0)
    return round(longest * LINE), 2 * 13 if one.conflict else 13


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
    cut = [line if len(line) <= width + 1 else line[:width].rstrip(" ,") + "…" for line in lines[:rows]]
    if len(lines) > rows:
        cut[-1] = cut[-1][: max(1, width - 1)].rstrip(" ,…") + "…"
    return tuple(cut)

"""The frontier of two parties in the plane of their scores."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np

from entremise.settlement.plot.drawing import ACCENT, FAINT, INK, SOFT, Drawing, wrapped
from entremise.settlement.points import NAMES
from entremise.settlement.settle import Settlement, point_list
from entremise.settlement.sheet import every_package

CLOUD = 5_000
"""Up to so many packages, all are drawn faintly behind the frontier."""

LEFT, TOP, SIDE = 76.0, 104.0, 520.0
RIGHT = 190.0


def plane(settled: Settlement, words: Mapping[str, str]) -> str:
    """An SVG of a two-party settlement. `words`: title, subtitle, no_accord, and a name for each point.

    Each axis is a party's score on its own scale; the darker field is the zone, above both reservations.
    """
    found, scenario = settled.frontier, settled.scenario
    title_lines = wrapped(words["title"], 64)
    top = TOP + 20 * (len(title_lines) - 1)
    drawing = Drawing(LEFT + SIDE + RIGHT, top + SIDE + 74, words["title"])
    for n, line in enumerate(title_lines):
        drawing.text(LEFT, 34 + 22 * n, line, 18, font_weight=600)
    drawing.text(LEFT, top - 44, words["subtitle"], 12.5, fill=SOFT)

    lows, highs = _range(settled)

    def place(scores: Sequence[float | Fraction]) -> tuple[float, float]:
        x, y = ((float(score) - low) / (high - low) for score, low, high in zip(scores, lows, highs, strict=True))
        return LEFT + x * SIDE, top + (1 - y) * SIDE

    _axes(drawing, settled, lows, highs, top)
    corner, end = place(scenario.reservations), place(highs)
    if corner[0] <= end[0] and corner[1] >= end[1]:
        drawing.rect(corner[0], end[1], end[0] - corner[0], corner[1] - end[1], fill=ACCENT, fill_opacity=0.08)
    drawing.line([(corner[0], top), (corner[0], top + SIDE)], stroke=SOFT, stroke_dasharray="3 4")
    drawing.line([(LEFT, corner[1]), (LEFT + SIDE, corner[1])], stroke=SOFT, stroke_dasharray="3 4")
    drawing.text(corner[0] + 5, top + SIDE - 7, words["no_accord"], 11.5, fill=SOFT)

    if settled.packages is not None and settled.packages <= CLOUD:
        for scores in {scenario.scores(package) for package in every_package(scenario)}:
            drawing.dot(*place(scores), 1.6, fill=FAINT)
    steps = [place(found.scores(i)) for i in _chosen(len(found))]
    # A staircase: between two packages there is no third, and what lies under the stairs is dominated.
    stairs = [steps[0], *(spot for one, two in pairwise(steps) for spot in ((two[0], one[1]), two))]
    drawing.line(stairs, stroke=ACCENT, stroke_width=1, stroke_opacity=0.45)
    radius = 3.2 if len(steps) <= 60 else 2.0 if len(steps) <= 300 else 1.3
    for i, (x, y) in zip(_chosen(len(found)), steps, strict=True):
        named = "; ".join(f"{k}: {v}" for k, v in scenario.named(found.package(i)).items())
        drawing.dot(x, y, radius, named if len(steps) <= 300 else "", fill=ACCENT)
    _label_points(drawing, settled, words, place)
    return drawing.svg()


def _chosen(count: int) -> list[int]:
    """The places drawn: all, or 1,500 of them evenly spread, which the eye can't tell apart."""
    if count <= 1500:
        return list(range(count))
    return sorted({round(n) for n in np.linspace(0, count - 1, 1500)})


def _range(settled: Settlement) -> tuple[list[float], list[float]]:
    """The scores that the axes span: from the lowest of interest, at most nought, to the highest, at least one."""
    lows: list[float] = []
    highs: list[float] = []
    for p, bar in enumerate(settled.scenario.reservations):
        grid = settled.frontier.grid
        top = float(grid.offsets[p] + grid.units[p] * grid.tops[p])
        lows.append(min(0.0, float(grid.offsets[p]), float(bar)))
        highs.append(max(1.0, top, float(bar)))
    return lows, highs


def _axes(drawing: Drawing, settled: Settlement, lows: list[float], highs: list[float], top: float) -> None:
    across, up = settled.scenario.parties
    for n in range(6):
        share = n / 5
        x, y = LEFT + share * SIDE, top + (1 - share) * SIDE
        drawing.line([(x, top + SIDE), (x, top + SIDE + 5)], stroke=INK)
        drawing.line([(LEFT - 5, y), (LEFT, y)], stroke=INK)
        drawing.text(x, top + SIDE + 20, f"{lows[0] + share * (highs[0] - lows[0]):.1f}", 11.5, anchor="middle")
        drawing.text(LEFT - 10, y + 4, f"{lows[1] + share * (highs[1] - lows[1]):.1f}", 11.5, anchor="end")
    drawing.line([(LEFT, top), (LEFT, top + SIDE), (LEFT + SIDE, top + SIDE)], stroke=INK)
    drawing.text(LEFT + SIDE, top + SIDE + 44, f"{across} →", 14, anchor="end", font_weight=600)
    drawing.text(LEFT - 5, top - 24, f"↑ {up}", 14, font_weight=600)


def _label_points(
    drawing: Drawing,
    settled: Settlement,
    words: Mapping[str, str],
    place: Callable[[Sequence[Fraction]], tuple[float, float]],
) -> None:
    """Each point's name beside it; points that fall together share a label, and labels keep out of each other's way."""
    together: dict[tuple[Fraction, ...], list[str]] = {}
    for name in NAMES:
        for point in point_list(settled.points, name)[:20]:
            names = together.setdefault(point.scores, [])
            if words[name] not in names:
                names.append(words[name])
    spots = sorted(((place(scores), names) for scores, names in together.items()), key=lambda one: one[0][1])
    below = -1e9
    for (x, y), names in spots:
        drawing.dot(x, y, 6, fill="none", stroke=INK, stroke_width=1.4)
        lines = wrapped(", ".join(names), 32)
        baseline = max(y - 8 - 15 * (len(lines) - 1), below + 17)
        drawing.line([(x + 4.5, y - 4.5), (x + 12, baseline + 15 * (len(lines) - 1) - 3)], stroke=INK, stroke_width=0.7)
        for line in lines:
            drawing.label(x + 14, baseline, line)
            below, baseline = baseline, baseline + 15

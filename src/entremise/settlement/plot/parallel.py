"""The frontier of three and more parties: one upright line a party, one thread a package."""

from collections.abc import Callable, Mapping

import numpy as np

from entremise.settlement.frontier import in_zone
from entremise.settlement.plot.drawing import ACCENT, INK, SOFT, Drawing, wrapped
from entremise.settlement.points import NAMES
from entremise.settlement.settle import Settlement, point_list

LEFT, HEIGHT = 96.0, 420.0
THREADS = 800
"""At most so many threads are drawn; more would be a grey field. The subtitle says so."""


def parallel(settled: Settlement, words: Mapping[str, str]) -> str:
    """An SVG of a settlement between three to eight parties. `words`: as for the plane, and `some` ("{n} of
    {all} drawn").
    """
    found, scenario = settled.frontier, settled.scenario
    parties = scenario.parties
    gap = 160.0 if len(parties) <= 5 else 110.0
    title_lines = wrapped(words["title"], 54)
    top = 128.0 + 20 * (len(title_lines) - 1)
    drawing = Drawing(LEFT + gap * (len(parties) - 1) + 230, top + HEIGHT + 50, words["title"])
    for n, line in enumerate(title_lines):
        drawing.text(24, 34 + 22 * n, line, 18, font_weight=600)
    grid = found.grid
    lows = [min(0.0, float(grid.offsets[p]), float(bar)) for p, bar in enumerate(scenario.reservations)]
    highs = [
        max(1.0, float(grid.offsets[p] + grid.units[p] * grid.tops[p]), float(bar))
        for p, bar in enumerate(scenario.reservations)
    ]

    def spot(party: int, score: float) -> tuple[float, float]:
        share = (score - lows[party]) / (highs[party] - lows[party])
        return LEFT + gap * party, top + (1 - share) * HEIGHT

    drawn = sorted({round(n) for n in np.linspace(0, len(found) - 1, min(len(found), THREADS))})
    inside = set(in_zone(found, grid.least(scenario.reservations)).tolist())
    some = words["some"].format(n=len(drawn), all=len(found)) if len(drawn) < len(found) else ""
    drawing.text(24, top - 66, f"{words['subtitle']} {some}".strip(), 12.5, fill=SOFT)
    for place in sorted(drawn, key=lambda one: one in inside):
        thread = [spot(p, float(score)) for p, score in enumerate(found.scores(place))]
        ink, strength = (ACCENT, 0.35) if place in inside else (SOFT, 0.15)
        drawing.line(thread, stroke=ink, stroke_opacity=strength, stroke_width=1)
    for p, party in enumerate(parties):
        drawing.line([spot(p, lows[p]), spot(p, highs[p])], stroke=INK)
        x, y = spot(p, float(scenario.reservations[p]))
        drawing.line([(x - 9, y), (x + 9, y)], stroke=INK, stroke_width=2.5)
        if p == 0:
            drawing.text(x - 13, y + 4, words["no_accord"], 11.5, anchor="end", fill=SOFT)
        drawing.text(x, top - 28 - 15 * (p % 2 if gap < 150 else 0), party, 13, anchor="middle", font_weight=600)
        drawing.text(x, top - 10, f"{highs[p]:.2g}", 11, anchor="middle", fill=SOFT)
        drawing.text(x, top + HEIGHT + 18, f"{lows[p]:.2g}", 11, anchor="middle", fill=SOFT)
    _named_threads(drawing, settled, words, spot)
    return drawing.svg()


def _named_threads(
    drawing: Drawing,
    settled: Settlement,
    words: Mapping[str, str],
    spot: Callable[[int, float], tuple[float, float]],
) -> None:
    """The points as dark threads, named at their right ends."""
    together: dict[int, list[str]] = {}
    for name in NAMES:
        for point in point_list(settled.points, name)[:1]:
            together.setdefault(point.place, []).append(words[name])
    ends = []
    for place, names in together.items():
        thread = [spot(p, float(score)) for p, score in enumerate(settled.frontier.scores(place))]
        drawing.line(thread, stroke=INK, stroke_width=1.8)
        ends.append((thread[-1], ", ".join(names)))
    below = -1e9
    for (x, y), label in sorted(ends, key=lambda end: end[0][1]):
        below = max(y + 4, below + 15)
        for n, line in enumerate(wrapped(label, 30)):
            below += 15 * bool(n)
            drawing.label(x + 12, below, line)

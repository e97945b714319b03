"""What `entremise settle` says: the summary for a terminal, the frontier as CSV, the words of a plot."""

import csv
import io

from rich.console import Console
from rich.table import Table

from entremise.settlement.frontier import in_zone
from entremise.settlement.points import NAMES, Point
from entremise.settlement.settle import Settlement, point_list
from entremise.words.settlement import POINTS


def frontier_csv(settled: Settlement) -> str:
    """The whole frontier: for each vector the scores, the exact scores, one package, and how many others tie."""
    found, scenario = settled.frontier, settled.scenario
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    mark = [" (scores invented)" if scenario.invented else ""] * len(scenario.parties)
    names = [party + said for party, said in zip(scenario.parties, mark, strict=True)]
    exact_names = [f"{name} exact" for name in names]
    writer.writerow([*names, *exact_names, *(issue.name for issue in scenario.issues), "ties"])
    for place in range(len(found)):
        scores = found.scores(place)
        chosen = scenario.named(found.package(place)).values()
        ties = found.ties(place) if found.exact else ""
        writer.writerow([*(f"{float(s):.12g}" for s in scores), *map(str, scores), *chosen, ties])
    return out.getvalue()


def headline(settled: Settlement) -> str:
    """The story in a sentence."""
    inside = len(in_zone(settled.frontier, settled.frontier.grid.least(settled.scenario.reservations)))
    who = "both" if len(settled.scenario.parties) == 2 else "all"
    if settled.zone == 0 or (settled.zone is None and not inside):
        return f"No package that {who} would take rather than no accord"
    zone = "An uncounted number of" if settled.zone is None else f"{settled.zone:,}"
    noun = "package" if settled.zone == 1 else "packages"
    best = f"{inside:,} {'outcome' if inside == 1 else 'outcomes'} among them can't be improved for {who}"
    return f"{zone} {noun} that {who} would take rather than no accord; {best}"


def plot_words(settled: Settlement) -> dict[str, str]:
    """What a plot says."""
    scenario = settled.scenario
    of_all = "" if settled.packages is None else f"of {settled.packages:,} packages; "
    about = "the frontier" if settled.frontier.exact else "a thinned frontier"
    invented = "SCORES INVENTED. " if scenario.invented else ""
    title = f"{scenario.title}: " if scenario.title else ""
    return {
        "title": title + headline(settled),
        "subtitle": f"{invented}{of_all}line: {about}; shaded or dark: at least each reservation",
        "no_accord": "no accord",
        "some": "{n} of {all} vectors drawn.",
        **POINTS,
    }


def summary(settled: Settlement, seconds: float, listed: int) -> None:
    """The answer for a terminal, on stdout."""
    console = Console(highlight=False, emoji=False, markup=False)
    scenario, found = settled.scenario, settled.frontier
    if scenario.title:
        console.print(scenario.title, style="bold")
    if scenario.invented:
        console.print("The scores are invented.", style="italic")
    console.print(headline(settled) + ".", style="bold")
    packages = "uncounted" if settled.packages is None else f"{settled.packages:,}"
    exactly = "exact" if found.exact else f"thinned, at most {float(found.epsilon):.3g} given up"
    console.print(
        f"{len(scenario.issues)} issues, {packages} packages, {len(found):,} score vectors on the frontier "
        f"({exactly}); {seconds:.3f} s"
    )
    bars = ", ".join(
        f"{party} {float(bar):.4g}" for party, bar in zip(scenario.parties, scenario.reservations, strict=True)
    )
    console.print(f"Reservations: {bars}\n")
    for names, vector in _points_together(settled).values():
        console.print(f"{', '.join(names)}", style="bold")
        scores = zip(scenario.parties, vector[0].scores, strict=True)
        console.print("  " + ", ".join(f"{party} {float(score):.4f}" for party, score in scores))
        console.print("  " + "; ".join(f"{k}: {v}" for k, v in scenario.named(vector[0].package).items()))
        if len(vector) > 1:
            console.print(f"  {len(vector) - 1:,} other packages score the same.")
    console.print()
    console.print(_frontier_table(settled, listed))
    if listed < len(found):
        console.print(f"… and {len(found) - listed:,} more: --list {len(found)}, or --frontier FILE.csv for all.")


def _points_together(settled: Settlement) -> dict[int, tuple[list[str], list[Point]]]:
    """By place on the frontier: the points that lie there, and the packages."""
    together: dict[int, tuple[list[str], list[Point]]] = {}
    for name in NAMES:
        places: dict[int, list[Point]] = {}
        for point in point_list(settled.points, name):
            places.setdefault(point.place, []).append(point)
        for place, tied in places.items():
            together.setdefault(place, ([], tied))[0].append(POINTS[name])
    return together


def _frontier_table(settled: Settlement, listed: int) -> Table:
    table = Table(title="Frontier", title_justify="left", box=None, pad_edge=False, header_style="dim")
    for party in settled.scenario.parties:
        table.add_column(party, justify="right", overflow="fold")
    table.add_column("ties", justify="right")
    table.add_column("package")
    found = settled.frontier
    for place in range(min(listed, len(found))):
        scores = [f"{float(score):.4f}" for score in found.scores(place)]
        ties = f"{found.ties(place):,}" if found.exact and found.ties(place) else ""
        table.add_row(*scores, ties, _package(settled, found.package(place)))
    return table


def _package(settled: Settlement, package: tuple[int, ...]) -> str:
    return " · ".join(settled.scenario.named(package).values())

"""What `./run settle` says: the summary for a terminal, the frontier as CSV, the words of a plot."""

import csv
import io

from rich.console import Console
from rich.table import Table

from entremise.settlement.frontier import in_zone
from entremise.settlement.moves import Change
from entremise.settlement.points import NAMES, Point
from entremise.settlement.settle import Settlement, point_list
from entremise.settlement.sheet import Scenario
from entremise.settlement.table import Tabled
from entremise.words import Translator
from entremise.words.settlement import POINTS


def frontier_csv(settled: Settlement, _: Translator) -> str:
    """The whole frontier: for each vector the scores, the exact scores, one package, and how many others tie."""
    found, scenario = settled.frontier, settled.scenario
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    said = f" ({_('scores invented')})" if scenario.invented else ""
    names = [party + said for party in scenario.parties]
    writer.writerow([*names, *(f"{name} exact" for name in names), *(i.name for i in scenario.issues), "ties"])
    for place in range(len(found)):
        scores = found.scores(place)
        chosen = scenario.named(found.package(place)).values()
        ties = found.ties(place) if found.exact else ""
        writer.writerow([*(f"{float(s):.12g}" for s in scores), *map(str, scores), *chosen, ties])
    return out.getvalue()


def headline(settled: Settlement, _: Translator) -> str:
    """The story in a sentence."""
    inside = len(in_zone(settled.frontier, settled.frontier.grid.least(settled.scenario.reservations)))
    two = len(settled.scenario.parties) == 2
    if settled.zone is None and not inside and not settled.frontier.exact:
        return (
            _("No package was found that both would take rather than no accord")
            if two
            else _("No package was found that all would take rather than no accord")
        )
    if settled.zone == 0 or (settled.zone is None and not inside):
        return (
            _("No package that both would take rather than no accord")
            if two
            else _("No package that all would take rather than no accord")
        )
    best = (
        _.ngettext("{n} outcome among them can't be improved", "{n} outcomes among them can't be improved", inside)
        if settled.frontier.exact
        else _.ngettext(
            "{n} outcome was found among them, within {epsilon} of the frontier",
            "{n} outcomes were found among them, each within {epsilon} of the frontier",
            inside,
        )
    ).format(n=f"{inside:,}", epsilon=f"{float(settled.frontier.epsilon):.3g}")
    if settled.zone is None:
        return _("Packages that all would take rather than no accord, uncounted; {best}", best=best)
    many = min(settled.zone, 1_000_000)
    zone = (
        _.ngettext("{n} package that both would take", "{n} packages that both would take", many)
        if two
        else _.ngettext("{n} package that all would take", "{n} packages that all would take", many)
    ).format(n=f"{settled.zone:,}")
    return _("{zone} rather than no accord; {best}", zone=zone, best=best)


def plot_words(settled: Settlement, _: Translator) -> dict[str, str]:
    """What a plot says."""
    scenario = settled.scenario
    about = [_("SCORES INVENTED")] if scenario.invented else []
    if settled.packages is not None:
        about.append(_("of {n} packages", n=f"{settled.packages:,}"))
    about.append(_("line: the frontier") if settled.frontier.exact else _("line: a thinned frontier"))
    # Between two parties the zone is a tinted field; between more, its threads are darker than the others.
    two = len(scenario.parties) == 2
    about.append(_("tinted: at least each reservation") if two else _("dark: at least each reservation"))
    title = f"{scenario.title}: " if scenario.title else ""
    return {
        "title": title + headline(settled, _),
        "subtitle": _.pgettext("between clauses", "; ").join(about),
        "no_accord": _("no accord"),
        "some": _("{n} of {all} vectors drawn."),
        **{name: _(word) for name, word in POINTS.items()},
    }


def summary(settled: Settlement, seconds: float, listed: int, _: Translator) -> None:
    """The answer for a terminal, on stdout."""
    console = Console(highlight=False, emoji=False, markup=False)
    scenario, found = settled.scenario, settled.frontier
    if scenario.title:
        console.print(scenario.title, style="bold")
    if scenario.invented:
        console.print(_("The scores are invented."), style="italic")
    console.print(headline(settled, _) + ".", style="bold")
    spent = f"{float(found.epsilon):.3g}"
    console.print(
        _(
            "{issues} issues, {packages} packages, {vectors} score vectors on the frontier ({exactly}); {seconds} s",
            issues=len(scenario.issues),
            packages="?" if settled.packages is None else f"{settled.packages:,}",
            vectors=f"{len(found):,}",
            exactly=_("exact") if found.exact else _("thinned, at most {spent} given up", spent=spent),
            seconds=f"{seconds:.3f}",
        )
    )
    bars = [f"{p} {float(bar):.4g}" for p, bar in zip(scenario.parties, scenario.reservations, strict=True)]
    console.print(_("Reservations: {bars}", bars=", ".join(bars)) + "\n")
    together = _points_together(settled, _)
    if together and not found.exact:
        console.print(_("Points of the thinned frontier") + "\n", style="bold")
    for names, tied in together.values():
        console.print(_.pgettext("between names", ", ").join(names), style="bold")
        scores = zip(scenario.parties, tied[0].scores, strict=True)
        console.print("  " + ", ".join(f"{party} {float(score):.4f}" for party, score in scores))
        console.print("  " + "; ".join(f"{k}: {v}" for k, v in scenario.named(tied[0].package).items()))
        others = len(tied) - 1
        if others:
            same = _.ngettext("{n} other package scores the same.", "{n} other packages score the same.", others)
            console.print("  " + same.format(n=f"{others:,}"))
    console.print()
    console.print(_frontier_table(settled, listed, _))
    if listed < len(found):
        left = _("… and {n} more: --list {all}, or --frontier FILE.csv for all.", n=len(found) - listed, all=len(found))
        console.print(left)


def from_the_table(tabled: Tabled, _: Translator) -> None:
    """A package on the table: who refuses it, what would win them, what would be better for all."""
    console = Console(highlight=False, emoji=False, markup=False)
    scenario = tabled.scenario
    console.print("\n" + _("On the table"), style="bold")
    console.print("  " + "; ".join(f"{k}: {v}" for k, v in scenario.named(tabled.package).items()))
    scores = zip(scenario.parties, tabled.scores, strict=True)
    console.print("  " + ", ".join(f"{party} {float(score):.4f}" for party, score in scores))
    if not tabled.refusing:
        console.print("  " + _("All would take it."))
    for party in tabled.refusing:
        changes = tabled.changes[party]
        if not changes:
            console.print("  " + _("{party} refuses it, and nothing wins it without losing another.", party=party))
            continue
        count = len(changes[0].moves)
        said = _.ngettext(
            "{party} refuses it; {n} change would win it without losing another:",
            "{party} refuses it; {n} changes would win it without losing another:",
            count,
        )
        console.print("  " + said.format(party=party, n=count))
        for change in changes[:5]:
            console.print(f"    {_moves(scenario, change)}")
    if tabled.improvements:
        console.print("  " + _("Better for all, or for some at nobody's cost:"))
        for change in tabled.improvements[:3]:
            console.print(f"    {_moves(scenario, change)}")


def _moves(scenario: Scenario, change: Change) -> str:
    """The moves of a change, and what each party gains by it."""
    steps = [
        f"{scenario.issues[move.issue].name}: {scenario.issues[move.issue].options[move.before]} → "
        f"{scenario.issues[move.issue].options[move.after]}"
        for move in change.moves
    ]
    gains = [f"{party} {float(gain):+.4f}" for party, gain in zip(scenario.parties, change.gains, strict=True)]
    return f"{'; '.join(steps)} ({', '.join(gains)})"


def _points_together(settled: Settlement, _: Translator) -> dict[int, tuple[list[str], list[Point]]]:
    """By place on the frontier: the points that lie there, and the packages."""
    together: dict[int, tuple[list[str], list[Point]]] = {}
    for name in NAMES:
        places: dict[int, list[Point]] = {}
        for point in point_list(settled.points, name):
            places.setdefault(point.place, []).append(point)
        for place, tied in places.items():
            together.setdefault(place, ([], tied))[0].append(_(POINTS[name]))
    return together


def _frontier_table(settled: Settlement, listed: int, _: Translator) -> Table:
    table = Table(title=_("Frontier"), title_justify="left", box=None, pad_edge=False, header_style="dim")
    for party in settled.scenario.parties:
        table.add_column(party, justify="right", overflow="fold")
    table.add_column(_("ties"), justify="right")
    table.add_column(_("package"))
    found = settled.frontier
    for place in range(min(listed, len(found))):
        scores = [f"{float(score):.4f}" for score in found.scores(place)]
        ties = f"{found.ties(place):,}" if found.exact and found.ties(place) else ""
        table.add_row(*scores, ties, _package(settled, found.package(place)))
    return table


def _package(settled: Settlement, package: tuple[int, ...]) -> str:
    return " · ".join(settled.scenario.named(package).values())

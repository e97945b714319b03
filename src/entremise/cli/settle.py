"""`./run settle`: which packages would all sides take, and which of them can't be improved?"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from entremise.settlement.caps import USUAL, Caps
from entremise.words import Translator


@dataclass(frozen=True)
class Asked:
    """What was asked on the command line."""

    path: Path
    as_json: bool
    frontier: Path | None
    plot: Path | None
    listed: int | None
    normalise: bool
    step: str | None
    caps: Caps
    package: tuple[str, ...]


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command(
        "settle", help=_("What would both sign? Packages, zone, frontier and points of score sheets, exactly.")
    )
    def settle(
        path: Annotated[
            Path,
            typer.Argument(
                metavar="PATH",
                help=_("A folder (GENIUS, GeniusWeb, NegMAS) or a settlement file (YAML)."),
            ),
        ],
        as_json: Annotated[bool, typer.Option("--json", help=_("Prints the answer as JSON."))] = False,
        frontier: Annotated[
            Path | None, typer.Option("--frontier", metavar="FILE.csv", help=_("Writes the whole frontier as CSV."))
        ] = None,
        plot: Annotated[
            Path | None, typer.Option("--plot", metavar="FILE.svg", help=_("Writes a plot as SVG."))
        ] = None,
        listed: Annotated[
            int | None, typer.Option("--list", metavar="N", min=0, help=_("How much of the frontier is listed."))
        ] = None,
        normalise: Annotated[bool, typer.Option("--normalise", help=_("Divides weights by their sum."))] = False,
        step: Annotated[
            str | None, typer.Option("--step", metavar="N", help=_("The step at which real issues are taken."))
        ] = None,
        cap: Annotated[
            int,
            typer.Option("--cap", metavar="N", min=2, help=_("Vectors in an exact frontier; beyond, it is thinned.")),
        ] = USUAL.points,
        memory: Annotated[
            int, typer.Option("--memory", metavar="MB", min=1, help=_("Megabytes for the tables of the zone."))
        ] = USUAL.memory // 1_000_000,
        package: Annotated[
            list[str] | None,
            typer.Option(
                "--package",
                metavar="ISSUE=OPTION",
                help=_("A package on the table, an issue at a time: who refuses it, and what would have to move."),
            ),
        ] = None,
    ) -> None:
        caps = Caps(points=cap, memory=memory * 1_000_000)
        _settle(Asked(path, as_json, frontier, plot, listed, normalise, step, caps, tuple(package or ())), _)


def _settle(asked: Asked, _: Translator) -> None:
    # The engine loads numpy and solvers; other commands shouldn't wait for that.
    from entremise.cli import files
    from entremise.cli import settle_output as output
    from entremise.cli.errors import Stop
    from entremise.cli.scenario_files import contents, refusing, say_notes, write
    from entremise.settlement import settle as engine
    from entremise.settlement import table
    from entremise.settlement.formats.number import exact
    from entremise.settlement.formats.reading import about, read_files_tabled
    from entremise.settlement.plot.parallel import parallel
    from entremise.settlement.plot.plane import plane

    for target in (asked.frontier, asked.plot):
        if target is not None and not target.parent.is_dir():
            said = _("{path} can't be written: there is no folder {folder}.", path=target, folder=target.parent)
            raise Stop([said])
    with refusing(_):
        found = contents(asked.path, _)
        step = None if asked.step is None else exact(asked.step, what="--step")
        started = time.perf_counter()
        with about(asked.path.name or str(asked.path)):
            scenario, on_the_table = read_files_tabled(found, normalise=asked.normalise, step=step)
            settled = engine.settle(scenario, asked.caps)
            if asked.package:
                on_the_table = scenario.package(dict(one.rpartition("=")[::2] for one in asked.package))
            tabled = None if on_the_table is None else table.look_at(scenario, on_the_table, asked.caps)
        seconds = time.perf_counter() - started
        if asked.frontier is not None:
            write(asked.frontier, output.frontier_csv(settled, _), _)
        if asked.plot is not None:
            draw = plane if len(scenario.parties) == 2 else parallel
            write(asked.plot, draw(settled, output.plot_words(settled, _)), _)
        say_notes(settled.notes, _)
        if asked.as_json:
            answer = engine.as_json(settled, seconds, asked.listed)
            files.show_json(answer if tabled is None else {**answer, "table": table.as_json(tabled)}, _)
        else:
            output.summary(settled, seconds, 10 if asked.listed is None else asked.listed, _)
            if tabled is not None:
                output.from_the_table(tabled, _)

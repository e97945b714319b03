"""`entremise settle`: which packages would all sides take, and which of them can't be improved?"""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from entremise.settlement.caps import USUAL, Caps

Place = Annotated[Path, typer.Argument(help="A folder (GENIUS, GeniusWeb, NegMAS) or a settlement file (YAML).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON (docs/settlement.md).")]
FrontierFile = Annotated[Path | None, typer.Option("--frontier", help="Write the whole frontier as CSV.")]
PlotFile = Annotated[Path | None, typer.Option("--plot", help="Write a plot as SVG.")]
ListCount = Annotated[int | None, typer.Option("--list", min=0, help="How much of the frontier to list.")]
Normalise = Annotated[bool, typer.Option("--normalise", help="Divide weights by their sum.")]
Step = Annotated[str | None, typer.Option("--step", help="The step at which real issues of GENIUS are taken.")]
Cap = Annotated[int, typer.Option("--cap", min=2, help="Vectors in an exact frontier; beyond, it is thinned.")]
Memory = Annotated[int, typer.Option("--memory", min=1, help="Megabytes for tables when the zone is counted.")]


def settle(
    path: Place,
    as_json: AsJson = False,
    frontier_file: FrontierFile = None,
    plot_file: PlotFile = None,
    list_: ListCount = None,
    normalise: Normalise = False,
    step: Step = None,
    cap: Cap = USUAL.points,
    memory: Memory = USUAL.memory // 1_000_000,
) -> None:
    """What would both sign? Packages, zone, frontier and bargaining points of score sheets, exactly."""
    # The engine loads numpy and solvers; other commands shouldn't wait for that.
    from entremise.cli import settle_output as output
    from entremise.cli.scenario_files import contents, refusing, say_notes
    from entremise.settlement import settle as engine
    from entremise.settlement.formats.number import exact
    from entremise.settlement.formats.reading import read_files
    from entremise.settlement.plot.parallel import parallel
    from entremise.settlement.plot.plane import plane

    with refusing():
        files = contents(path)
        step_number = None if step is None else exact(step, what="--step")
        started = time.perf_counter()
        scenario = read_files(files, normalise=normalise, step=step_number)
        settled = engine.settle(scenario, Caps(points=cap, memory=memory * 1_000_000))
        seconds = time.perf_counter() - started
        if frontier_file is not None:
            frontier_file.write_text(output.frontier_csv(settled), encoding="utf-8")
        if plot_file is not None:
            draw = plane if len(scenario.parties) == 2 else parallel
            plot_file.write_text(draw(settled, output.plot_words(settled)), encoding="utf-8")
        say_notes(settled.notes)
        if as_json:
            print(json.dumps(engine.as_json(settled, seconds, list_), ensure_ascii=False, indent=1))
        else:
            output.summary(settled, seconds, 10 if list_ is None else list_)

"""`entremise acceptance`: how likely is each package to be accepted by all, given what is known of the parties?"""

import json
import os
import time
from pathlib import Path
from typing import Annotated

import typer

File = Annotated[Path, typer.Argument(help="A settlement file (YAML) with what is known of the parties.")]
Draws = Annotated[int, typer.Option("--draws", help="How many times sheets are drawn (1 to 10,000,000).")]
Seed = Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same answer everywhere.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON (docs/settlement.md).")]
Packages = Annotated[int, typer.Option("--packages", min=1, help="How many packages may be looked at.")]
ListCount = Annotated[int, typer.Option("--list", min=0, help="How many packages the summary lists.")]
Normalise = Annotated[bool, typer.Option("--normalise", help="Divide weights by their sum.")]


def acceptance(
    path: File,
    draws: Draws = 100_000,
    seed: Seed = 0,
    as_json: AsJson = False,
    packages: Packages = 20_000,
    list_: ListCount = 10,
    normalise: Normalise = False,
) -> None:
    """How likely is it that all accept? Ctrl-C stops the drawing and answers with the draws made so far."""
    # The engine loads numpy and solvers; other commands shouldn't wait for that.
    from entremise.cli import acceptance_output as output
    from entremise.cli.scenario_files import contents, refusing, say, say_notes
    from entremise.settlement import acceptance as engine
    from entremise.settlement import chances
    from entremise.settlement.formats.own import read_uncertain
    from entremise.settlement.questions import ask_next
    from entremise.settlement.refusal import Code, Note, Refused, Remark
    from entremise.words.settlement import ASSUMPTIONS

    with refusing():
        engine.check_draws(draws)
        files = contents(path)
        if len(files) != 1:
            raise Refused(Code.UNKNOWN_FORMAT, file=path.name)
        ((name, data),) = files.items()
        started = time.perf_counter()
        uncertain = read_uncertain(data, name, normalise=normalise)
        say_notes(uncertain.notes + ((Note(Remark.INVENTED),) if uncertain.invented else ()))
        say(ASSUMPTIONS[uncertain.shared])
        with output.watched(draws) as progress:
            found = engine.acceptance(
                uncertain, draws, seed, progress=progress, most_packages=packages, workers=_cores()
            )
        if found.stopped:
            say(f"Stopped after {found.draws:,} of {draws:,} draws; the answer is of these.")
        questions = ask_next(found) if found.draws else ()
        seconds = time.perf_counter() - started
        if as_json:
            print(json.dumps(chances.as_json(found, questions, seconds), ensure_ascii=False, indent=1))
        else:
            output.summary(found, questions, seconds, list_)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

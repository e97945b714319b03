"""`./run acceptance`: how likely is each package to be accepted by all, given what is known of the parties?"""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from entremise.words import Translator


@dataclass(frozen=True)
class Asked:
    """What was asked on the command line."""

    path: Path
    draws: int
    seed: int
    as_json: bool
    packages: int
    listed: int
    normalise: bool


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("acceptance", help=_("How likely is it that all accept? Ctrl-C answers with the draws made so far."))
    def acceptance(
        path: Annotated[
            Path,
            typer.Argument(metavar="FILE.yaml", help=_("A settlement file with what is known of the parties.")),
        ],
        draws: Annotated[
            int, typer.Option("--draws", metavar="N", help=_("How many times sheets are drawn (1 to 10,000,000)."))
        ] = 100_000,
        seed: Annotated[
            int,
            typer.Option("--seed", metavar="N", min=0, help=_("The same seed gives the same answer everywhere.")),
        ] = 0,
        as_json: Annotated[bool, typer.Option("--json", help=_("Prints the answer as JSON."))] = False,
        packages: Annotated[
            int, typer.Option("--packages", metavar="N", min=1, help=_("How many packages may be looked at."))
        ] = 20_000,
        listed: Annotated[
            int, typer.Option("--list", metavar="N", min=0, help=_("How many packages the summary lists."))
        ] = 10,
        normalise: Annotated[bool, typer.Option("--normalise", help=_("Divides weights by their sum."))] = False,
    ) -> None:
        _acceptance(Asked(path, draws, seed, as_json, packages, listed, normalise), _)


def _acceptance(asked: Asked, _: Translator) -> None:
    # The engine loads numpy and solvers; other commands shouldn't wait for that.
    from entremise.cli import acceptance_output as output
    from entremise.cli import files
    from entremise.cli.errors import Stop
    from entremise.cli.scenario_files import contents, refusing, say_notes
    from entremise.settlement import acceptance as engine
    from entremise.settlement import chances
    from entremise.settlement.formats.own import read_uncertain
    from entremise.settlement.formats.reading import about
    from entremise.settlement.questions import ask_next
    from entremise.settlement.refusal import Code, Note, Refused, Remark
    from entremise.words.settlement import ASSUMPTIONS

    with refusing(_), about(asked.path.name or str(asked.path)):
        engine.check_draws(asked.draws)
        read = contents(asked.path, _)
        other = _(
            "{path}: acceptance takes a settlement file (YAML that begins with “entremise: settlement/1”), because"
            " other formats can't say what is known of the parties.",
            path=asked.path,
        )
        if len(read) != 1 or next(iter(read)).lower().endswith((".xml", ".json")):
            raise Stop([other])
        ((name, data),) = read.items()
        started = time.perf_counter()
        try:
            uncertain = read_uncertain(data, name, normalise=asked.normalise)
        except Refused as refused:
            raise (Stop([other]) if refused.refusal.code is Code.UNKNOWN_FORMAT else refused) from None
        with output.watched(asked.draws, _) as progress:
            found = engine.acceptance(
                uncertain,
                asked.draws,
                asked.seed,
                progress=progress,
                most_packages=asked.packages,
                workers=_cores(),
            )
        say_notes(uncertain.notes + ((Note(Remark.INVENTED),) if uncertain.invented else ()), _)
        files.say(_(ASSUMPTIONS[uncertain.shared]))
        if found.stopped:
            stopped = _("Stopped after {n} of {all} draws: the answer is of these.", n=found.draws, all=asked.draws)
            files.say(stopped)
        questions = ask_next(found) if found.draws else ()
        seconds = time.perf_counter() - started
        if asked.as_json:
            files.show_json(chances.as_json(found, questions, seconds), _)
        else:
            output.summary(found, questions, seconds, asked.listed, _)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

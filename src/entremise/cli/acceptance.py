"""`entremise acceptance`: how likely is each package to be accepted by all, given what is known of the parties?"""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.table import Table

from entremise.cli.scenario_files import contents, refusing, say, say_notes
from entremise.settlement.acceptance import MOST_PACKAGES, Acceptance, bare_scenario
from entremise.settlement.acceptance import acceptance as work_out
from entremise.settlement.chances import as_json, by_probability, question_names
from entremise.settlement.formats.own import read_uncertain
from entremise.settlement.questions import Question, ask_next
from entremise.settlement.refusal import Code, Note, Refused, Remark
from entremise.words.settlement import ASSUMPTIONS, QUESTIONS

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
    as_json_: AsJson = False,
    packages: Packages = MOST_PACKAGES,
    list_: ListCount = 10,
    normalise: Normalise = False,
) -> None:
    """How likely is it that all accept? Ctrl-C stops the drawing and answers with the draws made so far."""
    with refusing():
        files = contents(path)
        if len(files) != 1:
            raise Refused(Code.UNKNOWN_FORMAT, file=path.name)
        ((name, data),) = files.items()
        started = time.perf_counter()
        uncertain = read_uncertain(data, name, normalise=normalise)
        notes = uncertain.notes + ((Note(Remark.INVENTED),) if uncertain.invented else ())
        say_notes(notes)
        say(ASSUMPTIONS[uncertain.shared])
        with _watched(draws) as progress:
            found = work_out(
                uncertain, draws, seed, progress=progress, most_packages=packages, workers=_cores()
            )
        if found.stopped:
            say(f"Stopped after {found.draws:,} of {draws:,} draws; the answer is of these.")
        questions = ask_next(found) if found.draws else ()
        seconds = time.perf_counter() - started
        if as_json_:
            print(json.dumps(as_json(found, questions, seconds), ensure_ascii=False, indent=1))
        else:
            summary(found, questions, seconds, list_)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Watch:
    """Shows progress and passes on the wish to stop."""

    def __init__(self, bar: Bar, draws: int) -> None:
        self.bar, self.stop = bar, False
        self.task = bar.add_task("draws", total=draws)

    def __call__(self, done: int, draws: int) -> bool:
        self.bar.update(self.task, completed=done)
        return not self.stop

    def interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        self.stop = True


@contextmanager
def _watched(draws: int) -> Iterator[_Watch]:
    """A progress bar on stderr; within it Ctrl-C stops the drawing instead of the program."""
    with Bar(console=Console(stderr=True), transient=True) as bar:
        watch = _Watch(bar, draws)
        before = signal.signal(signal.SIGINT, watch.interrupted)
        try:
            yield watch
        finally:
            signal.signal(signal.SIGINT, before)


def summary(found: Acceptance, questions: tuple[Question, ...], seconds: float, listed: int) -> None:
    """The answer for a terminal, on stdout."""
    console = Console(highlight=False, emoji=False, markup=False)
    uncertain = found.uncertain
    bare = bare_scenario(uncertain)
    if uncertain.title:
        console.print(uncertain.title, style="bold")
    if uncertain.invented:
        console.print("What is known is invented.", style="italic")
    likeliest = max(found.probabilities, default=0.0)
    console.print(f"The likeliest package has a chance of {likeliest:.3f} that all accept it.", style="bold")
    console.print(
        f"{len(found.packages):,} packages, {found.draws:,} draws, seed {found.seed}; {len(found.necessary):,} accepted by all "
        f"whatever the sheets, {len(found.possible):,} by all with some; {seconds:.2f} s\n"
    )
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("chance", "±", "package"):
        table.add_column(name, justify="left" if name == "package" else "right")
    for n in by_probability(found)[:listed]:
        chance, error = found.probabilities[n], found.standard_errors[n]
        table.add_row(f"{chance:.4f}", f"{error:.4f}", " · ".join(bare.named(found.packages[n]).values()))
    console.print(table)
    if listed < len(found.packages):
        console.print(f"… and {len(found.packages) - listed:,} more: --list {len(found.packages)}, or --json.")
    if questions:
        console.print("\nAsk next", style="bold")
    for question in questions:
        console.print(f"  {question.party}: {ask(found, question)} (settles {question.tells:.0%} of the doubt)")


def ask(found: Acceptance, question: Question) -> str:
    """A question in words."""
    about = question_names(found, question)
    if "package" in about:
        about["package"] = "; ".join(f"{name}: {option}" for name, option in about["package"].items())
    if "half" in about:
        about["half"] = f"{about['half']:.3g}"
    return QUESTIONS[question.ask.value].format_map(about)

"""What `entremise acceptance` says: the progress of the draws, the summary for a terminal, questions in words."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rich.console import Console
from rich.progress import Progress as Bar
from rich.table import Table

from entremise.settlement.acceptance import Acceptance, bare_scenario
from entremise.settlement.chances import by_probability, question_names
from entremise.settlement.questions import Question
from entremise.words.settlement import QUESTIONS


class Watch:
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
def watched(draws: int) -> Iterator[Watch]:
    """A progress bar on stderr; within it Ctrl-C stops the drawing instead of the program."""
    with Bar(console=Console(stderr=True), transient=True) as bar:
        watch = Watch(bar, draws)
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
        f"{len(found.packages):,} packages, {found.draws:,} draws, seed {found.seed}; "
        f"{len(found.necessary):,} accepted by all whatever the sheets, {len(found.possible):,} by all with some; "
        f"{seconds:.2f} s\n"
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

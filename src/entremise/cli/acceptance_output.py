"""What `./run acceptance` says: the progress of the draws, the summary for a terminal, questions in words."""

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
from entremise.words import Translator
from entremise.words.settlement import QUESTIONS


class Watch:
    """Shows progress and passes on the wish to stop."""

    def __init__(self, bar: Bar, draws: int, _: Translator) -> None:
        self.bar, self.stop = bar, False
        self.task = bar.add_task(_("draws"), total=draws)

    def __call__(self, done: int, draws: int) -> bool:
        self.bar.update(self.task, completed=done)
        return not self.stop

    def interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        self.stop = True


@contextmanager
def watched(draws: int, _: Translator) -> Iterator[Watch]:
    """A progress bar on stderr; within it Ctrl-C stops the drawing instead of the program."""
    with Bar(console=Console(stderr=True), transient=True) as bar:
        watch = Watch(bar, draws, _)
        before = signal.signal(signal.SIGINT, watch.interrupted)
        try:
            yield watch
        finally:
            signal.signal(signal.SIGINT, before)


def summary(found: Acceptance, questions: tuple[Question, ...], seconds: float, listed: int, _: Translator) -> None:
    """The answer for a terminal, on stdout."""
    console = Console(highlight=False, emoji=False, markup=False)
    uncertain = found.uncertain
    bare = bare_scenario(uncertain)
    if uncertain.title:
        console.print(uncertain.title, style="bold")
    if uncertain.invented:
        console.print(_("What is known is invented."), style="italic")
    best = f"{max(found.probabilities, default=0.0):.3f}"
    console.print(_("The likeliest package has a chance of {best} that all accept it.", best=best), style="bold")
    console.print(
        _(
            "{packages} packages, {draws} draws, seed {seed}; {necessary} accepted by all whatever the sheets,"
            " {possible} by all with some; {seconds} s",
            packages=f"{len(found.packages):,}",
            draws=f"{found.draws:,}",
            seed=found.seed,
            necessary=f"{len(found.necessary):,}",
            possible=f"{len(found.possible):,}",
            seconds=f"{seconds:.2f}",
        )
        + "\n"
    )
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(_("chance"), justify="right")
    table.add_column("±", justify="right")
    table.add_column(_("package"))
    for n in by_probability(found)[:listed]:
        chance, error = found.probabilities[n], found.standard_errors[n]
        table.add_row(f"{chance:.4f}", f"{error:.4f}", " · ".join(bare.named(found.packages[n]).values()))
    console.print(table)
    if listed < len(found.packages):
        rest, count = len(found.packages) - listed, len(found.packages)
        console.print(_("… and {n} more: --list {all}, or --json.", n=rest, all=count))
    if questions:
        console.print("\n" + _("Ask next"), style="bold")
    for question in questions:
        share = f"{question.tells:.0%}"
        words = ask(found, question, _)
        console.print("  " + _("{party}: {question} (settles {share} of the doubt)",
                               party=question.party, question=words, share=share))  # fmt: skip


def ask(found: Acceptance, question: Question, _: Translator) -> str:
    """A question in words."""
    about = question_names(found, question)
    if "package" in about:
        about["package"] = "; ".join(f"{name}: {option}" for name, option in about["package"].items())
    if "half" in about:
        about["half"] = f"{about['half']:.3g}"
    return _(QUESTIONS[question.ask.value]).format_map(about)

"""Which question to a party would tell the mediator most?

Each question has two answers. On a sample of draws, the answer splits the draws in two; what the question tells
is the share of the variance of "all accept", summed over the packages in doubt, that is gone on average once
the answer is known (expected value of sample information with a quadratic score; cf. Brier 1950). 0: the answer
changes nothing; 1: it settles all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from entremise.settlement.acceptance import Acceptance, Member, draws_by_state, on_grid, one_hot
from entremise.settlement.knowledge import Known
from entremise.settlement.sampling import Sheets

SAMPLE = 4_096
IN_DOUBT = 200
ASKED_ABOUT = 40


class Ask(StrEnum):
    """The kinds of questions."""

    WEIGHS_MORE = "weighs-more"
    """Does issue `first` weigh more than issue `second`?"""
    WOULD_ACCEPT = "would-accept"
    """Would you accept `package`?"""
    WORTH_MORE = "worth-more"
    """Is `option` of `issue` worth more than `half` of that issue's best?"""
    RESERVATION = "reservation"
    """Must an accord be worth more than `half` to you?"""


@dataclass(frozen=True)
class Question:
    """A question to a party, and how much of the doubt its answer would remove on average (0..1)."""

    party: str
    ask: Ask
    tells: float
    first: int | None = None
    second: int | None = None
    half: float | None = None
    package: int | None = None


def ask_next(found: Acceptance, most: int = 5) -> tuple[Question, ...]:
    """The questions that would tell most, the best first, one of a kind to a party; none where nothing is in doubt."""
    share = found.probabilities
    doubt = np.argsort(-(share * (1 - share)), kind="stable")[:IN_DOUBT]
    doubt = doubt[(share * (1 - share))[doubt] > 0]
    if not len(doubt):
        return ()
    packages = [found.packages[n] for n in doubt]
    indicator = one_hot(found.uncertain, packages)
    uncertain = found.uncertain
    together: list[NDArray[np.bool_]] = []
    answers: dict[Question, list[NDArray[np.bool_]]] = {}
    for state, here in enumerate(draws_by_state(uncertain, found.seed, 0, SAMPLE)):
        if not here:
            continue
        alone: list[NDArray[np.bool_]] = []
        for party, known in enumerate(uncertain.states[state].parties):
            member = Member(known, found.seed, packages)
            sheets = member.draw(here, found.seed, 0, state, party)
            if sheets is None:
                alone.append(np.repeat(member.takes[:, None], here, axis=1))
                continue
            takes = (indicator @ on_grid(sheets)[:, :here] >= 0) & member.takes[:, None]
            alone.append(takes)
            # A question is put to the party, whatever the state of the world: what is known without states frames it.
            for question, answer in _questions(uncertain.states[0].parties[party], sheets, takes, doubt):
                answers.setdefault(question, []).append(answer)
        together.append(np.logical_and.reduce(alone))
    all_accept = np.concatenate(together, axis=1)
    asked = [(question, np.concatenate(parts)) for question, parts in answers.items()]
    asked = [(question, answer) for question, answer in asked if len(answer) == all_accept.shape[1]]
    if not asked:
        return ()
    tells = _tells(np.stack([answer for _, answer in asked]), all_accept)
    best: dict[tuple[str, Ask], Question] = {}
    for n in np.argsort(-tells, kind="stable"):
        q = asked[n][0]
        if tells[n] > 0:
            best.setdefault(
                (q.party, q.ask), Question(q.party, q.ask, float(tells[n]), q.first, q.second, q.half, q.package)
            )
    return tuple(best.values())[:most]


def _questions(
    known: Known, sheets: Sheets, takes: NDArray[np.bool_], doubt: Sequence[int] | NDArray[np.intp]
) -> Iterator[tuple[Question, NDArray[np.bool_]]]:
    """Questions to a party that what is known doesn't answer, with each sheet's answer."""
    party, issues = known.party, len(known.weights)
    for first in range(issues):
        for second in range(first + 1, issues):
            if first in known.order and second in known.order:
                continue
            answer = sheets.weights[:, first] > sheets.weights[:, second]
            yield Question(party, Ask.WEIGHS_MORE, 0.0, first, second), answer
    for n in range(min(len(doubt), ASKED_ABOUT)):
        yield Question(party, Ask.WOULD_ACCEPT, 0.0, package=int(doubt[n])), takes[n]
    for issue, values in enumerate(known.values):
        for option, (low, high) in enumerate(values.ranges):
            if low < high and len(values.ranges) <= 12:
                half = float(low + high) / 2
                answer = sheets.values[issue][:, option] > half
                yield Question(party, Ask.WORTH_MORE, 0.0, issue, option, half), answer
    low, high = known.reservation
    if low < high:
        half = float(low + high) / 2
        yield Question(party, Ask.RESERVATION, 0.0, half=half), sheets.reservations > half


def _tells(answers: NDArray[np.bool_], accepted: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The share of variance removed by each question: answers (questions, draws), accepted (packages, draws)."""
    draws = answers.shape[1]
    yes = answers.astype(np.float64)
    joint = yes @ accepted.astype(np.float64).T / draws
    said_yes = yes.mean(axis=1)[:, None]
    chance = accepted.mean(axis=1)[None, :]
    total = float((chance * (1 - chance)).sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        # The variance between the two answers: Cov(answer, accepted)^2 / Var(answer).
        between = (joint - said_yes * chance) ** 2 / (said_yes * (1 - said_yes))
    return np.asarray(np.nan_to_num(between, nan=0.0, posinf=0.0).sum(axis=1) / total if total else 0.0)

"""Chances of acceptance: against chances that can be worked out by hand, and the same whatever the machine."""

from dataclasses import replace
from fractions import Fraction
from math import sqrt

import numpy as np
import pytest

from entremise.settlement.acceptance import Acceptance, acceptance, on_grid, row_counts
from entremise.settlement.knowledge import WHOLE, Comparison, Known, State, Uncertain, Values, certain
from entremise.settlement.polytope import Extremes
from entremise.settlement.questions import Ask, ask_next
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sampling import sampler, stream
from entremise.settlement.sheet import Forbidden, Issue, Sheet, every_package
from tests.settlement.scenarios import random_scenario

ONE = (Fraction(1), Fraction(1))
NOUGHT = (Fraction(0), Fraction(0))
HALF = Fraction(1, 2)
TWO_ISSUES = (Issue("line", ("here", "there")), Issue("price", ("low", "high")))


def near(found: Acceptance, package: int, chance: float) -> bool:
    """Within four standard errors of a chance that is known."""
    return abs(float(found.probabilities[package]) - chance) <= 4 * sqrt(chance * (1 - chance) / found.draws)


def together(*parties: Known, issues: tuple[Issue, ...] = TWO_ISSUES) -> Uncertain:
    return Uncertain(issues, (State("", Fraction(1), parties),))


def someone(name: str, *, high: Fraction = Fraction(1), order: tuple[int, ...] = ()) -> Known:
    """Values the first option of each issue at one and the second at nought; accepts from half."""
    values = Values(((high, high), NOUGHT))
    return Known(name, (values, values), (WHOLE, WHOLE), order, reservation=(HALF, HALF))


def test_two_independent_parties_multiply() -> None:
    # The score of (here, high) is the first weight, even between nought and one: half or more in every other draw.
    found = acceptance(together(someone("one"), someone("two")), 40_000, 1)
    at = found.packages.index((0, 1))
    assert near(found, at, 0.25)
    assert found.standard_errors[at] == pytest.approx(sqrt(0.25 * 0.75 / 40_000), rel=0.05)


def test_an_order_of_the_issues_is_kept() -> None:
    # The first weight is even between a half and one.
    heavy = replace(someone("one", order=(0, 1)), reservation=(Fraction(3, 4),) * 2)
    sure = replace(someone("two"), reservation=NOUGHT)
    found = acceptance(together(heavy, sure), 40_000, 2)
    assert near(found, found.packages.index((0, 1)), 0.5)
    assert found.accepted[found.packages.index((1, 0))] == 0


def test_a_comparison_is_kept() -> None:
    compared = replace(someone("one"), comparisons=(Comparison(better=((0, 0),), worse=((1, 0),)),))
    sure = replace(someone("two"), reservation=NOUGHT)
    found = acceptance(together(compared, sure), 20_000, 3)
    assert found.accepted[found.packages.index((0, 1))] == 20_000
    assert found.packages.index((0, 1)) in found.necessary


def test_narrow_ranges_of_weights_are_drawn_evenly() -> None:
    narrow = tuple((Fraction(n, 100), Fraction(n + 2, 100)) for n in (10, 20, 30, 36))
    values = (Values((ONE, NOUGHT)),) * 4
    known = Known("one", values, narrow)
    sheets = sampler(known, 5).draw(20_000, stream(5, 9))
    for issue, (low, high) in enumerate(narrow):
        assert sheets.weights[:, issue].min() >= float(low)
        assert sheets.weights[:, issue].max() <= float(high)
    assert np.allclose(sheets.weights.sum(axis=1), 1)
    # By symmetry about the middle of the ranges, which add up to one.
    assert np.allclose(sheets.weights.mean(axis=0), [0.11, 0.21, 0.31, 0.37], atol=4e-4)


def test_a_score_sheet_that_is_known_is_asked_exactly() -> None:
    third = (Fraction(1, 3),) * 3
    issues = tuple(Issue(name, ("yes", "no")) for name in "abc")
    values = ((Fraction(1), Fraction(0)),) * 3
    sure = certain(Sheet("one", third, values, Fraction(2, 3)))
    found = acceptance(together(sure, replace(sure, party="two"), issues=issues), 10)
    for package, accepted in zip(found.packages, found.accepted, strict=True):
        assert accepted == (10 if package.count(0) >= 2 else 0)
    assert found.necessary == found.possible


def test_the_answer_is_the_same_on_any_number_of_cores() -> None:
    uncertain = together(someone("one"), someone("two", order=(1, 0)))
    alone = acceptance(uncertain, 30_001, 7)
    for workers in (2, 3, 8):
        assert (acceptance(uncertain, 30_001, 7, workers=workers).accepted == alone.accepted).all()
    assert (acceptance(uncertain, 30_001, 8).accepted != alone.accepted).any()


def test_worths_are_whole_numbers_that_floats_add_exactly() -> None:
    sheets = sampler(someone("one"), 0).draw(1_000, stream(0, 1))
    grid = on_grid(sheets)
    assert (grid == np.rint(grid)).all()
    assert np.abs(grid).sum(axis=0).max() < 2**25
    assert grid.shape[1] % 8 == 0


def test_states_of_the_world_move_parties_together() -> None:
    def with_bar(name: str, bar: Fraction) -> Known:
        weights = ((HALF, HALF), (HALF, HALF))
        return replace(someone(name), weights=weights, reservation=(bar, bar))

    calm = State("calm", HALF, (with_bar("one", Fraction(1, 5)), with_bar("two", Fraction(1, 5))))
    storm = State("storm", HALF, (with_bar("one", Fraction(4, 5)), with_bar("two", Fraction(4, 5))))
    found = acceptance(Uncertain(TWO_ISSUES, (calm, storm)), 20_000, 3)
    assert found.uncertain.shared
    # Each accepts in half of the draws; independent parties would both accept in a quarter.
    assert near(found, found.packages.index((0, 1)), 0.5)


def test_a_red_line_is_never_crossed() -> None:
    line = Forbidden(((0, frozenset({0})),))
    found = acceptance(together(replace(someone("one"), red_lines=(line,)), someone("two")), 2_000)
    for n, package in enumerate(found.packages):
        if package[0] == 0:
            assert found.accepted[n] == 0
            assert n not in found.possible


def test_necessary_and_possible_hold_all_draws() -> None:
    found = acceptance(together(someone("one"), someone("two", order=(0, 1))), 20_000, 4)
    for n in range(len(found.packages)):
        if n in found.necessary:
            assert found.accepted[n] == found.draws
        if found.accepted[n]:
            assert n in found.possible
    assert found.packages.index((0, 0)) in found.necessary
    assert found.packages.index((1, 1)) not in found.possible


def test_corners_and_linear_programs_agree() -> None:
    for seed in range(60):
        scenario = random_scenario(seed, packages=60)
        chance = np.random.default_rng(seed)
        count = len(scenario.issues)
        lows = [chance.integers(0, 7, len(issue.options)) for issue in scenario.issues]
        values = tuple(Values(tuple((Fraction(int(n), 10), Fraction(int(n) + 3, 10)) for n in some)) for some in lows)
        order = tuple(map(int, chance.permutation(count)))[: int(chance.integers(0, count + 1))]
        bar = Fraction(int(chance.integers(1, 9)), 10) + Fraction(1, 1000)
        plain = Extremes(Known("one", values, (WHOLE,) * count, order, reservation=(bar, bar)))
        # A comparison that says nothing sends the same question to the solver.
        nothing = Comparison(((0, 0),), ((0, 0),))
        solved = Extremes(replace(plain.known, comparisons=(nothing,)))
        for package in list(every_package(scenario))[:20]:
            assert plain.always(package) == solved.always(package)
            assert plain.sometimes(package) == solved.sometimes(package)


def test_the_question_that_settles_all_is_asked_first() -> None:
    weights = ((HALF, HALF), (HALF, HALF))
    open_bar = replace(someone("one"), weights=weights, reservation=(Fraction(0), Fraction(1)))
    sure = replace(someone("two"), weights=weights, reservation=NOUGHT)
    found = acceptance(together(open_bar, sure), 20_000, 1)
    best = ask_next(found)[0]
    assert best.party == "one"
    assert best.ask in (Ask.RESERVATION, Ask.WOULD_ACCEPT)
    assert best.tells == pytest.approx(1, abs=0.02)
    assert all(question.party == "one" for question in ask_next(found))


def test_nothing_is_asked_where_nothing_is_in_doubt() -> None:
    weights = ((HALF, HALF), (HALF, HALF))
    sure = replace(someone("one"), weights=weights)
    assert ask_next(acceptance(together(sure, replace(sure, party="two")), 100)) == ()


def test_the_work_can_be_stopped_between_blocks() -> None:
    asked: list[int] = []

    def progress(done: int, draws: int) -> bool:
        asked.append(done)
        return done < 8_000

    found = acceptance(together(someone("one"), someone("two")), 1_000_000, progress=progress)
    assert found.stopped
    assert found.draws == asked[-1] == 8_192


def test_too_many_packages_are_refused_unless_named() -> None:
    issues = tuple(Issue(f"issue {n}", ("yes", "no")) for n in range(40))
    values = (Values((ONE, NOUGHT)),) * 40
    known = tuple(Known(name, values, (WHOLE,) * 40, reservation=(HALF, HALF)) for name in ("one", "two"))
    uncertain = together(*known, issues=issues)
    with pytest.raises(Refused) as refused:
        acceptance(uncertain, 100)
    assert refused.value.refusal.code is Code.TOO_MANY_PACKAGES
    named = replace(uncertain, packages=((0,) * 40, (1,) * 40))
    assert list(acceptance(named, 100).accepted) == [100, 0]


def test_comparisons_that_hardly_ever_hold_are_refused() -> None:
    values = Values(((Fraction(0), Fraction(1, 100_000)), ONE))
    hardly = Known("one", (values, values), (WHOLE, WHOLE), comparisons=(Comparison(((0, 0),), ((1, 1),)),))
    with pytest.raises(Refused) as refused:
        acceptance(together(hardly, someone("two")), 100)
    assert refused.value.refusal.code is Code.HARDLY_CONSISTENT


def test_rows_are_counted() -> None:
    mask = np.random.default_rng(0).random((50, 512)) < 0.5
    assert (row_counts(mask) == mask.sum(axis=1)).all()
    assert (row_counts(np.ones((3, 2040), dtype=np.bool_)) == 2040).all()

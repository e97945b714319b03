"""Score sheets: what is to be settled, and what each option is worth to each party.

A package is one option for every issue, held as a tuple of option indices in the order of the issues. A party's
score of a package is the sum over the issues of weight x value (an additive score sheet); scores are exact
fractions, on 0..1 where the weights add up to one. A party accepts a package that scores at least its
reservation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from entremise.settlement.refusal import Code, Note, Refused

MOST_PARTIES = 8
MOST_OPTIONS = 100_000
"""Options of one issue: a range with a finer step than this is a slip, not a choice."""

Package: TypeAlias = tuple[int, ...]


class Kind(StrEnum):
    """How an issue's options were given."""

    DISCRETE = "discrete"
    INTEGER = "integer"
    REAL = "real"


@dataclass(frozen=True)
class Issue:
    """One thing to be settled. `options` are its labels; `numbers` their values where it is a range."""

    name: str
    options: tuple[str, ...]
    kind: Kind = Kind.DISCRETE
    numbers: tuple[Fraction, ...] | None = None

    def index(self, option: str) -> int:
        """Where an option stands. Raises Refused (unknown-option)."""
        try:
            return self.options.index(option)
        except ValueError:
            raise Refused(Code.UNKNOWN_OPTION, issue=self.name, option=option) from None


def ranged(name: str, low: Fraction, high: Fraction, step: Fraction, kind: Kind) -> Issue:
    """An issue over low, low + step, ... up to high. Raises Refused (no-step, empty-range, too-many-options)."""
    if step <= 0:
        raise Refused(Code.NO_STEP, issue=name)
    if high < low:
        raise Refused(Code.EMPTY_RANGE, issue=name, low=decimal_text(low), high=decimal_text(high))
    count = int((high - low) / step) + 1
    if count > MOST_OPTIONS:
        raise Refused(Code.TOO_MANY_OPTIONS, issue=name, count=str(count), most=MOST_OPTIONS)
    numbers = tuple(low + step * n for n in range(count))
    return Issue(name, tuple(decimal_text(number) for number in numbers), kind, numbers)


def decimal_text(number: Fraction) -> str:
    """A fraction as a decimal where it ends as one, else as a fraction: 5/4 is 1.25, 1/3 is 1/3."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return str(number)
    places = max(twos, fives)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


@dataclass(frozen=True)
class Sheet:
    """A party's preferences: a weight for each issue, a value for each option, and its reservation."""

    party: str
    weights: tuple[Fraction, ...]
    values: tuple[tuple[Fraction, ...], ...]
    reservation: Fraction = Fraction(0)
    discount: Fraction | None = None

    def worth(self, issue: int, option: int) -> Fraction:
        """What an option adds to the score: weight x value."""
        return self.weights[issue] * self.values[issue][option]

    def score(self, package: Sequence[int]) -> Fraction:
        """The exact score of a package."""
        return sum((self.worth(i, option) for i, option in enumerate(package)), Fraction(0))


@dataclass(frozen=True)
class Forbidden:
    """A constraint: no package may have, on every issue named, an option of the set beside it.

    "If A is a1 then B is b1 or b2" forbids A in {a1} together with B outside {b1, b2}.
    """

    sets: tuple[tuple[int, frozenset[int]], ...]

    def holds(self, package: Sequence[int]) -> bool:
        """Whether the package respects the constraint."""
        return not all(package[issue] in options for issue, options in self.sets)


@dataclass(frozen=True)
class Scenario:
    """Issues, one score sheet a party (two to eight), and constraints between options.

    Raises Refused when made: parties, twice, no-issues, options-differ (sheets that do not fit the issues).
    """

    issues: tuple[Issue, ...]
    sheets: tuple[Sheet, ...]
    constraints: tuple[Forbidden, ...] = ()
    title: str = ""
    invented: bool = False
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if not 2 <= len(self.sheets) <= MOST_PARTIES:
            raise Refused(Code.PARTIES, count=len(self.sheets), most=MOST_PARTIES)
        if not self.issues:
            raise Refused(Code.NO_ISSUES)
        for what, names in (
            ("party", [s.party for s in self.sheets]),
            ("issue", [i.name for i in self.issues]),
        ):
            once: set[str] = set()
            for name in names:
                if name in once:
                    raise Refused(Code.TWICE, what=what, name=name)
                once.add(name)
        for sheet in self.sheets:
            if len(sheet.weights) != len(self.issues) or len(sheet.values) != len(self.issues):
                raise Refused(Code.OPTIONS_DIFFER, party=sheet.party, issue="")
            for issue, values in zip(self.issues, sheet.values, strict=True):
                if len(values) != len(issue.options) or not values:
                    raise Refused(Code.OPTIONS_DIFFER, party=sheet.party, issue=issue.name)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties' names, in the order of the sheets."""
        return tuple(sheet.party for sheet in self.sheets)

    @property
    def reservations(self) -> tuple[Fraction, ...]:
        """What each party must at least get, in the order of the parties."""
        return tuple(sheet.reservation for sheet in self.sheets)

    def scores(self, package: Sequence[int]) -> tuple[Fraction, ...]:
        """Each party's exact score of a package."""
        return tuple(sheet.score(package) for sheet in self.sheets)

    def allows(self, package: Sequence[int]) -> bool:
        """Whether a package respects every constraint."""
        return all(rule.holds(package) for rule in self.constraints)

    def package(self, choice: Mapping[str, str]) -> Package:
        """A package from issue and option names. Raises Refused (unknown-issue, missing-issue, unknown-option)."""
        names = [issue.name for issue in self.issues]
        for name in choice:
            if name not in names:
                raise Refused(Code.UNKNOWN_ISSUE, issue=name)
        for name in names:
            if name not in choice:
                raise Refused(Code.MISSING_ISSUE, issue=name)
        return tuple(issue.index(choice[issue.name]) for issue in self.issues)

    def named(self, package: Sequence[int]) -> dict[str, str]:
        """A package as issue name to option label."""
        return {issue.name: issue.options[option] for issue, option in zip(self.issues, package, strict=True)}


def every_package(scenario: Scenario) -> Iterator[Package]:
    """Each package that the constraints allow, in the order of the file. For small spaces and for tests."""

    def rest(head: Package) -> Iterator[Package]:
        if len(head) == len(scenario.issues):
            if scenario.allows(head):
                yield head
            return
        for option in range(len(scenario.issues[len(head)].options)):
            yield from rest((*head, option))

    yield from rest(())

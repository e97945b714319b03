"""What a mediator knows of the parties' preferences, where no score sheet is at hand.

Weights lie on the simplex (not negative, adding up to one), within ranges, and in an order where one is known.
Values lie in ranges, or in an order from the best option (worth one) down. Comparisons say that one part of a
package is worth at least as much to the party as another. A red line is a combination that the party never
takes. The reservation lies in a range. Numbers are exact fractions.

Parties are independent of one another, unless *states* are given: each state of the world has its chance and
what is known of each party in it, so that what moves several parties at once moves them together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from entremise.settlement.refusal import Code, Note, Refused
from entremise.settlement.sheet import MOST_PARTIES, Forbidden, Issue, Package, Sheet

Range: TypeAlias = tuple[Fraction, Fraction]
Part: TypeAlias = tuple[tuple[int, int], ...]
"""Some issues, each with one option."""

WHOLE: Range = (Fraction(0), Fraction(1))


@dataclass(frozen=True)
class Values:
    """An issue's option values: a range an option; and, where `order` is given, the options from best to worst.

    With an order the best option is worth one and the others lie below one another within their ranges.
    """

    ranges: tuple[Range, ...]
    order: tuple[int, ...] = ()

    @property
    def fixed(self) -> bool:
        """Whether nothing is open."""
        return all(low == high for low, high in self.ranges)


@dataclass(frozen=True)
class Comparison:
    """`better` is worth at least as much to the party as `worse`: sums of weight x value over the issues named."""

    better: Part
    worse: Part


@dataclass(frozen=True)
class Known:
    """What is known of one party. `order`: issues, heaviest first (none, some or all of them)."""

    party: str
    values: tuple[Values, ...]
    weights: tuple[Range, ...]
    order: tuple[int, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    red_lines: tuple[Forbidden, ...] = ()
    reservation: Range = (Fraction(0), Fraction(0))

    @property
    def fixed(self) -> bool:
        """Whether it is a score sheet: weights, values and reservation all known."""
        low, high = self.reservation
        return (
            low == high
            and all(one == other for one, other in self.weights)
            and all(values.fixed for values in self.values)
        )


@dataclass(frozen=True)
class State:
    """A state of the world: its chance, and what is known of each party in it."""

    name: str
    chance: Fraction
    parties: tuple[Known, ...]


@dataclass(frozen=True)
class Uncertain:
    """Issues, constraints, and what is known of the parties, in one state of the world or several.

    `packages`: those to be looked at; None for all that the constraints allow. Raises Refused when made.
    """

    issues: tuple[Issue, ...]
    states: tuple[State, ...]
    constraints: tuple[Forbidden, ...] = ()
    packages: tuple[Package, ...] | None = None
    title: str = ""
    invented: bool = False
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if not self.issues:
            raise Refused(Code.NO_ISSUES)
        if not 2 <= len(self.parties) <= MOST_PARTIES:
            raise Refused(Code.PARTIES, count=len(self.parties), most=MOST_PARTIES)
        if sum((state.chance for state in self.states), Fraction(0)) != 1:
            total = float(sum((state.chance for state in self.states), Fraction(0)))
            raise Refused(Code.OUT_OF_RANGE, what="chances", text=str(total), low="1", high="1")

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties' names."""
        return tuple(known.party for known in self.states[0].parties)

    @property
    def shared(self) -> bool:
        """Whether the parties' sheets hang together through states of the world."""
        return len(self.states) > 1


def certain(sheet: Sheet) -> Known:
    """A score sheet as knowledge without doubt."""
    return Known(
        sheet.party,
        tuple(Values(tuple((value, value) for value in values)) for values in sheet.values),
        tuple((weight, weight) for weight in sheet.weights),
        reservation=(sheet.reservation, sheet.reservation),
    )


def part(issues: tuple[Issue, ...], choice: Mapping[str, str]) -> Part:
    """Part of a package from names. Raises Refused (unknown-issue, unknown-option)."""
    names = [issue.name for issue in issues]
    found: list[tuple[int, int]] = []
    for name, option in choice.items():
        if name not in names:
            raise Refused(Code.UNKNOWN_ISSUE, issue=name)
        number = names.index(name)
        found.append((number, issues[number].index(option)))
    return tuple(found)

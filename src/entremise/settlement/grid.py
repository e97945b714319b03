"""Score sheets as exact integers, and packed keys: one integer that holds all parties' scores at once.

Each party's worths are fractions. They are scaled once to the smallest whole numbers ("digits") that keep them
apart: score = offset + unit x digit, exactly. The digits of one package, a party beside the other, make one
key; because no field can overflow, the key of a package is the sum of its options' keys, and comparing keys
compares the first party's scores, then the second's. Keys are 64-bit integers where they fit, else Python's
own, which have no bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from entremise.settlement.sheet import Scenario

Keys: TypeAlias = NDArray[Any]
"""A one-dimensional array of packed keys: dtype int64, or object holding Python integers."""

BITS_OF_A_WORD = 62
"""Leaves a bit free, so that sums and negations of keys stay within an int64."""


@dataclass(frozen=True)
class Grid:
    """The integer scale of a scenario.

    digits[issue][option][party] are non-negative integers; `offsets` and `units` (one a party) lead back to
    scores.
    """

    offsets: tuple[Fraction, ...]
    units: tuple[Fraction, ...]
    digits: tuple[tuple[tuple[int, ...], ...], ...]

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """The greatest total each party could reach, were every issue settled its way."""
        return tuple(sum(max(option[p] for option in issue) for issue in self.digits) for p in range(len(self.offsets)))

    @cached_property
    def shifts(self) -> tuple[int, ...]:
        """By how many bits each party's field stands in a key; the first party stands highest."""
        widths = [max(top.bit_length(), 1) for top in self.tops]
        return tuple(sum(widths[p + 1 :]) for p in range(len(widths)))

    @cached_property
    def masks(self) -> tuple[int, ...]:
        """Each party's field, once shifted down."""
        return tuple((1 << max(top.bit_length(), 1)) - 1 for top in self.tops)

    @cached_property
    def fits_a_word(self) -> bool:
        """Whether keys fit 64-bit integers."""
        return self.shifts[0] + self.masks[0].bit_length() <= BITS_OF_A_WORD

    def nought(self) -> Keys:
        """The one key of nothing settled yet."""
        return self.keys_of([0])

    def no_keys(self) -> Keys:
        """An empty list of keys, of the type that this grid's keys have."""
        return self.keys_of([])

    def keys(self, issue: int, options: Sequence[int]) -> Keys:
        """The packed keys of some options of an issue."""
        rows = self.digits[issue]
        if self.fits_a_word:
            places = np.array([1 << shift for shift in self.shifts], dtype=np.int64)
            packed: Keys = np.array([rows[option] for option in options], dtype=np.int64) @ places
            return packed
        return self.keys_of([self.pack(rows[option]) for option in options])

    def keys_of(self, packed: Sequence[int]) -> Keys:
        """Packed integers as an array of this grid's type."""
        return np.array(packed, dtype=np.int64 if self.fits_a_word else object)

    def pack(self, digits: Sequence[int]) -> int:
        """One key from one digit a party."""
        return sum(int(digit) << shift for digit, shift in zip(digits, self.shifts, strict=True))

    def unpack(self, key: int) -> tuple[int, ...]:
        """One digit a party from a key."""
        return tuple((int(key) >> shift) & mask for shift, mask in zip(self.shifts, self.masks, strict=True))

    def column(self, keys: Keys, party: int) -> Keys:
        """One party's digits of many keys."""
        column: Keys = (keys >> self.shifts[party]) & self.masks[party]
        return column

    def scores(self, key: int) -> tuple[Fraction, ...]:
        """The exact scores that a key stands for, one a party."""
        return tuple(
            offset + unit * digit
            for offset, unit, digit in zip(self.offsets, self.units, self.unpack(key), strict=True)
        )

    def least(self, reservations: Sequence[Fraction]) -> tuple[int, ...]:
        """The smallest digit with which each party has at least its reservation (may lie above the top)."""
        return tuple(
            max(0, -((offset - reservation) // unit))
            for offset, unit, reservation in zip(self.offsets, self.units, reservations, strict=True)
        )


def grid_of(scenario: Scenario) -> Grid:
    """The coarsest integer scale that holds a scenario's scores exactly.

    Per party: worths are put over a common denominator, each issue's smallest is set to nought, and what all
    then have in common is divided out.
    """
    offsets: list[Fraction] = []
    units: list[Fraction] = []
    columns: list[list[list[int]]] = []
    for sheet in scenario.sheets:
        by_weight = lcm(*(weight.denominator for weight in sheet.weights))
        by_value = lcm(*(value.denominator for row in sheet.values for value in row))
        whole: list[list[int]] = []
        for weight, row in zip(sheet.weights, sheet.values, strict=True):
            times = weight.numerator * (by_weight // weight.denominator)
            whole.append([times * value.numerator * (by_value // value.denominator) for value in row])
        lows = [min(row) for row in whole]
        raised = [[number - low for number in row] for row, low in zip(whole, lows, strict=True)]
        common = gcd(*(number for row in raised for number in row)) or 1
        scale = by_weight * by_value
        offsets.append(Fraction(sum(lows), scale))
        units.append(Fraction(common, scale))
        columns.append([[number // common for number in row] for row in raised])
    digits = tuple(tuple(zip(*issue, strict=True)) for issue in zip(*columns, strict=True))
    return Grid(tuple(offsets), tuple(units), digits)

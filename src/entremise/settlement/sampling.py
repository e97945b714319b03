"""Drawing score sheets from what is known of a party.

Weights are uniform on the simplex, given their order and ranges: normalised exponentials, sorted where the
order is known (Rubinstein 1982; the SMAA methods of Tervonen and Lahdelma 2007 draw alike); where ranges leave
less than a fiftieth of the simplex, by hit-and-run (Smith 1984), which is uniform in the limit. Values are
uniform within their ranges, or in order; reservations uniform within theirs. Comparisons are met by drawing
again.

Seeds: each block of draws has its own stream, derived from the seed and the block's number, so the answer
depends neither on the number of cores nor on the order in which blocks are drawn.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entremise.settlement.knowledge import WHOLE, Known, Part
from entremise.settlement.polytope import inner_weights
from entremise.settlement.refusal import Code, Refused

Floats = NDArray[np.float64]

PILOT = 20_000
RARE = 0.02
"""Share of the simplex within the ranges under which weights are drawn by hit-and-run."""
HOPELESS = 1 / 2_000
"""Share of sheets that must agree with the comparisons."""


@dataclass(frozen=True, eq=False)
class Sheets:
    """Drawn sheets: weights (n, issues); values, one array (n, options) an issue; reservations (n,)."""

    weights: Floats
    values: tuple[Floats, ...]
    reservations: Floats

    def worths(self) -> Floats:
        """Weight x value of every option, issue after issue: (n, all options)."""
        return np.concatenate([self.weights[:, i, None] * v for i, v in enumerate(self.values)], axis=1)

    def __len__(self) -> int:
        return len(self.weights)


def stream(seed: int, *place: int) -> np.random.Generator:
    """The generator for one place (a block, a state, a party) under a seed."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=place)))


@dataclass(frozen=True, eq=False)
class Sampler:
    """Draws a party's sheets. `start`: a point within the weights' ranges, where hit-and-run is needed."""

    known: Known
    start: Floats | None
    kept: float

    def draw(self, count: int, chance: np.random.Generator) -> Sheets:
        """So many sheets that agree with all that is known."""
        parts: list[Sheets] = []
        missing = count
        while missing > 0:
            found = _agreeing(self.known, _propose(self.known, int(missing / self.kept * 1.1) + 64, chance, self.start))
            parts.append(_first(found, missing))
            missing -= len(parts[-1])
        return _joined(parts)


def sampler(known: Known, seed: int) -> Sampler:
    """A sampler for what is known of a party.

    Raises Refused: contradiction where no sheet agrees with the ranges and order of the weights;
    hardly-consistent where fewer than one sheet in two thousand agrees with the comparisons.
    """
    chance = stream(seed, 0)
    start: Floats | None = None
    if any(span != WHOLE for span in known.weights):
        trial = _simplex(known, PILOT, chance)
        if float(_in_ranges(known, trial).mean()) < RARE:
            start = inner_weights(known)
    if not known.comparisons:
        return Sampler(known, start, 1.0 if start is not None else _share(known, chance))
    proposed = _propose(known, PILOT, chance, start)
    kept = len(_agreeing(known, proposed))
    if kept < PILOT * HOPELESS:
        raise Refused(Code.HARDLY_CONSISTENT, party=known.party, tried=PILOT, kept=kept)
    return Sampler(known, start, kept / PILOT)


def _share(known: Known, chance: np.random.Generator) -> float:
    if all(span == WHOLE for span in known.weights):
        return 1.0
    return float(_in_ranges(known, _simplex(known, PILOT, chance)).mean())


def _simplex(known: Known, count: int, chance: np.random.Generator) -> Floats:
    """Weights uniform on the simplex, sorted along the order that is known."""
    raw = chance.standard_exponential((count, len(known.weights)))
    weights = raw / raw.sum(axis=1, keepdims=True)
    if known.order:
        chain = list(known.order)
        weights[:, chain] = -np.sort(-weights[:, chain], axis=1)
    return np.asarray(weights)


def _in_ranges(known: Known, weights: Floats) -> NDArray[np.bool_]:
    low = np.array([float(low) for low, _ in known.weights])
    high = np.array([float(high) for _, high in known.weights])
    return np.asarray(((weights >= low) & (weights <= high)).all(axis=1))


def _propose(known: Known, count: int, chance: np.random.Generator, start: Floats | None) -> Sheets:
    weights = _simplex(known, count, chance) if start is None else _hit_and_run(known, count, chance, start)
    values = tuple(_values(ranges.ranges, ranges.order, count, chance) for ranges in known.values)
    low, high = (float(end) for end in known.reservation)
    return Sheets(weights, values, low + (high - low) * chance.random(count))


def _values(
    ranges: tuple[tuple[object, object], ...], order: tuple[int, ...], count: int, chance: np.random.Generator
) -> Floats:
    low = np.array([float(one) for one, _ in ranges])  # type: ignore[arg-type]
    high = np.array([float(other) for _, other in ranges])  # type: ignore[arg-type]
    drawn = low + (high - low) * chance.random((count, len(ranges)))
    if order:
        rest = list(order[1:])
        drawn[:, rest] = -np.sort(-drawn[:, rest], axis=1)
    return np.asarray(drawn)


def _agreeing(known: Known, sheets: Sheets) -> Sheets:
    """Those of the sheets that agree with ranges and comparisons."""
    mask = _in_ranges(known, sheets.weights) if any(s != WHOLE for s in known.weights) else None
    agree = np.ones(len(sheets), dtype=np.bool_)
    if mask is not None and not all(low == high for low, high in known.weights):
        agree &= mask
    for comparison in known.comparisons:
        agree &= _worth(sheets, comparison.better) >= _worth(sheets, comparison.worse)
    return Sheets(sheets.weights[agree], tuple(values[agree] for values in sheets.values), sheets.reservations[agree])


def _worth(sheets: Sheets, part: Part) -> Floats:
    total = np.zeros(len(sheets))
    for issue, option in part:
        total += sheets.weights[:, issue] * sheets.values[issue][:, option]
    return total


def _first(sheets: Sheets, count: int) -> Sheets:
    return Sheets(
        sheets.weights[:count], tuple(values[:count] for values in sheets.values), sheets.reservations[:count]
    )


def _joined(parts: list[Sheets]) -> Sheets:
    if len(parts) == 1:
        return parts[0]
    return Sheets(
        np.concatenate([one.weights for one in parts]),
        tuple(np.concatenate(columns) for columns in zip(*(one.values for one in parts), strict=True)),
        np.concatenate([one.reservations for one in parts]),
    )


def _hit_and_run(known: Known, count: int, chance: np.random.Generator, start: Floats) -> Floats:
    """So many chains side by side, each from the same inner point, each long enough to forget it."""
    low = np.array([float(low) for low, _ in known.weights])
    high = np.array([float(high) for _, high in known.weights])
    free = high > low
    if free.sum() < 2:
        return np.tile(start, (count, 1))
    chain = np.array(known.order, dtype=np.intp)
    here = np.tile(start, (count, 1))
    for _ in range(40 + 20 * int(free.sum())):
        step = np.where(free, chance.standard_normal(here.shape), 0.0)
        step -= np.where(free, step.sum(axis=1, keepdims=True) / free.sum(), 0.0)
        room = [here - low, high - here]
        drift = [step, -step]
        if len(chain) > 1:
            room.append(here[:, chain[:-1]] - here[:, chain[1:]])
            drift.append(step[:, chain[:-1]] - step[:, chain[1:]])
        slack, slope = np.maximum(np.concatenate(room, axis=1), 0.0), np.concatenate(drift, axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            reach = slack / -slope
        ahead = np.where(slope < -1e-15, reach, np.inf).min(axis=1)
        behind = np.where(slope > 1e-15, reach, -np.inf).max(axis=1)
        here = here + (behind + (ahead - behind) * chance.random(count))[:, None] * step
    return np.clip(here, low, high)

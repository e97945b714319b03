"""From a package on the table: what would be better for all, what each move brings whom, and what would win a
refusing party.

Post-settlement settlement (Raiffa 1985): once a package is agreed, look whether another gives every side at
least as much.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from entremise.settlement.caps import USUAL, Caps
from entremise.settlement.frontier import Frontier, dominates, frontier
from entremise.settlement.grid import Grid, grid_of
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Package, Scenario
from entremise.settlement.zone import zone_size


@dataclass(frozen=True)
class Move:
    """One issue settled otherwise: from one option to another, and what each party gains by it (score units)."""

    issue: int
    before: int
    after: int
    gains: tuple[Fraction, ...]


@dataclass(frozen=True)
class Change:
    """Another package: its scores, what each party gains, and the moves that lead there (their gains add up)."""

    package: Package
    scores: tuple[Fraction, ...]
    gains: tuple[Fraction, ...]
    moves: tuple[Move, ...]


def change(scenario: Scenario, before: Package, after: Package) -> Change:
    """What going from one package to another means."""
    scores = scenario.scores(after)
    gains = tuple(new - old for new, old in zip(scores, scenario.scores(before), strict=True))
    moves = tuple(
        _move(scenario, issue, old, new)
        for issue, (old, new) in enumerate(zip(before, after, strict=True))
        if old != new
    )
    return Change(after, scores, gains, moves)


def _move(scenario: Scenario, issue: int, before: int, after: int) -> Move:
    gains = tuple(sheet.worth(issue, after) - sheet.worth(issue, before) for sheet in scenario.sheets)
    return Move(issue, before, after, gains)


def single_moves(scenario: Scenario, package: Package) -> tuple[Move, ...]:
    """Every change of one issue that the constraints allow, with each party's gain."""
    _allowed(scenario, package)
    return tuple(
        _move(scenario, issue, package[issue], option)
        for issue in range(len(package))
        for option in range(len(scenario.issues[issue].options))
        if option != package[issue] and scenario.allows((*package[:issue], option, *package[issue + 1 :]))
    )


def improvements(scenario: Scenario, package: Package, caps: Caps = USUAL) -> tuple[Change, ...]:
    """The changes that can't be improved further: one package for each vector of the frontier that dominates
    this package.

    Empty where the package is on the frontier itself. Raises Refused: not-allowed; frontier-cap.
    """
    _allowed(scenario, package)
    scores = scenario.scores(package)
    found: Frontier = frontier(scenario, caps, thin=False)
    return tuple(
        change(scenario, package, found.package(place))
        for place in range(len(found))
        if dominates(found.scores(place), scores)
    )


def count_dominating(scenario: Scenario, package: Package, caps: Caps = USUAL) -> int:
    """How many allowed packages dominate this one, exactly: those at least as good for all, less those that are
    equal.

    Raises Refused: not-allowed, zone-cap, solver-cap.
    """
    _allowed(scenario, package)
    grid = grid_of(scenario)
    bars = _digits(grid, package)
    # Equal to the bars: inclusion and exclusion over "more than the bar" for some of the parties.
    equal = sum(
        (1, -1)[sum(raised) % 2] * zone_size(scenario, grid, [b + r for b, r in zip(bars, raised, strict=True)], caps)
        for raised in product((0, 1), repeat=len(bars))
    )
    return zone_size(scenario, grid, bars, caps) - equal


def dominating(scenario: Scenario, package: Package) -> Iterator[Package]:
    """All packages that dominate this one, one after the other: a search that leaves out what can't reach it."""
    _allowed(scenario, package)
    grid = grid_of(scenario)
    bars = _digits(grid, package)
    best = _best_rest(grid)

    def search(head: Package, sums: tuple[int, ...]) -> Iterator[Package]:
        depth = len(head)
        if any(s + rest < bar for s, rest, bar in zip(sums, best[depth], bars, strict=True)):
            return
        if depth == len(grid.digits):
            if sums != bars and scenario.allows(head):
                yield head
            return
        for option, digits in enumerate(grid.digits[depth]):
            yield from search((*head, option), tuple(s + d for s, d in zip(sums, digits, strict=True)))

    return search((), (0,) * len(bars))


def smallest_changes(
    scenario: Scenario, package: Package, party: str, *, others_stay: bool = True, most: int = 100
) -> tuple[Change, ...]:
    """The fewest changes of issues after which a party that refuses a package has at least its reservation.

    All ways with that fewest number (at most `most`), those that cost the others least in sum first.
    `others_stay`: parties that accept the package must still accept. Empty where no package does it; one change
    without moves where the party accepts already. Raises Refused: not-allowed, unknown-party.
    """
    _allowed(scenario, package)
    if party not in scenario.parties:
        raise Refused(Code.UNKNOWN_PARTY, party=party)
    grid = grid_of(scenario)
    bars = grid.least(scenario.reservations)
    now = _digits(grid, package)
    asked = scenario.parties.index(party)
    bound = tuple(p for p in range(len(bars)) if p == asked or (others_stay and now[p] >= bars[p]))
    for budget in range(len(package) + 1):
        found = list(islice(_reaching(scenario, grid, package, [bars[p] for p in bound], bound, budget), most))
        if found:
            changes = [change(scenario, package, other) for other in found]
            return tuple(sorted(changes, key=lambda one: -sum(one.gains) + one.gains[asked]))
    return ()


def _reaching(
    scenario: Scenario, grid: Grid, package: Package, bars: Sequence[int], bound: Sequence[int], budget: int
) -> Iterator[Package]:
    """Packages with exactly so many issues changed in which the bound parties clear their bars."""
    count = len(package)
    gains = [
        [tuple(digits[p] - grid.digits[issue][package[issue]][p] for p in bound) for digits in grid.digits[issue]]
        for issue in range(count)
    ]
    tops = [[max(0, *(g[p] for g in gains[i])) for i in range(count)] for p in range(len(bound))]
    # At each depth, for each party: the most that so many more changes can bring.
    reach = [
        [[sum(sorted(top[depth:], reverse=True)[:left]) for left in range(budget + 1)] for depth in range(count + 1)]
        for top in tops
    ]
    start = tuple(_digits(grid, package)[p] for p in bound)

    def search(head: Package, sums: tuple[int, ...], left: int) -> Iterator[Package]:
        depth = len(head)
        if left > count - depth or any(
            s + reach[p][depth][left] < bar for p, (s, bar) in enumerate(zip(sums, bars, strict=True))
        ):
            return
        if depth == count:
            if scenario.allows(head):
                yield head
            return
        if left:
            for option, gain in enumerate(gains[depth]):
                if option != package[depth]:
                    sums_then = tuple(s + g for s, g in zip(sums, gain, strict=True))
                    yield from search((*head, option), sums_then, left - 1)
        yield from search((*head, package[depth]), sums, left)

    return search((), start, budget)


def _digits(grid: Grid, package: Package) -> tuple[int, ...]:
    return tuple(
        sum(grid.digits[issue][option][p] for issue, option in enumerate(package)) for p in range(len(grid.offsets))
    )


def _best_rest(grid: Grid) -> list[tuple[int, ...]]:
    """For each depth of a search: the most that the issues from there on can add, a party."""
    rest = [(0,) * len(grid.offsets)]
    for issue in reversed(grid.digits):
        rest.append(tuple(max(d[p] for d in issue) + below for p, below in enumerate(rest[-1])))
    return rest[::-1]


def _allowed(scenario: Scenario, package: Package) -> None:
    if not scenario.allows(package):
        raise Refused(Code.NOT_ALLOWED)

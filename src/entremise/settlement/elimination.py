"""Constraints between options: connected components, settled one issue at a time.

Issues that no constraint ties together are independent. Within a component of tied issues, one issue after the
other is eliminated (Bertelè and Brioschi, Nonserial Dynamic Programming, 1972): for each way in which its
neighbours can stand, what the issue and those eliminated before it can reach is one value of an algebra (a
frontier, a distribution of scores, a number of packages). Options between which no constraint distinguishes are
taken together, so that an issue of ten options of which one matters counts as two ways to stand, not ten. The
cost grows with the ways in which neighbours can stand, not with the packages.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Generic, Protocol, TypeVar

from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Forbidden, Scenario

Value = TypeVar("Value")

WIDEST = 100_000
"""Ways in which the neighbours of one issue may stand before a component is left to the solver."""


class Algebra(Protocol[Value]):
    """What elimination needs: parts over one issue, over different issues (times), over the same issues (plus)."""

    def options(self, issue: int, options: Sequence[int], /) -> Value: ...

    def one(self) -> Value: ...

    def times(self, first: Value, second: Value, /) -> Value: ...

    def plus(self, several: Sequence[Value], /) -> Value: ...

    def empty(self, value: Value, /) -> bool: ...


@dataclass(frozen=True)
class Component:
    """Issues tied by constraints, directly or through others; a free issue is a component of its own."""

    issues: tuple[int, ...]
    rules: tuple[Forbidden, ...]


@dataclass(frozen=True)
class Counting:
    """The algebra of plain numbers: how many packages there are."""

    def options(self, issue: int, options: Sequence[int]) -> int:
        return len(options)

    def one(self) -> int:
        return 1

    def times(self, first: int, second: int) -> int:
        return first * second

    def plus(self, several: Sequence[int]) -> int:
        return sum(several)

    def empty(self, value: int) -> bool:
        return value == 0


def components(scenario: Scenario) -> tuple[Component, ...]:
    """The scenario's connected components, in the order of their first issues."""
    leader = list(range(len(scenario.issues)))

    def find(issue: int) -> int:
        while leader[issue] != issue:
            leader[issue] = leader[leader[issue]]
            issue = leader[issue]
        return issue

    for rule in scenario.constraints:
        tied = [issue for issue, _ in rule.sets]
        for other in tied[1:]:
            one, two = sorted((find(tied[0]), find(other)))
            leader[two] = one
    groups: dict[int, list[int]] = {}
    for issue in range(len(scenario.issues)):
        groups.setdefault(find(issue), []).append(issue)
    return tuple(
        Component(
            tuple(group),
            tuple(rule for rule in scenario.constraints if rule.sets and rule.sets[0][0] in group),
        )
        for group in groups.values()
    )


@dataclass(frozen=True)
class _Factor(Generic[Value]):
    """What was eliminated, by how the neighbours (`scope`) stand; ways that nothing allows are absent."""

    scope: tuple[int, ...]
    table: Mapping[tuple[int, ...], Value]


def classes_of(scenario: Scenario, issue: int, rules: Iterable[Forbidden]) -> tuple[tuple[int, ...], ...]:
    """An issue's options in groups between which no rule distinguishes."""
    sets = [options for rule in rules for named, options in rule.sets if named == issue]
    groups: dict[tuple[bool, ...], list[int]] = {}
    for option in range(len(scenario.issues[issue].options)):
        groups.setdefault(tuple(option in one for one in sets), []).append(option)
    return tuple(tuple(group) for group in groups.values())


def settle_component(scenario: Scenario, component: Component, algebra: Algebra[Value], widest: int = WIDEST) -> Value:
    """The algebra's value for a component. Raises Refused (solver-cap) where it is too densely tied for this way."""
    if not component.rules:
        (issue,) = component.issues
        return algebra.options(issue, range(len(scenario.issues[issue].options)))
    classes = {issue: classes_of(scenario, issue, component.rules) for issue in component.issues}
    rules = [
        tuple((issue, frozenset(_within(classes[issue], options))) for issue, options in rule.sets)
        for rule in component.rules
    ]
    factors: list[_Factor[Value]] = []
    value = algebra.one()
    for issue in _order([{i for i, _ in rule} for rule in rules], {i: len(c) for i, c in classes.items()}):
        here = [factor for factor in factors if issue in factor.scope]
        factors = [factor for factor in factors if issue not in factor.scope]
        tied = [rule for rule in rules if any(i == issue for i, _ in rule)]
        rules = [rule for rule in rules if all(i != issue for i, _ in rule)]
        scope = sorted({i for rule in tied for i, _ in rule} | {i for f in here for i in f.scope} - {issue})
        scope = [i for i in scope if i != issue]
        ways = prod(len(classes[i]) for i in scope) * len(classes[issue])
        if ways > widest:
            raise Refused(Code.SOLVER_CAP, ways=str(ways), cap=widest)
        table = dict(_eliminate(algebra, issue, scope, classes, tied, here))
        if scope:
            factors.append(_Factor(tuple(scope), table))
        else:
            value = algebra.times(value, table[()] if () in table else algebra.plus(()))
    return value


def _within(groups: Sequence[Sequence[int]], options: frozenset[int]) -> Iterator[int]:
    """The numbers of the groups that lie in a set of options (a group lies in it whole or not at all)."""
    return (number for number, group in enumerate(groups) if group[0] in options)


def _eliminate(
    algebra: Algebra[Value],
    issue: int,
    scope: Sequence[int],
    classes: Mapping[int, Sequence[Sequence[int]]],
    rules: Sequence[tuple[tuple[int, frozenset[int]], ...]],
    factors: Sequence[_Factor[Value]],
) -> Iterator[tuple[tuple[int, ...], Value]]:
    """For each way the neighbours can stand: what the issue and the factors that hang on it can reach."""
    for way in product(*(range(len(classes[i])) for i in scope)):
        stands = dict(zip(scope, way, strict=True))
        allowed: list[int] = []
        for group in range(len(classes[issue])):
            stands[issue] = group
            if not any(all(stands[i] in groups for i, groups in rule) for rule in rules):
                allowed.append(group)
        if not factors:
            options = [option for group in allowed for option in classes[issue][group]]
            if options:
                yield way, algebra.options(issue, sorted(options))
            continue
        parts: list[Value] = []
        for group in allowed:
            stands[issue] = group
            found = [f.table.get(tuple(stands[i] for i in f.scope)) for f in factors]
            if any(one is None for one in found):
                continue
            part = algebra.options(issue, classes[issue][group])
            for one in found:
                assert one is not None
                part = algebra.times(one, part)
            parts.append(part)
        if parts:
            yield way, algebra.plus(parts)


def _order(scopes: Sequence[set[int]], sizes: Mapping[int, int]) -> Iterator[int]:
    """An order of elimination: next comes the issue whose neighbours can stand in the fewest ways."""
    near: dict[int, set[int]] = {issue: set() for issue in sizes}
    for scope in scopes:
        for issue in scope:
            near[issue] |= scope - {issue}
    while near:
        issue = min(near, key=lambda i: (prod(sizes[j] for j in near[i]), i))
        around = near.pop(issue)
        for other in around:
            near[other] = (near[other] | around) - {issue, other}
        yield issue


def settle_all(
    scenario: Scenario, algebra: Algebra[Value], beyond: Callable[[Component], Value] | None = None
) -> list[Value]:
    """The algebra's value for each component, smallest first; `beyond` takes those tied too densely."""
    values: list[Value] = []
    for component in sorted(components(scenario), key=lambda one: len(one.issues)):
        try:
            values.append(settle_component(scenario, component, algebra))
        except Refused as refused:
            if beyond is None or refused.refusal.code is not Code.SOLVER_CAP:
                raise
            values.append(beyond(component))
    return values


def count_packages(scenario: Scenario) -> int:
    """How many packages the constraints allow. Raises Refused (solver-cap)."""
    return prod(settle_all(scenario, Counting()))

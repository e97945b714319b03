"""Random scenarios: ties, equal scores, one-sided sheets, empty zones and constraints all occur."""

from fractions import Fraction
from random import Random

from entremise.settlement.sheet import Forbidden, Issue, Scenario, Sheet


def random_scenario(
    seed: int, *, parties: int | None = None, packages: int = 300, constraints: bool = True, fine: bool = False
) -> Scenario:
    """A scenario of two to five parties with at most so many packages. `fine`: scores that pass 64-bit keys."""
    chance = Random(seed)
    count = parties or chance.choice([2, 2, 2, 3, 3, 4, 5])
    issues: list[Issue] = []
    room = packages
    for n in range(chance.randint(1, 6)):
        options = chance.randint(1, min(6, room))
        room //= options
        issues.append(Issue(f"issue {n}", tuple(f"option {o}" for o in range(options))))
    top = chance.choice([1, 2, 5, 10, 100])
    sheets = tuple(_sheet(chance, f"party {p}", issues, top, fine) for p in range(count))
    rules = tuple(_rule(chance, issues) for _ in range(chance.choice([0, 1, 2, 4]) if constraints else 0))
    return Scenario(tuple(issues), sheets, rules)


def _sheet(chance: Random, party: str, issues: list[Issue], top: int, fine: bool) -> Sheet:
    shares = [chance.randint(0 if len(issues) > 1 else 1, top) for _ in issues]
    shares[0] = max(shares[0], 1)
    weights = tuple(Fraction(share, sum(shares)) for share in shares)
    low = chance.choice([0, 0, -2])
    whole = 10**17 if fine else top
    values = tuple(tuple(Fraction(chance.randint(low, whole), whole) for _ in issue.options) for issue in issues)
    reservation = Fraction(chance.choice([0, 0, 3, 5, 6, 7, 12]), 10)
    return Sheet(party, weights, values, reservation)


def _rule(chance: Random, issues: list[Issue]) -> Forbidden:
    named = chance.sample(range(len(issues)), min(len(issues), chance.choice([1, 2, 2, 2, 3])))
    return Forbidden(
        tuple((i, frozenset(o for o in range(len(issues[i].options)) if chance.random() < 0.4)) for i in named)
    )

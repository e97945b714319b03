"""What contradicts what: the same act told as done and as not done, on two days, or until two days.

Nothing is weighed: that is for whoever reads.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from entremise.dossier.fact import Claim, EventClaim, Fact, RoleClaim
from entremise.dossier.reading.tokens import folded
from entremise.dossier.values import EventKind, Modality

_ONCE: Final = frozenset({EventKind.SIGN, EventKind.INITIAL, EventKind.ASK_TIME, EventKind.GRANT_TIME, EventKind.LEAVE,
                          EventKind.FAIL, EventKind.ADJOURN, EventKind.SITTING, EventKind.REFUSE})  # fmt: skip
_SETTLED: Final = frozenset({Modality.ASSERTED, Modality.APPARENT, Modality.NEGATED})


@dataclass(frozen=True)
class Rivals:
    """Facts that can't all be so, in the order in which they were taken in."""

    facts: tuple[Fact, ...]


class Contradictions:
    """What contradicts what among facts; `own` makes one name of all that somebody has."""

    def __init__(self, facts: Iterable[Fact], own: Callable[[str], str] = folded) -> None:
        self._own = own
        self._by_act: dict[tuple[object, ...], list[Fact]] = {}
        for fact in facts:
            for key in acts(fact.claim, own):
                self._by_act.setdefault(key, []).append(fact)

    @cached_property
    def groups(self) -> tuple[Rivals, ...]:
        """Facts about one act that can't all be so; each group begins with the one that was taken in first."""
        groups: dict[tuple[str, ...], Rivals] = {}
        for facts in self._by_act.values():
            against = _against(facts)
            if len(against) > 1:
                groups.setdefault(tuple(fact.id for fact in against), Rivals(against))
        return tuple(groups.values())

    def __contains__(self, ident: str) -> bool:
        """Whether a fact, by its id, can't stand beside another."""
        return ident in self._claims

    def of(self, ident: str) -> Iterator[Fact]:
        """The facts that can't be so where this one is, one after the other, since they may be many."""
        if ident in self._claims:
            yield from self.to(self._claims[ident])

    def to(self, claim: Claim) -> Iterator[Fact]:
        """The facts that can't be so where this is, of which nobody need have made a fact."""
        given: set[str] = set()
        for key in acts(claim, self._own):
            for fact in self._by_act.get(key, ()):
                if fact.id not in given and contradicts(claim, fact.claim):
                    given.add(fact.id)
                    yield fact

    def opposed(self, one: Fact, other: Fact) -> bool:
        """Whether two facts are about one act, and against each other."""
        together = not {*acts(one.claim, self._own)}.isdisjoint(acts(other.claim, self._own))
        return together and contradicts(one.claim, other.claim)

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return {fact.id: fact.claim for group in self.groups for fact in group.facts}


def _against(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Of facts about one act those that another of them contradicts."""
    # Many tell the same: each way of telling it is compared once. What is planned or left open contradicts nothing, and
    # what denies contradicts only what affirms.
    affirmed: dict[tuple[object, ...], Claim] = {}
    denied: dict[tuple[object, ...], Claim] = {}
    for fact in facts:
        side = denied if _modality(fact.claim) is Modality.NEGATED else affirmed
        if _modality(fact.claim) in _SETTLED:
            side.setdefault(_told(fact.claim), fact.claim)
    contrary = {
        key
        for side, others in ((affirmed, (*affirmed.values(), *denied.values())), (denied, (*affirmed.values(),)))
        for key, claim in side.items()
        if any(contradicts(claim, other) for other in others)
    }
    return tuple(fact for fact in facts if _told(fact.claim) in contrary)


def acts(claim: Claim, own: Callable[[str], str]) -> Iterator[tuple[object, ...]]:
    """What a claim is about, whether it affirms or denies it: only claims that share one can contradict each other."""
    match claim:
        case EventClaim() if claim.kind in _ONCE:
            for who in claim.who or ("",):
                yield claim.kind, own(who)
        case RoleClaim():
            yield claim.role, own(claim.actor), own(claim.of or "")


def _modality(claim: Claim) -> Modality | None:
    return claim.modality if isinstance(claim, EventClaim | RoleClaim) else None


def _told(claim: Claim) -> tuple[object, ...]:
    match claim:
        case EventClaim():
            return claim.modality, claim.date, claim.until
        case RoleClaim():
            return (claim.modality,)
    return ()


def contradicts(one: Claim, other: Claim) -> bool:
    """Whether two claims about the same act can't both be so.

    What was planned and didn't happen is no contradiction; what happened and didn't is, and so are two known days for
    the same, compared at the precision that both have.
    """
    if one == other:
        return False
    match one, other:
        case EventClaim(), EventClaim():
            if _denies(one.modality, other.modality):
                return _near(one.date, other.date)
            done = {one.modality, other.modality} <= {Modality.ASSERTED, Modality.APPARENT}
            return done and (not _near(one.date, other.date) or not _near(one.until, other.until))
        case RoleClaim(), RoleClaim():
            return _denies(one.modality, other.modality)
    return False


def _denies(one: Modality, other: Modality) -> bool:
    told = {Modality.ASSERTED, Modality.APPARENT}
    return (one is Modality.NEGATED and other in told) or (other is Modality.NEGATED and one in told)


def _near(one: str | None, other: str | None) -> bool:
    """Whether two dates can be the same, as far as both are known."""
    if one is None or other is None:
        return True
    length = min(len(one), len(other))
    return one[:length] == other[:length]

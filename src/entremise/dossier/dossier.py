"""A dossier: its sources and its facts. Facts are added, never merged away; rivals are shown side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from entremise.dossier.fact import Claim, EventClaim, Evidence, Fact, RoleClaim
from entremise.dossier.reading.tokens import folded
from entremise.dossier.source import Source
from entremise.dossier.values import EventKind, Modality

_EMPTY: Final[MappingProxyType[str, Source]] = MappingProxyType({})
_ONCE: Final = frozenset({EventKind.SIGN, EventKind.INITIAL, EventKind.ASK_TIME, EventKind.GRANT_TIME, EventKind.LEAVE,
                          EventKind.FAIL, EventKind.ADJOURN, EventKind.SITTING, EventKind.REFUSE})  # fmt: skip


class Misplaced(ValueError):
    """A fact rests on a source that isn't in the dossier, or on a place that its text doesn't have."""


@dataclass(frozen=True)
class Rivals:
    """Facts that can't all be so, in the order in which they were taken in."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Dossier:
    """Sources by their slugs, and facts in the order in which they were taken in."""

    sources: MappingProxyType[str, Source] = field(default_factory=lambda: _EMPTY)
    facts: tuple[Fact, ...] = ()

    def with_source(self, source: Source) -> "Dossier":
        """With one more source. Raises `Misplaced` where another has its slug."""
        known = self.sources.get(source.slug)
        if known is not None and known != source:
            raise Misplaced(f"another source is called {source.slug}")
        return replace(self, sources=MappingProxyType({**self.sources, source.slug: source}))

    def with_fact(self, fact: Fact) -> "Dossier":
        """With one more fact, or with more to bear out one that is there in the same words.

        Raises `Misplaced` for a place that no source of the dossier has.
        """
        for piece in fact.evidence:
            source = self.sources.get(piece.place.source)
            if source is None or piece.place.end > source.length:
                raise Misplaced(f"{fact.id}: {piece.place.source} {piece.place.start}-{piece.place.end}")
        for k, known in enumerate(self.facts):
            if known.claim == fact.claim:
                more = tuple(one for one in fact.evidence if one not in known.evidence)
                joined = known.model_copy(update={"evidence": (*known.evidence, *more)})
                return replace(self, facts=(*self.facts[:k], joined, *self.facts[k + 1 :]))
        return replace(self, facts=(*self.facts, fact))

    def rivals(self) -> tuple[Rivals, ...]:
        """What contradicts what: the same act told as done and as not done, on two days, or until two days.

        Each group begins with the fact that was taken in first. Nothing is weighed: that is for whoever reads.
        """
        by_act: dict[tuple[object, ...], list[Fact]] = {}
        for fact in self.facts:
            for key in _acts(fact.claim):
                by_act.setdefault(key, []).append(fact)
        groups: list[Rivals] = []
        for facts in by_act.values():
            against = tuple(fact for fact in facts if any(contradicts(fact.claim, other.claim) for other in facts))
            if len(against) > 1 and Rivals(against) not in groups:
                groups.append(Rivals(against))
        return tuple(groups)


def _acts(claim: Claim) -> Iterator[tuple[object, ...]]:
    """What a claim is about, whether it affirms or denies it."""
    match claim:
        case EventClaim() if claim.kind in _ONCE:
            for who in claim.who or ("",):
                yield claim.kind, folded(who)
        case RoleClaim():
            yield claim.role, folded(claim.actor), folded(claim.of or "")


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


def with_evidence(fact: Fact, more: Iterable[Evidence]) -> Fact:
    """A fact with further sources for it."""
    return fact.model_copy(update={"evidence": (*fact.evidence, *more)})

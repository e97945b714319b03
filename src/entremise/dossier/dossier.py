"""A dossier: its sources and its facts. Facts are added, never merged away; rivals are shown side by side."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from rpds import HashTrieMap, HashTrieSet

from entremise.dossier.contradictions import Contradictions, Rivals
from entremise.dossier.fact import PIECES_LIMIT, Claim, Evidence, Fact, Place, in_one_spelling
from entremise.dossier.reading.tokens import folded
from entremise.dossier.source import Source


class Fault(StrEnum):
    """Why something can't be taken into a dossier. Each comment names the parameters."""

    SOURCE_TAKEN = "source-taken"  # source: another is called that
    NO_SOURCE = "no-source"  # source: none is called that
    BEYOND = "beyond"  # source, length: a passage that its text doesn't have
    NO_FACT = "no-fact"  # fact: none stands under that id
    NO_PLACE = "no-place"  # fact: it doesn't rest on that passage
    DECIDED = "decided"  # -: somebody has decided on this candidate already
    UNDECIDED = "undecided"  # -: nobody has decided on this candidate
    FULL = "full"  # limit: so many sources a dossier has at most
    CROWDED = "crowded"  # limit: so many passages a fact has at most
    NO_CANDIDATE = "no-candidate"  # source: a reading of it doesn't offer this


class Misplaced(ValueError):
    """Something doesn't fit into the dossier; nothing of it was taken in. `entry`: which of several, from 0."""

    def __init__(self, code: Fault, **params: str | int) -> None:
        self.code = code
        self.params = params
        self.entry: int | None = None
        super().__init__(f"{code.value} {params}")


@dataclass(frozen=True)
class _Kept:
    """A fact, the number by which it stands among the others, and all that bears it out, to look it up."""

    n: int
    fact: Fact
    pieces: "HashTrieSet[Evidence]"


@dataclass(frozen=True)
class Dossier:
    """Sources by their slugs, and facts in the order in which they were taken in. Grows in the time of what is new."""

    sources: "HashTrieMap[str, Source]" = field(default_factory=HashTrieMap)
    _facts: "HashTrieMap[str, _Kept]" = field(default_factory=HashTrieMap)
    _by_claim: "HashTrieMap[Claim, str]" = field(default_factory=HashTrieMap)
    _by_source: "HashTrieMap[str, HashTrieSet[str]]" = field(default_factory=HashTrieMap)
    _n: int = 0

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(one.fact for one in sorted(self._facts.values(), key=lambda one: one.n))

    def fact(self, ident: str) -> Fact | None:
        """The fact that stands under an id."""
        kept = self._facts.get(ident)
        return kept.fact if kept is not None else None

    def of_source(self, slug: str) -> tuple[Fact, ...]:
        """The facts for which a source speaks, in order."""
        kept = [self._facts[ident] for ident in self._by_source.get(slug, HashTrieSet())]
        return tuple(one.fact for one in sorted(kept, key=lambda one: one.n))

    def same(self, claim: Claim) -> Fact | None:
        """The fact that claims the same, in the same words, however they are spaced and encoded."""
        ident = self._by_claim.get(in_one_spelling(claim))
        return self.fact(ident) if ident is not None else None

    def with_source(self, source: Source) -> "Dossier":
        """With one more source. Raises `Misplaced` where another has its slug."""
        known = self.sources.get(source.slug)
        if known is not None and known != source:
            raise Misplaced(Fault.SOURCE_TAKEN, source=source.slug)
        return replace(self, sources=self.sources.insert(source.slug, source))

    def described(self, source: Source) -> "Dossier":
        """With what is known of a source put otherwise; its text is the same. Raises `Misplaced` for none."""
        self._source(source.slug)
        return replace(self, sources=self.sources.insert(source.slug, source))

    def without_source(self, slug: str) -> "Dossier":
        """Without a source, without what rested on it, and so without facts that rested on nothing else."""
        self._source(slug)
        kept = self
        for fact in self.of_source(slug):
            kept = kept._resting_on(fact, (one for one in fact.evidence if one.place.source != slug))
        return replace(kept, sources=kept.sources.remove(slug))

    def with_fact(self, fact: Fact) -> "Dossier":
        """With one more fact, or with more to bear out one that is there in the same words.

        Raises `Misplaced` for a place that no source of the dossier has.
        """
        self._look_up(fact.evidence)
        same = self.same(fact.claim)
        return self._put(fact, self._n, self._n + 1) if same is None else self._borne_out(same.id, fact.evidence)

    def corrected(self, fact: Fact) -> "Dossier":
        """With a fact put otherwise, at the place where it stood.

        Where another claims the same by now, what bears this one out bears out that one, and this one is no more.
        Raises `Misplaced`, as `with_fact` does, and where there is no such fact.
        """
        known = self._known(fact.id)
        same = self.same(fact.claim)
        if same is not None and same.id != fact.id:
            return self.without_fact(fact.id).with_fact(fact)
        self._look_up(fact.evidence)
        return self.without_fact(fact.id)._put(fact, known.n, self._n)

    def without_fact(self, ident: str) -> "Dossier":
        """Without a fact. Raises `Misplaced` for none."""
        fact = self._known(ident).fact
        by_source = self._by_source
        for slug in fact.sources:
            left = by_source[slug].remove(ident)
            by_source = by_source.insert(slug, left) if left else by_source.remove(slug)
        by_claim = self._by_claim.remove(in_one_spelling(fact.claim))
        return replace(self, _facts=self._facts.remove(ident), _by_claim=by_claim, _by_source=by_source)

    def without_place(self, ident: str, place: Place) -> "Dossier":
        """Without one passage for a fact, and without the fact where that was its last. Raises `Misplaced`."""
        fact = self._known(ident).fact
        left = [one for one in fact.evidence if one.place != place]
        if len(left) == len(fact.evidence):
            raise Misplaced(Fault.NO_PLACE, fact=ident)
        return self._resting_on(fact, left)

    def rivals(self, own: Callable[[str], str] = folded) -> tuple[Rivals, ...]:
        """What contradicts what, as `Contradictions` finds it; `own` makes one name of all that somebody has."""
        return Contradictions(self.facts, own).groups

    def _known(self, ident: str) -> _Kept:
        kept = self._facts.get(ident)
        if kept is None:
            raise Misplaced(Fault.NO_FACT, fact=ident)
        return kept

    def _source(self, slug: str) -> Source:
        source = self.sources.get(slug)
        if source is None:
            raise Misplaced(Fault.NO_SOURCE, source=slug)
        return source

    def _look_up(self, evidence: Iterable[Evidence]) -> None:
        """Raises `Misplaced` for a place that no source has."""
        for piece in evidence:
            source = self._source(piece.place.source)
            if piece.place.end > source.length:
                raise Misplaced(Fault.BEYOND, source=source.slug, length=source.length)

    def _put(self, fact: Fact, n: int, following: int) -> "Dossier":
        """With a fact that isn't there, at a number; each piece of its evidence once."""
        put = fact.model_copy(update={"evidence": tuple(dict.fromkeys(fact.evidence))})
        return replace(
            self,
            _facts=self._facts.insert(put.id, _Kept(n, put, HashTrieSet(put.evidence))),
            _by_claim=self._by_claim.insert(in_one_spelling(put.claim), put.id),
            _by_source=self._spoken_of(put.id, put.sources),
            _n=following,
        )

    def _borne_out(self, ident: str, evidence: Iterable[Evidence]) -> "Dossier":
        """With what isn't there yet of this evidence added to a fact."""
        known = self._facts[ident]
        more = [one for one in dict.fromkeys(evidence) if one not in known.pieces]
        if len(known.fact.evidence) + len(more) > PIECES_LIMIT:
            raise Misplaced(Fault.CROWDED, limit=PIECES_LIMIT)
        fact = known.fact.model_copy(update={"evidence": (*known.fact.evidence, *more)})
        kept = _Kept(known.n, fact, known.pieces.update(more))
        by_source = self._spoken_of(ident, (one.place.source for one in more))
        return replace(self, _facts=self._facts.insert(ident, kept), _by_source=by_source)

    def _spoken_of(self, ident: str, sources: Iterable[str]) -> "HashTrieMap[str, HashTrieSet[str]]":
        by_source = self._by_source
        for slug in sources:
            by_source = by_source.insert(slug, by_source.get(slug, HashTrieSet()).insert(ident))
        return by_source

    def _resting_on(self, fact: Fact, evidence: Iterable[Evidence]) -> "Dossier":
        left, n, kept = tuple(evidence), self._facts[fact.id].n, self.without_fact(fact.id)
        return kept._put(fact.model_copy(update={"evidence": left}), n, self._n) if left else kept

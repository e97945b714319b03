"""Whatever is entered, in whatever order: what doesn't fit changes nothing, and nothing that was accepted is lost."""

from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from entremise.dossier.book import Book, enter, fold
from entremise.dossier.dossier import Misplaced
from entremise.dossier.entries import (
    AddSource,
    Correct,
    DescribeSource,
    Entered,
    Entry,
    Refuse,
    RemoveSource,
    Reopen,
    Take,
    Withdraw,
    read_entered,
    write_entered,
)
from entremise.dossier.fact import ActorClaim, Claim, Evidence, Fact, in_one_spelling
from entremise.dossier.values import ActorKind
from tests.dossier.casts import LENGTH, START, key, piece, place, said, signed, source

Borne = tuple[Claim, Evidence]

CLAIMS: st.SearchStrategy[Claim] = st.sampled_from(
    [
        *(signed("North"), signed("North "), signed("South"), said("They left."), said("They\nleft.")),
        ActorClaim(name="Norway", names=("Norvège",), kind=ActorKind.STATE),
    ]
)
KEYS = st.integers(1, 5).map(key)
STARTS = st.sampled_from([0, 10, 20])
GRADES = st.sampled_from(["B2", "C3"])


class Entering(RuleBasedStateMachine):
    """A dossier, and beside it, by the rules as one would say them, all that is borne out and by what."""

    def __init__(self) -> None:
        super().__init__()
        self.book = Book()
        self.entered: list[Entered] = []
        self.histories: dict[str, int] = {}
        self.borne: set[Borne] = set()

    def enter(self, entry: Entry) -> bool:
        one = Entered(n=self.book.n + 1, at=START, person="head", entry=entry)
        before = self.book
        try:
            self.book = enter(before, one)
        except Misplaced:
            assert self.book is before
            return False
        self.entered.append(one)
        return True

    def bear(self, claim: Claim, evidence: Iterable[Evidence]) -> None:
        self.borne |= {(in_one_spelling(claim), one) for one in evidence}

    def release(self, claim: Claim, place_of: object = None) -> None:
        told = in_one_spelling(claim)
        self.borne = {
            (of, one) for of, one in self.borne if of != told or (place_of is not None and one.place != place_of)
        }

    def slugs(self) -> st.SearchStrategy[str]:
        return st.sampled_from(sorted(self.book.dossier.sources))

    def evidence(self) -> st.SearchStrategy[tuple[Evidence, ...]]:
        pieces = st.builds(piece, self.slugs(), STARTS, GRADES)
        return st.lists(pieces, min_size=1, max_size=3).map(tuple)

    def facts(self) -> st.SearchStrategy[Fact]:
        return st.sampled_from(self.book.dossier.facts)

    @initialize()
    def begin(self) -> None:
        for slug in ("a", "b"):
            assert self.enter(AddSource(source=source(slug)))

    @rule()
    def add(self) -> None:
        assert self.enter(AddSource(source=source(f"source-{self.book.n}")))

    @rule(data=st.data())
    def describe(self, data: st.DataObject) -> None:
        assert self.enter(DescribeSource(source=data.draw(self.slugs()), title=f"Report {self.book.n}"))

    @precondition(lambda self: len(self.book.dossier.sources) > 2)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        slug = data.draw(self.slugs())
        assert self.enter(RemoveSource(source=slug))
        self.borne = {(of, one) for of, one in self.borne if one.place.source != slug}

    @rule(data=st.data(), claim=CLAIMS, candidate=st.none() | KEYS)
    def take(self, data: st.DataObject, claim: Claim, candidate: str | None) -> None:
        evidence = data.draw(self.evidence())
        decided = candidate is not None and self.book.decision(evidence[0].place.source, candidate) is not None
        assert self.enter(Take(claim=claim, evidence=evidence, candidate=candidate)) is not decided
        if not decided:
            self.bear(claim, evidence)

    @rule(data=st.data(), candidate=KEYS)
    def refuse(self, data: st.DataObject, candidate: str) -> None:
        slug = data.draw(self.slugs())
        decided = self.book.decision(slug, candidate) is not None
        assert self.enter(Refuse(source=slug, candidate=candidate)) is not decided

    @precondition(lambda self: self.book.decided)
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        slug, candidate = data.draw(st.sampled_from(sorted(self.book.decided)))
        decided = self.book.decided[slug, candidate]
        before = self.book.dossier.fact(decided.fact or "")
        assert self.enter(Reopen(source=slug, candidate=candidate))
        assert self.book.decision(slug, candidate) is None
        if before is not None:
            others = [one for one in self.book.candidates_of(before.id) if one != (slug, candidate)]
            held = {passage for one in others for passage in self.book.decided[one].places}
            for passage in set(decided.places) - held:
                self.release(before.claim, passage)

    @precondition(lambda self: self.book.dossier.facts)
    @rule(data=st.data(), claim=CLAIMS)
    def correct(self, data: st.DataObject, claim: Claim) -> None:
        before, evidence = data.draw(self.facts()), data.draw(self.evidence())
        assert self.enter(Correct(fact=before.id, claim=claim, evidence=evidence))
        self.release(before.claim)
        self.bear(claim, evidence)

    @precondition(lambda self: self.book.dossier.facts)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        before = data.draw(self.facts())
        assert self.enter(Withdraw(fact=before.id))
        self.release(before.claim)

    @precondition(lambda self: self.book.dossier.facts)
    @rule(data=st.data())
    def withdraw_a_passage(self, data: st.DataObject) -> None:
        before = data.draw(self.facts())
        passage = data.draw(st.sampled_from(before.evidence)).place
        assert self.enter(Withdraw(fact=before.id, place=passage))
        self.release(before.claim, passage)

    @rule(claim=CLAIMS, n=st.integers(0, 8))
    def what_does_not_fit(self, claim: Claim, n: int) -> None:
        """Each is of a source that never was, of a passage beyond its end, or of a fact that isn't there."""
        gone, beyond = f"fact-{self.book.n + 1}", place("a", LENGTH)
        unfit: list[Entry] = [
            AddSource(source=source("a")),
            RemoveSource(source="nowhere"),
            DescribeSource(source="nowhere"),
            Take(claim=claim, evidence=(piece("nowhere"),)),
            Take(claim=claim, evidence=(piece("a").model_copy(update={"place": beyond}),)),
            Refuse(source="nowhere", candidate=key(1)),
            Reopen(source="nowhere", candidate=key(1)),
            Correct(fact=gone, claim=claim, evidence=(piece("a"),)),
            Withdraw(fact=gone),
        ]
        assert not self.enter(unfit[n])

    @invariant()
    def each_evidence_that_was_accepted_stands_in_one_fact(self) -> None:
        stands = [(in_one_spelling(fact.claim), one) for fact in self.book.dossier.facts for one in fact.evidence]
        assert len(stands) == len(set(stands))
        assert set(stands) == self.borne

    @invariant()
    def no_claim_stands_twice(self) -> None:
        claims = [in_one_spelling(fact.claim) for fact in self.book.dossier.facts]
        assert len(claims) == len(set(claims))
        assert all(self.book.dossier.same(fact.claim) == fact for fact in self.book.dossier.facts)

    @invariant()
    def facts_rest_on_sources_that_are_there(self) -> None:
        dossier = self.book.dossier
        for fact in dossier.facts:
            assert fact.evidence
            for one in fact.evidence:
                assert one.place.end <= dossier.sources[one.place.source].length
        for slug in self.book.slugs:
            resting = [fact for fact in dossier.facts if slug in fact.sources]
            assert list(self.book.of_source(slug)) == resting

    @invariant()
    def a_candidate_that_was_taken_points_to_a_fact_with_a_passage_of_its_own(self) -> None:
        for (slug, name), decided in self.book.decided.items():
            assert slug in self.book.dossier.sources
            if decided.fact is None:
                continue
            fact = self.book.dossier.fact(decided.fact)
            assert fact is not None
            assert decided.places
            assert set(decided.places) <= {one.place for one in fact.evidence}
            assert (slug, name) in self.book.candidates_of(fact.id)

    @invariant()
    def what_a_fact_was_is_never_forgotten(self) -> None:
        for fact, length in self.histories.items():
            assert len(self.book.forms[fact]) >= length
        self.histories = {fact: len(forms) for fact, forms in self.book.forms.items()}
        for fact, forms in self.book.forms.items():
            standing = self.book.dossier.fact(fact)
            last = forms[-1]
            assert (last.claim, last.evidence) == ((standing.claim, standing.evidence) if standing else (None, ()))

    def teardown(self) -> None:
        kept = [read_entered(write_entered(one)) for one in self.entered]
        assert fold(kept) == self.book
        half = len(kept) // 2
        assert fold(kept[half:], fold(kept[:half])) == self.book


Entering.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, derandomize=True, database=None
)
TestEntering = Entering.TestCase

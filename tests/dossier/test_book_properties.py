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
from entremise.dossier.fact import ActorClaim, Claim, Evidence, in_one_spelling
from entremise.dossier.values import ActorKind
from tests.dossier.casts import START, key, piece, place, said, signed, source

Borne = tuple[Claim, Evidence]

SLUGS = st.sampled_from(["a", "b", "c"])
CLAIMS: st.SearchStrategy[Claim] = st.sampled_from(
    [
        *(signed("North"), signed("North "), signed("South"), said("They left."), said("They\nleft.")),
        ActorClaim(name="Norway", names=("Norvège",), kind=ActorKind.STATE),
    ]
)
PIECES = st.builds(piece, SLUGS, st.sampled_from([0, 10, 95]), st.sampled_from(["B2", "C3"]))
EVIDENCE = st.lists(PIECES, min_size=1, max_size=3).map(tuple)
KEYS = st.integers(1, 4).map(key)
FACTS = st.integers(1, 30).map(lambda n: f"fact-{n}")


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

    @initialize()
    def begin(self) -> None:
        for slug in ("a", "b"):
            assert self.enter(AddSource(source=source(slug)))

    @rule(slug=SLUGS)
    def add(self, slug: str) -> None:
        self.enter(AddSource(source=source(slug)))

    @rule(slug=SLUGS)
    def add_under_another_name(self, slug: str) -> None:
        self.enter(AddSource(source=source(f"{slug}-{self.book.n}")))

    @rule(slug=SLUGS)
    def describe(self, slug: str) -> None:
        self.enter(DescribeSource(source=slug, title=f"Report {self.book.n}"))

    @precondition(lambda self: self.book.n > 6)
    @rule(slug=SLUGS)
    def remove(self, slug: str) -> None:
        if self.enter(RemoveSource(source=slug)):
            self.borne = {(of, one) for of, one in self.borne if one.place.source != slug}

    @rule(claim=CLAIMS, evidence=EVIDENCE, candidate=st.none() | KEYS)
    def take(self, claim: Claim, evidence: tuple[Evidence, ...], candidate: str | None) -> None:
        if self.enter(Take(claim=claim, evidence=evidence, candidate=candidate)):
            self.bear(claim, evidence)

    @rule(slug=SLUGS, candidate=KEYS)
    def refuse(self, slug: str, candidate: str) -> None:
        self.enter(Refuse(source=slug, candidate=candidate))

    @rule(slug=SLUGS, candidate=KEYS)
    def reopen(self, slug: str, candidate: str) -> None:
        self.enter(Reopen(source=slug, candidate=candidate))

    @rule(fact=FACTS, claim=CLAIMS, evidence=EVIDENCE)
    def correct(self, fact: str, claim: Claim, evidence: tuple[Evidence, ...]) -> None:
        before = self.book.dossier.fact(fact)
        if self.enter(Correct(fact=fact, claim=claim, evidence=evidence)):
            assert before is not None
            self.release(before.claim)
            self.bear(claim, evidence)

    @precondition(lambda self: self.book.dossier.facts)
    @rule(n=st.integers(0, 30), claim=CLAIMS, evidence=EVIDENCE)
    def correct_one_that_stands(self, n: int, claim: Claim, evidence: tuple[Evidence, ...]) -> None:
        facts = self.book.dossier.facts
        self.correct(facts[n % len(facts)].id, claim, evidence)

    @rule(fact=FACTS)
    def withdraw(self, fact: str) -> None:
        before = self.book.dossier.fact(fact)
        if self.enter(Withdraw(fact=fact)):
            assert before is not None
            self.release(before.claim)

    @rule(fact=FACTS, slug=SLUGS, start=st.sampled_from([0, 10]))
    def withdraw_a_passage(self, fact: str, slug: str, start: int) -> None:
        before = self.book.dossier.fact(fact)
        if self.enter(Withdraw(fact=fact, place=place(slug, start))):
            assert before is not None
            self.release(before.claim, place(slug, start))

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
    max_examples=60, stateful_step_count=40, deadline=None, derandomize=True, database=None
)
TestEntering = Entering.TestCase

"""The book of a dossier: its entries, folded into what stands now, what was decided, and what each fact was before."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from rpds import HashTrieMap

from entremise.dossier.dossier import Dossier, Fault, Misplaced
from entremise.dossier.entries import (
    AddSource,
    Correct,
    DescribeSource,
    Entered,
    Refuse,
    RemoveSource,
    Reopen,
    Take,
    Withdraw,
)
from entremise.dossier.fact import Claim, Evidence, Fact, Place

SOURCES_LIMIT: Final = 1_000
"""Sources in a dossier."""
Key = tuple[str, str]
"""A candidate: its source, and its key there."""


@dataclass(frozen=True)
class Decided:
    """What became of a candidate: the fact that it bears out, or None where it was refused; who said so, when."""

    fact: str | None
    places: tuple[Place, ...]
    person: str
    at: datetime


@dataclass(frozen=True)
class Form:
    """How a fact stood from a moment on; `claim` is None from when it was taken back."""

    claim: Claim | None
    evidence: tuple[Evidence, ...]
    person: str
    at: datetime


@dataclass(frozen=True)
class Book:
    """A dossier as its entries made it. `n` is the number of the last one.

    `read` has by source the number of the entry with which its text was last read: what a reading offers rests on that.
    """

    dossier: Dossier = field(default_factory=Dossier)
    decided: "HashTrieMap[Key, Decided]" = field(default_factory=HashTrieMap)
    forms: "HashTrieMap[str, tuple[Form, ...]]" = field(default_factory=HashTrieMap)
    read: "HashTrieMap[str, int]" = field(default_factory=HashTrieMap)
    n: int = 0

    def decision(self, source: str, candidate: str) -> Decided | None:
        """What became of a candidate, where anything did."""
        return self.decided.get((source, candidate))

    def of_source(self, source: str) -> tuple[Fact, ...]:
        """The facts for which a source speaks."""
        return tuple(fact for fact in self.dossier.facts if source in fact.sources)


def enter(book: Book, entered: Entered) -> Book:
    """The book with one entry more. Raises `Misplaced` for an entry that doesn't fit, and then nothing has changed."""
    return replace(_entered(book, entered), n=entered.n)


def fold(entries: Iterable[Entered], book: Book | None = None) -> Book:
    """The book that entries make, from an empty one or a given one on."""
    for entered in entries:
        book = enter(book or Book(), entered)
    return book or Book()


def _entered(book: Book, by: Entered) -> Book:
    match by.entry:
        case AddSource(source=source):
            if len(book.dossier.sources) >= SOURCES_LIMIT:
                raise Misplaced(Fault.FULL, limit=SOURCES_LIMIT)
            if source.slug in book.dossier.sources:
                raise Misplaced(Fault.SOURCE_TAKEN, source=source.slug)
            read = book.read.insert(source.slug, by.n)
            return replace(book, dossier=book.dossier.with_source(source), read=read)
        case DescribeSource() as said:
            return _described(book, by, said)
        case RemoveSource(source=slug):
            return _without_source(book, by, slug)
        case Take() as take:
            return _taken(book, by, take)
        case Refuse() as refuse:
            return _refused(book, by, refuse)
        case Reopen() as reopen:
            known = book.decision(reopen.source, reopen.candidate)
            if known is None or known.fact is not None:
                raise Misplaced(Fault.UNDECIDED)
            return replace(book, decided=book.decided.remove((reopen.source, reopen.candidate)))
        case Correct() as correct:
            return _corrected(book, by, correct)
        case Withdraw() as withdraw:
            return _withdrawn(book, by, withdraw)


def _described(book: Book, by: Entered, said: DescribeSource) -> Book:
    known = book.dossier.sources.get(said.source)
    if known is None:
        raise Misplaced(Fault.NO_SOURCE, source=said.source)
    fresh = {name: getattr(said, name) for name in ("title", "publisher", "date", "reliability")}
    dossier = book.dossier.described(known.model_copy(update=fresh))
    return replace(book, dossier=dossier, read=book.read.insert(said.source, by.n))


def _without_source(book: Book, by: Entered, slug: str) -> Book:
    before = {fact.id: fact for fact in book.of_source(slug)}
    dossier = book.dossier.without_source(slug)
    book = replace(book, dossier=dossier)
    for ident in before:
        book = _formed(book, by, ident)
    decided = book.decided
    for key in [key for key in decided if key[0] == slug]:
        decided = decided.remove(key)
    return replace(book, decided=decided)


def _taken(book: Book, by: Entered, take: Take) -> Book:
    source = take.evidence[0].place.source
    if take.candidate is not None:
        _undecided(book, source, take.candidate)
    ident = f"fact-{by.n}"
    dossier = book.dossier.with_fact(Fact(id=ident, claim=take.claim, evidence=take.evidence))
    standing = dossier.same(take.claim)
    assert standing is not None, "what was just taken in is there"
    book = _formed(replace(book, dossier=dossier), by, standing.id)
    if take.candidate is None:
        return book
    places = tuple(one.place for one in take.evidence)
    decided = Decided(standing.id, places, by.person, by.at)
    return replace(book, decided=book.decided.insert((source, take.candidate), decided))


def _refused(book: Book, by: Entered, refuse: Refuse) -> Book:
    if refuse.source not in book.dossier.sources:
        raise Misplaced(Fault.NO_SOURCE, source=refuse.source)
    _undecided(book, refuse.source, refuse.candidate)
    decided = Decided(None, (), by.person, by.at)
    return replace(book, decided=book.decided.insert((refuse.source, refuse.candidate), decided))


def _undecided(book: Book, source: str, candidate: str) -> None:
    if book.decision(source, candidate) is not None:
        raise Misplaced(Fault.DECIDED)


def _corrected(book: Book, by: Entered, correct: Correct) -> Book:
    if book.dossier.fact(correct.fact) is None:
        raise Misplaced(Fault.NO_FACT, fact=correct.fact)
    same = book.dossier.same(correct.claim)
    fresh = Fact(id=correct.fact, claim=correct.claim, evidence=correct.evidence)
    if same is not None and same.id != correct.fact:
        # The same is known already: what bore this one out bears that one out.
        book = replace(book, dossier=book.dossier.without_fact(correct.fact).with_fact(fresh))
        book = _formed(_formed(book, by, correct.fact), by, same.id)
        moved = {key: one for key, one in book.decided.items() if one.fact == correct.fact}
        decided = book.decided
        for key, one in moved.items():
            decided = decided.insert(key, replace(one, fact=same.id))
        return replace(book, decided=decided)
    return _formed(replace(book, dossier=book.dossier.corrected(fresh)), by, correct.fact)


def _withdrawn(book: Book, by: Entered, withdraw: Withdraw) -> Book:
    if withdraw.place is None:
        dossier = book.dossier.without_fact(withdraw.fact)
    else:
        dossier = book.dossier.without_place(withdraw.fact, withdraw.place)
    decided = book.decided
    for key in [key for key, one in decided.items() if one.fact == withdraw.fact]:
        if withdraw.place is None or withdraw.place in decided[key].places:
            decided = decided.remove(key)
    return _formed(replace(book, dossier=dossier, decided=decided), by, withdraw.fact)


def _formed(book: Book, by: Entered, ident: str) -> Book:
    """With the fact's form of now added to those before."""
    fact = book.dossier.fact(ident)
    form = Form(fact.claim if fact else None, fact.evidence if fact else (), by.person, by.at)
    return replace(book, forms=book.forms.insert(ident, (*book.forms.get(ident, ()), form)))

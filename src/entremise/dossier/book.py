"""The book of a dossier: its entries, folded into what stands now, what was decided, and what each fact was before."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, TypeAlias

from rpds import HashTrieMap, HashTrieSet

from entremise.dossier.dossier import Dossier, Fault, Misplaced
from entremise.dossier.entries import (
    AddSource,
    Correct,
    DescribeSource,
    Entered,
    Entry,
    Refuse,
    RemoveSource,
    Reopen,
    Request,
    Take,
    Withdraw,
)
from entremise.dossier.fact import Claim, Evidence, Fact, Place
from entremise.dossier.source import Source

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
class Done:
    """What an entry did: its number, and the fact that it took in, bore out, put otherwise or took back."""

    n: int
    fact: str | None


@dataclass(frozen=True)
class Answered:
    """What came of a request: its digest, and what was entered on it."""

    digest: str
    done: tuple[Done, ...]


@dataclass(frozen=True)
class Book:
    """A dossier as its entries made it. `n` is the number of the last one.

    `read` has by source the number of the entry with which its text was last read: what a reading offers rests on that.
    `slugs` are those of all sources that there ever were, each with the number of the entry by which it came: what a
    fact was before still points to them. `unread` are the
    numbers of kept entries that couldn't be read, or didn't fit; the others count without them.
    """

    dossier: Dossier = field(default_factory=Dossier)
    decided: "HashTrieMap[Key, Decided]" = field(default_factory=HashTrieMap)
    forms: "HashTrieMap[str, tuple[Form, ...]]" = field(default_factory=HashTrieMap)
    read: "HashTrieMap[str, int]" = field(default_factory=HashTrieMap)
    requests: "HashTrieMap[str, Answered]" = field(default_factory=HashTrieMap)
    slugs: "HashTrieMap[str, int]" = field(default_factory=HashTrieMap)
    unread: tuple[int, ...] = ()
    last: Done | None = None
    n: int = 0
    _of_fact: "HashTrieMap[str, HashTrieSet[Key]]" = field(default_factory=HashTrieMap)
    _of_source: "HashTrieMap[str, HashTrieSet[Key]]" = field(default_factory=HashTrieMap)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that are there, in the order in which they were taken in."""
        return tuple(sorted(self.dossier.sources.values(), key=lambda one: self.slugs[one.slug]))

    def decision(self, source: str, candidate: str) -> Decided | None:
        """What became of a candidate, where anything did."""
        return self.decided.get((source, candidate))

    def of_source(self, source: str) -> tuple[Fact, ...]:
        """The facts for which a source speaks."""
        return self.dossier.of_source(source)

    def candidates_of(self, fact: str) -> tuple[Key, ...]:
        """The candidates that were taken for a fact."""
        return tuple(self._of_fact.get(fact, HashTrieSet()))

    def with_decision(self, key: Key, decided: Decided | None) -> "Book":
        """With this become of a candidate; None where it is to be decided again."""
        book, before = self, self.decided.get(key)
        if before is not None:
            book = replace(
                book,
                decided=book.decided.remove(key),
                _of_fact=_less(book._of_fact, before.fact, key),
                _of_source=_less(book._of_source, key[0], key),
            )
        if decided is None:
            return book
        return replace(
            book,
            decided=book.decided.insert(key, decided),
            _of_fact=_more(book._of_fact, decided.fact, key),
            _of_source=_more(book._of_source, key[0], key),
        )

    def without_decisions(self, source: str) -> "Book":
        """With all candidates of a source to be decided again."""
        book = self
        for key in self._of_source.get(source, HashTrieSet()):
            book = book.with_decision(key, None)
        return book


_Keys: TypeAlias = "HashTrieMap[str, HashTrieSet[Key]]"


def _more(keys: _Keys, of: str | None, key: Key) -> _Keys:
    return keys if of is None else keys.insert(of, keys.get(of, HashTrieSet()).insert(key))


def _less(keys: _Keys, of: str | None, key: Key) -> _Keys:
    if of is None:
        return keys
    left = keys[of].remove(key)
    return keys.insert(of, left) if left else keys.remove(of)


def enter(book: Book, entered: Entered) -> Book:
    """The book with one entry more. Raises `Misplaced` for an entry that doesn't fit, and then nothing has changed."""
    grown = _entered(book, entered)
    done = Done(entered.n, _about(grown, entered.entry))
    return replace(grown, n=entered.n, last=done, requests=_answered(grown, entered.request, done))


def passed_over(book: Book, n: int) -> Book:
    """The book after a kept entry that can't be read, or doesn't fit any more: the others stand without it."""
    return replace(book, n=n, last=None, unread=(*book.unread, n))


def fold(entries: Iterable[Entered], book: Book | None = None) -> Book:
    """The book that kept entries make, from an empty one or a given one on.

    Whatever was kept makes a book: an entry that doesn't fit (which was judged by other rules when it came) is passed
    over.
    """
    book = book or Book()
    for entered in entries:
        try:
            book = enter(book, entered)
        except Misplaced:
            book = passed_over(book, entered.n)
    return book


def _about(book: Book, entry: Entry) -> str | None:
    """The fact that an entry was about, once it is entered."""
    match entry:
        case Take(claim=claim) | Correct(claim=claim):
            fact = book.dossier.same(claim)
            return fact.id if fact is not None else None
        case Withdraw(fact=ident):
            return ident
    return None


def _answered(book: Book, request: Request | None, done: Done) -> "HashTrieMap[str, Answered]":
    if request is None:
        return book.requests
    before = book.requests.get(request.key, Answered(request.digest, ()))
    return book.requests.insert(request.key, replace(before, done=(*before.done, done)))


def _entered(book: Book, by: Entered) -> Book:
    match by.entry:
        case AddSource(source=source):
            if len(book.dossier.sources) >= SOURCES_LIMIT:
                raise Misplaced(Fault.FULL, limit=SOURCES_LIMIT)
            if source.slug in book.slugs:
                raise Misplaced(Fault.SOURCE_TAKEN, source=source.slug)
            read, slugs = book.read.insert(source.slug, by.n), book.slugs.insert(source.slug, by.n)
            return replace(book, dossier=book.dossier.with_source(source), read=read, slugs=slugs)
        case DescribeSource() as said:
            return _described(book, by, said)
        case RemoveSource(source=slug):
            return _without_source(book, by, slug)
        case Take() as take:
            return _taken(book, by, take)
        case Refuse() as refuse:
            return _refused(book, by, refuse)
        case Reopen() as reopen:
            return _reopened(book, by, reopen)
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
    before = book.of_source(slug)
    book = replace(book, dossier=book.dossier.without_source(slug), read=book.read.discard(slug))
    book = book.without_decisions(slug)
    for fact in before:
        book = _formed(_holding(book, fact.id, fact.id), by, fact.id)
    return book


def _taken(book: Book, by: Entered, take: Take) -> Book:
    key = (take.evidence[0].place.source, take.candidate) if take.candidate is not None else None
    if key is not None:
        _undecided(book, *key)
    dossier = book.dossier.with_fact(Fact(id=f"fact-{by.n}", claim=take.claim, evidence=take.evidence))
    standing = dossier.same(take.claim)
    assert standing is not None, "what was just taken in is there"
    book = _formed(replace(book, dossier=dossier), by, standing.id)
    if key is None:
        return book
    places = tuple(dict.fromkeys(one.place for one in take.evidence))
    return book.with_decision(key, Decided(standing.id, places, by.person, by.at))


def _refused(book: Book, by: Entered, refuse: Refuse) -> Book:
    if refuse.source not in book.dossier.sources:
        raise Misplaced(Fault.NO_SOURCE, source=refuse.source)
    _undecided(book, refuse.source, refuse.candidate)
    return book.with_decision((refuse.source, refuse.candidate), Decided(None, (), by.person, by.at))


def _reopened(book: Book, by: Entered, reopen: Reopen) -> Book:
    key = (reopen.source, reopen.candidate)
    known = book.decided.get(key)
    if known is None:
        raise Misplaced(Fault.UNDECIDED)
    book = book.with_decision(key, None)
    if known.fact is None:
        return book
    # What another candidate was taken for as well stays.
    others = {place for one in book.candidates_of(known.fact) for place in book.decided[one].places}
    alone = [place for place in known.places if place not in others]
    for place in alone:
        book = replace(book, dossier=book.dossier.without_place(known.fact, place))
    return _formed(book, by, known.fact) if alone else book


def _undecided(book: Book, source: str, candidate: str) -> None:
    if book.decision(source, candidate) is not None:
        raise Misplaced(Fault.DECIDED)


def _corrected(book: Book, by: Entered, correct: Correct) -> Book:
    before = book.dossier.fact(correct.fact)
    dossier = book.dossier.corrected(Fact(id=correct.fact, claim=correct.claim, evidence=correct.evidence))
    standing = dossier.same(correct.claim)
    assert before is not None, "a fact that isn't there can't be corrected"
    assert standing is not None, "what was just put otherwise is there"
    were = {one.place for one in before.evidence}
    fresh = tuple(dict.fromkeys(one.place for one in correct.evidence if one.place not in were))
    book = _holding(replace(book, dossier=dossier), correct.fact, standing.id, fresh)
    if standing.id != correct.fact:
        book = _formed(book, by, correct.fact)
    return _formed(book, by, standing.id)


def _withdrawn(book: Book, by: Entered, withdraw: Withdraw) -> Book:
    if withdraw.place is None:
        dossier = book.dossier.without_fact(withdraw.fact)
    else:
        dossier = book.dossier.without_place(withdraw.fact, withdraw.place)
    book = replace(book, dossier=dossier)
    for key in book.candidates_of(withdraw.fact):
        if withdraw.place is None or withdraw.place in book.decided[key].places:
            book = book.with_decision(key, None)
    return _formed(book, by, withdraw.fact)


def _holding(book: Book, before: str, now: str, fresh: tuple[Place, ...] = ()) -> Book:
    """With the candidates of one fact held by what stands now, where that fact rests on a passage of theirs.

    Where none of their passages is left, they go with the fresh ones of their source, put in place of theirs; and where
    there are none, they can be decided again.
    """
    fact = book.dossier.fact(now)
    held = {one.place for one in fact.evidence} if fact is not None else set()
    for key in book.candidates_of(before):
        decided = book.decided[key]
        places = tuple(one for one in decided.places if one in held) or tuple(
            one for one in fresh if one.source == key[0]
        )
        book = book.with_decision(key, replace(decided, fact=now, places=places) if places else None)
    return book


def _formed(book: Book, by: Entered, ident: str) -> Book:
    """With the fact's form of now added to those before."""
    fact = book.dossier.fact(ident)
    form = Form(fact.claim if fact else None, fact.evidence if fact else (), by.person, by.at)
    return replace(book, forms=book.forms.insert(ident, (*book.forms.get(ident, ()), form)))

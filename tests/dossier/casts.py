"""Sources, evidence and entries, as short as a test wants them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from entremise.dossier.book import Book, enter
from entremise.dossier.entries import AddSource, Entered, Entry, Take
from entremise.dossier.fact import BackgroundClaim, Claim, EventClaim, Evidence, Place
from entremise.dossier.source import Source, digest
from entremise.dossier.values import Attribution, EventKind

START = datetime(2020, 1, 13, 9, tzinfo=UTC)
LENGTH = 100


def source(slug: str = "gazette", **known: Any) -> Source:
    return Source(slug=slug, language="en", digest=digest(slug), length=LENGTH, **known)


def place(slug: str = "gazette", start: int = 0) -> Place:
    return Place(source=slug, start=start, end=start + 10)


def piece(slug: str = "gazette", start: int = 0, grade: str = "B2") -> Evidence:
    return Evidence(place=place(slug, start), attribution=Attribution.ATTRIBUTED, grade=grade)


def key(n: int) -> str:
    return f"event-{n:016x}"


def signed(*who: str) -> EventClaim:
    return EventClaim(kind=EventKind.SIGN, who=who or ("North",))


def said(text: str) -> BackgroundClaim:
    return BackgroundClaim(text=text)


def take(claim: Claim, *evidence: Evidence, candidate: int | None = None) -> Take:
    return Take(
        claim=claim, evidence=evidence or (piece(),), candidate=key(candidate) if candidate is not None else None
    )


def entered(book: Book, *entries: Entry, person: str = "head") -> Book:
    """The book with these entered, one after the other."""
    for entry in entries:
        at = START + timedelta(minutes=book.n)
        book = enter(book, Entered(n=book.n + 1, at=at, person=person, entry=entry))
    return book


def begun(*slugs: str) -> Book:
    """A book with sources of these names."""
    return entered(Book(), *(AddSource(source=source(slug)) for slug in slugs or ("gazette", "herald")))

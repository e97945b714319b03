"""A dossier as one file: what stands in it, what was decided, and what each fact was before. Written and read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from entremise.accord.value import Slug, Value
from entremise.dossier.book import SOURCES_LIMIT, Book, Form
from entremise.dossier.entries import CandidateKey, Entry, Refuse, Take
from entremise.dossier.fact import Claim, Evidence, Fact, Place
from entremise.dossier.source import CONTROL, TEXT_LIMIT, Source, digest


class FiledSource(Source):
    """A report with its text."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=TEXT_LIMIT)]


class FiledForm(Value):
    """How a fact stood from a moment on; the claim is null from when it was taken back."""

    at: datetime
    person: Slug
    claim: Claim | None
    evidence: tuple[Evidence, ...]


class FiledFact(Fact):
    """A fact, with what it was before, the present form last."""

    history: tuple[FiledForm, ...] = ()


class WithdrawnFact(Value):
    """A fact that stands no more: what it was."""

    id: Slug
    history: tuple[FiledForm, ...]


class FiledDecision(Value):
    """What became of a candidate: the fact for which it was taken, from which passages; none where it was refused."""

    source: Slug
    candidate: CandidateKey
    fact: Slug | None
    places: tuple[Place, ...] = ()
    person: Slug
    at: datetime


class Filed(Value):
    """A dossier as a file."""

    dossier: Literal[1] = 1
    exported: datetime
    sources: Annotated[tuple[FiledSource, ...], Field(max_length=SOURCES_LIMIT)] = ()
    facts: tuple[FiledFact, ...] = ()
    withdrawn: tuple[WithdrawnFact, ...] = ()
    decisions: tuple[FiledDecision, ...] = ()


class Misfiled(ValueError):
    """A file isn't a dossier. `where` is the path to what is wrong, empty for all of it; `source` names a report whose
    text isn't the one that was read.
    """

    def __init__(self, where: str = "", *, source: str = "") -> None:
        self.where = where
        self.source = source
        super().__init__(where or source or "not a dossier")


def filed(book: Book, texts: Mapping[str, str], at: datetime) -> Filed:
    """A book as a file, with the texts of its sources by their slugs; what has no text any more is left out."""
    dossier = book.dossier
    return Filed(
        exported=at,
        sources=tuple(
            FiledSource(**one.model_dump(), text=texts[one.slug]) for one in book.sources if one.slug in texts
        ),
        facts=tuple(
            FiledFact(id=one.id, claim=one.claim, evidence=one.evidence, history=_history(book.forms.get(one.id, ())))
            for one in dossier.facts
        ),
        withdrawn=tuple(
            WithdrawnFact(id=ident, history=_history(forms))
            for ident, forms in sorted(book.forms.items(), key=lambda one: one[1][0].at)
            if dossier.fact(ident) is None
        ),
        decisions=tuple(
            FiledDecision(source=source, candidate=key, fact=one.fact, places=one.places, person=one.person, at=one.at)
            for (source, key), one in sorted(book.decided.items(), key=lambda one: (one[1].at, one[0]))
        ),
    )


def _history(forms: Iterable[Form]) -> tuple[FiledForm, ...]:
    return tuple(FiledForm(at=one.at, person=one.person, claim=one.claim, evidence=one.evidence) for one in forms)


def parse(data: bytes) -> Filed:
    """A dossier from the bytes of a file. Raises `Misfiled`."""
    try:
        found = Filed.model_validate_json(data)
    except ValidationError as wrong:
        where = wrong.errors()[0]["loc"]
        raise Misfiled(".".join(map(str, where))) from None
    known = {one.slug: one for one in found.sources}
    for one in found.sources:
        if digest(one.text) != one.digest or len(one.text) != one.length or CONTROL.search(one.text):
            raise Misfiled(source=one.title or one.slug)
    for n, fact in enumerate(found.facts):
        for m, piece in enumerate(fact.evidence):
            source = known.get(piece.place.source)
            if source is None or piece.place.end > source.length:
                raise Misfiled(f"facts.{n}.evidence.{m}.place")
    return found


@dataclass(frozen=True)
class Joining:
    """A filed dossier on its way into a book: `slugs` leads from its sources to the book's, where these are there."""

    filed: Filed
    slugs: Mapping[str, str]

    def entries(self, book: Book) -> Iterator[Entry]:
        """What is to be entered: facts join those that claim the same, others stand beside; decisions that were made
        stay, and what nobody has decided is decided as in the file. What rests on sources that aren't there yet waits.
        """
        left = {fact.id: [*self._pieces(fact.evidence)] for fact in self.filed.facts}
        borne = {ident: [*pieces] for ident, pieces in left.items()}
        claims = {fact.id: fact.claim for fact in self.filed.facts}
        for one in self.filed.decisions:
            source = self.slugs.get(one.source)
            if source is None or book.decision(source, one.candidate) is not None:
                continue
            if one.fact is None:
                yield Refuse(source=source, candidate=one.candidate)
                continue
            places = {self._place(place) for place in one.places}
            pieces = [piece for piece in borne.get(one.fact, ()) if piece.place in places]
            pieces.sort(key=lambda piece: piece.place.source != source)
            if pieces and pieces[0].place.source == source:
                yield Take(claim=claims[one.fact], evidence=tuple(pieces), candidate=one.candidate)
                left[one.fact] = [piece for piece in left[one.fact] if piece not in pieces]
        for ident, pieces in left.items():
            same = book.dossier.same(claims[ident])
            fresh = tuple(one for one in pieces if same is None or one not in same.evidence)
            if fresh:
                yield Take(claim=claims[ident], evidence=fresh)

    def _pieces(self, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
        for one in evidence:
            if one.place.source in self.slugs:
                yield one.model_copy(update={"place": self._place(one.place)})

    def _place(self, place: Place) -> Place:
        return place.model_copy(update={"source": self.slugs.get(place.source, place.source)})

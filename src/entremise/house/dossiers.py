"""The dossiers of the seats: what a team reads and takes down, seen by that seat alone and by nobody else.

Dossiers are no acts: nothing of them is on the record, and no rule of the talks looks at them.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final, Protocol

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from entremise.accord.value import Slug
from entremise.dossier.book import Book, Done, enter, fold, passed_over
from entremise.dossier.candidates import Reading
from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.draft_case import slug as slug_of
from entremise.dossier.entries import (
    AddSource,
    DescribeSource,
    Entered,
    Entry,
    RemoveSource,
    Request,
    read_entered,
    write_entered,
)
from entremise.dossier.reading.gazetteer import Known
from entremise.dossier.source import Source, digest
from entremise.reports.apart import Job, ReadReport, read_apart
from entremise.reports.text import titled
from entremise.reports.unreadable import Noted
from entremise.talks.refusal import Code, Refused

BOOKS: Final = 200
"""How many books are kept in memory, those used last."""


class DossierKeeping(Protocol):
    """What a store does for dossiers. What it keeps are bytes; `entremise.store.dossiers` seals them."""

    def alone(self) -> AbstractContextManager[None]: ...
    def last(self, talks: str, seat: str) -> int: ...
    def entries(self, talks: str, seat: str, since: int = 1) -> Sequence[tuple[int, bytes]]: ...
    def add_entry(self, talks: str, seat: str, n: int, plain: bytes) -> None: ...
    def text(self, talks: str, seat: str, source: str) -> bytes | None: ...
    def put_text(self, talks: str, seat: str, source: str, plain: bytes) -> None: ...
    def remove_text(self, talks: str, seat: str, source: str) -> None: ...


@dataclass(frozen=True)
class SourceText:
    """The text of a source, what a reading of it offers, and what was to be said of the file."""

    text: str
    reading: Reading
    remarks: tuple[Noted, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report as somebody gives it: the bytes of a file or of a pasted text, and what is known of it.

    `file`: whether the bytes came as a file, whose digest is then kept. What is None is taken from the report itself;
    `name` is what it is called where neither a title is given nor the report has one. `plain`: the bytes are a text in
    UTF-8 that was taken from its file before, and is kept as it is.
    """

    data: bytes
    file: bool
    title: str
    name: str = ""
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    reliability: str | None = None
    actors: tuple[Known, ...] = ()
    plain: bool = False


_TEXT: Final = TypeAdapter(SourceText)


class Dossiers:
    """All dossiers of one store. Safe for several threads, and beside others on the same store."""

    def __init__(
        self,
        keeping: DossierKeeping,
        *,
        clock: Callable[[], datetime],
        announce: Callable[[str, frozenset[str]], None],
        reading: Callable[[Job], ReadReport] = read_apart,
    ) -> None:
        self._keeping = keeping
        self._clock = clock
        self._announce = announce
        self._reading = reading
        self._books: OrderedDict[tuple[str, str], Book] = OrderedDict()
        self._lock = Lock()

    def book(self, talks: str, seat: str) -> Book:
        """The dossier of a seat as it stands; empty where nobody has begun one."""
        known = self._known(talks, seat)
        if self._keeping.last(talks, seat) == known.n:
            return known
        return self._grown(talks, seat, known)

    def text(self, talks: str, seat: str, source: str) -> SourceText:
        """The text of a source. Raises `Misplaced` where the dossier has none of that name."""
        found = self._keeping.text(talks, seat, source)
        if found is None:
            raise Misplaced(Fault.NO_SOURCE, source=source)
        return _read_text(found)

    def enter(self, talks: str, seat: str, person: str, *entries: Entry) -> Book:
        """Enter these into a seat's dossier, all or none, and tell those who sit there. Raises `Misplaced`.

        To add a report is `add`, to say anew what is known of one `describe`: they read it.
        """
        return self.ask(talks, seat, person, entries)[0]

    def ask(
        self,
        talks: str,
        seat: str,
        person: str,
        entries: Sequence[Entry],
        *,
        expected: int | None = None,
        request: Request | None = None,
    ) -> tuple[Book, tuple[Done, ...]]:
        """As `enter`, for programs; gives also what each entry did.

        `expected`: how many entries there were when this was decided. `request`: the same request again gives what it
        gave, and nothing is done. Raises `Refused` where there are more entries by now, or where the key of the request
        came with another before; and `Misplaced`.
        """
        with self._keeping.alone():
            book = self._grown(talks, seat, self._known(talks, seat))
            before = book.requests.get(request.key) if request is not None else None
            if before is not None and request is not None:
                if before.digest != request.digest:
                    raise Refused(Code.REQUEST_DIFFERS, "request")
                return book, before.done
            if expected is not None and book.n != expected:
                raise Refused(Code.VIEW_MOVED, "expected")
            done = []
            for i, entry in enumerate(entries):
                try:
                    book = self._entered(talks, seat, person, book, entry, request)
                except Misplaced as misplaced:
                    misplaced.entry = i
                    raise
                done.append(book.last or Done(book.n, None))
                if isinstance(entry, RemoveSource):
                    self._keeping.remove_text(talks, seat, entry.source)
        if done:
            self._keep(talks, seat, book)
            self._announce(talks, frozenset({seat}))
        return book, tuple(done)

    def add(self, talks: str, seat: str, person: str, report: Report) -> tuple[Source, SourceText]:
        """Take a report in: it is read first, in a process apart, and nothing waits meanwhile.

        Raises `Unreadable` for one that can't be read, `Misplaced` for one too many. The same text given twice is the
        source that is there already.
        """
        job = Job(report.data, report.date, report.language, report.reliability, report.actors, report.plain)
        read = self._reading(job)
        kept = SourceText(read.found.text, read.reading, read.remarks)
        with self._keeping.alone():
            book = self._grown(talks, seat, self._known(talks, seat))
            source = _source(report, read, book.slugs)
            same = next((one for one in book.dossier.sources.values() if one.digest == source.digest), None)
            if same is not None:
                return same, self.text(talks, seat, same.slug)
            book = self._entered(talks, seat, person, book, AddSource(source=source))
            self._keeping.put_text(talks, seat, source.slug, _TEXT.dump_json(kept))
        self._keep(talks, seat, book)
        self._announce(talks, frozenset({seat}))
        return source, kept

    def describe(
        self, talks: str, seat: str, person: str, said: DescribeSource, actors: tuple[Known, ...] = ()
    ) -> Book:
        """Say anew what is known of a report, and read it again with that. Raises `Misplaced`, and `Unreadable`."""
        known = self.book(talks, seat).dossier.sources.get(said.source)
        if known is None:
            raise Misplaced(Fault.NO_SOURCE, source=said.source)
        text = self.text(talks, seat, said.source)
        job = Job(text.text.encode(), said.date, known.language, said.reliability, actors, plain=True)
        reading = self._reading(job).reading
        with self._keeping.alone():
            book = self._grown(talks, seat, self._known(talks, seat))
            book = self._entered(talks, seat, person, book, said)
            kept = SourceText(text.text, reading, text.remarks)
            self._keeping.put_text(talks, seat, said.source, _TEXT.dump_json(kept))
        self._keep(talks, seat, book)
        self._announce(talks, frozenset({seat}))
        return book

    def _entered(
        self, talks: str, seat: str, person: str, book: Book, entry: Entry, request: Request | None = None
    ) -> Book:
        entered = Entered(n=book.n + 1, at=self._clock(), person=person, entry=entry, request=request)
        grown = enter(book, entered)
        self._keeping.add_entry(talks, seat, entered.n, write_entered(entered))
        return grown

    def _known(self, talks: str, seat: str) -> Book:
        key = (talks, seat)
        with self._lock:
            if key in self._books:
                self._books.move_to_end(key)
            return self._books.get(key, Book())

    def _grown(self, talks: str, seat: str, known: Book) -> Book:
        """A book with what was entered since, here or by another process. Whatever is kept makes a book."""
        book = known
        for n, plain in self._keeping.entries(talks, seat, known.n + 1):
            try:
                entered = read_entered(plain)
            except ValueError:
                book = passed_over(book, n)
            else:
                book = fold((entered,), book)
        self._keep(talks, seat, book)
        return book

    def _keep(self, talks: str, seat: str, book: Book) -> None:
        key = (talks, seat)
        with self._lock:
            known = self._books.get(key)
            if book.n and (known is None or known.n <= book.n):
                self._books[key] = book
                self._books.move_to_end(key)
            while len(self._books) > BOOKS:
                self._books.popitem(last=False)


def _read_text(kept: bytes) -> SourceText:
    """A text as it was kept. Of a reading in a form of long ago nothing is offered, until the report is read again."""
    try:
        return _TEXT.validate_json(kept)
    except ValidationError:
        found = from_json(kept)
        return SourceText(found["text"], Reading(found["reading"]["language"], found["reading"]["date"]))


def _source(report: Report, read: ReadReport, taken: Iterable[Slug]) -> Source:
    title = report.title or read.found.title or titled(report.name)
    return Source(
        slug=slug_of(title or "report", taken),
        title=title,
        publisher=report.publisher or read.found.publisher,
        date=read.date,
        language=read.language,
        digest=digest(read.found.text),
        length=len(read.found.text),
        reliability=report.reliability,
        file=hashlib.sha256(report.data).hexdigest() if report.file else None,
    )

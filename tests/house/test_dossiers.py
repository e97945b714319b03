"""The dossiers of a house: each seat's own, kept whole, the same for every process, told to nobody else."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from entremise.dossier.book import Book, Done
from entremise.dossier.candidates import EventCandidate
from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.entries import (
    Correct,
    DescribeSource,
    Entered,
    Entry,
    Refuse,
    RemoveSource,
    Request,
    Take,
    Withdraw,
    write_entered,
)
from entremise.dossier.source import Source
from entremise.dossier.taking import claim_of, evidence_of, keyed
from entremise.dossier.values import EventKind
from entremise.house.dossiers import Dossiers, Report, SourceText
from entremise.reports.apart import read_report
from entremise.reports.unreadable import Unreadable, Wrong
from entremise.talks.refusal import Code, Refused
from tests.dossier.casts import START, piece, said, take
from tests.house.cast import KEYS, HouseTalks, store_in
from tests.talks.cast import TALKS

TEXT = b"Talks between the North Shore and the South Shore failed on Monday. Norway hosted the talks."
OTHER = b"Norway denied having hosted the talks. The South signed the accord, its spokesman said."
DIGEST = "0" * 64


class Kept:
    """Dossiers on a store of the folder, with what they announced."""

    def __init__(self, folder: Path, reading: Any = read_report, clock: Any = lambda: START) -> None:
        from entremise.store.dossiers import DossierStore

        self.announced: list[tuple[str, frozenset[str]]] = []
        store = store_in(folder)
        self.store = DossierStore(store.alias, KEYS.master)
        self.dossiers = Dossiers(
            self.store,
            clock=clock,
            announce=lambda talks, seats: self.announced.append((talks, seats)),
            reading=reading,
        )

    def add(self, data: bytes = TEXT, seat: str = "lna", **known: Any) -> tuple[Source, SourceText]:
        return self.dossiers.add(TALKS, seat, "haftar", Report(data=data, file=False, title="Report", **known))

    def enter(self, *entries: Entry, seat: str = "lna") -> Book:
        return self.dossiers.enter(TALKS, seat, "haftar", *entries)

    def book(self, seat: str = "lna") -> Book:
        return self.dossiers.book(TALKS, seat)


@pytest.fixture
def kept(tmp_path):
    HouseTalks(store_in(tmp_path))
    return Kept(tmp_path)


def test_a_seat_keeps_its_dossier_from_everybody_else(kept):
    source, _text = kept.add()
    kept.enter(take(said("theirs"), piece(source.slug)))
    assert [fact.claim for fact in kept.book().dossier.facts] == [said("theirs")]
    for seat in ("gna", "russia"):
        assert kept.book(seat).n == 0
        with pytest.raises(Misplaced) as misplaced:
            kept.dossiers.text(TALKS, seat, source.slug)
        assert misplaced.value.code is Fault.NO_SOURCE


def test_only_those_who_sit_there_are_told(kept):
    source, _text = kept.add()
    kept.enter(take(said("one"), piece(source.slug)))
    kept.dossiers.describe(
        TALKS, "lna", "haftar", DescribeSource(source=source.slug, title="Report", date="2020-01-14")
    )
    assert kept.announced == [(TALKS, frozenset({"lna"}))] * 3
    with pytest.raises(Misplaced):
        kept.enter(Withdraw(fact="fact-99"))
    kept.add()  # it is there already
    kept.enter()
    assert len(kept.announced) == 3


def test_all_is_entered_or_none(kept):
    source, _text = kept.add()
    before = kept.book()
    with pytest.raises(Misplaced):
        kept.enter(take(said("one"), piece(source.slug)), RemoveSource(source=source.slug), Withdraw(fact="fact-99"))
    assert kept.book() == before
    assert kept.dossiers.text(TALKS, "lna", source.slug).text == TEXT.decode()


def test_what_one_process_enters_another_finds(kept, tmp_path):
    beside = Kept(tmp_path)
    source, _text = kept.add()
    assert set(beside.book().dossier.sources) == {source.slug}
    beside.enter(take(said("one"), piece(source.slug)))
    kept.enter(take(said("two"), piece(source.slug)))
    assert kept.book() == beside.book()
    assert kept.book().n == 3


def test_threads_enter_one_after_the_other(kept):
    source, _text = kept.add()

    def enter(n):
        try:
            kept.enter(take(said(f"fact {n}"), piece(source.slug)))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(enter, range(30)))
    assert len(kept.book().dossier.facts) == 30
    assert kept.book().n == 31


def test_a_candidate_is_decided_once_whoever_is_first(kept):
    source, text = kept.add()
    candidate_key, candidate = keyed(text.reading)[0]
    taken = Take(claim=claim_of(candidate), evidence=(evidence_of(candidate, source.slug),), candidate=candidate_key)
    kept.enter(taken)
    with pytest.raises(Misplaced) as misplaced:
        kept.enter(Refuse(source=source.slug, candidate=candidate_key))
    assert misplaced.value.code is Fault.DECIDED


def test_a_report_that_two_add_at_once_is_there_once(kept, tmp_path):
    """The second is added, by another process, while the first is being read."""

    def slow(job):
        Kept(tmp_path).add()
        return read_report(job)

    source, text = Kept(tmp_path, reading=slow).add()
    assert list(kept.book().dossier.sources) == [source.slug]
    assert kept.book().n == 1
    assert text.text == TEXT.decode()


def test_nobody_waits_while_a_report_is_read(kept, tmp_path):
    reading, read = threading.Event(), threading.Event()

    def waiting(job):
        reading.set()
        assert read.wait(20)
        return read_report(job)

    def add():
        try:
            Kept(tmp_path, reading=waiting).add(OTHER)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(add)
        assert reading.wait(20)
        source, _text = kept.add()
        kept.enter(take(said("meanwhile"), piece(source.slug)))
        read.set()
        adding.result()
    assert len(kept.book().dossier.sources) == 2


def test_a_report_that_is_removed_while_it_is_read_anew_stays_removed(kept, tmp_path):
    source, _text = kept.add()

    def removing(job):
        kept.enter(RemoveSource(source=source.slug))
        return read_report(job)

    with pytest.raises(Misplaced) as misplaced:
        Kept(tmp_path, reading=removing).dossiers.describe(
            TALKS, "lna", "haftar", DescribeSource(source=source.slug, date="2020-01-14")
        )
    assert misplaced.value.code is Fault.NO_SOURCE
    with pytest.raises(Misplaced):
        kept.dossiers.text(TALKS, "lna", source.slug)


def test_a_report_read_anew_with_its_day_keeps_what_was_decided(kept):
    source, text = kept.add()
    (candidate_key, candidate), *_others = (
        (name, one)
        for name, one in keyed(text.reading)
        if isinstance(one, EventCandidate) and one.kind is EventKind.FAIL
    )
    kept.enter(
        Take(claim=claim_of(candidate), evidence=(evidence_of(candidate, source.slug),), candidate=candidate_key)
    )
    book = kept.dossiers.describe(TALKS, "lna", "haftar", DescribeSource(source=source.slug, date="2020-01-15"))
    anew = dict(keyed(kept.dossiers.text(TALKS, "lna", source.slug).reading))
    assert candidate.date is None
    assert claim_of(anew[candidate_key]) == claim_of(replace(candidate, date="2020-01-13"))
    assert book.decision(source.slug, candidate_key) is not None


def test_another_report_never_takes_the_name_of_one_that_is_gone(kept):
    source, _text = kept.add()
    kept.enter(RemoveSource(source=source.slug))
    again, _text = kept.add()
    assert again.slug != source.slug


def test_one_that_cannot_be_read_leaves_no_trace(kept):
    with pytest.raises(Unreadable) as unreadable:
        kept.add(b"")
    assert unreadable.value.code is Wrong.EMPTY
    assert kept.book().n == 0
    assert kept.announced == []


def test_times_are_kept_in_utc(kept, tmp_path):
    tripoli = Kept(tmp_path, clock=lambda: datetime(2020, 1, 13, 11, tzinfo=timezone(timedelta(hours=2))))
    tripoli.add()
    ((_n, plain),) = tripoli.store.entries(TALKS, "lna")
    assert b'"at":"2020-01-13T09:00:00Z"' in plain


def test_an_entry_that_nobody_can_read_any_more_takes_nothing_else_with_it(kept, tmp_path):
    source, _text = kept.add()
    with kept.store.alone():
        kept.store.add_entry(TALKS, "lna", 2, b'{"version": 99, "entry": "of a house to come"}')
        kept.store.add_entry(TALKS, "lna", 3, b"no JSON")
        unfit = Entered(n=4, at=datetime.now(UTC), person="haftar", entry=Withdraw(fact="fact-1"))
        kept.store.add_entry(TALKS, "lna", 4, write_entered(unfit))
    book = kept.enter(take(said("one"), piece(source.slug)))
    assert book.unread == (2, 3, 4)
    assert [fact.id for fact in book.dossier.facts] == ["fact-5"]
    assert Kept(tmp_path).book() == book


def test_a_text_is_there_also_where_its_reading_is_of_long_ago(kept):
    source, _text = kept.add()
    with kept.store.alone():
        kept.store.put_text(
            TALKS,
            "lna",
            source.slug,
            b'{"text": "As it was.", "reading": {"language": "en", "date": null, "events": 1}}',
        )
    found = kept.dossiers.text(TALKS, "lna", source.slug)
    assert (found.text, found.reading.all()) == ("As it was.", ())


def ask(
    kept: Kept,
    *entries: Entry,
    expected: int | None = None,
    key: str = "k1",
    digest: str = DIGEST,
    seat: str = "lna",
) -> tuple[Book, tuple[Done, ...]]:
    request = Request(key=key, digest=digest)
    return kept.dossiers.ask(TALKS, seat, "haftar", entries, expected=expected, request=request)


def test_the_same_request_again_gives_the_same_and_does_nothing(kept, tmp_path):
    source, _text = kept.add()
    entries = (take(said("one"), piece(source.slug)), take(said("two"), piece(source.slug)))
    _book, done = ask(kept, *entries)
    assert [(one.n, one.fact) for one in done] == [(2, "fact-2"), (3, "fact-3")]
    kept.enter(Correct(fact="fact-2", claim=said("two"), evidence=(piece(source.slug),)))
    for again in (kept, Kept(tmp_path)):
        _book, repeated = ask(again, *entries)
        assert repeated == done
    assert kept.book().n == 4


def test_another_request_under_a_key_that_was_used_is_refused_but_keys_are_the_seats_own(kept):
    source, _text = kept.add()
    other, _text = kept.add(seat="gna")
    ask(kept, take(said("one"), piece(source.slug)))
    with pytest.raises(Refused) as refused:
        ask(kept, take(said("two"), piece(source.slug)), digest="1" * 64)
    assert refused.value.refusal.code is Code.REQUEST_DIFFERS
    ask(kept, take(said("theirs"), piece(other.slug)), digest="1" * 64, seat="gna")
    assert [fact.claim for fact in kept.book("gna").dossier.facts] == [said("theirs")]


def test_nobody_decides_on_what_has_changed_since_where_they_say_what_they_saw(kept):
    source, _text = kept.add()
    with pytest.raises(Refused) as refused:
        ask(kept, take(said("one"), piece(source.slug)), expected=0)
    assert refused.value.refusal.code is Code.VIEW_MOVED
    ask(kept, take(said("one"), piece(source.slug)), expected=1)
    assert kept.book().n == 2

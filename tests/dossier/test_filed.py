"""A dossier as a file: all of it goes out, and comes into another without loss and without undoing anything there."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from entremise.dossier.book import Book, enter
from entremise.dossier.entries import AddSource, Correct, Entered, Entry, Refuse, Take, Withdraw
from entremise.dossier.fact import BackgroundClaim, Evidence, Place
from entremise.dossier.filed import Filed, Joining, Misfiled, filed, parse
from entremise.dossier.source import Source, digest
from entremise.dossier.values import Attribution

AT = datetime(2020, 1, 14, 9, 0, tzinfo=UTC)
TEXT = "The talks failed in Zurich, and nobody has signed anything at all."
OTHER = "The talks go on in Zurich, says the other report of the evening."
FIRST, SECOND, THIRD = "background-0000000000000001", "background-0000000000000002", "background-0000000000000003"


def source(slug: str, text: str) -> Source:
    return Source(slug=slug, language="en", digest=digest(text), length=len(text))


def evidence(slug: str, start: int = 0, grade: str = "C2") -> Evidence:
    place = Place(source=slug, start=start, end=start + 9)
    return Evidence(place=place, attribution=Attribution.UNATTRIBUTED, grade=grade)


def after(book: Book, *entries: Entry) -> Book:
    for entry in entries:
        at = AT + timedelta(minutes=book.n)
        book = enter(book, Entered(n=book.n + 1, at=at, person="anna", entry=entry))
    return book


def claim(text: str) -> BackgroundClaim:
    return BackgroundClaim(text=text)


GIVEN = after(
    Book(),
    AddSource(source=source("talks", TEXT)),
    AddSource(source=source("others", OTHER)),
    Take(claim=claim("They failed."), evidence=(evidence("talks"),), candidate=FIRST),
    Take(claim=claim("They failed."), evidence=(evidence("others"),)),
    Refuse(source="talks", candidate=SECOND),
    Take(claim=claim("Nobody has sined."), evidence=(evidence("talks", 20),), candidate=THIRD),
    Correct(fact="fact-6", claim=claim("Nobody has signed."), evidence=(evidence("talks", 20, "B2"),)),
    Take(claim=claim("Taken back."), evidence=(evidence("talks", 30),)),
    Withdraw(fact="fact-8"),
)
TEXTS = {"talks": TEXT, "others": OTHER}


def whole() -> Filed:
    return filed(GIVEN, TEXTS, AT)


def changed(**more: object) -> bytes:
    return json.dumps({**json.loads(whole().model_dump_json()), **more}).encode()


def joined(book: Book, slugs: dict[str, str]) -> Book:
    return after(book, *Joining(whole(), slugs).entries(book))


def test_a_file_holds_the_whole_dossier_and_reads_back_as_it_was():
    found = parse(whole().model_dump_json().encode())
    assert found == whole()
    assert [one.claim for one in found.facts] == [claim("They failed."), claim("Nobody has signed.")]
    assert [form.claim for form in found.facts[1].history] == [claim("Nobody has sined."), claim("Nobody has signed.")]
    [gone] = found.withdrawn
    assert [form.claim for form in gone.history] == [claim("Taken back."), None]
    assert {(one.candidate, one.fact) for one in found.decisions} == {
        (FIRST, "fact-3"),
        (SECOND, None),
        (THIRD, "fact-6"),
    }


def test_an_empty_dossier_is_a_file_too():
    assert parse(filed(Book(), {}, AT).model_dump_json().encode()).facts == ()


def test_into_an_empty_dossier_comes_all_that_stands_with_what_was_decided():
    book = after(Book(), AddSource(source=source("a", TEXT)), AddSource(source=source("b", OTHER)))
    book = joined(book, {"talks": "a", "others": "b"})
    same = book.dossier.same(claim("They failed."))
    assert same is not None
    assert {one.place.source for one in same.evidence} == {"a", "b"}
    assert {key for (slug, key) in book.decided if slug == "a"} == {FIRST, SECOND, THIRD}
    taken = book.decision("a", FIRST)
    assert taken is not None
    assert taken.fact == same.id


def test_a_file_has_the_sources_in_the_order_in_which_they_were_taken_in():
    slugs = [f"report-{n}" for n in (5, 3, 9, 1, 7, 2, 8, 4, 6)]
    book = after(Book(), *(AddSource(source=source(slug, f"{slug} says so.")) for slug in slugs))
    written = filed(book, {slug: f"{slug} says so." for slug in reversed(slugs)}, AT)
    assert [one.slug for one in written.sources] == slugs


def test_taken_in_twice_it_is_there_once():
    book = after(Book(), AddSource(source=source("a", TEXT)), AddSource(source=source("b", OTHER)))
    book = joined(book, {"talks": "a", "others": "b"})
    assert joined(book, {"talks": "a", "others": "b"}) == book


def test_what_was_decided_there_stays_and_what_stood_there_stands():
    book = after(
        Book(),
        AddSource(source=source("a", TEXT)),
        Refuse(source="a", candidate=FIRST),
        Take(claim=claim("They were adjourned."), evidence=(evidence("a"),)),
        Take(claim=claim("Nobody has signed."), evidence=(evidence("a", 20, "E5"),)),
    )
    book = joined(book, {"talks": "a"})
    refused = book.decision("a", FIRST)
    assert refused is not None
    assert refused.fact is None
    assert book.dossier.same(claim("They were adjourned.")) is not None
    signed = book.dossier.same(claim("Nobody has signed."))
    assert signed is not None
    assert set(signed.grades) == {"E5", "B2"}, "both judgements are kept"


def test_what_rests_on_a_report_that_is_not_there_yet_waits_for_it():
    book = joined(after(Book(), AddSource(source=source("b", OTHER))), {"others": "b"})
    same = book.dossier.same(claim("They failed."))
    assert same is not None
    assert len(same.evidence) == 1
    assert book.dossier.same(claim("Nobody has signed.")) is None
    book = joined(after(book, AddSource(source=source("a", TEXT))), {"talks": "a", "others": "b"})
    same = book.dossier.same(claim("They failed."))
    assert same is not None
    assert len(same.evidence) == 2


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"dossier": 2}, "dossier"),
        ({"more": 1}, "more"),
        ({"exported": "yesterday"}, "exported"),
        ({"facts": [{"id": "x"}]}, "facts.0.claim"),
        ({"sources": []}, "facts.0.evidence.0.place"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_by_its_place(more, where: str):
    with pytest.raises(Misfiled) as wrong:
        parse(changed(**more))
    assert wrong.value.where == where


@pytest.mark.parametrize("text", [TEXT.replace("failed", "passed"), TEXT[:-1], TEXT + "\x07"])
def test_a_text_that_is_not_the_one_that_was_read_is_refused(text: str):
    sources = json.loads(whole().model_dump_json())["sources"]
    sources[0 if sources[0]["slug"] == "talks" else 1]["text"] = text
    with pytest.raises(Misfiled) as wrong:
        parse(changed(sources=sources))
    assert wrong.value.source == "talks"


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{", b"\xff", b"[" * 100_000])
def test_anything_else_is_no_dossier(data: bytes):
    with pytest.raises(Misfiled):
        parse(data)

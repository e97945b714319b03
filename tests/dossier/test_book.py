"""What entries make of a dossier: nothing lost, nothing decided twice, all of it kept as it was."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pydantic import ValidationError

from entremise.dossier import dossier as dossiers
from entremise.dossier.book import Book, Decided, enter, fold
from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.entries import (
    AddSource,
    Correct,
    DescribeSource,
    Entered,
    Entry,
    Refuse,
    RemoveSource,
    Reopen,
    Withdraw,
    read_entered,
    write_entered,
)
from entremise.dossier.fact import BackgroundClaim, RoleClaim, StatementClaim
from entremise.dossier.values import RoleKind
from tests.dossier.casts import LENGTH, START, begun, entered, key, piece, place, said, signed, source, take

KEPT = Path(__file__).parent / "kept" / "entries-1.jsonl"


def refused(book: Book, entry: Entry) -> Fault:
    with pytest.raises(Misplaced) as misplaced:
        entered(book, entry)
    return misplaced.value.code


def places(book: Book, fact: str) -> list[tuple[str, int]]:
    found = book.dossier.fact(fact)
    assert found is not None
    return [(one.place.source, one.place.start) for one in found.evidence]


def decision(book: Book, candidate: int, slug: str = "gazette") -> Decided:
    found = book.decision(slug, key(candidate))
    assert found is not None
    return found


def test_two_candidates_that_say_the_same_bear_out_one_fact():
    book = entered(begun(), take(signed(), piece(), candidate=1), take(signed(), piece("herald"), candidate=2))
    assert [fact.id for fact in book.dossier.facts] == ["fact-3"]
    assert places(book, "fact-3") == [("gazette", 0), ("herald", 0)]
    assert decision(book, 1).fact == decision(book, 2, "herald").fact == "fact-3"
    assert [len(form.evidence) for form in book.forms["fact-3"]] == [1, 2]


def test_a_passage_that_is_taken_back_opens_all_candidates_that_came_from_there_and_no_others():
    book = entered(
        begun(),
        take(signed(), piece(), candidate=1),
        take(signed(), piece(), candidate=2),
        take(signed(), piece("herald"), candidate=3),
        Withdraw(fact="fact-3", place=place()),
    )
    assert book.decision("gazette", key(1)) is None
    assert book.decision("gazette", key(2)) is None
    assert decision(book, 3, "herald").fact == "fact-3"
    assert places(book, "fact-3") == [("herald", 0)]
    book = entered(book, take(signed(), piece(), candidate=1))
    assert places(book, "fact-3") == [("herald", 0), ("gazette", 0)]


def test_a_fact_whose_last_passage_is_taken_back_is_gone_and_what_it_was_is_kept():
    book = entered(begun(), take(signed(), candidate=1), Withdraw(fact="fact-3", place=place()))
    assert book.dossier.facts == ()
    assert book.decision("gazette", key(1)) is None
    assert [form.claim for form in book.forms["fact-3"]] == [signed(), None]
    assert refused(book, Withdraw(fact="fact-3")) is Fault.NO_FACT


def test_a_passage_on_which_a_fact_does_not_rest_cannot_be_taken_back():
    book = entered(begun(), take(signed()))
    assert refused(book, Withdraw(fact="fact-3", place=place("herald"))) is Fault.NO_PLACE


def test_the_same_evidence_twice_counts_once():
    book = entered(begun(), take(signed(), piece(), piece()), take(signed(), piece()))
    assert places(book, "fact-3") == [("gazette", 0)]


def test_one_passage_with_two_grades_stays_twice_and_goes_at_once():
    book = entered(begun(), take(signed(), piece(), piece("herald")), take(signed(), piece(grade="C3")))
    assert places(book, "fact-3") == [("gazette", 0), ("herald", 0), ("gazette", 0)]
    assert places(entered(book, Withdraw(fact="fact-3", place=place())), "fact-3") == [("herald", 0)]


def test_of_a_fact_that_two_sources_tell_the_other_is_left_when_one_is_removed():
    book = entered(
        begun(),
        take(signed(), piece(), candidate=1),
        take(signed(), piece("herald"), candidate=2),
        take(said("only there")),
        RemoveSource(source="gazette"),
    )
    assert places(book, "fact-3") == [("herald", 0)]
    assert [fact.id for fact in book.dossier.facts] == ["fact-3"]
    assert book.decision("gazette", key(1)) is None
    assert decision(book, 2, "herald").fact == "fact-3"
    assert book.of_source("gazette") == ()
    assert book.forms["fact-5"][-1].claim is None


def test_a_candidate_whose_evidence_spans_sources_is_of_the_first_and_stays_while_it_has_a_passage():
    book = entered(begun(), take(signed(), piece(), piece("herald"), candidate=1))
    assert decision(book, 1).places == (place(), place("herald"))
    without = entered(book, RemoveSource(source="herald"))
    assert decision(without, 1).places == (place(),)
    assert places(without, "fact-3") == [("gazette", 0)]
    assert entered(book, RemoveSource(source="gazette")).decision("gazette", key(1)) is None


def test_a_fact_that_is_put_otherwise_keeps_its_place_its_id_and_its_candidates():
    book = entered(begun(), take(signed(), candidate=1), take(said("later")))
    book = entered(book, Correct(fact="fact-3", claim=signed("South"), evidence=(piece(),)))
    assert [fact.id for fact in book.dossier.facts] == ["fact-3", "fact-4"]
    assert book.dossier.same(signed()) is None
    assert decision(book, 1).fact == "fact-3"
    assert [form.claim for form in book.forms["fact-3"]] == [signed(), signed("South")]


def test_a_fact_put_as_another_is_bears_that_one_out():
    book = entered(
        begun(),
        take(signed(), piece(), candidate=1),
        take(signed("South"), piece(start=20), candidate=2),
        Correct(fact="fact-4", claim=signed(), evidence=(piece(start=20),)),
    )
    assert [fact.id for fact in book.dossier.facts] == ["fact-3"]
    assert places(book, "fact-3") == [("gazette", 0), ("gazette", 20)]
    assert decision(book, 2).fact == "fact-3"
    assert book.forms["fact-4"][-1].claim is None
    assert len(book.forms["fact-3"]) == 2
    assert entered(book, Withdraw(fact="fact-3")).decision("gazette", key(2)) is None


def test_a_candidate_goes_with_a_passage_that_was_put_in_place_of_its_own():
    book = entered(begun(), take(signed(), piece(), candidate=1))
    book = entered(book, Correct(fact="fact-3", claim=signed(), evidence=(piece(start=5), piece("herald"))))
    assert decision(book, 1).places == (place(start=5),)
    book = entered(book, Correct(fact="fact-3", claim=signed(), evidence=(piece("herald"),)))
    assert book.decision("gazette", key(1)) is None, "it rests on nothing any more, and can be decided again"


def test_what_others_added_meanwhile_and_a_correction_leaves_out_can_be_decided_again():
    book = entered(begun(), take(signed(), piece(), candidate=1), take(signed(), piece("herald"), candidate=2))
    book = entered(book, Correct(fact="fact-3", claim=signed("South"), evidence=(piece(),)))
    assert decision(book, 1).fact == "fact-3"
    assert book.decision("herald", key(2)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (signed("Fayez al-Sarraj"), signed("Fayez  al-Sarraj")),
        (signed("Fayez al-Sarraj"), signed("Fayez\u00a0al-Sarraj")),
        (signed("Égypte"), signed("E\u0301gypte")),
        (signed("السراج"), signed("ﺍﻟﺴﺮﺍﺝ")),
        (said("They left\nat night."), said("They left at night.")),
        (RoleClaim(actor="Norway", role=RoleKind.BACKS, of="the North "),
         RoleClaim(actor="Norway", role=RoleKind.BACKS, of="the North")),
        (StatementClaim(who=("Norway",), verb="said", said="We\u00a0left."),
         StatementClaim(who=("Norway",), verb="said", said="We left.")),
    ],
)  # fmt: skip
def test_words_that_differ_by_spaces_or_encoding_alone_are_the_same(one, other):
    book = entered(begun(), take(one), take(other, piece("herald")))
    (fact,) = book.dossier.facts
    assert fact.claim == one, "it stays as it was first put"
    assert fact.sources == ("gazette", "herald")


@pytest.mark.parametrize(
    ("one", "other"), [(signed("Russia"), signed("Russie")), (signed("the North"), signed("The North"))]
)
def test_other_words_stay_other_facts(one, other):
    assert len(entered(begun(), take(one), take(other)).dossier.facts) == 2


def test_a_fact_can_be_put_in_another_spelling():
    book = entered(begun(), take(signed("The  North")))
    book = entered(book, Correct(fact="fact-3", claim=signed("The North"), evidence=(piece(),)))
    assert [fact.claim for fact in book.dossier.facts] == [signed("The North")]


def test_a_candidate_is_decided_once():
    book = entered(begun(), take(signed(), candidate=1), Refuse(source="gazette", candidate=key(2)))
    assert refused(book, take(said("other"), candidate=1)) is Fault.DECIDED
    assert refused(book, take(said("other"), candidate=2)) is Fault.DECIDED
    assert refused(book, Refuse(source="gazette", candidate=key(1))) is Fault.DECIDED
    assert refused(book, Reopen(source="gazette", candidate=key(3))) is Fault.UNDECIDED
    assert refused(book, Refuse(source="nothing", candidate=key(1))) is Fault.NO_SOURCE
    again = entered(book, Reopen(source="gazette", candidate=key(2)), take(said("other"), candidate=2))
    assert decision(again, 2).fact == "fact-6"


def test_a_candidate_that_is_taken_back_leaves_what_another_was_taken_for():
    book = entered(
        begun(),
        take(signed(), piece(), candidate=1),
        take(signed(), piece(), candidate=2),
        take(signed(), piece(start=20), candidate=3),
        Reopen(source="gazette", candidate=key(1)),
    )
    assert book.decision("gazette", key(1)) is None
    assert decision(book, 2).fact == decision(book, 3).fact == "fact-3"
    assert places(book, "fact-3") == [("gazette", 0), ("gazette", 20)]
    book = entered(book, Reopen(source="gazette", candidate=key(2)))
    assert places(book, "fact-3") == [("gazette", 20)]
    book = entered(book, Reopen(source="gazette", candidate=key(3)))
    assert book.dossier.facts == ()
    assert book.forms["fact-3"][-1].claim is None
    assert refused(book, Reopen(source="gazette", candidate=key(3))) is Fault.UNDECIDED


def test_sources_stand_in_the_order_in_which_they_were_taken_in():
    slugs = [f"report-{n}" for n in (5, 3, 9, 1, 7, 2, 8, 4, 6)]
    book = entered(begun(*slugs), DescribeSource(source="report-3", title="Later"), RemoveSource(source="report-7"))
    assert [one.slug for one in book.sources] == [slug for slug in slugs if slug != "report-7"]


def test_a_source_never_takes_the_name_of_one_that_is_gone():
    book = entered(begun(), RemoveSource(source="gazette"))
    assert refused(book, AddSource(source=source("gazette"))) is Fault.SOURCE_TAKEN
    assert refused(book, AddSource(source=source("herald"))) is Fault.SOURCE_TAKEN


def test_a_dossier_holds_so_many_sources(monkeypatch):
    monkeypatch.setattr("entremise.dossier.book.SOURCES_LIMIT", 2)
    assert refused(begun(), AddSource(source=source("third"))) is Fault.FULL
    entered(begun(), RemoveSource(source="gazette"), AddSource(source=source("third")))


def test_a_fact_rests_on_so_many_passages(monkeypatch):
    monkeypatch.setattr(dossiers, "PIECES_LIMIT", 2)
    book = entered(begun(), take(signed(), piece(), piece("herald")))
    assert refused(book, take(signed(), piece(start=20))) is Fault.CROWDED
    entered(book, take(signed(), piece()))
    book = entered(book, take(signed("South"), piece(start=20)))
    assert refused(book, Correct(fact="fact-4", claim=signed(), evidence=(piece(start=20),))) is Fault.CROWDED


def test_a_passage_lies_within_its_source():
    assert refused(begun(), take(signed(), piece(start=LENGTH))) is Fault.BEYOND
    assert refused(begun(), take(signed(), piece("nothing"))) is Fault.NO_SOURCE
    book = entered(begun(), take(signed()))
    assert refused(book, Correct(fact="fact-3", claim=said("x"), evidence=(piece(start=LENGTH),))) is Fault.BEYOND
    assert refused(book, Correct(fact="fact-9", claim=said("x"), evidence=(piece(),))) is Fault.NO_FACT


def test_what_is_known_of_a_source_is_said_anew_and_whole():
    book = entered(begun(), DescribeSource(source="gazette", title="The Gazette", date="2020-01"))
    book = entered(book, DescribeSource(source="gazette", publisher="Press"))
    known = book.dossier.sources["gazette"]
    assert (known.title, known.publisher, known.date, known.length) == (None, "Press", None, LENGTH)
    assert refused(book, DescribeSource(source="nothing")) is Fault.NO_SOURCE


def test_whatever_was_kept_makes_a_book_and_what_does_not_fit_is_passed_over():
    kept = [
        Entered(n=n, at=START, person="head", entry=entry)
        for n, entry in enumerate(
            (AddSource(source=source()), Withdraw(fact="fact-9"), take(signed()), RemoveSource(source="herald")), 1
        )
    ]
    book = fold(kept)
    assert book.unread == (2, 4)
    assert book.n == 4
    assert [fact.id for fact in book.dossier.facts] == ["fact-3"]
    with pytest.raises(Misplaced):
        enter(fold(kept[:1]), kept[1])


def test_times_are_in_utc_and_none_is_without_its_zone():
    tripoli = datetime(2020, 1, 13, 11, tzinfo=timezone(timedelta(hours=2)))
    one = Entered(n=1, at=tripoli, person="head", entry=Withdraw(fact="fact-1"))
    assert (one.at, one.at.tzinfo) == (START, UTC)
    with pytest.raises(ValidationError):
        Entered(n=1, at=START.replace(tzinfo=None), person="head", entry=Withdraw(fact="fact-1"))


def test_entries_of_the_first_form_are_read_for_ever():
    """The file holds an entry of each kind as it was kept in the first form; it never changes."""
    lines = KEPT.read_bytes().splitlines()
    read = [read_entered(line) for line in lines]
    assert {json.loads(line)["entry"]["kind"] for line in lines} == {
        *("add-source", "describe-source", "remove-source", "take", "refuse", "reopen", "correct", "withdraw")
    }
    book = fold(read)
    assert book.unread == ()
    assert [(fact.id, fact.grades) for fact in book.dossier.facts] == [
        ("fact-3", ("B2", "C3")), ("fact-8", ("C2",)), ("fact-9", ("B2",)),
    ]  # fmt: skip
    assert [len(book.forms[fact]) for fact in ("fact-3", "fact-7", "fact-8")] == [2, 2, 2]
    assert book.requests["k-1"].done[0].fact == "fact-9"
    assert isinstance(book.dossier.facts[1].claim, BackgroundClaim)
    # The present form is the first.
    assert [write_entered(one) for one in read] == lines


@pytest.mark.parametrize(
    "kept", [b"", b"no JSON", b"[]", b"{}", b'{"version": 99}', b'{"version": 0}', b'{"version": 1}']
)
def test_what_is_no_entry_is_said_to_be_none(kept):
    with pytest.raises(ValueError):  # noqa: PT011  # of any kind: whoever reads passes over it
        read_entered(kept)

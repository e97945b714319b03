"""From what a reading offers to a fact: by a key that stays, in words that a fact can hold, whatever the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entremise.accord.value import TEXT_LIMIT, TITLE_LIMIT
from entremise.dossier.candidates import (
    ActorCandidate,
    BackgroundCandidate,
    Candidate,
    EventCandidate,
    Passage,
    Reading,
    RoleCandidate,
    StatementCandidate,
)
from entremise.dossier.entries import Take
from entremise.dossier.fact import ActorClaim, BackgroundClaim, EventClaim, RoleClaim, StatementClaim
from entremise.dossier.reading.reader import read
from entremise.dossier.taking import claim_of, evidence_of, keyed, kind_of
from entremise.dossier.values import ActorKind, Attribution, EventKind, Modality, RoleKind

REPORT = (
    "Talks between the North Shore and the South Shore failed on Monday in Zurich. The North Shore said that it had "
    "signed on Monday. Norway, which mediates the talks, denied having left the table."
)


def common(start: int = 0, words: str = "They met.", mark: int = 0) -> dict[str, object]:
    return {
        "passage": Passage(start, start + len(words), words),
        "mark": (start + mark, start + mark + 1),
        "who_says": "officials",
        "attribution": Attribution.ATTRIBUTED,
        "modality": Modality.ASSERTED,
        "grade": "B3",
        "reasons": (),
    }


def event(who: str = "North", date: str | None = None, **at: int) -> EventCandidate:
    return EventCandidate(kind=EventKind.SIGN, who=(who,), date=date, **common(**at))  # type: ignore[arg-type]


def keys(*events: EventCandidate) -> list[str]:
    return [key for key, _candidate in keyed(Reading("en", None, events=events))]


def test_a_key_is_the_same_for_the_same_text_and_each_has_its_own():
    one, two = read(REPORT, "en"), read(REPORT, "en")
    assert [key for key, _candidate in keyed(one)] == [key for key, _candidate in keyed(two)]
    assert len(dict(keyed(one))) == len(one.all())
    assert {id(candidate) for _key, candidate in keyed(one)} == {id(candidate) for candidate in one.all()}


def test_a_key_stays_when_the_day_is_known_and_the_source_is_judged():
    without, known = read(REPORT, "en"), read(REPORT, "en", date="2020-01-15", reliability="E")
    assert [key for key, _candidate in keyed(without)] == [key for key, _candidate in keyed(known)]
    dated = [one.date for one in known.events]
    assert dated != [one.date for one in without.events]


def test_a_key_rests_on_what_is_offered_and_where():
    assert keys(event()) == keys(event(date="2020-01-13"))
    assert keys(event()) != keys(event("South"))
    assert keys(event()) != keys(event(start=40))
    assert keys(event()) != keys(event(mark=3))


def test_two_of_the_same_in_one_place_have_two_keys():
    one, two = keys(event(), event())
    assert two == f"{one}-2"
    Take(claim=claim_of(event()), evidence=(evidence_of(event(), "gazette"),), candidate=two)


def test_candidates_stand_in_the_order_of_the_text():
    starts = [candidate.passage.start for _key, candidate in keyed(read(REPORT, "en"))]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("candidate", "kind", "claim"),
    [
        (
            ActorCandidate(name="Norway", names=("Norway", "Norvège"), kind=ActorKind.STATE, **common()),  # type: ignore[arg-type]
            "actor",
            ActorClaim(name="Norway", names=("Norway", "Norvège"), kind=ActorKind.STATE),
        ),
        (
            RoleCandidate(actor="Norway", role=RoleKind.BACKS, of="North", since="2019-04", **common()),  # type: ignore[arg-type]
            "role",
            RoleClaim(actor="Norway", role=RoleKind.BACKS, of="North", since="2019-04"),
        ),
        (
            event(date="2020-01"),
            "event",
            EventClaim(kind=EventKind.SIGN, who=("North",), date="2020-01"),
        ),
        (
            StatementCandidate(who=("North",), verb="said", about="that it\nhad signed", **common()),  # type: ignore[arg-type]
            "statement",
            StatementClaim(who=("North",), verb="said", said="that it\nhad signed"),
        ),
        (BackgroundCandidate(**common()), "background", BackgroundClaim(text="They met.")),  # type: ignore[arg-type]
    ],
)
def test_what_is_offered_becomes_a_claim_of_its_kind(candidate: Candidate, kind: str, claim: object):
    assert kind_of(candidate) == kind
    assert claim_of(candidate) == claim
    evidence = evidence_of(candidate, "gazette")
    assert (evidence.place.source, evidence.place.start, evidence.place.end) == ("gazette", 0, 9)
    assert (evidence.who_says, evidence.grade) == ("officials", "B3")


def test_words_too_long_for_a_fact_are_cut_and_say_so():
    long = "x" * (TEXT_LIMIT + 1)
    claim = claim_of(StatementCandidate(who=("y" * 300,), verb="said", about=long, **common()))  # type: ignore[arg-type]
    assert isinstance(claim, StatementClaim)
    assert (len(claim.said), claim.said[-1]) == (TEXT_LIMIT, "…")
    assert (len(claim.who[0]), claim.who[0][-1]) == (TITLE_LIMIT, "…")


@pytest.mark.parametrize(
    "text",
    [
        "a dit Lavrov Norway des according to Norway",
        "\u200f Norway officials said",
    ],
)
def test_where_nothing_is_left_of_what_was_said_the_whole_passage_is(text: str):
    statements = read(text, "en").statements
    claims = [claim_of(one) for one in statements]
    assert text in [claim.said for claim in claims if isinstance(claim, StatementClaim)]


WORDS = st.sampled_from(
    [
        *(
            "Norway",
            "the North",
            "signed",
            "said that",
            "denied having left",
            "the talks",
            "backs",
            "on Monday",
            ", ",
            ". ",
        ),
        *(
            "“",
            "”",
            "\n",
            "\u00a0",
            "\u202e",
            "’",
            "…",
            "-",
            "(",
            ")",
            "2020",
            "ﷺ",
            "é",
            "asked for time until Tuesday",
        ),
        *(
            "between",
            "and",
            "mediates",
            "refused to sign",
            "which",
            "\u3164",
            "\u200d",
            "&",
            "ليبيا",
            "Abū",
            "@",
            "|",
            "_",
        ),
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(WORDS, min_size=1, max_size=60), st.sampled_from(["en", "fr"]))
def test_whatever_a_reading_offers_can_be_taken(words: list[str], language: str):
    text = " ".join(words)
    for key, candidate in keyed(read(text, language, date="2020-01-14")):
        Take(claim=claim_of(candidate), evidence=(evidence_of(candidate, "gazette"),), candidate=key)

"""Facts stay side by side, with their sources and grades."""

import pytest
from pydantic import ValidationError

from entremise.dossier.dossier import Dossier, Misplaced
from entremise.dossier.fact import EventClaim, Evidence, Fact, Place
from entremise.dossier.source import Source, digest
from entremise.dossier.values import Attribution, EventKind, Modality, proposed_grade

TEXT = "The north signed. The south did not."


def source(slug: str, **known: str) -> Source:
    return Source(slug=slug, language="en", digest=digest(TEXT), length=len(TEXT), **known)


def piece(slug: str, grade: str = "B2") -> Evidence:
    return Evidence(place=Place(source=slug, start=0, end=17), attribution=Attribution.ATTRIBUTED, grade=grade)


def signed(name: str, slug: str, modality: Modality = Modality.ASSERTED, date: str | None = None) -> Fact:
    claim = EventClaim(kind=EventKind.SIGN, who=("North",), modality=modality, date=date)
    return Fact(id=name, claim=claim, evidence=(piece(slug),))


def two() -> Dossier:
    return Dossier().with_source(source("gazette")).with_source(source("herald", date="2020-01"))


def test_two_sources_that_say_the_same_bear_out_one_fact():
    dossier = two().with_fact(signed("a", "gazette")).with_fact(signed("b", "herald"))
    (fact,) = dossier.facts
    assert fact.sources == ("gazette", "herald")
    assert dossier.rivals() == ()


def test_rival_facts_stand_side_by_side():
    dossier = two().with_fact(signed("a", "gazette")).with_fact(signed("b", "herald", Modality.NEGATED))
    assert len(dossier.facts) == 2
    (rivals,) = dossier.rivals()
    assert [fact.id for fact in rivals.facts] == ["a", "b"]


def test_two_days_for_one_act_are_rivals_only_where_both_are_known():
    monday, tuesday = signed("a", "gazette", date="2020-01-13"), signed("b", "herald", date="2020-01-14")
    assert len(two().with_fact(monday).with_fact(tuesday).rivals()) == 1
    month = signed("c", "herald", date="2020-01")
    assert two().with_fact(monday).with_fact(month).rivals() == ()


def test_what_was_planned_and_never_happened_is_no_contradiction():
    planned = signed("a", "gazette", Modality.PLANNED)
    assert two().with_fact(planned).with_fact(signed("b", "herald", Modality.NEGATED)).rivals() == ()


def test_a_fact_points_into_a_source_that_is_there():
    with pytest.raises(Misplaced):
        Dossier().with_fact(signed("a", "gazette"))
    beyond = Evidence(
        place=Place(source="gazette", start=0, end=len(TEXT) + 1), attribution=Attribution.CLAIMED, grade="C3"
    )
    with pytest.raises(Misplaced):
        two().with_fact(signed("a", "gazette").model_copy(update={"evidence": (beyond,)}))


@pytest.mark.parametrize("date", ["2020-13", "2020-02-30", "20", "January"])
def test_a_source_has_a_date_that_there_is(date: str):
    with pytest.raises(ValidationError):
        source("gazette", date=date)


def test_a_passage_holds_something():
    with pytest.raises(ValidationError):
        Place(source="gazette", start=5, end=5)


@pytest.mark.parametrize(
    ("attribution", "modality", "voiced", "reliability", "grade"),
    [
        (Attribution.OFFICIAL, Modality.ASSERTED, True, None, "B2"),
        (Attribution.ATTRIBUTED, Modality.ASSERTED, True, None, "B3"),
        (Attribution.CLAIMED, Modality.NEGATED, True, None, "C3"),
        (Attribution.UNATTRIBUTED, Modality.ASSERTED, True, None, "C3"),
        (Attribution.UNATTRIBUTED, Modality.ASSERTED, False, None, "C2"),
        (Attribution.UNATTRIBUTED, Modality.APPARENT, True, None, "C4"),
        (Attribution.OFFICIAL, Modality.ASSERTED, True, "E", "E2"),
    ],
)
def test_the_grade_that_is_proposed(attribution, modality, voiced, reliability, grade):
    assert proposed_grade(attribution, modality, voiced=voiced, reliability=reliability) == grade

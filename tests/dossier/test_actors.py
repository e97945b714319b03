"""Who is who: the names that facts use lead to one actor, joined to those whom the talks know."""

import pytest

from entremise.dossier.actors import KnownActor, actors_of
from entremise.dossier.fact import ActorClaim, BackgroundClaim, Claim, EventClaim, Fact, RoleClaim
from entremise.dossier.values import ActorKind, EventKind, RoleKind
from tests.dossier.casts import piece


def facts(*claims: Claim) -> list[Fact]:
    return [Fact(id=f"fact-{n}", claim=claim, evidence=(piece(),)) for n, claim in enumerate(claims, 1)]


def actor(name: str, *names: str, kind: ActorKind = ActorKind.PERSON) -> ActorClaim:
    return ActorClaim(name=name, names=names, kind=kind)


HAFTAR = KnownActor("haftar", "Marshal Haftar", ("Khalifa Haftar", "خليفة حفتر"), ActorKind.PERSON)


def test_whom_the_talks_know_is_called_as_there_whatever_a_report_says():
    known = actors_of(
        facts(actor("Khalifa Haftar", "Haftar"), EventClaim(kind=EventKind.LEAVE, who=("Haftar",))), [HAFTAR]
    )
    assert [one.slug for one in known.all] == ["haftar"]
    assert known.own("Haftar") == known.own("haftar") == known.own("خليفة حفتر") == "Marshal Haftar"
    assert known.all[0].told == ("fact-1",)
    assert known.all[0].names == ("Marshal Haftar", "Khalifa Haftar", "خليفة حفتر", "Haftar")


def test_two_reports_that_share_the_fullest_name_speak_of_one_whichever_came_first():
    for claims in (
        [actor("Haftar"), actor("Khalifa Haftar", "Haftar")],
        [actor("Khalifa Haftar", "Haftar"), actor("Haftar")],
    ):
        found = actors_of(facts(*claims))
        assert len(found.all) == 1
        assert found.own("Khalifa Haftar") == found.own("Haftar") == claims[0].name


def test_a_name_that_two_have_leads_to_neither():
    found = actors_of(facts(actor("Khalifa Haftar", "Haftar"), actor("Saddam Haftar", "Haftar")))
    assert [one.name for one in found.all] == ["Khalifa Haftar", "Saddam Haftar"]
    assert found.find("Haftar") is None
    assert found.own("Haftar") == "Haftar"


def test_nobody_is_called_what_nobody_is_called():
    assert actors_of([]).find("Haftar") is None
    assert actors_of(facts(BackgroundClaim(text="Haftar left."))).all == ()


def test_case_accents_spaces_and_marks_of_direction_make_no_other_name():
    found = actors_of(facts(actor("Abdel Fattah al-Sissi", "Égypte")))
    for name in (
        "abdel fattah al-sissi",
        "Abdel\u00a0Fattah  al-Sissi",
        "\u200fAbdel Fattah al-Sissi",
        "EGYPTE",
        "E\u0301gypte",
    ):
        assert found.own(name) == "Abdel Fattah al-Sissi", name


def test_who_has_a_role_is_an_actor_and_a_town_that_is_controlled_is_none():
    found = actors_of(
        facts(
            RoleClaim(actor="Norway", role=RoleKind.BACKS, of="the North"),
            RoleClaim(actor="the North", role=RoleKind.CONTROLS, of="Ferrytown"),
        )
    )
    assert [one.name for one in found.all] == ["Norway", "the North"]


def test_what_somebody_is_is_as_it_was_first_told():
    found = actors_of(facts(actor("GNA", kind=ActorKind.PARTY), actor("GNA", kind=ActorKind.STATE)))
    assert [(one.kind, one.told) for one in found.all] == [(ActorKind.PARTY, ("fact-1", "fact-2"))]


LEFT = EventClaim(kind=EventKind.LEAVE, who=("Haftar",))


@pytest.mark.parametrize(
    "alone", [LEFT, actor("Haftar"), RoleClaim(actor="Haftar", role=RoleKind.CONTROLS, of="Sirte")]
)
def test_a_last_name_alone_leads_to_the_one_person_who_has_it_whichever_came_first(alone: Claim):
    for claims in ([alone, actor("Khalifa Haftar")], [actor("Khalifa Haftar"), alone]):
        found = actors_of(facts(*claims))
        assert [one.name for one in found.all] == ["Khalifa Haftar"]
        assert found.own("Haftar") == found.own("haftar") == "Khalifa Haftar"


def test_a_person_of_the_talks_is_found_by_the_last_name_alone():
    found = actors_of(facts(LEFT, actor("Haftar")), [HAFTAR])
    assert [(one.slug, one.told) for one in found.all] == [("haftar", ("fact-2",))]
    assert found.own("Haftar") == "Marshal Haftar"


def test_an_arabic_last_name_is_known_without_its_article_too():
    found = actors_of(facts(actor("Fayez al-Sarraj"), actor("Sarraj"), actor("Al-Sarraj")))
    assert [one.told for one in found.all] == [("fact-1", "fact-2", "fact-3")]
    assert found.own("Sarraj") == found.own("al-Sarraj") == "Fayez al-Sarraj"


@pytest.mark.parametrize(
    "other",
    [actor("Saddam Haftar"), EventClaim(kind=EventKind.LEAVE, who=("Saddam Haftar",))],
)
def test_a_last_name_that_two_may_have_leads_to_neither(other: Claim):
    found = actors_of(facts(actor("Khalifa Haftar"), other, LEFT))
    assert [one.name for one in found.all] == ["Khalifa Haftar", "Saddam Haftar", "Haftar"]
    assert found.own("Haftar") == "Haftar"


def test_a_last_word_is_no_last_name_where_no_person_is_meant():
    found = actors_of(
        facts(
            actor("Libyan National Army", kind=ActorKind.PARTY),
            actor("UN observer"),
            actor("Anna Libya"),
            actor("Libya", kind=ActorKind.STATE),
            actor("Marshal Haftar"),
            actor("Haftar", "the East", kind=ActorKind.PARTY),
        )
    )
    assert len(found.all) == 6
    assert found.find("Army") is None
    assert found.find("observer") is None
    assert found.own("Libya") == "Libya"
    assert found.own("Haftar") == "Haftar"

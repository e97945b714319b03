"""The list of facts: what is asked for and nothing else; contradictions side by side; small however many there are."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from entremise.dossier.actors import actors_of
from entremise.dossier.entries import Take
from entremise.dossier.fact import ActorClaim, BackgroundClaim, Claim, EventClaim, Evidence, Place, RoleClaim
from entremise.dossier.values import ActorKind, Attribution, EventKind, Modality, RoleKind
from entremise.house.dossiers import Report
from tests.web.served import Served, come, said, served

__all__ = ("come", "served")

SEAT = "gna"


@pytest.fixture(scope="module")
def gazette(served: Served) -> str:
    return source(served, "The Gazette", "2020-01-14")


@pytest.fixture(scope="module")
def courier(served: Served) -> str:
    return source(served, "The Courier", "2020-01")


@pytest.fixture(scope="module")
def _known(served: Served, gazette: str, courier: str) -> None:
    """What two reports tell of one evening, and what they don't agree on."""
    takes(
        served,
        (ActorClaim(name="Wagner Group", names=("Groupe Wagner",), kind=ActorKind.ORGANISATION), gazette, "C3"),
        (RoleClaim(actor="Russia", role=RoleKind.BACKS, of="Haftar"), gazette, "B2"),
        (EventClaim(kind=EventKind.LEAVE, who=("خليفة حفتر",), date="2020-01-13"), gazette, "B3"),
        (BackgroundClaim(text="A truce was declared on 12 January."), gazette, "C2"),
        (EventClaim(kind=EventKind.LEAVE, who=("Khalifa Haftar",), modality=Modality.NEGATED), courier, "A1"),
        (BackgroundClaim(text="<b>Tripoli</b> was under fire."), courier, "C2"),
    )  # fmt: skip


def source(served: Served, publisher: str, date: str) -> str:
    report = Report(
        data=f"{publisher} tells what it knows of the talks and of the evening. ".encode() * 40,
        file=False,
        title=f"{publisher} on the talks",
        publisher=publisher,
        date=date,
    )
    return served.premises.dossiers.add(served.talks, SEAT, "sarraj", report)[0].slug


def takes(served: Served, *given: tuple[Claim, str, str]) -> None:
    entries = [
        Take(
            claim=claim,
            evidence=(
                Evidence(place=Place(source=slug, start=0, end=40), attribution=Attribution.UNATTRIBUTED, grade=grade),
            ),
        )
        for claim, slug, grade in given
    ]
    served.premises.dossiers.enter(served.talks, SEAT, "sarraj", *entries)


@pytest.fixture
def sarraj(come: Any) -> Client:
    client: Client = come("gna/sarraj")
    return client


def facts(served: Served, client: Client, **asked: str) -> str:
    answer = client.get(served.url("dossier/facts/"), asked)
    assert answer.status_code == 200
    assert len(answer.content) < 100_000
    return answer.content.decode()


def listed(page: str) -> list[str]:
    """The facts of a page, each as one line."""
    return [said(one) for one in re.findall(r'<p class="fact-claim">(.*?)</p>', page)]


pytestmark = pytest.mark.usefixtures("_known")


def test_every_fact_has_its_grade_its_report_and_the_way_to_its_passage(served, sarraj, gazette):
    page = facts(served, sarraj)
    assert "C3: fairly reliable, possibly true" in said(page)
    assert "The Gazette on the talks, 14 January 2020: the passage" in said(page)
    assert f"/dossier/reports/{gazette}/?start=0&amp;end=40#passage" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "role"}, {"Russia backs"}),
        ({"kind": "actor"}, {"Wagner Group, organisation"}),
        ({"grade": "B2"}, {"Russia backs"}),
        ({"actor": "Russia"}, {"Russia backs"}),
        ({"actor": "russia"}, {"Russia backs"}),
        ({"actor": "Groupe Wagner"}, {"Wagner Group"}),
        ({"actor": "wagn"}, {"Wagner Group"}),
        ({"kind": "background", "grade": "C2", "actor": ""}, {"A truce was declared", "&lt;b&gt;Tripoli&lt;/b&gt;"}),
        ({"kind": "king"}, set()),
        ({"actor": "nobody"}, set()),
        ({"grade": "Z9"}, set()),
        ({"source": "../../etc"}, set()),
        ({"kind": "role", "actor": "Wagner Group"}, set()),
    ],
)
def test_only_what_was_asked_for_is_shown(served, sarraj, asked, found):
    page = facts(served, sarraj, **asked)
    shown = listed(page)
    assert len(shown) == len(found)
    for one in found:
        assert any(one in line for line in shown)
    if not found:
        assert "No fact of your dossier fits this." in said(page)


def test_facts_of_one_report(served, sarraj, courier):
    assert len(listed(facts(served, sarraj, source=courier, kind="background"))) == 1


def test_what_contradicts_stands_side_by_side_and_says_so_in_words(served, sarraj):
    for page in (facts(served, sarraj, rivals="1"), sarraj.get(served.url("dossier/")).content.decode()):
        [group] = re.findall(r'<div class="rivals".*?</div>\n</div>\n', page, re.DOTALL)
        assert "These two can’t both be so." in said(group)
        first, second = listed(group)
        assert first.startswith("Departure:")
        assert second.startswith("Denied:")
        for grade in ("B3: usually reliable", "A1: completely reliable"):
            assert grade in said(group)


def test_a_fact_that_is_filtered_out_still_stands_beside_the_one_that_it_contradicts(served, sarraj, gazette):
    assert len(listed(facts(served, sarraj, source=gazette, kind="event"))) == 2


def test_markup_in_a_fact_is_text(served, sarraj):
    assert "<b>Tripoli" not in facts(served, sarraj)


def test_what_is_asked_for_stays_in_the_form(served, sarraj, courier):
    page = facts(served, sarraj, kind="event", actor='"><b>', source=courier, rivals="1")
    assert '<option value="event" selected>' in page
    assert f'<option value="{courier}" selected>' in page
    assert "checked" in page
    assert '"><b>' not in page


@pytest.mark.parametrize("first", ["-1", "x", "²", "9" * 40, "99999999", ""])
def test_a_page_that_there_is_not_is_the_first(served, sarraj, first):
    assert listed(facts(served, sarraj, **{"from": first})) == listed(facts(served, sarraj))


def test_a_dossier_of_somebody_else_has_none_of_it(served, come):
    for person in ("lna/haftar", "russia/lavrov"):
        page = come(person).get(served.url("dossier/facts/")).content.decode()
        assert "None is here yet." in said(page)
        assert "Wagner" not in page
        assert "Gazette" not in page


# ---- many


@pytest.fixture(scope="module")
def many(served: Served, gazette: str) -> None:
    """Three thousand who back each other in a circle, and whoever tells much in many words."""
    called = [f"Actor number {n}" for n in range(3_000)]
    takes(
        served,
        *((ActorClaim(name=name, names=(name, f"No {n}"), kind=ActorKind.PERSON), gazette, "C3")
          for n, name in enumerate(called)),
        *((RoleClaim(actor=name, role=RoleKind.BACKS, of=called[n - 1]), gazette, "C3")
          for n, name in enumerate(called)),
        *((BackgroundClaim(text=f"{n} " + "long words " * 1_500), gazette, "D4") for n in range(60)),
        *((EventClaim(kind=EventKind.TALKS, who=tuple(f"{n} {'x' * 190} {m}" for m in range(150))), gazette, "E5")
          for n in range(60)),
        *((EventClaim(kind=EventKind.SIGN, who=("Somebody",), date=f"2{n:03d}"), gazette, "F6") for n in range(60)),
    )  # fmt: skip


@pytest.mark.usefixtures("many")
def test_pages_stay_small_and_lead_through_all_facts(served, sarraj):
    shown: list[str] = []
    page = facts(served, sarraj, grade="D4")
    while True:
        shown += listed(page)
        following = re.search(r'<a href="\?([^"]+)">Facts after these', page)
        if following is None:
            break
        page = sarraj.get(served.url(f"dossier/facts/?{following[1].replace('&amp;', '&')}")).content.decode()
        assert len(page.encode()) < 100_000
    assert len(shown) == len(set(shown)) == 60


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    "asked", [{"grade": "E5"}, {"grade": "F6"}, {"kind": "actor"}, {"actor": "number"}, {"rivals": "1"}]
)
def test_however_many_there_are_a_page_is_small(served, sarraj, asked):
    page = facts(served, sarraj, **asked)
    assert listed(page)


@pytest.mark.usefixtures("many")
def test_the_first_page_is_small_as_well(served, sarraj):
    page = sarraj.get(served.url("dossier/")).content.decode()
    assert len(page.encode()) < 100_000
    assert "3001 actors" in said(page)


@pytest.mark.usefixtures("many")
def test_of_many_that_contradict_a_few_stand_side_by_side_and_lead_to_the_others(served, sarraj):
    page = facts(served, sarraj, grade="F6")
    assert "These can’t all be so." in said(page)
    others = re.search(r'href="[^"]*(\?with=fact-\d+)">56 more facts contradict these', page)
    assert others is not None
    rest = sarraj.get(served.url(f"dossier/facts/{others[1]}")).content.decode()
    assert "60 of the" in said(rest)


@pytest.mark.usefixtures("many")
def test_who_is_who_is_found_once_and_anew_when_the_dossier_grows(served, sarraj, gazette, monkeypatch):
    made: list[int] = []

    def counted(*given: Any) -> Any:
        made.append(1)
        return actors_of(*given)

    monkeypatch.setattr("entremise.web.dossier.own.actors_of", counted)
    takes(served, (BackgroundClaim(text="Something new."), gazette, "C2"))
    for _ in range(3):
        facts(served, sarraj, kind="role")
    assert len(made) == 1
    takes(served, (BackgroundClaim(text="Something newer."), gazette, "C2"))
    facts(served, sarraj, kind="role")
    assert len(made) == 2

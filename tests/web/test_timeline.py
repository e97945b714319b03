"""The timeline: all that a seat knows, in the order in which it happened, with what contradicts what beside it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest

from entremise.dossier.entries import AddSource, Take
from entremise.dossier.fact import (
    ActorClaim,
    BackgroundClaim,
    Claim,
    EventClaim,
    Evidence,
    Fact,
    Place,
    RoleClaim,
    StatementClaim,
)
from entremise.dossier.source import Source
from entremise.dossier.values import ActorKind, Attribution, EventKind, Modality, RoleKind
from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from entremise.web.timeline.items import Item, items
from entremise.web.timeline.showing import days_between, later
from entremise.web.timeline.sieve import Asked
from entremise.web.timeline.window import PAGE, window
from entremise.words.catalogue import translator
from entremise.words.names import zone_of
from tests.talks.cast import Talks
from tests.web.served import come, said, served

__all__ = ("come", "served")

COURIER, GAZETTE, UNDATED = "courier", "gazette", "leaflet"
DATES = {COURIER: "2020-01-15", GAZETTE: "2020-02", UNDATED: None}


def evidence(source: str = COURIER, *, start: int = 0, grade: str = "C2", who: str | None = None) -> Evidence:
    attribution = Attribution.ATTRIBUTED if who else Attribution.UNATTRIBUTED
    place = Place(source=source, start=start, end=start + 9)
    return Evidence(place=place, who_says=who, attribution=attribution, grade=grade)


def leaves(who: str, date: str | None = None, modality: Modality = Modality.ASSERTED) -> EventClaim:
    return EventClaim(kind=EventKind.LEAVE, who=(who,), date=date, modality=modality)


@pytest.fixture(scope="module")
def _told(served):
    """What a delegation took from three reports: two that have a date, one that has none."""
    taken: tuple[tuple[Claim, tuple[Evidence, ...]], ...] = (
        (leaves("Khalifa Haftar", "2020-01-14"), (evidence(grade="B2"), evidence(GAZETTE, start=40))),
        (leaves("Khalifa Haftar", "2020-01-14", Modality.NEGATED), (evidence(start=20, who="Italy"),)),
        (leaves("Khalifa Haftar", "2020-01-13"), (evidence(start=30, grade="D5"),)),
        (EventClaim(kind=EventKind.SITTING, date="2020-01-19", modality=Modality.PLANNED), (evidence(start=50),)),
        (EventClaim(kind=EventKind.HOSTILITIES, who=("the men of Haftar",), date="2020-01"), (evidence(start=60),)),
        (RoleClaim(actor="France", role=RoleKind.BACKS, of="Khalifa Haftar", since="2014"), (evidence(start=70),)),
        (StatementClaim(who=("Italy",), verb="said", said="that it hopes"), (evidence(GAZETTE, start=10),)),
        (EventClaim(kind=EventKind.DRAFT), (evidence(UNDATED),)),
        (ActorClaim(name="Italy", names=("Rome",), kind=ActorKind.STATE), (evidence(start=80),)),
        (BackgroundClaim(text="The country has seen years of war."), (evidence(start=90),)),
    )
    sources = (
        Source(slug=slug, title=f"The {slug}", date=date, language="en", digest="0" * 64, length=500)
        for slug, date in DATES.items()
    )
    entries = [
        *(AddSource(source=one) for one in sources),
        *(Take(claim=claim, evidence=pieces) for claim, pieces in taken),
    ]
    served.premises.dossiers.enter(served.talks, "gna", "sarraj", *entries)


@pytest.fixture
def page(served, come, _told):
    """`page("gna/sarraj", kind="presence")`: the timeline's mark-up, as that person gets it."""

    def get(person: str = "gna/sarraj", **asked: str) -> str:
        answer = come(person).get(served.url("timeline/") + "?" + urlencode(asked))
        assert answer.status_code == 200
        content: str = answer.content.decode()
        return content

    return get


def section(page: str, ident: str) -> str:
    """What stands under a date."""
    found = re.search(rf'<section class="date[^"]*" id="{ident}".*?</section>', page, re.DOTALL)
    assert found is not None, ident
    return said(found[0])


def dates(page: str) -> list[str]:
    return re.findall(r'<section class="date[^"]*" id="([^"]+)"', page)


def shown(page: str) -> str:
    found = re.search(r'<p role="status">([^<]*)</p>', page)
    assert found is not None
    return found[1]


# ---- the order in which it happened


def test_dates_stand_in_order_a_month_before_its_days_and_what_has_none_at_the_end(page):
    found = dates(page(source=COURIER)) + dates(page(source=GAZETTE)) + dates(page(source=UNDATED))
    assert found == [
        *("day-2014", "day-2020-01", "day-2020-01-13", "day-2020-01-14", "day-2020-01-19"),
        *("day-2020-01-14", "day-2020-02"),
        "day-none",
    ]


def test_a_fact_of_which_the_month_is_known_stands_at_the_month_and_says_so(page):
    under = section(page(source=COURIER), "day-2020-01")
    assert "January 2020 the day isn’t known" in under
    assert "Hostilities: the men of Haftar" in under


def test_what_has_no_date_stands_at_that_of_its_report_and_says_so(page):
    under = section(page(source=GAZETTE), "day-2020-02")
    assert "Reported February 2020; when it was isn’t told: Italy said: that it hopes" in under


def test_what_nobody_dates_says_so(page):
    assert "No date known" in section(page(source=UNDATED), "day-none")


def test_a_gap_is_told_in_words_and_what_lies_within_another_date_is_none(page):
    assert "5 days later" in page(source=COURIER)
    assert "1 day later" not in page(source=COURIER)
    _ = translator("en")
    assert days_between("2020-01", "2020-01-14") == 0
    assert days_between("2020-01-14", "") == 0
    assert later(days_between("2020-01-14", "2020-02-04"), _) == "3 weeks later"
    assert later(days_between("2020-01", "2020-04"), _) == "About 2 months later"
    assert later(days_between("2014", "2020-01"), _) == "About 5 years later"


def test_acts_stand_at_the_time_at_which_they_happened_however_late_they_came_on_record():
    t = Talks()
    t.gna.message(text="Now.", language="en")
    t.press.hostilities(where="tripoli", state="war", says="press", happened=date(2019, 4, 4))
    found = items(t.view("russia"), zone_of(t.view("russia")), (), {})
    kinds = [one.seen.placed.act.kind for one in found if one.seen is not None]
    assert kinds.index("hostilities") < kinds.index("message")


def test_an_act_of_which_no_day_is_known_stands_where_it_came_on_record_and_says_so(page):
    assert "The day isn’t known: on record since 12 January 2020, 18:00." in said(page(source="@record", day="2020-01"))


# ---- planned and denied


def test_what_is_planned_or_denied_never_reads_as_done(page):
    found = page(source=COURIER)
    assert "Planned: a sitting" in section(found, "day-2020-01-19")
    assert "Denied: departure: Khalifa Haftar" in section(found, "day-2020-01-14")


# ---- contradictions


def test_rivals_of_one_day_stand_side_by_side(page):
    bracket = re.search(r'<li class="rivals">.*?</ol></li>', page(source=COURIER), re.DOTALL)
    assert bracket is not None
    told = said(bracket[0])
    assert told.startswith("Can’t all be so")
    assert "Departure: Khalifa Haftar" in told
    assert "Denied: departure: Khalifa Haftar" in told


def test_a_rival_of_another_day_stands_with_its_date_and_grade_where_it_contradicts(page):
    under = section(page(source=COURIER), "day-2020-01-13")
    assert "Can’t be so where this is: Departure: Khalifa Haftar (14 January 2020)" in under
    assert "The courier · B2" in under


def test_a_rival_that_a_filter_hides_is_named_all_the_same(page):
    assert "Denied: departure" in section(page(source=GAZETTE), "day-2020-01-14")


def test_a_statement_on_record_that_was_contradicted_says_so(served, page):
    by = Hand(seat="press", person="correspondent")

    def states(**more: Any) -> str:
        fields = {"speaker": "press", "text": "They have met.", "language": "en", **more}
        act: str = served.premises.house.append(served.talks, by, parse_act("statement", fields)).act
        return act

    first = states()
    second = states(text="They have not met.", contradicts=first)
    found = page(source="@record", kind="statements")
    assert re.search(rf'class="contradicted" href="[^"]*act={second}#', found)
    assert "Can’t both be so One account (the press)" in said(found)


# ---- what an entry leads to


def test_a_fact_leads_to_its_passages_with_who_says_so_and_what_that_is_worth(served, page):
    found = page(source=GAZETTE)
    assert f'href="{served.url("dossier/reports/courier/")}?start=0&amp;end=9#passage"' in found
    assert f'href="{served.url("dossier/reports/gazette/")}?start=40&amp;end=49#passage"' in found
    told = section(found, "day-2020-01-14")
    assert "The report in its own name · The courier · B2: usually reliable, probably true" in told


def test_an_act_leads_to_where_it_stands_on_record(served, page):
    act = next(one.placed.id for one in served.premises.house.view(served.talks, "gna").timeline())
    assert f"/talks/{served.talks}/chronicle/?act={act}#act-{act}" in page(day="2020-01")


def test_the_chronicle_and_the_timeline_lead_to_each_other(served, come):
    client = come("gna/sarraj")
    for name, ways in (("chronicle/", ("timeline/",)), ("timeline/", ("chronicle/", "chronicle/?see=public"))):
        found = client.get(served.url(name)).content.decode()
        assert all(f'href="{served.url(way)}"' in found for way in ways)


# ---- filters


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({"actor": "خليفة حفتر", "kind": "presence"}, ["Departure: Khalifa Haftar"], ["Fayez al-Sarraj arrives"]),
        ({"actor": "Rome"}, ["Italy said"], ["Planned", "writes to"]),
        ({"actor": "Italy"}, ["Denied: departure"], ["Planned"]),
        ({"kind": "roles"}, ["France backs Khalifa Haftar"], ["Departure", "writes to"]),
        ({"kind": "statements"}, ["Italy said"], ["Departure"]),
        ({"reliable": "B", "source": COURIER}, ["14 January 2020"], ["Planned"]),
        ({"credible": "4", "kind": "presence", "source": COURIER}, ["Denied"], ["Monday 13"]),
        ({"source": "@record"}, ["writes to"], ["Departure", "Italy"]),
        ({"source": GAZETTE}, ["Italy said"], ["writes to", "Planned"]),
    ],
)
def test_filters_let_through_what_was_asked_for(page, asked, there, not_there):
    found = page(**asked)
    entries = " ".join(section(found, ident) for ident in dates(found))
    assert all(one in entries for one in there)
    assert not any(one in entries for one in not_there)


@pytest.mark.parametrize("asked", [{"reliable": "B"}, {"credible": "2"}, {"reliable": "A", "credible": "1"}])
def test_what_is_on_record_has_no_grade_and_is_left_out_where_one_is_asked_for(page, asked):
    left_out = "Acts on record are left out: they have no grade."
    assert "writes to" in page()
    assert left_out not in page()
    found = page(**asked)
    assert "writes to" not in " ".join(section(found, ident) for ident in dates(found))
    assert left_out in found


def test_an_act_is_found_by_whom_it_names_under_any_name(page):
    for name in ("Turkey", "تركيا", "Turquie"):
        assert "writes to Turkey" in said(page(actor=name, source="@record"))


def test_as_many_are_shown_as_are_told_and_each_filter_goes_by_itself(page):
    every = int(shown(page()).split()[0])
    found = page(kind="presence", source=COURIER)
    assert shown(found) == f"3 of {every} entries"
    assert 'href="?source=courier"' in found
    assert 'href="?kind=presence"' in found


def test_nobody_of_that_name_is_said_in_a_sentence_and_what_was_typed_stays(page):
    found = page(actor="Nemo <b>")
    assert "Nobody is known here as Nemo &lt;b&gt;, or two are" in re.sub("[\u2066-\u2069]", "", found)
    assert 'value="Nemo &lt;b&gt;"' in found
    assert dates(found) == []


def test_a_report_that_is_gone_is_said_in_a_sentence(page):
    assert "That report isn’t in our dossier any more" in page(source="gone")


@pytest.mark.parametrize(
    "query",
    ["kind=x", "reliable=Z", "credible=9", "day=soon", "before=%00", "after=../x", "source=%C3%A9", "day=2020-13"],
)
@pytest.mark.usefixtures("_told")
def test_what_no_page_offers_changes_nothing(served, come, query):
    client = come("gna/sarraj")
    answer = client.get(f"{served.url('timeline/')}?{query}")
    assert answer.status_code == 200
    assert (
        shown(answer.content.decode()).split()[0]
        == shown(client.get(served.url("timeline/")).content.decode()).split()[0]
    )


# ---- the wall


def test_a_delegation_keeps_its_facts_from_everybody_else(page):
    for person in ("lna/haftar", "russia/lavrov", "press/correspondent"):
        found = page(person)
        assert "courier" not in found
        assert "Planned: a sitting" not in found
        assert not any(mark in found for mark in ("mark-fact", "Report at least"))


@pytest.mark.usefixtures("_told")
def test_what_others_take_into_their_dossiers_changes_nothing_here(served, come):
    haftar = come("lna/haftar")
    token = re.compile(r'csrf\w*["\'][^>]*|X-CSRFToken": "[^"]*"')
    before = token.sub("", haftar.get(served.url("timeline/")).content.decode())
    take = Take(claim=leaves("Fayez al-Sarraj", "2020-01-12"), evidence=(evidence(start=100),))
    served.premises.dossiers.enter(served.talks, "gna", "sarraj", take)
    assert token.sub("", haftar.get(served.url("timeline/")).content.decode()) == before


# ---- a page of it


def item(n: int, at: str) -> Item:
    fact = Fact(id=f"fact-{n}", claim=leaves("X"), evidence=(evidence(),))
    return Item(fact.id, at, False, (1, "", n), fact=fact)


def test_every_entry_is_reached_by_going_from_page_to_page():
    every = [item(n, f"2020-01-{n // 5 + 1:02d}" if n < 100 else "") for n in range(130)]
    part = window(every, Asked())
    assert part.items[-1].ident == "fact-99", "the latest that has a date"
    seen = list(part.items)
    while part.later:
        part = window(every, Asked(after=part.items[-1].ident))
        seen += part.items
    part = window(every, Asked())
    while part.earlier:
        part = window(every, Asked(before=part.items[0].ident))
        seen = [*part.items, *seen]
    assert list(dict.fromkeys(one.ident for one in seen)) == [one.ident for one in every]


def test_a_day_is_opened_by_its_address_and_what_is_gone_opens_the_latest():
    every = [item(n, f"2020-01-{n // 5 + 1:02d}") for n in range(100)]
    assert window(every, Asked(day="2020-01-03")).items[0].ident == "fact-10"
    assert window(every, Asked(day="2021")).items[-1].ident == "fact-99"
    assert window(every, Asked(after="fact-1000")) == window(every, Asked())
    assert len(window(every, Asked()).items) == PAGE


def test_the_address_of_a_day_keeps_the_filters(page):
    assert 'href="?source=courier&amp;day=2020-01-14#day-2020-01-14"' in page(source=COURIER)


def test_a_page_of_very_many_facts_stays_small(served, come):
    many = [
        Take(
            claim=EventClaim(
                kind=EventKind.SITTING, who=(f"Somebody {n}",), date=f"2018-{n % 12 + 1:02d}-{n % 28 + 1:02d}"
            ),
            evidence=(evidence(start=n % 480, grade="B2", who="officials of a ministry"),),
        )
        for n in range(2_000)
    ]
    served.premises.dossiers.enter(
        served.talks,
        "turkey",
        "note-taker",
        *(
            AddSource(source=Source(slug=slug, date=date, language="en", digest="0" * 64, length=500))
            for slug, date in DATES.items()
        ),
        *many,
    )
    for query in ("", "?day=2018", "?kind=sittings", "?actor=Somebody 77"):
        answer = come("turkey/note-taker").get(served.url("timeline/") + query)
        assert answer.status_code == 200
        assert len(answer.content) < 100_000, query


def test_the_room_to_which_a_page_belongs_is_marked_above_it(served, come):
    russia = come("russia/lavrov")
    for page, room, marked in (
        ("timeline/", "Chronicle", "true"),
        ("subscriptions/", "Chronicle", "true"),
        ("chronicle/", "Chronicle", "page"),
        ("dossier/facts/", "Dossier", "true"),
        ("dossier/", "Dossier", "page"),
    ):
        html = russia.get(served.url(page)).content.decode()
        assert re.findall(r'aria-current="(\w+)">([^<]+)</a>', html.partition("</header>")[0]) == [(marked, room)], page

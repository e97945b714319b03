"""The page of a fact: what bears it out, what contradicts it, how it was put, and how it is put otherwise."""

from __future__ import annotations

import re

import pytest

from entremise.dossier.entries import RemoveSource
from entremise.dossier.fact import EventClaim, Evidence, Place
from entremise.dossier.values import Attribution
from entremise.words import facts, translator
from tests.web.reading_cast import candidate, take_in
from tests.web.served import Come, Served, come, said, served

__all__ = ("come", "served")

SIGNED = {"about": "event", "event_kind": "sign", "who": "North Shore", "date": "2021-03-08", "modality": "asserted",
          "e0.who_says": "officials", "e0.attribution": "claimed", "e0.reliable": "D", "e0.credible": "4"}  # fmt: skip


def test_a_fact_shows_its_passage_in_its_context_and_what_it_is_worth(served: Served, come: Come):
    taken, lavrov = take_in(served, "russia/lavrov", "Shown"), come("russia/lavrov")
    taken.press(lavrov, "accept", taken.key("event", "ASK_TIME"))
    (fact,) = taken.facts()
    page = lavrov.get(served.url(f"dossier/facts/{fact.id}/")).content.decode()
    assert "Time asked for: South Shore, until 10 March 2021" in said(page)
    marked = re.search(r"<mark>(.*?)</mark>", page, re.DOTALL)
    assert marked is not None
    assert marked[1].startswith("The North Shore signed")
    assert "failed on Monday in Zurich." in said(page), "the sentence before"
    assert "Norway, which mediates the talks" in said(page), "and the one after"
    assert "officials, nobody named · C3: fairly reliable, possibly true" in said(page)
    place = fact.evidence[0].place
    assert f"{taken.desk}?start={place.start}&amp;end={place.end}#passage" in page


def test_two_reports_bear_one_fact_out_and_one_passage_can_be_withdrawn(served: Served, come: Come):
    one, other = take_in(served, "turkey/cavusoglu", "One"), take_in(served, "turkey/cavusoglu", "Other")
    cavusoglu = come("turkey/cavusoglu")
    for taken in (one, other):
        taken.press(cavusoglu, "accept", taken.key("role", "MEDIATES"))
    (fact,) = one.facts()
    assert fact.sources == (one.source, other.source)
    url = served.url(f"dossier/facts/{fact.id}/")
    values = re.findall(r'name="place" value="([^"]+)"', cavusoglu.get(url).content.decode())
    assert len(values) == 2
    assert cavusoglu.post(f"{url}withdraw/", {"place": values[0]})["Location"] == url
    assert one.facts() == ()
    assert other.facts()[0].sources == (other.source,)
    assert one.book.decision(one.source, one.key("role", "MEDIATES")) is None, "it can be decided again"
    late = cavusoglu.post(f"{url}withdraw/", {"place": values[0]})
    assert late.status_code == 409
    assert "doesn’t rest on that passage any more" in late.content.decode()


def test_a_fact_is_withdrawn_only_once_that_is_confirmed_and_how_it_was_put_is_kept(served: Served, come: Come):
    taken, lavrov = take_in(served, "russia/lavrov", "Withdrawn"), come("russia/lavrov")
    taken.press(lavrov, "accept", taken.key("role", "BACKS"))
    (fact,) = taken.facts()
    url = served.url(f"dossier/facts/{fact.id}/")
    asked = lavrov.post(f"{url}withdraw/")
    assert "Withdraw this fact?" in asked.content.decode()
    assert taken.facts() == (fact,)
    assert lavrov.post(f"{url}withdraw/", {"sure": "yes"})["Location"].endswith("#passage")
    assert taken.facts() == ()
    page = said(lavrov.get(url).content.decode())
    assert "doesn’t stand in the dossier any more" in page
    assert "Taken back." in page
    assert "Lake League backs South Shore" in page
    again = lavrov.post(f"{url}withdraw/", {"sure": "yes"})
    assert again.status_code == 409
    assert "taken back, or put otherwise, meanwhile" in again.content.decode()
    assert lavrov.get(f"{url}correct/").status_code == 409


def test_a_fact_put_otherwise_keeps_how_it_was_put_before(served: Served, come: Come):
    taken, lavrov = take_in(served, "russia/lavrov", "Otherwise"), come("russia/lavrov")
    key = taken.key("event", "SIGN")
    taken.press(lavrov, "accept", key)
    (fact,) = taken.facts()
    url = served.url(f"dossier/facts/{fact.id}/")
    form = lavrov.get(f"{url}correct/").content.decode()
    was = re.search(r'name="was" value="(\d+)"', form)
    assert was is not None
    assert lavrov.post(f"{url}correct/", {**SIGNED, "was": was[1]})["Location"] == url
    (put,) = taken.facts()
    assert put.id == fact.id
    assert isinstance(put.claim, EventClaim)
    assert put.claim.date == "2021-03-08"
    assert put.evidence[0].grade == "D4"
    assert put.evidence[0].place == fact.evidence[0].place
    page = said(lavrov.get(url).content.decode())
    assert "8 March 2021" in page
    assert page.lower().count("signature: north shore") >= 3, "as it stands, as it was put, and how it was put before"
    assert "It stands as:" in candidate(lavrov.get(taken.desk).content.decode(), key)


def test_who_sends_a_form_that_another_has_overtaken_sees_so_and_loses_nothing(served: Served, come: Come):
    taken, lavrov = take_in(served, "russia/lavrov", "Overtaken"), come("russia/lavrov")
    taken.press(lavrov, "accept", taken.key("event", "FAIL"))
    (fact,) = taken.facts()
    url = served.url(f"dossier/facts/{fact.id}/correct/")
    was = re.search(r'name="was" value="(\d+)"', lavrov.get(url).content.decode())
    assert was is not None
    failed = {**SIGNED, "event_kind": "fail", "was": was[1]}
    assert come("russia/note-taker").post(url, {**failed, "date": "2021-03-07"}).status_code == 302
    late = lavrov.post(url, {**failed, "e0.note": "Kept words"})
    assert late.status_code == 409
    assert "has put this fact otherwise meanwhile" in said(late.content.decode())
    assert "Kept words" in late.content.decode()
    (put,) = taken.facts()
    assert isinstance(put.claim, EventClaim)
    assert put.claim.date == "2021-03-07"
    now = re.search(r'name="was" value="(\d+)"', late.content.decode())
    assert now is not None
    assert lavrov.post(url, {**failed, "was": now[1]}).status_code == 302


def test_rivals_stand_side_by_side_with_their_grades(served: Served, come: Come):
    taken, cavusoglu = take_in(served, "turkey/cavusoglu", "Rivals"), come("turkey/cavusoglu")
    key = taken.key("event", "LEAVE")
    taken.press(cavusoglu, "accept", key)
    (denied,) = taken.facts()
    left = {"about": "event", "event_kind": "leave", "who": "Norway", "modality": "asserted",
            "e0.attribution": "claimed", "e0.reliable": "E", "e0.credible": "5", "words": "Norway, which"}  # fmt: skip
    assert cavusoglu.post(f"{taken.desk}by-hand/", left).status_code == 302
    page = cavusoglu.get(served.url(f"dossier/facts/{denied.id}/")).content.decode()
    rivals = page.split('id="rivals"')[1].split('id="before"')[0]
    assert "Denied: departure: Norway" in said(rivals)
    assert "B2: usually reliable, probably true" in said(rivals)
    claimed = "E5: unreliable, improbable · claimed by a side that isn’t named · Rivals, 9 March 2021: the passage"
    assert claimed in said(rivals)


@pytest.mark.parametrize(
    ("attribution", "says"),
    [
        ("official", "officially, nobody named"),
        ("attributed", "according to somebody who isn’t named"),
        ("claimed", "claimed by a side that isn’t named"),
        ("unattributed", "the report in its own name"),
    ],
)
def test_how_openly_it_is_said_is_told_where_nobody_is_named(attribution: str, says: str):
    place = Place(source="courier", start=0, end=4)
    nobody = Evidence(place=place, attribution=Attribution(attribution), grade="C2")
    assert facts.voice(nobody, translator("en")) == says


def test_a_fact_that_tells_the_same_of_more_than_one_is_no_rival(served: Served, come: Come):
    taken, observer = take_in(served, "united-nations/observer", "Same"), come("united-nations/observer")
    taken.press(observer, "accept", taken.key("event", "LEAVE"))
    left = {"about": "event", "event_kind": "leave", "modality": "asserted", "words": "Norway, which",
            "e0.attribution": "claimed", "e0.reliable": "E", "e0.credible": "5"}  # fmt: skip
    for who in ("Norway", "Norway\nSweden"):
        assert observer.post(f"{taken.desk}by-hand/", {**left, "who": who}).status_code == 302
    _denied, alone, _both = taken.facts()
    page = observer.get(served.url(f"dossier/facts/{alone.id}/")).content.decode()
    rivals = said(page.split('id="rivals"')[1].split('id="before"')[0])
    assert "Denied: departure: Norway" in rivals
    assert "Sweden" not in rivals


def test_what_is_wrong_in_a_correction_is_said_and_nothing_is_done(served: Served, come: Come):
    taken, lavrov = take_in(served, "russia/lavrov", "Wrong"), come("russia/lavrov")
    taken.press(lavrov, "accept", taken.key("event", "SIGN"))
    (fact,) = taken.facts()
    url = served.url(f"dossier/facts/{fact.id}/correct/")
    was = re.search(r'name="was" value="(\d+)"', lavrov.get(url).content.decode())
    assert was is not None
    answer = lavrov.post(url, {**SIGNED, "was": was[1], "date": "soon", "who": "Typed Shore"})
    assert answer.status_code == 422
    assert "“soon” is no date" in said(answer.content.decode())
    room = re.search(r'name="date"[^>]* maxlength="(\d+)"', answer.content.decode())
    assert room is not None
    assert int(room[1]) > len("on the Tuesday before last"), "no browser cuts what is typed in words"
    assert "Typed Shore" in answer.content.decode()
    assert taken.facts() == (fact,)


def test_a_fact_whose_report_went_is_told_to_stand_no_more(served: Served, come: Come):
    taken, lavrov = take_in(served, "russia/lavrov", "Went"), come("russia/lavrov")
    taken.press(lavrov, "accept", taken.key("statement", "denied"))
    (fact,) = taken.facts()
    served.premises.dossiers.enter(served.talks, "russia", "lavrov", RemoveSource(source=taken.source))
    page = lavrov.get(served.url(f"dossier/facts/{fact.id}/"))
    assert page.status_code == 200
    assert "doesn’t stand in the dossier any more" in said(page.content.decode())


def test_of_many_words_the_title_has_the_beginning_and_the_page_all(served: Served, come: Come):
    taken, lavrov = take_in(served, "russia/lavrov", "Many words"), come("russia/lavrov")
    spoken = {"about": "statement", "who": "Norway", "verb": "said", "said": "word " * 2_000 + "end",
              "modality": "asserted", "e0.attribution": "official", "e0.reliable": "B", "e0.credible": "2",
              "words": "Norway, which"}  # fmt: skip
    assert lavrov.post(f"{taken.desk}by-hand/", spoken).status_code == 302
    (fact,) = taken.facts()
    page = lavrov.get(served.url(f"dossier/facts/{fact.id}/")).content.decode()
    title = re.search("<h1>(.*?)</h1>", page)
    assert title is not None
    assert len(title[1]) < 300
    assert title[1].count("\u2068") == title[1].count("\u2069"), "what it isolates is closed"
    assert "word end" in page
    assert len(lavrov.get(taken.desk).content) < 40_000


@pytest.mark.parametrize("person", ["lna/haftar", "russia/lavrov", "united-nations/observer", "press/correspondent"])
def test_a_fact_of_one_seat_is_an_address_that_does_not_exist_for_another(served: Served, come: Come, person: str):
    taken, sarraj = take_in(served, "gna/sarraj", f"Walled from {person}"), come("gna/sarraj")
    # Numbers that the other seat’s own dossier hasn’t come to.
    for key in taken.offered("event"):
        taken.press(sarraj, "accept", key)
        taken.press(sarraj, "undo", key)
    taken.press(sarraj, "accept", taken.key("event", "LEAVE"))
    fact = max(taken.facts(), key=lambda one: int(one.id.removeprefix("fact-")))
    url, absent = served.url(f"dossier/facts/{fact.id}/"), served.url("dossier/facts/fact-99999/")
    other = come(person)
    nothing = other.get(served.url("there/is/no/such/page/"))
    assert sarraj.get(url).status_code == 200
    if fact.id in served.premises.dossiers.book(served.talks, person.partition("/")[0]).forms:
        pytest.fail("the numbers of the two dossiers meet: take more in for the first")
    for base in (url, absent):
        for answer in (
            other.get(base),
            other.get(f"{base}correct/"),
            other.post(f"{base}correct/", {**SIGNED, "was": "1"}),
            other.post(f"{base}withdraw/", {"sure": "yes"}),
        ):
            assert (answer.status_code, answer.content) == (404, nothing.content)
    assert fact in taken.facts()

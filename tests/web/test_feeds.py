"""What leaves the house by subscription: the feed of what is public, a seat's calendar, and who may fetch either."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from icalendar import Calendar

from entremise.house.limits import Limits
from entremise.house.premises import open_premises
from entremise.people.values import Feed
from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from entremise.web.feeds.atom import atom
from entremise.web.feeds.ical import ical
from entremise.words.catalogue import translator
from entremise.words.names import Reader
from tests.talks.cast import BOTH, TALKS, Talks
from tests.web.served import ADDRESS, come, said, served

__all__ = ("come", "served")

ATOM = "{http://www.w3.org/2005/Atom}"
SECRET = "Between us and nobody else."


@pytest.fixture
def t():
    return Talks()


def feed(t: Talks, seat: str, language: str = "en") -> bytes:
    return atom(t.view(seat), TALKS, translator(language), ADDRESS, exercise=False)


def entries(content: bytes) -> list[Any]:
    return ElementTree.fromstring(content).findall(f"{ATOM}entry")


def text(entry: Any, name: str) -> str:
    found = entry.find(f"{ATOM}{name}")
    assert found is not None, name
    assert found.text is not None, name
    return re.sub("[\u2066-\u2069]", "", found.text)


def calendar(t: Talks, seat: str, language: str = "en") -> bytes:
    return ical(Reader.of(t.view(seat), translator(language)), TALKS, ADDRESS, exercise=False)


def events(content: bytes) -> dict[str, Any]:
    """The entries of a calendar by their titles, as another program reads them."""
    found = Calendar.from_ical(content)
    assert not found.errors
    return {str(one["summary"]): one for one in found.walk("VEVENT")}


# ---- the feed of what is public


def test_an_entry_has_all_that_atom_asks_for(t):
    act = t.press.statement(speaker="press", text="They <talk> & hope.", language="en")
    root = ElementTree.fromstring(feed(t, "gna"))
    for name in ("id", "title", "updated"):
        assert root.find(f"{ATOM}{name}") is not None
    entry = entries(feed(t, "gna"))[0]
    assert text(entry, "title") == "Said in public by press:"
    assert text(entry, "id").startswith("urn:uuid:")
    assert datetime.fromisoformat(text(entry, "updated")) == t.last("statement").recorded_at
    assert "They &lt;talk&gt; &amp; hope." in text(entry, "content")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{ADDRESS}/talks/{TALKS}/chronicle/?act={act}#act-{act}"


def test_public_is_public_whoever_fetches_it(t):
    t.russia.agree_name(seat="lna", name={"en": "the East"}, readers=["gna"])
    t.gna.message(text=SECRET, language="en")
    draft = t.draft(to=["gna", "turkey"])
    t.press.statement(text="One.", language="en")
    t.russia.add_seat(seat={"slug": "late", "kind": "observer", "name": {"en": "late"}})
    t.press.statement(text="Two.", language="en")
    t.russia.disclose(acts=[one for one in t.bodies("russia") if one["id"] == draft], public=True)
    everybody = {feed(t, seat) for seat in ("gna", "lna", "russia", "turkey", "press", "algeria", "unsmil")}
    assert len(everybody) == 1
    assert b"the East" not in everybody.pop()


def test_the_feed_reveals_nothing_that_is_not_public(t):
    before = feed(t, "gna")
    t.gna.message(text=SECRET, language="en")
    t.lna.message(text=SECRET, language="en")
    t.russia.begin_sitting(sitting="s", who=[{"seat": "gna"}])
    t.russia.put_terms(subject="agenda", text={"en": SECRET}, to=BOTH)
    assert feed(t, "gna") == feed(t, "russia") == before


def test_what_is_published_later_comes_then_as_something_new(t):
    draft = t.draft(to=["gna"])
    t.press.statement(text="One.", language="en")
    t.russia.disclose(acts=[one for one in t.bodies("russia") if one["id"] == draft], public=True)
    found = {text(one, "title"): text(one, "updated") for one in entries(feed(t, "lna"))}
    published = next(at for title, at in found.items() if "tables" in title)
    assert datetime.fromisoformat(published) == t.last("disclose").recorded_at


def test_ids_stay_in_every_language_and_with_every_fetch(t):
    t.press.statement(text="One.", language="en")
    ids = [[text(one, "id") for one in entries(feed(t, "gna", language))] for language in ("en", "fr", "ar")]
    assert ids[0] == ids[1] == ids[2]
    t.press.statement(text="Two.", language="en")
    assert [text(one, "id") for one in entries(feed(t, "gna"))][1:] == ids[0]


def test_the_same_is_the_same_to_the_byte_at_another_hour(t):
    before = feed(t, "gna")
    t.passes(hours=3)
    assert feed(t, "gna") == before


def test_what_was_written_can_break_no_xml(t):
    t.press.statement(speaker="]]><x>\ufffe", text='"><script>&\uffff', language="en")
    assert "&lt;script&gt;" in text(entries(feed(t, "gna"))[0], "content")


# ---- the calendar


def test_a_round_stands_from_its_opening_to_its_close(t):
    opened = t.russia.open_round(round="one", venue="Moscow", format="proximity")
    start = t.now
    (event,) = events(calendar(t, "gna")).values()
    assert event["dtstart"].dt == start
    assert "dtend" not in event
    t.russia.close_round(opened=opened)
    found = events(calendar(t, "gna"))["Proximity round: Moscow"]
    assert (found["dtend"].dt, found["uid"], found["sequence"]) == (t.now, event["uid"], 1)
    assert found["last-modified"].dt == t.now


def test_an_adjournment_that_is_cut_short_is_called_off(t):
    opened = t.russia.open_round(round="one", venue="Moscow", format="proximity")
    t.russia.adjourn_round(opened=opened, until=t.later(days=2))
    title = "The round is to go on: Moscow"
    before = events(calendar(t, "lna"))[title]
    assert (before["status"], before["sequence"]) == ("CONFIRMED", 0)
    t.russia.resume_round(opened=opened)
    after = events(calendar(t, "lna"))[title]
    assert (after["status"], after["sequence"], after["uid"]) == ("CANCELLED", 1, before["uid"])
    assert after["last-modified"].dt > before["last-modified"].dt


def test_a_round_that_goes_on_as_it_was_announced_is_not_called_off(t):
    opened = t.russia.open_round(round="one", venue="Moscow", format="proximity")
    t.russia.adjourn_round(opened=opened, until=t.later(days=2))
    t.passes(days=2, hours=1)
    t.russia.resume_round(opened=opened)
    assert events(calendar(t, "lna"))["The round is to go on: Moscow"]["status"] == "CONFIRMED"


def test_a_deadline_that_is_moved_is_the_same_entry_at_another_time(t):
    opening = t.opening(deadline=t.later(hours=5))
    (before,) = [one for title, one in events(calendar(t, "lna")).items() if title.startswith("Deadline")]
    asked = t.gna.ask_time(to=["russia"], until=t.later(days=1), opening=opening)
    t.russia.grant_time(asked=asked)
    (after,) = [one for title, one in events(calendar(t, "lna")).items() if title.startswith("Deadline")]
    assert after["uid"] == before["uid"]
    assert after["dtstart"].dt > before["dtstart"].dt
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert not any("asked" in title or "granted" in title for title in events(calendar(t, "lna"))), (
        "who asked is hidden"
    )


def test_a_deadline_that_all_have_met_is_called_off_and_the_accord_enters_into_force(t):
    opening = t.opening(deadline=t.later(hours=5))
    t.all_sign(opening)
    found = events(calendar(t, "gna"))
    (deadline,) = [one for title, one in found.items() if title.startswith("Deadline for signature")]
    (force,) = [one for title, one in found.items() if title.startswith("Entry into force")]
    assert deadline["status"] == "CANCELLED"
    assert force["status"] == "CONFIRMED"
    assert force["dtstart"].dt == t.last("enter-into-force").act.model_dump()["since"]


def test_time_that_is_asked_for_is_open_until_it_is_granted_or_refused(t):
    asked = t.gna.ask_time(to=["russia"], until=t.later(days=1))
    before = events(calendar(t, "russia"))["Time asked for by gna"]
    assert before["status"] == "TENTATIVE"
    t.russia.refuse_time(asked=asked)
    after = events(calendar(t, "gna"))["Time asked for by gna"]
    assert (after["status"], after["uid"], after["sequence"]) == ("CANCELLED", before["uid"], 1)


def test_a_deadline_of_a_day_is_a_day(t):
    day = t.now.date() + timedelta(days=1)
    end = datetime(day.year, day.month, day.day, tzinfo=t.now.tzinfo) + timedelta(days=1) - timedelta(hours=3)
    t.opening(deadline={"at": end.isoformat(), "day": day.isoformat()})
    (found,) = [one for title, one in events(calendar(t, "gna")).items() if title.startswith("Deadline")]
    assert found["dtstart"].dt == day


def test_sittings_and_times_before_which_words_wait_stand_for_who_sees_them_alone(t):
    begun = t.russia.begin_sitting(sitting="s", who=[{"seat": "gna"}, {"seat": "russia"}], where="The villa")
    t.russia.end_sitting(begun=begun)
    rule = {"carry": "may-be-conveyed", "not_before": t.later(days=1)["at"]}
    t.gna.message(to=["russia"], text=SECRET, language="en", rule=rule)
    expected = {"Sitting: gna and russia", "Words of gna: not to be conveyed before"}
    assert events(calendar(t, "gna")).keys() == events(calendar(t, "russia")).keys() == expected
    for seat in ("lna", "turkey", "press"):
        assert not events(calendar(t, seat))
    assert SECRET.encode() not in calendar(t, "russia").replace(b"\r\n ", b"")


def test_a_calendar_says_its_times_in_the_zone_of_the_talks_and_carries_that_zone(t):
    t.russia.open_round(round="one", venue="Moscow", format="proximity")
    convened = t.view("gna").convened
    assert convened is not None
    content = calendar(t, "gna")
    assert f"DTSTART;TZID={convened.zone}:".encode() in content
    assert [str(one["tzid"]) for one in Calendar.from_ical(content).walk("VTIMEZONE")] == [convened.zone]


def test_an_empty_calendar_is_a_calendar(t):
    found = Calendar.from_ical(calendar(t, "press"))
    assert str(found["version"]) == "2.0"
    assert len(found.subcomponents) == 1, "RFC 5545 asks for one component at least: the zone"


def test_nothing_of_a_calendar_changes_by_what_its_seat_does_not_see(t):
    opened = t.russia.open_round(round="one", venue="Moscow", format="proximity")
    opening = t.opening("sealed", deadline=t.later(days=3))
    before = calendar(t, "gna")
    asked = t.lna.ask_time(to=["russia"], until=t.later(days=4), opening=opening)
    t.russia.refuse_time(asked=asked)
    t.lna.message(
        to=["russia"], text="x", language="en", rule={"carry": "may-be-conveyed", "not_before": t.later(days=1)["at"]}
    )
    begun = t.russia.begin_sitting(sitting="s", who=[{"seat": "lna"}])
    t.russia.end_sitting(begun=begun)
    t.signs(opening, "lna/haftar")
    t.russia.propose(to=["lna"], text={"en": "Yes?"}, deadline=t.later(hours=4))
    t.russia.convey(to="lna", text="Soon.", language="en", not_before=t.later(hours=4)["at"])
    assert calendar(t, "gna") == before
    t.russia.close_round(opened=opened)
    assert calendar(t, "gna") != before


# ---- secret addresses


def address_of(page: bytes, name: str) -> str:
    found = re.search(rf'value="{re.escape(ADDRESS)}(/feeds/[^"]+/{name})"', page.decode())
    assert found is not None
    return found[1]


@pytest.fixture
def make(served, come):
    """`make("gna/sarraj", Feed.CALENDAR)`: who made it, and the address that the page showed."""

    def made(person: str, which: Feed = Feed.CALENDAR, language: str = "en") -> tuple[Client, str]:
        client = come(person, language=language)
        answer = client.post(served.url("subscriptions/"), {"make": which.value})
        name = {Feed.CALENDAR: "calendar.ics", Feed.CHRONICLE: "chronicle.atom"}[which]
        return client, address_of(answer.content, name)

    return made


def program(**headers: str) -> Client:
    return Client(headers={"host": "localhost", **headers})


def test_a_program_fetches_by_an_address_what_its_owner_would_download(served, make):
    for which, name in ((Feed.CALENDAR, "calendar.ics"), (Feed.CHRONICLE, "chronicle.atom")):
        client, address = make("gna/sarraj", which)
        fetched, own = program().get(address), client.get(served.url(name))
        assert fetched.status_code == own.status_code == 200
        assert fetched.content == own.content
        assert not fetched.cookies
        assert fetched["Cache-Control"] == "private, no-store"
        assert fetched["Content-Type"] == own["Content-Type"]
        assert fetched["Referrer-Policy"] == "same-origin"


def test_an_address_is_shown_once_and_stands_nowhere_after(served, make):
    client, address = make("gna/sarraj")
    secret = address.split("/")[2]
    for page in (served.url("subscriptions/"), "/account/"):
        found = client.get(page).content.decode()
        assert secret not in found
        assert "Calendar of rounds and deadlines" in found


def test_the_language_is_the_owners_and_not_the_programs(served, make):
    _client, address = make("gna/sarraj", Feed.CHRONICLE, "fr")
    found = program(**{"accept-language": "en"}).get(address).content
    assert 'xml:lang="fr"' in found.decode()


def test_who_has_it_as_it_is_gets_nothing_again(make):
    _client, address = make("gna/sarraj")
    first = program().get(address)
    again = program(**{"if-none-match": first["ETag"]}).get(address)
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-store"
    assert program(**{"if-none-match": '"another"'}).get(address).status_code == 200


def test_its_owner_sees_on_which_day_it_was_last_fetched(served, make):
    client, address = make("gna/sarraj")
    page = served.url("subscriptions/")
    assert "not fetched yet." in said(client.get(page).content.decode())
    program().get(address)
    today = served.premises.people.now().date()
    assert f"last fetched on {max(1, today.day)} " in said(client.get(page).content.decode())


def same_as_absent(address: str) -> bool:
    found, absent = program().get(address), program().get("/nowhere/at/all")
    assert absent.status_code == 404
    return (found.status_code, found.content, dict(found.headers)) == (404, absent.content, dict(absent.headers))


def test_withdrawn_unknown_and_of_another_feed_are_an_address_that_there_is_not(served, make):
    client, calendar_ = make("gna/sarraj")
    _client, chronicle = make("lna/haftar", Feed.CHRONICLE)
    assert same_as_absent("/feeds/unknown/calendar.ics")
    assert same_as_absent(calendar_.replace("calendar.ics", "chronicle.atom"))
    assert same_as_absent(chronicle.replace("chronicle.atom", "calendar.ics"))
    ident = re.search(r'name="withdraw" value="([0-9a-f]+)"', client.get(served.url("subscriptions/")).content.decode())
    assert ident is not None
    client.post(served.url("subscriptions/"), {"withdraw": ident[1]})
    assert same_as_absent(calendar_)
    assert program().get(chronicle).status_code == 200


def test_it_is_withdrawn_from_the_account_too_by_its_owner_alone(served, make, come):
    client, address = make("gna/sarraj")
    ident = re.findall(r'name="address" value="([0-9a-f]+)"', client.get("/account/").content.decode())[-1]
    come("lna/haftar").post("/account/feeds/end/", {"address": ident})
    assert program().get(address).status_code == 200
    client.post("/account/feeds/end/", {"address": ident})
    assert same_as_absent(address)


def test_a_new_address_ends_the_one_before(make):
    _client, first = make("turkey/cavusoglu")
    _client, second = make("turkey/cavusoglu")
    assert same_as_absent(first)
    assert program().get(second).status_code == 200


def test_it_ends_with_the_sessions_of_the_seat(served, make):
    _client, address = make("lna/adviser")
    served.premises.people.end_seat(served.talks, "lna")
    assert same_as_absent(address)


def test_it_ends_when_its_owner_is_replaced(served, make):
    _client, address = make("united-nations/observer")
    house, by = served.premises.house, Hand(seat="united-nations", person="observer")
    fields = {"seat": "united-nations", "person": "observer", "successor": "another", "name": {"en": "Another"}}
    house.append(served.talks, by, parse_act("replace-person", {**fields, "capacities": ["head"]}))
    assert same_as_absent(address)


def test_no_token_opens_a_feed_and_no_address_the_api(served, make):
    token = served.premises.people.give_token(served.talks, "gna", "sarraj")
    assert same_as_absent(f"/feeds/{token}/calendar.ics")
    _client, address = make("gna/sarraj")
    bearer = program(authorization=f"Bearer {address.split('/')[2]}")
    assert bearer.get(f"/api/v1/talks/{served.talks}/view").status_code == 401


def test_an_address_that_is_fetched_too_often_has_to_wait_and_no_other_has(served, make):
    at = served.premises
    _client, first = make("gna/sarraj")
    _client, second = make("russia/lavrov")
    open_premises(replace(at, limits=Limits(clock=lambda: 0.0)))
    try:
        answers = [program().get(first).status_code for _ in range(50)]
        assert answers[0] == 200
        assert answers[-1] == 429
        assert program().get(second).status_code == 200
    finally:
        open_premises(at)


def test_who_guesses_at_addresses_is_slowed_down(served):
    at = served.premises
    open_premises(replace(at, limits=Limits(clock=lambda: 0.0)))
    try:
        answers = [program().get(f"/feeds/guess-{n}/calendar.ics").status_code for n in range(40)]
        assert answers[0] == 404
        assert answers[-1] == 429
    finally:
        open_premises(at)


def test_an_exercise_says_so_where_it_is_copied_to(served, come):
    client = come("gna/sarraj")
    assert b"Exercise: nothing that is done here is real." in client.get(served.url("chronicle.atom")).content
    found = client.get(served.url("calendar.ics")).content.replace(b"\r\n ", b"")
    assert b"Exercise: nothing that is done here is real." in found


def test_the_page_says_who_reads_with_the_address_and_who_keeps_a_copy(served, come):
    page = said(come("press/correspondent").get(served.url("subscriptions/")).content.decode())
    assert "Whoever has a secret address reads with it what you could." in page
    assert "keeps a copy" in page


@pytest.mark.parametrize("sent", [{}, {"make": "everything"}])
def test_a_form_that_no_page_sends_does_nothing(served, come, sent):
    client = come("gna/sarraj")
    assert client.post(served.url("subscriptions/"), sent).status_code == 400

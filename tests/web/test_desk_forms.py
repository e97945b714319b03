"""Which forms the desk offers, what they ask, and what comes of sending them: over HTTP, in Moscow."""

from __future__ import annotations

import re
from typing import Any

import pytest

from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from entremise.talks.view.state import Passage
from tests.web.served import come, said, served

__all__ = ("come", "served")

SARRAJ, LAVROV = Hand(seat="gna", person="sarraj"), Hand(seat="russia", person="lavrov")
OPEN = {"carry": "may-be-conveyed"}


@pytest.fixture
def place(served):
    """Place an act past the pages; gives its id."""

    def act(by: Hand, kind: str, **fields: Any) -> str:
        return str(served.premises.house.append(served.talks, by, parse_act(kind, fields)).act)

    return act


@pytest.fixture
def message(place):
    def send(text: str = "We would sign on Tuesday.", **rule: Any) -> str:
        return str(place(SARRAJ, "message", to=["russia"], text=text, language="en", rule={**OPEN, **rule}))

    return send


@pytest.fixture
def lavrov(come):
    return come("russia/lavrov")


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def view(served, seat: str = "russia"):
    return served.premises.house.view(served.talks, seat)


def send(client: Any, served: Any, kind: str, query: str, **fields: str) -> Any:
    """Open a form and send it, with all that it holds hidden."""
    url = served.url(f"do/{kind}/")
    page = client.get(f"{url}?{query}").content.decode()
    form = page[page.index(f'id="act-{kind}') :] if f'id="act-{kind}' in page else page
    own = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    return client.post(url, {**own, **fields})


def test_what_is_in_confidence_has_no_form(served, lavrov, message):
    source = message(carry="in-confidence")
    assert lavrov.get(served.url(f"do/convey/?source={source}&to=lna")).status_code == 404
    assert lavrov.get(served.url(f"do/show-wording/?source={source}")).status_code == 404
    desk = lavrov.get(served.url("desk/")).content.decode()
    assert f"source={source}" not in desk


def test_nobody_is_offered_their_own_words_back(served, lavrov, message):
    assert lavrov.get(served.url(f"do/convey/?source={message()}&to=gna")).status_code == 404


def test_another_seats_rooms_have_no_such_forms(served, come, message):
    source = message()
    for person in ("gna/sarraj", "lna/haftar", "united-nations/observer"):
        for kind in ("convey", "note-oral", "mediator-note"):
            asked = f"do/{kind}/?source={source}&to=lna&party=lna"
            assert come(person).get(served.url(asked)).status_code == 404, (person, kind)
        assert come(person).get(served.url("desk/")).status_code == 404
        assert come(person).get(served.url("desk/gna/")).status_code == 404


@pytest.mark.parametrize(
    ("rule", "asked", "not_asked"),
    [
        ({}, {"text", "origin", "orally"}, {"condition_met", "wording_shown"}),
        ({"carry": "as-mediators-idea"}, {"text"}, {"origin"}),
        ({"if_condition": "the guns are silent"}, {"condition_met"}, set()),
        ({"orally_only": True}, {"orally"}, {"not_before.day"}),
    ],
)
def test_the_carry_rule_says_what_is_asked(served, lavrov, message, rule, asked, not_asked):
    page = lavrov.get(served.url(f"do/convey/?source={message(**rule)}&to=lna")).content.decode()
    names = set(re.findall(r'name="([^"]+)"', page))
    assert asked <= names
    assert not names & not_asked


def test_the_recipients_name_and_colour_stand_on_the_box(served, lavrov):
    for to, side, name in (("gna", 0, "Government of National Accord"), ("lna", 1, "Libyan National Army")):
        page = lavrov.get(served.url(f"do/convey/?to={to}")).content.decode()
        form = page[page.index('<form method="post"') :]
        assert f'class="act side side-{side}"' in form
        assert f"To the {name}" in said(form)


def test_without_a_recipient_one_is_chosen_before_anything_can_be_written(served, lavrov):
    page = lavrov.get(served.url("do/convey/")).content.decode()
    assert "<textarea" not in page
    assert "to=lna" in page
    assert "to=gna" in page


def test_preparing_leads_to_the_page_that_shows_what_arrives(served, lavrov, message):
    source = message("We would sign on 14 January, at noon.")
    answer = send(lavrov, served, "convey", f"source={source}&to=lna", text="A signature on 14 January?", language="en")
    assert answer.status_code == 302
    assert "/do/confirm-conveying/?conveying=" in answer.url
    page = said(lavrov.get(answer.url).content.decode())
    assert "What the Libyan National Army will read" in page
    assert "Words reach the Libyan National Army through Russia." in page
    assert "A signature on 14 January ?" in page
    assert "With two parties at the table" in page
    assert "“on 14 January”" in page or "on 14 January" in page
    assert view(served).conveyings[answer.url[-32:]].passage is Passage.PREPARED


def test_sent_twice_it_is_prepared_once(served, lavrov, message):
    source = message()
    url = served.url("do/convey/")
    page = lavrov.get(f"{url}?source={source}&to=lna").content.decode()
    sent = {"request": hidden(page, "request"), "source": source, "to": "lna", "text": "Soon?", "language": "en"}
    before = len(view(served).conveyings)
    first, second = (lavrov.post(url, sent) for _ in range(2))
    assert first.url == second.url
    assert len(view(served).conveyings) == before + 1


def test_words_left_out_are_asked_for_and_nothing_is_lost(served, lavrov, message):
    source = message()
    answer = send(lavrov, served, "convey", f"source={source}&to=lna", language="en", **{"translation.text": "قريبا"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "قريبا" in page
    assert "We would sign on Tuesday." in page


def test_confirmed_it_can_be_taken_back_and_written_anew(served, lavrov, message):
    source = message()
    prepared = send(lavrov, served, "convey", f"source={source}&to=lna", text="Soon?", language="en").url[-32:]
    assert send(lavrov, served, "confirm-conveying", f"conveying={prepared}").url == served.url("desk/")
    assert view(served).conveyings[prepared].passage is Passage.HELD
    desk = lavrov.get(served.url("desk/")).content.decode()
    assert "Arrives at" in said(desk)
    recall = desk[desk.index(f'id="act-recall-conveying-{prepared}"') :]
    answer = lavrov.post(
        served.url("do/recall-conveying/"), {"conveying": prepared, "request": hidden(recall, "request")}
    )
    assert answer.status_code == 302
    assert view(served).conveyings[prepared].passage is Passage.RECALLED
    anew = lavrov.get(served.url(f"do/convey/?again={prepared}")).content.decode()
    assert "Soon?" in anew
    assert "Libyan National Army" in said(anew)


def test_what_is_prepared_is_changed_by_taking_it_back(served, lavrov, message):
    source = message()
    prepared = send(lavrov, served, "convey", f"source={source}&to=lna", text="Soon?", language="en").url[-32:]
    url = served.url("do/recall-conveying/")
    answer = lavrov.post(url, {"conveying": prepared, "edit": "yes", "request": "change"})
    assert answer.url.endswith(f"/do/convey/?again={prepared}")
    assert view(served).conveyings[prepared].passage is Passage.RECALLED


def test_confirming_what_moved_meanwhile_asks_to_look_again(served, lavrov, message):
    prepared = send(lavrov, served, "convey", f"source={message()}&to=lna", text="Soon?", language="en").url[-32:]
    url = served.url("do/confirm-conveying/")
    page = lavrov.get(f"{url}?conveying={prepared}").content.decode()
    message("Please don’t carry that yet.")
    stale = {"conveying": prepared, "request": "late", "expected": hidden(page, "expected")}
    answer = lavrov.post(url, stale)
    assert answer.status_code == 422
    assert "read it, then do this again" in said(answer.content.decode())
    assert "What its reader can infer" in said(answer.content.decode())
    assert view(served).conveyings[prepared].passage is Passage.PREPARED


def test_an_approved_wording_goes_to_the_letter(served, lavrov, message, place):
    source = message(exact_wording=True)
    assert lavrov.get(served.url(f"do/convey/?source={source}&to=lna")).status_code == 404
    assert send(lavrov, served, "show-wording", f"source={source}", text="Soon.", language="en").status_code == 302
    wording = next(one.id for one in view(served).wordings.values() if one.source == source)
    place(SARRAJ, "answer-wording", wording=wording, approved=True)
    page = lavrov.get(served.url(f"do/convey/?source={source}&to=lna&wording={wording}")).content.decode()
    assert '<textarea id="f-text"' not in page
    answer = send(lavrov, served, "convey", f"source={source}&to=lna&wording={wording}")
    assert view(served).conveyings[answer.url[-32:]].convey.text == "Soon."


def test_what_was_said_is_recorded_with_the_second_click(served, lavrov):
    desk = lavrov.get(served.url("desk/")).content.decode()
    form = desk[desk.index('id="act-note-oral-lna"') :]
    form = form[: form.index("</form>")]
    own = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    chosen = dict(re.findall(r'type="radio" name="([^"]+)" value="([^"]*)" checked', form))
    assert chosen["speaker"] == "haftar"
    assert chosen["means"] == "word-of-mouth"
    answer = lavrov.post(
        served.url("do/note-oral/"), {**own, **chosen, "language": "en", "text": "They will not wait."}
    )
    assert answer.url == served.url("desk/")
    noted = [one for one in view(served).entrusted.values() if one.text == "They will not wait."]
    assert [one.confirmed for one in noted] == [None]


def test_who_sits_there_is_who_is_presumed_to_speak(served, lavrov, place):
    who = [{"seat": "lna", "person": "saleh"}, {"seat": "russia"}, {"seat": "turkey"}]
    sitting = place(LAVROV, "begin-sitting", sitting="late", who=who)
    page = lavrov.get(served.url("do/note-oral/?party=lna")).content.decode()
    assert re.search(r'name="speaker" value="saleh" checked', page)
    assert re.search(r'name="to" value="turkey" checked', page)
    place(LAVROV, "end-sitting", begun=sitting)


def test_whose_words_a_mediator_writes_down_is_said_by_name_where_it_is_asked_what_may_be_done_with_them(
    served, lavrov
):
    page = said(lavrov.get(served.url("do/note-oral/?party=lna")).content.decode())
    assert "Mediators may carry it on, and say that it comes from the Libyan National Army." in page
    assert "from you" not in page
    assert "Show the Libyan National Army the exact wording first" in page
    asked = page[page.index("Only to") :][:200]
    assert "the Libyan National Army" not in asked
    assert "Turkey" not in asked


def test_a_note_taker_writes_down_and_carries_nothing(served, come, message):
    source = message()
    note_taker = come("russia/note-taker")
    desk = note_taker.get(served.url("desk/")).content.decode()
    assert 'id="act-note-oral-gna"' in desk
    assert "do/convey/" not in desk
    assert note_taker.get(served.url(f"do/convey/?source={source}&to=lna")).status_code == 404


def test_a_non_paper_leaves_nothing_but_that_it_was_handed_over(served, lavrov, come):
    assert send(lavrov, served, "hand-over-non-paper", "to=lna", called="Two pages").status_code == 302
    assert lavrov.get(served.url("do/hand-over-non-paper/?to=russia")).status_code == 404
    haftar = come("lna/haftar")
    assert haftar.get(served.url("do/hand-over-non-paper/?to=gna")).status_code == 404
    assert haftar.get(served.url("do/hand-over-non-paper/?to=turkey")).status_code == 200


def test_a_channel_is_of_a_seat_with_which_words_are_exchanged(served, lavrov):
    assert lavrov.get(served.url("desk/lna/")).status_code == 200
    for seat in ("press", "turkey", "nobody"):
        assert lavrov.get(served.url(f"desk/{seat}/")).status_code == 404


def test_a_draft_that_somebody_was_not_shown_can_be_shown_to_them(served, lavrov, come, place):
    title, articles = {"en": "A second draft"}, [{"slug": "one", "heading": {"en": "One"}, "text": {"en": "Stop."}}]
    draft = place(LAVROV, "table-draft", to=["gna"], title=title, articles=articles)
    desk = lavrov.get(served.url("desk/")).content.decode()
    assert "Not to the Libyan National Army and Turkey." in said(desk)
    shows = served.url(f"show/?act={draft}")
    assert shows in desk
    assert lavrov.get(shows).status_code == 200
    assert shows not in come("russia/note-taker").get(served.url("desk/")).content.decode()
    assert "A second draft" not in come("turkey/cavusoglu").get(served.url("desk/")).content.decode()


def test_a_sitting_begins_with_the_head_of_the_delegation(served, lavrov):
    desk = lavrov.get(served.url("desk/")).content.decode()
    way = re.search(r'href="([^"]*do/begin-sitting/\?to=lna[^"]*)"', desk)
    assert way is not None
    page = lavrov.get(way[1].replace("&amp;", "&")).content.decode()
    assert re.search(r'name="who" value="lna/haftar" checked', page)

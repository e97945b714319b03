"""What is offered in the gallery, in the proceedings and on the way to showing others: only what the rules allow."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from entremise.record.receipt import read_receipt
from entremise.record.verify import verify
from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from tests.web.served import come, said, served

__all__ = ("come", "served")

OF_ROUNDS = ("Suspend the round", "Adjourn the round", "Resume the round", "Close the round", "Declare that the round")
SECRET = "Between us and nobody else."
"""What a party writes to a mediator in these tests."""


def hidden(page: bytes, name: str) -> str:
    """What a form sends along by itself."""
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page.decode())
    assert found is not None, name
    return found[1]


@pytest.fixture
def sends(served):
    """`sends(client, "statement", speaker="press", …)`: opens the form of an act and sends it, as a browser would."""

    def send(client: Any, kind: str, query: str = "", **fields: Any) -> Any:
        url = served.url(f"do/{kind}/")
        form = client.get(url + query)
        assert form.status_code == 200, form.status_code
        own = {"request": hidden(form.content, "request"), "expected": hidden(form.content, "expected")}
        for name in ("opened", "begun", "round", "sitting"):
            if f'name="{name}" value="' in form.content.decode():
                own[name] = hidden(form.content, name)
        return client.post(url, {**own, **fields})

    return send


@pytest.fixture
def view(served):
    return lambda seat: served.premises.house.view(served.talks, seat)


@pytest.fixture
def last(view):
    """The last act of a kind that a seat has seen."""

    def find(seat: str, kind: str) -> Any:
        return [one.placed for one in view(seat).timeline() if one.placed.act.kind == kind][-1]

    return find


def placed(served: Any, seat: str, person: str, kind: str, **fields: Any) -> str:
    hand = Hand(seat=seat, person=person)
    act: str = served.premises.house.append(served.talks, hand, parse_act(kind, fields)).act
    return act


def page(client: Any, served: Any, name: str) -> str:
    answer = client.get(served.url(name))
    assert answer.status_code == 200, (name, answer.status_code)
    return said(answer.content.decode())


# ---- proceedings


def test_only_the_turns_that_the_round_can_take_are_offered(served, come, sends):
    lavrov = come("russia/lavrov")
    assert "Resume the round" not in page(lavrov, served, "proceedings/")
    assert sends(lavrov, "suspend-round", reason="Dinner.").status_code == 302
    shown = page(lavrov, served, "proceedings/")
    assert "Suspend the round" not in shown
    assert "Resume the round" in shown
    assert lavrov.get(served.url("do/suspend-round/")).status_code == 404
    assert sends(lavrov, "resume-round").status_code == 302


def test_a_turn_that_is_sent_twice_is_taken_once(served, come, view):
    lavrov = come("russia/lavrov")
    url = served.url("do/suspend-round/")
    form = lavrov.get(url).content
    sent = {name: hidden(form, name) for name in ("request", "expected", "opened")}
    before = view("russia").n
    assert [lavrov.post(url, sent).status_code for _ in range(2)] == [302, 302]
    assert view("russia").n == before + 1
    placed(served, "russia", "lavrov", "resume-round", opened=sent["opened"])


def test_a_turn_is_refused_where_the_room_moved_since_it_was_read(served, come):
    lavrov = come("russia/lavrov")
    url = served.url("do/declare-failed/")
    form = lavrov.get(url).content
    sent = {name: hidden(form, name) for name in ("request", "expected", "opened")}
    placed(served, "gna", "sarraj", "message", to=["russia"], text="Wait.", language="en")
    answer = lavrov.post(url, {**sent, "reason": "They do not talk."})
    assert answer.status_code == 422
    assert "They do not talk." in answer.content.decode(), "what was typed is still there"


def test_whoever_may_not_speak_for_the_mediators_is_offered_nothing(served, come):
    shown = page(come("russia/note-taker"), served, "proceedings/")
    assert not any(title in shown for title in (*OF_ROUNDS, "Begin a sitting", "Put terms", "Publish a communiqué"))


@pytest.mark.parametrize("person", ["gna/sarraj", "press/correspondent", "united-nations/observer"])
def test_the_proceedings_are_the_mediators_own(served, come, person):
    client = come(person)
    assert client.get(served.url("proceedings/")).status_code == 404
    for kind in ("open-round", "adjourn-round", "begin-sitting", "put-terms", "communique"):
        assert client.get(served.url(f"do/{kind}/")).status_code == 404, kind


def test_two_parties_are_not_put_into_one_room(served, come, sends):
    answer = sends(come("russia/lavrov"), "begin-sitting", who=["gna/sarraj", "lna/haftar"], where="The villa")
    assert answer.status_code == 422
    assert "two parties don’t sit in one room" in said(answer.content.decode())
    assert "The villa" in answer.content.decode()


def test_a_sitting_begins_and_ends_and_nobody_else_learns_of_it(served, come, sends, view, last):
    lavrov = come("russia/lavrov")
    before = {seat: view(seat).n for seat in ("lna", "turkey", "press")}
    assert sends(lavrov, "begin-sitting", who=["gna/sarraj", "russia/lavrov"], where="The villa").status_code == 302
    begun = last("gna", "begin-sitting")
    assert "still sitting" in page(lavrov, served, "proceedings/")
    assert sends(lavrov, "end-sitting", f"?begun={begun.id}").status_code == 302
    assert "still sitting" not in page(lavrov, served, "proceedings/")
    assert {seat: view(seat).n for seat in before} == before


def test_the_name_of_a_sitting_tells_no_number(served, come, sends, view):
    lavrov = come("russia/lavrov")
    for _ in range(2):
        assert sends(lavrov, "begin-sitting", who=["lna"]).status_code == 302
    slugs = [one.slug for one in view("lna").sittings.values() if one.slug.startswith("sitting-")]
    assert len(slugs) == 2
    assert all(re.fullmatch("sitting-[0-9a-f]{8}", slug) for slug in slugs)


def test_terms_are_put_and_what_became_of_them_is_listed(served, come, sends, last):
    lavrov = come("russia/lavrov")
    fields = {"subject": "confidentiality", "text.en": "What is said here stays here.", "to": ["gna", "lna"]}
    assert sends(lavrov, "put-terms", **fields).status_code == 302
    terms = last("gna", "put-terms")
    placed(served, "gna", "sarraj", "answer-terms", terms=terms.id, accepted=True)
    shown = page(lavrov, served, "proceedings/")
    assert "What is said here stays here." in shown
    assert "Not answered by the Libyan National Army." in shown


# ---- in public


def test_the_press_may_report_and_does_not_speak_for_the_mediators(served, come):
    shown = page(come("press/correspondent"), served, "gallery/")
    assert "Place a statement" in shown
    assert "Publish a communiqué" not in shown
    assert "Make a finding" not in shown


def test_a_statement_reports_an_act_that_stays_a_report(served, come, sends, last, view):
    answer = sends(
        come("press/correspondent"),
        "statement",
        **{
            "speaker": "press",
            "named": "a diplomat in Moscow",
            "text": "They are said to have asked for two days.",
            "language": "en",
            "reports.0.what": "ask-time",
            "reports.0.modality": "apparent",
            "reports.0.seat": "lna",
            "reports.0.until.day": "2020-01-15",
            "reports.0.when.day": "2020-01-13",
            "reports.1.modality": "asserted",
        },
    )
    assert answer.status_code == 302
    statement = last("gna", "statement").act
    assert statement.speaker == "a diplomat in Moscow"
    (report,) = statement.reports
    assert (report.what, report.seat, report.modality) == ("ask-time", "lna", "apparent")
    assert str(report.when) == "2020-01-13", "a day stays a day"
    assert not view("gna").asks


def test_a_report_of_nothing_is_refused_and_the_rest_is_kept(served, come, sends):
    fields = {"speaker": "press", "text": "Something.", "language": "en", "reports.0.seat": "lna"}
    answer = sends(come("press/correspondent"), "statement", **fields, **{"reports.0.modality": "asserted"})
    assert answer.status_code == 422
    assert "Something." in answer.content.decode()


def test_fighting_is_reported_for_a_place_by_its_name_and_with_its_day(served, come, sends, last):
    fields = {"where": "Ain Zara", "state": "siege", "says": "gna", "at.day": "2020-01-12"}
    assert sends(come("united-nations/observer"), "hostilities", **fields).status_code == 302
    found = last("lna", "hostilities")
    assert (found.act.where, found.act.says, str(found.at)) == ("ain-zara", "gna", "2020-01-12")
    shown = page(come("press/correspondent"), served, "gallery/")
    assert "Ain Zara: the siege goes on, according to the Government of National Accord" in shown


def test_what_lies_ahead_has_not_happened(served, come, sends):
    fields = {"where": "Sirte", "says": "gna", "text": "Shells.", "at.day": "2031-01-01"}
    answer = sends(come("united-nations/observer"), "incident", **fields)
    assert answer.status_code == 422
    assert "can’t lie ahead" in said(answer.content.decode())


def test_a_mediator_makes_a_finding_of_an_incident_and_an_observer_none(served, come, sends, last):
    assert come("united-nations/observer").get(served.url("do/finding/")).status_code == 404
    incident = last("russia", "incident")
    answer = sends(
        come("russia/lavrov"), "finding", incident=incident.id, established="no", text="Nobody could look into it."
    )
    assert answer.status_code == 302
    assert last("press", "finding").act.established is False


def test_the_same_place_has_the_last_word_of_each_who_speaks_of_it(served, come):
    for says, state in (("gna", "war"), ("lna", "truce"), ("gna", "ceasefire")):
        act = {"where": "gharyan", "state": state, "says": says}
        placed(served, "press", "correspondent", "hostilities", **act)
    shown = page(come("press/correspondent"), served, "gallery/")
    fighting = shown.partition("The fighting, and who says so")[2].partition("The latest of the chronicle")[0]
    assert "Gharyan: a truce" in fighting
    assert "Gharyan: a ceasefire" in fighting
    assert "Gharyan: war" not in fighting


# ---- later sight


def test_a_party_shows_its_own_words_to_the_other_mediator_and_to_no_party(served, come, view):
    act = placed(served, "gna", "sarraj", "message", to=["russia"], text=SECRET, language="en")
    sarraj = come("gna/sarraj")
    chooser = sarraj.get(served.url(f"show/?act={act}")).content.decode()
    offered = re.findall(r'name="to" value="([^"]+)"', chooser)
    assert offered == ["turkey"]
    assert 'name="public"' not in chooser
    preview = sarraj.get(served.url(f"do/disclose/?act={act}&to=turkey"))
    assert SECRET in said(preview.content.decode())
    sent = {name: hidden(preview.content, name) for name in ("request", "expected", "act", "to")}
    before = view("lna").n
    for _ in range(2):
        assert sarraj.post(served.url("do/disclose/"), sent).status_code == 302
    assert act in view("turkey").seen
    assert view("lna").n == before
    assert sarraj.get(served.url(f"show/?act={act}")).status_code == 404, "there is nobody left to show it to"


def test_it_is_not_shown_to_another_party_whoever_sends_what(served, come, view):
    act = placed(served, "gna", "sarraj", "message", to=["russia"], text=SECRET, language="en")
    sarraj = come("gna/sarraj")
    form = sarraj.get(served.url(f"do/disclose/?act={act}&to=turkey"))
    sent = {name: hidden(form.content, name) for name in ("request", "expected", "act")}
    for forged in ({"to": "lna"}, {"public": "yes"}, {"to": ["turkey", "lna"]}):
        answer = sarraj.post(served.url("do/disclose/"), {**sent, **forged})
        assert answer.status_code == 422, forged
    assert act not in view("lna").seen
    assert act not in view("turkey").seen


def test_what_others_have_entrusted_is_not_ours_to_show(served, come):
    act = placed(served, "gna", "sarraj", "message", to=["russia"], text=SECRET, language="en")
    lavrov = come("russia/lavrov")
    assert lavrov.get(served.url(f"show/?act={act}")).status_code == 404
    assert lavrov.get(served.url(f"do/disclose/?act={act}&to=turkey")).status_code == 404


def test_what_one_has_not_seen_and_what_is_not_there_are_the_same(served, come):
    act = placed(served, "gna", "sarraj", "message", to=["russia"], text=SECRET, language="en")
    haftar = come("lna/haftar")
    hidden_, absent = (haftar.get(served.url(f"show/?act={one}")) for one in (act, "0" * 32))
    assert (hidden_.status_code, hidden_.content) == (absent.status_code, absent.content) == (404, absent.content)


def test_mediators_publish_their_own_text(served, come, view):
    draft = next(iter(view("russia").drafts.values()))
    lavrov = come("russia/lavrov")
    assert f"show/?act={draft.id}" in lavrov.get(served.url("chronicle/?act=" + draft.id)).content.decode()
    form = lavrov.get(served.url(f"do/disclose/?act={draft.id}&public=yes"))
    assert "grave" in form.content.decode()
    sent = {name: hidden(form.content, name) for name in ("request", "expected", "act", "public")}
    assert lavrov.post(served.url("do/disclose/"), sent).status_code == 302
    assert draft.id in view("press").drafts


# ---- the record, and the wall


def test_the_bundle_and_the_last_receipt_go_together(served, come):
    haftar = come("lna/haftar")
    bundle, receipt = haftar.get(served.url("record/bundle/")), haftar.get(served.url("record/receipt/"))
    for answer, name in ((bundle, "lna.json"), (receipt, "lna.receipt.json")):
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["Content-Type"] == "application/json"
        assert answer["Cache-Control"] == "no-store"
    verdict = verify(bundle.content, [receipt.content])
    assert verdict.valid, verdict
    shown = page(haftar, served, "record/")
    assert json.loads(bundle.content)["entries"][-1]["head"] in shown
    assert read_receipt(receipt.content).head.hex() in shown


def test_where_the_last_entry_is_erased_the_last_own_act_has_the_receipt(served, come):
    act = placed(served, "press", "correspondent", "statement", speaker="press", text="A slip.", language="en")
    served.premises.house.erase(served.talks, act)
    haftar = come("lna/haftar")
    bundle, receipt = haftar.get(served.url("record/bundle/")), haftar.get(served.url("record/receipt/"))
    assert read_receipt(receipt.content) == served.premises.house.receipts(served.talks, "lna")[-1]
    assert verify(bundle.content, [receipt.content]).valid
    assert "A slip." not in page(haftar, served, "chronicle/")


def test_as_many_receipts_are_told_of_as_there_are_own_acts(served, come):
    own = len(served.premises.house.receipts(served.talks, "gna"))
    assert f"Receipts for our own acts {own}" in page(come("gna/sarraj"), served, "record/")


@pytest.mark.parametrize("seat", ["press/correspondent", "united-nations/observer", "lna/haftar"])
def test_no_page_holds_what_a_party_said_to_a_mediator(served, come, seat):
    act = placed(served, "gna", "sarraj", "message", to=["russia"], text=SECRET, language="en")
    client = come(seat)
    for name in ("gallery/", "chronicle/", "chronicle/?see=public", "map/", "record/", "table/"):
        answer = client.get(served.url(name))
        assert answer.status_code == (404 if seat.startswith("lna") and name == "gallery/" else 200)
        text = answer.content.decode()
        assert SECRET not in text
        assert act not in text, name


def test_an_unseen_act_that_is_asked_for_is_as_one_that_is_not_there(served, come):
    act = placed(served, "gna", "sarraj", "message", to=["russia"], text=SECRET, language="en")
    haftar = come("lna/haftar")
    hidden_, absent = (haftar.get(served.url(f"chronicle/?act={one}")).content for one in (act, "0" * 32))
    assert said(hidden_.decode()) == said(absent.decode())


def test_the_duties_of_the_table_are_told_to_every_seat(served, come):
    for person in ("gna/sarraj", "press/correspondent", "russia/lavrov"):
        shown = page(come(person), served, "table/")
        assert "What it reveals" in shown
        assert "Entry into force" in shown


# ---- last, since it ends the round in which the others play


def test_a_round_is_closed_and_another_opens_under_a_name_that_tells_no_number(served, come, sends, view):
    lavrov = come("russia/lavrov")
    assert lavrov.get(served.url("do/open-round/")).status_code == 404, "one at a time"
    assert sends(lavrov, "close-round", outcome="Some progress.").status_code == 302
    fields = {"venue": "Berlin, the Chancellery", "format": "face-to-face", "told": "table"}
    assert sends(lavrov, "open-round", **fields).status_code == 302
    held = view("gna").round_now()
    assert held is not None
    assert (held.venue, held.format) == ("Berlin, the Chancellery", "face-to-face")
    assert re.fullmatch("berlin-the-chancellery-[0-9a-f]{8}", held.slug)
    assert view("press").round_now().venue == "Moscow", "the press is not told"
    assert sends(lavrov, "begin-sitting", who=["gna/sarraj", "lna/haftar", "russia/lavrov"]).status_code == 302

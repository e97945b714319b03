"""Public life, and showing others what they had not seen."""

import pytest

from entremise.talks.acts.form import body
from entremise.talks.refusal import Code
from entremise.talks.standing import hostilities, reported, talks
from tests.talks.cast import TALKS, Talks


@pytest.fixture
def t() -> Talks:
    return Talks()


def test_the_press_sees_the_statement_and_not_the_act(t: Talks):
    t.lna.ask_time(until=t.later(hours=3))
    t.russia.statement(reports=[{"what": "ask-time", "seat": "lna", "modality": "apparent"}])
    assert t.kinds("press") == ["convene", "statement"]
    assert [one.report.what for one in reported(t.view("press"))] == ["ask-time"]
    assert not t.view("press").asks


def test_statements_name_seats_and_actors_that_there_are(t: Talks):
    t.refused(Code.UNKNOWN_SEAT, "reports", seat="eu").gna.statement(reports=[{"what": "leave", "seat": "eu"}])
    t.refused(Code.UNKNOWN_ACTOR, "for_actor").gna.statement(for_actor="eu")
    t.refused(Code.UNKNOWN_ACT, "contradicts").gna.statement(contradicts=t.gna.inner_paper())
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("siala").statement()
    t.gna.statement(contradicts=t.lna.statement(for_actor="lna"))


def test_only_mediators_publish_a_communique(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.communique()
    t.russia.communique()


def test_a_public_word_is_about_a_round_that_is_publicly_known(t: Talks):
    t.russia.open_round(told="table")
    for named in ("moscow", "berlin"):
        t.refused(Code.UNKNOWN_ROUND, "of_round").gna.characterise(word="failed", of_round=named)
    t.refused(Code.UNKNOWN_SEAT, "of_seat").gna.characterise(of_seat="eu")


def test_what_is_called_failed_is_reported_failed_and_not_declared(t: Talks):
    opened = t.russia.open_round()
    t.press.characterise(word="failed", of_seat=None, of_round="moscow")
    assert talks(t.view("gna")) == "reported_failed"
    t.russia.close_round(opened=opened)
    assert talks(t.view("gna")) == "closed"


def test_the_siege_goes_on_side_by_side_with_what_others_say(t: Talks):
    t.press.hostilities()
    t.lna.hostilities(state="truce", says="LNA")
    t.press.hostilities(state="offensive")
    t.refused(Code.UNKNOWN_SEAT, "of_seat").lna.forces(of_seat="eu")
    assert [(one.state, one.says) for one in hostilities(t.view("gna"))] == [
        ("truce", "LNA"),
        ("offensive", "An agency"),
    ]


def test_a_finding_is_of_the_monitors_and_about_an_incident(t: Talks):
    t.refused(Code.UNKNOWN_SEAT, "accused").press.incident(accused="eu")
    incident = t.press.incident(accused="lna")
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.finding(incident=incident)
    t.refused(Code.UNKNOWN_ACT, "incident").unsmil.finding(incident=t.convened)
    t.unsmil.finding(incident=incident)


# ---- disclosure


def shown(t: Talks, *kinds: str) -> list[object]:
    return [body(t.last(kind), TALKS) for kind in kinds]


def test_one_shows_what_is_ones_own_and_who_had_seen_it_is_told(t: Talks):
    words = t.gna.message()
    disclosed = t.gna.disclose(acts=shown(t, "message"), to=["turkey"])
    assert t.who_sees(disclosed) == {"gna", "russia", "turkey"}
    assert t.who_sees(words) == {"gna", "russia"}, "the first audience stays what it was"
    assert t.view("turkey").entrusted[words].text == "We want time."
    assert t.view("russia").reach(words) == {"gna", "russia", "turkey"}
    t.refused(Code.ALREADY_DONE, "to").gna.disclose(acts=shown(t, "message"), to=["turkey"])


def test_what_was_entrusted_is_not_the_mediators_to_disclose(t: Talks):
    t.gna.message()
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "acts").russia.disclose(acts=shown(t, "message"), to=["turkey"])
    t.russia.note_oral()
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "acts").russia.disclose(acts=shown(t, "note-oral"), to=["turkey"])
    t.lna.disclose(acts=shown(t, "note-oral"), to=["turkey"])


def test_what_goes_between_mediators_is_not_shown_to_parties(t: Talks):
    t.russia.mediator_note()
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "to").russia.disclose(acts=shown(t, "mediator-note"), to=["gna"])
    t.russia.convey()
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "to").russia.disclose(acts=shown(t, "convey"), to=["gna"])
    t.russia.disclose(acts=shown(t, "mediator-note"), to=["turkey"])


def test_a_party_does_not_show_the_other_what_it_said_to_mediators(t: Talks):
    t.gna.message()
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "to").gna.disclose(acts=shown(t, "message"), to=["lna"])
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "to").gna.disclose(acts=shown(t, "message"), public=True)


def test_an_act_that_is_not_known_is_not_shown_however_it_is_given(t: Talks):
    t.gna.message()
    hidden, mine = shown(t, "message"), shown(t, "convene")
    t.refused(Code.UNKNOWN_ACT, "acts").lna.disclose(acts=hidden, to=["turkey"])
    altered = [{**one, "at": None} for one in hidden]  # type: ignore[dict-item]
    t.refused(Code.UNKNOWN_ACT, "acts").gna.disclose(acts=altered, to=["turkey"])
    t.refused(Code.WRONG_FORM, "acts").gna.disclose(acts=[{"id": "x"}], to=["turkey"])
    t.refused(Code.MISSING, "to").gna.disclose(acts=hidden)
    t.refused(Code.UNKNOWN_SEAT, "to").gna.disclose(acts=hidden, to=["eu"])
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "acts").gna.disclose(acts=mine, to=["turkey"])


def test_the_acts_of_one_disclosure_have_one_audience(t: Talks):
    t.russia.table_draft(to=["gna"])
    t.russia.propose()
    t.refused(Code.DIFFERENT_AUDIENCES, "acts").russia.disclose(acts=shown(t, "table-draft", "propose"), to=["algeria"])


def test_nobody_is_shown_an_act_about_one_that_it_has_not_seen(t: Talks):
    t.opening(with_seats=["turkey"])
    opening = shown(t, "open-signature")
    t.refused(Code.NOT_SHOWN_TO, "acts", seat="algeria").russia.disclose(acts=opening, to=["algeria"])
    t.russia.disclose(acts=shown(t, "table-draft", "open-signature"), to=["algeria"])
    assert t.view("algeria").openings
    t.gna.sign(opening=t.last("open-signature").id)
    assert "algeria" in t.who_sees(t.last("sign").id), "from here on it follows the signature"


def test_what_is_published_reaches_who_is_seated_later(t: Talks):
    t.draft()
    t.russia.disclose(acts=shown(t, "table-draft"), public=True)
    t.russia.add_seat()
    assert t.view("un").drafts
    t.gna.initial(draft=t.last("table-draft").id)
    assert "un" in t.who_sees(t.last("initial").id)


def test_disclosures_are_not_disclosed(t: Talks):
    t.gna.message()
    t.gna.disclose(acts=shown(t, "message"), to=["turkey"])
    t.russia.add_seat(seat={"slug": "un", "kind": "mediator", "name": {"en": "UN"}})
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "acts").gna.disclose(acts=shown(t, "disclose"), to=["un"])

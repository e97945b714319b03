"""Rules on terms, rounds, coming and going, and sittings."""

from datetime import date, timedelta

import pytest

from entremise.talks.acts.convening import Capacity
from entremise.talks.acts.form import body
from entremise.talks.refusal import Code
from entremise.talks.standing import departures, met_face_to_face, talks, walk_outs
from tests.talks.cast import BOTH, TALKS, Talks


@pytest.fixture
def t() -> Talks:
    return Talks()


def test_terms_are_put_by_mediators_to_a_party_at_least(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.put_terms()
    t.refused(Code.WRONG_KIND_OF_SEAT, "to").russia.put_terms(to=["press"])
    t.refused(Code.TWICE, "to").russia.put_terms(to=["gna", "gna"])


def test_terms_are_answered_once_by_who_was_asked(t: Talks):
    terms = t.russia.put_terms(to=["gna", "turkey"])
    t.refused(Code.UNKNOWN_ACT, "terms").lna.answer_terms(terms=terms)
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").turkey.answer_terms(terms=terms)
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("siala").answer_terms(terms=terms)
    t.gna.answer_terms(terms=terms)
    t.refused(Code.ALREADY_DONE, "terms").gna.answer_terms(terms=terms)


def test_a_party_that_was_only_shown_terms_does_not_answer_them(t: Talks):
    terms = t.russia.put_terms(to=["gna"])
    t.russia.disclose(acts=[body(t.last("put-terms"), TALKS)], to=["lna"])
    t.refused(Code.NOT_ADDRESSED_TO_YOU, "terms").lna.answer_terms(terms=terms)


def test_terms_are_settled_when_all_have_accepted_and_never_when_one_refuses(t: Talks):
    terms, other = t.russia.put_terms(), t.russia.put_terms()
    t.gna.answer_terms(terms=terms)
    assert not t.acts("terms-settled")
    t.lna.answer_terms(terms=terms)
    assert t.last("terms-settled").act.terms == terms  # type: ignore[attr-defined]
    assert t.who_sees(t.last("terms-settled").id) == {*BOTH, "russia"}
    t.gna.answer_terms(terms=other, accepted=False)
    t.lna.answer_terms(terms=other)
    t.passes(days=9)
    assert len(t.acts("terms-settled")) == 1


def test_one_round_at_a_time_each_with_its_own_name(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.open_round()
    opened = t.russia.open_round()
    t.refused(Code.ROUND_IS_OPEN, "round").russia.open_round(round="berlin")
    t.russia.close_round(opened=opened)
    t.refused(Code.TAKEN, "round").russia.open_round()
    t.russia.open_round(round="berlin")


def test_a_round_turns_in_its_order(t: Talks):
    opened = t.russia.open_round()
    t.refused(Code.WRONG_STATE, "opened", state="open").russia.resume_round(opened=opened)
    t.russia.suspend_round(opened=opened)
    t.refused(Code.WRONG_STATE, "opened", state="suspended").russia.suspend_round(opened=opened)
    t.refused(Code.IN_THE_PAST, "until").russia.adjourn_round(opened=opened, until={"at": "2019-12-24T00:00:00Z"})
    t.russia.adjourn_round(opened=opened)
    assert talks(t.view("press")) == "adjourned"
    t.russia.resume_round(opened=opened)
    t.russia.declare_failed(opened=opened)
    for turn in ("suspend_round", "adjourn_round", "resume_round", "declare_failed", "close_round"):
        getattr(t.refused(Code.WRONG_STATE, "opened", state="failed").russia, turn)(opened=opened)
    assert talks(t.view("press")) == "failed"


def test_a_round_that_is_hidden_is_turned_as_little_as_one_that_there_is_not(t: Talks):
    hidden = t.russia.open_round(told="mediators")
    t.russia.add_seat(seat={"slug": "un", "kind": "mediator", "name": {"en": "UN"}})
    for opened in (hidden, "0" * 32):
        t.refused(Code.UNKNOWN_ACT, "opened", kind="open-round").un.close_round(opened=opened)


def test_who_leaves_leaves_once_and_comes_back(t: Talks):
    t.refused(Code.UNKNOWN_SEAT, "seat").russia.leave(seat="eu")
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.leave(seat="lna")
    t.lna.leave(scene="table")
    t.refused(Code.ALREADY_DONE, "scene").lna.leave(scene="table")
    t.russia.leave(seat="lna", scene="place")
    t.refused(Code.ALREADY_DONE, "scene").lna.leave(scene="place")
    t.lna.arrive(scene="table")
    t.refused(Code.ALREADY_DONE, "scene").lna.arrive(scene="place")
    t.refused(Code.IN_THE_PAST, "back").lna.consult(back={"at": "2019-12-24T00:00:00Z"})
    t.lna.consult()
    assert [one[:2] for one in departures(t.view("russia"))] == [("lna", "table"), ("lna", "place")]


def test_who_left_keeps_its_channel(t: Talks):
    opening = t.opening()
    t.lna.leave(scene="place")
    t.lna.message()
    t.lna.ask_time(until=t.later(hours=3))
    t.signs(opening, "lna/haftar")


def test_a_walk_out_is_what_somebody_calls_it(t: Talks):
    t.lna.leave()
    assert not walk_outs(t.view("press"))
    t.press.characterise()
    assert [(one.seat, one.said_by) for one in walk_outs(t.view("gna"))] == [("lna", "An agency")]


def test_two_parties_never_sit_together_in_a_proximity_round(t: Talks):
    both = [{"seat": "gna"}, {"seat": "lna"}]
    t.refused(Code.TWO_PARTIES_IN_A_ROOM, "who", parties="gna, lna").russia.begin_sitting(who=both)
    opened = t.russia.open_round()
    t.refused(Code.TWO_PARTIES_IN_A_ROOM, "who").russia.begin_sitting(who=both)
    begun = t.russia.begin_sitting()
    t.refused(Code.TWO_PARTIES_IN_A_ROOM, "who").russia.end_sitting(begun=begun, who=both)
    t.russia.close_round(opened=opened)
    faced = t.russia.open_round(round="berlin", format="face-to-face")
    t.russia.suspend_round(opened=faced)
    t.refused(Code.TWO_PARTIES_IN_A_ROOM, "who").russia.begin_sitting(sitting="second", who=both)


def test_a_sitting_ends_once_with_who_was_told_of_it(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.begin_sitting()
    begun = t.russia.begin_sitting()
    t.refused(Code.TAKEN, "sitting").russia.begin_sitting()
    t.refused(Code.UNKNOWN_PERSON, "who").russia.begin_sitting(sitting="b", who=[{"seat": "gna", "person": "haftar"}])
    t.refused(Code.WRONG_KIND_OF_SEAT, "with_mediators").russia.begin_sitting(sitting="b", with_mediators=["press"])
    t.refused(Code.NOT_SHOWN_TO, "who", seat="algeria").russia.end_sitting(begun=begun, who=[{"seat": "algeria"}])
    t.refused(Code.UNKNOWN_ACT, "begun").turkey.end_sitting(begun=begun)
    t.russia.end_sitting(begun=begun)
    t.refused(Code.ALREADY_DONE, "begun").russia.end_sitting(begun=begun)


def test_heads_have_met_where_heads_of_two_parties_sat_in_one_sitting(t: Talks):
    t.russia.open_round(format="face-to-face")
    who = [{"seat": "gna", "person": "sarraj"}, {"seat": "lna", "person": "saleh"}]
    t.russia.begin_sitting(who=who)
    assert t.view("russia").persons["lna", "saleh"].has(Capacity.DELEGATE)
    assert not met_face_to_face(t.view("russia"))
    t.russia.begin_sitting(sitting="second", who=[who[0], {"seat": "lna", "person": "haftar"}])
    assert met_face_to_face(t.view("russia"))
    assert met_face_to_face(t.view("gna"))
    assert not met_face_to_face(t.view("turkey"))


def test_what_happened_lies_behind_however_far(t: Talks):
    t.refused(Code.IN_THE_FUTURE, "at").russia.communique(happened=t.now + timedelta(hours=1))
    t.refused(Code.IN_THE_FUTURE, "at").russia.communique(happened=date(2020, 2, 1))
    t.russia.communique(happened=date(2014, 5, 16))
    t.russia.communique(happened=date(2020, 1, 13))

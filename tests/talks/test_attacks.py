"""Somebody in one room wants to learn of another, or to put a hand into it. Each test is a way that was tried."""

from typing import Any

import pytest

from entremise.talks.acts.form import body
from entremise.talks.refusal import Code
from entremise.talks.standing import met_face_to_face
from entremise.talks.view.state import Asked, in_order
from tests.talks.cast import BOTH, CONVENE, TALKS, Talks, person, seat


def test_what_a_new_seat_is_acquainted_with_has_one_order():
    t = Talks()
    for n in range(6):
        t.russia.accredit(person=person("russia", f"aide-{n}", "adviser"), told="public")
        t.russia.add_seat(seat=seat(f"observer-{n}", "observer"))
    shown = t.draft()
    t.russia.disclose(acts=[body(t.last("table-draft"), TALKS)], public=True)
    t.russia.add_seat(seat=seat("late", "observer"))
    late, russia = t.view("late"), t.view("russia")
    for view in (late, russia):
        for things in (view.seats, view.persons, view.seen, view.relations):
            places = [thing.place for thing in things.values()]
            assert len(set(places)) == len(places)
    assert shown in late.seen
    known = {placed.id for placed in t.seen("late")} | set(late.seen)
    for name in ("persons", "seats", "relations"):
        mine = [key for key, _ in _ordered(getattr(late, name)) if key != "late"]
        theirs = [key for key, _ in _ordered(getattr(russia, name)) if key != "late"]
        assert mine == theirs, name
    assert known == set(russia.seen) | {t.last("acquaint").id}


def _ordered(things: Any) -> list[tuple[Any, Any]]:
    return sorted(things.items(), key=lambda item: item[1].place)


def test_a_mediator_seated_late_puts_no_person_into_a_delegation_that_only_looks_empty():
    t = Talks(persons=[person("russia", "lavrov")])
    t.lna.by(None).accredit(person=person("lna", "haftar"), told="mediators")
    t.russia.add_seat(seat=seat("un", "mediator"))
    assert not t.view("un").delegation("lna")
    t.refused(Code.NOT_YOURS, "person.seat").un.accredit(person=person("lna", "mole"))


def test_a_mediator_enters_the_first_person_of_a_seat_that_came_after_it():
    t = Talks(persons=[person("russia", "lavrov")])
    t.russia.accredit(person=person("lna", "haftar"))
    t.russia.add_seat(seat=seat("un", "mediator"))
    t.un.add_seat(seat=seat("tribes", "consulted"))
    t.un.accredit(person=person("tribes", "elder"))
    t.refused(Code.NOT_YOURS).turkey.by(None).accredit(person=person("tribes", "mole"))


@pytest.mark.parametrize("kind", ["sign", "confirm-signature", "withdraw-signature"])
def test_a_deposit_is_not_shown_to_the_mediators_even_by_who_made_it(kind: str):
    t = Talks()
    opening = t.opening("sealed")
    t.gna.sign(opening=opening, ad_referendum=True)
    t.gna.confirm_signature(opening=opening)
    t.gna.withdraw_signature(opening=opening)
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "acts").gna.disclose(acts=[body(t.last(kind), TALKS)], to=["russia"])


def test_a_sealed_answer_is_not_shown_to_the_mediators_even_by_who_gave_it():
    t = Talks()
    proposal = t.russia.propose(to=BOTH)
    t.gna.answer_proposal(proposal=proposal)
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "acts").gna.disclose(
        acts=[body(t.last("answer-proposal"), TALKS)], to=["russia"]
    )


def test_an_unconfirmed_deposit_does_not_bind_through_the_confirmation_of_an_earlier_one():
    t = Talks()
    opening = t.opening("sealed")
    t.gna.sign(opening=opening, ad_referendum=True)
    t.gna.confirm_signature(opening=opening)
    t.gna.by("mishri").sign(opening=opening, ad_referendum=True)
    t.signs(opening, "lna/haftar", "lna/saleh")
    assert t.acts("signatures-opened")
    assert not t.acts("enter-into-force")
    t.gna.confirm_signature(opening=opening)
    assert t.acts("enter-into-force")


@pytest.mark.parametrize("entry", [{"force": "last-signature"}, {"force": "days-after", "days": 1}])
def test_an_accord_binds_from_the_confirmation_of_what_was_signed_ad_referendum(entry: dict[str, Any]):
    t = Talks()
    opening = t.opening(entry=entry)
    t.gna.sign(opening=opening, ad_referendum=True)
    t.signs(opening, "gna/mishri", "lna/haftar", "lna/saleh")
    t.passes(days=10)
    t.gna.confirm_signature(opening=opening)
    confirmed = t.last("confirm-signature").recorded_at
    t.passes(days=5)
    force = t.last("enter-into-force")
    assert force.recorded_at >= confirmed
    assert force.act.since == force.recorded_at  # type: ignore[attr-defined]
    assert (force.recorded_at - confirmed).days == entry.get("days", 0)


@pytest.mark.parametrize("what", ["sign", "decline"])
@pytest.mark.parametrize("state", ["asked", "granted"])
def test_a_mediator_not_told_of_an_opening_learns_nothing_of_it_from_how_time_asked_for_ends(what: str, state: str):
    """Turkey was asked for time, but not told that signature is open: whether LNA signs may not show in the lapse."""

    def history(acts: bool) -> Talks:
        t = Talks()
        opening = t.russia.open_signature(draft=t.draft(), mode="open", required={"lna": ["haftar"]}, with_seats=[])
        asked = t.lna.ask_time(to=["turkey"], until=t.later(hours=3), label="asked")
        if state == "granted":
            t.turkey.grant_time(asked=asked, label="granted")
        if acts and what == "sign":
            t.lna.sign(opening=opening)
        elif acts and state == "asked":
            t.lna.decline_signature(opening=opening)
        t.passes(hours=4)
        return t

    idle = [one for one in history(False).bodies("turkey") if one["kind"] not in ("table-draft", "convene")]
    busy = [one for one in history(True).bodies("turkey") if one["kind"] not in ("table-draft", "convene")]
    assert [(one["kind"], one["id"]) for one in idle] == [(one["kind"], one["id"]) for one in busy]
    assert "time-lapsed" in [one["kind"] for one in busy]


def test_who_openly_signed_lets_no_time_lapse_for_an_opening_that_it_can_not_see():
    t = Talks()
    first = t.russia.open_signature(draft=t.draft(), mode="open", required={"lna": ["haftar"]})
    other = t.turkey.table_draft(to=["gna"])
    t.turkey.open_signature(draft=other, mode="open", required={"gna": ["sarraj"]}, with_seats=[])
    asked = t.lna.ask_time(until=t.later(hours=3))
    t.russia.grant_time(asked=asked)
    t.lna.sign(opening=first)
    t.passes(hours=4)
    assert not t.acts("time-lapsed")


def test_time_that_has_passed_does_not_lapse_afterwards_because_signature_is_opened_anew():
    t = Talks()
    first = t.russia.open_signature(draft=t.draft(), mode="open", required={"lna": ["haftar"]})
    t.russia.grant_time(asked=t.lna.ask_time(until=t.later(hours=3)))
    t.lna.sign(opening=first)
    t.passes(hours=4)
    t.opening()
    assert not t.acts("time-lapsed")


def test_time_asked_for_is_overtaken_when_a_signature_ad_referendum_is_confirmed():
    t = Talks()
    opening = t.russia.open_signature(draft=t.draft(), mode="open", required={"lna": ["haftar"]})
    asked = t.lna.ask_time(until=t.later(hours=3))
    t.lna.sign(opening=opening, ad_referendum=True)
    assert t.view("russia").asks[asked].state is Asked.ASKED
    t.lna.confirm_signature(opening=opening)
    assert t.view("russia").asks[asked].state is Asked.OVERTAKEN


def test_time_asked_for_one_accord_is_not_overtaken_by_signing_another():
    t = Talks()
    opening, other = t.opening(), t.opening()
    asked = t.lna.ask_time(opening=opening, until=t.later(hours=3))
    t.signs(other, "lna/haftar", "lna/saleh")
    assert t.view("russia").asks[asked].state is Asked.ASKED


def test_a_second_replacement_is_told_to_the_same_seats_whether_or_not_the_first_person_had_deposited():
    def history(deposits: bool) -> set[str]:
        t = Talks()
        opening = t.opening("sealed")
        hidden = t.gna.by("mishri").sign if deposits else t.gna.by("mishri").inner_paper
        hidden(**({"opening": opening} if deposits else {}))
        first = t.gna.replace_person(person="mishri", successor="shater")
        t.russia.disclose(acts=[body(t.acts("table-draft")[-1], TALKS)], to=["algeria"])
        t.russia.disclose(acts=[body(t.acts("open-signature")[-1], TALKS)], to=["algeria"])
        assert first
        return t.who_sees(t.gna.replace_person(person="shater", successor="bashagha"))

    assert history(True) == history(False)


def test_a_second_replacement_of_a_person_told_to_few_goes_to_who_awaits_the_signature():
    def history(deposits: bool) -> set[str]:
        t = Talks()
        t.gna.accredit(person=person("gna", "bashagha", "delegate"))
        t.draft()
        opening = t.russia.open_signature(
            draft=t.last("table-draft").id,
            mode="sealed",
            required={"gna": ["bashagha"], "lna": ["haftar"]},
            with_seats=[],
        )
        if deposits:
            t.gna.by("bashagha").sign(opening=opening)
        t.gna.replace_person(person="bashagha", successor="shater")
        for kind in ("table-draft", "open-signature"):
            t.russia.disclose(acts=[body(t.last(kind), TALKS)], to=["algeria"])
        return t.who_sees(t.gna.replace_person(person="shater", successor="maiteeq"))

    assert history(True) == history(False) == {"gna", "lna", "russia", "turkey", "algeria"}


def test_talks_are_not_convened_again_by_somebody_who_has_no_seat():
    t = Talks()
    stranger = {**CONVENE, "seats": [*CONVENE["seats"], seat("mallory", "mediator")]}
    t.refused(Code.ALREADY_CONVENED, "kind").mallory.convene(**stranger)


@pytest.mark.parametrize(
    "forged",
    [
        {"note": "LNA signed"},
        {"public": 0},
        {"recorded_at": "2020-01-13T12:01:00+03:00"},
        {"audience": ["russia", "gna", "gna"]},
        {"talks": 7},
        {"talks": None},
    ],
)
def test_nothing_is_smuggled_into_a_disclosure(forged: dict[str, Any]):
    t = Talks()
    t.gna.message(label="words")
    shown = {**body(t.last("message"), TALKS), **forged}
    t.refused(Code.WRONG_FORM, "acts").gna.disclose(acts=[shown], to=["turkey"])


def test_what_all_seats_have_seen_can_still_be_published_for_those_to_come():
    t = Talks()
    t.draft(to=[one["slug"] for one in CONVENE["seats"] if one["slug"] != "russia"])
    t.russia.disclose(acts=[body(t.last("table-draft"), TALKS)], public=True)
    t.refused(Code.ALREADY_DONE, "to").russia.disclose(acts=[body(t.last("table-draft"), TALKS)], public=True)
    t.russia.add_seat()
    assert t.view("un").drafts


def test_a_round_that_shares_its_name_with_a_hidden_one_can_be_spoken_of_when_it_is_public():
    for hidden in range(8):
        t = Talks(str(hidden))
        t.russia.open_round(told="mediators")
        t.russia.add_seat(seat=seat("un", "mediator"))
        t.un.open_round()
        t.turkey.characterise(word="failed", of_seat=None, of_round="moscow")


def test_who_met_stays_met_whoever_was_left_when_the_sitting_ended():
    t = Talks()
    t.russia.open_round(format="face-to-face")
    heads = [{"seat": "gna", "person": "sarraj"}, {"seat": "lna", "person": "haftar"}]
    begun = t.russia.begin_sitting(who=heads)
    assert met_face_to_face(t.view("russia"))
    t.russia.end_sitting(begun=begun, who=heads[:1])
    assert met_face_to_face(t.view("russia"))


def test_nobody_is_required_to_sign_who_could_not_bind_the_party():
    """A mediator names who must sign: it can't make a party's adviser its hand."""
    t = Talks()
    t.refused(Code.NEEDS_CAPACITY, "required", person="siala").russia.open_signature(
        draft=t.draft(), mode="open", required={"gna": ["siala"]}
    )


def test_whoever_may_release_words_does_not_make_itself_head():
    t = Talks()
    t.gna.entrust(person="mishri")
    mishri = t.refused(Code.NEEDS_CAPACITY, "by").gna.by("mishri")
    mishri.accredit(person=person("gna", "crony", "head"))
    mishri = t.refused(Code.NEEDS_CAPACITY, "by").gna.by("mishri")
    mishri.replace_person(person="sarraj", successor="crony", capacities=["head"])
    mishri = t.refused(Code.NEEDS_CAPACITY, "by").gna.by("mishri")
    mishri.replace_person(person="siala", successor="crony", capacities=["head"])
    t.gna.by("mishri").accredit(person=person("gna", "aide", "adviser"))


def test_a_successor_takes_back_the_deposit_of_whom_it_replaced():
    t = Talks()
    opening = t.opening("sealed")
    t.gna.by("mishri").sign(opening=opening)
    t.gna.replace_person(person="mishri", successor="shater")
    t.refused(Code.NOT_SIGNED).gna.withdraw_signature(opening=opening)
    t.gna.by("shater").withdraw_signature(opening=opening)
    t.gna.by("shater").sign(opening=opening)
    t.signs(opening, "gna/sarraj", "lna/haftar", "lna/saleh")
    assert t.last("signatures-opened").act.signed["gna"] == ("sarraj", "shater")  # type: ignore[attr-defined]


def test_asked_for_in_one_room_signed_in_another():
    t = Talks()
    opening = t.opening()
    asked = t.lna.ask_time(until=t.later(hours=3))
    t.signs(opening, "lna/haftar", "lna/saleh")
    assert t.view("russia").asks[asked].state is Asked.OVERTAKEN
    assert [one.seat for one in in_order(t.view("lna").asks.values())] == ["lna"]


def test_a_party_does_not_publish_its_own_act_because_all_have_seen_it():
    seats = [seat("gna", "party"), seat("russia", "mediator"), seat("turkey", "mediator")]
    t = Talks(seats=seats, persons=[person("russia", "lavrov")], relations=[])
    t.gna.by(None).message(to=["russia", "turkey"])
    shown = [body(t.last("message"), TALKS)]
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "to").gna.by(None).disclose(acts=shown, public=True)


def test_who_is_shown_a_request_for_time_later_does_not_learn_from_its_end_what_had_become_of_it():
    def history(refused: bool) -> Talks:
        t = Talks()
        asked = t.lna.ask_time(until=t.later(hours=3), label="asked")
        t.russia.refuse_time(asked=asked) if refused else t.russia.mediator_note()
        t.lna.disclose(acts=[body(t.last("ask-time"), TALKS)], to=["turkey"], label="shown")
        t.passes(hours=4)
        return t

    assert history(True).bodies("turkey") == history(False).bodies("turkey")


def test_who_is_shown_a_conveying_later_does_not_learn_from_its_arrival_whether_it_had_been_recalled():
    def history(recalled: bool) -> Talks:
        t = Talks()
        convey = t.russia.convey(label="conveyed")
        t.russia.confirm_conveying(conveying=convey, wait=1)
        t.russia.recall_conveying(conveying=convey, wait=1) if recalled else t.russia.mediator_note(wait=1)
        t.russia.disclose(acts=[body(t.last("convey"), TALKS)], to=["turkey"], label="shown", wait=1)
        t.passes(hours=4)
        return t

    assert history(True).bodies("turkey") == history(False).bodies("turkey")

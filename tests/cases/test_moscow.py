"""Moscow, January 2020, as a case: it loads, is played through the house, and ends as history did."""

from collections import Counter
from typing import Any

import pytest

from entremise.cases import Script, differences, load_then, vary
from entremise.cases.local_time import last_of, read_when, zone_of
from entremise.house.replay import replay, told
from entremise.record.verify import verify
from entremise.talks.acts.convening import Role
from tests.cases.samples import moscow, tuesday
from tests.cases.stage import Played

SEATS = ("gna", "lna", "russia", "turkey", "press")


@pytest.fixture(scope="module")
def whole() -> Played:
    return Played(vary(moscow()))


def test_history_is_reproduced(whole):
    found = whole.told()
    assert differences(found, moscow().expect) == ()
    assert found["refused"] == []


def test_what_the_issue_asks_of_the_outcome(whole):
    found = whole.told()
    assert found["in_force"] is False
    assert (found["signed_by"], found["not_signed_by"]) == (["gna"], ["lna"])
    assert [one["state"] for one in found["extensions"]] == ["overtaken"]
    assert found["met_face_to_face"] is False
    assert {one["actor"] for one in found["conflicts_of_interest"]} == {"russia", "turkey"}
    assert found["hostilities"][-1]["state"] == "siege"
    assert found["talks"] == "reported_failed"
    assert found["counterfactual"] is False


def test_departures_have_no_time_that_no_report_gives(whole):
    assert whole.told()["departures"] == [
        {"seat": "lna", "from": "table", "at": None},
        {"seat": "lna", "from": "place", "at": None},
    ]


def test_the_rival_deadlines_stand_side_by_side(whole):
    said = [(one["words"], one["said_by"]) for one in whole.told("press")["reported"] if one["what"] == "ask-time"]
    assert [words for words, _ in said] == ["until Tuesday", "until tomorrow morning", "two days"]
    assert len({who for _, who in said}) == 3


def test_every_act_of_the_file_is_told_in_order_with_what_it_rests_on(whole):
    acts = [one for one in whole.told()["acts"] if one["label"] is not None]
    assert [one["n"] for one in acts] == list(range(1, len(moscow().acts) + 1))
    for one in acts:
        assert (one["sources"] and one["grade"]) or one["invented"], one["label"]
        assert one["doubt"] or not one["invented"], one["label"]
    assert all(one["n"] is None for one in whole.told()["acts"] if one["seat"] == "table")


def test_a_seat_numbers_what_it_saw_for_itself(whole):
    for seat in SEATS:
        acts = whole.told(seat)["acts"]
        assert [one["n"] for one in acts] == list(range(1, len(acts) + 1))


def test_a_place_in_the_file_is_not_told_to_a_seat(whole):
    lna = {one["label"]: one["n"] for one in whole.told("lna")["acts"]}
    assert lna["siege-goes-on"] < len(lna) + 10 < len(moscow().acts) + 10
    assert "gna-in-confidence" not in lna


def test_inner_rooms_and_confidences_stay_where_they_are(whole):
    assert {seat for seat in SEATS if "lna-inner-paper" in whole.sees(seat)} == {"lna"}
    assert {seat for seat in SEATS if "gna-in-confidence" in whole.sees(seat)} == {"gna", "turkey"}
    assert {seat for seat in SEATS if "mediators-note-order" in whole.sees(seat)} == {"russia", "turkey"}
    assert {seat for seat in SEATS if "lna-leave-place" in whole.sees(seat)} == {"lna", "russia", "turkey"}


def test_words_are_carried_in_two_steps_and_arrive(whole):
    words = [one for one in whole.told("gna")["acts"] if one["kind"] == "word"]
    assert len(words) == 1
    assert "lna-entrusts-date" not in whole.sees("gna")


def test_the_press_sees_what_is_said_of_the_departure_and_not_the_departure(whole):
    press = whole.told("press")
    assert press["departures"] == []
    assert [one["what"] for one in press["reported"] if one["seat"] == "lna"].count("leave") == 1


def _hidden(of: Played, seat: str) -> set[str]:
    return {cue.label for cue in of.script.cues} - of.sees(seat)


def _without(script: Script, label: str, sealed: bool) -> Played:
    return Played(vary(script.case, without=[label], sealed=sealed))


TABLE = {"word", "carried", "terms-settled"}


@pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
def test_leaving_out_what_a_seat_never_saw_changes_nothing_for_it(sealed):
    base = Played(vary(moscow(), sealed=sealed))
    hidden = {seat: _hidden(base, seat) for seat in SEATS}
    assert all(hidden.values()), "something is hidden from each seat"
    moved = []
    for label in sorted(set().union(*hidden.values())):
        without = _without(base.script, label, sealed)
        for seat in SEATS:
            if label not in hidden[seat]:
                continue
            before, after = base.told(seat), without.told(seat)
            if before == after:
                continue
            # Words that were never entrusted are never carried: the table's own acts, and nothing else, may differ.
            moved.append((seat, label))
            assert _but_for_the_table(before) == _but_for_the_table(after), (seat, label)
            assert _tables_own(before) != _tables_own(after)
    carried = ("gna-entrusts", "lna-entrusts", "convey", "gna-accept", "lna-accept")
    assert all(label.startswith(carried) for _, label in moved)


def _but_for_the_table(told: dict[str, object]) -> dict[str, object]:
    acts = told["acts"]
    assert isinstance(acts, list)
    return {**told, "acts": [{**act, "n": 0} for act in acts if act["kind"] not in TABLE]}


def _tables_own(told: dict[str, object]) -> Counter[str]:
    acts = told["acts"]
    assert isinstance(acts, list)
    return Counter(act["kind"] for act in acts if act["kind"] in TABLE)


def test_sealed_the_other_side_cannot_tell_whether_sarraj_signed():
    outcomes, bundles = [], []
    for without in ([], ["gna-sign-sarraj"]):
        script = vary(moscow(), sealed=True, without=without)
        played = replay(script, seed=1)
        outcomes.append(told(script, played, "lna"))
        bundles.append(played.bundles["lna"])
        assert verify(played.bundles["lna"]).valid
    assert outcomes[0] == outcomes[1]
    assert bundles[0] == bundles[1]
    assert outcomes[0]["counterfactual"] is True
    assert outcomes[0]["signed_by"] == []


def test_sealed_what_supposes_an_open_signature_drops_out():
    sealed = vary(moscow(), sealed=True)
    assert sealed.dropped == {"gna-signatures-reported", "lna-weighs-their-signature"}
    found = Played(sealed).told()
    assert (found["accord"], found["signatures"]) == ("open", [])


def test_on_tuesday_the_accord_would_have_been_in_force():
    script = vary(moscow(), until="lna-ask-time", then=tuesday())
    found = Played(script).told()
    assert script.expect is not None
    assert differences(found, script.expect) == ()
    assert found["in_force"] is True
    assert found["counterfactual"] is True
    assert found["acts"][-1]["label"] == "accord-announced"
    assert Played(script).told("press")["counterfactual"] is True


def test_without_a_fork_the_time_asked_for_lapses():
    script = vary(moscow(), until="2020-01-15", without=["lna-leave-table", "lna-leave-place"])
    assert Played(script).told()["extensions"] == [{"seat": "lna", "until": "2020-01-14", "state": "lapsed"}]


# ---- what the report states, one by one: docs/moscow.md names these tests


def _act(found: dict[str, Any], label: str) -> dict[str, Any]:
    (one,) = [act for act in found["acts"] if act["label"] == label]
    return dict(one)


def test_they_fail_in_somebodys_words_and_no_mediator_declares_it(whole):
    found = whole.told()
    assert found["talks"] == "reported_failed"
    assert not [act for act in found["acts"] if act["kind"] == "declare-failed"]
    assert _act(found, "called-failed")["attribution"] == "unattributed"


def test_the_accord_is_a_possible_one_of_seven_points_in_three_languages(whole):
    draft = next(act for act in moscow().acts if act.label == "draft-tabled")
    articles = draft.fields["articles"]
    assert [article["slug"] for article in articles] == list(moscow().top.articles)
    assert len(articles) == 7
    assert all(set(article["text"]) == set(article["heading"]) == {"en", "fr", "ar"} for article in articles)
    assert "possible accord" in (draft.account.doubt or "")


def test_the_two_are_in_one_city_and_never_in_one_room(whole):
    found = whole.told()
    arrived = {act["seat"] for act in found["acts"] if act["kind"] == "arrive"}
    assert arrived == {"gna", "lna"}
    assert found["met_face_to_face"] is False
    negated = [one for one in found["reported"] if one["what"] == "meeting"]
    assert [one["modality"] for one in negated] == ["negated"]


def test_a_sitting_of_the_two_would_have_been_refused():
    text = """\
schema: entremise/then/1
title: {en: The planned meeting}
acts:
  - label: meeting
    kind: begin-sitting
    by: russia/lavrov
    sitting: meeting
    who: [{seat: gna, person: sarraj}, {seat: lna, person: haftar}]
    invented: true
    doubt: It never took place.
"""
    then = load_then(text.encode(), "then.yaml", moscow())
    found = Played(vary(moscow(), until="round-opens", then=then)).told()
    assert [one["code"] for one in found["refused"]] == ["two-parties-in-a-room"]
    assert found["met_face_to_face"] is False


def test_ministries_go_between_and_what_they_carry_is_not_what_they_were_told(whole):
    words = [seen.placed.act for seen in whole.stage.view("lna").timeline() if seen.placed.act.kind == "word"]
    assert [(word.carried_by, word.origin) for word in words] == [("turkey", None)]
    assert "gna-entrusts-lines" not in whole.sees("lna")


def test_one_side_signed_and_who_signed_is_known_by_name(whole):
    found = whole.told("lna")
    assert [(one["person"], one["seat"]) for one in found["signatures"]] == [("sarraj", "gna"), ("mishri", "gna")]
    assert found["accord"] == "partly_signed"


def test_time_was_asked_for_where_no_deadline_stood_and_nobody_answered(whole):
    opening = next(act for act in moscow().acts if act.label == "signature-opened")
    assert "deadline" not in opening.fields
    kinds = {act["kind"] for act in whole.told()["acts"]}
    assert not kinds & {"grant-time", "refuse-time"}
    assert whole.told()["extensions"] == [{"seat": "lna", "until": "2020-01-14", "state": "overtaken"}]


def test_what_is_not_attributed_says_so(whole):
    reported = [one for one in whole.told("press")["reported"] if one["said_by"].startswith("information from Moscow")]
    assert [(one["what"], one["modality"]) for one in reported] == [
        ("leave", "asserted"),
        ("sign", "apparently-not"),
        ("accept", "negated"),
    ]
    assert {(one["seat"], one["person"]) for one in reported} == {("lna", None)}, "the delegation, not one man"
    act = _act(whole.told("press"), "departure-reported")
    assert (act["attribution"], act["grade"]) == ("unattributed", "C3")


def test_the_siege_goes_on_in_the_words_of_one_side(whole):
    for seat in (None, *SEATS):
        last = whole.told(seat)["hostilities"][-2:]
        assert [(one["state"], one["says"]) for one in last] == [
            ("positions-held", "lna"),
            ("siege", "lna"),
        ]


def test_backers_stand_behind_each_and_both_sponsors_are_among_them(whole):
    found = whole.told("press")
    assert found["backers"] == {
        "gna": ["qatar", "some-western-powers", "turkey", "united-nations"],
        "lna": ["egypt", "france", "russia", "united-arab-emirates"],
    }
    assert set(found["sponsors"]) <= {one["actor"] for one in found["conflicts_of_interest"]}


def test_what_lies_behind_the_talks_is_dated_back_and_no_more_exactly_than_known(whole):
    found = whole.told("press")
    assert _act(found, "background-overthrow")["at"] == "2011"
    assert _act(found, "another-text-of-ten-points")["at"] == "2020-01"
    assert _act(found, "background-advance-on-tripoli")["at"] == "2019-04-04"
    assert _act(found, "truce-begins")["at"] == "2020-01-11T21:00:00Z"


def test_what_each_side_wanted_is_for_the_mediators_it_named(whole):
    positions = [act for act in moscow().acts if act.kind == "take-position"]
    assert len([act for act in positions if act.by.seat == "gna"]) == 6
    assert len([act for act in positions if act.by.seat == "lna"]) == 6
    assert not {act.label for act in positions if act.by.seat == "gna"} & whole.sees("lna")
    assert {"lna-on-memorandum", "lna-on-monitors"}.isdisjoint(whole.sees("turkey"))


def test_the_word_walk_out_is_of_this_case_and_says_so(whole):
    assert [one["seat"] for one in whole.told()["walk_outs"]] == ["lna"]
    assert _act(whole.told(), "called-walk-out")["invented"] is True


def test_who_holds_what_and_who_recognises_whom_is_told_with_what_stands_behind_it(whole):
    told = [one.relation for one in whole.stage.view("press").relations.values() if one.holds]
    (recognises,) = [one for one in told if one.role is Role.RECOGNISES]
    assert (recognises.actor, recognises.of) == ("international-community", "gna")
    controls = {one.actor: one.says or "" for one in told if one.role is Role.CONTROLS}
    assert set(controls) == {"gna", "lna"}
    assert "Tripoli" in controls["gna"]
    assert all(part in controls["lna"] for part in ("what remains of the army", "vast parts of the east"))


def test_guarantors_and_witnesses_are_said_to_be_none_yet(whole):
    told = [one.relation for one in whole.stage.view("press").relations.values()]
    promised = [one for one in told if one.role in (Role.GUARANTOR, Role.WITNESS)]
    assert sorted((one.actor, one.role.value) for one in promised) == [
        *[("russia", "guarantor"), ("russia", "witness"), ("turkey", "guarantor"), ("turkey", "witness")]
    ]
    assert all((one.says or "").startswith("was to be one") for one in promised)


def test_what_each_side_wanted_is_reported_and_how_it_is_put_here_is_not():
    positions = [act for act in moscow().acts if act.kind == "take-position"]
    assert all(act.account.invented and act.account.sources and act.account.doubt for act in positions)


def test_the_press_is_told_nothing_before_its_source_tells_it():
    """What was said of the talks: never before the day of any source of it. What lay behind them was public."""
    case, zone = moscow(), zone_of("Europe/Moscow")
    opens = last_of(read_when("2020-01-12", zone), zone)
    looked_at = 0
    for entry, cue in zip(case.acts, vary(case).cues, strict=True):
        background = entry.at is not None and last_of(entry.at, zone) <= opens
        if cue.by.seat != "press" or background:
            continue
        looked_at += 1
        # Of some the month alone is known; the report that all begins from tells the day after the talks.
        dates = [case.top.sources[source].date for source in cue.account.sources]
        days = [day if len(day) == len("2020-01-14") else "2020-01-14" for day in dates]
        assert cue.now.astimezone(zone).date().isoformat() >= min(days), cue.label
    assert looked_at > 10
    before = {cue.label for cue in vary(case, until="2020-01-13").cues}
    assert before.isdisjoint({"gna-signatures-reported", "planned-meeting-never-held", "leaked-draft-has-deletions"})


def test_the_table_dates_nothing_more_exactly_than_what_set_it_off(whole):
    table = [act for act in whole.told()["acts"] if act["seat"] == "table"]
    assert {act["kind"] for act in table} == {"terms-settled", "word", "carried"}
    assert all(act["at"] is None and act["invented"] for act in table)
    fork = Played(vary(moscow(), until="lna-ask-time", then=tuesday())).told()
    (binds,) = [act for act in fork["acts"] if act["kind"] == "enter-into-force"]
    assert (binds["at"], binds["invented"]) == ("2020-01-14", True)
    lapsed = Played(vary(moscow(), until="2020-01-15", without=["lna-leave-table", "lna-leave-place"])).told()
    (lapse,) = [act for act in lapsed["acts"] if act["kind"] == "time-lapsed"]
    assert (lapse["at"], lapse["invented"]) == ("2020-01-14", False), "the day that was asked for"


def test_nobody_has_signed_what_was_never_opened():
    early = Played(vary(moscow(), until="draft-tabled"))
    assert (early.told()["signed_by"], early.told()["not_signed_by"]) == ([], ["gna", "lna"])
    assert early.told("press")["not_signed_by"] == [], "a seat that sees no opening doesn't know"

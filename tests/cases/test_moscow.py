"""Moscow, January 2020, as a case: it loads, is played through the house, and ends as history did."""

from collections import Counter

import pytest

from entremise.cases import Script, differences, vary
from entremise.house.replay import replay, told
from entremise.record.verify import verify
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

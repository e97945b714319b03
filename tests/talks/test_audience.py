"""Who sees each kind of act, in situ, against the table in `oracle.WHO_SEES` and against lists written out by hand."""

import pytest

from entremise.talks.acts import KINDS
from tests.talks.cast import BOTH, SEATS, Talks
from tests.talks.oracle import WHO_SEES, World
from tests.talks.wandering import Wanderer

ALL = set(SEATS)
MEDIATE = {"russia", "turkey"}


def test_the_table_of_who_sees_what_has_every_kind():
    assert set(WHO_SEES) == set(KINDS)


def test_every_kind_in_situ_goes_to_whom_the_table_says():
    met: set[str] = set()
    for seed in range(60):
        world = World()
        for one in Wanderer(seed).wander(90).run.bodies:
            seats, public = world.addressed(one)
            assert (set(one["audience"]), one["public"]) == (seats, public), one["kind"]
            met.add(one["kind"])
            world.take(one)
    assert met == set(KINDS)


def history(mode: str) -> tuple[Talks, dict[str, str]]:
    """One act of nearly every kind that a seat can do, by kind."""
    t = Talks()
    a: dict[str, str] = {"convene": t.convened}
    a["open-round"] = t.russia.open_round(told="table")
    a["suspend-round"] = t.russia.suspend_round(opened=a["open-round"])
    a["arrive"] = t.gna.arrive(scene="table")
    a["leave"] = t.lna.leave(told="public")
    a["begin-sitting"] = t.russia.begin_sitting()
    a["end-sitting"] = t.russia.end_sitting(begun=a["begin-sitting"])
    a["message"] = t.lna.message(rule={"carry": "may-be-conveyed", "exact_wording": True})
    a["show-wording"] = t.russia.show_wording(source=a["message"])
    a["answer-wording"] = t.lna.answer_wording(wording=a["show-wording"])
    a["convey"] = t.russia.convey(source=a["message"], wording=a["show-wording"])
    a["confirm-conveying"] = t.russia.confirm_conveying(conveying=a["convey"])
    a["note-oral"] = t.turkey.note_oral(party="gna")
    a["answer-oral"] = t.gna.answer_oral(noted=a["note-oral"])
    a["inner-paper"] = t.gna.inner_paper()
    a["entrust"] = t.gna.entrust()
    a["mediator-note"] = t.russia.mediator_note()
    a["hand-over-non-paper"] = t.turkey.hand_over_non_paper()
    a["freeze-room"] = t.russia.freeze_room()
    a["thaw-room"] = t.turkey.thaw_room(frozen=a["freeze-room"])
    a["put-terms"] = t.russia.put_terms()
    a["answer-terms"] = t.gna.answer_terms(terms=a["put-terms"])
    a["table-draft"] = t.draft()
    a["take-position"] = t.gna.take_position(draft=a["table-draft"])
    a["initial"] = t.gna.initial(draft=a["table-draft"])
    a["propose"] = t.russia.propose()
    a["answer-proposal"] = t.gna.answer_proposal(proposal=a["propose"])
    a["open-signature"] = t.russia.open_signature(draft=a["table-draft"], mode=mode)
    a["sign"] = t.gna.sign(opening=a["open-signature"], ad_referendum=True)
    a["confirm-signature"] = t.gna.confirm_signature(opening=a["open-signature"])
    a["ask-time"] = t.lna.ask_time(until=t.later(hours=1), to=["turkey"])
    a["grant-time"] = t.turkey.grant_time(asked=a["ask-time"])
    a["decline-signature"] = t.lna.decline_signature(opening=a["open-signature"])
    a["agree-name"] = t.russia.agree_name()
    a["communique"] = t.russia.communique()
    a["accredit"] = t.lna.accredit(person={"seat": "lna", "slug": "x", "name": {"en": "x"}, "capacities": ["adviser"]})
    return t, a


SEEN_BY: dict[str, set[str]] = {
    "convene": ALL,
    "open-round": {*BOTH, *MEDIATE},
    "suspend-round": {*BOTH, *MEDIATE},
    "arrive": {"gna", *MEDIATE},
    "leave": ALL,
    "begin-sitting": {"gna", "russia"},
    "end-sitting": {"gna", "russia"},
    "message": {"lna", "russia"},
    "show-wording": {"lna", "russia"},
    "answer-wording": {"lna", "russia"},
    "convey": {"russia"},
    "confirm-conveying": {"russia"},
    "note-oral": {"gna", "turkey"},
    "answer-oral": {"gna", "turkey"},
    "inner-paper": {"gna"},
    "entrust": {"gna"},
    "mediator-note": {"russia"},
    "hand-over-non-paper": {"gna", "turkey"},
    "freeze-room": {"gna", *MEDIATE},
    "thaw-room": {"gna", *MEDIATE},
    "put-terms": {*BOTH, "russia"},
    "answer-terms": {"gna", "russia"},
    "table-draft": {*BOTH, *MEDIATE},
    "take-position": {"gna", "russia"},
    "initial": {*BOTH, *MEDIATE},
    "propose": {*BOTH, "russia"},
    "answer-proposal": {"gna"},
    "open-signature": {*BOTH, *MEDIATE},
    "sign": {*BOTH, *MEDIATE},
    "confirm-signature": {*BOTH, *MEDIATE},
    "ask-time": {"lna", "turkey"},
    "grant-time": {"lna", "turkey"},
    "decline-signature": {*BOTH, *MEDIATE},
    "agree-name": {"gna", *MEDIATE},
    "communique": ALL,
    "accredit": {"lna", *MEDIATE},
}
SEALED = {"sign": {"gna"}, "confirm-signature": {"gna"}, "decline-signature": {"lna", *MEDIATE}}


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_who_sees_what_seat_by_seat(mode: str):
    t, acts = history(mode)
    expected = SEEN_BY | (SEALED if mode == "sealed" else {})
    assert {kind: t.who_sees(act) for kind, act in acts.items()} == expected

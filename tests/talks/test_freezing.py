"""Rules on frozen rooms: who freezes and thaws, what a frozen seat can still do, and who learns of it."""

import pytest

from entremise.talks.acts.form import body
from entremise.talks.refusal import Code
from tests.talks.cast import BOTH, TALKS, Talks, seat


@pytest.fixture
def t() -> Talks:
    return Talks()


def frozen(t: Talks, seat: str) -> dict[str, str]:
    return dict(t.view(seat).frozen.items())


def test_mediators_freeze_any_room_but_their_own(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by", kinds="mediator").gna.freeze_room(seat="lna")
    t.refused(Code.NEEDS_CAPACITY, "by").russia.by("note").freeze_room()
    t.refused(Code.UNKNOWN_SEAT, "seat", seat="eu").russia.freeze_room(seat="eu")
    t.refused(Code.TWICE, "seat", name="russia").russia.freeze_room(seat="russia")
    for other in ("gna", "turkey", "press", "algeria"):
        t.russia.freeze_room(seat=other)
    assert set(frozen(t, "russia")) == {"gna", "turkey", "press", "algeria"}


def test_from_a_frozen_room_nothing_is_done(t: Talks):
    opening = t.opening("sealed")
    proposal = t.russia.propose()
    t.russia.freeze_room()
    never = t.refused(Code.ROOM_FROZEN, None, seat="gna")
    never.gna.message()
    never.gna.inner_paper()
    never.gna.sign(opening=opening)
    never.gna.answer_proposal(proposal=proposal)
    never.gna.by("mishri").statement()
    never.gna.by("nobody").statement()
    never.gna.convey()
    never.gna.sign(opening="0" * 32)
    t.lna.message()
    t.lna.sign(opening=opening)


def test_a_frozen_seat_still_sees_all_that_it_is_shown(t: Talks):
    froze = t.russia.freeze_room(reason="A telephone was lost.")
    draft = t.draft()
    t.passes(hours=1)
    assert {froze, draft} <= {one.id for one in t.seen("gna")}
    assert draft in t.view("gna").drafts


def test_the_table_goes_on(t: Talks):
    """Words that were confirmed go, deadlines pass: what falls due asks nobody's hand."""
    opening = t.opening("sealed", deadline=t.later(hours=2))
    asked = t.gna.ask_time(opening=opening, until=t.later(hours=1))
    t.russia.confirm_conveying(conveying=t.russia.convey())
    t.russia.freeze_room(wait=1)
    t.turkey.freeze_room(seat="russia", wait=1)
    t.passes(hours=3)
    assert "word" in t.kinds("gna")
    assert t.view("gna").openings[opening].lapsed
    assert t.view("gna").asks[asked].state.value == "lapsed"


def test_what_was_deposited_before_stands(t: Talks):
    opening = t.opening("sealed")
    t.signs(opening, "gna/sarraj", "gna/mishri")
    t.russia.freeze_room()
    t.refused(Code.ROOM_FROZEN).gna.withdraw_signature(opening=opening)
    t.signs(opening, "lna/haftar", "lna/saleh")
    assert t.view("gna").openings[opening].in_force


def test_it_is_thawed_by_any_mediator_that_is_not_frozen_itself(t: Talks):
    froze, other = t.russia.freeze_room(), t.russia.freeze_room(seat="turkey")
    t.refused(Code.ROOM_FROZEN, None, seat="turkey").turkey.thaw_room(frozen=froze)
    t.refused(Code.ROOM_FROZEN, None, seat="turkey").turkey.thaw_room(frozen=other)
    t.refused(Code.ROOM_FROZEN, None, seat="gna").gna.thaw_room(frozen=froze)
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").lna.thaw_room(frozen=froze)
    t.refused(Code.UNKNOWN_ACT, "frozen", kind="freeze-room").russia.thaw_room(frozen=t.convened)
    t.russia.thaw_room(frozen=other)
    t.turkey.thaw_room(frozen=froze)
    t.gna.message()
    assert not frozen(t, "gna")


def test_once_is_enough(t: Talks):
    froze = t.russia.freeze_room()
    t.refused(Code.ALREADY_DONE, "seat").turkey.freeze_room()
    t.russia.thaw_room(frozen=froze)
    t.refused(Code.ALREADY_DONE, "frozen").turkey.thaw_room(frozen=froze)
    again = t.turkey.freeze_room()
    assert frozen(t, "gna") == {"gna": again}


def test_nobody_learns_of_it_but_the_mediators_and_the_seat(t: Talks):
    froze = t.russia.freeze_room()
    thawed = t.turkey.thaw_room(frozen=froze)
    assert t.who_sees(froze) == t.who_sees(thawed) == {"gna", "russia", "turkey"}
    assert not {"freeze-room", "thaw-room"} & {*t.kinds("lna"), *t.kinds("press")}


def test_others_are_answered_as_if_it_had_never_been(t: Talks):
    """Word for word: what a party may do and is refused doesn't depend on whose room is frozen."""
    other = Talks()
    t.russia.freeze_room(seat="turkey")
    t.russia.freeze_room(seat="gna")
    other.passes(seconds=120)
    for talks in (t, other):
        talks.lna.message(to=["turkey"], label="message")
        talks.refused(Code.NOT_FOR_THIS_SEAT, "by").lna.convey()
    assert t.bodies("lna") == other.bodies("lna")


def test_a_mediator_that_comes_later_is_told_by_disclosure(t: Talks):
    froze = t.russia.freeze_room()
    t.russia.add_seat(seat=seat("un", "mediator"))
    t.refused(Code.UNKNOWN_ACT, "frozen").un.thaw_room(frozen=froze)
    act = [body(t.acts("freeze-room")[0], TALKS)]
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "acts").turkey.disclose(acts=act, to=["un"])
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "to").russia.disclose(acts=act, to=["lna"])
    t.refused(Code.NOT_YOURS_TO_DISCLOSE, "to").russia.disclose(acts=act, public=True)
    t.russia.disclose(acts=act, to=["un"])
    assert frozen(t, "un") == {"gna": froze}
    thawed = t.un.thaw_room(frozen=froze)
    assert t.who_sees(thawed) == {"gna", "russia", "turkey", "un"}


def test_what_is_over_is_not_shown_as_if_it_stood(t: Talks):
    froze = t.russia.freeze_room()
    act = [body(t.last("freeze-room"), TALKS)]
    t.russia.add_seat(seat=seat("un", "mediator"))
    t.russia.thaw_room(frozen=froze)
    both = [*act, body(t.last("thaw-room"), TALKS)]
    t.refused(Code.TOO_LATE, "acts").russia.disclose(acts=act, to=["un"])
    t.refused(Code.TOO_LATE, "acts").russia.disclose(acts=both, to=["un"])
    t.refused(Code.NOT_SHOWN_TO, "acts").russia.disclose(acts=both[1:], to=["un"])


def test_the_last_freezing_stands_for_those_before_it(t: Talks):
    """A mediator that knew nothing of the first freezes the room anew: one thawing gives it back, to all."""
    first = t.russia.freeze_room()
    t.russia.add_seat(seat=seat("un", "mediator"))
    second = t.un.freeze_room()
    assert all(frozen(t, who) == {"gna": second} for who in ("gna", "russia", "turkey", "un"))
    t.refused(Code.ALREADY_DONE, "frozen").russia.thaw_room(frozen=first)
    t.refused(Code.TOO_LATE, "acts").russia.disclose(acts=[body(t.acts("freeze-room")[0], TALKS)], to=["un"])
    t.turkey.thaw_room(frozen=second)
    t.gna.message()
    assert not any(frozen(t, who) for who in (*BOTH, "russia", "turkey", "un"))

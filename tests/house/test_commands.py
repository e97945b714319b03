"""What a seat gets for an act: a receipt, a refusal, or the answer that it had before."""

from collections.abc import Callable
from datetime import date

import pytest

from entremise.house.house import House, disclosure
from entremise.record.receipt import is_signed, write_receipt
from entremise.record.verify import verify
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.form import parse_act
from entremise.talks.refusal import Code, Refusal, Refused
from entremise.talks.view.state import View
from tests.house.cast import KEYS, HouseTalks, hand, message, paper, store_in
from tests.talks.cast import BOTH, CONVENE, TALKS


def refusal(done: Callable[[], object]) -> Refusal:
    with pytest.raises(Refused) as raised:
        done()
    return raised.value.refusal


def count(t: HouseTalks) -> int:
    return len(t.store.read(TALKS).acts(["message", "inner-paper"]))


def test_a_receipt_is_for_the_seats_own_entry(t):
    first = t.house.append(TALKS, hand("lna"), message())
    assert is_signed(first)
    assert (first.seat, first.n) == ("lna", 2)
    assert t.house.view(TALKS, "lna").seen[first.act].n == 2
    verdict = verify(t.house.bundle(TALKS, "lna"), [write_receipt(first)])
    assert verdict.valid
    assert t.house.receipts(TALKS, "lna") == (first,)
    assert t.house.receipts(TALKS, "gna") == ()


def test_talks_are_convened_under_an_id_of_their_own(tmp_path):
    house = House(store_in(tmp_path), KEYS.record)
    act = Convene.model_validate(CONVENE)
    receipts = [house.convene(hand("russia"), act) for _ in range(2)]
    assert sorted(receipt.talks for receipt in receipts) == house.talks()
    for receipt in receipts:
        assert len(receipt.talks) == 32
        convened = house.view(receipt.talks, "press").convened
        assert convened is not None
        assert convened.record_key == KEYS.record_public.hex()
        assert house.view(receipt.talks, "lna").n == 1


def test_talks_that_do_not_exist_are_like_a_seat_that_does_not(t):
    nowhere = "f" * 32
    assert t.house.view(nowhere, "lna") == View("lna")
    assert t.house.view(TALKS, "nobody").n == 0
    assert refusal(lambda: t.house.append(nowhere, hand("lna"), message())).code is Code.NOT_CONVENED
    assert t.house.talks() == [TALKS]


# ---- the same request twice


def test_the_same_request_gives_the_same_receipt_and_is_done_once(t):
    asked = [t.house.append(TALKS, hand("lna"), message(), request="k1") for _ in range(3)]
    assert asked[0] == asked[1] == asked[2]
    assert count(t) == 1


def test_the_same_request_is_answered_though_much_has_come_since(t):
    first = t.house.append(TALKS, hand("lna"), message(), request="k1", expected=1)
    t.russia.statement()
    t.house.append(TALKS, hand("lna"), message("More."))
    assert t.house.append(TALKS, hand("lna"), message(), request="k1", expected=1) == first
    assert count(t) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"act": message("Something else.")},
        {"act": paper()},
        {"by": hand("lna", "saleh")},
        {"at": date(2020, 1, 12)},
    ],
)
def test_a_request_key_stands_for_one_content(t, other):
    t.lna.entrust(person="saleh")
    t.house.append(TALKS, hand("lna"), message(), request="k1")
    asked = {"by": hand("lna"), "act": message(), "at": None, **other}
    why = refusal(lambda: t.house.append(TALKS, asked["by"], asked["act"], at=asked["at"], request="k1"))
    assert (why.code, why.about) == (Code.REQUEST_DIFFERS, "request")
    assert count(t) == 1


def test_a_request_key_is_its_seats_own(t):
    t.house.append(TALKS, hand("lna"), paper(), request="k1")
    t.house.append(TALKS, hand("gna"), paper(), request="k1")
    assert count(t) == 2


def test_what_was_refused_may_be_asked_again_under_its_key(t):
    why = refusal(lambda: t.house.append(TALKS, hand("lna", "saleh"), message(), request="k1"))
    assert why.code is Code.NEEDS_CAPACITY
    assert t.house.append(TALKS, hand("lna"), message(), request="k1").n == 2


def test_a_request_key_has_bounds(t):
    assert refusal(lambda: t.house.append(TALKS, hand("lna"), message(), request="")).code is Code.EMPTY
    assert refusal(lambda: t.house.append(TALKS, hand("lna"), message(), request="k" * 201)).code is Code.TOO_LONG


def test_what_is_remembered_of_a_request_lets_nobody_guess_at_it(t, tmp_path):
    """A yes or a no could be found out by trying both."""
    (tmp_path / "other").mkdir()
    other = HouseTalks(store_in(tmp_path / "other"))
    remembered = set()
    for talks, act_id in ((t, "a" * 32), (other, "b" * 32)):
        talks.house.append(TALKS, hand("lna"), message(), request="k1", act_id=act_id)
        kept = talks.store.read(TALKS).recall("lna", "k1")
        assert kept is not None
        remembered.add(kept.digest)
    assert len(remembered) == 2


def test_a_request_is_answered_though_its_act_was_erased(t):
    first = t.house.append(TALKS, hand("lna"), message(), request="k1")
    t.house.erase(TALKS, first.act)
    assert t.house.append(TALKS, hand("lna"), message(), request="k1") == first
    assert t.house.view(TALKS, "lna").n == 2


# ---- a view that moved


def test_what_is_hidden_from_a_seat_is_no_conflict(t):
    n = t.house.view(TALKS, "lna").n
    t.gna.inner_paper()
    t.gna.message(to=["turkey"])
    assert t.house.append(TALKS, hand("lna"), message(), expected=n).n == n + 1


def test_what_the_seat_was_shown_is_one(t):
    n = t.house.view(TALKS, "lna").n
    t.russia.statement()
    before = count(t)
    assert refusal(lambda: t.house.append(TALKS, hand("lna"), message(), expected=n)).code is Code.VIEW_MOVED
    assert count(t) == before
    assert t.house.append(TALKS, hand("lna"), message(), expected=n + 1).n == n + 2


def test_so_is_what_fell_due_for_it_meanwhile(t):
    opening = t.opening(deadline=t.later(hours=1))
    n = t.house.view(TALKS, "lna").n
    t.clock.now = t.now.replace(hour=23)
    assert refusal(lambda: t.house.append(TALKS, hand("lna"), message(), expected=n)).code is Code.VIEW_MOVED
    assert t.house.view(TALKS, "lna").openings[opening].lapsed


# ---- a refusal


def test_a_refusal_leaves_what_fell_due_and_nothing_else(t):
    opening = t.opening(deadline=t.later(hours=1))
    t.clock.now = t.now.replace(hour=23)
    n = t.house.view(TALKS, "lna").n
    sign = parse_act("sign", {"opening": opening})
    assert refusal(lambda: t.house.append(TALKS, hand("lna"), sign)).code is Code.TOO_LATE
    view = t.house.view(TALKS, "lna")
    assert view.openings[opening].lapsed
    assert view.n == n + 1
    assert t.store.read(TALKS).acts(["sign"]) == []


def test_a_disclosure_is_built_from_what_the_view_holds(t):
    told = t.lna.message(to=["russia"])
    hidden = t.gna.message(to=["turkey"])
    view = t.house.view(TALKS, "lna")
    t.house.append(TALKS, hand("lna"), disclosure(TALKS, view, [told], to=["turkey"]))
    assert told in t.house.view(TALKS, "turkey").seen
    assert refusal(lambda: disclosure(TALKS, view, [hidden], to=["turkey"])).code is Code.UNKNOWN_ACT


# ---- who is told


def test_those_who_have_something_new_are_told_and_nothing_more(tmp_path):
    told = []
    t = HouseTalks(store_in(tmp_path), announce=lambda talks, seats: told.append((talks, seats)))
    told.clear()
    t.lna.message()
    assert told == [(TALKS, {"lna", "russia"})]
    terms = t.russia.put_terms(to=BOTH)
    t.gna.answer_terms(terms=terms)
    told.clear()
    t.lna.answer_terms(terms=terms)
    assert told == [(TALKS, {"russia", "gna", "lna"})], "the table's acts that follow are told with it"
    told.clear()
    t.house.tick(TALKS)
    with pytest.raises(Refused):
        t.house.append(TALKS, hand("gna"), message(to=["nobody"]))
    assert told == []

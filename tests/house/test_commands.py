"""What a seat gets for an act: a receipt, a refusal, or the answer that it had before."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from entremise.house.house import NOW, House, disclosure
from entremise.record.receipt import is_signed, write_receipt
from entremise.record.verify import verify
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.disclosing import Disclose
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
    asked = {"by": hand("lna"), "act": message(), "at": NOW, **other}
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


@pytest.mark.parametrize("request_key", ["a\x00b", "a\ud800b", "a\nb"])
def test_a_request_key_can_be_read(t, request_key):
    why = refusal(lambda: t.house.append(TALKS, hand("lna"), message(), request=request_key))
    assert (why.code, why.about) == (Code.CONTROL_CHARACTER, "request")


# ---- what can't be placed at all

NORTH = timezone(timedelta(hours=14))


@pytest.mark.parametrize(
    "at",
    [
        None,
        "2020-01-13",
        20200113,
        datetime(2020, 1, 13),  # noqa: DTZ001 - refused for that
        datetime(1, 1, 1, tzinfo=NORTH),
        datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=12))),
        datetime(1, 6, 1, tzinfo=UTC),
        date(1, 1, 1),
        date(9999, 12, 31),
    ],
)
def test_when_it_happened_is_a_day_or_an_instant_that_every_zone_can_write(t, at):
    given: Any = at
    for key in (None, "k1"):
        why = refusal(lambda: t.house.append(TALKS, hand("lna"), message(), at=given, request=key))  # noqa: B023
        assert (why.code, why.about) == (Code.WRONG_FORM, "at")
    assert count(t) == 0


@pytest.mark.parametrize("act_id", ["", "A" * 32, "a" * 31, "a" * 32 + "\n", "\ud800" * 32])
def test_an_id_is_in_its_one_form(t, act_id):
    why = refusal(lambda: t.house.append(TALKS, hand("lna"), message(), act_id=act_id))
    assert (why.code, why.about) == (Code.WRONG_FORM, "act_id")


def test_an_id_is_one_acts_alone(t):
    t.house.append(TALKS, hand("gna"), paper(), act_id="a" * 32)
    for act_id in ("a" * 32, t.convened):
        why = refusal(lambda: t.house.append(TALKS, hand("lna"), message(), act_id=act_id))  # noqa: B023
        assert (why.code, why.about) == (Code.TAKEN, "act_id")
    assert count(t) == 1
    assert t.house.append(TALKS, hand("lna"), message()).n == 2


@pytest.mark.parametrize("talks", ["", "moscow", "F" * 32, "\ud800"])
def test_talks_are_convened_under_an_id_and_are_not_found_under_anything_else(t, talks):
    act = Convene.model_validate(CONVENE)
    why = refusal(lambda: t.house.convene(hand("russia"), act, talks=talks))
    assert (why.code, why.about) == (Code.WRONG_FORM, "talks")
    assert refusal(lambda: t.house.append(talks, hand("lna"), message())).code is Code.NOT_CONVENED
    assert t.house.talks() == [TALKS]


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "Europe", "../etc/passwd", "x" * 200])
def test_talks_are_convened_in_a_zone_that_there_is(t, zone):
    act = Convene.model_validate({**CONVENE, "zone": zone})
    why = refusal(lambda: t.house.convene(hand("russia"), act))
    assert (why.code, why.about, why.params) == (Code.UNKNOWN_ZONE, "zone", {"zone": zone})
    assert t.house.talks() == [TALKS]


def deep(levels: int) -> object:
    return {"x": deep(levels - 1)} if levels else 0


@pytest.mark.parametrize(
    "change",
    [
        {"more": deep(100)},
        {"more": deep(900)},
        {"more": 2**53},
        {"more": 10**5000},
        {"more": 1.5},
        {"more": float("nan")},
        {"more": "\ud800"},
        {"more": {1: 2}},
        {"more": {"set"}},
        {"more": object()},
        {"more": b"\xff"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"recorded_at": "0001-01-01T00:00:00+14:00"},
        {"version": 10**30},
        {"kind": []},
        {"kind": "nothing"},
        {"act": None},
        {"audience": [[]]},
        {"by": "lna"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_is_shown_is_refused_or_recorded(t, change):
    told = t.lna.message()
    given = {**disclosure(TALKS, t.view("lna"), [told]).acts[0], **change}
    act = Disclose.model_construct(to=("turkey",), public=False, acts=(given,))
    for key in (None, "k1"):
        why = refusal(lambda: t.house.append(TALKS, hand("lna"), act, request=key))  # noqa: B023
        assert (why.code, why.about) == (Code.WRONG_FORM, "acts")
    assert t.house.view(TALKS, "lna").n == 2


def test_what_was_asked_is_made_canonical_for_a_request_alone(t, monkeypatch):
    monkeypatch.setattr("entremise.house.house._asked", None)
    assert t.house.append(TALKS, hand("lna"), message()).n == 2


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


def test_a_disclosure_shows_each_act_once_in_the_order_in_which_it_was_seen(t):
    first, second = t.lna.message(to=["russia"]), t.lna.message(to=["russia"])
    act = disclosure(TALKS, t.house.view(TALKS, "lna"), [second, first, second], to=["turkey"])
    assert [one["id"] for one in act.acts] == [first, second]
    t.house.append(TALKS, hand("lna"), act)


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


def test_a_disclosure_can_not_name_other_talks(t):
    words = t.gna.message()
    shown = disclosure(TALKS, t.house.view(TALKS, "gna"), [words], to=["turkey"])
    elsewhere = shown.model_copy(update={"acts": ({**shown.acts[0], "talks": "f" * 32},)})
    with pytest.raises(Refused) as refused:
        t.house.append(TALKS, hand("gna"), elsewhere)
    assert refused.value.refusal.code is Code.WRONG_FORM

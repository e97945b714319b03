"""Erased content is gone from every view and every bundle; numbers, chains and receipts stay."""

import json

import pytest

from entremise.house.house import CopiesLeft, House, disclosure
from entremise.record.keeping import NotKept
from entremise.record.receipt import write_receipt
from entremise.record.verify import verify
from tests.house.cast import KEYS, store_in
from tests.talks.cast import SEATS, TALKS, seat


def entry(bundle: bytes, n: int):
    return json.loads(bundle)["entries"][n - 1]


def test_the_view_still_loads_and_the_chain_still_holds(t, tmp_path):
    told = t.lna.message(text="What should not have been written.")
    t.lna.message(text="What may stay.")
    other = House(store_in(tmp_path), KEYS.record)
    before = {one: (t.house.view(TALKS, one), other.view(TALKS, one)) for one in SEATS}
    assert t.house.erase(TALKS, told) == (told,)
    for house in (t.house, other, House(store_in(tmp_path), KEYS.record)):
        for one in SEATS:
            view = house.view(TALKS, one)
            assert view.n == before[one][0].n
            assert told not in view.seen
        for one in ("lna", "russia"):
            assert entry(house.bundle(TALKS, one), 2)["body"] == "erased"
            receipts = [write_receipt(receipt) for receipt in t.receipts if receipt.seat == one]
            assert verify(house.bundle(TALKS, one), receipts).valid
        assert b"should not have been" not in house.bundle(TALKS, "russia")
    assert len(t.house.receipts(TALKS, "lna")) == 1
    assert t.lna.message(text="And life goes on.")


def test_the_table_goes_on_where_what_it_awaited_is_erased(t):
    opening = t.opening(deadline=t.later(hours=1))
    t.house.erase(TALKS, opening)
    assert t.house.wakes_at(TALKS) is None
    t.clock.now = t.now.replace(hour=23)
    assert t.house.tick(TALKS) == 0
    assert opening not in t.house.view(TALKS, "lna").openings


def test_an_act_that_stands_whole_in_others_is_erased_with_them_or_not_at_all(t):
    told = t.lna.message(text="What should not have been written.")
    disclosed = t.lna.disclose(acts=list(disclosure(TALKS, t.view("lna"), [told]).acts), to=["turkey"])
    with pytest.raises(CopiesLeft) as raised:
        t.house.erase(TALKS, told)
    assert raised.value.copies == (disclosed,)
    assert told in t.house.view(TALKS, "turkey").seen
    assert t.house.erase(TALKS, told, copies=True) == (told, disclosed)
    assert told not in t.house.view(TALKS, "turkey").seen
    for one in SEATS:
        assert b"should not have been" not in t.house.bundle(TALKS, one)


def test_copies_of_copies_are_found(t):
    said = t.russia.table_draft(to=["gna"])
    disclosed = t.russia.disclose(acts=list(disclosure(TALKS, t.view("russia"), [said]).acts), public=True)
    t.russia.add_seat(seat=seat("un", "observer"))
    acquainted = t.last("acquaint").id
    assert list(t.store.read(TALKS).copies(said)) == [disclosed, acquainted]


def test_what_is_not_there_can_not_be_erased(t):
    with pytest.raises(NotKept):
        t.house.erase(TALKS, "0" * 32)

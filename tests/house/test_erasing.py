"""Erased content is gone from every view and every bundle; numbers, chains and receipts stay."""

import json

import pytest

from entremise.house.erasing import ERASABLE
from entremise.house.house import CopiesLeft, House, disclosure
from entremise.record.keeping import NotKept
from entremise.record.receipt import write_receipt
from entremise.record.verify import verify
from entremise.store.trouble import StillRead
from entremise.talks.acts import ALL
from entremise.talks.acts.inner import HandOverNonPaper, InnerPaper, MediatorNote
from entremise.talks.acts.messages import Message
from entremise.talks.acts.public import Characterise, Communique, Finding, Forces, Hostilities, Incident, Statement
from entremise.talks.acts.table import Word
from entremise.talks.refusal import Code, Refusal, Refused
from entremise.talks.table import LISTENS
from tests.house.cast import KEYS, HouseTalks, store_in
from tests.talks.cast import SEATS, TALKS, seat

WORDS = {
    *(Message, Word, InnerPaper, MediatorNote, HandOverNonPaper),
    *(Statement, Communique, Characterise, Hostilities, Forces, Incident, Finding),
}


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


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.kind)
def test_only_words_on_which_nothing_rests_can_be_erased(act):
    assert (act.kind in ERASABLE) == (act in WORDS)


@pytest.mark.parametrize("act", [act for act in ALL if act in WORDS], ids=lambda act: act.kind)
def test_what_can_be_erased_is_read_by_no_duty_of_the_table(act):
    assert act.kind not in LISTENS or act is Word, "and what reaches a party changes nothing for the table's eye"


def not_erasable(t: HouseTalks, act: str, *, copies: bool = False) -> Refusal:
    before = [t.house.bundle(TALKS, one) for one in SEATS]
    with pytest.raises(Refused) as raised:
        t.house.erase(TALKS, act, copies=copies)
    assert [t.house.bundle(TALKS, one) for one in SEATS] == before, "nothing was done"
    assert raised.value.refusal.code is Code.NOT_ERASABLE
    return raised.value.refusal


def test_what_an_act_did_can_not_be_undone_by_erasing_it(t):
    told = t.lna.message(rule={"carry": "may-be-conveyed"})
    conveying = t.russia.convey(to="gna", text="They want time.", language="en", source=told)
    t.russia.confirm_conveying(conveying=conveying)
    recalled = t.russia.recall_conveying(conveying=conveying, wait=5)
    opening = t.opening(deadline=t.later(hours=1))
    for act, kind in ((recalled, "recall-conveying"), (opening, "open-signature"), (t.convened, "convene")):
        assert not_erasable(t, act).params == {"kind": kind}
    t.house.erase(TALKS, told)
    t.passes(minutes=5)
    assert "They want time." not in str([one.placed.act for one in t.house.view(TALKS, "gna").timeline()])


def test_a_duty_is_not_done_again_for_what_the_table_said_is_not_erased(t):
    said = t.press.statement()
    t.russia.add_seat(seat=seat("un", "observer"))
    acquainted = t.last("acquaint").id
    assert list(t.store.read(TALKS).copies(said)) == [acquainted]
    for act in (acquainted, said):
        assert not_erasable(t, act, copies=True).params == {"kind": "acquaint"}
    assert t.house.tick(TALKS) == 0


def test_a_disclosure_goes_with_words_alone(t):
    """With it would go the sight of the other acts that it shows."""
    told, position = t.lna.message(), t.lna.take_position(draft=t.draft(), stance="reserves", to=["russia"])
    shown = disclosure(TALKS, t.view("lna"), [told, position], to=["turkey"])
    disclosed = t.lna.disclose(acts=list(shown.acts), to=["turkey"])
    assert not_erasable(t, told, copies=True).params == {"kind": "disclose"}
    assert not_erasable(t, disclosed).params == {"kind": "disclose"}


def test_views_are_forgotten_though_a_reader_keeps_the_log(t, monkeypatch):
    told = t.lna.message(text="What should not have been written.")
    t.house.view(TALKS, "lna")
    monkeypatch.setattr("entremise.store.keeping.empty_log", lambda _alias: (_ for _ in ()).throw(StillRead()))
    with pytest.raises(StillRead):
        t.house.erase(TALKS, told)
    assert not [key for key in t.house._views._kept if key[0] == TALKS]


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

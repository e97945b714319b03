"""Should rules and audiences ever fail, the house still places no act that refers a seat to what it hasn't seen."""

from typing import Any

import pytest

from entremise.house.hall import WallBreach
from entremise.house.house import House, disclosure
from entremise.talks.acts.base import Audience
from entremise.talks.acts.form import parse_act
from tests.house.cast import KEYS, HouseTalks, hand, store_in
from tests.talks.cast import BOTH, SEATS, TALKS, seat


@pytest.fixture
def leaky(monkeypatch):
    """A judge who allows everything, and shows it to everybody."""
    everybody = Audience(seats=frozenset(SEATS))
    monkeypatch.setattr("entremise.talks.course.judge", lambda *_: everybody)


def place(t: HouseTalks, by: str, kind: str, **fields: Any) -> str:
    return t.house.append(TALKS, hand(by), parse_act(kind, fields)).act


def test_an_act_that_refers_to_a_hidden_one_is_a_breach(t, leaky):
    hidden = t.gna.message(to=["turkey"])
    before = t.house.view(TALKS, "lna")
    with pytest.raises(WallBreach) as raised:
        place(t, "gna", "message", to=["russia"], text="As I said.", language="en", about="0" * 32)
    assert {seat for seat, _ in raised.value.unseen} == set(SEATS)
    assert t.house.view(TALKS, "lna") == before
    assert hidden


def test_an_act_for_a_seat_that_was_never_seated_is_a_breach(t, monkeypatch):
    strangers = Audience(seats=frozenset({"lna", "libya"}))
    monkeypatch.setattr("entremise.talks.course.judge", lambda *_: strangers)
    with pytest.raises(WallBreach) as raised:
        place(t, "lna", "message", to=["russia"], text="Hello.", language="en")
    assert raised.value.unseen == (("libya", raised.value.act),)
    assert t.house.view(TALKS, "libya").n == 0


@pytest.fixture
def hidden(t):
    """A message of the GNA's to Turkey, and an answer that everybody would see."""
    return t.gna.message(to=["turkey"])


def test_the_breach_names_those_who_would_have_learnt_of_it(t, hidden, leaky):
    with pytest.raises(WallBreach) as raised:
        place(t, "gna", "message", to=["russia"], text="As I said.", language="en", about=hidden)
    assert raised.value.unseen == tuple((one, hidden) for one in sorted(set(SEATS) - {"gna", "turkey"}))
    assert len(t.house.whole(TALKS).seen) == 2


def test_nothing_stays_of_a_breach(t, hidden, leaky, tmp_path):
    with pytest.raises(WallBreach):
        place(t, "gna", "message", to=["russia"], text="As I said.", language="en", about=hidden)
    unread = House(store_in(tmp_path), KEYS.record)
    for one in SEATS:
        assert t.house.view(TALKS, one) == unread.view(TALKS, one)


def test_who_was_shown_an_act_by_disclosure_has_seen_it(t):
    told = t.lna.message(to=["russia"])
    t.lna.disclose(acts=list(disclosure(TALKS, t.view("lna"), [told]).acts), to=["turkey"])
    t.lna.message(to=["russia", "turkey"], about=told)
    reading = t.store.read(TALKS)
    assert reading.blind([told], ["lna", "russia", "turkey"]) == set()
    assert reading.blind([told], ["turkey", "gna", "nobody"]) == {("gna", told), ("nobody", told)}


def test_who_was_acquainted_has_seen_it_too(t):
    said = t.russia.statement()
    t.russia.add_seat(seat=seat("un", "observer"))
    assert t.store.read(TALKS).blind([said, t.convened], ["un", "lna"]) == set()
    t.gna.statement(contradicts=said)


def test_a_disclosure_may_not_refer_beyond_itself(t, monkeypatch):
    first = t.russia.table_draft(to=["gna"])
    second = t.russia.table_draft(to=["gna"], replaces=first)
    act = disclosure(TALKS, t.view("russia"), [second], to=["lna"])
    to_three = Audience(seats=frozenset({*BOTH, "russia"}))
    monkeypatch.setattr("entremise.talks.course.judge", lambda *_: to_three)
    with pytest.raises(WallBreach) as raised:
        t.house.append(TALKS, hand("russia"), act)
    assert raised.value.unseen == (("lna", first),)
    t.house.append(TALKS, hand("russia"), disclosure(TALKS, t.view("russia"), [first, second], to=["lna"]))

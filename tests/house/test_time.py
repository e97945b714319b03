"""The time of the table: never backwards, and what falls due is placed by the next who writes, or by a tick."""

from datetime import date, timedelta

from entremise.house.house import NOW, ORDER_ONLY, Known
from entremise.record.verify import verify
from entremise.talks.acts.base import Audience, Placed
from entremise.talks.time import When
from tests.house.cast import hand, message
from tests.talks.cast import BOTH, TALKS

SEEN_BY = Audience(seats=frozenset({"lna", "russia"}))


def test_the_clock_may_go_back_but_the_record_does_not(t):
    last = t.now
    t.clock.now = last - timedelta(hours=5)
    receipt = t.house.append(TALKS, hand("lna"), message())
    placed = t.house.view(TALKS, "lna").seen[receipt.act].placed
    assert placed.recorded_at == placed.at == last


def test_an_act_happens_as_it_is_placed_or_when_it_is_said_to_have_or_only_in_its_order(t):
    def happened(at: When | Known | None) -> object:
        receipt = t.house.append(TALKS, hand("lna"), message(), at=at)
        return t.house.view(TALKS, "lna").seen[receipt.act].placed.at

    assert happened(None) == happened(NOW) == t.now
    assert happened(date(2020, 1, 12)) == date(2020, 1, 12)
    assert happened(t.now - timedelta(hours=1)) == t.now - timedelta(hours=1)
    assert happened(ORDER_ONLY) is None


def test_a_tick_places_what_is_due_and_says_when_the_next_is(t):
    second = t.now + timedelta(hours=2)
    opening = t.opening(deadline=t.later(hours=2))
    first = t.now + timedelta(hours=1)
    t.russia.propose(to=BOTH, deadline=t.later(hours=1))
    for due in (first, second):
        assert t.house.tick(TALKS) == 0
        assert t.house.wakes_at(TALKS) == due
        t.clock.now = due
        assert t.house.tick(TALKS) == 1
    assert t.house.view(TALKS, "lna").openings[opening].lapsed
    assert t.house.wakes_at(TALKS) is None
    assert t.house.tick(TALKS) == 0


def test_a_tick_that_finds_nothing_due_takes_no_lock(t):
    t.opening(deadline=t.later(hours=2))
    with t.store.hold("e" * 32):
        # Were it to wait for a lock, it would wait for ever.
        assert t.house.tick(TALKS) == 0


def test_what_fell_due_is_dated_when_it_did_whoever_finds_it(t):
    due = t.now + timedelta(hours=1)
    t.opening(deadline=t.later(hours=1))
    t.clock.now = t.now + timedelta(days=3)
    t.house.append(TALKS, hand("lna"), message())
    *_, lapsed = [seen.placed for seen in t.house.view(TALKS, "gna").timeline()]
    assert lapsed.act.kind == "opening-lapsed"
    assert lapsed.recorded_at == lapsed.at == due


def test_what_would_be_dated_before_what_is_on_the_record_is_dated_after_it(t):
    """Should something ever fall due at an instant that others have passed since, the talks must still go on."""
    last = t.now
    past = last - timedelta(hours=1)
    late = Placed(id="a" * 32, by=hand("lna"), recorded_at=past, at=past, audience=SEEN_BY, act=message())
    with t.house._hall(TALKS) as hall:
        hall.place(late)
    placed = t.house.view(TALKS, "russia").seen["a" * 32].placed
    assert (placed.recorded_at, placed.at) == (last, past)
    assert verify(t.house.bundle(TALKS, "lna")).valid

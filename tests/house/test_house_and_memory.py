"""The house says what the talks say, act for act, whatever it keeps where."""

from entremise.house.form import placed_from
from entremise.house.house import House
from entremise.record.verify import verify
from entremise.talks.table import LISTENS
from entremise.talks.view.fold import fold
from tests.house.cast import KEYS, HouseTalks, store_in
from tests.house.moscow import play
from tests.talks.cast import SEATS, TALKS


def test_the_house_places_what_the_memory_places(tmp_path):
    t = HouseTalks(store_in(tmp_path))
    play(t)
    whole = t.house.whole(TALKS)
    assert [seen.placed for seen in whole.timeline()] == list(t.hall.memory.acts)
    assert {seen.placed.act.kind for seen in whole.timeline()} >= {
        "word",
        "proposal-outcome",
        "acquaint",
        "opening-lapsed",
    }


def test_views_are_those_of_the_memory_however_they_are_folded(tmp_path):
    t = HouseTalks(store_in(tmp_path))
    play(t)
    unread = House(store_in(tmp_path), KEYS.record)
    crowded = House(store_in(tmp_path), KEYS.record, views=1)
    for seat in (*SEATS, "germany", "nobody"):
        whole = fold(seat, t.seen(seat))
        assert t.house.view(TALKS, seat) == t.view(seat) == whole
        assert unread.view(TALKS, seat) == unread.view(TALKS, seat) == whole
        assert crowded.view(TALKS, seat) == whole


def test_the_tables_eye_sees_what_it_listens_to(tmp_path):
    t = HouseTalks(store_in(tmp_path))
    play(t)
    acts = t.store.read(TALKS).acts(LISTENS)
    assert fold(None, map(placed_from, acts)) == t.hall.memory.eye


def test_each_seat_carries_away_a_bundle_that_verifies(tmp_path):
    t = HouseTalks(store_in(tmp_path))
    play(t)
    for seat in (*SEATS, "germany"):
        verdict = verify(t.house.bundle(TALKS, seat))
        assert verdict.valid, verdict
        assert verdict.entries == len(t.seen(seat))

"""Ids and salts: by chance in live talks; from a seed where output is compared."""

from entremise.house.chance import Live, Seeded
from entremise.store.setup import open_store
from tests.house.cast import KEYS, HouseTalks, store_in
from tests.house.moscow import play
from tests.talks.cast import MONDAY, SEATS, TALKS


def test_chance_repeats_nothing():
    live = Live()
    assert len({live.id("x") for _ in range(100)} | {live.salt("x").hex() for _ in range(100)}) == 200
    assert len(live.id("x")) == 32
    assert len(live.salt("x")) == 32


def test_a_seed_gives_the_same_for_a_label_whatever_was_drawn_before():
    one, other = Seeded(7), Seeded("7")
    other.id("something else")
    assert one.id("gna-sign-sarraj") == other.id("gna-sign-sarraj")
    assert one.salt("a") == other.salt("a")
    assert one.id("a") != one.id("b")
    assert one.id("a") != Seeded(8).id("a")
    assert not one.salt("a").hex().startswith(one.id("a"))


def test_the_same_history_from_the_same_seed_is_the_same_to_the_byte(tmp_path):
    (tmp_path / "other").mkdir()
    played = [
        HouseTalks(store_in(tmp_path)),
        HouseTalks(store_in(tmp_path / "other")),
        HouseTalks(open_store(":memory:", keys=KEYS)),
    ]
    for t in played:
        play(t)
    for seat in SEATS:
        assert len({t.house.bundle(TALKS, seat) for t in played}) == 1


def test_what_is_hidden_changes_no_byte_of_what_is_shown(tmp_path):
    bundles = set()
    for hidden in (0, 9):
        folder = tmp_path / str(hidden)
        folder.mkdir()
        t = HouseTalks(store_in(folder))
        for n in range(hidden):
            t.gna.inner_paper(label=f"hidden-{n}", wait=1)
        t.now = MONDAY.replace(hour=12)
        t.lna.message(label="told")
        draft = t.russia.table_draft(label="draft")
        t.russia.open_signature(draft=draft, deadline=t.later(hours=1), label="opening")
        t.passes(days=1)
        bundles.add(t.house.bundle(TALKS, "lna"))
    assert len(bundles) == 1

"""Many write to one talks at once, from threads, houses and processes: each chain is whole, and nothing is lost."""

from collections import Counter
from threading import Thread

import pytest

from entremise.house.house import House
from entremise.record.receipt import read_receipt
from entremise.record.verify import verify
from entremise.talks.course import proceed
from entremise.talks.view.fold import fold
from tests.house import children
from tests.house.cast import KEYS, HouseTalks, hand, message, paper, store_in
from tests.talks.cast import SEATS, TALKS

EACH = 25


def test_writers_from_threads_houses_and_processes_are_serialised(tmp_path):
    t = HouseTalks(store_in(tmp_path))
    other = House(store_in(tmp_path), KEYS.record)
    processes = [children.start(children.hammer, tmp_path, f"{seat} afar", seat, EACH) for seat in ("lna", "gna")]

    def write(house, seat, name):
        for n in range(EACH):
            act = message(f"{name}, {n}") if seat == "lna" else paper(f"{name}, {n}")
            children.note(tmp_path, name, house.append(TALKS, hand(seat), act))

    threads = [
        Thread(target=write, args=(house, seat, f"{seat} {k}"))
        for k, house in enumerate([t.house, other, t.house])
        for seat in ("lna", "gna")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]

    receipts = [read_receipt(line) for line in children.noted(tmp_path)]
    written = Counter(receipt.seat for receipt in receipts)
    assert written == {"lna": 4 * EACH, "gna": 4 * EACH}
    assert len({(receipt.seat, receipt.n) for receipt in receipts}) == len(receipts), "no number twice"
    seqs = [act.seq for act in t.store.read(TALKS).acts(["convene", "message", "inner-paper"])]
    assert seqs == list(range(1, len(receipts) + 2)), "no gap"
    fresh = House(store_in(tmp_path), KEYS.record)
    for seat in SEATS:
        mine = [line for line in children.noted(tmp_path) if read_receipt(line).seat == seat]
        verdict = verify(t.house.bundle(TALKS, seat), mine)
        assert verdict.valid, verdict
        views = [house.view(TALKS, seat) for house in (t.house, other, fresh)]
        assert views[0] == views[1] == views[2], "views kept while others wrote are whole"
        assert views[0].n == verdict.entries


def test_one_who_reads_while_others_write_never_sees_half(tmp_path):
    t = HouseTalks(store_in(tmp_path))
    process = children.start(children.hammer, tmp_path, "afar", "lna", 2 * EACH)
    seen = 0
    while process.is_alive():
        view = t.house.view(TALKS, "russia")
        assert view.n >= seen
        assert view.n == len(view.seen)
        seen = view.n
    process.join()
    placed = [seen.placed for seen in t.house.view(TALKS, "russia").timeline()]
    assert len(placed) == 2 * EACH + 1
    assert fold("russia", placed) == t.house.view(TALKS, "russia")


def test_two_houses_on_one_store_keep_their_views_apart_from_what_was_undone(tmp_path):
    t = HouseTalks(store_in(tmp_path))
    other = House(store_in(tmp_path), KEYS.record)
    t.lna.message()
    assert other.view(TALKS, "russia") == t.house.view(TALKS, "russia")

    failing = House(t.store, KEYS.record)
    failing.view(TALKS, "russia")

    def write_and_break() -> None:
        with failing._hall(TALKS) as hall:
            proceed(hall, hand("lna"), message(), t.now, t.now, "e" * 32, t.ids)
            assert hall.view("lna").n == 3
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_and_break()
    for house in (failing, t.house, other):
        for seat in SEATS:
            assert house.view(TALKS, seat) == t.view(seat)

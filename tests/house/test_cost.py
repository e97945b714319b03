"""What a seat does costs what that seat is shown: not a statement, not a row more for what is hidden from it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections

from entremise.house.house import House
from tests.house.cast import KEYS, HouseTalks, hand, message, paper, store_in
from tests.talks.cast import TALKS


@contextmanager
def statements(store) -> Iterator[list[tuple[str, int]]]:
    """The statements that are run meanwhile, each with how many sets of values it was given."""
    run: list[tuple[str, int]] = []

    def note(execute, sql, params, many, context):
        run.append((sql, len(params) if many else 1))
        return execute(sql, params, many, context)

    with connections[store.alias].execute_wrapper(note):
        yield run


def hide(t: HouseTalks, acts: int) -> None:
    for _ in range(acts):
        t.house.append(TALKS, hand("gna"), paper())


def test_an_append_takes_the_same_few_statements_however_much_there_is(t):
    t.house.append(TALKS, hand("lna"), message())
    counts = []
    for hidden in (0, 40):
        hide(t, hidden)
        with statements(t.store) as run:
            t.house.append(TALKS, hand("lna"), message())
        counts.append([sql.split(" ")[0] for sql, _ in run])
    assert counts[0] == ["BEGIN", "SELECT", "SELECT", "INSERT", "INSERT", "UPDATE", "UPDATE"]
    assert counts[1] == counts[0]


def test_a_view_takes_two_statements_and_none_of_the_hidden_rows(t):
    for _ in range(3):
        t.house.append(TALKS, hand("lna"), message())
    for hidden in (0, 40):
        hide(t, hidden)
        fresh = House(t.store, KEYS.record)
        with statements(t.store) as run:
            assert fresh.view(TALKS, "lna").n == 4
        assert len(run) == 2
        with statements(t.store) as run:
            fresh.view(TALKS, "lna")
        assert len(run) == 1
        with statements(t.store) as run:
            fresh.bundle(TALKS, "lna")
        assert len(run) == 1


def test_a_house_that_comes_late_reads_what_its_seat_sees(t, tmp_path):
    """Another house wrote all this: what is new to this one is the seat's own, and what the table listens to."""
    hide(t, 40)
    store = store_in(tmp_path)
    late = House(store, KEYS.record, clock=t.clock)
    late.append(TALKS, hand("lna"), message())
    counts = []
    for hidden in (0, 40):
        hide(t, hidden)
        with statements(store) as run:
            late.append(TALKS, hand("lna"), message())
        counts.append(len(run))
    assert counts == [7, 8], "one more, to look for what the table listens to"


@pytest.mark.parametrize("seat", ["lna", "gna"])
def test_nothing_is_searched_from_end_to_end(t, seat):
    t.lna.message(label="told")
    with statements(t.store) as run:
        fresh = House(t.store, KEYS.record, clock=t.clock)
        fresh.view(TALKS, seat)
        fresh.append(TALKS, hand("lna"), message(about=t.ids("told")), request="k", expected=2)
        fresh.append(TALKS, hand("lna"), message(about=t.ids("told")), request="k", expected=2)
        fresh.tick(TALKS)
        fresh.bundle(TALKS, seat)
        t.store.read(TALKS).blind([t.ids("told")], ["lna", "press"])
        t.store.read(TALKS).copies(t.ids("told"))
        t.store.read(TALKS).public_acts()
    with connections[t.store.alias].cursor() as cursor:
        for sql, _ in run:
            if sql.startswith(("SELECT", "UPDATE")):
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", [0] * sql.count("%s"))
                steps = [step[3] for step in cursor.fetchall()]
                assert not [step for step in steps if step.startswith("SCAN")], (sql, steps)


def test_the_tables_eye_is_found_by_kind_and_never_by_walking_through_all_acts(t):
    hide(t, 3)
    with statements(t.store) as run:
        t.store.read(TALKS).acts({"convene", "sign"})
    with connections[t.store.alias].cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {run[0][0]}", [TALKS, "convene", "sign"])
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "acts_by_kind" in plan

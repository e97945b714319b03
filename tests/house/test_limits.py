"""Limits: each is counted for itself, by what they can't make up, in memory that has an end."""

from __future__ import annotations

import pytest

from entremise.house.limits import FAILURES, READS, STREAMS, WRITES, Kind, Limits, Meter, Rate, Who, address


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


LAVROV, HAFTAR = Who(Kind.SESSION, "lavrov"), Who(Kind.SESSION, "haftar")


@pytest.fixture
def clock():
    return Clock()


def test_as_many_as_of_a_minute_may_come_at_once_and_then_they_grow_again(clock):
    meter = Meter(Rate(30), clock=clock)
    assert [meter.take("a") for _ in range(31)] == [True] * 30 + [False]
    clock.now += 2
    assert [meter.take("a") for _ in range(2)] == [True, False]
    clock.now += 60
    assert [meter.take("a") for _ in range(31)] == [True] * 30 + [False]


def test_who_is_refused_is_not_put_off_by_asking(clock):
    meter = Meter(Rate(60), clock=clock)
    while meter.take("a"):
        pass
    for _ in range(1_000):
        meter.take("a")
    clock.now += 1
    assert meter.take("a")


def test_what_takes_more_work_counts_for_more(clock):
    meter = Meter(Rate(60), clock=clock)
    assert meter.take("a", 50)
    assert not meter.take("a", 20)
    assert meter.take("a", 10)


def test_memory_has_an_end_and_those_who_came_last_are_remembered(clock):
    meter = Meter(Rate(2), remembered=100, clock=clock)
    for n in range(10_000):
        meter.take(f"{n}")
        meter.take("the one who keeps coming")
    assert len(meter) == 100
    assert not meter.take("the one who keeps coming")


def test_one_tells_nothing_of_another(clock):
    limits = Limits(clock=clock)
    while limits.may_write(LAVROV):
        pass
    assert limits.may_write(HAFTAR)
    assert limits.may_read(LAVROV), "reading is counted apart"


def test_a_flood_of_addresses_pushes_no_session_out(clock):
    limits = Limits(clock=clock)
    while limits.may_write(LAVROV):
        pass
    for n in range(50_000):
        limits.may_write(Who(Kind.ADDRESS, f"{n}"))
    assert not limits.may_write(LAVROV)


def test_so_many_streams_at_once_and_one_that_ends_makes_room():
    limits = Limits()
    held = [limits.listening(LAVROV) for _ in range(STREAMS)]
    assert all(one.__enter__() for one in held)
    with limits.listening(LAVROV) as may:
        assert not may
    assert not limits.may_listen(LAVROV)
    with limits.listening(HAFTAR) as may:
        assert may
    held.pop().__exit__(None, None, None)
    assert limits.may_listen(LAVROV)
    for one in held:
        one.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("peer", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("not-an-address", ""),
    ],
)
def test_an_address_is_counted_by_what_one_holder_has_of_it(peer, counted):
    assert address(peer) == Who(Kind.ADDRESS, counted)


def test_what_is_allowed_leaves_room_for_work():
    assert READS.a_minute > WRITES.a_minute > FAILURES.a_minute

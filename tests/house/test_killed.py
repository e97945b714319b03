"""Killed at any point, a command is wholly there or not at all, and no receipt that was handed out is broken."""

import os
import random
import shutil
import time
from datetime import timedelta
from signal import SIGKILL

import pytest

from entremise.house.house import House
from entremise.record.receipt import read_receipt
from entremise.record.verify import verify
from tests.house import children
from tests.house.cast import KEYS, Clock, HouseTalks, hand, message, store_in
from tests.talks.cast import MONDAY, SEATS, TALKS

LONG = bool(os.environ.get("ENTREMISE_LONG"))


def whole(folder) -> House:
    """The house after a death; every chain in it must be whole, and say what the receipts say."""
    house = House(store_in(folder), KEYS.record)
    lines = children.noted(folder)
    for seat in SEATS:
        mine = [line for line in lines if read_receipt(line).seat == seat]
        verdict = verify(house.bundle(TALKS, seat), mine)
        assert verdict.valid, (seat, verdict)
        assert house.view(TALKS, seat).n == verdict.entries
    return house


def kinds(house: House) -> list[str]:
    return [seen.placed.act.kind for seen in house.whole(TALKS).timeline()]


def test_killed_between_any_two_statements(tmp_path):
    """The command lets held words fall due, and places a message: four acts and what was asked, or nothing."""
    origin = tmp_path / "origin"
    origin.mkdir()
    t = HouseTalks(store_in(origin))
    words = t.lna.message(text="No militias.", rule={"carry": "may-be-conveyed"})
    t.russia.confirm_conveying(conveying=t.russia.convey(source=words))
    before = kinds(t.house)
    t.store.close()
    later = t.now - MONDAY + timedelta(minutes=5)
    after = [*before, "word", "carried", "message"]
    outcomes = []
    for step in range(1, 100):
        folder = tmp_path / str(step)
        shutil.copytree(origin, folder)
        process = children.start(children.die_at, step, folder, later.total_seconds())
        process.join()
        house = whole(folder)
        assert kinds(house) in (before, after), f"half done, killed at step {step}"
        outcomes.append(kinds(house) == after)
        retried = House(store_in(folder), KEYS.record, clock=Clock(MONDAY + later))
        receipt = retried.append(TALKS, hand("lna"), message(), request="the one")
        assert kinds(retried) == after, "asked again, it is done once"
        assert [read_receipt(line) for line in children.noted(folder)] in ([], [receipt])
        shutil.rmtree(folder)
        if process.exitcode == 0:
            break
        assert process.exitcode == -SIGKILL
    assert outcomes == sorted(outcomes), "once it is there, it stays"
    assert outcomes.count(False) > 10, "it was killed at many points"
    assert outcomes.count(True) == 2, "killed after the commit, and not killed at all"


@pytest.mark.parametrize("seed", range(40 if LONG else 2))
def test_killed_at_any_moment(tmp_path, seed):
    """One after another is killed and the next goes on from there."""
    chance = random.Random(seed)
    t = HouseTalks(store_in(tmp_path))
    t.store.close()
    found: list[str] = []
    for life in range(5):
        had = len(children.noted(tmp_path))
        process = children.start(children.go_on, tmp_path, f"life {life}")
        while len(children.noted(tmp_path)) < had + 2 and process.is_alive():
            time.sleep(0.005)
        time.sleep(chance.random() * 0.15)
        process.kill()
        process.join()
        house = whole(tmp_path)
        found = kinds(house)
        assert found.count("word") == found.count("carried"), "what falls due together comes together"
        assert len(found) >= len(children.noted(tmp_path)) + 1
    assert found.count("word") > 0

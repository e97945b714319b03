"""Processes that act in the talks beside the tests, and that are killed; each writes the receipts that it was given.

They are forked off a small server that has everything imported, never off the process that runs the tests.
"""

import multiprocessing
import os
import signal
import sys
import time
from datetime import timedelta
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from entremise.house.house import House
from entremise.record.receipt import Receipt, write_receipt
from entremise.talks.acts.form import parse_act
from tests.house.cast import KEYS, Clock, hand, message, paper, store_in
from tests.talks.cast import MONDAY, TALKS

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.house.children"])


def start(work: Any, *arguments: Any) -> BaseProcess:
    """A process that does this."""
    # The server finds our modules where this process does.
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    process = _context.Process(target=work, args=arguments)
    process.start()
    return process


def note(folder: Path, name: str, receipt: Receipt) -> None:
    """Hand a receipt out: from here on it is in somebody else's hands, whatever becomes of the process."""
    file = os.open(folder / f"{name}.receipts", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(file, write_receipt(receipt) + b"\n")
    os.close(file)


def noted(folder: Path) -> list[bytes]:
    """All receipts that were handed out. What was cut off while it was being written never reached anybody."""
    lines = [line for file in sorted(folder.glob("*.receipts")) for line in file.read_bytes().split(b"\n")[:-1]]
    return lines


def hammer(folder: Path, name: str, seat: str, times: int) -> None:
    """Act again and again, as fast as can be."""
    house = House(store_in(folder), KEYS.record)
    for n in range(times):
        act = message(f"{name}, {n}") if seat == "lna" else paper(f"{name}, {n}")
        note(folder, name, house.append(TALKS, hand(seat), act))


def go_on(folder: Path, name: str) -> None:
    """Act until killed; each second act lets words fall due that were confirmed before."""
    clock = Clock(MONDAY + timedelta(days=1))
    house = House(store_in(folder), KEYS.record, clock=clock)
    for n in count():
        last = house.view(TALKS, "russia").seen
        clock.now = max(clock.now, *(seen.placed.recorded_at for seen in last.values())) + timedelta(seconds=40)
        convey = parse_act("convey", {"to": "gna", "text": f"{name}, {n}", "language": "en"})
        conveying = house.append(TALKS, hand("russia"), convey)
        note(folder, name, conveying)
        confirm = parse_act("confirm-conveying", {"conveying": conveying.act})
        note(folder, name, house.append(TALKS, hand("russia"), confirm))
        note(folder, name, house.append(TALKS, hand("lna"), message(f"{name}, {n}"), request=f"{name} {n}"))


def die_at(step: int, folder: Path, now: float) -> None:
    """Do one command, the LNA's message, and be killed before the given step of it: a statement or a commit.

    Ends well where the command has fewer steps.
    """
    store = store_in(folder)
    clock = Clock(MONDAY + timedelta(seconds=now))
    house = House(store, KEYS.record, clock=clock)
    house.view(TALKS, "lna")
    steps = count(1)

    def reach() -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(10)

    def execute(run: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        reach()
        return run(sql, params, many, context)

    commit = BaseDatabaseWrapper._commit  # type: ignore[attr-defined]

    def committing(wrapper: Any) -> None:
        reach()
        commit(wrapper)
        reach()

    BaseDatabaseWrapper._commit = committing  # type: ignore[attr-defined]
    with connections[store.alias].execute_wrapper(execute):
        note(folder, "died", house.append(TALKS, hand("lna"), message(), request="the one"))

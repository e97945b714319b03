"""What the table costs, beside what it could not cost less than: ratios, in one run.

    PYTHONPATH=src .venv/bin/python benchmarks/table.py [--json] [--quick]

Each row: `name`, `ours` and `baseline` in `unit`, `ratio` (how many times the baseline's cost ours is), `n`.

- append: acts appended a second through rules, record and receipts, beside inserts of the same bytes into one bare
  SQLite table with the same durability (WAL, synchronous=FULL), a transaction each.
- append, hidden acts: the time of an append with n acts hidden from the one who acts, beside the same with none:
  in a house that has its views, and in one that has just been opened.
- fold: a view folded from n acts in memory, beside the bare reading of their JSON.
"""

import argparse
import itertools
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from entremise.house.chance import Seeded
from entremise.house.form import kept_form
from entremise.house.house import House
from entremise.record.canonical import canonical
from entremise.store.keys import keys_from_seed
from entremise.store.setup import open_store
from entremise.talks.acts.base import Act, Audience, Hand, Placed
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.form import body, parse_act
from entremise.talks.view.fold import fold, see

KEYS = keys_from_seed(b"benchmark")
START = datetime(2020, 1, 13, 6, 0, tzinfo=UTC)
HAFTAR = Hand(seat="lna", person="haftar")
SARRAJ = Hand(seat="gna", person="sarraj")
LAVROV = Hand(seat="russia", person="lavrov")


@dataclass(frozen=True)
class Row:
    """One figure beside its baseline."""

    name: str
    ours: float
    baseline: float
    ratio: float
    unit: str
    n: int


def convene() -> Convene:
    """Moscow's seats, one person each."""
    kinds = {"gna": "party", "lna": "party", "russia": "mediator", "turkey": "mediator", "press": "press"}
    heads = {"gna": "sarraj", "lna": "haftar", "russia": "lavrov", "turkey": "cavusoglu"}
    return Convene.model_validate(
        {
            "title": {"en": "Moscow"},
            "zone": "Europe/Moscow",
            "languages": ["en"],
            "seats": [{"slug": seat, "kind": kind, "name": {"en": seat}} for seat, kind in kinds.items()],
            "persons": [
                {"seat": seat, "slug": person, "name": {"en": person}, "capacities": ["head"]}
                for seat, person in heads.items()
            ],
        }
    )


def message(n: int) -> Act:
    """A message of the usual length, about a screen line or two."""
    text = (
        f"We hold to what we said in point {n}: the line is the one of the truce, and it is for you to say so to them."
    )
    return parse_act("message", {"to": ["russia"], "text": text, "language": "en"})


def paper(n: int) -> Act:
    """A paper in the inner room of the one who writes it."""
    return parse_act("inner-paper", {"purpose": "note", "text": f"Nothing on point {n} before noon.", "language": "en"})


class Scene:
    """Talks in a house in a fresh file, with a clock that goes on by a second an act."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder / "talks.sqlite3", keys=KEYS)
        self.ticks = itertools.count()
        self.house = self.opened()
        self.talks = self.house.convene(LAVROV, convene()).talks

    def opened(self) -> House:
        return House(self.store, KEYS.record, clock=self.clock, chance=Seeded(f"{time.perf_counter_ns()}"))

    def clock(self) -> datetime:
        return START + timedelta(seconds=next(self.ticks))

    def say(self, n: int, house: House | None = None) -> None:
        """A message of the LNA to Russia."""
        (house or self.house).append(self.talks, HAFTAR, message(n))

    def hide(self, count: int) -> None:
        """Papers in the other party's inner room, all in one transaction: the actor's chain never hears of them."""
        chance = Seeded("hidden")
        at = self.clock()
        with self.store.hold(self.talks) as held:
            for n in range(count):
                placed = Placed(
                    id=chance.id(f"paper {n}"),
                    by=SARRAJ,
                    recorded_at=at,
                    at=at,
                    audience=Audience(seats=frozenset({"gna"})),
                    act=paper(n),
                )
                held.append(kept_form(placed, self.talks, chance.salt(placed.id)))


def seconds(do: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def bare_inserts(folder: Path, count: int, payload: bytes) -> list[float]:
    """The seconds of durable inserts of the same bytes, a transaction each."""
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE act (id INTEGER PRIMARY KEY, body BLOB)")

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO act (body) VALUES (?)", (payload,))
        bare.execute("COMMIT")

    return [seconds(insert) for _ in range(count)]


def row_of_seconds(name: str, ours: Sequence[float], baseline: Sequence[float], n: int) -> Row:
    mine, bare = statistics.median(ours), statistics.median(baseline)
    return Row(name, round(mine * 1e3, 3), round(bare * 1e3, 3), round(mine / bare, 2), "ms", n)


def row_of_pairs(name: str, pairs: Sequence[tuple[float, float]], n: int) -> Row:
    return row_of_seconds(name, [ours for ours, _ in pairs], [bare for _, bare in pairs], n)


def appends(count: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder))
        ours = [seconds(partial(scene.say, n)) for n in range(count)]
        (placed, *_) = scene.house.view(scene.talks, "lna").seen.values()
        bare = bare_inserts(Path(folder), count, canonical(body(placed.placed, scene.talks)))
    rate, bare_rate = 1 / statistics.median(ours), 1 / statistics.median(bare)
    return Row("append", round(rate), round(bare_rate), round(bare_rate / rate, 2), "acts/s", count)


def appends_beside_hidden(hidden: int, count: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        alone, crowded = Scene(Path(empty)), Scene(Path(full))
        crowded.hide(hidden)
        alone.say(0)
        crowded.say(0)
        # In turn, so that both meet the machine in the same mood.
        warm = [(seconds(partial(crowded.say, n)), seconds(partial(alone.say, n))) for n in range(count)]
        yield row_of_pairs("append, hidden acts", warm, hidden)
        cold = [
            (seconds(partial(crowded.say, n, crowded.opened())), seconds(partial(alone.say, n, alone.opened())))
            for n in range(max(5, count // 20))
        ]
        yield row_of_pairs("append, hidden acts, house just opened", cold, hidden)


def folds(sizes: list[int]) -> Iterator[Row]:
    talks, chance = "0" * 32, Seeded("fold")
    seen_by_all = Audience(seats=frozenset({"gna", "lna", "russia", "turkey", "press"}), public=True)
    between = Audience(seats=frozenset({"lna", "russia"}))

    def placed(label: str, by: Hand, audience: Audience, act: Act) -> Placed:
        return Placed(id=chance.id(label), by=by, recorded_at=START, at=START, audience=audience, act=act)

    history = [placed("first", LAVROV, seen_by_all, convene())]
    history += [placed(str(n), HAFTAR, between, message(n)) for n in range(max(sizes) - 1)]
    written = [canonical(body(one, talks)) for one in history]

    def read(size: int) -> None:
        for one in written[:size]:
            json.loads(one)

    for size in sizes:
        repeats = range(max(1, min(200, 20_000 // size)))
        ours = [seconds(partial(fold, "lna", history[:size])) for _ in repeats]
        bare = [seconds(partial(read, size)) for _ in repeats]
        yield row_of_seconds("fold", ours, bare, size)
    whole, last = fold("lna", history), history[-1]
    one_more = [seconds(partial(see, whole, last)) for _ in range(200)]
    bare = [seconds(partial(json.loads, written[-1])) for _ in range(200)]
    yield row_of_seconds("fold, one act more", one_more, bare, max(sizes))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true", help="print the rows as JSON")
    asked.add_argument("--quick", action="store_true", help="a tenth of the acts: to see that it runs")
    options = asked.parse_args()
    scale = 10 if options.quick else 1
    rows = [appends(2_000 // scale)]
    rows += appends_beside_hidden(100_000 // scale, 500 // scale)
    rows += folds(sorted({10, 100, 1_000, 10_000, 100_000 // scale}))
    if options.json:
        json.dump([asdict(row) for row in rows], sys.stdout, indent=2)
        print()
        return
    for row in rows:
        print(f"{row.name:40} n {row.n:>7,}  ours {row.ours:>9,} {row.unit:6} bare {row.baseline:>9,}  ×{row.ratio:g}")


if __name__ == "__main__":
    main()

"""What rooms cost beside what they could not cost less than: ratios, in one run.

    PYTHONPATH=src:. .venv/bin/python benchmarks/rooms.py [--json] [--rooms 200,500,1000] [--acts N]

- act to event, act to page: from when one person sends an act until another's stream says that something moved, and
  until that person's page, fetched for it, is there and holds the words. Every person of the talks has a room open, and
  all who are told fetch theirs, as browsers do. A message concerns one delegation of mediators; a statement everybody.
  Beside it a bare Starlette stream with as many listeners, that is told and has a page of a like size fetched.
- pages: a second, beside an empty Django view as Django serves it.
- weight: of each page, at first sight: its HTML, style and scripts as they are sent, fonts aside.

The server is a process of its own; with the client it has two cores to itself, or the figures say little.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.wire import Answer, wire
from entremise.server.ready import make_ready

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
HEAVIEST = 100_000
"""Bytes that a page may weigh."""
AT_HOME = {
    "mediator": "desk",
    "party": "room",
    "consulted": "room",
    "observer": "gallery",
    "press": "gallery",
    "monitor": "gallery",
}


@dataclass(frozen=True)
class Row:
    """One figure beside its baseline."""

    name: str
    ours: float
    baseline: float
    ratio: float
    unit: str
    n: int


@dataclass(frozen=True)
class Room:
    """A person's room: a session of that person, and the page at which it is open."""

    talks: str
    seat: str
    person: str
    kind: str
    cookie: str

    @property
    def page(self) -> str:
        return f"/talks/{self.talks}/{AT_HOME[self.kind]}/"

    @property
    def events(self) -> str:
        return f"/talks/{self.talks}/events/"

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": f"entremise={self.cookie}", "HX-Request": "true", "HX-Trigger": "page"}


@dataclass(frozen=True)
class Scene:
    """A served file: its rooms, and for each talks the token of the one who acts."""

    url: str
    rooms: Sequence[Room]
    tokens: dict[str, str]


def furnish(file: Path, count: int) -> tuple[list[Room], dict[str, str]]:
    """As many talks as there are rooms to open, each Moscow before anyone has signed, and somebody in each room."""
    make_ready()
    from entremise.house.house import House
    from entremise.people.people import People
    from entremise.server.demo import persons, set_up
    from entremise.store.people import PeopleStore
    from entremise.store.setup import open_store

    store = open_store(file, exercise=True)
    people = People(PeopleStore(store.alias))
    house = House(store, store.keys.record)
    rooms: list[Room] = []
    tokens: dict[str, str] = {}
    # The demonstration gives the first of the talks new tokens as it starts: that one is left out.
    held = sorted(set_up(store) for _ in range(2))[:1]
    while len(rooms) < count:
        talks = set_up(store)
        while talks < held[0]:
            talks = set_up(store)
        view = house.whole(talks)
        for seat, person in persons(view):
            _made, secret = people.invite(talks, seat, person)
            entered = people.enter(secret, "benchmark")
            rooms.append(Room(talks, seat, person, view.seats[seat].kind.value, entered.cookie))
        tokens[talks] = people.give_token(talks, "lna", "haftar")
    store.close()
    return rooms[:count], {talks: token for talks, token in tokens.items() if talks in {one.talks for one in rooms}}


@contextmanager
def process(*command: str) -> Iterator[str]:
    """A server as a process of its own; gives the first line that it says."""
    started = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, env=ENVIRONMENT, text=True)
    try:
        assert started.stdout is not None
        yield started.stdout.readline().strip()
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(20)


# ---- from an act to another's page


@dataclass
class Told:
    """When one room heard of an act, and when its page was there."""

    event: float = 0.0
    page: float = 0.0


class Listening:
    """Rooms that are open: each hears its stream, and fetches its page whenever it has moved."""

    def __init__(self, url: str, rooms: Sequence[tuple[str, str, dict[str, str]]]) -> None:
        self._url = url
        self._rooms = rooms
        self._tasks: list[asyncio.Task[None]] = []
        self.told: dict[int, Told] = {}
        self.words = b""
        self.began = 0.0

    async def open(self) -> None:
        here = [asyncio.Event() for _ in self._rooms]
        for n, ready in enumerate(here):
            self._tasks.append(asyncio.create_task(self._room(n, ready)))
            if n % 20 == 19:
                await asyncio.sleep(0.05)
        await asyncio.gather(*(one.wait() for one in here))

    async def _room(self, n: int, ready: asyncio.Event) -> None:
        page, events, headers = self._rooms[n]
        async with wire(self._url) as listens:
            async for event in listens.listen(events, headers):
                if event == "here":
                    ready.set()
                elif event == "moved":
                    told = self.told.setdefault(n, Told())
                    told.event = time.perf_counter() - self.began
                    async with wire(self._url) as fetches:
                        answer = await fetches.ask("GET", page, headers)
                    if answer.status == 200 and self.words in answer.body:
                        told.page = time.perf_counter() - self.began

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()


Place = Callable[[int], "tuple[str, dict[str, str], bytes, list[int], bytes]"]
"""Of the n-th act: where it is sent, with which headers and body, which rooms it concerns, and what they then hold."""


async def acts(url: str, rooms: Sequence[tuple[str, str, dict[str, str]]], count: int, place: Place) -> list[Told]:
    """Send so many acts, one after the other; what each room that one concerned was told."""
    listening = Listening(url, rooms)
    await listening.open()
    found: list[Told] = []
    try:
        async with wire(url) as sends:
            for n in range(count):
                path, headers, body, concerned, words = place(n)
                listening.told.clear()
                listening.words, listening.began = words, time.perf_counter()
                answer = await sends.ask("POST", path, headers, body)
                assert answer.status == 201, (answer.status, answer.body)
                async with asyncio.timeout(60):
                    while not all(listening.told.get(one, Told()).page for one in concerned):
                        await asyncio.sleep(0.001)
                found += [listening.told[one] for one in concerned]
                await asyncio.sleep(0.02)
    finally:
        listening.close()
    return found


def of_scene(scene: Scene, kind: str) -> Place:
    """Messages to Russia, or statements to the world, in one talks after the other."""
    talks = sorted(scene.tokens)

    def place(n: int) -> tuple[str, dict[str, str], bytes, list[int], bytes]:
        at = talks[n % len(talks)]
        words = f"Word {n} of {random.randrange(10**9)} on the line that was agreed"
        act: dict[str, Any] = {"text": words, "language": "en"}
        act |= {"to": ["russia"]} if kind == "message" else {"speaker": "lna"}
        seats = {"russia"} if kind == "message" else None
        concerned = [n for n, one in enumerate(scene.rooms) if one.talks == at and (not seats or one.seat in seats)]
        headers = {"Authorization": f"Bearer {scene.tokens[at]}", "Content-Type": "application/json"}
        shown = words.encode() if kind == "message" else b""
        return f"/api/v1/talks/{at}/acts", headers, json.dumps({"kind": kind, "act": act}).encode(), concerned, shown

    return place


def of_bare(rooms: int, each: int) -> Place:
    """The same with rooms of which so many hear one act."""
    groups = max(1, rooms // each)

    def place(n: int) -> tuple[str, dict[str, str], bytes, list[int], bytes]:
        group = n % groups
        return f"/{group}/acts", {}, b"{}", list(range(group * each, min(rooms, (group + 1) * each))), b""

    return place


def rows_of_acts(name: str, rooms: int, ours: Sequence[Told], bare: Sequence[Told]) -> Iterator[Row]:
    for what in ("event", "page"):
        mine, base = ([getattr(one, what) * 1e3 for one in told] for told in (ours, bare))
        for share in (50, 95):
            p, q = (statistics.quantiles(one, n=100)[share - 1] for one in (mine, base))
            yield Row(f"{name} to {what}, p{share}", round(p, 1), round(q, 1), round(p / q, 1), "ms", rooms)


def measure_acts(scene: Scene, bare: str, count: int) -> Iterator[Row]:
    rooms = [(one.page, one.events, one.headers) for one in scene.rooms]
    for kind in ("message", "statement"):
        place = of_scene(scene, kind)
        each = max(1, statistics.mode(len(place(n)[3]) for n in range(len(scene.tokens))))
        listeners: list[tuple[str, str, dict[str, str]]] = [
            (f"/{n // each}", f"/{n // each}/events", {}) for n in range(len(rooms))
        ]
        base = asyncio.run(acts(bare, listeners, count, of_bare(len(rooms), each)))
        ours = asyncio.run(acts(scene.url, rooms, count, place))
        yield from rows_of_acts(f"{kind} ({each} rooms told)", len(rooms), ours, base)


# ---- pages a second


async def rate(url: str, asked: Sequence[tuple[str, dict[str, str]]], seconds: float, at_once: int = 8) -> float:
    """How many pages a second are answered to so many who ask again and again."""
    turn = itertools.cycle(asked)
    until = time.perf_counter() + seconds
    answered = 0

    async def asks() -> None:
        nonlocal answered
        async with wire(url) as connection:
            while time.perf_counter() < until:
                path, headers = next(turn)
                answer = await connection.ask("GET", path, headers)
                assert answer.status == 200, (path, answer.status)
                answered += 1

    began = time.perf_counter()
    await asyncio.gather(*(asks() for _ in range(at_once)))
    return answered / (time.perf_counter() - began)


def measure_pages(scene: Scene, empty: str, seconds: float) -> Iterator[Row]:
    base = asyncio.run(rate(empty, [("/", {})], seconds))
    for page in ("room", "desk", "gallery"):
        asked = [(one.page, one.headers) for one in scene.rooms if one.page.endswith(f"/{page}/")]
        ours = asyncio.run(rate(scene.url, asked, seconds))
        yield Row(f"pages: {page}", round(ours), round(base), round(base / ours, 1), "a second", len(asked))


# ---- weights


def measure_weights(scene: Scene) -> Iterator[Row]:
    """Of each page that somebody of each kind of seat can open by going there."""
    from entremise.server.routes import routes

    one_of = {room.kind: room for room in reversed(scene.rooms)}
    files: dict[str, int] = {}
    for kind, room in sorted(one_of.items()):
        for route in routes():
            path = str(route["path"]).replace("{talks}", room.talks)
            if "GET" not in route["methods"] or "{" in path or path.startswith("/api/") or path.endswith("/events/"):
                continue
            answer = asyncio.run(fetch(scene.url, path, room))
            if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
                continue
            html = answer.body.decode()
            named = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', html))
            for file in named - set(files):
                files[file] = len(asyncio.run(fetch(scene.url, file, room)).body)
            weight = len(answer.body) + sum(files[file] for file in named)
            name = path.replace(room.talks, "…")
            yield Row(f"weight: {kind} {name}", weight, HEAVIEST, round(weight / HEAVIEST, 2), "bytes", len(named))


async def fetch(url: str, path: str, room: Room) -> Answer:
    async with wire(url) as connection:
        headers = {"Cookie": f"entremise={room.cookie}", "Accept-Encoding": "gzip"}
        return await connection.ask("GET", path, headers)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true", help="print the rows as JSON")
    asked.add_argument("--rooms", default="200,500,1000", help="how many rooms are open")
    asked.add_argument("--acts", type=int, default=100, help="how many acts of each kind are measured")
    asked.add_argument("--seconds", type=float, default=5, help="how long pages are asked for")
    options = asked.parse_args()
    rows: list[Row] = []
    for n, count in enumerate(int(one) for one in options.rooms.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "moscow.sqlite3"
            rooms, tokens = furnish(file, count)
            with (
                process("-m", "entremise", "demo", "--port", "0", "--db", str(file), "--json") as line,
                process("-m", "benchmarks.bare", "stream") as bare,
            ):
                scene = Scene(json.loads(line)["url"], rooms, tokens)
                rows += measure_acts(scene, bare, options.acts)
                if n == 0:
                    with process("-m", "benchmarks.bare", "django") as empty:
                        rows += measure_pages(scene, empty, options.seconds)
                    rows += measure_weights(scene)
    if options.json:
        json.dump([asdict(row) for row in rows], sys.stdout, indent=2)
        print()
        return
    for row in rows:
        print(f"{row.name:52} n {row.n:>5,}  ours {row.ours:>9,} {row.unit:8} bare {row.baseline:>9,}  ×{row.ratio:g}")


if __name__ == "__main__":
    main()

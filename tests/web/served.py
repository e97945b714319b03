"""Moscow's premises within the test's own process, for what needs no browser: a client for each person who comes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from entremise.house.premises import Premises, open_premises
from entremise.server import demo
from entremise.server.environment import Environment
from entremise.server.running import configure, premises_of
from entremise.store.setup import open_store

ADDRESS = "http://localhost:8000"


@dataclass(frozen=True)
class Served:
    """Premises that are open in this process, and their talks."""

    premises: Premises
    talks: str

    def url(self, page: str) -> str:
        return f"/talks/{self.talks}/{page}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Moscow before anyone has signed, in a file of the module's own."""
    file: Path = tmp_path_factory.mktemp("served") / "moscow.sqlite3"
    store = open_store(file, exercise=True)
    talks = demo.set_up(store)
    environment = Environment(database=file, exercise=True, address=ADDRESS)
    premises, _alarm = premises_of(store, environment, ADDRESS, clock=demo.clock_of(store, talks))
    open_premises(premises)
    configure(environment, ADDRESS)
    yield Served(premises, talks)
    store.close()


Come = Callable[..., Client]


@pytest.fixture
def come(served: Served) -> Come:
    """`come("gna/sarraj", language="fr")`: a client of that person's own, signed in by a fresh link."""

    def come_in(person: str, *, language: str = "en") -> Client:
        seat, _, slug = person.partition("/")
        _made, secret = served.premises.people.invite(served.talks, seat, slug)
        client = Client(headers={"host": "localhost", "accept-language": language})
        answer = client.post(f"/enter/{secret}/")
        assert answer.status_code == 302
        return client

    return come_in


def said(page: str) -> str:
    """What a page says, without its markup and without what isolates names."""
    return " ".join(re.sub("[\u2066-\u2069]", "", re.sub("<[^>]+>", " ", page)).split())

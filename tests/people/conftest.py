from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest

from entremise.people.people import People
from entremise.store.keys import keys_from_seed
from entremise.store.setup import open_store

KEYS = keys_from_seed(b"tests")


class Clock:
    """The server's clock, which stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2020, 1, 13, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture(autouse=True)
def _reach_the_database(django_db_blocker):
    """Stores are opened here as files of their own, beside what pytest-django guards where Django is set up."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        yield


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "people.sqlite3", keys=KEYS)
    yield opened
    opened.close()


@pytest.fixture
def people(store, clock):
    """The people of a file's own."""
    from entremise.store.people import PeopleStore

    return People(PeopleStore(store.alias), clock=clock)

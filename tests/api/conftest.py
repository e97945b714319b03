"""A real server over loopback, and an outside program for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.served import Served, start, stop

Program = Callable[..., httpx.Client]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a module share its server: they stay on one worker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="module")
def moscow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Moscow before anyone has signed, on a server of the module's own."""
    process, served = start(tmp_path_factory.mktemp("moscow") / "moscow.sqlite3")
    try:
        yield served
    finally:
        stop(process)


@pytest.fixture
def program(moscow: Served) -> Iterator[Program]:
    """`program("lna/haftar")`: a client with that person's token; without a person, one without.

    It is at the talks; `api("…")` gives an address of the API from its beginning.
    """
    opened: list[httpx.Client] = []

    def of(person: str | None = None, **headers: str) -> httpx.Client:
        token = {"Authorization": f"Bearer {moscow.tokens[person]}"} if person else {}
        client = httpx.Client(
            base_url=f"{moscow.url}/api/v1/talks/{moscow.talks}/", headers={**token, **headers}, timeout=20
        )
        opened.append(client)
        return client

    yield of
    for client in opened:
        client.close()


@pytest.fixture
def api(moscow: Served) -> Callable[[str], str]:
    """`api("talks/…/view")`: an address of the API, whole."""
    return lambda path: f"{moscow.url}/api/v1/{path}"

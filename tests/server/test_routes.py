"""Every address, for every person: who may open it is what it says, and to all others it isn't there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from entremise.house.premises import Premises, open_premises
from entremise.house.routes import ANYONE, SIGNED_IN
from entremise.server.routes import routes
from entremise.talks.acts.convening import SeatKind
from tests.web.served import Come, Served

PERSONS = {
    "gna/sarraj": SeatKind.PARTY,
    "lna/adviser": SeatKind.PARTY,
    "russia/lavrov": SeatKind.MEDIATOR,
    "turkey/note-taker": SeatKind.MEDIATOR,
    "united-nations/observer": SeatKind.OBSERVER,
    "press/correspondent": SeatKind.PRESS,
}
NOWHERE = "f" * 32
BY_QUERY = frozenset({"/talks/{talks}/show/"})
"""What is named in the query there: without it there is nothing to show."""
ALL = routes()
STREAMS = ("/events", "/events/")
# What stands in an address for something within the talks, that these persons may have or not.
GIVEN = {
    "kind": "statement",
    "seat": "gna",
    "secret": "unknown",
    "digest": "0",
    "name": "entremise.css",
    "code": "twice",
}


def address(route: dict[str, Any], talks: str) -> str:
    path: str = route["path"].replace("{talks}", talks)
    for name, value in GIVEN.items():
        path = path.replace(f"{{{name}}}", value)
    return path.replace("{", "").replace("}", "")


def of_a_room(route: dict[str, Any]) -> bool:
    return "{talks}" in route["path"]


def seen(answer: Any) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that somebody gets for an answer, but for how long it is kept by proxies; of a stream only that it is one."""
    content = b"" if answer.streaming else answer.content
    return answer.status_code, content, sorted(answer.headers.items())


ROOMS = [one for one in ALL if of_a_room(one)]
PAGES = [(route, method) for route in ROOMS for method in route["methods"]]
IDS = [f"{method} {route['path']}" for route, method in PAGES]


def test_every_route_says_whom_it_is_for():
    known = {*SeatKind, ANYONE, SIGNED_IN}
    assert [one for one in ALL if not one["methods"] or not set(one["seats"]) <= known] == []
    assert len({one["path"] for one in ALL}) == len(ALL)
    assert [one["path"] for one in ROOMS if ANYONE in one["seats"] or SIGNED_IN in one["seats"]] == []


@pytest.fixture(autouse=True)
def _of_its_own(served: Served):
    """Each test has limits of its own."""
    at = served.premises
    open_premises(Premises(at.house, at.people, at.dossiers, at.hub, at.exercise, at.address))
    yield
    open_premises(at)


@pytest.fixture
def knock(served: Served, come: Come):
    """Asks for a route as a person does: a page by a session, the API by a token; of nobody, by neither."""

    def ask(person: str | None, route: dict[str, Any], method: str, talks: str) -> Any:
        if person is None:
            client = Client(headers={"host": "localhost"})
        elif route["path"].startswith("/api/"):
            token = served.premises.people.give_token(served.talks, *person.split("/"))
            client = Client(headers={"host": "localhost", "authorization": f"Bearer {token}"})
        else:
            client = come(person)
        client.raise_request_exception = False
        return client.generic(method, address(route, talks))

    return ask


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize(("route", "method"), PAGES, ids=IDS)
def test_a_page_of_the_talks_is_there_for_its_seats_and_for_nobody_else(served, knock, route, method, person):
    found, absent = (knock(person, route, method, talks) for talks in (served.talks, NOWHERE))
    assert absent.status_code == 404
    if PERSONS[person] not in route["seats"]:
        assert seen(found) == seen(absent), "hidden and absent are the same to the byte"
    else:
        assert found.status_code < 500
        # Of what is named beyond the talks (a seat, a kind of act, a paper), or in what is sent, it may have none.
        beyond = method == "POST" or route["path"].count("{") > 1 or route["path"] in BY_QUERY
        assert found.status_code not in (401, 403, 404, 405, 429) or (beyond and found.status_code == 404)


@pytest.mark.parametrize(("route", "method"), PAGES, ids=IDS)
def test_whoever_is_not_signed_in_is_told_the_same_of_all_talks(served, knock, route, method):
    found, absent = (knock(None, route, method, talks) for talks in (served.talks, NOWHERE))
    assert seen(found) == seen(absent)
    if route["path"].startswith("/api/"):
        assert found.status_code == 401
    else:
        assert (found.status_code, found.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_route_is_opened_by_another_method(served, method):
    nobody = Client(headers={"host": "localhost"})
    for route in ALL:
        answer = nobody.generic(method, address(route, served.talks))
        assert answer.status_code == 405, route["path"]
        assert answer.headers["Allow"] == ", ".join(route["methods"])


@pytest.mark.parametrize("route", [one for one in ALL if SIGNED_IN in one["seats"]], ids=lambda one: one["path"])
def test_what_is_ones_own_is_for_whoever_is_signed_in(served, knock, route):
    for method in route["methods"]:
        answer = knock(None, route, method, served.talks)
        assert (answer.status_code, answer.headers.get("Location")) == (302, "/")


@pytest.mark.parametrize(
    "path", ["/talks/", "/talks", "/admin/", "/static/", "/enter/", "/.git/config", "/%00", "/api"]
)
def test_an_address_that_there_is_not(path):
    assert Client(headers={"host": "localhost"}).get(path).status_code == 404

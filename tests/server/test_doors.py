"""What every answer carries, whom a cookie lets in, and how often one may knock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client, override_settings

from entremise.house.limits import FAILURES, READS, RECORD_COSTS, WRITES
from entremise.house.premises import Premises, open_premises
from entremise.web.door.headers import HEADERS, HSTS
from entremise.web.door.sessions import NAME
from tests.web.served import Come, Served

NOBODY = Client(headers={"host": "localhost"})


@pytest.fixture(autouse=True)
def _of_its_own(served: Served):
    """Each test has limits of its own."""
    at = served.premises
    open_premises(Premises(at.house, at.people, at.dossiers, at.hub, at.exercise, at.address))
    yield
    open_premises(at)


def pages(served: Served) -> list[str]:
    return ["/", "/nothing", served.url("gallery/"), "/enter/unknown/", "/api/v1/nothing", "/api/v1/openapi.json"]


@pytest.mark.parametrize("secure", [False, True])
def test_every_answer_has_the_headers(served: Served, come: Come, secure: bool):
    for client in (NOBODY, come("press/correspondent")):
        for page in pages(served):
            answer = client.get(page, secure=secure)
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers.get("Strict-Transport-Security") == (HSTS if secure else None)


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"


def test_files_alone_are_kept_and_only_under_an_address_that_changes_with_them(come: Come, served: Served):
    page = come("press/correspondent").get(served.url("gallery/")).content.decode()
    address = page.partition('href="/static/')[2].partition('"')[0]
    file = NOBODY.get(f"/static/{address}")
    assert file.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert NOBODY.get("/static/0/nothing.css").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("secure", "name"), [(False, NAME), (True, f"__Host-{NAME}")])
def test_a_sessions_cookie_is_for_this_host_and_no_script(served: Served, secure: bool, name: str):
    _made, secret = served.premises.people.invite(served.talks, "gna", "mishri")
    answer = Client(headers={"host": "localhost"}).post(f"/enter/{secret}/", secure=secure)
    cookie = answer.cookies[name]
    assert cookie["httponly"]
    assert bool(cookie["secure"]) is secure
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_leaving_has_the_browser_forget(served: Served, come: Come):
    client = come("gna/mishri")
    answer = client.post("/leave/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.cookies[NAME].value == ""
    assert client.get(served.url("room/")).headers["Location"] == "/"


def test_a_session_that_is_left_alone_ends_though_its_page_fetches_itself(served: Served, come: Come, monkeypatch):
    client, people = come("gna/mishri"), served.premises.people
    began, idle = people.now(), timedelta(hours=2)
    now = [began + timedelta(minutes=90)]
    monkeypatch.setattr(people, "_clock", lambda: now[0])
    by_itself = {"hx-request": "true", "hx-trigger": "page"}
    assert client.get(served.url("room/"), headers=by_itself).status_code == 200
    now[0] = began + idle + timedelta(minutes=5)
    assert client.get(served.url("room/"), headers=by_itself).status_code in (302, 401)
    other = come("gna/mishri")
    now[0] += timedelta(minutes=90)
    assert other.get(served.url("room/")).status_code == 200, "a person has come by"
    now[0] += timedelta(minutes=90)
    assert other.get(served.url("room/"), headers=by_itself).status_code == 200


def test_cookies_that_are_made_up_are_counted_by_the_address():
    answers = []
    for n in range(READS.a_minute + 200):
        client = Client(headers={"host": "localhost"})
        client.cookies[NAME] = f"made-up-{n}"
        answers.append(client.get("/nothing").status_code)
    assert answers[: READS.a_minute // 2] == [404] * (READS.a_minute // 2)
    assert answers[-1] == 429


def test_whoever_knocks_too_often_shuts_the_door_for_nobody_else(served: Served, come: Come):
    sarraj, haftar = come("gna/sarraj"), come("lna/haftar")
    answers = [sarraj.post(served.url("do/nothing/")) for _ in range(WRITES.a_minute + 20)]
    assert answers[0].status_code == 404
    # One grows again each half second, and a machine may be slow: not each of the last need be refused.
    refused = next(one for one in answers if one.status_code == 429)
    assert refused.headers["Retry-After"] == "60"
    assert sarraj.get(served.url("room/")).status_code == 200, "to read is counted apart"
    assert haftar.post(served.url("do/nothing/")).status_code == 404


@pytest.mark.parametrize("page", ["record/bundle/", "pack.pdf"])
def test_a_whole_record_counts_for_many_pages(served: Served, come: Come, page: str):
    client = come("gna/sarraj")
    codes = [client.get(served.url(page)).status_code for _ in range(READS.a_minute // RECORD_COSTS + 2)]
    assert codes[0] == 200
    assert codes[-1] == 429
    assert come("lna/haftar").get(served.url(page)).status_code == 200


def test_links_that_open_nothing_are_tried_so_often_and_those_that_do_let_in(served: Served):
    codes = [NOBODY.get(f"/enter/guess-{n}/").status_code for n in range(FAILURES.a_minute + 10)]
    assert codes[0] == 410
    assert codes[-1] == 429
    _made, secret = served.premises.people.invite(served.talks, "gna", "mishri")
    assert Client(headers={"host": "localhost"}).post(f"/enter/{secret}/").status_code == 302


def test_a_form_without_its_mark_is_not_taken_from_a_browser(served: Served, come: Come):
    client = come("gna/sarraj")
    client.handler.enforce_csrf_checks = True
    assert client.post(served.url("do/message/"), {"text": "From elsewhere."}).status_code == 403


@override_settings(ALLOWED_HOSTS=["talks.example.org"])
def test_another_hosts_name_is_not_answered_to():
    answer = Client(headers={"host": "elsewhere.example.org"}).get("/")
    assert answer.status_code == 400
    assert "elsewhere" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/?", "/nothing?", "/passkey/?"])
def test_an_address_with_more_fields_than_are_read_is_answered_like_any_other(path: str):
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    answer = client.get(path + "a=1&" * 6_000)
    assert answer.status_code < 500
    assert "Content-Security-Policy" in answer.headers

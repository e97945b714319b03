"""Whatever a token doesn't open is answered as what isn't there: the same status, headers and bytes."""

from __future__ import annotations

import httpx
import pytest

from tests.api.cast import code, message
from tests.api.other_talks import convene
from tests.served import command

ROUTES = [
    *(("GET", "view"), ("POST", "acts"), ("GET", "events"), ("GET", "record")),
    *(("GET", "dossier"), ("POST", "dossier/sources"), ("POST", "dossier/entries"), ("GET", "map")),
    *(("GET", "dossier/sources/report"), ("POST", "dossier/sources/report")),
]
NOWHERE = "f" * 32


def all_of(answer: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    return answer.status_code, answer.content, sorted(answer.headers.items())


@pytest.fixture(scope="module")
def others(moscow):
    """Other talks on the same server, at which nobody of Moscow has a place."""
    return convene(moscow.database)


@pytest.mark.parametrize(("method", "route"), ROUTES)
def test_hidden_and_absent_talks_are_the_same_to_the_byte(program, api, others, method, route):
    haftar = program("lna/haftar")
    found = [
        haftar.request(method, api(f"talks/{talks}/{route}"), json=message() if method == "POST" else None)
        for talks in (others, NOWHERE, "x", f"{NOWHERE}0")
    ]
    assert code(found[0], 404) == "nothing-here"
    assert len({str(all_of(one)) for one in found}) == 1


@pytest.mark.parametrize(("method", "route"), ROUTES)
def test_without_a_token_talks_that_there_are_and_that_there_are_not_are_the_same(program, api, moscow, method, route):
    found = [
        program().request(method, api(f"talks/{talks}/{route}"), headers=headers)
        for talks in (moscow.talks, NOWHERE)
        for headers in ({}, {"Authorization": "Bearer made-up"}, {"Authorization": "Basic bGF2cm92Og=="})
    ]
    assert code(found[0], 401) == "no-token"
    assert found[0].headers["www-authenticate"] == "Bearer"
    assert len({str(all_of(one)) for one in found}) == 1


def test_what_stands_in_another_seats_dossier_is_answered_as_what_stands_in_none(program):
    report = {"text": "Norway backs the North Shore, officials said.", "title": "On the shores", "date": "2020-01-14"}
    sarraj, haftar, adviser = program("gna/sarraj"), program("lna/haftar"), program("gna/adviser")
    made = sarraj.post("dossier/sources", json=report)
    assert made.status_code == 201
    source, offer = made.json()["source"]["slug"], made.json()["candidates"]["actors"][0]["key"]
    accept = {"kind": "accept", "source": source, "candidate": offer}
    taken = sarraj.post("dossier/entries", json={"entries": [accept]}, headers={"Idempotency-Key": "d-1"})
    assert taken.status_code == 201
    fact = taken.json()["entries"][0]["fact"]
    assert adviser.get(f"dossier/sources/{source}").status_code == 200, "it is the whole delegation's"

    def asked(of: str, about: str, ident: str) -> list[httpx.Response]:
        return [
            haftar.get(f"dossier/sources/{of}"),
            haftar.post(f"dossier/sources/{of}", json={"title": "Mine"}),
            haftar.post("dossier/entries", json={"entries": [{**accept, "source": of}]}),
            haftar.post("dossier/entries", json={"entries": [{"kind": "remove-source", "source": of}]}),
            haftar.post("dossier/entries", json={"entries": [{"kind": "withdraw", "fact": ident}]}),
            haftar.post("dossier/entries", json={"entries": [accept]}, headers={"Idempotency-Key": about}),
        ]

    hidden, absent = asked(source, "d-1", fact), asked("nowhere", "d-2", "0" * len(fact))

    def without_names(answer: httpx.Response) -> str:
        return answer.text.replace(source, "nowhere").replace(fact, "0" * len(fact))

    for one, other in zip(hidden, absent, strict=True):
        assert one.status_code in (404, 422)
        assert one.status_code == other.status_code
        assert without_names(one) == without_names(other)
    assert haftar.get("dossier").json()["sources"] == []
    # The same report gets no other name, nor any other answer, because another delegation has read it too.
    mine = haftar.post("dossier/sources", json=report)
    assert mine.status_code == 201
    assert mine.json()["source"] == made.json()["source"]


def test_an_address_that_there_is_not_is_a_problem_too(program, api):
    for path in ("", "nothing", "problems/nothing", "../", "../v2/talks", f"talks/{NOWHERE}"):
        assert code(program("lna/haftar").get(api(path)), 404) == "nothing-here"


def test_a_browsers_session_opens_nothing_here(program, moscow):
    browser = httpx.Client(base_url=moscow.url)
    link = moscow.links["press/correspondent"]
    page = browser.get(link)
    form = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    browser.post(link, data={"csrfmiddlewaretoken": form}, headers={"Origin": moscow.url})
    assert browser.get(f"/talks/{moscow.talks}/gallery/").status_code == 200
    assert code(browser.get(f"/api/v1/talks/{moscow.talks}/view"), 401) == "no-token"
    sent = browser.post(f"/api/v1/talks/{moscow.talks}/acts", json=message(), headers={"Origin": moscow.url})
    assert code(sent, 401) == "no-token"
    browser.close()


def test_a_token_opens_no_page(program, moscow):
    haftar = program("lna/haftar")
    page = haftar.get(f"{moscow.url}/talks/{moscow.talks}/room/")
    assert (page.status_code, page.headers["location"]) == (302, "/")


def test_a_new_token_takes_the_place_of_the_one_before(program, moscow):
    before = program("turkey/note-taker")
    assert before.get("view").status_code == 200
    given = command("token", "turkey/note-taker", "--db", str(moscow.database), "--talks", moscow.talks)
    assert given.returncode == 0
    assert code(before.get("view"), 401) == "no-token"
    fresh = program(Authorization=f"Bearer {given.stdout.strip()}")
    assert fresh.get("view").status_code == 200


def test_the_token_of_who_was_replaced_opens_nothing_any_more(program):
    adviser, sarraj = program("gna/adviser"), program("gna/sarraj")
    assert adviser.get("view").status_code == 200
    act = {
        "seat": "gna",
        "person": "adviser",
        "successor": "other-adviser",
        "name": {"en": "another GNA adviser"},
        "capacities": ["adviser"],
    }
    assert sarraj.post("acts", json={"kind": "replace-person", "act": act}).status_code == 201
    for method, route in ROUTES:
        assert code(adviser.request(method, route), 401) == "no-token"


def test_tokens_that_open_nothing_are_tried_so_often_and_those_that_do_go_on(program, moscow):
    tried = [program().get("view", headers={"Authorization": f"Bearer guess-{n}"}) for n in range(40)]
    assert {one.status_code for one in tried} == {401, 429}
    assert code(tried[-1], 429) == "too-often"
    assert tried[-1].headers["retry-after"] == "60"
    assert program("lna/haftar").get("view").status_code == 200

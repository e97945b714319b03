"""What a program reads: the seat's view, as its record has it."""

from __future__ import annotations

import json

import pytest

from entremise.api.shapes import Bundle, Receipt, View
from entremise.record.verify import verify
from tests.api.cast import code, message, paper

EACH = [
    "lna/haftar",
    "gna/sarraj",
    "russia/lavrov",
    "turkey/cavusoglu",
    "united-nations/observer",
    "press/correspondent",
]


@pytest.mark.parametrize("person", EACH)
def test_the_acts_are_those_of_the_record(program, moscow, person):
    seat = program(person)
    view, record = seat.get("view").json(), seat.get("record")
    bundle = json.loads(record.content)
    assert verify(record.content).valid
    assert record.headers["content-disposition"] == f'attachment; filename="{person.partition("/")[0]}.json"'
    assert (view["talks"], view["seat"], view["person"]) == (moscow.talks, *person.split("/"))
    assert (view["n"], view["head"]) == (len(bundle["entries"]), bundle["entries"][-1]["head"])
    assert view["acts"] == [{key: one[key] for key in ("n", "act", "body")} for one in bundle["entries"]]
    View.model_validate(view)
    Bundle.model_validate(bundle)


@pytest.mark.parametrize("person", EACH)
def test_nothing_is_told_of_acts_that_the_seat_is_not_shown(program, person):
    seat = person.partition("/")[0]
    assert all(seat in one["body"]["audience"] for one in program(person).get("view").json()["acts"])


def test_where_things_stand_is_said_as_far_as_the_seat_knows(program):
    lavrov, press = (program(one).get("view").json()["standing"] for one in ("russia/lavrov", "press/correspondent"))
    assert lavrov["accord"] == "open"
    assert press["accord"] == "none"
    assert list(lavrov) == list(press)
    assert {"actor": "russia", "as": "mediator", "backs": "lna"} in lavrov["conflicts_of_interest"]


def test_what_is_expected_can_be_done(program):
    expected = program("gna/sarraj").get("view").json()["expected"]
    sign = next(one for one in expected if one["kind"] == "sign")
    assert sign["asked"]
    assert sign["met_by"] == {"kind": "sign", "field": "opening"}
    act = {sign["met_by"]["field"]: sign["about"]}
    placed = program("gna/sarraj").post("acts", json={"kind": sign["met_by"]["kind"], "act": act})
    assert placed.status_code == 201
    Receipt.model_validate(placed.json())
    assert "sign" not in [one["kind"] for one in program("gna/sarraj").get("view").json()["expected"]]


def test_nothing_is_asked_of_an_adviser_that_only_the_head_may_do(program):
    assert "sign" not in [one["kind"] for one in program("lna/adviser").get("view").json()["expected"]]


def test_a_long_view_is_read_in_pages(program):
    saleh = program("lna/haftar")
    held = saleh.get("view").json()["n"]
    for n in range(3):
        saleh.post("acts", json=paper(f"Paper {n}."))
    page = saleh.get("view", params={"after": held}).json()
    assert [one["n"] for one in page["acts"]] == [held + 1, held + 2, held + 3]
    assert page["n"] == held + 3
    assert page["next"] is None
    beyond = saleh.get("view", params={"after": 10**14}).json()
    assert (beyond["acts"], beyond["next"], beyond["n"]) == ([], None, held + 3)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("after=-1", "wrong-form"),
        ("after=", "wrong-form"),
        ("after=1&after=2", "wrong-form"),
        ("afer=1", "unknown-field"),
    ],
)
def test_another_query_is_refused(program, query, expected):
    assert code(program("lna/haftar").get(f"view?{query}"), 422) == expected


def test_nothing_of_it_is_kept_on_the_way(program):
    answer = program("lna/haftar").get("view")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert "last-modified" not in answer.headers
    assert "set-cookie" not in answer.headers


def test_the_head_alone_is_answered_too(program):
    for route in ("view", "record", "events"):
        answer = program("lna/haftar").head(route)
        assert (answer.status_code, answer.content) == (200, b"")


def test_a_message_is_with_the_mediator_to_whom_it_went_and_nobody_else(program):
    text = "For Russia alone."
    placed = program("lna/haftar").post("acts", json=message(text)).json()["act"]
    seen = {one: placed in [act["act"] for act in program(one).get("view").json()["acts"]] for one in EACH}
    assert [one for one, has in seen.items() if has] == ["lna/haftar", "russia/lavrov"]

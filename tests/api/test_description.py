"""The API's description of itself: every kind of act, every route, and no answer that it doesn't describe."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from entremise.api.openapi import document, placeable
from entremise.api.problems import MISPLACED, PROBLEMS, UNREADABLE
from entremise.server.routes import routes
from entremise.talks.refusal import Code


def schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}


def test_it_describes_every_route_and_every_method():
    described = {(path, method.upper()) for path, methods in document()["paths"].items() for method in methods}
    listed = {(one["path"], method) for one in routes() if one["path"].startswith("/api/") for method in one["methods"]}
    assert described == listed


def test_it_describes_every_act_that_a_seat_can_place_and_none_of_the_tables():
    mapping = document()["components"]["schemas"]["Sent"]["discriminator"]["mapping"]
    assert set(mapping) == {act.kind for act in placeable()}
    assert not any(act.by_table for act in placeable())


def test_its_names_are_each_of_one_thing():
    assert [name for name in document()["components"]["schemas"] if "__" in name] == []
    told = {one for code in (Code, PROBLEMS, MISPLACED, UNREADABLE) for one in map(str, code)}
    assert len(told) == len(Code) + len(PROBLEMS) + len(MISPLACED) + len(UNREADABLE)


def test_every_schema_that_it_speaks_of_is_there():
    def spoken_of(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {value["$ref"]} if "$ref" in value else set().union(*map(spoken_of, value.values()))
        return set().union(*map(spoken_of, value)) if isinstance(value, list) else set()

    names = {name.rpartition("/")[2] for name in spoken_of(document())}
    assert names <= set(document()["components"]["schemas"])


def test_it_is_a_description_in_the_sense_of_json_schema():
    for name in document()["components"]["schemas"]:
        jsonschema.Draft202012Validator.check_schema(schema(name))


def test_acts_that_were_placed_fit_their_description(program):
    sent = jsonschema.Draft202012Validator(schema("Sent"))
    for person in ("lna/haftar", "gna/sarraj", "russia/lavrov", "turkey/cavusoglu"):
        for entry in program(person).get("view").json()["acts"]:
            body = entry["body"]
            if body["by"]["seat"] == "table" or body["kind"] == "convene":
                continue
            act = {name: value for name, value in body["act"].items() if value is not None}
            sent.validate({"kind": body["kind"], "act": act})


@pytest.mark.parametrize("code", [*Code, *PROBLEMS, *MISPLACED, *UNREADABLE])
def test_every_problem_has_its_meaning(program, api, code):
    answer = program().get(api(f"problems/{code}"))
    assert answer.status_code == 200
    jsonschema.validate(answer.json(), schema("Meaning"))

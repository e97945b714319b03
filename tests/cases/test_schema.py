"""The JSON Schema for editors: valid in itself, and of one mind with the reader as far as a schema can be."""

import json

import pytest
from jsonschema import Draft202012Validator

from entremise.cases import schema
from entremise.cases.acts import REFERS_TO
from entremise.cases.model import Head
from entremise.cases.reading import read
from entremise.cases.schema import placeable
from entremise.talks.acts.base import reference_fields
from tests.cases.samples import MOSCOW, SMALL, TUESDAY, faults, with_act

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def valid(text: str | bytes) -> bool:
    return bool(VALIDATOR.is_valid(read(text.encode() if isinstance(text, str) else text, "f").plain()))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert json.dumps(schema()) == json.dumps(SCHEMA)


@pytest.mark.parametrize("file", [MOSCOW, TUESDAY], ids=lambda file: file.name)
def test_the_shipped_files_are_valid(file):
    found = [error.message for error in VALIDATOR.iter_errors(read(file.read_bytes(), file.name).plain())]
    assert found == []


def test_the_small_case_is_valid():
    assert valid(SMALL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: entremise/case/1", "schema: entremise/case/2"),
        ("slug: small", "slug: Small Talks"),
        ("slug: small\n", ""),
        ("zone: Europe/Paris", "zone: Europe/Paris\ncolour: red"),
        ("  north: {kind: party, name", "  north: {kind: tribe, name"),
        ("role: mediator, sources: [paper], grade: B2", "role: mediator, sources: [paper], grade: G7"),
        ("  north/nora:", "  nora:"),
        ("date: 2021-03", "date: March 2021"),
        ("    kind: convene", "    kind: convoke"),
        ("    kind: convene", "    kind: opening-lapsed"),
        ("    at: 2021-03-01 10:00\n", ""),
        ("    by: north/nora", "    by: North Nora"),
        ("    opening: opened\n", ""),
        ("    opening: opened", "    opening: opened\n    colour: red"),
        ("    opening: opened", "    opening: opened\n    ad_referendum: no"),
        ("    mode: open", "    mode: shut"),
        ("    to: [north, south]", "    to: north"),
        ("    articles: [peace]", "    articles: peace"),
        ("    title: {en: Accord}", "    title: {en: ''}"),
        ("    at: 2021-03-03 12:00", "    at: 3 March"),
        ("    at: 2021-03-03 12:00", "    at: 2021"),
        ("    opening: opened\n    sources: [paper]\n    grade: B2\n", "    opening: opened\n"),
        ("    opening: opened\n    sources: [paper]\n", "    opening: opened\n    invented: true\n"),
    ],
)
def test_what_the_reader_refuses_for_its_form_the_schema_refuses(old, new):
    assert SMALL.count(old) == 1
    text = SMALL.replace(old, new)
    assert not valid(text)
    assert faults(text)


@pytest.mark.parametrize(
    ("until", "right"),
    [
        ("2021-04-01", True),
        ("2021-04-01 12:00", True),
        ("{day: 2021-04-01, words: until Thursday}", True),
        ("{at: 2021-04-01 12:00}", True),
        ("{day: 2021-04-01, at: 2021-04-01 12:00}", False),
        ("{words: soon}", False),
        ("soon", False),
    ],
)
def test_deadlines_are_read_and_described_alike(until, right):
    text = with_act("ask-time", "north/nora", "to: [home]", f"until: {until}")
    assert valid(text) is right
    assert (faults(text) == ()) is right


def test_every_act_that_a_seat_can_place_has_its_form():
    kinds = {act.kind for act in placeable()}
    assert {name.removeprefix("act-") for name in SCHEMA["$defs"] if name.startswith("act-")} == kinds
    assert {"sign", "ask-time", "leave", "convey", "statement"} <= kinds
    assert "opening-lapsed" not in kinds


def test_no_act_has_a_field_that_a_file_uses_for_itself():
    for act in placeable():
        assert not set(act.model_fields) & {*Head.model_fields, "kind"}, act.kind


def test_every_reference_of_every_act_is_known_by_what_it_refers_to():
    for act in placeable():
        assert set(reference_fields(act)) <= {*REFERS_TO, "about"}, act.kind

"""Acts that programs place: by the same rules as the pages, once however often they are sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from entremise.record.receipt import is_signed, read_receipt
from tests.api.cast import code, message, paper


def test_an_act_is_placed_and_its_receipt_is_for_the_seats_own_entry(program):
    haftar = program("lna/haftar")
    before = haftar.get("view").json()["n"]
    placed = haftar.post("acts", json=message())
    assert placed.status_code == 201
    receipt = read_receipt(placed.content)
    assert is_signed(receipt)
    after = haftar.get("view").json()
    assert (receipt.seat, receipt.n, receipt.head.hex()) == ("lna", before + 1, after["head"])
    entry = after["acts"][-1]
    assert (entry["n"], entry["act"]) == (receipt.n, receipt.act)
    assert entry["body"]["act"]["text"] == "We want time until Tuesday."
    assert entry["body"]["by"] == {"seat": "lna", "person": "haftar"}


def test_the_same_request_is_done_once_and_answered_alike(program):
    haftar = program("lna/haftar")
    sent = [haftar.post("acts", json=message(), headers={"Idempotency-Key": "k-1"}) for _ in range(3)]
    assert [one.status_code for one in sent] == [201, 201, 201]
    assert len({one.content for one in sent}) == 1
    bodies = [one["body"] for one in haftar.get("view").json()["acts"]]
    assert [body["id"] for body in bodies].count(json.loads(sent[0].content)["act"]) == 1


def test_another_act_under_the_same_key_is_refused(program):
    haftar = program("lna/haftar")
    assert haftar.post("acts", json=message("One."), headers={"Idempotency-Key": "k-2"}).status_code == 201
    other = haftar.post("acts", json=message("Another."), headers={"Idempotency-Key": "k-2"})
    assert code(other, 422) == "request-differs"
    assert other.json()["about"] == "Idempotency-Key"


def test_a_key_is_the_seats_own(program):
    for person in ("lna/haftar", "gna/sarraj"):
        placed = program(person).post("acts", json=message(), headers={"Idempotency-Key": "shared"})
        assert placed.status_code == 201


@pytest.mark.parametrize(("key", "expected"), [("", "empty"), ("x" * 201, "too-long")])
def test_a_key_that_is_none_is_refused(program, key, expected):
    refused = program("lna/haftar").post("acts", json=message(), headers={"Idempotency-Key": key})
    assert code(refused, 422) == expected


def test_what_has_come_since_is_read_first(program):
    haftar = program("lna/haftar")
    n = haftar.get("view").json()["n"]
    assert haftar.post("acts", json={**paper(), "expected": n}).status_code == 201
    moved = haftar.post("acts", json={**paper(), "expected": n})
    assert code(moved, 409) == "view-moved"
    assert haftar.get("view").json()["n"] == n + 1


def test_what_others_do_behind_the_wall_moves_nothing(program):
    haftar, sarraj = program("lna/haftar"), program("gna/sarraj")
    n = haftar.get("view").json()["n"]
    assert sarraj.post("acts", json=paper()).status_code == 201
    assert haftar.post("acts", json={**paper(), "expected": n}).status_code == 201


def test_an_act_that_happened_earlier_says_when(program):
    haftar = program("lna/haftar")
    for at, kept in (("2020-01-13", "2020-01-13"), ("2020-01-13T18:00:00+03:00", "2020-01-13T15:00:00Z")):
        assert haftar.post("acts", json={**paper(), "at": at}).status_code == 201
        assert haftar.get("view").json()["acts"][-1]["body"]["at"] == kept


@pytest.mark.parametrize("at", [None, 1578931200, "yesterday", "2020-01-13T18:00:00", "2020-13-01", "9999-01-01"])
def test_a_time_that_is_none_is_refused(program, at):
    refused = program("lna/haftar").post("acts", json={**paper(), "at": at})
    assert code(refused, 422) in ("wrong-form", "in-the-future")
    assert refused.json()["about"] == "at"


def test_all_that_is_wrong_with_the_form_is_said_at_once(program):
    sent = {"kind": "message", "act": {"to": "russia", "text": "", "tone": "sharp"}}
    refused = program("lna/haftar").post("acts", json=sent)
    assert code(refused, 422) == "wrong-type"
    faults = {(one["about"], one["code"]) for one in refused.json()["faults"]}
    assert faults == {("to", "wrong-type"), ("text", "empty"), ("language", "missing"), ("tone", "unknown-field")}


@pytest.mark.parametrize(
    ("person", "sent", "expected"),
    [
        ("lna/adviser", message(), "needs-capacity"),
        ("press/correspondent", message(), "not-for-this-seat"),
        ("russia/lavrov", message(), "not-for-this-seat"),
        ("lna/haftar", {"kind": "sign", "act": {"opening": "0" * 32}}, "unknown-act"),
        ("lna/haftar", {"kind": "word", "act": {}}, "missing"),
        ("lna/haftar", {"kind": "opening-lapsed", "act": {"opening": "0" * 32}}, "table-only"),
        ("lna/haftar", {"kind": "attack", "act": {}}, "unknown-kind"),
        ("lna/haftar", {"kind": "message"}, "missing"),
        ("lna/haftar", {"kind": "message", "act": []}, "wrong-type"),
        ("lna/haftar", {"kind": 1, "act": {}}, "wrong-type"),
        ("lna/haftar", {**message(), "by": {"seat": "gna", "person": "sarraj"}}, "unknown-field"),
        ("lna/haftar", {**message(), "expected": -1}, "wrong-form"),
        ("lna/haftar", {**message(), "expected": "3"}, "wrong-type"),
        ("lna/haftar", {**message(), "expected": True}, "wrong-type"),
    ],
)
def test_what_the_rules_or_the_form_refuse(program, person: str, sent: dict[str, Any], expected: str):
    seat = program(person)
    before = seat.get("view").json()["head"]
    assert code(seat.post("acts", json=sent), 422) == expected
    assert seat.get("view").json()["head"] == before


def test_talks_that_are_convened_are_not_convened_again(program, moscow):
    lavrov = program("russia/lavrov")
    first = lavrov.get("view").json()["acts"][0]["body"]
    again = {name: value for name, value in first["act"].items() if name != "record_key"}
    assert code(lavrov.post("acts", json={"kind": "convene", "act": again}), 422) == "already-convened"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b'{"kind": "message", "kind": "sign", "act": {}}', "key-twice"),
        (b'{"kind": "message", "act": {"text": "a", "text": "b"}}', "key-twice"),
        (b'{"kind": "message", "act": {"n": NaN}}', "number"),
        (b'{"kind": "message", "act": {"n": 1e3}}', "number"),
        (b'{"kind": "message", "act": {"n": 9007199254740993}}', "number"),
        (b'{"kind": "message", "act": {"text": "\\ud800"}}', "not-text"),
        (b'{"kind": "message", "act": ' + b"[" * 33 + b"]" * 33 + b"}", "too-deep"),
        (b"[" * 200_000, "too-deep"),
        (b'"message"', "not-an-object"),
        (b"{", "not-json"),
        (b"", "not-json"),
        (b'{"kind": "\xff"}', "not-utf-8"),
        (b"\xef\xbb\xbf{}", "not-json"),
    ],
)
def test_what_two_readers_could_read_in_two_ways_is_read_in_none(program, sent, expected):
    answer = program("lna/haftar").post("acts", content=sent, headers={"Content-Type": "application/json"})
    assert code(answer, 400) == expected


def test_only_json_is_read(program):
    haftar = program("lna/haftar")
    sent = json.dumps(message())
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        assert code(haftar.post("acts", content=sent, headers={"Content-Type": kind}), 415) == "media-type"
    kind = "application/json; charset=utf-8"
    assert haftar.post("acts", content=sent, headers={"Content-Type": kind}).status_code == 201


@pytest.mark.parametrize("size", [1_000_001, 3_000_000])
def test_too_much_is_not_read(program, size):
    answer = program("lna/haftar").post("acts", content=b" " * size, headers={"Content-Type": "application/json"})
    assert code(answer, 413) == "too-large"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_another_method_is_told_which_is_right(program, method):
    for route, right in (("view", "GET"), ("acts", "POST"), ("events", "GET"), ("record", "GET")):
        answer = program("lna/haftar").request(method, route)
        assert code(answer, 405) == "method"
        assert answer.headers["allow"] == right


def test_problems_are_said_in_the_language_that_was_asked_for(program):
    sent = {"kind": "sign", "act": {"opening": "0" * 32}}
    said = {
        language: program("lna/haftar", **{"Accept-Language": language}).post("acts", json=sent)
        for language in ("en", "fr-CA, en;q=0.5", "tlh, *")
    }
    assert [one.headers["content-language"] for one in said.values()] == ["en", "fr", "en"]
    assert "nommez un acte antérieur" in said["fr-CA, en;q=0.5"].json()["detail"]
    assert {one.json()["code"] for one in said.values()} == {"unknown-act"}


def test_every_problems_type_leads_to_what_it_means(program, moscow):
    refused = program("lna/adviser").post("acts", json=message())
    meaning = program().get(f"{moscow.url}{refused.json()['type']}")
    assert meaning.status_code == 200
    assert meaning.json()["code"] == "needs-capacity"
    assert "{capacities}" in meaning.json()["sentence"]


def test_the_pages_show_what_a_program_placed(program, moscow):
    program("gna/sarraj").post("acts", json=message("Placed by a program."))
    lavrov = program("russia/lavrov").get("view").json()
    assert "Placed by a program." in [one["body"]["act"].get("text") for one in lavrov["acts"] if one["act"]]

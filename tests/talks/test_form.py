"""The form of acts: what is wrong with what was given, and what stands in the record, to the byte, for good.

A golden file that no longer fits means that the form of a kind has changed: it takes a new version, an upcaster for the
old one, and a golden file beside the old. `python -m tests.talks.test_form` writes the files that are missing.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from entremise.talks.acts import ALL, KINDS
from entremise.talks.acts.base import Act, Placed, reference_fields
from entremise.talks.acts.form import body, faults, parse_act, placed_of
from entremise.talks.refusal import Code, Refused
from tests.talks.cast import TALKS
from tests.talks.oracle import REFERS_BY
from tests.talks.specimens import FIELDS, specimen

GOLDEN = Path(__file__).parent / "golden"


def path_of(act: type[Act]) -> Path:
    return GOLDEN / f"{act.kind}-{act.version}.json"


def written(placed: Placed) -> str:
    return json.dumps(body(placed, TALKS), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.kind)
def test_the_form_of_an_act_has_not_changed_in_silence(act: type[Act]):
    golden = path_of(act).read_text(encoding="utf-8")
    assert written(specimen(act.kind)) == golden
    assert written(placed_of(json.loads(golden))) == golden
    assert set(json.loads(golden)["act"]) == set(act.model_fields)


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.kind)
def test_there_and_back_again(act: type[Act]):
    placed = specimen(act.kind)
    assert placed_of(body(placed, TALKS)) == placed
    assert placed_of(json.loads(json.dumps(body(placed, TALKS)))) == placed


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.kind)
def test_a_specimen_fills_every_field(act: type[Act]):
    assert set(FIELDS[act.kind]) == set(act.model_fields)
    for name, value in specimen(act.kind).act:
        assert value is not None, name
        if isinstance(value, tuple):
            assert value, name


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.kind)
def test_every_reference_is_known_as_one(act: type[Act]):
    named = {name for name in act.model_fields if name in REFERS_BY}
    named -= {"wording"} - set(reference_fields(act))
    assert set(reference_fields(act)) == named


def test_no_golden_file_is_left_over():
    kinds = {path.name.rpartition("-")[0] for path in GOLDEN.glob("*.json")}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.kind)
def test_an_act_and_all_in_it_is_frozen(act: type[Act]):
    value: BaseModel = specimen(act.kind).act
    name = next(iter(type(value).model_fields))
    with pytest.raises(ValueError, match="frozen"):
        setattr(value, name, None)


MESSAGE = {"to": ["russia"], "text": "Words.", "language": "en"}
OPENING = {"draft": "a" * 32, "mode": "open", "required": {"gna": ["sarraj"]}}


@pytest.mark.parametrize(
    ("kind", "given", "code", "about", "params"),
    [
        ("message", {}, Code.MISSING, "to", {}),
        ("message", {**MESSAGE, "text": ""}, Code.EMPTY, "text", {}),
        ("message", {**MESSAGE, "text": " \n\t"}, Code.EMPTY, "text", {}),
        ("message", {**MESSAGE, "text": "x" * 20_001}, Code.TOO_LONG, "text", {"limit": 20_000}),
        ("message", {**MESSAGE, "text": 7}, Code.WRONG_TYPE, "text", {}),
        ("message", {**MESSAGE, "text": "a\x1bb"}, Code.CONTROL_CHARACTER, "text", {"character": "001B"}),
        ("message", {**MESSAGE, "text": "a\x85b"}, Code.CONTROL_CHARACTER, "text", {"character": "0085"}),
        ("message", {**MESSAGE, "text": "a\ud800b"}, Code.CONTROL_CHARACTER, "text", {}),
        ("message", {**MESSAGE, "to": []}, Code.TOO_FEW, "to", {"least": 1}),
        ("message", {**MESSAGE, "to": ["m"] * 101}, Code.TOO_MANY, "to", {"limit": 100}),
        ("message", {**MESSAGE, "to": "russia"}, Code.WRONG_TYPE, "to", {}),
        ("message", {**MESSAGE, "to": ["Russia"]}, Code.WRONG_FORM, "to.0", {}),
        ("message", {**MESSAGE, "language": "English"}, Code.WRONG_FORM, "language", {}),
        ("message", {**MESSAGE, "about": "a"}, Code.WRONG_FORM, "about", {}),
        ("message", {**MESSAGE, "subject": "x"}, Code.UNKNOWN_FIELD, "subject", {}),
        ("message", {**MESSAGE, "rule": {"carry": "gladly"}}, Code.WRONG_FORM, "rule.carry", {}),
        ("message", {**MESSAGE, "rule": {"not_before": "noon"}}, Code.WRONG_FORM, "rule.not_before", {}),
        ("message", {**MESSAGE, "rule": {"not_before": "2020-01-14T10:00:00"}}, Code.WRONG_FORM, "rule.not_before", {}),
        ("open-round", {"round": "r", "venue": "x" * 201, "format": "proximity"}, Code.TOO_LONG, "venue", {}),
        ("table-draft", {"to": ["gna"], "title": {}, "articles": []}, Code.EMPTY, "title", {}),
        ("table-draft", {"to": ["gna"], "title": {"en": "x"}, "articles": []}, Code.TOO_FEW, "articles", {"least": 1}),
        ("open-signature", {**OPENING, "required": {}}, Code.TOO_FEW, "required", {"least": 1}),
        ("open-signature", {**OPENING, "entry": {"force": "at"}}, Code.WRONG_FORM, "entry", {}),
        ("open-signature", {**OPENING, "entry": {"force": "days-after"}}, Code.WRONG_FORM, "entry", {}),
        ("open-signature", {**OPENING, "entry": {"force": "days-after", "days": 0}}, Code.WRONG_FORM, "entry.days", {}),
        ("open-signature", {**OPENING, "entry": {"days": 3}}, Code.WRONG_FORM, "entry", {}),
        ("sing", {}, Code.UNKNOWN_KIND, "kind", {"kind": "sing"}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_what_was_given(
    kind: str, given: dict[str, Any], code: Code, about: str, params: dict[str, Any]
):
    with pytest.raises(Refused) as refused:
        parse_act(kind, given)
    found = refused.value.refusal
    assert (found.code, found.about) == (code, about)
    assert found.params.items() >= params.items()
    assert faults(kind, given)[0] == found


def test_all_that_is_wrong_is_found_at_once():
    found = faults("message", {"to": [], "text": "", "rule": {"carry": "gladly"}, "extra": 1})
    assert {one.code for one in found} >= {Code.TOO_FEW, Code.EMPTY, Code.WRONG_FORM, Code.UNKNOWN_FIELD, Code.MISSING}


def test_a_version_that_is_not_known_is_not_read():
    assert faults("message", MESSAGE, 2)[0].code is Code.UNKNOWN_VERSION


@pytest.mark.parametrize("text", ["يريدون وقتا", "שלום", "x" * 20_000, "a\nb\tc", "\u202eabc\u202c", "時間", "🕊"])
def test_text_of_any_script_and_direction_is_welcome(text: str):
    act = parse_act("message", {**MESSAGE, "text": text})
    assert act.model_dump()["text"] == text


if __name__ == "__main__":
    for one in ALL:
        if not path_of(one).exists():
            path_of(one).write_text(written(specimen(one.kind)), encoding="utf-8")


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u2060", "\u3164", "\u2800 \u2800", "\u115f\u1160\uffa0"])
def test_what_nobody_could_read_is_nothing_written(text: str):
    with pytest.raises(Refused) as refused:
        parse_act("inner-paper", {"purpose": "note", "text": text, "language": "en"})
    assert refused.value.refusal.code is Code.EMPTY

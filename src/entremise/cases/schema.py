"""The JSON Schema of case files, for editors: made from the acts themselves, so that it can't fall behind them.

What a schema can't say (labels, names, order in time) `load_case` says.
"""

from collections.abc import Mapping
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from entremise.accord.value import TEXT_LIMIT, TITLE_LIMIT
from entremise.cases.fields import FILLED, LABELLED
from entremise.cases.local_time import DAY, OFFSET, TIME
from entremise.cases.model import THEN, CaseFile, Head, ThenFile
from entremise.talks.acts import ALL
from entremise.talks.acts.base import Act
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.drafting import TableDraft

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

_SLUG: Final = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64}

_COMMON: Final[Mapping[str, Any]] = {
    "label": {**_SLUG, "description": "the label of an earlier act"},
    "article": {**_SLUG, "description": "an article, as named under `articles`"},
    "instant": {
        "type": "string",
        "pattern": f"^{TIME}{OFFSET}?$",
        "description": "a local time in the case's zone (2020-01-13 19:30), or with its offset (… 19:30+03:00)",
    },
    "when": {
        "type": "string",
        "pattern": f"^({DAY}|{TIME}{OFFSET}?)$",
        "description": "a day (2020-01-13), a local time in the case's zone (2020-01-13 19:30), or with its offset",
    },
    "deadline": {
        "description": "a day, whose end then decides, or a time; with `words`, how it was put",
        "anyOf": [
            {"$ref": "#/$defs/when"},
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "day": {"type": "string", "pattern": f"^{DAY}$"},
                    "at": {"$ref": "#/$defs/instant"},
                    "words": {"type": "string", "maxLength": 200},
                },
                "oneOf": [{"required": ["day"]}, {"required": ["at"]}],
            },
        ],
    },
}


def placeable() -> tuple[type[Act], ...]:
    """The acts that a seat can place, in the order of their families."""
    return tuple(act for act in ALL if not act.by_table)


def schema() -> dict[str, Any]:
    """One document: a case file or a then file at its root, every act among its `$defs` as `act-KIND`."""
    models: list[Any] = [CaseFile, ThenFile, Head, *placeable()]
    found, shared = models_json_schema(
        [(model, "validation") for model in models], by_alias=True, ref_template="#/$defs/{model}"
    )
    names = {model: ref["$ref"].rpartition("/")[2] for (model, _), ref in found.items()}
    defs: dict[str, Any] = {name: _plain(one) for name, one in shared["$defs"].items()}
    head = defs.pop(names[Head])
    defs.pop("Deadline")
    acts = {}
    for act in placeable():
        acts[f"act-{act.kind}"] = _act(act, defs.pop(names[act]), head)
    for name in (names[CaseFile], names[ThenFile]):
        defs[name]["properties"]["acts"] |= {"items": {"$ref": "#/$defs/act"}, "minItems": 1}
        defs[name]["properties"]["ends"] = {"$ref": "#/$defs/when", "description": "when the replay ends"}
    defs |= {**_COMMON, "act": _any_act(acts), **acts}
    return {
        "$schema": DRAFT,
        "title": "Entremise case file",
        "type": "object",
        "required": ["schema"],
        "if": {"properties": {"schema": {"const": THEN}}},
        "then": {"$ref": f"#/$defs/{names[ThenFile]}"},
        "else": {"$ref": f"#/$defs/{names[CaseFile]}"},
        "$defs": _reached(defs, {names[CaseFile], names[ThenFile]}),
    }


def _any_act(acts: Mapping[str, Any]) -> dict[str, Any]:
    kinds = [name.removeprefix("act-") for name in acts]
    # By `if` and not by `oneOf`: an editor then shows what is wrong with this kind, not that no kind fits.
    return {
        "type": "object",
        "required": ["label", "kind", "by"],
        "properties": {"kind": {"enum": kinds}},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/act-{kind}"},
            }
            for kind in kinds
        ],
    }


def _act(act: type[Act], own: Mapping[str, Any], head: Mapping[str, Any]) -> dict[str, Any]:
    """An act as a file has it: what all acts have, then its own fields, those that are filled in left out."""
    filled = FILLED.get(act, {})
    fields = {name: one for name, one in own.get("properties", {}).items() if name not in filled}
    labelled = LABELLED.get(act)
    if labelled is not None:
        items = "article" if act is TableDraft else "label"
        fields[labelled] = {"type": "array", "items": {"$ref": f"#/$defs/{items}"}, "minItems": 1}
    required = [name for name in own.get("required", ()) if name not in filled]
    common = {
        **head["properties"],
        "kind": {"const": act.kind},
        "at": {"$ref": "#/$defs/when", "description": "when it happened; without it, only the order is known"},
        "recorded": {
            "$ref": "#/$defs/instant",
            "description": "where the replay's clock stands when the act is placed, if not at `at`",
        },
    }
    found = {
        "description": own.get("description", act.kind),
        "type": "object",
        "additionalProperties": False,
        "properties": {**common, **fields},
        "required": ["label", "kind", "by", *required],
        "anyOf": [
            {"required": ["sources", "grade"], "properties": {"sources": {"minItems": 1}}},
            {"required": ["invented", "doubt"], "properties": {"invented": {"const": True}}},
        ],
    }
    if act is Convene:
        found["allOf"] = [{"anyOf": [{"required": ["at"]}, {"required": ["recorded"]}]}]
    return found


_REPLACED: Final = (
    (lambda one: one.get("pattern") == "^[0-9a-f]{32}$", {"$ref": "#/$defs/label"}),
    (lambda one: one.get("format") == "date-time", {"$ref": "#/$defs/instant"}),
    (lambda one: str(one.get("description", "")).startswith("a day (2020-01-13) or an"), {"$ref": "#/$defs/when"}),
    (lambda one: one.get("$ref") == "#/$defs/Deadline", {"$ref": "#/$defs/deadline"}),
)
"""What the core has as ids and instants stands in a file as labels and as people write times."""


def _plain(one: Any) -> Any:
    """A schema without the titles that are made from names, its ids and times as a file has them."""
    if isinstance(one, list):
        return [_plain(each) for each in one]
    if not isinstance(one, dict):
        return one
    for fits, instead in _REPLACED:
        if fits(one):
            return dict(instead)
    plain: dict[str, Any] = {}
    for key, value in one.items():
        if key == "properties":
            plain[key] = {name: _plain(each) for name, each in value.items()}
        elif key in ("default", "const", "enum"):
            plain[key] = value
        elif not (key == "title" and isinstance(value, str)):
            plain[key] = _plain(value)
    if "patternProperties" in plain:
        plain["additionalProperties"] = False
    if plain.get("maxLength") in (TITLE_LIMIT, TEXT_LIMIT):
        plain["minLength"] = 1
    return plain


def _reached(defs: Mapping[str, Any], start: set[str]) -> dict[str, Any]:
    """The definitions that are referred to from these, and no others."""
    reached: set[str] = set()
    waiting = set(start)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= _named(defs[name]) - reached
    return {name: defs[name] for name in sorted(reached)}


def _named(one: Any) -> set[str]:
    if isinstance(one, list):
        return set().union(*(_named(each) for each in one)) if one else set()
    if not isinstance(one, dict):
        return set()
    below = set().union(*(_named(each) for each in one.values())) if one else set()
    ref = one.get("$ref")
    return below | {ref.rpartition("/")[2]} if isinstance(ref, str) else below

"""The description of this API (OpenAPI 3.1): made from acts and shapes themselves, so that it can't fall behind."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from entremise.api.dossier_answers import PAGE as FACTS
from entremise.api.dossier_sent import FORMS, About
from entremise.api.dossier_shapes import DOSSIER_SHAPES, DossierView, EntriesMade, Map, ReportKept, ReportRead
from entremise.api.pages import PAGE
from entremise.api.problems import CONFLICT, KIND, REFUSED
from entremise.api.sent import JSON, Sent
from entremise.api.shapes import SHAPES, Bundle, Meaning, Problem, Receipt, Shape, View
from entremise.house.house import REQUEST_LIMIT
from entremise.house.stream import KIND as STREAM
from entremise.talks.acts import ALL
from entremise.talks.acts.base import Act

_SCHEMAS: Final = "#/components/schemas/"
_ID: Final = "^[0-9a-f]{32}$"
_TALKS: Final[Mapping[str, Any]] = {
    "name": "talks",
    "in": "path",
    "required": True,
    "description": "the id of the talks",
    "schema": {"type": "string", "pattern": _ID},
}
_AFTER: Final[Mapping[str, Any]] = {
    "name": "after",
    "in": "query",
    "description": f"the number after which acts are sent, {PAGE} at most; 0 if left out",
    "schema": {"type": "integer", "minimum": 0, "maximum": 10**15 - 1},
}
_KEY: Final[Mapping[str, Any]] = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "a key of the seat's own: the same request again gives the same receipt, and nothing is done",
    "schema": {"type": "string", "minLength": 1, "maxLength": REQUEST_LIMIT, "pattern": "^[!-~]+$"},
}
_LANGUAGE: Final[Mapping[str, Any]] = {
    "name": "Accept-Language",
    "in": "header",
    "description": "the language in which problems are said",
    "schema": {"type": "string"},
}


def placeable() -> tuple[type[Act], ...]:
    """The acts that a seat can place, in the order of their families."""
    return tuple(act for act in ALL if not act.by_table)


@cache
def document() -> dict[str, Any]:
    """The whole description. Not to be changed: it is made once."""
    acts = placeable()
    models: list[Any] = [*acts, Sent, *SHAPES, *FORMS, *DOSSIER_SHAPES]
    _, made = models_json_schema(
        [(one, "validation") for one in models], by_alias=True, ref_template=f"{_SCHEMAS}{{model}}"
    )
    schemas: dict[str, Any] = _short(made["$defs"])
    common = schemas.pop(Sent.__name__)["properties"]
    for act in acts:
        schemas[_sent(act)] = _one(act, common)
    schemas["Sent"] = {
        "description": "An act to be placed: every kind that there is, with its fields (docs/acts.md).",
        "oneOf": [{"$ref": f"{_SCHEMAS}{_sent(act)}"} for act in acts],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {act.kind: f"{_SCHEMAS}{_sent(act)}" for act in acts},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Entremise",
            "version": _version(),
            "description": "Proximity talks, for outside programs: the same house by the same rules as the pages. "
            "A token is one person's, at one talks. Whatever it doesn't open is answered as what isn't there.",
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": {**_paths(), **_dossier_paths()},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": dict(sorted(schemas.items())),
        },
    }


def _short(schemas: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas under short names: of two of one name, the dossier's says so."""
    whole = json.dumps(schemas)
    for name in schemas:
        *before, last = name.split("__")
        if before:
            whole = whole.replace(f'{name}"', f'{"Dossier" if "dossier" in before else ""}{last}"')
    found: dict[str, Any] = json.loads(whole)
    return found


def _sent(act: type[Act]) -> str:
    return f"Sent{act.__name__}"


def _one(act: type[Act], common: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "description": act.__doc__,
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", "act"],
        "properties": {
            "kind": {"const": act.kind},
            "act": {"$ref": f"{_SCHEMAS}{act.__name__}"},
            **{name: {k: v for k, v in common[name].items() if k != "default"} for name in ("at", "expected")},
        },
    }


def _paths() -> dict[str, Any]:
    room = "/api/v1/talks/{talks}"
    return {
        f"{room}/view": {"get": _get("What the seat knows, and what is expected of the person.", View, _TALKS, _AFTER)},
        f"{room}/acts": {
            "post": {
                "summary": "Place one act; the answer is the receipt for it.",
                "parameters": [_TALKS, _KEY, _LANGUAGE],
                "requestBody": {"required": True, "content": {JSON: {"schema": {"$ref": f"{_SCHEMAS}Sent"}}}},
                "responses": {
                    "201": _answers("It was placed.", Receipt),
                    **_problems(400, 401, 404, 405, 408, CONFLICT, 413, 415, REFUSED, 429, 500),
                },
            }
        },
        f"{room}/events": {
            "get": {
                "summary": "When to look again.",
                "description": "Server-sent events without data: `here` first, `moved` when there is something to "
                "fetch, `beat` as a sign of life, `ended` when the token opens nothing any more.",
                "parameters": [_TALKS],
                "responses": {
                    "200": {"description": "A stream.", "content": {STREAM: {"schema": {"type": "string"}}}},
                    **_problems(400, 401, 404, 405, 429, 500),
                },
            }
        },
        f"{room}/record": {"get": _get("The seat's record, to be kept and verified elsewhere.", Bundle, _TALKS)},
        "/api/v1/problems/{code}": {
            "get": {
                **_get("What a problem means.", Meaning, {**_TALKS, **_CODE}),
                "security": [],
            }
        },
        "/api/v1/openapi.json": {
            "get": {
                "summary": "This description.",
                "security": [],
                "responses": {
                    "200": {"description": "OpenAPI 3.1.", "content": {JSON: {"schema": {"type": "object"}}}},
                    **_problems(400, 405, 429, 500),
                },
            }
        },
    }


_CODE: Final[Mapping[str, Any]] = {
    "name": "code",
    "description": "the code of a problem",
    "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"},
}


_SOURCE: Final[Mapping[str, Any]] = {
    "name": "source",
    "in": "path",
    "required": True,
    "description": "the slug of a source of the dossier",
    "schema": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64},
}
_FACTS_AFTER: Final[Mapping[str, Any]] = {
    **_AFTER,
    "description": f"the number after which facts are sent, {FACTS} at most; 0 if left out",
}
_ON: Final[Mapping[str, Any]] = {
    "name": "on",
    "in": "query",
    "description": "for which day, month or year; left out, what isn't known to have ended",
    "schema": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
}


def _dossier_paths() -> dict[str, Any]:
    room = "/api/v1/talks/{talks}"
    dossier = f"{room}/dossier"
    return {
        dossier: {"get": _get("The dossier of the seat, which no other seat sees.", DossierView, _TALKS, _FACTS_AFTER)},
        f"{dossier}/sources": {
            "post": {
                "summary": "Take a report in; the answer is what it offers.",
                "description": "As JSON, or as the bytes of a file with what is known of it in the address.",
                "parameters": [_TALKS, *_about(), _LANGUAGE],
                "requestBody": {
                    "required": True,
                    "content": {
                        JSON: {"schema": {"$ref": f"{_SCHEMAS}SentReport"}},
                        "text/plain": {"schema": {"type": "string"}},
                        "text/html": {"schema": {"type": "string"}},
                        "application/pdf": {"schema": {"type": "string", "contentMediaType": "application/pdf"}},
                    },
                },
                "responses": {
                    "200": _answers("The same text was taken in before.", ReportRead),
                    "201": _answers("It was taken in.", ReportRead),
                    **_problems(400, 401, 404, 405, 408, 413, 415, REFUSED, 429, 500),
                },
            }
        },
        f"{dossier}/sources/{{source}}": {
            "get": _get(
                "A report of the dossier: its text, what it offers, what was decided.", ReportKept, _TALKS, _SOURCE
            ),
            "post": {
                "summary": "Say anew what is known of a report, and have it read again with that.",
                "parameters": [_TALKS, _SOURCE, _LANGUAGE],
                "requestBody": {"required": True, "content": {JSON: {"schema": {"$ref": f"{_SCHEMAS}SentAbout"}}}},
                "responses": {
                    "200": _answers("It was read again.", ReportKept),
                    **_problems(400, 401, 404, 405, 408, 413, 415, REFUSED, 429, 500),
                },
            },
        },
        f"{dossier}/entries": {
            "post": {
                "summary": "Make entries in the dossier, all or none.",
                "parameters": [_TALKS, _KEY, _LANGUAGE],
                "requestBody": {"required": True, "content": {JSON: {"schema": {"$ref": f"{_SCHEMAS}SentEntries"}}}},
                "responses": {
                    "201": _answers("They were made.", EntriesMade),
                    **_problems(400, 401, 404, 405, 408, CONFLICT, 413, 415, REFUSED, 429, 500),
                },
            }
        },
        f"{room}/map": {
            "get": _get("The map of actors: the record as the seat sees it, with its dossier.", Map, _TALKS, _ON)
        },
    }


def _about() -> list[dict[str, Any]]:
    """What can be said of a report in the address, where the body is the report itself."""
    fields: dict[str, Any] = About.model_json_schema()["properties"]
    return [
        {
            "name": name,
            "in": "query",
            "description": "of a report that is sent as a file; left out, it is taken from the report itself",
            "schema": next(one for one in field["anyOf"] if one["type"] == "string"),
        }
        for name, field in fields.items()
    ]


def _get(summary: str, shape: type[Shape], *parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "summary": summary,
        "parameters": [*parameters, _LANGUAGE],
        "responses": {"200": _answers(summary, shape), **_problems(400, 401, 404, 405, REFUSED, 429, 500)},
    }


def _answers(what: str, shape: type[Shape], kind: str = JSON) -> dict[str, Any]:
    return {"description": what, "content": {kind: {"schema": {"$ref": f"{_SCHEMAS}{shape.__name__}"}}}}


_WHY: Final[Mapping[int, str]] = {
    400: "It can't be read.",
    401: "No token, or one that opens nothing.",
    404: "Nothing here: hidden and absent are the same.",
    405: "Another method is expected.",
    408: "It didn't arrive whole.",
    CONFLICT: "Something has come in since `expected`.",
    413: "Too large.",
    415: "JSON is expected.",
    REFUSED: "Refused, by its form or by the rules; `code` and `about` say why.",
    429: "Too often.",
    500: "Something went wrong here.",
}


def _problems(*statuses: int) -> dict[str, Any]:
    return {str(status): _answers(_WHY[status], Problem, KIND) for status in statuses}


def _version() -> str:
    try:
        return version("entremise")
    except PackageNotFoundError:  # run from its folder, as `./run` does
        return "0"

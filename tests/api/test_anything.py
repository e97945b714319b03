"""Programs that send whatever the description allows, and whatever it doesn't, get answers that it describes."""

from __future__ import annotations

import itertools
import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from entremise.api.openapi import document
from tests.served import Served

LONG = bool(os.environ.get("ENTREMISE_LONG"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
DESCRIBED = schemathesis.openapi.from_dict(document())
ROUTES = [
    (path, method, mode)
    for path, methods in document()["paths"].items()
    for method in methods
    for mode in GenerationMode
    # A stream has no end that could be waited for; with what takes nothing, nothing can be wrong.
    if not path.endswith("events") and ("{" in path or mode is GenerationMode.POSITIVE)
]


@pytest.mark.parametrize(("path", "method", "mode"), ROUTES)
def test_no_answer_is_a_failure_of_the_server_or_undescribed(moscow: Served, path: str, method: str, mode):
    made = DESCRIBED[path][method]
    persons = itertools.cycle(moscow.tokens.values())

    @settings(
        max_examples=400 if LONG else 25,
        deadline=None,
        database=None,
        derandomize=not LONG,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(made.as_strategy(generation_mode=mode))
    def anything(case: schemathesis.Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE and "talks" in case.path_parameters:
            case.path_parameters["talks"] = moscow.talks
        token = {"Authorization": f"Bearer {next(persons)}"}
        case.call_and_validate(base_url=moscow.url, headers=token, checks=CHECKS)

    anything()

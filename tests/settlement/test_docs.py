"""docs/settlement.md says what is so: its sample is regenerated, its example is run."""

import contextlib
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from ruamel import yaml as ruamel

from entremise.settlement.formats.model import json_schema
from entremise.settlement.formats.reading import read_files
from entremise.settlement.settle import as_json, settle

DOCS = Path(__file__).resolve().parents[2] / "docs"
CASES = DOCS.parent / "cases"
PAGE = (DOCS / "settlement.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The first block in a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found.group(1)


def printed() -> str:
    found = re.search(r"^It prints:\n\n```\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found.group(1)


def test_the_sample_is_what_the_engine_answers() -> None:
    settled = settle(read_files({"line-and-price.yaml": block("yaml").encode()}))
    sample = json.loads(block("json"))
    assert as_json(settled, sample["seconds"], 2) == sample


def test_every_key_of_the_sample_is_explained() -> None:
    for key in json.loads(block("json")):
        assert f"`{key}`" in PAGE


def test_the_example_runs_and_prints_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "line-and-price.yaml").write_text(block("yaml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block("python"), "docs/settlement.md", "exec"), {})
    assert out.getvalue() == printed()


def test_the_published_schema_is_the_one_that_files_are_checked_with() -> None:
    assert json.loads((DOCS / "settlement.schema.json").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("text", [block("yaml"), (CASES / "moscow-2020.settlement.yaml").read_text("utf-8")])
def test_files_that_are_read_fit_the_schema(text: str) -> None:
    jsonschema.validate(json.loads(json.dumps(ruamel.YAML(typ="safe").load(text))), json_schema())

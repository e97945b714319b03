"""The commands: keys of the JSON, files written, words on the right stream."""

import csv
import json
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path

import pytest

from tests.settlement.conftest import Run
from tests.settlement.files import YAML

CASES = Path(__file__).resolve().parents[2] / "cases"
MOSCOW = str(CASES / "moscow-2020.settlement.yaml")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(YAML)
    return tmp_path / "case.yaml"


def test_settle_answers_in_json(run: Run, case: Path) -> None:
    result = run("settle", str(case), "--json")
    assert result.exit_code == 0
    assert result.stderr == ""
    answer = json.loads(result.stdout)
    keys = "schema parties issues packages zone frontier_size frontier_truncated frontier points exact epsilon seconds"
    assert set(keys.split()) <= set(answer)
    assert answer["parties"] == ["one", "two"]
    assert (answer["packages"], answer["exact"], answer["epsilon"]) == ("10", True, 0)
    assert answer["frontier_size"] == len(answer["frontier"])
    assert answer["frontier_truncated"] is False
    assert set(answer["points"]) == {"nash", "kalai_smorodinsky", "egalitarian", "welfare"}
    for entry in answer["frontier"]:
        assert set(entry) == {"scores", "exact_scores", "package", "ties"}
        assert [float(Fraction(text)) for text in entry["exact_scores"]] == entry["scores"]
        assert set(entry["package"]) == {"line", "price"}


def test_list_shortens_the_frontier_and_says_so(run: Run, case: Path) -> None:
    answer = json.loads(run("settle", str(case), "--json", "--list", "2").stdout)
    assert len(answer["frontier"]) == 2
    assert answer["frontier_truncated"] is True


def test_the_frontier_is_written_whole_as_csv(run: Run, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "frontier.csv"
    answer = json.loads(run("settle", str(case), "--json", "--frontier", str(target)).stdout)
    rows = list(csv.DictReader(target.open(encoding="utf-8")))
    assert len(rows) == answer["frontier_size"]
    assert [row["one exact"] for row in rows] == [entry["exact_scores"][0] for entry in answer["frontier"]]


@pytest.mark.parametrize("file", ["case.yaml", "three.yaml"])
def test_the_plot_is_an_svg_that_tells_its_story(run: Run, tmp_path: Path, file: str) -> None:
    third = YAML[YAML.index("- name: two") : YAML.index("constraints:")].replace("two", "three <&>")
    text = YAML if file == "case.yaml" else YAML.replace("constraints:", third + "constraints:")
    (tmp_path / file).write_text(text)
    result = run("settle", str(tmp_path / file), "--plot", str(tmp_path / "plot.svg"))
    assert result.exit_code == 0, result.stderr
    root = ET.fromstring((tmp_path / "plot.svg").read_text(encoding="utf-8"))
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert "would take rather than no accord" in (title.text or "")


def test_invented_scores_are_marked_wherever_they_show(run: Run, tmp_path: Path) -> None:
    plot, table = tmp_path / "moscow.svg", tmp_path / "moscow.csv"
    result = run("settle", MOSCOW, "--plot", str(plot), "--frontier", str(table))
    assert "invented" in result.stdout
    assert "invented" in result.stderr
    assert "invented" in plot.read_text(encoding="utf-8").lower()
    assert "invented" in table.read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(run("settle", MOSCOW, "--json").stdout)["invented"] is True
    chances = run("acceptance", MOSCOW, "--draws", "500", "--json")
    assert json.loads(chances.stdout)["invented"] is True


def test_acceptance_answers_in_json_the_same_each_time(run: Run) -> None:
    first, second = (
        json.loads(run("acceptance", MOSCOW, "--draws", "3000", "--seed", "5", "--json").stdout) for _ in range(2)
    )
    for answer in (first, second):
        answer.pop("seconds")
    assert first == second
    assert {"packages", "necessary", "possible", "ask_next"} <= set(first)
    chances = [entry["probability"] for entry in first["packages"]]
    assert chances == sorted(chances, reverse=True)
    assert set(first["packages"][0]) == {"package", "probability", "standard_error"}
    assert first["ask_next"][0]["party"] in ("GNA", "LNA")


def test_what_is_assumed_of_the_parties_is_said(run: Run, case: Path) -> None:
    said = run("acceptance", str(case), "--draws", "100").stderr
    assert "independently" in said
    assert "states of the world" in run("acceptance", MOSCOW, "--draws", "100").stderr


LONG = """entremise: settlement/1
issues:
- name: price
  integer: {from: 0, to: 19}
- name: years
  integer: {from: 0, to: 19}
parties:
- name: one
  scores:
    price: {weight: 0.5, linear: {offset: 0, slope: 0.05}}
    years: {weight: 0.5, linear: {offset: 0, slope: 0.0025}}
- name: two
  scores:
    price: {weight: 0.5, linear: {offset: 1, slope: -0.05}}
    years: {weight: 0.5, linear: {offset: 1, slope: -0.0025}}
"""
"""Of its 400 packages none can be improved."""


def test_a_thinned_frontier_is_not_told_as_an_exact_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(LONG)
    plot = tmp_path / "plot.svg"
    exact = run("settle", tmp_path / "case.yaml").stdout
    assert "400 outcomes among them can't be improved" in " ".join(exact.split())
    assert "thinned" not in exact
    thinned = run("settle", tmp_path / "case.yaml", "--cap", "5", "--plot", plot)
    assert thinned.exit_code == 0, thinned.stderr
    epsilon = json.loads(run("settle", tmp_path / "case.yaml", "--cap", "5", "--json").stdout)["epsilon"]
    for said in (thinned.stdout, plot.read_text(encoding="utf-8")):
        assert "can't be improved" not in " ".join(said.split())
    assert "found among them" in " ".join(thinned.stdout.split())
    assert f"within {epsilon:.3g} of the frontier" in " ".join(thinned.stdout.split())
    assert "Points of the thinned frontier" in thinned.stdout
    assert "found among them" in plot.read_text(encoding="utf-8").partition("</title>")[0]


def test_the_legend_names_what_is_drawn(run: Run, case: Path, tmp_path: Path) -> None:
    plot = tmp_path / "plot.svg"
    assert run("settle", case, "--plot", plot).exit_code == 0
    assert "tinted: at least each reservation" in plot.read_text(encoding="utf-8")
    assert "dark:" not in plot.read_text(encoding="utf-8")


def test_the_columns_of_the_csv_are_those_described(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "moscow.csv"
    assert run("settle", MOSCOW, "--frontier", table).exit_code == 0
    with table.open(encoding="utf-8") as lines:
        columns = next(csv.reader(lines))
    assert columns[:4] == [f"{p} (scores invented){e}" for e in ("", " exact") for p in ("GNA", "LNA")]
    assert columns[4] == "LNA forces"
    assert columns[-1] == "ties"
    page = (CASES.parent / "docs" / "settlement.md").read_text(encoding="utf-8")
    assert f"`{columns[0]}`, `{columns[2]}`" in page


@pytest.mark.parametrize("option", ["--frontier", "--plot"])
def test_a_folder_to_write_to_that_is_not_there_is_named(run: Run, case: Path, tmp_path: Path, option: str) -> None:
    result = run("settle", case, option, tmp_path / "nowhere" / "a.out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no folder {tmp_path / 'nowhere'}" in result.stderr


def test_a_settlement_file_may_put_a_package_on_the_table(run: Run, case: Path) -> None:
    case.write_text(YAML + "table: {line: there, price: 8}\n")
    answer = json.loads(run("settle", case, "--json").stdout)
    assert answer["table"]["package"] == {"line": "there", "price": "8"}
    assert "On the table" in run("settle", case).stdout
    other = run("settle", case, "--json", "--package", "line=there", "--package", "price=14").stdout
    assert json.loads(other)["table"]["package"]["price"] == "14"
    assert run("acceptance", case, "--draws", "100").exit_code == 0

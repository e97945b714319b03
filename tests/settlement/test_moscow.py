"""Moscow, January 2020, with invented scores: is there a package that both prefer to the siege, and what would move?"""

import json
from pathlib import Path

import pytest

from entremise.settlement.formats.own import read_scenario
from entremise.settlement.settle import settle
from entremise.settlement.sheet import Package, Scenario
from entremise.settlement.table import look_at
from tests.settlement.conftest import Run

FILE = Path(__file__).resolve().parents[2] / "cases" / "moscow-2020.settlement.yaml"
DRAFT = {
    "LNA forces": "freeze and a line of contact",
    "armed groups in Tripoli": "not in the accord",
    "monitoring": "the UN with the 5+5 commission",
    "foreign fighters": "not in the accord",
    "security memorandum": "stays",
    "government": "left to the UN's political track",
}
"""What the draft of 13 January said of the issues, or left unsaid."""


@pytest.fixture
def moscow() -> Scenario:
    return read_scenario(FILE.read_bytes(), FILE.name)


@pytest.fixture
def draft(moscow: Scenario) -> Package:
    return moscow.package(DRAFT)


def test_there_are_packages_that_both_prefer_to_the_siege(moscow: Scenario) -> None:
    settled = settle(moscow)
    assert (settled.packages, settled.zone) == (891, 150)
    assert len(settled.points.nash) == 1


def test_the_draft_is_one_that_the_lna_refuses(moscow: Scenario, draft: Package) -> None:
    assert look_at(moscow, draft).refusing == ("LNA",)


def test_one_issue_would_have_to_move(moscow: Scenario, draft: Package) -> None:
    changes = look_at(moscow, draft).changes["LNA"]
    least = changes[0].moves[0]
    assert moscow.issues[least.issue].options[least.after] == "all leave within three months"
    for change in changes:
        assert len(change.moves) == 1
        for sheet, score in zip(moscow.sheets, change.scores, strict=True):
            assert score >= sheet.reservation


def test_the_command_tells_it(run: Run) -> None:
    chosen = [f"--package={issue}={option}" for issue, option in DRAFT.items()]
    table = json.loads(run("settle", FILE, "--json", *chosen).stdout)["table"]
    assert table["refusing"] == ["LNA"]
    assert table["changes"]["LNA"][0]["moves"][0]["from"] in DRAFT.values()
    said = run("settle", FILE, *chosen).stdout
    assert "LNA refuses it; 1 change would win it without losing another" in said
    assert run("settle", FILE, "--package", "LNA forces=home").exit_code == 2


def test_the_file_alone_gives_both_answers(run: Run) -> None:
    said = " ".join(run("settle", FILE).stdout.split())
    assert "150 packages that both would take" in said
    assert "The scores are invented." in said
    assert said.index("On the table") < said.index("LNA refuses it; 1 change would win it without losing another")
    assert json.loads(run("settle", FILE, "--json").stdout)["table"]["package"] == DRAFT


def test_the_sources_of_the_wants_stand_beside_them() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.count("source:") == 12
    assert "INVENTED" in text

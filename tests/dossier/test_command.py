"""`dossier read`: JSON as documented, a draft case that replays once confirmed, and clear words for bad input."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "dossier.md"
SAMPLE_REPORT = re.compile(r"(?s)```text\n(.*?)```")
SAMPLE = re.compile(r"(?s)```json\n(.*?)```")
COMMON = {"passage", "start", "end", "who_says", "attribution", "modality", "grade", "reason"}
OWN = {
    "actors": {"name", "names", "kind"},
    "roles": {"actor", "role", "of", "since"},
    "events": {"kind", "who", "date"},
    "statements": {"who", "verb", "about"},
    "background": set(),
}


def test_the_keys(run: Run, moscow: Path):
    found = json.loads(run("dossier", "read", moscow, "--json").out)
    assert list(found) == list(OWN)
    text = moscow.read_text(encoding="utf-8")
    for section, items in found.items():
        assert items
        for one in items:
            timed = {"until"} if one.get("kind") in ("ask_time", "grant_time") else set()
            assert set(one) == COMMON | OWN[section] | timed
            assert text[one["start"] : one["end"]] == one["passage"]


def test_the_sample_of_the_page_is_what_is_printed(run: Run, tmp_path: Path):
    page = PAGE.read_text(encoding="utf-8")
    report = SAMPLE_REPORT.search(page)
    assert report is not None
    path = tmp_path / "report.txt"
    path.write_text(report[1], encoding="utf-8")
    ended = run("dossier", "read", path, "--json", "--date", "2021-03-09")
    assert ended.code == 0
    if os.environ.get("REGENERATE"):
        PAGE.write_text(SAMPLE.sub(lambda _found: f"```json\n{ended.out}```", page), encoding="utf-8")
        return
    sample = SAMPLE.search(page)
    assert sample is not None
    assert sample[1] == ended.out


def test_a_draft_is_refused_until_confirmed_and_then_replays(run: Run, moscow: Path, tmp_path: Path):
    draft = tmp_path / "draft.yaml"
    assert run("dossier", "read", moscow, "--case", draft).code == 0
    refused = run("replay", draft)
    assert refused.code == 2
    assert all("nobody has confirmed this" in line for line in refused.err.splitlines())
    text = draft.read_text(encoding="utf-8")
    assert len(refused.err.splitlines()) == text.count("unconfirmed: true")
    draft.write_text(re.sub(r"(?m)^ *unconfirmed: true\n", "", text), encoding="utf-8")
    ended = run("replay", draft, "--json")
    assert ended.code == 0
    outcome = json.loads(ended.out)
    assert {one["actor"] for one in outcome["conflicts_of_interest"]} == {"russie", "turquie"}
    assert outcome["sponsors"] == ["russie", "turquie"]


def test_half_confirmed_is_not_confirmed(run: Run, moscow: Path, tmp_path: Path):
    draft = tmp_path / "draft.yaml"
    run("dossier", "read", moscow, "--case", draft)
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("unconfirmed: true", "unconfirmed: no", 1), encoding="utf-8")
    assert run("replay", draft).code == 2


REPORT = "The northern delegation refused to sign the accord, officials said. Norway hosted the talks.\n"


@pytest.mark.parametrize(
    "name", ["-rf.txt", "…\u202etxt.exe", "a b;c.txt", "'\"$(x).txt", "ليبيا.txt", "x" * 200 + ".txt"]
)
def test_a_file_name_with_tricks(run: Run, tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_text(REPORT, encoding="utf-8")
    draft = tmp_path / "out" / "draft.yaml"
    ended = run("dossier", "read", path, "--json", "--date", "2020", "--case", draft)
    assert ended.code == 0, ended.err
    assert [one["kind"] for one in json.loads(ended.out)["events"]] == ["refuse", "talks"]
    confirmed = re.sub(r"(?m)^ *unconfirmed: true\n", "", draft.read_text(encoding="utf-8"))
    draft.write_text(confirmed, encoding="utf-8")
    replayed = run("replay", draft, "--json")
    assert replayed.code == 0, replayed.err


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("", (), "nothing is in this file"),
        ("Los negociadores han dejado la ciudad y no han firmado el acuerdo.", (), "isn’t in French or English (es)"),
        ("غادر المفاوضون المدينة ولم يوقعوا.", (), "isn’t in French or English (ar)"),
        ("Xyzzy plugh.", (), "language can’t be told"),
        (REPORT, ("--date", "2020-02-30"), "“--date”: a day, a month or a year"),
        (REPORT, ("--date", "Tuesday"), "“--date”: a day, a month or a year"),
        (REPORT, ("--case", "OUT"), "gives no date; give it one with “--date”"),
    ],
)
def test_bad_input(run: Run, tmp_path: Path, content: str, options: tuple[str, ...], said: str):
    path = tmp_path / "report.txt"
    path.write_text(content, encoding="utf-8")
    ended = run("dossier", "read", path, *(str(tmp_path / one) if one == "OUT" else one for one in options))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert not (tmp_path / "OUT").exists()


def test_no_date_is_said(run: Run, tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    ended = run("dossier", "read", path)
    assert ended.code == 0
    assert "gives no date" in ended.err
    assert "northern delegation" in ended.out


def test_the_list_shows_nothing_of_what_isolates_names_beside_one_in_arabic(run: Run, tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_text("Norway has mediated the talks between the North and the South since 2019.\n", encoding="utf-8")
    ended = run("dossier", "read", path, "--date", "2020")
    assert ended.code == 0
    marked = [line for line in ended.out.splitlines() if "\u2068" in line]
    assert marked
    assert all(any("\u0600" <= one <= "\u06ff" for one in line) for line in marked)
    assert "since 2019" in ended.out


def test_each_option_is_documented(run: Run):
    options = set(re.findall(r"--[a-z]+", run("dossier", "read", "--help").out)) - {"--help"}
    usage = PAGE.read_text(encoding="utf-8").partition("./run dossier read")[2].partition("\n\n")[0]
    assert options == set(re.findall(r"--[a-z]+", usage))

"""docs/replay.md says what the command does: its sample, its keys, its options."""

import json
import os
import re
from pathlib import Path

from entremise.talks.standing import AccordStands, TalksStand
from tests.cli.conftest import FERRY, Run

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "replay.md"
SAMPLE = re.compile(r"(?s)```json\n(.*?)```")


def test_the_sample_is_what_the_replay_prints(run: Run):
    written = PAGE.read_text(encoding="utf-8")
    ended = run("replay", FERRY, "--json")
    assert ended.code == 0
    if os.environ.get("REGENERATE"):
        PAGE.write_text(SAMPLE.sub(lambda _found: f"```json\n{ended.out}```", written), encoding="utf-8")
        return
    found = SAMPLE.search(written)
    assert found is not None
    assert found[1] == ended.out


def documented(text: str) -> list[str]:
    """The keys of a table, in its order."""
    rows = re.findall(r"(?m)^\| ((?:`[a-z_]+`(?:, )?)+) \|", text)
    return [key for row in rows for key in re.findall(r"`([a-z_]+)`", row)]


def test_each_key_is_documented_in_its_order(run: Run):
    outcome = json.loads(run("replay", FERRY, "--json").out)
    top, acts = PAGE.read_text(encoding="utf-8").partition("## The JSON")[2].split("Each of the `acts`:")
    assert documented(top) == list(outcome)
    assert documented(acts.partition("## A sample")[0]) == list(outcome["acts"][0])
    for key in (
        "conflicts_of_interest",
        "hostilities",
        "signatures",
        "extensions",
        "departures",
        "walk_outs",
        "reported",
    ):
        row = next(line for line in top.splitlines() if f"| `{key}` |" in line)
        assert outcome[key], "the sample shows one of each"
        assert all(f"`{name}`" in row for name in outcome[key][0]), key


def test_each_state_is_documented():
    page = PAGE.read_text(encoding="utf-8")
    for state in (*AccordStands, *TalksStand):
        assert f"`{state.value}`" in page


def test_each_option_is_documented(run: Run):
    page = PAGE.read_text(encoding="utf-8")
    for command in ("replay", "verify", "schema"):
        options = set(re.findall(r"--[a-z]+", run(command, "--help").out)) - {"--help"}
        usage = page.partition(f"./run {command}")[2].partition("\n\n")[0]
        assert options == set(re.findall(r"--[a-z]+", usage)), command

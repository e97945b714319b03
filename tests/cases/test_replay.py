"""The driver: what the house keeps of a script is what the memory makes of it, to the byte where a seed is given."""

import hashlib
import json
import os
import subprocess
import sys

import pytest

from entremise.cases import load_case, vary
from entremise.house.replay import replay, told
from entremise.record.verify import verify
from tests.cases.samples import MOSCOW, ROOT, load, moscow, tuesday, with_act
from tests.cases.stage import Played

SEATS = ("gna", "lna", "russia", "turkey", "press")


@pytest.mark.parametrize(
    "options",
    [{}, {"sealed": True}, {"until": "lna-ask-time", "then": True}, {"without": ["signature-opened"]}],
    ids=["whole", "sealed", "forked", "without"],
)
def test_the_house_and_the_memory_tell_the_same(options):
    if "then" in options:
        options = {**options, "then": tuesday()}
    script = vary(moscow(), **options)
    played, remembered = replay(script, seed=1), Played(script)
    assert sorted(played.views) == sorted(SEATS)
    for seat in (None, *SEATS):
        assert told(script, played, seat) == remembered.told(seat)


def test_every_bundle_verifies_and_holds_what_its_seat_saw():
    played = replay(vary(moscow()), seed="a seed")
    for seat in SEATS:
        verdict = verify(played.bundles[seat])
        assert verdict.valid, verdict
        assert verdict.entries == played.views[seat].n


def test_the_same_seed_gives_the_same_bytes_and_another_one_others():
    script = vary(moscow())
    first, second, other = (replay(script, seed=seed) for seed in (1, 1, 2))
    assert first.bundles == second.bundles
    assert first.bundles["lna"] != other.bundles["lna"]
    assert told(script, first) == told(script, other)


def test_without_a_seed_ids_and_salts_are_by_chance():
    script = vary(moscow(), until="truce-begins")
    first, second = replay(script), replay(script)
    assert set(first.labels).isdisjoint(second.labels)
    assert told(script, first) == told(script, second)


def test_a_store_can_be_kept(tmp_path):
    script = vary(moscow(), until="draft-tabled")
    file = tmp_path / "kept.sqlite3"
    kept = replay(script, seed=1, store=file)
    assert file.exists()
    assert kept.bundles == replay(script, seed=1).bundles


def test_what_the_rules_refuse_is_told_to_whom_it_concerns_and_to_nobody_else():
    case = load(with_act("sign", "north/nora", "opening: opened"))
    played = replay(vary(case), seed=1)
    (refused,) = played.refused
    assert (refused.label, refused.seat, refused.refusal.code.value) == ("more", "north", "already-done")
    assert told(vary(case), played, "north")["refused"] == [
        {"label": "more", "code": "already-done", "about": "opening"}
    ]
    assert told(vary(case), played, "south")["refused"] == []


def test_an_act_that_was_left_to_a_few_is_shown_to_more():
    case = load(with_act("disclose", "home/hugo", "public: true", "acts: [opened]"))
    script = vary(case)
    played = replay(script, seed=1)
    assert played.refused == ()
    assert "opened" in {one["label"] for one in told(script, played, "south")["acts"]}
    assert [cue.label for cue in vary(case, without=["opened"]).cues] == ["convene", "draft"], "nor is it shown"


PRINTS = """
import hashlib, json, sys
from pathlib import Path
from entremise.cases import load_case, vary
from entremise.house.replay import replay, told
script = vary(load_case(Path(sys.argv[1]).read_bytes(), "moscow"))
played = replay(script, seed=1)
seats = [None, *sorted(played.views)]
said = json.dumps([told(script, played, seat) for seat in seats]).encode() + b"".join(played.bundles.values())
sys.stdout.write(hashlib.sha256(said).hexdigest())
"""


def test_nothing_depends_on_how_python_hashes():
    digests = set()
    for seed in ("0", "1", "31337"):
        run = subprocess.run(
            [sys.executable, "-c", PRINTS, str(MOSCOW)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
            timeout=60,
        )
        digests.add(run.stdout)
    script = vary(load_case(MOSCOW.read_bytes(), "moscow"))
    played = replay(script, seed=1)
    here = json.dumps([told(script, played, seat) for seat in (None, *sorted(played.views))]).encode()
    digests.add(hashlib.sha256(here + b"".join(played.bundles.values())).hexdigest().encode())
    assert len(digests) == 1

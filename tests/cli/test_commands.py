"""What the commands compute, and the exit codes that say how it came out."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import AGREED, FERRY, Run

ROOT = Path(__file__).resolve().parents[2]


LOADED = """
import sys
from entremise.cli.app import main
code = main(["verify", "--json", sys.argv[1]])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def command(*arguments: str | bytes, **environ: str) -> subprocess.Popen[bytes]:
    """The real command, as `./run` calls it."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    return subprocess.Popen(
        [sys.executable, "-m", "entremise", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**kept, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", **environ},
    )


def ended(*arguments: str | bytes, **environ: str) -> tuple[int, str, str]:
    with command(*arguments, **environ) as process:
        out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


# ---- replay


def test_a_whole_replay_that_ends_as_expected(run: Run):
    result = run("replay", FERRY, "--json")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["accord"] == "partly_signed"


def test_a_whole_replay_that_ends_otherwise_says_each_difference(run: Run, tmp_path):
    text = Path(FERRY).read_text(encoding="utf-8")
    text = text.replace("accord: partly_signed", "accord: in_force").replace("signed_by: [north]", "signed_by: [south]")
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("replay", path)
    assert result.code == 1
    assert "Where things stand" in result.out
    assert result.err.splitlines() == [
        'accord: "in_force" is expected, "partly_signed" is what it came to.',
        'signed_by: ["south"] is expected, ["north"] is what it came to.',
    ]
    # What a seat saw, and what was varied, is held against nothing.
    assert run("replay", path, "--as", "north").code == 0
    assert run("replay", path, "--until", "draft").code == 0
    assert run("replay", path, "--sealed").code == 0


def test_a_fork_is_held_against_what_it_expects_itself(run: Run, tmp_path):
    fork = run("replay", FERRY, "--until", "south-signs", "--then", AGREED, "--json")
    assert fork.code == 0
    assert json.loads(fork.out)["counterfactual"] is True
    wrong = tmp_path / "then.yaml"
    wrong.write_text(Path(AGREED).read_text(encoding="utf-8").replace("in_force: true", "in_force: false"))
    assert run("replay", FERRY, "--until", "south-signs", "--then", wrong).code == 1


def test_a_seed_gives_the_same_bytes_and_another_gives_others(run: Run, tmp_path):
    for folder, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        run("replay", FERRY, "--seed", seed, "--export", tmp_path / folder)
    contents = {
        folder: {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in ("a", "b", "c")
    }
    assert contents["a"] == contents["b"]
    assert all(contents["a"][name] != contents["c"][name] for name in contents["a"])


def test_export_writes_a_bundle_a_seat_over_what_was_there(run: Run, tmp_path):
    folder = tmp_path / "deep" / "records"
    folder.mkdir(parents=True)
    (folder / "north.json").write_text("old")
    (folder / "mine.txt").write_text("mine")
    assert run("replay", FERRY, "--export", folder).code == 0
    assert {path.name for path in folder.iterdir()} == {
        *("canton.json", "north.json", "south.json", "press.json", "mine.txt"),
    }
    assert run("verify", folder / "north.json").code == 0


def test_export_as_a_seat_writes_its_bundle_alone(run: Run, tmp_path):
    run("replay", FERRY, "--export", tmp_path / "x", "--as", "south")
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["south.json"]


# ---- verify


@pytest.fixture
def bundle(run: Run, tmp_path) -> Path:
    run("replay", FERRY, "--seed", "1", "--export", tmp_path, "--as", "south")
    return Path(tmp_path) / "south.json"


def test_verify_says_what_it_found(run: Run, bundle):
    result = run("verify", bundle)
    assert result.code == 0
    assert result.out.startswith("Valid: the record is whole in itself (")
    found = json.loads(run("verify", bundle, "--json").out)
    assert list(found) == ["valid", "entries", "head", "first_bad", "reason"]
    assert found["valid"] is True


def test_verify_against_receipts_kept_apart(run: Run, bundle, tmp_path):
    held = json.loads(bundle.read_bytes())
    receipts = []
    for k, receipt in enumerate(held["receipts"][:2]):
        receipts += ["--receipt", str(tmp_path / f"{k}.receipt")]
        Path(receipts[-1]).write_bytes(json.dumps(receipt, separators=(",", ":"), sort_keys=True).encode())
    assert len(receipts) == 4
    assert run("verify", bundle, *receipts).code == 0
    cut = {**held, "entries": held["entries"][:2], "receipts": []}
    bundle.write_bytes(json.dumps(cut, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode())
    result = run("verify", bundle, *receipts)
    assert result.code == 1
    assert "its end was cut off" in result.out


def test_verify_finds_what_was_changed(run: Run, bundle):
    bundle.write_bytes(bundle.read_bytes().replace(b"until Wednesday", b"until Thursday.", 1))
    result = run("verify", bundle, "--json")
    assert result.code == 1
    found = json.loads(result.out)
    assert (found["valid"], found["reason"]) == (False, "leaf-mismatch")
    plain = run("verify", bundle).out
    assert f"the first fault is at number {found['first_bad']}" in plain


def test_verify_needs_neither_the_database_nor_the_acts():
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            LOADED,
            FERRY,
        ],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    modules = set(loaded.stderr.decode().split())
    assert loaded.returncode == 2
    assert "entremise.record.verify" in modules
    assert modules & {"django", "entremise.talks", "entremise.store", "ruamel.yaml", "rich.console"} == set()


# ---- schema


def test_schema_is_a_json_schema(run: Run):
    from jsonschema import Draft202012Validator

    result = run("schema")
    assert result.code == 0
    Draft202012Validator.check_schema(json.loads(result.out))


# ---- the real thing


def test_the_real_command():
    code, out, err = ended("replay", FERRY)
    assert (code, err) == (0, "")
    assert out.startswith("The ferry, March 2021\n")
    assert "\x1b" not in out


def test_without_a_locale_nothing_breaks():
    code, out, err = ended("replay", FERRY, "--lang", "fr", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (code, err) == (0, "")
    assert "\\xe9" in out


def test_json_is_utf_8_whatever_the_locale():
    code, out, _ = ended("replay", FERRY, "--json", PYTHONIOENCODING="latin-1")
    assert code == 0
    assert "“Apparently”, says the paper." in {act["doubt"] for act in json.loads(out)["acts"]}


def test_an_argument_that_is_not_utf_8():
    code, out, err = ended("replay", b"\xff\xfe.yaml")
    assert (code, out) == (2, "")
    assert "there is no such file" in err


def test_a_reader_that_goes_away_is_no_error():
    with command("replay", FERRY, "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=60)
    assert (process.returncode, err) == (141, b"")


def test_a_full_disk_is_said():
    with (
        Path("/dev/full").open("wb") as full,
        subprocess.Popen(
            [sys.executable, "-m", "entremise", "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        ) as process,
    ):
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"no room left" in err
    assert b"Traceback" not in err


def test_ctrl_c_is_quiet(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # a file that nobody writes to: the command waits
    with command("verify", str(pipe)) as process:
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_closed_streams_are_no_error():
    command = f"{sys.executable} -m entremise"
    kept = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for line, code in ((f"{command} replay {FERRY} >&- 2>&-", 0), (f"{command} replay nowhere >&- 2>&-", 2)):
        assert subprocess.run(line, shell=True, env=kept, check=False, executable="/bin/bash").returncode == code

"""Whatever is wrong is said in one sentence a fault on stderr, with exit code 2 and nothing on stdout."""

import errno
import os
from pathlib import Path

import pytest

from entremise.cli import files
from entremise.cli.errors import Stop, os_sentence
from entremise.words import languages, translator
from tests.cli.conftest import AGREED, FERRY, Run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "A command is expected"),
        (("repaly", FERRY), "There is no command “repaly”: is replay meant?"),
        (("frobnicate", "--lang", "fr"), "Il n’y a pas de commande «\u00a0frobnicate\u00a0»"),
        (("replay",), "“CASE” is missing"),
        (("replay", "nowhere.yaml"), "nowhere.yaml: there is no such file."),
        (("replay", "/"), "/: this is a directory"),
        (("replay", "a" * 300), "this name is too long."),
        (("replay", f"{FERRY}/below"), "not a directory"),
        (("replay", FERRY, "--sael"), "There is no option “--sael”: is --sealed or"),
        (("replay", FERRY, "--zzz"), "There is no option “--zzz”"),
        (("replay", FERRY, "--seed", "one"), "“--seed”: a whole number is expected."),
        (("replay", FERRY, "--seed"), "“--seed” is to be followed by a value."),
        (("replay", FERRY, "--as", "middle"), "“--as”: there is no seat “middle”; the seats are: canton, north, south"),
        (("replay", FERRY, "--until", "never"), "“--until”: “never” is neither the label of an act nor a time"),
        (("replay", FERRY, "--until", "2021-02-30"), "“--until”"),
        (("replay", FERRY, "--until", "2020-01-01"), "nothing has happened yet"),
        (("replay", FERRY, "--without", "nothing"), "“--without”: no act has the label “nothing”"),
        (("replay", FERRY, "--without", "convening"), "without it nothing is left"),
        (("replay", FERRY, "--then", AGREED), "“--then”: a fork needs the place after which it forks"),
        (("replay", FERRY, "--until", "round", "--then", "nowhere.yaml"), "nowhere.yaml: there is no such file."),
        (("replay", FERRY, "--until", "round", "--then", FERRY), "“schema”: the first key must be"),
        (("replay", FERRY, "--until", "round", "--then", AGREED), "“opening” isn’t among the acts before the fork"),
        (("replay", FERRY, "--export", FERRY), "not a directory"),
        (("replay", FERRY, "--receipts"), "“--receipts”: “--export” is expected with it"),
        (("replay", FERRY, "--lang", "tlh"), "“--lang”: en or ar or fr is expected."),
        (("replay", FERRY, "--json=yes"), "--json"),
        (("replay", FERRY, "other.yaml"), "“other.yaml” is more than is expected"),
        (("replay", "\udcff\udcfe.yaml"), "there is no such file."),
        (("replay", FERRY, "--as", "\udcff"), "there is no seat “�”"),
        (("verify",), "“FILE” is missing"),
        (("verify", "nowhere.json"), "nowhere.json: there is no such file."),
        (("verify", FERRY), "this isn’t JSON"),
        (("verify", FERRY, "--receipt"), "“--receipt” is to be followed by a value."),
        (("schema", "--json"), "There is no option “--json”"),
    ],
)
def test_bad_arguments(run: Run, arguments, said):
    ended = run(*arguments)
    assert said in ended.err
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1
    assert "Traceback" not in ended.err


CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", ":1: Nothing is in this file"),
    "not UTF-8": (b"schema: \xff", ":1: The file isn\u2019t UTF-8"),
    "a list": (b"- schema", ":1: Keys and values are expected"),
    "not YAML": (b"schema: [", "isn\u2019t YAML"),
    "a tab": (b"schema:\n\tx: 1", ":2: A tab stands here"),
    "an alias": (b"a: &x 1\nb: *x", "x” is an anchor or an alias"),
    "a key twice": (b"schema: x\nschema: y", ":2: “schema” stands twice, first on line 1"),
    "another schema": (b"schema: entremise/case/9", "the first key must be “schema: entremise/case/1”"),
}


@pytest.mark.parametrize("wrong", CASES)
def test_bad_case_files(run: Run, tmp_path, wrong):
    data, said = CASES[wrong]
    path = tmp_path / "case.yaml"
    path.write_bytes(data)
    ended = run("replay", path)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.startswith(f"{path}:")


def test_every_fault_of_a_file_is_said_with_its_line(run: Run, tmp_path):
    text = Path(FERRY).read_text(encoding="utf-8")
    text = text.replace("to: [north, south], title", "to: [north, west], title")
    text = text.replace("kind: leave,", "kind: vanish,").replace("opening: opening, sources", "opening: door, sources")
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    ended = run("replay", path, "--lang", "en")
    assert ended.code == 2
    said = ended.err.splitlines()
    wrong = dict(enumerate(text.splitlines(), 1))
    assert len(said) >= 3
    for sentence in said:
        number = int(sentence.removeprefix(f"{path}:").partition(":")[0])
        assert any(word in wrong[number] for word in ("west", "vanish", "door", "opening")), sentence
    french = run("replay", path, "--lang", "fr").err
    assert "il n’y a pas de siège « west »" in french.replace("\u00a0", " ")


def test_a_local_time_that_comes_twice_is_asked_about(run: Run, tmp_path):
    text = Path(FERRY).read_text(encoding="utf-8").replace('ends: "2021-03-09"', 'ends: "2021-10-31 02:30"')
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    ended = run("replay", path)
    assert ended.code == 2
    assert "2021-10-31 02:30 comes twice in Europe/Zurich" in ended.err
    assert "+02:00 or 2021-10-31 02:30+01:00" in ended.err


def test_a_file_that_may_not_be_read(run: Run, tmp_path, monkeypatch):
    # The tests may run as root, who may read everything: the system's answer is put in its mouth.
    def refuses(self: Path, mode: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuses)
    ended = run("replay", tmp_path / "x")
    assert ended.code == 2
    assert "you have no right to this" in ended.err


def test_an_endless_file_is_refused(run: Run):
    ended = run("replay", "/dev/zero")
    assert ended.code == 2
    assert "too large" in ended.err


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EPERM, errno.EIO])
def test_what_the_system_says_becomes_a_sentence(number):
    for language in languages():
        said = os_sentence(OSError(number, os.strerror(number)), "x", translator(language))
        assert said.endswith(".")
        assert "Errno" not in said


def test_an_export_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    (tmp_path / "a.json").write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(Stop) as stopped:
        files.write_all(tmp_path, {"a.json": b"after", "b.json": b"after"}, translator("en"))
    assert "no room left" in stopped.value.sentences[0]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"before"}


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "there is no such file"),
        ({"LANG": "fr_FR.UTF-8"}, "il n’y a pas de tel fichier"),
        ({"LANG": "de_DE.UTF-8"}, "there is no such file"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_CA.UTF-8"}, "il n’y a pas de tel fichier"),
        ({"LC_ALL": "fr_FR.UTF-8", "ENTREMISE_LANG": "en"}, "there is no such file"),
        ({"LC_MESSAGES": "fr"}, "il n’y a pas de tel fichier"),
        ({"LC_ALL": "C"}, "there is no such file"),
    ],
)
def test_the_language_of_what_is_said(run: Run, monkeypatch, environ, said):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert said in run("verify", "nowhere").err


def test_what_is_asked_for_goes_before_the_environment(run: Run, monkeypatch):
    monkeypatch.setenv("ENTREMISE_LANG", "en")
    assert "il n’y a pas" in run("verify", "nowhere", "--lang=fr").err
    assert "il n’y a pas" in run("verify", "nowhere", "--lang", "fr-CA").err


def test_help_is_in_the_language(run: Run):
    assert (
        "Rejoue un cas" in run("--help", "--lang", "fr").out
        or "Rejoue un cas" in run("replay", "--help", "--lang", "fr").out
    )
    ended = run("--help")
    assert ended.code == 0
    assert {"replay", "verify", "schema"} <= set(ended.out.split())

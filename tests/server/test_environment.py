"""What a server is told by its environment: each fault is a sentence, and all are said at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from entremise.server.environment import Environment, Unfit, in_clear, read
from entremise.server.safety import unsafe
from entremise.words.catalogue import translator

_ = translator("en")
SECRET = "x" * 32


@pytest.fixture
def environ(monkeypatch):
    """Sets the variables of this test, and no other of the house's."""

    def setting(**given: str) -> dict[str, str]:
        found = {f"ENTREMISE_{name.upper()}": value for name, value in given.items()}
        for name, value in found.items():
            monkeypatch.setenv(name, value)
        return found

    return setting


def faults(given: dict[str, str]) -> list[str]:
    with pytest.raises(Unfit) as raised:
        read(given, _)
    return raised.value.sentences


def test_what_is_not_said_is_safe(environ):
    found = read(environ(), _)
    assert (found.host, found.port, found.exercise) == ("127.0.0.1", 8000, False)
    assert found.database == Path("var/entremise.sqlite3")
    assert not in_clear(found)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("port", "http", "a port is expected, from 0 to 65535"),
        ("port", "65536", "a port is expected, from 0 to 65535"),
        ("idle_minutes", "1", "from 5 to 1440"),
        ("exercise", "perhaps", "yes or no is expected"),
        ("address", "talks.example.org", "as a browser has it"),
        ("address", "https://talks.example.org/rooms", "without a path"),
        ("address", "ftp://talks.example.org", "as a browser has it"),
        ("address", "https://someone@talks.example.org", "as a browser has it"),
        ("address", "https://talks.example.org:0", "as a browser has it"),
        ("secret", "short", "at least 32 characters"),
        ("host", "somewhere", "an address of this machine"),
        ("host", "0.0.0.0", "by which address the server is reached"),
        ("host", "::", "by which address the server is reached"),
        ("proxies", "10.0.0.1, proxy", "and not “"),
    ],
)
def test_a_setting_that_is_none_is_named_with_what_would_be_right(environ, name, value, says):
    (sentence,) = faults(environ(**{name: value}))
    assert "ENTREMISE_" in sentence
    assert says in sentence


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("databse", "is ENTREMISE_DATABASE meant?"),
        ("adress", "is ENTREMISE_ADDRESS meant?"),
        ("secret_key", "is ENTREMISE_SECRET meant?"),
        ("colour", "there are ENTREMISE_ADDRESS, ENTREMISE_DATABASE"),
    ],
)
def test_a_setting_that_there_is_not_is_named_with_the_nearest(environ, name, says):
    (sentence,) = faults(environ(**{name: "1"}))
    assert says in sentence


@pytest.mark.parametrize("names", [("port", "exercise", "colour"), ("address", "secret", "host", "proxies", "colour")])
def test_all_that_is_wrong_is_said_at_once(environ, names):
    assert len(faults(environ(**dict.fromkeys(names, "x")))) == len(names)


def test_what_is_no_setting_of_a_server_is_left_alone(environ):
    read(environ(lang="fr", long="1"), _)


@pytest.mark.parametrize(
    ("settings", "clear"),
    [
        ({}, False),
        ({"host": "::1"}, False),
        ({"host": "localhost", "address": "http://localhost:8000"}, False),
        ({"host": "127.0.0.2"}, False),
        ({"address": "https://talks.example.org"}, False),
        ({"host": "0.0.0.0", "address": "https://talks.example.org"}, False),
        ({"host": "192.0.2.1"}, True),
        ({"host": "0.0.0.0", "address": "http://talks.example.org"}, True),
        ({"address": "http://talks.example.org"}, True),
        ({"host": "192.0.2.1", "address": "http://localhost"}, True),
    ],
)
def test_whether_talks_would_go_over_a_network_in_clear(settings: dict[str, Any], clear):
    assert in_clear(Environment(**settings)) is clear


def safe(tmp_path: Path, **but: Any) -> Environment:
    """An environment of which nothing is unsafe, but for this."""
    given = {
        "database": tmp_path / "talks" / "talks.sqlite3",
        "keys": tmp_path / "keys",
        "address": "https://talks.example.org",
        "secret": SECRET,
        **but,
    }
    return Environment(**given)


def test_nothing_is_called_unsafe_that_is_not(tmp_path):
    assert unsafe(safe(tmp_path), _) == []


@pytest.mark.parametrize(
    ("but", "says"),
    [
        ({"secret": ""}, "ENTREMISE_SECRET isn’t set"),
        ({"proxies": "127.0.0.1,*"}, "anybody can say that they come from any address"),
        ({"address": "http://talks.example.org"}, "can read along"),
        ({"keys": None}, "The keys stand beside the database"),
    ],
)
def test_what_is_unsafe_is_said_with_what_would_be_right(tmp_path, but, says):
    (sentence,) = unsafe(safe(tmp_path, **but), _)
    assert says in sentence


def test_keys_in_the_databases_own_folder_stand_beside_it_however_that_is_written(tmp_path):
    folder = tmp_path / "talks"
    folder.mkdir()
    (sentence,) = unsafe(safe(tmp_path, keys=folder / ".." / "talks"), _)
    assert "The keys stand beside the database" in sentence


@pytest.mark.parametrize("name", ["talks.sqlite3", "talks.sqlite3-wal", "talks.sqlite3-shm"])
def test_files_that_others_can_open_are_named(tmp_path, name):
    (tmp_path / "talks").mkdir()
    file = tmp_path / "talks" / name
    file.touch(mode=0o600)
    assert unsafe(safe(tmp_path), _) == []
    file.chmod(0o640)
    (sentence,) = unsafe(safe(tmp_path), _)
    assert str(file) in sentence


def test_a_key_that_others_can_open_is_named(tmp_path):
    (tmp_path / "keys").mkdir()
    key = tmp_path / "keys" / "talks.sqlite3.master-key"
    key.touch(mode=0o604)
    (sentence,) = unsafe(safe(tmp_path), _)
    assert str(key) in sentence

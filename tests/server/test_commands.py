"""The server's commands, as processes of their own: what they open, what they refuse, how they end."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.served import command, environment, start, stop

SECRET = "x" * 32


def serve(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return command("serve", *arguments, **{f"ENTREMISE_{name.upper()}": value for name, value in settings.items()})


def test_a_server_is_served_from_its_environment_and_lets_its_first_convener_in(tmp_path):
    database, keys = tmp_path / "kept" / "talks.sqlite3", tmp_path / "keys"
    settings = {
        "ENTREMISE_DATABASE": str(database),
        "ENTREMISE_KEYS": str(keys),
        "ENTREMISE_SECRET": SECRET,
        "ENTREMISE_PORT": "0",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "entremise", "serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**settings),
        text=True,
    )
    try:
        assert process.stdout is not None
        address, link = process.stdout.readline().strip(), process.stdout.readline().strip()
        assert link.startswith(f"{address}/enter/")
        with httpx.Client(base_url=address) as browser:
            page = browser.get(link)
            assert page.status_code == 200
            form = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
            entered = browser.post(link, data={"csrfmiddlewaretoken": form}, headers={"Origin": address})
            assert entered.status_code == 302
            assert browser.get("/").status_code == 200
    finally:
        stop(process)
    made = [*database.parent.iterdir(), *keys.iterdir()]
    assert len(made) >= 3
    assert [path for path in made if path.stat().st_mode & 0o077] == []
    checked = serve("--check", database=str(database), keys=str(keys), secret=SECRET)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert checked.stderr == f"{database}: can be served.\n"
    other = serve("--check", database=str(database), keys=str(keys), secret=SECRET, exercise="yes")
    assert other.returncode == 2
    assert "real talks are kept here" in other.stderr
    lost = serve("--check", database=str(database), secret=SECRET)
    assert lost.returncode == 2
    assert "is missing" in lost.stderr


def test_a_check_changes_nothing(tmp_path):
    checked = serve("--check", database=str(tmp_path / "folder" / "talks.sqlite3"), port="0")
    assert checked.returncode == 0
    assert "will be made" in checked.stderr
    assert "Unsafe: ENTREMISE_SECRET isn’t set" in checked.stderr
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("arguments", [(), ("--check",)])
@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"host": "192.0.2.1"}, "Real talks aren’t served in clear"),
        ({"address": "http://talks.example.org"}, "Real talks aren’t served in clear"),
        ({"prot": "80"}, "is ENTREMISE_PORT meant?"),
        ({"port": "-1"}, "from 0 to 65535"),
    ],
)
def test_bad_settings_end_it_with_one_sentence_and_nothing_is_made(tmp_path, arguments, settings, says):
    given = {"database": str(tmp_path / "talks.sqlite3"), **settings}
    ended = serve(*arguments, **given)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(ended.stderr.splitlines()) == 1
    assert says in ended.stderr
    assert [*tmp_path.iterdir()] == []


def test_a_file_that_holds_something_else_is_not_served(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("not a database\n" * 100)
    for arguments in ((), ("--check",)):
        ended = serve(*arguments, database=str(file), port="0")
        assert ended.returncode == 2
        assert "Traceback" not in ended.stderr
        assert "can't be used as a database of talks" in ended.stderr
    assert file.read_text().startswith("not a database")


@pytest.fixture
def taken():
    """A port that another program has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield str(other.getsockname()[1])


def test_a_port_that_is_taken_is_said_so(tmp_path, taken):
    for ended in (command("demo", "--port", taken), serve(database=str(tmp_path / "t.sqlite3"), port=taken)):
        assert (ended.returncode, ended.stdout) == (2, "")
        assert f"Port {taken} is taken by another program" in ended.stderr
    assert [*tmp_path.iterdir()] == [], "the port is asked for first"


def test_a_demonstration_that_is_opened_again_goes_on(tmp_path):
    database = tmp_path / "moscow.sqlite3"
    process, first = start(database)
    try:
        client = httpx.Client(base_url=f"{first.url}/api/v1/talks/{first.talks}/")
        client.headers["Authorization"] = f"Bearer {first.tokens['lna/haftar']}"
        act = {"purpose": "note", "text": "Until Tuesday.", "language": "en"}
        assert client.post("acts", json={"kind": "inner-paper", "act": act}).status_code == 201
        before = client.get("view").json()
    finally:
        stop(process)
    process, again = start(database)
    try:
        assert again.talks == first.talks
        client = httpx.Client(base_url=f"{again.url}/api/v1/talks/{again.talks}/")
        client.headers["Authorization"] = f"Bearer {first.tokens['lna/haftar']}"
        assert client.get("view").status_code == 401, "each start gives tokens of its own"
        client.headers["Authorization"] = f"Bearer {again.tokens['lna/haftar']}"
        after = client.get("view").json()
        assert (after["n"], after["head"]) == (before["n"], before["head"])
    finally:
        stop(process)
    real = serve("--check", database=str(database))
    assert real.returncode == 2
    assert "exercises are kept here" in real.stderr


def test_real_talks_are_not_opened_as_a_demonstration(tmp_path):
    database = tmp_path / "talks.sqlite3"
    made = subprocess.run(
        [sys.executable, "-c", f"from entremise.store.setup import open_store; open_store({str(database)!r}).close()"],
        env=environment(),
        check=True,
    )
    assert made.returncode == 0
    before = database.read_bytes()
    ended = command("demo", "--port", "0", "--db", str(database))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"{database}: real talks are kept here, and no exercises: choose another file.\n"
    assert database.read_bytes() == before


def test_a_demonstration_reads_nothing_from_the_environment(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "entremise", "demo", "--port", "0", "--db", str(tmp_path / "m.sqlite3"), "--json"],
        stdout=subprocess.PIPE,
        env=environment(ENTREMISE_PORT="x", ENTREMISE_IDLE_MINUTES="x", ENTREMISE_KEYS=str(tmp_path / "keys")),
        text=True,
    )
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    stop(process)
    assert set(line) == {"url", "talks", "links", "tokens"}
    assert set(line["links"]) == set(line["tokens"])
    assert {"gna/sarraj", "lna/haftar", "russia/lavrov", "turkey/cavusoglu"} <= set(line["links"])
    assert not Path(tmp_path / "keys").exists()


def test_links_and_tokens_are_made_for_persons_that_there_are(tmp_path):
    database = tmp_path / "moscow.sqlite3"
    process, _served = start(database)
    stop(process)
    token = command("token", "lna/haftar", ENTREMISE_DATABASE=str(database))
    assert token.returncode == 0
    assert len(token.stdout.strip()) >= 40
    link = command("link", "lna/haftar", "--db", str(database), ENTREMISE_ADDRESS="https://talks.example.org")
    assert link.stdout.startswith("https://talks.example.org/enter/")
    for arguments in (
        ("token", "lna/nobody", "--db", str(database)),
        ("token", "haftar", "--db", str(database)),
        ("token", "lna/haftar", "--db", str(database), "--talks", "0" * 32),
        ("token", "lna/haftar", "--db", str(tmp_path / "nothing.sqlite3")),
        ("link", "lna/haftar", "--db", str(database)),
    ):
        ended = command(*arguments)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert len(ended.stderr.splitlines()) == 1


def test_routes_are_listed():
    listed = json.loads(command("routes", "--json").stdout)
    assert {"path": "/api/v1/talks/{talks}/acts", "methods": ["POST"]}.items() <= {
        key: value for one in listed if one["path"].endswith("/acts") for key, value in one.items()
    }.items()
    assert all(set(one) == {"path", "methods", "seats"} and one["methods"] and one["seats"] for one in listed)
    said = command("routes").stdout.splitlines()
    assert len(said) == len(listed)

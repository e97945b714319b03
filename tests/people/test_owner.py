"""What the server's owner does at the doors, by commands: on another process than the server's."""

import subprocess
import sys
from pathlib import Path

import pytest

from entremise.people.people import People
from entremise.people.refusal import Closed
from entremise.people.values import OWNER
from entremise.store.setup import open_store
from tests.people.test_links import enters

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kept(tmp_path):
    """A file with the talks of Moscow, its people, and the id of the talks."""
    from entremise.server import demo
    from entremise.store.people import PeopleStore

    file = tmp_path / "moscow.sqlite3"
    store = open_store(file, exercise=True)
    talks = demo.set_up(store)
    yield file, People(PeopleStore(store.alias)), talks
    store.close()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "entremise", *arguments, "--lang", "en"]
    return subprocess.run(
        command, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False, timeout=60
    )


def test_all_sessions_of_a_seat_end(kept):
    file, people, talks = kept
    member, other = enters(people, talks, ("gna", "sarraj")), enters(people, talks, ("lna", "haftar"))
    done = run("end-sessions", "gna", "--db", str(file))
    assert (done.returncode, done.stdout) == (0, "1 session ended.\n")
    assert people.session(member.cookie) is None
    assert people.session(other.cookie)
    done = run("end-sessions", "nowhere", "--db", str(file))
    assert done.returncode == 2
    assert "is no seat of these talks" in done.stderr


def test_a_link_for_who_may_convene(kept):
    file, people, _ = kept
    done = run("convener", "--db", str(file), "--address", "https://talks.example")
    assert done.stdout.startswith("https://talks.example/enter/")
    assert people.enter(done.stdout.strip().split("/")[-2], "a device").account.convenes
    with pytest.raises(Closed):
        people.enter(done.stdout.strip().split("/")[-2], "a device")


def test_a_link_made_anew_shuts_out_who_was_there(kept):
    file, people, talks = kept
    before = enters(people, talks, ("gna", "sarraj"), made_by=OWNER)
    done = run("link", "gna/sarraj", "--anew", "--db", str(file), "--address", "https://talks.example")
    people.enter(done.stdout.strip().split("/")[-2], "a device")
    assert people.session(before.cookie) is None

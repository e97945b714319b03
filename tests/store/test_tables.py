"""The tables are those of the models, however a file comes to be opened."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command

from entremise.store.setup import open_store
from entremise.store.trouble import NotAStore
from tests.record.cast import TALKS, act_id
from tests.record.conformance import convey, put


def test_the_migrations_make_what_the_models_say(tmp_path):
    open_store(tmp_path / "talks.sqlite3")
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


def test_a_file_is_made_ready_once_though_many_open_it_at_once(tmp_path):
    file = tmp_path / "talks.sqlite3"
    with ThreadPoolExecutor(6) as threads:
        stores = list(threads.map(lambda _: open_store(file), range(6)))
    assert len({store.keys.master for store in stores}) == 1
    put(stores[0], convey(1), ["lna"])
    for store in stores:
        assert [entry.act.id for entry in store.read(TALKS).entries("lna")] == [act_id(1)]


def test_several_files_are_open_in_one_process_and_apart(tmp_path):
    one, other = open_store(tmp_path / "one.sqlite3"), open_store(tmp_path / "other.sqlite3")
    passing = [open_store(":memory:") for _ in range(2)]
    put(one, convey(1), ["lna"])
    put(passing[0], convey(2), ["lna"])
    assert one.talks() == passing[0].talks() == [TALKS]
    assert other.talks() == passing[1].talks() == []
    one.close()
    assert open_store(tmp_path / "one.sqlite3").read(TALKS).head("lna").n == 1


def test_a_file_of_another_kind_is_told_and_left_as_it_is(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("What Haftar said. " * 100)
    with pytest.raises(NotAStore, match=r"notes\.txt can't be used"):
        open_store(file)
    assert file.read_text() == "What Haftar said. " * 100
    with pytest.raises(OSError, match="nowhere"):
        open_store(tmp_path / "nowhere" / "talks.sqlite3")

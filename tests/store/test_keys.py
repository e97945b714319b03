"""Keys stand beside the database, never in it; the wrong ones are told in one sentence."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from entremise.store.keys import key_files, keys_from_seed, load_keys
from entremise.store.setup import open_store
from entremise.store.trouble import KeyTrouble


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    file = tmp_path / "talks.sqlite3"
    first = open_store(file).keys
    for path in (file, *key_files(file)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = open_store(file).keys
    assert (again.master, again.record_public) == (first.master, first.record_public)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_those_who_make_keys_at_once_get_the_same(tmp_path):
    file = tmp_path / "talks.sqlite3"
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: load_keys(file, create=True).master, range(32)))
    assert len(set(made)) == 1


def test_no_key_is_in_the_database(tmp_path):
    file = tmp_path / "talks.sqlite3"
    store = open_store(file)
    secret = store.keys.record.private_bytes_raw()
    for path in tmp_path.glob("talks.sqlite3*"):
        if path not in key_files(file):
            assert store.keys.master not in path.read_bytes()
            assert secret not in path.read_bytes()
            assert secret.hex().encode() not in path.read_bytes()


def test_given_keys_are_written_nowhere(tmp_path):
    file = tmp_path / "talks.sqlite3"
    open_store(file, keys=keys_from_seed(b"1"))
    assert not any(path.exists() for path in key_files(file))


def test_a_seed_gives_the_same_keys_again_and_another_seed_others():
    assert keys_from_seed(b"1").master == keys_from_seed(b"1").master
    assert keys_from_seed(b"1").record_public == keys_from_seed(b"1").record_public
    assert keys_from_seed(b"1").master != keys_from_seed(b"2").master
    assert "master" not in repr(keys_from_seed(b"1"))


@pytest.mark.parametrize(("which", "said"), [(0, "The master key isn't"), (1, "The record key isn't")])
def test_a_wrong_key_is_told(tmp_path, which, said):
    file = tmp_path / "talks.sqlite3"
    open_store(file)
    key_files(file)[which].write_text("ab" * 32)
    with pytest.raises(KeyTrouble, match=said):
        open_store(file)


@pytest.mark.parametrize("which", [0, 1])
def test_a_missing_key_is_told_and_not_made_anew(tmp_path, which):
    file = tmp_path / "talks.sqlite3"
    open_store(file)
    lost = key_files(file)[which]
    lost.unlink()
    with pytest.raises(KeyTrouble, match="is missing"):
        open_store(file)
    assert not lost.exists()


@pytest.mark.parametrize("written", ["", "ab" * 31, "xy" * 32, "é"])
def test_what_is_no_key_is_told(tmp_path, written):
    file = tmp_path / "talks.sqlite3"
    open_store(file)
    key_files(file)[0].write_text(written)
    with pytest.raises(KeyTrouble, match="can't be read as a key"):
        open_store(file)

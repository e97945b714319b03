"""Bodies are encrypted at rest, each under a key of its own; erased, nothing of them is left in any file."""

from dataclasses import replace

import pytest

from entremise.store import files
from entremise.store.setup import open_store
from entremise.store.trouble import KeyTrouble, StillRead
from tests.record.cast import TALKS, act_id, salt
from tests.record.conformance import convey, put
from tests.store import raw

SECRET = "the text, passage 3"


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "talks.sqlite3")


def test_no_body_and_no_salt_stands_in_the_files(store, tmp_path):
    for n in range(1, 6):
        put(store, convey(n), ("lna", "gna"), salted=n)
    written = raw.files(tmp_path)
    assert act_id(3).encode() in written, "the search finds what is there"
    assert SECRET.encode() not in written
    assert b"lavrov" not in written
    assert salt(3) not in written
    assert salt(3).hex().encode() not in written


def test_each_act_has_a_key_of_its_own(store):
    from entremise.store.models import Act

    for n in (1, 2):
        put(store, convey(n), ["lna"], salted=n)
    keys = list(Act.objects.using(store.alias).values_list("key", flat=True))
    assert len(set(keys)) == 2
    assert {len(key) for key in keys} == {40}


@pytest.mark.parametrize("field", ["sealed", "key"])
def test_what_was_changed_does_not_open(store, field):
    from entremise.store.models import Act

    put(store, convey(1), ["lna"])
    value = bytearray(raw.row(store, act_id(1))[field])
    value[20] ^= 1
    Act.objects.using(store.alias).update(**{field: bytes(value)})
    with pytest.raises(KeyTrouble):
        store.read(TALKS).entries("lna")


def test_what_was_sealed_for_one_act_does_not_open_as_another(store):
    from entremise.store.models import Act

    for n in (1, 2):
        put(store, convey(n), ["lna"], salted=n)
    first = raw.row(store, act_id(1))
    Act.objects.using(store.alias).filter(ident=act_id(2)).update(key=first["key"], sealed=first["sealed"])
    with pytest.raises(KeyTrouble):
        store.read(TALKS).entries("lna")


@pytest.mark.parametrize("large", [False, True])
def test_what_is_erased_is_gone_from_every_file(store, tmp_path, large):
    """Erased one by one among many, so that rows would have moved if they could; large ones fill pages of their own."""
    count = 60
    for n in range(1, count + 1):
        body = replace(convey(n), act={"words": f"passage {n} " + "x" * (9_000 if large else 90)})
        put(store, body, ("lna", "gna"), salted=n)
    erased = [act_id(n) for n in range(1, count + 1, 3)]
    rows = [raw.row(store, act) for act in erased]
    kept = raw.row(store, act_id(2))
    assert all(row["sealed"][:40] in raw.files(tmp_path) for row in rows)
    for act in erased:
        with store.hold(TALKS) as held:
            held.erase(act)
    left = raw.files(tmp_path)
    for row in rows:
        assert row["key"] not in left
        assert row["key"][:16] not in left
        sealed = row["sealed"]
        for start in range(0, len(sealed) - 16, 500):
            assert sealed[start : start + 16] not in left
    assert kept["sealed"][:40] in left
    assert kept["key"] in left
    entries = store.read(TALKS).entries("lna")
    assert [entry.act.body is None for entry in entries] == [entry.act.id in erased for entry in entries]


def test_an_erasure_that_a_reader_keeps_from_the_log_says_so_and_is_done_again(store, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "READERS_LEAVE_WITHIN", 0.1)
    put(store, convey(1), ["lna"])
    sealed = raw.row(store, act_id(1))["sealed"]
    reader = open_store(tmp_path / "talks.sqlite3")
    from django.db import connections

    def erase() -> None:
        with store.hold(TALKS) as held:
            held.erase(act_id(1))

    connection = connections[reader.alias]
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        cursor.execute("SELECT count(*) FROM act")
        with pytest.raises(StillRead):
            erase()
        cursor.execute("ROLLBACK")
    assert store.read(TALKS).entries("lna")[0].act.body is None, "erased it is, whoever reads"
    assert sealed[:40] in raw.files(tmp_path)
    erase()
    assert sealed[:40] not in raw.files(tmp_path)


def test_the_file_is_opened_as_safely_as_can_be(store):
    assert raw.pragma(store, "journal_mode") == "wal"
    assert raw.pragma(store, "synchronous") == 2
    assert raw.pragma(store, "secure_delete") == 1
    assert raw.pragma(store, "foreign_keys") == 1
    assert raw.pragma(store, "temp_store") == 2

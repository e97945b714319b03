"""A dossier is sealed for its seat: no row opens elsewhere, no word of it is in the file, what is removed is gone."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from entremise.store import files
from entremise.store.keys import keys_from_seed
from entremise.store.setup import open_store
from entremise.store.trouble import KeyTrouble
from tests.record.cast import OTHER_TALKS, TALKS
from tests.record.conformance import convey, put
from tests.store import raw

KEYS = keys_from_seed(b"tests")
SECRET = b"Haftar left Moscow at night"


@pytest.fixture
def store(tmp_path):
    found = open_store(tmp_path / "talks.sqlite3", keys=KEYS)
    put(found, convey(1), ["lna", "gna"])
    return found


def dossiers_of(store: Any) -> Any:
    from entremise.store.dossiers import DossierStore

    return DossierStore(store.alias, KEYS.master)


@pytest.fixture
def kept(store):
    return dossiers_of(store)


def entries_table() -> Any:
    from entremise.store.models import DossierEntry

    return DossierEntry


def texts_table() -> Any:
    from entremise.store.models import DossierText

    return DossierText


def test_what_was_put_in_comes_out_and_only_for_its_seat(kept):
    with kept.alone():
        kept.add_entry(TALKS, "lna", 1, b"one")
        kept.add_entry(TALKS, "lna", 2, b"two")
        kept.put_text(TALKS, "lna", "gazette", SECRET)
    assert kept.entries(TALKS, "lna") == [(1, b"one"), (2, b"two")]
    assert kept.entries(TALKS, "lna", 2) == [(2, b"two")]
    assert kept.last(TALKS, "lna") == 2
    assert kept.text(TALKS, "lna", "gazette") == SECRET
    assert kept.entries(TALKS, "gna") == []
    assert kept.last(TALKS, "gna") == 0
    assert kept.text(TALKS, "gna", "gazette") is None


def test_no_word_of_it_stands_in_the_files_not_even_what_a_report_is_called(kept, tmp_path):
    with kept.alone():
        kept.add_entry(TALKS, "lna", 1, b'{"title": "Haftar leaves"}')
        kept.put_text(TALKS, "lna", "haftar-leaves-moscow", SECRET)
    written = raw.files(tmp_path)
    assert TALKS.encode() in written, "the search finds what is there"
    for word in (SECRET, b"Haftar leaves", b"haftar-leaves"):
        assert word not in written


@pytest.mark.parametrize("moved", [{"seat": "gna"}, {"n": 7}])
def test_an_entry_that_is_moved_to_another_seat_or_number_does_not_open(store, kept, moved):
    with kept.alone():
        kept.add_entry(TALKS, "lna", 1, b"one")
    entries_table().objects.using(store.alias).update(**moved)
    with pytest.raises(KeyTrouble):
        kept.entries(TALKS, moved.get("seat", "lna"))


def test_an_entry_that_is_moved_to_other_talks_does_not_open(store, kept):
    from entremise.store.models import Talks

    with kept.alone():
        kept.add_entry(TALKS, "lna", 1, b"one")
    key = Talks.objects.using(store.alias).get(id=TALKS).key
    Talks.objects.using(store.alias).create(id=OTHER_TALKS, key=key)
    entries_table().objects.using(store.alias).update(talks=OTHER_TALKS)
    with pytest.raises(KeyTrouble):
        kept.entries(OTHER_TALKS, "lna")


def test_a_text_that_is_given_the_name_of_another_does_not_open(store, kept):
    with kept.alone():
        kept.put_text(TALKS, "lna", "gazette", b"one")
        kept.put_text(TALKS, "lna", "herald", b"two")
    rows = texts_table().objects.using(store.alias)
    one, two = rows.order_by("id")
    rows.filter(id=one.id).delete()
    rows.filter(id=two.id).update(source=one.source)
    with pytest.raises(KeyTrouble):
        kept.text(TALKS, "lna", "gazette")


def test_seats_share_no_key_and_no_name_for_a_report(store, kept):
    with kept.alone():
        for seat in ("lna", "gna"):
            kept.put_text(TALKS, seat, "gazette", SECRET)
    names = set(texts_table().objects.using(store.alias).values_list("source", flat=True))
    assert len(names) == 2, "that two seats read the same report can't be told from the file"


def test_of_a_report_that_is_removed_nothing_is_left_in_any_file(store, kept, tmp_path):
    with kept.alone():
        for n in range(20):
            kept.put_text(TALKS, "lna", f"report-{n}", SECRET * 500)
    rows = texts_table().objects.using(store.alias)
    sealed = [bytes(one) for one in rows.order_by("id").values_list("sealed", flat=True)]
    gone, stays = sealed[::2], sealed[1]
    assert all(one[:32] in raw.files(tmp_path) for one in gone)
    with kept.alone():
        for n in range(0, 20, 2):
            kept.remove_text(TALKS, "lna", f"report-{n}")
    left = raw.files(tmp_path)
    for one in gone:
        assert not any(one[at : at + 16] in left for at in range(0, len(one) - 16, 500))
    assert stays[:32] in left
    assert kept.text(TALKS, "lna", "report-0") is None
    assert kept.text(TALKS, "lna", "report-1") == SECRET * 500


def test_what_a_reader_keeps_in_the_log_goes_with_the_next_entry(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "READERS_LEAVE_WITHIN", 0.1)
    with kept.alone():
        kept.put_text(TALKS, "lna", "gazette", SECRET * 500)
    reader = open_store(tmp_path / "talks.sqlite3", keys=KEYS)
    sealed = bytes(texts_table().objects.using(reader.alias).values_list("sealed", flat=True)[0])
    with connections[reader.alias].cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        cursor.execute("SELECT count(*) FROM act")
        with kept.alone():
            kept.remove_text(TALKS, "lna", "gazette")
        assert kept.text(TALKS, "lna", "gazette") is None, "removed it is, whoever reads"
        assert sealed[:32] in raw.files(tmp_path)
        cursor.execute("ROLLBACK")
    with kept.alone():
        kept.add_entry(TALKS, "lna", 1, b"one")
    assert sealed[:32] not in raw.files(tmp_path)


def test_what_breaks_in_the_middle_leaves_nothing(kept):
    def broken() -> None:
        with kept.alone():
            kept.add_entry(TALKS, "lna", 1, b"one")
            kept.put_text(TALKS, "lna", "gazette", SECRET)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert kept.last(TALKS, "lna") == 0
    assert kept.text(TALKS, "lna", "gazette") is None


def test_threads_write_one_after_the_other(kept):
    def write(_turn: int) -> None:
        try:
            with kept.alone():
                kept.add_entry(TALKS, "lna", kept.last(TALKS, "lna") + 1, b"one")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    assert [n for n, _plain in kept.entries(TALKS, "lna")] == list(range(1, 41))


def test_a_store_that_is_opened_again_opens_what_was_sealed(kept, tmp_path):
    with kept.alone():
        kept.add_entry(TALKS, "lna", 1, b"one")
        kept.put_text(TALKS, "lna", "gazette", SECRET)
    again = dossiers_of(open_store(tmp_path / "talks.sqlite3", keys=KEYS))
    assert again.entries(TALKS, "lna") == [(1, b"one")]
    assert again.text(TALKS, "lna", "gazette") == SECRET

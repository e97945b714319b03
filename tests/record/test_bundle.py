"""The file of a seat: written and read, one form only. Forged ones are tried in test_forgeries.py."""

from dataclasses import FrozenInstanceError, replace

import pytest

from entremise.record.bundle import Bundle, Content, Entry, read_bundle, write_bundle
from entremise.record.canonical import NotCanonical, Unreadable
from entremise.record.reasons import Reason, Refused
from tests.record import cast
from tests.record.cast import plain


def read() -> Bundle:
    return read_bundle(plain(cast.good()))


def test_a_bundle_is_read():
    doc = cast.good()
    bundle = read()
    assert (bundle.talks, bundle.seat) == (cast.TALKS, "lna")
    assert [entry.n for entry in bundle.entries] == [1, 2, 3, 4, 5]
    assert [receipt.n for receipt in bundle.receipts] == [4, 5]
    second = doc["entries"][1]
    assert bundle.entries[1] == Entry(
        n=2,
        content=Content(cast.act_id(2), cast.salt(2), plain(second["body"])),
        leaf=bytes.fromhex(second["leaf"]),
        head=bytes.fromhex(second["head"]),
    )


def test_a_bundle_is_written_as_it_was_read():
    assert write_bundle(read()) == plain(cast.good())


def test_an_erased_entry_keeps_number_leaf_and_head_alone():
    doc = cast.good()
    cast.erase(doc, 2)
    bundle = read()
    entries = (bundle.entries[0], bundle.entries[1].erased(), *bundle.entries[2:])
    assert write_bundle(replace(bundle, entries=entries)) == plain(doc)
    assert read_bundle(plain(doc)).entries == entries


def test_a_bundle_without_entries():
    empty = Bundle(cast.TALKS, "press", ())
    assert write_bundle(empty) == plain(
        {"schema": "entremise/bundle/1", "talks": cast.TALKS, "seat": "press", "entries": [], "receipts": []}
    )
    assert read_bundle(write_bundle(empty)) == empty


def test_receipts_out_of_order_are_not_written():
    bundle = read()
    for receipts in (bundle.receipts[::-1], bundle.receipts[:1] * 2):
        with pytest.raises(Refused) as raised:
            write_bundle(replace(bundle, receipts=receipts))
        assert raised.value.reason is Reason.RECEIPTS_UNORDERED


def test_a_malformed_bundle_is_not_written():
    with pytest.raises(Refused) as raised:
        write_bundle(replace(read(), seat="table"))
    assert (raised.value.reason, raised.value.n) == (Reason.WRONG_SHAPE, None)
    entry = replace(read().entries[0], leaf=b"")
    with pytest.raises(Refused) as raised:
        write_bundle(replace(read(), entries=(entry,)))
    assert (raised.value.reason, raised.value.n) == (Reason.WRONG_SHAPE, 1)


def with_body(body: bytes) -> Bundle:
    bundle = read()
    content = Content(cast.act_id(1), cast.salt(1), body)
    return replace(bundle, entries=(replace(bundle.entries[0], content=content),), receipts=())


def test_a_body_that_was_not_kept_in_its_one_form_is_not_written():
    """Else the file would hold other bytes than were hashed."""
    with pytest.raises(NotCanonical):
        write_bundle(with_body(b'{"a": 1}'))
    with pytest.raises(Unreadable):
        write_bundle(with_body(b'{"a":'))


def test_a_body_can_not_pass_for_an_erased_one():
    with pytest.raises(Refused) as raised:
        write_bundle(with_body(b'"erased"'))
    assert raised.value.reason is Reason.WRONG_SHAPE


def test_a_file_that_is_not_json_is_told_apart():
    with pytest.raises(Unreadable):
        read_bundle(b"entremise")
    with pytest.raises(Refused) as raised:
        read_bundle(b"{}")
    assert raised.value.reason is Reason.UNKNOWN_SCHEMA


def test_bundles_and_entries_do_not_change():
    with pytest.raises(FrozenInstanceError):
        read().seat = "gna"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        read().entries[0].n = 2  # type: ignore[misc]

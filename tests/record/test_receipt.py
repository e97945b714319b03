"""Receipts: a known signature, what it covers, and the file. Forged ones are tried in test_forgeries.py."""

from dataclasses import fields, replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from entremise.record.canonical import NotCanonical, Unreadable
from entremise.record.receipt import Receipt, is_signed, public_key, read_receipt, sign_receipt, write_receipt
from entremise.record.shape import Misshapen
from tests.record import cast, stranger
from tests.record.cast import plain

# RFC 8032, 7.1, test 1.
SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
HEAD = bytes(range(32))


def signed(private: Ed25519PrivateKey = cast.PRIVATE, head: bytes = HEAD) -> Receipt:
    return sign_receipt(
        private,
        talks=cast.TALKS,
        seat="lna",
        n=4,
        act=cast.act_id(4),
        at="2020-01-13T18:30:00Z",
        head=head,
    )


def test_the_public_key_is_that_of_the_rfc():
    assert public_key(Ed25519PrivateKey.from_private_bytes(SECRET)) == PUBLIC


def test_a_receipt_is_signed_over_0x03_and_everything_else_in_it():
    receipt = signed()
    unsigned = (
        b'{"act":"%s","at":"2020-01-13T18:30:00Z","head":"%s","key":"%s","n":4,'
        b'"schema":"entremise/receipt/1","seat":"lna","talks":"%s"}'
    ) % tuple(text.encode() for text in (cast.act_id(4), HEAD.hex(), receipt.key.hex(), cast.TALKS))
    assert receipt.signature == cast.PRIVATE.sign(b"\x03" + unsigned)
    assert stranger.ed25519(receipt.key, receipt.signature, b"\x03" + unsigned)


def test_the_same_entry_has_the_same_receipt():
    assert signed() == signed()


def test_a_signature_is_recognised():
    assert is_signed(signed())
    assert is_signed(signed(cast.OTHER_PRIVATE))


OTHERWISE = {
    "talks": cast.OTHER_TALKS,
    "seat": "gna",
    "n": 5,
    "act": cast.act_id(5),
    "at": "2020-01-13T18:30:00.000001Z",
    "head": bytes(32),
    "key": PUBLIC,
    "signature": bytes(64),
}


@pytest.mark.parametrize("name", [field.name for field in fields(Receipt)])
def test_the_signature_covers_each_field(name: str):
    changed = {name: OTHERWISE[name]}
    assert not is_signed(replace(signed(), **changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("key", [b"", bytes(31), (2).to_bytes(32, "little"), b"\xff" * 32])
def test_nothing_is_signed_by_what_is_no_key(key: bytes):
    assert not is_signed(replace(signed(), key=key))


def test_a_receipt_is_a_file_in_the_canonical_form():
    doc = cast.good()
    receipt = signed(head=bytes.fromhex(doc["entries"][3]["head"]))
    assert write_receipt(receipt) == plain(doc["receipts"][0])
    assert read_receipt(write_receipt(receipt)) == receipt


def test_files_that_are_no_receipt_are_refused():
    with pytest.raises(Unreadable):
        read_receipt(b"")
    with pytest.raises(NotCanonical):
        read_receipt(write_receipt(signed()) + b"\n")
    with pytest.raises(Misshapen):
        read_receipt(plain(cast.good()))


def test_nothing_malformed_is_signed():
    with pytest.raises(Misshapen):
        signed(head=bytes(31))


def test_ed25519_of_the_stranger_meets_the_rfc():
    """RFC 8032, 7.1, tests 1 and 2: the tests lean on this implementation."""
    first = (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b"
    )
    second = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00"
    )
    second_key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    assert stranger.ed25519(PUBLIC, bytes.fromhex(first), b"")
    assert stranger.ed25519(second_key, bytes.fromhex(second), b"\x72")
    assert not stranger.ed25519(PUBLIC, bytes.fromhex(first), b"\x72")

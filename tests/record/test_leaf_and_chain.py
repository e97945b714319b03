"""Leaves and heads against values computed with hashlib and json alone."""

import hashlib

import pytest

from entremise.record.chain import START, Head, extend
from entremise.record.leaf import commitment, leaf
from entremise.record.shape import Misshapen
from tests.record import cast
from tests.record.cast import plain

SALT = bytes(range(32))
BODY = b'{"a":1}'
AT = "2020-01-13T16:30:00Z"


def test_the_commitment_is_the_hash_of_salt_and_body():
    assert commitment(SALT, BODY) == hashlib.sha256(SALT + BODY).digest()


@pytest.mark.parametrize("salt", [b"", SALT[:-1], SALT + b"{"])
def test_a_salt_has_32_bytes(salt: bytes):
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(salt, BODY)


def test_the_leaf_is_the_hash_of_seat_number_time_and_commitment():
    committed = hashlib.sha256(SALT + BODY).digest()
    named = b'{"at":"2020-01-13T16:30:00Z","commitment":"%s","n":7,"seat":"lna"}' % committed.hex().encode()
    assert leaf("lna", 7, AT, committed) == hashlib.sha256(b"\x00" + named).digest()


def test_a_known_leaf():
    """From the shell: printf '\\0{"at":...}' | sha256sum."""
    assert leaf("lna", 1, AT, bytes(32)).hex() == "4359f3c368f06b5c46d2c9159cbf5b56a66c177d708a70989b7b5b0172870acd"


MALFORMED = [("LNA", 1, AT), ("table", 1, AT), ("lna", 0, AT), ("lna", True, AT), ("lna", 1, "2020-01-13")]


@pytest.mark.parametrize(("seat", "n", "at"), MALFORMED)
def test_a_leaf_of_malformed_parts_is_refused(seat: str, n: int, at: str):
    with pytest.raises(Misshapen):
        leaf(seat, n, at, bytes(32))


def test_a_leaf_needs_a_whole_commitment():
    with pytest.raises(Misshapen):
        leaf("lna", 1, AT, bytes(31))


def test_each_part_changes_the_leaf():
    leaves = {
        leaf("lna", 1, AT, bytes(32)),
        leaf("gna", 1, AT, bytes(32)),
        leaf("lna", 2, AT, bytes(32)),
        leaf("lna", 1, "2020-01-13T16:30:01Z", bytes(32)),
        leaf("lna", 1, AT, bytes(31) + b"\x01"),
    }
    assert len(leaves) == 5


def test_the_first_head_stands_on_32_zero_bytes():
    assert Head(0, bytes(32)) == START
    assert extend(START, SALT) == Head(1, hashlib.sha256(b"\x02" + bytes(32) + SALT).digest())


def test_each_head_stands_on_the_one_before():
    one, other = hashlib.sha256(b"1").digest(), hashlib.sha256(b"2").digest()
    first = hashlib.sha256(b"\x02" + bytes(32) + one).digest()
    assert extend(extend(START, one), other) == Head(2, hashlib.sha256(b"\x02" + first + other).digest())


@pytest.mark.parametrize("short", [b"", bytes(31), bytes(33)])
def test_a_leaf_has_32_bytes(short: bytes):
    with pytest.raises(ValueError, match="32 bytes"):
        extend(START, short)


def test_the_whole_chain_of_the_case():
    doc = cast.good()
    head = START
    for entry in doc["entries"]:
        committed = commitment(bytes.fromhex(entry["salt"]), plain(entry["body"]))
        joined = leaf("lna", entry["n"], entry["body"]["recorded_at"], committed)
        head = extend(head, joined)
        assert (joined.hex(), head.digest.hex()) == (entry["leaf"], entry["head"])

"""The canonical form: RFC 8785's own vectors, what is narrower here, and what is refused."""

import hashlib
import json
from collections import OrderedDict
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from entremise.record.canonical import Misfit, NotCanonical, Unreadable, canonical, read_canonical, sha256
from tests.record.cast import brief

VECTORS = Path(__file__).parents[3] / "shared" / "data" / "jcs"
NAMES = ["arrays", "french", "structures", "unicode", "values", "weird"]
WITH_FLOATS = {"structures", "values"}

numbers = st.integers(-(2**53) + 1, 2**53 - 1)
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


def nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


def vector(name: str) -> tuple[Any, bytes]:
    if not VECTORS.is_dir():
        pytest.skip(f"the vectors of RFC 8785 aren't at {VECTORS}")
    value = json.loads((VECTORS / "input" / f"{name}.json").read_text("utf-8"))
    return value, bytes.fromhex((VECTORS / "outhex" / f"{name}.txt").read_text())


@pytest.mark.parametrize("name", NAMES)
def test_the_library_meets_the_vectors_of_the_rfc(name: str):
    value, expected = vector(name)
    assert rfc8785.dumps(value) == expected


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITH_FLOATS])
def test_we_meet_the_vectors_that_have_no_floats(name: str):
    value, expected = vector(name)
    assert canonical(value) == expected
    assert read_canonical(expected) == value


@pytest.mark.parametrize("name", sorted(WITH_FLOATS))
def test_we_refuse_the_vectors_that_have_floats(name: str):
    value, _ = vector(name)
    with pytest.raises(NotCanonical) as raised:
        canonical(value)
    assert raised.value.code is Misfit.FLOAT


KNOWN = [
    ({"b": 1, "a": [True, None, "é"]}, '{"a":[true,null,"é"],"b":1}'),
    ({"\U0001f602": 1, "\ufb33": 2}, '{"\U0001f602":1,"\ufb33":2}'),  # by UTF-16, not by code point
    ("\x00\x08\t\n\x0b\x0c\r\x1f\x7f\u2028", '"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\x7f\u2028"'),
    ('"\\/', '"\\"\\\\/"'),
    ("A\u030a", '"A\u030a"'),  # not normalised
    (2**53 - 1, "9007199254740991"),
    (-(2**53) + 1, "-9007199254740991"),
    ((1, 2), "[1,2]"),
    ({}, "{}"),
    (nested(64), "[" * 64 + "0" + "]" * 64),
]


@pytest.mark.parametrize(("value", "expected"), KNOWN, ids=brief)
def test_known_bytes(value: Any, expected: str):
    assert canonical(value) == expected.encode()


def test_enums_and_subclasses_are_written_as_what_they_are():
    class Kind(StrEnum):
        SIGN = "sign"

    class Version(IntEnum):
        FIRST = 1

    assert canonical(OrderedDict(v=Version.FIRST, k=Kind.SIGN)) == b'{"k":"sign","v":1}'


REFUSED = [
    (1.5, Misfit.FLOAT, ()),
    (1.0, Misfit.FLOAT, ()),
    (float("nan"), Misfit.FLOAT, ()),
    (float("-inf"), Misfit.FLOAT, ()),
    ({"act": {"weights": [1, 0.5]}}, Misfit.FLOAT, ("act", "weights", 1)),
    ({"a": 2**53}, Misfit.INTEGER, ("a",)),
    ([-(2**53)], Misfit.INTEGER, (0,)),
    ({1: "a"}, Misfit.KEY, ()),
    ({None: "a"}, Misfit.KEY, ()),
    (b"bytes", Misfit.TYPE, ()),
    ({"a": {1, 2}}, Misfit.TYPE, ("a",)),
    (MappingProxyType({}), Misfit.TYPE, ()),
    (nested(65), Misfit.DEPTH, (0,) * 64),
    ("\ud800", Misfit.TEXT, ()),
    ({"\udfff": 1}, Misfit.TEXT, ()),
]


@pytest.mark.parametrize(("value", "code", "path"), REFUSED, ids=brief)
def test_what_has_no_canonical_form_is_refused(value: Any, code: Misfit, path: tuple[str | int, ...]):
    with pytest.raises(NotCanonical) as raised:
        canonical(value)
    assert (raised.value.code, raised.value.path) == (code, path)


def test_a_refusal_says_why_and_where():
    with pytest.raises(NotCanonical, match=r"float at \['act', 1\]"):
        canonical({"act": [1, 0.5]})
    with pytest.raises(Unreadable, match="not-utf-8"):
        read_canonical(b"\xff")


def test_a_number_too_long_to_print_is_refused_as_any_other():
    with pytest.raises(NotCanonical) as raised:
        canonical(10**5000)
    assert raised.value.code is Misfit.INTEGER


def test_the_depth_may_be_set():
    assert canonical(nested(2), depth=2) == b"[[0]]"
    with pytest.raises(NotCanonical):
        canonical(nested(3), depth=2)


def test_a_value_that_contains_itself_is_too_deep():
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(NotCanonical) as raised:
        canonical(endless)
    assert raised.value.code is Misfit.DEPTH


NOT_THE_ONE_WAY = [
    (b'{"b":1,"a":2}', Misfit.BYTES),
    (b'{"a":1,"a":1}', Misfit.BYTES),
    (b"[1, 2]", Misfit.BYTES),
    (b"[1]\n", Misfit.BYTES),
    (b"-0", Misfit.BYTES),
    (b'"\\/"', Misfit.BYTES),
    (b'"\\u0041"', Misfit.BYTES),
    (b"1.0", Misfit.FLOAT),
    (b"1e2", Misfit.FLOAT),
    (b"1e999", Misfit.FLOAT),
    (b"9007199254740992", Misfit.INTEGER),
    (b"1" * 10_000, Misfit.FLOAT),
    (b'"\\ud800"', Misfit.TEXT),
    (b"[" * 65 + b"]" * 65, Misfit.DEPTH),
    (b"[" * 200_000 + b"]" * 200_000, Misfit.DEPTH),
]


@pytest.mark.parametrize(("data", "code"), NOT_THE_ONE_WAY, ids=brief)
def test_json_written_in_another_way_is_refused(data: bytes, code: Misfit):
    with pytest.raises(NotCanonical) as raised:
        read_canonical(data)
    assert raised.value.code is code


@given(values)
def test_what_is_written_is_read_again(value: Any):
    assert read_canonical(canonical(value)) == value


@given(values)
def test_another_writer_agrees(value: Any):
    """Python's own, with its keys sorted by hand."""
    assert canonical(value) == json.dumps(by_utf_16(value), separators=(",", ":"), ensure_ascii=False).encode()


def by_utf_16(value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: by_utf_16(value[key]) for key in keys}
    return [by_utf_16(inner) for inner in value] if isinstance(value, list) else value


@given(st.binary(max_size=40) | st.text(alphabet='[]{}",:0123456789.eE-+ntrufalse\\u ', max_size=40).map(str.encode))
def test_any_bytes_are_refused_or_written_back_alike(data: bytes):
    try:
        value = read_canonical(data)
    except (NotCanonical, Unreadable):
        return
    assert canonical(value) == data


def test_sha256_is_over_the_parts_joined():
    assert sha256(b"ab", b"", b"c") == hashlib.sha256(b"abc").digest()
    assert sha256(b"abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4

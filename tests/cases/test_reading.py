"""From bytes to plain data: each file that can't be read has one fault, on its line, and no traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entremise.cases.faults import Fault, Faulty, Wrong
from entremise.cases.reading import DEPTH_LIMIT, NODE_LIMIT, SIZE_LIMIT, read
from entremise.talks.refusal import Code

UNREADABLE = [
    (b"", Wrong.EMPTY_FILE, 1),
    (b"# only a comment\n", Wrong.EMPTY_FILE, 1),
    (b"---\n---\n", Wrong.EMPTY_FILE, 1),
    (b"a: 1\nb: \xff\n", Wrong.NOT_UTF8, 2),
    ("a: é\n".encode("utf-16"), Wrong.NOT_UTF8, 1),
    (b"a: 1\nb: \x07\n", Code.CONTROL_CHARACTER, 2),
    (b"a: b\n---\nc: d\n", Wrong.SEVERAL_DOCUMENTS, 2),
    (b"a: b\nc:\n\t- d\n", Wrong.TAB, 3),
    (b"a: b\nc: 'open\n", Wrong.NOT_YAML, 3),
    (b"a: b: c\n", Wrong.NOT_YAML, 1),
    (b"a: b\nc: {d: e\n", Wrong.NOT_YAML, 3),
    (b"a: &here [1]\nb: *here\n", Wrong.ALIAS, 1),
    (b"a: 1\nb: *nowhere\n", Wrong.ALIAS, 2),
    (b"a: !!binary aGVsbG8=\n", Wrong.TAG, 1),
    (b"a: !!python/object:os.system x\n", Wrong.TAG, 1),
    (b"? [a, b]\n: c\n", Wrong.KEY_NOT_TEXT, 1),
    (b"a: 1\nb: 2\na: 3\n", Wrong.DUPLICATE_KEY, 3),
    (b"a: " + b"[" * (DEPTH_LIMIT + 1), Wrong.TOO_DEEP, 1),
    (b"[" * 100_000, Wrong.TOO_DEEP, 1),
    (b"- " * 100_000, Wrong.TOO_DEEP, 1),
    (b"x" * (SIZE_LIMIT + 1), Wrong.TOO_LARGE, 1),
    (b"a: b\n" * 2_000_000, Wrong.TOO_LARGE, 1),
    (b"-\n" * (NODE_LIMIT + 10), Code.TOO_MANY, NODE_LIMIT - 1),
]


@pytest.mark.parametrize(("data", "code", "line"), UNREADABLE, ids=lambda value: str(value)[:24])
def test_what_cannot_be_read_has_one_fault_on_its_line(data, code, line):
    with pytest.raises(Faulty) as raised:
        read(data, "talks.yaml")
    (fault,) = raised.value.faults
    assert (fault.code, fault.file, fault.line) == (code, "talks.yaml", line)


def test_a_key_that_stands_twice_names_the_line_where_it_stood_first():
    with pytest.raises(Faulty) as raised:
        read(b"a: 1\nb:\n  c: 1\n  d: 1\n  c: 2\n", "f")
    assert raised.value.faults[0].params == {"key": "c", "first": 3}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("2020-01-13", "2020-01-13"),
        ("2020-01-13 19:30", "2020-01-13 19:30"),
        ("19:30", "19:30"),
        ("1_000", "1_000"),
        ("012", 12),
        ("0o14", 12),
        ("0xff", 255),
        ("-3", -3),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".", "."),
        ("'7'", "7"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_plain_scalars_are_read_by_the_core_schema(written, meant):
    value = read(f"a: {written}\n".encode(), "f").plain()["a"]
    assert value == meant
    assert type(value) is type(meant)


def test_every_node_knows_its_line():
    node = read(b"a: 1\nb:\n  - c: 2\n    d: 3\n  - e\n", "f")
    assert node.plain() == {"a": 1, "b": [{"c": 2, "d": 3}, "e"]}
    assert [node.line_of(path) for path in (("a",), ("b",), ("b", 0, "d"), ("b", 1), ("b", 0, "none"))] == [
        1,
        2,
        4,
        5,
        3,
    ]


def test_a_byte_order_mark_is_no_matter():
    assert read(b"\xef\xbb\xbfa: b\n", "f").plain() == {"a": "b"}


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_raise_anything_but_faults(data):
    assert all(fault.line for fault in _faults(data))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(list("[]{}:,-?&*!|>'\"%@`# \t\nab0~=<")), max_size=60).map("".join))
def test_no_scraps_of_yaml_raise_anything_but_faults(text):
    assert len(_faults(text.encode())) <= 1


def _faults(data: bytes) -> tuple[Fault, ...]:
    try:
        read(data, "f")
    except Faulty as faulty:
        return faulty.faults
    return ()

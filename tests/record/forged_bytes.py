"""The same written otherwise, and files that are no bundle."""

import json

from tests.record.case import Case, Forge, Register

forgery = Register()

# The same written otherwise, or more than the canonical form has.


def rewritten(name: str, old: bytes, new: bytes) -> None:
    def forge(case: Case) -> None:
        assert case.bundle.count(old) >= 1
        case.file = case.bundle.replace(old, new, 1)

    forgery.add(name, forge, "not-canonical", None)


rewritten("a space after a colon", b'"n":2', b'"n": 2')
rewritten("a line break between entries", b"},{", b"},\n{")
rewritten("a slash escaped", b"entremise/bundle", b"entremise\\/bundle")
rewritten("a letter escaped", b"russia", b"\\u0072ussia")
rewritten("a tab escaped the long way", b"russia", b"rus\\u0009sia")
rewritten("an escape in capital letters", b"russia", b"rus\\u001Fsia")
rewritten("an escaped Arabic letter", "ج".encode(), b"\\u062c")
rewritten("a lone surrogate", b"russia", b"rus\\ud800sia")
rewritten("a lone surrogate in a key", b'"words"', b'"words\\udfff"')
rewritten("a key twice, alike", b'"n":2', b'"n":2,"n":2')
rewritten("a key twice, differently", b'"n":2', b'"n":9,"n":2')
rewritten("a body twice", b'"body":{', b'"body":"erased","body":{')
rewritten("a number with a fraction", b'"n":2', b'"n":2.0')
rewritten("a number with an exponent", b'"n":2', b'"n":2e0')
rewritten("a half", b'"articles":7', b'"articles":7.5')
rewritten("minus nothing", b'"articles":7', b'"articles":-0')
rewritten("a number past 2^53 - 1", b'"articles":7', b'"articles":9007199254740992')
rewritten("a number past -(2^53 - 1)", b'"articles":7', b'"articles":-9007199254740992')
rewritten("a number of five thousand digits", b'"articles":7', b'"articles":' + b"7" * 5000)
rewritten("nested without end", b'"articles":7', b'"articles":' + b"[" * 100_000 + b"]" * 100_000)
rewritten("nested deeper than 64", b'"articles":7', b'"articles":' + b"[" * 60 + b"]" * 60)


@forgery("not-canonical")
def a_line_break_at_the_end(case: Case) -> None:
    case.file = case.bundle + b"\n"


@forgery("not-canonical")
def a_space_before_everything(case: Case) -> None:
    case.file = b" " + case.bundle


@forgery("not-canonical")
def printed_for_the_eye(case: Case) -> None:
    case.file = json.dumps(case.doc, indent=2, sort_keys=True, ensure_ascii=False).encode()


@forgery("not-canonical")
def keys_not_sorted(case: Case) -> None:
    case.file = json.dumps(case.doc, separators=(",", ":"), ensure_ascii=False).encode()


@forgery("not-canonical")
def keys_sorted_by_code_point_and_not_by_utf_16(case: Case) -> None:
    case.doc["entries"][1]["body"]["act"].update({"\ufb33": 1, "\U0001f602": 2})
    assert case.bundle.index("\ufb33".encode()) < case.bundle.index("\U0001f602".encode())


# Another file altogether.


def another(file: bytes) -> Forge:
    def forge(case: Case) -> None:
        case.file = file

    return forge


for name, file in {"a list": b"[]", "null": b"null", "a number": b"7", "text": b'"entremise/bundle/1"'}.items():
    forgery.add(f"{name} for a bundle", another(file), "unknown-schema", None)


@forgery("unknown-schema")
def a_receipt_for_a_bundle(case: Case) -> None:
    case.doc = case.doc["receipts"][0]


@forgery("unknown-schema")
def an_empty_object(case: Case) -> None:
    case.doc = {}

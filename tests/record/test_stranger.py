"""A verifier written from docs/record.md alone comes to the same verdicts as ours."""

import ast
import sys
from pathlib import Path

import pytest

from entremise.record.canonical import Unreadable
from entremise.record.verify import verdict_json, verify
from tests.record import cast, stranger
from tests.record.case import Forgery
from tests.record.cast import brief, plain
from tests.record.forgeries import FORGERIES
from tests.record.test_forgeries import UNREADABLE


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)
def test_the_stranger_finds_each_forgery_for_the_same_reason(forgery: Forgery):
    case = forgery.made()
    found = stranger.verify(case.bundle, case.apart)
    assert found["reason"] == forgery.reason
    assert found == verdict_json(verify(case.bundle, case.apart))


@pytest.mark.parametrize("erased", [(), (1,), (2, 4), (1, 2, 3, 4, 5)])
def test_the_stranger_finds_what_is_good_good(erased: tuple[int, ...]):
    doc = cast.good()
    for n in erased:
        cast.erase(doc, n)
    receipts = [plain(receipt) for receipt in doc["receipts"]]
    found = stranger.verify(plain(doc), receipts)
    assert found["valid"]
    assert found == verdict_json(verify(plain(doc), receipts))


@pytest.mark.parametrize(("data", "code"), UNREADABLE, ids=brief)
def test_the_stranger_can_not_read_the_same_files(data: bytes, code: str):
    with pytest.raises(stranger.NotReadable) as raised:
        stranger.verify(data)
    assert raised.value.args == (code,)
    with pytest.raises(Unreadable):
        verify(data)


def test_the_stranger_has_nothing_but_the_standard_library():
    tree = ast.parse(Path(stranger.__file__).read_text("utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names

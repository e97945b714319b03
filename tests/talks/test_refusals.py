"""Every code with which the core can refuse is produced by a test; the others belong to the border, and are listed."""

import re
from pathlib import Path

import pytest

from entremise.talks.refusal import Code
from tests.talks.cast import Talks

HERE = Path(__file__).parent
SOURCE = HERE.parent.parent / "src" / "entremise"
CORE = [*(SOURCE / "talks").rglob("*.py"), *(SOURCE / "accord").rglob("*.py")]

ELSEWHERE = {
    Code.UNKNOWN_ZONE: "house and loaders: the core takes a zone as a word, and is told instants",
    Code.NO_SUCH_LOCAL_TIME: "house and loaders turn local times into instants",
    Code.TWO_SUCH_LOCAL_TIMES: "house and loaders turn local times into instants",
    Code.VIEW_MOVED: "house: a form was filled in on an older view",
    Code.NOT_ERASABLE: "house: only words on which nothing rests can be erased",
    Code.REQUEST_DIFFERS: "house: one idempotency key, two requests",
}


@pytest.mark.parametrize("code", Code)
def test_a_code_is_produced_by_a_test_or_belongs_to_the_border(code: Code):
    named = rf"Code\.{code.name}\b"
    here = Path(__file__).read_text().partition("def test_what_the_table")[2]
    others = [path.read_text() for path in HERE.glob("test_*.py") if path != Path(__file__)]
    tested = any(re.search(named, text) for text in (here, *others))
    raised = any(re.search(named, path.read_text()) for path in CORE if path.name != "refusal.py")
    if code in ELSEWHERE:
        assert not raised, "the core raises it: it takes a test, not an excuse"
    else:
        assert raised
        assert tested


def test_what_the_table_does_no_seat_does():
    t = Talks()
    conveyed = t.russia.convey()
    t.refused(Code.TABLE_ONLY, "kind", kind="carried").russia.carried(conveying=conveyed)

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entremise.words import isolate, neutralise
from entremise.words.direction import FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO

CONTROLS = (LRE, RLE, LRO, RLO, PDF, LRI, RLI, FSI, PDI)
texts = st.text(st.one_of(st.sampled_from(CONTROLS), st.sampled_from("aب\n\t\x1b\u2029 "), st.characters()))


def ends_where_it_began(line: str) -> bool:
    """A plain reading of UAX 9: the line never closes what it didn't open, and at its end nothing is open."""
    opened: list[str] = []
    for character in line:
        if character in (LRE, RLE, LRO, RLO, LRI, RLI, FSI):
            opened.append(character)
        elif character == PDF:
            if not opened or opened.pop() not in (LRE, RLE, LRO, RLO):
                return False
        elif character == PDI and (not opened or opened.pop() not in (LRI, RLI, FSI)):
            return False
    return not opened


@given(texts)
def test_an_isolated_text_stays_inside_its_isolate(text):
    shown = isolate(text)
    assert shown.startswith(FSI)
    assert shown.endswith(PDI)
    assert ends_where_it_began(shown[1:-1])
    assert len(shown.splitlines()) == 1


@given(texts)
def test_each_line_ends_as_it_began(text):
    shown = neutralise(text)
    assert all(ends_where_it_began(line) for line in shown.split("\n"))


@given(texts)
def test_nothing_that_a_terminal_obeys_is_left(text):
    for shown in (isolate(text), neutralise(text)):
        obeyed = {mark for mark in shown if unicodedata.category(mark) in ("Cc", "Cs", "Zl", "Zp")}
        assert obeyed <= {"\n", "\t"}
        assert LRO not in shown
        assert RLO not in shown


@given(texts)
def test_what_is_clean_stays_as_it_is(text):
    once = neutralise(text)
    assert neutralise(once) == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Fayez al-Sarraj", "Fayez al-Sarraj"),
        ("خليفة حفتر", "خليفة حفتر"),
        (f"a{LRI}b{PDI}c", f"a{LRI}b{PDI}c"),
        (f"a{RLE}b{PDF}c", f"a{RLE}b{PDF}c"),
        (f"{PDI} has signed", " has signed"),
        (f"a{RLI}b", "ab"),
        (f"a{RLO}b{PDF}c", "abc"),
        (f"a{PDF}b", "ab"),
        (f"{LRI}a{RLE}b{PDI}c{PDF}", f"{LRI}ab{PDI}c"),
        (f"{RLE}a{LRI}b{PDF}c{PDI}d{PDF}", f"{RLE}a{LRI}bc{PDI}d{PDF}"),
        ("\x1b[2Kforged", "\ufffd[2Kforged"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_is_kept_and_what_is_taken_out(text, shown):
    assert neutralise(text) == shown
    assert isolate(text) == f"{FSI}{shown}{PDI}"


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\t", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_text_inside_a_sentence_has_one_line(gap):
    assert isolate(f"one{gap}two") == f"{FSI}one two{PDI}"


def test_lines_of_their_own_are_kept():
    assert neutralise("one\r\ntwo\u2029three\tfour") == "one\ntwo\nthree\tfour"


def test_depth_costs_no_more_than_length():
    nested = LRE * 10_000 + PDI * 10_000 + LRI * 10_000 + PDF * 10_000
    assert neutralise(nested) == ""

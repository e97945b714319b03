"""Two drafts compared: no word is lost, and what moved is told from what changed."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entremise.accord.comparison import Fate, Mark, Piece, compare, compare_words
from entremise.accord.text import Article


def article(slug: str, text: str = "Stop.", **more: str) -> Article:
    return Article(slug=slug, heading={"en": slug}, text={"en": text, **more})


def marked(before: str, after: str) -> str:
    signs = {Mark.KEPT: "{}", Mark.DELETED: "-{}-", Mark.INSERTED: "+{}+"}
    return "".join(signs[piece.mark].format(piece.text) for piece in compare_words(before, after))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Both sides stop.", "Both sides stop.", "Both sides stop."),
        ("Both sides stop.", "Both sides pause.", "Both sides -stop-+pause+."),
        ("Forces withdraw.", "Forces withdraw at once.", "Forces withdraw+ at once+."),
        ("Forces [withdraw | hold].", "Forces withdraw.", "Forces -[-withdraw- | hold]-."),
        ("the old line of men", "a new line of men", "-the old-+a new+ line of men"),
        ("", "New.", "+New.+"),
        ("Gone.", "", "-Gone.-"),
        ("تنسحب القوات فوراً.", "تبقى القوات فوراً.", "-تنسحب-+تبقى+ القوات فوراً."),
        ("停火生效", "停火失效", "停火-生-+失+效"),
    ],
)
def test_words_are_marked_as_a_reader_would(before: str, after: str, found: str):
    assert marked(before, after) == found


WORDS = st.text(alphabet="ab .[]|\n\u0627\u0644\u064b\u060c\u505c", max_size=60)


@given(WORDS, WORDS)
def test_nothing_is_lost_or_made_up(before: str, after: str):
    pieces = compare_words(before, after)
    assert "".join(one.text for one in pieces if one.mark is not Mark.INSERTED) == before
    assert "".join(one.text for one in pieces if one.mark is not Mark.DELETED) == after
    assert all(one.text for one in pieces)
    assert not any(one.mark is two.mark for one, two in pairwise(pieces) if one.mark != "kept")


def test_the_longest_texts_are_compared_in_a_moment():
    before = " ".join(f"the side of the line {n}." for n in range(800))[:20_000]
    after = before.replace("line 40", "border 40").replace("the side", "each side")
    began = time.perf_counter()
    pieces = compare_words(before, after)
    assert time.perf_counter() - began < 3
    assert "".join(one.text for one in pieces if one.mark is not Mark.DELETED) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a. " * 1_400, "a. b. " * 700),
        ("x. y. " * 700, "y. x. " * 700),
        ("a.\n" * 1_499, "b.a.\n" * 700),
        (" ".join("abcdefgh"[n % 8] for n in range(750)), " ".join("hgfedcba"[n % 7] for n in range(750))),
    ],
)
def test_texts_that_repeat_themselves_are_too(before: str, after: str):
    """Whoever tables a draft could else keep the server busy for minutes, with every reader of its comparison."""
    began = time.perf_counter()
    pieces = compare_words(before, after)
    assert time.perf_counter() - began < 2
    assert "".join(one.text for one in pieces if one.mark is not Mark.INSERTED) == before
    assert "".join(one.text for one in pieces if one.mark is not Mark.DELETED) == after


def test_articles_are_added_removed_changed_and_moved():
    before = [article("halt"), article("line"), article("aid"), article("talks")]
    after = [article("talks"), article("halt"), article("line", "Stop here."), article("prisoners")]
    found = {one.slug: (one.fate, one.before, one.after, one.moved) for one in compare(before, after)}
    assert found == {
        "talks": (Fate.SAME, 4, 1, True),
        "halt": (Fate.SAME, 1, 2, False),
        "line": (Fate.CHANGED, 2, 3, False),
        "aid": (Fate.REMOVED, 3, None, False),
        "prisoners": (Fate.ADDED, None, 4, False),
    }
    assert [*found] == ["talks", "halt", "line", "aid", "prisoners"], "a removed one stands behind what it followed"


def test_what_only_made_room_has_not_moved():
    before = [article(slug) for slug in ("a", "b", "c")]
    assert not any(one.moved for one in compare(before, [article("z"), *before]))
    assert not any(one.moved for one in compare(before, before[1:]))


def test_a_language_that_came_or_went_is_told_as_such():
    (one,) = compare([article("halt", fr="Stop.")], [article("halt", ar="قف")])
    assert one.fate is Fate.CHANGED
    assert one.text["en"] == (Piece(Mark.KEPT, "Stop."),)
    assert one.text["ar"] == (Piece(Mark.INSERTED, "قف"),)
    assert one.text["fr"] == (Piece(Mark.DELETED, "Stop."),)

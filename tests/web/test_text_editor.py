"""A draft that is being written: what a browser sends becomes an act, and no word of it goes astray."""

from typing import Any

from django.http import QueryDict
from hypothesis import given as with_any
from hypothesis import strategies as st

from entremise.talks.acts.form import parse_act
from entremise.talks.refusal import Code
from entremise.web.text.editor import ROWS, Row, Written, edited, from_sent, given, slugs, wrongs


def sent(**fields: Any) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, value in fields.items():
        found.setlist(name, value if isinstance(value, list) else [value])
    return found


def row(heading: str, text: str = "Stop.", slug: str = "") -> Row:
    return Row(slug, {"en": heading}, {"en": text})


def written(*rows: Row, **more: Any) -> Written:
    return Written({"en": "Accord"}, ("en",), rows, ("gna",), **more)


def test_articles_come_in_the_order_of_their_numbers_also_past_the_ninth():
    many = {f"a.{n}.text.en": str(n) for n in (10, 2, 0)}
    found = from_sent(sent(**many, languages=["en"], to=["gna", "gna"]))
    assert [one.text["en"] for one in found.rows] == ["0", "2", "10"]
    assert found.to == ("gna",)


def test_what_was_tabled_is_what_was_typed():
    fields = given(written(row("The halt", " Stop.\n\nAt noon. "), Row(), replaces="0" * 32))
    act = parse_act("table-draft", fields)
    assert act.model_dump(mode="json") == {
        "to": ["gna"],
        "title": {"en": "Accord"},
        "articles": [{"slug": "the-halt", "heading": {"en": "The halt"}, "text": {"en": "Stop.\n\nAt noon."}}],
        "replaces": "0" * 32,
    }


def test_articles_are_named_by_their_headings_each_once_and_keep_their_names():
    rows = [row("Halt"), row("Halt!"), row("Renamed", slug="halt-2"), row("خط التماس"), row("Côté d’Ivoire")]
    assert slugs(rows, ("en",)) == ["halt", "halt-3", "halt-2", "article", "cote-divoire"]
    long = slugs([row("x" * 200), row("x" * 200)], ("en",))
    assert len(set(long)) == 2
    assert all(len(one) <= 64 for one in long)


def test_one_that_was_taken_out_comes_back_where_it_stood():
    before = written(row("a"), row("b"), row("c"))
    gone = edited(before, "remove:1")
    assert [one.heading["en"] for one in gone.rows] == ["a", "c"]
    assert edited(gone, "restore").rows == before.rows


def test_what_is_not_known_changes_nothing():
    before = written(row("a"), row("b"))
    for edit in ("up:0", "down:1", "remove:7", "restore", "burn:1", "up:x", "", "languages", "remove:99999"):
        assert edited(before, edit).rows == before.rows


def test_there_are_never_more_articles_than_a_draft_may_have():
    full = written(*(row(str(n)) for n in range(ROWS)))
    assert len(edited(full, "add:3").rows) == ROWS


EDITS = st.sampled_from(["add", "up", "down", "remove", "restore"])


@with_any(st.lists(st.tuples(EDITS, st.integers(0, 6)), max_size=12))
def test_no_word_is_lost_by_moving_articles_but_what_was_taken_out_before_the_last(steps: list[tuple[str, int]]):
    now = written(*(row(name) for name in "abcd"))
    for what, at in steps:
        before = {one.heading["en"] for one in now.rows if one.heading}
        now = edited(now, f"{what}:{at}")
        after = {one.heading["en"] for one in now.rows if one.heading}
        gone = {now.gone[1].heading["en"]} if now.gone is not None and now.gone[1].heading else set()
        assert before <= after | gone


def test_all_that_is_wrong_is_found_at_once_each_at_its_place():
    rows = (Row("", {"en": "One"}, {"en": "[open"}), Row("", {}, {"en": "Two.", "fr": "Deux."}))
    found = wrongs(Written({}, ("en", "fr"), rows, ()))
    assert [(one.place, one.refusal.code) for one in found] == [
        ("title.en", Code.MISSING),
        ("to", Code.MISSING),
        ("a.0.text.fr", Code.MISSING),
        ("a.0.text.en", Code.BRACKETS),
        ("a.1.heading.en", Code.MISSING),
    ]


def test_an_empty_row_before_the_fault_does_not_shift_it():
    found = wrongs(written(Row(), row("One", "x" * 20_001)))
    assert [(one.place, one.row, one.language) for one in found] == [("a.1.text.en", 2, "en")]

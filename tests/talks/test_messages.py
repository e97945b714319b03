"""Rules on words: entrusted, recorded, shown for approval, conveyed, recalled; and on rooms of one's own."""

from datetime import timedelta
from typing import Any

import pytest

from entremise.talks.refusal import Code
from entremise.talks.view.state import Passage
from tests.talks.cast import Talks

FREE = {"carry": "may-be-conveyed"}
HELD = {**FREE, "not_before": "2020-01-14T00:00:00Z"}


@pytest.fixture
def t() -> Talks:
    return Talks()


def test_a_party_writes_to_mediators_that_it_names(t: Talks):
    t.refused(Code.WRONG_KIND_OF_SEAT, "to", seat="lna").gna.message(to=["lna"])
    t.refused(Code.UNKNOWN_SEAT, "to", seat="eu").gna.message(to=["eu"])
    t.refused(Code.TWICE, "to", name="russia").gna.message(to=["russia", "russia"])
    t.refused(Code.UNKNOWN_SEAT, "rule.to").gna.message(rule={"to": ["eu"]})
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").press.message()
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").russia.message(to=["turkey"])
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("siala").message()


def test_a_message_is_not_about_what_its_reader_has_not_seen(t: Talks):
    note = t.gna.inner_paper()
    t.refused(Code.NOT_SHOWN_TO, None, seat="russia").gna.message(about=note)
    for hidden in (t.lna.inner_paper(), "f" * 32):
        t.refused(Code.UNKNOWN_ACT, None, kind="act").gna.message(about=hidden)


@pytest.mark.parametrize(
    ("rule", "fields", "code", "about"),
    [
        ({}, {}, Code.IN_CONFIDENCE, "source"),
        ({**FREE, "if_condition": "They stop."}, {}, Code.CONDITION_NOT_MET, "condition_met"),
        ({**FREE, "orally_only": True}, {}, Code.ORALLY_ONLY, "orally"),
        ({**FREE, "to": ["algeria"]}, {}, Code.NOT_TO_THIS_RECIPIENT, "to"),
        (FREE, {"to": "lna"}, Code.NOT_TO_THIS_RECIPIENT, "to"),
        ({"carry": "as-mediators-idea"}, {"origin": "lna"}, Code.ORIGIN_HIDDEN, "origin"),
        (FREE, {"origin": "gna"}, Code.ORIGIN_HIDDEN, "origin"),
        ({**FREE, "exact_wording": True}, {}, Code.WORDING_NOT_APPROVED, "wording"),
        (HELD, {}, Code.NOT_YET, "not_before"),
        (HELD, {"not_before": "2020-01-13T23:00:00Z"}, Code.NOT_YET, "not_before"),
        (HELD, {"orally": True}, Code.NOT_YET, "source"),
        (FREE, {"to": "press"}, Code.WRONG_KIND_OF_SEAT, "to"),
        (FREE, {"to": "turkey"}, Code.WRONG_KIND_OF_SEAT, "to"),
        (FREE, {"second": "gna"}, Code.WRONG_KIND_OF_SEAT, "second"),
        (FREE, {"second": "russia"}, Code.TWICE, "second"),
        (FREE, {"with_mediators": ["turkey"]}, Code.NOT_SHOWN_TO, None),
    ],
)  # fmt: skip
def test_words_go_under_the_rule_of_who_entrusted_them(
    t: Talks, rule: dict[str, Any], fields: dict[str, Any], code: Code, about: str | None
):
    source = t.lna.message(rule=rule)
    t.refused(code, about).russia.convey(**{"source": source, **fields})


def test_what_the_rule_allows_goes(t: Talks):
    source = t.lna.message(
        rule={**FREE, "if_condition": "They stop.", "not_before": "2020-01-13T10:00:00Z", "to": ["gna"]}
    )
    conveyed = t.russia.convey(
        source=source, condition_met="They did.", not_before="2020-01-13T11:00:00Z", origin="lna"
    )
    t.russia.confirm_conveying(conveying=conveyed)
    t.passes(minutes=40)
    assert not t.acts("word")
    t.passes(hours=3)
    word = t.last("word")
    assert word.act.origin == "lna"  # type: ignore[attr-defined]
    assert word.recorded_at.hour == 11
    assert t.who_sees(word.id) == {"gna", "russia"}


def test_nobody_but_mediators_conveys_and_only_what_they_hold(t: Talks):
    source = t.lna.message(rule=FREE)
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").lna.convey(source=source)
    for hidden in (source, "f" * 32):
        t.refused(Code.UNKNOWN_ACT, "source", kind="message").turkey.convey(source=hidden)
    t.refused(Code.ORIGIN_HIDDEN, "origin").turkey.convey(origin="lna")
    t.refused(Code.MISSING, "source").turkey.convey(wording=source)


def test_words_are_held_back_for_thirty_seconds_and_not_a_moment_longer(t: Talks):
    conveyed = t.russia.convey(source=t.lna.message(rule=FREE), text="They want time.")
    t.refused(Code.UNKNOWN_ACT, "conveying").turkey.confirm_conveying(conveying=conveyed)
    t.russia.confirm_conveying(conveying=conveyed)
    t.refused(Code.WRONG_STATE, "conveying", state="held").russia.confirm_conveying(conveying=conveyed, wait=1)
    t.passes(seconds=28.999)
    assert "word" not in t.kinds("gna")
    confirmed = t.last("confirm-conveying").recorded_at
    t.passes(seconds=5)
    word = t.last("word")
    assert word.recorded_at == word.at == confirmed + timedelta(seconds=30)
    assert word.act.origin is None  # type: ignore[attr-defined]
    assert t.seen("gna")[-1] is word
    assert t.view("russia").conveyings[conveyed].passage is Passage.CARRIED
    t.refused(Code.TOO_LATE, "conveying").russia.recall_conveying(conveying=conveyed)


def test_words_that_are_recalled_in_time_are_never_heard_of(t: Talks):
    conveyed = t.russia.convey()
    t.russia.confirm_conveying(conveying=conveyed)
    t.russia.recall_conveying(conveying=conveyed, wait=29)
    t.refused(Code.WRONG_STATE, "conveying", state="recalled").russia.recall_conveying(conveying=conveyed)
    t.passes(days=1)
    assert t.kinds("gna") == ["convene"]


def test_a_second_mediator_confirms_where_one_was_asked_for(t: Talks):
    conveyed = t.russia.convey(second="turkey")
    t.refused(Code.NEEDS_SECOND, "by", seat="turkey").russia.confirm_conveying(conveying=conveyed)
    t.turkey.confirm_conveying(conveying=conveyed)
    t.turkey.recall_conveying(conveying=conveyed, wait=5)


def test_a_mediator_who_only_sees_a_conveying_does_not_recall_it(t: Talks):
    conveyed = t.russia.convey(with_mediators=["turkey"])
    t.refused(Code.NOT_YOURS, "conveying").turkey.recall_conveying(conveying=conveyed)


def test_what_is_said_orally_reaches_no_page_of_the_recipient(t: Talks):
    t.russia.convey(source=t.lna.message(rule={**FREE, "orally_only": True}), orally=True)
    t.passes(days=1)
    assert t.kinds("gna") == ["convene"]


def test_the_exact_wording_is_approved_before_it_goes(t: Talks):
    source = t.lna.message(rule={**FREE, "exact_wording": True})
    t.refused(Code.NOT_TO_THIS_RECIPIENT, "to").russia.show_wording(source=source, to="gna")
    shown = t.russia.show_wording(source=source)
    other = t.russia.show_wording(source=t.lna.message(rule=FREE))
    t.refused(Code.WORDING_NOT_APPROVED, "wording").russia.convey(source=source, wording=shown)
    t.refused(Code.UNKNOWN_ACT, "wording").gna.answer_wording(wording=shown)
    t.refused(Code.NOT_YOURS, "wording").russia.answer_wording(wording=shown)
    t.lna.answer_wording(wording=shown)
    t.refused(Code.ALREADY_DONE, "wording").lna.answer_wording(wording=shown)
    t.refused(Code.WORDING_DIFFERS, "text").russia.convey(source=source, wording=shown, text="They want a lot of time.")
    t.refused(Code.WORDING_DIFFERS, "text").russia.convey(source=source, wording=shown, language="ar")
    t.refused(Code.UNKNOWN_ACT, "wording").russia.convey(source=source, wording=other)
    t.russia.convey(source=source, wording=shown)


def test_what_was_said_is_recorded_and_contested_by_who_said_it(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.note_oral()
    t.refused(Code.UNKNOWN_PERSON, "speaker").russia.note_oral(speaker="sarraj")
    t.refused(Code.WRONG_KIND_OF_SEAT, "party").russia.note_oral(party="press")
    t.refused(Code.TWICE, "to").russia.note_oral(to=["russia"])
    noted = t.russia.by("note").note_oral(rule=FREE)
    assert t.view("lna").entrusted[noted].confirmed is None
    t.refused(Code.NOT_YOURS, "noted").russia.answer_oral(noted=noted)
    t.refused(Code.UNKNOWN_ACT, "noted").gna.answer_oral(noted=noted)
    prepared = t.russia.convey(source=noted)
    t.lna.answer_oral(noted=noted, confirmed=False)
    t.refused(Code.ALREADY_DONE, "noted").lna.answer_oral(noted=noted)
    t.refused(Code.CONTESTED, "source").russia.convey(source=noted)
    t.refused(Code.CONTESTED, "conveying").russia.confirm_conveying(conveying=prepared)


def test_original_translation_and_translator_reach_the_recipient(t: Talks):
    translation = {"text": "يريدون وقتا", "language": "ar", "translator": "A. Interpreter"}
    conveyed = t.russia.convey(translation=translation)
    t.russia.confirm_conveying(conveying=conveyed)
    t.passes(seconds=31)
    word = t.last("word").act
    assert (word.text, word.translation.translator) == ("They want time.", "A. Interpreter")  # type: ignore[attr-defined]


def test_the_inner_room_is_its_own(t: Talks):
    paper = t.gna.by("siala").inner_paper()
    assert t.who_sees(paper) == {"gna"}


def test_mediators_note_among_themselves(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.mediator_note()
    t.refused(Code.WRONG_KIND_OF_SEAT, "to").russia.mediator_note(to=["gna"])
    assert t.who_sees(t.russia.mediator_note(to=["turkey"])) == {"russia", "turkey"}


def test_a_non_paper_never_goes_from_party_to_party(t: Talks):
    t.refused(Code.WRONG_KIND_OF_SEAT, "to").lna.hand_over_non_paper(to="gna")
    t.refused(Code.NOT_TO_THIS_RECIPIENT, "to").russia.hand_over_non_paper(to="russia")
    t.refused(Code.UNKNOWN_SEAT, "to").russia.hand_over_non_paper(to="eu")
    t.russia.hand_over_non_paper()
    t.gna.hand_over_non_paper(to="russia")

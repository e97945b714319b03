"""What the desk is made of: words with their rule, what waits first, what passed where; nothing of others' rooms."""

import pytest

from entremise.talks.acts.base import Hand
from entremise.talks.expected import expected
from entremise.talks.view.state import Passage
from entremise.web.desk.bank import FIRST_SIGHT, WAITING, Bank, bank, banks, page
from entremise.web.desk.crossing import recipients
from entremise.web.desk.heard import Heard, heard
from entremise.web.desk.ledger import Ledger
from entremise.web.desk.matrix import Matrix, matrix
from entremise.web.desk.standpoint import Standpoint
from entremise.web.desk.told import Crossing, crossing
from entremise.words.catalogue import translator
from entremise.words.expected import summary
from entremise.words.names import Reader
from tests.talks.cast import HEADS, Talks

OPEN = {"carry": "may-be-conveyed"}


@pytest.fixture
def t():
    return Talks()


def standpoint(t: Talks, seat: str = "russia", person: str | None = None) -> Standpoint:
    reader = Reader.of(t.view(seat), translator("en"))
    return Standpoint(reader, Hand(seat=seat, person=person or HEADS[seat]), t.now, {"gna": 0, "lna": 1}, reader.when)


def side(t: Talks, party: str, seat: str = "russia") -> Bank:
    return bank(standpoint(t, seat), Ledger.of(t.view(seat)), party)


def words(t: Talks, act: str, seat: str = "russia", person: str | None = None) -> Heard:
    view = t.view(seat)
    return heard(standpoint(t, seat, person), Ledger.of(view), view.seen[act])


def ways(t: Talks, act: str, **who: str) -> list[str]:
    return [one.seat for one in words(t, act, **who).ways]


def sentence(t: Talks) -> str:
    return summary(standpoint(t).reader, expected(t.view("russia"), "russia", HEADS["russia"], t.now))


def test_whose_words_wait_is_said_on_top_until_they_are_answered(t):
    assert sentence(t) == "Nothing is asked of you now."
    t.lna.message()
    assert sentence(t) == f"Words of {standpoint(t).reader.seat('lna')} wait for you."


# ---- to whom words may go is said before anybody types


def test_what_is_in_confidence_goes_to_nobody_and_says_why(t):
    shown = words(t, t.lna.message())
    assert shown.ways == ()
    assert shown.closed == "It goes to nobody unless the party releases it."
    assert shown.sign == "shut"


def test_what_may_be_conveyed_goes_to_all_but_its_author(t):
    assert ways(t, t.lna.message(rule=OPEN)) == ["gna", "algeria", "unsmil"]


def test_the_rule_narrows_down_who_may_have_it(t):
    assert ways(t, t.lna.message(rule={**OPEN, "to": ["gna"]})) == ["gna"]


def test_contested_words_go_to_nobody(t):
    noted = t.russia.note_oral(rule=OPEN)
    assert ways(t, noted) == ["gna", "algeria", "unsmil"]
    t.lna.answer_oral(noted=noted, confirmed=False)
    assert ways(t, noted) == []
    assert "contests" in words(t, noted).closed


def test_a_wording_is_shown_first_where_the_rule_asks_for_it(t):
    source = t.lna.message(rule={**OPEN, "exact_wording": True})
    assert ways(t, source) == []
    assert words(t, source).may_show
    wording = t.russia.show_wording(source=source)
    t.lna.answer_wording(wording=wording)
    assert {(one.seat, one.wording) for one in words(t, source).ways} >= {("gna", wording)}


def test_a_condition_or_a_time_bars_nobody_but_is_marked(t):
    source = t.lna.message(rule={**OPEN, "if_condition": "the guns are silent", "not_before": t.later(hours=2)["at"]})
    assert "gna" in ways(t, source)
    assert words(t, source).sign == "bound"


def test_a_note_taker_is_offered_no_way_across(t):
    source = t.lna.message(rule=OPEN)
    assert ways(t, source, person="note") == []
    assert all(one.refusal is not None for one in recipients(standpoint(t, person="note"), None))


def test_nothing_is_offered_from_a_frozen_room(t):
    source = t.lna.message(rule=OPEN)
    t.turkey.freeze_room(seat="russia")
    assert ways(t, source) == []
    assert not side(t, "gna").may_write


# ---- what waits stands first


def test_a_message_waits_until_its_author_is_written_to(t):
    first = t.lna.message(text="First.")
    assert [one.id for one in side(t, "lna").waiting] == [first]
    t.russia.convey(to="lna", text="We heard you.")
    assert side(t, "lna").waiting == ()
    second = t.lna.message(text="Second.")
    assert [one.id for one in side(t, "lna").waiting] == [second]


def test_it_waits_until_it_is_carried_and_again_once_that_is_taken_back(t):
    source = t.lna.message(rule=OPEN)
    prepared = t.russia.convey(to="gna", source=source)
    assert side(t, "lna").waiting == ()
    t.russia.recall_conveying(conveying=prepared)
    assert [one.id for one in side(t, "lna").waiting] == [source]


def test_a_note_on_it_sets_it_aside(t):
    source = t.lna.message()
    t.russia.mediator_note(about=source, text="Keep for later.")
    assert side(t, "lna").waiting == ()
    assert words(t, source).notes[0].text == "Keep for later."


def test_while_a_wording_is_with_the_party_nothing_waits_here(t):
    source = t.lna.message(rule={**OPEN, "exact_wording": True})
    wording = t.russia.show_wording(source=source)
    assert side(t, "lna").waiting == ()
    t.lna.answer_wording(wording=wording, approved=False)
    assert words(t, source).waits == "The wording isn’t approved"
    assert [one.id for one in side(t, "lna").waiting] == [source]


def test_contested_words_wait_for_a_note(t):
    noted = t.russia.note_oral()
    assert words(t, noted).doubt == "Not yet confirmed by the party."
    t.lna.answer_oral(noted=noted, confirmed=False, remark="Never said.")
    assert words(t, noted).waits
    assert "Never said." in words(t, noted).doubt


def test_time_asked_for_stands_with_the_party_until_it_is_answered(t):
    asked = t.lna.ask_time(until={**t.later(hours=20), "words": "until Tuesday"}, reason="Tripoli calls.")
    request = side(t, "lna").requests[0]
    assert "until Tuesday" in request.says
    assert request.reason == "Tripoli calls."
    t.russia.grant_time(asked=asked)
    assert side(t, "lna").requests == ()


# ---- the order, and the pages


def test_the_newest_is_on_top_and_the_rest_is_paged_by_ones_own_numbers(t):
    sent = [t.lna.message(text=f"Line {n}.") for n in range(70)]
    t.russia.convey(to="lna", text="All read.")
    desk = side(t, "lna")
    shown = [one.id for one in desk.entries]
    assert len(shown) == FIRST_SIGHT
    assert shown == sent[:-9:-1]
    entries, further = page(standpoint(t), Ledger.of(t.view("russia")), "lna", desk.before)
    assert [one.id for one in entries][:2] == [sent[-9], sent[-10]]
    assert len(entries) == 50
    assert [one.id for one in page(standpoint(t), Ledger.of(t.view("russia")), "lna", further)[0]] == sent[11::-1]


def test_of_many_that_wait_a_few_stand_there_with_how_many_more(t):
    for n in range(20):
        t.lna.message(text=f"Line {n}.")
    desk = side(t, "lna")
    assert len(desk.waiting) == WAITING
    assert desk.waiting_more == 20 - WAITING


def test_parties_stand_side_by_side_and_others_apart(t):
    parties, others = banks(standpoint(t), Ledger.of(t.view("russia")))
    assert [one.seat for one in parties] == ["gna", "lna"]
    assert {one.seat for one in others} == {"algeria", "unsmil"}


# ---- what crosses


def test_a_passage_shows_both_ends_and_how_far_it_is(t):
    source = t.lna.message(rule=OPEN, text="We want time.")
    prepared = t.russia.convey(to="gna", source=source, text="Some patience?")

    def now() -> Crossing:
        view = t.view("russia")
        return crossing(standpoint(t), Ledger.of(view), view.conveyings[prepared])

    assert (now().before.seat, now().before.words[0].text) == ("lna", "We want time.")
    assert (now().after.seat, now().after.words[0].text) == ("gna", "Some patience?")
    assert (now().passage, now().may_confirm, now().leftward) == (Passage.PREPARED, True, True)
    t.russia.confirm_conveying(conveying=prepared)
    assert now().says == "Arrives at 12:04:30."
    assert now().may_recall
    t.passes(seconds=31)
    assert now().passage is Passage.CARRIED
    assert not now().may_recall


def test_the_second_mediator_confirms_and_the_first_waits(t):
    source = t.lna.message(to=["russia", "turkey"], rule=OPEN)
    prepared = t.turkey.convey(to="gna", source=source, second="russia")
    for seat, may in (("turkey", False), ("russia", True)):
        view = t.view(seat)
        assert crossing(standpoint(t, seat), Ledger.of(view), view.conveyings[prepared]).may_confirm is may


# ---- who sees what


def test_a_co_mediator_finds_at_its_desk_what_was_addressed_to_it_and_nothing_else(t):
    t.lna.message(text="For Russia alone.")
    both = t.lna.message(to=["russia", "turkey"], text="For both.")
    entries = side(t, "lna", "turkey").waiting
    assert [one.id for one in entries] == [both]
    assert words(t, both).with_whom == "also with \u2068turkey\u2069"


# ---- the text


def text(t: Talks) -> Matrix:
    found = matrix(standpoint(t))
    assert found is not None
    return found


def test_the_matrix_has_the_last_stance_of_each_on_each_article(t):
    draft = t.draft()
    t.lna.take_position(draft=draft, article="ceasefire", stance="refuses")
    t.lna.take_position(draft=draft, article="ceasefire", stance="accepts-if", text="If they leave.")
    shown = text(t)
    gna, lna = shown.rows[0].cells
    assert gna.stance == ""
    assert (lna.stance, lna.text, lna.more) == ("accepts-if", "If they leave.", 1)
    assert shown.not_shown == ""


def test_it_says_who_was_not_shown_the_draft_and_whose_stance_is_on_an_earlier_one(t):
    first = t.draft(to=["gna"])
    t.gna.take_position(draft=first, article="ceasefire", stance="accepts")
    assert text(t).not_shown == "\u2068lna\u2069 and \u2068turkey\u2069"
    t.draft(to=["gna", "lna"])
    assert text(t).rows[0].cells[0].earlier


def test_where_words_went_already_they_go_again_only_by_a_lesser_link(t):
    source = t.lna.message(rule=OPEN)
    prepared = t.russia.convey(to="gna", source=source)
    assert [one.seat for one in words(t, source).ways if one.again] == ["gna"]
    t.russia.recall_conveying(conveying=prepared)
    assert not any(one.again for one in words(t, source).ways)

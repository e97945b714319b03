"""What the chronicle holds: all that a seat saw, in its order, and no trace of what it didn't."""

from datetime import UTC, date, datetime

import pytest

from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from entremise.talks.course import proceed
from entremise.web.gallery.chronicle import PAGE, Asked, Entry, Page, page_of, place_of
from entremise.words.catalogue import translator
from entremise.words.names import Reader
from tests.talks.cast import Talks

SIDES = {"gna": 0, "lna": 1}


@pytest.fixture
def t():
    return Talks()


def reader(t: Talks, seat: str, language: str = "en") -> Reader:
    return Reader.of(t.view(seat), translator(language))


def page(t: Talks, seat: str, asked: Asked = Asked()) -> Page:  # noqa: B008 - frozen
    return page_of(reader(t, seat), SIDES, asked)


def entries(page: Page) -> list[Entry]:
    return [entry for day in page.days for entry in day.entries]


def says(page: Page) -> list[str]:
    return [entry.line.says for entry in entries(page)]


def test_a_page_holds_the_latest_and_earlier_ones_hold_the_rest(t):
    for n in range(2 * PAGE + 20):
        t.press.statement(text=f"Report {n}.")
    found: list[str] = []
    shown = page(t, "gna")
    assert len(entries(shown)) == PAGE
    assert not shown.later
    while True:
        found = [entry.act for entry in entries(shown)] + found
        if not shown.earlier:
            break
        shown = page(t, "gna", Asked(before=place_of(shown.earlier)))
    assert found == [seen.placed.id for seen in t.view("gna").timeline()]


def test_from_an_earlier_page_one_comes_back_to_the_later(t):
    for n in range(PAGE + 20):
        t.press.statement(text=f"Report {n}.")
    latest = page(t, "gna")
    earlier = page(t, "gna", Asked(before=place_of(latest.earlier)))
    assert page(t, "gna", Asked(after=place_of(earlier.later))) == latest


def test_the_page_of_an_act_can_be_linked_to(t):
    first = t.press.statement(text="The first.")
    for n in range(2 * PAGE):
        t.press.statement(text=f"Report {n}.")
    assert first not in {entry.act for entry in entries(page(t, "gna"))}
    assert first in {entry.act for entry in entries(page(t, "gna", Asked(act=first)))}


def test_pages_are_those_of_the_seat_alone(t):
    for n in range(PAGE + 5):
        t.press.statement(text=f"Report {n}.", label=f"report {n}")
    alone = page(t, "gna")
    other = Talks()
    for n in range(PAGE + 5):
        other.lna.message(wait=0)
        other.press.statement(text=f"Report {n}.", label=f"report {n}")
    assert page(other, "gna") == alone


@pytest.mark.parametrize("said", ["", "x", "1", "1.", "1.x", "-1.0", "1.0;", "9" * 40 + ".0"])
def test_what_is_no_place_is_as_if_nothing_was_asked(said):
    assert place_of(said) is None


def test_days_are_headings_in_the_zone_of_the_talks(t):
    t.passes(hours=14)
    t.press.statement(text="Late in the evening.", happened=datetime(2020, 1, 13, 21, 30, tzinfo=UTC))
    first, second = page(t, "gna").days
    assert (first.heading, second.heading) == ("Monday 13 January 2020", "Tuesday 14 January 2020")
    assert second.entries[0].time == "00:30", "half past midnight in Moscow"


def test_what_lies_back_stands_where_it_was_told_with_its_date(t):
    t.press.statement(text="It began then.", happened=date(2019, 4, 4))
    (day,) = page(t, "gna").days
    assert day.heading == "Monday 13 January 2020"
    assert day.entries[-1].time == "4 April 2019"


def test_what_has_no_date_says_so(t):
    act = parse_act("statement", {"speaker": "gna", "text": "Once.", "language": "en"})
    proceed(t.hall, Hand(seat="press"), act, t.now, None, t.ids("undated"), t.ids)
    (day,) = page(t, "gna").days
    assert day.entries[-1].undated
    assert day.entries[-1].time == "undated"


def test_public_only_leaves_out_what_was_not(t):
    t.gna.message(text="For your ears.")
    t.press.statement(text="They came.")
    assert len(says(page(t, "gna", Asked(public=True)))) == 2
    assert len(says(page(t, "gna"))) == 3
    assert all(entry.public for entry in entries(page(t, "gna", Asked(public=True))))


def test_each_entry_says_who_else_sees_it_and_what_is_public_is_public(t):
    t.gna.message(to=["russia", "turkey"])
    t.press.statement()
    message, statement = entries(page(t, "gna"))[-2:]
    assert all(name in message.sees for name in ("Gna", "russia", "turkey"))
    assert not message.public
    assert statement.public
    assert not statement.sees


def test_a_matter_has_the_side_of_whose_it_is(t):
    t.press.statement(speaker="lna")
    t.press.statement(speaker="A spokesman", for_actor="gna")
    t.gna.message()
    t.russia.add_actor()
    assert [entry.side for entry in entries(page(t, "russia"))[-4:]] == [1, 0, 0, None]


def test_a_party_is_coloured_under_the_name_agreed_for_the_reader(t):
    t.russia.agree_name()
    t.lna.leave(told="public")
    left = entries(page(t, "gna"))[-1]
    assert [piece.side for piece in left.pieces if "the eastern side" in piece.text] == [1]


def test_accounts_that_contradict_each_other_stand_side_by_side(t):
    one = t.press.statement(speaker="gna", text="They fired first.")
    t.press.statement(speaker="lna", text="They did.", contradicts=one)
    against = entries(page(t, "algeria"))[-1].line.against
    assert against is not None
    assert against.words.text == "They fired first."
    assert against.act == one


def test_doubt_is_marked(t):
    t.press.incident()
    assert entries(page(t, "gna"))[-1].line.doubtful


def test_who_comes_later_reads_what_was_public_as_a_chapter_of_its_own(t):
    t.press.statement(text="Before it came.")
    t.gna.message()
    t.russia.add_seat()
    t.passes(days=1)
    t.press.statement(text="After it came.")
    shown = page(t, "un")
    assert [bool(day.shown) for day in shown.days] == [False, True, False]
    chapter = shown.days[1]
    assert chapter.heading == "Monday 13 January 2020"
    assert any("Before it came." in words.text for entry in chapter.entries for words in entry.line.words)
    assert not any("We want time." in words.text for entry in entries(shown) for words in entry.line.words)


def test_an_empty_chronicle_is_empty():
    assert page(Talks(convened=False), "gna").empty

"""A view in pages, without a server: the numbers are the seat's own, and what is erased keeps its number."""

from entremise.api import pages
from entremise.talks.acts.form import body
from entremise.talks.view.fold import see
from entremise.talks.view.state import View
from tests.talks.cast import TALKS, Talks


def test_each_number_stands_on_one_page():
    t = Talks()
    for _ in range(7):
        t.lna.message()
    view = t.view("lna")
    whole = pages.entries(view, TALKS, 0, view.n)
    assert [one["n"] for one in whole] == [*range(1, view.n + 1)]
    assert pages.entries(view, TALKS, 0, 3) + pages.entries(view, TALKS, 3, view.n) == whole


def test_what_stands_within_another_act_has_no_number_of_its_own():
    t = Talks()
    words = t.lna.message(to=["russia"])
    t.lna.disclose(acts=[body(t.last("message"), TALKS)], to=["turkey"])
    view = t.view("turkey")
    assert words in view.seen
    assert words not in [one["act"] for one in pages.entries(view, TALKS, 0, view.n)]


def test_what_is_erased_keeps_its_number():
    view = see(View("lna"), None)
    assert pages.entries(view, TALKS, 0, 1) == [{"n": 1, "act": None, "body": "erased"}]

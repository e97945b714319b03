"""Views that are kept are whole, in whatever moment they were folded."""

from collections.abc import Callable
from typing import Any

from entremise.house.views import Views
from tests.house.cast import HouseTalks, hand, message, paper
from tests.talks.cast import BOTH, TALKS


class Overtaken:
    """Reads the talks, and lets something happen just before it gives what was asked for."""

    def __init__(self, t: HouseTalks, happens: Callable[[], object]) -> None:
        self._reading = t.store.read(TALKS)
        self._happens = happens

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._reading, name)

        def answer(*arguments):
            if name in ("entries", "acts"):
                self._happens()
            return asked(*arguments)

        return answer


def test_a_view_that_is_overtaken_while_it_is_read_is_folded_on_from_where_it_came_to(t):
    views = Views(10)
    t.lna.message()
    views.keep(TALKS, views.of_seat(Overtaken(t, t.lna.message), TALKS, "lna"))
    assert views.of_seat(t.store.read(TALKS), TALKS, "lna").view == t.view("lna")
    t.lna.message()
    assert views.of_seat(t.store.read(TALKS), TALKS, "lna").view == t.view("lna")


def test_so_is_the_tables_eye(t):
    views = Views(10)
    views.keep(TALKS, views.of_table(Overtaken(t, lambda: t.russia.put_terms(to=BOTH)), TALKS))
    t.lna.message()
    assert views.of_table(t.store.read(TALKS), TALKS).view == t.hall.memory.eye
    t.russia.put_terms(to=BOTH)
    assert views.of_table(t.store.read(TALKS), TALKS).view == t.hall.memory.eye


def test_the_views_used_last_are_kept(t):
    views = Views(2)
    for seat in ("lna", "gna", "lna", "russia"):
        views.keep(TALKS, views.of_seat(t.store.read(TALKS), TALKS, seat))
    assert [seat for _, seat in views._kept] == ["lna", "russia"]


def test_an_older_view_never_takes_the_place_of_a_later_one(t):
    views = Views(10)
    older = views.of_seat(t.store.read(TALKS), TALKS, "lna")
    t.house.append(TALKS, hand("lna"), message())
    later = views.of_seat(t.store.read(TALKS), TALKS, "lna")
    views.keep(TALKS, later)
    views.keep(TALKS, older)
    receipt = t.house.append(TALKS, hand("lna"), paper())
    placed = t.house.view(TALKS, "lna").seen[receipt.act].placed
    views.advance(TALKS, "lna", receipt.n, placed)
    assert views.of_seat(t.store.read(TALKS), TALKS, "lna").view == t.house.view(TALKS, "lna")
    views.advance(TALKS, "lna", receipt.n, placed)
    assert views.of_seat(t.store.read(TALKS), TALKS, "lna").n == receipt.n

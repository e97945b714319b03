"""Talks about water or wages have no front: forms for fighting stand folded there until somebody speaks of it."""

from __future__ import annotations

from tests.web.served import come, said, served
from tests.web.test_convening import convener, form, talks_of

__all__ = ("come", "convener", "served")

REPORTS = ("hostilities", "forces", "incident")


def at_sight(page: str) -> set[str]:
    """The forms that are offered before anything is unfolded."""
    first = page.partition('id="offers-aside"')[0]
    return {kind for kind in (*REPORTS, "statement") if f'id="offer-{kind}"' in first}


def test_where_there_is_fighting_it_is_reported_at_sight(served, come):
    page = come("russia/lavrov").get(served.url("proceedings/")).content.decode()
    assert at_sight(page) == {*REPORTS, "statement"}
    assert "offers-aside" not in page


def test_talks_about_something_else_keep_it_folded_until_it_is_spoken_of(served, convener):
    talks = talks_of(convener.post("/convene/", form()))
    here = f"/talks/{talks}/proceedings/"
    page = convener.get(here).content.decode()
    assert at_sight(page) == {"statement"}
    assert all(f'id="offer-{kind}"' in page for kind in REPORTS), "folded, and still there"
    statement = said(convener.get(f"/talks/{talks}/do/statement/").content.decode())
    assert statement.index("Failure of the talks") < statement.index("Call for a ceasefire")
    fields = {"state": "war", "where": "The river", "says": "the-envoy"}
    assert convener.post(f"/talks/{talks}/do/hostilities/", fields).status_code == 302
    assert at_sight(convener.get(here).content.decode()) == {*REPORTS, "statement"}


def test_where_monitors_have_a_seat_incidents_are_reported_at_sight(convener):
    monitored = form(**{"seat.3.kind": "monitor", "seat.3.name.en": "the monitors"})
    page = convener.get(f"/talks/{talks_of(convener.post('/convene/', monitored))}/proceedings/").content.decode()
    assert at_sight(page) == {*REPORTS, "statement"}

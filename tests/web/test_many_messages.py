"""Ten thousand messages in a room: its pages stay small and quick, and what is older can be reached."""

import pytest

from entremise.talks.acts.base import Hand
from entremise.talks.acts.messages import Message
from tests.web.served import come, said, served

__all__ = ("come", "served")

MANY = 10_000
FIRST_SIGHT = 100_000
"""Bytes of a page at first sight, its style and script aside."""


pytestmark = pytest.mark.xdist_group("many_messages")
"""Ten thousand messages are written once, and not on each of the test's processes."""


@pytest.fixture(scope="module")
def _many(served):
    sarraj = Hand(seat="gna", person="sarraj")
    for n in range(MANY):
        text = f"Line {n} of very many."
        served.premises.house.append(served.talks, sarraj, Message(to=("russia",), text=text, language="en"))


@pytest.mark.usefixtures("_many")
@pytest.mark.parametrize(
    ("person", "pages"),
    [
        ("gna/sarraj", ("room/", "text/", "chronicle/", "record/", "inner/")),
        ("russia/lavrov", ("desk/", "text/", "chronicle/", "record/", "proceedings/")),
        ("lna/haftar", ("room/", "chronicle/")),
    ],
)
def test_pages_stay_small(served, come, person, pages):
    client = come(person)
    for page in pages:
        answer = client.get(served.url(page))
        assert answer.status_code == 200, page
        assert len(answer.content) < FIRST_SIGHT, page


@pytest.mark.usefixtures("_many")
def test_the_newest_is_at_hand(served, come):
    newest = f"Line {MANY - 1} of very many."
    assert newest in said(come("gna/sarraj").get(served.url("room/")).content.decode())
    assert newest in said(come("russia/lavrov").get(served.url("desk/")).content.decode())


@pytest.mark.usefixtures("_many")
def test_the_other_side_learns_nothing_of_it(served, come):
    for page in ("room/", "text/", "chronicle/", "record/", "delegation/", "table/", "map/"):
        answer = come("lna/haftar").get(served.url(page))
        assert "of very many" not in answer.content.decode()

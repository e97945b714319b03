"""Where actors stand on the map: parties face each other, whoever is behind them stands outward, nobody moves."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entremise.web.gallery.layout import Box, Layout, Node, Part, lay_out


def party(slug: str) -> Node:
    return Node(slug, Part.PARTY)


def between(slug: str) -> Node:
    return Node(slug, Part.BETWEEN)


def behind(slug: str, of: str) -> Node:
    return Node(slug, Part.BEHIND, of)


MOSCOW = [
    party("gna"),
    party("lna"),
    between("russia"),
    between("turkey"),
    behind("qatar", "gna"),
    behind("egypt", "lna"),
    behind("france", "lna"),
]


def boxes(layout: Layout) -> dict[str, Box]:
    return {box.slug: box for box in layout.boxes}


def right_of(one: Box, other: Box) -> bool:
    return one.x >= other.x + other.width


def test_parties_stand_left_and_right_with_the_mediators_between_and_their_backers_outward():
    at = boxes(lay_out(MOSCOW, ()))
    assert right_of(at["russia"], at["gna"])
    assert right_of(at["lna"], at["russia"])
    assert right_of(at["gna"], at["qatar"])
    assert right_of(at["egypt"], at["lna"])


def test_an_actor_that_is_added_moves_nobody():
    added = [*MOSCOW, *(behind(f"state-{n}", "gna") for n in range(20)), between("host"), party("third")]
    for n in range(len(MOSCOW), len(added) + 1):
        before, after = boxes(lay_out(added[: n - 1], ())), boxes(lay_out(added[:n], ()))
        for slug, box in before.items():
            assert (after[slug].x, after[slug].y) == (box.x, box.y), f"{slug} moved when {added[n - 1].slug} came"


def test_a_line_runs_level_from_a_backer_to_its_party():
    (line,) = lay_out(MOSCOW, [("france", "lna")]).lines
    assert line.start[1] == line.end[1]
    assert line.start[0] > line.end[0]


def test_two_relations_of_the_same_two_are_two_lines():
    one, other = lay_out(MOSCOW, [("turkey", "gna"), ("turkey", "gna")]).lines
    assert abs(one.start[1] - other.start[1]) >= 16


def test_what_names_nobody_has_no_line_and_the_others_keep_their_place():
    layout = lay_out(MOSCOW, [("nobody", "gna"), ("gna", "gna"), ("qatar", "gna")])
    assert [line.tie for line in layout.lines] == [2]


def test_nobody_stands_behind_a_party_that_is_not_there():
    with pytest.raises(ValueError, match="no party"):
        lay_out([behind("qatar", "gna")], ())


def test_nobody_stands_twice():
    with pytest.raises(ValueError, match="one slug"):
        lay_out([party("gna"), between("gna")], ())


@st.composite
def casts(draw: st.DrawFn) -> list[Node]:
    parties = [f"p{n}" for n in range(draw(st.integers(0, 5)))]
    kinds = [Part.BETWEEN, *([Part.BEHIND] if parties else [])]
    others = draw(st.lists(st.sampled_from(kinds), max_size=40))
    nodes = [
        Node(f"a{n}", part, draw(st.sampled_from(parties)) if part is Part.BEHIND else None)
        for n, part in enumerate(others)
    ]
    return draw(st.permutations([*map(party, parties), *nodes])) if parties else nodes


@given(casts())
def test_whoever_comes_nobody_covers_anybody_and_all_are_within_the_sheet(nodes):
    layout = lay_out(nodes, ())
    for one, other in combinations(layout.boxes, 2):
        beside = right_of(one, other) or right_of(other, one)
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y, (one, other)
    for box in layout.boxes:
        assert layout.x <= box.x
        assert box.x + box.width <= layout.x + layout.width
        assert layout.y <= box.y
        assert box.y + box.height <= layout.y + layout.height

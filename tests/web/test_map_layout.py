"""Where actors stand on the sheet: parties face each other, whoever is behind them stands outward, nobody moves."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entremise.house.map import Area, Spot
from entremise.house.map.placing import ROOM
from entremise.web.map.layout import Layout, lay_out
from entremise.web.map.lines import Box, Drawn

MOSCOW = {
    "gna": Spot(Area.PARTY, 0, "gna"),
    "lna": Spot(Area.PARTY, 1, "lna"),
    "russia": Spot(Area.BETWEEN, 0),
    "turkey": Spot(Area.BETWEEN, 1),
    "press": Spot(Area.AROUND, 0),
    "haftar": Spot(Area.WITH, 0, "lna"),
    "qatar": Spot(Area.BEHIND, 0, "gna"),
    "egypt": Spot(Area.BEHIND, 0, "lna"),
    "france": Spot(Area.BEHIND, 1, "lna"),
}


def right_of(one: Box, other: Box) -> bool:
    return one.x >= other.right


def below(one: Box, other: Box) -> bool:
    return one.y >= other.bottom


def within(one: Box, other: Box) -> bool:
    return other.x <= one.x and one.right <= other.right and other.y <= one.y and one.bottom <= other.bottom


def test_parties_stand_left_and_right_with_the_mediators_between_and_their_backers_outward():
    at = lay_out(MOSCOW).boxes
    assert right_of(at["russia"], at["gna"])
    assert right_of(at["lna"], at["russia"])
    assert right_of(at["gna"], at["qatar"])
    assert right_of(at["egypt"], at["lna"])
    assert below(at["russia"], at["press"])


def test_who_belongs_to_a_party_stands_in_its_pillar():
    at = lay_out(MOSCOW).boxes
    assert within(at["haftar"], at["lna"])


def test_a_line_runs_level_from_a_backer_to_its_party():
    (line,) = lay_out(MOSCOW, [Drawn("france", "lna")]).lines
    assert line.start[1] == line.end[1]
    assert line.start[0] > line.end[0]


def test_two_relations_of_the_same_two_are_two_lines_and_their_words_stand_apart():
    one, other = lay_out(MOSCOW, [Drawn("turkey", "gna"), Drawn("turkey", "gna")]).lines
    assert abs(one.start[1] - other.start[1]) >= 16
    assert abs(one.words[1] - other.words[1]) >= 14 or abs(one.words[0] - other.words[0]) >= 40


def test_eleven_relations_of_the_same_two_all_meet_their_boxes():
    layout = lay_out(MOSCOW, [Drawn("turkey", "russia")] * 11 + [Drawn("turkey", "gna")] * 11)
    assert len(layout.lines) == 22
    turkey = layout.boxes["turkey"]
    for line in layout.lines:
        assert turkey.x <= line.start[0] <= turkey.right
        assert turkey.y <= line.start[1] <= turkey.bottom


def test_what_names_nobody_has_no_line_nor_has_who_stands_within_the_other():
    ties = [("nobody", "gna"), ("gna", "gna"), ("haftar", "lna"), ("qatar", "gna")]
    assert [line.tie for line in lay_out(MOSCOW, [Drawn(*pair) for pair in ties]).lines] == [3]


def test_a_line_goes_around_what_stands_between_its_ends():
    spots = {**MOSCOW, **{f"b{n}": Spot(Area.BEHIND, n + 1, "gna") for n in range(3)}}
    (line,) = lay_out(spots, [Drawn("qatar", "b2")]).lines
    between = lay_out(spots).boxes["b0"]
    assert all(not between.x < x < between.right for x, _y in line.points[1:-1])


def test_nobody_stands_behind_a_party_that_is_not_there():
    with pytest.raises(ValueError, match="no party"):
        lay_out({"qatar": Spot(Area.BEHIND, 0, "gna")})


def test_four_parties_are_no_higher_than_two_rows_of_them():
    spots = {f"p{n}": Spot(Area.PARTY, n, f"p{n}") for n in range(4)}
    spots |= {f"b{n}-{k}": Spot(Area.BEHIND, k, f"p{n}") for n in range(4) for k in range(8)}
    assert lay_out(spots).height < 1_250


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, Spot]:
    """Any number of people in every area, as full as each may be, with gaps where somebody left a place."""
    parties = draw(st.integers(0, 6))
    spots = {f"p{n}": Spot(Area.PARTY, n, f"p{n}") for n in range(parties)}
    for area in (Area.BETWEEN, Area.AROUND):
        spots |= {f"{area}-{n}": Spot(area, n) for n in draw(st.sets(st.integers(0, ROOM[area] - 1)))}
    for party in range(parties):
        for area, most in ((Area.BEHIND, 14), (Area.WITH, ROOM[Area.WITH] - 1)):
            taken = draw(st.sets(st.integers(0, most)))
            spots |= {f"{area}-{party}-{n}": Spot(area, n, f"p{party}") for n in taken}
    return spots


def apart(one: Box, other: Box) -> bool:
    return right_of(one, other) or right_of(other, one) or below(one, other) or below(other, one)


def sheet_holds(layout: Layout, box: Box) -> bool:
    return within(box, Box("sheet", layout.x, layout.y, layout.width, layout.height))


@given(sheets())
def test_whoever_comes_nobody_covers_anybody_and_all_are_within_the_sheet(spots):
    layout = lay_out(spots)
    for one, other in combinations(layout.boxes.values(), 2):
        inner = {Area.WITH, Area.PARTY} == {spots[one.who].area, spots[other.who].area}
        assert apart(one, other) or (inner and (within(one, other) or within(other, one))), (one, other)
    for box in layout.boxes.values():
        assert sheet_holds(layout, box)


@given(sheets(), sheets())
def test_a_place_is_the_same_whoever_else_is_there(one, other):
    both = {**one, **other}
    before, after = lay_out(one).boxes, lay_out(both).boxes
    for who, box in before.items():
        assert (after[who].x, after[who].y, after[who].width) == (box.x, box.y, box.width)


@given(sheets(), st.data())
def test_words_lie_along_their_lines(spots, data):
    who = st.sampled_from([*spots] or ["nobody"])
    ties = data.draw(st.lists(st.builds(Drawn, who, who, st.just((60, 14))), max_size=20))
    for line in lay_out(spots, ties).lines:
        xs, ys = zip(*line.points, strict=True)
        assert min(xs) <= line.words[0] <= max(xs)
        assert min(ys) <= line.words[1] <= max(ys)

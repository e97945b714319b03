"""The map: who is who to whom, as the seat's view holds it; conflicts of interest shown without being asked."""

import pytest

from entremise.web.gallery.actors import Cast, cast
from entremise.web.gallery.drawing import Drawing, Row, draw, rows, wrap
from entremise.web.gallery.layout import Part
from entremise.words.catalogue import translator
from entremise.words.names import Reader
from tests.talks.cast import Talks

SIDES = {"gna": 0, "lna": 1}


@pytest.fixture
def t():
    return Talks()


def reader(t: Talks, seat: str = "press") -> Reader:
    return Reader.of(t.view(seat), translator("en"))


def actors(t: Talks, seat: str = "press") -> Cast:
    return cast(reader(t, seat))


def drawn(t: Talks, seat: str = "press") -> Drawing:
    return draw(reader(t, seat), actors(t, seat), SIDES)


def row(t: Talks, slug: str, seat: str = "press") -> Row:
    return next(one for one in rows(reader(t, seat), actors(t, seat), SIDES) if one.slug == slug)


def part(t: Talks, slug: str) -> Part:
    return next(node.part for node in actors(t).nodes if node.slug == slug)


def test_an_actor_and_its_seat_are_one(t):
    assert sorted(one.slug for one in actors(t).known) == sorted(
        ["russia", "turkey", "gna", "lna", "press", "algeria", "unsmil"]
    )


def test_a_mediator_that_backs_a_party_is_shown_as_a_conflict(t):
    assert actors(t).in_conflict == {"russia", "turkey"}, "also where no relation says that they mediate"
    assert any("mediates, and backs" in says for says in actors(t).conflicts)
    line = next(line for line in drawn(t).lines if line.conflict)
    assert line.warns is not None
    box = next(box for box in drawn(t).boxes if box.slug == "russia")
    assert "conflict of interest" in box.label
    assert row(t, "russia").conflict


def test_a_sponsor_that_backs_a_party_is_one_too_and_a_mere_backer_is_none(t):
    t.russia.add_actor()
    t.russia.relate(relation={"actor": "france", "role": "backer", "of": "lna"})
    assert "france" not in actors(t).in_conflict
    t.russia.relate(relation={"actor": "france", "role": "sponsor"})
    assert "france" in actors(t).in_conflict


def test_a_relation_that_has_ended_is_drawn_no_more(t):
    before = len(drawn(t).lines)
    t.russia.relate(relation={"actor": "russia", "role": "backer", "of": "lna"}, holds=False)
    assert len(drawn(t).lines) == before - 1


def test_who_only_backs_a_party_stands_behind_it_and_who_serves_the_talks_between(t):
    t.russia.add_actor()
    t.russia.relate(relation={"actor": "france", "role": "backer", "of": "lna"})
    assert part(t, "france") is Part.BEHIND
    t.russia.relate(relation={"actor": "france", "role": "host"})
    assert part(t, "france") is Part.BETWEEN


def test_an_actor_of_which_nothing_is_said_stands_between(t):
    t.russia.add_actor()
    assert part(t, "france") is Part.BETWEEN


def test_nobody_moves_when_an_actor_is_added(t):
    before = {box.slug: (box.box.x, box.box.y) for box in drawn(t).boxes}
    t.russia.add_actor()
    t.russia.relate(relation={"actor": "france", "role": "backer", "of": "gna"})
    after = {box.slug: (box.box.x, box.box.y) for box in drawn(t).boxes}
    assert before.items() <= after.items()


def test_each_relation_stands_in_the_table_on_both_sides(t):
    t.russia.relate(relation={"actor": "turkey", "role": "guarantor", "says": "had the accord come into force"})
    turkey = " ".join(row(t, "turkey").says)
    assert "Backer, towards" in turkey
    assert "had the accord come into force" in turkey
    assert any(says.startswith("Backer: ") and "turkey" in says for says in row(t, "gna").says)


def test_what_is_said_with_a_reserve_is_no_office_in_the_drawing(t):
    t.russia.relate(relation={"actor": "turkey", "role": "guarantor", "says": "had the accord come into force"})
    box = next(box for box in drawn(t).boxes if box.slug == "turkey")
    assert "guarantor" not in box.label


def test_a_party_is_called_by_the_name_agreed_for_the_reader(t):
    t.russia.agree_name()
    assert "eastern side" in row(t, "lna", "gna").name
    assert "eastern side" not in row(t, "lna", "lna").name


def test_who_comes_later_sees_the_same_map(t):
    t.russia.add_seat()
    t.passes(minutes=1)
    late, early = drawn(t, "un"), drawn(t, "press")
    assert {box.slug for box in late.boxes} == {box.slug for box in early.boxes}


def test_words_stay_within_their_boxes(t):
    long = {"slug": "long", "kind": "collective", "name": {"en": "Some of the states of the wider region " * 4}}
    t.russia.add_actor(actor=long)
    for drawing in (drawn(t), drawn(t, "russia")):
        for box in drawing.boxes:
            for label in (*box.name, *box.small, *filter(None, [box.conflict])):
                assert box.box.y <= label.y <= box.box.y + box.box.height, (box.slug, label)


def test_a_long_name_is_broken_between_words_and_cut():
    assert wrap("the Government of National Accord", 14, 3) == ("the Government", "of National", "Accord")
    assert wrap("one two three four", 5, 2) == ("one", "two…")
    assert wrap("", 10, 3) == ()
    assert wrap("anything", 10, 0) == ()

"""Rules on convening, seats, persons, relations and names: who may, and how it is refused."""

from typing import Any

import pytest

from entremise.talks.refusal import Code
from entremise.talks.standing import backers, conflicts_of_interest
from tests.talks.cast import CONVENE, Talks, person, seat


@pytest.fixture
def t() -> Talks:
    return Talks()


def test_nothing_happens_before_the_talks_are_convened():
    Talks(convened=False).refused(Code.NOT_CONVENED, "kind").russia.communique()


def test_talks_are_convened_once(t: Talks):
    t.refused(Code.ALREADY_CONVENED, "kind").russia.convene()


def test_a_party_does_not_convene():
    t = Talks(convened=False)
    t.refused(Code.NOT_FOR_THIS_SEAT, "by", seat="gna", kinds="mediator").gna.convene()


@pytest.mark.parametrize(
    ("code", "about", "fields"),
    [
        (Code.TWICE, "seats", {"seats": [*CONVENE["seats"], seat("gna", "party")]}),
        (Code.TWICE, "actors", {"actors": [*CONVENE["actors"], CONVENE["actors"][0]]}),
        (Code.TWICE, "persons", {"persons": [*CONVENE["persons"], person("gna", "sarraj")]}),
        (Code.TAKEN, "seats", {"seats": [*CONVENE["seats"], seat("table", "observer")]}),
        (Code.UNKNOWN_ACTOR, "seats", {"seats": [*CONVENE["seats"], {**seat("eu", "observer"), "actor": "eu"}]}),
        (Code.UNKNOWN_ACTOR, "relation.actor", {"relations": [{"actor": "eu", "role": "host"}]}),
        (Code.UNKNOWN_ACTOR, "relation.of", {"relations": [{"actor": "russia", "role": "backer", "of": "eu"}]}),
        (Code.UNKNOWN_SEAT, "persons", {"persons": [*CONVENE["persons"], person("eu", "borrell")]}),
        (Code.UNKNOWN_SEAT, "by", {"seats": CONVENE["seats"][:2]}),
        (Code.NOT_OF_THIS_SEAT, "by", {"persons": CONVENE["persons"][:3]}),
    ],
)
def test_what_the_talks_are_convened_with_fits_together(code: Code, about: str, fields: dict[str, Any]):
    Talks(convened=False).refused(code, about).russia.convene(**fields)


def test_nobody_acts_for_a_seat_that_there_is_not(t: Talks):
    t.refused(Code.NOT_CONVENED).mallory.statement()


def test_nobody_acts_as_another_seats_person(t: Talks):
    t.refused(Code.NOT_OF_THIS_SEAT, "by", person="haftar", seat="gna").gna.by("haftar").statement()


def test_a_seat_with_a_delegation_acts_by_one_of_its_persons(t: Talks):
    t.refused(Code.MISSING, "by.person").gna.by(None).statement()


def test_only_mediators_add_seats(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.add_seat()


def test_a_seats_name_is_free_and_its_actor_known(t: Talks):
    t.refused(Code.TAKEN, "seat.slug", name="gna").russia.add_seat(seat=seat("gna", "observer"))
    t.refused(Code.TAKEN, "seat.slug", name="table").russia.add_seat(seat=seat("table", "observer"))
    t.refused(Code.UNKNOWN_ACTOR, "seat.actor").russia.add_seat(seat={**seat("eu", "observer"), "actor": "eu"})


def test_actors_come_into_view_once(t: Talks):
    t.russia.add_actor()
    t.refused(Code.TAKEN, "actor.slug", name="france").russia.add_actor()


def test_a_relation_begins_once_and_ends_once(t: Talks):
    host = {"actor": "russia", "role": "host"}
    t.refused(Code.NOT_YET, "relation").russia.relate(relation=host, holds=False)
    t.russia.relate(relation=host)
    t.refused(Code.ALREADY_DONE, "relation").russia.relate(relation=host)
    t.russia.relate(relation=host, holds=False)
    t.refused(Code.UNKNOWN_ACTOR, "relation.actor").russia.relate(relation={"actor": "eu", "role": "host"})


def test_a_mediator_that_backs_a_party_is_shown_to_have_a_conflict_of_interest(t: Talks):
    assert backers(t.view("press")) == {"gna": ("turkey",), "lna": ("russia",)}
    # Who sits as a mediator mediates, whether or not a relation says so.
    assert [(one.actor, one.role.value, one.backs) for one in conflicts_of_interest(t.view("press"))] == [
        ("turkey", "mediator", "gna"),
        ("russia", "mediator", "lna"),
    ]
    t.russia.relate(relation={"actor": "russia", "role": "sponsor"})
    assert ("russia", "sponsor", "lna") in {
        (one.actor, one.role.value, one.backs) for one in conflicts_of_interest(t.view("press"))
    }


def test_a_delegation_names_its_own(t: Talks):
    t.gna.accredit()
    t.refused(Code.TAKEN, "person.slug").gna.accredit()
    t.refused(Code.UNKNOWN_SEAT, "person.seat").gna.accredit(person=person("eu", "borrell"))
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.accredit(person=person("lna", "mole"))
    t.refused(Code.NOT_YOURS, "person.seat").russia.accredit(person=person("lna", "mole"))


def test_words_leave_a_party_by_its_head_or_whom_the_head_entrusted(t: Talks):
    t.refused(Code.NEEDS_CAPACITY, "by", person="mishri", capacities="head").gna.by("mishri").message()
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("mishri").entrust()
    t.gna.entrust(person="mishri")
    t.refused(Code.ALREADY_DONE, "person").gna.entrust(person="mishri")
    t.gna.by("mishri").message()
    t.gna.entrust(person="mishri", may_release=False)
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("mishri").message()
    t.refused(Code.UNKNOWN_PERSON, "person", person="haftar", seat="gna").gna.entrust(person="haftar")


def test_a_person_is_replaced_within_the_own_delegation_alone(t: Talks):
    t.refused(Code.NOT_YOURS, "seat").russia.replace_person()
    t.refused(Code.NOT_YOURS, "seat").lna.replace_person()
    t.refused(Code.UNKNOWN_SEAT, "seat").gna.replace_person(seat="eu")
    t.refused(Code.UNKNOWN_PERSON, "person").gna.replace_person(person="haftar")
    t.refused(Code.TAKEN, "successor").gna.replace_person(successor="siala")
    t.gna.replace_person()
    t.refused(Code.NOT_OF_THIS_SEAT, "by").gna.by("mishri").statement()
    t.gna.by("shater").inner_paper()


def test_names_are_agreed_by_mediators_for_seats_that_there_are(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.agree_name()
    t.refused(Code.UNKNOWN_SEAT, "seat").russia.agree_name(seat="eu")
    t.refused(Code.UNKNOWN_SEAT, "readers").russia.agree_name(readers=["eu"])
    t.refused(Code.TWICE, "readers").russia.agree_name(readers=["gna", "gna"])


@pytest.mark.parametrize("name", ["lna", "LNA", "L N A", "l\u200bna", "\u202elna\u202c", "ĺna", "ｌｎａ"])
def test_no_seat_is_called_as_another_is(t: Talks, name: str):
    """Whoever conveys words chooses the recipient by its name, and a mediator may not mislead another."""
    t.refused(Code.TAKEN, "name", name=name).turkey.agree_name(seat="gna", readers=["russia"], name={"en": name})
    wanted = {**seat("second", "party"), "name": {"en": "a second", "fr": name}}
    t.refused(Code.TAKEN, "seat.name").turkey.add_seat(seat=wanted)
    seats = [*CONVENE["seats"], {**seat("second", "party"), "name": {"en": name}}]
    Talks(convened=False).refused(Code.TAKEN, "seats").russia.convene(seats=seats)


def test_a_name_is_taken_for_those_who_read_it_so(t: Talks):
    t.russia.agree_name(seat="lna", readers=["gna"], name={"en": "the east"})
    t.refused(Code.TAKEN, "name").turkey.agree_name(seat="turkey", readers=["press", "gna"], name={"en": "The East"})
    t.turkey.agree_name(seat="turkey", readers=["press"], name={"en": "the east"})
    t.russia.agree_name(seat="lna", readers=["gna"], name={"en": "the eastern side"})
    t.turkey.agree_name(seat="turkey", readers=["gna"], name={"en": "the east"})


def test_a_name_agreed_for_one_reader_is_read_by_it_alone(t: Talks):
    t.russia.agree_name(seat="lna", readers=["gna"])
    assert dict(t.view("gna").names.items()) == {"lna": {"en": "the eastern side"}}
    assert not dict(t.view("lna").names.items())
    assert not dict(t.view("russia").names.items())


def test_a_new_seat_sees_what_is_public_and_nothing_else(t: Talks):
    t.lna.message()
    t.draft()
    t.russia.accredit(person=person("russia", "aide"), told="mediators")
    t.russia.communique()
    t.russia.add_seat()
    assert t.kinds("un") == ["add-seat", "acquaint"]
    shown = [one["kind"] for one in t.last("acquaint").act.acts]  # type: ignore[attr-defined]
    assert shown == ["convene", "communique"]
    assert {seen.placed.act.kind for seen in t.view("un").seen.values()} == {
        "add-seat",
        "acquaint",
        "convene",
        "communique",
    }
    assert t.view("un").convened is not None

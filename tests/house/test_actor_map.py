"""The map of actors: the record and a seat's own dossier joined; places that stay; conflicts from both."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entremise.dossier.fact import RoleClaim
from entremise.dossier.relations import TieKind
from entremise.dossier.values import RoleKind
from entremise.house.map import Area, Spot, as_json
from entremise.house.map.actor_map import STEPS as FOLLOWED
from entremise.house.map.placing import ROOM
from entremise.talks.refusal import Refused
from tests.house.dossier_cast import Kept, piece
from tests.talks.cast import person, seat

BARE: dict[str, Any] = {"relations": [], "actors": []}


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def bare():
    """Talks of which the record has no relations; Haftar and Sarraj head the parties' delegations."""
    return Kept(**BARE)


# ---- who is who


def test_an_actor_and_its_seat_are_one_and_nobody_of_a_delegation_is_there_unasked(kept):
    assert list(kept.map().who) == ["russia", "turkey", "gna", "lna", "press", "algeria", "unsmil"]


def test_what_a_report_calls_an_actor_of_the_talks_leads_to_it(kept):
    kept.actor("Russie", "Moscou", "Russia")
    kept.role("Moscou", "sponsors")
    tie = next(tie for tie in kept.map().ties if tie.role is TieKind.SPONSORS)
    assert tie.actor == "russia"


def test_a_member_of_a_delegation_is_there_once_the_dossier_speaks_of_them(kept):
    kept.role("France", "backs", "haftar")
    assert kept.map().who["lna/haftar"].side == "lna"
    assert "gna/sarraj" not in kept.map().who


def test_an_id_stays_when_more_names_are_known(kept):
    kept.role("Marshal", "backs", "lna")
    before = kept.map().find("Marshal")
    kept.actor("Khalifa the Marshal", "Marshal", kind="person")
    assert kept.map().find("Khalifa the Marshal") == before


def test_a_name_that_two_have_stands_for_neither(kept):
    kept.actor("Ministry of Defence of Russia", "the ministry")
    kept.actor("Ministry of Defence of Turkey", "the ministry")
    kept.role("the ministry", "backs", "lna")
    found = kept.map()
    tie = next(tie for tie in found.ties if tie.facts)
    assert found.who[tie.actor].name == "the ministry"


# ---- ties


def test_what_record_and_dossier_both_say_is_one_tie_with_both_origins(kept):
    fact = kept.role("turkey", "backs", "gna")
    (tie,) = [tie for tie in kept.map().ties if tie.actor == "turkey" and tie.role is TieKind.BACKS]
    assert tie.record
    assert tie.facts == (fact,)


def test_talks_are_no_actor_and_neither_is_a_town(kept):
    kept.role("Algeria", "hosts", "the peace talks")
    kept.role("haftar", "controls", "Benghazi")
    found = kept.map()
    assert found.find("the peace talks") is None
    assert found.find("Benghazi") is None
    assert found.places == {"lna/haftar": ("Benghazi",)}


def test_what_is_controlled_is_an_actor_where_somebody_is_called_that(kept):
    kept.role("haftar", "controls", "the Brigade")
    kept.actor("the Brigade", kind="collective")
    found = kept.map()
    assert found.places == {}
    assert kept.spots()["the Brigade"].area is Area.BEHIND


def test_a_relation_holds_from_the_act_that_states_it_to_the_one_that_ends_it(kept):
    relation = {"actor": "russia", "role": "backer", "of": "lna"}
    kept.talks.passes(days=3)
    kept.talks.russia.relate(relation=relation, holds=False)
    backs = [
        [tie for tie in kept.map(on).ties if tie.role is TieKind.BACKS and tie.actor == "russia"]
        for on in ("2020-01-12", "2020-01-13", "2020-01-16", "2020-01-17", "2020-01", None)
    ]
    assert [len(ties) for ties in backs] == [0, 1, 1, 0, 1, 0]


def test_without_a_day_a_role_that_is_over_is_left_out(kept):
    kept.role("Sudan", "backs", "lna", until="2019")
    assert [tie.actor for tie in kept.map(today="2020-01-13").ties if tie.facts] == []
    assert len([tie for tie in kept.map("2019-06").ties if tie.facts]) == 1


# ---- conflicts of interest


def test_on_record_alone_both_mediators_are_in_conflict(kept):
    assert kept.conflicts() == {("Russia", "lna"), ("Turkey", "gna")}


def test_without_relations_on_record_nobody_is(bare):
    assert bare.conflicts() == set()


def test_who_mediates_by_seat_and_backs_a_head_of_delegation_by_the_dossier_is_in_conflict(bare):
    bare.role("russia", "backs", "haftar")
    assert bare.conflicts() == {("russia", "haftar", "lna")}


def test_who_mediates_by_the_dossier_and_backs_by_the_record_is_in_conflict():
    backs = {"actor": "algeria", "role": "backer", "of": "gna"}
    kept = Kept(actors=[{"slug": "algeria", "kind": "state", "name": {"en": "Algeria"}}], relations=[backs])
    kept.role("Algeria", "hosts", "indirect talks")
    assert kept.conflicts() == {("Algeria", "gna")}


def test_a_leader_whom_the_dossier_alone_knows_stands_for_the_party(bare):
    bare.role("Colonel Mismari", "leads", "lna")
    bare.role("turkey", "backs", "Colonel Mismari")
    assert bare.conflicts() == {("turkey", "Colonel Mismari", "lna")}


def test_support_through_others_counts_and_circles_end(bare):
    for actor, of in (("russia", "Egypt"), ("Egypt", "Emirates"), ("Emirates", "Egypt"), ("Emirates", "lna")):
        bare.role(actor, "backs", of)
    assert bare.conflicts() == {("russia", "Egypt", "Emirates", "lna")}


def test_a_conflict_is_one_on_the_days_of_its_links_alone(bare):
    bare.role("russia", "backs", "haftar", since="2020-01-14")
    assert bare.conflicts("2020-01-13") == set()
    assert bare.conflicts("2020-01-14") == {("russia", "haftar", "lna")}


# ---- places


def test_parties_face_each_other_and_each_stands_where_they_belong(kept):
    kept.role("France", "backs", "haftar")
    kept.role("Algeria", "hosts")
    kept.role("Lavrov", "leads", "a ministry")
    assert kept.spots() == {
        "gna": Spot(Area.PARTY, 0, "gna"),
        "lna": Spot(Area.PARTY, 1, "lna"),
        "Russia": Spot(Area.BETWEEN, 0),
        "Turkey": Spot(Area.BETWEEN, 1),
        "press": Spot(Area.AROUND, 0),
        "algeria": Spot(Area.AROUND, 1),
        "unsmil": Spot(Area.AROUND, 2),
        "haftar": Spot(Area.WITH, 0, "lna"),
        "France": Spot(Area.BEHIND, 0, "lna"),
        "lavrov": Spot(Area.AROUND, 3),
        "a ministry": Spot(Area.AROUND, 4),
    }


def test_an_actor_of_which_nothing_is_said_has_no_place_yet(kept):
    kept.talks.russia.add_actor()
    kept.actor("Sudan")
    assert {"France", "Sudan"}.isdisjoint(kept.spots())
    assert kept.map().find("France") == "france"


def test_what_is_denied_or_planned_gives_no_place(kept):
    for modality in ("negated", "planned", "possible"):
        kept.role(f"Sudan {modality}", "backs", "lna", modality=modality)
    kept.role("Sudan", "backs", "lna", modality="apparent")
    assert [name for name in kept.spots() if name.startswith("Sudan")] == ["Sudan"]


def test_the_first_role_decides_where_one_stands(kept):
    kept.talks.russia.add_actor()
    kept.talks.russia.relate(relation={"actor": "france", "role": "backer", "of": "lna"})
    kept.role("France", "hosts")
    kept.role("Algeria", "hosts")
    assert kept.spots()["France"] == Spot(Area.BEHIND, 0, "lna")


def test_who_is_in_the_dossier_first_and_on_record_later_keeps_the_place(kept):
    kept.role("France", "backs", "gna")
    kept.talks.russia.add_actor()
    kept.talks.russia.relate(relation={"actor": "france", "role": "backer", "of": "lna"})
    assert kept.spots()["France"] == Spot(Area.BEHIND, 0, "gna")
    assert kept.map().who["france"].slug == "france"


def test_whoever_is_seated_as_a_party_gets_a_pillar_and_nobody_else_moves(kept):
    kept.role("Misrata", "backs", "gna")
    kept.role("Qatar", "backs", "gna")
    before = kept.spots()
    kept.talks.russia.add_seat(seat={**seat("misrata", "party"), "name": {"en": "Misrata"}})
    after = kept.spots()
    assert after.pop("Misrata") == Spot(Area.PARTY, 2, "misrata")
    assert after == {name: spot for name, spot in before.items() if name != "Misrata"}


def test_only_so_many_are_drawn_as_can_be_read_and_all_are_there(kept):
    for n in range(100):
        kept.role(f"State {n}", "backs", "gna" if n % 2 else "lna")
        kept.role(f"Host {n}", "hosts")
        kept.role(f"Leader {n}", "leads", "gna")
        kept.role(f"Other {n}", "leads", f"Something {n}")
    found = kept.map()
    assert len(found.who) > 500
    areas = [spot.area for spot in found.spots.values()]
    assert {area: areas.count(area) for area in Area if area is not Area.PARTY} == {
        area: ROOM[area] for area in Area if area is not Area.PARTY
    }
    assert len(areas) < 65


ALSO = {"France": "the Republic", "Egypt": "Misr", "Qatar": "Doha", "Field Marshal": "Marshal", "haftar": "the General"}


def test_ten_thousand_actors_in_a_circle_have_a_map_and_chains_of_bearable_length(bare):
    everybody = range(10_000)
    bare.take_all(
        RoleClaim(actor="Actor 0", role=RoleKind.BACKS, of="haftar"),
        *(RoleClaim(actor=f"Actor {n}", role=RoleKind.BACKS, of=f"Actor {(n + 1) % 10_000}") for n in everybody),
        *(RoleClaim(actor=f"Actor {n}", role=RoleKind.MEDIATES) for n in everybody),
    )
    found = bare.map()
    assert len(found.who) > 10_000
    assert len(found.spots) < 65
    assert {len(one.chain) for one in found.conflicts} == {*range(3, FOLLOWED + 2)}
    assert len(as_json(found)["actors"]) == len(found.who)


NAMES = st.sampled_from(["gna", "lna", "Russia", "Italy", "the East", *ALSO, *ALSO.values()])
ROLES = st.sampled_from(["leads", "hosts", "sponsors", "mediates", "backs", "controls", "recognises"])
RELATED = st.sampled_from(["russia", "turkey", "france", "egypt"])
STEPS = st.one_of(
    st.tuples(st.just("role"), NAMES, ROLES, NAMES, st.sampled_from(["asserted", "apparent", "negated"])),
    st.tuples(st.just("actor"), st.sampled_from([*ALSO])),
    st.tuples(st.just("relate"), RELATED, st.sampled_from(["backer", "host", "controls"]), st.booleans()),
    st.tuples(st.just("add"), st.sampled_from(["france", "egypt"])),
    st.tuples(st.just("seat"), st.sampled_from(["france", "egypt", "qatar"])),
)


def take(kept: Kept, step: tuple[str, ...]) -> None:
    match step:
        case ("role", actor, role, of, modality):
            kept.role(actor, role, of, modality=modality)
        case ("actor", name):
            kept.actor(name, ALSO[name])
        case ("relate", actor, role, to):
            relation = {"actor": actor, "role": role, **({"of": "lna"} if to or role == "backer" else {})}
            with suppress(Refused):  # what holds already, or whom nobody knows
                kept.talks.russia.relate(relation=relation)
        case ("add", slug):
            if slug not in kept.talks.view("russia").actors:
                kept.talks.russia.add_actor(actor={"slug": slug, "kind": "state", "name": {"en": slug.title()}})
        case ("seat", slug):
            if slug not in kept.talks.view("russia").seats:
                kept.talks.russia.add_seat(seat={**seat(slug, "observer"), "name": {"en": slug.title()}})


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=14))
def test_whatever_is_added_nobody_moves_but_into_the_place_of_who_turns_out_to_be_the_same(steps):
    kept = Kept()
    before = kept.map().spots
    for step in steps:
        take(kept, step)
        after = kept.map().spots
        left = {spot for who, spot in before.items() if who not in after}
        for who, spot in after.items():
            if who in before:
                assert spot == before[who] or spot in left, (step, who)
        assert len(set(after.values())) == len(after), "no two in one place"
        before = after


def test_around_one_actor_who_is_tied_to_it_later_moves_nobody(kept):
    kept.role("Sudan", "backs", "lna")
    kept.role("Egypt", "backs", "lna")
    kept.role("Qatar", "backs", "Sudan")
    centre = kept.map().find("Sudan")
    before = kept.map().narrowed(around=centre).spots
    kept.role("Egypt", "backs", "Sudan")
    kept.talks.russia.relate(relation={"actor": "turkey", "role": "controls", "of": "lna"})
    after = kept.map().narrowed(around=centre).spots
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


# ---- narrowed, and as JSON


def test_a_kind_of_relation_hides_ties_and_moves_nobody(kept):
    whole = kept.map()
    narrow = whole.narrowed([TieKind.MEDIATES])
    assert {tie.role for tie in narrow.every_tie} == {TieKind.MEDIATES}
    assert (narrow.spots, narrow.conflicts) == (whole.spots, whole.conflicts)


def test_the_json_says_who_what_since_when_and_from_where(bare):
    bare.actor("Khalifa Haftar", "Haftar", kind="person")
    backs = RoleClaim(actor="russia", role=RoleKind.BACKS, of="Haftar", since="2019-04")
    fact = bare.take(backs, piece("B2"), piece("C3"))
    denied = bare.role("russia", "backs", "Haftar", modality="negated")
    bare.role("haftar", "controls", "the East of Libya")
    said = json.loads(json.dumps(as_json(bare.map())))
    tie = next(tie for tie in said["ties"] if tie["actor"] == "russia" and tie["role"] == "backs")
    assert tie == {
        "actor": "russia", "role": "backs", "of": "lna/haftar", "says": [], "state": "asserted",
        "since": "2019-04", "until": None, "record": False, "facts": [fact], "sources": ["report"],
        "grades": ["B2", "C3"], "denied": [denied],
    }  # fmt: skip
    (conflict,) = said["conflicts"]
    assert conflict == {
        "actor": "russia", "roles": ["mediates"], "side": "lna", "chain": ["russia", "lna/haftar", "lna"],
        "facts": [fact],
    }  # fmt: skip
    haftar = next(one for one in said["actors"] if one["id"] == "lna/haftar")
    assert (haftar["side"], haftar["places"], haftar["kind"]) == ("lna", ["the East of Libya"], "person")


def test_what_another_seat_was_not_shown_is_not_on_its_map():
    kept = Kept(seat="press")
    kept.talks.gna.accredit(person=person("gna", "bashagha", "head"))
    kept.role("France", "backs", "bashagha")
    assert "gna/bashagha" not in kept.map().who

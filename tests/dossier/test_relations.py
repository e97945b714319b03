"""Ties with their tellings on any day, and conflicts of interest by chains of support."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entremise.dossier.relations import Telling, TieKind, conflicts, standings
from entremise.dossier.values import Modality

BACKS, LEADS, CONTROLS = TieKind.BACKS, TieKind.LEADS, TieKind.CONTROLS
MEDIATES, SPONSORS, HOSTS = TieKind.MEDIATES, TieKind.SPONSORS, TieKind.HOSTS


def found(*tellings: Telling, sides: tuple[str, ...] = ("GNA", "LNA")) -> set[tuple[str, ...]]:
    return {(*one.chain, *one.roles) for one in conflicts(standings(tellings), sides)}


def test_what_several_tell_is_one_tie_with_all_of_them():
    (tie,) = standings(
        [Telling("Turkey", BACKS, "GNA"), Telling("Turkey", BACKS, "GNA", fact="a"), Telling("Turkey", BACKS, "GNA")]
    ).ties
    assert tie.record
    assert tie.facts == ("a",)


def test_a_tie_that_some_deny_holds_with_its_denial():
    denial = Telling("Turkey", BACKS, "GNA", modality=Modality.NEGATED, fact="b")
    (tie,) = standings([Telling("Turkey", BACKS, "GNA", fact="a"), denial]).ties
    assert (tie.facts, tie.denied, tie.state) == (("a",), ("b",), Modality.ASSERTED)


@pytest.mark.parametrize("modality", [one for one in Modality if one is not Modality.ASSERTED])
def test_what_nobody_tells_as_so_is_no_tie_and_makes_no_conflict(modality):
    telling = Telling("Turkey", BACKS, "GNA", modality=modality)
    day = standings([Telling("Turkey", MEDIATES), telling])
    assert [tie.state for tie in day.others] == [modality]
    assert conflicts(day, ["GNA"]) == ()


@pytest.mark.parametrize(
    ("since", "until", "day", "stood"),
    [
        ("2020-01-13", None, "2020-01-12", False),
        ("2020-01-13", None, "2020-01-13", True),
        ("2020-01-13", None, "2020-01", True),
        ("2020-01", None, "2020-01-02", True),
        ("2020-01", None, "2019", False),
        (None, "2020-01-13", "2020-01-13", True),
        (None, "2020-01-13", "2020-01-14", False),
        (None, "2020-01-13", "2020", True),
        (None, None, "1999", True),
    ],
)
def test_a_role_is_held_on_a_day_as_far_as_both_are_known(since, until, day, stood):
    assert bool(standings([Telling("Turkey", BACKS, "GNA", since=since, until=until)], day).ties) is stood


def test_without_a_day_what_is_known_to_be_over_is_left_out():
    ended = Telling("Turkey", BACKS, "GNA", until="2019-12")
    assert standings([ended], today="2020-01-13").ties == ()
    assert len(standings([ended], today="2019-12-31").ties) == 1


def test_what_is_controlled_may_be_a_place_and_two_places_are_two_ties():
    held = standings([Telling("LNA", CONTROLS, what=what) for what in ("Benghazi", "the East", "benghazi")]).ties
    assert [tie.place for tie in held] == ["Benghazi", "the East"]


def test_whoever_backs_the_leader_backs_the_party():
    led = Telling("Haftar", LEADS, "LNA")
    assert found(led, Telling("Russia", BACKS, "Haftar"), Telling("Russia", SPONSORS)) == {
        ("Russia", "Haftar", "LNA", "sponsors")
    }


def test_both_sponsors_of_moscow_are_found_to_back_a_side():
    assert found(
        *(Telling("Russia", SPONSORS), Telling("Turkey", SPONSORS), Telling("Russia", MEDIATES)),
        *(Telling("Sarraj", LEADS, "GNA"), Telling("Haftar", LEADS, "LNA")),
        *(Telling("Turkey", BACKS, "Sarraj"), Telling("Russia", BACKS, "Haftar"), Telling("Qatar", BACKS, "Sarraj")),
    ) == {("Russia", "Haftar", "LNA", "sponsors", "mediates"), ("Turkey", "Sarraj", "GNA", "sponsors")}


def test_a_host_that_controls_whoever_backs_a_side_is_in_conflict():
    assert found(Telling("Russia", HOSTS), Telling("Russia", CONTROLS, "Wagner"), Telling("Wagner", BACKS, "LNA")) == {
        ("Russia", "Wagner", "LNA", "hosts")
    }


def test_to_recognise_a_party_is_not_to_back_it():
    assert found(Telling("France", MEDIATES), Telling("France", TieKind.RECOGNISES, "GNA")) == set()


def test_who_sponsors_a_side_sponsors_no_talks_and_who_mediates_mediates_whoever_is_named():
    backs = Telling("Russia", BACKS, "LNA")
    assert found(backs, Telling("Russia", SPONSORS, "LNA")) == set()
    assert found(backs, Telling("Russia", MEDIATES, "GNA")) == {("Russia", "LNA", "mediates")}


def test_a_mere_backer_is_in_no_conflict_and_a_mediator_of_both_sides_in_two():
    assert found(Telling("Qatar", BACKS, "GNA")) == set()
    both = [Telling("Italy", BACKS, side) for side in ("GNA", "LNA")]
    assert found(Telling("Italy", MEDIATES), *both) == {("Italy", "GNA", "mediates"), ("Italy", "LNA", "mediates")}


def test_a_conflict_says_on_which_facts_it_rests():
    (one,) = conflicts(
        standings(
            [
                Telling("Russia", SPONSORS, fact="a"),
                Telling("Russia", BACKS, "Haftar", fact="b"),
                Telling("Haftar", LEADS, "LNA", fact="c"),
                Telling("Russia", BACKS, "Egypt", fact="d"),
            ]
        ),
        ["LNA"],
    )
    assert one.facts == ("a", "b", "c")


def test_a_chain_is_followed_for_so_many_steps():
    chain = standings([Telling(f"a{n}", BACKS, f"a{n + 1}") for n in range(10)] + [Telling("a0", MEDIATES)])
    assert len(conflicts(chain, ["a10"], steps=10)) == 1
    assert conflicts(chain, ["a10"], steps=9) == ()


NAMES = st.sampled_from("ABCDEFGH")
TELLINGS = st.lists(
    st.one_of(
        st.builds(Telling, NAMES, st.sampled_from((BACKS, LEADS, CONTROLS)), NAMES),
        st.builds(Telling, NAMES, st.sampled_from((MEDIATES, SPONSORS, HOSTS))),
    ),
    max_size=40,
)


@given(TELLINGS)
def test_whoever_supports_whom_chains_end_are_real_and_none_is_shorter(tellings):
    day = standings(tellings)
    pairs = {(one.actor, one.of) for one in tellings if one.of is not None}
    serving = {one.actor for one in tellings if one.of is None}
    told = {(one.actor, one.side): one for one in conflicts(day, ["A", "B"])}
    for side in ("A", "B"):
        reached, near = {side: 0}, [side]
        for one in near:
            for actor, of in sorted(pairs):
                if of == one and actor not in reached:
                    reached[actor] = reached[one] + 1
                    near.append(actor)
        assert {actor for actor, of in told if of == side} == (serving & reached.keys()) - {side}
        for (actor, of), conflict in told.items():
            if of == side:
                assert len(set(conflict.chain)) == len(conflict.chain) == reached[actor] + 1
                assert set(pairwise(conflict.chain)) <= pairs

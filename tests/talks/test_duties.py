"""What sets the table's duties going, as each declares it, against what does in random histories."""

from collections import defaultdict
from collections.abc import Mapping

import pytest

from entremise.talks.acts.base import references
from entremise.talks.acts.form import body
from entremise.talks.course import Memory
from entremise.talks.table import DUTIES, LISTENS, Duty
from tests.talks.cast import TALKS
from tests.talks.wandering import Wanderer

Kinds = Mapping[str, set[str]]


@pytest.fixture(scope="module")
def observed() -> tuple[Kinds, Kinds]:
    """By duty: the kinds of acts after which something was due, then or later, that had not been; and the kinds that
    these acts, and the table's own, refer to."""
    going, about = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for seed in range(60):
        memory = Memory()
        kinds: dict[str, str] = {}
        for placed in Wanderer(seed).wander(90).run.hall.memory.acts:
            before, memory = memory, memory.with_act(placed)
            kinds[placed.id] = placed.act.kind
            named = {kinds[one] for one in references(placed.act)}
            for duty in DUTIES:
                name = duty.find.__name__
                if isinstance(placed.act, duty.acts):
                    about[name] |= named
                elif not placed.act.by_table and _due(duty, memory) - _due(duty, before):
                    going[name].add(placed.act.kind)
                    about[name] |= named
    return going, about


def _due(duty: Duty, memory: Memory) -> set[str]:
    def public() -> list[dict[str, object]]:
        return [body(one, TALKS) for one in memory.acts if one.audience.public]

    return {str(due.acts) for due in duty.find(memory.eye, public)}


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.find.__name__)
def test_whatever_sets_a_duty_going_is_declared(duty: Duty, observed: tuple[Kinds, Kinds]):
    going, _ = observed
    assert going[duty.find.__name__]
    assert going[duty.find.__name__] <= {act.kind for act in duty.after}


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.find.__name__)
def test_what_is_declared_sets_it_going_or_is_what_it_began_with(duty: Duty, observed: tuple[Kinds, Kinds]):
    going, about = observed
    assert {act.kind for act in duty.after} <= going[duty.find.__name__] | about[duty.find.__name__]


def test_the_tables_eye_follows_what_sets_it_going():
    assert {act.kind for duty in DUTIES for act in duty.after} <= LISTENS

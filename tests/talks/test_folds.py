"""A view is the fold of what its seat saw: whole or step by step, in any process, with gaps where acts were erased."""

import contextlib
import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from entremise.talks import standing
from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import body, parse_act
from entremise.talks.course import Memory
from entremise.talks.refusal import Refused
from entremise.talks.rules.judge import judge
from entremise.talks.table import LISTENS, awaited, wakes_at
from entremise.talks.view.fold import fold
from entremise.talks.view.state import View, in_order
from tests.talks.cast import TALKS
from tests.talks.wandering import Wanderer

ROOT = Path(__file__).parent.parent.parent
STANDS = (
    *(standing.backers, standing.conflicts_of_interest, standing.met_face_to_face, standing.accord, standing.talks),
    *(standing.signatures, standing.signed_by, standing.not_signed_by, standing.extensions, standing.walk_outs),
    *(standing.hostilities, standing.goes_on, standing.departures, standing.reported),
)


def described(view: View) -> str:
    """All that a page could be made of, in the order in which it would stand there."""
    parts = [str(stands(view)) for stands in STANDS]
    parts += [seen.placed.id for seen in view.timeline()]
    parts += [str([one.place for one in in_order(view.delegation(seat))]) for seat in sorted(view.seats)]
    for name in ("seats", "persons", "rounds", "sittings", "drafts", "openings", "asks", "proposals", "conveyings"):
        parts.append(str([one.place for one in in_order(getattr(view, name).values())]))
    return "\n".join(parts)


def digest_of_histories() -> str:
    """One number over several histories and the views of all their seats."""
    found = hashlib.sha256()
    for seed in range(12):
        run = Wanderer(seed).wander(70).run
        found.update(str(run.bodies).encode())
        for seat in sorted(run.world.seats):
            found.update(described(run.hall.memory.view(seat)).encode())
    return found.hexdigest()


def test_nothing_depends_on_the_order_of_maps_or_the_seed_of_hashes():
    code = "from tests.talks.test_folds import digest_of_histories as d; print(d())"
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("seed", range(15))
def test_step_by_step_is_the_same_as_at_once(seed: int):
    memory = Memory()
    acts = Wanderer(seed).wander(80).run.hall.memory.acts
    for n, placed in enumerate(acts):
        memory = memory.with_act(placed)
        if n % 25 == 0 or n == len(acts) - 1:
            for seat in placed.audience.seats:
                assert memory.view(seat) == fold(seat, memory.seen_by(seat))
            assert memory.eye == fold(None, (one for one in memory.acts if one.act.kind in LISTENS))


@pytest.mark.parametrize("seed", range(15))
def test_what_is_erased_leaves_its_number_and_breaks_nothing(seed: int):
    chance = random.Random(seed)
    wanderer = Wanderer(seed).wander(80)
    memory = wanderer.run.hall.memory
    for seat in ("gna", "russia", "press", None):
        acts = list(memory.acts) if seat is None else memory.seen_by(seat)
        if seat is None:
            acts = [one for one in acts if one.act.kind in LISTENS]
        for share in (0.1, 0.5):
            gaps = [None if chance.random() < share else one for one in acts]
            view = fold(seat, gaps)
            assert view.n == len(acts)
            assert described(view) is not None
            if seat is None:
                assert awaited(view, lambda: ()) is not None
                assert wakes_at(view) is None or wakes_at(view)
            for command in wanderer.commands:
                if seat is not None and command.seat == seat and command.kind:
                    hand = Hand(seat=seat, person=command.person)
                    with contextlib.suppress(Refused):
                        judge(view, hand, parse_act(command.kind, command.fields or {}), wanderer.now)


def test_an_audience_is_never_computed_anew():
    run = Wanderer(3).wander(80).run
    first: dict[str, list[str]] = {}
    memory = Memory()
    for placed in run.hall.memory.acts:
        memory = memory.with_act(placed)
        first[placed.id] = body(placed, TALKS)["audience"]
    for seat in run.world.seats:
        seen = {placed.id for placed in memory.seen_by(seat)}
        assert seen == {act for act, audience in first.items() if seat in audience}
        numbers = [one.n for one in memory.view(seat).timeline() if one.place[1:] == (0,)]
        assert numbers == list(range(1, len(seen) + 1))

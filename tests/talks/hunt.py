"""A hunt for leaks in one random history. What it finds is a list: the name of a check, and what it saw.

`course`, `table`, `judge` and the fold are used as they stand when the hunt runs, so that a mistake can be planted.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from entremise.talks.acts.form import body, placed_of
from entremise.talks.view.fold import fold
from tests.talks.cast import TALKS
from tests.talks.oracle import REFERS_BY, Body, World, instant
from tests.talks.wandering import IDS, Command, Run, Wanderer

MAY_DIFFER = frozenset(
    {
        "acquaint",
        "word",
        "terms-settled",
        "proposal-outcome",
        "signatures-opened",
        "deadline-moved",
        "opening-lapsed",
        "enter-into-force",
    }
)
"""The table's own acts that may tell a seat of what it could not see. The others follow from what it saw."""


@dataclass(frozen=True)
class Leak:
    check: str
    what: str


@dataclass
class Spread:
    """How wide the histories went: acts placed by kind, refusals by code, comparisons and how far they went."""

    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    variants: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    probes: int = 0


def hunt(seed: int, spread: Spread | None = None, *, steps: int = 90, variants: int = 4) -> list[Leak]:
    """All leaks that one history shows, and its variants."""
    spread = spread if spread is not None else Spread()
    base = Wanderer(seed).wander(steps)
    spread.kinds.update(one["kind"] for one in base.run.bodies)
    spread.codes.update(outcome[1] for _, outcome in base.outcomes if outcome[0] == "refused")
    found = [*told_rightly(base.commands), *held_together(base.run)]
    chance = random.Random(seed)
    lived = [] if found else experience(base.watched, base.commands)
    for _ in range(variants):
        if found:
            break
        what, other = vary(base, chance)
        spread.variants[what] += 1
        found += compare(base.watched, lived, base.commands, other, spread)
    return found


# ---- one history: who sees what, and what the table says


def told_rightly(commands: list[Command]) -> Iterator[Leak]:
    """Each act goes to whom the oracle says; the table says what is due when it is, and nothing else."""
    run = Run()
    world = run.world
    for command in commands:
        if command.probe:
            continue
        _, fresh = run.do(command)
        for one in fresh:
            try:
                yield from _told(world, one, command.at)
            except KeyError as missing:
                yield Leak("table", f"{one['kind']} about {missing}, that nobody has")
            yield from _refers_to_the_seen(world, one)
            world.take(one)
        if any(one["kind"] in ("freeze-room", "thaw-room", "disclose") for one in fresh):
            yield from _frozen_as_they_are(run)
        for at, kind, fields in world.due(command.at):
            yield Leak("table", f"{kind} was due at {at}: {fields}")


def _told(world: World, one: Body, now: datetime) -> Iterator[Leak]:
    seats, public = world.addressed(one)
    if (set(one["audience"]), one["public"]) != (seats, public):
        yield Leak(
            "audience", f"{one['kind']} went to {one['audience']} {one['public']}, not to {sorted(seats)} {public}"
        )
    at = instant(one["recorded_at"])
    if one["by"]["seat"] in world.frozen:
        yield Leak("frozen", f"{one['kind']} by {one['by']['seat']}, whose room is frozen")
    if one["by"]["seat"] != "table":
        if at != now:
            yield Leak("time", f"{one['kind']} is of {at}, not of {now}")
        for since, kind, _ in world.due(now):
            yield Leak("table", f"{kind} was due at {since}, before {one['kind']}")
        return
    owed = [(since, fields) for since, kind, fields in world.due(now) if kind == one["kind"]]
    given = one["act"]
    if not any(since == at and _same(given, fields) for since, fields in owed):
        yield Leak("table", f"{one['kind']} at {at} says {given}; due were {owed}")


def _frozen_as_they_are(run: Run) -> Iterator[Leak]:
    """No seat takes a room for frozen that isn't, and none is frozen without knowing it."""
    frozen = run.world.frozen
    for seat in run.world.seats:
        known = dict(run.hall.memory.view(seat).frozen.items())
        if not known.items() <= frozen.items() or (seat in known) != (seat in frozen):
            yield Leak("frozen", f"{seat} takes for frozen {known}, where {frozen} are")


def _same(given: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
    """Whether an act has these fields and no others (instants and deadlines compared as such)."""
    if given.keys() != fields.keys():
        return False
    for name, value in fields.items():
        mine = given[name]
        if name == "until":
            mine, value = {**mine, "at": instant(mine["at"])}, {**value, "at": instant(value["at"])}
        elif isinstance(value, datetime):
            mine = instant(mine)
        if mine != value:
            return False
    return True


def _refers_to_the_seen(world: World, one: Body) -> Iterator[Leak]:
    """No act holds the id of one that somebody in its audience hasn't seen, but where it shows that act whole."""
    shown = {earlier["id"] for earlier in one["act"]["acts"]} if "acts" in one["act"] else set()
    for part in (one["act"], *(earlier["act"] for earlier in one["act"].get("acts", ()))):
        named = {value for value in part.values() if isinstance(value, str) and value in world.by_id}
        named |= {part[name] for name in REFERS_BY if part.get(name)}
        for act in (named & world.by_id.keys()) - shown:
            blind = set(one["audience"]) - world.who_saw(act)
            if blind:
                yield Leak("reference", f"{one['kind']} refers {sorted(blind)} to a {world.by_id[act]['kind']}")


def held_together(run: Run) -> Iterator[Leak]:
    """Numbers without gaps, a fold that needs nothing but what the seat saw, and names as they were agreed."""
    memory = run.hall.memory
    written = [body(placed, TALKS) for placed in memory.acts]
    if written != run.bodies:
        yield Leak("rewritten", "an earlier act is not what it was")
    ids = [one["id"] for one in written]
    if len(set(ids)) != len(ids):
        yield Leak("ids", "two acts have one id")
    times = [instant(one["recorded_at"]) for one in written]
    if times != sorted(times):
        yield Leak("time", "the record goes back in time")
    for seat in run.world.seats:
        mine = [one for one in run.bodies if seat in one["audience"]]
        view = memory.view(seat)
        again = fold(seat, [placed_of(one) for one in mine])
        if view != again:
            yield Leak("fold", f"the view of {seat} is not the fold of what it saw")
        numbers = {view.seen[one["id"]].place for one in mine}
        if numbers != {(n, 0) for n in range(1, len(mine) + 1)} or view.n != len(mine):
            yield Leak("numbers", f"{seat} counts {sorted(numbers)}, {view.n}")
        if any(view.seen[one["id"]].place != (n, 0) for n, one in enumerate(mine, 1)):
            yield Leak("numbers", f"{seat} counts in another order")
        names: dict[str, Any] = {}
        for one in mine:
            if one["kind"] == "agree-name" and seat in one["act"]["readers"]:
                names[one["act"]["seat"]] = one["act"]["name"]
        if dict(view.names.items()) != names:
            yield Leak("names", f"{seat} reads {view.names}, not {names}")
        for opening in view.openings.values():
            known = run.world.openings[opening.id]
            if {one.seat for one in opening.signatures} - {seat} and known.sealed:
                yield Leak("seal", f"{seat} holds a deposit")


# ---- two histories


def vary(base: Wanderer, chance: random.Random) -> tuple[str, list[Command]]:
    """Another history, that may look the same to the watched seat: hidden commands left out, altered, moved, added."""
    hidden = _hidden(base)
    if not hidden:
        return "nothing", base.commands
    what = chance.choice(("without", "without", "altered", "moved", "added", "kept-few"))
    commands = {command.label: command for command in base.commands}
    some = chance.sample(hidden, min(len(hidden), chance.choice((1, 1, 2, 3, 8))))
    if chance.random() < 0.4:
        # All of one kind: what it alone betrays is not lost among others.
        kinds = {commands[label].kind or "" for label in hidden}
        telling = kinds & _TELLING
        kind = chance.choice(sorted(telling if telling and chance.random() < 0.7 else kinds))
        some = [label for label in hidden if commands[label].kind == kind]
    if what == "without":
        for label in some:
            del commands[label]
    elif what == "kept-few":
        for label in chance.sample(hidden, len(hidden) * 3 // 4):
            del commands[label]
    elif what == "altered":
        for label in some:
            commands[label] = _altered(commands[label], chance)
    elif what == "moved":
        for one, other in pairwise(some):
            first, second = commands[one].at, commands[other].at
            commands[one], commands[other] = (
                replace(commands[one], at=second),
                replace(commands[other], at=first),
            )
    else:
        for n in range(chance.choice((1, 2, 4))):
            where = chance.choice(hidden)
            near = commands[where]
            added = _added(base, near, chance, n)
            commands[added.label] = added
    return what, sorted(commands.values(), key=lambda command: command.at)


def _hidden(base: Wanderer) -> list[str]:
    """The commands of others that came to nothing which the watched seat sees."""
    saw = {one["id"] for one in base.run.bodies if base.watched in base.run.world.who_saw(one["id"])}
    return [
        command.label
        for command in base.commands
        if command.kind
        and command.label != "convene"
        and command.seat != base.watched
        and not command.probe
        and IDS(command.label) not in saw
    ]


_TELLING = frozenset(
    {
        *("sign", "decline-signature", "withdraw-signature", "confirm-signature", "ask-time", "grant-time", "leave"),
        *("refuse-time", "answer-proposal", "answer-terms", "replace-person", "open-signature", "propose", "message"),
        *("freeze-room", "thaw-room"),
    }
)
_FLIPPED = ("yes", "accepted", "confirmed", "approved", "ad_referendum", "orally", "may_release")


def _altered(command: Command, chance: random.Random) -> Command:
    fields = dict(command.fields or {})
    for name in _FLIPPED:
        if name in fields:
            fields[name] = not fields[name]
    for name in ("text", "reason", "called"):
        if isinstance(fields.get(name), str):
            fields[name] = "Other words."
    if "rule" in fields:
        fields["rule"] = {"carry": chance.choice(("in-confidence", "may-be-conveyed", "as-mediators-idea"))}
    if isinstance(fields.get("until"), dict):
        at = datetime.fromisoformat(fields["until"]["at"]) + timedelta(hours=chance.choice((-1, 2, 9)))
        fields["until"] = {"at": at.isoformat(), "words": "other words"}
    if "mode" in fields:
        fields["mode"] = chance.choice(("open", "sealed"))
    return replace(command, fields=fields)


def _added(base: Wanderer, near: Command, chance: random.Random, n: int) -> Command:
    """A command of somebody else, as it might have been given then."""
    others = [one for one in base.run.world.seats if one != base.watched]
    base.now = near.at + timedelta(milliseconds=100 + n)
    made = base.command(base.now, chance.choice(others))
    return replace(made, label=f"added {n} {chance.random()}")


Event = tuple[str, Any]


@dataclass(frozen=True)
class Point:
    """Something that the watched seat is shown, or told when it acts.

    `at` is when the house was at work; `facts` are those that the table might have told from, if it spoke.
    """

    event: Event
    at: datetime
    facts: Any = None


def experience(watched: str, commands: list[Command]) -> list[Point]:
    """All that a seat lives through in a history: acts that it sees, and the answers to its commands and probes."""
    run = Run()
    points: list[Point] = []
    for command in commands:
        outcome, fresh = run.do(command)
        if command.probe:
            own = [one for one in fresh if one["id"] == IDS(command.label)]
            points.append(Point(("probe", (command.label, outcome, own)), command.at))
            continue
        for one in fresh:
            if watched in one["audience"]:
                tells = one["by"]["seat"] == "table" and one["kind"] in MAY_DIFFER
                points.append(Point(("act", one), command.at, run.world.facts(one) if tells else None))
            run.world.take(one)
        if command.seat == watched:
            points.append(Point(("answer", (command.label, outcome)), command.at))
    points.append(Point(("view", run.hall.memory.view(watched)), commands[-1].at))
    return points


def compare(
    watched: str, one: list[Point], commands: list[Command], others: list[Command], spread: Spread
) -> list[Leak]:
    """Where two histories first look different to a seat, this must be an act that others address to it, or one of the
    table's, that differs in a fact which the table may tell."""
    other = experience(watched, others)
    for n in range(max(len(one), len(other))):
        mine, theirs = (points[n] if n < len(points) else None for points in (one, other))
        spread.compared += 1
        if mine is not None and theirs is not None and mine.event == theirs.event:
            spread.probes += mine.event[0] == "probe"
            continue
        reason = _explained(watched, mine, others) or _explained(watched, theirs, commands)
        spread.ended[reason or "leak"] += 1
        if reason:
            return []
        first = [point and _brief(point.event) for point in (mine, theirs)]
        return [Leak("claim", f"to {watched} two histories differ: {first[0]} | {first[1]}")]
    spread.ended["the same to the end"] += 1
    return []


def _explained(watched: str, point: Point | None, against: list[Command]) -> str | None:
    """Why a seat may be shown this in one history, and not in the other, that looked the same so far."""
    if point is None or point.event[0] != "act":
        return None
    act = point.event[1]
    if act["by"]["seat"] not in ("table", watched):
        return f"addressed: {act['kind']}"
    if act["by"]["seat"] == "table" and act["kind"] in MAY_DIFFER:
        there = Run()
        for command in against:
            if command.at <= point.at and not command.probe:
                for one in there.do(command)[1]:
                    there.world.take(one)
        if there.world.facts(act) != point.facts:
            return f"the table: {act['kind']}"
    return None


def _brief(event: Event) -> str:
    return f"{event[0]} {str(event[1])[:300]}"

"""Random histories: whoever may do something mostly does it rightly, now and then wrongly, and time passes unevenly.

A history is a list of commands with absolute times and labels, so that it can be run again with some of them left out,
altered, moved or added. Ids come from labels: the same command has the same id in every run.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from entremise.talks import course
from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import body, parse_act
from entremise.talks.course import Memory, MemoryHall
from entremise.talks.refusal import Refused
from tests.talks import cast
from tests.talks.cast import CONVENE, MONDAY, TALKS, article, person, seeded
from tests.talks.oracle import Body, World

IDS = seeded("wandering")
Outcome = tuple[Any, ...]


@dataclass(frozen=True)
class Command:
    """What a seat does at a time; a kind of None is nothing but the passing of time, a probe leaves no trace."""

    label: str
    at: datetime
    seat: str = ""
    person: str | None = None
    kind: str | None = None
    fields: Mapping[str, Any] | None = None
    probe: bool = False


def outcome_of(refused: Refused) -> Outcome:
    found = refused.refusal
    return ("refused", found.code.value, found.about, tuple(sorted(found.params.items())))


class Run:
    """Talks that are played command by command; `world` is the oracle's knowledge of them."""

    def __init__(self) -> None:
        self.hall = MemoryHall(Memory(), TALKS)
        self.world = World()
        self.bodies: list[Body] = []

    def do(self, command: Command) -> tuple[Outcome, list[Body]]:
        """What came of it, and the acts that were placed; `world` is left as it was before these."""
        hall = MemoryHall(self.hall.memory, TALKS) if command.probe else self.hall
        before = len(hall.memory.acts)
        outcome: Outcome = ("done",)
        if command.kind is None:
            course.fall_due(hall, command.at, IDS)
        else:
            try:
                act = parse_act(command.kind, command.fields or {})
                hand = Hand(seat=command.seat, person=command.person)
                course.proceed(hall, hand, act, command.at, command.at, IDS(command.label), IDS)
            except Refused as refused:
                outcome = outcome_of(refused)
        fresh: list[Body] = [body(placed, TALKS) for placed in list(hall.memory.acts)[before:]]
        if not command.probe:
            self.bodies += fresh
        return outcome, fresh


MARKS = ("one", "two", "three", "four")


class Wanderer:
    """Makes a history as it goes along. `watched` is the seat that the history will be looked at from."""

    def __init__(self, seed: int, watched: str | None = None) -> None:
        self.random = random.Random(seed)
        self.watched = watched or self.random.choice(
            ("gna", "lna") * 5 + ("russia", "turkey") * 2 + ("algeria", "un-0")
        )
        self.run = Run()
        self.now = MONDAY
        self.commands: list[Command] = []
        self.outcomes: list[tuple[Command, Outcome]] = []
        self.count = 0
        self.agenda: list[tuple[str, str | None, str, dict[str, Any]]] = []
        self.step(Command("convene", self.now, "russia", "lavrov", "convene", dict(CONVENE)))
        if seed % 5 == 0:
            self.play_a_succession()
        if seed % 5 in (1, 3):
            self.play_a_freezing()
        if seed % 5 == 2:
            self.play_a_refusal()

    def play_a_succession(self) -> None:
        """A person told to few deposits, is replaced, the opening is shown to one more seat, and they are replaced
        again: too long a way for chance to go."""

        step = self.scripted
        one = {"seat": "gna", "name": {"en": "x"}, "capacities": ["delegate"]}
        step("accredit", "gna", "sarraj", "accredit", {"person": person("gna", "bashagha", "delegate")})
        text = {"to": ["gna", "lna"], "title": {"en": "Ceasefire"}, "articles": [article()]}
        draft = step("draft", "russia", "lavrov", "table-draft", text)
        required = {"gna": ["bashagha"], "lna": ["haftar"]}
        fields = {"draft": draft, "mode": "sealed", "required": required, "deadline": self.later(9)}
        opening = step("opening", "russia", "lavrov", "open-signature", fields)
        step("deposit", "gna", "bashagha", "sign", {"opening": opening})
        step("replaced", "gna", "sarraj", "replace-person", {**one, "person": "bashagha", "successor": "shater"})
        for key in (draft, opening):
            shown = [self.run.world.by_id[key]]
            step(f"shown {key}", "russia", "lavrov", "disclose", {"acts": shown, "to": ["algeria"]})
        step("again", "gna", "sarraj", "replace-person", {**one, "person": "shater", "successor": "maiteeq"})

    def play_a_freezing(self) -> None:
        """A room is frozen before a mediator is seated that is told of it, or is not and freezes it anew."""
        step = self.scripted
        seat, other = self.random.sample(("gna", "lna", "turkey", "press"), 2)
        if self.watched in ("gna", "lna"):
            # It is frozen itself while another room is, or is not while a mediator's is.
            seat, other = self.weighed({(self.watched, "press"): 1, ("press", "turkey"): 1})
        froze = step("frozen", "russia", "lavrov", "freeze-room", {"seat": seat, "reason": self.mark()})
        if self.often(0.8):
            step("frozen too", "russia", "lavrov", "freeze-room", {"seat": other})
        for label in ("tried", "tried again"):
            self.now += timedelta(minutes=1)
            self.step(replace(self.command(self.now, seat), label=label))
        for probe in self.pointed():
            self.step(probe)
        over = self.often(0.4)
        if over:
            step("thawed early", "russia", "lavrov", "thaw-room", {"frozen": froze})
        step("seated", "russia", "lavrov", "add-seat", {"seat": cast.seat("un-0", "mediator")})
        if over or self.often():
            step("told", "russia", "lavrov", "disclose", {"acts": [self.run.world.by_id[froze]], "to": ["un-0"]})
        anew = step("frozen anew", "un-0", None, "freeze-room", {"seat": self.random.choice((seat, seat, other))})
        for label in self.random.sample(("thawed", "thawed anew"), 2):
            by = self.random.choice((("un-0", None), ("turkey", "cavusoglu"), ("russia", "lavrov")))
            step(label, by[0], by[1], "thaw-room", {"frozen": froze if label == "thawed" else anew})

    def play_a_refusal(self) -> None:
        """One side declines to sign under seal, and the other asks for what it may do."""
        step = self.scripted
        text = {"to": ["gna", "lna"], "title": {"en": "Ceasefire"}, "articles": [article()]}
        draft = step("draft", "russia", "lavrov", "table-draft", text)
        required = {"gna": ["sarraj"], "lna": ["haftar"]}
        fields = {"draft": draft, "mode": "sealed", "required": required}
        opening = step("opening", "russia", "lavrov", "open-signature", fields)
        other = "lna" if self.watched == "gna" else "gna"
        step("declined", other, cast.HEADS[other], "decline-signature", {"opening": opening})
        for probe in self.pointed():
            self.step(probe)

    def scripted(self, label: str, seat: str, person: str | None, kind: str, fields: Mapping[str, Any]) -> str:
        """One step that isn't left to chance; the id of what comes of it."""
        self.now += timedelta(minutes=1)
        self.step(Command(label, self.now, seat, person, kind, fields))
        return IDS(label)

    # ---- going on

    def step(self, command: Command) -> Outcome:
        if command.probe and not self.commands[-1].probe:
            # What is due falls due at that time, whoever else was writing.
            self.step(Command(self.label("tick"), command.at))
        outcome, fresh = self.run.do(command)
        if not command.probe:
            for one in fresh:
                self.run.world.take(one)
        self.commands.append(command)
        self.outcomes.append((command, outcome))
        return outcome

    def wander(self, steps: int) -> "Wanderer":
        for n in range(steps):
            # Nobody acts in the same instant as somebody else: who came first would be hidden in it.
            self.now += timedelta(
                seconds=self.weighed({3: 6, 20: 8, 45: 8, 600: 5, 3_600 * 2: 2, 3_600 * 13: 0.7}) + 0.5
            )
            if n == 0 and self.often(0.7):
                to = ["gna", "lna", "turkey"]
                self.agenda.append(("russia", "lavrov", "table-draft", {**_tabling(self, "russia"), "to": to}))
            command = self.from_the_agenda(self.now) or self.command(self.now)
            if self.step(command) == ("done",):
                self.agenda += self.follows(command)
                if command.kind in TELLING and command.seat != self.watched:
                    for probe in self.pointed():
                        self.step(probe)
            if self.random.random() < 0.2:
                self.now += timedelta(seconds=1)
                self.step(Command(self.label("tick"), self.now))
                for probe in (
                    *self.pointed(),
                    *(replace(self.command(self.now, self.watched), probe=True) for _ in "12"),
                ):
                    self.step(probe)
        self.now += timedelta(days=3)
        self.step(Command(self.label("tick"), self.now))
        for _ in range(6):
            self.step(replace(self.command(self.now, self.watched), probe=True))
        return self

    def label(self, what: str = "act") -> str:
        self.count += 1
        return f"{what} {self.count}"

    def from_the_agenda(self, at: datetime) -> Command | None:
        """What somebody owes an answer to, in no order, and not always answered."""
        if not self.agenda or self.often(0.4):
            return None
        seat, person, kind, fields = self.agenda.pop(self.random.randrange(len(self.agenda)))
        if self.often(0.15):
            return None
        return Command(self.label(), at, seat, person or self.hand(seat, head=1), kind, fields)

    def follows(self, command: Command) -> list[tuple[str, str | None, str, dict[str, Any]]]:
        key, fields, seat = IDS(command.label), dict(command.fields or {}), command.seat
        parties = [one for one in fields.get("to", ()) if one in self.run.world.kind("party")]
        match command.kind:
            case "convey":
                who = fields.get("second") or seat
                kind = "recall-conveying" if self.often(0.1) else "confirm-conveying"
                return [(who, None, kind, {"conveying": key})]
            case "confirm-conveying" if self.often(0.2):
                return [(seat, None, "recall-conveying", fields)]
            case "open-signature":
                asks = [
                    (of, None, "ask-time", {"to": [seat], "until": self.later(9, 33, 50), "opening": key})
                    for of in fields["required"]
                    if self.often(0.35)
                ]
                odd: list[tuple[str, str | None, str, dict[str, Any]]] = [
                    (of, None, "decline-signature", {"opening": key}) for of in fields["required"] if self.often(0.12)
                ]
                draft = self.run.world.by_id[fields["draft"]]
                others = sorted(set(self.run.world.seats) - self.run.world.who_saw(key))
                if draft["by"]["seat"] == seat and others and self.often(0.4):
                    odd.append((seat, None, "disclose", {"acts": [draft], "to": [self.one(others)]}))
                return [*asks, *odd] + [
                    (of, one, "sign", {"opening": key, "ad_referendum": self.often(0.15)})
                    for of, persons in fields["required"].items()
                    for one in persons
                ]
            case "sign" if fields.get("ad_referendum") and self.often(0.8):
                return [(seat, None, "confirm-signature", {"opening": fields["opening"]})]
            case "sign" if self.often(0.15):
                return [self.succession(seat, command.person or "")]
            case "replace-person" if self.often(0.5):
                return [self.succession(seat, fields["successor"])]
            case "disclose" if fields["acts"][0]["kind"] == "table-draft":
                # The draft first: the opening refers to it.
                standing = [one for one in self.run.world.openings.values() if one.body["by"]["seat"] == seat]
                return [
                    (seat, None, "disclose", {"acts": [one.body], "to": fields["to"]})
                    for one in standing
                    if one.body["act"]["draft"] == fields["acts"][0]["id"]
                ]
            case "sign" if self.often(0.25):
                return [(seat, command.person, "withdraw-signature", {"opening": fields["opening"]})]
            case "ask-time":
                answer = "grant-time" if self.often(0.7) else "refuse-time"
                return [(fields["to"][0], None, answer, {"asked": key})]
            case "propose":
                return [(one, None, "answer-proposal", {"proposal": key, "yes": self.often(0.7)}) for one in parties]
            case "put-terms":
                return [(one, None, "answer-terms", {"terms": key, "accepted": self.often(0.85)}) for one in parties]
            case "freeze-room":
                others = sorted(self.run.world.kind("mediator") - {fields["seat"]})
                return [(self.one(others), None, "thaw-room", {"frozen": key})] * 3
            case "note-oral":
                return [(fields["party"], None, "answer-oral", {"noted": key, "confirmed": self.often(0.7)})]
            case "show-wording":
                return [(fields["to"], None, "answer-wording", {"wording": key, "approved": self.often(0.85)})]
            case "message" if (fields.get("rule") or {}).get("exact_wording"):
                wording = {"source": key, "to": seat, **self.words()}
                return [(fields["to"][0], None, "show-wording", wording)]
            case "begin-sitting":
                return [(seat, None, "end-sitting", {"begun": key})]
            case "open-round":
                turns = ("suspend-round", "adjourn-round", "resume-round", "close-round", "declare-failed")
                return [(seat, None, turn, {"opened": key}) for turn in self.random.sample(turns, 3)]
            case "suspend-round" | "adjourn-round" if self.often():
                return [(seat, None, "resume-round", {"opened": fields["opened"]})]
            case "incident":
                monitors = sorted(self.run.world.kind("monitor", "mediator"))
                return [(self.one(monitors), None, "finding", {"incident": key, "established": True, "text": "So."})]
            case "table-draft":
                seats = sorted(self.run.world.kind("mediator") & {seat, *fields["to"]})
                return [(self.one(seats), None, "open-signature", {"draft": key, **_opening(self, seat, key)})]
            case "answer-wording" if fields["approved"]:
                shown = self.run.world.by_id[fields["wording"]]
                source = self.run.world.by_id[shown["act"]["source"]]
                to = "lna" if seat == "gna" else "gna"
                kept = {name: shown["act"][name] for name in ("text", "language")}
                return [
                    (
                        shown["by"]["seat"],
                        None,
                        "convey",
                        {**kept, "to": to, "source": source["id"], "wording": shown["id"]},
                    )
                ]
        return []

    def succession(self, seat: str, person: str) -> tuple[str, str | None, str, dict[str, Any]]:
        known = self.run.world.persons.get((seat, person))
        fields = {"seat": seat, "person": person, "successor": f"next-{self.count}", "name": {"en": "x"}}
        return (seat, None, "replace-person", {**fields, "capacities": known["capacities"] if known else ["delegate"]})

    def pointed(self) -> list[Command]:
        """What the watched seat could try, to learn of others from the answer: the same questions in each history."""
        world, seat = self.run.world, self.watched
        tries: list[tuple[str | None, str, dict[str, Any]]] = [
            (person, kind, fields) for of, person, kind, fields in self.agenda if of == seat
        ][-2:]
        if world.seats.get(seat) == "party":
            tries.append((None, "ask-time", {"to": ["russia"], "until": self.later(30)}))
            tries.append((None, "leave", {"scene": "table"}))
            tries.append((None, "message", {"to": ["turkey"], "text": "One word.", "language": "en"}))
            for key, opening in world.openings.items():
                if not opening.ended:
                    tries += [(one, "sign", {"opening": key}) for one in opening.required.get(seat, ())]
                    tries.append((None, "decline-signature", {"opening": key}))
        for kind, asking in ASKING_OF.items():
            hidden = [b["id"] for b in world.bodies if b["kind"] == kind and seat not in world.who_saw(b["id"])]
            tries += [(None, *asking(seat, key)) for key in hidden[-1:]]
        return [
            Command(self.label(), self.now, seat, person or self.hand(seat, head=1), kind, fields, probe=True)
            for person, kind, fields in tries
        ]

    # ---- choosing

    def weighed(self, choices: Mapping[Any, float]) -> Any:
        return self.random.choices(list(choices), list(choices.values()))[0]

    def some(self, things: Any, least: int = 1, most: int = 3) -> list[Any]:
        things = sorted(things)
        if not things:
            return ["nowhere"]
        return self.random.sample(things, min(len(things), self.random.randint(least, most)))

    def one(self, things: Any) -> Any:
        things = sorted(things)
        return self.random.choice(things) if things else "nowhere"

    def often(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    def act(self, seat: str, *kinds: str, mine: bool = False) -> str:
        """An earlier act of one of these kinds: mostly one that the seat has seen, at times a hidden one, or none."""
        world = self.run.world
        all_of: list[str] = [one["id"] for one in world.bodies if one["kind"] in kinds]
        seen = [key for key in all_of if seat in world.who_saw(key)]
        if mine:
            seen = [key for key in seen if world.by_id[key]["by"]["seat"] == seat] or seen
        if seen and self.often(0.93):
            return seen[-1] if self.often(0.7) else self.random.choice(seen)
        if all_of and self.often(0.8):
            return self.random.choice(all_of)
        return IDS(f"nothing {self.random.random()}")

    def later(self, *hours: float) -> dict[str, Any]:
        at = self.now + timedelta(hours=self.random.choice(hours or (1, 5, 20)))
        given: dict[str, Any] = {"at": at.isoformat()}
        if self.often(0.2):
            given["words"] = f"until {self.mark()}"
        return given

    def mark(self) -> str:
        return f"{self.random.choice(MARKS)} {self.count}"

    def words(self) -> dict[str, Any]:
        return {"text": f"Words {self.mark()}.", "language": self.random.choice(("en", "ar"))}

    def rule(self) -> dict[str, Any]:
        rule: dict[str, Any] = {
            "carry": self.weighed({"in-confidence": 1, "may-be-conveyed": 5, "as-mediators-idea": 2})
        }
        if self.often(0.1):
            rule["if_condition"] = "if they stop"
        if self.often(0.1):
            rule["not_before"] = (self.now + timedelta(hours=2)).isoformat()
        if self.often(0.08):
            rule["orally_only"] = True
        if self.often(0.1):
            rule["exact_wording"] = True
        if self.often(0.1):
            rule["to"] = self.some(self.run.world.seats, 1, 2)
        return rule

    def hand(self, seat: str, *, head: float = 0.8) -> str | None:
        people = [slug for (of, slug), one in self.run.world.persons.items() if of == seat and one["present"]]
        if not people:
            return None
        heads = [slug for slug in people if "head" in self.run.world.persons[seat, slug]["capacities"]]
        return self.random.choice(heads) if heads and self.often(head) else self.random.choice(sorted(people))

    def command(self, at: datetime, seat: str | None = None) -> Command:
        world = self.run.world
        if seat is None:
            weights = {"party": 6.0, "mediator": 6.0}
            seat = self.weighed({slug: weights.get(kind, 1.2) for slug, kind in world.seats.items()})
        there = {body["kind"] for body in world.bodies if seat in body["audience"]}
        wanted = WANTED.get(world.seats.get(seat, ""), ANYBODY)
        kind = self.weighed(
            {one: w * (0.1 if one in AFTER and AFTER[one] not in there else 1) for one, w in wanted.items()}
        )
        if self.often(0.03):
            kind = self.random.choice(sorted(FILL))
        fields = FILL[kind](self, seat)
        person = fields.pop("__by", None) or self.hand(seat)
        return Command(self.label(), at, seat, person, kind, {k: v for k, v in fields.items() if v is not None})


def _mediators(w: Wanderer, seat: str, *, least: int = 1) -> list[str]:
    found = w.run.world.kind("mediator") - {seat}
    return w.some(found, least, 2) if found else []


def _people(w: Wanderer, seat: str) -> list[str]:
    return [slug for (of, slug), one in w.run.world.persons.items() if of == seat and one["present"]] or ["nobody"]


def _holding(w: Wanderer, seat: str) -> dict[str, Any]:
    source = w.act(seat, "message", "note-oral", "take-position") if w.often(0.85) else None
    words = w.run.world.by_id.get(source or "")
    party = (words["act"].get("party") or words["by"]["seat"]) if words else None
    rule = words["act"]["rule"] if words else {}
    to = rule.get("to") or [one for one in sorted(w.run.world.kind("party", "observer", "consulted")) if one != party]
    fields: dict[str, Any] = {"source": source, "to": w.random.choice(to), **w.words()}
    if party and w.often(0.4):
        fields["origin"] = party
    if rule.get("if_condition"):
        fields["condition_met"] = "They stopped."
    if rule.get("orally_only") or w.often(0.05):
        fields["orally"] = True
    elif rule.get("not_before"):
        fields["not_before"] = rule["not_before"]
    elif w.often(0.1):
        fields["not_before"] = w.later(1, 3)["at"]
    wording = [
        one
        for one in w.run.world.bodies
        if one["kind"] == "show-wording" and one["act"]["source"] == source and seat in one["audience"]
    ]
    if source and (wording and w.often(0.8)):
        shown = wording[-1]
        fields |= {"wording": shown["id"], "text": shown["act"]["text"], "language": shown["act"]["language"]}
    if w.often(0.2):
        fields["second"] = w.one(w.run.world.kind("mediator") - {seat})
    if w.often(0.25):
        fields["with_mediators"] = _mediators(w, seat)
    if w.often(0.2):
        fields["translation"] = {"text": "كلام", "language": "ar", "translator": "An interpreter"}
    return fields


def _wording(w: Wanderer, seat: str) -> dict[str, Any]:
    source = w.act(seat, "message", "note-oral", "take-position")
    words = w.run.world.by_id.get(source)
    party = (words["act"].get("party") or words["by"]["seat"]) if words else "gna"
    return {"source": source, "to": party, **w.words()}


def _required(w: Wanderer) -> dict[str, list[str]]:
    parties = w.weighed({("gna", "lna"): 8, ("gna",): 1, ("lna",): 1})
    required = {}
    for party in parties:
        able = [slug for slug in _people(w, party) if slug in w.run.world.persons_able(party)]
        required[party] = w.some(able, 1, 2)
    return required


def _opening(w: Wanderer, seat: str, draft: str | None = None) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "draft": draft or w.act(seat, "table-draft"),
        "mode": w.weighed({"open": 2, "sealed": 3}),
        "required": _required(w),
        "with_seats": w.some(w.run.world.kind("mediator") | {"press"}, 0, 2),
    }
    if w.often(0.7):
        fields["deadline"] = w.later(2, 8, 30)
    entry = w.weighed({"last-signature": 3, "at": 1, "days-after": 1})
    extra: dict[str, Any] = {"at": w.later(1, 40)["at"]} if entry == "at" else {}
    extra |= {"days": w.random.randint(1, 3)} if entry == "days-after" else {}
    fields["entry"] = {"force": entry, **extra}
    return fields


def _signing(w: Wanderer, seat: str) -> dict[str, Any]:
    opening = w.act(seat, "open-signature")
    known = w.run.world.openings.get(opening)
    fields: dict[str, Any] = {"opening": opening, "ad_referendum": w.often(0.2)}
    if known and seat in known.required and w.often(0.9):
        left = [one for one in known.required[seat] if (seat, one) not in known.deposits]
        fields["__by"] = w.one(left or known.required[seat])
    return fields


def _of_opening(w: Wanderer, seat: str) -> dict[str, Any]:
    opening = w.act(seat, "open-signature")
    known = w.run.world.openings.get(opening)
    signed = [one for of, one in known.deposits if of == seat] if known else []
    return {"opening": opening, "__by": w.one(signed) if signed and w.often(0.7) else None}


def _disclosing(w: Wanderer, seat: str) -> dict[str, Any]:
    world = w.run.world
    mine = [one for one in world.bodies if (one["act"].get("party") or one["by"]["seat"]) == seat]
    if world.seats.get(seat) == "mediator" and w.often(0.6):
        kinds = ("table-draft", "open-round", "propose", "put-terms", "open-signature")
        mine = [one for one in mine if one["kind"] in kinds] or mine
    if not mine:
        mine = world.bodies
    shown = [w.random.choice(mine[-8:])]
    if w.often(0.3):
        shown += [one for one in mine if one["audience"] == shown[0]["audience"] and one is not shown[0]][:2]
    if world.seats.get(seat) == "mediator" and w.often(0.6):
        return {"acts": shown, "to": w.some(world.seats, 1, 2), "public": w.often(0.25)}
    return {"acts": shown, "to": w.some(world.kind("mediator"), 1, 2)}


def _coming(w: Wanderer, seat: str) -> dict[str, Any]:
    other = w.one(w.run.world.seats) if w.run.world.seats.get(seat) == "mediator" and w.often(0.5) else None
    told = w.weighed({"mediators": 3, "table": 1, "public": 1})
    return {"scene": w.random.choice(("table", "place")), "seat": other, "told": told}


def _sitters(w: Wanderer, seat: str) -> list[dict[str, Any]]:
    return [{"seat": one, "person": w.hand(one) if w.often(0.7) else None} for one in w.some(w.run.world.seats, 1, 2)]


def _round(w: Wanderer, seat: str) -> dict[str, Any]:
    return {"opened": w.act(seat, "open-round")}


def _article(w: Wanderer) -> dict[str, Any]:
    return article(text="The fighting [stops | pauses]." if w.often(0.1) else f"The fighting stops, {w.mark()}.")


def _tabling(w: Wanderer, seat: str) -> dict[str, Any]:
    to = {*w.some(w.run.world.kind("party"), 1, 3), *_mediators(w, seat, least=0)}
    if w.often(0.7):
        to |= {"gna", "lna", *(w.run.world.kind("mediator") - {seat})}
    return {
        "to": sorted(to - {seat}),
        "title": {"en": f"Draft {w.mark()}"},
        "articles": [_article(w)],
        "replaces": w.act(seat, "table-draft") if w.often(0.1) else None,
    }


def _asking(w: Wanderer, seat: str) -> dict[str, Any]:
    opening = w.act(seat, "open-signature") if w.often(0.6) else None
    known = w.run.world.openings.get(opening or "")
    until = w.later(2, 6, 40)
    if known and known.deadline and w.often(0.7):
        until["at"] = (max(known.deadline, w.now) + timedelta(hours=w.random.randint(1, 9))).isoformat()
    told = sorted(w.run.world.who_saw(opening or "") & w.run.world.kind("mediator"))
    to = w.some(told, 1, 2) if told and w.often(0.9) else _mediators(w, seat)
    return {"to": to, "until": until, "opening": opening, "reason": w.mark()}


def _noting(w: Wanderer, seat: str) -> dict[str, Any]:
    party = w.one(w.run.world.kind("party", "party", "observer", "consulted"))
    rule = w.rule()
    return {"party": party, "means": "telephone", "rule": rule, "to": _mediators(w, seat, least=0), **w.words()}


def _replacing(w: Wanderer, seat: str) -> dict[str, Any]:
    old = w.one(_people(w, seat))
    known = w.run.world.persons.get((seat, old))
    return {
        "seat": seat if w.often(0.95) else "gna",
        "person": old,
        "successor": f"new-{w.count}",
        "name": {"en": "x"},
        "capacities": known["capacities"] if known else ["delegate"],
    }


def _accrediting(w: Wanderer, seat: str) -> dict[str, Any]:
    of = seat if w.often(0.7) else w.one(w.run.world.seats)
    capacity = "delegate" if _people(w, of) != ["nobody"] else "head"
    told = w.weighed({"mediators": 3, "table": 1, "public": 1})
    return {"person": person(of, f"more-{w.count}", capacity), "told": told}


def _terms(w: Wanderer, seat: str) -> dict[str, Any]:
    to = {*w.weighed({("gna", "lna"): 5, ("gna",): 1, ("lna",): 1}), *_mediators(w, seat, least=0)}
    return {"subject": "ground-rules", "text": {"en": w.mark()}, "to": sorted(to)}


def _proposing(w: Wanderer, seat: str) -> dict[str, Any]:
    fields = _terms(w, seat)
    return {
        "to": fields["to"],
        "text": fields["text"],
        "deadline": w.later(1, 6, 20) if w.often(0.6) else None,
        "mediators_see_answers": w.often(0.3),
        "draft": w.act(seat, "table-draft") if w.often(0.15) else None,
    }


def _about(w: Wanderer, seat: str) -> str | None:
    return w.random.choice(w.run.world.bodies)["id"] if w.often(0.1) else None


def _seating(w: Wanderer, seat: str) -> dict[str, Any]:
    number = sum(slug.startswith("un-") for slug in w.run.world.seats)
    kind = w.weighed({"mediator": 3, "observer": 2, "consulted": 2, "party": 1 if number > 1 else 0})
    return {"seat": cast.seat(f"un-{number if number < 4 or w.often(0.2) else 0}", kind)}


FILL: Mapping[str, Any] = {
    "convene": lambda w, s: dict(CONVENE),
    "add-seat": _seating,
    "add-actor": lambda w, s: {"actor": {"slug": f"actor-{w.count}", "kind": "state", "name": {"en": "x"}}},
    "relate": lambda w, s: {
        "relation": {
            "actor": w.random.choice(("russia", "turkey", "nobody")),
            "role": w.random.choice(("host", "sponsor", "backer")),
            "of": w.random.choice((None, "gna", "lna")),
        },
        "holds": w.often(0.7),
    },
    "accredit": _accrediting,
    "replace-person": _replacing,
    "entrust": lambda w, s: {"person": w.one(_people(w, s)), "may_release": w.often(0.7)},
    "agree-name": lambda w, s: {
        "seat": w.one(w.run.world.seats),
        "readers": w.some(w.run.world.seats, 1, 2),
        "name": {"en": w.mark()},
    },
    "put-terms": _terms,
    "answer-terms": lambda w, s: {"terms": w.act(s, "put-terms"), "accepted": w.often(0.8)},
    "freeze-room": lambda w, s: {"seat": w.one(w.run.world.seats), "reason": w.mark()},
    "thaw-room": lambda w, s: {"frozen": w.act(s, "freeze-room")},
    "open-round": lambda w, s: {
        "round": f"round-{w.count}",
        "venue": "Moscow",
        "format": w.weighed({"proximity": 3, "face-to-face": 1}),
        "told": w.weighed({"public": 3, "table": 1, "mediators": 1}),
    },
    "suspend-round": _round,
    "adjourn-round": lambda w, s: {**_round(w, s), "until": w.later() if w.often() else None},
    "resume-round": _round,
    "declare-failed": _round,
    "close-round": _round,
    "arrive": _coming,
    "leave": _coming,
    "consult": lambda w, s: {
        "seat": _coming(w, s)["seat"],
        "told": w.random.choice(("mediators", "table", "public")),
        "back": w.later() if w.often() else None,
    },
    "begin-sitting": lambda w, s: {
        "sitting": f"sitting-{w.count}",
        "who": _sitters(w, s),
        "with_mediators": _mediators(w, s, least=0),
    },
    "end-sitting": lambda w, s: {"begun": w.act(s, "begin-sitting"), "who": _sitters(w, s) if w.often(0.3) else []},
    "message": lambda w, s: {"to": _mediators(w, s), "rule": w.rule(), "about": _about(w, s), **w.words()},
    "note-oral": _noting,
    "answer-oral": lambda w, s: {"noted": w.act(s, "note-oral"), "confirmed": w.often(0.7)},
    "show-wording": _wording,
    "answer-wording": lambda w, s: {"wording": w.act(s, "show-wording"), "approved": w.often(0.8)},
    "convey": _holding,
    "confirm-conveying": lambda w, s: {"conveying": w.act(s, "convey", mine=w.often())},
    "recall-conveying": lambda w, s: {"conveying": w.act(s, "convey", mine=w.often())},
    "inner-paper": lambda w, s: {"purpose": "note", "about": _about(w, s), **w.words()},
    "mediator-note": lambda w, s: {"to": _mediators(w, s, least=0), "about": _about(w, s), **w.words()},
    "hand-over-non-paper": lambda w, s: {"to": w.one(w.run.world.seats), "called": w.mark()},
    "table-draft": _tabling,
    "take-position": lambda w, s: {
        "draft": w.act(s, "table-draft"),
        "article": w.random.choice((None, "ceasefire", "ceasefire", "borders")),
        "stance": "reserves",
        "text": w.mark(),
        "to": _mediators(w, s),
        "rule": w.rule(),
    },
    "propose": _proposing,
    "answer-proposal": lambda w, s: {"proposal": w.act(s, "propose"), "yes": w.often(0.6)},
    "initial": lambda w, s: {"draft": w.act(s, "table-draft")},
    "open-signature": _opening,
    "sign": _signing,
    "confirm-signature": lambda w, s: {"opening": w.act(s, "open-signature")},
    "decline-signature": lambda w, s: {"opening": w.act(s, "open-signature"), "reason": w.mark()},
    "withdraw-signature": _of_opening,
    "ask-time": _asking,
    "grant-time": lambda w, s: {"asked": w.act(s, "ask-time"), "until": w.later(6, 50) if w.often(0.2) else None},
    "refuse-time": lambda w, s: {"asked": w.act(s, "ask-time"), "reason": w.mark()},
    "statement": lambda w, s: {
        "speaker": "A spokesman",
        "contradicts": w.act(s, "statement") if w.often(0.2) else None,
        **w.words(),
    },
    "communique": lambda w, s: w.words(),
    "characterise": lambda w, s: {
        "word": "failed",
        "speaker": "An agency",
        "of_round": w.random.choice(
            [b["act"]["round"] for b in w.run.world.bodies if b["kind"] == "open-round"] or [None]
        )
        if w.often()
        else None,
    },
    "hostilities": lambda w, s: {"where": "tripoli", "state": "siege", "says": w.mark()},
    "forces": lambda w, s: {"of_seat": "lna", "where": "tripoli", "posture": "hold", "says": w.mark()},
    "incident": lambda w, s: {"where": "tripoli", "says": "An agency", "text": w.mark()},
    "finding": lambda w, s: {"incident": w.act(s, "incident"), "established": True, "text": w.mark()},
    "disclose": _disclosing,
}

TELLING = frozenset(
    {"decline-signature", "withdraw-signature", "replace-person", "ask-time", "leave", "grant-time", "freeze-room"}
)
"""What another does that the watched seat might learn of from how it is answered."""

# How somebody would ask after a hidden act, had they guessed its id.
ASKING_OF: Mapping[str, Any] = {
    "open-signature": lambda seat, key: ("sign", {"opening": key}),
    "propose": lambda seat, key: ("answer-proposal", {"proposal": key, "yes": True}),
    "ask-time": lambda seat, key: ("grant-time", {"asked": key}),
    "message": lambda seat, key: ("convey", {"to": "algeria", "source": key, "text": "x", "language": "en"}),
    "convey": lambda seat, key: ("confirm-conveying", {"conveying": key}),
    "note-oral": lambda seat, key: ("answer-oral", {"noted": key, "confirmed": False}),
    "table-draft": lambda seat, key: ("initial", {"draft": key}),
    "freeze-room": lambda seat, key: ("thaw-room", {"frozen": key}),
}

# What is mostly pointless before something else.
AFTER: Mapping[str, str] = {
    "sign": "open-signature",
    "withdraw-signature": "open-signature",
    "confirm-signature": "open-signature",
    "decline-signature": "open-signature",
    "answer-proposal": "propose",
    "answer-terms": "put-terms",
    "answer-oral": "note-oral",
    "answer-wording": "show-wording",
    "take-position": "table-draft",
    "initial": "table-draft",
    "open-signature": "table-draft",
    "confirm-conveying": "convey",
    "recall-conveying": "convey",
    "grant-time": "ask-time",
    "refuse-time": "ask-time",
    "thaw-room": "freeze-room",
    "end-sitting": "begin-sitting",
    "suspend-round": "open-round",
    "adjourn-round": "open-round",
    "resume-round": "open-round",
    "close-round": "open-round",
    "declare-failed": "open-round",
    "finding": "incident",
}

ANYBODY: Mapping[str, float] = {"statement": 3, "message": 2, "hostilities": 2, "incident": 2, "forces": 2,
                                "finding": 1.5, "characterise": 2, "inner-paper": 1, "arrive": 1, "leave": 1,
                                "hand-over-non-paper": 1, "answer-oral": 1, "disclose": 1, "accredit": 1}  # fmt: skip
WANTED: Mapping[str, Mapping[str, float]] = {
    "party": {"message": 4, "sign": 14, "withdraw-signature": 2.5, "confirm-signature": 3, "decline-signature": 1.5,
              "ask-time": 3, "answer-proposal": 6, "answer-terms": 6, "take-position": 4, "initial": 3,
              "answer-wording": 3,
              "answer-oral": 3, "leave": 1.2, "arrive": 2.5, "consult": 1.5, "replace-person": 2, "accredit": 1.5,
              "entrust": 1.5, "inner-paper": 2, "hand-over-non-paper": 1.5, "statement": 1, "disclose": 2, "forces": 1,
              "characterise": 1},
    "mediator": {"convey": 9, "confirm-conveying": 9, "recall-conveying": 2.5, "table-draft": 5, "open-signature": 5.5,
                 "propose": 4, "put-terms": 3, "note-oral": 4, "show-wording": 4, "grant-time": 4, "refuse-time": 1.5,
                 "open-round": 3, "suspend-round": 1.5, "adjourn-round": 1.5, "resume-round": 2, "close-round": 1,
                 "declare-failed": 0.7, "begin-sitting": 4, "end-sitting": 4, "mediator-note": 2, "agree-name": 2,
                 "add-seat": 1.2, "add-actor": 1.2, "relate": 2, "accredit": 1, "disclose": 3, "communique": 1.5,
                 "arrive": 1, "leave": 1, "consult": 1, "hand-over-non-paper": 1, "replace-person": 0.3, "finding": 0.6,
                 "freeze-room": 0.8, "thaw-room": 2,
                 "incident": 0.6, "hostilities": 0.6, "statement": 0.6},
}  # fmt: skip

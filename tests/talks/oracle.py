"""Who may see what, and what the table does by itself: written from the rules of the talks, not from the code.

`WHO_SEES` was made by hand from what a mediator would expect; `World` knows everything that has happened, reads
nothing but the bodies of acts, and says whom an act is addressed to and which acts of the table are due. Nothing here
imports a rule, a view, an audience or a duty.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

Body = Mapping[str, Any]

# Words of the table below. Who acts sees its act in any case, the table excepted.
#   everybody            every seat, and whoever is seated later
#   circle               as far as `told` says: mediators, table (and parties), public
#   named:FIELD          the seats that the field names
#   saw:FIELD            all who have seen the act that the field refers to, public where that is
#   first-saw:FIELD      all who saw that act when it was placed, and so all that became of it
#   mediators-saw:FIELD  of those who have seen it the mediators
#   OPEN | SEALED        one row for an open signature, another for a sealed one that has not been opened
WHO_SEES: Mapping[str, str] = {
    "convene": "everybody",
    "add-seat": "everybody",
    "add-actor": "everybody",
    "relate": "everybody",
    "accredit": "circle named:person",
    "replace-person": "who-knows-the-person who-awaits-the-signature",
    "entrust": "",
    "agree-name": "named:readers mediators",
    "put-terms": "named:to",
    "answer-terms": "mediators-saw:terms",
    "freeze-room": "named:seat mediators",
    "thaw-room": "saw:frozen",
    "open-round": "circle",
    "suspend-round": "saw:opened",
    "adjourn-round": "saw:opened",
    "resume-round": "saw:opened",
    "declare-failed": "saw:opened",
    "close-round": "saw:opened",
    "arrive": "circle named:seat",
    "leave": "circle named:seat",
    "consult": "circle named:seat",
    "begin-sitting": "named:who named:with_mediators",
    "end-sitting": "saw:begun",
    "message": "named:to",
    "note-oral": "named:party named:to",
    "answer-oral": "saw:noted",
    "show-wording": "named:to",
    "answer-wording": "saw:wording",
    "convey": "named:second named:with_mediators",
    "confirm-conveying": "saw:conveying",
    "recall-conveying": "saw:conveying",
    "inner-paper": "",
    "mediator-note": "named:to",
    "hand-over-non-paper": "named:to",
    "table-draft": "named:to",
    "take-position": "named:to",
    "propose": "named:to",
    "answer-proposal": "mediators-saw:proposal SHOWN | ",
    "initial": "saw:draft",
    "open-signature": "named:required named:with_seats",
    "sign": "saw:opening OPEN | ",
    "confirm-signature": "saw:opening OPEN | ",
    "decline-signature": "saw:opening OPEN | mediators-saw:opening",
    "withdraw-signature": "",
    "ask-time": "named:to",
    "grant-time": "saw:asked",
    "refuse-time": "saw:asked",
    "statement": "everybody",
    "communique": "everybody",
    "characterise": "everybody",
    "hostilities": "everybody",
    "forces": "everybody",
    "incident": "everybody",
    "finding": "everybody",
    "disclose": "named:to who-had-seen-what-is-shown",
    # the table's own
    "word": "named:to named:carried_by",
    "carried": "first-saw:conveying",
    "acquaint": "named:to",
    "terms-settled": "saw:terms",
    "proposal-outcome": "saw:proposal",
    "signatures-opened": "saw:opening",
    "deadline-moved": "saw:opening",
    "opening-lapsed": "saw:opening",
    "time-lapsed": "first-saw:asked",
    "enter-into-force": "saw:opening",
}

REFERS_BY = ("opened", "begun", "noted", "source", "wording", "conveying", "about", "replaces", "draft", "proposal",
             "terms", "opening", "asked", "contradicts", "incident", "frozen")  # fmt: skip


def instant(written: str) -> datetime:
    return datetime.fromisoformat(written)


@dataclass
class Opening:
    body: Body
    required: dict[str, list[str]]
    deadline: datetime | None
    deposits: dict[tuple[str, str], Body] = field(default_factory=dict)
    confirmed: dict[tuple[str, str], datetime] = field(default_factory=dict)
    declined: set[str] = field(default_factory=set)
    opened: datetime | None = None
    ended: bool = False

    @property
    def sealed(self) -> bool:
        return self.body["act"]["mode"] == "sealed" and self.opened is None

    def all_in(self) -> bool:
        return all((seat, one) in self.deposits for seat, persons in self.required.items() for one in persons)

    def binds_since(self, who: tuple[str, str]) -> datetime | None:
        """Since when a signature that is in binds; None as long as it is ad referendum."""
        given = instant(self.deposits[who]["recorded_at"])
        since = self.confirmed.get(who) if self.deposits[who]["act"]["ad_referendum"] else given
        return None if since is None else max(since, self.opened or since)

    def openly_signed(self, seat: str) -> bool:
        return not self.sealed and all(
            (seat, one) in self.deposits and self.binds_since((seat, one)) is not None for one in self.required[seat]
        )


@dataclass
class Ask:
    body: Body
    until: datetime
    said: Any
    state: str = "asked"
    announced: bool = False
    served: bool = False


class World:
    """All that has happened, hidden or not, from the bodies of acts in their order."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self.by_id: dict[str, Body] = {}
        self.seats: dict[str, str] = {}
        self.saw: dict[str, set[str]] = {}  # an act, who has seen it
        self.public: set[str] = set()
        self.persons: dict[tuple[str, str], dict[str, Any]] = {}
        self.openings: dict[str, Opening] = {}
        self.asks: dict[str, Ask] = {}
        self.answers: dict[str, dict[str, bool]] = {}  # to a proposal or to terms
        self.done: set[str] = set()  # what the table has answered with its last word
        self.confirmed: dict[str, datetime] = {}  # conveyings on their way
        self.new: list[str] = []  # seats not yet acquainted
        self.frozen: dict[str, str] = {}  # a seat whose room is frozen, the act that froze it last

    # ---- who

    def kind(self, *kinds: str) -> set[str]:
        return {slug for slug, kind in self.seats.items() if kind in kinds}

    def persons_able(self, party: str) -> set[str]:
        """Who could bind a party."""
        able = {"head", "delegate"}
        return {slug for (seat, slug), one in self.persons.items() if seat == party and able & set(one["capacities"])}

    def who_saw(self, act: str) -> set[str]:
        return set(self.seats) if act in self.public else set(self.saw.get(act, ()))

    def addressed(self, body: Body) -> tuple[set[str], bool]:
        """Who is to see an act, by `WHO_SEES`, and whether it is public; the world being as before it."""
        act, by = body["act"], body["by"]["seat"]
        row, bar, other = WHO_SEES[body["kind"]].partition("|")
        if bar:
            first = (
                self.by_id[act["proposal"]]["act"]["mediators_see_answers"]
                if body["kind"] == "answer-proposal"
                else not self.openings[act["opening"]].sealed
            )
            # A refusal to sign is a word to the mediators even once seals have been opened.
            if body["kind"] == "decline-signature":
                first = self.openings[act["opening"]].body["act"]["mode"] == "open"
            row = row if first else other
        seats = {by} if by != "table" else set()
        public = False
        for word in row.split():
            what, _, name = word.partition(":")
            if what == "everybody":
                public = True
            elif what == "circle":
                public |= act["told"] == "public"
                seats |= self.kind("mediator")
                seats |= self.kind("party") if act["told"] == "table" else set()
            elif what == "mediators":
                seats |= self.kind("mediator")
            elif what == "named":
                seats |= set(_named(act.get(name)))
            elif what == "saw":
                seats |= self.who_saw(act[name])
                public |= act[name] in self.public
            elif what == "first-saw":
                seats |= set(self.by_id[act[name]]["audience"])
            elif what == "mediators-saw":
                seats |= self.who_saw(act[name]) & self.kind("mediator")
            elif what == "who-knows-the-person":
                known = self.persons[act["seat"], act["person"]]
                seats |= known["told"]
                public |= known["public"]
            elif what == "who-awaits-the-signature":
                line = self.persons[act["seat"], act["person"]]["line"]
                for key, opening in self.openings.items():
                    if line & set(opening.required.get(act["seat"], ())):
                        seats |= self.who_saw(key)
            elif what == "who-had-seen-what-is-shown":
                public |= act["public"]
                seats |= self.who_saw(act["acts"][0]["id"])
        if body["kind"] == "convene":
            seats |= {seat["slug"] for seat in act["seats"]}
        elif body["kind"] == "add-seat":
            seats |= {*self.seats, act["seat"]["slug"]}
        elif public:
            seats |= set(self.seats)
        return seats, public

    # ---- what happens

    def take(self, body: Body) -> None:
        """One more act has happened."""
        act, by, key = body["act"], body["by"]["seat"], body["id"]
        at = instant(body["recorded_at"])
        self.bodies.append(body)
        self.by_id[key] = body
        self.saw.setdefault(key, set()).update(body["audience"])
        if body["public"]:
            self.public.add(key)
        match body["kind"]:
            case "convene":
                self.seats.update({seat["slug"]: seat["kind"] for seat in act["seats"]})
                for one in act["persons"]:
                    self._seat(one, body, frozenset())
            case "add-seat":
                self.seats[act["seat"]["slug"]] = act["seat"]["kind"]
                self.new.append(act["seat"]["slug"])
            case "accredit":
                self._seat(act["person"], body, frozenset())
            case "replace-person":
                old = self.persons[act["seat"], act["person"]]
                old["present"] = False
                one = {"seat": act["seat"], "slug": act["successor"], "capacities": act["capacities"]}
                self._seat(one, body, old["line"])
                for opening in self.openings.values():
                    if (act["seat"], act["person"]) not in opening.deposits:
                        self._succeed(opening, act["seat"], {act["person"]}, act["successor"])
            case "disclose" | "acquaint":
                for shown in act["acts"]:
                    self.saw[shown["id"]] |= set(_named(act["to"]))
                    if act.get("public"):
                        self.public.add(shown["id"])
                    if act.get("public"):
                        self.saw[shown["id"]] |= set(self.seats)
                if body["kind"] == "acquaint":
                    self.new.remove(act["to"])
            case "answer-terms":
                self.answers.setdefault(act["terms"], {})[by] = act["accepted"]
            case "answer-proposal":
                self.answers.setdefault(act["proposal"], {})[by] = act["yes"]
            case "terms-settled":
                self.done.add(act["terms"])
            case "freeze-room":
                self.frozen[act["seat"]] = key
            case "thaw-room":
                self.frozen = {seat: froze for seat, froze in self.frozen.items() if froze != act["frozen"]}
            case "proposal-outcome":
                self.done.add(act["proposal"])
            case "confirm-conveying":
                self.confirmed[act["conveying"]] = at
            case "recall-conveying" | "carried":
                self.confirmed.pop(act["conveying"], None)
            case "open-signature":
                deadline = act["deadline"] and instant(act["deadline"]["at"])
                self.openings[key] = Opening(body, {s: list(p) for s, p in act["required"].items()}, deadline)
            case "sign":
                opening = self.openings[act["opening"]]
                opening.deposits[by, body["by"]["person"]] = body
                if opening.openly_signed(by):
                    self._overtake(by, key, act["opening"], signed=True)
            case "confirm-signature":
                opening = self.openings[act["opening"]]
                for who, deposit in opening.deposits.items():
                    if who[0] == by and deposit["act"]["ad_referendum"]:
                        opening.confirmed.setdefault(who, at)
                if opening.openly_signed(by):
                    self._overtake(by, key, act["opening"], signed=True)
            case "withdraw-signature":
                opening = self.openings[act["opening"]]
                line = self.persons[by, body["by"]["person"]]["line"]
                for who in [who for who in opening.deposits if who[0] == by and who[1] in line]:
                    del opening.deposits[who]
                    opening.confirmed.pop(who, None)
                self._succeed(opening, by, line, body["by"]["person"])
            case "decline-signature":
                self.openings[act["opening"]].declined.add(by)
                self._overtake(by, key, act["opening"])
            case "leave":
                self._overtake(act["seat"] or by, key)
            case "signatures-opened":
                self.openings[act["opening"]].opened = at
                for seat in act["signed"]:
                    self._overtake(seat, key, act["opening"], signed=True)
            case "opening-lapsed" | "enter-into-force":
                self.openings[act["opening"]].ended = True
            case "deadline-moved":
                self.openings[act["opening"]].deadline = instant(act["until"]["at"])
                for ask in self.asks.values():
                    if ask.body["act"]["opening"] == act["opening"] and ask.state == "granted":
                        ask.announced = True
            case "ask-time":
                self.asks[key] = Ask(body, instant(act["until"]["at"]), act["until"])
            case "grant-time":
                ask = self.asks[act["asked"]]
                ask.state = "granted"
                if act["until"]:
                    ask.until, ask.said = instant(act["until"]["at"]), act["until"]
            case "refuse-time":
                self.asks[act["asked"]].state = "refused"
            case "time-lapsed":
                self.asks[act["asked"]].state = "lapsed"

    def _seat(self, one: Mapping[str, Any], body: Body, line: frozenset[str]) -> None:
        self.persons[one["seat"], one["slug"]] = {
            "told": set(body["audience"]),
            "public": body["public"],
            "line": line | {one["slug"]},
            "capacities": list(one["capacities"]),
            "present": True,
        }

    def _succeed(self, opening: Opening, seat: str, line: Iterable[str], successor: str) -> None:
        signs = opening.required.get(seat)
        if signs:
            opening.required[seat] = [successor if one in line else one for one in signs]

    def _overtake(self, seat: str, act: str, opening: str | None = None, *, signed: bool = False) -> None:
        for ask in self.asks.values():
            about = ask.body["act"]["opening"]
            if ask.body["by"]["seat"] != seat or (opening and about and about != opening):
                continue
            if set(ask.body["audience"]) <= self.who_saw(act):
                ask.served |= signed and ask.state == "granted"
                ask.state = "overtaken" if ask.state == "asked" else ask.state

    # ---- what the table owes

    def due(self, now: datetime) -> list[tuple[datetime, str, dict[str, Any]]]:
        """The acts of the table that are due by `now`: since when, of which kind, with which fields."""
        found: list[tuple[datetime, str, dict[str, Any]]] = []
        for key, at in self.confirmed.items():
            convey = self.by_id[key]["act"]
            goes = max([at + timedelta(seconds=30), *([instant(convey["not_before"])] if convey["not_before"] else [])])
            carrier = self.by_id[key]["by"]["seat"]
            kept = {name: convey[name] for name in ("to", "text", "language", "translation", "origin")}
            found += [(goes, "word", {**kept, "carried_by": carrier}), (goes, "carried", {"conveying": key})]
        for seat in self.new:
            earlier = [one for one in self.bodies if one["public"] and seat not in one["audience"]]
            found.append((now, "acquaint", {"to": seat, "acts": earlier}))
        for body in self.bodies:
            if body["id"] in self.done or body["kind"] not in ("put-terms", "propose"):
                continue
            parties = set(body["act"]["to"]) & self.kind("party")
            answers = self.answers.get(body["id"], {})
            if body["kind"] == "put-terms":
                if all(answers.get(party) for party in parties):
                    found.append((now, "terms-settled", {"terms": body["id"]}))
                continue
            outcome = {"proposal": body["id"], "accepted": all(answers.get(party) for party in parties)}
            if parties <= answers.keys():
                found.append((now, "proposal-outcome", outcome))
            elif body["act"]["deadline"]:
                found.append((instant(body["act"]["deadline"]["at"]), "proposal-outcome", outcome))
        for key, opening in self.openings.items():
            if not opening.ended:
                found += self._of_opening(key, opening, now)
        for key, ask in self.asks.items():
            found += self._of_ask(key, ask, now)
        return [one for one in found if one[0] <= now]

    def _of_opening(self, key: str, opening: Opening, now: datetime) -> Iterable[tuple[datetime, str, dict[str, Any]]]:
        if not opening.all_in():
            if opening.deadline:
                yield opening.deadline, "opening-lapsed", {"opening": key}
            return
        bound = {who: opening.binds_since(who) for who in opening.deposits}
        if opening.sealed:
            signed = {seat: sorted(persons) for seat, persons in opening.required.items()}
            unbound = sorted(who for who, since in bound.items() if since is None)
            pending = {seat: [one for of, one in unbound if of == seat] for seat, _ in unbound}
            yield now, "signatures-opened", {"opening": key, "signed": signed, "ad_referendum": pending}
        elif all(bound.values()):
            last = max(since for since in bound.values() if since)
            entry = opening.body["act"]["entry"]
            since = last
            if entry["force"] == "at":
                since = max(last, instant(entry["at"]))
            elif entry["force"] == "days-after":
                since = last + timedelta(days=entry["days"])
            yield since, "enter-into-force", {"opening": key, "since": since}

    def _of_ask(self, key: str, ask: Ask, now: datetime) -> Iterable[tuple[datetime, str, dict[str, Any]]]:
        meant = self.openings.get(ask.body["act"]["opening"] or "")
        granted = ask.state == "granted" and not ask.announced
        if granted and meant and not meant.ended and meant.deadline and ask.until > meant.deadline:
            moved = {"at": ask.said["at"], "day": ask.said["day"], "words": None}
            yield now, "deadline-moved", {"opening": meant.body["id"], "until": moved}
        if ask.state in ("asked", "granted") and not ask.served:
            yield ask.until, "time-lapsed", {"asked": key}

    # ---- the hidden facts that a duty of the table may read, and nothing else

    def facts(self, body: Body) -> Any:
        """What may make the table say this in one history and not in another, though both look the same to a seat.

        Raises `KeyError` for acts of the table that follow from nothing hidden.
        """
        act = body["act"]
        match body["kind"]:
            case "word":
                going = {
                    key: str(at) for key, at in self.confirmed.items() if self.by_id[key]["act"]["to"] == act["to"]
                }
                said = [
                    (one["id"], one["kind"], str(one["act"]))
                    for one in self.bodies
                    if (one["kind"] == "convey" and one["act"]["to"] == act["to"])
                    or (one["kind"] == "word" and one["act"]["to"] == act["to"])
                ]
                return going, said
            case "acquaint":
                return [one for one in self.bodies if one["public"]]
            case "terms-settled":
                return dict(self.answers.get(act["terms"], {}))
            case "proposal-outcome":
                return dict(self.answers.get(act["proposal"], {}))
            case "signatures-opened" | "opening-lapsed" | "enter-into-force":
                opening = self.openings.get(act["opening"])
                return opening and (
                    sorted(opening.deposits),
                    {who: str(at) for who, at in opening.confirmed.items()},
                    [str(one["act"]["ad_referendum"]) for one in opening.deposits.values()],
                    opening.required,
                    str(opening.deadline),
                )
            case "deadline-moved":
                return [
                    (key, ask.state, str(ask.until))
                    for key, ask in self.asks.items()
                    if ask.body["act"]["opening"] == act["opening"]
                ]
        raise KeyError(body["kind"])


def _named(value: Any) -> list[str]:
    """The seats in a field: one, several, or within who sits, signs or is a person."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [value["seat"]] if "seat" in value else list(value)
    return [one["seat"] if isinstance(one, Mapping) else one for one in value]

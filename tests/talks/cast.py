"""The Moscow delegations, and a small language for histories, so that tests read like the rules of the talks.

    t = Talks()
    words = t.lna.message(to=["russia"], text="We want time.")
    t.refused(Code.IN_CONFIDENCE).russia.convey(to="gna", source=words)

Each seat speaks by its head (`t.gna`), or by another person (`t.gna.by("mishri")`). What a test doesn't care about
is filled in. A minute passes before each act.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from entremise.talks.acts.base import Hand, Placed
from entremise.talks.acts.form import body, parse_act
from entremise.talks.course import Memory, MemoryHall, fall_due, proceed
from entremise.talks.refusal import Code, Refused
from entremise.talks.view.state import View

TALKS = "0" * 32
MONDAY = datetime(2020, 1, 13, 9, 0, tzinfo=UTC)
HEADS: Mapping[str, str] = {"gna": "sarraj", "lna": "haftar", "russia": "lavrov", "turkey": "cavusoglu"}
SEATS: Mapping[str, str] = {
    "gna": "party",
    "lna": "party",
    "russia": "mediator",
    "turkey": "mediator",
    "press": "press",
    "algeria": "observer",
    "unsmil": "monitor",
}
DELEGATIONS: Mapping[tuple[str, str], list[str]] = {
    ("gna", "sarraj"): ["head"],
    ("gna", "mishri"): ["delegate"],
    ("gna", "siala"): ["adviser"],
    ("lna", "haftar"): ["head"],
    ("lna", "saleh"): ["delegate"],
    ("russia", "lavrov"): ["head"],
    ("russia", "note"): ["note-taker"],
    ("turkey", "cavusoglu"): ["head"],
}
BOTH = ["gna", "lna"]
REQUIRED = {"gna": ["sarraj", "mishri"], "lna": ["haftar", "saleh"]}


def person(seat: str, slug: str, *capacities: str) -> dict[str, Any]:
    return {"seat": seat, "slug": slug, "name": {"en": slug}, "capacities": list(capacities) or ["head"]}


def seat(slug: str, kind: str) -> dict[str, Any]:
    return {"slug": slug, "kind": kind, "name": {"en": slug}}


def article(slug: str = "ceasefire", text: str = "The fighting stops.") -> dict[str, Any]:
    return {"slug": slug, "heading": {"en": slug}, "text": {"en": text}}


CONVENE: Mapping[str, Any] = {
    "title": {"en": "Libya: Moscow, January 2020"},
    "zone": "Europe/Moscow",
    "languages": ["en", "ar"],
    "actors": [
        {"slug": "russia", "kind": "state", "name": {"en": "Russia"}},
        {"slug": "turkey", "kind": "state", "name": {"en": "Turkey"}},
    ],
    "seats": [seat(slug, kind) for slug, kind in SEATS.items()],
    "persons": [person(*who, *capacities) for who, capacities in DELEGATIONS.items()],
    "relations": [
        {"actor": "russia", "role": "backer", "of": "lna"},
        {"actor": "turkey", "role": "backer", "of": "gna"},
    ],
}

# What a test that doesn't say so means.
UNLESS_SAID: Mapping[str, Mapping[str, Any]] = {
    "convene": CONVENE,
    "add-seat": {"seat": seat("un", "observer")},
    "add-actor": {"actor": {"slug": "france", "kind": "state", "name": {"en": "France"}}},
    "relate": {"relation": {"actor": "russia", "role": "host"}},
    "accredit": {"person": person("gna", "bashagha", "adviser")},
    "replace-person": {"seat": "gna", "person": "mishri", "successor": "shater", "name": {"en": "x"},
                       "capacities": ["delegate"]},
    "entrust": {"person": "mishri", "may_release": True},
    "agree-name": {"seat": "lna", "readers": ["gna"], "name": {"en": "the eastern side"}},
    "put-terms": {"subject": "ground-rules", "text": {"en": "Be civil."}, "to": BOTH},
    "answer-terms": {"accepted": True},
    "freeze-room": {"seat": "gna"},
    "open-round": {"round": "moscow", "venue": "Moscow", "format": "proximity"},
    "arrive": {"scene": "place"},
    "leave": {"scene": "table"},
    "begin-sitting": {"sitting": "first", "who": [{"seat": "gna", "person": "sarraj"}, {"seat": "russia"}]},
    "message": {"to": ["russia"], "text": "We want time.", "language": "en"},
    "note-oral": {"party": "lna", "means": "telephone", "text": "They want time.", "language": "en"},
    "answer-oral": {"confirmed": True},
    "show-wording": {"to": "lna", "text": "They want time.", "language": "en"},
    "answer-wording": {"approved": True},
    "convey": {"to": "gna", "text": "They want time.", "language": "en"},
    "inner-paper": {"purpose": "note", "text": "Hold out.", "language": "en"},
    "mediator-note": {"text": "They are near.", "language": "en"},
    "hand-over-non-paper": {"to": "gna"},
    "table-draft": {"to": [*BOTH, "turkey"], "title": {"en": "Ceasefire"}, "articles": [article()]},
    "take-position": {"stance": "reserves", "to": ["russia"]},
    "propose": {"to": BOTH, "text": {"en": "Both stop."}},
    "answer-proposal": {"yes": True},
    "open-signature": {"mode": "open", "required": REQUIRED, "with_seats": ["turkey"]},
    "ask-time": {"to": ["russia"]},
    "statement": {"speaker": "A spokesman", "text": "We came.", "language": "en"},
    "communique": {"text": "Talks were held.", "language": "en"},
    "characterise": {"word": "walk-out", "speaker": "An agency", "of_seat": "lna"},
    "hostilities": {"where": "tripoli", "state": "siege", "says": "An agency"},
    "forces": {"of_seat": "lna", "where": "tripoli", "posture": "hold", "says": "An agency"},
    "incident": {"where": "tripoli", "says": "An agency", "text": "Shells fell."},
    "finding": {"established": True, "text": "They did."},
}  # fmt: skip


def seeded(seed: str) -> Callable[[str], str]:
    """Ids from a seed and a purpose: the same purpose, the same id."""
    return lambda purpose: hashlib.sha256(f"{seed} {purpose}".encode()).hexdigest()[:32]


class Voice:
    """A seat, acting: `message(...)` places a message, and gives its id."""

    def __init__(self, talks: "Talks", seat: str, person: str | None, refusal: "Expected | None" = None) -> None:
        self._talks, self._seat, self._person, self._refusal = talks, seat, person, refusal

    def by(self, person: str | None) -> "Voice":
        return Voice(self._talks, self._seat, person, self._refusal)

    def __getattr__(self, name: str) -> Callable[..., str]:
        kind = name.replace("_", "-")

        def act(**fields: Any) -> str:
            wait = fields.pop("wait", 60)
            label = fields.pop("label", None)
            happened = fields.pop("happened", None)
            given = {**UNLESS_SAID.get(kind, {}), **fields}
            if self._refusal is None:
                return self._talks.place(self._seat, self._person, kind, given, wait, label, happened)
            before = self._talks.hall.memory.acts
            try:
                self._talks.place(self._seat, self._person, kind, given, wait, label, happened)
            except Refused as refused:
                self._refusal.meets(refused)
                own = [one for one in list(self._talks.hall.memory.acts)[len(before) :] if one.by.seat != "table"]
                assert not own, "what is refused is not done"
                return ""
            raise AssertionError(f"{kind} by {self._seat} was allowed, though {self._refusal.code} was expected")

        return act


class Expected:
    """The seats, each of whose next act must be refused with this code; `about` and parameters where they are given."""

    def __init__(self, talks: "Talks", code: Code, about: str | None, params: Mapping[str, str | int]) -> None:
        self._talks, self.code, self._about, self._params = talks, code, about, params

    def meets(self, refused: Refused) -> None:
        found = refused.refusal
        PRODUCED.add(found.code)
        assert found.code == self.code, f"refused with {found}, not with {self.code}"
        if self._about is not None:
            assert found.about == self._about, found
        for name, value in self._params.items():
            assert found.params.get(name) == value, found

    def __getattr__(self, seat: str) -> Voice:
        return Voice(self._talks, seat, HEADS.get(seat), self)


PRODUCED: set[Code] = set()
"""Every code with which something was refused as a test expected, in this process."""


class Talks:
    """Talks in memory, at Moscow, convened by Russia unless `convened` is false."""

    def __init__(self, seed: str = "", *, convened: bool = True, **convene: Any) -> None:
        self.hall = MemoryHall(Memory(), TALKS)
        self.now = MONDAY
        self.ids = seeded(seed)
        self._count = 0
        if convened:
            self.convened = self.russia.convene(**convene)

    def __getattr__(self, seat: str) -> Voice:
        if seat.startswith("_"):
            raise AttributeError(seat)
        return Voice(self, seat, HEADS.get(seat))

    def refused(self, code: Code, about: str | None = None, /, **params: str | int) -> Expected:
        return Expected(self, code, about, params)

    def place(
        self,
        seat: str,
        person: str | None,
        kind: str,
        fields: Mapping[str, Any],
        wait: float = 60,
        label: str | None = None,
        happened: datetime | date | None = None,
    ) -> str:
        self.now += timedelta(seconds=wait)
        self._count += 1
        act = parse_act(kind, fields)
        at = self.now if happened is None else happened
        act_id = self.ids(label or f"act {self._count}")
        return proceed(self.hall, Hand(seat=seat, person=person), act, self.now, at, act_id, self.ids).id

    def passes(self, **time: float) -> None:
        """Time passes, and what is due falls due."""
        self.now += timedelta(**time)
        fall_due(self.hall, self.now, self.ids)

    def later(self, **time: float) -> dict[str, Any]:
        """A deadline that far ahead."""
        return {"at": (self.now + timedelta(**time)).isoformat()}

    # ---- what is there to see

    def view(self, seat: str) -> View:
        return self.hall.view(seat)

    def acts(self, kind: str | None = None) -> list[Placed]:
        return [placed for placed in self.hall.memory.acts if kind in (None, placed.act.kind)]

    def last(self, kind: str) -> Placed:
        return self.acts(kind)[-1]

    def who_sees(self, act: str) -> set[str]:
        return next(set(placed.audience.seats) for placed in self.acts() if placed.id == act)

    def seen(self, seat: str, kind: str | None = None) -> list[Placed]:
        return [placed for placed in self.hall.memory.seen_by(seat) if kind in (None, placed.act.kind)]

    def kinds(self, seat: str) -> list[str]:
        return [placed.act.kind for placed in self.seen(seat)]

    def bodies(self, seat: str) -> list[dict[str, Any]]:
        return [body(placed, TALKS) for placed in self.seen(seat)]

    # ---- ways of getting somewhere

    def draft(self, **fields: Any) -> str:
        return self.russia.table_draft(**fields)

    def opening(self, mode: str = "open", **fields: Any) -> str:
        return self.russia.open_signature(**{"draft": self.draft(), "mode": mode, **fields})

    def signs(self, opening: str, *who: str) -> None:
        """Persons sign, each named as `gna/sarraj`."""
        for one in who:
            seat, _, slug = one.partition("/")
            Voice(self, seat, slug).sign(opening=opening)

    def all_sign(self, opening: str) -> None:
        self.signs(opening, "gna/sarraj", "gna/mishri", "lna/haftar", "lna/saleh")

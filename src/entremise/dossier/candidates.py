"""What a reading offers: candidates for facts, each with its passage and its reasons, for a person to judge."""

from dataclasses import dataclass, field
from typing import Any

from entremise.dossier.values import ActorKind, Attribution, EventKind, Modality, RoleKind


@dataclass(frozen=True)
class Passage:
    """Where a fact stands: offsets in the report's text (Python's, in characters), and the words there."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Reason:
    """Why something is offered: a rule's code, with the words that it rests on."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What every candidate has. `mark` is the place of the words that set the rule off, within the passage."""

    passage: Passage
    mark: tuple[int, int]
    who_says: str | None
    attribution: Attribution
    modality: Modality
    grade: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class ActorCandidate(Candidate):
    """Somebody with a part in it: the fullest name, every name in the order of the text, what it is."""

    name: str
    names: tuple[str, ...]
    kind: ActorKind
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class RoleCandidate(Candidate):
    """What an actor is, and to whom or what."""

    actor: str
    role: RoleKind
    of: str | None
    since: str | None = None


@dataclass(frozen=True, kw_only=True)
class EventCandidate(Candidate):
    """What happened, was planned or didn't happen; `until` where time is asked or granted."""

    kind: EventKind
    who: tuple[str, ...]
    date: str | None
    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class StatementCandidate(Candidate):
    """Who said what, in which word."""

    who: tuple[str, ...]
    verb: str
    about: str


@dataclass(frozen=True, kw_only=True)
class BackgroundCandidate(Candidate):
    """What lies before the talks, or around them."""


@dataclass(frozen=True)
class Reading:
    """All that a reading of one report offers, each list in the order of the text."""

    language: str
    date: str | None
    actors: tuple[ActorCandidate, ...] = ()
    roles: tuple[RoleCandidate, ...] = ()
    events: tuple[EventCandidate, ...] = ()
    statements: tuple[StatementCandidate, ...] = ()
    background: tuple[BackgroundCandidate, ...] = ()
    notes: tuple[Reason, ...] = field(default=())

    def all(self) -> tuple[Candidate, ...]:
        return (*self.actors, *self.roles, *self.events, *self.statements, *self.background)


def as_json(reading: Reading, reason: Any) -> dict[str, list[dict[str, Any]]]:
    """The documented form: five lists. `reason` turns a candidate's reasons into one text."""

    def common(one: Candidate) -> dict[str, Any]:
        return {
            "passage": one.passage.words,
            "start": one.passage.start,
            "end": one.passage.end,
            "who_says": one.who_says,
            "attribution": one.attribution.value,
            "modality": one.modality.value,
            "grade": one.grade,
            "reason": reason(one.reasons),
        }

    return {
        "actors": [
            {"name": one.name, "names": list(one.names), "kind": one.kind.value, **common(one)}
            for one in reading.actors
        ],
        "roles": [
            {"actor": one.actor, "role": one.role.value, "of": one.of, "since": one.since, **common(one)}
            for one in reading.roles
        ],
        "events": [
            {
                "kind": one.kind.value,
                "who": list(one.who),
                "date": one.date,
                **({"until": one.until} if one.kind in (EventKind.ASK_TIME, EventKind.GRANT_TIME) else {}),
                **common(one),
            }
            for one in reading.events
        ],
        "statements": [
            {"who": list(one.who), "verb": one.verb, "about": one.about, **common(one)} for one in reading.statements
        ],
        "background": [common(one) for one in reading.background],
    }

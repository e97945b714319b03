"""What the rules find before it is put into words: candidates that still speak of entities and clauses."""

from dataclasses import dataclass, field
from enum import StrEnum

from entremise.dossier.reading.entities import Entity
from entremise.dossier.values import Attribution, EventKind, Modality, RoleKind


class Why(StrEnum):
    """Which rule offered something. Sentences are made in `entremise.words`."""

    GAZETTEER = "gazetteer"  # name, where: a name that a list holds
    CAPITALS = "capitals"  # name: capitals that no list knows
    NOUN = "noun"  # word: a noun for a group
    VERB = "verb"  # word: a verb of that kind, with who and what
    NOUN_OF = "noun-of"  # word: a noun with what completes it
    OFFICE = "office"  # word: an office beside a name
    CAPITAL_CITY = "capital-city"  # word, state: a capital stands for its state
    MINISTRY = "ministry"  # word, state: a ministry acts for its state
    PAIR = "pair"  # word: "the two" are those named between … and …
    SPEAKING = "speaking"  # word: a verb of saying
    ACCORDING = "according"  # word
    SINCE = "since"  # word: what lies before
    PRESENCE = "presence"  # word: who was where
    NEGATED = "negated"  # word
    PLANNED = "planned"  # word
    POSSIBLE = "possible"  # word
    APPARENT = "apparent"  # word
    APPARENTLY_NOT = "apparently-not"  # word
    SELF_PROCLAIMED = "self-proclaimed"  # word
    DAY_OPEN = "day-open"  # word: the day is left open, for want of a day to count from
    DAY_COUNTED = "day-counted"  # word, day: counted from the report's own
    DAY_TOLD = "day-told"  # word, day: counted from a day that the passage gives
    MODEL = "model"  # word: a language model proposed it, and said why


Reason = tuple[Why, tuple[tuple[str, str], ...]]


def why(code: Why, **words: str) -> Reason:
    """A reason with the words that it rests on."""
    return code, tuple(words.items())


@dataclass(frozen=True)
class Voice:
    """Who says so, where somebody does: actors, or words for a voice without a name."""

    who: tuple[Entity, ...] = ()
    verb: str = ""


@dataclass
class Found:
    """What is common to all that is found: its sentence, the words that set a rule off, the reasons."""

    start: int
    end: int
    mark: tuple[int, int]
    reasons: list[Reason] = field(default_factory=list)
    modality: Modality = Modality.ASSERTED
    voice: Voice | None = None
    attribution: Attribution | None = None


@dataclass
class FoundRole(Found):
    actor: Entity | None = None
    role: RoleKind = RoleKind.BACKS
    of: Entity | str | None = None
    since: str | None = None


@dataclass
class FoundEvent(Found):
    kind: EventKind = EventKind.TALKS
    who: list[Entity] = field(default_factory=list)
    date: str | None = None
    until: str | None = None


@dataclass
class FoundStatement(Found):
    who: list[Entity] = field(default_factory=list)
    verb: str = ""
    about: str = ""


@dataclass
class FoundBackground(Found):
    pass

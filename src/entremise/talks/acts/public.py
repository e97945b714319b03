"""Public life: what is said aloud, by whom, and the fighting that goes on meanwhile."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from entremise.accord.value import Language, Slug, Text, Title, Value
from entremise.talks.acts.base import Act, Ref
from entremise.talks.time import Deadline, When


class Modality(StrEnum):
    """How something is put by who reports it."""

    ASSERTED = "asserted"
    APPARENT = "apparent"
    POSSIBLE = "possible"
    PLANNED = "planned"
    NEGATED = "negated"


class Reported(StrEnum):
    """What a statement can report of another's act."""

    CALL_FOR_CEASEFIRE = "call-for-ceasefire"
    TALKS = "talks"
    MEETING = "meeting"
    DRAFT = "draft"
    INITIAL = "initial"
    SIGN = "sign"
    REFUSE = "refuse"
    ASK_TIME = "ask-time"
    GRANT_TIME = "grant-time"
    LEAVE = "leave"
    FAIL = "fail"
    ADJOURN = "adjourn"
    BREACH = "breach"
    WITHDRAW_FORCES = "withdraw-forces"
    OTHER = "other"


class Report(Value):
    """An act as a statement reports it: never the act itself."""

    what: Reported
    seat: Slug | None = None
    person: Title | None = None
    until: Deadline | None = None
    when: When | None = None
    modality: Modality = Modality.ASSERTED


Speaker = Annotated[
    Title, Field(description="who says so: the slug of an actor or a seat, or a name as it was given in public")
]


class Statement(Act):
    """Something said in public: by the seat's own people, or taken down from elsewhere with who said it.

    It may report another's act: its readers see the statement, not the act.
    """

    kind: ClassVar[str] = "statement"
    speaker: Speaker
    for_actor: Slug | None = None
    text: Text
    language: Language
    published: Title | None = None
    reports: Annotated[tuple[Report, ...], Field(max_length=50)] = ()
    contradicts: Ref | None = None


class Communique(Act):
    """What the mediators publish."""

    kind: ClassVar[str] = "communique"
    text: Text
    language: Language


class Called(StrEnum):
    """What an event is called by somebody."""

    WALK_OUT = "walk-out"
    FAILED = "failed"
    PROGRESS = "progress"
    OTHER = "other"


class Characterise(Act):
    """Somebody calls what happened by a word ("walk-out", "failed"): an opinion, with who holds it."""

    kind: ClassVar[str] = "characterise"
    word: Called
    speaker: Speaker
    of_seat: Slug | None = None
    of_round: Slug | None = None
    text: Text | None = None
    language: Language | None = None


class Fighting(StrEnum):
    """The state of hostilities at a place."""

    WAR = "war"
    OFFENSIVE = "offensive"
    SIEGE = "siege"
    TRUCE = "truce"
    CEASEFIRE = "ceasefire"
    CAPTURED = "captured"
    ENDED = "ended"


class Hostilities(Act):
    """The state of the fighting at a place, as somebody says. `says` is who."""

    kind: ClassVar[str] = "hostilities"
    where: Slug
    state: Fighting
    says: Speaker
    of_seat: Slug | None = None
    text: Text | None = None


class Posture(StrEnum):
    """What forces do about where they stand."""

    HOLD = "hold"
    ADVANCE = "advance"
    WITHDRAW = "withdraw"
    WILL_NOT_WITHDRAW = "will-not-withdraw"


class Forces(Act):
    """Where a side's forces stand, as somebody says."""

    kind: ClassVar[str] = "forces"
    of_seat: Slug
    where: Slug
    posture: Posture
    says: Speaker
    text: Text | None = None


class Incident(Act):
    """An incident is reported: who is said to have done what. Not yet a finding."""

    kind: ClassVar[str] = "incident"
    where: Slug
    says: Speaker
    accused: Slug | None = None
    text: Text


class Finding(Act):
    """What the monitors make of an incident."""

    kind: ClassVar[str] = "finding"
    incident: Ref
    established: bool
    text: Text


ACTS = (Statement, Communique, Characterise, Hostilities, Forces, Incident, Finding)

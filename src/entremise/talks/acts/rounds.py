"""Rounds at a venue, who is there, who leaves, and who sat with whom."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from entremise.accord.value import Slug, Text, Title, Value
from entremise.talks.acts.base import Act, Circle, Ref
from entremise.talks.time import Deadline


class Format(StrEnum):
    """How the parties meet: not at all, or in one room."""

    PROXIMITY = "proximity"
    FACE_TO_FACE = "face-to-face"


class Scene(StrEnum):
    """The table is left by who stops talking, the place by who travels. They are different acts."""

    TABLE = "table"
    PLACE = "place"


class OpenRound(Act):
    """A round opens at a venue. `planned` names a meeting that is planned, whether or not it will take place."""

    kind: ClassVar[str] = "open-round"
    round: Slug
    venue: Title
    format: Format
    planned: Text | None = None
    told: Circle = Circle.PUBLIC


class SuspendRound(Act):
    """A pause within the round, everybody staying within reach."""

    kind: ClassVar[str] = "suspend-round"
    opened: Ref
    reason: Text | None = None


class AdjournRound(Act):
    """The round stops, to be taken up again; when, if that is known."""

    kind: ClassVar[str] = "adjourn-round"
    opened: Ref
    until: Deadline | None = None
    reason: Text | None = None


class ResumeRound(Act):
    """A suspended or adjourned round goes on."""

    kind: ClassVar[str] = "resume-round"
    opened: Ref


class DeclareFailed(Act):
    """The mediators declare that the round has failed: something else than a report that it has."""

    kind: ClassVar[str] = "declare-failed"
    opened: Ref
    reason: Text | None = None


class CloseRound(Act):
    """The round ends otherwise than by failing."""

    kind: ClassVar[str] = "close-round"
    opened: Ref
    outcome: Text | None = None


class Arrive(Act):
    """A delegation comes to the table, or to the place. `seat` is said only by a mediator who records it."""

    kind: ClassVar[str] = "arrive"
    scene: Scene
    seat: Slug | None = None
    where: Title | None = None
    told: Circle = Circle.MEDIATORS


class Leave(Act):
    """A delegation leaves the table, or the place. It keeps its channel to the mediators."""

    kind: ClassVar[str] = "leave"
    scene: Scene
    seat: Slug | None = None
    where: Title | None = None
    told: Circle = Circle.MEDIATORS


class Consult(Act):
    """A delegation departs for consultations with its capital, and means to come back."""

    kind: ClassVar[str] = "consult"
    seat: Slug | None = None
    back: Deadline | None = None
    told: Circle = Circle.MEDIATORS


class Sitter(Value):
    """Somebody at a sitting."""

    seat: Slug
    person: Slug | None = None


class BeginSitting(Act):
    """A sitting begins. Seen by the seats that sit, and the other mediators that `with_mediators` names."""

    kind: ClassVar[str] = "begin-sitting"
    sitting: Slug
    who: Annotated[tuple[Sitter, ...], Field(min_length=1, max_length=200)]
    where: Title | None = None
    with_mediators: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()


class EndSitting(Act):
    """A sitting ends; `who` sat there in the end, where it differs from who began it."""

    kind: ClassVar[str] = "end-sitting"
    begun: Ref
    who: Annotated[tuple[Sitter, ...], Field(max_length=200)] = ()


ACTS = (
    OpenRound,
    SuspendRound,
    AdjournRound,
    ResumeRound,
    DeclareFailed,
    CloseRound,
    Arrive,
    Leave,
    Consult,
    BeginSitting,
    EndSitting,
)

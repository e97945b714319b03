"""Facts: what a person took from a report, with the places that bear it out. Two that disagree both stay."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from entremise.accord.value import Slug, Text, Title, Value
from entremise.dossier.source import Precise
from entremise.dossier.values import ActorKind, Attribution, EventKind, Grade, Modality, RoleKind

PIECES_LIMIT: Final = 1_000
"""Passages that bear out one fact."""
NAMES_LIMIT: Final = 200
"""Names in one field of a claim."""
Names = Annotated[tuple[Title, ...], Field(max_length=NAMES_LIMIT)]


class Place(Value):
    """A passage: offsets in the text of a source, in characters, the end excluded."""

    source: Slug
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _holds_something(self) -> "Place":
        if self.end <= self.start:
            raise PydanticCustomError("too_few", "a passage without a character")
        return self


class Evidence(Value):
    """One source for a fact: where, who says so, how openly, and what it is worth."""

    place: Place
    who_says: Title | None = None
    attribution: Attribution
    grade: Grade
    note: Text | None = None


class ActorClaim(Value):
    """Somebody is spoken of, under these names."""

    about: Literal["actor"] = "actor"
    name: Title
    names: Names = ()
    kind: ActorKind


class RoleClaim(Value):
    """An actor is something to the talks or to another actor; from and until when, where that is known."""

    about: Literal["role"] = "role"
    actor: Title
    role: RoleKind
    of: Title | None = None
    since: Precise | None = None
    until: Precise | None = None
    modality: Modality = Modality.ASSERTED


class EventClaim(Value):
    """Something happened, was planned, or didn't happen."""

    about: Literal["event"] = "event"
    kind: EventKind
    who: Names = ()
    date: Precise | None = None
    until: Precise | None = None
    modality: Modality = Modality.ASSERTED


class StatementClaim(Value):
    """Somebody said something."""

    about: Literal["statement"] = "statement"
    who: Names
    verb: Title
    said: Text
    modality: Modality = Modality.ASSERTED


class BackgroundClaim(Value):
    """What lies before or around the talks, in the words of who took it down."""

    about: Literal["background"] = "background"
    text: Text


Claim = Annotated[ActorClaim | RoleClaim | EventClaim | StatementClaim | BackgroundClaim, Field(discriminator="about")]
Pieces = Annotated[tuple[Evidence, ...], Field(min_length=1, max_length=PIECES_LIMIT)]


def in_one_spelling(claim: Claim) -> Claim:
    """The claim as it is compared with others: its words in one encoding (NFKC), with single spaces between them.

    Two reports break their lines elsewhere, and one writes a hard space where the other has a plain one.
    """
    fresh = {name: _spelled(value) for name, value in claim if isinstance(value, str | tuple)}
    changed: Mapping[str, Any] = {name: value for name, value in fresh.items() if value != getattr(claim, name)}
    return claim.model_copy(update=changed) if changed else claim


def _spelled(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(_words(one) for one in value)
    # Kinds and modalities are words of ours.
    return value if isinstance(value, StrEnum) else _words(value)


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


class Fact(Value):
    """A claim and all that bears it out: one source, or several that say the same."""

    id: Slug
    claim: Claim
    evidence: Pieces

    @property
    def grades(self) -> tuple[str, ...]:
        return tuple(one.grade for one in self.evidence)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, each once, in the order in which they were added."""
        return tuple(dict.fromkeys(one.place.source for one in self.evidence))

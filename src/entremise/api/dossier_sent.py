"""What a program sends to the dossier of its seat."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

from entremise.accord.value import Language, Slug, Title, Value
from entremise.dossier.entries import CandidateKey, Correct, Refuse, RemoveSource, Reopen, Take, Withdraw
from entremise.dossier.source import Precise, Reliability

ENTRIES: Final = 100
"""Entries that are sent at once."""


class About(Value):
    """What is known of a report; what is left out is taken from the report itself."""

    title: Title | None = None
    publisher: Title | None = None
    date: Precise | None = None
    language: Language | None = None
    reliability: Reliability | None = None


class SentReport(About):
    """A report as a text, with what is known of it."""

    text: Annotated[StrictStr, Field(description="the report, a million characters at most")]


class SentAbout(Value):
    """What is known of a report, said anew and whole: what is left out is known no more."""

    title: Title | None = None
    publisher: Title | None = None
    date: Precise | None = None
    reliability: Reliability | None = None


class Accept(Value):
    """A candidate is taken as it is offered."""

    kind: Literal["accept"] = "accept"
    source: Slug
    candidate: CandidateKey


SentEntry = Annotated[Accept | Take | Refuse | Reopen | Correct | Withdraw | RemoveSource, Field(discriminator="kind")]


class SentEntries(BaseModel):
    """Entries to be made, all or none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entries: Annotated[tuple[SentEntry, ...], Field(min_length=1, max_length=ENTRIES)]
    expected: Annotated[
        StrictInt,
        Field(ge=0, description="how many entries the dossier had when this was decided; refused if it has more"),
    ] = None  # type: ignore[assignment]  # left out


class OfFacts(Value):
    """Which facts are asked for."""

    after: Annotated[int, Field(ge=0, lt=10**15)] = 0


class OfDay(Value):
    """For which day a map is asked for."""

    on: Precise | None = None


class Nothing(Value):
    """Nothing can be asked for here."""


FORMS: tuple[type[Any], ...] = (SentReport, SentAbout, SentEntries)
"""What is sent as JSON, for the description."""

"""What a team does to its dossier: each a value that is kept, with who did it and when. A dossier is what they make."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from entremise.accord.value import Slug, Title, Value
from entremise.dossier.fact import Claim, Evidence, Place
from entremise.dossier.source import Precise, Reliability, Source

CandidateKey = Annotated[str, Field(pattern=r"^[a-z]+-[0-9a-f]{16}(-[0-9]{1,6})?$")]
"""By what a candidate is known within its source, see `candidates.keyed`."""
Pieces = Annotated[tuple[Evidence, ...], Field(min_length=1, max_length=1_000)]


class AddSource(Value):
    """A report is taken in. Its text is kept beside."""

    kind: Literal["add-source"] = "add-source"
    source: Source


class DescribeSource(Value):
    """What is known of a report, said anew and whole."""

    kind: Literal["describe-source"] = "describe-source"
    source: Slug
    title: Title | None = None
    publisher: Title | None = None
    date: Precise | None = None
    reliability: Reliability | None = None


class RemoveSource(Value):
    """A report goes, with all that rests on it alone."""

    kind: Literal["remove-source"] = "remove-source"
    source: Slug


class Take(Value):
    """A fact is taken in: a candidate as it was offered or as it was corrected, or something that no rule had found.

    Where the same is known already, what bears this one out is added to it.
    """

    kind: Literal["take"] = "take"
    claim: Claim
    evidence: Pieces
    candidate: CandidateKey | None = None


class Refuse(Value):
    """A candidate is no fact."""

    kind: Literal["refuse"] = "refuse"
    source: Slug
    candidate: CandidateKey


class Reopen(Value):
    """A candidate that was refused is to be decided again."""

    kind: Literal["reopen"] = "reopen"
    source: Slug
    candidate: CandidateKey


class Correct(Value):
    """A fact is put otherwise; how it was put before is kept."""

    kind: Literal["correct"] = "correct"
    fact: Slug
    claim: Claim
    evidence: Pieces


class Withdraw(Value):
    """A fact is taken back, or one passage for it; a candidate from which it came can be decided again."""

    kind: Literal["withdraw"] = "withdraw"
    fact: Slug
    place: Place | None = None


Entry = Annotated[
    AddSource | DescribeSource | RemoveSource | Take | Refuse | Reopen | Correct | Withdraw,
    Field(discriminator="kind"),
]
ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
"""Reads and writes entries as JSON."""


class Entered(Value):
    """An entry with its number in the dossier (from 1), who made it and when."""

    n: Annotated[int, Field(ge=1)]
    at: datetime
    person: Slug
    entry: Entry

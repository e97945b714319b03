"""What a team does to its dossier: each a value that is kept, with who did it and when. A dossier is what they make."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter
from pydantic_core import from_json

from entremise.accord.value import Slug, Title, Value
from entremise.dossier.fact import Claim, Pieces, Place
from entremise.dossier.source import Precise, Reliability, Source
from entremise.talks.time import Instant

CandidateKey = Annotated[str, Field(pattern=r"^[a-z]+-[0-9a-f]{16}(-[0-9]{1,6})?$")]
"""By what a candidate is known within its source, see `candidates.keyed`."""


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

    Where the same is known already, what bears this one out is added to it. A candidate is one of the source of the
    first piece of evidence; the others may come from anywhere.
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
    """A candidate is to be decided again. Where it was taken, its passages go from the fact, but for those for which
    another candidate was taken too."""

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
    """A fact is taken back, or one passage for it; all candidates that came from there can be decided again."""

    kind: Literal["withdraw"] = "withdraw"
    fact: Slug
    place: Place | None = None


Entry = Annotated[
    AddSource | DescribeSource | RemoveSource | Take | Refuse | Reopen | Correct | Withdraw,
    Field(discriminator="kind"),
]
ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
"""Reads and writes entries as JSON."""


VERSION: Final = 1
"""The form in which entries are kept at present."""
_UPCASTS: Final[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""From each earlier form to the next. Entries are kept for years: a form that has been kept is never forgotten."""


class Request(Value):
    """What a program asked under a key of the seat's own: the key, and the SHA-256 of what it asked."""

    key: Annotated[str, Field(min_length=1, max_length=200)]
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Entered(Value):
    """An entry with its number in the dossier (from 1), who made it and when (UTC), and on which request."""

    version: Literal[1] = VERSION
    n: Annotated[int, Field(ge=1)]
    at: Instant
    person: Slug
    entry: Entry
    request: Request | None = None


def write_entered(entered: Entered) -> bytes:
    """An entry as it is kept: JSON."""
    return entered.model_dump_json().encode()


def read_entered(kept: bytes) -> Entered:
    """An entry that was kept, brought to the present form. Raises `ValueError` for what can't be."""
    found: Any = from_json(kept)
    if not isinstance(found, dict) or not isinstance(found.get("version"), int):
        raise ValueError("no entry")
    while (version := found["version"]) < VERSION:
        if version not in _UPCASTS:
            raise ValueError(f"no entry has the form {version}")
        found = _UPCASTS[version](found)
    return Entered.model_validate(found)

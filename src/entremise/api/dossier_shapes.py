"""What the API answers of a dossier, as shapes: for its description, and for the tests that hold the answers to it."""

from typing import Annotated, Literal

from pydantic import Field

from entremise.api.shapes import Id, Name, Shape, Time
from entremise.dossier.entries import CandidateKey
from entremise.dossier.fact import Fact
from entremise.dossier.source import Source
from entremise.dossier.values import ActorKind, Attribution, EventKind, Grade, Modality, RoleKind

FactId = Annotated[str, Field(pattern="^fact-[0-9]+$")]
Known = Annotated[str | None, Field(description="a day, a month or a year; null where it isn't known")]


class Decision(Shape):
    """What became of a candidate: the fact for which it was taken, null where it was refused; by whom, and when."""

    fact: FactId | None
    person: Name
    at: Time


class Offered(Shape):
    """What a reading offers: docs/dossier.md. `decided` is null where nobody has decided on it."""

    passage: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    who_says: str | None
    attribution: Attribution
    modality: Modality
    grade: Grade
    reason: str
    key: CandidateKey
    decided: Decision | None


class OfferedActor(Offered):
    """Somebody with a part in it."""

    name: str
    names: list[str]
    kind: ActorKind


class OfferedRole(Offered):
    """What an actor is, and to whom or what."""

    actor: str
    role: RoleKind
    of: str | None
    since: Known


class OfferedEvent(Offered):
    """What happened, was planned or didn't happen; `until` where time is asked or granted."""

    kind: EventKind
    who: list[str]
    date: Known
    until: Known = None


class OfferedStatement(Offered):
    """Who said what."""

    who: list[str]
    verb: str
    about: str


class OfferedBackground(Offered):
    """What lies before the talks, or around them."""


class Candidates(Shape):
    """All that a reading of a report offers, each list in the order of the text."""

    actors: list[OfferedActor]
    roles: list[OfferedRole]
    events: list[OfferedEvent]
    statements: list[OfferedStatement]
    background: list[OfferedBackground]


class ReportRead(Shape):
    """A report that was taken in, with what it offers. `remarks` are sentences on how it could be read."""

    source: Source
    remarks: list[str]
    candidates: Candidates


class ReportKept(ReportRead):
    """The same, with its text: offsets count its characters."""

    text: str


class ActorKnown(Shape):
    """Somebody whom the talks know (by `slug`) or of whom facts speak; `facts` are those that name them."""

    name: str
    names: list[str]
    kind: ActorKind | None
    slug: str | None
    facts: list[FactId]


class DossierView(Shape):
    """The dossier of the seat. `next` is the `after` of the next page of facts, null on the last.

    `n` is how many entries there are. `rivals` are facts that can't all be so.
    """

    talks: Id
    seat: Name
    n: Annotated[int, Field(ge=0)]
    sources: list[Source]
    facts: list[Fact]
    next: int | None
    rivals: list[list[FactId]]
    actors: list[ActorKnown]


class EntryMade(Shape):
    """What an entry did: its number, and the fact that it is about, null where it is about none."""

    n: Annotated[int, Field(ge=1)]
    fact: FactId | None


class EntriesMade(Shape):
    """What was entered; `n` is how many entries there were then."""

    n: Annotated[int, Field(ge=1)]
    entries: list[EntryMade]


class MapActor(Shape):
    """Somebody on the map: docs/dossier.md."""

    id: str
    name: str
    names: list[str]
    kind: ActorKind | None
    slug: str | None
    seat: Name | None
    side: str | None
    places: list[str]
    facts: list[FactId]


class MapTie(Shape):
    """What an actor is to another, or to the talks."""

    actor: str
    role: str
    of: str | None
    says: list[str]
    state: str
    since: Known
    until: Known
    record: bool
    facts: list[FactId]
    sources: list[Name]
    grades: list[Grade]
    denied: list[FactId]


class MapConflict(Shape):
    """A mediator, sponsor or host that stands behind a side, and by which chain."""

    actor: str
    roles: list[Literal["mediates", "sponsors", "hosts"]]
    side: str
    chain: list[str]
    facts: list[FactId]


class Map(Shape):
    """The map of actors, on a day or as it was last known."""

    on: Known
    actors: list[MapActor]
    ties: list[MapTie]
    conflicts: list[MapConflict]


DOSSIER_SHAPES: tuple[type[Shape], ...] = (DossierView, ReportRead, ReportKept, EntriesMade, Map)
"""What the routes of the dossier answer; the others are parts of these."""

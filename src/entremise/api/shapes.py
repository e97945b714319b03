"""What the API answers, as shapes: for its description, and for the tests that hold the answers to it."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from entremise.talks.acts.convening import Role
from entremise.talks.acts.public import Modality, Reported
from entremise.talks.acts.rounds import Scene
from entremise.talks.expected import Kind
from entremise.talks.standing import AccordStands, TalksStand
from entremise.talks.view.state import Asked

Id = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Time = Annotated[str, Field(description="a day (2020-01-13) or an instant in UTC (2020-01-13T16:30:00Z)")]
Name = Annotated[str, Field(description="a slug")]


class Shape(BaseModel):
    """Nothing more than these keys, and all of them."""

    model_config = ConfigDict(extra="forbid")


class By(Shape):
    """Whose hand it was; the table's own acts have the seat `table`."""

    seat: Name
    person: Name | None


class Body(Shape):
    """An act as it is hashed: docs/record.md."""

    talks: Id
    id: Id
    kind: str
    version: Annotated[int, Field(ge=1)]
    by: By
    recorded_at: Time
    at: Time | None
    audience: list[Name]
    public: bool
    act: dict[str, Any]


class Entry(Shape):
    """What stands at one number of the seat's chain; `erased` once its content is."""

    n: Annotated[int, Field(ge=1)]
    act: Id | None
    body: Body | Literal["erased"]


class Conflict(Shape):
    """A role in which an actor serves the talks, and the party that it backs."""

    actor: Name
    as_: Annotated[Role, Field(alias="as")]
    backs: Name


class Situation(Shape):
    """The state of the fighting at a place, and who says so."""

    where: Name
    state: str
    says: str
    of: Name | None
    at: Time | None


class SignatureGiven(Shape):
    """A signature that was given."""

    person: Name
    seat: Name
    at: Time | None


class ExtensionAsked(Shape):
    """Time that was asked for."""

    seat: Name
    until: Time
    state: Asked


class Departed(Shape):
    """Who left what."""

    seat: Name
    from_: Annotated[Scene, Field(alias="from")]
    at: Time | None


class CalledWalkOut(Shape):
    """What somebody calls a walk-out."""

    seat: Name
    at: Time | None
    said_by: str


class ReportOf(Shape):
    """What a public statement reports of another's act."""

    what: Reported
    seat: Name | None
    person: str | None
    until: Time | None
    words: str | None
    when: Time | None
    modality: Modality
    said_by: str
    at: Time | None


class Standing(Shape):
    """Where things stand, as far as the seat knows: docs/replay.md."""

    accord: AccordStands
    talks: TalksStand
    in_force: bool
    hosts: list[Name]
    sponsors: list[Name]
    mediators: list[Name]
    backers: dict[str, list[Name]]
    conflicts_of_interest: list[Conflict]
    met_face_to_face: bool
    hostilities: list[Situation]
    signed_by: list[Name]
    not_signed_by: list[Name]
    signatures: list[SignatureGiven]
    extensions: list[ExtensionAsked]
    departures: list[Departed]
    walk_outs: list[CalledWalkOut]
    reported: list[ReportOf]


class Due(Shape):
    """A time by which something is due, and how it was put."""

    at: Time
    day: str | None
    words: str | None


class MetBy(Shape):
    """The kind of act by which it is met, and the field of it that names `about`."""

    kind: str
    field: str


class ExpectedNow(Shape):
    """What the person is asked, or (`asked` false) what stands and waits for others."""

    kind: Kind
    about: Id
    seat: Name
    asked: bool
    deadline: Due | None
    waiting: list[Name]
    met_by: MetBy | None


class View(Shape):
    """What a seat knows. `next` is the `after` of the next page, null on the last."""

    talks: Id
    seat: Name
    person: Name
    n: Annotated[int, Field(ge=0)]
    head: Digest
    acts: list[Entry]
    next: int | None
    standing: Standing
    expected: list[ExpectedNow]


class Receipt(Shape):
    """The receipt for an act, in the canonical form: docs/record.md."""

    schema_: Annotated[Literal["entremise/receipt/1"], Field(alias="schema")]
    talks: Id
    seat: Name
    n: Annotated[int, Field(ge=1)]
    act: Id
    at: Time
    head: Digest
    key: Digest
    signature: Annotated[str, Field(pattern="^[0-9a-f]{128}$")]


class Bundle(Shape):
    """The seat's record, in the canonical form: docs/record.md."""

    schema_: Annotated[Literal["entremise/bundle/1"], Field(alias="schema")]
    talks: Id
    seat: Name
    entries: list[dict[str, Any]]
    receipts: list[Receipt]


class Fault(Shape):
    """One thing that is wrong: `about` names the field."""

    code: str
    about: str | None
    params: dict[str, str | int]
    detail: str


class Problem(Shape):
    """Why it wasn't done (RFC 9457); nothing was. `faults` has all that is wrong with the form of an act."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    about: str | None
    params: dict[str, str | int]
    faults: list[Fault]


class Meaning(Shape):
    """What the code of a problem means; the sentence has its parameters in braces."""

    code: str
    status: int
    sentence: str


SHAPES: tuple[type[Shape], ...] = (View, Receipt, Bundle, Problem, Meaning)
"""What the routes answer; the others are parts of these."""

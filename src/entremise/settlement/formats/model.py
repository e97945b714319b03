"""The shape of Entremise's own settlement files: pydantic models, and the JSON Schema made of them.

One file holds the issues, several parties, constraints, and what is known where no score sheet is.
"""

from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from entremise.settlement.formats.number import exact
from entremise.settlement.refusal import Refused

FORMAT = "settlement/1"


def _number(given: Any) -> Fraction:
    try:
        return exact(given if isinstance(given, str) else None, what="")
    except Refused:
        raise PydanticCustomError("not_a_number", "not a number: {text}", {"text": str(given)}) from None


Number: TypeAlias = Annotated[
    Fraction,
    BeforeValidator(_number),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?\d+/\d+$"}]}),
]
Label: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=500), WithJsonSchema({"type": ["string", "number", "boolean"]})
]
Choice: TypeAlias = dict[Label, Label]
Sets: TypeAlias = dict[Label, Label | list[Label]]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=True)


class Whole(_Part):
    """Whole numbers, both ends included."""

    low: Annotated[Number, Field(alias="from")]
    high: Annotated[Number, Field(alias="to")]


class Stepped(Whole):
    """Numbers at a stated step: a continuum has no finite exact frontier."""

    step: Number


class Want(_Part):
    """What a party was reported to want, and by whom."""

    party: Label
    wants: Label
    source: Label


class IssueModel(_Part):
    """One thing to be settled: options, or a range of whole numbers, or numbers at a step."""

    name: Label
    options: list[Label] | None = None
    integer: Whole | None = None
    real: Stepped | None = None
    wants: list[Want] = []


class Linear(_Part):
    """Value = offset + slope x (number - lowest number)."""

    offset: Number
    slope: Number


class Scores(_Part):
    """A party's weight for an issue, and the value of each of its options."""

    weight: Number
    options: dict[Label, Number] | None = None
    linear: Linear | None = None


Span: TypeAlias = Number | Annotated[list[Number], Field(min_length=2, max_length=2)]


class Compared(_Part):
    """One part of a package that the party is known to hold at least as dear as another."""

    better: Choice
    than: Choice


class KnownModel(_Part):
    """What is known of a party: all of it may be left out."""

    order: list[Label] = []
    weights: dict[Label, Span] = {}
    values: dict[Label, dict[Label, Span] | list[Label]] = {}
    comparisons: list[Compared] = []
    red_lines: list[Sets] = []
    reservation: Span | None = None


class PartyModel(_Part):
    """A party: a score sheet, or what is known, or both (then each command takes what it needs)."""

    name: Label
    reservation: Number | None = None
    scores: dict[Label, Scores] | None = None
    known: KnownModel | None = None


class Rule(_Part):
    """A constraint: `if` ... `then` ..., or `forbid` a combination."""

    if_: Annotated[Sets | None, Field(alias="if")] = None
    then: Sets | None = None
    forbid: Sets | None = None


class StateModel(_Part):
    """A state of the world that all parties share: its chance, and what it changes in what is known of them."""

    name: Label
    chance: Number
    known: dict[Label, KnownModel] = {}


class SettlementFile(_Part):
    """A settlement file."""

    entremise: Literal["settlement/1"]
    title: str = ""
    invented: bool = False
    out_of: Number = Fraction(1)
    issues: Annotated[list[IssueModel], Field(min_length=1)]
    parties: Annotated[list[PartyModel], Field(min_length=1)]
    constraints: list[Rule] = []
    packages: list[Choice] | None = None
    table: Choice | None = None
    states: list[StateModel] = []


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a settlement file (draft 2020-12), for editors."""
    schema = SettlementFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

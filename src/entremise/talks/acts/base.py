"""What every act has in common: a kind, a version, and references that can be found."""

from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from entremise.accord.value import Slug, Value
from entremise.talks.time import Instant, When


class Ref(str):
    """The id of an earlier act: 128 bits in hex. A type of its own, so that every reference can be found."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(pattern=r"^[0-9a-f]{32}$"))


class Act(Value):
    """Something that one seat does, or the table by itself. Its fields have one audience.

    `kind` is its name in the record; `version` the form of its fields; `by_table` marks the table's own acts,
    which no seat can place.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    by_table: ClassVar[bool] = False


class Circle(StrEnum):
    """How far word of an act goes, where the one who acts may choose. The own seat is always within."""

    MEDIATORS = "mediators"
    TABLE = "table"
    PUBLIC = "public"


class Hand(Value):
    """Who acts: a seat and, where it has a delegation, one of its persons. The table has the seat `table`."""

    seat: Slug
    person: Slug | None = None


TABLE = Hand(seat="table")


class Audience(Value):
    """Who sees an act: these seats, for good. What is public is also shown to whoever is seated later."""

    seats: frozenset[Slug]
    public: bool = False


class Placed(Value):
    """An act once it has been placed: immutable, with its id, its hand, its times and its audience.

    `recorded_at` is when it was placed; `at` when it happened, as precisely as is known (none: only its place in
    the order is). Both are within the record, so nobody can move them later.
    """

    id: str
    by: Hand
    recorded_at: Instant
    at: When | None
    audience: Audience
    act: Act


@cache
def reference_fields(kind: type[Act]) -> tuple[str, ...]:
    """The names of the fields of an act in which it refers to earlier acts."""
    return tuple(name for name, info in kind.model_fields.items() if "Ref" in repr(info.annotation))


def references(act: Act) -> frozenset[str]:
    """The ids of all earlier acts that an act refers to."""
    found: set[str] = set()
    for name in reference_fields(type(act)):
        value = getattr(act, name)
        if isinstance(value, tuple):
            found.update(value)
        elif value is not None:
            found.add(value)
    return frozenset(found)

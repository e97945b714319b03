"""Signature: opened for it, given or deposited, declined, and the time that is asked for it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from entremise.accord.value import Slug, Text, Title, Value
from entremise.talks.acts.base import Act, Ref
from entremise.talks.time import Deadline, Instant


class Mode(StrEnum):
    """An open signature is seen at once; a sealed one is a deposit, opened when all required are in."""

    OPEN = "open"
    SEALED = "sealed"


class Force(StrEnum):
    """When the accord enters into force."""

    LAST_SIGNATURE = "last-signature"
    AT = "at"
    DAYS_AFTER = "days-after"


class EntryClause(Value):
    """The accord's own clause on its entry into force; no time can stand before the last signature."""

    force: Force = Force.LAST_SIGNATURE
    at: Instant | None = None
    days: Annotated[int, Field(ge=1, le=3_660)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> "EntryClause":
        if (self.force is Force.AT) != (self.at is not None):
            raise PydanticCustomError("clause", "`at` stands with force: at, and only there")
        if (self.force is Force.DAYS_AFTER) != (self.days is not None):
            raise PydanticCustomError("clause", "`days` stands with force: days-after, and only there")
        return self


class OpenSignature(Act):
    """A mediator opens a draft for signature: who must sign for each party, how, by when, and what follows.

    `with_seats` names who else is told: other mediators, witnesses.
    """

    kind: ClassVar[str] = "open-signature"
    draft: Ref
    mode: Mode
    required: Annotated[
        Mapping[Slug, Annotated[tuple[Slug, ...], Field(min_length=1, max_length=20)]],
        Field(min_length=1, max_length=100),
    ]
    with_seats: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()
    deadline: Deadline | None = None
    entry: EntryClause = EntryClause()


class Sign(Act):
    """A required person signs: consent to be bound, or, ad referendum, consent still to be confirmed."""

    kind: ClassVar[str] = "sign"
    opening: Ref
    ad_referendum: bool = False


class ConfirmSignature(Act):
    """A party confirms its signatures ad referendum: from here on they bind."""

    kind: ClassVar[str] = "confirm-signature"
    opening: Ref


class DeclineSignature(Act):
    """A party's head declines to sign."""

    kind: ClassVar[str] = "decline-signature"
    opening: Ref
    reason: Text | None = None


class WithdrawSignature(Act):
    """A sealed signature is taken back before it was opened. Nobody else had seen it, and nobody does now."""

    kind: ClassVar[str] = "withdraw-signature"
    opening: Ref


class AskTime(Act):
    """A party asks the mediators that it names for time, whether or not a deadline was set."""

    kind: ClassVar[str] = "ask-time"
    to: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=100)]
    until: Deadline
    opening: Ref | None = None
    reason: Text | None = None


class GrantTime(Act):
    """A mediator grants the time asked for, or other time. A deadline that was set is moved by the table, for all."""

    kind: ClassVar[str] = "grant-time"
    asked: Ref
    until: Deadline | None = None


class RefuseTime(Act):
    """A mediator refuses the time asked for."""

    kind: ClassVar[str] = "refuse-time"
    asked: Ref
    reason: Title | None = None


ACTS = (
    OpenSignature,
    Sign,
    ConfirmSignature,
    DeclineSignature,
    WithdrawSignature,
    AskTime,
    GrantTime,
    RefuseTime,
)

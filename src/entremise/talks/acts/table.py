"""The table's own acts: nobody's hand is in them. What triggers each stands in `entremise.talks.table`."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from entremise.accord.value import Language, Slug, Text
from entremise.talks.acts.base import Act, Ref
from entremise.talks.acts.messages import Translation
from entremise.talks.time import Deadline, Instant


class Word(Act):
    """Words reach a party: what it reads, from whom, and whose they were where that may be known."""

    kind: ClassVar[str] = "word"
    by_table: ClassVar[bool] = True
    to: Slug
    carried_by: Slug
    text: Text
    language: Language
    translation: Translation | None = None
    origin: Slug | None = None


class Carried(Act):
    """The mediators are told that what they conveyed has arrived."""

    kind: ClassVar[str] = "carried"
    by_table: ClassVar[bool] = True
    conveying: Ref


class TermsSettled(Act):
    """All to whom terms were put have accepted them."""

    kind: ClassVar[str] = "terms-settled"
    by_table: ClassVar[bool] = True
    terms: Ref


class ProposalOutcome(Act):
    """The double-blind proposal: all said yes, or not. Nothing more is ever said."""

    kind: ClassVar[str] = "proposal-outcome"
    by_table: ClassVar[bool] = True
    proposal: Ref
    accepted: bool


class SignaturesOpened(Act):
    """All required sealed signatures are in: they are opened together, and consent arises now."""

    kind: ClassVar[str] = "signatures-opened"
    by_table: ClassVar[bool] = True
    opening: Ref
    signed: Annotated[Mapping[Slug, tuple[Slug, ...]], Field(min_length=1)]
    ad_referendum: tuple[Slug, ...] = ()


class DeadlineMoved(Act):
    """The deadline of an opening is moved, for all alike; who asked is not said."""

    kind: ClassVar[str] = "deadline-moved"
    by_table: ClassVar[bool] = True
    opening: Ref
    until: Deadline


class OpeningLapsed(Act):
    """The deadline has passed without all required signatures: the same act, whatever had been deposited."""

    kind: ClassVar[str] = "opening-lapsed"
    by_table: ClassVar[bool] = True
    opening: Ref


class TimeLapsed(Act):
    """The time that was asked for, or granted, has passed."""

    kind: ClassVar[str] = "time-lapsed"
    by_table: ClassVar[bool] = True
    asked: Ref


class EnterIntoForce(Act):
    """The accord binds, from this instant, by its own clause."""

    kind: ClassVar[str] = "enter-into-force"
    by_table: ClassVar[bool] = True
    opening: Ref
    since: Instant


ACTS = (
    Word,
    Carried,
    TermsSettled,
    ProposalOutcome,
    SignaturesOpened,
    DeadlineMoved,
    OpeningLapsed,
    TimeLapsed,
    EnterIntoForce,
)

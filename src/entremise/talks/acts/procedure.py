"""Procedure: agenda, ground rules, confidentiality and the platform are put to the parties; rooms are frozen."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, StrictBool

from entremise.accord.value import Slug, Text, Texts
from entremise.talks.acts.base import Act, Ref


class Subject(StrEnum):
    """What terms are about."""

    AGENDA = "agenda"
    GROUND_RULES = "ground-rules"
    CONFIDENTIALITY = "confidentiality"
    PLATFORM = "platform"


class PutTerms(Act):
    """A mediator puts terms of procedure to parties; other mediators named in `to` see them too."""

    kind: ClassVar[str] = "put-terms"
    subject: Subject
    text: Texts
    to: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=100)]


class AnswerTerms(Act):
    """A party's head accepts terms or doesn't: said to the mediators alone."""

    kind: ClassVar[str] = "answer-terms"
    terms: Ref
    accepted: StrictBool
    remark: Text | None = None


class FreezeRoom(Act):
    """A mediator takes a seat's hand from the table: a device was lost, or somebody sits there who should not.

    The seat goes on seeing what is addressed to it, this act and its reason included.
    """

    kind: ClassVar[str] = "freeze-room"
    seat: Slug
    reason: Text | None = None


class ThawRoom(Act):
    """A mediator gives a frozen seat its hand back."""

    kind: ClassVar[str] = "thaw-room"
    frozen: Ref


ACTS = (PutTerms, AnswerTerms, FreezeRoom, ThawRoom)

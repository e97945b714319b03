"""Procedure: agenda, ground rules, confidentiality and the platform itself are put to the parties."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

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
    accepted: bool
    remark: Text | None = None


ACTS = (PutTerms, AnswerTerms)

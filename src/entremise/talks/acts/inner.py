"""Rooms of one's own: a delegation's inner room, notes among mediators, and papers that have no author."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from entremise.accord.value import Language, Slug, Text, Title
from entremise.talks.acts.base import Act, Ref


class Purpose(StrEnum):
    """What a paper of the inner room is."""

    NOTE = "note"
    DRAFT = "draft"
    INSTRUCTION = "instruction"


class InnerPaper(Act):
    """Something written within a delegation: hidden from everybody else, mediators included."""

    kind: ClassVar[str] = "inner-paper"
    purpose: Purpose
    text: Text
    language: Language
    about: Ref | None = None


class MediatorNote(Act):
    """A note among mediators: its author and those it names, no more."""

    kind: ClassVar[str] = "mediator-note"
    to: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()
    text: Text
    language: Language
    about: Ref | None = None


class HandOverNonPaper(Act):
    """A paper without author or standing changes hands. Of it, only that is on the record."""

    kind: ClassVar[str] = "hand-over-non-paper"
    to: Slug
    called: Title | None = None


ACTS = (InnerPaper, MediatorNote, HandOverNonPaper)

"""The text on the table: drafts, positions on their articles, and the mediators' double-blind proposal."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from entremise.accord.text import Articles
from entremise.accord.value import Slug, Text, Texts, Titles
from entremise.talks.acts.base import Act, Ref
from entremise.talks.acts.messages import CarryRule, Mediators
from entremise.talks.time import Deadline


class TableDraft(Act):
    """A mediator tables a draft, to some or to all: parties and other mediators are named in `to`."""

    kind: ClassVar[str] = "table-draft"
    to: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=100)]
    title: Titles
    articles: Articles
    replaces: Ref | None = None


class Stance(StrEnum):
    """Where a party stands on an article."""

    ACCEPTS = "accepts"
    ACCEPTS_IF = "accepts-if"
    RESERVES = "reserves"
    REFUSES = "refuses"


class TakePosition(Act):
    """A party's stance on an article (or on the whole draft), for the mediators that it names, under a carry rule."""

    kind: ClassVar[str] = "take-position"
    draft: Ref
    article: Slug | None = None
    stance: Stance
    text: Text | None = None
    to: Mediators
    rule: CarryRule = CarryRule()


class Propose(Act):
    """The mediators' double-blind proposal: each answer is sealed, to the mediators too where so chosen.

    The outcome appears when all have answered or at the deadline, never earlier on a no; unless all say yes,
    nobody is told who did.
    """

    kind: ClassVar[str] = "propose"
    to: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=100)]
    text: Texts
    draft: Ref | None = None
    deadline: Deadline | None = None
    mediators_see_answers: bool = False


class AnswerProposal(Act):
    """A party's head answers the proposal, once."""

    kind: ClassVar[str] = "answer-proposal"
    proposal: Ref
    yes: bool


class Initial(Act):
    """A person authenticates a draft with initials. It is not consent to be bound."""

    kind: ClassVar[str] = "initial"
    draft: Ref


ACTS = (TableDraft, TakePosition, Propose, AnswerProposal, Initial)

"""Words that go to the mediators, and words that they carry on: never the same act."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from entremise.accord.value import Language, Slug, Text, Title, Value
from entremise.talks.acts.base import Act, Ref
from entremise.talks.time import Instant


class Carry(StrEnum):
    """What mediators may do with words entrusted to them."""

    IN_CONFIDENCE = "in-confidence"
    MAY_BE_CONVEYED = "may-be-conveyed"
    AS_MEDIATORS_IDEA = "as-mediators-idea"


class CarryRule(Value):
    """The rule under which words are entrusted.

    What is in confidence can't be conveyed. `if_condition` and `not_before` hold it back; `orally_only` keeps it
    off the page; `to` narrows down who may receive it; `exact_wording` asks that the words be shown first.
    """

    carry: Carry = Carry.IN_CONFIDENCE
    if_condition: Title | None = None
    not_before: Instant | None = None
    orally_only: bool = False
    exact_wording: bool = False
    to: Annotated[tuple[Slug, ...], Field(max_length=100)] | None = None


class Means(StrEnum):
    """How something was said."""

    WORD_OF_MOUTH = "word-of-mouth"
    TELEPHONE = "telephone"
    PAPER = "paper"
    SCREEN = "screen"


Mediators = Annotated[tuple[Slug, ...], Field(min_length=1, max_length=100)]


class Message(Act):
    """A party writes to the mediators that it names, and says what they may do with it."""

    kind: ClassVar[str] = "message"
    to: Mediators
    text: Text
    language: Language
    rule: CarryRule = CarryRule()
    about: Ref | None = None


class NoteOral(Act):
    """A mediator records what a party said off the screen. Unconfirmed until the party confirms or contests it.

    Never consent to be bound, whatever the words were.
    """

    kind: ClassVar[str] = "note-oral"
    party: Slug
    speaker: Slug | None = None
    speaker_named: Title | None = None
    means: Means
    text: Text
    language: Language
    rule: CarryRule = CarryRule()
    to: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()


class AnswerOral(Act):
    """The party confirms that it said so, or contests it."""

    kind: ClassVar[str] = "answer-oral"
    noted: Ref
    confirmed: bool
    remark: Text | None = None


class ShowWording(Act):
    """A mediator shows the party whose words they were what would be conveyed, word for word."""

    kind: ClassVar[str] = "show-wording"
    source: Ref
    to: Slug
    text: Text
    language: Language


class AnswerWording(Act):
    """The party approves the wording, or doesn't."""

    kind: ClassVar[str] = "answer-wording"
    wording: Ref
    approved: bool
    remark: Text | None = None


class Translation(Value):
    """Words in a second language. The original stays beside it, and who translated is kept."""

    text: Text
    language: Language
    translator: Title


class Convey(Act):
    """A mediator prepares words for a party: the first step. Nothing reaches the recipient yet.

    `source` is what they rest on (a message, what was said, a position; none: the mediators' own words), `wording`
    the approved one where approval was asked for, `origin` the party that the recipient learns as their author
    (none: it learns none), `second` the mediator who must confirm. Said orally, they are recorded and reach no page
    of the recipient.
    """

    kind: ClassVar[str] = "convey"
    to: Slug
    text: Text
    language: Language
    translation: Translation | None = None
    source: Ref | None = None
    wording: Ref | None = None
    condition_met: Title | None = None
    origin: Slug | None = None
    not_before: Instant | None = None
    orally: bool = False
    second: Slug | None = None
    with_mediators: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()


class ConfirmConveying(Act):
    """The second step: from here the words are held back for thirty seconds, in which they can be recalled."""

    kind: ClassVar[str] = "confirm-conveying"
    conveying: Ref


class RecallConveying(Act):
    """The words are taken back before they have reached the recipient, who never learns of them."""

    kind: ClassVar[str] = "recall-conveying"
    conveying: Ref


ACTS = (
    Message,
    NoteOral,
    AnswerOral,
    ShowWording,
    AnswerWording,
    Convey,
    ConfirmConveying,
    RecallConveying,
)

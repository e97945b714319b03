"""What a form is made of. All words in it are already said in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entremise.web.visit import Visit


class Widget(StrEnum):
    """How a field is filled in; each has a template of its name in `entremise/forms/`."""

    LINE = "line"
    TEXT = "text"
    TEXTS = "texts"  # one text for each language: name.en, name.fr
    CHOICE = "choice"
    CHOICES = "choices"
    YES = "yes"  # a box to tick
    ANSWER = "answer"  # yes or no, neither chosen beforehand
    NUMBER = "number"
    INSTANT = "instant"  # a day and an hour, in the talks' zone
    DEADLINE = "deadline"  # a day and perhaps an hour, and the words in which it was put
    HIDDEN = "hidden"
    GIVEN = "given"  # several hidden values of one field


@dataclass(frozen=True, slots=True)
class Option:
    """One of several. `side` is a party's number, whose colour and pattern stand beside it."""

    value: str
    label: str
    hint: str = ""
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an act. `name` is its path in the act: `text`, `rule.carry`.

    `value` stands there before anybody has typed; of several values (`CHOICES`, `GIVEN`) they are in `values`.
    `folded` puts it under "More".
    """

    name: str
    label: str
    widget: Widget
    hint: str = ""
    options: tuple[Option, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    required: bool = False
    rows: int = 4
    folded: bool = False
    value: str = ""
    values: tuple[str, ...] = ()
    limit: int | None = None

    @property
    def ident(self) -> str:
        """Its id on the page."""
        return f"f-{self.name.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class ActForm:
    """A form for one act.

    `kind`: the act's. `means`: what it means, in sentences, said before anybody acts. `to`: the party whose colour
    stands around the form, by seat. `consequential`: it is placed only if the room hasn't moved since it was read.
    `back`: the name of the page to which one goes afterwards.
    """

    kind: str
    title: str
    button: str
    fields: tuple[Field, ...]
    means: Sequence[str] = ()
    to: str | None = None
    consequential: bool = False
    back: str = "home"
    danger: bool = False


if TYPE_CHECKING:
    Given = Mapping[str, str]
    """What the address of a form says beforehand: `source`, `to`, `draft`."""
    Make = Callable[[Visit, Given], ActForm | None]
    """A form as this seat is to see it; None where this seat has no such thing to do."""

"""What a form is made of. All words in it are already said in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

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
    CONFIRM = "confirm"  # a box that must be ticked, and is no part of the act
    ANSWER = "answer"  # yes or no, neither chosen beforehand
    NUMBER = "number"
    INSTANT = "instant"  # a day and an hour, in the talks' zone
    WHEN = "when"  # a day and perhaps an hour, kept as precisely as it was given
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
    `folded` puts it under "More". `mark` is its form's. `said`: somebody's words stand in it, hidden or not; they are
    sent with the form, and stand in no address.
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
    mark: str = ""
    said: bool = False

    @property
    def ident(self) -> str:
        """Its id on the page."""
        return "-".join(("f", *filter(None, (self.mark,)), *self.name.split(".")))


@dataclass(frozen=True, slots=True)
class ActForm:
    """A form for one act.

    `kind`: the act's. `means`: what it means, in sentences, said before anybody acts. `to`: the party whose colour
    stands around the form, by seat. `consequential`: it is placed only if the room hasn't moved since it was read.
    `back`: the name of the page to which one goes afterwards; `then` gives its address from the act that was placed,
    where that leads further. `mark` keeps apart the ids of several forms of one kind on one page. `page` is the
    template in which the form stands alone, `beside` what that shows besides: the words that it rests on. `url` is
    the page of its own to which it is sent, where the fields here can't express it. `shape` makes of what was given
    the fields of the act, where they aren't the same. A field called `at` is when it happened, and no part of the act.
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
    then: Callable[[str], str] | None = None
    mark: str = ""
    page: str = "entremise/forms/page.html"
    beside: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""
    shape: Callable[[dict[str, Any]], Mapping[str, Any]] | None = None

    @property
    def ident(self) -> str:
        """Its id on the page."""
        return "-".join(("act", self.kind, *filter(None, (self.mark,))))

    def marked(self, mark: str) -> ActForm:
        """The form for a page on which others of its kind stand."""
        return replace(self, mark=mark, fields=tuple(replace(one, mark=mark) for one in self.fields))


if TYPE_CHECKING:
    Given = Mapping[str, str]
    """What the address of a form says beforehand: `source`, `to`, `draft`."""
    Make = Callable[[Visit, Given], ActForm | None]
    """A form as this seat is to see it; None where this seat has no such thing to do."""

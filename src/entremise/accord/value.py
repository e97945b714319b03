"""What every value of the house is made of: frozen models and the few kinds of text that they hold."""

from collections.abc import Mapping
from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

TITLE_LIMIT = 200
TEXT_LIMIT = 20_000
LANGUAGES_LIMIT = 50
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs without ink: the fillers of Hangul, the empty cell of Braille."""


class Value(BaseModel):
    """A frozen value. Unknown fields are refused, so that a misspelt one is never silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


def written(text: str) -> bool:
    """Whether there is anything to be seen in a text."""
    return any(category(one)[0] in "LMNPS" and one not in _BLANK for one in text)


def _inked(text: str) -> str:
    """Refuse text that nobody could read, or that a terminal would obey; any script and direction is welcome."""
    for character in text:
        if (character < " " and character not in "\n\t") or "\x7f" <= character <= "\x9f":
            raise PydanticCustomError(
                "control-character",
                "control character U+{codepoint}",
                {"codepoint": f"{ord(character):04X}"},
            )
        if "\ud800" <= character <= "\udfff":
            raise PydanticCustomError("not-unicode", "half of a surrogate pair")
    if not written(text):
        raise PydanticCustomError("empty", "nothing written")
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""A name for machines: lower-case Latin letters, digits and single hyphens."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
"""A BCP 47 language tag: `en`, `fr`, `ar`."""

Title = Annotated[str, StringConstraints(max_length=TITLE_LIMIT), AfterValidator(_inked)]
Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT), AfterValidator(_inked)]


def _worded(words: Mapping[str, str]) -> Mapping[str, str]:
    if not words:
        raise PydanticCustomError("empty", "nothing written")
    return words


Titles = Annotated[Mapping[Language, Title], Field(max_length=LANGUAGES_LIMIT), AfterValidator(_worded)]
Texts = Annotated[Mapping[Language, Text], Field(max_length=LANGUAGES_LIMIT), AfterValidator(_worded)]

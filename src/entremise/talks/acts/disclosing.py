"""Later sight: what some have seen is shown to others, and those who had seen it are told."""

from collections.abc import Mapping
from re import compile as compile_pattern
from typing import Annotated, Any, ClassVar, Final

from pydantic import BeforeValidator, Field, StrictBool
from pydantic_core import PydanticCustomError

from entremise.accord.value import Slug
from entremise.talks.acts.base import Act

DEPTH_LIMIT: Final = 20
"""How deep a shown act may lie within itself: what can be placed is far shallower."""
_ID = compile_pattern("[0-9a-f]{32}")


def _as_in_a_record(shown: Any) -> Any:
    """Refuse what can't stand in a record at all, before anybody compares it with what was seen."""
    named = isinstance(shown, Mapping) and all(_ID.fullmatch(str(shown.get(name))) for name in ("talks", "id"))
    if not named or not _plain(shown, DEPTH_LIMIT):
        raise PydanticCustomError("act-body", "acts as they stand in the record")
    return shown


def _plain(value: object, depth: int) -> bool:
    if isinstance(value, Mapping):
        return depth > 0 and all(isinstance(key, str) and _plain(one, depth - 1) for key, one in value.items())
    if isinstance(value, list | tuple):
        return depth > 0 and all(_plain(one, depth - 1) for one in value)
    if isinstance(value, int):
        return abs(value) < 2**53
    return value is None or isinstance(value, str)


Bodies = Annotated[
    tuple[Annotated[Mapping[str, Any], BeforeValidator(_as_in_a_record)], ...], Field(min_length=1, max_length=10_000)
]
"""Earlier acts whole, as `entremise.talks.acts.form.body` writes them: ids, hands, times and audiences included.

They are copied in, not referred to: whoever is shown them has not seen them.
"""


class Disclose(Act):
    """One's own acts are shown to more seats, or published; all who had seen them learn to whom.

    The acts of one disclosure have one audience: it could not be told to all of them otherwise.
    """

    kind: ClassVar[str] = "disclose"
    to: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()
    public: StrictBool = False
    acts: Bodies


class Acquaint(Act):
    """The table shows a new seat what is public from before it came."""

    kind: ClassVar[str] = "acquaint"
    by_table: ClassVar[bool] = True
    to: Slug
    acts: Bodies


ACTS = (Disclose, Acquaint)

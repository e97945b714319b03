"""Later sight: what some have seen is shown to others, and those who had seen it are told."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from entremise.accord.value import Slug
from entremise.talks.acts.base import Act

Bodies = Annotated[tuple[Mapping[str, Any], ...], Field(min_length=1, max_length=10_000)]
"""Earlier acts whole, as `entremise.talks.acts.form.body` writes them: ids, hands, times and audiences included.

They are copied in, not referred to: whoever is shown them has not seen them.
"""


class Disclose(Act):
    """One's own acts are shown to more seats, or published; all who had seen them learn to whom.

    The acts of one disclosure have one audience: it could not be told to all of them otherwise.
    """

    kind: ClassVar[str] = "disclose"
    to: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()
    public: bool = False
    acts: Bodies


class Acquaint(Act):
    """The table shows a new seat what is public from before it came."""

    kind: ClassVar[str] = "acquaint"
    by_table: ClassVar[bool] = True
    to: Slug
    acts: Bodies


ACTS = (Disclose, Acquaint)

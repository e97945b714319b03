"""An act's own fields, from what people write in a file to what the core reads.

Which field is a reference, a deadline or an instant is known from the act's type, so that no act is forgotten and
no list of fields is kept here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel

from entremise.cases.local_time import deadline, first_of, read_when
from entremise.cases.reading import Node, Path
from entremise.talks.acts.base import Act, Ref
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.drafting import TableDraft
from entremise.talks.refusal import Code, Refusal, Refused
from entremise.talks.time import Deadline, iso

PLACEHOLDER: Final = "0" * 32
"""Stands for a reference until the earlier act has its id."""

FILLED: Final[Mapping[type[Act], Mapping[str, str]]] = {
    Convene: {
        "title": "title",
        "zone": "zone",
        "languages": "languages",
        "actors": "actors",
        "relations": "relations",
        "seats": "seats",
        "persons": "persons",
        "record_key": "record",
    },
}
"""Fields that are filled in, and from which section of the file."""

LABELLED: Final[Mapping[type[Act], str]] = {Disclose: "acts", TableDraft: "articles"}
"""Fields that hold whole things in the core, and their names in a file: earlier acts, articles."""


@dataclass
class Fields:
    """An act's fields for the core; references as labels beside them, and what was wrong with them."""

    plain: dict[str, Any] = field(default_factory=dict)
    refs: dict[Path, str] = field(default_factory=dict)
    faults: list[tuple[Path, Refusal]] = field(default_factory=list)


def read_fields(kind: type[Act], node: Node, own: Sequence[str], zone: ZoneInfo) -> Fields:
    """The fields named in `own` of an act of that kind, as they stand in a file."""
    found = Fields()
    walk = _Walk(found, zone)
    for name in own:
        given = node.get(name)
        if given is None:
            continue
        info = kind.model_fields.get(name)
        if info is None or name == LABELLED.get(kind):
            found.plain[name] = given.plain()
        else:
            found.plain[name] = walk.value(info.annotation, given, (name,))
    return found


class _Walk:
    def __init__(self, found: Fields, zone: ZoneInfo) -> None:
        self._found = found
        self._zone = zone

    def value(self, wanted: Any, node: Node, path: Path) -> Any:
        """What a node means where a value of type `wanted` stands."""
        wanted = bare(wanted)
        if isinstance(wanted, tuple):
            if node.value is None and type(None) in wanted:
                return None
            wanted = next((bare(one) for one in wanted if one is not type(None)), str)
        if wanted is Ref:
            return self._reference(node, path)
        if wanted is Deadline:
            return self._deadline(node, path)
        if wanted is AwareDatetime:
            return self._instant(node, path)
        if wanted in (date, datetime):
            return self._when(node, path)
        if wanted is bool or wanted is int:
            return self._exactly(wanted, node, path)
        if isinstance(node.value, Mapping):
            return {key: self.value(_within(wanted, key), one, (*path, key)) for key, one in node.value.items()}
        if isinstance(node.value, Sequence) and not isinstance(node.value, str):
            inner = get_args(wanted)[0] if get_origin(wanted) is tuple else Any
            return [self.value(inner, one, (*path, k)) for k, one in enumerate(node.value)]
        return node.value

    def _reference(self, node: Node, path: Path) -> str | None:
        if not isinstance(node.value, str):
            self._found.faults.append(
                (path, Refusal(Code.WRONG_TYPE, None, {"expected": "the label of an earlier act"}))
            )
            return None
        self._found.refs[path] = node.value
        return PLACEHOLDER

    def _deadline(self, node: Node, path: Path) -> Any:
        if isinstance(node.value, Mapping):
            given = node.plain()
            unknown = [key for key in given if key not in ("day", "at", "words")]
            self._found.faults.extend(((*path, key), Refusal(Code.UNKNOWN_FIELD)) for key in unknown)
            stated = [key for key in ("day", "at") if key in given]
            if len(stated) != 1:
                expected = "one of `day` and `at`"
                self._found.faults.append((path, Refusal(Code.WRONG_FORM, None, {"expected": expected})))
                return _STAND_IN
            when = self._when(node, path, stated[0])
            if when is None:
                return {**_STAND_IN, **({"words": given["words"]} if "words" in given else {})}
            if (stated[0] == "at") != isinstance(when, datetime):
                expected = "2020-01-14 10:00" if stated[0] == "at" else "2020-01-14"
                self._found.faults.append(((*path, stated[0]), Refusal(Code.WRONG_FORM, None, {"expected": expected})))
            return deadline(when, self._zone, given.get("words"))
        when = self._when(node, path)
        return _STAND_IN if when is None else deadline(when, self._zone)

    def _instant(self, node: Node, path: Path) -> str:
        when = self._when(node, path)
        if when is not None and not isinstance(when, datetime):
            # A day as an instant would be a guess between its beginning and its end.
            self._found.faults.append((path, Refusal(Code.WRONG_FORM, None, {"expected": "2020-01-14 10:00"})))
        return _STAND_IN["at"] if when is None else iso(first_of(when, self._zone))

    def _when(self, node: Node, path: Path, key: str | None = None) -> date | datetime | None:
        below = node.get(key) if key is not None else node
        try:
            return read_when(below.value if below is not None else None, self._zone)
        except Refused as refused:
            self._found.faults.append(((*path, key) if key is not None else path, refused.refusal))
            return None

    def _exactly(self, wanted: type, node: Node, path: Path) -> Any:
        # The core reads "no" and 1 as truth values, as forms send them; in a file each thing is written one way.
        if type(node.value) is not wanted:
            expected = "true or false" if wanted is bool else "a whole number"
            self._found.faults.append((path, Refusal(Code.WRONG_TYPE, None, {"expected": expected})))
            return wanted()
        return node.value


_STAND_IN: Final = {"at": "2000-01-01T00:00:00Z"}
"""Stands where a time could not be read, so that the rest of the act can still be checked."""


def bare(wanted: Any) -> Any:
    """A type without its annotations; a union as the tuple of its arms, `datetime | date` as `date`."""
    while get_origin(wanted) is Annotated:
        wanted = get_args(wanted)[0]
    if get_origin(wanted) in (Union, UnionType):
        arms = get_args(wanted)
        return date if set(arms) == {date, datetime} else arms
    return wanted


def _within(wanted: Any, key: str) -> Any:
    """The type of what stands under a key of a mapping."""
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        info = wanted.model_fields.get(key)
        return info.annotation if info is not None else Any
    arguments = get_args(wanted)
    return arguments[1] if len(arguments) == 2 else Any

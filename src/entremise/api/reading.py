"""Reads what a program sends: one JSON object in UTF-8, each key once, nothing that two readers could read in two ways.

JSON as RFC 8259 leaves some of that open; a signature shouldn't depend on which of two keys a reader takes.
"""

import json
from enum import StrEnum
from typing import Any, Final, NoReturn

from entremise.record.body import MAX_BODY_DEPTH

DEPTH: Final = MAX_BODY_DEPTH
"""Objects and lists inside each other: what is deeper couldn't be recorded."""
KEY_LIMIT: Final = 200
DIGITS: Final = 15
"""Of an integer: with more, it is beyond what the record holds."""


class Misread(StrEnum):
    """Why what was sent can't be read."""

    NOT_UTF_8 = "not-utf-8"
    NOT_JSON = "not-json"
    NOT_AN_OBJECT = "not-an-object"
    TWICE = "key-twice"
    TOO_DEEP = "too-deep"
    NUMBER = "number"
    NOT_TEXT = "not-text"


class Unreadable(ValueError):
    """What was sent can't be read: `why`, and `what` it is about, if that can be said."""

    def __init__(self, why: Misread, what: str = "") -> None:
        super().__init__(why.value, what)
        self.why = why
        self.what = what


def read(sent: bytes) -> dict[str, Any]:
    """The object that was sent. Raises `Unreadable`."""
    try:
        text = sent.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable(Misread.NOT_UTF_8) from None
    try:
        found = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except Unreadable:
        raise
    except RecursionError:
        raise Unreadable(Misread.TOO_DEEP) from None
    except ValueError:
        raise Unreadable(Misread.NOT_JSON) from None
    if not isinstance(found, dict):
        raise Unreadable(Misread.NOT_AN_OBJECT)
    _look_through(found, DEPTH)
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if len(key) > KEY_LIMIT:
            raise Unreadable(Misread.NOT_TEXT)
        if key in found:
            raise Unreadable(Misread.TWICE, key if key.isprintable() else "")
        found[key] = value
    return found


def _integer(digits: str) -> int:
    return int(digits) if len(digits.lstrip("-")) <= DIGITS else _no_number(digits)


def _no_number(said: str) -> NoReturn:
    raise Unreadable(Misread.NUMBER, said[: DIGITS + 1])


def _look_through(value: Any, room: int) -> None:
    """Raises for what is nested too deeply, and for text that isn't Unicode (half a surrogate pair)."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise Unreadable(Misread.NOT_TEXT) from None
    elif isinstance(value, dict | list):
        if room < 1:
            raise Unreadable(Misread.TOO_DEEP)
        inner = [*value, *value.values()] if isinstance(value, dict) else value
        for one in inner:
            _look_through(one, room - 1)

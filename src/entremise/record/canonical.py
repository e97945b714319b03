"""The one form in which a value is hashed: RFC 8785 (JCS), narrowed to what every reader computes alike.

Narrowed: integers within 2^53 - 1 of zero and no other numbers, and a bounded depth. Floating point is where
two languages most easily write the same number differently, and nothing on the record needs it.
"""

import hashlib
import json
from enum import StrEnum
from typing import Any, NoReturn, cast

import rfc8785

MAX_DEPTH = 64
MAX_INTEGER = 2**53 - 1


class Misfit(StrEnum):
    """Why a value or a run of bytes has no place in the canonical form."""

    FLOAT = "float"  # a number with a fraction or an exponent, NaN, infinity
    INTEGER = "integer"  # further than 2^53 - 1 from zero
    TEXT = "text"  # a lone surrogate: not Unicode text
    KEY = "key"  # a key of an object that isn't text
    TYPE = "type"  # a value that JSON doesn't have
    DEPTH = "depth"  # nested too deeply
    BYTES = "bytes"  # JSON, but not written the one way


class NotCanonical(ValueError):
    """A value, or bytes, that the canonical form refuses: ``code``, and ``path`` to the culprit if known."""

    def __init__(self, code: Misfit, path: tuple[str | int, ...] = ()) -> None:
        self.code = code
        self.path = path
        super().__init__(f"not in the record's canonical form: {code.value} at {list(path)}")


class Illegible(StrEnum):
    """Why bytes aren't JSON at all."""

    NOT_UTF_8 = "not-utf-8"
    NOT_JSON = "not-json"


class Unreadable(ValueError):
    """Bytes that aren't JSON: no judgement about a record is possible. ``code`` says which it is.

    ``receipt``: which of several receipts it was, from 0, where one was; else None.
    """

    def __init__(self, code: Illegible, receipt: int | None = None) -> None:
        self.code = code
        self.receipt = receipt
        super().__init__(f"unreadable: {code.value}")


def sha256(*parts: bytes) -> bytes:
    """SHA-256 (FIPS 180-4) of the parts one after another: 32 bytes."""
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value: object, *, depth: int = MAX_DEPTH) -> bytes:
    """The canonical bytes of a value made of dict, list, tuple, str, int, bool and None (RFC 8785).

    Raises ``NotCanonical`` for anything else, and for objects and lists more than ``depth`` deep.
    """
    _check(value, depth)
    try:
        return rfc8785.dumps(cast(Any, value))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as refused:
        # Only text is left to refuse: keys are sorted as UTF-16, all is written as UTF-8; a lone surrogate
        # fits neither.
        raise NotCanonical(Misfit.TEXT) from refused


def read_canonical(data: bytes, *, depth: int = MAX_DEPTH) -> object:
    """The value that canonical bytes stand for.

    Raises ``Unreadable`` for bytes that aren't UTF-8 or JSON (RFC 8259), ``NotCanonical`` for JSON that is
    written in any other way than ``canonical`` writes it: spaces, other escapes, other order, a key twice.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(Illegible.NOT_UTF_8) from error
    try:
        value = json.loads(text, parse_int=_integer, parse_constant=_constant)
    except RecursionError as error:
        raise NotCanonical(Misfit.DEPTH) from error
    except ValueError as error:
        raise Unreadable(Illegible.NOT_JSON) from error
    if canonical(value, depth=depth) != data:
        raise NotCanonical(Misfit.BYTES)
    return cast(object, value)


def _integer(digits: str) -> int | float:
    # Too long to be within 2^53: Python would refuse thousands of digits as an error of its own, or take
    # long over them. As a float it is refused with the other numbers.
    return int(digits) if len(digits) <= 17 else float(digits)


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} isn't JSON")


def _check(value: object, room: int) -> None:
    if value is None or isinstance(value, bool | str):
        return
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise NotCanonical(Misfit.INTEGER)
    elif isinstance(value, float):
        raise NotCanonical(Misfit.FLOAT)
    elif isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise NotCanonical(Misfit.KEY)
        _check_each(value.items(), room)
    elif isinstance(value, list | tuple):
        _check_each(enumerate(value), room)
    else:
        raise NotCanonical(Misfit.TYPE)


def _check_each(inner: Any, room: int) -> None:
    if room < 1:
        raise NotCanonical(Misfit.DEPTH)
    for step, value in inner:
        try:
            _check(value, room - 1)
        except NotCanonical as refused:
            raise NotCanonical(refused.code, (step, *refused.path)) from None

"""The one form of each field on the record: read it, or say where and by which rule it is refused."""

from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from enum import StrEnum
from re import compile as pattern
from typing import cast

_SLUG = pattern("[a-z0-9]+(-[a-z0-9]+)*")
_SLUG_LENGTH = 64
TABLE = "table"
"""In the place of a seat: the table's own acts. No seat may be called so."""


class Rule(StrEnum):
    """The form that a field should have had."""

    OBJECT = "object"
    KEYS = "keys"  # an object with exactly the documented keys
    LIST = "list"
    TEXT = "text"  # not empty
    NUMBER = "number"  # a whole one from 1
    HEX = "hex"  # lowercase, of the documented length
    SEAT = "seat"  # a slug, not "table"
    ACTOR = "actor"  # a slug, "table" for the table's own acts
    SEATS = "seats"  # slugs of seats, at least one, sorted, each once
    FLAG = "flag"  # true or false
    INSTANT = "instant"
    DAY_OR_INSTANT = "day-or-instant"
    SCHEMA = "schema"
    ERASED = "erased"  # body "erased" with neither act nor salt, or none of these erased


class Misshapen(ValueError):
    """A field that doesn't have its one form: ``where`` it is, and the ``rule`` that it breaks."""

    def __init__(self, where: str, rule: Rule) -> None:
        self.where = where
        self.rule = rule
        super().__init__(f"{where}: should be {rule.value}")


def fields(value: object, keys: AbstractSet[str], where: str) -> dict[str, object]:
    """An object with exactly these keys."""
    found = free_fields(value, where)
    if found.keys() != keys:
        raise Misshapen(where, Rule.KEYS)
    return found


def free_fields(value: object, where: str) -> dict[str, object]:
    """An object, whatever is in it."""
    if not isinstance(value, dict):
        raise Misshapen(where, Rule.OBJECT)
    return cast(dict[str, object], value)


def items(value: object, where: str) -> list[object]:
    """A list, whatever is in it."""
    if not isinstance(value, list):
        raise Misshapen(where, Rule.LIST)
    return value


def text(value: object, where: str) -> str:
    """Text that isn't empty."""
    if not isinstance(value, str) or not value:
        raise Misshapen(where, Rule.TEXT)
    return value


def number(value: object, where: str) -> int:
    """A whole number from 1."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Misshapen(where, Rule.NUMBER)
    return value


def binary(value: object, size: int, where: str) -> bytes:
    """Bytes of a fixed size, written as lowercase hex."""
    if not isinstance(value, str):
        raise Misshapen(where, Rule.HEX)
    try:
        found = bytes.fromhex(value)
    except ValueError:
        raise Misshapen(where, Rule.HEX) from None
    if len(found) != size or found.hex() != value:
        raise Misshapen(where, Rule.HEX)
    return found


def identifier(value: object, where: str) -> str:
    """An id: 128 bits in lowercase hex, kept as text."""
    return binary(value, 16, where).hex()


def actor(value: object, where: str) -> str:
    """The slug of a seat, or "table"."""
    if not isinstance(value, str) or len(value) > _SLUG_LENGTH or not _SLUG.fullmatch(value):
        raise Misshapen(where, Rule.ACTOR)
    return value


def seat(value: object, where: str) -> str:
    """The slug of a seat: lowercase letters, digits and single hyphens between them, 64 at most."""
    if value == TABLE:
        raise Misshapen(where, Rule.SEAT)
    return actor(value, where)


def seats(value: object, where: str) -> tuple[str, ...]:
    """A list of seats: at least one, sorted, each once."""
    found = tuple(seat(one, where) for one in items(value, where))
    if not found or list(found) != sorted(set(found)):
        raise Misshapen(where, Rule.SEATS)
    return found


def flag(value: object, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Misshapen(where, Rule.FLAG)
    return value


def write_instant(moment: datetime) -> str:
    """An instant in its one form, UTC: ``2020-01-13T16:30:00Z``, with six digits of a second if not zero.

    Raises ``ValueError`` for a time without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def read_instant(value: object, where: str = "instant") -> datetime:
    """The moment that an instant stands for, in UTC. Compare these, not their texts: "." sorts before "Z"."""
    if not isinstance(value, str):
        raise Misshapen(where, Rule.INSTANT)
    try:
        moment = datetime.fromisoformat(value.removesuffix("Z"))
    except ValueError:
        raise Misshapen(where, Rule.INSTANT) from None
    # Written again it must be the same text: so there is one form, however much fromisoformat takes.
    if moment.tzinfo is not None or moment.isoformat() + "Z" != value:
        raise Misshapen(where, Rule.INSTANT)
    return moment.replace(tzinfo=UTC)


def instant(value: object, where: str) -> str:
    """An instant, kept as text."""
    return write_instant(read_instant(value, where))


def day_or_instant(value: object, where: str) -> str:
    """An instant, or a day ``2020-01-13`` where nothing closer is known; kept as text."""
    if not isinstance(value, str):
        raise Misshapen(where, Rule.DAY_OR_INSTANT)
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass  # not a day: perhaps an instant
    try:
        return instant(value, where)
    except Misshapen:
        raise Misshapen(where, Rule.DAY_OR_INSTANT) from None

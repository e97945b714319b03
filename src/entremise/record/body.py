"""The body of an act: the envelope whose canonical bytes are hashed, kept and exported.

This is the contract with the rest of the house. The record knows the envelope and no kind of act, but for
the one that begins every record: ``convene`` names the record's key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from entremise.record import shape
from entremise.record.canonical import canonical, read_canonical

MAX_BODY_DEPTH = 32
"""Objects and lists inside each other, the body itself counted; leaves room for the bundle around it."""

_KEYS = frozenset({"talks", "id", "kind", "version", "by", "recorded_at", "at", "audience", "public", "act"})
_BY_KEYS = frozenset({"seat", "person"})
_CONVENE = "convene"
_RECORD_KEY = "record_key"


@dataclass(frozen=True, slots=True)
class By:
    """Who acted: a seat's slug, ``table`` for the table's own acts; and the person, where one is named."""

    seat: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An act as it is hashed.

    ``talks`` and ``id``: 128 bits in lowercase hex. ``kind`` and ``version``: how ``act``, the act's own
    fields, is to be read. ``recorded_at``: the instant at which it came on the record. ``at``: when it
    happened, an instant or a day, as precisely as is known; None where only its place in the order is known.
    ``audience``: the seats that see it, sorted. ``public``: whether those seated later are shown it too.
    """

    talks: str
    id: str
    kind: str
    version: int
    by: By
    recorded_at: str
    at: str | None
    audience: tuple[str, ...]
    public: bool
    act: Mapping[str, Any]


def write_body(body: Body) -> bytes:
    """The bytes to hash and to keep. Raises ``Misshapen`` or ``NotCanonical``."""
    written = {
        "talks": body.talks,
        "id": body.id,
        "kind": body.kind,
        "version": body.version,
        "by": {"seat": body.by.seat, "person": body.by.person},
        "recorded_at": body.recorded_at,
        "at": body.at,
        "audience": list(body.audience),
        "public": body.public,
        "act": dict(body.act),
    }
    data = canonical(written, depth=MAX_BODY_DEPTH)
    _body(written)
    return data


def read_body(data: bytes) -> Body:
    """The body that such bytes hold.

    Raises ``Unreadable`` for what isn't JSON, ``NotCanonical`` for JSON that isn't in the one form or is too
    deep, ``Misshapen`` for an envelope of another shape.
    """
    return _body(read_canonical(data, depth=MAX_BODY_DEPTH))


def record_key(body: Body) -> bytes | None:
    """The public key that the act of convening names as the record's (``act.record_key``); else None.

    Raises ``Misshapen`` for an act of convening that names none.
    """
    if body.kind != _CONVENE:
        return None
    return shape.binary(body.act.get(_RECORD_KEY), 32, "act.record_key")


def _body(value: object) -> Body:
    found = shape.fields(value, _KEYS, "body")
    by = shape.fields(found["by"], _BY_KEYS, "by")
    return Body(
        talks=shape.identifier(found["talks"], "talks"),
        id=shape.identifier(found["id"], "id"),
        kind=shape.text(found["kind"], "kind"),
        version=shape.number(found["version"], "version"),
        by=By(
            seat=shape.actor(by["seat"], "by.seat"),
            person=None if by["person"] is None else shape.text(by["person"], "by.person"),
        ),
        recorded_at=shape.instant(found["recorded_at"], "recorded_at"),
        at=None if found["at"] is None else shape.day_or_instant(found["at"], "at"),
        audience=shape.seats(found["audience"], "audience"),
        public=shape.flag(found["public"], "public"),
        act=shape.free_fields(found["act"], "act"),
    )

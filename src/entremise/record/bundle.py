"""The file that a seat exports: its chain with all bodies, and its receipts.

Nothing in it can be written two ways.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from entremise.record import shape
from entremise.record.body import MAX_BODY_DEPTH
from entremise.record.canonical import NotCanonical, canonical, read_canonical
from entremise.record.leaf import SALT_SIZE
from entremise.record.reasons import Reason, Refused
from entremise.record.receipt import Receipt, receipt_fields, receipt_from
from entremise.record.shape import Misshapen, Rule

SCHEMA = "entremise/bundle/1"
ERASED = "erased"
_KEYS = frozenset({"schema", "talks", "seat", "entries", "receipts"})
_ENTRY_KEYS = frozenset({"n", "act", "salt", "body", "leaf", "head"})


@dataclass(frozen=True, slots=True)
class Content:
    """What erasure takes away: the act's id, the salt (32 bytes) and the canonical bytes of the body."""

    act: str
    salt: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """Entry ``n`` of a chain: its content (None once erased), its leaf and the head after it."""

    n: int
    content: Content | None
    leaf: bytes
    head: bytes

    def erased(self) -> "Entry":
        """The same entry without its content."""
        return replace(self, content=None)


@dataclass(frozen=True, slots=True)
class Bundle:
    """All entries of one seat, in order, and receipts in the order of their numbers, one a number at most."""

    talks: str
    seat: str
    entries: tuple[Entry, ...]
    receipts: tuple[Receipt, ...] = ()


def write_bundle(bundle: Bundle) -> bytes:
    """The bytes of the file.

    Raises ``Refused`` for what ``read_bundle`` wouldn't take, ``NotCanonical`` or ``Unreadable`` for a body
    that isn't canonical. Whether the hashes agree isn't looked at: ``verify`` does.
    """
    written: dict[str, object] = {
        "schema": SCHEMA,
        "talks": bundle.talks,
        "seat": bundle.seat,
        "entries": [_entry_fields(entry) for entry in bundle.entries],
        "receipts": [receipt_fields(receipt) for receipt in bundle.receipts],
    }
    data = canonical(written)
    _bundle(written)
    return data


def read_bundle(data: bytes) -> Bundle:
    """The bundle in a file. Written again it gives the same bytes; its hashes and bodies aren't looked at.

    Raises ``Unreadable`` for what isn't JSON, ``Refused`` for what isn't a bundle in its one form.
    """
    try:
        value = read_canonical(data)
    except NotCanonical:
        raise Refused(Reason.NOT_CANONICAL) from None
    return _bundle(value)


def _entry_fields(entry: Entry) -> dict[str, object]:
    content = entry.content
    return {
        "n": entry.n,
        "act": None if content is None else content.act,
        "salt": None if content is None else content.salt.hex(),
        "body": ERASED if content is None else read_canonical(content.body, depth=MAX_BODY_DEPTH),
        "leaf": entry.leaf.hex(),
        "head": entry.head.hex(),
    }


def _bundle(value: object) -> Bundle:
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise Refused(Reason.UNKNOWN_SCHEMA)
    try:
        found = shape.fields(value, _KEYS, "bundle")
        talks = shape.identifier(found["talks"], "talks")
        seat = shape.seat(found["seat"], "seat")
        entries = shape.items(found["entries"], "entries")
        receipts = shape.items(found["receipts"], "receipts")
    except Misshapen:
        raise Refused(Reason.WRONG_SHAPE) from None
    bundle = Bundle(
        talks,
        seat,
        tuple(_entry(entry, place) for place, entry in enumerate(entries, start=1)),
        tuple(_receipt(receipt) for receipt in receipts),
    )
    for before, after in pairwise(bundle.receipts):
        if after.n <= before.n:
            raise Refused(Reason.RECEIPTS_UNORDERED, after.n)
    return bundle


def _entry(value: object, place: int) -> Entry:
    try:
        found = shape.fields(value, _ENTRY_KEYS, "entry")
        return Entry(
            n=shape.number(found["n"], "n"),
            content=_content(found),
            leaf=shape.binary(found["leaf"], 32, "leaf"),
            head=shape.binary(found["head"], 32, "head"),
        )
    except Misshapen:
        raise Refused(Reason.WRONG_SHAPE, place) from None


def _content(entry: dict[str, object]) -> Content | None:
    if entry["body"] == ERASED:
        if entry["act"] is not None or entry["salt"] is not None:
            raise Misshapen("entry", Rule.ERASED)
        return None
    return Content(
        act=shape.identifier(entry["act"], "act"),
        salt=shape.binary(entry["salt"], SALT_SIZE, "salt"),
        body=canonical(shape.free_fields(entry["body"], "body")),
    )


def _receipt(value: object) -> Receipt:
    try:
        return receipt_from(value)
    except Misshapen:
        raise Refused(Reason.RECEIPT_SHAPE) from None

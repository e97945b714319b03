"""Whether a bundle is whole, and whether it is the one that receipts speak of. Needs nothing but the files.

The order of the checks is part of the format (``docs/record.md``): every verifier gives the same reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from entremise.record.body import read_body, record_key
from entremise.record.bundle import Bundle, Content, Entry, read_bundle
from entremise.record.canonical import NotCanonical, Unreadable
from entremise.record.chain import START, Head, extend
from entremise.record.leaf import commitment, leaf
from entremise.record.reasons import Reason, Refused
from entremise.record.receipt import Receipt, is_signed, read_receipt
from entremise.record.shape import Misshapen, read_instant


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    ``entries``: how many the bundle holds (0 where it couldn't be read as one). ``head``: the last head that
    was computed and agreed, in hex; 64 zeros before the first. ``first_bad``: the number at which the first
    fault stands, an entry's place or a receipt's ``n``; None when valid, or when the fault is the file's.
    """

    valid: bool
    entries: int
    head: str
    first_bad: int | None
    reason: Reason | None


def verify(bundle: bytes, receipts: Sequence[bytes] = ()) -> Verdict:
    """Judge a bundle, against receipts that the seat kept apart from it.

    Raises ``Unreadable`` when any of the files isn't UTF-8 or isn't JSON; every other fault is a verdict.
    """
    found = _read_bundle(bundle)
    # What is unreadable is told before any fault, a fault of the bundle before one of a receipt.
    apart = [_read_apart(place, data) for place, data in enumerate(receipts)]
    if isinstance(found, Refused):
        return Verdict(False, 0, START.digest.hex(), found.n, found.reason)
    walk = _Walk(found)
    try:
        for place, entry in enumerate(found.entries, start=1):
            walk.take(place, entry)
        walk.compare([*found.receipts, *apart])
    except Refused as refused:
        return Verdict(False, len(found.entries), walk.head.digest.hex(), refused.n, refused.reason)
    return Verdict(True, len(found.entries), walk.head.digest.hex(), None, None)


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """The verdict as ``verify --json`` prints it."""
    return {
        "valid": verdict.valid,
        "entries": verdict.entries,
        "head": verdict.head,
        "first_bad": verdict.first_bad,
        "reason": None if verdict.reason is None else verdict.reason.value,
    }


def _read_bundle(data: bytes) -> Bundle | Refused:
    try:
        return read_bundle(data)
    except Refused as refused:
        return refused


def _read_apart(place: int, data: bytes) -> Receipt | Refused:
    try:
        return read_receipt(data)
    except Unreadable as unreadable:
        raise Unreadable(unreadable.code, place) from unreadable
    except (NotCanonical, Misshapen):
        return Refused(Reason.RECEIPT_SHAPE)


@dataclass(slots=True)
class _Walk:
    """Along the chain from first entry to last, then over the receipts; raises ``Refused`` at a fault."""

    bundle: Bundle
    head: Head = START
    key: bytes | None = None
    last: datetime | None = None
    acts: set[str] = field(default_factory=set)
    recorded_at: dict[int, str] = field(default_factory=dict)

    def take(self, place: int, entry: Entry) -> None:
        if entry.n != place:
            raise Refused(Reason.NUMBER_GAP, place)
        if entry.content is not None and (reason := self._content_fault(entry, entry.content)):
            raise Refused(reason, place)
        head = extend(self.head, entry.leaf)
        if head.digest != entry.head:
            raise Refused(Reason.HEAD_MISMATCH, place)
        self.head = head

    def _content_fault(self, entry: Entry, content: Content) -> Reason | None:
        try:
            body = read_body(content.body)
            if entry.n == 1:
                self.key = record_key(body)
        except (NotCanonical, Misshapen):
            return Reason.BODY_SHAPE
        if body.talks != self.bundle.talks:
            return Reason.OTHER_TALKS
        if body.id != content.act:
            return Reason.OTHER_ACT
        if self.bundle.seat not in body.audience:
            return Reason.NOT_ADDRESSED
        if body.id in self.acts:
            return Reason.REPEATED_ACT
        recorded = read_instant(body.recorded_at)
        if self.last is not None and recorded < self.last:
            return Reason.TIME_BACKWARDS
        committed = commitment(content.salt, content.body)
        if leaf(self.bundle.seat, entry.n, body.recorded_at, committed) != entry.leaf:
            return Reason.LEAF_MISMATCH
        self.acts.add(body.id)
        self.last = recorded
        self.recorded_at[entry.n] = body.recorded_at
        return None

    def compare(self, receipts: Iterable[Receipt | Refused]) -> None:
        said: dict[int, Receipt] = {}
        for receipt in receipts:
            if isinstance(receipt, Refused):
                raise receipt
            if reason := self._receipt_fault(receipt):
                raise Refused(reason, receipt.n)
            # Where the entry is erased nothing else tells that two receipts for it differ.
            unsigned = replace(receipt, signature=b"")
            if said.setdefault(receipt.n, unsigned) != unsigned:
                raise Refused(Reason.RECEIPT_CONFLICT, receipt.n)

    def _receipt_fault(self, receipt: Receipt) -> Reason | None:
        if not is_signed(receipt):
            return Reason.RECEIPT_SIGNATURE
        if receipt.talks != self.bundle.talks:
            return Reason.RECEIPT_OTHER_TALKS
        if receipt.seat != self.bundle.seat:
            return Reason.RECEIPT_OTHER_SEAT
        if self.key is None:
            self.key = receipt.key
        if receipt.key != self.key:
            return Reason.RECEIPT_KEY
        if receipt.n > len(self.bundle.entries):
            return Reason.RECEIPT_BEYOND_END
        entry = self.bundle.entries[receipt.n - 1]
        if receipt.head != entry.head:
            return Reason.RECEIPT_HEAD
        if entry.content is not None and (
            receipt.act != entry.content.act or receipt.at != self.recorded_at[receipt.n]
        ):
            return Reason.RECEIPT_HEAD
        return None

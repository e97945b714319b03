"""The codes that say what is wrong with a bundle or a receipt. ``docs/record.md`` explains each."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a bundle isn't valid, in the order in which it is looked for."""

    NOT_CANONICAL = "not-canonical"
    UNKNOWN_SCHEMA = "unknown-schema"
    WRONG_SHAPE = "wrong-shape"
    RECEIPT_SHAPE = "receipt-shape"
    RECEIPTS_UNORDERED = "receipts-unordered"
    NUMBER_GAP = "number-gap"
    BODY_SHAPE = "body-shape"
    OTHER_TALKS = "other-talks"
    OTHER_ACT = "other-act"
    NOT_ADDRESSED = "not-addressed"
    REPEATED_ACT = "repeated-act"
    TIME_BACKWARDS = "time-backwards"
    LEAF_MISMATCH = "leaf-mismatch"
    HEAD_MISMATCH = "head-mismatch"
    RECEIPT_SIGNATURE = "receipt-signature"
    RECEIPT_OTHER_TALKS = "receipt-other-talks"
    RECEIPT_OTHER_SEAT = "receipt-other-seat"
    RECEIPT_KEY = "receipt-key"
    RECEIPT_BEYOND_END = "receipt-beyond-end"
    RECEIPT_HEAD = "receipt-head"
    RECEIPT_CONFLICT = "receipt-conflict"


class Refused(ValueError):
    """A fault in a file: the ``reason``, and the ``n`` at which it stands, where it stands at one."""

    def __init__(self, reason: Reason, n: int | None = None) -> None:
        self.reason = reason
        self.n = n
        super().__init__(reason.value if n is None else f"{reason.value} at {n}")

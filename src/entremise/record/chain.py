"""The chain of one seat: each head stands for everything that the seat was shown until then."""

from dataclasses import dataclass
from typing import Final

from entremise.record.canonical import sha256

_HEAD = b"\x02"


@dataclass(frozen=True, slots=True)
class Head:
    """The state of a chain after ``n`` entries."""

    n: int
    digest: bytes


START: Final = Head(0, bytes(32))
"""The head of an empty chain."""


def extend(head: Head, leaf: bytes) -> Head:
    """The head with one more leaf: SHA-256(0x02 ‖ head before ‖ leaf).

    Raises ``ValueError`` for a leaf that isn't 32 bytes long.
    """
    if len(leaf) != 32:
        raise ValueError(f"a leaf has 32 bytes, not {len(leaf)}")
    return Head(head.n + 1, sha256(_HEAD, head.digest, leaf))

"""From the body of an act to the leaf on one seat's chain."""

from entremise.record import shape
from entremise.record.canonical import canonical, sha256

SALT_SIZE = 32
_LEAF = b"\x00"


def commitment(salt: bytes, body: bytes) -> bytes:
    """SHA-256(salt ‖ body): binds to the body, and tells nothing of it once the salt is destroyed.

    ``salt`` is 32 random bytes, drawn for this act alone; ``body`` the canonical bytes. Raises ``ValueError``
    for a salt of another length, which would let salt and body be divided in two ways.
    """
    if len(salt) != SALT_SIZE:
        raise ValueError(f"a salt has {SALT_SIZE} bytes, not {len(salt)}")
    return sha256(salt, body)


def leaf(seat: str, n: int, at: str, committed: bytes) -> bytes:
    """SHA-256(0x00 ‖ canonical({"seat", "n", "at", "commitment"})): entry ``n`` of ``seat``.

    ``at`` is the body's ``recorded_at``, ``committed`` the 32 bytes of its commitment. Raises ``Misshapen``.
    The prefix keeps a leaf from being taken for a head; 0x01 is left to the inner nodes of a Merkle tree
    (RFC 6962, 2.1).
    """
    named = {
        "seat": shape.seat(seat, "seat"),
        "n": shape.number(n, "n"),
        "at": shape.instant(at, "at"),
        "commitment": shape.binary(committed.hex(), 32, "commitment").hex(),
    }
    return sha256(_LEAF, canonical(named))

"""What a seat is handed for an act: the record's signature under the head of that seat's chain.

A seat that keeps one receipt can show that what came before it was since cut off, changed or made anew.
"""

from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from entremise.record import shape
from entremise.record.canonical import canonical, read_canonical

SCHEMA = "entremise/receipt/1"
_SIGNED = b"\x03"
_KEYS = frozenset({"schema", "talks", "seat", "n", "act", "at", "head", "key", "signature"})


@dataclass(frozen=True, slots=True)
class Receipt:
    """Says that entry ``n`` of ``seat`` in ``talks`` is ``act``, recorded at ``at``, and leads to ``head``.

    ``key`` is the record's public key (32 bytes), ``signature`` Ed25519's (64 bytes).
    """

    talks: str
    seat: str
    n: int
    act: str
    at: str
    head: bytes
    key: bytes
    signature: bytes


def public_key(private: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of the public key (RFC 8032); as hex, the ``record_key`` that convening names."""
    return private.public_key().public_bytes_raw()


def sign_receipt(
    private: Ed25519PrivateKey, *, talks: str, seat: str, n: int, act: str, at: str, head: bytes
) -> Receipt:
    """A receipt signed by the record's key.

    The signature is Ed25519's (RFC 8032) over 0x03 ‖ canonical(receipt without signature).
    Always the same for the same entry, so that it can be made again. Raises ``Misshapen``.
    """
    unsigned = Receipt(talks, seat, n, act, at, head, public_key(private), bytes(64))
    receipt_from(receipt_fields(unsigned))  # nothing is signed that couldn't be read back
    return replace(unsigned, signature=private.sign(_signed_bytes(unsigned)))


def is_signed(receipt: Receipt) -> bool:
    """Whether the signature is the receipt's own key's. Whose key that is, is another question."""
    try:
        key = Ed25519PublicKey.from_public_bytes(receipt.key)
        key.verify(receipt.signature, _signed_bytes(receipt))
    except (InvalidSignature, ValueError):
        return False
    return True


def write_receipt(receipt: Receipt) -> bytes:
    """A receipt as a file of its own."""
    return canonical(receipt_fields(receipt))


def read_receipt(data: bytes) -> Receipt:
    """The receipt in such a file; its signature isn't looked at.

    Raises ``Unreadable`` (not JSON), ``NotCanonical`` (not in the one form) or ``Misshapen`` (no receipt).
    """
    return receipt_from(read_canonical(data))


def receipt_fields(receipt: Receipt) -> dict[str, object]:
    """The receipt as the object that is written."""
    return {**_unsigned_fields(receipt), "signature": receipt.signature.hex()}


def receipt_from(value: object) -> Receipt:
    """The receipt that such an object holds. Raises ``Misshapen``."""
    found = shape.fields(value, _KEYS, "receipt")
    if found["schema"] != SCHEMA:
        raise shape.Misshapen("receipt.schema", shape.Rule.SCHEMA)
    return Receipt(
        talks=shape.identifier(found["talks"], "receipt.talks"),
        seat=shape.seat(found["seat"], "receipt.seat"),
        n=shape.number(found["n"], "receipt.n"),
        act=shape.identifier(found["act"], "receipt.act"),
        at=shape.instant(found["at"], "receipt.at"),
        head=shape.binary(found["head"], 32, "receipt.head"),
        key=shape.binary(found["key"], 32, "receipt.key"),
        signature=shape.binary(found["signature"], 64, "receipt.signature"),
    )


def _unsigned_fields(receipt: Receipt) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "talks": receipt.talks,
        "seat": receipt.seat,
        "n": receipt.n,
        "act": receipt.act,
        "at": receipt.at,
        "head": receipt.head.hex(),
        "key": receipt.key.hex(),
    }


def _signed_bytes(receipt: Receipt) -> bytes:
    return _SIGNED + canonical(_unsigned_fields(receipt))

"""The Moscow delegations' record, built with hashlib and json alone, so that no test checks our code with itself."""

import copy
import hashlib
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Doc = dict[str, Any]

TALKS = "5a1c0e3f9b7d42868f60c1d2e3a4b596"
OTHER_TALKS = "ffffffffffffffffffffffffffffffff"
SEAT = "lna"
OTHER_SEAT = "gna"
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def plain(value: Any) -> bytes:
    """RFC 8785 by json.dumps: the same wherever keys are in ASCII and numbers whole."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def brief(value: object) -> str:
    """For the name of a test."""
    return ascii(value)[:40]


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def key_of(private: Ed25519PrivateKey) -> str:
    return private.public_key().public_bytes_raw().hex()


def act_id(n: int) -> str:
    return sha256(b"act", bytes([n])).hex()[:32]


def salt(n: int) -> bytes:
    return sha256(b"salt", bytes([n]))


def body(n: int, kind: str, by: str, person: str | None, recorded_at: str, at: str | None, **act: Any) -> Doc:
    return {
        "talks": TALKS,
        "id": act_id(n),
        "kind": kind,
        "version": 1,
        "by": {"seat": by, "person": person},
        "recorded_at": recorded_at,
        "at": at,
        "audience": [SEAT, "russia"],
        "public": False,
        "act": act,
    }


def bodies() -> list[Doc]:
    """What the LNA's delegation saw of Moscow, shortened."""
    return [
        body(1, "convene", "russia", None, "2020-01-12T09:00:00Z", None, record_key=key_of(PRIVATE)),
        body(2, "convey", "russia", "lavrov", "2020-01-13T15:00:00Z", "2020-01-13", words="النص جاهز"),
        body(3, "table-draft", "turkey", None, "2020-01-13T15:00:00.250000Z", "2020-01-13T14:00:00Z", articles=7),
        body(4, "ask-for-time", "lna", "haftar", "2020-01-13T18:30:00Z", None, until="2020-01-14"),
        body(5, "leave", "lna", "haftar", "2020-01-13T22:10:00Z", None, place=True),
    ]


def chained(of: list[Doc], receipts: tuple[int, ...] = (4, 5)) -> Doc:
    """A bundle of these bodies, with receipts for these numbers."""
    entries = [
        {"n": n, "act": act["id"], "salt": salt(n).hex(), "body": act, "leaf": "", "head": ""}
        for n, act in enumerate(of, start=1)
    ]
    doc = {"schema": "entremise/bundle/1", "talks": TALKS, "seat": SEAT, "entries": entries, "receipts": []}
    rechain(doc)
    doc["receipts"] = [receipt(doc, n) for n in receipts]
    return doc


def good() -> Doc:
    return copy.deepcopy(_GOOD)


def rechain(doc: Doc) -> None:
    """Make all hashes anew, as one does who holds everything but the key."""
    head = bytes(32)
    for entry in doc["entries"]:
        if entry["body"] != "erased":
            entry["leaf"] = leaf(doc["seat"], entry).hex()
        head = sha256(b"\x02", head, bytes.fromhex(entry["leaf"]))
        entry["head"] = head.hex()


def leaf(seat: str, entry: Doc) -> bytes:
    commitment = sha256(bytes.fromhex(entry["salt"]), plain(entry["body"])).hex()
    at = entry["body"].get("recorded_at")
    return sha256(b"\x00", plain({"seat": seat, "n": entry["n"], "at": at, "commitment": commitment}))


def receipt(doc: Doc, entry_n: int, private: Ed25519PrivateKey = PRIVATE, **changed: Any) -> Doc:
    """The receipt for an entry, with fields changed before it is signed."""
    entry = doc["entries"][entry_n - 1]
    unsigned = {
        "schema": "entremise/receipt/1",
        "talks": doc["talks"],
        "seat": doc["seat"],
        "n": entry_n,
        "act": entry["act"],
        "at": entry["body"]["recorded_at"],
        "head": entry["head"],
        "key": key_of(private),
        **changed,
    }
    return {**unsigned, "signature": private.sign(b"\x03" + plain(unsigned)).hex()}


def resigned(doc: Doc, private: Ed25519PrivateKey = PRIVATE) -> None:
    """Make the bundle's receipts anew, as one does who holds the key too."""
    doc["receipts"] = [receipt(doc, old["n"], private) for old in doc["receipts"]]


def erase(doc: Doc, n: int) -> None:
    doc["entries"][n - 1].update(act=None, salt=None, body="erased")


_GOOD = chained(bodies())

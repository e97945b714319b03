"""The keys that are never in the database: the master key, and the key by which receipts are signed."""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from entremise.store.trouble import KeyTrouble

KEY_SIZE = 32
_NONCE_SIZE = 12


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What opens a store: `master` (32 bytes) wraps the keys of talks, `record` signs receipts (Ed25519)."""

    master: bytes
    record: Ed25519PrivateKey

    @property
    def record_public(self) -> bytes:
        """The 32 bytes that convening names, and by which receipts are verified."""
        return self.record.public_key().public_bytes_raw()


def keys_from_seed(seed: bytes) -> Keys:
    """Keys that are the same for the same seed, for replays that are compared byte by byte. Never for live talks."""

    def derived(purpose: bytes) -> bytes:
        return hmac.new(seed, b"entremise key: " + purpose, hashlib.sha256).digest()

    return Keys(derived(b"master"), Ed25519PrivateKey.from_private_bytes(derived(b"record")))


def new_keys() -> Keys:
    """Keys by chance, kept nowhere: for a store that lives in memory."""
    return Keys(secrets.token_bytes(KEY_SIZE), Ed25519PrivateKey.generate())


def key_files(database: Path) -> tuple[Path, Path]:
    """Where the master key and the record's key stand: beside the database, named after it."""
    return database.with_name(f"{database.name}.master-key"), database.with_name(f"{database.name}.record-key")


def load_keys(database: Path, *, create: bool) -> Keys:
    """The keys beside a database, made by chance where `create` allows and a file is not there.

    Raises `KeyTrouble` where a file is missing or doesn't hold a key.
    """
    master, record = (_load(path, create=create) for path in key_files(database))
    return Keys(master, Ed25519PrivateKey.from_private_bytes(record))


def _load(path: Path, *, create: bool) -> bytes:
    if create and not path.exists():
        _create(path, secrets.token_bytes(KEY_SIZE))
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        raise KeyTrouble(f"The key file {path} is missing: put it back where it was.") from None
    except (OSError, ValueError):
        raise KeyTrouble(f"The key file {path} can't be read as a key of {KEY_SIZE} bytes in hex.") from None
    if len(key) != KEY_SIZE:
        raise KeyTrouble(f"The key file {path} can't be read as a key of {KEY_SIZE} bytes in hex.")
    return key


def _create(path: Path, key: bytes) -> None:
    """Write a key file whole or not at all, and never over one that is there."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, key.hex().encode() + b"\n")
        os.fsync(file)
        try:
            os.link(fresh, path)
        except FileExistsError:
            return  # somebody else was first: theirs is the key
    finally:
        os.close(file)
        fresh.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def wrap(by: bytes, key: bytes) -> bytes:
    """A key wrapped by another (AES key wrap, RFC 3394): 8 bytes longer."""
    return aes_key_wrap(by, key)


def unwrap(by: bytes, wrapped: bytes) -> bytes:
    """The key that was wrapped. Raises `KeyTrouble` where it was wrapped by another key."""
    try:
        return aes_key_unwrap(by, wrapped)
    except InvalidUnwrap:
        raise KeyTrouble("A key in the database was wrapped by another key than the one given.") from None


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Nonce and AES-256-GCM of `plain` (NIST SP 800-38D), good only for the row that `bound_to` names."""
    nonce = secrets.token_bytes(_NONCE_SIZE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """What was sealed. Raises `KeyTrouble` where it was changed, or stands in another row than its own."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_SIZE], sealed[_NONCE_SIZE:], bound_to)
    except InvalidTag:
        raise KeyTrouble("An act in the database was changed since it was sealed.") from None

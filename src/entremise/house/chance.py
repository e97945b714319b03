"""Where ids and salts come from: chance, or a seed where output is to be compared byte by byte."""

import hashlib
import hmac
import secrets
from typing import Final, Protocol

ID_SIZE: Final = 16
SALT_SIZE: Final = 32


class Chance(Protocol):
    """Gives what nobody can guess. A purpose is asked for once; what it gives depends on nothing but itself."""

    def id(self, purpose: str) -> str:
        """An id for an act or for talks: 128 bits in lowercase hex."""
        ...

    def salt(self, act: str) -> bytes:
        """The salt of an act, by the act's id: 32 bytes."""
        ...


class Live:
    """The operating system's randomness; the purpose is of no account."""

    def id(self, purpose: str) -> str:
        return secrets.token_hex(ID_SIZE)

    def salt(self, act: str) -> bytes:
        return secrets.token_bytes(SALT_SIZE)


class Seeded:
    """HMAC-SHA256 (RFC 2104) of the purpose, keyed by a seed: the same whatever was asked before.

    For replays; who knows the seed knows all ids and salts.
    """

    def __init__(self, seed: bytes | str | int) -> None:
        self._seed = seed if isinstance(seed, bytes) else str(seed).encode()

    def id(self, purpose: str) -> str:
        return self._derived(f"id {purpose}")[:ID_SIZE].hex()

    def salt(self, act: str) -> bytes:
        return self._derived(f"salt {act}")

    def _derived(self, purpose: str) -> bytes:
        return hmac.new(self._seed, purpose.encode(), hashlib.sha256).digest()

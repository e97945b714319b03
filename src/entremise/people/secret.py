"""Secrets that open a door: made by chance, given once, kept as a digest alone."""

import hashlib
import secrets


def fresh_secret() -> str:
    """256 bits that nobody can guess, for a link, a cookie, a token or an address."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is kept of a secret: who reads the database can't come in with it."""
    # Whatever a browser may send has a digest; nothing but what was given once has one that is kept.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()

"""The tables: those of the talks, and those of the people who come in."""

from entremise.store.models.people import Account, Challenge, Invitation, Passkey, Place, Session, Token
from entremise.store.models.talks import Act, Entry, Keyring, Request, Seat, Shown, Talks

__all__ = (
    "Account",
    "Act",
    "Challenge",
    "Entry",
    "Invitation",
    "Keyring",
    "Passkey",
    "Place",
    "Request",
    "Seat",
    "Session",
    "Shown",
    "Talks",
    "Token",
)

"""The tables: those of the talks, of the people who come in, and of the seats' dossiers."""

from entremise.store.models.dossier import DossierEntry, DossierText
from entremise.store.models.people import (
    Account,
    Challenge,
    Invitation,
    Passkey,
    Place,
    Session,
    Subscription,
    Token,
)
from entremise.store.models.talks import Act, Entry, Keyring, Request, Seat, Shown, Talks

__all__ = (
    "Account",
    "Act",
    "Challenge",
    "DossierEntry",
    "DossierText",
    "Entry",
    "Invitation",
    "Keyring",
    "Passkey",
    "Place",
    "Request",
    "Seat",
    "Session",
    "Shown",
    "Subscription",
    "Talks",
    "Token",
)

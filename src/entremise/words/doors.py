"""The one sentence of each reason why a door stays closed."""

from collections.abc import Mapping
from typing import Final

from entremise.people.refusal import Why
from entremise.words.catalogue import N_, Translator

SENTENCES: Final[Mapping[Why, str]] = {
    Why.UNKNOWN: N_("No link of this address was ever made here: look whether all of it was copied."),
    Why.EXPIRED: N_("This link has expired: ask who invited you for a new one."),
    Why.USED: N_(
        "This link was used once, and opens nothing any more. If it wasn’t you who used it, tell the head of your "
        "delegation, or the mediators, at once."
    ),
    Why.WITHDRAWN: N_("This link was withdrawn: ask who invited you for a new one."),
    Why.OTHER_PLACE: N_(
        "You hold another place at these talks, and nobody holds two: sign out first, if this link is meant for you."
    ),
    Why.NOT_MADE: N_(
        "The passkey couldn’t be made: the device must know you (by finger, face or code), and answer within five "
        "minutes. Try again."
    ),
    Why.ENOUGH: N_("There are as many passkeys as an account may have: remove one that you don’t use any more."),
    Why.NOT_VERIFIED: N_("This passkey doesn’t open anything here: sign in with another, or ask for a new link."),
}


def sentence(why: Why, _: Translator) -> str:
    """Why it stays closed, and what would open it."""
    return _(SENTENCES[why])

"""Passkeys (WebAuthn): made by an account that is signed in, and signed in with afterwards.

The device must know its owner (user verification), and keep the passkey so that it finds it by itself (discoverable).
Challenges are the server's own, answered once and soon; the count of a passkey never goes back.
"""

import ipaddress
import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from entremise.people.people import CHALLENGE_LASTS, People
from entremise.people.refusal import Closed, Why
from entremise.people.values import Account, Passkey, Purpose

NAME_LIMIT: Final = 60
ENOUGH: Final = 20
"""How many passkeys an account may have."""
ANSWER_LIMIT: Final = 20_000
"""Characters of what a browser answers; an attestation with its certificates is some thousand."""
_TIMEOUT: Final = int(CHALLENGE_LASTS.total_seconds() * 1_000)

# What the library raises, and what malformed answers make of it.
_WRONG: Final = (WebAuthnException, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


def host_for_passkeys(address: str) -> str | None:
    """The host to which passkeys of this address are bound; None where browsers make none for it.

    They want HTTPS and a name; to one's own device its name `localhost` will do without.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host or _is_number(host):
        return None
    return host if parts.scheme == "https" or host == "localhost" else None


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Passkeys:
    """The passkeys of one server. `origin` is its public address, `host` the name that passkeys are bound to."""

    people: People
    origin: str
    host: str

    def ask_to_make(self, account: Account, name: str) -> str:
        """What the browser is asked, as JSON, where somebody makes a passkey that is called so.

        Raises `Closed` where the account has as many as it may.
        """
        known = self.people.passkeys(account)
        if len(known) >= ENOUGH:
            raise Closed(Why.ENOUGH)
        options = generate_registration_options(
            rp_id=self.host,
            rp_name="Entremise",
            user_id=bytes.fromhex(account.id),
            # Devices show it, and may keep it elsewhere: nothing of the talks stands in it that the owner didn't write.
            user_name=_named(name),
            challenge=base64url_to_bytes(self.people.challenge(Purpose.ADD, account)),
            timeout=_TIMEOUT,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.id)) for one in known],
        )
        return options_to_json(options)

    def make(self, account: Account, name: str, answer: str) -> Passkey:
        """Keep the passkey that a browser has made. Raises `Closed`."""
        if len(self.people.passkeys(account)) >= ENOUGH:
            raise Closed(Why.ENOUGH)
        try:
            credential, asked = _read(answer)
            if not self.people.answered(asked, Purpose.ADD, account):
                raise Closed(Why.NOT_MADE)
            made = verify_registration_response(
                credential=credential,
                expected_challenge=base64url_to_bytes(asked),
                expected_rp_id=self.host,
                expected_origin=self.origin,
                require_user_verification=True,
            )
        except _WRONG:
            raise Closed(Why.NOT_MADE) from None
        passkey = Passkey(
            bytes_to_base64url(made.credential_id),
            account.id,
            made.credential_public_key,
            made.sign_count,
            _named(name),
            self.people.now(),
        )
        if self.people.passkey(passkey.id) is not None:
            raise Closed(Why.NOT_MADE)
        self.people.add_passkey(passkey)
        return passkey

    def ask_to_sign_in(self) -> str:
        """What the browser is asked, as JSON, where somebody signs in: any passkey of this server that it finds."""
        options = generate_authentication_options(
            rp_id=self.host,
            challenge=base64url_to_bytes(self.people.challenge(Purpose.SIGN_IN)),
            timeout=_TIMEOUT,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    def sign_in(self, answer: str) -> Account:
        """Whose passkey has answered. Raises `Closed`."""
        try:
            credential, asked = _read(answer)
            if not self.people.answered(asked, Purpose.SIGN_IN):
                raise Closed(Why.NOT_VERIFIED)
            passkey = self.people.passkey(str(credential["id"]))
            account = self.people.account(passkey.account) if passkey is not None else None
            if passkey is None or account is None or _whose(credential) not in (None, account.id):
                raise Closed(Why.NOT_VERIFIED)
            verified = verify_authentication_response(
                credential=credential,
                expected_challenge=base64url_to_bytes(asked),
                expected_rp_id=self.host,
                expected_origin=self.origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=passkey.count,
                require_user_verification=True,
            )
        except _WRONG:
            raise Closed(Why.NOT_VERIFIED) from None
        self.people.use_passkey(passkey, verified.new_sign_count)
        return account


def _read(answer: str) -> tuple[dict[str, Any], str]:
    """A browser's answer, and the challenge that it says it answers. Raises one of `_WRONG`."""
    if len(answer) > ANSWER_LIMIT:
        raise ValueError("too long")
    credential = json.loads(answer)
    said = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
    return credential, str(said["challenge"])


def _whose(credential: dict[str, Any]) -> str | None:
    """The account that the device says the passkey is for; None where it doesn't say."""
    handle = credential["response"].get("userHandle")
    return base64url_to_bytes(handle).hex() if handle else None


def _named(name: str) -> str:
    """What a passkey is called: what is printable of it, shortened; "Entremise" where nothing is left."""
    said = "".join(one for one in name if one.isprintable()).strip()[:NAME_LIMIT]
    return said or "Entremise"

"""Accounts and what belongs to them, as values. Instants are UTC, by the server's clock, never by that of the talks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Theme(StrEnum):
    """How pages look: as the device says, or as the reader has chosen."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who has come in once. `language` and `zone` are empty where the reader hasn't chosen."""

    id: str
    language: str = ""
    zone: str = ""
    theme: Theme = Theme.AUTO
    convenes: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place at one talks. An account holds one in any talks, and never two."""

    account: str
    talks: str
    seat: str
    person: str


OWNER = ""
"""Who made a link, where the server's owner did."""
OWNER_ANEW = "/"
"""The same, where whoever came in before is to be shut out."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that lets one person in, once. Without `talks` it lets somebody in who may convene.

    `made_by` is the hand that made it, as `seat/person`; `OWNER` or `OWNER_ANEW` where the server's owner did.
    """

    id: str
    talks: str
    seat: str
    person: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    withdrawn_at: datetime | None = None

    def stands(self, now: datetime) -> bool:
        """Whether the link still lets somebody in."""
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at

    @property
    def of_its_own(self) -> bool:
        """Whether the person made it, for another device, or the server's owner, who has all keys anyway."""
        return self.made_by in (OWNER, f"{self.seat}/{self.person}")

    @property
    def of_another_seat(self) -> bool:
        """Whether it was made from outside the delegation."""
        return self.made_by not in (OWNER, OWNER_ANEW) and not self.made_by.startswith(f"{self.seat}/")


@dataclass(frozen=True, slots=True)
class Session:
    """One device at which an account is signed in. `device` is what its browser calls itself, shortened."""

    id: str
    account: str
    device: str
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Passkey:
    """A credential by which an account signs in (WebAuthn). `id` is the credential's, base64url."""

    id: str
    account: str
    public_key: bytes
    count: int
    name: str
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """What an outside program shows to act for a person."""

    id: str
    account: str
    talks: str
    made_at: datetime
    ended_at: datetime | None = None


class Feed(StrEnum):
    """What can be fetched by a secret address, and by nothing else."""

    CALENDAR = "calendar"
    CHRONICLE = "chronicle"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A secret address by which a calendar or a feed reader fetches one feed of one talks, as a person sees it.

    `language` is the one in which it was made, for an account that has chosen none. `fetched_on` is the day on which it
    was last fetched, None before the first time.
    """

    id: str
    account: str
    talks: str
    feed: Feed
    language: str
    made_at: datetime
    fetched_on: date | None = None
    ended_at: datetime | None = None


class Purpose(StrEnum):
    """What a passkey is asked to answer a challenge for."""

    ADD = "add"
    SIGN_IN = "sign-in"


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a passkey is asked to sign, once and soon. `account` is whose passkey is being made; empty at sign-in."""

    purpose: Purpose
    account: str
    expires_at: datetime

"""People: who comes in by which link, which sessions stand, and who may act for whom."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from entremise.people.keeping import PeopleKeeping
from entremise.people.refusal import Closed, Why
from entremise.people.values import Account, Invitation, Passkey, Place, Session, Theme, Token

INVITATION_LASTS: Final = timedelta(days=3)
IDLE: Final = timedelta(hours=2)
"""How long a session stands without a sign of life, unless the server is set otherwise."""
SESSION_LASTS: Final = timedelta(days=7)
SEEN_EVERY: Final = timedelta(minutes=1)
"""How exactly it is kept when a session was last used: a page is not to write at each reading."""
DEVICE_LIMIT: Final = 120


def server_clock() -> datetime:
    """The time by which links expire and sessions idle, whatever hour it is at the table."""
    return datetime.now(UTC)


def fresh_secret() -> str:
    """256 bits that nobody can guess, for a link, a cookie or a token."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is kept of a secret: who reads the database can't come in with it."""
    return hashlib.sha256(secret.encode()).digest()


@dataclass(frozen=True, slots=True)
class Entered:
    """A session that has just begun: `cookie` is its secret, given once."""

    session: Session
    account: Account
    cookie: str
    place: Place | None


class People:
    """All accounts of one store. Safe for several threads."""

    def __init__(
        self,
        keeping: PeopleKeeping,
        *,
        clock: Callable[[], datetime] = server_clock,
        idle: timedelta = IDLE,
    ) -> None:
        self._keeping = keeping
        self._clock = clock
        self._idle = idle

    def now(self) -> datetime:
        """The server's time."""
        return self._clock()

    # ---- invitations

    def invite(
        self, talks: str, seat: str, person: str, *, made_by: str = "", lasts: timedelta = INVITATION_LASTS
    ) -> tuple[Invitation, str]:
        """A one-time link for a person of a delegation, and its secret, which is kept nowhere."""
        now, secret = self._clock(), fresh_secret()
        made = Invitation(secrets.token_hex(16), talks, seat, person, made_by, now, now + lasts)
        self._keeping.add_invitation(made, digest(secret))
        return made, secret

    def invite_convener(self, *, lasts: timedelta = INVITATION_LASTS) -> tuple[Invitation, str]:
        """A one-time link for somebody who may convene talks."""
        return self.invite("", "", "", lasts=lasts)

    def invitation(self, secret: str) -> Invitation:
        """The invitation of a link that still lets somebody in; looking uses nothing up. Raises `Closed`."""
        found = self._keeping.invitation(digest(secret))
        if found is None:
            raise Closed(Why.UNKNOWN)
        if found.withdrawn_at is not None:
            raise Closed(Why.WITHDRAWN)
        if found.used_at is not None:
            raise Closed(Why.USED)
        if self._clock() >= found.expires_at:
            raise Closed(Why.EXPIRED)
        return found

    def used_by(self, secret: str) -> Place | None:
        """Whose place a link once opened, for the holder who opens it again."""
        found = self._keeping.invitation(digest(secret))
        if found is None or found.used_at is None or found.withdrawn_at is not None:
            return None
        holder = self._keeping.holder(found.talks, found.seat, found.person)
        return Place(holder.id, found.talks, found.seat, found.person) if holder is not None else None

    def enter(self, secret: str, device: str, *, joining: Account | None = None) -> Entered:
        """Come in by a link, which is used up. Raises `Closed`.

        A place that somebody holds goes on with the same account: the link was made to bring its holder back in.
        Otherwise the place goes to `joining`, an account that is signed in, or to a new one.
        """
        with self._keeping.alone():
            invitation = self.invitation(secret)
            place = None
            if not invitation.talks:
                account = replace(joining or Account(secrets.token_hex(16)), convenes=True)
                self._keeping.add_account(account)
            else:
                account = self._account_for(invitation, joining)
                place = Place(account.id, invitation.talks, invitation.seat, invitation.person)
            self._keeping.use_invitation(invitation.id, self._clock())
            return self._begin(account, device, place)

    def _account_for(self, invitation: Invitation, joining: Account | None) -> Account:
        holder = self._keeping.holder(invitation.talks, invitation.seat, invitation.person)
        if holder is not None:
            return holder
        if joining is not None and self._keeping.place(joining.id, invitation.talks) is not None:
            raise Closed(Why.OTHER_PLACE)
        account = joining or Account(secrets.token_hex(16))
        if joining is None:
            self._keeping.add_account(account)
        self._keeping.add_place(Place(account.id, invitation.talks, invitation.seat, invitation.person))
        return account

    def give_place(self, account: Account, talks: str, seat: str, person: str) -> Place:
        """Who convenes talks has a place there at once. Raises `Closed` where it has another."""
        with self._keeping.alone():
            if self._keeping.place(account.id, talks) is not None:
                raise Closed(Why.OTHER_PLACE)
            place = Place(account.id, talks, seat, person)
            self._keeping.add_place(place)
            return place

    def withdraw(self, talks: str, ident: str) -> Invitation:
        """A link no longer lets anybody in. Raises `Closed` where these talks have no such link, or it was used."""
        with self._keeping.alone():
            for one in self._keeping.invitations(talks):
                if one.id == ident:
                    if one.used_at is not None:
                        raise Closed(Why.USED)
                    if one.withdrawn_at is None:
                        self._keeping.withdraw_invitation(ident, self._clock())
                    return one
        raise Closed(Why.UNKNOWN)

    def invitations(self, talks: str) -> Sequence[Invitation]:
        """All links ever made for these talks, the last first."""
        return self._keeping.invitations(talks)

    # ---- sessions

    def begin(self, account: Account, device: str) -> Entered:
        """Begin a session for somebody who has shown who they are otherwise (a passkey)."""
        return self._begin(account, device, None)

    def _begin(self, account: Account, device: str, place: Place | None) -> Entered:
        now, cookie = self._clock(), fresh_secret()
        session = Session(secrets.token_hex(16), account.id, device[:DEVICE_LIMIT], now, now)
        self._keeping.add_session(session, digest(cookie))
        return Entered(session, account, cookie, place)

    def session(self, cookie: str) -> tuple[Session, Account] | None:
        """The session of a cookie and whose it is; None where it was ended, or has idled too long."""
        found = self._keeping.session(digest(cookie))
        if found is None or not self._stands(found):
            return None
        account = self._keeping.account(found.account)
        return (found, account) if account is not None else None

    def _stands(self, session: Session) -> bool:
        now = self._clock()
        return (
            session.ended_at is None and now < session.seen_at + self._idle and now < session.began_at + SESSION_LASTS
        )

    def see(self, session: Session) -> None:
        """The session is in use: it doesn't idle."""
        now = self._clock()
        if now - session.seen_at >= SEEN_EVERY:
            self._keeping.see_session(session.id, now)

    def sessions(self, account: Account) -> Sequence[Session]:
        """The sessions of an account that stand, the last used first."""
        return [one for one in self._keeping.sessions(account.id) if self._stands(one)]

    def end(self, account: Account, ident: str) -> bool:
        """End one session of an account; False where it has no such session."""
        for one in self._keeping.sessions(account.id):
            if one.id == ident:
                self._keeping.end_session(ident, self._clock())
                return True
        return False

    def end_all(self, account: Account, *, but: str = "") -> int:
        """End all sessions of an account but one; returns how many."""
        ended = [one for one in self._keeping.sessions(account.id) if one.id != but]
        for one in ended:
            self._keeping.end_session(one.id, self._clock())
        return len(ended)

    def end_seat(self, talks: str, seat: str, *, but: str = "") -> int:
        """End all sessions, tokens and links of all who have a place at a seat, but one session; returns how many."""
        ended = 0
        with self._keeping.alone():
            for place in self._keeping.places_at(talks, seat):
                account = self._keeping.account(place.account)
                if account is not None:
                    ended += self.end_all(account, but=but)
                    for token in self._keeping.tokens(account.id):
                        self._keeping.end_token(token.id, self._clock())
            for link in self._keeping.invitations(talks):
                if link.seat == seat and link.stands(self._clock()):
                    self._keeping.withdraw_invitation(link.id, self._clock())
        return ended

    # ---- accounts and places

    def account(self, ident: str) -> Account | None:
        return self._keeping.account(ident)

    def change(self, account: Account, *, language: str, zone: str, theme: Theme) -> Account:
        """Choose one's language, zone and theme."""
        self._keeping.change_account(account.id, language=language, zone=zone, theme=theme)
        return replace(account, language=language, zone=zone, theme=theme)

    def place(self, account: Account, talks: str) -> Place | None:
        """The place that an account holds at these talks."""
        return self._keeping.place(account.id, talks)

    def places(self, account: Account) -> Sequence[Place]:
        return self._keeping.places(account.id)

    def places_at(self, talks: str, seat: str) -> Sequence[Place]:
        """Who has ever come in for a seat."""
        return self._keeping.places_at(talks, seat)

    def holder(self, talks: str, seat: str, person: str) -> Account | None:
        """The account of a person, once somebody has come in as that person."""
        return self._keeping.holder(talks, seat, person)

    def nobody_yet(self) -> bool:
        """Whether nobody has ever come in."""
        return self._keeping.accounts() == 0

    # ---- passkeys

    def add_passkey(self, passkey: Passkey) -> None:
        self._keeping.add_passkey(passkey)

    def passkey(self, ident: str) -> Passkey | None:
        return self._keeping.passkey(ident)

    def passkeys(self, account: Account) -> Sequence[Passkey]:
        return self._keeping.passkeys(account.id)

    def use_passkey(self, ident: str, count: int) -> None:
        self._keeping.use_passkey(ident, count, self._clock())

    def remove_passkey(self, account: Account, ident: str) -> bool:
        """Forget a passkey of an account's own; False where it has no such passkey."""
        known = self._keeping.passkey(ident)
        if known is None or known.account != account.id:
            return False
        self._keeping.remove_passkey(ident)
        return True

    # ---- tokens

    def give_token(self, talks: str, seat: str, person: str) -> str:
        """A token by which an outside program acts for a person: one a person, an earlier one no longer opens.

        The person gets an account, if nobody has come in as them yet.
        """
        with self._keeping.alone():
            holder = self._keeping.holder(talks, seat, person)
            if holder is None:
                holder = Account(secrets.token_hex(16))
                self._keeping.add_account(holder)
                self._keeping.add_place(Place(holder.id, talks, seat, person))
            for earlier in self._keeping.tokens(holder.id):
                if earlier.talks == talks:
                    self._keeping.end_token(earlier.id, self._clock())
            secret = fresh_secret()
            self._keeping.add_token(Token(secrets.token_hex(16), holder.id, talks, self._clock()), digest(secret))
            return secret

    def bearer(self, secret: str) -> tuple[Token, Account] | None:
        """Whose token it is; None where it was never given, or opens no longer."""
        found = self._keeping.token(digest(secret))
        if found is None or found.ended_at is not None:
            return None
        account = self._keeping.account(found.account)
        return (found, account) if account is not None else None

"""People: who comes in by which link, which sessions stand, and who may act for whom."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from entremise.people.feeds import Feeds
from entremise.people.keeping import PeopleKeeping
from entremise.people.refusal import Closed, Why
from entremise.people.secret import digest, fresh_secret
from entremise.people.values import (
    Account,
    Challenge,
    Invitation,
    Passkey,
    Place,
    Purpose,
    Session,
    Theme,
    Token,
)

INVITATION_LASTS: Final = timedelta(days=3)
IDLE: Final = timedelta(hours=2)
"""How long a session stands without a sign of life, unless the server is set otherwise."""
SESSION_LASTS: Final = timedelta(days=7)
SEEN_EVERY: Final = timedelta(minutes=1)
"""How exactly it is kept when a session was last used: a page is not to write at each reading."""
DEVICE_LIMIT: Final = 120
CHALLENGE_LASTS: Final = timedelta(minutes=5)


def server_clock() -> datetime:
    """The time by which links expire and sessions idle, whatever hour it is at the table."""
    return datetime.now(UTC)


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
        self.feeds = Feeds(keeping, self.now)

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
        if found.of_another_seat and self._keeping.places_at(found.talks, found.seat):
            raise Closed(Why.WITHDRAWN)  # the delegation has its own keys since
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

        A place that nobody holds goes to `joining`, an account that is signed in, or to a new one. A place that
        somebody holds goes on with the same account where the link is its holder's own, for another device, or the
        server's owner made it. Where somebody else made it the locks are changed: the place goes to a new account,
        and the earlier one keeps whatever else it has. Else who makes a link for a person would come into all other
        talks of that person as well, and who stole a device would stay.
        """
        with self._keeping.alone():
            invitation = self.invitation(secret)
            if not self._keeping.use_invitation(invitation.id, self._clock()):
                raise Closed(Why.USED)
            if not invitation.talks:
                return self._begin(self._convener(joining), device, None)
            account = self._seated(invitation, joining)
            place = Place(account.id, invitation.talks, invitation.seat, invitation.person)
            return self._begin(account, device, place)

    def _convener(self, joining: Account | None) -> Account:
        if joining is None:
            account = Account(secrets.token_hex(16), convenes=True)
            self._keeping.add_account(account)
            return account
        self._keeping.let_convene(joining.id)
        return replace(joining, convenes=True)

    def _seated(self, invitation: Invitation, joining: Account | None) -> Account:
        """The account to which the place of an invitation goes, or with which it stays."""
        talks, seat, person = invitation.talks, invitation.seat, invitation.person
        holder = self._keeping.holder(talks, seat, person)
        # Where only a program has acted for the person so far, nothing is taken from anybody.
        stays = holder is not None and (invitation.of_its_own or not self._keeping.ever_signed_in(holder.id))
        account = joining or (holder if stays else None)
        if account is not None and holder is not None and account.id == holder.id:
            return holder
        if account is None:
            account = replace(holder, convenes=False) if holder is not None else Account("")
            account = replace(account, id=secrets.token_hex(16))
            self._keeping.add_account(account)
        elif self._keeping.place(account.id, talks) is not None:
            raise Closed(Why.OTHER_PLACE)
        place = Place(account.id, talks, seat, person)
        if holder is None:
            self._keeping.add_place(place)
        else:
            self._keeping.move_place(place)
            self._lock_out(holder, talks)
        self._withdraw_all(talks, lambda one: (one.seat, one.person) == (seat, person))
        self._keep_to_itself(talks, seat)
        return account

    def _lock_out(self, account: Account, talks: str) -> None:
        """Nothing of an account that has lost its place opens these talks any more."""
        self._end_programs(account, talks)
        if not account.convenes and not self._keeping.places(account.id):
            self._end_sessions(account)

    def _withdraw_all(self, talks: str, which: Callable[[Invitation], bool]) -> None:
        now = self._clock()
        for link in self._keeping.invitations(talks):
            if link.stands(now) and which(link):
                self._keeping.withdraw_invitation(link.id, now)

    def _keep_to_itself(self, talks: str, seat: str) -> None:
        """Somebody sits there: links that other seats made open nothing there any more."""
        self._withdraw_all(talks, lambda one: one.seat == seat and one.of_another_seat)

    def give_place(self, account: Account, talks: str, seat: str, person: str) -> Place:
        """Who convenes talks has a place there at once. Raises `Closed` where it has another."""
        with self._keeping.alone():
            if self._keeping.place(account.id, talks) is not None or self._keeping.holder(talks, seat, person):
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

    def withdraw_of(self, talks: str, seat: str, person: str) -> None:
        """Take back all links that are for a person of a delegation, or that this person has made.

        Programs that this person's secrets let in are shut out likewise: tokens and addresses of feeds.
        """
        hand = f"{seat}/{person}"
        with self._keeping.alone():
            holder = self._keeping.holder(talks, seat, person)
            if holder is not None:
                self._end_programs(holder, talks)
            self._withdraw_all(talks, lambda one: hand in (one.made_by, f"{one.seat}/{one.person}"))

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

    def whose(self, cookie: str) -> str | None:
        """The account, by its id, whose session this cookie is or was; None where it was nobody's."""
        found = self._keeping.session(digest(cookie))
        return found.account if found is not None else None

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
        with self._keeping.alone():
            return self._end_sessions(account, but=but)

    def end_person(self, talks: str, seat: str, person: str) -> int:
        """End all sessions of who holds a person's place, its tokens, addresses of feeds, and the links that it made.

        Returns how many sessions that was. The passkeys stay: with them their owner comes back in.
        """
        with self._keeping.alone():
            holder = self._keeping.holder(talks, seat, person)
            if holder is None:
                return 0
            self._end_programs(holder, talks)
            self._withdraw_all(talks, lambda one: one.made_by == f"{seat}/{person}")
            return self._end_sessions(holder)

    def end_seat(self, talks: str, seat: str, *, but: str = "") -> int:
        """End all sessions of all who have a place at a seat, but one session; returns how many.

        With them end their tokens and addresses of feeds for these talks, and all links that let somebody in there.
        """
        with self._keeping.alone():
            ended = 0
            for place in self._keeping.places_at(talks, seat):
                account = self._keeping.account(place.account)
                if account is not None:
                    self._end_programs(account, talks)
                    ended += self._end_sessions(account, but=but)
            self._withdraw_all(talks, lambda one: one.seat == seat)
            return ended

    def _end_sessions(self, account: Account, *, but: str = "") -> int:
        ended = [one for one in self._keeping.sessions(account.id) if one.id != but]
        for one in ended:
            self._keeping.end_session(one.id, self._clock())
        return sum(self._stands(one) for one in ended)

    def _end_programs(self, account: Account, talks: str) -> None:
        """Nothing that runs by itself for an account opens these talks any more."""
        self._end_tokens(account, talks)
        self.feeds.end_all(account, talks)

    def _end_tokens(self, account: Account, talks: str) -> None:
        for token in self._keeping.tokens(account.id):
            if token.talks == talks:
                self._keeping.end_token(token.id, self._clock())

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

    def has_come_in(self, account_id: str) -> bool:
        """Whether somebody has ever signed in to that account, and not only a program with a token."""
        return self._keeping.ever_signed_in(account_id)

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

    def use_passkey(self, passkey: Passkey, count: int) -> None:
        """The passkey has answered, with its count. Raises `Closed` where it answered elsewhere at the same time."""
        if not self._keeping.use_passkey(passkey.id, passkey.count, count, self._clock()):
            raise Closed(Why.NOT_VERIFIED)

    def remove_passkey(self, account: Account, ident: str) -> bool:
        """Forget a passkey of an account's own; False where it has no such passkey."""
        known = self._keeping.passkey(ident)
        if known is None or known.account != account.id:
            return False
        self._keeping.remove_passkey(ident)
        return True

    def challenge(self, purpose: Purpose, account: Account | None = None) -> str:
        """What a passkey is to sign, once and within `CHALLENGE_LASTS`: 256 bits as base64url."""
        now, asked = self._clock(), fresh_secret()
        self._keeping.drop_challenges(now)
        owner = account.id if account is not None else ""
        self._keeping.add_challenge(Challenge(purpose, owner, now + CHALLENGE_LASTS), digest(asked))
        return asked

    def answered(self, asked: str, purpose: Purpose, account: Account | None = None) -> bool:
        """Whether this was asked, for that purpose and of that account, and not answered before; it is used up."""
        found = self._keeping.take_challenge(digest(asked))
        owner = account.id if account is not None else ""
        return (
            found is not None
            and found.purpose is purpose
            and found.account == owner
            and self._clock() < found.expires_at
        )

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
                self._keep_to_itself(talks, seat)
            self._end_tokens(holder, talks)
            secret = fresh_secret()
            self._keeping.add_token(Token(secrets.token_hex(16), holder.id, talks, self._clock()), digest(secret))
            return secret

    def token(self, account: Account, talks: str) -> Token | None:
        """The token that stands for an account at these talks; its secret was shown once."""
        return next((one for one in self._keeping.tokens(account.id) if one.talks == talks), None)

    def end_token(self, account: Account, talks: str) -> None:
        """The account's token for these talks opens nothing any more."""
        self._end_tokens(account, talks)

    def bearer(self, secret: str) -> tuple[Token, Account] | None:
        """Whose token it is; None where it was never given, or opens no longer."""
        found = self._keeping.token(digest(secret))
        if found is None or found.ended_at is not None:
            return None
        account = self._keeping.account(found.account)
        return (found, account) if account is not None else None

"""Accounts, places, invitations, sessions, passkeys, tokens and addresses of feeds in the database."""

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models as orm
from django.db import transaction

from entremise.people.values import (
    Account,
    Challenge,
    Feed,
    Invitation,
    Passkey,
    Place,
    Purpose,
    Session,
    Subscription,
    Theme,
    Token,
)
from entremise.store import models

V = TypeVar("V", Account, Place, Invitation, Session, Passkey, Token, Subscription)


class PeopleStore:
    """The people of one database, named by Django's alias. Meets `entremise.people.keeping.PeopleKeeping`."""

    def __init__(self, alias: str) -> None:
        self._alias = alias

    @contextmanager
    def alone(self) -> Iterator[None]:
        with transaction.atomic(using=self._alias):
            yield

    # ---- accounts and places

    def add_account(self, account: Account) -> None:
        self._of(models.Account).create(**dataclasses.asdict(account))

    def account(self, ident: str) -> Account | None:
        return self._one(models.Account, Account, id=ident)

    def change_account(self, ident: str, *, language: str, zone: str, theme: Theme) -> None:
        self._of(models.Account).filter(id=ident).update(language=language, zone=zone, theme=theme.value)

    def let_convene(self, ident: str) -> None:
        self._of(models.Account).filter(id=ident).update(convenes=True)

    def add_place(self, place: Place) -> None:
        self._of(models.Place).create(account_id=place.account, talks=place.talks, seat=place.seat, person=place.person)

    def move_place(self, place: Place) -> None:
        held = self._of(models.Place).filter(talks=place.talks, seat=place.seat, person=place.person)
        held.update(account_id=place.account)

    def place(self, account: str, talks: str) -> Place | None:
        return self._one(models.Place, Place, account=account, talks=talks)

    def holder(self, talks: str, seat: str, person: str) -> Account | None:
        place = self._one(models.Place, Place, talks=talks, seat=seat, person=person)
        return self.account(place.account) if place is not None else None

    def places(self, account: str) -> Sequence[Place]:
        return self._all(models.Place, Place, "id", account=account)

    def places_at(self, talks: str, seat: str) -> Sequence[Place]:
        return self._all(models.Place, Place, "id", talks=talks, seat=seat)

    def accounts(self) -> int:
        return self._of(models.Account).count()

    # ---- invitations

    def add_invitation(self, invitation: Invitation, digest: bytes) -> None:
        self._of(models.Invitation).create(digest=digest, **dataclasses.asdict(invitation))

    def invitation(self, digest: bytes) -> Invitation | None:
        return self._one(models.Invitation, Invitation, digest=digest)

    def invitations(self, talks: str) -> Sequence[Invitation]:
        return self._all(models.Invitation, Invitation, "-made_at", talks=talks)

    def use_invitation(self, ident: str, at: datetime) -> bool:
        # One statement both asks and says: on a database that lets two write at once, too, one of them is second.
        return self._of(models.Invitation).filter(id=ident, used_at=None, withdrawn_at=None).update(used_at=at) == 1

    def withdraw_invitation(self, ident: str, at: datetime) -> None:
        self._of(models.Invitation).filter(id=ident, used_at=None, withdrawn_at=None).update(withdrawn_at=at)

    # ---- sessions

    def add_session(self, session: Session, digest: bytes) -> None:
        self._of(models.Session).create(digest=digest, **_row(session))

    def session(self, digest: bytes) -> Session | None:
        return self._one(models.Session, Session, digest=digest)

    def sessions(self, account: str) -> Sequence[Session]:
        return self._all(models.Session, Session, "-seen_at", account=account, ended_at=None)

    def ever_signed_in(self, account: str) -> bool:
        return self._of(models.Session).filter(account=account).exists()

    def see_session(self, ident: str, at: datetime) -> None:
        self._of(models.Session).filter(id=ident, ended_at=None, seen_at__lt=at).update(seen_at=at)

    def end_session(self, ident: str, at: datetime) -> None:
        self._of(models.Session).filter(id=ident, ended_at=None).update(ended_at=at)

    # ---- passkeys

    def add_passkey(self, passkey: Passkey) -> None:
        self._of(models.Passkey).create(**_row(passkey))

    def passkey(self, ident: str) -> Passkey | None:
        return self._one(models.Passkey, Passkey, id=ident)

    def passkeys(self, account: str) -> Sequence[Passkey]:
        return self._all(models.Passkey, Passkey, "made_at", account=account)

    def use_passkey(self, ident: str, before: int, count: int, at: datetime) -> bool:
        return self._of(models.Passkey).filter(id=ident, count=before).update(count=count, used_at=at) == 1

    def remove_passkey(self, ident: str) -> None:
        self._of(models.Passkey).filter(id=ident).delete()

    # ---- challenges

    def add_challenge(self, challenge: Challenge, digest: bytes) -> None:
        self._of(models.Challenge).create(digest=digest, **dataclasses.asdict(challenge))

    def take_challenge(self, digest: bytes) -> Challenge | None:
        row = self._of(models.Challenge).filter(digest=digest).first()
        # Who deletes it has it: whoever comes second deletes nothing.
        if row is None or self._of(models.Challenge).filter(digest=digest).delete()[0] != 1:
            return None
        return Challenge(Purpose(row.purpose), row.account, row.expires_at)

    def drop_challenges(self, before: datetime) -> None:
        self._of(models.Challenge).filter(expires_at__lte=before).delete()

    # ---- tokens

    def add_token(self, token: Token, digest: bytes) -> None:
        self._of(models.Token).create(digest=digest, **_row(token))

    def token(self, digest: bytes) -> Token | None:
        return self._one(models.Token, Token, digest=digest)

    def tokens(self, account: str) -> Sequence[Token]:
        return self._all(models.Token, Token, "made_at", account=account, ended_at=None)

    def end_token(self, ident: str, at: datetime) -> None:
        self._of(models.Token).filter(id=ident, ended_at=None).update(ended_at=at)

    # ---- secret addresses of feeds

    def add_subscription(self, subscription: Subscription, digest: bytes) -> None:
        self._of(models.Subscription).create(digest=digest, **_row(subscription))

    def subscription(self, digest: bytes) -> Subscription | None:
        return self._one(models.Subscription, Subscription, digest=digest)

    def subscriptions(self, account: str) -> Sequence[Subscription]:
        return self._all(models.Subscription, Subscription, "made_at", account=account, ended_at=None)

    def fetch_subscription(self, ident: str, on: date) -> None:
        self._of(models.Subscription).filter(id=ident, ended_at=None).update(fetched_on=on)

    def end_subscription(self, ident: str, at: datetime) -> None:
        self._of(models.Subscription).filter(id=ident, ended_at=None).update(ended_at=at)

    # ---- how

    def _of(self, table: type[orm.Model]) -> "orm.QuerySet[Any]":
        return table._default_manager.using(self._alias)

    def _one(self, table: type[orm.Model], value: type[V], **where: Any) -> V | None:
        row = self._of(table).filter(**where).first()
        return _value(value, row) if row is not None else None

    def _all(self, table: type[orm.Model], value: type[V], order: str, **where: Any) -> list[V]:
        return [_value(value, row) for row in self._of(table).filter(**where).order_by(order)]


def _row(value: Session | Passkey | Token | Subscription) -> dict[str, Any]:
    """The columns of a value that belongs to an account."""
    row = dataclasses.asdict(value)
    row["account_id"] = row.pop("account")
    return row


def _value(value: type[V], row: Any) -> V:
    """A row as a value: of an account its id, of bytes what SQLite gives."""
    given: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        found = getattr(row, "account_id" if field.name == "account" else field.name)
        given[field.name] = bytes(found) if isinstance(found, memoryview) else found
    if value is Account:
        given["theme"] = Theme(given["theme"])
    if value is Subscription:
        given["feed"] = Feed(given["feed"])
    return value(**given)

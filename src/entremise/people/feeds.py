"""Secret addresses of feeds: what a calendar or a feed reader, which can't sign in, fetches for a person.

Such an address reads one feed of one talks, and does nothing else: no token is one, and none is a token.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime

from entremise.people.keeping import PeopleKeeping
from entremise.people.secret import digest, fresh_secret
from entremise.people.values import Account, Feed, Subscription


class Feeds:
    """The addresses of all accounts of one store. Safe for several threads."""

    def __init__(self, keeping: PeopleKeeping, clock: Callable[[], datetime]) -> None:
        self._keeping = keeping
        self._clock = clock

    def subscribe(self, account: Account, talks: str, feed: Feed, language: str) -> str:
        """The secret of an address by which a program fetches a feed: one a person, talks and feed.

        An earlier one opens nothing any more. The secret is given once, and kept nowhere.
        """
        with self._keeping.alone():
            self._end(account, lambda one: (one.talks, one.feed) == (talks, feed))
            secret = fresh_secret()
            made = Subscription(secrets.token_hex(16), account.id, talks, feed, language, self._clock())
            self._keeping.add_subscription(made, digest(secret))
            return secret

    def of(self, account: Account) -> Sequence[Subscription]:
        """The addresses of an account that stand, in the order in which they were made."""
        return self._keeping.subscriptions(account.id)

    def end(self, account: Account, ident: str) -> None:
        """An address of an account's own opens nothing any more; one that isn't there is as good as ended."""
        with self._keeping.alone():
            self._end(account, lambda one: one.id == ident)

    def end_all(self, account: Account, talks: str) -> None:
        """No address of an account opens these talks any more."""
        self._end(account, lambda one: one.talks == talks)

    def subscriber(self, secret: str, feed: Feed) -> tuple[Subscription, Account] | None:
        """Whose address of that feed it is; None where it was never given, is another's, or opens no longer."""
        found = self._keeping.subscription(digest(secret))
        if found is None or found.ended_at is not None or found.feed is not feed:
            return None
        account = self._keeping.account(found.account)
        return (found, account) if account is not None else None

    def fetched(self, subscription: Subscription) -> None:
        """The feed was fetched: its owner sees on which day, and so it is written once a day."""
        today = self._clock().date()
        if subscription.fetched_on != today:
            self._keeping.fetch_subscription(subscription.id, today)

    def _end(self, account: Account, which: Callable[[Subscription], bool]) -> None:
        for one in self._keeping.subscriptions(account.id):
            if which(one):
                self._keeping.end_subscription(one.id, self._clock())

"""The store: talks in one database, to be read by many and written by one at a time."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connections, transaction

from entremise.store.holding import HeldTalks
from entremise.store.keys import Keys
from entremise.store.log import empty_log
from entremise.store.models import Talks
from entremise.store.reading import Opener, StoredTalks


class Store:
    """A database of talks, named by Django's alias for it. Meets `entremise.record.keeping.Keeping`.

    Safe for several threads (each has a connection of its own) and, with a file, for several processes; not to
    be used on both sides of a fork.
    """

    def __init__(self, alias: str, keys: Keys, *, exercise: bool = False) -> None:
        self.alias = alias
        self.keys = keys
        self.exercise = exercise
        self._opener = Opener(keys.master)
        # SQLite makes waiting writers sleep and try again; threads of one process are better served in turn.
        self._turn = threading.Lock()

    def read(self, talks: str) -> StoredTalks:
        """These talks to read, without a lock; empty where they don't exist."""
        return StoredTalks(self.alias, talks, self._opener)

    @contextmanager
    def hold(self, talks: str) -> Iterator[HeldTalks]:
        """These talks to write: one holder at a time; at the end all is kept, after an exception nothing.

        Raises `StillRead` where something was erased, but stays in the log for now.
        """
        with self._turn, transaction.atomic(using=self.alias, durable=True):
            held = HeldTalks(self.alias, talks, self._opener, self.keys.master)
            yield held
            held.finish()
        if held.has_erased:
            empty_log(self.alias)

    def talks(self) -> Sequence[str]:
        """The ids of all talks that are kept."""
        return list(Talks.objects.using(self.alias).order_by("id").values_list("id", flat=True))

    def close(self) -> None:
        """Close this thread's connection; it opens again when it is needed."""
        connections[self.alias].close()

"""The store: talks in one database, to be read by many and written by one at a time."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connections, transaction

from entremise.store import files
from entremise.store.holding import HeldTalks
from entremise.store.keys import Keys
from entremise.store.models import Talks
from entremise.store.reading import Opener, StoredTalks
from entremise.store.trouble import StillRead


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
            self._empty_log()

    def talks(self) -> Sequence[str]:
        """The ids of all talks that are kept."""
        return list(Talks.objects.using(self.alias).order_by("id").values_list("id", flat=True))

    def close(self) -> None:
        """Close this thread's connection; it opens again when it is needed."""
        connections[self.alias].close()

    def _empty_log(self) -> None:
        """Write SQLite's log into the database and cut it to nothing: it holds rows as they were before."""
        connection = connections[self.alias]
        if connection.vendor != "sqlite":
            return
        until = time.monotonic() + files.READERS_LEAVE_WITHIN
        with connection.cursor() as cursor:
            # Tried again and again rather than waited for within SQLite: that would keep all writers waiting too.
            cursor.execute("PRAGMA busy_timeout = 0")
            try:
                while True:
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    busy = cursor.fetchone()[0]
                    if not busy:
                        return
                    if time.monotonic() > until:
                        raise StillRead
                    time.sleep(0.02)
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {files.PATIENCE * 1_000}")

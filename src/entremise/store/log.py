"""SQLite's log: what was erased from the rows still stands there, until it is emptied."""

import time

from django.db import connections

from entremise.store import files
from entremise.store.trouble import StillRead


def empty_log(alias: str, patience: float | None = None) -> None:
    """Write the log into the database and cut it to nothing: it holds rows as they were before.

    Outside of a transaction. Raises `StillRead` where somebody reads what was, and goes on reading it for so many
    seconds, `READERS_LEAVE_WITHIN` where nothing else is said.
    """
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return
    until = time.monotonic() + (files.READERS_LEAVE_WITHIN if patience is None else patience)
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

"""How a database's file is opened."""

from typing import Any, Final

PRAGMAS: Final = ";".join(
    (
        "PRAGMA journal_mode=WAL",  # readers go on while one writes
        "PRAGMA synchronous=FULL",  # with less, an acknowledged act can be lost with the power
        "PRAGMA secure_delete=ON",  # what is deleted is overwritten
        "PRAGMA temp_store=MEMORY",  # nothing is left in temporary files
        "PRAGMA foreign_keys=ON",
        "PRAGMA cache_size=-16384",  # in KiB: ids are random, and their index is written all over
    )
)
PATIENCE: Final = 30
"""Seconds that a writer waits for another process."""
READERS_LEAVE_WITHIN = 10.0
"""Seconds that an erasure waits for readers who still look at what was."""


def sqlite(path: str) -> dict[str, Any]:
    """Django's entry for a SQLite file, or for ":memory:"."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,  # a server's threads keep their connections from one request to the next
        "OPTIONS": {
            # A transaction that writes takes its lock when it begins: it is never refused in the middle.
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": PRAGMAS,
        },
    }

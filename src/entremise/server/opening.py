"""Opens the store that an environment names."""

from pathlib import Path
from typing import TYPE_CHECKING

from entremise.server.environment import Environment
from entremise.server.safety import key_base
from entremise.store.keys import Keys, load_keys
from entremise.store.setup import open_store

if TYPE_CHECKING:
    from entremise.store.keeping import Store


def store_of(found: Environment, *, nature: bool | None = None) -> "Store":
    """The store, made where it isn't there. `nature`: whether it must be one of exercises; None takes it as it is.

    Raises `KeyTrouble`, `NotAStore`, `OtherNature` or `OSError`, as `open_store` does.
    """
    found.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return open_store(found.database, keys=keys_of(found), exercise=nature)


def keys_of(found: Environment) -> Keys | None:
    """The keys where a folder for them is set; they are made with the database. None: those beside the database."""
    if found.keys is None:
        return None
    found.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    return load_keys(key_base(found), create=not _holds_something(found.database))


def _holds_something(database: Path) -> bool:
    return database.exists() and database.stat().st_size > 0

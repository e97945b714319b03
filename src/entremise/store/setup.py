"""Opening a store: Django is made ready once, each file gets an alias, its tables and its keys."""

import fcntl
import itertools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import django
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction

from entremise.store.files import sqlite
from entremise.store.keys import KEY_SIZE, Keys, load_keys, new_keys, unwrap, wrap
from entremise.store.trouble import KeyTrouble, NotAStore, OtherNature

if TYPE_CHECKING:
    from entremise.store.keeping import Store

MEMORY: Final = ":memory:"
_numbers = itertools.count(1)


def open_store(path: str | Path, *, keys: Keys | None = None, exercise: bool | None = None) -> "Store":
    """The store in this file, made ready where it isn't; with ":memory:" one that lasts as long as its thread.

    `keys`: given, they are used and kept nowhere; else they are those beside the file, made with it. Each call
    gives a store of its own, also on the same file. `exercise`: whether a new store is one of exercises, and what
    one that is there must be; None takes it as it is. Raises `KeyTrouble` where the keys aren't those with which
    the file was made, or are missing; `NotAStore` for a file of another kind, `OtherNature` for exercises where
    real talks are expected, and the other way round; `OSError` where the folder can't be written.
    """
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entremise.store.settings")
        django.setup()
    alias = f"store-{next(_numbers)}"
    if str(path) == MEMORY:
        connections.databases[alias] = _completed(MEMORY)
        return _make_ready(alias, None, keys or new_keys(), exercise)
    file = Path(path).resolve()
    connections.databases[alias] = _completed(str(file))
    with _alone(file):
        return _make_ready(alias, file, keys, exercise)


def look(path: Path, key_base: Path | None = None) -> bool | None:
    """Whether the store in this file is one of exercises; None where there is none yet. Changes nothing.

    `key_base`: the path after which the keys' files are named, where that isn't the database's own. Raises `KeyTrouble`
    and `NotAStore` as `open_store` does.
    """
    if not path.exists() or not path.stat().st_size:
        return None
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)) as file:
            found = file.execute("SELECT probe, record_key, exercise FROM keyring").fetchone()
    except sqlite3.Error as error:
        raise NotAStore(f"The file {path} can't be used as a database of talks: {error}.") from error
    if found is None:
        return None
    probe, record_key, exercise = found
    _check(bytes(probe), bytes(record_key), load_keys(key_base or path.resolve(), create=False))
    return bool(exercise)


def _completed(name: str) -> dict[str, Any]:
    """Django's entry for a database, with what Django itself fills in when it starts."""
    completed: dict[str, dict[str, Any]] = connections.configure_settings({"default": sqlite(name)})
    return completed["default"]


def _make_ready(alias: str, file: Path | None, keys: Keys | None, exercise: bool | None) -> "Store":
    # The models can be imported once Django is ready, and not before.
    from entremise.store.keeping import Store
    from entremise.store.models import Keyring

    if file is not None and not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        call_command("migrate", "store", database=alias, verbosity=0, interactive=False)
    except DatabaseError as error:
        raise NotAStore(f"The file {file} can't be used as a database of talks: {error}.") from error
    ring = Keyring.objects.using(alias).first()
    if keys is None:
        assert file is not None, "a store in memory is given its keys"
        keys = load_keys(file, create=ring is None)
    if ring is None:
        with transaction.atomic(using=alias):
            probe = wrap(keys.master, bytes(KEY_SIZE))
            ring = Keyring(probe=probe, record_key=keys.record_public, exercise=bool(exercise))
            ring.save(using=alias)
    else:
        _check(bytes(ring.probe), bytes(ring.record_key), keys)
    if exercise is not None and ring.exercise is not exercise:
        raise OtherNature(exercise=ring.exercise)
    return Store(alias, keys, exercise=ring.exercise)


def _check(probe: bytes, record_key: bytes, keys: Keys) -> None:
    try:
        unwrap(keys.master, probe)
    except KeyTrouble:
        raise KeyTrouble("The master key isn't the one with which this database was made.") from None
    if record_key != keys.record_public:
        raise KeyTrouble("The record key isn't the one with which this database was made.")


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Nobody else makes this file ready meanwhile: tables and keys are made once, and together."""
    with file.with_name(f"{file.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

"""What of a server's settings and files is unsafe: a sentence each, with what would be right."""

import stat
from collections.abc import Iterator
from pathlib import Path

from entremise.server.environment import Environment, in_clear, proxies
from entremise.store.keys import key_files
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def unsafe(found: Environment, _: Translator) -> list[str]:
    """All that is unsafe, the gravest first; empty where nothing is."""
    return [*_network(found, _), *_keys(found, _), *_files(found, _)]


def _network(found: Environment, _: Translator) -> Iterator[str]:
    if in_clear(found):
        yield _(
            "Whoever stands in the network between can read along: put a proxy with HTTPS before it, and set "
            "ENTREMISE_ADDRESS to its address (https://…)."
        )
    if "*" in proxies(found):
        yield _(
            "ENTREMISE_PROXIES is “*”: anybody can say that they come from any address; name the proxies’ own "
            "addresses."
        )
    if not found.secret:
        yield _(
            "ENTREMISE_SECRET isn’t set: what forms carry is no longer good after each start; set it to {n} characters "
            "or more, made by chance.",
            n=32,
        )


def _keys(found: Environment, _: Translator) -> Iterator[str]:
    folder = (found.keys or found.database.parent).resolve()
    if folder == found.database.parent.resolve():
        yield _(
            "The keys stand beside the database: whoever copies the folder can read all. Set ENTREMISE_KEYS to a "
            "folder that isn’t copied with it."
        )


def _files(found: Environment, _: Translator) -> Iterator[str]:
    for path in files(found):
        try:
            mode = path.stat().st_mode
        except OSError:
            continue
        if mode & _OTHERS:
            yield _("{file}: others on this machine can open this file (chmod 600).", file=isolate(str(path)))


def files(found: Environment) -> list[Path]:
    """The files that hold what nobody else may read."""
    database = found.database
    beside = [database.with_name(f"{database.name}{end}") for end in ("", "-wal", "-shm")]
    return [*beside, *key_files(key_base(found))]


def key_base(found: Environment) -> Path:
    """The path after which the keys' files are named: the database's own, or its name in the keys' folder."""
    return found.keys / found.database.name if found.keys is not None else found.database

"""The dossiers in the database: each seat's entries and texts, sealed under a key that only these have."""

import hashlib
import hmac
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import models as orm
from django.db import transaction

from entremise.store import files, models
from entremise.store.keys import KEY_SIZE, seal, unseal
from entremise.store.log import empty_log
from entremise.store.reading import Opener
from entremise.store.trouble import StillRead

_DERIVED: Final = 10_000
"""How many seats' keys are remembered."""


class DossierStore:
    """The dossiers of one database, named by Django's alias. Meets `entremise.house.dossiers.DossierKeeping`.

    `master` wraps the keys of the talks, from each of which the key of each seat's dossier is derived (HKDF, RFC 5869).
    """

    def __init__(self, alias: str, master: bytes) -> None:
        self._alias = alias
        self._opener = Opener(master)
        self._derived: dict[tuple[bytes, str], bytes] = {}
        # SQLite makes waiting writers sleep and try again; threads of one process are better served in turn.
        self._turn = threading.Lock()
        self._removed = False
        self._left = False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """What is done within is done whole or not at all, and nobody else writes meanwhile."""
        with self._turn, transaction.atomic(using=self._alias, durable=True):
            yield
        if self._removed or self._left:
            self._forget()

    def _forget(self) -> None:
        """Empty the log of what was removed. Where somebody still reads that, it is tried again after each entry."""
        patience = files.READERS_LEAVE_WITHIN if self._removed else 0.0
        self._removed, self._left = False, True
        with suppress(StillRead):
            empty_log(self._alias, patience)
            self._left = False

    def last(self, talks: str, seat: str) -> int:
        """The number of the last entry, 0 where there is none."""
        found: int | None = self._entries(talks, seat).aggregate(n=orm.Max("n"))["n"]
        return found or 0

    def entries(self, talks: str, seat: str, since: int = 1) -> Sequence[tuple[int, bytes]]:
        """The entries from a number on, each with its number, in order."""
        rows = self._entries(talks, seat).filter(n__gte=since).order_by("n").values_list("n", "sealed")
        key = self._key(talks, seat) if rows else b""
        return [(n, unseal(key, bytes(sealed), _bound(talks, seat, f"entry {n}"))) for n, sealed in rows]

    def add_entry(self, talks: str, seat: str, n: int, plain: bytes) -> None:
        """One entry more, within `alone`."""
        sealed = seal(self._key(talks, seat), plain, _bound(talks, seat, f"entry {n}"))
        self._of(models.DossierEntry).create(talks=talks, seat=seat, n=n, sealed=sealed)

    def text(self, talks: str, seat: str, source: str) -> bytes | None:
        """What is kept as the text of a source; None for none."""
        found = self._texts(talks, seat, source).values_list("sealed", flat=True).first()
        if found is None:
            return None
        return unseal(self._key(talks, seat), bytes(found), _bound(talks, seat, f"text {source}"))

    def put_text(self, talks: str, seat: str, source: str, plain: bytes) -> None:
        """Keep the text of a source, in place of what was kept before."""
        sealed = seal(self._key(talks, seat), plain, _bound(talks, seat, f"text {source}"))
        self._of(models.DossierText).update_or_create(
            talks=talks, seat=seat, source=self._name(talks, seat, source), defaults={"sealed": sealed}
        )

    def remove_text(self, talks: str, seat: str, source: str) -> None:
        """Forget the text of a source, within `alone`: what is deleted is overwritten, in the log too."""
        self._texts(talks, seat, source).delete()
        self._removed = True

    def _key(self, talks: str, seat: str) -> bytes:
        """What seals the seat's rows."""
        return self._keys(talks, seat)[:KEY_SIZE]

    def _keys(self, talks: str, seat: str) -> bytes:
        """Two keys of the seat's own: one seals, one makes names."""
        wrapped = self._of(models.Talks).filter(id=talks).values_list("key", flat=True).first()
        if wrapped is None:
            raise LookupError(f"no talks {talks}")
        known = (bytes(wrapped), seat)
        keys = self._derived.get(known)
        if keys is None:
            if len(self._derived) >= _DERIVED:
                self._derived.clear()
            whole = self._opener.talks_key(known[0])
            derived = HKDF(hashes.SHA256(), 2 * KEY_SIZE, salt=None, info=f"entremise dossier: {seat}".encode())
            keys = self._derived.setdefault(known, derived.derive(whole))
        return keys

    def _name(self, talks: str, seat: str, source: str) -> str:
        """By what a text is found: a source is named after its title, which isn't for whoever has the file."""
        return hmac.new(self._keys(talks, seat)[KEY_SIZE:], source.encode(), hashlib.sha256).hexdigest()

    def _entries(self, talks: str, seat: str) -> "orm.QuerySet[Any]":
        return self._of(models.DossierEntry).filter(talks=talks, seat=seat)

    def _texts(self, talks: str, seat: str, source: str) -> "orm.QuerySet[Any]":
        return self._of(models.DossierText).filter(talks=talks, seat=seat, source=self._name(talks, seat, source))

    def _of(self, table: type[orm.Model]) -> "orm.QuerySet[Any]":
        return table._default_manager.using(self._alias)


def _bound(talks: str, seat: str, what: str) -> bytes:
    return f"{talks} {seat} {what}".encode()

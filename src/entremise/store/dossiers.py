"""The dossiers in the database: each seat's entries and texts, sealed under a key that only these have."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import models as orm
from django.db import transaction

from entremise.store import models
from entremise.store.keys import KEY_SIZE, seal, unseal, unwrap


class DossierStore:
    """The dossiers of one database, named by Django's alias. Meets `entremise.house.dossiers.DossierKeeping`.

    `master` wraps the keys of the talks, from each of which the key of each seat's dossier is derived (HKDF, RFC 5869).
    """

    def __init__(self, alias: str, master: bytes) -> None:
        self._alias = alias
        self._master = master

    @contextmanager
    def alone(self) -> Iterator[None]:
        """What is done within is done whole or not at all, and nobody else writes meanwhile."""
        with transaction.atomic(using=self._alias):
            yield

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
            talks=talks, seat=seat, source=source, defaults={"sealed": sealed}
        )

    def remove_text(self, talks: str, seat: str, source: str) -> None:
        """Forget the text of a source: the file overwrites what is deleted."""
        self._texts(talks, seat, source).delete()

    def _key(self, talks: str, seat: str) -> bytes:
        wrapped = self._of(models.Talks).filter(id=talks).values_list("key", flat=True).first()
        if wrapped is None:
            raise LookupError(f"no talks {talks}")
        whole = unwrap(self._master, bytes(wrapped))
        return HKDF(hashes.SHA256(), KEY_SIZE, salt=None, info=f"entremise dossier: {seat}".encode()).derive(whole)

    def _entries(self, talks: str, seat: str) -> "orm.QuerySet[Any]":
        return self._of(models.DossierEntry).filter(talks=talks, seat=seat)

    def _texts(self, talks: str, seat: str, source: str) -> "orm.QuerySet[Any]":
        return self._of(models.DossierText).filter(talks=talks, seat=seat, source=source)

    def _of(self, table: type[orm.Model]) -> "orm.QuerySet[Any]":
        return table._default_manager.using(self._alias)


def _bound(talks: str, seat: str, what: str) -> bytes:
    return f"{talks} {seat} {what}".encode()

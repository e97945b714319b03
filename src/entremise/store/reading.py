"""One talks, as it is read from the database: a seat's room from that seat's rows alone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from entremise.record.chain import START, Head
from entremise.record.keeping import KeptAct, KeptEntry, Link, Remembered
from entremise.record.leaf import SALT_SIZE
from entremise.store.keys import unseal, unwrap
from entremise.store.models import Act, Entry, Request, Seat, Shown, Talks

ACT_FIELDS = ("seq", "ident", "kind", "version", "recorded_at", "effective_at", "erased", "key", "sealed")


@dataclass(frozen=True, slots=True)
class Mark:
    """How far something has come: `n` is the last number, `erasures` how often something was erased of it.

    What was folded up to one mark is still good at a later one with the same `erasures`.
    """

    n: int
    erasures: int


class Opener:
    """Opens what is sealed. Remembers the talks' keys that it has unwrapped, each by its wrapped form."""

    def __init__(self, master: bytes) -> None:
        self._master = master
        self._unwrapped: dict[bytes, bytes] = {}

    def talks_key(self, wrapped: bytes) -> bytes:
        key = self._unwrapped.get(wrapped)
        if key is None:
            if len(self._unwrapped) >= 1_000:
                self._unwrapped.clear()
            key = self._unwrapped.setdefault(wrapped, unwrap(self._master, wrapped))
        return key

    def act(self, talks: str, wrapped: bytes, row: Sequence[Any]) -> KeptAct:
        """An act from the fields in `ACT_FIELDS`, and its talks' wrapped key."""
        seq, ident, kind, version, recorded_at, effective_at, erased, key, sealed = row
        salt = body = None
        if not erased:
            plain = unseal(unwrap(self.talks_key(wrapped), bytes(key)), bytes(sealed), bound(talks, ident))
            salt, body = plain[:SALT_SIZE], plain[SALT_SIZE:]
        return KeptAct(seq, ident, kind, version, recorded_at, effective_at, body, salt)


def bound(talks: str, act: str) -> bytes:
    """What a sealed body is bound to, so that it opens in its own row only."""
    return bytes.fromhex(talks) + bytes.fromhex(act)


class StoredTalks:
    """These talks to read; `entremise.record.keeping.Reading`, and what the house asks beyond it.

    Each call is one query, or none; each sees all that has been committed until then.
    """

    def __init__(self, alias: str, talks: str, opener: Opener) -> None:
        self._alias = alias
        self._talks = talks
        self._opener = opener

    # ---- the record's contract

    def last_recorded(self) -> str | None:
        return Talks.objects.using(self._alias).filter(id=self._talks).values_list("last_recorded", flat=True).first()

    def head(self, seat: str) -> Head:
        found = self._seats().filter(slug=seat).values_list("n", "head").first()
        return Head(found[0], bytes(found[1])) if found else START

    def entries(self, seat: str, since: int = 1) -> Sequence[KeptEntry]:
        return self._kept(self._entries(seat).filter(n__gte=since).order_by("n"))

    def acts(self, kinds: Collection[str], since: int = 1) -> Sequence[KeptAct]:
        found = self._acts().filter(kind__in=kinds)
        if since > 1:
            return self._open(found.filter(seq__gte=since))
        # From the beginning, by kind alone, and ordered here: asked for a range or an order of `seq`, SQLite would walk
        # through all acts, those of other kinds too.
        return sorted(self._open(found.order_by()), key=lambda act: act.seq)

    def recall(self, seat: str, request: str) -> Remembered | None:
        found = (
            Request.objects.using(self._alias)
            .filter(seat__talks=self._talks, seat__slug=seat, key=request)
            .values_list("digest", "act__ident")
            .first()
        )
        return Remembered(bytes(found[0]), found[1]) if found else None

    # ---- what the house asks beyond it

    def mark(self, seat: str) -> Mark:
        """How far a seat's chain has come."""
        found = self._seats().filter(slug=seat).values_list("n", "erasures").first()
        return Mark(*found) if found else Mark(0, 0)

    def reach(self) -> Mark:
        """How far the talks have come: the last `seq`, hidden acts included. For the table's eye alone."""
        found = Talks.objects.using(self._alias).filter(id=self._talks).values_list("last_seq", "erasures").first()
        return Mark(*found) if found else Mark(0, 0)

    def entry(self, seat: str, act: str) -> KeptEntry | None:
        """Where an act stands on a seat's chain; None where it doesn't."""
        return next(iter(self._kept(self._entries(seat).filter(act__talks=self._talks, act__ident=act))), None)

    def public_acts(self) -> Sequence[KeptAct]:
        """All acts that were public when they were placed, in order."""
        return self._open(self._acts().filter(public=True))

    def blind(self, acts: Collection[str], seats: Collection[str]) -> frozenset[tuple[str, str]]:
        """Which of these seats have not seen which of these acts, as (seat, act).

        Seen is what a seat has an entry of, and what is embedded in an act that it has an entry of.
        """
        missing = {(seat, act) for seat in seats for act in acts}
        entries = Entry.objects.using(self._alias).filter(seat__talks=self._talks, seat__slug__in=seats)
        own = entries.filter(act__talks=self._talks, act__ident__in=acts)
        missing.difference_update(own.values_list("seat__slug", "act__ident"))
        if missing:
            embedded = Shown.objects.using(self._alias).filter(
                act__talks=self._talks, act__ident__in=acts, by__entry__seat__talks=self._talks
            )
            missing.difference_update(embedded.values_list("by__entry__seat__slug", "act__ident"))
        return frozenset(missing)

    def copies(self, act: str) -> Sequence[str]:
        """The acts in which this one is embedded, in order."""
        found = Act.objects.using(self._alias).filter(
            talks=self._talks, shows__act__talks=self._talks, shows__act__ident=act, erased=False
        )
        return list(found.order_by("seq").values_list("ident", flat=True))

    # ---- rows

    def _seats(self) -> QuerySet[Seat]:
        return Seat.objects.using(self._alias).filter(talks=self._talks)

    def _entries(self, seat: str) -> QuerySet[Entry]:
        return Entry.objects.using(self._alias).filter(seat__talks=self._talks, seat__slug=seat)

    def _acts(self) -> QuerySet[Act]:
        return Act.objects.using(self._alias).filter(talks=self._talks).order_by("seq")

    def _kept(self, entries: QuerySet[Entry]) -> list[KeptEntry]:
        fields = (f"act__{field}" for field in ACT_FIELDS)
        rows: Iterable[Any] = entries.values_list("n", "leaf", "head", F("act__talks__key"), *fields)
        return [
            KeptEntry(Link(n, bytes(leaf), bytes(head)), self._opener.act(self._talks, bytes(key), act))
            for n, leaf, head, key, *act in rows
        ]

    def _open(self, acts: QuerySet[Act]) -> list[KeptAct]:
        rows: Iterable[Any] = acts.values_list(F("talks__key"), *ACT_FIELDS)
        return [self._opener.act(self._talks, bytes(key), act) for key, *act in rows]

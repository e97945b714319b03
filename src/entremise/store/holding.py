"""One talks, held against all other writers: what is appended, erased and remembered within one transaction."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connections

from entremise.record.chain import START, Head
from entremise.record.keeping import Link, NewAct, NotKept, Unkept, link
from entremise.record.shape import read_instant
from entremise.store.keys import KEY_SIZE, seal, wrap
from entremise.store.models import Act, Entry, Seat, Talks
from entremise.store.reading import Mark, Opener, StoredTalks, bound

# What is written at each act is plain SQL, few statements and the same few however much is kept: the models'
# own writing would take longer than the disk does. `ON CONFLICT` leaves the transaction usable.
_ACT: Final = (
    "INSERT INTO act (talks_id, seq, ident, kind, version, recorded_at, effective_at, public, erased, key, sealed)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (talks_id, ident) DO NOTHING RETURNING id"
)
_TALKS_ROW: Final = "SELECT key, last_seq, last_recorded, erasures FROM talks WHERE id = %s"
_SEAT_ROWS: Final = "SELECT slug, id, n, head, erasures FROM seat WHERE talks_id = %s"
_ENTRY: Final = "INSERT INTO entry (seat_id, n, act_id, leaf, head) VALUES (%s, %s, %s, %s, %s)"
_SHOWN: Final = "INSERT INTO shown (act_id, by_id) SELECT id, %s FROM act WHERE talks_id = %s AND ident = %s"
_SEAT: Final = "UPDATE seat SET n = %s, head = %s, erasures = %s WHERE id = %s"
_TALKS: Final = "UPDATE talks SET last_seq = %s, last_recorded = %s, erasures = %s WHERE id = %s"
_REQUEST: Final = (
    "INSERT INTO request (seat_id, key, digest, act_id) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (seat_id, key) DO NOTHING RETURNING id"
)


@dataclass(slots=True)
class _Talks:
    """The row of the talks, as it will be at the end."""

    key: bytes
    last_seq: int
    last_recorded: str | None
    erasures: int


@dataclass(slots=True)
class _Chain:
    """The row of a seat, as it will be at the end."""

    row: int
    head: Head
    erasures: int


class HeldTalks(StoredTalks):
    """These talks to write; `entremise.record.keeping.Holding`, within a transaction that the store began."""

    def __init__(self, alias: str, talks: str, opener: Opener, master: bytes) -> None:
        super().__init__(alias, talks, opener)
        self._master = master
        self._row: _Talks | None = None
        self._chains: dict[str, _Chain] = {}
        self._last: datetime | None = None
        self._touched: set[str] = set()
        self.has_erased = False
        with connections[alias].cursor() as cursor:
            cursor.execute(_TALKS_ROW, (talks,))
            if (found := cursor.fetchone()) is None:
                return
            key, last_seq, last_recorded, erasures = found
            self._row = _Talks(bytes(key), last_seq, last_recorded, erasures)
            self._last = None if last_recorded is None else read_instant(last_recorded)
            cursor.execute(_SEAT_ROWS, (talks,))
            for slug, row, n, head, erasures in cursor.fetchall():
                self._chains[slug] = _Chain(row, Head(n, bytes(head)), erasures)

    def last_recorded(self) -> str | None:
        return self._row.last_recorded if self._row else None

    def head(self, seat: str) -> Head:
        chain = self._chains.get(seat)
        return chain.head if chain else START

    def mark(self, seat: str) -> Mark:
        chain = self._chains.get(seat)
        return Mark(chain.head.n, chain.erasures) if chain else Mark(0, 0)

    def reach(self) -> Mark:
        return Mark(self._row.last_seq, self._row.erasures) if self._row else Mark(0, 0)

    def append(self, act: NewAct, *, public: bool = False, shows: Iterable[str] = ()) -> Mapping[str, Link]:
        """As the record's contract says. `public` marks what a later seat is shown too, `shows` names the acts
        that are embedded in this one."""
        if act.talks != self._talks:
            raise NotKept(Unkept.OTHER_TALKS)
        recorded = read_instant(act.recorded_at)
        if self._last and recorded < self._last:
            raise NotKept(Unkept.TIME_BACKWARDS)
        talks = self._row or self._convened()
        act_row = self._insert(act, talks, public)
        self._seat(act.audience)
        links = {seat: link(seat, self._chains[seat].head, act) for seat in sorted(act.audience)}
        entries = [(self._chains[seat].row, at.n, act_row, at.leaf, at.head) for seat, at in links.items()]
        with connections[self._alias].cursor() as cursor:
            cursor.executemany(_ENTRY, entries)
            if embedded := [(act_row, self._talks, shown) for shown in shows]:
                cursor.executemany(_SHOWN, embedded)
        for seat, at in links.items():
            self._chains[seat].head = Head(at.n, at.head)
        self._touched.update(links)
        talks.last_seq += 1
        talks.last_recorded, self._last = act.recorded_at, recorded
        return links

    def erase(self, act: str) -> None:
        """As the record's contract says: the act's key, and with it salt and body, are overwritten where they
        stand."""
        found = self._acts().filter(ident=act).values_list("id", "erased", "key", "sealed").first()
        if found is None:
            raise NotKept(Unkept.UNKNOWN_ACT)
        # The log is emptied after a second erasure too: the first may have been kept from it by a reader.
        self.has_erased = True
        row, erased, key, sealed = found
        if erased:
            return
        # By as many zeros: the row is overwritten where it stands, whatever the database does with rows that move.
        Act.objects.using(self._alias).filter(id=row).update(
            erased=True, key=bytes(len(key)), sealed=bytes(len(sealed))
        )
        for slug in Entry.objects.using(self._alias).filter(act=row).values_list("seat__slug", flat=True):
            self._chains[slug].erasures += 1
            self._touched.add(slug)
        assert self._row is not None, "the act is one of these talks"
        self._row.erasures += 1

    def remember(self, seat: str, request: str, digest: bytes, act: str) -> None:
        act_row = self._acts().filter(ident=act).values_list("id", flat=True).first()
        if act_row is None:
            raise NotKept(Unkept.UNKNOWN_ACT)
        self._seat([seat])
        with connections[self._alias].cursor() as cursor:
            cursor.execute(_REQUEST, (self._chains[seat].row, request, digest, act_row))
            if cursor.fetchone() is None:
                raise NotKept(Unkept.REPEATED_REQUEST)

    def finish(self) -> None:
        """Write the heads, once for all that was appended."""
        if not self._touched or self._row is None:
            return
        chains = [self._chains[seat] for seat in sorted(self._touched)]
        talks = self._row
        with connections[self._alias].cursor() as cursor:
            cursor.executemany(_SEAT, [(one.head.n, one.head.digest, one.erasures, one.row) for one in chains])
            cursor.execute(_TALKS, (talks.last_seq, talks.last_recorded, talks.erasures, self._talks))

    def _convened(self) -> _Talks:
        """The row of talks of which this is the first act."""
        wrapped = wrap(self._master, secrets.token_bytes(KEY_SIZE))
        Talks.objects.using(self._alias).create(id=self._talks, key=wrapped)
        self._row = _Talks(wrapped, 0, None, 0)
        return self._row

    def _insert(self, act: NewAct, talks: _Talks, public: bool) -> int:
        key = secrets.token_bytes(KEY_SIZE)
        values = (
            self._talks,
            talks.last_seq + 1,
            act.id,
            act.kind,
            act.version,
            act.recorded_at,
            act.effective_at,
            public,
            False,
            wrap(self._opener.talks_key(talks.key), key),
            seal(key, act.salt + act.body, bound(self._talks, act.id)),
        )
        with connections[self._alias].cursor() as cursor:
            cursor.execute(_ACT, values)
            row = cursor.fetchone()
        if row is None:
            raise NotKept(Unkept.REPEATED_ACT)
        return int(row[0])

    def _seat(self, slugs: Iterable[str]) -> None:
        """Make rows for those of these seats that are shown something for the first time."""
        new = [
            Seat(talks_id=self._talks, slug=slug, n=START.n, head=START.digest)
            for slug in sorted(slugs)
            if slug not in self._chains
        ]
        if new:
            for seat in Seat.objects.using(self._alias).bulk_create(new):
                self._chains[seat.slug] = _Chain(seat.pk, START, 0)

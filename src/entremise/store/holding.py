"""One talks, held against all other writers: what is appended, erased and remembered within one transaction."""

import secrets
from collections.abc import Iterable, Mapping
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
_ENTRY: Final = "INSERT INTO entry (seat_id, n, act_id, leaf, head) VALUES (%s, %s, %s, %s, %s)"
_SHOWN: Final = "INSERT INTO shown (act_id, by_id) SELECT id, %s FROM act WHERE talks_id = %s AND ident = %s"
_SEAT: Final = "UPDATE seat SET n = %s, head = %s WHERE id = %s"
_TALKS: Final = "UPDATE talks SET last_seq = %s, last_recorded = %s WHERE id = %s"
_REQUEST: Final = (
    "INSERT INTO request (seat_id, key, digest, act_id) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (seat_id, key) DO NOTHING RETURNING id"
)


class HeldTalks(StoredTalks):
    """These talks to write; `entremise.record.keeping.Holding`, within a transaction that the store began."""

    def __init__(self, alias: str, talks: str, opener: Opener, master: bytes) -> None:
        super().__init__(alias, talks, opener)
        self._master = master
        self._row = Talks.objects.using(alias).filter(id=talks).first()
        self._seat_rows = {seat.slug: seat for seat in self._seats()} if self._row else {}
        self._last = self._row and self._row.last_recorded and read_instant(self._row.last_recorded)
        self._touched: set[str] = set()
        self.has_erased = False

    def last_recorded(self) -> str | None:
        return self._row.last_recorded if self._row else None

    def head(self, seat: str) -> Head:
        row = self._seat_rows.get(seat)
        return Head(row.n, bytes(row.head)) if row else START

    def mark(self, seat: str) -> Mark:
        row = self._seat_rows.get(seat)
        return Mark(row.n, row.erasures) if row else Mark(0, 0)

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
        rows = self._seated(act.audience)
        links = {row.slug: link(row.slug, Head(row.n, bytes(row.head)), act) for row in rows}
        with connections[self._alias].cursor() as cursor:
            entries = [(row.id, links[row.slug].n, act_row, links[row.slug].leaf, links[row.slug].head) for row in rows]
            cursor.executemany(_ENTRY, entries)
            if embedded := [(act_row, self._talks, shown) for shown in shows]:
                cursor.executemany(_SHOWN, embedded)
        for row in rows:
            row.n, row.head = links[row.slug].n, links[row.slug].head
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
        # By as many zeros: the row is overwritten in place, and no row moves and leaves a copy of itself behind.
        Act.objects.using(self._alias).filter(id=row).update(
            erased=True, key=bytes(len(key)), sealed=bytes(len(sealed))
        )
        seats = set(Entry.objects.using(self._alias).filter(act=row).values_list("seat__slug", flat=True))
        for slug in seats:
            self._seat_rows[slug].erasures += 1
            self._seat_rows[slug].save(using=self._alias, update_fields=["erasures"])
        assert self._row is not None
        self._row.erasures += 1
        self._row.save(using=self._alias, update_fields=["erasures"])

    def remember(self, seat: str, request: str, digest: bytes, act: str) -> None:
        act_row = self._acts().filter(ident=act).values_list("id", flat=True).first()
        if act_row is None:
            raise NotKept(Unkept.UNKNOWN_ACT)
        (seat_row,) = self._seated([seat])
        with connections[self._alias].cursor() as cursor:
            cursor.execute(_REQUEST, (seat_row.id, request, digest, act_row))
            if cursor.fetchone() is None:
                raise NotKept(Unkept.REPEATED_REQUEST)

    def finish(self) -> None:
        """Write the heads, once for all that was appended."""
        if not self._touched or self._row is None:
            return
        with connections[self._alias].cursor() as cursor:
            rows = (self._seat_rows[slug] for slug in sorted(self._touched))
            cursor.executemany(_SEAT, [(row.n, bytes(row.head), row.id) for row in rows])
            cursor.execute(_TALKS, (self._row.last_seq, self._row.last_recorded, self._talks))

    def _convened(self) -> Talks:
        """The row of talks of which this is the first act."""
        wrapped = wrap(self._master, secrets.token_bytes(KEY_SIZE))
        self._row = Talks.objects.using(self._alias).create(id=self._talks, key=wrapped)
        return self._row

    def _insert(self, act: NewAct, talks: Talks, public: bool) -> int:
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
            wrap(self._opener.talks_key(bytes(talks.key)), key),
            seal(key, act.salt + act.body, bound(self._talks, act.id)),
        )
        with connections[self._alias].cursor() as cursor:
            cursor.execute(_ACT, values)
            row = cursor.fetchone()
        if row is None:
            raise NotKept(Unkept.REPEATED_ACT)
        return int(row[0])

    def _seated(self, slugs: Iterable[str]) -> list[Seat]:
        """The rows of these seats, made where this is the first that they are shown."""
        wanted = sorted(slugs)
        new = [
            Seat(talks_id=self._talks, slug=slug, n=START.n, head=START.digest)
            for slug in wanted
            if slug not in self._seat_rows
        ]
        if new:
            for seat in Seat.objects.using(self._alias).bulk_create(new):
                self._seat_rows[seat.slug] = seat
        return [self._seat_rows[slug] for slug in wanted]

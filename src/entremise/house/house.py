"""The house: acts come in, are judged on what their seat knows, are kept, and those who may see them are told."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from entremise.house.chance import Chance, Live
from entremise.house.door import NOW, ORDER_ONLY, REQUEST_LIMIT, Known, acceptable, happening
from entremise.house.erasing import can_be_erased, can_go_with_it
from entremise.house.form import body_of, placed_from
from entremise.house.hall import Hall
from entremise.house.keeping import HouseKeeping, HouseReading
from entremise.house.views import Views
from entremise.record.bundle import Bundle, write_bundle
from entremise.record.canonical import canonical
from entremise.record.chain import Head
from entremise.record.keeping import KeptAct, KeptEntry, exported
from entremise.record.receipt import Receipt, public_key, sign_receipt
from entremise.record.shape import write_instant
from entremise.talks.acts import KINDS
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.form import body
from entremise.talks.course import fall_due, proceed
from entremise.talks.refusal import Code, Refused
from entremise.talks.table import next_due, wakes_at
from entremise.talks.time import When, iso
from entremise.talks.view.fold import fold
from entremise.talks.view.state import View, in_order

__all__ = ("NOW", "ORDER_ONLY", "REQUEST_LIMIT", "CopiesLeft", "House", "Known", "disclosure", "utc_now")

Announce = Callable[[str, frozenset[str]], None]
"""Is told, after each commit, the talks and the seats that have something new there; nothing else. Must not raise."""


class CopiesLeft(Exception):
    """An act can't be erased alone: `copies` names the later acts in which it stands whole, in order."""

    def __init__(self, copies: Sequence[str]) -> None:
        self.copies = tuple(copies)
        super().__init__(self.copies)


def utc_now() -> datetime:
    """The clock of live talks."""
    return datetime.now(UTC)


def _nobody(talks: str, seats: frozenset[str]) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Mine:
    """Where an act stands on the chain of the seat whose act it is."""

    act: str
    at: str
    n: int
    head: bytes


class House:
    """All talks of one store. Safe for several threads, and beside other houses on the same store.

    `record_key` signs receipts and is named by each act of convening; `clock` gives the time, in UTC; `views`
    is how many views are kept in memory.
    """

    def __init__(
        self,
        keeping: HouseKeeping,
        record_key: Ed25519PrivateKey,
        *,
        clock: Callable[[], datetime] = utc_now,
        chance: Chance | None = None,
        announce: Announce = _nobody,
        views: int = 1_000,
    ) -> None:
        self._keeping = keeping
        self._record_key = record_key
        self._clock = clock
        self._chance = chance or Live()
        self._announce = announce
        self._views = Views(views)

    # ---- what is done

    def convene(
        self,
        by: Hand,
        act: Convene,
        *,
        at: When | Known = NOW,
        talks: str | None = None,
        act_id: str | None = None,
        request: str | None = None,
    ) -> Receipt:
        """Begin talks, by default under an id that chance gives; the receipt names it. As `append` otherwise."""
        talks = self._chance.id("talks") if talks is None else talks
        return self.append(talks, by, act, at=at, act_id=act_id, request=request)

    def append(
        self,
        talks: str,
        by: Hand,
        act: Act,
        *,
        at: When | Known = NOW,
        act_id: str | None = None,
        expected: int | None = None,
        request: str | None = None,
    ) -> Receipt:
        """Place an act by a seat, and what follows from it; the receipt is for the entry on that seat's chain.

        `at`: when it happened, if not now. `expected`: how many entries the seat had when it decided.
        `request`: a key of the seat's own; the same request again gives the same receipt, and nothing is done.

        Raises `Refused`, having placed nothing but what fell due by itself: by the rules, with `VIEW_MOVED` where
        the seat has more entries than expected, with `REQUEST_DIFFERS` where the key was used for something else,
        with `TAKEN` where the id is another act's.
        """
        acceptable(talks, act, act_id, request)
        at = happening(at)
        if isinstance(act, Convene):
            act = act.model_copy(update={"record_key": public_key(self._record_key).hex()})
        asked = _asked(by, act, at) if request is not None else b""
        self._warm(talks, by.seat)
        with self._hall(talks) as hall:
            came: _Mine | Refused | None
            try:
                came = _answered(hall, by.seat, request, asked)
                if came is None:
                    came = self._placed(hall, by, act, at, act_id, expected)
                    if request is not None:
                        hall.held.remember(by.seat, request, _digest(hall.kept[came.act].salt, asked), came.act)
            except Refused as refused:
                if any(kept.placed.by == by for kept in hall.kept.values()):
                    raise  # nothing may stay of what was refused
                came = refused
        if isinstance(came, Refused):
            raise came
        return self._receipt(talks, by.seat, came)

    def tick(self, talks: str) -> int:
        """Place what is due by now; returns how many acts that was. Takes no lock where nothing is due."""
        reading = self._keeping.read(talks)
        eye = self._views.of_table(reading, talks)
        self._views.keep(talks, eye)
        # Whatever this reads was committed; what is due now will still be due under the lock, or has been done.
        if next_due(eye.view, self._clock(), lambda: _bodies(reading.public_acts())) is None:
            return 0
        with self._hall(talks) as hall:
            fall_due(hall, hall.time(self._clock()), self._chance.id)
        return len(hall.kept)

    def erase(self, talks: str, act: str, *, copies: bool = False) -> tuple[str, ...]:
        """Destroy an act's content for good, on every chain; the chains stay whole. Returns what was erased.

        Raises `CopiesLeft` where the act stands whole in later ones, by disclosure, unless `copies` says that
        these are erased with it, whole; `Refused` with `NOT_ERASABLE` where it, or one of them, did more than say
        words; `NotKept` for an act that isn't there; the store's own error where it can't yet be sure that no trace
        is left, in which case it is done again later.
        """
        try:
            with self._keeping.hold(talks) as held:
                found = held.copies(act)
                _must_be_erasable(held, act, found)
                if found and not copies:
                    raise CopiesLeft(found)
                for one in (act, *found):
                    held.erase(one)
        finally:
            # The store may have erased and still raise: its log can't be emptied yet.
            self._views.forget(talks)
        return (act, *found)

    # ---- what is read

    def now(self) -> datetime:
        """The hour at the table."""
        return self._clock()

    def view(self, talks: str, seat: str) -> View:
        """What a seat knows; an empty view where there is no such seat, or there are no such talks."""
        folded = self._views.of_seat(self._keeping.read(talks), talks, seat)
        self._views.keep(talks, folded)
        return folded.view

    def whole(self, talks: str) -> View:
        """All that ever happened, in one view that no seat has: for replays and archives."""
        return fold(None, (placed_from(act) for act in self._keeping.read(talks).acts(KINDS)))

    def talks(self) -> Sequence[str]:
        """The ids of all talks."""
        return self._keeping.talks()

    def wakes_at(self, talks: str) -> datetime | None:
        """The next instant at which something falls due by itself; None where nothing is awaited."""
        return wakes_at(self._views.of_table(self._keeping.read(talks), talks).view)

    def bundle(self, talks: str, seat: str) -> bytes:
        """The file that a seat exports: its chain, a receipt for each act of its own, and one for the last entry.

        The last binds the whole chain, for a seat too that has not acted for long. What is erased has no receipt.
        """
        entries = self._keeping.read(talks).entries(seat)
        receipts = [*self._receipts(talks, seat, entries)]
        if entries and entries[-1].act.body is not None and (not receipts or receipts[-1].n < entries[-1].link.n):
            receipts.append(self._receipt(talks, seat, _mine(entries[-1])))
        return write_bundle(Bundle(talks, seat, tuple(exported(entry) for entry in entries), tuple(receipts)))

    def receipts(self, talks: str, seat: str) -> tuple[Receipt, ...]:
        """A receipt for each act of a seat's own that isn't erased: the same as were given at the time."""
        return tuple(self._receipts(talks, seat, self._keeping.read(talks).entries(seat)))

    def head(self, talks: str, seat: str) -> Head:
        """How many entries a seat's chain has, and its head; ``START`` before its first."""
        return self._keeping.read(talks).head(seat)

    def last_receipt(self, talks: str, seat: str) -> Receipt | None:
        """A receipt for the last entry of a seat's chain, which binds all before it.

        Where that one is erased, the last of the seat's own acts; None where there is none of these either.
        """
        reading = self._keeping.read(talks)
        last = reading.entries(seat, reading.head(seat).n)
        if last and last[-1].act.body is not None:
            return self._receipt(talks, seat, _mine(last[-1]))
        return next(iter(reversed(self.receipts(talks, seat))), None)

    # ---- beside

    def beside(self, clock: Callable[[], datetime]) -> "House":
        """Another house on the same store, by another clock, that tells nobody: for what is played into an exercise."""
        return House(self._keeping, self._record_key, clock=clock)

    def moved(self, talks: str) -> None:
        """Have those told who wake these talks: a house beside this one has moved them."""
        self._announce(talks, frozenset())

    # ---- how

    def _warm(self, talks: str, seat: str) -> None:
        """Fold what was never folded before the lock is taken: under it, all others would wait."""
        reading = self._keeping.read(talks)
        if not self._views.knows(talks, seat):
            self._views.keep(talks, self._views.of_seat(reading, talks, seat))
        if not self._views.knows(talks, None):
            self._views.keep(talks, self._views.of_table(reading, talks))

    @contextmanager
    def _hall(self, talks: str) -> Iterator[Hall]:
        """The talks, held; once committed, the views are shared and the seats are told."""
        with self._keeping.hold(talks) as held:
            hall = Hall(talks, held, self._views, self._chance)
            yield hall
        if seats := hall.publish():
            self._announce(talks, seats)

    def _placed(
        self,
        hall: Hall,
        by: Hand,
        act: Act,
        at: When | Known,
        act_id: str | None,
        expected: int | None,
    ) -> _Mine:
        now = hall.time(self._clock())
        if expected is not None:
            # What has fallen due is news to the seat as well, if it sees it.
            fall_due(hall, now, self._chance.id)
            if hall.held.mark(by.seat).n != expected:
                raise Refused(Code.VIEW_MOVED)
        if act_id is None:
            act_id = self._chance.id(f"act {by.seat} {hall.held.mark(by.seat).n}")
        when = at if not isinstance(at, Known) else now if at is NOW else None
        proceed(hall, by, act, now, when, act_id, self._chance.id)
        kept = hall.kept[act_id]
        where = kept.links[by.seat]
        return _Mine(act_id, write_instant(kept.placed.recorded_at), where.n, where.head)

    def _receipts(self, talks: str, seat: str, entries: Iterable[KeptEntry]) -> Iterator[Receipt]:
        for entry in entries:
            read = body_of(entry.act)
            if read is not None and read["by"]["seat"] == seat:
                yield self._receipt(talks, seat, _mine(entry))

    def _receipt(self, talks: str, seat: str, mine: _Mine) -> Receipt:
        return sign_receipt(
            self._record_key, talks=talks, seat=seat, n=mine.n, act=mine.act, at=mine.at, head=mine.head
        )


def disclosure(
    talks: str, view: View, acts: Iterable[str], *, to: Iterable[str] = (), public: bool = False
) -> Disclose:
    """The act by which a seat shows these acts, which its view holds, to other seats, or publishes them.

    They stand in it as they stand in the view, each once. Raises `Refused` for an act that the view doesn't hold.
    """
    found = [view.seen.get(act) for act in dict.fromkeys(acts)]
    seen = [one for one in found if one is not None]
    if len(seen) < len(found):
        raise Refused(Code.UNKNOWN_ACT, "acts", kind="act")
    return Disclose(to=tuple(to), public=public, acts=tuple(body(one.placed, talks) for one in in_order(seen)))


def _must_be_erasable(held: HouseReading, act: str, copies: Iterable[str]) -> None:
    kept = held.kept(act)
    if kept is not None and not can_be_erased(kept):
        raise Refused(Code.NOT_ERASABLE, "act", kind=kept.kind)
    for copy in copies:
        later = held.kept(copy)
        if later is not None and not can_go_with_it(later):
            raise Refused(Code.NOT_ERASABLE, "act", kind=later.kind)


def _answered(hall: Hall, seat: str, request: str | None, asked: bytes) -> _Mine | None:
    """What came of the same request when it was made before; None where it wasn't."""
    before = hall.held.recall(seat, request) if request is not None else None
    if before is None:
        return None
    entry = hall.held.entry(seat, before.act)
    assert entry is not None, "a seat sees its own acts"
    # Once the act is erased nothing can tell what had been asked; that it was done still can be.
    if entry.act.salt is not None and before.digest != _digest(entry.act.salt, asked):
        raise Refused(Code.REQUEST_DIFFERS, "request")
    return _mine(entry)


def _mine(entry: KeptEntry) -> _Mine:
    return _Mine(entry.act.id, entry.act.recorded_at, entry.link.n, entry.link.head)


def _bodies(acts: Iterable[KeptAct]) -> list[dict[str, Any]]:
    return [read for act in acts if (read := body_of(act)) is not None]


def _digest(salt: bytes, asked: bytes) -> bytes:
    """What is remembered of a request: with the act's own salt, or it would let anybody guess at the act."""
    return hashlib.sha256(b"request" + salt + asked).digest()


def _asked(by: Hand, act: Act, at: When | Known) -> bytes:
    """What was asked: the same bytes for the same hand, act and time as given."""
    when = at.value if isinstance(at, Known) else iso(at)
    asked = {
        "by": by.model_dump(mode="json"),
        "kind": act.kind,
        "version": act.version,
        "at": when,
        "act": act.model_dump(mode="json"),
    }
    return canonical(asked)

"""What the house asks of a store: the record's contract, and what makes views quick and the wall double."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from entremise.record.keeping import Holding, KeptAct, KeptEntry, Link, NewAct, Reading


class Mark(Protocol):
    """How far something has come: `n` is the last number, `erasures` how often something was erased of it."""

    @property
    def n(self) -> int: ...

    @property
    def erasures(self) -> int: ...


class HouseReading(Reading, Protocol):
    """One talks, to read."""

    def mark(self, seat: str) -> Mark:
        """How far a seat's chain has come; 0 before its first entry."""
        ...

    def reach(self) -> Mark:
        """How far the talks have come, by `seq`. For the table's eye alone."""
        ...

    def entry(self, seat: str, act: str) -> KeptEntry | None:
        """Where an act stands on a seat's chain; None where it doesn't."""
        ...

    def public_acts(self) -> Sequence[KeptAct]:
        """All acts that were public when they were placed, in order."""
        ...

    def blind(self, acts: Collection[str], seats: Collection[str]) -> Collection[tuple[str, str]]:
        """Which of these seats have not seen which of these acts, as (seat, act), by entries alone.

        Seen is what a seat has an entry of, and what is embedded in an act that it has an entry of.
        """
        ...

    def copies(self, act: str) -> Sequence[str]:
        """The acts, not yet erased, in which this one is embedded, in order."""
        ...


class HouseHolding(HouseReading, Holding, Protocol):
    """One talks, held against all other writers."""

    def append(self, act: NewAct, *, public: bool = False, shows: Iterable[str] = ()) -> Mapping[str, Link]:
        """Also keeps whether the act is public, and which acts are embedded in it."""
        ...


class HouseKeeping(Protocol):
    """A store of talks."""

    def read(self, talks: str) -> HouseReading:
        """These talks to read, without a lock."""
        ...

    def hold(self, talks: str) -> AbstractContextManager[HouseHolding]:
        """These talks to write: one holder at a time; at the end all is kept, after an exception nothing."""
        ...

    def talks(self) -> Sequence[str]:
        """The ids of all talks."""
        ...

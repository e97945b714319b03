"""What a store has to do for the record: the contract of a database's store and of one in memory alike.

Encryption at rest, rows and locks are the store's own; bodies go in and out as the bytes that are hashed.
``tests/record/conformance.py`` holds a store to all of this.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from entremise.record.body import Body, write_body
from entremise.record.bundle import Content, Entry
from entremise.record.chain import Head, extend
from entremise.record.leaf import commitment, leaf


@dataclass(frozen=True, slots=True)
class NewAct:
    """An act to append; made by ``new_act``, so that the columns can't differ from the body."""

    talks: str
    id: str
    kind: str
    version: int
    recorded_at: str
    effective_at: str | None
    body: bytes
    salt: bytes
    audience: frozenset[str]


@dataclass(frozen=True, slots=True)
class KeptAct:
    """An act as kept; ``body`` and ``salt`` are None once erased. ``seq`` is its place among all acts of the
    talks, hidden ones included: it never leaves the house."""

    seq: int
    id: str
    kind: str
    version: int
    recorded_at: str
    effective_at: str | None
    body: bytes | None
    salt: bytes | None


@dataclass(frozen=True, slots=True)
class Link:
    """Where an act stands on one seat's chain."""

    n: int
    leaf: bytes
    head: bytes


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An act where one seat saw it."""

    link: Link
    act: KeptAct


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a seat asked under a request key, as a digest, and the act that came of it."""

    digest: bytes
    act: str


class Unkept(StrEnum):
    """Why a store refuses."""

    OTHER_TALKS = "other-talks"  # an act of other talks than those held
    REPEATED_ACT = "repeated-act"  # an id that is on the record already
    TIME_BACKWARDS = "time-backwards"  # recorded before the last act
    UNKNOWN_ACT = "unknown-act"  # to erase or remember what isn't there
    REPEATED_REQUEST = "repeated-request"  # a seat's request key that is remembered already


class NotKept(ValueError):
    """What a store raises when it refuses; ``code`` says why. Nothing of the refused call is done."""

    def __init__(self, code: Unkept) -> None:
        self.code = code
        super().__init__(code.value)


class Reading(Protocol):
    """One talks, to read; empty where they don't exist. Costs what is asked for, whatever else is kept."""

    def last_recorded(self) -> str | None:
        """When the last act of these talks was recorded."""
        ...

    def head(self, seat: str) -> Head:
        """The head of a seat's chain; ``START`` before its first entry."""
        ...

    def entries(self, seat: str, since: int = 1) -> Sequence[KeptEntry]:
        """A seat's entries in order, from number ``since`` on."""
        ...

    def acts(self, kinds: Collection[str], since: int = 1) -> Sequence[KeptAct]:
        """All acts of these kinds in order, from ``seq`` ``since`` on: for the table's own acts alone."""
        ...

    def recall(self, seat: str, request: str) -> Remembered | None:
        """What was remembered for this seat's request key."""
        ...


class Holding(Reading, Protocol):
    """One talks, held against all other writers; reads what it has itself written."""

    def append(self, act: NewAct) -> Mapping[str, Link]:
        """Put an act on the chain of each seat in its audience, by ``link``; return where it stands on each.

        Raises ``NotKept`` for other talks, a repeated id, or a time before ``last_recorded``.
        """
        ...

    def erase(self, act: str) -> None:
        """Destroy an act's body and salt on every chain; leaves and heads stay. Done twice is done once.

        Raises ``NotKept`` for an act that isn't in these talks.
        """
        ...

    def remember(self, seat: str, request: str, digest: bytes, act: str) -> None:
        """Keep what came of a seat's request, so that the same asked again is answered and not done twice.

        Raises ``NotKept`` for a key that this seat has used, or an act that isn't in these talks.
        """
        ...


class Keeping(Protocol):
    """A store of talks, each named by its id of 128 bits in lowercase hex."""

    def read(self, talks: str) -> Reading:
        """These talks to read, without a lock."""
        ...

    def hold(self, talks: str) -> AbstractContextManager[Holding]:
        """These talks to write: one holder at a time; at the end all is kept, after an exception nothing."""
        ...


def new_act(body: Body, *, salt: bytes) -> NewAct:
    """An act ready to be appended: its bytes written, its columns taken from its body.

    ``salt``: 32 random bytes, for this act alone. Raises ``Misshapen`` or ``NotCanonical`` for the
    body, ``ValueError`` for a wrong salt.
    """
    data = write_body(body)
    commitment(salt, data)  # refuses a salt of the wrong length, here rather than inside the lock
    return NewAct(
        talks=body.talks,
        id=body.id,
        kind=body.kind,
        version=body.version,
        recorded_at=body.recorded_at,
        effective_at=body.at,
        body=data,
        salt=salt,
        audience=frozenset(body.audience),
    )


def link(seat: str, head: Head, act: NewAct) -> Link:
    """Where an act comes to stand on the chain of a seat whose head is ``head``."""
    n = head.n + 1
    joined = leaf(seat, n, act.recorded_at, commitment(act.salt, act.body))
    return Link(n, joined, extend(head, joined).digest)


def exported(entry: KeptEntry) -> Entry:
    """A kept entry as it stands in a bundle."""
    act, where = entry.act, entry.link
    content = None
    if act.body is not None and act.salt is not None:
        content = Content(act.id, act.salt, act.body)
    return Entry(where.n, content, where.leaf, where.head)

"""What one seat knows: immutable values, shared from one view to the next."""

from __future__ import annotations  # rpds's types can be subscripted by the checker alone

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from rpds import HashTrieMap, Queue

from entremise.accord.text import Article
from entremise.talks.acts.base import Placed
from entremise.talks.acts.convening import Actor, Capacity, Person, Relation, Seat, SeatKind
from entremise.talks.acts.drafting import Propose, TakePosition
from entremise.talks.acts.messages import CarryRule, Convey
from entremise.talks.acts.procedure import PutTerms
from entremise.talks.acts.rounds import Format, Scene, Sitter
from entremise.talks.acts.signing import EntryClause, Mode
from entremise.talks.time import Deadline, When

if TYPE_CHECKING:
    from entremise.talks.acts.convening import Convene

Place = tuple[int, ...]
"""Where a seat saw something: the number of its entry, then the position within, as deep as it lay.

An act of its own is at (n, 0); the second one that a disclosure shows at (n, 0, 2); the third seat that the talks
were convened with at (1, 0, 2). No two things of a kind are in one place.
"""


class _Placeable(Protocol):
    @property
    def place(self) -> Place: ...


P = TypeVar("P", bound=_Placeable)


def in_order(things: Iterable[P]) -> list[P]:
    """Things in the order in which the seat saw them; the maps of a view have no order of their own."""
    return sorted(things, key=lambda thing: thing.place)


@dataclass(frozen=True, slots=True)
class Seen:
    """An act as a seat has seen it."""

    place: Place
    placed: Placed

    @property
    def n(self) -> int:
        return self.place[0]


@dataclass(frozen=True, slots=True)
class SeatState:
    """A seat. `told` are those who have seen all that went to their kind since it was seated."""

    place: Place
    seat: Seat
    told: frozenset[str]

    @property
    def kind(self) -> SeatKind:
        return self.seat.kind


@dataclass(frozen=True, slots=True)
class PersonState:
    """A member of a delegation. `predecessors` are all whose place came down to this person, by slug."""

    place: Place
    person: Person
    told: frozenset[str]
    public: bool
    present: bool = True
    may_release: bool = False
    predecessors: frozenset[str] = frozenset()

    def has(self, capacity: Capacity) -> bool:
        return capacity in self.person.capacities


@dataclass(frozen=True, slots=True)
class RelationState:
    place: Place
    relation: Relation
    holds: bool


@dataclass(frozen=True, slots=True)
class TermsState:
    place: Place
    id: str
    put: PutTerms
    answers: Mapping[str, bool] = field(default_factory=dict)
    settled: bool = False


class Phase(StrEnum):
    """Where a round stands."""

    OPEN = "open"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"
    FAILED = "failed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class RoundState:
    place: Place
    id: str
    slug: str
    venue: str
    format: Format
    planned: str | None
    phase: Phase = Phase.OPEN
    until: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    place: Place
    seat: str
    scene: Scene
    at: When | None


@dataclass(frozen=True, slots=True)
class SittingState:
    """A sitting: `who` began it, `to_the_end` who sat there in the end, once it has ended."""

    place: Place
    id: str
    slug: str
    who: tuple[Sitter, ...]
    to_the_end: tuple[Sitter, ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class Entrusted:
    """Words of a party that mediators hold: written, said off the screen, or a position that it took."""

    place: Place
    id: str
    party: str
    text: str
    rule: CarryRule
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True)
class WordingState:
    place: Place
    id: str
    source: str
    to: str
    text: str
    language: str
    approved: bool | None = None


class Passage(StrEnum):
    """How far words have come that mediators convey."""

    PREPARED = "prepared"
    HELD = "held"
    RECALLED = "recalled"
    CARRIED = "carried"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class ConveyingState:
    place: Place
    id: str
    carrier: str
    convey: Convey
    passage: Passage
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class DraftState:
    place: Place
    id: str
    number: int
    title: Mapping[str, str]
    articles: tuple[Article, ...]
    initialled: frozenset[tuple[str, str | None]] = frozenset()


@dataclass(frozen=True, slots=True)
class PositionState:
    place: Place
    id: str
    party: str
    position: TakePosition


@dataclass(frozen=True, slots=True)
class ProposalState:
    place: Place
    id: str
    propose: Propose
    parties: frozenset[str]
    answers: Mapping[str, bool] = field(default_factory=dict)
    outcome: bool | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature, or the deposit of one as long as it is sealed."""

    place: Place
    seat: str
    person: str
    at: When | None
    recorded_at: datetime
    ad_referendum: bool
    confirmed_at: datetime | None = None

    @property
    def binds(self) -> bool:
        return self.binds_since is not None

    @property
    def binds_since(self) -> datetime | None:
        """Since when it is consent to be bound: since it was given, or, ad referendum, since it was confirmed."""
        return self.confirmed_at if self.ad_referendum else self.recorded_at


@dataclass(frozen=True, slots=True)
class OpeningState:
    """An opening for signature. `signatures` are those that the seat may see; sealed ones bind once `opened`."""

    place: Place
    id: str
    draft: str
    mode: Mode
    required: Mapping[str, tuple[str, ...]]
    entry: EntryClause
    deadline: Deadline | None
    signatures: tuple[Signature, ...] = ()
    declined: frozenset[str] = frozenset()
    opened: bool = False
    lapsed: bool = False
    in_force: datetime | None = None

    @property
    def given(self) -> tuple[Signature, ...]:
        """The signatures that count as given: all of an open opening, those of a sealed one once opened."""
        return self.signatures if self.mode is Mode.OPEN or self.opened else ()

    def has_signed(self, seat: str, person: str) -> bool:
        """Whether this person's signature is known here, given or deposited."""
        return any(one.seat == seat and one.person == person for one in self.signatures)

    def all_in(self, seat: str) -> bool:
        """Whether all that must sign for a party have, deposits and ad referendum included."""
        return all(self.has_signed(seat, person) for person in self.required[seat])

    def signed_by(self) -> tuple[str, ...]:
        """The parties all of whose required persons have signed, bindingly, as far as is open."""
        binding = {(one.seat, one.person) for one in self.given if one.binds}
        return tuple(
            sorted(
                seat for seat, persons in self.required.items() if all((seat, person) in binding for person in persons)
            )
        )

    @property
    def complete(self) -> bool:
        return len(self.signed_by()) == len(self.required)

    @property
    def ended(self) -> bool:
        return self.lapsed or self.in_force is not None


class Asked(StrEnum):
    """What became of time that was asked for."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    LAPSED = "lapsed"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class AskState:
    place: Place
    id: str
    seat: str
    to: frozenset[str]
    until: Deadline
    opening: str | None
    state: Asked = Asked.ASKED
    announced: bool = False
    served: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What one seat knows of the talks: the fold of the acts that it sees, numbered for it alone.

    `seat` is None for the table's own eye, that sees all. Maps are from ids (acts) or slugs (seats, rounds).
    `frozen` has for each seat whose room is frozen the act that froze it.
    """

    seat: str | None
    n: int = 0
    convened: Convene | None = None
    seen: HashTrieMap[str, Seen] = HashTrieMap()
    shown_later: HashTrieMap[str, frozenset[str]] = HashTrieMap()
    published: HashTrieMap[str, bool] = HashTrieMap()
    actors: HashTrieMap[str, Actor] = HashTrieMap()
    seats: HashTrieMap[str, SeatState] = HashTrieMap()
    persons: HashTrieMap[tuple[str, str], PersonState] = HashTrieMap()
    relations: HashTrieMap[tuple[str, str, str | None], RelationState] = HashTrieMap()
    names: HashTrieMap[str, Mapping[str, str]] = HashTrieMap()
    terms: HashTrieMap[str, TermsState] = HashTrieMap()
    frozen: HashTrieMap[str, str] = HashTrieMap()
    rounds: HashTrieMap[str, RoundState] = HashTrieMap()
    away: HashTrieMap[tuple[str, Scene], bool] = HashTrieMap()
    departures: Queue[Departure] = Queue()
    sittings: HashTrieMap[str, SittingState] = HashTrieMap()
    entrusted: HashTrieMap[str, Entrusted] = HashTrieMap()
    wordings: HashTrieMap[str, WordingState] = HashTrieMap()
    conveyings: HashTrieMap[str, ConveyingState] = HashTrieMap()
    held: HashTrieMap[str, ConveyingState] = HashTrieMap()
    drafts: HashTrieMap[str, DraftState] = HashTrieMap()
    positions: HashTrieMap[str, PositionState] = HashTrieMap()
    proposals: HashTrieMap[str, ProposalState] = HashTrieMap()
    openings: HashTrieMap[str, OpeningState] = HashTrieMap()
    asks: HashTrieMap[str, AskState] = HashTrieMap()
    unacquainted: HashTrieMap[str, Place] = HashTrieMap()
    said: Queue[Seen] = Queue()

    def seats_of(self, *kinds: SeatKind) -> frozenset[str]:
        """The slugs of the seats of these kinds; of all seats, where no kind is named."""
        return frozenset(slug for slug, seat in self.seats.items() if not kinds or seat.kind in kinds)

    def parties(self) -> frozenset[str]:
        return self.seats_of(SeatKind.PARTY)

    def mediators(self) -> frozenset[str]:
        return self.seats_of(SeatKind.MEDIATOR)

    def reach(self, act: str) -> frozenset[str]:
        """Who has seen an act that this seat has seen: its audience, and those to whom it was disclosed since."""
        if self.is_public(act):
            return self.seats_of()
        return self.seen[act].placed.audience.seats | self.shown_later.get(act, frozenset())

    def is_public(self, act: str) -> bool:
        """Whether an act that this seat has seen is public, from its beginning or since."""
        return self.seen[act].placed.audience.public or act in self.published

    def line(self, seat: str, person: str | None) -> frozenset[str]:
        """A person and all whose place came down to them, by slug."""
        if person is None:
            return frozenset()
        known = self.persons.get((seat, person))
        return frozenset({person}) | (known.predecessors if known else frozenset())

    def delegation(self, seat: str) -> list[PersonState]:
        """The persons of a seat, those who have been replaced left out."""
        return in_order(one for one in self.persons.values() if one.person.seat == seat and one.present)

    def round_now(self) -> RoundState | None:
        """The round that was opened last."""
        rounds = in_order(self.rounds.values())
        return rounds[-1] if rounds else None

    def timeline(self) -> Iterator[Seen]:
        """All acts seen, in the order in which they were."""
        yield from in_order(self.seen.values())

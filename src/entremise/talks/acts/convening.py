"""Convening: the talks, their seats, who sits there, who stands behind whom, and by which name each is called."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from entremise.accord.value import Language, Slug, Text, Title, Titles, Value
from entremise.talks.acts.base import Act, Circle


class SeatKind(StrEnum):
    """What a seat is for."""

    PARTY = "party"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    CONSULTED = "consulted"
    MONITOR = "monitor"
    PRESS = "press"


class Role(StrEnum):
    """What an actor is to the talks, or to another actor."""

    HOST = "host"
    SPONSOR = "sponsor"
    MEDIATOR = "mediator"
    BACKER = "backer"
    GUARANTOR = "guarantor"
    WITNESS = "witness"
    DEPOSITARY = "depositary"
    CONVENER = "convener"
    RECOGNISES = "recognises"
    CONTROLS = "controls"


class Capacity(StrEnum):
    """What a person may do for a delegation: the head releases and signs."""

    HEAD = "head"
    DELEGATE = "delegate"
    ADVISER = "adviser"
    INTERPRETER = "interpreter"
    NOTE_TAKER = "note-taker"


class ActorKind(StrEnum):
    """What an actor is; a collective may have no name of its own ("some Western powers")."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    PARTY = "party"
    COLLECTIVE = "collective"


class Actor(Value):
    """Somebody with a part in it, seated or not."""

    slug: Slug
    kind: ActorKind
    name: Titles


class Seat(Value):
    """A place at the talks. `name` is the neutral name, that everybody may read."""

    slug: Slug
    kind: SeatKind
    name: Titles
    actor: Slug | None = None


class Person(Value):
    """A member of a delegation."""

    seat: Slug
    slug: Slug
    name: Titles
    capacities: Annotated[tuple[Capacity, ...], Field(min_length=1)]
    office: Titles | None = None


class Relation(Value):
    """An actor's role, and towards whom: a backer backs a party's seat, a host hosts the talks."""

    actor: Slug
    role: Role
    of: Slug | None = None
    says: Title | None = None


class Convene(Act):
    """The mediators convene the talks: the first act, seen by every seat that it names."""

    kind: ClassVar[str] = "convene"
    title: Titles
    purpose: Text | None = None
    zone: Title
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=20)]
    actors: Annotated[tuple[Actor, ...], Field(max_length=10_000)] = ()
    relations: Annotated[tuple[Relation, ...], Field(max_length=10_000)] = ()
    seats: Annotated[tuple[Seat, ...], Field(min_length=1, max_length=100)]
    persons: Annotated[tuple[Person, ...], Field(max_length=1_000)] = ()
    record_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


class AddSeat(Act):
    """A seat is added. It sees what is public from before, by an act of the table; for more it takes disclosure."""

    kind: ClassVar[str] = "add-seat"
    seat: Seat


class AddActor(Act):
    """An actor comes into view."""

    kind: ClassVar[str] = "add-actor"
    actor: Actor


class Relate(Act):
    """A relation between actors begins to hold, or ceases to; publicly stated."""

    kind: ClassVar[str] = "relate"
    relation: Relation
    holds: bool = True


class Accredit(Act):
    """A person joins a delegation; `told` says how far the name goes."""

    kind: ClassVar[str] = "accredit"
    person: Person
    told: Circle = Circle.MEDIATORS


class ReplacePerson(Act):
    """One person of the own delegation takes another's place, signature included.

    Seen by those who saw the first come, and by those who await the first one's signature.
    """

    kind: ClassVar[str] = "replace-person"
    seat: Slug
    person: Slug
    successor: Slug
    name: Titles
    capacities: Annotated[tuple[Capacity, ...], Field(min_length=1)]
    office: Titles | None = None


class Entrust(Act):
    """The head lets a person of the delegation release its words, or takes that back. A matter of its inner room."""

    kind: ClassVar[str] = "entrust"
    person: Slug
    may_release: bool


class AgreeName(Act):
    """A seat is called by this name wherever these readers read: names that are disputed are agreed one by one."""

    kind: ClassVar[str] = "agree-name"
    seat: Slug
    readers: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=100)]
    name: Annotated[Mapping[Language, Title], Field(min_length=1)]


ACTS = (Convene, AddSeat, AddActor, Relate, Accredit, ReplacePerson, Entrust, AgreeName)

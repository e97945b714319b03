"""What stands in a case file, as values. The acts' own fields are the core's; here is what a file adds to them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StrictBool

from entremise.accord.text import Bracketed
from entremise.accord.value import Language, Slug, Text, Texts, Title, Titles, Value
from entremise.cases.local_time import DAY
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import ActorKind, Capacity, Role, SeatKind
from entremise.talks.time import Coarse, When

CASE = "entremise/case/1"
THEN = "entremise/then/1"
ACT_LIMIT = 5_000

Grade = Annotated[
    str,
    Field(
        pattern=r"^[A-F][1-6]$",
        description="Admiralty grade: how reliable the source is (A-F), how credible what it says (1-6)",
    ),
]
SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?")
ByText = Annotated[
    str,
    Field(
        pattern=f"^{BY.pattern}$",
        max_length=129,
        description="who acts: a seat, or a seat and one of its persons (russia/lavrov)",
    ),
]
WhenText = Annotated[
    str,
    Field(
        description="a day (2020-01-13), a local time in the case's zone (2020-01-13 19:30), or with its offset "
        "(2020-01-13 19:30+03:00); for `at` also a month (2020-01) or a year ('2011')"
    ),
]


Unconfirmed = Annotated[
    StrictBool,
    Field(description="drafted from a report and not yet confirmed: taken away once somebody has checked it"),
]


class Attribution(StrEnum):
    """How openly a fact comes: from the one who acted, from a named voice, as a claim, from nobody."""

    OFFICIAL = "official"
    ATTRIBUTED = "attributed"
    CLAIMED = "claimed"
    UNATTRIBUTED = "unattributed"


class OnlyWhen(StrEnum):
    """Under which way of signing an act makes sense; it drops out under the other."""

    OPEN = "open"


class Source(Value):
    """Where something is known from."""

    title: Titles
    publisher: Title
    date: Annotated[str, Field(pattern=rf"^({DAY}|[0-9]{{4}}-[0-9]{{2}})$", description="a day, or a month")]
    language: Language
    url: Title | None = None
    note: Text | None = None


class Sourced(Value):
    """What a fact rests on."""

    sources: Annotated[tuple[Slug, ...], Field(max_length=50)] = ()
    grade: Grade | None = None
    doubt: Text | None = None
    invented: bool = False
    unconfirmed: Unconfirmed = False


class ActorEntry(Sourced):
    """Somebody with a part in it."""

    kind: ActorKind
    name: Titles


class RelationEntry(Sourced):
    """An actor's role, and towards whom."""

    actor: Slug
    role: Role
    of: Slug | None = None
    says: Title | None = None


class SeatEntry(Value):
    """A place at the talks."""

    kind: SeatKind
    name: Titles
    actor: Slug | None = None
    unconfirmed: Unconfirmed = False


class PersonEntry(Value):
    """A member of a delegation, under `seat/person`."""

    name: Titles
    capacities: Annotated[tuple[Capacity, ...], Field(min_length=1)]
    office: Titles | None = None
    unconfirmed: Unconfirmed = False


class ArticleEntry(Value):
    """An article of the accord, from which drafts are made."""

    heading: Titles
    text: Bracketed


class Account(Sourced):
    """What an act rests on, and how openly it is known."""

    attribution: Attribution | None = None


class Head(Account):
    """What every act of a file has before its own fields."""

    label: Annotated[Slug, Field(description="a name by which later acts, and people, refer to this one")]
    by: ByText
    at: WhenText | None = None
    recorded: WhenText | None = None
    only_when: OnlyWhen | None = None


_Acts = Annotated[tuple[Mapping[str, Any], ...], Field(min_length=1, max_length=ACT_LIMIT)]
SeatPerson = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=129)]


class Expectable(StrEnum):
    """What a case can say of how it ends: keys of the outcome."""

    ACCORD = "accord"
    TALKS = "talks"
    IN_FORCE = "in_force"
    HOSTS = "hosts"
    SPONSORS = "sponsors"
    MEDIATORS = "mediators"
    BACKERS = "backers"
    CONFLICTS_OF_INTEREST = "conflicts_of_interest"
    MET_FACE_TO_FACE = "met_face_to_face"
    HOSTILITIES = "hostilities"
    SIGNED_BY = "signed_by"
    NOT_SIGNED_BY = "not_signed_by"
    SIGNATURES = "signatures"
    EXTENSIONS = "extensions"
    DEPARTURES = "departures"
    WALK_OUTS = "walk_outs"
    REPORTED = "reported"
    REFUSED = "refused"


Expect = Annotated[
    Mapping[Expectable, Any],
    Field(description="how the replay ends: any of the outcome's keys, each with what it must be"),
]


class CaseFile(Value):
    """The top of a case file."""

    schema_: Annotated[Literal["entremise/case/1"], Field(alias="schema")]
    slug: Slug
    title: Titles
    about: Texts | None = None
    zone: Annotated[Title, Field(description="IANA zone in which the talks' times are said, such as Europe/Moscow")]
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=20)]
    sources: Mapping[Slug, Source] = {}
    actors: Mapping[Slug, ActorEntry] = {}
    relations: Annotated[tuple[RelationEntry, ...], Field(max_length=10_000)] = ()
    seats: Annotated[Mapping[Slug, SeatEntry], Field(min_length=1, max_length=100)]
    persons: Mapping[SeatPerson, PersonEntry] = {}
    articles: Mapping[Slug, ArticleEntry] = {}
    acts: _Acts
    ends: WhenText | None = None
    expect: Expect = Field(default_factory=dict)


class ThenFile(Value):
    """The top of a file with the acts of a fork: what happens instead, after a chosen act of a case."""

    schema_: Annotated[Literal["entremise/then/1"], Field(alias="schema")]
    title: Titles
    about: Texts | None = None
    sources: Mapping[Slug, Source] = {}
    acts: _Acts
    ends: WhenText | None = None
    expect: Expect = Field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """An act of a file, checked: what it does, and what it rests on.

    `fields` are the act's own as the core reads them, but for references (`refs`, at their paths) and earlier acts
    to be shown (`shows`), which are still labels. `n` is its place in the file, from 1; `line` where it stands.
    """

    label: str
    n: int
    line: int
    kind: str
    by: Hand
    at: When | Coarse | None
    recorded: datetime | None
    account: Account
    only_when: OnlyWhen | None
    fields: Mapping[str, Any]
    refs: Mapping[tuple[str | int, ...], str]
    shows: tuple[str, ...] = ()

    @property
    def needs(self) -> frozenset[str]:
        """The labels of the acts without which this one can't be."""
        return frozenset((*self.refs.values(), *self.shows))


@dataclass(frozen=True)
class Case:
    """A case: a file that has been read and checked."""

    file: str
    top: CaseFile
    acts: tuple[Entry, ...]
    ends: datetime | None

    @property
    def slug(self) -> str:
        return self.top.slug

    @property
    def expect(self) -> Mapping[Expectable, Any]:
        return self.top.expect


@dataclass(frozen=True)
class Then:
    """The acts of a fork, checked against the case that they fork from."""

    file: str
    top: ThenFile
    acts: tuple[Entry, ...]
    ends: datetime | None

"""Talks as they are being entered in the form: rows of seats and persons, and what they would be convened with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.http import QueryDict

from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.web.convening.slugs import free, slug
from entremise.web.language import NAMES

SEATS: Final = 100
PERSONS: Final = 50
"""Rows that are read: of more, what comes after is left."""
OFFERED: Final = ("ar", "en", "es", "fr", "ru", "zh", "am", "fa", "he", "pt", "sw", "tr", "uk", "ur")
"""Languages that can be ticked; any other is written beside them."""

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as typed."""

    names: Names
    capacity: str = Capacity.HEAD.value


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat as typed."""

    kind: str
    names: Names = field(default_factory=dict)
    persons: tuple[PersonRow, ...] = (PersonRow({}),)

    @property
    def empty(self) -> bool:
        return not self.names and not any(one.names for one in self.persons)


@dataclass(frozen=True, slots=True)
class Draft:
    """The form as typed. `me` is the row of who convenes, as `0.1`: first seat, second person."""

    title: Names
    purpose: str
    zone: str
    languages: tuple[str, ...]
    others: str
    seats: tuple[SeatRow, ...]
    me: str
    rules: Names

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages of the talks, those that were ticked and those that were written, each once."""
        written = self.others.replace(",", " ").split()
        return tuple(dict.fromkeys((*self.languages, *written)))

    def persons(self) -> Iterator[tuple[int, int, SeatRow, PersonRow]]:
        """The persons that have a name, with the numbers of their rows."""
        for n, seat in enumerate(self.seats):
            for m, person in enumerate(seat.persons):
                if person.names and not seat.empty:
                    yield n, m, seat, person

    def changed(self, do: str) -> "Draft":
        """The form with a row more, or less: `add-seat`, `add-person.0`, `remove-seat.0`, `remove-person.0.1`."""
        what, _, where = do.partition(".")
        rows = [int(one) for one in where.split(".") if one.isascii() and one.isdigit() and len(one) < 4]
        if what == "add-seat" and len(self.seats) < SEATS:
            return replace(self, seats=(*self.seats, SeatRow(SeatKind.PARTY.value)))
        if not rows or rows[0] >= len(self.seats):
            return self
        n, seat = rows[0], self.seats[rows[0]]
        if what == "add-person" and len(seat.persons) < PERSONS:
            more = PersonRow({}, Capacity.DELEGATE.value if seat.persons else Capacity.HEAD.value)
            return self._with(n, replace(seat, persons=(*seat.persons, more)))
        if what == "remove-seat":
            return replace(self, seats=(*self.seats[:n], *self.seats[n + 1 :]), me=_after(self.me, (n,)))
        if what == "remove-person" and len(rows) == 2 and rows[1] < len(seat.persons):
            m = rows[1]
            kept = replace(seat, persons=(*seat.persons[:m], *seat.persons[m + 1 :]))
            return replace(self._with(n, kept), me=_after(self.me, (n, m)))
        return self

    def _with(self, n: int, seat: SeatRow) -> "Draft":
        return replace(self, seats=(*self.seats[:n], seat, *self.seats[n + 1 :]))


def _after(me: str, gone: tuple[int, ...]) -> str:
    """The row of who convenes, once another row is gone; empty where it was that one."""
    n, _, m = me.partition(".")
    if not all(one.isascii() and one.isdigit() and len(one) < 4 for one in (n, m)):
        return me
    at = [int(n), int(m)]
    k = len(gone) - 1
    if at[:k] != list(gone[:k]):
        return me
    if at[k] == gone[k]:
        return ""
    if at[k] > gone[k]:
        at[k] -= 1
    return f"{at[0]}.{at[1]}"


def fresh(zone: str, language: str) -> Draft:
    """The form before anything was typed: a mediator, which convenes, and two parties."""
    seats = (
        SeatRow(SeatKind.MEDIATOR.value),
        SeatRow(SeatKind.PARTY.value),
        SeatRow(SeatKind.PARTY.value),
    )
    return Draft({}, "", zone, (language,), "", seats, "0.0", {})


def read(sent: QueryDict) -> Draft:
    """The form as it was sent."""
    return Draft(
        title=_names(sent, "title"),
        purpose=_said(sent, "purpose"),
        zone=_said(sent, "zone"),
        languages=tuple(one for one in sent.getlist("languages") if one in OFFERED),
        others=_said(sent, "others"),
        seats=tuple(_seats(sent)),
        me=_said(sent, "me"),
        rules=_names(sent, "rules"),
    )


def _said(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\r\n", "\n").strip()


def _names(sent: QueryDict, name: str) -> Names:
    found = {tag: _said(sent, f"{name}.{tag}") for tag in NAMES}
    return {tag: said for tag, said in found.items() if said}


def _seats(sent: QueryDict) -> Iterator[SeatRow]:
    for n in range(SEATS):
        if f"seat.{n}.kind" not in sent:
            return
        persons = []
        for m in range(PERSONS):
            row = f"seat.{n}.person.{m}"
            if f"{row}.capacity" not in sent:
                break
            persons.append(PersonRow(_names(sent, f"{row}.name"), _said(sent, f"{row}.capacity")))
        yield SeatRow(_said(sent, f"seat.{n}.kind"), _names(sent, f"seat.{n}.name"), tuple(persons))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a form would convene: the fields of the act, and who convenes, where that can be said.

    `places` leads from a path within the act back to the row that it came from: `seats.0` to `seat.2`.
    """

    given: Mapping[str, Any]
    seat: str = ""
    person: str = ""
    places: Mapping[str, str] = field(default_factory=dict)

    def row(self, path: str) -> str:
        """The field of the form that a path within the act came from."""
        steps = path.split(".")
        place = self.places.get(".".join(steps[:2]))
        if place is None:
            return path
        field_of = {"capacities": "capacity", "slug": "name"}
        rest = [field_of.get(one, one) for one in steps[2:3]]
        return ".".join((place, *rest))


def meant(draft: Draft) -> Meant:
    """What a draft would convene. Rows without any name are left out."""
    seats: list[dict[str, Any]] = []
    persons: list[dict[str, Any]] = []
    places, slugs, me = {}, dict[int, str](), ("", "")
    for n, row in enumerate(draft.seats):
        if row.empty:
            continue
        slugs[n] = free(slug(row.names, "seat") or f"seat-{n + 1}", {*slugs.values(), "table"})
        places[f"seats.{len(seats)}"] = f"seat.{n}"
        seats.append({"slug": slugs[n], "kind": row.kind, "name": dict(row.names)})
    for n, m, _, person in draft.persons():
        taken = {one["slug"] for one in persons if one["seat"] == slugs[n]}
        called = free(slug(person.names, "person"), taken)
        places[f"persons.{len(persons)}"] = f"seat.{n}.person.{m}"
        named = {"seat": slugs[n], "slug": called, "name": dict(person.names), "capacities": [person.capacity]}
        persons.append(named)
        if draft.me == f"{n}.{m}":
            me = (slugs[n], called)
    given = {
        "title": dict(draft.title),
        "purpose": draft.purpose or None,
        "zone": draft.zone,
        "languages": list(draft.spoken),
        "seats": seats,
        "persons": persons,
    }
    return Meant({name: value for name, value in given.items() if value not in ("", {}, None)}, *me, places)

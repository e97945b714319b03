"""Whom the talks know, as a dossier needs it: to find them in a report, and to join what reports call them."""

from collections.abc import Iterator, Mapping
from typing import Final

from entremise.dossier.actors import KnownActor
from entremise.dossier.reading.gazetteer import Known
from entremise.dossier.values import ActorKind
from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.view.state import View, in_order
from entremise.words.direction import bare
from entremise.words.names import Reader

_ARTICLES: Final = ("the ", "le ", "la ", "les ", "l’", "l'")


def person_slug(seat: str, person: str) -> str:
    """By what a member of a delegation is known among the actors."""
    return f"{seat}/{person}"


def known_actors(reader: Reader) -> tuple[KnownActor, ...]:
    """The actors, seats and persons whom a reader knows, in that order, by the names that were agreed for that reader.

    A seat of an actor goes by the actor's slug.
    """
    view = reader.view
    found = [KnownActor(slug, bare(reader.actor(slug)), names, kind) for slug, names, kind, _titles in _actors(view)]
    for one in in_order(view.persons.values()):
        slug = person_slug(one.person.seat, one.person.slug)
        found.append(KnownActor(slug, bare(reader.actor(slug)), names_of(one.person.name), ActorKind.PERSON))
    return tuple(found)


def names_known(view: View) -> tuple[Known, ...]:
    """The same as an addition to the gazetteer, for a reading."""
    found = [Known(slug, kind.value, titles, names, "talks") for slug, names, kind, titles in _actors(view)]
    for one in in_order(view.persons.values()):
        titles = one.person.name
        slug = person_slug(one.person.seat, one.person.slug)
        found.append(Known(slug, ActorKind.PERSON.value, dict(titles), names_of(titles), "talks"))
    return tuple(found)


def heads(view: View) -> Mapping[str, str]:
    """Who heads a party's delegation, by `person_slug`, and the party: whoever backs the head backs the party."""
    return {
        person_slug(one.person.seat, one.person.slug): one.person.seat
        for one in view.persons.values()
        if one.present
        and one.has(Capacity.HEAD)
        and one.person.seat in view.seats
        and view.seats[one.person.seat].kind is SeatKind.PARTY
    }


def _actors(view: View) -> Iterator[tuple[str, tuple[str, ...], ActorKind, Mapping[str, str]]]:
    """Slug, names, kind and titles of each actor, and of each seat that is no actor's."""
    seated = {seat.seat.actor or seat.seat.slug: seat for seat in view.seats.values()}
    for slug, actor in view.actors.items():
        seat = seated.get(slug)
        names = names_of(actor.name, seat.seat.name if seat else {})
        party = seat is not None and seat.kind is SeatKind.PARTY
        kind = ActorKind.PARTY if party else ActorKind(actor.kind.value)
        yield slug, names, kind, dict(actor.name)
    for slug, seat in seated.items():
        if slug not in view.actors:
            kind = ActorKind.PARTY if seat.kind is SeatKind.PARTY else ActorKind.COLLECTIVE
            yield slug, names_of(seat.seat.name), kind, dict(seat.seat.name)


def names_of(*titles: Mapping[str, str]) -> tuple[str, ...]:
    """Every name, and what is left of it without an article: reports say "les Nations unies" and "Nations unies"."""
    whole = [name for several in titles for name in several.values()]
    bare = [name[len(article) :] for name in whole for article in _ARTICLES if name.lower().startswith(article)]
    return tuple(dict.fromkeys((*whole, *bare)))

"""The gallery: where things stand as far as this seat knows, communiqués, the fighting and who says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from entremise.talks.acts.public import Communique, Forces, Hostilities
from entremise.talks.view.state import Seen
from entremise.web.gallery.chronicle import Entry, Names, entry
from entremise.words import standing
from entremise.words.catalogue import Translator
from entremise.words.names import Reader
from entremise.words.standing import Paragraph

COMMUNIQUES: Final = 3
LATEST: Final = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A place, and the last word of each who speaks of it."""

    name: str
    says: tuple[Entry, ...]


def matters(reader: Reader) -> tuple[Paragraph, ...]:
    """Where things stand, matter by matter, but for those that have a place of their own on the page."""
    elsewhere = _elsewhere(reader.say)
    return tuple(one for one in standing.paragraphs(reader) if one.title not in elsewhere)


def _elsewhere(_: Translator) -> tuple[str, ...]:
    return (_("Communiqué"), _("The fighting"), _("Who stands behind whom"), _("Conflicts of interest"))


def communiques(reader: Reader, sides: Mapping[str, int], most: int = COMMUNIQUES) -> tuple[Entry, ...]:
    """The last ones, the newest first."""
    found = [one for one in reader.view.said if isinstance(one.placed.act, Communique)]
    return _entries(reader, sides, reversed(found[-most:]))


def fighting(reader: Reader, sides: Mapping[str, int]) -> tuple[Place, ...]:
    """By place, the last word of each speaker, the newest first: those who contradict each other stand together."""
    latest: dict[tuple[str, str, str], Seen] = {}
    for one in sorted(reader.view.said, key=_happened):
        act = one.placed.act
        if isinstance(act, Hostilities | Forces):
            key = (act.where, act.says, act.kind)
            latest.pop(key, None)
            latest[key] = one
    by_place: dict[str, list[Seen]] = {}
    for (where, _says, _kind), one in reversed(latest.items()):
        by_place.setdefault(where, []).append(one)
    return tuple(Place(reader.place(where), _entries(reader, sides, said)) for where, said in by_place.items())


def _happened(one: Seen) -> datetime:
    """When it happened, as `standing.hostilities` orders what is said of the fighting."""
    at = one.placed.at or one.placed.recorded_at
    return at if isinstance(at, datetime) else datetime.combine(at, time(), UTC)


def latest(reader: Reader, sides: Mapping[str, int], most: int = LATEST) -> tuple[Entry, ...]:
    """The last acts that are public, the newest first."""
    view = reader.view
    public = (one for one in view.seen.values() if view.is_public(one.placed.id))
    return _entries(reader, sides, sorted(public, key=lambda one: one.place, reverse=True)[:most])


def _entries(reader: Reader, sides: Mapping[str, int], seen: Iterable[Seen]) -> tuple[Entry, ...]:
    names = Names.of(reader, sides)
    return tuple(entry(reader, names, one) for one in seen)

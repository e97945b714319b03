"""Maps kept in memory until something is added to them: pages and files ask for the same one again and again."""

from collections import OrderedDict
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from entremise.dossier.book import Book
from entremise.house.dossiers import Dossiers
from entremise.house.map.actor_map import ActorMap, actor_map
from entremise.words.names import Reader

KEPT: Final = 24
"""How many maps are kept, those looked at last."""

_Key = tuple[str, str | None, int, int, str, str, str | None, str | None]


class _Kept:
    def __init__(self) -> None:
        self.lock = Lock()
        self.maps: OrderedDict[_Key, ActorMap] = OrderedDict()


_all: WeakKeyDictionary[Dossiers, _Kept] = WeakKeyDictionary()
_beginning = Lock()


def kept_map(
    dossiers: Dossiers, talks: str, reader: Reader, book: Book, on: str | None = None, today: str | None = None
) -> ActorMap:
    """The map of a seat, as `actor_map` makes it; as it was made before where neither view nor dossier has grown.

    `book` is the dossier of the seat whose view the reader has.
    """
    view = reader.view
    # Where a day is asked for, it makes no difference which one it is today.
    when = (on, today if on is None else None)
    key = (talks, view.seat, view.n, book.n, reader.say.language, reader.zone.key, *when)
    with _beginning:
        kept = _all.setdefault(dossiers, _Kept())
    with kept.lock:
        if key in kept.maps:
            kept.maps.move_to_end(key)
            return kept.maps[key]
    made = actor_map(reader, book, on, today)
    with kept.lock:
        kept.maps[key] = made
        while len(kept.maps) > KEPT:
            kept.maps.popitem(last=False)
    return made

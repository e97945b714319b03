"""A store opened by a command, and the person that a command names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from entremise.cli.errors import Stop, os_sentence
from entremise.words import Translator, isolate

if TYPE_CHECKING:
    from entremise.people.people import People
    from entremise.store.keeping import Store


@contextmanager
def store(db: Path, _: Translator) -> "Iterator[tuple[Store, People]]":
    """The store of a file that is there, and its people. Ends the command where it can't be opened."""
    from entremise.server.ready import make_ready

    make_ready()
    from entremise.people.people import People
    from entremise.store.people import PeopleStore
    from entremise.store.setup import open_store
    from entremise.store.trouble import KeyTrouble, NotAStore

    if not db.is_file():
        raise Stop([_("{file}: there is no such file.", file=isolate(str(db)))])
    try:
        opened = open_store(db)
    except (KeyTrouble, NotAStore) as trouble:
        raise Stop([str(trouble)]) from None
    except OSError as wrong:
        raise Stop([os_sentence(wrong, str(db), _)]) from None
    try:
        yield opened, People(PeopleStore(opened.alias))
    finally:
        opened.close()


def person(opened: "Store", said: str, talks: str | None, _: Translator) -> tuple[str, str, str]:
    """The talks, the seat and the person that are meant. Ends the command where that isn't clear."""
    from entremise.house.house import House

    known = [*opened.talks()]
    if talks is None and len(known) != 1:
        raise Stop([_("“--talks”: there are {n} talks in this file; say which is meant.", n=len(known))])
    at = talks or known[0]
    seat, _slash, slug = said.partition("/")
    here = House(opened, opened.keys.record).view(at, seat).persons.get((seat, slug)) if at in known else None
    if here is None or not here.present:
        sentence = _("“{person}” is nobody at these talks: seat and person are expected.", person=isolate(said))
        raise Stop([sentence])
    return at, seat, slug

"""A store opened by a command, and the person that a command names."""

import errno
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from entremise.cli.errors import Stop, os_sentence
from entremise.words import Translator, isolate

if TYPE_CHECKING:
    from entremise.people.people import People
    from entremise.server.environment import Environment
    from entremise.store.keeping import Store
    from entremise.store.trouble import OtherNature


def alone_and_in_good_order() -> None:
    """What a server makes from here on nobody else can open; told to stop, it leaves nothing half done."""
    os.umask(0o077)
    signal.signal(signal.SIGTERM, _stop)


def _stop(*_signal: object) -> NoReturn:
    raise SystemExit(0)


def environment(_: Translator, db: Path | None = None) -> "Environment":
    """What the environment says, with another file where one is named. Ends the command where it can't be served."""
    from entremise.server.environment import Unfit, read

    try:
        found = read(os.environ, _)
    except Unfit as unfit:
        raise Stop(unfit.sentences) from None
    return found if db is None else found.model_copy(update={"database": db})


def opening(opens: "Callable[[], Store]", db: Path, _: Translator) -> "Store":
    """The store that `opens` gives. Ends the command with a sentence where it can't."""
    from entremise.store.trouble import KeyTrouble, NotAStore, OtherNature

    try:
        return opens()
    except (KeyTrouble, NotAStore) as trouble:
        raise Stop([str(trouble)]) from None
    except OtherNature as other:
        raise Stop([other_nature(other, db, _)]) from None
    except OSError as wrong:
        raise Stop([os_sentence(wrong, str(wrong.filename or db), _)]) from None


def other_nature(other: "OtherNature", db: Path, _: Translator) -> str:
    """That exercises are kept where real talks are expected, or the other way round."""
    file = isolate(str(db))
    if other.exercise:
        return _("{file}: exercises are kept here, and no real talks: choose another file.", file=file)
    return _("{file}: real talks are kept here, and no exercises: choose another file.", file=file)


def listening(environment: "Environment", _: Translator) -> socket.socket:
    """The socket on which a server listens. Ends the command where another has it."""
    from entremise.server.running import listen

    host, port = isolate(environment.host), environment.port
    try:
        return listen(environment)
    except OSError as wrong:
        if wrong.errno == errno.EADDRINUSE:
            says = _("Port {port} is taken by another program: stop that one, or choose another port.", port=port)
        elif wrong.errno in (errno.EACCES, errno.EPERM):
            says = _("Port {port}: you have no right to it; choose one from 1024 on.", port=port)
        else:
            says = _("{host} isn’t an address of this machine: choose another.", host=host)
        raise Stop([says]) from None


@contextmanager
def store(db: Path | None, _: Translator) -> "Iterator[tuple[Store, People]]":
    """The store of a file that is there, and its people. Ends the command where it can't be opened."""
    from entremise.server.ready import make_ready

    make_ready()
    from entremise.people.people import People
    from entremise.server.opening import store_of
    from entremise.store.people import PeopleStore

    found = environment(_, db)
    if not found.database.is_file():
        raise Stop([_("{file}: there is no such file.", file=isolate(str(found.database)))])
    opened = opening(lambda: store_of(found), found.database, _)
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

"""The premises of one running server, as pages and programs find them: house, people, dossiers and hub."""

from dataclasses import dataclass, field

from entremise.house.dossiers import Dossiers
from entremise.house.house import House
from entremise.house.hub import Hub
from entremise.house.limits import Limits
from entremise.people.people import People


@dataclass(frozen=True, slots=True)
class Premises:
    """One store's house. `exercise`: nothing that is held here is real, and each page says so.

    `address`: the public address of the server, without a slash at the end; links are made with it.
    """

    house: House
    people: People
    dossiers: Dossiers
    hub: Hub
    exercise: bool
    address: str
    limits: Limits = field(default_factory=Limits)


_open: list[Premises] = []


def open_premises(premises: Premises) -> None:
    """From here on this process serves these; said once, when the server starts."""
    _open[:] = [premises]


def here() -> Premises:
    """The premises of this process. Raises `LookupError` before they are opened."""
    if not _open:
        raise LookupError("no premises are open in this process")
    return _open[0]

"""Names of seats: no two seats are called alike for one reader, or a message would go to the wrong room."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping

from entremise.talks.acts.convening import AgreeName, Seat
from entremise.talks.refusal import Code, Refused
from entremise.talks.view.state import View, in_order


def as_read(name: str) -> str:
    """What an eye tells names apart by: letters and digits, without case, forms, marks or what can't be seen."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(one for one in folded if one.isalnum()) or name


def each_once(seats: Iterable[Seat]) -> None:
    """Raises `Refused` where two of these seats are called alike."""
    found: dict[str, str] = {}
    for seat in seats:
        for name in seat.name.values():
            if found.setdefault(as_read(name), seat.slug) != seat.slug:
                raise Refused(Code.TAKEN, "seats", name=name)


def no_others(view: View, seat: str, names: Mapping[str, str], readers: Collection[str], about: str) -> None:
    """Raises `Refused` where another seat than this is called so, by its neutral name or for any of these readers."""
    taken = {as_read(name) for name in _of_others(view, seat, readers)}
    for name in names.values():
        if as_read(name) in taken:
            raise Refused(Code.TAKEN, about, name=name)


def _of_others(view: View, seat: str, readers: Collection[str]) -> Iterable[str]:
    for slug, known in view.seats.items():
        if slug != seat:
            yield from known.seat.name.values()
    agreed: dict[tuple[str, str], Mapping[str, str]] = {}
    for seen in in_order(one for one in view.seen.values() if isinstance(one.placed.act, AgreeName)):
        act = seen.placed.act
        assert isinstance(act, AgreeName)
        agreed |= {(act.seat, reader): act.name for reader in act.readers}
    for (slug, reader), name in agreed.items():
        if slug != seat and reader in readers:
            yield from name.values()

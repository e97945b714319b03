"""One side of the desk: a seat, where it is, what waits for an answer, and all that passed with it, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.inner import HandOverNonPaper
from entremise.talks.acts.messages import Convey
from entremise.talks.acts.rounds import Scene, Sitter
from entremise.talks.acts.signing import AskTime
from entremise.talks.rules.carrying import HEARD
from entremise.talks.view.state import Asked, Departure, Seen, in_order
from entremise.web.desk import crossing
from entremise.web.desk.heard import Heard, heard, waits
from entremise.web.desk.ledger import Ledger
from entremise.web.desk.standpoint import Standpoint
from entremise.web.desk.told import Crossing, is_going
from entremise.web.desk.told import crossing as crossing_of
from entremise.words import terms
from entremise.words.chronicle import line
from entremise.words.names import begun

FIRST_SIGHT = 8
"""How many entries stand on the desk itself."""
WAITING = 6
"""How many of those that wait stand there."""
PAGE = 50
"""How many stand on a page of all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that passed between a seat and the mediators: words received, words for it, or a paper."""

    n: int
    id: str
    heard: Heard | None = None
    told: Crossing | None = None
    paper: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """Time that a party asks for, still unanswered."""

    id: str
    says: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bank:
    """A side. `before` is the number from which the page of all goes on, 0 where everything stands here."""

    seat: str
    name: str
    called: str
    side: int | None
    stands: str
    may_write: bool
    requests: tuple[Request, ...]
    waiting: tuple[Entry, ...]
    waiting_more: int
    entries: tuple[Entry, ...]
    before: int


def banks(at: Standpoint, ledger: Ledger) -> tuple[tuple[Bank, ...], tuple[Bank, ...]]:
    """The parties, side by side; and whoever else the mediators carry words for."""
    seats = [one.seat.slug for one in in_order(at.view.seats[slug] for slug in at.view.seats_of(*HEARD))]
    parties = [slug for slug in seats if at.view.seats[slug].kind is SeatKind.PARTY]
    others = [slug for slug in seats if slug not in parties]
    return tuple(bank(at, ledger, one) for one in parties), tuple(bank(at, ledger, one) for one in others)


def bank(at: Standpoint, ledger: Ledger, seat: str) -> Bank:
    """One seat's side of the desk."""
    channel = ledger.channels.get(seat, ())
    waiting = [seen for seen in channel if waits(at, ledger, seen)]
    first = {seen.placed.id for seen in waiting[:WAITING]}
    rest = [seen for seen in channel if seen.placed.id not in first and not _is_live(at, ledger, seen)]
    shown = rest[:FIRST_SIGHT]
    return Bank(
        seat=seat,
        name=begun(at.reader.seat(seat)),
        called=at.reader.seat(seat),
        side=at.sides.get(seat),
        stands=stands(at, seat),
        may_write=crossing.refusal(at, seat, None) is None,
        requests=_requests(at, seat),
        waiting=tuple(entry(at, ledger, seen) for seen in waiting[:WAITING]),
        waiting_more=max(0, len(waiting) - WAITING),
        entries=tuple(entry(at, ledger, seen) for seen in shown),
        before=shown[-1].n if len(rest) > len(shown) else 0,
    )


def _is_live(at: Standpoint, ledger: Ledger, seen: Seen) -> bool:
    """What is still on its way stands above all, and not here again."""
    known = at.view.conveyings.get(seen.placed.id)
    return known is not None and is_going(at, ledger, known)


def page(at: Standpoint, ledger: Ledger, seat: str, before: int | None) -> tuple[tuple[Entry, ...], int]:
    """What passed with a seat before an entry, by one's own numbers; and before which one the next page begins."""
    found = [seen for seen in ledger.channels.get(seat, ()) if before is None or seen.n < before]
    shown = found[:PAGE]
    return tuple(entry(at, ledger, seen) for seen in shown), shown[-1].n if len(found) > PAGE else 0


def entry(at: Standpoint, ledger: Ledger, seen: Seen) -> Entry:
    """An act of a channel, as it stands in it."""
    act = seen.placed.act
    when = at.hour(seen.placed.at)
    match act:
        case Convey():
            return Entry(seen.n, seen.placed.id, told=crossing_of(at, ledger, at.view.conveyings[seen.placed.id]))
        case HandOverNonPaper():
            return Entry(seen.n, seen.placed.id, paper=line(at.reader, seen).says, when=when)
        case _words:
            return Entry(seen.n, seen.placed.id, heard=heard(at, ledger, seen))


def stands(at: Standpoint, seat: str) -> str:
    """What a seat is, and where its delegation is."""
    kind = at.say(terms.SEAT_KINDS[at.view.seats[seat].kind])
    return begun(at.say.pgettext("between names", ", ").join((kind, *presence(at, seat))))


def presence(at: Standpoint, seat: str) -> tuple[str, ...]:
    """Where a delegation is, as far as is known here; that it sits with mediators now; that its room is frozen."""
    _ = at.say
    found = []
    away = {scene: at.view.away.get((seat, scene)) for scene in Scene}
    left = {one.scene: one for one in at.view.departures if one.seat == seat}
    if away[Scene.PLACE]:
        found.append(_("away from the place{time}", time=_since(at, left.get(Scene.PLACE))))
    elif away[Scene.TABLE]:
        found.append(_("has left the table{time}", time=_since(at, left.get(Scene.TABLE))))
    elif away[Scene.TABLE] is False:
        found.append(_("at the table"))
    elif away[Scene.PLACE] is False:
        found.append(_("in the place"))
    for sitting in in_order(at.view.sittings.values()):
        if sitting.open and any(one.seat == seat for one in sitting.who):
            found.append(_("sits with {seats} now", seats=_with(at, seat, sitting.who)))
    if seat in at.view.frozen:
        found.append(_("its room is frozen"))
    return tuple(found)


def _with(at: Standpoint, seat: str, who: Iterable[Sitter]) -> str:
    return at.reader.seats(dict.fromkeys(one.seat for one in who if one.seat != seat))


def _since(at: Standpoint, departure: Departure | None) -> str:
    if departure is None or departure.at is None:
        return ""
    return at.say.pgettext("since when", " ({time})").format(time=at.hour(departure.at))


def _requests(at: Standpoint, seat: str) -> tuple[Request, ...]:
    _ = at.say
    found = []
    for ask in in_order(at.view.asks.values()):
        if ask.seat == seat and ask.state is Asked.ASKED:
            act = at.view.seen[ask.id].placed.act
            until = at.reader.deadline(ask.until)
            reason = act.reason if isinstance(act, AskTime) else None
            says = _("Asks for time until {time}", time=until)
            found.append(Request(ask.id, says, until, reason or ""))
    return tuple(found)

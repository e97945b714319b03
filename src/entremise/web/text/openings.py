"""An opening for signature as one seat sees it: who must sign, by when, what follows, and who has."""

from dataclasses import dataclass
from datetime import timedelta

from entremise.talks.acts.base import Ref
from entremise.talks.acts.drafting import Initial
from entremise.talks.acts.signing import (
    AskTime,
    ConfirmSignature,
    DeclineSignature,
    Mode,
    OpenSignature,
    Sign,
    WithdrawSignature,
)
from entremise.talks.time import Deadline
from entremise.talks.view.state import OpeningState, Signature, in_order
from entremise.web.text.left import left
from entremise.web.text.offers import NEWEST, Way, may, way
from entremise.web.visit import Visit
from entremise.words.chronicle.agreeing import entry, since


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who must sign, and whether that has been done, as far as this seat sees."""

    says: str
    done: bool


@dataclass(frozen=True, slots=True)
class PartyToSign:
    """A party, its side, and its persons who must sign."""

    name: str
    side: int | None
    persons: tuple[Signatory, ...]
    declined: str


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """An opening for signature; `called` says of which text, and how it is signed; `ways` is what this very person may
    do about it."""

    id: str
    called: str
    draft: int
    draft_id: str
    means: tuple[str, ...]
    deadline: str
    entry: str
    state: str
    parties: tuple[PartyToSign, ...]
    told: str
    ways: tuple[Way, ...]
    url: str
    over: bool

    @property
    def others(self) -> tuple[Way, ...]:
        """What there is to do besides signing."""
        return tuple(one for one in self.ways if one.url != self.url)


def openings_shown(visit: Visit) -> tuple[OpeningShown, ...]:
    """The openings that this seat was told of, the latest first; the oldest of very many stand in the chronicle."""
    newest = in_order(visit.view.openings.values())[: -NEWEST - 1 : -1]
    return tuple(opening_shown(visit, one) for one in newest)


def opening_shown(visit: Visit, opening: OpeningState) -> OpeningShown:
    _ = visit.say
    view, reader = visit.view, visit.reader
    draft = view.drafts[opening.draft]
    placed = view.seen[opening.id].placed
    told = view.reach(opening.id) - {visit.seat}
    url = visit.url("signature", opening=opening.id)
    return OpeningShown(
        id=opening.id,
        called=_called(visit, opening),
        draft=draft.number,
        draft_id=draft.id,
        means=mode_means(visit, opening.mode),
        deadline=_deadline(visit, opening),
        entry=entry(reader, opening.entry),
        state=_state(visit, opening),
        parties=tuple(_party(visit, opening, seat) for seat in _at_table(visit, opening)),
        told=_("Opened by {who}. Told: {seats}.", who=reader.hand(placed.by), seats=reader.seats(told)),
        ways=_ways(visit, opening, url),
        url=url,
        over=not stands(opening),
    )


def _called(visit: Visit, opening: OpeningState) -> str:
    _ = visit.say
    title = visit.reader.words(visit.view.drafts[opening.draft].title)
    if opening.mode is Mode.SEALED:
        return _("Sealed signature: {title}", title=title)
    return _("Open signature: {title}", title=title)


def _deadline(visit: Visit, opening: OpeningState) -> str:
    """The deadline, with what is left until it as long as it can still be met."""
    _ = visit.say
    if opening.deadline is None:
        return _("No deadline is set.")
    time = visit.deadline(opening.deadline)
    remains = left(opening.deadline, visit.now, _) if stands(opening) else ""
    return _("{time} ({left})", time=time, left=remains) if remains else time


def stands(opening: OpeningState) -> bool:
    """Whether it can still lead to signature: it hasn't lapsed, wasn't declined, and isn't in force."""
    return not opening.ended and not opening.declined


def mode_means(visit: Visit, mode: Mode) -> tuple[str, ...]:
    """What a mode of signature means, in plain words."""
    _ = visit.say
    if mode is Mode.OPEN:
        return (
            _("Each signature is seen at once by all who were told of the opening, and can’t be taken back."),
            _("So whoever signs first is seen to have signed, whatever the others do."),
        )
    return (
        _("Each signature is a deposit. Nobody else sees it, nor whether there is one, the mediators included."),
        _("When the last one that is required is in, all are opened together: only then does anybody consent."),
        _("Until then a deposit can be taken back, and nobody is told."),
    )


def _at_table(visit: Visit, opening: OpeningState) -> list[str]:
    seats = visit.view.seats
    return sorted(opening.required, key=lambda seat: (seats[seat].place if seat in seats else (1 << 62,), seat))


def _party(visit: Visit, opening: OpeningState, seat: str) -> PartyToSign:
    _ = visit.say
    declined = _("has declined to sign") if seat in opening.declined else ""
    persons = tuple(_signatory(visit, opening, seat, person) for person in opening.required[seat])
    return PartyToSign(visit.reader.seat(seat), visit.sides().get(seat), persons, declined)


def _signatory(visit: Visit, opening: OpeningState, seat: str, person: str) -> Signatory:
    given = next((one for one in opening.signatures if (one.seat, one.person) == (seat, person)), None)
    _ = visit.say
    name, state = visit.reader.person(seat, person), _signed(visit, opening, seat, given)
    if (seat, person) == (visit.seat, visit.by.person):
        return Signatory(_("{person} (you): {state}", person=name, state=state), given is not None)
    return Signatory(_("{person}: {state}", person=name, state=state), given is not None)


def _signed(visit: Visit, opening: OpeningState, seat: str, given: Signature | None) -> str:
    _ = visit.say
    sealed = opening.mode is Mode.SEALED and not opening.opened
    if sealed and seat != visit.seat:
        return _("sealed: whether it is in, nobody sees")
    if given is None:
        return _("not deposited") if sealed else _("not signed")
    if sealed:
        return _("deposited, sealed until all are in; nobody else sees it")
    time = visit.when(given.at) if given.at is not None else _("time not known")
    if not given.ad_referendum:
        return _("signed ({time})", time=time)
    if given.binds:
        return _("signed ad referendum, and confirmed ({time})", time=time)
    return _("signed ad referendum, still to be confirmed ({time})", time=time)


def _state(visit: Visit, opening: OpeningState) -> str:
    """Where the opening stands, in one sentence."""
    _ = visit.say
    if opening.in_force is not None:
        bound = since(visit.reader, opening, opening.in_force)
        return _("In force since {time}.", time=visit.when(bound)) if bound is not None else _("In force.")
    if opening.lapsed:
        return _("The deadline has passed, and the opening has lapsed: nobody is bound by it.")
    if opening.declined:
        seats = visit.reader.seats(opening.declined)
        return _("Declined by {seats}: it comes to nothing.", seats=seats)
    if opening.complete:
        return _("Signed by all, and not yet in force.")
    return _("Open for signature, and not in force.")


def _ways(visit: Visit, opening: OpeningState, url: str) -> tuple[Way, ...]:
    """What this person may do about it, the rules being asked."""
    _ = visit.say
    found = []
    if may(visit, Sign(opening=opening.id)):
        found.append(Way(url, _("Read and sign draft {n}", n=visit.view.drafts[opening.draft].number), ""))
    if may(visit, ConfirmSignature(opening=opening.id)):
        found.append(way(visit, "confirm-signature", _("Confirm the signatures"), "", opening=opening.id))
    if (asking := _asks(visit, opening)) is not None:
        found.append(asking)
    if may(visit, WithdrawSignature(opening=opening.id)):
        found.append(way(visit, "withdraw-signature", _("Take back the deposit"), opening=opening.id))
    if may(visit, DeclineSignature(opening=opening.id)):
        found.append(way(visit, "decline-signature", _("Decline to sign"), "grave", opening=opening.id))
    return tuple(found)


def _asks(visit: Visit, opening: OpeningState) -> Way | None:
    """Asking for time, where the rules would let this person."""
    to = tuple(sorted(visit.view.reach(opening.id) & visit.view.mediators()))
    later = Deadline(at=visit.now + timedelta(days=1))
    if not to or not may(visit, AskTime(to=to, until=later, opening=Ref(opening.id))):
        return None
    return way(visit, "ask-time", visit.say("Ask for time"), opening=opening.id)


def can_open(visit: Visit, draft: str) -> bool:
    """Whether this person may open a draft for signature, once it is clean: asked with whoever heads the parties."""
    view = visit.view
    heads = {
        seat: tuple(one.person.slug for one in view.delegation(seat))[:1] for seat in view.reach(draft) & view.parties()
    }
    required = {seat: persons for seat, persons in heads.items() if persons}
    if not required:
        return False
    return may(visit, OpenSignature(draft=draft, mode=Mode.OPEN, required=required))


def can_initial(visit: Visit, draft: str) -> bool:
    return may(visit, Initial(draft=draft))

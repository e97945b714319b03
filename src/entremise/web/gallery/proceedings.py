"""The proceedings: the rounds, who sat with whom, the terms of procedure; what of them can be moved now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.rounds import BeginSitting, Format, Sitter
from entremise.talks.view.state import RoundState, SittingState, TermsState, in_order
from entremise.web.access import room_page
from entremise.web.gallery.offers import IN_PUBLIC, OF_PRESENCE, OF_ROUNDS, offers
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import terms
from entremise.words.direction import neutralise
from entremise.words.names import Reader, begun, in_language

SITTINGS: Final = 50
"""How many are listed, the latest first; the chronicle has all."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round: where, how, where it stands."""

    ident: str
    says: str
    stands: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting: who sat there, where and when; `end` is where it can be ended."""

    ident: str
    who: str
    where: str
    began: str
    open: bool
    end: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms that were put, and what came of them as far as this seat knows."""

    ident: str
    subject: str
    text: str
    language: str
    stands: tuple[str, ...]


def rounds(reader: Reader) -> tuple[Round, ...]:
    """The latest first."""
    return tuple(_round(reader, one) for one in reversed(in_order(reader.view.rounds.values())))


def _round(reader: Reader, one: RoundState) -> Round:
    _ = reader.say
    opened = reader.view.seen[one.id].placed
    when = reader.when(opened.at or opened.recorded_at)
    if one.format is Format.PROXIMITY:
        says = _("{venue}: a proximity round, opened {time}.", venue=one.venue, time=when)
    else:
        says = _("{venue}: a round face to face, opened {time}.", venue=one.venue, time=when)
    stands = begun(_(terms.STATES[one.phase.value]))
    if one.until is not None:
        stands = _("{state}, until {time}", state=stands, time=reader.deadline(one.until))
    return Round(one.id, says, stands)


def sittings(visit: Visit) -> tuple[Sitting, ...]:
    """The latest first."""
    ordered = in_order(visit.view.sittings.values())[-SITTINGS:]
    return tuple(_sitting(visit, one) for one in reversed(ordered))


def _sitting(visit: Visit, one: SittingState) -> Sitting:
    reader = visit.reader
    placed = visit.view.seen[one.id].placed
    act = placed.act
    assert isinstance(act, BeginSitting)
    query = f"begun={one.id}&back={visit.request.path}"
    return Sitting(
        ident=one.id,
        who=begun(reader.list(_sitter(reader, sitter) for sitter in (one.to_the_end or one.who))),
        where=act.where or "",
        began=visit.when(placed.at or placed.recorded_at),
        open=one.open,
        end=f"{visit.url('do', kind='end-sitting')}?{query}" if one.open else "",
    )


def _sitter(reader: Reader, sitter: Sitter) -> str:
    if sitter.person is None:
        return reader.seat(sitter.seat)
    _ = reader.say
    return _("{person} ({seat})", person=reader.person(sitter.seat, sitter.person), seat=reader.seat(sitter.seat))


def put(reader: Reader) -> tuple[Terms, ...]:
    """All terms of procedure, the latest first."""
    return tuple(_terms(reader, one) for one in reversed(in_order(reader.view.terms.values())))


def _terms(reader: Reader, one: TermsState) -> Terms:
    _ = reader.say
    text = in_language(one.put.text, _.language)
    language = next(tag for tag in sorted(one.put.text) if one.put.text[tag] == text)
    return Terms(
        ident=one.id,
        subject=begun(_(terms.SUBJECTS[one.put.subject])),
        text=neutralise(text),
        language=language,
        stands=tuple(begun(says) for says in _answers(reader, one)),
    )


def _answers(reader: Reader, one: TermsState) -> Iterable[str]:
    _ = reader.say
    if one.settled:
        yield _("Accepted by all.")
        return
    parties = [seat for seat in one.put.to if seat in reader.view.parties()]
    for said, seats in (
        (_("Accepted by {seats}."), [seat for seat in parties if one.answers.get(seat) is True]),
        (_("Not accepted by {seats}."), [seat for seat in parties if one.answers.get(seat) is False]),
        (_("Not answered by {seats}."), [seat for seat in parties if seat not in one.answers]),
    ):
        if seats:
            yield said.format(seats=reader.seats(seats))


@room_page("GET", seats=(SeatKind.MEDIATOR,))
def proceedings(visit: Visit) -> HttpResponse:
    """The page of the mediators."""
    shown = {
        "page_title": visit.say("Proceedings"),
        "rounds": rounds(visit.reader),
        "sittings": sittings(visit),
        "terms": put(visit.reader),
        "of_rounds": offers(visit, OF_ROUNDS),
        "of_presence": offers(visit, OF_PRESENCE),
        "of_sittings": offers(visit, ("begin-sitting",)),
        "of_terms": offers(visit, ("put-terms",)),
        "in_public": offers(visit, IN_PUBLIC),
    }
    return show_room(visit, "entremise/gallery/proceedings.html", shown)

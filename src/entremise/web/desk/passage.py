"""What stands beside a form that carries words: before it is written, and before it is confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rpds import HashTrieMap

from entremise.talks.acts.base import TABLE, Audience, Placed
from entremise.talks.acts.convening import AgreeName
from entremise.talks.acts.messages import RecallConveying
from entremise.talks.table import word_of
from entremise.talks.view.state import ConveyingState, Entrusted, Seen, WordingState
from entremise.web.desk import crossing, likeness, told
from entremise.web.desk.heard import Way, sign_of
from entremise.web.desk.inference import arrives, inferences, known_names, source_of
from entremise.web.desk.ledger import Ledger
from entremise.web.desk.likeness import Piece
from entremise.web.desk.standpoint import Standpoint
from entremise.words.chronicle import line
from entremise.words.chronicle.line import Words, carry
from entremise.words.direction import isolate, neutralise
from entremise.words.names import Reader


@dataclass(frozen=True, slots=True)
class Side:
    """A text with what it has in common with the other side of the wall."""

    pieces: tuple[Piece, ...]
    language: str


def beside_compose(
    at: Standpoint, to: str, source: Entrusted | None, wording: WordingState | None, *, choose: bool = True
) -> Mapping[str, Any]:
    """The words received, under which rule; to whom else they might go."""
    received = told.received(at, source.id) if source is not None else None
    here, there = (received.side if received is not None else None), at.sides.get(to)
    return {
        "received": received,
        "rule": carry(at.reader, source.rule) if source is not None else "",
        "sign": sign_of(source) if source is not None else "",
        "wording": Words(neutralise(wording.text), wording.language) if wording is not None else None,
        "carried_to": _ways(at, source) if choose else (),
        "towards": to,
        "leftward": _leftward(here, there),
    }


def _ways(at: Standpoint, source: Entrusted | None) -> tuple[Way, ...]:
    allowed = (one.seat for one in crossing.recipients(at, source) if one.refusal is None)
    return tuple(Way(one, at.reader.seat(one), at.sides.get(one)) for one in allowed)


def _leftward(here: int | None, there: int | None) -> bool:
    """Whether the recipient's place is before that of the words: each side keeps its place on every page."""
    return there is not None and (there == 0 if here is None else there < here)


def beside_passage(at: Standpoint, conveying: ConveyingState, *, offered: bool, live: bool) -> Mapping[str, Any]:
    """What would arrive, exactly; what was received; what its reader can infer; whether it is decided here."""
    found = told.crossing(at, Ledger.of(at.view), conveying)
    source, word = source_of(at, conveying), word_of(conveying)
    conveyed = f"{word.text}\n{word.translation.text}" if word.translation is not None else word.text
    names = known_names(at)
    before = [source.text] if source is not None else []
    arriving = [Side(likeness.pieces(neutralise(word.text), before, names), word.language)]
    if word.translation is not None:
        text = neutralise(word.translation.text)
        arriving.append(Side(likeness.pieces(text, before, names), word.translation.language))
    return {
        "crossing": found,
        "source": _received(at, source, conveyed, names),
        "rule": carry(at.reader, source.rule) if source is not None else "",
        "sign": sign_of(source) if source is not None else "",
        "arriving": arriving,
        "announced": _as_read(at, conveying),
        "translated": isolate(word.translation.translator) if word.translation is not None else "",
        "arrives": at.when(arrives(at, conveying).replace(second=0, microsecond=0)),
        "later": conveying.convey.not_before is not None and conveying.convey.not_before > at.now,
        "inferences": inferences(at, conveying),
        "seen_by": at.reader.seats(at.view.reach(conveying.id) - {at.seat}),
        "offered": offered,
        "live": live,
        "recallable": at.may(RecallConveying(conveying=conveying.id)),
        "leftward": _leftward(found.before.side, found.after.side),
    }


def _received(at: Standpoint, source: Entrusted | None, conveyed: str, names: tuple[str, ...]) -> Side | None:
    if source is None or not source.text:
        return None
    language = crossing.language_of(at, source.id) or ""
    return Side(likeness.pieces(neutralise(source.text), [conveyed], names), language)


def _as_read(at: Standpoint, conveying: ConveyingState) -> str:
    """The sentence above the words where the recipient reads them: of the very word that would be placed."""
    word = word_of(conveying)
    when = arrives(at, conveying)
    audience = Audience(seats=frozenset({word.to, word.carried_by}))
    placed = Placed(id=conveying.id, by=TABLE, recorded_at=when, at=when, audience=audience, act=word)
    return line(reader_of(at, word.to), Seen((at.view.n + 1, 0), placed)).says


def reader_of(at: Standpoint, seat: str) -> Reader:
    """The reader at another seat, as far as names go: those that were agreed for it, in this reader's language."""
    names: dict[str, tuple[tuple[int, ...], Mapping[str, str]]] = {}
    for seen in at.view.seen.values():
        act = seen.placed.act
        if isinstance(act, AgreeName) and seat in act.readers and seen.place > names.get(act.seat, ((0,), {}))[0]:
            names[act.seat] = (seen.place, act.name)
    agreed = HashTrieMap({slug: name for slug, (_, name) in names.items()})
    return replace(at.reader, view=replace(at.view, names=agreed))

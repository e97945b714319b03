"""To whom words may go, as the rules say it before anybody has typed: offered, or the reason why not."""

from dataclasses import dataclass

from entremise.talks.acts.drafting import TakePosition
from entremise.talks.acts.messages import Carry, Convey, Message, NoteOral, ShowWording
from entremise.talks.refusal import Code, Refusal
from entremise.talks.rules.carrying import HEARD
from entremise.talks.view.state import Entrusted, WordingState, in_order
from entremise.web.desk.standpoint import Standpoint

UNWRITTEN = "…"
"""Stands for words that are still to be written."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom words could go, and what the rules say to it (None: they allow it)."""

    seat: str
    refusal: Refusal | None


def language_of(at: Standpoint, source: str | None) -> str | None:
    """In which language words were received; None where that isn't said."""
    seen = at.view.seen.get(source or "")
    act = seen.placed.act if seen is not None else None
    return act.language if isinstance(act, Message | NoteOral) else None


def usual_language(at: Standpoint, seat: str) -> str:
    """In which language a seat wrote last, as far as this view goes; else the first of the talks."""
    last: Message | NoteOral | None = None
    place: tuple[int, ...] = (0,)
    for seen in at.view.seen.values():
        act = seen.placed.act
        own = isinstance(act, Message) and seen.placed.by.seat == seat
        if seen.place > place and (own or (isinstance(act, NoteOral) and act.party == seat)):
            assert isinstance(act, Message | NoteOral)
            last, place = act, seen.place
    convened = at.view.convened
    first = convened.languages[0] if convened is not None else "en"
    return last.language if last is not None else first


def approved(at: Standpoint, source: str) -> tuple[WordingState, ...]:
    """The wordings of these words that the party has approved, the last one first."""
    found = in_order(one for one in at.view.wordings.values() if one.source == source and one.approved)
    return tuple(reversed(found))


def candidate(at: Standpoint, to: str, source: Entrusted | None, wording: WordingState | None = None) -> Convey:
    """A conveying that does all that the carry rule asks; what the rules refuse of it, no words can mend."""
    if source is None:
        return Convey(to=to, text=UNWRITTEN, language=at.say.language)
    rule = source.rule
    return Convey(
        to=to,
        source=source.id,
        text=wording.text if wording is not None else UNWRITTEN,
        language=wording.language if wording is not None else at.say.language,
        wording=wording.id if wording is not None else None,
        condition_met=rule.if_condition,
        not_before=None if rule.orally_only else rule.not_before,
        orally=rule.orally_only,
    )


def refusal(at: Standpoint, to: str, source: Entrusted | None) -> Refusal | None:
    """Why these words can't go to this seat now; None where they can."""
    wording = next(iter(approved(at, source.id)), None) if source is not None and source.rule.exact_wording else None
    return at.refusal(candidate(at, to, source, wording))


def recipients(at: Standpoint, source: Entrusted | None) -> tuple[Recipient, ...]:
    """All to whom mediators carry words, in the order of the table; whose words they are is left out."""
    author = source.party if source is not None else None
    seats = in_order(at.view.seats[slug] for slug in at.view.seats_of(*HEARD) if slug != author)
    return tuple(Recipient(one.seat.slug, refusal(at, one.seat.slug, source)) for one in seats)


def may_show(at: Standpoint, source: Entrusted) -> bool:
    """Whether its party can be shown a wording of these words: where it is of use, and allowed."""
    if source.rule.carry is Carry.IN_CONFIDENCE or source.confirmed is False or not source.text:
        return False
    shown = ShowWording(source=source.id, to=source.party, text=UNWRITTEN, language=at.say.language)
    return at.may(shown)


def reason(at: Standpoint, source: Entrusted) -> str:
    """Why these words go to nobody, in one sentence; empty where somebody may receive them."""
    if source.rule.carry is Carry.IN_CONFIDENCE:
        return at.say("It goes to nobody unless the party releases it.")
    found = recipients(at, source)
    if not found or any(one.refusal is None for one in found):
        return ""
    refusals = [one.refusal for one in found if one.refusal is not None]
    told = next((one for one in refusals if one.code is not Code.NOT_TO_THIS_RECIPIENT), refusals[0])
    return at.sentence(told)


def is_position(at: Standpoint, source: str) -> bool:
    return isinstance(at.view.seen[source].placed.act, TakePosition)

"""Rules on words: entrusted to mediators, conveyed by them, kept among one's own."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.acts.inner import HandOverNonPaper, InnerPaper, MediatorNote
from entremise.talks.acts.messages import (
    AnswerOral,
    AnswerWording,
    Carry,
    CarryRule,
    ConfirmConveying,
    Convey,
    Message,
    NoteOral,
    RecallConveying,
    ShowWording,
)
from entremise.talks.refusal import Code, Refused
from entremise.talks.rules import guards
from entremise.talks.view.state import ConveyingState, Entrusted, Passage, View

HEARD = (SeatKind.PARTY, SeatKind.CONSULTED, SeatKind.OBSERVER, SeatKind.MONITOR)
"""The seats that write to the mediators, and to whom the mediators carry words."""


def mediators(view: View, by: Hand, slugs: Iterable[str], about: str) -> None:
    """Named mediators, each once, and not oneself."""
    guards.seats_of_kind(view, slugs, about, SeatKind.MEDIATOR)
    if by.seat in slugs:
        raise Refused(Code.TWICE, about, name=by.seat)


def carry_rule(view: View, rule: CarryRule) -> None:
    """Whoever may receive the words must be a seat."""
    for slug in rule.to or ():
        guards.seat(view, slug, "rule.to")


def message(view: View, by: Hand, act: Message, now: datetime) -> None:
    guards.acts_from(view, by, *HEARD)
    guards.speaks(view, by)
    mediators(view, by, act.to, "to")
    carry_rule(view, act.rule)


def note_oral(view: View, by: Hand, act: NoteOral, now: datetime) -> None:
    """Whoever of the mediators' delegation was there, a note-taker included, writes it down."""
    guards.acts_from(view, by, SeatKind.MEDIATOR)
    guards.capacity(view, by, Capacity.HEAD, Capacity.DELEGATE, Capacity.NOTE_TAKER)
    guards.seat_of_kind(view, act.party, "party", *HEARD)
    if act.speaker is not None:
        guards.person(view, act.party, act.speaker, "speaker")
    mediators(view, by, act.to, "to")
    carry_rule(view, act.rule)


def answer_oral(view: View, by: Hand, act: AnswerOral, now: datetime) -> None:
    guards.speaks(view, by)
    _, noted = guards.earlier(view, act.noted, NoteOral, "noted")
    if noted.party != by.seat:
        raise Refused(Code.NOT_YOURS, "noted")
    guards.not_done(view.entrusted[act.noted].confirmed is not None, "noted")


def show_wording(view: View, by: Hand, act: ShowWording, now: datetime) -> None:
    guards.mediator(view, by)
    words = _entrusted(view, by, act.source)
    if act.to != words.party:
        raise Refused(Code.NOT_TO_THIS_RECIPIENT, "to", seat=act.to)


def answer_wording(view: View, by: Hand, act: AnswerWording, now: datetime) -> None:
    guards.speaks(view, by)
    _, shown = guards.earlier(view, act.wording, ShowWording, "wording")
    if shown.to != by.seat:
        raise Refused(Code.NOT_YOURS, "wording")
    guards.not_done(view.wordings[act.wording].approved is not None, "wording")


def _entrusted(view: View, by: Hand, source: str) -> Entrusted:
    """Words that this mediator holds; others that it may have seen are not its to carry."""
    words = view.entrusted.get(source)
    if words is None:
        raise Refused(Code.UNKNOWN_ACT, "source", kind=Message.kind)
    return words


def convey(view: View, by: Hand, act: Convey, now: datetime) -> None:
    """Words go to one seat, under the rule of who entrusted them."""
    guards.mediator(view, by)
    guards.seat_of_kind(view, act.to, "to", *HEARD)
    mediators(view, by, act.with_mediators, "with_mediators")
    if act.second is not None:
        mediators(view, by, (act.second,), "second")
    if act.source is None:
        if act.origin is not None:
            raise Refused(Code.ORIGIN_HIDDEN, "origin")
        if act.wording is not None:
            raise Refused(Code.MISSING, "source")
        return
    words = _entrusted(view, by, act.source)
    _rule_allows(words, act, now)
    _wording_stands(view, words, act)


def _rule_allows(words: Entrusted, act: Convey, now: datetime) -> None:
    rule = words.rule
    if words.confirmed is False:
        raise Refused(Code.CONTESTED, "source")
    if rule.carry is Carry.IN_CONFIDENCE:
        raise Refused(Code.IN_CONFIDENCE, "source")
    if act.to == words.party or (rule.to is not None and act.to not in rule.to):
        raise Refused(Code.NOT_TO_THIS_RECIPIENT, "to", seat=act.to)
    if act.origin is not None and (rule.carry is Carry.AS_MEDIATORS_IDEA or act.origin != words.party):
        raise Refused(Code.ORIGIN_HIDDEN, "origin")
    if rule.if_condition is not None and act.condition_met is None:
        raise Refused(Code.CONDITION_NOT_MET, "condition_met", condition=rule.if_condition)
    if rule.orally_only and not act.orally:
        raise Refused(Code.ORALLY_ONLY, "orally")
    if rule.not_before is None:
        return
    if act.orally and now < rule.not_before:
        raise Refused(Code.NOT_YET, "source")
    if not act.orally and (act.not_before is None or act.not_before < rule.not_before):
        raise Refused(Code.NOT_YET, "not_before")


def _wording_stands(view: View, words: Entrusted, act: Convey) -> None:
    """Where the exact wording is to be approved, what is conveyed is that wording to the letter."""
    if act.wording is None:
        if words.rule.exact_wording:
            raise Refused(Code.WORDING_NOT_APPROVED, "wording")
        return
    wording = view.wordings.get(act.wording)
    if wording is None or wording.source != words.id:
        raise Refused(Code.UNKNOWN_ACT, "wording", kind=ShowWording.kind)
    if not wording.approved:
        raise Refused(Code.WORDING_NOT_APPROVED, "wording")
    if (wording.text, wording.language) != (act.text, act.language):
        raise Refused(Code.WORDING_DIFFERS, "text")


def _conveying(view: View, act: ConfirmConveying | RecallConveying) -> ConveyingState:
    guards.earlier(view, act.conveying, Convey, "conveying")
    return view.conveyings[act.conveying]


def confirm_conveying(view: View, by: Hand, act: ConfirmConveying, now: datetime) -> None:
    """Confirmed by the mediator who prepared it, or by the second one where one was asked for."""
    guards.mediator(view, by)
    conveying = _conveying(view, act)
    who = conveying.convey.second or conveying.carrier
    if by.seat != who:
        raise Refused(Code.NEEDS_SECOND, "by", seat=who)
    if conveying.passage is not Passage.PREPARED:
        raise Refused(Code.WRONG_STATE, "conveying", state=conveying.passage.value)
    source = view.entrusted.get(conveying.convey.source or "")
    if source is not None and source.confirmed is False:
        raise Refused(Code.CONTESTED, "conveying")


def recall_conveying(view: View, by: Hand, act: RecallConveying, now: datetime) -> None:
    guards.mediator(view, by)
    conveying = _conveying(view, act)
    if by.seat not in (conveying.carrier, conveying.convey.second):
        raise Refused(Code.NOT_YOURS, "conveying")
    due = conveying.passage is Passage.HELD and conveying.due is not None and now >= conveying.due
    if due or conveying.passage is Passage.CARRIED:
        raise Refused(Code.TOO_LATE, "conveying")
    if conveying.passage not in (Passage.PREPARED, Passage.HELD):
        raise Refused(Code.WRONG_STATE, "conveying", state=conveying.passage.value)


def inner_paper(view: View, by: Hand, act: InnerPaper, now: datetime) -> None:
    """Anybody of the delegation writes in its inner room."""


def mediator_note(view: View, by: Hand, act: MediatorNote, now: datetime) -> None:
    guards.acts_from(view, by, SeatKind.MEDIATOR)
    mediators(view, by, act.to, "to")


def hand_over_non_paper(view: View, by: Hand, act: HandOverNonPaper, now: datetime) -> None:
    """Between a mediator and another seat; never from one party to the other."""
    guards.speaks(view, by)
    guards.seat(view, act.to, "to")
    if by.seat not in view.mediators():
        guards.seat_of_kind(view, act.to, "to", SeatKind.MEDIATOR)
    elif act.to == by.seat:
        raise Refused(Code.NOT_TO_THIS_RECIPIENT, "to", seat=act.to)


RULES: Mapping[type[Act], Callable[[View, Hand, Any, datetime], None]] = {
    Message: message,
    NoteOral: note_oral,
    AnswerOral: answer_oral,
    ShowWording: show_wording,
    AnswerWording: answer_wording,
    Convey: convey,
    ConfirmConveying: confirm_conveying,
    RecallConveying: recall_conveying,
    InnerPaper: inner_paper,
    MediatorNote: mediator_note,
    HandOverNonPaper: hand_over_non_paper,
}

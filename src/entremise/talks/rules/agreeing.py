"""Rules on the text: drafts, positions, proposals, signature and the time asked for it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from entremise.accord.text import is_clean
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.acts.drafting import AnswerProposal, Initial, Propose, TableDraft, TakePosition
from entremise.talks.acts.signing import (
    AskTime,
    ConfirmSignature,
    DeclineSignature,
    GrantTime,
    Mode,
    OpenSignature,
    RefuseTime,
    Sign,
    WithdrawSignature,
)
from entremise.talks.refusal import Code, Refused
from entremise.talks.rules import guards
from entremise.talks.rules.carrying import carry_rule
from entremise.talks.view.state import Asked, AskState, OpeningState, View


def table_draft(view: View, by: Hand, act: TableDraft, now: datetime) -> None:
    guards.mediator(view, by)
    guards.seats_of_kind(view, act.to, "to")
    guards.one_of(act.to, view.parties(), "to", SeatKind.PARTY.value)
    languages = [frozenset(article.text) for article in act.articles]
    if len(set(languages)) > 1:
        odd = next(n for n, one in enumerate(languages) if one != languages[0])
        missing = ", ".join(sorted(languages[0] ^ languages[odd]))
        raise Refused(Code.NO_TRANSLATION, f"articles.{odd}", article=act.articles[odd].slug, languages=missing)
    if act.replaces is not None:
        guards.earlier(view, act.replaces, TableDraft, "replaces")


def take_position(view: View, by: Hand, act: TakePosition, now: datetime) -> None:
    guards.party(view, by)
    _, draft = guards.earlier(view, act.draft, TableDraft, "draft")
    if act.article is not None and act.article not in {article.slug for article in draft.articles}:
        raise Refused(Code.UNKNOWN_ARTICLE, "article", article=act.article)
    guards.seats_of_kind(view, act.to, "to", SeatKind.MEDIATOR)
    carry_rule(view, act.rule)


def propose(view: View, by: Hand, act: Propose, now: datetime) -> None:
    guards.mediator(view, by)
    guards.seats_of_kind(view, act.to, "to")
    guards.one_of(act.to, view.parties(), "to", SeatKind.PARTY.value)
    guards.ahead(act.deadline, now, "deadline")
    if act.draft is not None:
        guards.earlier(view, act.draft, TableDraft, "draft")


def answer_proposal(view: View, by: Hand, act: AnswerProposal, now: datetime) -> None:
    guards.acts_from(view, by, SeatKind.PARTY)
    guards.head(view, by)
    guards.earlier(view, act.proposal, Propose, "proposal")
    proposal = view.proposals[act.proposal]
    if by.seat not in proposal.parties:
        raise Refused(Code.NOT_ADDRESSED_TO_YOU, "proposal")
    if proposal.outcome is not None:
        raise Refused(Code.TOO_LATE, "proposal")
    guards.not_done(by.seat in proposal.answers, "proposal")


def initial(view: View, by: Hand, act: Initial, now: datetime) -> None:
    guards.acts_from(view, by, SeatKind.PARTY)
    guards.capacity(view, by, Capacity.HEAD, Capacity.DELEGATE)
    guards.earlier(view, act.draft, TableDraft, "draft")
    guards.not_done((by.seat, by.person) in view.drafts[act.draft].initialled, "draft")


SIGNS = (Capacity.HEAD, Capacity.DELEGATE)
"""Who can bind a party, where a mediator names who must sign: its advisers, interpreters and note-takers can't."""


def open_signature(view: View, by: Hand, act: OpenSignature, now: datetime) -> None:
    """Only a clean text is opened, to named persons of parties who have it."""
    guards.mediator(view, by)
    _, draft = guards.earlier(view, act.draft, TableDraft, "draft")
    if not is_clean(draft.articles):
        raise Refused(Code.BRACKETS_LEFT, "draft")
    guards.seats_of_kind(view, act.required, "required", SeatKind.PARTY)
    for seat, persons in act.required.items():
        for person in persons:
            guards.able(guards.person(view, seat, person, "required"), "required", *SIGNS)
            if persons.count(person) > 1:
                raise Refused(Code.TWICE, "required", name=person)
    guards.seats_of_kind(view, act.with_seats, "with_seats")
    guards.ahead(act.deadline, now, "deadline")
    if act.entry.at is not None and act.entry.at <= now:
        raise Refused(Code.IN_THE_PAST, "entry.at")
    standing = (opening for opening in view.openings.values() if opening.draft == act.draft)
    guards.not_done(any(not opening.ended for opening in standing), "draft")


def _opening(view: View, by: Hand, act: str, now: datetime) -> OpeningState:
    """An opening that still stands, and in which this seat is to sign."""
    guards.acts_from(view, by, SeatKind.PARTY)
    guards.earlier(view, act, OpenSignature, "opening")
    opening = view.openings[act]
    if by.seat not in opening.required:
        raise Refused(Code.NOT_REQUIRED_TO_SIGN, "opening")
    if opening.lapsed:
        raise Refused(Code.TOO_LATE, "opening")
    return opening


def sign(view: View, by: Hand, act: Sign, now: datetime) -> None:
    """Each required person, once, in time, and with their own hand."""
    opening = _opening(view, by, act.opening, now)
    if by.person is None or by.person not in opening.required[by.seat]:
        raise Refused(Code.NOT_REQUIRED_TO_SIGN, "by")
    guards.not_done(opening.has_signed(by.seat, by.person), "opening")
    if by.seat in opening.declined:
        raise Refused(Code.WRONG_STATE, "opening", state="declined")
    # The table lapses an opening before it lets anybody act; this holds should it ever not have.
    if opening.deadline is not None and opening.deadline.at <= now:
        raise Refused(Code.TOO_LATE, "opening")


def confirm_signature(view: View, by: Hand, act: ConfirmSignature, now: datetime) -> None:
    opening = _opening(view, by, act.opening, now)
    guards.head(view, by)
    own = [one for one in opening.signatures if one.seat == by.seat]
    if not own or not any(one.ad_referendum for one in own):
        raise Refused(Code.NOT_SIGNED, "opening")
    guards.not_done(all(one.binds for one in own), "opening")


def decline_signature(view: View, by: Hand, act: DeclineSignature, now: datetime) -> None:
    opening = _opening(view, by, act.opening, now)
    guards.head(view, by)
    guards.not_done(by.seat in opening.declined, "opening")
    if any(one.seat == by.seat for one in opening.signatures):
        raise Refused(Code.WRONG_STATE, "opening", state="signed")


def withdraw_signature(view: View, by: Hand, act: WithdrawSignature, now: datetime) -> None:
    """A deposit can be taken back by who made it, or by a successor; an open signature can't."""
    opening = _opening(view, by, act.opening, now)
    if opening.mode is not Mode.SEALED:
        raise Refused(Code.NOT_SEALED, "opening")
    if opening.opened:
        raise Refused(Code.TOO_LATE, "opening")
    if not any(opening.has_signed(by.seat, person) for person in view.line(by.seat, by.person)):
        raise Refused(Code.NOT_SIGNED, "opening")


def ask_time(view: View, by: Hand, act: AskTime, now: datetime) -> None:
    """Time may be asked for where no deadline was set; one request at a time."""
    guards.party(view, by)
    guards.seats_of_kind(view, act.to, "to", SeatKind.MEDIATOR)
    guards.ahead(act.until, now, "until")
    if act.opening is not None:
        opening = _opening(view, by, act.opening, now)
        guards.not_done(opening.ended or by.seat in opening.signed_by(), "opening")
    pending = any(ask.seat == by.seat and ask.state is Asked.ASKED for ask in view.asks.values())
    guards.not_done(pending, "until")


def _ask(view: View, by: Hand, asked: str) -> AskState:
    guards.mediator(view, by)
    guards.earlier(view, asked, AskTime, "asked")
    ask = view.asks[asked]
    if ask.state is not Asked.ASKED:
        raise Refused(Code.WRONG_STATE, "asked", state=ask.state.value)
    return ask


def grant_time(view: View, by: Hand, act: GrantTime, now: datetime) -> None:
    ask = _ask(view, by, act.asked)
    guards.ahead(act.until or ask.until, now, "until")


def refuse_time(view: View, by: Hand, act: RefuseTime, now: datetime) -> None:
    _ask(view, by, act.asked)


RULES: Mapping[type[Act], Callable[[View, Hand, Any, datetime], None]] = {
    TableDraft: table_draft,
    TakePosition: take_position,
    Propose: propose,
    AnswerProposal: answer_proposal,
    Initial: initial,
    OpenSignature: open_signature,
    Sign: sign,
    ConfirmSignature: confirm_signature,
    DeclineSignature: decline_signature,
    WithdrawSignature: withdraw_signature,
    AskTime: ask_time,
    GrantTime: grant_time,
    RefuseTime: refuse_time,
}

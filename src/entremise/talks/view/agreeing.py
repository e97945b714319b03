"""What a seat comes to know of the text: drafts, positions, proposals, signature and the time asked for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from entremise.talks.acts.base import Act
from entremise.talks.acts.drafting import AnswerProposal, Initial, Propose, TableDraft, TakePosition
from entremise.talks.acts.signing import (
    AskTime,
    ConfirmSignature,
    DeclineSignature,
    GrantTime,
    OpenSignature,
    RefuseTime,
    Sign,
    WithdrawSignature,
)
from entremise.talks.acts.table import (
    DeadlineMoved,
    EnterIntoForce,
    OpeningLapsed,
    ProposalOutcome,
    SignaturesOpened,
    TimeLapsed,
)
from entremise.talks.view import carrying
from entremise.talks.view.gathering import overtake
from entremise.talks.view.state import (
    Asked,
    AskState,
    DraftState,
    OpeningState,
    PositionState,
    ProposalState,
    Seen,
    Signature,
    View,
)


def table_draft(view: View, seen: Seen, act: TableDraft) -> View:
    draft = DraftState(seen.place, seen.placed.id, len(view.drafts) + 1, act.title, act.articles)
    return replace(view, drafts=view.drafts.insert(seen.placed.id, draft))


def take_position(view: View, seen: Seen, act: TakePosition) -> View:
    view = carrying.take_position(view, seen, act)
    position = PositionState(seen.place, seen.placed.id, seen.placed.by.seat, act)
    return replace(view, positions=view.positions.insert(seen.placed.id, position))


def initial(view: View, seen: Seen, act: Initial) -> View:
    draft = view.drafts.get(act.draft)
    if draft is None:
        return view
    initialled = draft.initialled | {(seen.placed.by.seat, seen.placed.by.person)}
    return replace(view, drafts=view.drafts.insert(act.draft, replace(draft, initialled=initialled)))


def propose(view: View, seen: Seen, act: Propose) -> View:
    parties = frozenset(act.to) & view.parties()
    proposal = ProposalState(seen.place, seen.placed.id, act, parties)
    return replace(view, proposals=view.proposals.insert(seen.placed.id, proposal))


def answer_proposal(view: View, seen: Seen, act: AnswerProposal) -> View:
    proposal = view.proposals.get(act.proposal)
    if proposal is None:
        return view
    answered = replace(proposal, answers={**proposal.answers, seen.placed.by.seat: act.yes})
    return replace(view, proposals=view.proposals.insert(act.proposal, answered))


def proposal_outcome(view: View, seen: Seen, act: ProposalOutcome) -> View:
    proposal = view.proposals.get(act.proposal)
    if proposal is None:
        return view
    return replace(view, proposals=view.proposals.insert(act.proposal, replace(proposal, outcome=act.accepted)))


def open_signature(view: View, seen: Seen, act: OpenSignature) -> View:
    opening = OpeningState(
        seen.place,
        seen.placed.id,
        act.draft,
        act.mode,
        dict(act.required),
        act.entry,
        act.deadline,
    )
    return replace(view, openings=view.openings.insert(seen.placed.id, opening))


def _change(view: View, opening: str, **changes: Any) -> View:
    known = view.openings.get(opening)
    if known is None:
        return view
    return replace(view, openings=view.openings.insert(opening, replace(known, **changes)))


def sign(view: View, seen: Seen, act: Sign) -> View:
    known = view.openings.get(act.opening)
    if known is None:
        return view
    by = seen.placed.by
    signature = Signature(
        seen.place,
        by.seat,
        by.person or "",
        seen.placed.at,
        seen.placed.recorded_at,
        act.ad_referendum,
    )
    view = _change(view, act.opening, signatures=(*known.signatures, signature))
    return _once_signed(view, by.seat, seen, act.opening)


def _once_signed(view: View, seat: str, seen: Seen, opening: str) -> View:
    # A deposit overtakes nothing: whether time is still asked for may not tell the mediators that one was made.
    signed = seat in view.openings[opening].signed_by()
    return overtake(view, seat, seen, opening, signed=True) if signed else view


def confirm_signature(view: View, seen: Seen, act: ConfirmSignature) -> View:
    known = view.openings.get(act.opening)
    if known is None:
        return view
    signatures = tuple(
        replace(one, confirmed_at=seen.placed.recorded_at) if one.seat == seen.placed.by.seat and not one.binds else one
        for one in known.signatures
    )
    view = _change(view, act.opening, signatures=signatures)
    return _once_signed(view, seen.placed.by.seat, seen, act.opening)


def decline_signature(view: View, seen: Seen, act: DeclineSignature) -> View:
    known = view.openings.get(act.opening)
    if known is None:
        return view
    view = _change(view, act.opening, declined=known.declined | {seen.placed.by.seat})
    return overtake(view, seen.placed.by.seat, seen, act.opening)


def withdraw_signature(view: View, seen: Seen, act: WithdrawSignature) -> View:
    known = view.openings.get(act.opening)
    if known is None:
        return view
    by = seen.placed.by
    line = view.line(by.seat, by.person)
    kept = tuple(one for one in known.signatures if one.seat != by.seat or one.person not in line)
    # Whoever took the place of the one who had deposited is now to sign in their stead.
    signs = tuple(by.person if by.person and one in line else one for one in known.required.get(by.seat, ()))
    required = {seat: signs if seat == by.seat else persons for seat, persons in known.required.items()}
    return _change(view, act.opening, signatures=kept, required=required)


def signatures_opened(view: View, seen: Seen, act: SignaturesOpened) -> View:
    """Consent arises at the opening: whatever was deposited when, all signatures are now of this instant."""
    known = view.openings.get(act.opening)
    if known is None:
        return view
    at = seen.placed.recorded_at
    signatures = tuple(
        Signature(seen.place, seat, person, at, at, seat in act.ad_referendum)
        for seat in sorted(act.signed)
        for person in act.signed[seat]
    )
    view = _change(view, act.opening, opened=True, signatures=signatures, required=dict(act.signed))
    for seat in act.signed:
        view = overtake(view, seat, seen, act.opening, signed=True)
    return view


def deadline_moved(view: View, seen: Seen, act: DeadlineMoved) -> View:
    view = _change(view, act.opening, deadline=act.until)
    for key, ask in view.asks.items():
        if ask.opening == act.opening and ask.state is Asked.GRANTED:
            view = replace(view, asks=view.asks.insert(key, replace(ask, announced=True)))
    return view


def opening_lapsed(view: View, seen: Seen, act: OpeningLapsed) -> View:
    return _change(view, act.opening, lapsed=True)


def enter_into_force(view: View, seen: Seen, act: EnterIntoForce) -> View:
    return _change(view, act.opening, in_force=act.since)


def ask_time(view: View, seen: Seen, act: AskTime) -> View:
    ask = AskState(seen.place, seen.placed.id, seen.placed.by.seat, frozenset(act.to), act.until, act.opening)
    return replace(view, asks=view.asks.insert(seen.placed.id, ask))


def _answer_ask(view: View, ask: str, **changes: Any) -> View:
    known = view.asks.get(ask)
    if known is None:
        return view
    return replace(view, asks=view.asks.insert(ask, replace(known, **changes)))


def grant_time(view: View, seen: Seen, act: GrantTime) -> View:
    known = view.asks.get(act.asked)
    until = act.until or (known.until if known else None)
    return _answer_ask(view, act.asked, state=Asked.GRANTED, until=until)


def refuse_time(view: View, seen: Seen, act: RefuseTime) -> View:
    return _answer_ask(view, act.asked, state=Asked.REFUSED)


def time_lapsed(view: View, seen: Seen, act: TimeLapsed) -> View:
    return _answer_ask(view, act.asked, state=Asked.LAPSED)


STEPS: Mapping[type[Act], Callable[[View, Seen, Any], View]] = {
    TableDraft: table_draft,
    TakePosition: take_position,
    Initial: initial,
    Propose: propose,
    AnswerProposal: answer_proposal,
    ProposalOutcome: proposal_outcome,
    OpenSignature: open_signature,
    Sign: sign,
    ConfirmSignature: confirm_signature,
    DeclineSignature: decline_signature,
    WithdrawSignature: withdraw_signature,
    SignaturesOpened: signatures_opened,
    DeadlineMoved: deadline_moved,
    OpeningLapsed: opening_lapsed,
    EnterIntoForce: enter_into_force,
    AskTime: ask_time,
    GrantTime: grant_time,
    RefuseTime: refuse_time,
    TimeLapsed: time_lapsed,
}

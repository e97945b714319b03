"""The mediators' double-blind proposals: open, or with an outcome; never more, and never earlier on a no."""

from dataclasses import dataclass

from entremise.talks.acts.base import Ref
from entremise.talks.acts.drafting import AnswerProposal
from entremise.talks.acts.signing import AskTime, GrantTime, RefuseTime
from entremise.talks.view.state import Asked, AskState, ProposalState, in_order
from entremise.web.text.left import left
from entremise.web.text.offers import NEWEST, Way, may, way
from entremise.web.visit import Visit
from entremise.words import terms
from entremise.words.chronicle.line import Words, words, words_in
from entremise.words.direction import neutralise
from entremise.words.names import begun


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal. `answers` are those that this seat may know: its own, or all where the mediators see them."""

    id: str
    says: str
    words: tuple[Words, ...]
    draft: int | None
    state: str
    outcome: bool | None
    answers: tuple[str, ...]
    learns: tuple[str, ...]
    left: str
    ways: tuple[Way, ...]


def proposals_shown(visit: Visit) -> tuple[ProposalShown, ...]:
    """The proposals that this seat has seen, the latest first; the oldest of very many stand in the chronicle."""
    newest = in_order(visit.view.proposals.values())[: -NEWEST - 1 : -1]
    return tuple(proposal_shown(visit, one) for one in newest)


def proposal_shown(visit: Visit, proposal: ProposalState) -> ProposalShown:
    _ = visit.say
    reader, propose = visit.reader, proposal.propose
    by = visit.view.seen[proposal.id].placed.by
    draft = visit.view.drafts.get(propose.draft or "")
    asking = AnswerProposal(proposal=Ref(proposal.id), yes=True)
    return ProposalShown(
        id=proposal.id,
        says=_("{who} asks {seats}:", who=reader.hand(by), seats=reader.seats(proposal.parties)),
        words=words_in(reader, propose.text),
        draft=draft.number if draft is not None else None,
        state=_state(visit, proposal),
        outcome=proposal.outcome,
        answers=tuple(_answer(visit, seat, yes) for seat, yes in sorted(proposal.answers.items())),
        learns=who_learns(visit, proposal),
        left=left(propose.deadline, visit.now, _) if proposal.outcome is None else "",
        ways=(way(visit, "answer-proposal", _("Answer"), "", proposal=proposal.id),) if may(visit, asking) else (),
    )


def _state(visit: Visit, proposal: ProposalState) -> str:
    _ = visit.say
    if proposal.outcome is True:
        return _("Accepted: all have said yes.")
    if proposal.outcome is False:
        return _("Not accepted. Who said what stays sealed.")
    if proposal.propose.deadline is None:
        return _("Open: the outcome appears when all have answered.")
    time = visit.deadline(proposal.propose.deadline)
    return _("Open: the outcome appears when all have answered, or on {time}.", time=time)


def _answer(visit: Visit, seat: str, yes: bool) -> str:
    _ = visit.say
    name = visit.reader.seat(seat)
    if seat == visit.seat:
        return _("Our answer, sealed: yes.") if yes else _("Our answer, sealed: no.")
    return _("{seat} answered: yes.", seat=name) if yes else _("{seat} answered: no.", seat=name)


def who_learns(visit: Visit, proposal: ProposalState) -> tuple[str, ...]:
    """Who will learn what of an answer, and when: exactly, for it can't be changed."""
    _ = visit.say
    reader, view = visit.reader, visit.view
    told = view.reach(proposal.id)
    mediators = told & view.mediators()
    if proposal.propose.mediators_see_answers:
        first = _("The answer is seen at once by {seats}; no other seat sees it.", seats=reader.seats(mediators))
    else:
        first = _("The answer is sealed: no other seat sees it, the mediators included.")
    return (
        first,
        _when_known(visit, proposal),
        _("Then {seats} learn one thing: whether all said yes.", seats=reader.seats(told)),
        _("If one said no, or didn’t answer, nobody is told who said yes and who didn’t."),
        _("Whoever said yes and reads that it isn’t accepted knows that another didn’t."),
    )


def _when_known(visit: Visit, proposal: ProposalState) -> str:
    _ = visit.say
    if proposal.propose.deadline is None:
        return _("The outcome appears when the last has answered: a no doesn’t bring it about any earlier.")
    time = visit.deadline(proposal.propose.deadline)
    return _(
        "The outcome appears when the last has answered, or on {time}: a no doesn’t bring it about any earlier.",
        time=time,
    )


@dataclass(frozen=True, slots=True)
class AskShown:
    """Time that was asked for, as far as this seat knows of it."""

    id: str
    seat: str
    side: int | None
    says: str
    to: str
    reason: str
    ways: tuple[Way, ...]


def asks_shown(visit: Visit) -> tuple[AskShown, ...]:
    """The requests for time that this seat has seen, the latest first."""
    newest = in_order(visit.view.asks.values())[: -NEWEST - 1 : -1]
    return tuple(ask_shown(visit, one) for one in newest)


def ask_shown(visit: Visit, ask: AskState) -> AskShown:
    _ = visit.say
    act = visit.view.seen[ask.id].placed.act
    reason = act.reason if isinstance(act, AskTime) else None
    given = [
        way(visit, "grant-time", _("Grant the time"), "", asked=ask.id)
        if may(visit, GrantTime(asked=Ref(ask.id)))
        else None,
        way(visit, "refuse-time", _("Refuse the time"), asked=ask.id)
        if may(visit, RefuseTime(asked=Ref(ask.id)))
        else None,
    ]
    state = _(terms.STATES[ask.state.value])
    if ask.state is Asked.ASKED and (remains := left(ask.until, visit.now, _)):
        state = _("{state} ({left})", state=state, left=remains)
    return AskShown(
        id=ask.id,
        seat=begun(visit.reader.seat(ask.seat)),
        side=visit.sides().get(ask.seat),
        says=_("Time until {time}: {state}.", time=visit.deadline(ask.until), state=state),
        to=visit.reader.seats(ask.to),
        reason="\n".join(one.text for one in words(neutralise(reason) if reason else None)),
        ways=tuple(one for one in given if one is not None),
    )

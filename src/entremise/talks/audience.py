"""Who sees this? The one function that says so, for every act."""

from collections.abc import Iterable

from entremise.talks.acts.base import Act, Audience, Circle, Hand
from entremise.talks.acts.convening import (
    Accredit,
    AddActor,
    AddSeat,
    AgreeName,
    Convene,
    Entrust,
    Relate,
    ReplacePerson,
)
from entremise.talks.acts.disclosing import Acquaint, Disclose
from entremise.talks.acts.drafting import AnswerProposal, Initial, Propose, TableDraft, TakePosition
from entremise.talks.acts.inner import HandOverNonPaper, InnerPaper, MediatorNote
from entremise.talks.acts.messages import (
    AnswerOral,
    AnswerWording,
    ConfirmConveying,
    Convey,
    Message,
    NoteOral,
    RecallConveying,
    ShowWording,
)
from entremise.talks.acts.procedure import AnswerTerms, FreezeRoom, PutTerms, ThawRoom
from entremise.talks.acts.public import (
    Characterise,
    Communique,
    Finding,
    Forces,
    Hostilities,
    Incident,
    Statement,
)
from entremise.talks.acts.rounds import (
    AdjournRound,
    Arrive,
    BeginSitting,
    CloseRound,
    Consult,
    DeclareFailed,
    EndSitting,
    Leave,
    OpenRound,
    ResumeRound,
    SuspendRound,
)
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
from entremise.talks.acts.table import (
    Carried,
    DeadlineMoved,
    EnterIntoForce,
    OpeningLapsed,
    ProposalOutcome,
    SignaturesOpened,
    TermsSettled,
    TimeLapsed,
    Word,
)
from entremise.talks.view.state import View


def audience(view: View, by: Hand, act: Act) -> Audience:
    """Who sees an act, resolved once, when it is placed.

    `view` is what the one who acts knows (the table's own eye for its own acts): an audience can't depend on what
    is hidden from the actor. A seat always sees what it does itself. What follows from an act goes to those who
    have seen that act, or to fewer. Raises `KeyError` where the act refers to what the view does not hold.
    """
    own = frozenset({by.seat}) & view.seats_of()
    match act:
        # ---- everybody
        case Convene():
            return Audience(seats=frozenset(seat.slug for seat in act.seats), public=True)
        case AddSeat():
            return Audience(seats=view.seats_of() | {act.seat.slug}, public=True)
        case AddActor() | Relate() | Communique() | Statement() | Characterise():
            return _everybody(view)
        case Hostilities() | Forces() | Incident() | Finding():
            return _everybody(view)
        # ---- as far as the one who acts lets it go
        case Accredit():
            return _circle(view, act.told, own | {act.person.seat})
        case OpenRound():
            return _circle(view, act.told, own)
        case Arrive() | Leave() | Consult():
            return _circle(view, act.told, own | {act.seat or by.seat})
        # ---- those who are named
        case AgreeName():
            return _seats(own, act.readers, view.mediators())
        case FreezeRoom():
            # The frozen seat too: what it is refused, it is refused for what it sees.
            return _seats(own, {act.seat}, view.mediators())
        case PutTerms() | TableDraft() | Propose() | AskTime():
            return _seats(own, act.to)
        case Message() | MediatorNote() | TakePosition():
            return _seats(own, act.to)
        case ShowWording() | HandOverNonPaper():
            return _seats(own, {act.to})
        case NoteOral():
            return _seats(own, act.to, {act.party})
        case BeginSitting():
            return _seats(own, act.with_mediators, (sitter.seat for sitter in act.who))
        case Convey():
            return _seats(own, act.with_mediators, {act.second} if act.second else ())
        case OpenSignature():
            return _seats(own, act.required, act.with_seats)
        # ---- nobody else
        case InnerPaper() | Entrust() | WithdrawSignature():
            return _seats(own)
        # ---- those who saw what it follows from
        case SuspendRound() | AdjournRound() | ResumeRound() | DeclareFailed() | CloseRound():
            return _reach(view, act.opened)
        case EndSitting():
            return _reach(view, act.begun)
        case AnswerOral():
            return _reach(view, act.noted)
        case AnswerWording():
            return _reach(view, act.wording)
        case ConfirmConveying() | RecallConveying():
            return _reach(view, act.conveying)
        case Initial():
            return _reach(view, act.draft)
        case GrantTime() | RefuseTime():
            return _reach(view, act.asked)
        case ThawRoom():
            return _reach(view, act.frozen)
        case ReplacePerson():
            return _who_knows(view, act, own)
        # ---- fewer than those: what is sealed, and what is said to the mediators alone
        case AnswerTerms():
            return _seats(own, view.reach(act.terms) & view.mediators())
        case AnswerProposal():
            sees = view.proposals[act.proposal].propose.mediators_see_answers
            return _seats(own, view.reach(act.proposal) & view.mediators() if sees else ())
        case Sign() | ConfirmSignature():
            opening = view.openings[act.opening]
            sealed = opening.mode is Mode.SEALED and not opening.opened
            return _seats(own) if sealed else _reach(view, act.opening)
        case DeclineSignature():
            if view.openings[act.opening].mode is Mode.SEALED:
                return _seats(own, view.reach(act.opening) & view.mediators())
            return _reach(view, act.opening)
        # ---- later sight
        case Disclose():
            if act.public:
                return _everybody(view)
            return _seats(own, act.to, view.reach(str(act.acts[0]["id"])))
        case Acquaint():
            return _seats({act.to})
        # ---- the table's own acts
        case Word():
            return _seats({act.to, act.carried_by})
        case Carried():
            return _first(view, act.conveying)
        case TermsSettled():
            return _reach(view, act.terms)
        case ProposalOutcome():
            return _reach(view, act.proposal)
        case TimeLapsed():
            return _first(view, act.asked)
        case SignaturesOpened() | DeadlineMoved() | OpeningLapsed() | EnterIntoForce():
            return _reach(view, act.opening)
    raise AssertionError(f"no audience for {act.kind}")


def _seats(*groups: Iterable[str]) -> Audience:
    return Audience(seats=frozenset().union(*groups))


def _everybody(view: View) -> Audience:
    return Audience(seats=view.seats_of(), public=True)


def _reach(view: View, act: str) -> Audience:
    return Audience(seats=view.reach(act), public=view.is_public(act))


def _first(view: View, act: str) -> Audience:
    """Those who have seen an act since it was placed, and so all that became of it.

    To whom it was shown later, an end that never comes would tell what had become of it before.
    """
    return Audience(seats=view.seen[act].placed.audience.seats)


def _circle(view: View, told: Circle, own: frozenset[str]) -> Audience:
    match told:
        case Circle.PUBLIC:
            return _everybody(view)
        case Circle.TABLE:
            return _seats(own, view.parties(), view.mediators())
        case Circle.MEDIATORS:
            return _seats(own, view.mediators())


def _who_knows(view: View, act: ReplacePerson, own: frozenset[str]) -> Audience:
    """Those who know the person, and those who await the signature that the successor will give."""
    person = view.persons[act.seat, act.person]
    if person.public:
        return _everybody(view)
    # By all who held the place before, too: whether one of them has deposited may not show in who is told now.
    line = view.line(act.seat, act.person)
    awaiting = (view.reach(one.id) for one in view.openings.values() if line & set(one.required.get(act.seat, ())))
    return _seats(own, person.told, *awaiting)

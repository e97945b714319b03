"""The table's own acts: what triggers each, which hidden facts that reads, and what it reveals to whom.

Only these read what is hidden from some of those to whom they speak. Everything else that a seat is shown was
addressed to it by somebody. `DUTIES` is the whole list; the pages say it before anyone acts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from entremise.talks.acts.base import Act
from entremise.talks.acts.convening import AddSeat, Convene, ReplacePerson
from entremise.talks.acts.disclosing import Acquaint, Disclose
from entremise.talks.acts.drafting import AnswerProposal, Propose
from entremise.talks.acts.messages import ConfirmConveying, Convey, RecallConveying
from entremise.talks.acts.procedure import AnswerTerms, PutTerms
from entremise.talks.acts.rounds import Leave
from entremise.talks.acts.signing import (
    AskTime,
    ConfirmSignature,
    DeclineSignature,
    Force,
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
from entremise.talks.time import iso
from entremise.talks.view.state import Asked, ConveyingState, OpeningState, View, in_order


@dataclass(frozen=True)
class Due:
    """Acts of the table that are due together: since when (none: at once), and after what.

    Their ids are drawn from `key`, which names the act that they follow from and nothing hidden.
    """

    since: datetime | None
    key: str
    acts: tuple[Act, ...]


SHEAF: Final = 1_000
"""How many earlier acts a new seat is shown in one act of the table."""

_AT_ONCE = datetime.min.replace(tzinfo=UTC)

Public = Callable[[], Iterable[Mapping[str, Any]]]
"""Gives the bodies of all public acts so far, in order."""


@dataclass(frozen=True)
class Duty:
    """What the table does by itself.

    `after` are the acts of seats with which its matter begins, and those that set it going. `trigger`, `reads` and
    `reveals` are message ids, said to people before they act (`entremise.words.duties`). `find` lists what is due,
    or will be at its instant unless something else happens.
    """

    acts: tuple[type[Act], ...]
    after: tuple[type[Act], ...]
    trigger: str
    reads: str
    reveals: str
    find: Callable[[View, Public], Iterator[Due]]


def deliver(eye: View, public: Public) -> Iterator[Due]:
    for held in in_order(eye.held.values()):
        yield Due(held.due, f"word {held.id}", (word_of(held), Carried(conveying=held.id)))


def word_of(held: ConveyingState) -> Word:
    """What the recipient of conveyed words is shown: nothing of the source but its name, where that is allowed."""
    convey = held.convey
    return Word(
        to=convey.to,
        carried_by=held.carrier,
        text=convey.text,
        language=convey.language,
        translation=convey.translation,
        origin=convey.origin,
    )


def settle_terms(eye: View, public: Public) -> Iterator[Due]:
    parties = eye.parties()
    for terms in in_order(eye.terms.values()):
        asked = frozenset(terms.put.to) & parties
        if not terms.settled and all(terms.answers.get(party) for party in asked):
            yield Due(None, f"settled {terms.id}", (TermsSettled(terms=terms.id),))


def proposal_outcomes(eye: View, public: Public) -> Iterator[Due]:
    for proposal in in_order(eye.proposals.values()):
        if proposal.outcome is not None:
            continue
        accepted = all(proposal.answers.get(party) for party in proposal.parties)
        outcome = ProposalOutcome(proposal=proposal.id, accepted=accepted)
        if len(proposal.answers) == len(proposal.parties):
            yield Due(None, f"outcome {proposal.id}", (outcome,))
        elif proposal.propose.deadline is not None:
            yield Due(proposal.propose.deadline.at, f"outcome {proposal.id}", (outcome,))


def _standing(eye: View) -> Iterator[OpeningState]:
    return (opening for opening in in_order(eye.openings.values()) if not opening.ended)


def _all_in(opening: OpeningState) -> bool:
    return all(opening.all_in(seat) for seat in opening.required)


def open_seals(eye: View, public: Public) -> Iterator[Due]:
    for opening in _standing(eye):
        if opening.mode is Mode.SEALED and not opening.opened and _all_in(opening):
            pending = {
                seat: tuple(sorted(one.person for one in opening.signatures if one.seat == seat and not one.binds))
                for seat in sorted({one.seat for one in opening.signatures if not one.binds})
            }
            signed = {seat: tuple(sorted(opening.required[seat])) for seat in sorted(opening.required)}
            opened = SignaturesOpened(opening=opening.id, signed=signed, ad_referendum=pending)
            yield Due(None, f"opened {opening.id}", (opened,))


def move_deadlines(eye: View, public: Public) -> Iterator[Due]:
    for ask in in_order(eye.asks.values()):
        opening = eye.openings.get(ask.opening) if ask.opening else None
        if ask.state is not Asked.GRANTED or ask.announced or opening is None or opening.ended:
            continue
        if opening.deadline is not None and ask.until.at > opening.deadline.at:
            # The words in which one side asked are its own: the table says the time, and no more.
            until = ask.until.model_copy(update={"words": None})
            yield Due(None, f"moved {ask.id}", (DeadlineMoved(opening=opening.id, until=until),))


def lapse_openings(eye: View, public: Public) -> Iterator[Due]:
    for opening in _standing(eye):
        if opening.deadline is not None and not _all_in(opening):
            at = opening.deadline.at
            yield Due(at, f"lapsed {opening.id} {iso(at)}", (OpeningLapsed(opening=opening.id),))


def lapse_asks(eye: View, public: Public) -> Iterator[Due]:
    for ask in in_order(eye.asks.values()):
        if ask.state in (Asked.ASKED, Asked.GRANTED) and not ask.served:
            at = ask.until.at
            yield Due(at, f"time {ask.id} {iso(at)}", (TimeLapsed(asked=ask.id),))


def entries_into_force(eye: View, public: Public) -> Iterator[Due]:
    for opening in _standing(eye):
        if not opening.complete:
            continue
        last = max(one.binds_since for one in opening.given if one.binds_since is not None)
        since = entry_time(opening, last)
        binds = EnterIntoForce(opening=opening.id, since=since)
        yield Due(since if since > last else None, f"in force {opening.id}", (binds,))


def acquaint(eye: View, public: Public) -> Iterator[Due]:
    for seat in sorted(eye.unacquainted, key=lambda seat: eye.unacquainted[seat]):
        # The seat itself has seen its seating, and whatever became public with it.
        earlier = [body for body in public() if seat not in body["audience"]]
        sheaves = [tuple(earlier[k : k + SHEAF]) for k in range(0, len(earlier), SHEAF)]
        if sheaves:
            yield Due(None, f"acquaint {seat}", tuple(Acquaint(to=seat, acts=sheaf) for sheaf in sheaves))


def entry_time(opening: OpeningState, last: datetime) -> datetime:
    """When a complete accord enters into force by its clause: never before the last consent."""
    entry = opening.entry
    if entry.force is Force.AT and entry.at is not None:
        return max(entry.at, last)
    if entry.force is Force.DAYS_AFTER and entry.days is not None:
        return last + timedelta(days=entry.days)
    return last


DUTIES: Final[tuple[Duty, ...]] = (
    Duty(
        acts=(Word, Carried),
        after=(Convey, ConfirmConveying),
        trigger="Thirty seconds have passed since conveyed words were confirmed, "
        "and the time before which they may not go.",
        reads="The words that the mediators prepared, whose they were and under which rule.",
        reveals="The recipient and the carrier read the words; whose they were only where rule and mediator allow.",
        find=deliver,
    ),
    Duty(
        acts=(Acquaint,),
        after=(AddSeat,),
        trigger="A seat is added.",
        reads="What is public.",
        reveals="The new seat is shown all that is public from before it came.",
        find=acquaint,
    ),
    Duty(
        acts=(TermsSettled,),
        after=(PutTerms, AnswerTerms),
        trigger="All parties to whom terms of procedure were put have accepted them.",
        reads="Each party’s answer, which only the mediators see.",
        reveals="All to whom the terms were put learn that all have accepted; of a refusal nobody is told.",
        find=settle_terms,
    ),
    Duty(
        acts=(ProposalOutcome,),
        after=(Propose, AnswerProposal),
        trigger="All parties have answered the proposal, or its deadline has passed; never earlier on a no.",
        reads="The sealed answers.",
        reveals="All to whom the proposal was put learn whether all said yes; otherwise not who did.",
        find=proposal_outcomes,
    ),
    Duty(
        acts=(SignaturesOpened,),
        after=(OpenSignature, Sign),
        trigger="All required sealed signatures are in.",
        reads="The sealed signatures.",
        reveals="All to whom signature was opened see them at once, dated at their opening.",
        find=open_seals,
    ),
    Duty(
        acts=(DeadlineMoved,),
        after=(AskTime, GrantTime),
        trigger="Time beyond the deadline for signature has been granted.",
        reads="Who asked for it, and what was granted.",
        reveals="All to whom signature was opened learn the new deadline, which holds for all; not who asked.",
        find=move_deadlines,
    ),
    Duty(
        acts=(OpeningLapsed,),
        after=(OpenSignature,),
        trigger="The deadline for signature has passed and not all required signatures are in.",
        reads="Which signatures are in, sealed ones included.",
        reveals="All to whom signature was opened learn that it lapsed: in the same words, whatever was deposited.",
        find=lapse_openings,
    ),
    Duty(
        acts=(TimeLapsed,),
        after=(AskTime,),
        trigger="The time that a party asked for has passed, and its signature is not openly given.",
        reads="What became of the request, as all who know of it see for themselves.",
        reveals="The party that asked and the mediators whom it asked learn that it has passed.",
        find=lapse_asks,
    ),
    Duty(
        acts=(EnterIntoForce,),
        after=(OpenSignature, Sign, ConfirmSignature),
        trigger="All required signatures bind, and the accord’s clause on its entry into force is met.",
        reads="The signatures, once open.",
        reveals="All to whom signature was opened learn that the accord is in force, and since when.",
        find=entries_into_force,
    ),
)

_FOLLOWED: Final[tuple[type[Act], ...]] = (
    *(Convene, AddSeat, ReplacePerson, Disclose, Acquaint, PutTerms, AnswerTerms, Leave),
    *(Convey, ConfirmConveying, RecallConveying, Propose, AnswerProposal),
    *(OpenSignature, Sign, ConfirmSignature, DeclineSignature, WithdrawSignature),
    *(AskTime, GrantTime, RefuseTime),
)

LISTENS: Final = frozenset(act.kind for act in (*_FOLLOWED, *(act for duty in DUTIES for act in duty.acts)))
"""The kinds of acts that the table's eye follows: all that its duties read, and nothing else."""


def awaited(eye: View, public: Public) -> list[Due]:
    """All that is due or will be, as things stand; what is due at once first, then by instant."""
    found = [due for duty in DUTIES for due in duty.find(eye, public)]
    return sorted(found, key=lambda due: due.since or _AT_ONCE)


def next_due(eye: View, now: datetime, public: Public) -> Due | None:
    """What is due first, at `now` or before; None when nothing is."""
    first = next(iter(awaited(eye, public)), None)
    return first if first is not None and (first.since is None or first.since <= now) else None


def wakes_at(eye: View) -> datetime | None:
    """The next instant at which something falls due by itself; None where nothing is awaited."""
    return next((due.since for due in awaited(eye, lambda: ()) if due.since), None)

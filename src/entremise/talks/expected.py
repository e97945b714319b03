"""What is expected of whom: what a person is asked and hasn't answered, and what stands and waits for others.

All of it is derived from the view of one seat, and what is asked is offered only where the rules would allow it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.drafting import AnswerProposal
from entremise.talks.acts.inner import InnerPaper, MediatorNote, Purpose
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
from entremise.talks.acts.procedure import AnswerTerms
from entremise.talks.acts.rounds import ResumeRound
from entremise.talks.acts.signing import ConfirmSignature, GrantTime, Mode, RefuseTime, Sign, WithdrawSignature
from entremise.talks.refusal import Refused
from entremise.talks.rules import guards
from entremise.talks.rules.carrying import HEARD
from entremise.talks.rules.judge import judge
from entremise.talks.time import Deadline
from entremise.talks.view.state import Asked, Entrusted, OpeningState, Passage, Phase, Place, Seen, View, in_order
from entremise.talks.waiting import goes, waiting, whose


class Kind(StrEnum):
    """What is expected, the most pressing first among what has no time set; from `DEPOSIT` on it only stands."""

    SIGN = "sign"
    CONFIRM_SIGNATURE = "confirm-signature"
    ANSWER_PROPOSAL = "answer-proposal"
    ANSWER_WORDING = "answer-wording"
    CONFIRM_CONVEYING = "confirm-conveying"
    RECALL_CONVEYING = "recall-conveying"
    GRANT_TIME = "grant-time"
    REFUSE_TIME = "refuse-time"
    ANSWER_ORAL = "answer-oral"
    ANSWER_TERMS = "answer-terms"
    CONVEY = "convey"
    SHOW_WORDING = "show-wording"
    WORDS_WAIT = "words-wait"
    RESUME_ROUND = "resume-round"
    RELEASE = "release"
    FROZEN = "frozen"
    DEPOSIT = "deposit"
    TIME_ASKED = "time-asked"
    SIGNATURE_OUT = "signature-out"
    PROPOSAL_OUT = "proposal-out"
    TERMS_OUT = "terms-out"
    AWAITS_SECOND = "awaits-second"
    CONDITION = "condition"
    ROUND_PAUSED = "round-paused"
    ROOM_FROZEN = "room-frozen"


FIELDS: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.SIGN: ("sign", "opening"),
    Kind.CONFIRM_SIGNATURE: ("confirm-signature", "opening"),
    Kind.ANSWER_PROPOSAL: ("answer-proposal", "proposal"),
    Kind.ANSWER_WORDING: ("answer-wording", "wording"),
    Kind.CONFIRM_CONVEYING: ("confirm-conveying", "conveying"),
    Kind.RECALL_CONVEYING: ("recall-conveying", "conveying"),
    Kind.GRANT_TIME: ("grant-time", "asked"),
    Kind.REFUSE_TIME: ("refuse-time", "asked"),
    Kind.ANSWER_ORAL: ("answer-oral", "noted"),
    Kind.ANSWER_TERMS: ("answer-terms", "terms"),
    Kind.CONVEY: ("convey", "source"),
    Kind.SHOW_WORDING: ("show-wording", "source"),
    Kind.RESUME_ROUND: ("resume-round", "opened"),
    Kind.DEPOSIT: ("withdraw-signature", "opening"),
    Kind.CONDITION: ("convey", "source"),
    Kind.ROUND_PAUSED: ("resume-round", "opened"),
    Kind.ROOM_FROZEN: ("thaw-room", "frozen"),
}
"""The kind of act by which it is met (or undone, of what stands), and its field that names `about`."""

_ORDER: Final = {kind: n for n, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that is expected.

    `about` is the act that it follows from, `seat` the seat whose act that is, or whom it concerns. `asked` says
    that something is to be done here; what isn't only stands, and waits. `deadline`: by when, or until when.
    `waiting`: the seats whose answer is awaited, where this seat may know; of `WORDS_WAIT`, those whose words wait.
    """

    kind: Kind
    about: str
    seat: str
    place: Place
    deadline: Deadline | None = None
    asked: bool = True
    waiting: tuple[str, ...] = ()

    @property
    def form(self) -> tuple[str, str] | None:
        """The kind of act by which it is met and the field of it that is `about`; None where it has none."""
        return FIELDS.get(self.kind)


_Candidate = tuple[Expected, tuple[Act, ...]]
"""What may be expected, with the acts by any of which it would be met; none where nothing need be allowed."""
_Found = Iterator[_Candidate]


def expected(view: View, seat: str, person: str | None, now: datetime) -> tuple[Expected, ...]:
    """What is expected of a person at a seat, in the order of urgency: what is asked first, by its deadline.

    `view` is the seat's own. What the rules would refuse to this person now is left out.
    """
    by = Hand(seat=seat, person=person)
    return tuple(sorted(_allowed(view, by, _all(view, seat, now), now), key=_urgency))


@dataclass(frozen=True, slots=True)
class Together:
    """What is expected of one person; and what is asked of others in the delegation alone, with who may do it."""

    mine: tuple[Expected, ...]
    others: tuple[tuple[Expected, tuple[str, ...]], ...]


def together(view: View, seat: str, person: str | None, now: datetime) -> Together:
    """What is expected of a person, beside what is asked of the rest of the delegation."""
    candidates = [*_all(view, seat, now)]
    mine = sorted(_allowed(view, Hand(seat=seat, person=person), candidates, now), key=_urgency)
    known = {(one.kind, one.about): one for one in mine if one.asked}
    who: dict[tuple[Kind, str], list[str]] = {}
    others: dict[tuple[Kind, str], Expected] = {}
    for member in view.delegation(seat):
        for one in _allowed(view, Hand(seat=seat, person=member.person.slug), candidates, now):
            key = (one.kind, one.about)
            if one.asked and key not in known:
                others[key] = one
                who.setdefault(key, []).append(member.person.slug)
    rest = tuple((one, tuple(who[one.kind, one.about])) for one in sorted(others.values(), key=_urgency))
    return Together(tuple(mine), rest)


def _urgency(one: Expected) -> tuple[bool, bool, float, int, Place]:
    at = one.deadline.at.timestamp() if one.deadline is not None else 0.0
    return (not one.asked, one.deadline is None, at, _ORDER[one.kind], one.place)


def _allowed(view: View, by: Hand, candidates: Iterable[_Candidate], now: datetime) -> Iterator[Expected]:
    for one, acts in candidates:
        if not acts or any(_allows(view, by, act, now) for act in acts):
            yield one


def _allows(view: View, by: Hand, act: Act, now: datetime) -> bool:
    try:
        judge(view, by, act, now)
    except Refused:
        return False
    return True


def _all(view: View, seat: str, now: datetime) -> _Found:
    if view.convened is None or seat not in view.seats:
        return
    yield from _frozen(view, seat)
    yield from _openings(view, seat, now)
    yield from _asked_in_words(view, seat)
    if view.seats[seat].kind is SeatKind.MEDIATOR:
        yield from _requests(view)
        yield from _conveyings(view, seat)
        due = [*_entrusted(view, now)]
        yield from due
        yield from _words_wait(view, {one.about for one, _ in due if one.asked})
        yield from _out(view, seat)
        yield from _rounds(view, now)
    else:
        yield from _own_time(view, seat)
        yield from _to_release(view, seat)


def _by(view: View, act: str) -> str:
    return view.seen[act].placed.by.seat


# ---- what a seat is asked


def _frozen(view: View, seat: str) -> _Found:
    for frozen, act in view.frozen.items():
        kind = Kind.FROZEN if frozen == seat else Kind.ROOM_FROZEN
        yield Expected(kind, act, frozen, view.seen[act].place, asked=False), ()


def _openings(view: View, seat: str, now: datetime) -> _Found:
    for one in view.openings.values():
        # One that a party has declined, as far as is known here, comes to nothing.
        if one.ended or one.declined or seat not in one.required:
            continue
        by = _by(view, one.id)
        until = one.deadline if one.deadline is not None and one.deadline.at > now else None
        yield Expected(Kind.SIGN, one.id, by, one.place, until), (Sign(opening=one.id),)
        yield Expected(Kind.CONFIRM_SIGNATURE, one.id, by, one.place), (ConfirmSignature(opening=one.id),)
        deposit = Expected(Kind.DEPOSIT, one.id, by, one.place, until, asked=False)
        yield deposit, (WithdrawSignature(opening=one.id),)


def _asked_in_words(view: View, seat: str) -> _Found:
    """Proposals, wordings, words noted and terms that are put to this seat."""
    for proposal in view.proposals.values():
        until = proposal.propose.deadline
        answer = AnswerProposal(proposal=proposal.id, yes=False)
        yield Expected(Kind.ANSWER_PROPOSAL, proposal.id, _by(view, proposal.id), proposal.place, until), (answer,)
    for wording in view.wordings.values():
        approve = AnswerWording(wording=wording.id, approved=True)
        yield Expected(Kind.ANSWER_WORDING, wording.id, _by(view, wording.id), wording.place), (approve,)
    for seen in view.seen.values() if view.seats[seat].kind in HEARD else ():
        act, noted = seen.placed.act, seen.placed.id
        if isinstance(act, NoteOral) and act.party == seat:
            confirm = AnswerOral(noted=noted, confirmed=True)
            yield Expected(Kind.ANSWER_ORAL, noted, seen.placed.by.seat, seen.place), (confirm,)
    for terms in view.terms.values():
        accept = AnswerTerms(terms=terms.id, accepted=True)
        yield Expected(Kind.ANSWER_TERMS, terms.id, _by(view, terms.id), terms.place), (accept,)


def _own_time(view: View, seat: str) -> _Found:
    for ask in view.asks.values():
        if ask.seat == seat and ask.state is Asked.ASKED:
            yield Expected(Kind.TIME_ASKED, ask.id, seat, ask.place, ask.until, asked=False), ()


def _to_release(view: View, seat: str) -> _Found:
    """Drafts of the inner room that wait for the head, or for whom the head entrusted."""
    to = tuple(sorted(view.mediators()))
    if not to:
        return
    for seen in drafts_waiting(view, seat):
        paper = seen.placed.act
        assert isinstance(paper, InnerPaper)
        release = Message(to=to, text=paper.text, language=paper.language)
        yield Expected(Kind.RELEASE, seen.placed.id, seat, seen.place), (release,)


def drafts_waiting(view: View, seat: str) -> list[Seen]:
    """The drafts of a delegation's inner room that nobody who may release them has answered, in order.

    They are answered by a paper about them: by a later draft, or by a word of who may release.
    """
    drafts, answered = [], set()
    for seen in view.seen.values():
        act, by = seen.placed.act, seen.placed.by
        if not isinstance(act, InnerPaper) or by.seat != seat:
            continue
        if act.purpose is Purpose.DRAFT:
            drafts.append(seen)
        if act.about is not None and (act.purpose is Purpose.DRAFT or may_speak(view, by)):
            answered.add(act.about)
    return in_order(one for one in drafts if one.placed.id not in answered)


def may_speak(view: View, by: Hand) -> bool:
    """Whether words leave a delegation by this hand: a party's head or whom it entrusted, another's delegate too."""
    try:
        guards.speaks(view, by)
    except Refused:
        return False
    return True


# ---- what mediators have in hand


def _requests(view: View) -> _Found:
    for ask in view.asks.values():
        if ask.state is not Asked.ASKED:
            continue
        opening = view.openings.get(ask.opening or "")
        # Where the opening has ended it can be refused alone.
        if opening is not None and opening.ended:
            yield Expected(Kind.REFUSE_TIME, ask.id, ask.seat, ask.place, ask.until), (RefuseTime(asked=ask.id),)
        else:
            yield Expected(Kind.GRANT_TIME, ask.id, ask.seat, ask.place, ask.until), (GrantTime(asked=ask.id),)


def _conveyings(view: View, seat: str) -> _Found:
    """Words prepared and not yet confirmed: by who prepared them, or by the second one who is to."""
    for one in view.conveyings.values():
        if one.passage is not Passage.PREPARED:
            continue
        to, second = one.convey.to, one.convey.second
        source = view.entrusted.get(one.convey.source or "")
        if source is not None and source.confirmed is False:
            yield Expected(Kind.RECALL_CONVEYING, one.id, to, one.place), (RecallConveying(conveying=one.id),)
        elif second not in (None, seat) and one.carrier == seat:
            yield Expected(Kind.AWAITS_SECOND, one.id, to, one.place, asked=False, waiting=(second or "",)), ()
        else:
            yield Expected(Kind.CONFIRM_CONVEYING, one.id, to, one.place), (ConfirmConveying(conveying=one.id),)


def _entrusted(view: View, now: datetime) -> _Found:
    """Words that could not go before a time that has come; and those that wait for a condition to be met."""
    gone = {one.convey.source for one in view.conveyings.values() if goes(view, one.id)}
    for words in view.entrusted.values():
        rule = words.rule
        if words.id in gone or (rule.not_before is None and rule.if_condition is None):
            continue
        if rule.not_before is not None and rule.not_before > now:
            continue
        kind, acts = _next_step(view, words)
        if not acts:
            continue
        if rule.if_condition is not None:
            yield Expected(Kind.CONDITION, words.id, words.party, words.place, asked=False), acts
        else:
            yield Expected(kind, words.id, words.party, words.place), acts


def _next_step(view: View, words: Entrusted) -> tuple[Kind, tuple[Act, ...]]:
    """How words that are due would go on: to any who may receive them, or first back, for their wording."""
    rule = words.rule
    given = view.seen[words.id].placed.act
    language = given.language if isinstance(given, Message | NoteOral) else _language(view)
    text, wording = words.text or "…", None
    if rule.exact_wording:
        shown = in_order(one for one in view.wordings.values() if one.source == words.id)
        approved = [one for one in shown if one.approved]
        if not approved:
            pending = any(one.approved is None for one in shown)
            show = ShowWording(source=words.id, to=words.party, text=text, language=language)
            return Kind.SHOW_WORDING, () if pending else (show,)
        text, language, wording = approved[-1].text, approved[-1].language, approved[-1].id
    receivers = rule.to if rule.to is not None else view.seats_of(*HEARD)
    return Kind.CONVEY, tuple(
        Convey(
            to=to,
            text=text,
            language=language,
            source=words.id,
            wording=wording,
            condition_met=rule.if_condition,
            not_before=None if rule.orally_only else rule.not_before,
            orally=rule.orally_only,
        )
        for to in sorted(receivers)
    )


def _words_wait(view: View, due: Collection[str]) -> _Found:
    """Words that nobody has answered or carried yet: one thing to do, whosever they are and however many. Those that
    are `due` to go on are asked for by themselves."""
    found = {words: why for words, why in waiting(view).items() if words not in due}
    seats = whose(view, found)
    if not seats:
        return
    first = view.entrusted[next(one for one in found if view.entrusted[one].party in seats)]
    note = MediatorNote(about=first.id, text="…", language=_language(view))
    yield Expected(Kind.WORDS_WAIT, first.id, seats[0], first.place, waiting=seats), (note,)


def _language(view: View) -> str:
    assert view.convened is not None
    return view.convened.languages[0]


def _out(view: View, seat: str) -> _Found:
    """What is out and awaits the parties. Who hasn't answered is said only where their answers are seen here."""
    for terms in view.terms.values():
        asked = frozenset(terms.put.to) & view.parties()
        if not terms.settled and not asked <= terms.answers.keys():
            waiting = _left(view, terms.id, asked, terms.answers)
            yield Expected(Kind.TERMS_OUT, terms.id, seat, terms.place, asked=False, waiting=waiting), ()
    for one in view.proposals.values():
        if one.outcome is None:
            told, until = one.propose.mediators_see_answers, one.propose.deadline
            waiting = _left(view, one.id, one.parties, one.answers) if told else ()
            yield Expected(Kind.PROPOSAL_OUT, one.id, seat, one.place, until, asked=False, waiting=waiting), ()
    for opening in view.openings.values():
        if not (opening.ended or opening.declined or opening.complete):
            place, until, waiting = opening.place, opening.deadline, _unsigned(view, opening)
            yield Expected(Kind.SIGNATURE_OUT, opening.id, seat, place, until, asked=False, waiting=waiting), ()


def _left(view: View, act: str, parties: frozenset[str], answers: Mapping[str, bool]) -> tuple[str, ...]:
    # To whom it was shown later, the answers given before weren't.
    if view.seat not in view.seen[act].placed.audience.seats:
        return ()
    return tuple(sorted(parties - answers.keys()))


def _unsigned(view: View, opening: OpeningState) -> tuple[str, ...]:
    sealed = opening.mode is Mode.SEALED and not opening.opened
    if sealed or view.seat not in view.seen[opening.id].placed.audience.seats:
        return ()
    return tuple(sorted(set(opening.required) - set(opening.signed_by())))


def _rounds(view: View, now: datetime) -> _Found:
    for held in view.rounds.values():
        if held.phase not in (Phase.SUSPENDED, Phase.ADJOURNED):
            continue
        by = _by(view, held.id)
        if held.until is not None and held.until.at <= now:
            resume = ResumeRound(opened=held.id)
            yield Expected(Kind.RESUME_ROUND, held.id, by, held.place, held.until), (resume,)
        else:
            yield Expected(Kind.ROUND_PAUSED, held.id, by, held.place, held.until, asked=False), ()

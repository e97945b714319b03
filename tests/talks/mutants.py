"""Mistakes that somebody could make in the wall, each planted where it would be made."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from entremise.talks import audience as audience_module
from entremise.talks import course, table
from entremise.talks.acts.base import Act, Audience, Hand
from entremise.talks.acts.convening import AgreeName, ReplacePerson
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.drafting import AnswerProposal, TableDraft
from entremise.talks.acts.form import body, placed_of
from entremise.talks.acts.messages import AnswerOral, ConfirmConveying, Convey, Message
from entremise.talks.acts.procedure import AnswerTerms, FreezeRoom
from entremise.talks.acts.rounds import BeginSitting, Leave
from entremise.talks.acts.signing import AskTime, DeclineSignature, GrantTime, Sign, WithdrawSignature
from entremise.talks.acts.table import DeadlineMoved, OpeningLapsed, ProposalOutcome, SignaturesOpened
from entremise.talks.refusal import Code, Refused
from entremise.talks.rules import guards, speaking
from entremise.talks.rules import judge as judge_module
from entremise.talks.table import Due
from entremise.talks.view import agreeing, fold, gathering
from entremise.talks.view.state import Asked, Seen, View, in_order

Plant = Callable[[pytest.MonkeyPatch], None]
MUTANTS: dict[str, Plant] = {}


def mutant(plant: Plant) -> Plant:
    MUTANTS[plant.__name__] = plant
    return plant


def _item(patch: pytest.MonkeyPatch, table: Any, key: type[Act], value: Any) -> None:
    """One kind's rule or step is another."""
    patch.setitem(table, key, value)


# ---- who sees it


def _sees(patch: pytest.MonkeyPatch, kind: type[Act], more: Callable[[View, Hand, Any], set[str]]) -> None:
    """Acts of a kind go to more seats than they should."""
    rightly = audience_module.audience

    def wrongly(view: View, by: Hand, act: Act) -> Audience:
        found = rightly(view, by, act)
        if isinstance(act, kind):
            found = found.model_copy(update={"seats": found.seats | (more(view, by, act) & view.seats_of())})
        return found

    patch.setattr(judge_module, "audience", wrongly)
    patch.setattr(course, "audience", wrongly)


@mutant
def a_sealed_signature_is_seen_by_the_mediators(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, Sign, lambda view, by, act: set(view.reach(act.opening) & view.mediators()))


@mutant
def a_withdrawn_deposit_is_seen_by_all_who_await_it(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, WithdrawSignature, lambda view, by, act: set(view.reach(act.opening)))


@mutant
def a_refusal_of_sealed_signature_is_seen_by_the_other_party(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, DeclineSignature, lambda view, by, act: set(view.reach(act.opening)))


@mutant
def a_conveying_is_seen_by_its_recipient(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, Convey, lambda view, by, act: {act.to})


@mutant
def words_in_confidence_are_seen_by_all_mediators(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, Message, lambda view, by, act: set(view.mediators()))


@mutant
def a_request_for_time_is_seen_by_the_table(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, AskTime, lambda view, by, act: set(view.parties()))


@mutant
def an_answer_to_terms_is_seen_by_the_other_party(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, AnswerTerms, lambda view, by, act: set(view.reach(act.terms)))


@mutant
def an_answer_to_the_proposal_is_seen_by_the_mediators(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, AnswerProposal, lambda view, by, act: set(view.reach(act.proposal) & view.mediators()))


@mutant
def a_sitting_is_seen_by_mediators_who_were_not_there(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, BeginSitting, lambda view, by, act: set(view.mediators()))


@mutant
def a_replacement_is_told_to_whoever_was_told_of_the_first_person_alone(patch: pytest.MonkeyPatch) -> None:
    """The hole that was: whether the first person had deposited showed in who was told of the second successor."""

    def who_knows(view: View, act: ReplacePerson, own: frozenset[str]) -> Audience:
        known = view.persons[act.seat, act.person]
        if known.public:
            return Audience(seats=view.seats_of(), public=True)
        awaiting = [
            view.reach(one.id) for one in view.openings.values() if act.person in one.required.get(act.seat, ())
        ]
        return Audience(seats=own.union(known.told, *awaiting))

    patch.setattr(audience_module, "_who_knows", who_knows)


@mutant
def a_frozen_room_is_known_to_the_other_party(patch: pytest.MonkeyPatch) -> None:
    _sees(patch, FreezeRoom, lambda view, by, act: set(view.parties()))


# ---- what the table says


def _duty(patch: pytest.MonkeyPatch, duty: str, find: Callable[..., Iterator[Due]]) -> None:
    duties = [replace(one, find=find) if one.find.__name__ == duty else one for one in table.DUTIES]
    assert duties != list(table.DUTIES)
    patch.setattr(table, "DUTIES", tuple(duties))


@mutant
def the_origin_is_kept_in_the_word(patch: pytest.MonkeyPatch) -> None:
    rightly = table.word_of

    def word_of(held: Any) -> Any:
        return rightly(held).model_copy(update={"origin": held.convey.origin or "lna"})

    patch.setattr(table, "word_of", word_of)


@mutant
def words_go_at_once(patch: pytest.MonkeyPatch) -> None:
    rightly = table.deliver

    def deliver(eye: View, public: Any) -> Iterator[Due]:
        for due in rightly(eye, public):
            assert due.since is not None
            yield replace(due, since=due.since - timedelta(seconds=29))

    _duty(patch, "deliver", deliver)


@mutant
def the_outcome_comes_early_on_a_no(patch: pytest.MonkeyPatch) -> None:
    def outcomes(eye: View, public: Any) -> Iterator[Due]:
        for proposal in in_order(eye.proposals.values()):
            if proposal.outcome is None and False in proposal.answers.values():
                outcome = ProposalOutcome(proposal=proposal.id, accepted=False)
                yield Due(None, f"outcome {proposal.id}", (outcome,))
        yield from table.proposal_outcomes(eye, public)

    _duty(patch, "proposal_outcomes", outcomes)


@mutant
def an_unanswered_proposal_counts_as_accepted(patch: pytest.MonkeyPatch) -> None:
    def outcomes(eye: View, public: Any) -> Iterator[Due]:
        for due in table.proposal_outcomes(eye, public):
            (outcome,) = due.acts
            assert isinstance(outcome, ProposalOutcome)
            accepted = all(eye.proposals[outcome.proposal].answers.values())
            yield replace(due, acts=(outcome.model_copy(update={"accepted": accepted}),))

    _duty(patch, "proposal_outcomes", outcomes)


@mutant
def the_lapse_says_how_many_had_signed(patch: pytest.MonkeyPatch) -> None:
    """Not in its fields, that are fixed, but in its hour: one second for each deposit."""

    def lapse(eye: View, public: Any) -> Iterator[Due]:
        for due in table.lapse_openings(eye, public):
            (lapsed,) = due.acts
            assert isinstance(lapsed, OpeningLapsed)
            assert due.since is not None
            count = len(eye.openings[lapsed.opening].signatures)
            yield replace(due, since=due.since + timedelta(seconds=count))

    _duty(patch, "lapse_openings", lapse)


@mutant
def nothing_lapses_where_somebody_has_signed(patch: pytest.MonkeyPatch) -> None:
    def lapse(eye: View, public: Any) -> Iterator[Due]:
        for due in table.lapse_openings(eye, public):
            (lapsed,) = due.acts
            assert isinstance(lapsed, OpeningLapsed)
            if not eye.openings[lapsed.opening].signatures:
                yield due

    _duty(patch, "lapse_openings", lapse)


@mutant
def the_moved_deadline_repeats_the_words_of_who_asked(patch: pytest.MonkeyPatch) -> None:
    def move(eye: View, public: Any) -> Iterator[Due]:
        for due in table.move_deadlines(eye, public):
            (moved,) = due.acts
            assert isinstance(moved, DeadlineMoved)
            ask = next(one for one in eye.asks.values() if one.opening == moved.opening and one.state is Asked.GRANTED)
            until = moved.until.model_copy(update={"words": ask.until.words or f"as {ask.seat} asked"})
            yield replace(due, acts=(moved.model_copy(update={"until": until}),))

    _duty(patch, "move_deadlines", move)


@mutant
def a_deadline_moves_as_soon_as_time_is_asked_for(patch: pytest.MonkeyPatch) -> None:
    def move(eye: View, public: Any) -> Iterator[Due]:
        for ask in in_order(eye.asks.values()):
            opening = eye.openings.get(ask.opening or "")
            if opening and opening.deadline and not opening.ended and ask.until.at > opening.deadline.at:
                until = ask.until.model_copy(update={"words": None})
                yield Due(None, f"moved {ask.id}", (DeadlineMoved(opening=opening.id, until=until),))

    _duty(patch, "move_deadlines", move)


@mutant
def seals_open_when_one_side_is_in(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(table, "_all_in", lambda opening: any(opening.all_in(seat) for seat in opening.required))


@mutant
def opened_seals_are_dated_to_the_first_deposit(patch: pytest.MonkeyPatch) -> None:
    def opened(eye: View, public: Any) -> Iterator[Due]:
        for due in table.open_seals(eye, public):
            (act,) = due.acts
            assert isinstance(act, SignaturesOpened)
            first = min(one.recorded_at for one in eye.openings[act.opening].signatures)
            yield replace(due, since=first)

    _duty(patch, "open_seals", opened)


@mutant
def a_new_seat_is_acquainted_with_all_that_was_said_to_mediators(patch: pytest.MonkeyPatch) -> None:
    def public(hall: Any) -> Any:
        return [
            table_body
            for table_body in (body(one, "0" * 32) for one in hall.memory.acts)
            if table_body["public"] or table_body["kind"] in ("message", "open-round")
        ]

    patch.setattr(course.MemoryHall, "public", public)


@mutant
def what_fell_due_is_dated_to_the_next_writing(patch: pytest.MonkeyPatch) -> None:
    """When somebody else was writing shows in the date of the table's act."""
    rightly = table.awaited

    def next_due(eye: View, now: Any, public: Any) -> Due | None:
        first = next(iter(rightly(eye, public)), None)
        late = first if first is not None and (first.since is None or first.since <= now) else None
        return replace(late, since=now) if late else None

    patch.setattr(course, "next_due", next_due)


# ---- what is allowed, and how it is refused


def _peeking(patch: pytest.MonkeyPatch, look: Callable[[View, View, Hand, Act], None]) -> None:
    """A rule that looks at the eye of the table instead of the view of who acts."""
    rightly = judge_module.judge
    eyes: list[View] = []
    proceed = course.proceed

    def knowing(hall: Any, *rest: Any) -> Any:
        eyes.append(hall.eye())
        try:
            return proceed(hall, *rest)
        finally:
            eyes.pop()

    def judge(view: View, by: Hand, act: Act, *rest: Any) -> Any:
        look(eyes[-1], view, by, act)
        return rightly(view, by, act, *rest)

    patch.setattr(course, "proceed", knowing)
    patch.setattr(course, "judge", judge)


@mutant
def time_is_refused_where_somebody_else_has_asked(patch: pytest.MonkeyPatch) -> None:
    def look(eye: View, view: View, by: Hand, act: Act) -> None:
        if isinstance(act, AskTime) and any(one.state is Asked.ASKED for one in eye.asks.values()):
            raise Refused(Code.ALREADY_DONE, "until")

    _peeking(patch, look)


@mutant
def a_deposit_is_refused_once_the_other_side_has_declined(patch: pytest.MonkeyPatch) -> None:
    def look(eye: View, view: View, by: Hand, act: Act) -> None:
        if isinstance(act, Sign) and act.opening in eye.openings and eye.openings[act.opening].declined - {by.seat}:
            raise Refused(Code.WRONG_STATE, "opening", state="declined")

    _peeking(patch, look)


def _frozen_for_itself(patch: pytest.MonkeyPatch, look: Callable[[set[str], Hand, Act], None]) -> None:
    """A rule that asks each seat's own view whether its room is frozen, whoever acts."""
    rightly = judge_module.judge
    proceed = course.proceed
    halls: list[course.MemoryHall] = []

    def knowing(hall: Any, *rest: Any) -> Any:
        halls.append(hall)
        try:
            return proceed(hall, *rest)
        finally:
            halls.pop()

    def judge(view: View, by: Hand, act: Act, *rest: Any) -> Any:
        views = halls[-1].memory.views
        look({seat for seat, known in views.items() if seat in known.frozen}, by, act)
        return rightly(view, by, act, *rest)

    patch.setattr(course, "proceed", knowing)
    patch.setattr(course, "judge", judge)


@mutant
def words_to_a_frozen_room_are_refused(patch: pytest.MonkeyPatch) -> None:
    """A party learns from it that a mediator's room was frozen."""

    def look(frozen: set[str], by: Hand, act: Act) -> None:
        if isinstance(act, Message) and frozen & set(act.to):
            raise Refused(Code.ROOM_FROZEN, None, seat=act.to[0])

    _frozen_for_itself(patch, look)


@mutant
def a_refusal_says_how_many_rooms_are_frozen(patch: pytest.MonkeyPatch) -> None:
    def look(frozen: set[str], by: Hand, act: Act) -> None:
        if by.seat in frozen:
            raise Refused(Code.ROOM_FROZEN, None, seat=by.seat, n=len(frozen))

    _frozen_for_itself(patch, look)


@mutant
def a_frozen_room_can_still_speak(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(guards, "not_frozen", lambda view, by: None)


@mutant
def a_freezing_that_is_over_is_shown_as_if_it_stood(patch: pytest.MonkeyPatch) -> None:
    """A mediator seated later takes a room for frozen that isn't."""
    patch.setattr(speaking, "FreezeRoom", type(None))


@mutant
def a_hidden_act_is_refused_otherwise_than_an_absent_one(patch: pytest.MonkeyPatch) -> None:
    def look(eye: View, view: View, by: Hand, act: Act) -> None:
        for one in (getattr(act, "opening", None), getattr(act, "proposal", None), getattr(act, "asked", None)):
            if one is not None and one in eye.seen and one not in view.seen:
                raise Refused(Code.NOT_FOR_THIS_SEAT, "by", seat=by.seat, kinds="mediator")

    _peeking(patch, look)


@mutant
def a_refusal_counts_what_is_hidden(patch: pytest.MonkeyPatch) -> None:
    rightly = judge_module.judge
    counting = itertools.count()

    def judge(*given: Any) -> Any:
        try:
            return rightly(*given)
        except Refused as refused:
            found = refused.refusal
            raise Refused(found.code, found.about, **{**found.params, "n": next(counting)}) from None

    patch.setattr(course, "judge", judge)


# ---- views, numbers, ids, times


@mutant
def acts_are_numbered_over_all_seats(patch: pytest.MonkeyPatch) -> None:
    place = course.Memory.with_act

    def with_act(memory: course.Memory, placed: Any) -> course.Memory:
        after = place(memory, placed)
        views = after.views
        for seat in placed.audience.seats:
            views = views.insert(seat, replace(views[seat], n=len(after.acts)))
        return replace(after, views=views)

    patch.setattr(course.Memory, "with_act", with_act)


@mutant
def drafts_are_numbered_over_all_seats(patch: pytest.MonkeyPatch) -> None:
    counting = itertools.count(1)
    rightly = fold.STEPS[TableDraft]

    def table_draft(view: View, seen: Seen, act: Any) -> View:
        view = rightly(view, seen, act)
        draft = replace(view.drafts[seen.placed.id], number=next(counting))
        return replace(view, drafts=view.drafts.insert(seen.placed.id, draft))

    _item(patch, fold.STEPS, TableDraft, table_draft)


@mutant
def ids_count_up(patch: pytest.MonkeyPatch) -> None:
    place = course.MemoryHall.place

    def counted(hall: course.MemoryHall, placed: Any) -> None:
        if placed.by.seat == "table":
            placed = placed.model_copy(update={"id": f"{len(hall.memory.acts):032x}"})
        place(hall, placed)

    patch.setattr(course.MemoryHall, "place", counted)


@mutant
def the_name_agreed_for_one_reader_is_read_by_all_who_saw_it_agreed(patch: pytest.MonkeyPatch) -> None:
    def agree_name(view: View, seen: Seen, act: Any) -> View:
        return replace(view, names=view.names.insert(act.seat, act.name))

    _item(patch, fold.STEPS, AgreeName, agree_name)


@mutant
def a_deposit_overtakes_the_time_that_was_asked_for(patch: pytest.MonkeyPatch) -> None:
    """Whether a request lapses then tells the mediators that a deposit was made."""
    rightly = fold.STEPS[Sign]

    def sign(view: View, seen: Seen, act: Any) -> View:
        view = rightly(view, seen, act)
        seat = seen.placed.by.seat
        for key, ask in view.asks.items():
            if ask.seat == seat and ask.state in (Asked.ASKED, Asked.GRANTED):
                view = replace(view, asks=view.asks.insert(key, replace(ask, state=Asked.OVERTAKEN)))
        return view

    _item(patch, fold.STEPS, Sign, sign)


@mutant
def an_answer_reaches_back_into_the_record(patch: pytest.MonkeyPatch) -> None:
    """An audience that is computed anew: a contested record is hidden from the other mediators."""
    place = course.Memory.with_act

    def with_act(memory: course.Memory, placed: Any) -> course.Memory:
        after = place(memory, placed)
        if isinstance(placed.act, AnswerOral) and not placed.act.confirmed:
            acts = [
                one.model_copy(update={"audience": Audience(seats=placed.audience.seats - {"turkey"})})
                if one.id == placed.act.noted
                else one
                for one in after.acts
            ]
            after = replace(after, acts=type(after.acts)(acts))
        return after

    patch.setattr(course.Memory, "with_act", with_act)


@mutant
def a_disclosure_is_not_told_to_those_who_had_seen_it(patch: pytest.MonkeyPatch) -> None:
    rightly = audience_module.audience

    def wrongly(view: View, by: Hand, act: Act) -> Audience:
        if isinstance(act, Disclose) and not act.public:
            return Audience(seats=frozenset({by.seat, *act.to}))
        return rightly(view, by, act)

    patch.setattr(judge_module, "audience", wrongly)


@mutant
def anything_is_disclosed_whatever_it_refers_to(patch: pytest.MonkeyPatch) -> None:
    def disclose(view: View, by: Hand, act: Disclose, now: Any) -> None:
        for given in act.acts:
            if placed_of(given).id not in view.seen:
                raise Refused(Code.UNKNOWN_ACT, "acts", kind="act")

    _item(patch, judge_module.RULES, Disclose, disclose)


@mutant
def an_act_refers_to_what_its_reader_has_not_seen(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judge_module, "references", lambda act: frozenset())


@mutant
def an_absence_hidden_from_its_reader_ends_the_time_that_was_asked_for(patch: pytest.MonkeyPatch) -> None:
    """The hole that was: overtaken by what not all who know of the request can see."""

    def overtake(view: View, seat: str, seen: Seen, *rest: Any, **also: Any) -> View:
        for key, ask in view.asks.items():
            if ask.seat == seat and ask.state is Asked.ASKED:
                view = replace(view, asks=view.asks.insert(key, replace(ask, state=Asked.OVERTAKEN)))
        return view

    for module in (gathering, agreeing):
        patch.setattr(module, "overtake", overtake)


@mutant
def the_second_mediator_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    """Words go without their confirmation."""
    rightly = fold.STEPS[Convey]
    confirm = fold.STEPS[ConfirmConveying]

    def convey(view: View, seen: Seen, act: Convey) -> View:
        view = rightly(view, seen, act)
        held = replace(seen, placed=seen.placed.model_copy(update={"act": ConfirmConveying(conveying=seen.placed.id)}))
        return view if act.orally else confirm(view, held, held.placed.act)

    _item(patch, fold.STEPS, Convey, convey)


@mutant
def time_granted_moves_the_date_of_the_opening(patch: pytest.MonkeyPatch) -> None:
    """A grant shows at once in what all see of the opening, though nobody told them."""
    rightly = fold.STEPS[GrantTime]

    def grant(view: View, seen: Seen, act: GrantTime) -> View:
        view = rightly(view, seen, act)
        ask = view.asks.get(act.asked)
        opening = view.openings.get(ask.opening or "") if ask else None
        if ask is None or opening is None:
            return view
        return replace(view, openings=view.openings.insert(opening.id, replace(opening, deadline=ask.until)))

    _item(patch, fold.STEPS, GrantTime, grant)


@mutant
def leaving_is_refused_when_the_other_party_has_left(patch: pytest.MonkeyPatch) -> None:
    gone: set[str] = set()
    rightly = judge_module.RULES[Leave]

    def leave(view: View, by: Hand, act: Leave, now: Any) -> None:
        rightly(view, by, act, now)
        if gone - {by.seat}:
            gone.clear()
            raise Refused(Code.ALREADY_DONE, "scene")
        gone.add(by.seat)

    _item(patch, judge_module.RULES, Leave, leave)

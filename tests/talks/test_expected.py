"""What is expected of whom: exactly what the rules let that person answer now, and nothing of what others do unseen."""

from collections.abc import Mapping
from typing import Any

from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from entremise.talks.course import MemoryHall, proceed
from entremise.talks.expected import Expected, Kind, expected, together
from entremise.talks.refusal import Refused
from entremise.talks.view.state import Seen, View
from entremise.words import translator
from entremise.words.expected import sentence, summary
from entremise.words.names import Reader
from tests.talks.cast import BOTH, HEADS, TALKS, Talks, seeded
from tests.talks.wandering import Command, Outcome, Run, Wanderer


def asked(t: Talks, seat: str, person: str | None = None) -> list[str]:
    return [one.kind.value for one in of(t, seat, person) if one.asked]


def standing(t: Talks, seat: str, person: str | None = None) -> list[str]:
    return [one.kind.value for one in of(t, seat, person) if not one.asked]


def of(t: Talks, seat: str, person: str | None = None) -> tuple[Expected, ...]:
    return expected(t.view(seat), seat, person or HEADS.get(seat), t.now)


# ---- a party


def test_terms_are_asked_of_the_head_and_no_more_once_answered():
    t = Talks()
    terms = t.russia.put_terms()
    assert asked(t, "gna") == ["answer-terms"]
    assert asked(t, "gna", "siala") == []
    t.gna.answer_terms(terms=terms)
    assert asked(t, "gna") == []
    assert asked(t, "lna") == ["answer-terms"]


def test_whom_the_head_entrusts_is_asked_too():
    t = Talks()
    t.russia.put_terms()
    assert asked(t, "gna", "mishri") == []
    t.gna.entrust(person="mishri", may_release=True)
    assert asked(t, "gna", "mishri") == ["answer-terms"]


def test_what_is_asked_of_others_in_the_delegation_is_named_with_who_may_do_it():
    t = Talks()
    t.opening()
    t.russia.put_terms()
    of_adviser = together(t.view("gna"), "gna", "siala", t.now)
    assert [(one.kind, who) for one, who in of_adviser.others] == [
        (Kind.SIGN, ("sarraj", "mishri")),
        (Kind.ANSWER_TERMS, ("sarraj",)),
    ]
    of_delegate = together(t.view("gna"), "gna", "mishri", t.now)
    assert [one.kind for one in of_delegate.mine] == [Kind.SIGN]
    assert [one.kind for one, _ in of_delegate.others] == [Kind.ANSWER_TERMS]


def test_signature_is_asked_of_each_required_person_and_of_a_successor():
    t = Talks()
    opening = t.opening()
    assert asked(t, "gna") == asked(t, "gna", "mishri") == ["sign"]
    assert asked(t, "gna", "siala") == []
    t.gna.replace_person(person="mishri", successor="shater")
    assert asked(t, "gna", "shater") == ["sign"]
    t.signs(opening, "gna/sarraj")
    assert asked(t, "gna") == []


def test_what_a_side_has_openly_declined_is_asked_of_nobody():
    t = Talks()
    t.lna.decline_signature(opening=t.opening())
    assert asked(t, "gna") == []


def test_a_signature_ad_referendum_is_to_be_confirmed_by_the_head():
    t = Talks()
    opening = t.opening()
    t.gna.by("mishri").sign(opening=opening, ad_referendum=True)
    assert asked(t, "gna") == ["sign", "confirm-signature"]
    assert asked(t, "gna", "mishri") == []


def test_a_deposit_stands_until_it_is_opened():
    t = Talks()
    opening = t.opening("sealed")
    t.signs(opening, "gna/sarraj")
    assert standing(t, "gna") == ["deposit"]
    t.signs(opening, "gna/mishri", "lna/haftar", "lna/saleh")
    assert standing(t, "gna") == []


def test_words_noted_and_wordings_shown_are_asked_of_the_party_whose_they_are():
    t = Talks()
    noted = t.russia.note_oral(party="lna")
    wording = t.russia.show_wording(source=noted)
    assert asked(t, "lna") == ["answer-wording", "answer-oral"]
    t.lna.answer_oral(noted=noted)
    t.lna.answer_wording(wording=wording)
    assert asked(t, "lna") == []


def test_the_nearest_deadline_stands_first():
    t = Talks()
    t.russia.put_terms()
    t.opening(deadline=t.later(hours=5))
    t.russia.propose(deadline=t.later(hours=2))
    assert asked(t, "gna") == ["answer-proposal", "sign", "answer-terms"]


def test_nothing_is_asked_where_the_room_is_frozen():
    t = Talks()
    t.russia.put_terms()
    t.russia.freeze_room(seat="gna")
    assert asked(t, "gna") == []
    assert standing(t, "gna") == ["frozen"]
    assert standing(t, "turkey") == ["room-frozen"]


# ---- the inner room


def test_a_draft_waits_for_the_head_until_the_head_answers_it():
    t = Talks()
    draft = t.gna.by("siala").inner_paper(purpose="draft")
    assert asked(t, "gna") == ["release"]
    assert asked(t, "gna", "siala") == []
    t.gna.by("siala").inner_paper(purpose="note", about=draft)
    assert asked(t, "gna") == ["release"], "a note by who may not release answers nothing"
    t.gna.inner_paper(purpose="note", about=draft)
    assert asked(t, "gna") == []


def test_a_later_draft_takes_the_place_of_an_earlier_one():
    t = Talks()
    first = t.gna.by("siala").inner_paper(purpose="draft")
    second = t.gna.by("siala").inner_paper(purpose="draft", about=first)
    assert [one.about for one in of(t, "gna")] == [second]


def test_mediators_learn_nothing_of_a_draft():
    t = Talks()
    before = of(t, "russia")
    t.gna.by("siala").inner_paper(purpose="draft")
    assert of(t, "russia") == before


# ---- mediators


def test_time_asked_for_is_to_be_granted_or_refused_by_each_mediator_asked():
    t = Talks()
    ask = t.lna.ask_time(to=["russia", "turkey"], until=t.later(hours=20))
    assert asked(t, "russia") == asked(t, "turkey") == ["grant-time"]
    assert standing(t, "lna") == ["time-asked"]
    t.turkey.grant_time(asked=ask)
    assert asked(t, "russia") == []


def test_words_prepared_wait_for_their_carrier_or_for_the_second():
    t = Talks()
    t.russia.convey(second="turkey")
    assert asked(t, "turkey") == ["confirm-conveying"]
    assert asked(t, "russia") == []
    assert standing(t, "russia") == ["awaits-second"]


def test_words_not_to_go_before_a_time_are_due_once_it_has_come():
    t = Talks()
    words = t.lna.message(rule={"carry": "may-be-conveyed", "not_before": t.later(hours=1)["at"]})
    assert asked(t, "russia") == ["words-wait"]
    t.passes(hours=2)
    assert asked(t, "russia") == ["convey"]
    t.russia.convey(source=words, not_before=t.view("russia").entrusted[words].rule.not_before)
    assert asked(t, "russia") == ["confirm-conveying"]


def test_words_on_a_condition_stand_also_once_they_are_answered():
    t = Talks()
    t.lna.message(rule={"carry": "may-be-conveyed", "if_condition": "Turkey withdraws."})
    assert (asked(t, "russia"), standing(t, "russia")) == (["words-wait"], ["condition"])
    t.russia.by("lavrov").mediator_note(about=next(iter(t.view("russia").entrusted)))
    assert (asked(t, "russia"), standing(t, "russia")) == ([], ["condition"])


def test_a_round_adjourned_to_a_time_is_to_be_resumed_then():
    t = Talks()
    opened = t.russia.open_round()
    t.russia.adjourn_round(opened=opened, until=t.later(hours=3))
    assert standing(t, "russia") == ["round-paused"]
    t.passes(hours=4)
    assert asked(t, "russia") == ["resume-round"]


def test_who_has_not_answered_a_sealed_proposal_is_said_to_nobody():
    t = Talks()
    proposal = t.russia.propose(to=[*BOTH, "turkey"])
    before = of(t, "russia")
    t.gna.answer_proposal(proposal=proposal)
    assert of(t, "russia") == before
    assert [one.waiting for one in before] == [()]


def test_who_has_not_answered_terms_is_said_to_mediators_that_see_the_answers():
    t = Talks()
    terms = t.russia.put_terms()
    t.gna.answer_terms(terms=terms)
    assert [one.waiting for one in of(t, "russia")] == [("lna",)]


def test_words_of_others_wait_for_whoever_of_the_mediators_holds_them_until_something_is_done_with_them():
    t = Talks()
    t.lna.message(to=["russia"])
    first = t.gna.message(to=["russia", "turkey"])
    (waiting,) = (one for one in of(t, "russia") if one.kind is Kind.WORDS_WAIT)
    assert waiting.waiting == ("gna", "lna")
    (waiting,) = (one for one in of(t, "turkey") if one.kind is Kind.WORDS_WAIT)
    assert (waiting.about, waiting.waiting) == (first, ("gna",))
    t.turkey.convey(to="gna", text="We have heard you.")
    assert asked(t, "turkey") == ["confirm-conveying"]
    assert "words-wait" not in asked(t, "gna")


# ---- whatever happens

ANSWERS: Mapping[Kind, Mapping[str, Any]] = {
    Kind.ANSWER_PROPOSAL: {"yes": False},
    Kind.ANSWER_WORDING: {"approved": False},
    Kind.ANSWER_ORAL: {"confirmed": False},
    Kind.ANSWER_TERMS: {"accepted": False},
}
CAN_BE_ANSWERED: Mapping[str, Kind] = {
    "put-terms": Kind.ANSWER_TERMS,
    "propose": Kind.ANSWER_PROPOSAL,
    "show-wording": Kind.ANSWER_WORDING,
    "note-oral": Kind.ANSWER_ORAL,
    "open-signature": Kind.SIGN,
    "ask-time": Kind.GRANT_TIME,
}


def tried(run: Run, by: Hand, one: Expected, now: Any) -> None:
    """The act by which it would be met, placed in a copy of the talks. Raises `Refused`."""
    form = one.form
    if form is None or one.kind in (Kind.CONVEY, Kind.SHOW_WORDING, Kind.CONDITION):
        return
    kind, field = form
    act = parse_act(kind, {field: one.about, **ANSWERS.get(one.kind, {})})
    hall = MemoryHall(run.hall.memory, TALKS)
    proceed(hall, by, act, now, now, "f" * 32, seeded("tried"))


def missing(run: Run, view: View, by: Hand, seen: Seen, now: Any) -> Kind | None:
    """What could be answered and isn't offered."""
    kind = CAN_BE_ANSWERED.get(seen.placed.act.kind)
    opening = view.openings.get(seen.placed.id)
    if kind is None or (opening is not None and opening.declined):
        return None
    offered = {(one.kind, one.about) for one in expected(view, by.seat, by.person, now)}
    try:
        tried(run, by, Expected(kind, seen.placed.id, by.seat, seen.place), now)
    except Refused:
        return None
    return None if (kind, seen.placed.id) in offered else kind


class Watching(Wanderer):
    """Looks at what is expected of everybody, now and then as the history goes along; `kinds` is what was asked."""

    def __init__(self, seed: int) -> None:
        self.kinds: set[Kind] = set()
        super().__init__(seed)

    def step(self, command: Command) -> Outcome:
        outcome = super().step(command)
        if command.kind is not None and not command.probe and len(self.commands) % 7 == 0:
            self.look()
        return outcome

    def look(self) -> None:
        for seat in self.run.hall.memory.views:
            view = self.run.hall.view(seat)
            reader = Reader.of(view, translator("en"))
            persons: list[str | None] = [one.person.slug for one in view.delegation(seat)]
            for person in persons or [None]:
                by = Hand(seat=seat, person=person)
                found = expected(view, seat, person, self.now)
                assert summary(reader, found)
                for one in found:
                    assert sentence(reader, one)
                    if one.asked:
                        self.kinds.add(one.kind)
                        tried(self.run, by, one, self.now)
                for seen in view.seen.values():
                    assert missing(self.run, view, by, seen, self.now) is None


def test_what_is_expected_can_be_done_and_what_can_be_answered_is_expected():
    kinds: set[Kind] = set()
    for seed in range(12):
        watching = Watching(seed)
        watching.wander(70)
        kinds |= watching.kinds
    assert kinds >= {*CAN_BE_ANSWERED.values(), Kind.CONFIRM_SIGNATURE, Kind.CONFIRM_CONVEYING, Kind.CONVEY}

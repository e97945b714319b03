"""Rules on the text and its signature, and what follows: proposals, openings, deposits, lapses, time, force."""

from datetime import timedelta

import pytest

from entremise.talks.refusal import Code
from entremise.talks.standing import accord, extensions, not_signed_by, signed_by
from tests.talks.cast import BOTH, TALKS, Talks, article

ALL_FOUR = ("gna/sarraj", "gna/mishri", "lna/haftar", "lna/saleh")


@pytest.fixture
def t() -> Talks:
    return Talks()


def test_drafts_are_tabled_by_mediators_whole_in_each_language(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").gna.table_draft()
    t.refused(Code.WRONG_KIND_OF_SEAT, "to").russia.table_draft(to=["turkey"])
    odd = {**article("truce"), "text": {"en": "x", "ar": "x"}}
    t.refused(Code.NO_TRANSLATION, "articles.1", languages="ar").russia.table_draft(articles=[article(), odd])
    t.refused(Code.BRACKETS, "articles.0.text").russia.table_draft(articles=[article(text="[open")])
    t.refused(Code.TWICE, "articles").russia.table_draft(articles=[article(), article()])
    hidden = t.russia.table_draft(to=["gna"])
    t.refused(Code.NOT_SHOWN_TO, None, seat="lna").russia.table_draft(to=BOTH, replaces=hidden)
    t.refused(Code.UNKNOWN_ACT, "replaces").turkey.table_draft(to=BOTH, replaces=hidden)
    assert [one.number for one in t.view("gna").drafts.values()] == [1]


def test_a_position_is_on_an_article_that_there_is(t: Talks):
    draft = t.draft()
    t.refused(Code.UNKNOWN_ARTICLE, "article").gna.take_position(draft=draft, article="borders")
    t.refused(Code.UNKNOWN_ACT, "draft").gna.take_position(draft="f" * 32)
    t.refused(Code.WRONG_KIND_OF_SEAT, "to").gna.take_position(draft=draft, to=["lna"])
    t.refused(Code.NOT_SHOWN_TO).gna.take_position(draft=t.russia.table_draft(to=BOTH), to=["turkey"])
    assert t.who_sees(t.gna.take_position(draft=draft, article="ceasefire")) == {"gna", "russia"}


def test_initials_are_given_once_by_who_may(t: Talks):
    draft = t.draft()
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").russia.initial(draft=draft)
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("siala").initial(draft=draft)
    t.gna.by("mishri").initial(draft=draft)
    t.refused(Code.ALREADY_DONE, "draft").gna.by("mishri").initial(draft=draft)
    t.gna.initial(draft=draft)


# ---- the double-blind proposal


def test_a_proposal_is_answered_once_by_a_head_to_whom_it_was_put(t: Talks):
    t.refused(Code.IN_THE_PAST, "deadline").russia.propose(deadline={"at": "2020-01-01T00:00:00Z"})
    proposal = t.russia.propose(deadline=t.later(hours=1))
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("mishri").answer_proposal(proposal=proposal)
    t.gna.answer_proposal(proposal=proposal)
    t.refused(Code.ALREADY_DONE, "proposal").gna.answer_proposal(proposal=proposal, yes=False)
    t.passes(hours=2)
    t.refused(Code.TOO_LATE, "proposal").lna.answer_proposal(proposal=proposal)


def test_all_said_yes(t: Talks):
    proposal = t.russia.propose()
    assert t.who_sees(t.gna.answer_proposal(proposal=proposal)) == {"gna"}
    t.lna.answer_proposal(proposal=proposal)
    assert t.last("proposal-outcome").act.accepted  # type: ignore[attr-defined]
    assert t.who_sees(t.last("proposal-outcome").id) == {*BOTH, "russia"}


@pytest.mark.parametrize("answers", [(), (("gna", True),), (("lna", False),), (("gna", False),)])
def test_the_outcome_at_the_deadline_is_the_same_whatever_was_answered(answers: tuple[tuple[str, bool], ...]):
    t = Talks()
    proposal = t.russia.propose(deadline=t.later(hours=9))
    for seat, yes in answers:
        getattr(t, seat).answer_proposal(proposal=proposal, yes=yes)
        assert not t.acts("proposal-outcome"), "never early on a no"
    t.passes(hours=10)
    idle = Talks()
    idle.russia.propose(deadline=idle.later(hours=9))
    idle.passes(hours=10)
    assert t.bodies("russia") == idle.bodies("russia")


def test_mediators_see_answers_where_it_was_so_chosen(t: Talks):
    proposal = t.russia.propose(mediators_see_answers=True, to=[*BOTH, "turkey"])
    assert t.who_sees(t.gna.answer_proposal(proposal=proposal)) == {"gna", "russia", "turkey"}


# ---- opening, signing


def test_only_a_clean_text_is_opened_to_parties_that_have_it(t: Talks):
    t.refused(Code.BRACKETS_LEFT, "draft").russia.open_signature(
        draft=t.draft(articles=[article(text="[stop | pause]")]), mode="open"
    )
    draft = t.draft()
    signs = t.refused(Code.UNKNOWN_PERSON, "required").russia
    signs.open_signature(draft=draft, mode="open", required={"gna": ["haftar"]})
    t.refused(Code.WRONG_KIND_OF_SEAT, "required").russia.open_signature(
        draft=draft, mode="open", required={"turkey": ["cavusoglu"]}
    )
    t.refused(Code.TWICE, "required").russia.open_signature(
        draft=draft, mode="open", required={"gna": ["sarraj", "sarraj"]}
    )
    t.refused(Code.IN_THE_PAST, "deadline").russia.open_signature(
        draft=draft, mode="open", deadline={"at": "2020-01-01T00:00:00Z"}
    )
    t.refused(Code.IN_THE_PAST, "entry.at").russia.open_signature(
        draft=draft, mode="open", entry={"force": "at", "at": "2020-01-01T00:00:00Z"}
    )
    t.refused(Code.UNKNOWN_ACT, "draft").russia.open_signature(draft="f" * 32, mode="open")
    t.refused(Code.NOT_SHOWN_TO, None, seat="lna").russia.open_signature(
        draft=t.draft(to=["gna"]), mode="open", with_seats=[]
    )
    t.refused(Code.NOT_SHOWN_TO, None, seat="press").russia.open_signature(
        draft=draft, mode="open", with_seats=["press"]
    )
    t.russia.open_signature(draft=draft, mode="open")
    t.refused(Code.ALREADY_DONE, "draft").russia.open_signature(draft=draft, mode="open")


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_each_required_person_signs_once_and_with_their_own_hand(t: Talks, mode: str):
    t.refused(Code.UNKNOWN_ACT, "opening").gna.sign(opening=t.draft())
    opening = t.opening(mode)
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").russia.sign(opening=opening)
    t.refused(Code.NOT_REQUIRED_TO_SIGN, "by").gna.by("siala").sign(opening=opening)
    t.refused(Code.NOT_OF_THIS_SEAT, "by").gna.by("haftar").sign(opening=opening)
    t.gna.sign(opening=opening)
    t.refused(Code.ALREADY_DONE, "opening").gna.sign(opening=opening)
    assert signed_by(t.view("gna")) == ()
    t.signs(opening, *ALL_FOUR[1:])
    assert signed_by(t.view("turkey")) == ("gna", "lna")
    assert accord(t.view("gna")) == "in_force"
    assert accord(t.view("press")) == "none"


def test_a_party_that_is_not_to_sign_does_not(t: Talks):
    t.draft()
    opening = t.russia.open_signature(
        draft=t.last("table-draft").id, mode="open", required={"gna": ["sarraj"]}, with_seats=["lna"]
    )
    t.refused(Code.NOT_REQUIRED_TO_SIGN, "opening").lna.sign(opening=opening)


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_who_declines_does_not_sign_afterwards_and_who_signed_does_not_decline(t: Talks, mode: str):
    opening = t.opening(mode)
    t.refused(Code.NEEDS_CAPACITY, "by").lna.by("saleh").decline_signature(opening=opening)
    t.lna.decline_signature(opening=opening)
    t.refused(Code.ALREADY_DONE, "opening").lna.decline_signature(opening=opening)
    t.refused(Code.WRONG_STATE, "opening", state="declined").lna.sign(opening=opening)
    t.gna.sign(opening=opening)
    t.refused(Code.WRONG_STATE, "opening", state="signed").gna.decline_signature(opening=opening)
    sees = {"lna", "russia", "turkey"} | ({"gna"} if mode == "open" else set())
    assert t.who_sees(t.last("decline-signature").id) == sees


def test_a_deposit_is_seen_by_nobody_else_until_all_are_in(t: Talks):
    opening = t.opening("sealed")
    for n, who in enumerate(ALL_FOUR):
        assert not t.acts("signatures-opened")
        t.signs(opening, who)
        assert t.acts("sign")[n].audience.seats == {who[:3]}
    opened = t.last("signatures-opened")
    assert t.who_sees(opened.id) == {*BOTH, "russia", "turkey"}
    assert {one.at for one in t.view("gna").openings[opening].signatures} == {opened.recorded_at}


def test_a_deposit_can_be_taken_back_until_it_is_opened(t: Talks):
    opening = t.opening("sealed")
    t.refused(Code.NOT_SIGNED, "opening").gna.withdraw_signature(opening=opening)
    t.gna.sign(opening=opening)
    assert t.who_sees(t.gna.withdraw_signature(opening=opening)) == {"gna"}
    t.signs(opening, *ALL_FOUR)
    t.refused(Code.TOO_LATE, "opening").gna.withdraw_signature(opening=opening)
    other = t.opening()
    t.gna.sign(opening=other)
    t.refused(Code.NOT_SEALED, "opening").gna.withdraw_signature(opening=other)


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_after_the_lapse_it_is_too_late(t: Talks, mode: str):
    opening = t.opening(mode, deadline=t.later(hours=1))
    t.refused(Code.TOO_LATE, "opening").gna.sign(opening=opening, wait=3600)
    assert t.last("opening-lapsed").recorded_at <= t.now
    t.refused(Code.TOO_LATE, "opening").lna.decline_signature(opening=opening)
    assert accord(t.view("gna")) == "lapsed"


@pytest.mark.parametrize("deposits", [(), ALL_FOUR[:1], ALL_FOUR[:3]])
def test_the_lapse_is_the_same_whatever_was_deposited(deposits: tuple[str, ...]):
    t, idle = Talks(), Talks()
    for talks in (t, idle):
        opening = talks.opening("sealed", deadline=talks.later(hours=9), label="opening")
        talks.signs(opening, *(deposits if talks is t else ()))
        talks.passes(hours=10)
    for seat in ("russia", "turkey", *({"gna", "lna"} - {one[:3] for one in deposits})):
        assert t.bodies(seat) == idle.bodies(seat)


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ({"force": "last-signature"}, timedelta()),
        ({"force": "days-after", "days": 3}, timedelta(days=3)),
        ({"force": "at", "at": "2020-01-20T00:00:00Z"}, None),
    ],
)
@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_entry_into_force_by_the_accords_own_clause(
    t: Talks, mode: str, entry: dict[str, object], after: timedelta | None
):
    opening = t.opening(mode, entry=entry)
    t.all_sign(opening)
    signed = t.now
    t.passes(days=30)
    force = t.last("enter-into-force")
    assert force.recorded_at == (signed + after if after is not None else force.act.since)  # type: ignore[attr-defined]
    assert force.recorded_at.isoformat().startswith("2020-01-20T00") or after is not None
    assert len(t.acts("enter-into-force")) == 1


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_a_signature_ad_referendum_binds_once_confirmed(t: Talks, mode: str):
    opening = t.opening(mode)
    t.refused(Code.NOT_SIGNED, "opening").gna.confirm_signature(opening=opening)
    t.gna.sign(opening=opening, ad_referendum=True)
    t.signs(opening, *ALL_FOUR[1:])
    assert not t.acts("enter-into-force")
    assert not_signed_by(t.view("russia")) == ("gna",)
    t.refused(Code.NEEDS_CAPACITY, "by").gna.by("mishri").confirm_signature(opening=opening)
    t.gna.confirm_signature(opening=opening)
    t.refused(Code.ALREADY_DONE, "opening").gna.confirm_signature(opening=opening)
    assert t.acts("enter-into-force")


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_a_successor_signs_in_the_place_of_who_was_replaced(t: Talks, mode: str):
    opening = t.opening(mode)
    t.gna.replace_person()
    t.signs(opening, "gna/shater", "gna/sarraj", "lna/haftar", "lna/saleh")
    assert t.acts("enter-into-force")


# ---- time


def test_time_is_asked_for_with_or_without_a_deadline_one_request_at_a_time(t: Talks):
    t.refused(Code.NOT_FOR_THIS_SEAT, "by").russia.ask_time(until=t.later(hours=1))
    t.refused(Code.IN_THE_PAST, "until").lna.ask_time(until={"at": "2020-01-01T00:00:00Z"})
    t.refused(Code.WRONG_KIND_OF_SEAT, "to").lna.ask_time(until=t.later(hours=1), to=["gna"])
    t.lna.ask_time(until=t.later(hours=1))
    t.refused(Code.ALREADY_DONE, "until").lna.ask_time(until=t.later(hours=1))
    opening = t.opening(required={"gna": ["sarraj"]})
    t.gna.sign(opening=opening)
    t.refused(Code.ALREADY_DONE, "opening").gna.ask_time(until=t.later(hours=1), opening=opening)


def test_time_is_granted_or_refused_once_by_who_was_asked(t: Talks):
    asked = t.lna.ask_time(until=t.later(hours=1))
    t.refused(Code.UNKNOWN_ACT, "asked").turkey.grant_time(asked=asked)
    t.refused(Code.IN_THE_PAST, "until").russia.grant_time(asked=asked, until={"at": "2020-01-01T00:00:00Z"})
    t.russia.refuse_time(asked=asked)
    t.refused(Code.WRONG_STATE, "asked", state="refused").russia.grant_time(asked=asked)
    t.refused(Code.WRONG_STATE, "asked", state="refused").russia.refuse_time(asked=asked)


def test_a_moved_deadline_is_told_to_all_without_who_asked(t: Talks):
    opening = t.opening("sealed", deadline=t.later(hours=2))
    until = t.later(hours=9)
    asked = t.lna.ask_time(opening=opening, until={**until, "words": "until our leader is back"}, to=["russia"])
    t.russia.grant_time(asked=asked)
    moved = t.last("deadline-moved")
    assert t.who_sees(moved.id) == {*BOTH, "russia", "turkey"}
    assert "ask-time" not in t.kinds("gna")
    assert "lna" not in str({**t.bodies("gna")[-1], "audience": []})
    assert moved.act.until.words is None  # type: ignore[attr-defined]
    t.passes(hours=3)
    assert not t.acts("opening-lapsed")
    t.passes(hours=9)
    assert t.last("opening-lapsed").recorded_at.isoformat() == until["at"]


def test_an_extension_lapses_or_is_overtaken(t: Talks):
    t.lna.ask_time(until=t.later(hours=1))
    t.passes(hours=2)
    t.lna.ask_time(until=t.later(hours=1))
    t.lna.leave(scene="place")
    assert [one.state for one in extensions(t.view("russia"))] == ["lapsed", "overtaken"]
    t.passes(days=1)
    assert len(t.acts("time-lapsed")) == 1


def test_a_deposit_shows_in_nothing_that_becomes_of_a_request_for_time():
    t, idle = Talks(), Talks()
    for talks in (t, idle):
        opening = talks.opening("sealed", deadline=talks.later(hours=9))
        talks.lna.ask_time(opening=opening, until=talks.later(hours=3), label="asked")
        talks.signs(opening, *(ALL_FOUR[2:] if talks is t else ()))
        talks.passes(hours=10)
    assert t.bodies("russia")[-2:] == idle.bodies("russia")[-2:]
    assert TALKS

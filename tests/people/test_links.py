"""Links: one lets one person in, once; who made it for somebody else does not come into that person's other talks."""

from datetime import timedelta
from typing import Any

import pytest

from entremise.people.people import INVITATION_LASTS, Entered, People
from entremise.people.refusal import Closed, Why
from entremise.people.values import OWNER, OWNER_ANEW, Account

MOSCOW, BERLIN = "a" * 32, "b" * 32
SARRAJ, MISHRI = ("gna", "sarraj"), ("gna", "mishri")
HEAD = "gna/sarraj"


def enters(
    people: People, talks: str, person: tuple[str, str], *, made_by: str = "", joining: Account | None = None
) -> Entered:
    """Somebody comes in as that person by a fresh link."""
    _, secret = people.invite(talks, *person, made_by=made_by)
    return people.enter(secret, "a device", joining=joining)


def stays_closed(people: People, secret: str, why: Why, **entering: Any) -> None:
    with pytest.raises(Closed) as closed:
        people.enter(secret, "a device", **entering)
    assert closed.value.why is why


def test_a_link_lets_one_person_in_once(people):
    made, secret = people.invite(MOSCOW, *SARRAJ)
    entered = people.enter(secret, "a device")
    assert entered.place is not None
    assert (entered.place.talks, entered.place.seat, entered.place.person) == (MOSCOW, *SARRAJ)
    assert people.session(entered.cookie) == (entered.session, entered.account)
    stays_closed(people, secret, Why.USED)
    assert [one.used_at for one in people.invitations(MOSCOW) if one.id == made.id] == [people.now()]


def test_to_look_at_a_link_uses_nothing_up(people):
    made, secret = people.invite(MOSCOW, *SARRAJ)
    assert people.invitation(secret) == people.invitation(secret) == made
    assert people.enter(secret, "a device").place is not None


def test_a_link_opens_nothing_after_its_time(people, clock):
    _, secret = people.invite(MOSCOW, *SARRAJ)
    clock.passes(seconds=INVITATION_LASTS.total_seconds() - 1)
    assert people.invitation(secret)
    clock.passes(seconds=1)
    stays_closed(people, secret, Why.EXPIRED)


def test_a_link_that_was_withdrawn_opens_nothing(people):
    made, secret = people.invite(MOSCOW, *SARRAJ)
    people.withdraw(MOSCOW, made.id)
    stays_closed(people, secret, Why.WITHDRAWN)


def test_a_link_that_was_used_is_not_withdrawn_any_more(people):
    made, secret = people.invite(MOSCOW, *SARRAJ)
    people.enter(secret, "a device")
    with pytest.raises(Closed) as closed:
        people.withdraw(MOSCOW, made.id)
    assert closed.value.why is Why.USED


def test_a_link_is_withdrawn_at_its_own_talks_alone(people):
    made, secret = people.invite(MOSCOW, *SARRAJ)
    with pytest.raises(Closed) as closed:
        people.withdraw(BERLIN, made.id)
    assert closed.value.why is Why.UNKNOWN
    assert people.invitation(secret)


@pytest.mark.parametrize("secret", ["", "x", "\ud800", "é" * 5_000])
def test_what_was_never_given_opens_nothing(people, secret):
    stays_closed(people, secret, Why.UNKNOWN)
    assert people.session(secret) is None
    assert people.bearer(secret) is None


def test_whoever_comes_in_first_as_a_person_ends_all_other_links_to_that_person(people):
    """A mediator may keep a second link to the head of a party: it is worth nothing once the head sits there."""
    _, first = people.invite(MOSCOW, *SARRAJ, made_by="russia/lavrov")
    _, second = people.invite(MOSCOW, *SARRAJ, made_by="russia/lavrov")
    _, others = people.invite(MOSCOW, *MISHRI, made_by=HEAD)
    people.enter(first, "a device")
    stays_closed(people, second, Why.WITHDRAWN)
    assert people.enter(others, "a device").place is not None


def test_a_link_from_another_seat_opens_no_place_that_somebody_holds(people):
    enters(people, MOSCOW, SARRAJ)
    _, secret = people.invite(MOSCOW, *SARRAJ, made_by="russia/lavrov")
    stays_closed(people, secret, Why.WITHDRAWN)


def test_a_link_from_another_seat_opens_no_place_for_which_a_program_acts(people):
    people.give_token(MOSCOW, *SARRAJ)
    _, secret = people.invite(MOSCOW, *SARRAJ, made_by="russia/lavrov")
    stays_closed(people, secret, Why.WITHDRAWN)


def test_links_from_another_seat_open_nothing_once_anybody_of_the_delegation_has_come_in(people):
    """Else a mediator who kept the link of a second head could sit in the room beside the first."""
    _, first = people.invite(MOSCOW, *SARRAJ, made_by="russia/lavrov")
    kept, second = people.invite(MOSCOW, *MISHRI, made_by="russia/lavrov")
    people.enter(first, "a device")
    stays_closed(people, second, Why.WITHDRAWN)
    with pytest.raises(Closed):
        people.invitation(second)
    assert not any(one.stands(people.now()) for one in people.invitations(MOSCOW) if one.id == kept.id), (
        "and is listed so"
    )


def test_nor_once_a_program_acts_for_any_of_it(people):
    _, secret = people.invite(MOSCOW, *MISHRI, made_by="russia/lavrov")
    people.give_token(MOSCOW, *SARRAJ)
    stays_closed(people, secret, Why.WITHDRAWN)


def test_links_that_somebody_made_or_was_given_are_taken_back_together(people):
    _, given = people.invite(MOSCOW, *MISHRI, made_by=HEAD)
    _, made = people.invite(MOSCOW, "gna", "adviser", made_by="gna/mishri")
    _, anothers = people.invite(MOSCOW, "gna", "adviser", made_by=HEAD)
    people.withdraw_of(MOSCOW, *MISHRI)
    stays_closed(people, given, Why.WITHDRAWN)
    stays_closed(people, made, Why.WITHDRAWN)
    assert people.invitation(anothers)


def test_a_link_of_ones_own_is_for_another_device(people):
    first = enters(people, MOSCOW, SARRAJ)
    second = enters(people, MOSCOW, SARRAJ, made_by=HEAD)
    assert second.account == first.account
    assert people.session(first.cookie)


def test_a_link_that_the_head_makes_for_a_member_changes_the_locks(people):
    lost = enters(people, MOSCOW, MISHRI)
    token = people.give_token(MOSCOW, *MISHRI)
    _, of_the_thief = people.invite(MOSCOW, *MISHRI, made_by="gna/mishri")
    back = enters(people, MOSCOW, MISHRI, made_by=HEAD)
    assert back.account.id != lost.account.id
    assert people.holder(MOSCOW, *MISHRI) == back.account
    assert people.place(lost.account, MOSCOW) is None
    assert people.session(lost.cookie) is None
    assert people.bearer(token) is None
    stays_closed(people, of_the_thief, Why.WITHDRAWN)


def test_who_makes_a_link_for_a_member_does_not_come_into_its_other_talks(people):
    member = enters(people, MOSCOW, MISHRI)
    enters(people, BERLIN, ("envoy", "mishri"), joining=member.account)
    head = enters(people, MOSCOW, MISHRI, made_by=HEAD)
    assert [place.talks for place in people.places(head.account)] == [MOSCOW]
    assert not head.account.convenes
    assert [place.talks for place in people.places(member.account)] == [BERLIN]
    assert people.session(member.cookie), "the member is signed in at the other talks as before"


def test_who_loses_a_place_still_convenes(people):
    _, secret = people.invite_convener()
    convener = people.enter(secret, "a device")
    people.give_place(convener.account, MOSCOW, *MISHRI)
    head = enters(people, MOSCOW, MISHRI, made_by=HEAD)
    assert not head.account.convenes
    assert people.session(convener.cookie)


def test_the_chosen_language_goes_on_when_the_locks_change(people):
    member = enters(people, MOSCOW, MISHRI)
    people.change(member.account, language="ar", zone="Africa/Tripoli", theme=member.account.theme)
    back = enters(people, MOSCOW, MISHRI, made_by=HEAD)
    assert (back.account.language, back.account.zone) == ("ar", "Africa/Tripoli")


def test_a_place_can_be_added_to_the_account_that_is_signed_in(people):
    member = enters(people, MOSCOW, MISHRI)
    entered = enters(people, BERLIN, ("envoy", "mishri"), joining=member.account)
    assert entered.account.id == member.account.id
    assert {place.talks for place in people.places(member.account)} == {MOSCOW, BERLIN}


def test_nobody_holds_two_places_at_one_talks(people):
    member = enters(people, MOSCOW, MISHRI)
    _, secret = people.invite(MOSCOW, "lna", "haftar")
    stays_closed(people, secret, Why.OTHER_PLACE, joining=member.account)
    assert people.invitation(secret), "what was refused is not used up"
    with pytest.raises(Closed):
        people.give_place(member.account, MOSCOW, "lna", "haftar")


def test_no_place_is_given_twice(people):
    enters(people, MOSCOW, SARRAJ)
    _, secret = people.invite_convener()
    other = people.enter(secret, "a device").account
    with pytest.raises(Closed) as closed:
        people.give_place(other, MOSCOW, *SARRAJ)
    assert closed.value.why is Why.OTHER_PLACE


def test_a_convener_keeps_what_was_chosen_before(people):
    member = enters(people, MOSCOW, MISHRI)
    stale = member.account
    people.change(stale, language="fr", zone="", theme=stale.theme)
    _, secret = people.invite_convener()
    people.enter(secret, "a device", joining=stale)
    kept = people.account(stale.id)
    assert (kept.language, kept.convenes) == ("fr", True)


def test_who_opens_a_used_link_again_is_known_as_its_holder(people):
    _, secret = people.invite(MOSCOW, *SARRAJ)
    entered = people.enter(secret, "a device")
    assert people.used_by(secret) == entered.place
    assert people.used_by("another") is None


def test_links_are_listed_with_who_made_them_and_what_became_of_them(people, clock):
    people.invite(MOSCOW, *MISHRI, made_by=HEAD)
    clock.passes(minutes=1)
    _, secret = people.invite(MOSCOW, *SARRAJ)
    people.enter(secret, "a device")
    listed = [(one.person, one.made_by, one.used_at is not None) for one in people.invitations(MOSCOW)]
    assert listed == [("sarraj", "", True), ("mishri", HEAD, False)]
    clock.passes(seconds=INVITATION_LASTS.total_seconds())
    assert not any(one.stands(clock.now) for one in people.invitations(MOSCOW))


def test_a_link_may_last_as_long_as_is_said(people, clock):
    _, secret = people.invite(MOSCOW, *SARRAJ, lasts=timedelta(minutes=1))
    clock.passes(minutes=1)
    stays_closed(people, secret, Why.EXPIRED)


def test_the_servers_owner_lets_somebody_back_in_or_shuts_out_who_was_there(people):
    first = enters(people, MOSCOW, SARRAJ)
    again = enters(people, MOSCOW, SARRAJ, made_by=OWNER)
    assert again.account == first.account
    anew = enters(people, MOSCOW, SARRAJ, made_by=OWNER_ANEW)
    assert anew.account.id != first.account.id
    assert people.session(first.cookie) is None
    assert people.session(again.cookie) is None

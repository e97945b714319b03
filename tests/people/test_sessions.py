"""Sessions: each ends by its time, by its owner, or with all of its seat; tokens likewise."""

from datetime import timedelta

from entremise.people.people import IDLE, SEEN_EVERY, SESSION_LASTS
from entremise.people.values import Theme
from tests.people.test_links import BERLIN, HEAD, MISHRI, MOSCOW, SARRAJ, enters


def test_a_session_ends_when_it_has_idled(people, clock):
    entered = enters(people, MOSCOW, SARRAJ)
    clock.passes(seconds=IDLE.total_seconds() - 1)
    assert people.session(entered.cookie)
    clock.passes(seconds=1)
    assert people.session(entered.cookie) is None
    assert people.sessions(entered.account) == []


def test_a_session_in_use_does_not_idle_but_ends_in_the_end(people, clock):
    entered = enters(people, MOSCOW, SARRAJ)
    begun = clock.now
    while clock.now + IDLE / 2 < begun + SESSION_LASTS:
        clock.passes(seconds=(IDLE / 2).total_seconds())
        found = people.session(entered.cookie)
        assert found is not None
        people.see(found[0])
    clock.passes(seconds=(IDLE / 2).total_seconds())
    assert people.session(entered.cookie) is None


def test_reading_writes_when_a_session_was_used_at_most_once_a_minute(people, clock):
    entered = enters(people, MOSCOW, SARRAJ)
    clock.passes(seconds=SEEN_EVERY.total_seconds() - 1)
    people.see(entered.session)
    assert people.session(entered.cookie)[0].seen_at == entered.session.seen_at
    clock.passes(seconds=1)
    people.see(entered.session)
    assert people.session(entered.cookie)[0].seen_at == clock.now


def test_what_was_ended_is_not_seen_again(people, clock):
    entered = enters(people, MOSCOW, SARRAJ)
    people.end(entered.account, entered.session.id)
    clock.passes(minutes=5)
    people.see(entered.session)
    assert people.session(entered.cookie) is None


def test_its_owner_ends_one_session_or_all_others(people):
    first = enters(people, MOSCOW, SARRAJ)
    others = [people.begin(first.account, f"device {n}") for n in range(3)]
    assert people.end(first.account, others[0].session.id)
    assert people.session(others[0].cookie) is None
    assert people.session(others[1].cookie)
    assert people.end_all(first.account, but=first.session.id) == 2
    assert [one.id for one in people.sessions(first.account)] == [first.session.id]


def test_nobody_ends_a_session_of_somebody_else(people):
    own, other = enters(people, MOSCOW, SARRAJ), enters(people, MOSCOW, MISHRI)
    assert not people.end(other.account, own.session.id)
    assert people.session(own.cookie)


def test_one_action_ends_all_sessions_tokens_and_links_of_a_seat_but_ones_own(people):
    head, member = enters(people, MOSCOW, SARRAJ), enters(people, MOSCOW, MISHRI)
    outside = enters(people, MOSCOW, ("lna", "haftar"))
    tokens = {person: people.give_token(MOSCOW, *person) for person in (SARRAJ, MISHRI, ("lna", "haftar"))}
    link, _ = people.invite(MOSCOW, *MISHRI, made_by=HEAD)
    elsewhere, _ = people.invite(MOSCOW, "lna", "haftar")
    assert people.end_seat(MOSCOW, "gna", but=head.session.id) == 1
    assert people.session(head.cookie)
    assert people.session(member.cookie) is None
    assert people.session(outside.cookie)
    assert [people.bearer(token) is not None for token in tokens.values()] == [False, False, True]
    stands = {one.id: one.stands(people.now()) for one in people.invitations(MOSCOW)}
    assert (stands[link.id], stands[elsewhere.id]) == (False, True)


def test_what_ends_at_one_talks_leaves_the_tokens_of_another(people):
    member = enters(people, MOSCOW, MISHRI)
    enters(people, BERLIN, ("envoy", "mishri"), joining=member.account)
    token = people.give_token(BERLIN, "envoy", "mishri")
    people.end_seat(MOSCOW, "gna")
    assert people.bearer(token)


def test_the_sessions_of_one_person_end_with_the_links_that_this_person_has_made(people):
    head, member = enters(people, MOSCOW, SARRAJ), enters(people, MOSCOW, MISHRI)
    token = people.give_token(MOSCOW, *MISHRI)
    by_member, _ = people.invite(MOSCOW, *MISHRI, made_by="gna/mishri")
    by_head, _ = people.invite(MOSCOW, *MISHRI, made_by=HEAD)
    assert people.end_person(MOSCOW, *MISHRI) == 1
    assert people.session(member.cookie) is None
    assert people.bearer(token) is None
    assert people.session(head.cookie)
    stands = {one.id: one.stands(people.now()) for one in people.invitations(MOSCOW)}
    assert (stands[by_member.id], stands[by_head.id]) == (False, True)
    assert people.end_person(MOSCOW, "gna", "nobody") == 0


def test_a_new_token_ends_the_one_before(people):
    first = people.give_token(MOSCOW, *SARRAJ)
    second = people.give_token(MOSCOW, *SARRAJ)
    assert people.bearer(first) is None
    token, account = people.bearer(second)
    assert people.token(account, MOSCOW) == token
    people.end_token(account, MOSCOW)
    assert people.bearer(second) is None
    assert people.token(account, MOSCOW) is None


def test_who_has_a_token_comes_in_with_the_same_account(people):
    _, account = people.bearer(people.give_token(MOSCOW, *SARRAJ))
    assert enters(people, MOSCOW, SARRAJ).account == account


def test_an_invitation_goes_on_with_the_account_of_a_program_that_nobody_has_come_in_with(people):
    token = people.give_token(MOSCOW, *MISHRI)
    _, account = people.bearer(token)
    assert not people.has_come_in(account.id)
    entered = enters(people, MOSCOW, MISHRI, made_by=HEAD)
    assert entered.account == account
    assert people.bearer(token)
    assert people.has_come_in(account.id)


def test_language_zone_and_theme_are_ones_own_choice(people):
    entered = enters(people, MOSCOW, SARRAJ)
    changed = people.change(entered.account, language="ar", zone="Africa/Tripoli", theme=Theme.DARK)
    assert people.account(entered.account.id) == changed
    assert (changed.language, changed.zone, changed.theme) == ("ar", "Africa/Tripoli", Theme.DARK)


def test_the_name_of_a_device_is_shortened(people):
    session = people.begin(enters(people, MOSCOW, SARRAJ).account, "x" * 1_000).session
    assert len(session.device) == 120
    assert people.now() - session.began_at == timedelta()

"""Secret addresses of feeds: each opens one feed of one talks, until its owner or whoever shuts the room ends it."""

import pytest

from entremise.people.people import People
from entremise.people.values import Account, Feed
from tests.people.test_links import BERLIN, HEAD, MISHRI, MOSCOW, SARRAJ, enters


@pytest.fixture
def sarraj(people):
    return enters(people, MOSCOW, SARRAJ).account


def address(people: People, account: Account, feed: Feed = Feed.CALENDAR, talks: str = MOSCOW) -> str:
    return people.feeds.subscribe(account, talks, feed, "en")


def opens(people: People, secret: str, feed: Feed = Feed.CALENDAR) -> bool:
    return people.feeds.subscriber(secret, feed) is not None


def test_an_address_opens_its_own_feed_and_nothing_else(people, sarraj):
    calendar, chronicle = address(people, sarraj), address(people, sarraj, Feed.CHRONICLE)
    found = people.feeds.subscriber(calendar, Feed.CALENDAR)
    assert found is not None
    assert (found[0].talks, found[1].id) == (MOSCOW, sarraj.id)
    assert opens(people, chronicle, Feed.CHRONICLE)
    assert not opens(people, calendar, Feed.CHRONICLE)
    assert not opens(people, chronicle, Feed.CALENDAR)
    assert people.bearer(calendar) is None
    assert people.session(calendar) is None


def test_a_token_is_no_address_of_a_feed(people, sarraj):
    token = people.give_token(MOSCOW, *SARRAJ)
    assert people.bearer(token)
    assert not any(opens(people, token, feed) for feed in Feed)


def test_a_token_that_is_made_anew_leaves_the_calendar_alone(people, sarraj):
    calendar = address(people, sarraj)
    people.give_token(MOSCOW, *SARRAJ)
    people.end_token(sarraj, MOSCOW)
    assert opens(people, calendar)


def test_an_address_that_is_made_anew_ends_the_one_before_and_no_other(people, sarraj):
    before, chronicle = address(people, sarraj), address(people, sarraj, Feed.CHRONICLE)
    after = address(people, sarraj)
    assert not opens(people, before)
    assert opens(people, after)
    assert opens(people, chronicle, Feed.CHRONICLE)
    assert [one.feed for one in people.feeds.of(sarraj)] == [Feed.CHRONICLE, Feed.CALENDAR]


def test_its_owner_ends_an_address_and_nobody_else_does(people, sarraj):
    mishri = enters(people, MOSCOW, MISHRI).account
    calendar = address(people, sarraj)
    (known,) = people.feeds.of(sarraj)
    people.feeds.end(mishri, known.id)
    assert opens(people, calendar)
    people.feeds.end(sarraj, known.id)
    assert not opens(people, calendar)
    assert people.feeds.of(sarraj) == []


def test_the_day_of_the_last_fetch_is_kept_and_nothing_finer(people, sarraj, clock):
    calendar = address(people, sarraj)
    assert people.feeds.of(sarraj)[0].fetched_on is None
    for hours in (0, 5, 30):
        clock.passes(hours=hours)
        found = people.feeds.subscriber(calendar, Feed.CALENDAR)
        assert found is not None
        people.feeds.fetched(found[0])
        assert people.feeds.of(sarraj)[0].fetched_on == clock.now.date()


@pytest.mark.parametrize("ends", ["person", "seat", "replaced", "locks"])
def test_what_shuts_the_room_for_somebody_ends_their_addresses(people, sarraj, ends):
    calendar, chronicle = address(people, sarraj), address(people, sarraj, Feed.CHRONICLE)
    elsewhere = address(people, sarraj, talks=BERLIN)
    match ends:
        case "person":
            people.end_person(MOSCOW, *SARRAJ)
        case "seat":
            people.end_seat(MOSCOW, "gna")
        case "replaced":
            people.withdraw_of(MOSCOW, *SARRAJ)
        case "locks":
            _link, secret = people.invite(MOSCOW, *SARRAJ, made_by=HEAD.replace("sarraj", "mishri"))
            people.enter(secret, "another device")
    assert not opens(people, calendar)
    assert not opens(people, chronicle, Feed.CHRONICLE)
    assert opens(people, elsewhere)


def test_one_persons_end_leaves_the_others_theirs(people, sarraj):
    mishri = enters(people, MOSCOW, MISHRI).account
    theirs = address(people, mishri)
    people.end_person(MOSCOW, *SARRAJ)
    assert opens(people, theirs)

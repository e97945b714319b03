"""People in a real file: of two at once only one comes in, and nothing that is kept opens a door."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from entremise.people.people import People
from entremise.people.refusal import Closed, Why
from entremise.people.secret import digest, fresh_secret
from entremise.people.values import Passkey, Purpose
from entremise.store.keys import keys_from_seed
from entremise.store.setup import open_store

if TYPE_CHECKING:
    from entremise.store.keeping import Store

MOSCOW = "a" * 32
AT_ONCE = 8


@pytest.fixture
def store(tmp_path) -> "Iterator[Store]":
    opened = open_store(tmp_path / "people.sqlite3", keys=keys_from_seed(b"tests"))
    yield opened
    opened.close()


@pytest.fixture
def people(store) -> People:
    from entremise.store.people import PeopleStore

    return People(PeopleStore(store.alias))


def at_once(store: "Store", do: Callable[[], Any]) -> list[Any]:
    """What comes of it where several do the same thing in one moment, each on a connection of its own."""
    ready, came = threading.Barrier(AT_ONCE), []

    def one() -> None:
        ready.wait()
        try:
            came.append(do())
        except Closed as closed:
            came.append(closed.why)
        finally:
            store.close()

    threads = [threading.Thread(target=one) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(came) == AT_ONCE, "everybody is answered"
    return came


def test_of_all_who_use_a_link_at_once_one_comes_in(people, store):
    _, secret = people.invite(MOSCOW, "gna", "sarraj")
    came = at_once(store, lambda: people.enter(secret, "a device"))
    assert came.count(Why.USED) == AT_ONCE - 1
    assert len(people.places_at(MOSCOW, "gna")) == 1


def test_two_links_to_one_person_used_at_once_make_one_holder(people, store):
    secrets = [people.invite(MOSCOW, "gna", "sarraj")[1] for _ in range(AT_ONCE)]
    came = at_once(store, lambda: people.enter(secrets.pop(), "a device"))
    assert came.count(Why.WITHDRAWN) == AT_ONCE - 1, "whoever came first ended the other links"
    assert len(people.places_at(MOSCOW, "gna")) == 1


def test_a_link_is_used_or_withdrawn_and_never_both(people, store):
    for _ in range(5):
        made, secret = people.invite(MOSCOW, "gna", fresh_person())
        doing = [lambda: people.enter(secret, "a device"), lambda: people.withdraw(MOSCOW, made.id)] * (AT_ONCE // 2)  # noqa: B023
        at_once(store, lambda: doing.pop()())  # noqa: B023, PLW0108
        kept = next(one for one in people.invitations(MOSCOW) if one.id == made.id)
        assert (kept.used_at is None) is not (kept.withdrawn_at is None)


def fresh_person() -> str:
    return f"p-{hashlib.sha256(fresh_secret().encode()).hexdigest()[:8]}"


def test_a_link_asked_for_by_a_store_that_lets_two_write_at_once_is_used_once(people, store):
    """What a database without SQLite's one writer relies on: the statement that uses a link says whether it did."""
    from entremise.store.people import PeopleStore

    keeping = PeopleStore(store.alias)
    made, _ = people.invite(MOSCOW, "gna", "sarraj")
    assert keeping.use_invitation(made.id, people.now())
    assert not keeping.use_invitation(made.id, people.now())
    other, _ = people.invite(MOSCOW, "gna", "sarraj")
    keeping.withdraw_invitation(other.id, people.now())
    assert not keeping.use_invitation(other.id, people.now())
    keeping.withdraw_invitation(made.id, people.now())
    assert next(one for one in people.invitations(MOSCOW) if one.id == made.id).withdrawn_at is None


def test_a_challenge_goes_to_one_of_all_who_answer_at_once(people, store):
    asked = people.challenge(Purpose.SIGN_IN)
    assert at_once(store, lambda: people.answered(asked, Purpose.SIGN_IN)).count(True) == 1


def test_a_count_is_set_by_one_of_two_who_answer_at_once(people, store):
    _, secret = people.invite(MOSCOW, "gna", "sarraj")
    account = people.enter(secret, "a device").account
    passkey = Passkey("id", account.id, b"key", 3, "Phone", people.now())
    people.add_passkey(passkey)
    came = at_once(store, lambda: people.use_passkey(passkey, 4))
    assert came.count(Why.NOT_VERIFIED) == AT_ONCE - 1
    assert people.passkey("id").count == 4


def test_nothing_that_is_kept_opens_a_door(people, store, tmp_path):
    _, link = people.invite(MOSCOW, "gna", "sarraj")
    _, unused = people.invite(MOSCOW, "lna", "haftar")
    cookie = people.enter(link, "a device").cookie
    token = people.give_token(MOSCOW, "gna", "sarraj")
    asked = people.challenge(Purpose.SIGN_IN)
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("people.sqlite3*") if "keys" not in path.name)
    for secret in (link, unused, cookie, token, asked):
        assert secret.encode() not in kept
        assert digest(secret) in kept, "the test looks where it would stand"


def test_each_secret_is_another(people):
    assert len({fresh_secret() for _ in range(100)}) == 100
    assert len(fresh_secret()) >= 43, "256 bits"


def test_what_is_refused_leaves_nothing_behind(people, store):
    from entremise.store.models import Account

    _, first = people.invite(MOSCOW, "gna", "sarraj")
    account = people.enter(first, "a device").account
    made, second = people.invite(MOSCOW, "lna", "haftar")
    with pytest.raises(Closed):
        people.enter(second, "a device", joining=account)
    assert people.invitation(second) == made
    assert Account.objects.using(store.alias).count() == 1
    assert len(people.sessions(account)) == 1

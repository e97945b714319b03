"""Passkeys: the device knows its owner, a challenge is answered once and soon, a count never goes back."""

import json
from collections.abc import Callable

import pytest

from entremise.people.passkeys import ENOUGH, Passkeys, host_for_passkeys
from entremise.people.people import CHALLENGE_LASTS
from entremise.people.refusal import Closed, Why
from entremise.people.values import Account, Passkey
from tests.people.authenticator import PRESENT, VERIFIED, Authenticator
from tests.people.test_links import MISHRI, MOSCOW, SARRAJ, enters


@pytest.fixture
def passkeys(people):
    return Passkeys(people, "https://talks.example", "talks.example")


@pytest.fixture
def sarraj(people):
    return enters(people, MOSCOW, SARRAJ).account


def makes(passkeys: Passkeys, account: Account, device: Authenticator, name: str = "Phone") -> Passkey:
    return passkeys.make(account, name, device.makes(passkeys.ask_to_make(account, name)))


def closed(why: Why, do: Callable[..., object], *given: object) -> None:
    with pytest.raises(Closed) as refused:
        do(*given)
    assert refused.value.why is why


def test_a_passkey_is_made_and_signs_its_owner_in(people, passkeys, sarraj):
    device = Authenticator()
    made = makes(passkeys, sarraj, device)
    assert [(one.id, one.name) for one in people.passkeys(sarraj)] == [(made.id, "Phone")]
    assert passkeys.sign_in(device.signs(passkeys.ask_to_sign_in())) == sarraj
    assert people.passkey(made.id).count == 1
    assert people.passkey(made.id).used_at == people.now()


def test_what_the_browser_is_asked(passkeys, sarraj):
    asked = json.loads(passkeys.ask_to_make(sarraj, "Phone"))
    assert asked["rp"]["id"] == "talks.example"
    assert asked["user"]["name"] == "Phone", "nothing of the talks goes to the device but what its owner wrote"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    signing = json.loads(passkeys.ask_to_sign_in())
    assert signing["userVerification"] == "required"
    assert not signing.get("allowCredentials"), "who asks learns of nobody's passkeys"


def test_a_device_that_does_not_know_its_owner_makes_no_passkey(passkeys, sarraj):
    device = Authenticator(flags=PRESENT)
    closed(Why.NOT_MADE, makes, passkeys, sarraj, device)


def test_a_device_that_does_not_know_its_owner_signs_nobody_in(passkeys, sarraj):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    device.flags = PRESENT
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(passkeys.ask_to_sign_in()))
    device.flags = VERIFIED
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(passkeys.ask_to_sign_in()))


def test_a_challenge_is_answered_once(passkeys, sarraj):
    device = Authenticator()
    asked = passkeys.ask_to_make(sarraj, "Phone")
    passkeys.make(sarraj, "Phone", device.makes(asked))
    closed(Why.NOT_MADE, passkeys.make, sarraj, "Phone", Authenticator().makes(asked))
    signing = passkeys.ask_to_sign_in()
    answer = device.signs(signing)
    passkeys.sign_in(answer)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, answer)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(signing))


def test_a_challenge_is_answered_soon(passkeys, sarraj, clock):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    asked = passkeys.ask_to_sign_in()
    clock.passes(seconds=CHALLENGE_LASTS.total_seconds())
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(asked))


def test_challenges_that_nobody_answers_are_forgotten(people, passkeys, store, clock):
    from entremise.store.models import Challenge

    for _ in range(5):
        passkeys.ask_to_sign_in()
    clock.passes(seconds=CHALLENGE_LASTS.total_seconds())
    passkeys.ask_to_sign_in()
    assert Challenge.objects.using(store.alias).count() == 1


def test_a_challenge_is_its_own_accounts_and_of_its_own_purpose(people, passkeys, sarraj):
    mishri = enters(people, MOSCOW, MISHRI).account
    asked = passkeys.ask_to_make(sarraj, "Phone")
    closed(Why.NOT_MADE, passkeys.make, mishri, "Phone", Authenticator().makes(asked))
    device = Authenticator()
    makes(passkeys, sarraj, device)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(passkeys.ask_to_make(sarraj, "Phone")))


def test_nobody_signs_in_with_a_challenge_of_their_own(passkeys, sarraj):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(json.dumps({"challenge": "A" * 43})))


@pytest.mark.parametrize("elsewhere", [{"origin": "https://talks.example.org"}, {"host": "example"}])
def test_an_answer_meant_for_another_place_opens_nothing(passkeys, sarraj, elsewhere):
    closed(Why.NOT_MADE, makes, passkeys, sarraj, Authenticator(**elsewhere))
    device = Authenticator()
    makes(passkeys, sarraj, device)
    for name, value in elsewhere.items():
        setattr(device, name, value)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(passkeys.ask_to_sign_in()))


def test_a_copy_of_a_passkey_is_noticed_by_its_count(passkeys, sarraj):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    passkeys.sign_in(device.signs(passkeys.ask_to_sign_in()))
    device.count = 0  # a copy, made before
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(passkeys.ask_to_sign_in()))


def test_a_passkey_that_keeps_no_count_signs_in_again_and_again(passkeys, sarraj):
    device = Authenticator(step=0)
    makes(passkeys, sarraj, device)
    for _ in range(3):
        assert passkeys.sign_in(device.signs(passkeys.ask_to_sign_in())) == sarraj


def test_a_forged_signature_opens_nothing(passkeys, sarraj):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    forger = Authenticator(ident=device.ident, owner=device.owner)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, forger.signs(passkeys.ask_to_sign_in()))


def test_a_passkey_names_its_own_account(people, passkeys, sarraj):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    device.owner = "AAAAAAAAAAAAAAAAAAAAAA"
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(passkeys.ask_to_sign_in()))


def test_a_passkey_that_was_removed_opens_nothing(people, passkeys, sarraj):
    device = Authenticator()
    made = makes(passkeys, sarraj, device)
    mishri = enters(people, MOSCOW, MISHRI).account
    assert not people.remove_passkey(mishri, made.id), "nobody removes another's"
    assert people.remove_passkey(sarraj, made.id)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, device.signs(passkeys.ask_to_sign_in()))


def test_one_credential_is_one_accounts(people, passkeys, sarraj):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    mishri = enters(people, MOSCOW, MISHRI).account
    closed(Why.NOT_MADE, makes, passkeys, mishri, device)


def test_an_account_has_so_many_passkeys_and_no_more(passkeys, sarraj):
    for _ in range(ENOUGH):
        makes(passkeys, sarraj, Authenticator())
    closed(Why.ENOUGH, passkeys.ask_to_make, sarraj, "Phone")


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"id": 1, "response": {"clientDataJSON": "e30"}}',
        '{"response": {"clientDataJSON": "é"}}',
        '{"response": {"clientDataJSON": null}}',
        "[" * 10_000,
        "x" * 100_000,
        '{"id": "\\ud800", "response": {"clientDataJSON": "eyJjaGFsbGVuZ2UiOiJ4In0"}}',
    ],
)
def test_what_is_no_answer_opens_nothing(passkeys, sarraj, answer):
    closed(Why.NOT_MADE, passkeys.make, sarraj, "Phone", answer)
    closed(Why.NOT_VERIFIED, passkeys.sign_in, answer)


def test_a_broken_answer_to_a_real_challenge_opens_nothing(passkeys, sarraj):
    device = Authenticator()
    makes(passkeys, sarraj, device)
    for name in ("authenticatorData", "signature", "clientDataJSON"):
        for broken in ("", "AAAA", None, 7, "é"):
            answer = json.loads(device.signs(passkeys.ask_to_sign_in()))
            answer["response"][name] = broken
            closed(Why.NOT_VERIFIED, passkeys.sign_in, json.dumps(answer))
    for broken in ("", "oA", None, 7, "o2NmbXRkbm9uZQ"):
        answer = json.loads(Authenticator().makes(passkeys.ask_to_make(sarraj, "Phone")))
        answer["response"]["attestationObject"] = broken
        closed(Why.NOT_MADE, passkeys.make, sarraj, "Phone", json.dumps(answer))


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://talks.example", "talks.example"),
        ("https://talks.example:8443", "talks.example"),
        ("http://localhost:8000", "localhost"),
        ("http://talks.example", None),
        ("https://192.0.2.1", None),
        ("http://127.0.0.1:8000", None),
        ("https://[2001:db8::1]", None),
        ("", None),
    ],
)
def test_a_passkey_wants_https_and_a_name(address, host):
    assert host_for_passkeys(address) == host

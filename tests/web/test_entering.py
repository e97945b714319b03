"""Doors: what lets somebody in, once, and what doesn't; and what is left when somebody has gone out."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from webauthn.helpers import bytes_to_base64url

from entremise.house.hub import News
from entremise.house.limits import Limits
from entremise.people.people import IDLE, INVITATION_LASTS
from entremise.server.routes import routes
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import Accredit, Capacity, Person, ReplacePerson
from tests.people.authenticator import Authenticator
from tests.web.served import ADDRESS, Served, come, said, served

__all__ = ("come", "served")


def link(served: Served, person: str, **how: object) -> str:
    seat, _, slug = person.partition("/")
    _made, secret = served.premises.people.invite(served.talks, seat, slug, **how)  # type: ignore[arg-type]
    return f"/enter/{secret}/"


def stranger() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def later(served, monkeypatch):
    """`later(hours=3)`: the server's clock has gone on by so much."""
    people = served.premises.people
    before = people._clock

    def passes(**time: float) -> None:
        monkeypatch.setattr(people, "_clock", lambda: before() + timedelta(**time))

    return passes


def test_a_link_lets_one_person_in_and_says_beforehand_for_whom_it_is(served):
    client, url = stranger(), link(served, "gna/sarraj")
    page = said(client.get(url).content.decode())
    assert "This link is for Fayez al-Sarraj, at the seat of the Government of National Accord." in page
    answer = client.post(url)
    assert answer.headers["Location"] == f"/talks/{served.talks}/"
    cookie = client.cookies["entremise"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("method", ["get", "head"])
def test_who_only_looks_at_a_link_uses_nothing_up(served, method):
    """Mail readers and messengers open links before people do."""
    url = link(served, "gna/sarraj")
    for _ in range(3):
        looking = stranger()
        assert getattr(looking, method)(url).status_code == 200
        assert "entremise" not in looking.cookies
    assert stranger().post(url).status_code == 302


def test_a_link_used_twice_opens_nothing_and_says_whom_to_tell(served):
    url = link(served, "gna/sarraj")
    stranger().post(url)
    for answer in (stranger().get(url), stranger().post(url)):
        assert answer.status_code == 410
        assert "tell the head of your delegation, or the mediators, at once" in said(answer.content.decode())


def test_its_holder_may_open_a_used_link_again(served):
    client, url = stranger(), link(served, "gna/sarraj")
    client.post(url)
    assert client.get(url).headers["Location"] == f"/talks/{served.talks}/"


def test_a_link_opens_nothing_after_its_time(served, later):
    url = link(served, "gna/sarraj")
    later(seconds=INVITATION_LASTS.total_seconds())
    answer = stranger().post(url)
    assert answer.status_code == 410
    assert "has expired" in said(answer.content.decode())


def test_a_link_opens_nothing_once_it_is_withdrawn(served):
    people = served.premises.people
    made, secret = people.invite(served.talks, "gna", "sarraj")
    people.withdraw(served.talks, made.id)
    answer = stranger().post(f"/enter/{secret}/")
    assert answer.status_code == 410
    assert "was withdrawn" in said(answer.content.decode())


def test_an_address_that_tries_many_doors_is_kept_waiting(served):
    answers = [stranger().get(f"/enter/{n:043d}/").status_code for n in range(60)]
    assert answers[0] == 410
    assert answers[-1] == 429
    assert stranger().get(link(served, "gna/sarraj")).status_code == 200, "whoever has a link still comes in"
    object.__setattr__(served.premises, "limits", Limits())  # the tests that follow begin anew


def test_a_session_idles(served, come, later):
    client = come("gna/sarraj")
    assert client.get(served.url("delegation/")).status_code == 200
    later(seconds=IDLE.total_seconds() + 60)
    assert client.get(served.url("delegation/")).headers["Location"] == "/"


def test_a_page_that_lies_open_is_no_sign_of_life(served, come, later):
    client = come("gna/sarraj")
    by_itself = {"hx-request": "true", "hx-trigger": "page"}
    for minutes in range(10, 120, 10):
        later(minutes=minutes)
        assert client.get(served.url("delegation/"), headers=by_itself).status_code == 200
    later(minutes=121)
    answer = client.get(served.url("delegation/"), headers=by_itself)
    assert answer.status_code == 401, "it fetched itself every ten minutes, and nobody was there"
    assert answer.headers["HX-Redirect"] == "/"


def test_a_session_that_was_ended_elsewhere_does_nothing_any_more(served, come):
    one, other = come("gna/sarraj"), come("gna/sarraj")
    other.post("/account/sessions/end/", {"which": "others"})
    before = served.premises.house.view(served.talks, "gna").n
    form = {"request": "x", "to": ["russia"], "text": "After the end.", "rule.carry": "in-confidence", "language": "en"}
    answer = one.post(served.url("do/message/"), form)
    assert answer.headers["Location"] == "/?ended"
    assert "only typed, or sent since, was not taken in" in one.get("/?ended").content.decode()
    assert one.post(served.url("do/message/"), form, headers={"hx-request": "true"}).headers["HX-Redirect"] == "/?ended"
    assert served.premises.house.view(served.talks, "gna").n == before
    assert other.get(served.url("delegation/")).status_code == 200


def stands(served: Served, client: Client) -> bool:
    """What a page of that client that lies open is told at the door."""
    return served.premises.people.session(client.cookies["entremise"].value) is not None


def test_open_pages_are_shown_out_at_once(served, come, monkeypatch):
    told: list[tuple[str, News]] = []
    monkeypatch.setattr(served.premises.hub, "_tell", lambda _, seats, news: told.extend((one, news) for one in seats))
    one, other = come("gna/sarraj"), come("gna/sarraj")
    told.clear()
    other.post("/account/sessions/end/", {"which": "others"})
    assert ("gna", News.LOOK_AT_THE_DOOR) in told
    assert not stands(served, one)
    assert stands(served, other)
    told.clear()
    other.post("/leave/")
    assert ("gna", News.LOOK_AT_THE_DOOR) in told


def test_who_is_replaced_does_not_come_back_in_by_a_link_made_before_for_another(served, come):
    """The place of another changes its locks for whoever opens such a link: it would be theirs again."""
    act = Accredit(person=Person(seat="gna", slug="aide", name={"en": "An Aide"}, capacities=(Capacity.DELEGATE,)))
    head = Hand(seat="gna", person="sarraj")
    served.premises.house.append(served.talks, head, act)
    kept = link(served, "gna/adviser", made_by="gna/aide")
    assert stranger().get(kept).status_code == 200
    gone = ReplacePerson(
        seat="gna", person="aide", successor="aide-after", name={"en": "Another Aide"}, capacities=(Capacity.DELEGATE,)
    )
    served.premises.house.append(served.talks, head, gone)
    for answer in (stranger().get(kept), stranger().post(kept)):
        assert answer.status_code == 410
        assert "was withdrawn" in said(answer.content.decode())


def test_who_is_replaced_in_the_delegation_loses_the_room_at_once(served, come):
    client = come("gna/mishri")
    unused = link(served, "gna/mishri")
    assert client.get(served.url("room/")).status_code == 200
    act = ReplacePerson(
        seat="gna",
        person="mishri",
        successor="shater",
        name={"en": "Abdurrahman Shater"},
        capacities=(Capacity.DELEGATE,),
    )
    served.premises.house.append(served.talks, Hand(seat="gna", person="sarraj"), act)
    for page in ("room/", "delegation/", "inner/", "events/", "do/message/"):
        assert client.get(served.url(page)).status_code == 404, page
    answer = stranger().post(unused)
    assert answer.status_code == 410, "a link to somebody who has left opens nothing"


def test_who_goes_out_leaves_nothing_behind(served, come):
    client = come("gna/sarraj")
    page = client.get(served.url("delegation/"))
    assert page.headers["Cache-Control"] == "no-store"
    answer = client.post("/leave/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.cookies["entremise"].value == ""
    assert client.get(served.url("delegation/")).headers["Location"] == "/"


def test_who_comes_in_as_somebody_else_goes_out_first(served, come):
    client = come("gna/sarraj")
    cookie = client.cookies["entremise"].value
    client.post(link(served, "lna/haftar"))
    assert served.premises.people.session(cookie) is None
    assert "Khalifa Haftar" in said(client.get(served.url("delegation/")).content.decode())


def test_nobody_holds_two_places_at_one_talks(served, come):
    client = come("gna/sarraj")
    url = link(served, "lna/haftar")
    assert "Add this to the account" not in client.get(url).content.decode()
    answer = client.post(url, {"as": "same"})
    assert answer.status_code == 410
    assert "nobody holds two" in said(answer.content.decode())


def test_a_link_that_changes_the_locks_says_so(served, come):
    come("gna/adviser")
    page = said(stranger().get(link(served, "gna/adviser", made_by="gna/sarraj")).content.decode())
    assert "every device that is signed in as GNA adviser is shut out" in page
    page = said(stranger().get(link(served, "gna/adviser", made_by="gna/adviser")).content.decode())
    assert "shut out" not in page


def open_to(served: Served, route: dict[str, object]) -> str:
    filled = {"talks": served.talks, "secret": "x", "digest": "x", "name": "x", "kind": "message"}
    path = str(route["path"])
    for name in set(filled):
        path = path.replace(f"{{{name}}}", filled[name])
    while "{" in path:
        path = path[: path.index("{")] + "0" * 32 + path[path.index("}") + 1 :]
    return path


def test_no_page_of_any_talks_opens_to_whoever_has_no_place_there(served):
    """The server's owner included, and who may convene: there is no page for them."""
    _made, secret = served.premises.people.invite_convener()
    convener = stranger()
    assert convener.post(f"/enter/{secret}/").status_code == 302
    looked = 0
    for route in routes():
        path = open_to(served, route)
        if not path.startswith("/talks/"):
            continue
        for method in route["methods"]:
            looked += 1
            absent = path.replace(served.talks, "f" * 32)
            answers = [getattr(convener, method.lower())(one) for one in (path, absent)]
            assert [one.status_code for one in answers] == [404, 404], (method, path)
            assert answers[0].content == answers[1].content, "hidden and absent are the same"
            assert getattr(stranger(), method.lower())(path).headers.get("Location") == "/", (method, path)
    assert looked > 20


def test_every_page_that_anybody_may_open_is_known(served):
    """A new one is a decision: it stands here, or it asks who knocks."""
    anyone = {str(one["path"]) for one in routes() if one["seats"] == ["anyone"] and "/api/" not in str(one["path"])}
    assert anyone <= {
        "/",
        "/enter/{secret}/",
        "/feeds/{secret}/calendar.ics",
        "/feeds/{secret}/chronicle.atom",
        "/passkey/",
        "/passkey/ask/",
        "/static/{digest}/{name}",
        "/design/",
        "/healthy/",
    }


# ---- passkeys


def device(origin: str = ADDRESS, host: str = "localhost") -> Authenticator:
    return Authenticator(origin=origin, host=host)


def at_the_address() -> Client:
    return Client(headers={"host": "localhost:8000"})


def passkey_of(served: Served, client: Client, phone: Authenticator) -> None:
    asked = client.post("/account/passkeys/ask/", {"name": "Phone"}).content.decode()
    answer = client.post("/account/passkeys/", {"name": "Phone", "answer": phone.makes(asked)})
    assert answer.status_code == 302


def signed_in(phone: Authenticator) -> tuple[Client, int]:
    client = at_the_address()
    asked = client.post("/passkey/ask/").content.decode()
    return client, client.post("/passkey/", {"answer": phone.signs(asked)}).status_code


def test_with_a_passkey_one_comes_in_without_a_link(served):
    client, phone = at_the_address(), device()
    client.post(link(served, "gna/sarraj"))
    passkey_of(served, client, phone)
    again, status = signed_in(phone)
    assert status == 302
    assert "Fayez al-Sarraj" in said(again.get(served.url("delegation/")).content.decode())
    page = said(again.get("/account/").content.decode())
    assert "Phone" in page


def test_a_passkey_opens_nothing_once_it_is_removed_or_the_locks_are_changed(served):
    client, phone = at_the_address(), device()
    client.post(link(served, "gna/sarraj"))
    passkey_of(served, client, phone)
    at_the_address().post(link(served, "gna/sarraj", made_by="gna/adviser"))
    again, status = signed_in(phone)
    assert status == 302, "the passkey is still that account’s"
    assert again.get(served.url("delegation/")).status_code == 404, "but the account has no place here any more"
    again.post("/account/passkeys/remove/", {"passkey": bytes_to_base64url(phone.ident)})
    _, status = signed_in(phone)
    assert status == 422


def test_a_passkey_that_is_not_known_says_what_to_do(served):
    client, phone = at_the_address(), device()
    answer = client.post("/passkey/", {"answer": phone.signs(client.post("/passkey/ask/").content.decode())})
    assert answer.status_code == 422
    assert "sign in with another, or ask for a new link" in said(answer.content.decode())


def test_by_another_name_there_are_no_passkeys_and_the_page_says_why(served):
    client = Client(headers={"host": "127.0.0.1:8000"})
    assert "bound to http://localhost:8000" in said(client.get("/").content.decode())
    assert client.post("/passkey/ask/").status_code == 404
    client.post(link(served, "gna/sarraj"))
    assert "bound to http://localhost:8000" in said(client.get("/account/").content.decode())


def test_forms_of_the_door_carry_what_makes_them_ours(served):
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert client.post(link(served, "gna/sarraj")).status_code == 403
    assert client.post("/passkey/ask/").status_code == 403


def test_what_a_browser_is_asked_names_nobody(served):
    asked = json.loads(at_the_address().post("/passkey/ask/").content)
    assert not asked.get("allowCredentials")
    assert asked["rpId"] == "localhost"


def test_an_exercise_is_marked_on_every_page_also_where_nothing_is(served, come):
    client = come("press/correspondent")
    hidden, absent = served.url("desk/"), "/talks/nothing/"
    for page in ("/", "/account/", "/design/", served.url("gallery/"), hidden, absent, "/nowhere/"):
        answer = client.get(page, follow=True)
        assert "nothing that is done here is real" in answer.content.decode(), page

"""One's own account: language, zone and look; devices, each in words, ended by their owner alone."""

import pytest
from django.test import Client

from entremise.people.devices import device
from entremise.people.values import Account, Theme
from tests.web.served import Served, come, said, served

__all__ = ("come", "served")

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"


def read(client: Client) -> str:
    return said(client.get("/account/").content.decode())


def account_of(served: Served, client: Client) -> Account:
    found = served.premises.people.session(client.cookies["entremise"].value)
    assert found is not None
    return found[1]


def test_language_zone_and_look_are_kept_and_hold_at_once(served, come):
    client = come("gna/adviser")
    chosen = {"language": "fr", "zone": "Africa/Tripoli", "theme": "dark"}
    assert client.post("/account/", chosen).headers["Location"] == "/account/?kept=yes"
    assert 'role="status"' in client.get("/account/?kept=yes").content.decode()
    page = client.get("/account/").content.decode()
    assert '<html lang="fr" dir="ltr" data-theme="dark">' in page
    assert account_of(served, client).theme is Theme.DARK
    room = said(client.get(served.url("delegation/")).content.decode())
    assert "2020" in room
    client.post("/account/", {"language": "", "zone": "", "theme": "auto"})
    assert '<html lang="en" dir="ltr" data-theme="auto">' in client.get("/account/").content.decode()


def test_arabic_is_marked_as_not_reviewed(come):
    assert "العربية not reviewed by a native reader" in read(come("gna/adviser"))


def test_a_zone_that_there_is_not_is_named_and_what_was_typed_stays(come):
    client = come("gna/adviser")
    answer = client.post("/account/", {"language": "fr", "zone": "Europe/Nowhere", "theme": "dark"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Europe/Nowhere"' in page
    assert "“Europe/Nowhere”" in said(page)
    assert 'data-theme="auto"' in page, "nothing was kept"


@pytest.mark.parametrize("chosen", [{"language": "xx", "theme": "dark"}, {"language": "fr", "theme": "x"}, {}])
def test_what_the_form_does_not_offer_is_not_kept(served, come, chosen):
    client = come("gna/adviser")
    before = account_of(served, client)
    assert client.post("/account/", chosen).status_code == 400
    assert account_of(served, client) == before


def test_devices_are_listed_in_words_and_ended_by_their_owner(served, come):
    client = come("turkey/cavusoglu")
    _made, secret = served.premises.people.invite(served.talks, "turkey", "cavusoglu")
    other = Client(headers={"host": "localhost", "user-agent": FIREFOX})
    other.post(f"/enter/{secret}/")
    page = client.get("/account/").content.decode()
    assert "Firefox on Windows" in said(page)
    assert "A device that doesn’t say what it is this device" in said(page)
    ident = next(
        one.id for one in served.premises.people.sessions(account_of(served, client)) if "Firefox" in one.device
    )
    stranger = come("lna/haftar")
    stranger.post("/account/sessions/end/", {"which": ident})
    assert other.get("/account/").status_code == 200, "nobody ends another’s"
    client.post("/account/sessions/end/", {"which": ident})
    assert other.get("/account/").headers["Location"] == "/"
    assert client.get("/account/").status_code == 200


def test_signing_out_everywhere_signs_out_here_too(served, come):
    one, other = come("turkey/note-taker"), come("turkey/note-taker")
    answer = one.post("/account/sessions/end/", {"which": "all"})
    assert answer.headers["Clear-Site-Data"]
    for client in (one, other):
        assert client.get("/account/").headers["Location"] == "/"


def test_what_a_device_says_of_itself_is_not_shown_as_it_is(served):
    _made, secret = served.premises.people.invite(served.talks, "press", "correspondent")
    client = Client(headers={"host": "localhost", "user-agent": "<script>Firefox/1 Linux</script>\u202e"})
    client.post(f"/enter/{secret}/")
    page = client.get("/account/").content.decode()
    assert "Firefox on Linux" in said(page)
    assert "&lt;script&gt;" not in page


def test_without_https_or_a_name_the_page_says_why_there_are_no_passkeys(served, come, monkeypatch):
    client = come("gna/adviser")
    for address, why in (("http://talks.example", "need HTTPS"), ("https://192.0.2.1", "reached by a number")):
        object.__setattr__(served.premises, "address", address)
        try:
            assert why in read(client)
            assert client.post("/account/passkeys/ask/").status_code == 404
        finally:
            object.__setattr__(served.premises, "address", "http://localhost:8000")


@pytest.mark.parametrize(
    ("said_by_it", "called"),
    [
        (FIREFOX, "Firefox / Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.0.0 Safari/537.36", "Chrome / Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge / Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1", "Safari / iPhone"),
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome / Android"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_how_a_device_is_called(said_by_it, called):
    assert device(said_by_it) == called

"""The wall in the pages: what one seat wrote never goes out from another, and nothing hidden shows in an answer."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from entremise.house.limits import Limits, address
from entremise.house.premises import open_premises
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.inner import InnerPaper, Purpose
from entremise.talks.acts.messages import AnswerWording, Carry, CarryRule, Message, ShowWording
from tests.web.served import Come, Served, come, served

__all__ = ("come", "served")


def does(served: Served, person: str, act: Act) -> str:
    """An act of a person's, and its id."""
    seat, _, slug = person.partition("/")
    return served.premises.house.append(served.talks, Hand(seat=seat, person=slug), act).act


def browser(served: Served, person: str) -> Client:
    """A browser, which sends what its forms hold, signed in as that person."""
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    signs_in(client, served, person)
    return client


def signs_in(client: Client, served: Served, person: str, made_by: str = "") -> None:
    seat, _, slug = person.partition("/")
    _made, secret = served.premises.people.invite(served.talks, seat, slug, made_by=made_by)
    url = f"/enter/{secret}/"
    assert client.post(url, hidden(client.get(url).content.decode())).status_code == 302


def hidden(page: str, ident: str = "") -> dict[str, str]:
    """What the hidden fields of a form hold."""
    form = re.search(rf"<form[^>]*{f'id=.{ident}.' if ident else ''}.*?</form>", page, re.DOTALL)
    assert form is not None
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
    return {name: unescape(value) for name, value in found}


MESSAGE = {"to": "russia", "text": "For the mediators alone.", "rule.carry": "in-confidence", "language": "en"}


def test_a_form_of_one_delegation_is_not_sent_by_whoever_signs_in_next_on_the_same_browser(served: Served):
    """Whoever plays two seats in one browser, or lends a device, leaves a form open: it may not speak for the other."""
    client = browser(served, "gna/sarraj")
    form = hidden(client.get(served.url("room/")).content.decode(), "act-message")
    signs_in(client, served, "lna/haftar")
    answer = client.post(served.url("do/message/"), {**form, **MESSAGE})
    assert answer.status_code == 403
    assert MESSAGE["text"] not in client.get(served.url("room/")).content.decode()
    # What is written in the room where one sits now goes out as ever.
    form = hidden(client.get(served.url("room/")).content.decode(), "act-message")
    assert client.post(served.url("do/message/"), {**form, **MESSAGE, "text": "From Haftar."}).status_code == 302


def test_nor_after_the_first_has_signed_out(served: Served):
    client = browser(served, "gna/sarraj")
    page = client.get(served.url("room/")).content.decode()
    form = hidden(page, "act-message")
    client.post("/leave/", form)
    signs_in(client, served, "lna/haftar")
    assert client.post(served.url("do/message/"), {**form, **MESSAGE}).status_code == 403


def test_whoever_comes_back_in_as_before_still_sends_what_lay_open(served: Served):
    """A session that has idled, or a further link of one's own: nothing that was typed is lost."""
    client = browser(served, "gna/sarraj")
    form = hidden(client.get(served.url("room/")).content.decode(), "act-message")
    signs_in(client, served, "gna/sarraj", made_by="gna/sarraj")
    assert client.post(served.url("do/message/"), {**form, **MESSAGE}).status_code == 302


def test_an_answer_that_arrives_late_makes_no_form_of_the_first_good_again(served: Served):
    """A page may fetch itself while the next signs in: what it is answered, the browser may take in last."""
    client = browser(served, "gna/sarraj")
    late = client.get(served.url("room/"))
    form = hidden(late.content.decode(), "act-message")
    signs_in(client, served, "lna/haftar")
    client.cookies.update(late.cookies)
    assert client.post(served.url("do/message/"), {**form, **MESSAGE}).status_code == 403


OTHER_FORMS = {
    "account/": {"language": "fr", "zone": "", "theme": "auto"},
    "account/sessions/end/": {"which": "all"},
    "account/passkeys/remove/": {"passkey": "x"},
    "leave/": {},
    "convene/": {"do": "add-seat"},
    "convene/case/": {"who": "x"},
    "talks/{talks}/do/inner-paper/": {"purpose": "note", "text": "For us.", "language": "en"},
    "talks/{talks}/delegation/link/": {"seat": "lna", "person": "adviser"},
    "talks/{talks}/delegation/end/": {"person": ""},
    "talks/{talks}/delegation/token/": {"do": "make"},
    "talks/{talks}/delegation/withdraw/": {"link": "x"},
}


@pytest.mark.parametrize("path", OTHER_FORMS)
@pytest.mark.parametrize("between", ["", "signed out", "ended elsewhere", "by htmx"])
def test_no_form_at_all_of_whoever_was_there_before_is_good_for_whoever_comes_next(
    served: Served, path: str, between: str
):
    client = browser(served, "gna/sarraj")
    form = hidden(client.get(served.url("room/")).content.decode(), "act-message")
    token = {"csrfmiddlewaretoken": form["csrfmiddlewaretoken"]}
    if between == "signed out":
        assert client.post("/leave/", token).status_code == 302
    if between == "ended elsewhere":
        holder = served.premises.people.holder(served.talks, "gna", "sarraj")
        assert holder is not None
        served.premises.people.end_all(holder)
    signs_in(client, served, "lna/haftar")
    headers = {"hx-request": "true", "x-csrftoken": token["csrfmiddlewaretoken"]} if between == "by htmx" else {}
    sent = {**OTHER_FORMS[path], **({} if headers else token)}
    answer = client.post(f"/{path.format(talks=served.talks)}", sent, headers=headers)
    assert answer.status_code == 403
    assert not any(said and said in answer.content.decode() for said in ("For us.", "lna", "adviser"))


def test_approved_words_are_conveyed_and_stand_in_no_address(served: Served, come: Come):
    """A proxy writes addresses down; and words in Arabic, as an address, would be longer than any server takes."""
    words = "نقبل بالخط إن وقع الآخرون. " * 600
    rule = CarryRule(carry=Carry.MAY_BE_CONVEYED, exact_wording=True)
    message = Message(to=("russia",), text="We can live with the line.", language="en", rule=rule)
    source = does(served, "gna/sarraj", message)
    wording = does(served, "russia/lavrov", ShowWording(source=source, to="gna", text=words.strip(), language="ar"))
    does(served, "gna/sarraj", AnswerWording(wording=wording, approved=True))
    client = come("russia/lavrov")
    about = f"do/convey/?source={source}&to=lna"
    page = client.get(served.url(about)).content.decode()
    action = re.search(r'<form[^>]*action="([^"]*)"[^>]*id="act-convey"|id="act-convey"', page)
    assert action is not None
    assert len(action[1]) < 500
    sent = client.post(unescape(action[1]), {**hidden(page, "act-convey"), "origin": ""})
    assert sent.status_code == 302
    assert "confirm-conveying" in sent.headers["Location"]


ELSEWHERE = (
    "//elsewhere.example/",
    "https://elsewhere.example/",
    "javascript:alert(1)",
    "/talks/{talks}/../../leave/",
    "/talks/{talks}/..//elsewhere.example/",
    "/talks/{talks}/%2e%2e/%2E%2e/leave/",
    "/talks/{talks}/.%2e/../leave/",
    "/talks/{talks}/x\\..\\..\\..\\leave/",
    "/talks/{talks}/\t.\t./../leave/",
)


@pytest.mark.parametrize("back", ELSEWHERE)
def test_the_way_back_leads_nowhere_but_into_the_talks(served: Served, come: Come, back: str):
    client, back = come("gna/sarraj"), back.format(talks=served.talks)
    note = {"purpose": "note", "text": "For us.", "language": "en", "back": back}
    assert client.post(served.url("do/inner-paper/"), note).headers["Location"] == served.url("inner/")
    own = does(served, "gna/sarraj", InnerPaper(purpose=Purpose.NOTE, text="For us.", language="en"))
    said = does(served, "gna/sarraj", Message(to=("russia",), text="For you.", language="en"))
    for page in (f"do/inner-paper/?about={own}", f"show/?act={said}"):
        assert f'href="{back}"' not in client.get(served.url(page) + f"&back={back}").content.decode()


def test_only_to_ask_for_the_head_of_a_page_sends_nothing(served: Served, come: Come):
    """As to look at it: a browser may ask so, without a form and without its secret."""
    paper = does(served, "gna/sarraj", InnerPaper(purpose=Purpose.DRAFT, text="For us.", language="en"))
    client = come("gna/sarraj")
    for page in ("room/", "do/message/", f"inner/{paper}/release/message/", f"inner/{paper}/release/take-position/"):
        assert client.head(served.url(page)).status_code == client.get(served.url(page)).status_code == 200


def test_whoever_knocks_all_the_time_shuts_the_door_for_nobody_who_shares_the_address(served: Served):
    """Two delegations in one hotel come from one address."""
    limits, hotel = Limits(clock=lambda: 0.0), address("127.0.0.1")
    while limits.may_read(hotel) or limits.may_write(hotel):
        pass
    open_premises(replace(served.premises, limits=limits))
    try:
        assert Client(headers={"host": "localhost"}).get("/enter/made-up/").status_code == 429
        assert Client(headers={"host": "localhost"}).post("/passkey/ask/").status_code == 429
        signs_in(Client(headers={"host": "localhost"}, enforce_csrf_checks=True), served, "lna/haftar")
    finally:
        open_premises(served.premises)


@pytest.mark.parametrize("expected", ["9" * 5_000, "²", "-1", "1e3"])
def test_a_count_that_no_page_ever_said_places_nothing(served: Served, come: Come, expected: str):
    sent = {"person": "mishri", "may_release": "yes", "request": "r", "expected": expected}
    assert come("gna/sarraj").post(served.url("do/entrust/"), sent).status_code == 422

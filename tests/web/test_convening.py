"""Convening, and a delegation's keys: who may let whom in, and what is convened from a form or a file."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entremise.server.demo import CASE
from entremise.talks.acts.convening import SeatKind
from entremise.web.convening.draft import fresh, meant
from entremise.web.convening.slugs import free, slug
from tests.web.served import Served, come, said, served

__all__ = ("come", "served")

MEMBERS = re.compile(r"http://localhost:8000(/enter/[\w-]+/)")
WORDS = "Be civil, and bring nobody’s words elsewhere."
FORM: Mapping[str, str] = {
    "nonce": "n1",
    "title.en": "Talks on water",
    "title.ar": "محادثات المياه",
    "zone": "Africa/Tripoli",
    "languages": "ar",
    "seat.0.kind": "mediator",
    "seat.0.name.en": "the Envoy",
    "seat.0.person.0.name.en": "Anna Envoy",
    "seat.0.person.0.capacity": "head",
    "seat.1.kind": "party",
    "seat.1.name.en": "Upstream",
    "seat.1.person.0.name.en": "Head of Upstream",
    "seat.1.person.0.capacity": "head",
    "seat.1.person.1.name.ar": "مستشار",
    "seat.1.person.1.capacity": "adviser",
    "seat.2.kind": "party",
    "seat.2.name.ar": "المصب",
    "seat.2.person.0.capacity": "head",
    "me": "0.0",
    "rules.en": WORDS,
    "do": "convene",
}
COUNT = iter(range(1_000_000))


@pytest.fixture
def convener(served) -> Client:
    """Somebody who may convene, and has no place at any talks."""
    _made, secret = served.premises.people.invite_convener()
    client = Client(headers={"host": "localhost", "accept-language": "en"})
    client.post(f"/enter/{secret}/")
    return client


def form(**changed: str) -> dict[str, str]:
    return {**FORM, "nonce": f"n{next(COUNT)}", **changed}


def talks_of(answer: Any) -> str:
    assert answer.status_code == 302, said(answer.content.decode())[:2_000]
    return str(answer.headers["Location"]).split("/")[2]


def links_in(answer: Any) -> list[str]:
    return MEMBERS.findall(answer.content.decode())


def enters(url: str, **headers: str) -> Client:
    client = Client(headers={"host": "localhost", "accept-language": "en", **headers})
    assert client.post(url).status_code == 302
    return client


def asks(served: Served, client: Client, what: str, talks: str = "", **sent: str) -> Any:
    return client.post(f"/talks/{talks or served.talks}/delegation/{what}/", sent)


# ---- convening from a form


def test_talks_are_convened_and_their_convener_sits_there(served, convener):
    talks = talks_of(convener.post("/convene/", form()))
    view = served.premises.house.view(talks, "the-envoy")
    assert view.convened is not None
    assert view.convened.title["ar"] == "محادثات المياه"
    assert {slug: one.kind for slug, one in view.seats.items()}["upstream"] is SeatKind.PARTY
    page = said(convener.get(f"/talks/{talks}/delegation/").content.decode())
    assert "Anna Envoy you Head of delegation" in page
    assert "Invite Head of Upstream" in page
    assert "Nobody is accredited here yet." in page
    terms = next(iter(view.terms.values()))
    assert terms.put.text == {"en": WORDS}
    assert set(terms.put.to) == view.parties()


def test_a_form_sent_twice_convenes_once(served, convener):
    before = len(served.premises.house.talks())
    sent = form()
    assert talks_of(convener.post("/convene/", sent)) == talks_of(convener.post("/convene/", sent))
    assert len(served.premises.house.talks()) == before + 1


def test_a_form_sent_again_with_something_else_convenes_nothing_and_gets_a_number_of_its_own(served, convener):
    sent = form()
    talks_of(convener.post("/convene/", sent))
    other = {**sent, "title.en": "Other talks"}
    answer = convener.post("/convene/", other)
    assert answer.status_code == 422
    fresh_number = re.search(r'name="nonce" value="([^"]+)"', answer.content.decode())
    assert fresh_number is not None
    assert fresh_number[1] != sent["nonce"]
    assert talks_of(convener.post("/convene/", {**other, "nonce": fresh_number[1]}))


def test_nobody_convenes_who_may_not(served, come):
    client = come("russia/lavrov")
    for url in ("/convene/", "/convene/case/"):
        assert client.get(url).status_code == 404
        assert client.post(url, form()).status_code == 404
    assert Client(headers={"host": "localhost"}).get("/convene/").headers["Location"] == "/"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title.en": "", "title.ar": ""}, "“Title”: this must be given."),
        ({"zone": ""}, "“Time zone”: this must be given."),
        ({"zone": "Africa/Atlantis"}, "“Time zone”: there is no time zone “Africa/Atlantis”"),
        ({"languages": "xx"}, "“Languages”: this must be given."),
        ({"others": "??"}, "“Languages”: this isn’t in the right form"),
        ({"seat.1.name.en": ""}, "“Seat 2: name”: nothing is written here"),
        ({"seat.1.kind": "king"}, "“Seat 2: what it is for”: this isn’t in the right form"),
        ({"seat.1.person.0.capacity": "king"}, "“Seat 2, person 1: capacity”: this isn’t in the right form"),
        ({"seat.1.person.0.name.en": "\x07"}, "“Seat 2, person 1: name”: a character stands here"),
        ({"me": ""}, "Say which person you are"),
        ({"me": "2.0"}, "Say which person you are"),
        ({"me": "1.0"}, "Mediators convene"),
        ({"seat.0.person.0.capacity": "adviser"}, "Whoever convenes speaks for the seat"),
        ({"seat.1.kind": "observer", "seat.2.kind": "observer"}, "Ground rules are put to parties"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(served, convener, changed, sentence):
    before = served.premises.house.talks()
    answer = convener.post("/convene/", form(**changed))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in said(page)
    assert WORDS in page
    assert 'value="Head of Upstream"' in page or "seat.1.person.0.name.en" in changed
    named = re.findall(r'<a href="#([^"]+)">', page)
    assert named
    assert all(f'id="{one}"' in page for one in named), "each fault leads to its field"
    assert served.premises.house.talks() == before


def test_all_faults_are_said_at_once(convener):
    page = said(convener.post("/convene/", form(**{"zone": "", "seat.1.name.en": "", "me": "1.0"})).content.decode())
    for sentence in ("“Time zone”", "“Seat 2: name”", "Mediators convene"):
        assert sentence in page


def test_rows_come_and_go_by_buttons_and_the_rest_stays(convener):
    page = convener.post("/convene/", form(do="add-seat")).content.decode()
    assert 'name="seat.3.kind"' in page
    assert WORDS in page
    page = convener.post("/convene/", form(do="add-person.1")).content.decode()
    assert 'name="seat.1.person.2.capacity"' in page
    page = convener.post("/convene/", form(do="remove-seat.1")).content.decode()
    assert "Head of Upstream" not in page
    assert 'value="المصب"' in page
    page = convener.post("/convene/", form(do="remove-person.1.0")).content.decode()
    assert "Head of Upstream" not in page
    assert 'value="مستشار"' in page


def test_who_convenes_stays_who_it_is_when_rows_before_it_go(convener):
    page = convener.post("/convene/", form(me="1.1", do="remove-seat.0")).content.decode()
    assert 'name="me" value="0.1" checked' in page
    page = convener.post("/convene/", form(me="1.1", do="remove-person.1.0")).content.decode()
    assert 'name="me" value="1.0" checked' in page
    page = convener.post("/convene/", form(me="1.1", do="remove-seat.1")).content.decode()
    assert 'name="me" value="0.0" checked' not in page


@pytest.mark.parametrize("do", ["stay", "", "remove-seat.99", "add-person.x", "remove-person.0.9", "convene.1", "x.²"])
def test_a_button_that_means_nothing_does_nothing(served, convener, do):
    before = served.premises.house.talks()
    answer = convener.post("/convene/", form(do=do))
    assert answer.status_code == 200
    assert 'value="Head of Upstream"' in answer.content.decode()
    assert served.premises.house.talks() == before


def test_return_pressed_in_a_field_convenes_nothing(convener):
    page = convener.get("/convene/").content.decode()
    first = re.search(r'<button type="submit"[^>]*value="([^"]+)"', page)
    assert first is not None
    assert first[1] == "stay"


def test_an_exercise_says_that_it_is_one(served, convener):
    assert served.premises.exercise
    assert "what is convened here is one" in said(convener.get("/convene/").content.decode())


def test_the_page_stays_small(convener):
    assert len(convener.get("/convene/").content) < 100_000


def test_a_form_that_nobody_has_filled_in_convenes_nothing():
    draft = fresh("", "en")
    assert meant(draft).given["seats"] == []


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ({"en": "the Government of National Accord"}, "the-government-of-national-accord"),
        ({"fr": "Côte d’Ivoire"}, "cote-divoire"),
        ({"ar": "المصب"}, slug({"ar": "المصب"}, "seat")),
        ({}, ""),
        ({"en": "x" * 200}, "x" * 48),
        ({"en": "--"}, slug({"en": "--"}, "seat")),
    ],
)
def test_a_name_for_machines_is_made_of_a_name_for_people(names, called):
    found = slug(names, "seat")
    assert found == called
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found) or not names


def test_a_name_that_is_taken_is_numbered():
    assert free("gna", {"gna", "gna-2"}) == "gna-3"


# ---- convening from a case


def sends(convener: Client, content: bytes, name: str = "case.yaml", **more: str) -> Any:
    file = SimpleUploadedFile(name, content, content_type="application/yaml")
    return convener.post("/convene/case/", {"nonce": f"c{next(COUNT)}", "case": file, **more})


def test_a_case_names_the_talks_and_who_is_who(served, convener):
    talks = talks_of(sends(convener, CASE.read_bytes()))
    view = served.premises.house.view(talks, "russia")
    assert {"gna", "lna", "russia", "turkey"} <= set(view.seats)
    assert view.actors
    assert view.relations
    assert not view.openings, "nothing of what happened was played"
    assert "Sergei Lavrov you" in said(convener.get(f"/talks/{talks}/delegation/").content.decode())


def test_who_convenes_may_be_another_mediator_of_the_case(served, convener):
    talks = talks_of(sends(convener, CASE.read_bytes(), who="turkey/cavusoglu"))
    assert "Mevlut Cavusoglu you" in said(convener.get(f"/talks/{talks}/delegation/").content.decode())


@pytest.mark.parametrize("who", ["gna/sarraj", "russia/nobody", "x", "/", "russia"])
def test_nobody_convenes_as_somebody_who_does_not_mediate(served, convener, who):
    before = served.premises.house.talks()
    answer = sends(convener, CASE.read_bytes(), who=who)
    assert answer.status_code == 422
    assert "russia/lavrov, turkey/cavusoglu" in said(answer.content.decode())
    assert served.premises.house.talks() == before


def test_an_exercise_may_begin_in_the_middle(served, convener):
    talks = talks_of(sends(convener, CASE.read_bytes(), until="signature-opened"))
    view = served.premises.house.view(talks, "russia")
    assert view.openings
    assert not any(one.signatures for one in view.openings.values())
    assert served.premises.house.now() > max(one.placed.recorded_at for one in view.seen.values())


def test_a_case_sent_twice_is_played_once(served, convener):
    sent = {"nonce": f"c{next(COUNT)}", "until": "signature-opened"}
    found = set()
    for _ in range(2):
        file = SimpleUploadedFile("case.yaml", CASE.read_bytes())
        found.add(talks_of(convener.post("/convene/case/", {**sent, "case": file})))
    view = served.premises.house.view(found.pop(), "russia")
    assert not found
    assert len([one for one in view.seen.values() if one.placed.act.kind == "open-signature"]) == 1


def test_what_lies_ahead_of_the_clock_is_not_played(served, convener):
    answer = sends(convener, CASE.read_bytes(), until="2020-02-20")
    assert answer.status_code == 422
    assert "lie ahead of this server’s clock" in said(answer.content.decode())


def test_an_act_that_there_is_not_is_named(convener):
    answer = sends(convener, CASE.read_bytes(), until="nothing-of-the-kind")
    assert answer.status_code == 422
    assert "“nothing-of-the-kind” is neither the label of an act nor a time" in said(answer.content.decode())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Line 1: Nothing is in this file"),
        (b"%PDF-1.7\n1 0 obj", "this isn’t YAML"),
        (b"\xff\xd8\xff\xe0JFIF", "isn’t UTF-8"),
        (b"schema: entremise/case/1\n\tslug: x", "Line 2: A tab stands here"),
        (b"a: &x [1]\nb: *x", "an anchor or an alias"),
        (b"a: !!python/object/apply:os.system ['id']", "is a YAML tag"),
        (b"[" * 5_000, "nested too deeply"),
        (b"schema: entremise/case/2", "the first key must be"),
        (b"schema: entremise/case/1\nslug: <script>alert(1)</script>", "Line 2"),
        (b"x" * (2 * 1024 * 1024 + 1), "too large"),
    ],
)
def test_a_file_is_what_its_content_says_and_each_fault_has_its_line(served, convener, content, sentence):
    before = served.premises.house.talks()
    for name in ("case.yaml", "case.pdf", "<b>x</b>.yaml"):
        answer = sends(convener, content, name)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence.lower() in said(page).lower()
        assert "<script>alert" not in page
        assert "<b>x" not in page
    assert served.premises.house.talks() == before


def test_without_a_file_nothing_is_convened(convener):
    answer = convener.post("/convene/case/", {"nonce": "x"})
    assert answer.status_code == 422
    assert "Choose a case file" in said(answer.content.decode())


# ---- a delegation's keys


def test_the_head_invites_and_the_link_is_shown_once(served, come):
    head = come("gna/sarraj")
    answer = asks(served, head, "link", seat="gna", person="adviser")
    (url,) = links_in(answer)
    assert links_in(head.get(served.url("delegation/"))) == []
    member = enters(url)
    assert "GNA adviser" in said(member.get(served.url("delegation/")).content.decode())


def test_every_link_is_listed_for_the_whole_delegation_with_its_maker(served, come):
    head, member = come("lna/haftar"), come("lna/saleh")
    (url,) = links_in(asks(served, head, "link", seat="lna", person="adviser"))
    page = said(member.get(served.url("delegation/")).content.decode())
    assert re.search(
        r"LNA adviser Open until [^.]+\. Made [^.]+ by Khalifa Haftar \(the Libyan National Army\)\.", page
    )
    enters(url)
    page = said(member.get(served.url("delegation/")).content.decode())
    assert re.search(r"LNA adviser Used [^.]+\. Made [^.]+ by Khalifa Haftar", page)
    others = said(come("gna/sarraj").get(served.url("delegation/")).content.decode())
    assert "Khalifa Haftar" not in others, "another side learns nothing of it"


@pytest.mark.parametrize(
    ("who", "seat", "person", "may"),
    [
        ("gna/sarraj", "gna", "mishri", True),
        ("gna/sarraj", "gna", "sarraj", True),
        ("gna/mishri", "gna", "sarraj", True),
        ("gna/mishri", "gna", "mishri", True),
        ("gna/mishri", "gna", "adviser", False),
        ("gna/adviser", "gna", "adviser", True),
        ("gna/adviser", "gna", "sarraj", False),
        ("gna/adviser", "gna", "mishri", False),
        ("gna/sarraj", "lna", "haftar", False),
        ("russia/lavrov", "gna", "sarraj", False),
        ("russia/lavrov", "gna", "adviser", False),
        ("russia/lavrov", "gna", "nobody", False),
        ("russia/lavrov", "press", "correspondent", False),
        ("united-nations/observer", "gna", "sarraj", False),
    ],
)
def test_who_may_let_whom_in(served, come, who, seat, person, may):
    come(f"{seat}/{person}") if person != "nobody" else None
    answer = asks(served, come(who), "link", seat=seat, person=person)
    assert answer.status_code == (200 if may else 404)
    assert bool(links_in(answer)) is may


def test_mediators_invite_a_head_until_anybody_of_that_delegation_has_come_in(served, convener):
    talks = talks_of(convener.post("/convene/", form()))
    people = served.premises.people
    seat, head = "upstream", "head-of-upstream"
    adviser = next(p for s, p in served.premises.house.view(talks, "upstream").persons if p.startswith("person-"))
    assert asks(served, convener, "link", talks, seat=seat, person=adviser).status_code == 404
    (first,) = links_in(asks(served, convener, "link", talks, seat=seat, person=head))
    (second,) = links_in(asks(served, convener, "link", talks, seat=seat, person=head))
    stranger = Client(headers={"host": "localhost"})
    assert stranger.get(first).status_code == 410, "a new link ends the one before"
    inside = enters(second)
    assert asks(served, convener, "link", talks, seat=seat, person=head).status_code == 404
    page = said(convener.get(f"/talks/{talks}/delegation/").content.decode())
    assert "The delegation has its keys: it lets its own people in, and nobody else can." in page
    listed = said(inside.get(f"/talks/{talks}/delegation/").content.decode())
    assert "Anna Envoy (the Envoy)" in listed, "the delegation sees who made the link by which it came in"
    _made, secret = people.invite(talks, seat, head, made_by="the-envoy/anna-envoy")
    assert stranger.post(f"/enter/{secret}/").status_code == 410


def test_a_seat_without_persons_gets_its_first_from_the_convener_and_no_second(served, convener):
    talks = talks_of(convener.post("/convene/", form()))
    seat = next(one for one in served.premises.house.view(talks, "the-envoy").seats if one.startswith("seat-"))
    sent = {"person.seat": seat, "person.name.en": "Downstream Head", "person.capacities": "head", "told": "mediators"}
    do = f"/talks/{talks}/do/accredit/"
    assert convener.get(f"{do}?seat={seat}").status_code == 200
    assert convener.post(do, {**sent, "request": "a"}).status_code == 302
    (url,) = links_in(asks(served, convener, "link", talks, seat=seat, person="downstream-head"))
    answer = convener.post(do, {**sent, "person.name.en": "A Mole", "request": "b"})
    assert answer.status_code == 422
    head = enters(url)
    aide = {**sent, "person.name.en": "An Aide", "person.capacities": "adviser", "request": "c"}
    assert head.post(do, aide).status_code == 302
    assert links_in(asks(served, head, "link", talks, seat=seat, person="an-aide"))


def test_a_form_sent_twice_accredits_once(served, come):
    head = come("gna/sarraj")
    sent = {"person.seat": "gna", "person.name.en": "Twice Sent", "person.capacities": "adviser", "told": "mediators"}
    for _ in range(2):
        assert head.post(served.url("do/accredit/"), {**sent, "request": "twice"}).status_code == 302
    assert ("gna", "twice-sent") in served.premises.house.view(served.talks, "gna").persons


def test_a_link_is_taken_back_by_its_maker_or_those_who_lead(served, come):
    head, delegate, adviser, mediator = (
        come(one) for one in ("gna/sarraj", "gna/mishri", "gna/adviser", "russia/lavrov")
    )
    people = served.premises.people
    for who, may in ((adviser, False), (mediator, False), (come("lna/haftar"), False), (delegate, True), (head, True)):
        made, _secret = people.invite(served.talks, "gna", "adviser", made_by="gna/sarraj")
        assert asks(served, who, "withdraw", link=made.id).status_code == (302 if may else 404)
        kept = next(one for one in people.invitations(served.talks) if one.id == made.id)
        assert (kept.withdrawn_at is not None) is may
    own, _secret = people.invite(served.talks, "gna", "adviser", made_by="gna/adviser")
    assert asks(served, adviser, "withdraw", link=own.id).status_code == 302


def test_one_action_ends_all_sessions_of_the_seat_but_ones_own(served, come):
    head, member, other = come("gna/sarraj"), come("gna/adviser"), come("lna/haftar")
    assert asks(served, head, "end").status_code == 302
    assert member.get(served.url("room/")).headers["Location"] == "/"
    assert head.get(served.url("room/")).status_code == 200
    assert other.get(served.url("room/")).status_code == 200


@pytest.mark.parametrize("who", ["gna/adviser", "united-nations/observer", "russia/note-taker"])
def test_who_could_let_nobody_back_in_shuts_nobody_out(served, come, who):
    client = come(who)
    seat = who.partition("/")[0]
    lead = {"gna": "gna/sarraj", "russia": "russia/lavrov"}.get(seat)
    if lead is None:
        return  # the observer is the head of its seat
    leading = come(lead)
    assert asks(served, client, "end").status_code == 404
    assert asks(served, client, "end", person=lead.partition("/")[2]).status_code == 404
    assert leading.get(served.url("delegation/")).status_code == 200


def test_the_head_ends_the_sessions_of_one_member(served, come):
    head, member, delegate = come("gna/sarraj"), come("gna/adviser"), come("gna/mishri")
    asks(served, head, "end", person="adviser")
    assert member.get(served.url("room/")).headers["Location"] == "/"
    assert delegate.get(served.url("room/")).status_code == 200
    assert asks(served, head, "end", person="haftar").status_code == 404, "no other seat's"


def test_mediators_end_nobodys_sessions(served, come):
    party, mediator = come("gna/sarraj"), come("russia/lavrov")
    assert asks(served, mediator, "end", person="sarraj").status_code == 404
    asks(served, mediator, "end")
    assert party.get(served.url("room/")).status_code == 200


def test_one_gives_oneself_a_token_and_ends_it(served, come):
    client = come("gna/adviser")
    page = asks(served, client, "token", do="give").content.decode()
    found = re.search(r'id="made-token" value="([^"]+)"', page)
    assert found is not None
    assert found[1] not in client.get(served.url("delegation/")).content.decode()
    program = Client(headers={"host": "localhost", "authorization": f"Bearer {found[1]}"})
    assert program.get(f"/api/v1/talks/{served.talks}/view").status_code == 200
    asks(served, client, "token", do="end")
    assert program.get(f"/api/v1/talks/{served.talks}/view").status_code == 401


def test_mediators_freeze_a_room_and_its_delegation_reads_on(served, come):
    mediator, party = come("russia/lavrov"), come("lna/haftar")
    where = served.url("do/freeze-room/")
    page = said(mediator.get(f"{where}?seat=lna").content.decode())
    assert "It signs nobody out" in page
    assert mediator.post(where, {"seat": "lna", "reason": "A telephone was lost.", "request": "f"}).status_code == 302
    assert party.get(served.url("room/")).status_code == 200
    words = {"request": "w", "to": ["russia"], "text": "x", "rule.carry": "in-confidence", "language": "en"}
    assert party.post(served.url("do/message/"), words).status_code == 422
    assert links_in(asks(served, party, "link", seat="lna", person="haftar")), "its keys are its own"
    frozen = served.premises.house.view(served.talks, "russia").frozen["lna"]
    listed = said(mediator.get(served.url("delegation/")).content.decode())
    assert "Thaw the room of the Libyan National Army" in listed
    assert mediator.post(served.url("do/thaw-room/"), {"frozen": frozen, "request": "t"}).status_code == 302
    assert party.post(served.url("do/message/"), {**words, "request": "w2"}).status_code == 302


@pytest.mark.parametrize("kind", ["add-seat", "add-actor", "relate", "agree-name", "freeze-room"])
def test_only_mediators_are_shown_what_mediators_do(served, come, kind):
    assert come("russia/lavrov").get(served.url(f"do/{kind}/?seat=gna")).status_code == 200
    assert come("gna/sarraj").get(served.url(f"do/{kind}/?seat=lna")).status_code == 404


def test_forms_of_convening_place_their_acts(served, come):
    mediator = come("russia/lavrov")
    sent: Mapping[str, Mapping[str, str]] = {
        "add-seat": {"seat.kind": "observer", "seat.name.en": "The Quartet"},
        "add-actor": {"actor.kind": "state", "actor.name.fr": "Algérie"},
        "relate": {"relation.actor": "algerie", "relation.role": "guarantor", "holds": "yes"},
        "agree-name": {"seat": "lna", "readers": "gna", "name.en": "the eastern forces"},
    }
    for kind, fields in sent.items():
        answer = mediator.post(served.url(f"do/{kind}/"), {**fields, "request": kind})
        assert answer.status_code == 302, said(answer.content.decode())
    view = served.premises.house.view(served.talks, "russia")
    assert "the-quartet" in view.seats
    assert "algerie" in view.actors
    gna = come("gna/sarraj").get(served.url("delegation/")).content.decode()
    assert "the eastern forces" not in gna


def test_the_head_replaces_a_member(served, come):
    head = come("gna/sarraj")
    new = {"person.seat": "gna", "person.name.en": "The First", "person.capacities": "adviser", "told": "mediators"}
    assert head.post(served.url("do/accredit/"), {**new, "request": "first"}).status_code == 302
    member = come("gna/the-first")
    assert member.get(served.url("room/")).status_code == 200
    page = said(head.get(served.url("do/replace-person/?person=the-first")).content.decode())
    assert "The First loses this room at once" in page
    expected = served.premises.house.view(served.talks, "gna").n
    sent = {"seat": "gna", "person": "the-first", "name.en": "The Successor", "capacities": "adviser"}
    answer = head.post(served.url("do/replace-person/"), {**sent, "request": "r", "expected": str(expected)})
    assert answer.headers["Location"] == served.url("delegation/")
    assert member.get(served.url("room/")).status_code == 404
    assert "The Successor" in said(head.get(served.url("delegation/")).content.decode())


def test_a_button_that_no_form_has_does_nothing(convener):
    for do in ("add-person.²", "remove-seat.²", "add-person." + "9" * 5_000, "remove-person.0.٣"):
        for me in ("0.0", "².²", "9" * 5_000 + ".0"):
            assert convener.post("/convene/", form(do=do, me=me)).status_code == 200

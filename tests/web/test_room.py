"""A delegation's room: what is asked of whom, who saw what it did, and an inner room that nobody else knows of."""

import re
from typing import Any

import pytest
from django.test import Client

from entremise.house.door import ORDER_ONLY
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.messages import CarryRule, Message, NoteOral
from entremise.talks.acts.procedure import PutTerms
from entremise.talks.view.state import in_order
from tests.web.served import Served, come, said, served

__all__ = ("come", "served")

LAVROV = Hand(seat="russia", person="lavrov")
EVERYBODY_ELSE = ("russia/lavrov", "turkey/cavusoglu", "lna/haftar", "united-nations/observer", "press/correspondent")
PAGES = ("room/", "desk/", "inner/", "gallery/", "text/", "chronicle/", "record/", "table/", "proceedings/")


def placed(served: Served, by: Hand, act: Act) -> str:
    return served.premises.house.append(served.talks, by, act).act


def last(served: Served, seat: str, kind: str) -> str:
    """The id of the last act of that kind that a seat has seen."""
    seen = in_order(served.premises.house.view(served.talks, seat).seen.values())
    return next(one.placed.id for one in reversed(seen) if one.placed.act.kind == kind)


def read(client: Client, served: Served, page: str) -> str:
    return said(client.get(served.url(page)).content.decode())


def sends(client: Client, served: Served, kind: str, **fields: Any) -> Any:
    """Send a form as a browser does, its request key included."""
    return client.post(served.url(f"do/{kind}/"), {"request": f"{kind}-{len(str(fields))}", **fields})


def test_what_we_did_stands_with_who_has_seen_it(served, come):
    client = come("gna/sarraj")
    fields = {"to": ["russia"], "text": "Only Russia reads this.", "rule.carry": "in-confidence", "language": "en"}
    assert sends(client, served, "message", **fields).status_code == 302
    page = read(client, served, "room/")
    item = page[page.index("Only Russia reads this.") :][:200]
    assert "Seen by Russia." in item
    assert "Carry rule: in confidence." in item


def test_terms_are_asked_of_the_head_by_a_way_to_answer_and_named_to_others(served, come):
    terms = placed(served, LAVROV, PutTerms(subject="agenda", text={"en": "One text."}, to=("gna", "lna")))
    head, adviser = come("gna/sarraj"), come("gna/adviser")
    way = re.search(r'href="(/talks/[^"]+do/answer-terms/[^"]+)"', head.get(served.url("room/")).content.decode())
    assert way is not None
    assert terms in way[1]
    page = adviser.get(served.url("room/")).content.decode()
    assert "do/answer-terms/" not in page
    assert "To be answered by Fayez al-Sarraj: terms on the agenda." in said(page)
    assert "One text." in said(head.get(way[1].replace("&amp;", "&")).content.decode())
    sends(head, served, "answer-terms", terms=terms, accepted="yes")
    assert "do/answer-terms/" not in head.get(served.url("room/")).content.decode()
    assert "done already" in said(head.get(way[1].replace("&amp;", "&")).content.decode())


def test_words_noted_are_contested_beside_the_words_themselves(served, come):
    said_so = NoteOral(party="lna", means="telephone", text="They never said it.", language="en", rule=CarryRule())
    noted = placed(served, LAVROV, said_so)
    haftar = come("lna/haftar")
    assert "Russia noted what you said by telephone" in read(haftar, served, "room/")
    assert "They never said it." in read(haftar, served, f"do/answer-oral/?noted={noted}")
    sends(haftar, served, "answer-oral", noted=noted, confirmed="no")
    assert served.premises.house.view(served.talks, "russia").entrusted[noted].confirmed is False


def test_a_draft_leaves_the_inner_room_by_the_head_and_the_draft_stays(served, come):
    adviser, head = come("gna/adviser"), come("gna/sarraj")
    fields = {"purpose": "draft", "text": "We accept article 3, as it stands.", "language": "en"}
    assert sends(adviser, served, "inner-paper", **fields).status_code == 302
    draft = last(served, "gna", "inner-paper")
    release = served.url(f"inner/{draft}/release/message/")
    assert release not in adviser.get(served.url("inner/")).content.decode()
    assert release in head.get(served.url("inner/")).content.decode()
    assert "We accept article 3" in head.get(release).content.decode()

    sent = {"request": "release-1", "to": ["russia"], "text": "We accept article 3, as it stands."}
    sent |= {"rule.carry": "in-confidence", "language": "en", "expected": "999999"}
    moved = head.post(release, sent)
    assert moved.status_code == 422, "the room isn't where the reader left it"
    assert "We accept article 3" in moved.content.decode()

    sent["expected"] = str(served.premises.house.view(served.talks, "gna").n)
    for _ in "twice":
        assert head.post(release, sent).status_code == 302
    assert "We accept article 3" in read(come("russia/lavrov"), served, "desk/")
    page = head.get(served.url("inner/")).content.decode()
    assert said(page).count("Released as it stood.") == 1
    assert "Waits for release" not in said(page)
    assert said(read(head, served, "room/")).count("We accept article 3") == 1


def test_who_may_not_release_is_told_so_and_nothing_leaves(served, come):
    adviser = come("lna/adviser")
    sends(adviser, served, "inner-paper", purpose="draft", text="Ask for Tuesday.", language="en")
    release = served.url(f"inner/{last(served, 'lna', 'inner-paper')}/release/message/")
    sent = {"to": ["russia"], "text": "Ask for Tuesday.", "rule.carry": "in-confidence", "language": "en"}
    answer = adviser.post(release, sent)
    assert answer.status_code in (404, 422)
    assert "Ask for Tuesday" not in read(come("russia/lavrov"), served, "desk/")


@pytest.mark.parametrize("other", EVERYBODY_ELSE)
def test_nobody_else_has_a_trace_of_the_inner_room(served, come, other):
    before = {page: read(come(other), served, page) for page in PAGES}
    secret = "Our last word is article five."
    sends(come("gna/adviser"), served, "inner-paper", purpose="draft", text=secret, language="en")
    draft = last(served, "gna", "inner-paper")
    client = come(other)
    for page in PAGES:
        html = client.get(served.url(page)).content.decode()
        assert secret not in html
        assert draft not in html
        assert said(re.sub(r"\d\d:\d\d", "", before[page])) == said(re.sub(r"\d\d:\d\d", "", said(html)))
    for page in (f"inner/{draft}/release/message/", f"do/inner-paper/?about={draft}"):
        assert secret not in client.get(served.url(page)).content.decode()


def test_whom_the_head_entrusts_writes_to_the_mediators(served, come):
    head, delegate = come("gna/sarraj"), come("gna/mishri")
    assert "act-message" not in delegate.get(served.url("room/")).content.decode()
    assert sends(head, served, "entrust", person="mishri", may_release="yes").status_code == 302
    assert "act-message" in delegate.get(served.url("room/")).content.decode()
    assert "entrusted: may release" in read(head, served, "inner/")


def test_leaving_says_who_would_see_it_for_each_circle(served, come):
    page = read(come("lna/haftar"), served, "do/leave/?scene=table")
    assert "The mediators It is seen by Russia and Turkey, and by nobody else." in page
    assert re.search("All at the table It is seen by [^.]+, Russia and Turkey, and by nobody else", page)
    assert "The public Everybody sees it" in page
    assert "Calling it a walk-out is for others" in page


def test_the_observer_has_no_such_rooms(served, come):
    client = come("united-nations/observer")
    assert client.get(served.url("room/")).status_code == 404
    assert client.get(served.url("inner/")).status_code == 404


def test_why_something_was_refused_is_said_once_at_its_field_to_which_the_box_leads(served, come):
    answer = sends(come("gna/sarraj"), served, "message", to=["russia"], text=" ", language="en")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said(page).count("“Message”: this must be given.") == 1
    assert '<p class="field-wrong" id="f-text-wrong">' in page
    assert re.search(r'id="wrong-act-message"[^>]*><p>[^<]+<a href="#f-text">Message</a>', page)


def test_where_no_field_is_at_fault_the_box_itself_says_why(served, come):
    client = come("gna/sarraj")
    one = {"request": "sent-once", "to": ["russia"], "rule.carry": "in-confidence", "language": "en"}
    assert client.post(served.url("do/message/"), {**one, "text": "One thing."}).status_code == 302
    page = client.post(served.url("do/message/"), {**one, "text": "Another."}).content.decode()
    assert re.search(r'id="wrong-act-message"[^>]*><p>[^<]*\w', page)
    assert "field-wrong" not in page


def test_what_has_no_date_is_undated_in_the_room_as_in_the_chronicle(served, come):
    text = "Nobody wrote down when."
    act = Message(to=("russia",), text=text, language="en")
    served.premises.house.append(served.talks, Hand(seat="gna", person="sarraj"), act, at=ORDER_ONLY)
    client = come("gna/sarraj")
    page = client.get(served.url("room/")).content.decode()
    head = page[: page.index(text)].rpartition('class="item-head"')[2]
    assert '<p class="quiet">undated</p>' in head
    assert "undated" in read(client, served, "chronicle/")

"""Drafting and signing through the forms: what goes wrong is said where it is wrong, and nothing typed is lost."""

import html
import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from entremise.talks.acts.form import parse_act
from entremise.talks.time import iso
from entremise.talks.view.state import OpeningState, in_order
from tests.talks.cast import CONVENE
from tests.web.served import Served, come, said, served
from tests.web.test_text import HAFTAR, LAVROV, SARRAJ, opens, places, tables

__all__ = ("come", "served")


def opening_of(served: Served, seat: str, opening: str) -> OpeningState:
    return served.premises.house.view(served.talks, seat).openings[opening]


def fresh(client: Client, path: str) -> dict[str, str]:
    """The hidden values of the form on a page, as its browser would send them."""
    text = client.get(path).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(request|expected|back)" value="([^"]*)">', text))


def sends(client: Client, served: Served, kind: str, fields: dict[str, Any], query: str = "") -> Any:
    path = served.url(f"do/{kind}/")
    return client.post(path, {**fresh(client, f"{path}?{query}"), **fields})


# ---- who is offered what


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("table-draft", {"russia/lavrov", "turkey/cavusoglu"}),
        ("propose", {"russia/lavrov", "turkey/cavusoglu"}),
        ("open-signature", {"russia/lavrov", "turkey/cavusoglu"}),
        ("take-position", {"gna/sarraj", "lna/haftar"}),
        ("ask-time", {"gna/sarraj", "lna/haftar"}),
        ("sign", set()),
        ("grant-time", set()),
    ],
)
def test_a_form_is_there_for_the_seats_that_have_such_a_thing_to_do(served, come, kind, allowed):
    everybody = {"russia/lavrov", "turkey/cavusoglu", "gna/sarraj", "lna/haftar", "press/correspondent"}
    found = {who for who in everybody if come(who).get(served.url(f"do/{kind}/"), follow=True).status_code == 200}
    assert found == allowed


# ---- a draft


def draft_fields(**more: Any) -> dict[str, Any]:
    return {
        "to": ["gna", "lna"],
        "languages": ["en", "fr"],
        "title.en": "Accord",
        "a.0.slug": "",
        "a.0.heading.en": "The halt",
        "a.0.text.en": "The fighting [stops | pauses].",
        "a.0.text.fr": "Les combats [cessent | s'interrompent].",
        **more,
    }


def tabled(served: Served) -> int:
    return len(served.premises.house.view(served.talks, "russia").drafts)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"a.0.text.fr": "Les combats [cessent."}, "“article 1 (The halt), French”: the brackets don’t fit together"),
        ({"a.0.text.fr": ""}, "“article 1 (The halt), French”: this must be given."),
        ({"a.0.text.fr": "x" * 20_001}, "“article 1 (The halt), French”: at most 20000 characters: shorten it."),
        ({"a.0.text.fr": "\x07 gong"}, "“article 1 (The halt), French”: a character stands here that can’t be read"),
        ({"a.0.heading.en": ""}, "“article 1, English”: this must be given."),
        ({"title.en": ""}, "“Title”: this must be given."),
        ({"to": []}, "“Tabled to”: this must be given."),
        ({"to": ["press"]}, "“Tabled to”: the press can’t stand here: name a seat of this kind: party."),
        ({"languages": []}, "“Languages of the draft”: this must be given."),
    ],
)
def test_a_faulty_draft_is_not_tabled_and_all_that_was_typed_is_still_there(served, come, wrong, sentence):
    client, before = come("russia/lavrov"), tabled(served)
    fields = draft_fields(**wrong)
    answer = client.post(served.url("text/draft/"), fields)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in said(text).replace(" )", ")")
    assert "The fighting [stops | pauses]." in text
    assert tabled(served) == before


def test_a_draft_is_tabled_once_however_often_it_is_sent(served, come):
    client, before = come("russia/lavrov"), tabled(served)
    fields = draft_fields() | fresh(client, served.url("text/draft/"))
    assert [client.post(served.url("text/draft/"), fields).status_code for _ in range(2)] == [302, 302]
    assert tabled(served) == before + 1


def test_a_new_draft_begins_with_the_last_and_its_articles_keep_their_names(served, come):
    client = come("russia/lavrov")
    tables(served, "gna", "lna", text="The fighting stops.")
    text = client.get(served.url("text/draft/")).content.decode()
    assert "The fighting stops." in text
    assert '<input type="hidden" name="a.0.slug" value="halt">' in text
    replaced = re.search(r'name="replaces" id="f-replaces" value="([0-9a-f]{32})" checked', text)
    assert replaced is not None
    fields = draft_fields(**{"a.0.slug": "halt", "a.0.heading.en": "A truce", "replaces": replaced[1]})
    assert client.post(served.url("text/draft/"), fields).status_code == 302
    last = in_order(served.premises.house.view(served.talks, "gna").drafts.values())[-1]
    assert [one.slug for one in last.articles] == ["halt"]


def test_without_script_articles_are_added_moved_taken_out_and_put_back(served, come):
    client = come("russia/lavrov")
    two = {"a.1.heading.en": "Aid", "a.1.text.en": "Aid passes.", "a.1.text.fr": "L'aide passe.", "a.1.slug": ""}
    fields = draft_fields(**two)
    up = client.post(served.url("text/draft/"), {**fields, "edit": "up:1"}).content.decode()
    assert up.index("Aid passes.") < up.index("The fighting [stops")
    gone = client.post(served.url("text/draft/"), {**fields, "edit": "remove:1"}).content.decode()
    assert 'name="gone.text.en" value="Aid passes."' in gone
    assert 'id="row-1"' not in gone
    assert 'id="row-2"' in client.post(served.url("text/draft/"), {**fields, "edit": "add:0"}).content.decode()
    narrowed = client.post(served.url("text/draft/"), {**fields, "languages": ["en"], "edit": "languages"})
    assert '<input type="hidden" name="a.1.text.fr" value="L&#x27;aide passe.">' in narrowed.content.decode()


def looks(client: Client, served: Served, **more: Any) -> Any:
    fields = draft_fields(**more) | fresh(client, served.url("text/draft/"))
    return client.post(served.url("text/draft/"), {**fields, "edit": "look"})


def kept(page: str) -> dict[str, list[str]]:
    """The hidden values of the form by which a draft is tabled, as its browser would send them."""
    form = page[page.index('id="act-table-draft"') :]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(html.unescape(value))
    return found


def test_before_a_draft_is_tabled_its_mediator_reads_what_arrives_and_what_it_gives_away(served, come):
    client, before = come("russia/lavrov"), tabled(served)
    secret = "Our heavy guns leave the southern suburbs on Friday"
    places(served, SARRAJ, "message", to=["russia"], text=f"{secret}, if nobody hears of it.", language="en")
    answer = looks(client, served, to=["lna"], **{"a.0.text.en": f"{secret} [at noon | at dusk]."})
    text = answer.content.decode()
    assert (answer.status_code, tabled(served)) == (200, before)
    shown = said(text)
    assert "The text, in English and French" in shown
    assert "It is seen by the Libyan National Army, and by nobody else." in shown
    assert "it isn’t tabled to the Government of National Accord, which learns nothing" in shown
    assert (
        "word for word as the Government of National Accord entrusted them to you. Carry rule: in confidence." in shown
    )
    assert f"<q>{secret}</q>" in text
    assert '<span class="bracket">[at noon | at dusk]</span>' in text
    assert "of two parties, each takes what isn’t its own for the other’s" in shown
    assert client.post(served.url("text/draft/"), kept(text)).status_code == 302
    last = in_order(served.premises.house.view(served.talks, "lna").drafts.values())[-1]
    assert last.articles[0].text["fr"] == "Les combats [cessent | s'interrompent]."


def test_who_would_change_what_arrives_finds_all_that_was_typed(served, come):
    client = come("russia/lavrov")
    text = looks(client, served).content.decode()
    back = client.post(served.url("text/draft/"), {**kept(text), "edit": "back"}).content.decode()
    assert "The fighting [stops | pauses]." in back
    assert "Les combats [cessent | s&#x27;interrompent]." in back


def test_a_draft_that_was_looked_at_is_not_tabled_on_what_has_come_in_since(served, come):
    client, before = come("russia/lavrov"), tabled(served)
    fields = kept(looks(client, served).content.decode())
    places(served, SARRAJ, "message", to=["russia"], text="Wait.", language="en")
    answer = client.post(served.url("text/draft/"), fields)
    assert (answer.status_code, tabled(served)) == (422, before)
    assert "The fighting [stops | pauses]." in answer.content.decode()


def test_what_would_be_refused_is_refused_before_it_is_looked_at(served, come):
    answer = looks(come("russia/lavrov"), served, to=["press"])
    assert answer.status_code == 422
    assert "“Tabled to”: the press can’t stand here" in said(answer.content.decode())


# ---- opening for signature


def test_which_brackets_are_left_is_said_before_anybody_opens(served, come):
    tables(served, "gna", "lna", text="The fighting [stops | pauses].", fr="Les combats cessent.")
    answer = come("russia/lavrov").get(served.url("do/open-signature/"))
    assert "article 1 (The halt), English [stops | pauses]" in said(answer.content.decode())
    assert 'id="act-open-signature"' not in answer.content.decode()


def test_a_deadline_that_has_passed_is_refused_and_the_choices_stay(served, come):
    draft = tables(served, "gna", "lna")
    client = come("russia/lavrov")
    fields = {"draft": draft, "mode": "sealed", "required.gna": ["sarraj"], "entry.force": "last-signature"}
    past = {**fields, "deadline.day": "2020-01-12", "deadline.hour": "10:00"}
    answer = sends(client, served, "open-signature", past, f"draft={draft}")
    assert answer.status_code == 422
    assert "“Deadline for signature”: this time has passed" in said(answer.content.decode())
    assert re.search(r'name="mode" value="sealed" checked', answer.content.decode())
    assert not [one for one in served.premises.house.view(served.talks, "gna").openings.values() if one.draft == draft]
    ahead = {**past, "deadline.day": "2020-01-20"}
    assert sends(client, served, "open-signature", ahead, f"draft={draft}").status_code == 302


def test_the_room_moved_what_was_chosen_is_kept_and_one_looks_again(served, come):
    draft = tables(served, "gna", "lna")
    client = come("russia/lavrov")
    stale = fresh(client, served.url(f"do/open-signature/?draft={draft}"))
    position = {"draft": draft, "stance": "refuses", "text": "Not this.", "to": ["russia"]}
    places(served, HAFTAR, "take-position", **position)
    fields = {"draft": draft, "mode": "sealed", "required.gna": ["sarraj"], "entry.force": "last-signature"}
    answer = client.post(served.url("do/open-signature/"), {**stale, **fields})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Something has come in since you last looked: read it, then do this again." in said(text)
    assert re.search(r'name="mode" value="sealed" checked', text)
    again = dict(re.findall(r'<input type="hidden" name="(request|expected|back)" value="([^"]*)">', text))
    assert client.post(served.url("do/open-signature/"), {**again, **fields}).status_code == 302


# ---- signing


def test_nobody_signs_without_having_said_that_they_read_it(served, come):
    opening = opens(served, tables(served, "gna", "lna"))
    answer = sends(come("gna/sarraj"), served, "sign", {"opening": opening}, f"opening={opening}")
    assert answer.status_code == 422
    assert "I have read this text" in said(answer.content.decode())
    assert "The fighting stops." in answer.content.decode(), "the text is on the page of what was refused, too"
    assert not opening_of(served, "gna", opening).signatures


def test_a_double_click_signs_once_and_says_nothing_of_it(served, come):
    opening = opens(served, tables(served, "gna", "lna"))
    client = come("gna/sarraj")
    fields = {**fresh(client, served.url(f"signature/{opening}/")), "opening": opening, "read": "yes"}
    assert [client.post(served.url("do/sign/"), fields).status_code for _ in range(2)] == [302, 302]
    assert len(opening_of(served, "gna", opening).signatures) == 1


def test_a_second_tab_left_open_finds_it_done_and_shows_no_form(served, come):
    opening = opens(served, tables(served, "gna", "lna"))
    client = come("gna/sarraj")
    tabs = [fresh(client, served.url(f"signature/{opening}/")) for _ in range(2)]
    fields = {"opening": opening, "read": "yes"}
    answers = [client.post(served.url("do/sign/"), {**tab, **fields}) for tab in tabs]
    assert [one.status_code for one in answers] == [302, 422]
    assert 'id="act-sign"' not in answers[1].content.decode()
    assert "Fayez al-Sarraj (you): signed" in said(answers[1].content.decode())
    assert len(opening_of(served, "gna", opening).signatures) == 1


def test_a_form_left_open_past_its_deadline_signs_nothing(served, come):
    soon = served.premises.house.now() + timedelta(seconds=1)
    opening = opens(served, tables(served, "gna", "lna"), deadline={"at": iso(soon)})
    client = come("gna/sarraj")
    fields = {**fresh(client, served.url(f"signature/{opening}/")), "opening": opening, "read": "yes"}
    time.sleep(1.1)
    answer = client.post(served.url("do/sign/"), fields)
    assert answer.status_code == 422
    seen = opening_of(served, "gna", opening)
    assert (seen.signatures, seen.lapsed) == ((), True)


def test_ad_referendum_is_confirmed_by_the_head_and_a_sealed_deposit_taken_back(served, come):
    opening = opens(served, tables(served, "gna", "lna"))
    client = come("gna/sarraj")
    fields = {"opening": opening, "read": "yes", "ad_referendum": "yes"}
    assert sends(client, served, "sign", fields, f"opening={opening}").status_code == 302
    assert not opening_of(served, "russia", opening).signatures[0].binds
    fields = {"opening": opening, "read": "yes"}
    assert sends(client, served, "confirm-signature", fields, f"opening={opening}").status_code == 302
    assert opening_of(served, "russia", opening).signatures[0].binds
    sealed = opens(served, tables(served, "gna", "lna"), mode="sealed")
    fields = {"opening": sealed, "read": "yes"}
    assert sends(client, served, "sign", fields, f"opening={sealed}").status_code == 302
    assert sends(client, served, "withdraw-signature", {"opening": sealed}, f"opening={sealed}").status_code == 302
    assert not opening_of(served, "gna", sealed).signatures


# ---- time


def test_time_is_asked_of_the_mediators_named_and_granted_for_all_alike(served, come):
    until = {"at": "2020-01-14T09:00:00Z"}
    opening = opens(served, tables(served, "gna", "lna"), deadline=until)
    asked = {"opening": opening, "to": ["russia"], "until.day": "2020-01-16", "until.words": "until Thursday"}
    assert sends(come("lna/haftar"), served, "ask-time", asked, f"opening={opening}").status_code == 302
    ask = in_order(served.premises.house.view(served.talks, "russia").asks.values())[-1]
    assert ask.until.words == "until Thursday"
    assert ask.id not in served.premises.house.view(served.talks, "turkey").asks
    assert "until Thursday" in said(come("russia/lavrov").get(served.url("text/")).content.decode())
    russia = come("russia/lavrov")
    assert sends(russia, served, "grant-time", {"asked": ask.id}, f"asked={ask.id}").status_code == 302
    moved = opening_of(served, "gna", opening).deadline
    assert moved is not None
    assert (moved.day, moved.words) == (ask.until.day, None), "the words are the party's own"
    assert "until Thursday" not in come("gna/sarraj").get(served.url("text/")).content.decode()


@pytest.mark.parametrize(
    ("day", "hour", "choices"),
    [
        ("2020-03-29", "02:30", ("2020-03-29 01:30+01:00", "2020-03-29 03:30+02:00")),
        ("2020-10-25", "02:30", ("2020-10-25 02:30+02:00", "2020-10-25 02:30+01:00")),
    ],
)
def test_an_hour_that_comes_twice_or_not_at_all_is_asked_about(served, day, hour, choices):
    convene = parse_act("convene", {**CONVENE, "zone": "Europe/Paris"})
    house = served.premises.house
    paris = Served(served.premises, house.convene(LAVROV, convene, at=house.now()).talks)
    _made, secret = served.premises.people.invite(paris.talks, "lna", "haftar")
    client = Client(headers={"host": "localhost"})
    client.post(f"/enter/{secret}/")
    fields = {"to": ["russia"], "until.day": day, "until.hour": hour}
    answer = sends(client, paris, "ask-time", fields)
    text = answer.content.decode()
    assert answer.status_code == 422
    for choice in choices:
        assert f'type="radio" name="until.choice" value="{choice}"' in text
    chosen = {**fields, "until.asked": f"{day} {hour}", "until.choice": choices[1]}
    assert sends(client, paris, "ask-time", chosen).status_code == 302
    (ask,) = served.premises.house.view(paris.talks, "russia").asks.values()
    assert iso(ask.until.at) == {"2020-03-29": "2020-03-29T01:30:00Z", "2020-10-25": "2020-10-25T01:30:00Z"}[day]


# ---- the rest of the forms, from the page to the act


def test_initials_are_put_under_the_text_and_seen_by_those_who_have_it(served, come):
    draft = tables(served, "gna", "lna")
    client = come("gna/adviser")
    assert sends(client, served, "initial", {"draft": draft}, f"draft={draft}").status_code == 422, "an adviser can't"
    head = come("gna/sarraj")
    text = said(head.get(served.url(f"do/initial/?draft={draft}")).content.decode())
    assert "The fighting stops." in text
    assert "seen at once by the delegation from the east and Russia" in text
    assert sends(head, served, "initial", {"draft": draft}, f"draft={draft}").status_code == 302
    assert served.premises.house.view(served.talks, "lna").drafts[draft].initialled == {("gna", "sarraj")}


def test_who_declines_is_told_beforehand_who_will_see_it(served, come):
    client = come("lna/haftar")
    for mode, sees in (
        ("open", "It is seen at once by the delegation from Tripoli"),
        ("sealed", "seen at once by Russia"),
    ):
        opening = opens(served, tables(served, "gna", "lna"), mode=mode)
        assert sees in said(client.get(served.url(f"do/decline-signature/?opening={opening}")).content.decode())
        fields = {"opening": opening, "reason": "Not as it stands."}
        assert sends(client, served, "decline-signature", fields, f"opening={opening}").status_code == 302
        gna = come("gna/sarraj").get(served.url(f"signature/{opening}/")).content.decode()
        assert ("has declined to sign" in gna) is (mode == "open")


def test_time_is_refused_with_a_reason_to_who_asked_for_it(served, come):
    opening = opens(served, tables(served, "gna", "lna"))
    until = {"at": "2020-01-15T09:00:00Z"}
    ask = places(served, HAFTAR, "ask-time", to=["russia"], until=until, opening=opening)
    client = come("russia/lavrov")
    fields = {"asked": ask, "reason": "Tonight."}
    assert sends(client, served, "refuse-time", fields, f"asked={ask}").status_code == 302
    assert served.premises.house.view(served.talks, "lna").asks[ask].state == "refused"


def test_a_proposal_is_put_and_answered_once(served, come):
    client = come("russia/lavrov")
    fields = {"to": ["gna", "lna"], "text.fr": "Chacun s'arrête.", "deadline.day": "2020-01-20"}
    assert sends(client, served, "propose", fields).status_code == 302
    proposal = in_order(served.premises.house.view(served.talks, "gna").proposals.values())[-1]
    head = come("gna/sarraj")
    query = f"proposal={proposal.id}"
    text = said(head.get(served.url(f"do/answer-proposal/?{query}")).content.decode())
    assert "Chacun s&#x27;arrête." in text
    assert "The answer is sealed: no other seat sees it, the mediators included." in text
    assert sends(head, served, "answer-proposal", {"proposal": proposal.id}, query).status_code == 422
    answer = {"proposal": proposal.id, "yes": "no"}
    assert sends(head, served, "answer-proposal", answer, query).status_code == 302
    assert sends(head, served, "answer-proposal", answer, query).status_code == 422
    assert not served.premises.house.view(served.talks, "russia").proposals[proposal.id].answers


def test_a_position_is_taken_on_the_article_that_stands_beside_the_form(served, come):
    draft = tables(served, "gna", "lna", text="The fighting stops at noon.")
    client = come("gna/sarraj")
    query = f"draft={draft}&article=halt"
    assert "The fighting stops at noon." in client.get(served.url(f"do/take-position/?{query}")).content.decode()
    fields = {
        "draft": draft,
        "article": "halt",
        "stance": "accepts-if",
        "text": "At dusk.",
        "to": ["russia"],
        "rule.carry": "as-mediators-idea",
    }
    assert sends(client, served, "take-position", fields, query).status_code == 302
    russia = said(come("russia/lavrov").get(served.url("text/")).content.decode())
    assert "At dusk. Carry rule: may be conveyed as the mediators’ own idea. For Russia." in russia
    assert "At dusk." not in come("lna/haftar").get(served.url("text/")).content.decode()


def test_what_was_tabled_on_paper_is_entered_with_its_hour(served, come):
    client = come("russia/lavrov")
    assert 'name="happened" value="2020-01-13T18:30"' in (
        client.get(served.url("text/draft/?happened=2020-01-13T18:30")).content.decode()
    )
    fields = draft_fields(happened="2020-01-13T18:30")
    assert client.post(served.url("text/draft/"), fields).status_code == 302
    view = served.premises.house.view(served.talks, "gna")
    at = view.seen[in_order(view.drafts.values())[-1].id].placed.at
    assert at is not None
    assert iso(at) == "2020-01-13T15:30:00Z"


def test_an_observer_to_whom_a_draft_is_tabled_reads_it_without_anybodys_positions(served, come):
    tables(served, "gna", "lna", "united-nations", text="Seen by the United Nations too.")
    text = come("united-nations/observer").get(served.url("text/")).content.decode()
    assert "Seen by the United Nations too." in text
    assert 'class="cells"' not in text

"""The text page: what a seat was shown, what is held of it, and not a trace of what is behind the wall."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from entremise.accord.text import digest
from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from entremise.talks.view.state import in_order
from tests.web.served import Served, come, said, served

__all__ = ("come", "served")

LAVROV = Hand(seat="russia", person="lavrov")
SARRAJ = Hand(seat="gna", person="sarraj")
HAFTAR = Hand(seat="lna", person="haftar")


def places(served: Served, by: Hand, kind: str, **fields: Any) -> str:
    return served.premises.house.append(served.talks, by, parse_act(kind, fields)).act


def tables(served: Served, *to: str, text: str = "The fighting stops.", **more: str) -> str:
    article = {"slug": "halt", "heading": {"en": "The halt"}, "text": {"en": text, **more}}
    return places(served, LAVROV, "table-draft", to=list(to), title={"en": "Accord"}, articles=[article])


def page(client: Client, served: Served, path: str = "text/") -> str:
    answer = client.get(served.url(path))
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def steady(text: str) -> str:
    """A page without what differs at each reading: the hour, tokens, the key of a request."""
    text = re.sub(r'(csrfmiddlewaretoken|request|X-CSRFToken)("?: "| value="|" value=")[^"]+', "", text)
    return re.sub(r"It is [^<]+\.|about \d+ hours? left", "", text)


def test_a_party_reads_its_own_positions_and_never_anothers(served, come):
    ours, theirs = "Our forces stay where they are now, and enter Tripoli.", "go back to the lines of before 4 April"
    assert ours in said(page(come("lna/haftar"), served))
    assert theirs not in page(come("lna/haftar"), served)
    assert theirs in said(page(come("gna/sarraj"), served))
    assert ours not in page(come("gna/sarraj"), served)


def test_a_mediator_reads_those_that_it_was_told_with_their_carry_rule(served, come):
    russia, turkey = said(page(come("russia/lavrov"), served)), said(page(come("turkey/cavusoglu"), served))
    assert "International monitors, without Turkey. Carry rule: in confidence. For Russia." in russia
    assert "International monitors, without Turkey." not in turkey
    assert "Our forces stay where they are now" in turkey


@pytest.mark.parametrize("person", ["press/correspondent", "united-nations/observer"])
def test_who_was_shown_no_draft_reads_that_and_what_will_stand_there(served, come, person):
    assert "No draft has been shown to this seat." in said(page(come(person), served))


def test_the_digest_is_that_of_the_draft(served, come):
    draft = in_order(served.premises.house.view(served.talks, "gna").drafts.values())[0]
    found = re.search(r'<code class="digest">(.*?)</code>', page(come("gna/adviser"), served, "text/?draft=1"))
    assert found is not None
    assert said(found[1]).replace(" ", "") == digest(draft.title, draft.articles)


def test_each_seat_counts_the_drafts_that_it_was_shown(served, come):
    before = len(served.premises.house.view(served.talks, "lna").drafts)
    tables(served, "gna", text="For the GNA alone.")
    tables(served, "gna", "lna", text="For [both | all].")
    lna, gna = page(come("lna/haftar"), served), page(come("gna/sarraj"), served)
    assert f"Draft {before + 1}: Accord" in said(lna)
    assert f"Draft {before + 2}: Accord" in said(gna)
    assert "For the GNA alone" not in lna
    assert '<span class="bracket">[both | all]</span>' in lna
    assert "For the GNA alone" not in page(come("lna/haftar"), served, f"text/?draft={before + 2}")


def test_two_drafts_are_compared_word_by_word_among_those_that_were_shown(served, come):
    tables(served, "gna", "lna", text="The fighting stops at noon.", fr="Les combats cessent.")
    tables(served, "gna", text="Between the two.")
    tables(served, "gna", "lna", text="The fighting stops at dusk.", fr="Les combats cessent.")
    client = come("lna/haftar")
    compared = page(client, served, "text/compare/")
    assert "stops at <del>noon</del><ins>dusk</ins>." in compared
    assert "Unchanged in this language." in compared
    assert "Between the two" not in compared
    hidden = len(served.premises.house.view(served.talks, "gna").drafts)
    assert "Between the two" not in page(client, served, f"text/compare/?before={hidden}&after=99")


def test_a_text_in_another_direction_stands_as_it_was_written(served, come):
    tables(served, "gna", "lna", text="Forces withdraw.", ar="تنسحب القوات [فوراً | غداً].")
    shown = page(come("gna/sarraj"), served, "text/?language=ar&language=en")
    assert '<div class="article" lang="ar" dir="rtl">' in shown
    assert '<span class="bracket">[فوراً | غداً]</span>' in shown
    assert '<div class="article" lang="en" dir="ltr">' in shown


def opens(served: Served, draft: str, **more: Any) -> str:
    fields = {"mode": "open", "required": {"gna": ["sarraj"], "lna": ["haftar"]}, "draft": draft, **more}
    return places(served, LAVROV, "open-signature", **fields)


def test_who_is_to_sign_reads_in_which_languages_and_that_none_of_them_is_said_to_prevail(served, come):
    opening = opens(served, tables(served, "gna", "lna", text="Forces withdraw.", fr="Les forces se retirent."))
    client = come("gna/sarraj")
    for path in ("text/", f"signature/{opening}/"):
        shown = said(page(client, served, path))
        assert "The text stands in English and French; a signature is for all of them." in shown
        assert "no language is named as authentic, or as the one that prevails" in shown
    alone = opens(served, tables(served, "gna", "lna", text="Forces withdraw."))
    shown = said(page(client, served, f"signature/{alone}/"))
    assert "The text stands in one language: English." in shown
    assert "prevails" not in shown
    assert "anglais" in said(page(come("gna/adviser", language="fr"), served, f"signature/{opening}/"))


def test_a_sealed_deposit_changes_no_other_seats_page(served, come):
    opening = opens(served, tables(served, "gna", "lna"), mode="sealed")
    others: Mapping[str, Client] = {who: come(who) for who in ("lna/haftar", "russia/lavrov", "turkey/cavusoglu")}
    paths = ("text/", f"signature/{opening}/")
    before = {(who, path): others[who].get(served.url(path)) for who in others for path in paths}
    places(served, SARRAJ, "sign", opening=opening)
    for (who, path), answer in before.items():
        after = others[who].get(served.url(path))
        assert after.status_code == answer.status_code
        assert steady(after.content.decode()) == steady(answer.content.decode()), (who, path)
    assert "deposited, sealed until all are in; nobody else sees it" in said(page(come("gna/adviser"), served))
    places(served, HAFTAR, "sign", opening=opening)
    assert said(page(others["lna/haftar"], served, f"signature/{opening}/")).count("signed (13 January 2020") == 2


def test_a_no_shows_to_nobody_before_the_outcome_and_never_whose_it_was(served, come):
    proposal = places(served, LAVROV, "propose", to=["gna", "lna"], text={"en": "Both sides stop where they are."})
    others = {who: come(who) for who in ("lna/haftar", "russia/lavrov")}
    before = {who: page(client, served) for who, client in others.items()}
    places(served, SARRAJ, "answer-proposal", proposal=proposal, yes=False)
    for who, client in others.items():
        assert steady(page(client, served)) == steady(before[who])
    places(served, HAFTAR, "answer-proposal", proposal=proposal, yes=True)
    for client in others.values():
        after = said(page(client, served))
        assert "Not accepted. Who said what stays sealed." in after
        assert "answered: no" not in after
    assert "Our answer, sealed: no." in said(page(come("gna/sarraj"), served))


def test_an_opening_that_a_seat_was_not_told_of_is_as_one_that_does_not_exist(served, come):
    opening = opens(served, tables(served, "gna", "lna"))
    client = come("press/correspondent")
    hidden = client.get(served.url(f"signature/{opening}/"))
    absent = client.get(served.url(f"signature/{'0' * 32}/"))
    assert (hidden.status_code, hidden.content) == (404, absent.content)


def test_nobody_is_offered_what_the_rules_would_refuse_them(served, come):
    opening = opens(served, tables(served, "gna", "lna"))
    path = f"signature/{opening}/"
    assert 'id="act-sign"' in page(come("gna/sarraj"), served, path)
    assert 'id="act-sign"' not in page(come("gna/adviser"), served, path)
    assert 'id="act-sign"' not in page(come("russia/lavrov"), served, path)
    assert "/text/draft/" not in page(come("russia/note-taker"), served)
    places(served, SARRAJ, "sign", opening=opening)
    assert 'id="act-sign"' not in page(come("gna/sarraj"), served, path)

"""A delegation in its room: on a phone in the corridor, drafting and releasing, typing while others act."""

from __future__ import annotations

import re
import secrets
from typing import Any

import pytest
from playwright.sync_api import Page, expect


def act(page: Page, moscow: Any, person: str, kind: str, **fields: Any) -> str:
    """Another person's act, placed from outside; its id."""
    answer = page.request.post(
        f"{moscow.url}/api/v1/talks/{moscow.talks}/acts",
        data={"kind": kind, "act": fields},
        headers={"Authorization": f"Bearer {moscow.tokens[person]}", "Idempotency-Key": secrets.token_hex(8)},
    )
    assert answer.ok, answer.text()
    return str(answer.json()["act"])


def test_on_a_phone_the_terms_are_answered_and_words_are_written_in_confidence(enter, moscow):
    head = enter("gna/sarraj", language="fr", width=360)
    text = {"en": "Nothing is said to the press tonight.", "fr": "Rien n’est dit à la presse ce soir."}
    act(head, moscow, "russia/lavrov", "put-terms", subject="confidentiality", text=text, to=["gna", "lna"])

    way = head.locator(".asked-list a[href*=answer-terms]")
    expect(way).to_be_in_viewport(timeout=2_000)
    expect(head.locator(".write-here a")).to_be_in_viewport()
    expect(head.locator(".items > li").first).to_be_in_viewport()
    overflow = head.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 1

    way.click()
    expect(head.locator(".rests-on")).to_contain_text("Rien n’est dit à la presse ce soir.")
    head.locator("#act-answer-terms input[value=yes]").check()
    head.locator("#act-answer-terms button[type=submit]").click()
    expect(head.locator(".asked-list a[href*=answer-terms]")).to_have_count(0)

    head.locator(".write-here a").click()
    expect(head.locator("#act-message")).to_be_in_viewport()
    expect(head.locator("#act-message input[value=in-confidence]")).to_be_checked()
    head.locator("#act-message textarea").fill("Nous signons ce soir si le texte ne bouge plus.")
    head.locator("#act-message button[type=submit]").click()
    expect(head.locator(".items > li").first).to_contain_text("Nous signons ce soir")


def test_an_adviser_drafts_and_the_head_releases(enter, moscow):
    adviser, head, mediator = enter("lna/adviser"), enter("lna/haftar"), enter("russia/lavrov")
    expect(adviser.locator("#act-message")).to_have_count(0)
    adviser.locator("#act-inner-paper textarea").fill("Withdrawal by Thursday, if the others stop too.")
    adviser.locator("#act-inner-paper button[type=submit]").click()

    head.locator(".asked-list a[href*=inner]").click(timeout=3_000)
    waits = head.locator(".waits")
    expect(waits).to_contain_text("Withdrawal by Thursday")
    expect(mediator.locator("main")).not_to_contain_text("Withdrawal by Thursday")
    waits.locator("a[href*='release/message']").click()
    head.locator("textarea[name=text]").fill("Withdrawal by Thursday, if both sides stop.")
    head.locator("main button[type=submit]").click()
    expect(head.locator("main")).to_contain_text("Released, in words that were changed.")
    expect(head.locator(".waits")).to_have_count(0)
    mediator.reload()
    expect(mediator.locator("main")).to_contain_text("Withdrawal by Thursday, if both sides stop.")
    expect(mediator.locator("main")).not_to_contain_text("if the others stop too")


def test_what_is_typed_survives_what_others_do_and_an_error(enter, moscow):
    head = enter("gna/sarraj")
    box = head.locator("#act-message textarea")
    box.fill("Half a sentence, and")
    box.press("End")
    head.locator("#act-message input[value=may-be-conveyed]").check()
    box.focus()
    noted = act(
        head, moscow, "russia/lavrov", "note-oral", party="gna", means="telephone", text="It rang.", language="en"
    )
    expect(head.locator(f"#item-{noted}")).to_be_visible(timeout=2_000)
    expect(box).to_have_value("Half a sentence, and")
    expect(box).to_be_focused()
    expect(head.locator("#act-message input[value=may-be-conveyed]")).to_be_checked()

    for mediator in head.locator("#act-message input[name=to]").all():
        mediator.uncheck()
    head.locator("#act-message button[type=submit]").click()
    expect(head.locator("[role=alert]")).to_be_focused()
    expect(head.locator("textarea[name=text]")).to_have_value("Half a sentence, and")
    expect(head.locator("input[value=may-be-conveyed]")).to_be_checked()
    head.locator("input[name=to]").first.check()
    head.locator("#act-message button[type=submit]").click()
    expect(head.locator(".items > li").first).to_contain_text("Half a sentence, and")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_phone_all_rooms_are_a_tap_or_a_key_away(enter, moscow, language):
    head = enter("gna/sarraj", language=language, width=360)
    here, summary = head.locator(".ways [aria-current]"), head.locator("#all-rooms > summary")
    expect(here).to_be_in_viewport(ratio=1)
    expect(head.locator(".ways a:visible")).to_have_count(1)
    top = summary.bounding_box()
    summary.focus()
    head.keyboard.press("Enter")
    assert summary.bounding_box() == top
    every = head.locator("#all-rooms li a")
    assert head.locator(".ways a:visible").count() == every.count() + 1 > 9
    assert all(one.bounding_box()["height"] >= 44 for one in every.all())
    assert head.evaluate("document.documentElement.scrollWidth") <= 360
    head.keyboard.press("Tab")
    expect(every.first).to_be_focused()
    head.keyboard.press("Enter")
    head.wait_for_url("**/text/")
    expect(head.locator(".ways [aria-current]")).to_be_in_viewport(ratio=1)


def test_the_row_of_rooms_follows_where_a_form_leads(enter, moscow):
    head = enter("gna/sarraj", width=360)
    head.goto(f"{moscow.url}/talks/{moscow.talks}/do/message/")
    expect(head.locator(".ways [aria-current]")).to_have_count(0)
    head.locator("#act-message textarea").first.fill("From another page.")
    head.locator("#act-message button[type=submit]").click()
    expect(head.locator("main")).to_contain_text("From another page.")
    expect(head.locator(".ways [aria-current]")).to_have_attribute("href", re.compile("/room/$"))

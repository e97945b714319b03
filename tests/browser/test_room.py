"""A delegation in its room: on a phone in the corridor, drafting and releasing, typing while others act."""

from __future__ import annotations

import re
import secrets
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import fresh_link


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


def test_what_was_typed_outlives_a_session_and_nothing_else_of_the_room_does(enter, moscow):
    one, other = enter("lna/haftar"), enter("lna/haftar")
    typed = "What I had written when they signed me out."
    one.locator("#act-message textarea").first.fill(typed)
    other.goto(f"{moscow.url}/account/")
    other.get_by_role("button", name="Sign out everywhere else").click()
    notice = one.locator("#session-ended")
    expect(notice).to_be_focused()
    expect(notice).to_contain_text("Your session has ended, and what you typed wasn’t sent.")
    left = one.locator("body").inner_text()
    assert "Libyan" not in one.title()
    assert "What we did" not in left
    assert "Khalifa Haftar" not in left
    expect(one.locator("#act-message textarea").first).to_have_value(typed)

    # ---- sent before coming back in: nothing is done, and nothing is lost
    one.locator("#act-message button[type=submit]").click()
    expect(notice).to_be_focused()
    expect(one.locator("#act-message textarea").first).to_have_value(typed)

    # ---- come back in beside it, and sent from there
    with one.context.expect_page() as opened:
        notice.get_by_role("link").click()
    tab = opened.value
    expect(tab.locator("h1")).to_have_text("Proximity talks")
    tab.goto(fresh_link(moscow, "lna/haftar"))
    tab.locator("form button[type=submit]").first.click()
    tab.wait_for_selector("main[data-events]")
    one.locator("#act-message button[type=submit]").click()
    one.wait_for_url("**/room/")
    expect(one.locator("main .items").first).to_contain_text(typed)
    expect(one.locator(".mast")).to_contain_text("Khalifa Haftar")


def test_what_was_typed_at_one_seat_is_not_sent_from_another_that_comes_in_there(enter, moscow):
    one, other = enter("gna/sarraj"), enter("gna/sarraj")
    typed = "For the mediators, from us alone."
    one.locator("#act-message textarea").first.fill(typed)
    other.goto(f"{moscow.url}/account/")
    other.get_by_role("button", name="Sign out everywhere else").click()
    expect(one.locator("#session-ended")).to_be_focused()
    tab = one.context.new_page()
    tab.goto(fresh_link(moscow, "lna/saleh"))
    tab.locator("form button[type=submit]").first.click()
    tab.wait_for_selector("main[data-events]")
    one.locator("#act-message button[type=submit]").click()
    expect(one.locator("main")).to_contain_text("This form is no longer good, and nothing was done")
    tab.reload()
    expect(tab.locator("main")).not_to_contain_text(typed)


def test_what_was_typed_stays_to_be_copied_where_somebody_signs_out_in_the_same_browser(enter, moscow):
    one = enter("gna/sarraj")
    typed = "What I had written when I signed out beside it."
    one.locator("#act-message textarea").first.fill(typed)
    tab = one.context.new_page()
    tab.goto(f"{moscow.url}/account/")
    tab.get_by_role("button", name="Sign out here").click()
    notice = one.locator("#session-ended")
    expect(notice).to_be_focused()
    one.locator("#act-message button[type=submit]").click()
    expect(notice).to_contain_text("This form is no longer good, and nothing was done")
    expect(notice).to_be_focused()
    expect(one.locator("#act-message textarea").first).to_have_value(typed)


def test_the_style_of_a_part_goes_with_it(enter, moscow):
    lavrov = enter("russia/lavrov")
    lavrov.goto(f"{moscow.url}/talks/{moscow.talks}/text/draft/")
    lavrov.locator("button[value=look]").click()
    expect(lavrov.locator("link[href$='/desk.css']")).to_have_count(1)
    lavrov.locator("button[value=back]").click()
    expect(lavrov.locator("#tabling")).to_be_visible()
    expect(lavrov.locator("link[href$='/desk.css']")).to_have_count(0)
    expect(lavrov.locator("link[href$='/text.css']")).to_have_count(1)

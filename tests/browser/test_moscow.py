"""Moscow, 13 January 2020, held in the browser: the two sides and a mediator at once, each in a language of their own.

What is one's own is done in one's own browser; what others see of it is looked for in theirs, without reloading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.served import Served

SOON = 2_000
"""Milliseconds within which another's page must have it; the machine that tests may be busy."""


def at(page: Page, where: str) -> Page:
    """The same talks, another page."""
    page.goto(re.sub(r"(/talks/\w+/).*", rf"\1{where}", page.url))
    page.wait_for_selector("main[data-events]")
    return page


def send(page: Page, kind: str) -> None:
    """Send a form, and wait until one is back in a room."""
    form = page.locator(f"form[id^='act-{kind}']").last
    for read in form.locator("input[type=checkbox][required], input[type=checkbox][name=read]").all():
        read.check()
    form.locator("button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/(room|desk|gallery|text|inner|proceedings)/"), timeout=10_000)


def opening_of(page: Page) -> str:
    """The act by which signature was opened, from the link in one's own room."""
    href = page.locator("a[href*='opening=']").first.get_attribute("href")
    found = re.search(r"opening=([0-9a-f]{32})", href or "")
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def held(browser: Browser, moscow: Served) -> Iterator[dict[str, Page]]:
    """The three who hold it, each in a browser of their own, in Arabic, French and English."""
    contexts: list[BrowserContext] = []

    def come_in(person: str, language: str, width: int) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
        contexts.append(context)
        page = context.new_page()
        page.goto(moscow.links.pop(person))
        page.locator("form button[type=submit]").first.click()
        page.wait_for_selector("main[data-events]")
        return page

    people = {
        "sarraj": come_in("gna/sarraj", "ar", 390),
        "haftar": come_in("lna/haftar", "fr", 1280),
        "lavrov": come_in("russia/lavrov", "en", 1440),
        "mishri": come_in("gna/mishri", "ar", 1280),
        "press": come_in("press/correspondent", "en", 1280),
    }
    yield people
    for context in contexts:
        context.close()


def test_the_whole_of_moscow(held, moscow):
    sarraj, haftar, lavrov, mishri, press = (held[name] for name in ("sarraj", "haftar", "lavrov", "mishri", "press"))
    assert sarraj.locator("html").get_attribute("dir") == "rtl"
    assert haftar.locator("html").get_attribute("lang") == "fr"
    opening = opening_of(sarraj)
    at(lavrov, "desk/")

    # ---- one side signs: both who must, each with their own hand
    for signatory in (sarraj, mishri):
        at(signatory, f"do/sign/?opening={opening}")
        send(signatory, "sign")
    expect(lavrov.locator(".standing")).to_contain_text("signed by", timeout=SOON)
    expect(lavrov.locator(".standing")).to_contain_text("the Government of National Accord", timeout=SOON)
    # An open signature is seen at once, by the other side as well.
    expect(haftar.locator(".standing")).to_contain_text("signé", timeout=SOON)

    # ---- the other asks for time until Tuesday; the mediators alone are told
    at(haftar, f"do/ask-time/?opening={opening}")
    haftar.locator("input[name='until.day']").fill("2020-01-14")
    haftar.locator("input[name='until.words']").fill("jusqu’à mardi")
    before = at(sarraj, "chronicle/").locator("main").inner_text()
    at(haftar, f"do/ask-time/?opening={opening}")
    haftar.locator("input[name='until.day']").fill("2020-01-14")
    haftar.locator("input[name='until.words']").fill("jusqu’à mardi")
    send(haftar, "ask-time")
    expect(lavrov.locator("main")).to_contain_text("14 January 2020", timeout=SOON)
    at(sarraj, "chronicle/")
    assert sarraj.locator("main").inner_text() == before

    # ---- the mediator tells the press; the press sees the statement, not the act
    at(lavrov, "do/statement/")
    lavrov.locator("select[name=speaker]").select_option("russia")
    lavrov.locator("textarea[name=text]").first.fill(
        "One side has signed. The other has asked for time until tomorrow."
    )
    send(lavrov, "statement")
    expect(press.locator("main")).to_contain_text("The other has asked for time until tomorrow.", timeout=SOON)

    # ---- it leaves the table, then the place; it keeps its channel
    for scene in ("table", "place"):
        at(haftar, f"do/leave/?scene={scene}")
        if haftar.locator(f"input[name=scene][value={scene}]").count():
            haftar.locator(f"input[name=scene][value={scene}]").first.check()
        send(haftar, "leave")
    at(lavrov, "desk/")
    expect(lavrov.locator("main")).to_contain_text("the Libyan National Army")
    at(haftar, "do/message/")
    haftar.locator("textarea[name=text]").first.fill("Nous restons joignables.")
    send(haftar, "message")
    expect(lavrov.locator("main")).to_contain_text("Nous restons joignables.", timeout=SOON)

    # ---- how it stands, for each in their own words, and on the record
    expect(lavrov.locator(".standing")).to_contain_text("signed by")
    assert "Nous restons joignables" not in at(sarraj, "chronicle/").content()
    told = {}
    for seat, person in (("gna", "gna/sarraj"), ("lna", "lna/haftar"), ("press", "press/correspondent")):
        answer = sarraj.request.get(
            f"{moscow.url}/api/v1/talks/{moscow.talks}/view",
            headers={"Authorization": f"Bearer {moscow.tokens[person]}"},
        )
        told[seat] = json.loads(answer.text())
    assert told["gna"]["standing"]["signed_by"] == ["gna"]
    assert told["lna"]["standing"]["not_signed_by"] == ["lna"]
    assert told["gna"]["standing"]["in_force"] is False
    assert [one["state"] for one in told["lna"]["standing"]["extensions"]] == ["overtaken"]
    assert told["gna"]["standing"]["extensions"] == []
    assert told["press"]["standing"]["signed_by"] == []

"""WCAG 2.2 AA, as far as a program can tell: axe finds nothing on any page, for any seat, language and theme.

A sample in a normal run; every page, seat, language, theme and width in the long form (`./test --long`).
"""

from __future__ import annotations

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages import addresses
from tests.served import Served
from tests.web.reading_cast import DAY, REPORT

LONG = os.environ.get("ENTREMISE_LONG") == "1"
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}

EVERY = [
    (person, language, theme, width)
    for person in ("russia/lavrov", "gna/sarraj", "lna/adviser", "united-nations/observer", "press/correspondent")
    for language in ("en", "fr", "ar")
    for theme in ("light", "dark")
    for width in (360, 1440)
]
SAMPLE = [
    ("russia/lavrov", "en", "light", 1440),
    ("gna/sarraj", "ar", "dark", 360),
    ("press/correspondent", "fr", "dark", 1440),
]


def read_a_report(page: Page, moscow: Served, which: str) -> list[str]:
    """A report taken in, and three of its candidates: the addresses of its desk, of a candidate, of a fact."""
    page.goto(f"{moscow.url}/talks/{moscow.talks}/dossier/add/")
    page.locator("#text").fill(f"{REPORT}\n\n({which})")
    page.locator("#title").fill(which)
    page.locator("#date").fill(DAY)
    page.locator("form.report button[type=submit]").first.click()
    page.wait_for_selector("#desk")
    desk = page.url.removeprefix(moscow.url)
    page.locator("#next").click()
    for done in range(1, 4):
        page.keyboard.press("a")
        expect(page.locator(".candidate.is-taken")).to_have_count(done)
    candidate = page.locator(".candidate a.correct").first.get_attribute("href")
    fact = page.locator(".candidate.is-taken .state a").first.get_attribute("href")
    assert candidate
    assert fact
    of_fact = (fact, f"{fact}correct/")
    return [desk, *(f"{desk}{one}" for one in ("about/", "remove/", "by-hand/")), candidate, *of_fact]


@pytest.mark.parametrize(("person", "language", "theme", "width"), EVERY if LONG else SAMPLE)
def test_axe_finds_nothing(enter, moscow, person, language, theme, width):
    page = enter(person, language=language, theme=theme, width=width)
    read = read_a_report(page, moscow, f"{person} {language} {theme} {width}")
    found = []
    opened = 0
    for address in (*addresses(moscow.talks), *read):
        answer = page.request.get(moscow.url + address)
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        page.goto(moscow.url + address)
        opened += 1
        results = Axe().run(page, options=OPTIONS)
        for violation in results.response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            found.append(f"{address} {violation['id']}: {violation['help']} [{nodes}]")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 1:
            found.append(f"{address} is {overflow} px wider than the window")
    assert opened > 5
    assert found == []

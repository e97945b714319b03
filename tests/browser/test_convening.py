"""Convening in a browser: from a form, with rows that come and go, to the invitation of the first head."""

import os
import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import OPTIONS
from tests.served import ROOT, Served


def convener(browser: Browser, served: Served, **how: object) -> Page:
    """Somebody who may convene, come in by a link of the server's owner."""
    made = subprocess.run(
        [sys.executable, "-m", "entremise", "convener", "--db", str(served.database), "--address", served.url],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    context = browser.new_context(**{"locale": "en", **how})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(made.stdout.strip())
    page.get_by_role("button").first.click()
    page.goto(f"{served.url}/convene/")
    return page


def named(page: Page, row: str, name: str) -> None:
    page.locator(f"#c-{row}-name-en").fill(name)


def test_talks_are_convened_by_hand_and_the_first_head_comes_in(browser, moscow):
    page = convener(browser, moscow)
    page.locator("#c-title-en").fill("Talks on water")
    page.locator("#c-title-en").press("Enter")
    expect(page.locator("#c-title-en")).to_have_value("Talks on water")
    page.get_by_role("button", name="Another seat").click()
    expect(page.locator("#c-seat-3-kind")).to_be_focused()
    page.get_by_role("button", name="Take seat 4 away").click()
    for row, name in (("seat-0", "the Envoy"), ("seat-1", "Upstream"), ("seat-2", "Downstream")):
        named(page, row, name)
        named(page, f"{row}-person-0", f"Head of {name}")
    page.get_by_role("button", name="Another person at seat 2").click()
    expect(page.locator("#c-seat-1-person-1-name-en")).to_be_focused()
    named(page, "seat-1-person-1", "Adviser")
    page.get_by_role("button", name="Convene these talks").click()
    expect(page.locator(".wrong")).to_contain_text("“\u2068Time zone\u2069”: this must be given")
    page.locator(".wrong a").first.click()
    expect(page.locator("#c-zone")).to_be_focused()
    page.locator("#c-zone").fill("Africa/Tripoli")
    page.get_by_role("button", name="Convene these talks").click()
    expect(page.locator("h1")).to_contain_text("Delegation of")
    page.get_by_role("button", name=re.compile("Invite .*Head of Upstream")).click()
    link = page.locator("#made-link").input_value()
    context = browser.new_context(locale="ar")
    head = context.new_page()
    head.goto(link)
    head.locator("form button[type=submit]").first.click()
    expect(head.locator(".mast")).to_contain_text("Head of Upstream")
    expect(head.locator("html")).to_have_attribute("dir", "rtl")
    context.close()
    page.context.close()


def test_a_case_file_is_chosen_and_played(browser, moscow):
    page = convener(browser, moscow)
    page.get_by_role("link", name="Convene from a case file instead").click()
    file = page.locator("#case")
    file.set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"a: [1, 2\n"})
    page.get_by_role("button", name="Convene these talks").click()
    expect(page.locator(".wrong")).to_contain_text("Line 2: This isn’t YAML")
    file.set_input_files(str(ROOT / "cases" / "moscow-2020.yaml"))
    page.locator("#until").fill("signature-opened")
    page.get_by_role("button", name="Convene these talks").click()
    expect(page.locator("h1")).to_contain_text("Delegation of")
    expect(page.locator(".standing")).to_contain_text("open for signature")
    page.context.close()


@pytest.mark.parametrize(("language", "width", "theme"), [("en", 1440, "light"), ("ar", 360, "dark")])
def test_axe_finds_nothing_where_talks_are_convened(browser, moscow, language, width, theme):
    page = convener(browser, moscow, locale=language, viewport={"width": width, "height": 900}, color_scheme=theme)
    found = []
    for do in ("", "wrong", "case"):
        if do == "wrong":
            page.locator("button[value=convene]").click()
            page.wait_for_selector(".wrong")
        if do == "case":
            page.goto(f"{moscow.url}/convene/case/")
        results = Axe().run(page, options=OPTIONS)
        for violation in results.response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            found.append(f"{do} {violation['id']}: {violation['help']} [{nodes}]")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 1:
            found.append(f"{do} is {overflow} px wider than the window")
    assert found == []
    page.context.close()

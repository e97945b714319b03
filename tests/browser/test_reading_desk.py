"""The reading desk in the browser: a report decided on by keyboard alone, two at one report, words selected."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_axe import OPTIONS
from tests.served import Served
from tests.web.reading_cast import DAY, REPORT

SOON = 2_000
"""Milliseconds within which somebody else's decision is seen."""


def take_in(page: Page, moscow: Served, title: str, text: str = REPORT) -> str:
    """Take a report in, as whoever is signed in; the address of its desk."""
    page.goto(f"{moscow.url}/talks/{moscow.talks}/dossier/add/")
    page.locator("[name=text]").fill(f"{text}\n\n({title})")
    page.locator("[name=title]").fill(title)
    page.locator("[name=date]").fill(DAY)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("#desk")
    return page.url


def told(page: Page, words: str) -> Locator:
    """The candidate that says this."""
    return page.locator(".candidate", has=page.locator("strong", has_text=words)).first


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def tab_to(page: Page, ident: str) -> None:
    """Go on by the tab key until the focus is there, as somebody without a mouse does."""
    for _ in range(60):
        if focused(page) == ident:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{ident} can’t be reached by the tab key")


def test_a_report_is_decided_on_by_keyboard_alone(enter, moscow):
    page = enter("russia/lavrov")
    take_in(page, moscow, "Keyboard")
    progress = page.locator("#progress")
    all_there_are = page.locator(".candidate").count()

    # A letter outside the list does nothing.
    page.keyboard.press("a")
    tab_to(page, "next")
    page.keyboard.press("Enter")
    first = focused(page)
    assert first.startswith("c-")
    expect(progress).to_contain_text(f"{all_there_are} candidates are to be decided; 0 of {all_there_are}")

    page.keyboard.press("Control+a")
    page.keyboard.press("a")
    expect(page.locator(f"#{first}")).to_have_class(re.compile("is-taken"))
    expect(page.locator("#said")).to_contain_text("Taken: ")
    second = focused(page)
    assert second.startswith("c-")
    assert second != first
    page.keyboard.press("r")
    expect(page.locator(f"#{second}")).to_have_class(re.compile("is-refused"))
    third = focused(page)

    # Three pressed at once are all sent, in their order.
    page.keyboard.type("ara")
    expect(progress).to_contain_text(f"5 of {all_there_are} are decided")
    page.keyboard.press("k")
    page.keyboard.press("u")
    expect(progress).to_contain_text(f"4 of {all_there_are} are decided")

    # Back to the first, which is undone; and on to the next that is undecided.
    for _ in range(10):
        page.keyboard.press("ArrowUp")
    assert focused(page) == first
    page.keyboard.press("u")
    expect(page.locator(f"#{first}")).to_have_class(re.compile("is-open"))
    assert focused(page) == first
    page.keyboard.press("j")
    assert focused(page) == second
    page.keyboard.press("j")
    assert focused(page) == third

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#keys")).to_be_hidden()
    assert focused(page) == third, "closed by its button, and back where one was"

    # Corrected in its form, and back at the desk on the next.
    asked = told(page, "time asked for")
    asked.focus()
    page.keyboard.press("c")
    page.wait_for_selector("#claim")
    tab_to(page, "f-until")
    page.keyboard.press("Control+a")
    page.keyboard.type("2021-03-12")
    page.keyboard.press("Enter")
    page.wait_for_selector("#desk")
    expect(told(page, "time asked for")).to_contain_text("until 12 March 2021")
    assert focused(page).startswith("c-"), "on at the next that is undecided"


def test_two_at_one_report_see_what_the_other_decides(enter, moscow):
    lavrov, taker = enter("russia/lavrov"), enter("russia/note-taker", width=360)
    desk = take_in(lavrov, moscow, "Two")
    taker.goto(desk)
    assert taker.evaluate("document.documentElement.scrollWidth") <= 360
    mediates = told(taker, "mediates: ")
    mediates.focus()
    at = focused(taker)
    told(lavrov, "mediates: ").locator("[name=accept]").click()
    expect(told(lavrov, "mediates: ")).to_contain_text("Taken by")
    expect(mediates).to_contain_text("Taken by", timeout=SOON)
    assert focused(taker) == at, "the focus stays where it was"

    # One who hasn't heard of it yet presses too.
    taker.route("**/events/", lambda route: route.abort())
    taker.reload()
    told(lavrov, " backs ").locator("[name=refuse]").click()
    expect(told(lavrov, " backs ")).to_contain_text("Refused by")
    told(taker, " backs ").locator("[name=accept]").click()
    expect(taker.locator("#line")).to_contain_text("This was refused meanwhile: what was decided stands.")
    expect(told(taker, " backs ")).to_contain_text("Refused by")

    # All that are left in a sentence at once, and each can be undone.
    lavrov.locator("[name=accept-all]").first.click()
    row = lavrov.locator(".row").first
    expect(row.locator(".is-open")).to_have_count(0)
    row.locator("[name=undo]").first.click()
    expect(row.locator(".is-open")).to_have_count(1)


def test_without_scripts_the_desk_is_a_page_of_forms(browser, enter, moscow):
    lavrov = enter("russia/lavrov")
    desk = take_in(lavrov, moscow, "Plain")
    plain = browser.new_context(java_script_enabled=False, storage_state=lavrov.context.storage_state())
    try:
        page = plain.new_page()
        page.goto(desk)
        told(page, "mediates: ").locator("[name=accept]").click()
        assert "#c-" in page.url
        expect(told(page, "mediates: ")).to_contain_text("Taken by")
        told(page, "mediates: ").locator("[name=undo]").click()
        expect(told(page, "mediates: ").locator("[name=accept]")).to_be_visible()
    finally:
        plain.close()


def test_words_that_are_selected_become_a_fact(enter, moscow):
    page = enter("russia/lavrov")
    take_in(page, moscow, "Selected", "\U0001f6a2 A ship \U0001f6a2 lay at anchor.\n\n" + REPORT)
    expect(page.locator("#selected")).to_be_hidden()
    page.evaluate(
        """() => {
          const text = [...document.querySelectorAll("[data-start]")].find((one) => one.textContent.includes("anchor"));
          const node = [...text.childNodes].find((one) => one.textContent.includes("lay at"));
          const words = node.nodeType === 3 ? node : node.firstChild;
          const at = words.data.indexOf("lay at");
          getSelection().setBaseAndExtent(words, at, words, at + "lay at anchor".length);
        }"""
    )
    page.locator("#selected").click()
    expect(page.locator("#f-words")).to_have_value("lay at anchor")
    page.locator(".shows a", has_text="Background").click()
    page.locator("[name=text]").fill("A ship was there.")
    page.locator("#claim > p.do button").click()
    page.wait_for_selector("#passage", state="attached")
    expect(page.locator("mark.sought").first).to_have_text("lay at anchor")
    expect(told(page, "A ship was there.")).to_contain_text("In the dossier.")


def test_axe_finds_nothing_at_the_desk_nor_in_its_forms(enter, moscow):
    """What `test_axe` doesn't come to: what was refused, a passage that is opened, words by hand, the list of keys."""
    lavrov, dark = enter("russia/lavrov"), enter("russia/note-taker", language="ar", width=360, theme="dark")
    desk = take_in(lavrov, moscow, "Axe")
    told(lavrov, "mediates: ").locator("[name=accept]").click()
    told(lavrov, " backs ").locator("[name=refuse]").click()
    fact = told(lavrov, "mediates: ").get_by_role("link", name="To the fact")
    address = f"{moscow.url}{fact.get_attribute('href')}"
    key = lavrov.locator(".candidate.is-open").first.get_attribute("data-key")
    found = []
    for url in (desk, f"{desk}correct/{key}/", f"{desk}by-hand/?start=0&end=40", address, f"{address}correct/",
                f"{desk}?start=0&end=40#passage"):  # fmt: skip
        dark.goto(url)
        for violation in Axe().run(dark, options=OPTIONS).response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            found.append(f"{url} {violation['id']}: {violation['help']} [{nodes}]")
        if dark.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 1:
            found.append(f"{url} is wider than the window")
    lavrov.goto(desk)
    lavrov.get_by_role("button", name="Keys").click()
    found += [one["id"] for one in Axe().run(lavrov, options=OPTIONS).response["violations"]]
    assert found == []

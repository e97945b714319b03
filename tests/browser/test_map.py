"""The map in a browser: by keyboard, on a phone, in print, with forced colours, in Arabic; and axe finds nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_axe import LONG, OPTIONS
from tests.served import Served


def room(page: Page, moscow: Served, name: str) -> Page:
    page.goto(f"{moscow.url}/talks/{moscow.talks}/{name}")
    page.wait_for_selector("main[data-events]")
    return page


def test_the_map_asks_nobody_else_for_anything(enter, moscow):
    page = enter("russia/lavrov")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    room(page, moscow, "map/")
    assert asked
    assert [url for url in asked if not url.startswith(moscow.url)] == []


def test_the_form_narrows_the_map_and_keeps_what_was_typed(enter, moscow):
    page = room(enter("press/correspondent"), moscow, "map/")
    boxes = page.locator("svg.map .who-box").count()
    page.get_by_label("recognises").check()
    page.get_by_label("On which day").fill("2020-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=recognises**")
    expect(page.locator("svg.map polyline")).to_have_count(1)
    expect(page.locator("svg.map .who-box")).to_have_count(boxes)
    expect(page.get_by_label("On which day")).to_have_value("2020-01")
    page.get_by_label("On which day").fill("one day")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#map-on-wrong")).to_contain_text("is no day: write a day as 2020-01-13")
    expect(page.get_by_label("On which day")).to_have_value("one day")


def test_every_box_leads_by_keyboard_to_where_it_is_said_in_words(enter, moscow):
    page = room(enter("press/correspondent"), moscow, "map/")
    boxes = page.locator("svg.map a.who")
    page.locator(".map-sheet").focus()
    for n in range(boxes.count()):
        page.keyboard.press("Tab")
        expect(boxes.nth(n)).to_be_focused()
        target = boxes.nth(n).get_attribute("href")
        assert target is not None
        expect(page.locator(f'tr[id="{target.removeprefix("#")}"]')).to_have_count(1)


def test_on_paper_the_map_is_whole_and_the_form_is_not_there(enter, moscow):
    page = room(enter("press/correspondent"), moscow, "map/")
    page.emulate_media(media="print")
    expect(page.locator(".map-choice")).to_be_hidden()
    sheet = page.locator("svg.map").bounding_box()
    assert sheet is not None
    assert sheet["width"] <= page.evaluate("document.documentElement.clientWidth")


def test_with_forced_colours_words_lines_and_focus_are_seen(enter, moscow):
    page = room(enter("press/correspondent"), moscow, "map/")
    page.emulate_media(forced_colors="active")
    colours = page.evaluate(
        """() => [".who-name", ".who-box", "polyline"].map(one => {
             const style = getComputedStyle(document.querySelector("svg.map " + one));
             return [style.fill, style.stroke] })"""
    )
    (name, _), (box, edge), (_, line) = colours
    assert name != box != edge
    assert line == name


FORMS = [("ar", 1440, "light"), ("en", 360, "dark"), ("fr", 1440, "dark")]


@pytest.mark.parametrize(("language", "width", "theme"), FORMS if LONG else FORMS[:1])
def test_axe_finds_nothing_on_any_form_of_the_map(enter, moscow, language, width, theme):
    page = enter("russia/lavrov", language=language, width=width, theme=theme)
    found = []
    for query in ("", "?actor=turkey&kind=backs", "?on=never&actor=nobody&kind=loves"):
        room(page, moscow, f"map/{query}")
        for violation in Axe().run(page, context="#page", options=OPTIONS).response["violations"]:
            found.append((query, violation["id"], [node["html"][:120] for node in violation["nodes"][:3]]))
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 1, query
    assert found == []

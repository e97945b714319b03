"""The wall within one browser: several tabs, several seats, other sites."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import fresh_link
from tests.served import Served


def signs_in(page: Page, moscow: Served, person: str) -> None:
    page.goto(fresh_link(moscow, person))
    page.locator("form button[type=submit]").first.click()
    page.wait_for_selector("main[data-events]")


def test_of_a_room_nothing_stays_when_another_seat_signs_in_on_the_same_browser(enter, moscow: Served):
    sarraj = enter("gna/sarraj")
    sarraj.locator("#act-message textarea").first.fill("Our line, which only Russia may know.")
    signs_in(sarraj.context.new_page(), moscow, "lna/haftar")
    # The tab from before is shown out, to the street or to the room of whoever is signed in now.
    expect(sarraj.locator(".mast-seat", has_text="National Accord")).to_have_count(0)
    assert "Our line" not in [box.input_value() for box in sarraj.locator("textarea").all()]


def test_a_tab_that_was_hidden_meanwhile_does_not_mix_two_rooms(enter, moscow: Served):
    sarraj = enter("gna/sarraj")
    hide = "Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
    turn = "document.dispatchEvent(new Event('visibilitychange'))"
    sarraj.evaluate(hide % "true" + turn)
    sarraj.locator("#act-message textarea").first.fill("Our line, which only Russia may know.")
    signs_in(sarraj.context.new_page(), moscow, "lna/haftar")
    assert "National Accord" in sarraj.locator(".mast-seat").inner_text(), "nobody told the tab so far"
    sarraj.evaluate(hide % "false" + turn)
    expect(sarraj.locator(".mast-seat")).to_contain_text("Libyan", timeout=5_000)
    assert sarraj.locator("#act-message textarea").first.input_value() == ""


def test_a_link_that_is_followed_from_elsewhere_spoils_no_form_that_lies_open(enter, moscow: Served):
    sarraj = enter("gna/sarraj")
    sarraj.locator("#act-message textarea").first.fill("Written for a long time.")
    letter = sarraj.context.new_page()
    letter.route(
        "http://letters.example/",
        lambda route: route.fulfill(
            content_type="text/html", body=f'<a href="{moscow.url}/talks/{moscow.talks}/room/">the talks</a>'
        ),
    )
    letter.goto("http://letters.example/")
    letter.locator("a").click()
    letter.wait_for_selector("main[data-events]")
    sarraj.locator("#act-message button[type=submit]").click()
    expect(sarraj.locator("main")).to_contain_text("Written for a long time.")
    expect(sarraj.locator("#act-message textarea").first).to_have_value("")

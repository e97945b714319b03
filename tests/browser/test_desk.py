"""The shuttle desk in a browser: words cross only by a deliberate gesture, and can be held back for thirty seconds."""

import re

from playwright.sync_api import Page, expect

from tests.served import Served

ISOLATES = re.compile("[\u2066-\u2069]")


def entrust(page: Page, moscow: Served, text: str) -> None:
    """Sarraj writes to the mediators what they may convey."""
    page.goto(f"{moscow.url}/talks/{moscow.talks}/do/message/")
    page.locator("#act-message textarea[name=text]").fill(text)
    page.locator("#act-message input[name='rule.carry'][value=may-be-conveyed]").check()
    page.locator("#act-message button[type=submit]").click()
    page.wait_for_url("**/room/**")


def prepare(desk: Page, received: str, conveyed: str) -> None:
    """From the message on the desk to the page that shows what would arrive."""
    item = desk.locator("#bank-gna .entry.waits", has_text=received)
    item.locator("a.cross").click()
    expect(desk.locator("#act-convey .recipient")).to_contain_text(re.compile("To .the Libyan National Army"))
    desk.locator("#act-convey textarea[name=text]").fill(conveyed)
    desk.locator("#act-convey button[type=submit]").click()
    expect(desk.locator("#arriving")).to_contain_text(conveyed)


def test_words_cross_in_other_words_are_taken_back_once_and_arrive_once(enter, moscow):
    sarraj, haftar, desk = enter("gna/sarraj"), enter("lna/haftar"), enter("russia/lavrov")
    received = "We would sign on 14 January, if the guns stay where they are."
    entrust(sarraj, moscow, received)
    expect(desk.locator("#bank-gna .entry.waits")).to_contain_text(received, timeout=2_000)

    # ---- taken back
    prepare(desk, received, "A signature on 14 January could be close at hand.")
    shown = ISOLATES.sub("", desk.locator(".inferences").inner_text())
    assert "With two parties at the table, it will take them for words of the Government of National Accord" in shown
    assert "on 14 January" in shown
    desk.locator("#act-confirm-conveying button[type=submit]").click()
    held = desk.locator(".crossing.held")
    expect(held.locator(".where")).to_contain_text("Arrives at ")
    held.get_by_role("button", name="Recall").click()
    expect(held).to_have_count(0)
    expect(desk.locator("#bank-lna")).to_contain_text("it never arrived")

    # ---- and once more, in words that arrive as they were shown
    prepare(desk, received, "Is tomorrow a day to sign?")
    arriving = desk.locator("#arriving .said").inner_text()
    desk.locator("#act-confirm-conveying button[type=submit]").click()
    expect(desk.locator(".crossing.held")).to_have_count(1)
    expect(haftar.locator("main")).not_to_contain_text("Is tomorrow a day")
    expect(haftar.locator("main")).to_contain_text(arriving, timeout=35_000)
    expect(desk.locator(".crossing.carried .where")).to_contain_text("Arrived, ", timeout=2_000)
    expect(haftar.locator("main")).not_to_contain_text("close at hand")
    expect(haftar.locator("main")).not_to_contain_text("if the guns stay")


def test_what_was_said_is_recorded_in_two_clicks(enter, moscow):
    desk, haftar = enter("russia/lavrov", width=360), enter("lna/haftar")
    desk.locator("#note-lna > summary").click()
    desk.locator("#act-note-oral-lna textarea[name=text]").fill("We will not wait for the night.")
    desk.locator("#act-note-oral-lna button[type=submit]").click()
    noted = desk.locator("#bank-lna .entry", has_text="We will not wait for the night.")
    expect(noted).to_contain_text("Not yet confirmed by the party.")
    expect(haftar.locator("main")).to_contain_text("We will not wait for the night.", timeout=2_000)


def test_what_is_being_typed_stays_while_others_write(enter, moscow):
    desk, sarraj = enter("russia/lavrov"), enter("gna/sarraj")
    desk.locator("#note-gna > summary").click()
    typed = desk.locator("#act-note-oral-gna textarea[name=text]")
    typed.fill("He said that")
    entrust(sarraj, moscow, "One more thing.")
    expect(desk.locator("#bank-gna")).to_contain_text("One more thing.", timeout=2_000)
    expect(typed).to_have_value("He said that")
    expect(typed).to_be_visible()


def test_two_recipients_never_look_alike(enter, moscow):
    desk = enter("russia/lavrov")
    colours = []
    for to in ("gna", "lna"):
        desk.goto(f"{moscow.url}/talks/{moscow.talks}/do/convey/?to={to}")
        box = desk.locator("#act-convey")
        colours.append(box.evaluate("form => getComputedStyle(form).borderTopColor"))
        middle = box.evaluate("form => form.getBoundingClientRect().left + form.getBoundingClientRect().width / 2")
        # Each keeps the place that it has on the desk.
        assert (middle < 720) is (to == "gna")
    assert colours[0] != colours[1]

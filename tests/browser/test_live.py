"""What one does is in another’s room within a second, without reloading, and without moving what is read there."""

import json
from urllib.request import Request, urlopen

from playwright.sync_api import expect

TOP = "id => document.getElementById(id).getBoundingClientRect().top"


def test_a_message_is_in_the_mediators_room_at_once(enter):
    sarraj = enter("gna/sarraj", language="fr")
    lavrov = enter("russia/lavrov")
    lavrov.wait_for_timeout(500)
    sarraj.locator("#act-message textarea").first.fill("Une ligne pour essayer.")
    sarraj.locator("#act-message button[type=submit]").click()
    expect(lavrov.locator("main")).to_contain_text("Une ligne pour essayer.", timeout=1_000)
    # Whoever sent it is told so, and begins at the top of the page that it led to.
    expect(sarraj.locator("#line[data-state=done]")).not_to_be_empty()
    expect(sarraj.locator("#page")).to_be_focused()


def test_what_comes_in_before_a_page_listens_is_not_missed(enter, moscow):
    lavrov = enter("russia/lavrov")
    held = []
    lavrov.route("**/events/", lambda route: held.append(route))  # noqa: PLW0108  Playwright asks how many arguments it takes
    lavrov.reload()
    while not held:
        lavrov.wait_for_timeout(20)
    message = {"kind": "message", "act": {"to": ["russia"], "text": "Between page and stream.", "language": "en"}}
    authorised = {"Authorization": f"Bearer {moscow.tokens['gna/sarraj']}", "Content-Type": "application/json"}
    with urlopen(Request(f"{moscow.url}/api/v1/talks/{moscow.talks}/acts", json.dumps(message).encode(), authorised)):
        expect(lavrov.locator("main")).not_to_contain_text("Between page and stream.")
    held[0].continue_()
    expect(lavrov.locator("main")).to_contain_text("Between page and stream.")


def test_a_page_that_somebody_clicked_on_goes_on_being_right(enter):
    sarraj, lavrov = enter("gna/sarraj"), enter("russia/lavrov")
    lavrov.wait_for_timeout(500)
    lavrov.locator("#text-between p.quiet").first.click()
    expect(lavrov.locator("#page")).to_be_focused()
    sarraj.locator("#act-message textarea").first.fill("After a click.")
    sarraj.locator("#act-message button[type=submit]").click()
    expect(lavrov.locator("main")).to_contain_text("After a click.", timeout=1_000)


def test_what_comes_in_above_leaves_what_is_read_where_it_is(enter, moscow):
    lavrov = enter("russia/lavrov")
    lavrov.wait_for_timeout(500)
    lavrov.mouse.wheel(0, 700)
    lavrov.wait_for_timeout(300)
    read = lavrov.evaluate("[...document.querySelectorAll('.entry')].find(e => e.getBoundingClientRect().top > 100).id")
    before = lavrov.evaluate(TOP, read)
    message = {"kind": "message", "act": {"to": ["russia"], "text": "We wait for an answer.", "language": "en"}}
    authorised = {"Authorization": f"Bearer {moscow.tokens['gna/sarraj']}", "Content-Type": "application/json"}
    address = f"{moscow.url}/api/v1/talks/{moscow.talks}/acts"
    with urlopen(Request(address, json.dumps(message).encode(), authorised)) as answer:
        assert answer.status == 201
    expect(lavrov.locator("main")).to_contain_text("We wait for an answer.")
    lavrov.wait_for_timeout(200)
    assert abs(lavrov.evaluate(TOP, read) - before) < 2


def test_what_could_not_be_sent_is_said_where_one_looks_and_stays_typed(enter):
    head = enter("lna/haftar", width=360)
    field = head.locator("#act-message textarea").first
    field.fill("Typed before the break.")
    head.context.set_offline(True)
    head.locator("#act-message button[type=submit]").click()
    unsent = head.locator("#line[data-state=unsent]")
    expect(unsent).to_be_in_viewport()
    head.wait_for_timeout(2_000)
    expect(unsent).to_be_in_viewport()
    expect(field).to_have_value("Typed before the break.")
    head.context.set_offline(False)
    head.locator("#act-message button[type=submit]").click()
    expect(head.locator("main .items li").first).to_contain_text("Typed before the break.")


def test_the_room_that_is_open_stands_in_sight_on_a_phone(enter, moscow):
    head = enter("lna/saleh", width=360)
    head.goto(f"{moscow.url}/talks/{moscow.talks}/delegation/")
    expect(head.locator(".ways [aria-current]")).to_be_in_viewport(ratio=1)

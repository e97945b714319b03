"""Doors as people meet them: out everywhere at once, nothing left behind, keys handed over within the delegation."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import fresh_link


def left_behind(page: Page) -> dict[str, int]:
    """How much stands in the browser's own stores."""
    found: dict[str, int] = page.evaluate(
        """async () => ({
            local: localStorage.length,
            session: sessionStorage.length,
            caches: (await caches.keys()).length,
            databases: (await indexedDB.databases()).length,
            workers: (await navigator.serviceWorker.getRegistrations()).length,
        })"""
    )
    return found


def test_a_session_ended_elsewhere_is_at_the_door_within_a_second(enter, moscow):
    one, other = enter("gna/sarraj"), enter("gna/sarraj")
    one.goto(f"{moscow.url}/talks/{moscow.talks}/delegation/")
    one.wait_for_timeout(500)
    other.goto(f"{moscow.url}/account/")
    other.get_by_role("button", name="Sign out everywhere else").click()
    expect(one.locator("h1")).to_have_text("Proximity talks", timeout=1_500)
    expect(one.get_by_role("status").filter(has_text="You are signed out here")).to_be_visible()
    assert one.url == f"{moscow.url}/?ended"
    one.go_back()
    expect(one.locator("h1")).to_have_text("Proximity talks")


def test_who_goes_out_leaves_nothing_in_the_browser(enter, moscow):
    page = enter("lna/haftar")
    page.goto(f"{moscow.url}/talks/{moscow.talks}/delegation/")
    expect(page.locator("h1")).to_contain_text("Delegation")
    # htmx notes on which page it is, for as long as the window is open: an address, and nothing that stands there.
    assert {name: n for name, n in left_behind(page).items() if n and name != "session"} == {}
    noted = page.evaluate("Object.entries(sessionStorage).flat()")
    assert all("Haftar" not in one and not one.startswith("<") for one in noted)
    page.goto(f"{moscow.url}/account/")
    page.get_by_role("button", name="Sign out here").click()
    expect(page.locator("h1")).to_have_text("Proximity talks")
    assert {name: n for name, n in left_behind(page).items() if n and name != "session"} == {}
    assert moscow.talks not in str(page.evaluate("Object.entries(sessionStorage).flat()"))
    assert [one["name"] for one in page.context.cookies() if one["name"].endswith("entremise")] == []
    for _ in range(3):
        page.go_back()
        expect(page.locator("h1")).to_have_text("Proximity talks")
        assert "Haftar" not in page.content()


def test_the_head_hands_a_key_over_and_the_delegation_sees_it_used(enter, moscow, browser):
    head = enter("gna/sarraj")
    address = f"{moscow.url}/talks/{moscow.talks}/delegation/"
    member = enter("gna/mishri")
    member.goto(address)
    head.goto(address)
    head.get_by_role("button", name=re.compile("Invite .*GNA adviser")).click()
    link = head.get_by_label(re.compile("It is shown this once")).input_value()
    assert link.startswith(f"{moscow.url}/enter/")
    expect(member.locator(".links li").first).to_contain_text("Open until", timeout=1_500)
    context = browser.new_context(locale="en")
    adviser = context.new_page()
    adviser.goto(link)
    adviser.get_by_role("button", name=re.compile("Come in as")).click()
    expect(adviser.locator(".mast")).to_contain_text("GNA adviser")
    expect(member.locator(".links li").first).to_contain_text("Used", timeout=1_500)
    member.locator("#end-all summary").click()
    member.get_by_role("button", name="End all sessions of our seat but this one").click()
    for shown_out in (head, adviser):
        expect(shown_out.locator("h1")).to_have_text("Proximity talks", timeout=1_500)
    expect(member.locator("h1")).to_contain_text("Delegation")
    context.close()


def test_a_link_is_copied_by_a_button(enter, moscow):
    page = enter("turkey/cavusoglu")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=moscow.url)
    page.goto(f"{moscow.url}/talks/{moscow.talks}/delegation/")
    page.get_by_role("button", name="Make a link for another device of mine").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#made-link").input_value()


def test_without_scripts_doors_and_keys_work_as_well(browser, moscow):
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(fresh_link(moscow, "russia/lavrov"))
    page.get_by_role("button", name=re.compile("Come in as")).click()
    page.goto(f"{moscow.url}/talks/{moscow.talks}/delegation/")
    page.get_by_role("button", name=re.compile("Invite .*Russian note-taker")).click()
    expect(page.locator("#made-link")).to_have_value(re.compile("/enter/"))
    page.goto(f"{moscow.url}/account/")
    expect(page.locator("main")).to_contain_text("runs no scripts")
    page.get_by_role("radio", name="Français").check()
    page.get_by_role("button", name="Keep this choice").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    context.close()


def test_who_writes_for_long_is_here(enter, moscow):
    page = enter("turkey/cavusoglu")
    page.clock.install()
    page.goto(f"{moscow.url}/talks/{moscow.talks}/do/add-actor/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/here/") else None)
    field = page.locator("textarea").first
    field.press_sequentially("Some")
    assert asked == []
    page.clock.fast_forward("05:01")
    with page.expect_response("**/here/") as answer:
        field.press_sequentially(" words")
    assert answer.value.status == 204
    assert len(asked) == 1, "once in five minutes, however much is typed"

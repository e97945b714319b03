"""Passkeys in a browser, with Chromium's own virtual authenticator: made, used, refused, removed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from tests.browser.conftest import fresh_link
from tests.served import Served


class Device:
    """A browser with a device that can keep passkeys."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self._session: CDPSession = context.new_cdp_session(self.page)
        self._session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        added = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self._id: str = added["authenticatorId"]

    def knows_its_owner(self, does: bool) -> None:
        sent = {"authenticatorId": self._id, "isUserVerified": does}
        self._session.send("WebAuthn.setUserVerified", sent)

    def kept(self) -> int:
        found = self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._id})
        return len(found["credentials"])


@pytest.fixture
def device(browser: Browser) -> Iterator[Device]:
    context = browser.new_context(locale="en")
    made = Device(context)
    yield made
    assert made.problems == []
    context.close()


def come_in(device: Device, served: Served, person: str) -> None:
    device.page.goto(fresh_link(served, person))
    device.page.locator("form button[type=submit]").first.click()
    device.page.wait_for_selector("main[data-events]")


def make(device: Device, served: Served, name: str) -> None:
    device.page.goto(f"{served.url}/account/")
    device.page.get_by_label("Name of the passkey").fill(name)
    device.page.get_by_role("button", name="Make a passkey on this device").click()
    expect(device.page.locator(".keys")).to_contain_text(name)


def test_made_once_a_passkey_lets_its_owner_back_in(device, moscow):
    come_in(device, moscow, "gna/sarraj")
    make(device, moscow, "My telephone")
    assert device.kept() == 1
    device.page.get_by_role("button", name="Sign out here").click()
    device.page.wait_for_url(f"{moscow.url}/")
    device.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(device.page.locator(".mast")).to_contain_text("Fayez al-Sarraj")
    device.page.goto(f"{moscow.url}/account/")
    expect(device.page.locator(".keys")).to_contain_text("Last used")


def test_a_device_that_does_not_know_its_owner_lets_nobody_in(device, moscow):
    come_in(device, moscow, "lna/haftar")
    make(device, moscow, "Telephone")
    device.page.get_by_role("button", name="Sign out here").click()
    device.page.wait_for_url(f"{moscow.url}/")
    device.knows_its_owner(False)
    device.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(device.page.locator("[data-says]")).to_contain_text("Nobody was signed in")
    device.knows_its_owner(True)
    device.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(device.page.locator(".mast")).to_contain_text("Khalifa Haftar")


def test_a_passkey_that_was_removed_here_opens_nothing_though_the_device_keeps_it(device, moscow):
    come_in(device, moscow, "turkey/cavusoglu")
    make(device, moscow, "Tablet")
    device.page.get_by_role("button", name=re.compile("Remove .*Tablet")).click()
    expect(device.page.locator("main")).to_contain_text("There is none yet")
    device.page.get_by_role("button", name="Sign out here").click()
    device.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(device.page.get_by_role("alert").first).to_contain_text("doesn’t open anything here")
    assert device.kept() == 1


def test_by_a_number_instead_of_a_name_the_page_says_why_there_are_none(device, moscow):
    device.page.goto(moscow.url.replace("localhost", "127.0.0.1"))
    expect(device.page.locator("main")).to_contain_text(f"bound to \u2068{moscow.url}\u2069")
    expect(device.page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)

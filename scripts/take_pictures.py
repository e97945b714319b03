"""Takes a picture of each of the three rooms and of the reading desk; run through `scripts/pictures`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
INTO = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Picture:
    """Who looks, in which language and theme, through how large a window."""

    name: str
    person: str
    language: str
    theme: str
    width: int
    height: int


PICTURES = (
    Picture("desk", "russia/lavrov", "en", "light", 1360, 1000),
    Picture("room", "lna/haftar", "ar", "light", 420, 1000),
    Picture("gallery", "press/correspondent", "fr", "dark", 1360, 1000),
)

REPORT = """\
Talks between the North Shore and the South Shore on the ferry failed on Monday in Zurich. The North Shore signed the
accord; the South Shore, which is backed by the Lake League, asked for time until Wednesday, officials said. Norway,
which mediates the talks, denied having left the table. (This report is invented, as are its shores.)
"""
"""Invented, and says so."""


def main() -> None:
    INTO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "entremise",
            "demo",
            "--port",
            "0",
            "--json",
            "--db",
            f"{folder}/moscow.sqlite3",
        ]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        try:
            links: dict[str, str] = json.loads(server.stdout.readline())["links"]
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                for picture in PICTURES:
                    take(browser, picture, links[picture.person])
                read(browser, links["turkey/cavusoglu"])
                browser.close()
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


def take(browser: Browser, picture: Picture, link: str) -> None:
    """One picture, of the first screen: what somebody sees who comes in."""
    page = enter(browser, picture, link)
    kept(page, picture.name)


def read(browser: Browser, link: str) -> None:
    """The reading desk with a report on it, half decided."""
    page = enter(browser, Picture("reading", "", "en", "light", 1360, 1000), link)
    page.goto(f"{page.url.partition('/talks/')[0]}/talks/{page.url.split('/talks/')[1].split('/')[0]}/dossier/add/")
    page.locator("#title").fill("Talks fail in Zurich")
    page.locator("#publisher").fill("invented for this picture")
    page.locator("#date").fill("2021-03-09")
    page.locator("#text").fill(REPORT)
    page.locator("form.report button[type=submit]").first.click()
    page.wait_for_selector("#desk")
    page.locator("#next").click()
    for done, key in enumerate("aaar", start=1):
        page.keyboard.press(key)
        expect(page.locator(".candidate.is-taken, .candidate.is-refused")).to_have_count(done)
    page.locator("#desk").scroll_into_view_if_needed()
    kept(page, "reading")


def enter(browser: Browser, picture: Picture, link: str) -> Page:
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        locale=picture.language,
        color_scheme="dark" if picture.theme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(link)
    page.locator("form button[type=submit]").first.click()
    page.wait_for_selector("main[data-events]")
    return page


def kept(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=INTO / f"{name}.png")
    page.context.close()
    print(f"{name}: {(INTO / f'{name}.png').stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()

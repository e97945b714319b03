"""Takes a picture of each of the three rooms, in three languages; run through `scripts/pictures`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

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
                browser.close()
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


def take(browser: Browser, picture: Picture, link: str) -> None:
    """One picture, of the first screen: what somebody sees who comes in."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        locale=picture.language,
        color_scheme="dark" if picture.theme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(link)
    page.locator("form button[type=submit]").first.click()
    page.wait_for_selector("main[data-events]")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=INTO / f"{picture.name}.png")
    context.close()
    print(f"{picture.name}: {(INTO / f'{picture.name}.png').stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()

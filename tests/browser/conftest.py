"""A real server, a real browser: Moscow before anyone has signed, and a page for each person who comes in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.served import ROOT, Served, start, stop

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a module share its server: they stay on one worker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="module")
def moscow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of a module's own."""
    process, served = start(tmp_path_factory.mktemp("moscow") / "moscow.sqlite3")
    try:
        yield served
    finally:
        stop(process)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one module: the loop that Playwright runs on this thread may not outlast it, or Django refuses."""
    if shutil.which(CHROMIUM) is None:
        pytest.skip("Debian's chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


Enter = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, moscow: Served) -> Iterator[Enter]:
    """`enter("gna/sarraj", language="fr", width=360, theme="dark")`: a browser of that person's own, signed in."""
    opened: list[BrowserContext] = []

    def come_in(person: str, *, language: str = "en", width: int = 1440, theme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale=language,
            color_scheme="dark" if theme == "dark" else "light",
        )
        opened.append(context)
        page = context.new_page()
        link = fresh_link(moscow, person)
        page.goto(link)
        page.locator("form button[type=submit]").first.click()
        page.wait_for_selector("main[data-events]")
        return page

    yield come_in
    for context in opened:
        context.close()


def fresh_link(served: Served, person: str) -> str:
    """A link that wasn't used yet: the first is the server's own, later ones are made in another process."""
    link = served.links.pop(person, None)
    if link is not None:
        return link
    made = subprocess.run(
        [sys.executable, "-m", "entremise", "link", person, "--db", str(served.database), "--address", served.url],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.strip()

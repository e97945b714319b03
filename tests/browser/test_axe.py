"""WCAG 2.2 AA, as far as a program can tell: axe finds nothing on any page, for any seat, language and theme.

A sample in a normal run; every page, seat, language, theme and width in the long form (`./test --long`).
"""

from __future__ import annotations

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import addresses

LONG = os.environ.get("ENTREMISE_LONG") == "1"
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}

EVERY = [
    (person, language, theme, width)
    for person in ("russia/lavrov", "gna/sarraj", "lna/adviser", "united-nations/observer", "press/correspondent")
    for language in ("en", "fr", "ar")
    for theme in ("light", "dark")
    for width in (360, 1440)
]
SAMPLE = [
    ("russia/lavrov", "en", "light", 1440),
    ("gna/sarraj", "ar", "dark", 360),
    ("press/correspondent", "fr", "dark", 1440),
]


@pytest.mark.parametrize(("person", "language", "theme", "width"), EVERY if LONG else SAMPLE)
def test_axe_finds_nothing(enter, moscow, person, language, theme, width):
    page = enter(person, language=language, theme=theme, width=width)
    found = []
    opened = 0
    for address in addresses(moscow.talks):
        answer = page.request.get(moscow.url + address)
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        page.goto(moscow.url + address)
        opened += 1
        results = Axe().run(page, options=OPTIONS)
        for violation in results.response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            found.append(f"{address} {violation['id']}: {violation['help']} [{nodes}]")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 1:
            found.append(f"{address} is {overflow} px wider than the window")
    assert opened > 5
    assert found == []

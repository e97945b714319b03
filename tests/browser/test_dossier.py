"""From a press report to who stands behind whom: taken in, read by keyboard, and seen on the map and the timeline.

The talks are Moscow's, convened without a single relation on record: whatever the map says of sponsors and backers
comes from the report.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_convening import convener
from tests.served import ROOT, Served

REPORT = ROOT.parent / "shared" / "source-moscow-2020.fr.txt"
CASE = """\
schema: entremise/case/1
slug: a-ceasefire
title: {en: Talks on a ceasefire}
zone: Europe/Moscow
languages: [en, fr, ar]
sources:
  letters: {title: {en: Letters of accreditation}, publisher: none, date: 2020-01, language: en}
actors:
  gna: {kind: party, sources: [letters], grade: B1, name: {en: the Government of National Accord}}
  lna: {kind: party, sources: [letters], grade: B1, name: {en: the Libyan National Army}}
  russia: {kind: state, sources: [letters], grade: B1, name: {en: Russia, fr: Russie}}
  turkey: {kind: state, sources: [letters], grade: B1, name: {en: Turkey, fr: Turquie}}
seats:
  gna: {kind: party, actor: gna, name: {en: the Government of National Accord}}
  lna: {kind: party, actor: lna, name: {en: the Libyan National Army}}
  russia: {kind: mediator, actor: russia, name: {en: Russia}}
  turkey: {kind: mediator, actor: turkey, name: {en: Turkey}}
persons:
  gna/sarraj: {name: {en: Fayez al-Sarraj}, capacities: [head]}
  lna/haftar: {name: {en: Khalifa Haftar}, capacities: [head]}
  russia/lavrov: {name: {en: Sergei Lavrov}, capacities: [head]}
  turkey/cavusoglu: {name: {en: Mevlut Cavusoglu}, capacities: [head]}
acts:
  - {label: convene, kind: convene, by: russia/lavrov, recorded: "2020-01-12 18:00", invented: true, doubt: a test’s}
"""


def convened(page: Page, moscow: Served, folder: Path) -> str:
    """The address of the new talks, at which whoever convened them sits for Russia."""
    file = folder / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    page.goto(f"{moscow.url}/convene/case/")
    page.locator("#case").set_input_files(file)
    page.get_by_role("button", name="Convene these talks").click()
    page.wait_for_url(re.compile("/talks/[0-9a-f]+/"))
    found = re.search("/talks/[0-9a-f]+/", page.url)
    assert found is not None
    return moscow.url + found[0]


def take_in(page: Page, talks: str) -> None:
    """The report, as a file, known by its month alone."""
    page.goto(f"{talks}dossier/")
    page.get_by_role("link", name="Take a report in").first.click()
    page.locator("#file").set_input_files(REPORT)
    page.locator("[name=date]").fill("2020-01")
    page.get_by_role("button", name="Take this report in").click()
    page.wait_for_selector("#desk")


def accept_all(page: Page) -> int:
    """Each candidate, by its key, on every page of the desk; gives how many there were."""
    there_are = page.locator(".candidate").count()
    page.locator("#next").click()
    for done in range(1, there_are + 1):
        page.keyboard.press("a")
        expect(page.locator(".candidate.is-taken")).to_have_count(done)
    return there_are


def test_a_report_from_upload_to_the_map_with_both_sponsors_flagged(browser, moscow, tmp_path):
    if not REPORT.exists():
        pytest.skip("the report isn’t beside the repository")
    page = convener(browser, moscow)
    talks = convened(page, moscow, tmp_path)

    page.goto(f"{talks}map/")
    expect(page.locator("main")).not_to_contain_text("conflict of interest")

    take_in(page, talks)
    assert accept_all(page) >= 60
    expect(page.locator("#progress")).to_contain_text("is decided")

    page.goto(f"{talks}map/")
    conflicts = page.locator(".conflicts > ul > li")
    for sponsor in ("Russia", "Turkey"):
        expect(conflicts.filter(has_text=sponsor).first).to_be_visible()
        box = page.locator("svg a", has_text=re.compile(sponsor)).filter(has_text="conflict of interest")
        expect(box.first).to_be_visible()
        row = page.locator("table.actors tr", has=page.locator("th", has_text=sponsor)).first
        expect(row).to_contain_text("conflict of interest")
    expect(conflicts.first).to_contain_text(re.compile("sponsor", re.IGNORECASE))

    # Who signed, and who asked for time, stand on the timeline; an entry opens its passage.
    page.goto(f"{talks}timeline/")
    expect(page.locator("main")).to_contain_text("Signature: \u2068Fayez al-Sarraj")
    expect(page.locator("main")).to_contain_text("Denied: signature: \u2068Khalifa Haftar")
    page.locator("main a[href*='/dossier/reports/']").first.click()
    expect(page.locator("#passage")).to_be_in_viewport()
    page.context.close()

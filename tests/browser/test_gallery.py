"""The gallery in a browser: what is published is there at once, the record can be taken along and checked."""

from pathlib import Path

from playwright.sync_api import Page, expect

from entremise.record.verify import verify
from tests.served import Served


def room(page: Page, moscow: Served, name: str) -> Page:
    page.goto(f"{moscow.url}/talks/{moscow.talks}/{name}")
    page.wait_for_selector("main[data-events]")
    return page


def test_an_observer_reads_a_communique_as_it_is_published(enter, moscow):
    observer = room(enter("united-nations/observer", language="fr"), moscow, "gallery/")
    press = room(enter("press/correspondent", width=360), moscow, "chronicle/")
    lavrov = room(enter("russia/lavrov"), moscow, "do/communique/")
    lavrov.locator("textarea").first.fill("The parties have talked all day; some progress was made.")
    observer.wait_for_timeout(500)
    lavrov.locator("#act-communique button[type=submit]").click()
    expect(observer.locator("#communiques + .entries")).to_contain_text("some progress was made", timeout=1_000)
    expect(press.locator(".entries").last).to_contain_text("some progress was made", timeout=1_000)


def test_what_is_unfolded_stays_so_when_the_page_moves(enter, moscow):
    observer = room(enter("united-nations/observer"), moscow, "chronicle/")
    folded = observer.locator(".entry-record").first
    folded.locator("summary").click()
    lavrov = room(enter("russia/lavrov"), moscow, "do/statement/")
    lavrov.locator("textarea").first.fill("A line for the chronicle.")
    lavrov.locator("#act-statement button[type=submit]").click()
    expect(observer.locator(".entries").last).to_contain_text("A line for the chronicle.", timeout=1_000)
    expect(folded).to_have_attribute("open", "")


def test_the_record_is_taken_along_and_checked(enter, moscow):
    page = room(enter("gna/sarraj"), moscow, "record/")
    files = []
    for link in page.locator("a[download]").all():
        with page.expect_download() as download:
            link.click()
        files.append((download.value.suggested_filename, Path(download.value.path()).read_bytes()))
    assert [name for name, _ in files] == ["gna.json", "gna.receipt.json"]
    bundle, receipt = (data for _, data in files)
    verdict = verify(bundle, [receipt])
    assert verdict.valid, verdict
    expect(page.locator("dl.facts")).to_contain_text(verdict.head)


def test_the_map_is_walked_by_keyboard(enter, moscow):
    page = room(enter("united-nations/observer"), moscow, "map/")
    page.locator(".map-sheet").focus()
    page.keyboard.press("Tab")
    slug = page.evaluate("document.activeElement.getAttribute('href')")
    assert slug.startswith("#row-")
    page.keyboard.press("Enter")
    expect(page.locator(f"tr{slug}")).to_be_in_viewport()


def test_on_a_phone_the_map_is_its_table(enter, moscow):
    page = room(enter("gna/sarraj", width=360), moscow, "map/")
    expect(page.locator("svg.map")).to_be_hidden()
    expect(page.locator("#row-turkey")).to_contain_text("conflict of interest")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

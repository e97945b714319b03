"""When the screens fail: a pack for each seat, and what happened on paper is entered afterwards."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

NEEDS_POPPLER = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Debian's poppler-utils is not installed")


def text_of(page: Page, tmp_path: Path) -> tuple[str, str]:
    """What a seat's pack says, as a reader of PDF reads it."""
    page.goto(re.sub(r"(/talks/\w+/).*", r"\1paper/", page.url))
    with page.expect_download() as download:
        page.locator("a[download]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return file.name, " ".join(read.stdout.split())


@NEEDS_POPPLER
def test_a_pack_holds_the_text_our_own_words_and_nothing_of_the_other_side(enter, tmp_path):
    name, ours = text_of(enter("gna/sarraj"), tmp_path)
    assert name == "gna.pdf"
    assert "Nothing in it about the armed groups" in ours  # our inner room
    assert "A line of contact is fixed so that the ceasefire lasts" in ours
    assert "A sheet for signature" in ours
    _, theirs = text_of(enter("lna/haftar"), tmp_path)
    assert "Nothing in it about the armed groups" not in theirs
    assert (
        "the Libyan National Army" not in ours.replace("the Libyan National Army advances", "").split("What we have")[0]
    )


@NEEDS_POPPLER
def test_a_pack_in_arabic_has_letters_and_no_empty_boxes(enter, tmp_path):
    _, read = text_of(enter("russia/lavrov", language="ar"), tmp_path)
    assert re.search("[\u0600-\u06ff\ufb50-\ufeff]", read)


def test_words_on_paper_are_entered_with_the_time_at_which_they_were_written(enter):
    page = enter("lna/haftar")
    page.goto(re.sub(r"(/talks/\w+/).*", r"\1paper/", page.url))
    page.locator("input[name=day]").fill("2020-01-13")
    page.locator("input[name=hour]").fill("14:05")
    page.locator("select[name=kind]").select_option("message")
    page.locator("#paper-entry button").click()
    expect(page.locator("main")).to_contain_text("2020-01-13 14:05")
    page.locator("#act-message textarea").first.fill("Written by hand while the line was down.")
    page.locator("#act-message button[type=submit]").click()
    page.wait_for_url("**/room/")
    page.goto(re.sub(r"(/talks/\w+/).*", r"\1chronicle/", page.url))
    entry = page.locator("main").get_by_text("Written by hand while the line was down.").first
    expect(entry).to_be_visible()
    expect(page.locator("main")).to_contain_text("14:05")

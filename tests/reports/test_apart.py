"""Reading in a process of its own: whatever is in a file, it ends in time, and in one sentence or a text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from entremise.dossier.reading.gazetteer import Known
from entremise.reports.apart import Job, let_go, read_apart
from entremise.reports.unreadable import Remark, Unreadable, Wrong
from entremise.words import dossier as words
from entremise.words import translator
from tests.reports import files


def refused(data: bytes, seconds: int = 60) -> Unreadable:
    with pytest.raises(Unreadable) as found:
        read_apart(Job(data), seconds)
    said = words.unreadable(found.value, translator("en"))
    assert said.endswith(".")
    assert "\n" not in said
    return found.value


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (files.scanned, Wrong.SCANNED_PDF),
        (files.locked, Wrong.LOCKED_PDF),
        (files.cut_off, Wrong.BROKEN_PDF),
        (files.bomb, Wrong.BROKEN_PDF),
        (files.own_parent, Wrong.BROKEN_PDF),
        (files.word, Wrong.NOT_TEXT),
        (files.only_links, Wrong.ONLY_NAVIGATION),
        (files.nested, Wrong.ONLY_NAVIGATION),
        (lambda: b"", Wrong.EMPTY),
        (lambda: b" \r\n\t ", Wrong.EMPTY),
        ("\u00a0\u3000\u200b".encode, Wrong.NO_WORDS),
        (lambda: bytes(range(256)) * 50, Wrong.NOT_TEXT),
        (lambda: b"{\\rtf1\\ansi The talks failed.}", Wrong.NOT_TEXT),
        (lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 5_000, Wrong.NOT_TEXT),
        (lambda: b"\xff\xd8\xff\xe0" + b"x" * 5_000, Wrong.NOT_TEXT),
    ],
)
def test_what_is_no_report_is_refused_for_what_it_is(made: Callable[[], bytes], code: Wrong):
    assert refused(made()).code is code


def test_a_file_that_would_keep_its_reader_busy_for_ever_is_left_in_time():
    wrong = refused(files.endless(), seconds=2)
    assert (wrong.code, wrong.params) == (Wrong.TOO_HARD, {"seconds": 2})


def test_where_the_reader_itself_breaks_the_log_says_in_which_line_and_nothing_of_the_report(caplog):
    with pytest.raises(Unreadable) as found:
        read_apart(Job("La Norvège est partie.".encode("latin-1"), plain=True))
    assert found.value.code is Wrong.TOO_HARD
    (said,) = caplog.messages
    assert "broke on UnicodeDecodeError in apart.py:" in said
    assert "Norv" not in said


def test_readings_are_let_go_when_the_server_stops():
    with ThreadPoolExecutor(1) as threads:
        reading = threads.submit(refused, files.endless())
        while not reading.done():
            let_go()
    assert reading.result().code is Wrong.TOO_HARD


@pytest.mark.parametrize(
    ("data", "tag"), [(files.SPANISH.encode(), "es"), (files.ARABIC.encode(), "ar"), (b"zzz qqq xxx", "und")]
)
def test_a_report_in_another_language_is_kept_and_offers_nothing(data: bytes, tag: str):
    found = read_apart(Job(data))
    assert found.language == tag
    assert found.found.text == data.decode()
    assert found.reading.all() == ()
    assert Remark.OTHER_LANGUAGE in [one.code for one in found.remarks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_report_in_any_usual_encoding_has_its_accents(encoding: str):
    assert read_apart(Job(files.FRENCH.encode(encoding))).found.text == files.FRENCH


def test_a_few_damaged_bytes_spoil_no_other_accents():
    found = read_apart(Job(files.FRENCH.encode() * 6 + b"\xff\xfe"))
    assert found.found.text == files.FRENCH * 6 + "  "
    assert [one.code for one in found.remarks] == [Remark.CONTROL, Remark.NO_DATE]


def test_nothing_of_a_pages_scripts_is_in_its_text():
    found = read_apart(Job(files.with_script()))
    assert files.FRENCH in found.found.text
    assert "run" not in found.found.text


def test_a_text_that_was_read_before_is_not_taken_apart_again():
    text = f"<p>{files.FRENCH}</p> %PDF- nÃ©gociations Ã© Ã©"
    assert read_apart(Job(text.encode(), plain=True)).found.text == text


@pytest.mark.parametrize("said", ["2020-13-45", "9999-99", "0000"])
def test_a_day_that_there_is_not_is_no_date_of_a_report(said: str):
    found = read_apart(
        Job(f"Date: {said}\n\nThe talks failed in Geneva, and the delegation has left the table.".encode())
    )
    assert found.date is None


def test_what_a_file_calls_itself_is_cut_to_a_title():
    title = "T\x07al\u202eks " + "x" * 500
    html = files.page(f"<article><p>{files.FRENCH}</p><p>{files.FRENCH}</p></article>")
    found = read_apart(Job(html.replace(b"The talks", title.encode())))
    assert found.found.title is not None
    assert len(found.found.title) <= 200
    assert not {"\x07", "\u202e"} & set(found.found.title)


def test_the_reader_is_told_nothing_of_the_servers_settings(monkeypatch, tmp_path: Path):
    kept = tmp_path / "environment"
    spy = tmp_path / "python"
    spy.write_text(f"#!/bin/sh\nenv > {kept}\nexit 1\n")
    spy.chmod(0o700)
    monkeypatch.setenv("ENTREMISE_SECRET", "never to be seen")
    monkeypatch.setattr(sys, "executable", str(spy))
    with pytest.raises(Unreadable):
        read_apart(Job(b"The talks failed."))
    assert "PYTHONPATH" in kept.read_text()
    assert "never to be seen" not in kept.read_text()


def test_the_talks_own_actors_are_found():
    known = Known("shores", "party", {"en": "the Shores of Ulm"}, ("Shores of Ulm",), "talks")
    found = read_apart(Job(b"The Shores of Ulm signed the accord in Geneva, said the mediators.", actors=(known,)))
    assert "the Shores of Ulm" in {one.name for one in found.reading.actors}

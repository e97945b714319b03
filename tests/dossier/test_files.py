"""Whatever is handed in as a report is read, or refused in clear words; nothing is lost without a word."""

import io

import pytest
from pypdf import PdfWriter

from entremise.reports.text import PLAIN_LIMIT, extract
from entremise.reports.unreadable import Remark, Unreadable, Wrong
from entremise.words import dossier as words
from entremise.words import translator

SENTENCE = "Les négociations ont échoué à Genève après que la délégation du Nord a quitté la table."
PAGE = f"""<html><head><title>The talks fail</title><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2020-01-14"></head><body><nav><a href="/">Home</a></nav><article>
<h1>The talks fail</h1><p>{SENTENCE} Rien n’a été signé.</p><p>La délégation du Sud est restée en ville
jusqu’au soir, selon les médiateurs.</p></article><footer>Contact</footer></body></html>"""


def refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as found:
        extract(data)
    return found.value


def typeset(text: str) -> bytes:
    """A PDF with that text, set by Typst."""
    import typst

    return typst.compile(f'#sys.inputs.at("text", default: "{text}")'.encode())


def blank(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(blank(1)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Wrong.EMPTY),
        (b" \n ", Wrong.EMPTY),
        (b"\x89PNG\x00\x00\x01", Wrong.NOT_TEXT),
        (b"12 34 ... 56", Wrong.NO_WORDS),
        (b"%PDF-1.7 and nothing more", Wrong.BROKEN_PDF),
        (b"<html><body><nav><a>Home</a> <a>World</a></nav></body></html>", Wrong.ONLY_NAVIGATION),
        (b"a" * (PLAIN_LIMIT + 1), Wrong.TOO_LARGE),
        (b"word " * 250_000, Wrong.TOO_LONG),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, code: Wrong):
    wrong = refused(data)
    assert wrong.code is code
    for language in ("en", "fr"):
        assert words.unreadable(wrong, translator(language)).endswith(".")


def test_fifty_megabytes_of_text_are_refused():
    assert refused(b"Les pourparlers. " * (50 * 1024 * 1024 // 17)).code is Wrong.TOO_LARGE


def test_a_scanned_pdf_says_how_many_pages_it_has():
    wrong = refused(blank(3))
    assert (wrong.code, wrong.params) == (Wrong.SCANNED_PDF, {"pages": 3})


def test_a_locked_pdf():
    assert refused(locked()).code is Wrong.LOCKED_PDF


def test_a_pdf_with_text():
    assert extract(typeset(SENTENCE)).text.split() == SENTENCE.split()


def test_the_article_of_a_page_with_what_the_page_says_of_itself():
    found = extract(PAGE.encode())
    assert SENTENCE in found.text
    assert "selon les médiateurs" in found.text
    assert "Contact" not in found.text
    assert (found.title, found.publisher, found.date) == ("The talks fail", "The Gazette", "2020-01-14")


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (SENTENCE.encode("utf-8"), None),
        (SENTENCE.encode("utf-8-sig"), None),
        (SENTENCE.encode("utf-16"), Remark.NOT_UTF8),
        (SENTENCE.encode("windows-1252"), Remark.NOT_UTF8),
        (SENTENCE.encode("utf-8").decode("windows-1252").encode("utf-8"), Remark.GARBLED),
    ],
)
def test_encodings(data: bytes, remark: Remark | None):
    found = extract(data)
    assert found.text == SENTENCE
    assert [one.code for one in found.remarks] == ([remark] if remark else [])


def test_characters_that_nobody_can_read_are_shown_as_spaces_and_told():
    found = extract(f"{SENTENCE}\x07\x1b Fin.".encode())
    assert found.text == f"{SENTENCE}   Fin."
    assert found.remarks[0].params == {"count": 2}

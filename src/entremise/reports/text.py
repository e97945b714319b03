"""From the bytes of a report to its text, with what the file says of itself."""

import re
import unicodedata
from typing import Final

from entremise.accord.value import TITLE_LIMIT
from entremise.dossier.source import CONTROL, TEXT_LIMIT
from entremise.reports.extracted import Extracted
from entremise.reports.unreadable import Noted, Remark, Unreadable, Wrong

MEGABYTE: Final = 1024 * 1024
SIZE_LIMIT: Final = 64 * MEGABYTE
PLAIN_LIMIT: Final = 4 * MEGABYTE
"""Bytes of a file that is text itself: four for each character that a report may have."""
LINE: Final = 80
"""Characters of a text's first line by which it goes."""
_HTML: Final = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|article|div|p)\b")
_CHARSET: Final = re.compile(rb"(?i)charset\s*=\s*[\"']?([a-z0-9_-]+)")
_OTHER_FILES: Final = (b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
"""How files begin that are neither text, nor HTML, nor PDF: Word's, RTF, pictures, what is packed."""
_BEYOND_ASCII: Final = re.compile("[\u0080-\ufffc]")
_GARBLED: Final = re.compile("Ã[\u0080-\u00bf©¨ª«¢´®¯¹»§‰€™œ ]|â€[™œ\u009d¦“”]")


def extract(data: bytes) -> Extracted:
    """The text of a report given as text, HTML or PDF; which of them is told by its content, not by its name.

    Raises `Unreadable`.
    """
    if not data.strip():
        raise Unreadable(Wrong.EMPTY)
    if len(data) > SIZE_LIMIT:
        raise Unreadable(Wrong.TOO_LARGE, limit=SIZE_LIMIT // MEGABYTE)
    if data.lstrip()[:5] == b"%PDF-":
        from entremise.reports.pdf import from_pdf

        return _checked(from_pdf(data))
    if len(data) > PLAIN_LIMIT:
        raise Unreadable(Wrong.TOO_LARGE, limit=PLAIN_LIMIT // MEGABYTE)
    if data.lstrip().startswith(_OTHER_FILES):
        raise Unreadable(Wrong.NOT_TEXT)
    if b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(Wrong.NOT_TEXT)
    text, remarks = decoded(data)
    if _HTML.search(data[:4096]):
        from entremise.reports.html import from_html

        return _checked(from_html(text, remarks))
    return _checked(Extracted(text, remarks=remarks))


def decoded(data: bytes) -> tuple[str, tuple[Noted, ...]]:
    """Bytes as text: UTF-8 where they are that, else as the file says, else Windows-1252, with a remark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), (Noted(Remark.NOT_UTF8, {"encoding": "UTF-16"}),)
    try:
        return _ungarbled(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    bad, good = text.count("\ufffd"), len(_BEYOND_ASCII.findall(text))
    if good >= bad * 10:
        # UTF-8 with a few bytes that were damaged on the way.
        return text.replace("\ufffd", " "), (Noted(Remark.CONTROL, {"count": bad}),)
    said = _CHARSET.search(data[:4096])
    for encoding in (said[1].decode("ascii") if said else "", "windows-1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding:
            return text, (Noted(Remark.NOT_UTF8, {"encoding": encoding}),)
    raise Unreadable(Wrong.NOT_TEXT)


def _ungarbled(text: str) -> tuple[str, tuple[Noted, ...]]:
    """Puts right what was UTF-8, was read as Windows-1252, and was saved again: "nÃ©gociations"."""
    if len(_GARBLED.findall(text)) < 3:
        return text, ()
    try:
        # The second half of "à" is a hard space, which many programs make a plain one.
        return text.replace("Ã ", "Ã\u00a0").encode("windows-1252").decode("utf-8"), (Noted(Remark.GARBLED),)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text, ()


def _checked(found: Extracted) -> Extracted:
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    remarks = list(found.remarks)
    control = CONTROL.findall(text)
    if len(control) > max(20, len(text) // 20):
        raise Unreadable(Wrong.NOT_TEXT)
    if control:
        text = CONTROL.sub(" ", text)
        remarks.append(Noted(Remark.CONTROL, {"count": len(control)}))
    if len(text) > TEXT_LIMIT:
        raise Unreadable(Wrong.TOO_LONG, limit=TEXT_LIMIT, found=len(text))
    if not any(unicodedata.category(character).startswith("L") for character in text):
        raise Unreadable(Wrong.NO_WORDS)
    return Extracted(text, titled(found.title), titled(found.publisher), found.date, tuple(remarks))


def first_line(text: str) -> str:
    """By what a text goes, where nothing else is known of it: its first line, cut."""
    first = next(iter(text.strip().splitlines()), "").strip()
    return first if len(first) <= LINE else first[:LINE] + "…"


def titled(given: str | None) -> str | None:
    """What a file calls itself, as far as it can stand as a title: on one line, cut; None where nothing is left."""
    kept = " ".join(CONTROL.sub(" ", given or "").split())
    kept = "".join(one for one in kept if unicodedata.category(one) not in ("Cs", "Cf"))
    if not any(unicodedata.category(one)[0] in "LN" for one in kept):
        return None
    return kept if len(kept) <= TITLE_LIMIT else kept[: TITLE_LIMIT - 1] + "…"

"""The text of a PDF."""

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from entremise.reports.extracted import Extracted
from entremise.reports.unreadable import Noted, Remark, Unreadable, Wrong


def from_pdf(data: bytes) -> Extracted:
    """The text of a PDF's pages, with words that were parted at a line's end joined again. Raises `Unreadable`."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Wrong.LOCKED_PDF)
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata is not None else None
    except Unreadable:
        raise
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError):
        # What pypdf lets slip on broken files comes as any of these.
        raise Unreadable(Wrong.BROKEN_PDF) from None
    read = [page for page in pages if page.strip()]
    if not read:
        raise Unreadable(Wrong.SCANNED_PDF, pages=len(pages))
    remarks = (Noted(Remark.PAGES_WITHOUT_TEXT, {"pages": len(pages) - len(read)}),) if len(read) < len(pages) else ()
    text = "\n\n".join(re.sub(r"(\w)[-\u00ad]\n(?=[a-zà-ÿ])", r"\1", page) for page in read)
    return Extracted(text, title=(title or "").strip() or None, remarks=remarks)

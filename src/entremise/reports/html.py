"""The article of an HTML page, without what stands around it. Nothing is fetched."""

import logging
import re
from typing import Any

import trafilatura

from entremise.reports.extracted import Extracted
from entremise.reports.unreadable import Noted, Unreadable, Wrong

SHORTEST = 80
"""Characters: a page from which no more can be taken than that holds no report."""


def from_html(page: str, remarks: tuple[Noted, ...]) -> Extracted:
    """The text of the page's article, with its title, publisher and date where the page says them."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    text = (found.text or "").strip() if found is not None else ""
    if len(text) < SHORTEST or not re.search(r"[.!?…]", text):
        raise Unreadable(Wrong.ONLY_NAVIGATION)
    date = found.date if isinstance(found.date, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.date) else None
    # A line of the extraction is a paragraph.
    return Extracted(re.sub(r"\n+", "\n\n", text), found.title or None, found.sitename or None, date, remarks)

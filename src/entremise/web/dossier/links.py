"""Addresses of passages and facts, for every page that leads to them."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from entremise.dossier.fact import Place
from entremise.web.visit import Visit

PASSAGE: Final = "passage"
"""The id of the passage that a page was opened for."""


def desk_url(visit: Visit, source: str, query: Mapping[str, str | int] | None = None, *, at: str = "") -> str:
    """The desk at which a report is read; `at` is the id of an element there."""
    url = visit.url("dossier-desk", source=source)
    return url + (f"?{urlencode(query)}" if query else "") + (f"#{at}" if at else "")


def passage_url(visit: Visit, place: Place) -> str:
    """Where a passage is shown, within its report."""
    return desk_url(visit, place.source, {"start": place.start, "end": place.end}, at=PASSAGE)


def fact_url(visit: Visit, fact: str) -> str:
    """The page of a fact."""
    return visit.url("dossier-fact", fact=fact)

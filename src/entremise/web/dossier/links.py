"""Addresses of passages and facts, for every page that leads to them."""

from typing import Final
from urllib.parse import urlencode

from entremise.dossier.fact import Place
from entremise.web.visit import Visit

PASSAGE: Final = "passage"
"""The id of the passage that a page was opened for."""


def desk_url(visit: Visit, source: str, *, at: str = "", **given: str | int) -> str:
    """The desk at which a report is read; `at` is the id of an element there, what is given stands in the query."""
    url = visit.url("dossier-desk", source=source)
    return url + (f"?{urlencode(given)}" if given else "") + (f"#{at}" if at else "")


def passage_url(visit: Visit, place: Place) -> str:
    """Where a passage is shown, within its report."""
    return desk_url(visit, place.source, at=PASSAGE, start=place.start, end=place.end)


def fact_url(visit: Visit, fact: str) -> str:
    """The page of a fact."""
    return visit.url("dossier-fact", fact=fact)

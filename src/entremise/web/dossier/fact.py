"""The page of one fact."""

from django.http import HttpResponse

from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.visit import Visit


@room_page("GET")
def fact_page(visit: Visit, fact: str) -> HttpResponse:
    """A fact and all that bears it out."""
    return errors.not_found(visit.request)


@room_page("GET", "POST")
def fact_correct(visit: Visit, fact: str) -> HttpResponse:
    """Put a fact otherwise."""
    return errors.not_found(visit.request)


@room_page("POST")
def fact_withdraw(visit: Visit, fact: str) -> HttpResponse:
    """Take a fact back."""
    return errors.not_found(visit.request)

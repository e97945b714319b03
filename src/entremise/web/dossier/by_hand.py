"""A fact that no rule found."""

from django.http import HttpResponse

from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.visit import Visit


@room_page("GET", "POST")
def by_hand(visit: Visit, source: str) -> HttpResponse:
    """The form."""
    return errors.not_found(visit.request)

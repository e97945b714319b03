"""Taking a candidate otherwise than it was offered."""

from django.http import HttpResponse

from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.visit import Visit


@room_page("GET", "POST")
def correct(visit: Visit, source: str, candidate: str) -> HttpResponse:
    """The form."""
    return errors.not_found(visit.request)

"""The desk at which a report is read."""

from django.http import HttpResponse

from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.visit import Visit


@room_page("GET")
def desk(visit: Visit, source: str) -> HttpResponse:
    """A report with what it offers beside it."""
    return errors.not_found(visit.request)

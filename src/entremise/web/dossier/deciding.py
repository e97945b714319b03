"""What is decided at the reading desk: accept, refuse, take back."""

from django.http import HttpResponse

from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.visit import Visit


@room_page("POST")
def decide(visit: Visit, source: str) -> HttpResponse:
    """Decide on candidates."""
    return errors.not_found(visit.request)

"""The reports of a dossier: what there is, and taking one in."""

from django.http import HttpResponse

from entremise.web.access import room_page
from entremise.web.dossier.own import Own
from entremise.web.shell import show_room
from entremise.web.visit import Visit


@room_page("GET")
def dossier(visit: Visit) -> HttpResponse:
    """All reports of the seat's own dossier, and the form that takes one in."""
    own = Own.of(visit)
    return show_room(visit, "entremise/dossier/dossier.html", {"page_title": visit.say("Dossier"), "own": own})

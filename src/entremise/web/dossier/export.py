"""The dossier as one file, for whoever its team chooses to hand it to."""

from typing import Final

from django.http import HttpResponse

from entremise.dossier.dossier import Misplaced
from entremise.dossier.filed import filed
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.door.limits import may_read_all
from entremise.web.dossier.own import Own
from entremise.web.visit import Visit

JSON: Final = "application/json"


@room_page("GET")
def export(visit: Visit) -> HttpResponse:
    """The seat's own dossier with its texts, as JSON."""
    # The texts of many reports take as long to put together as a whole record.
    if not may_read_all(visit.request):
        return errors.too_often(visit.request)
    own, texts = Own.of(visit), {}
    for slug in own.book.dossier.sources:
        try:
            texts[slug] = visit.premises.dossiers.text(visit.talks, visit.seat, slug).text
        except Misplaced:  # removed between the two looks
            continue
    written = filed(own.book, texts, visit.now).model_dump_json(indent=1)
    headers = {"Content-Disposition": f'attachment; filename="dossier-{visit.seat}.json"'}
    return HttpResponse(written, content_type=JSON, headers=headers)

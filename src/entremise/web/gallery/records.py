"""The seat's own record: how far its chain has come, the file to take along, how to check it; what the table does."""

from dataclasses import dataclass

from django.http import HttpResponse

from entremise.record.receipt import write_receipt
from entremise.talks.view.state import View
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.door.limits import may_read_all
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import duties

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Chain:
    """How far a chain has come: entries, the head and the record's key in hex, receipts for own acts."""

    entries: int
    head: str
    receipts: int
    key: str


def own_acts(view: View) -> int:
    """How many acts of its own a seat's chain has entries of: for each there is a receipt."""
    return sum(len(one.place) == 2 and one.placed.by.seat == view.seat for one in view.seen.values())


def chain(visit: Visit) -> Chain:
    head = visit.premises.house.head(visit.talks, visit.seat)
    convened = visit.view.convened
    key = (convened.record_key or "") if convened is not None else ""
    return Chain(head.n, head.digest.hex(), own_acts(visit.view), key)


@room_page("GET")
def record(visit: Visit) -> HttpResponse:
    shown = {
        "page_title": visit.say("Record"),
        "chain": chain(visit),
        "file": f"{visit.seat}.json",
        "receipt_file": f"{visit.seat}.receipt.json",
    }
    return show_room(visit, "entremise/gallery/record.html", shown)


@room_page("GET")
def bundle(visit: Visit) -> HttpResponse:
    """The seat's bundle, as a file."""
    if not may_read_all(visit.request):
        return errors.too_often(visit.request)
    return _as_file(visit.premises.house.bundle(visit.talks, visit.seat), f"{visit.seat}.json")


@room_page("GET")
def receipt(visit: Visit) -> HttpResponse:
    """The last receipt, as a file to be kept apart from the bundle."""
    last = visit.premises.house.last_receipt(visit.talks, visit.seat)
    if last is None:
        return errors.not_found(visit.request)
    return _as_file(write_receipt(last), f"{visit.seat}.receipt.json")


def _as_file(data: bytes, name: str) -> HttpResponse:
    # A seat's name is made of lowercase letters, digits and hyphens: nothing in it need be escaped.
    return HttpResponse(data, content_type=JSON, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@room_page("GET")
def table(visit: Visit) -> HttpResponse:
    """What the table does by itself, said before anyone acts."""
    shown = {"page_title": visit.say("The table"), "duties": duties.duties(visit.say)}
    return show_room(visit, "entremise/gallery/table.html", shown)

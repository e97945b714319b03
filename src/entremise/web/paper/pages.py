"""The pages of paper: the pack to print, and the way in for what happened on paper."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect

from entremise.cases.local_time import read_when
from entremise.record.bundle import read_bundle
from entremise.talks.refusal import Refused
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.door.limits import may_read_all
from entremise.web.forms.registry import FORMS
from entremise.web.paper.pack import pack
from entremise.web.paper.typeset import typeset
from entremise.web.shell import expectation, show_room
from entremise.web.visit import Visit
from entremise.words import refusals


@room_page("GET")
def printed(visit: Visit) -> HttpResponse:
    """The pack of one's own seat, as PDF. Its name says whose it is, and nothing else."""
    if not may_read_all(visit.request):
        return errors.too_often(visit.request)
    bundle = read_bundle(visit.premises.house.bundle(visit.talks, visit.seat))
    head = bundle.entries[-1].head.hex() if bundle.entries else ""
    pdf = typeset(pack(visit, expectation(visit)[0], (len(bundle.entries), head)))
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{visit.seat}.pdf"'
    return response


@room_page("GET")
def paper(visit: Visit) -> HttpResponse:
    """What happened on paper: when it was, what it was; then its form, as on any other day."""
    given = {name: str(value) for name, value in visit.request.GET.items()}
    wrong = ""
    if given.get("kind"):
        try:
            return redirect(_form_of(visit, given))
        except Refused as refused:
            wrong = refusals.sentence(refused.refusal, visit.reader, visit.say("When it happened"))
    context: dict[str, Any] = {"kinds": _kinds(visit), "given": given, "wrong": wrong, "live": False}
    return show_room(visit, "entremise/paper/paper.html", context, status=422 if wrong else 200)


def _form_of(visit: Visit, given: dict[str, str]) -> str:
    """The address of a form that knows when it happened. Raises `Refused` for a time that isn't one."""
    said = f"{given.get('day', '')} {given.get('hour', '')}".strip()
    read_when(said, visit.reader.zone, "at")
    return f"{visit.url('do', kind=given['kind'])}?{urlencode({'happened': said, 'back': visit.url('home')})}"


def _kinds(visit: Visit) -> list[tuple[str, str]]:
    """What this seat can enter without anything else being named: the kind, and its form's title."""
    found = []
    for kind, make in FORMS.items():
        form = make(visit, {})
        if form is not None:
            found.append((kind, form.title))
    return found

"""To whom something of one's own is shown: first whom the rules allow, then exactly what they will read."""

from django.http import HttpResponse
from django.shortcuts import redirect

from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.forms import disclosing, options
from entremise.web.forms.act_page import from_within
from entremise.web.forms.allowed import refusal_of
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import refusals


@room_page("GET")
def show(visit: Visit) -> HttpResponse:
    """Choose to whom; what can't be shown to anybody has no such page."""
    act = visit.request.GET.get("act", "")
    seats, everybody = disclosing.receivers(visit, act)
    if not seats and not everybody:
        return errors.not_found(visit.request)
    chosen = [seat for seat in visit.request.GET.getlist("to") if seat in seats]
    public = everybody and visit.request.GET.get("public") == disclosing.EVERYBODY
    wrong = ""
    if chosen or public:
        refusal = refusal_of(visit, disclosing.showing(visit, act, chosen, public=public))
        if refusal is None:
            return redirect(f"{visit.url('do', kind='disclose')}?{visit.request.GET.urlencode()}")
        wrong = refusals.sentence(refusal, visit.reader)
    shown = {
        "page_title": visit.say("Show this to others"),
        "act": act,
        "shown_acts": disclosing.as_read(visit, [act]),
        "seats": options.seats(visit, seats),
        "chosen": chosen,
        "everybody": everybody,
        "wrong": wrong,
        "back": from_within(visit, visit.request.GET.get("back", "")),
        "live": False,
    }
    return show_room(visit, "entremise/gallery/show.html", shown)

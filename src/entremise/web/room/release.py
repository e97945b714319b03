"""A draft of the inner room leaves it: by the form of what it becomes, its text carried over.

Two acts follow from one form here. What leaves can't refer to the draft, that nobody outside has seen; so a note in
the inner room, placed after it, says of the draft that it was released. Were it lost, the draft would only go on
waiting.
"""

from dataclasses import replace

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.form import parse_act
from entremise.talks.acts.inner import InnerPaper, Purpose
from entremise.talks.expected import may_speak
from entremise.talks.refusal import Refusal, Refused
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.forms.act_page import append, shown
from entremise.web.forms.fields import ActForm
from entremise.web.forms.reading import given_of
from entremise.web.forms.registry import FORMS
from entremise.web.room.inner import RELEASED_AS, given_for, paper_of
from entremise.web.shell import show_room
from entremise.web.visit import Visit


@room_page("GET", "POST", seats=(SeatKind.PARTY, SeatKind.CONSULTED))
def release(visit: Visit, paper: str, kind: str) -> HttpResponse:
    """The form as which a draft leaves the inner room; sent, it leaves."""
    draft = paper_of(visit, paper)
    form = _form(visit, paper, draft, kind) if draft is not None and kind in RELEASED_AS else None
    if draft is None or form is None:
        return errors.not_found(visit.request)
    if visit.request.method != "POST":
        return _page(visit, form, draft) if may_speak(visit.view, visit.by) else errors.not_found(visit.request)
    sent = visit.request.POST
    try:
        _released(visit, form, paper, draft, sent)
    except Refused as refused:
        return _page(visit, form, draft, sent, refused.refusal)
    return redirect(visit.url("inner"))


def _form(visit: Visit, paper: str, draft: InnerPaper, kind: str) -> ActForm | None:
    """The form of that kind, with the draft's text in it."""
    _ = visit.say
    make = FORMS.get(kind)
    form = make(visit, given_for(visit, kind, draft)) if make is not None else None
    if form is None:
        return None
    carried = {"text": draft.text, "language": draft.language}
    fields = tuple(replace(one, value=carried.get(one.name, one.value)) for one in form.fields)
    url = reverse("release", kwargs={"talks": visit.talks, "paper": paper, "kind": kind})
    means = (
        *form.means,
        _("What you send here leaves the inner room. The draft itself, and who wrote it, stay there."),
    )
    return replace(form, fields=fields, url=url, means=means, title=_("Release a draft"), consequential=True)


def _released(visit: Visit, form: ActForm, paper: str, draft: InnerPaper, sent: QueryDict) -> None:
    """Place what leaves, then the note that says so. Raises `Refused`."""
    given = given_of(form.fields, sent, visit.reader.zone)
    append(visit, parse_act(form.kind, given), sent, consequential=True)
    _ = visit.say
    as_it_stood = str(given.get("text", "")).strip() == draft.text.strip()
    says = _("Released as it stood.") if as_it_stood else _("Released, in words that were changed.")
    note = InnerPaper(purpose=Purpose.NOTE, text=says, language=_.language, about=paper)
    request = sent.get("request")
    visit.premises.house.append(visit.talks, visit.by, note, request=f"{request}-note" if request else None)


def _page(
    visit: Visit,
    form: ActForm,
    draft: InnerPaper,
    sent: QueryDict | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    filled = shown(visit, form, typed=sent, refusal=refusal, back=visit.url("inner"))
    context = {"form": filled, "draft": draft, "live": False, "page_title": form.title}
    return show_room(visit, "entremise/room/release.html", context, status=200 if refusal is None else 422)

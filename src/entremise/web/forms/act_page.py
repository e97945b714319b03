"""The page of one form, and what happens when it is sent: read, append, go back; or say what is wrong, nothing lost."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.http import url_has_allowed_host_and_scheme

from entremise.cases.local_time import read_when
from entremise.house.house import NOW, Known
from entremise.talks.acts.base import Act
from entremise.talks.acts.form import parse_act
from entremise.talks.audience import audience
from entremise.talks.refusal import Code, Refusal, Refused
from entremise.talks.time import When
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.reading import given_of, which_hour
from entremise.web.forms.registry import FORMS
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import refusals

_OWN_PATH: Final = re.compile(r"[A-Za-z0-9_/-]+")


UNSEEN: Final = (Widget.HIDDEN, Widget.GIVEN)
"""Fields beside which nothing can be said."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what was typed into it, and what is wrong with that."""

    field: Field
    typed: Mapping[str, Sequence[str]] | None
    wrong: str = ""
    hours: Sequence[Option] = ()

    @property
    def value(self) -> str:
        return self.part("")

    @property
    def values(self) -> Sequence[str]:
        if self.typed is None:
            return self.field.values
        return self.typed.get(self.field.name, ())

    @property
    def day(self) -> str:
        return self.part(".day")

    @property
    def hour(self) -> str:
        return self.part(".hour")

    @property
    def words(self) -> str:
        return self.part(".words")

    @property
    def said(self) -> str:
        """The day and the hour as they were typed."""
        return f"{self.day} {self.hour}".strip()

    @property
    def choice(self) -> str:
        """Which of two hours was chosen."""
        return self.part(".choice")

    @property
    def texts(self) -> list[tuple[str, str, str]]:
        """For each language: its tag, its name, what stands there."""
        return [(tag, name, self.part(f".{tag}")) for tag, name in self.field.languages]

    def part(self, suffix: str) -> str:
        if self.typed is None:
            return self.field.value if not suffix else ""
        return next(iter(self.typed.get(f"{self.field.name}{suffix}", ())), "")


@dataclass(frozen=True, slots=True)
class Shown:
    """A form as it stands on a page. `request` makes sending it twice the same as sending it once.

    `wrong` is why it was refused; it is said at the field that it is about, which is `at_fault`, else above the form.
    """

    form: ActForm
    url: str
    request: str
    expected: int
    back: str
    side: int | None
    to_name: str
    fields: Sequence[Filled] = ()
    folded: Sequence[Filled] = ()
    wrong: str = ""
    at_fault: Field | None = None
    open: bool = field(default=False)
    at: str = ""


def shown(
    visit: Visit,
    form: ActForm,
    *,
    typed: QueryDict | None = None,
    refusal: Refusal | None = None,
    back: str = "",
    happened: str = "",
) -> Shown:
    """A form for a page: empty, or as it was sent, with the sentence that says what is wrong.

    `happened`: when it happened, in the talks' time, where it is entered after the fact.
    """
    known: Mapping[str, Sequence[str]] | None = dict(typed.lists()) if typed is not None else None
    at_fault = _at_fault(form, refusal)
    called = at_fault.label if at_fault is not None else ""
    sentence = refusals.sentence(refusal, visit.reader, called or None) if refusal is not None else ""
    filled = [
        _asked_which(Filled(one, known, sentence if at_fault is not None and one.name == at_fault.name else ""), visit)
        for one in form.fields
    ]
    sent_request = typed.get("request", "") if typed is not None else ""
    moved = refusal is not None and refusal.code in (Code.VIEW_MOVED, Code.REQUEST_DIFFERS)
    return Shown(
        form=form,
        url=form.url or _address(visit, form),
        request=sent_request if sent_request and not moved else secrets.token_urlsafe(16),
        expected=visit.view.n,
        back=back or visit.request.get_full_path(),
        side=visit.sides().get(form.to or ""),
        to_name=visit.reader.seat(form.to) if form.to else "",
        fields=[one for one in filled if not one.field.folded],
        folded=[one for one in filled if one.field.folded],
        wrong=sentence,
        at_fault=at_fault if at_fault is not None and at_fault.widget not in UNSEEN else None,
        open=any(one.wrong for one in filled if one.field.folded) or known is not None,
        at=typed.get("happened", "") if typed is not None else happened,
    )


def _address(visit: Visit, form: ActForm) -> str:
    """Where a form is sent, with what it is about: so that the page of what was refused can be loaded again.

    Addresses are kept by browsers and written down by proxies: nobody's words stand in them.
    """
    hidden = (one for one in form.fields if one.widget is Widget.HIDDEN and not one.said)
    about = {one.name: one.value for one in hidden if one.value}
    url = visit.url("do", kind=form.kind)
    return f"{url}?{urlencode(about)}" if about else url


def _asked_which(filled: Filled, visit: Visit) -> Filled:
    """The field of a time, with both hours where one was typed that comes twice or not at all."""
    if filled.typed is None or filled.field.widget not in (Widget.INSTANT, Widget.WHEN, Widget.DEADLINE):
        return filled
    return replace(filled, hours=which_hour(filled.said, visit.reader))


def _at_fault(form: ActForm, refusal: Refusal | None) -> Field | None:
    """The field that a refusal is about: the one of that path, or the nearest above or below it."""
    about = refusal.about if refusal is not None else None
    if not about:
        return None
    for one in form.fields:
        if one.name == about or about.startswith(f"{one.name}.") or one.name.startswith(f"{about}."):
            return one
    return None


@room_page("GET", "POST")
def do(visit: Visit, kind: str) -> HttpResponse:
    """The form of one kind of act; sent, it becomes an act of this seat."""
    given = {name: value for name, value in visit.request.GET.items() if isinstance(value, str)}
    sent = visit.request.POST
    if visit.request.method == "POST":
        given |= {name: value for name, value in sent.items() if isinstance(value, str)}
    make = FORMS.get(kind)
    form = make(visit, given) if make is not None else None
    if form is None:
        return errors.not_found(visit.request)
    if form.url:
        asked = visit.request.GET.urlencode()
        return redirect(f"{form.url}?{asked}" if asked else form.url, preserve_request=True)
    if visit.request.method == "POST":
        return _sent(visit, form, sent)
    back = _back(visit, given.get("back", ""), form)
    return _page(visit, shown(visit, form, back=back, happened=given.get("happened", "")))


def _sent(visit: Visit, form: ActForm, sent: QueryDict) -> HttpResponse:
    back = _back(visit, sent.get("back", ""), form)
    try:
        act, at = _act_of(visit, form, sent)
        placed = append(visit, act, sent, at=at, consequential=form.consequential)
    except Refused as refused:
        return _page(visit, shown(visit, form, typed=sent, refusal=refused.refusal, back=back), status=422)
    return redirect(form.then(placed) if form.then is not None else back)


def _act_of(visit: Visit, form: ActForm, sent: QueryDict) -> tuple[Act, When | Known]:
    given = given_of(form.fields, sent, visit.reader.zone)
    said = given.pop("at", None)
    at = read_when(said, visit.reader.zone, "at") if said is not None else happened(visit, sent)
    return parse_act(form.kind, form.shape(given) if form.shape is not None else given), at


def happened(visit: Visit, sent: QueryDict) -> When | Known:
    """When it happened, where a form that enters what was done on paper says so; else now."""
    said = sent.get("happened", "").strip()
    return read_when(said.replace("T", " "), visit.reader.zone, "at") if said else NOW


def append(visit: Visit, act: Act, sent: QueryDict, *, at: When | Known = NOW, consequential: bool = False) -> str:
    """Place an act with this visit's hand, once, however often it is sent; returns its id. Raises `Refused`."""
    receipt = visit.premises.house.append(
        visit.talks,
        visit.by,
        act,
        at=at,
        expected=_expected(sent.get("expected", "")) if consequential else None,
        request=sent.get("request") or None,
    )
    return receipt.act


def _expected(said: str) -> int | None:
    """How many entries the seat had when the form was made; what no page of ours ever said is never as many."""
    if not said:
        return None
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else -1


def who_sees(visit: Visit, act: Act) -> Sequence[str]:
    """The seats that would see an act of this visit's hand, by the one function that decides it."""
    return sorted(audience(visit.view, visit.by, act).seats - {visit.seat})


def from_within(visit: Visit, asked: str) -> str:
    """The address that one came from, if it is one of these talks; else an empty text: it may lead anywhere."""
    path = asked.partition("?")[0]
    # Nothing but what our own addresses are made of: a step up can be written in many ways ("%2e%2e", "\\..").
    inside = path.startswith(visit.url("home")) and _OWN_PATH.fullmatch(path) is not None
    return asked if inside and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def _back(visit: Visit, asked: str, form: ActForm) -> str:
    """Where one goes afterwards: where one came from within these talks, else where the form says."""
    if found := from_within(visit, asked):
        return found
    try:
        return visit.url(form.back)
    except NoReverseMatch:
        return visit.url("home")


def _page(visit: Visit, form: Shown, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "live": False, "page_title": form.form.title, **form.form.beside}
    return show_room(visit, form.form.page, context, status=status)

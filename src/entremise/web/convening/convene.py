"""New talks from a form. Rows are added and taken away by its buttons; nothing that was typed is lost."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from entremise.cases.local_time import zone_of
from entremise.house.premises import here
from entremise.people.values import Account, Session
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import Capacity, Convene, SeatKind
from entremise.talks.acts.form import faults, parse_act
from entremise.talks.refusal import Code, Refusal, Refused
from entremise.talks.view.state import View
from entremise.web.access import account_page
from entremise.web.account.zones import zones
from entremise.web.convening.draft import OFFERED, Draft, Meant, fresh, meant, read
from entremise.web.convening.placing import NONCE_LIMIT, Convener
from entremise.web.convening.placing import convene as convened
from entremise.web.door import errors
from entremise.web.language import NAMES, language_of
from entremise.web.shell import show
from entremise.words import refusals, terms
from entremise.words.catalogue import Translator, translator
from entremise.words.names import Reader, begun
from entremise.words.tongues import language_name

SPEAKS = frozenset({Capacity.HEAD.value, Capacity.DELEGATE.value})
"""Who speaks for a mediator's seat."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the field at which it is."""

    at: str
    says: str

    @property
    def ident(self) -> str:
        """The id of that field on the page."""
        return f"c-{self.at.replace('.', '-')}"


@account_page("GET", "POST")
def convene(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """The form; sent, it convenes."""
    if not account.convenes:
        return errors.not_found(request)
    _ = translator(language_of(request))
    if request.method != "POST":
        return _page(request, fresh(account.zone, _.language), _)
    draft, nonce, do = read(request.POST), request.POST.get("nonce", "")[:NONCE_LIMIT], request.POST.get("do", "")
    if do != "convene":
        return _page(request, draft.changed(do), _, nonce=nonce, focus=_focus(draft, do))
    means = meant(draft)
    wrong = check(draft, means, _)
    if not wrong and nonce.isascii() and nonce:
        try:
            return _convened(account, draft, means, nonce)
        except Refused as refused:
            wrong = [_fault(refused.refusal, means, _)]
            # What came before under this number may have been something else: what is sent next has its own.
            nonce = secrets.token_urlsafe(16)
    return _page(request, draft, _, nonce=nonce, wrong=wrong, status=422)


def _convened(account: Account, draft: Draft, means: Meant, nonce: str) -> HttpResponse:
    act = parse_act(Convene.kind, means.given)
    assert isinstance(act, Convene), "the kind was named"
    by = Hand(seat=means.seat, person=means.person)
    talks = convened(here(), Convener(account, nonce), by, act, dict(draft.rules))
    return redirect("delegation", talks=talks)


def check(draft: Draft, means: Meant, _: Translator) -> list[Fault]:
    """All that is wrong with what was typed, in the order of the form."""
    found = list(faults(Convene.kind, means.given))
    if means.given.get("zone"):
        try:
            zone_of(str(means.given["zone"]))
        except Refused as refused:
            found.append(refused.refusal)
    said = [_fault(one, means, _) for one in found]
    said += [] if any(one.at == "seats" for one in said) else _who_convenes(draft, means, _)
    if draft.rules and not any(one.kind == SeatKind.PARTY.value and not one.empty for one in draft.seats):
        said.append(Fault("rules", _("Ground rules are put to parties: enter one, or leave the rules out.")))
    unique = {one.at: one for one in reversed(said)}
    return sorted(unique.values(), key=lambda one: _order(one.at))


def _who_convenes(draft: Draft, means: Meant, _: Translator) -> list[Fault]:
    chosen = next(
        ((seat, person) for n, m, seat, person in draft.persons() if draft.me == f"{n}.{m}"),
        None,
    )
    if chosen is None or not means.person:
        return [Fault("me", _("Say which person you are: tick “This is me” beside one that has a name."))]
    seat, person = chosen
    if seat.kind != SeatKind.MEDIATOR.value:
        return [Fault("me", _("Mediators convene: sit at a mediator’s seat yourself."))]
    if person.capacity not in SPEAKS:
        return [Fault("me", _("Whoever convenes speaks for the seat: be its head, or a delegate."))]
    return []


def _order(at: str) -> tuple[int, list[int]]:
    first = ("title", "purpose", "zone", "languages", "seats", "seat", "me", "rules")
    steps = at.split(".")
    return (first.index(steps[0]) if steps[0] in first else len(first), [int(one) for one in steps if one.isdigit()])


def _fault(refusal: Refusal, means: Meant, _: Translator) -> Fault:
    about = refusal.about or ""
    at = means.row(about) if about.startswith(("seats.", "persons.")) else about.partition(".")[0]
    if refusal.code is Code.TOO_FEW and at == "languages":
        refusal = replace(refusal, code=Code.MISSING)
    reader = Reader.of(View(None), _)
    return Fault(at, refusals.sentence(refusal, reader, _label(at, _)))


def _label(at: str, _: Translator) -> str:
    steps = at.split(".")
    named = {
        "title": _("Title"),
        "purpose": _("Purpose"),
        "zone": _("Time zone"),
        "languages": _("Languages"),
        "seats": _("Seats"),
        "rules": _("Ground rules"),
    }
    fields = {"name": _("name"), "kind": _("what it is for"), "capacity": _("capacity")}
    last = fields.get(steps[-1], "")
    if steps[0] != "seat":
        return named.get(steps[0], "")
    if "person" in steps:
        return _("Seat {n}, person {m}: {field}", n=int(steps[1]) + 1, m=int(steps[3]) + 1, field=last)
    return _("Seat {n}: {field}", n=int(steps[1]) + 1, field=last)


def _focus(draft: Draft, do: str) -> str:
    """The field that is filled in next, after a row was added."""
    what, _, where = do.partition(".")
    if what == "add-seat":
        return f"c-seat-{len(draft.seats)}-kind"
    if (
        what == "add-person"
        and where.isascii()
        and where.isdigit()
        and len(where) < 4
        and int(where) < len(draft.seats)
    ):
        return f"c-seat-{where}-person-{len(draft.seats[int(where)].persons)}-name"
    return ""


def _page(
    request: HttpRequest,
    draft: Draft,
    _: Translator,
    *,
    nonce: str = "",
    focus: str = "",
    wrong: Sequence[Fault] = (),
    status: int = 200,
) -> HttpResponse:
    said = {one.at: one.says for one in wrong}
    shown: dict[str, Any] = {
        "draft": draft,
        "nonce": nonce or secrets.token_urlsafe(16),
        "focus": focus,
        "wrong": wrong,
        "faults": said,
        "title": _named("title", draft.title, said),
        "title_legend": _("Title"),
        "name_legend": _("Name"),
        "rules": [(tag, called, draft.rules.get(tag, "")) for tag, called in NAMES.items()],
        "offered": [(tag, begun(language_name(tag, tag)), tag in draft.languages) for tag in OFFERED],
        "zones": zones(),
        "kinds": [(kind.value, _(said)) for kind, said in terms.SEAT_KINDS.items()],
        "capacities": [(one.value, _(said)) for one, said in terms.CAPACITIES.items()],
        "seats": rows(draft, wrong),
    }
    return show(request, "entremise/convening/convene.html", shown, status=status)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in several languages, as three fields: their first name, and what stands in each."""

    name: str
    ident: str
    texts: Sequence[tuple[str, str, str]]
    wrong: str


@dataclass(frozen=True, slots=True)
class Person:
    """A row of a person."""

    n: int
    at: str
    ident: str
    named: Named
    capacity: str
    me: bool
    wrong: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a seat."""

    n: int
    at: int
    ident: str
    kind: str
    named: Named
    persons: Sequence[Person]
    wrong: str


def rows(draft: Draft, wrong: Sequence[Fault] = ()) -> list[Row]:
    """The rows of seats and persons, as the page shows them."""
    said = {one.at: one.says for one in wrong}
    return [
        Row(
            n=n + 1,
            at=n,
            ident=f"c-seat-{n}",
            kind=seat.kind,
            named=_named(f"seat.{n}.name", seat.names, said),
            persons=[
                Person(
                    n=m + 1,
                    at=f"{n}.{m}",
                    ident=f"c-seat-{n}-person-{m}",
                    named=_named(f"seat.{n}.person.{m}.name", person.names, said),
                    capacity=person.capacity,
                    me=draft.me == f"{n}.{m}",
                    wrong=said.get(f"seat.{n}.person.{m}.capacity", ""),
                )
                for m, person in enumerate(seat.persons)
            ],
            wrong=said.get(f"seat.{n}.kind", ""),
        )
        for n, seat in enumerate(draft.seats)
    ]


def _named(name: str, names: Any, said: dict[str, str]) -> Named:
    texts = [(tag, called, names.get(tag, "")) for tag, called in NAMES.items()]
    return Named(name, f"c-{name.replace('.', '-')}", texts, said.get(name, ""))

"""The frame of every page: whose room it is, where things stand, where one can go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from entremise.house.premises import here
from entremise.talks.acts.convening import SeatKind
from entremise.talks.expected import Together, together
from entremise.web.door.sessions import knock
from entremise.web.language import direction_of, language_of
from entremise.web.visit import Visit
from entremise.words import standing
from entremise.words.catalogue import Translator, translator, unreviewed
from entremise.words.expected import summary


@dataclass(frozen=True, slots=True)
class Way:
    """A place that one can go to from here; `here` says for `aria-current` that one is on that page, or within."""

    name: str
    url: str
    here: str


MEDIATOR, OTHERS = (SeatKind.MEDIATOR,), (SeatKind.OBSERVER, SeatKind.PRESS, SeatKind.MONITOR)
DELEGATIONS = (SeatKind.PARTY, SeatKind.CONSULTED)


def _ways(visit: Visit) -> list[Way]:
    """The rooms that this seat may open, in the order in which they are named above each page."""
    _ = visit.say
    every = (*SeatKind,)
    named = (
        (_("Shuttle desk"), "desk", MEDIATOR),
        (_("Our room"), "room", DELEGATIONS),
        (_("Gallery"), "gallery", OTHERS),
        (_("The text"), "text", every),
        (_("Inner room"), "inner", DELEGATIONS),
        (_("Chronicle"), "chronicle", every),
        (_("Map of actors"), "map", every),
        (_("Dossier"), "dossier", every),
        (_("Delegation"), "delegation", every),
        (_("Proceedings"), "proceedings", MEDIATOR),
        (_("Record"), "record", every),
        (_("The table"), "table", every),
        (_("Paper"), "paper", every),
    )
    found = []
    for name, route, kinds in named:
        if visit.seated.kind in kinds and (url := _address(visit, route)) is not None:
            found.append(Way(name, url, _here(visit, url, route)))
    return found


_WITHIN: Final[Mapping[str, tuple[str, ...]]] = {"chronicle": ("timeline", "subscriptions")}
"""Pages that belong to a room without lying under its address."""


def _here(visit: Visit, url: str, route: str) -> str:
    path = visit.request.path
    if path == url:
        return "page"
    within = (url, *(visit.url(page) for page in _WITHIN.get(route, ())))
    return "true" if path.startswith(within) else ""


def _address(visit: Visit, route: str) -> str | None:
    try:
        return visit.url(route)
    except NoReverseMatch:
        return None


def frame(request: HttpRequest, _: Translator) -> dict[str, Any]:
    """What the frame of a page needs where nobody sits at any table yet."""
    found = knock(request)
    return {
        "say": _,
        "language": _.language,
        "direction": direction_of(_.language),
        "theme": found[1].theme.value if found is not None else "auto",
        "unreviewed": unreviewed(_.language),
        "signed_in": found is not None,
        "exercise": here().exercise,
        "live": False,
    }


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page outside any talks: the door, one's account, convening."""
    _ = translator(language_of(request))
    return render(request, template, {**frame(request, _), **(context or {})}, status=status)


def show_room(
    visit: Visit,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
    found: Together | None = None,
) -> HttpResponse:
    """A page of one talks, within the frame of the reader's own seat; `found` is what is expected, if known."""
    _ = visit.say
    convened = visit.view.convened
    ways = _ways(visit)
    shown = {
        **frame(visit.request, _),
        "visit": visit,
        "title": visit.reader.words(convened.title) if convened is not None else "",
        "seat_name": visit.reader.seat(visit.seat),
        "seat_side": visit.sides().get(visit.seat),
        "person_name": visit.reader.person(visit.seat, visit.seated.place.person),
        "ways": ways,
        "elsewhere": not any(one.here for one in ways),
        "headline": standing.headline(visit.reader),
        "now": visit.when(visit.now.replace(second=0, microsecond=0)),
        "events": reverse("events", kwargs={"talks": visit.talks}),
        "live": status == 200 and visit.request.method == "GET",
        **(context or {}),
    }
    said, asked = expectation(visit, found)
    shown |= {"expectation": said, "something_asked": asked}
    return render(visit.request, template, shown, status=status)


def expectation(visit: Visit, found: Together | None = None) -> tuple[str, bool]:
    """What is asked of the reader, in one sentence; and whether anything is."""
    found = found or together(visit.view, visit.seat, visit.by.person, visit.now)
    said = summary(visit.reader, found.mine, until=visit.deadline, of_delegation=len(found.others))
    return said, any(one.asked for one in found.mine)

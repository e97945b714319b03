"""The shuttle desk, and the page of all that passed with one seat."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import NoReverseMatch

from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.expected import Expected, together
from entremise.talks.rules.carrying import HEARD
from entremise.talks.view.state import Passage, in_order
from entremise.web.access import room_page
from entremise.web.desk import around, matrix
from entremise.web.desk.bank import Bank, Request, banks, page
from entremise.web.desk.doors import Door, door, doors
from entremise.web.desk.ledger import Ledger
from entremise.web.desk.standpoint import Standpoint
from entremise.web.desk.told import Crossing, crossing, is_going
from entremise.web.door import errors
from entremise.web.forms import disclosing
from entremise.web.forms.act_page import Shown, shown
from entremise.web.forms.registry import FORMS
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import expected as expectations

MEDIATORS = (SeatKind.MEDIATOR,)


@dataclass(frozen=True, slots=True)
class Live:
    """A passage on which it can still be decided, with the forms by which it is."""

    crossing: Crossing
    confirm: Door | None
    discard: Shown | None
    change: Shown | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that is expected: in a sentence, and the way to the form by which it is met."""

    says: str
    door: Door | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the desk with what can be done there."""

    bank: Bank
    note: Shown | None
    requests: tuple[tuple[Request, tuple[Door, ...]], ...]
    doors: tuple[Door, ...]
    earlier: str


@room_page("GET", seats=MEDIATORS)
def desk(visit: Visit) -> HttpResponse:
    """The parties side by side, what goes between them, and the text."""
    at, ledger = Standpoint.of(visit), Ledger.of(visit.view)
    parties, others = banks(at, ledger)
    since, text = around.last_acted(at), matrix.matrix(at)
    found = together(at.view, at.seat, at.by.person, at.now)
    note = FORMS["mediator-note"](visit, {})
    context = {
        "asked": _asked(visit, at, found.mine),
        "live": True,
        "passages": _live(visit, at, ledger),
        "sides": [_side(visit, one) for one in parties],
        "others": [_side(visit, one) for one in others],
        "matrix": text,
        "show_page": _show(visit, text),
        "text_page": _page(visit, "text"),
        "text_doors": _text_doors(visit),
        "notes": around.notes(at, ledger),
        "note": shown(visit, replace(note.marked("desk"), means=())) if note is not None else None,
        "sittings": [(one, _end(visit, one)) for one in around.sittings(at, ledger)],
        "sitting_doors": doors(door(visit, "begin-sitting", visit.say("A sitting begins"))),
        "round": around.round_now(at),
        "round_doors": _round_doors(visit, at),
        "terms": around.terms_put(at),
        "terms_doors": doors(door(visit, "put-terms", visit.say("Put terms of procedure"))),
        "news": around.news(at, since),
        "since": at.hour(since.placed.recorded_at) if since is not None else "",
        "chronicle_page": _page(visit, "chronicle"),
        "page_title": visit.say("Shuttle desk"),
    }
    return show_room(visit, "entremise/desk/desk.html", context, found=found)


@room_page("GET", seats=MEDIATORS)
def channel(visit: Visit, seat: str) -> HttpResponse:
    """All that passed with one seat, the newest first, fifty a page by this seat's own numbers."""
    known = visit.view.seats.get(seat)
    if known is None or known.kind not in HEARD:
        return errors.not_found(visit.request)
    said = visit.request.GET.get("before", "")
    before = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
    at, ledger = Standpoint.of(visit), Ledger.of(visit.view)
    entries, further = page(at, ledger, seat, before)
    name = visit.reader.seat(seat)
    context = {
        "seat": seat,
        "name": name,
        "side": visit.sides().get(seat),
        "entries": entries,
        "further": _channel(visit, seat, further) if further else "",
        "page_title": visit.say("Words with {seat}", seat=name),
    }
    return show_room(visit, "entremise/desk/channel.html", context)


def _channel(visit: Visit, seat: str, before: int) -> str:
    return visit.url("channel", seat=seat) + (f"?{urlencode({'before': before})}" if before else "")


def _page(visit: Visit, name: str) -> str:
    try:
        return visit.url(name)
    except NoReverseMatch:
        return ""


def _show(visit: Visit, text: matrix.Matrix | None) -> str:
    """Where the draft is shown to those who haven't seen it, if there is anybody to whom the rules allow it."""
    if text is None or not text.not_shown:
        return ""
    seats, everybody = disclosing.receivers(visit, text.draft)
    return f"{visit.url('show')}?{urlencode({'act': text.draft})}" if seats or everybody else ""


def _asked(visit: Visit, at: Standpoint, found: Iterable[Expected]) -> list[Asked]:
    """What is expected of this person, each with its form. What stands among the passages isn't said twice."""
    return [
        Asked(expectations.sentence(at.reader, one, until=visit.deadline), _way(visit, one), one.asked) for one in found
    ]


def _way(visit: Visit, one: Expected) -> Door | None:
    if one.form is None:
        return None
    kind, name = one.form
    return door(visit, kind, **{name: one.about})


def _live(visit: Visit, at: Standpoint, ledger: Ledger) -> list[Live]:
    """The passages that haven't arrived, or just have: what is held back first, then the rest, the newest first."""
    going = [one for one in in_order(at.view.conveyings.values()) if is_going(at, ledger, one)]
    going.sort(key=lambda one: (one.passage is Passage.HELD, one.place), reverse=True)
    found = []
    for one in going:
        passing = crossing(at, ledger, one)
        discard = _form(visit, "recall-conveying", one.id, one.id) if passing.may_recall else None
        prepared = one.passage is Passage.PREPARED
        edits = passing.may_recall and prepared and one.carrier == at.seat
        change = _form(visit, "recall-conveying", one.id, f"{one.id}-edit", edit="yes") if edits else None
        label = visit.say("See what arrives, and confirm") if passing.may_confirm else visit.say("See what arrives")
        found.append(Live(passing, door(visit, "confirm-conveying", label, conveying=one.id), discard, change))
    return found


def _form(visit: Visit, kind: str, conveying: str, mark: str, **given: str) -> Shown | None:
    """A form of one button; the frame around it says already whom it is about."""
    form = FORMS[kind](visit, {"conveying": conveying, **given})
    return shown(visit, replace(form.marked(mark), means=(), to=None)) if form is not None else None


def _side(visit: Visit, one: Bank) -> Side:
    _ = visit.say
    note = FORMS["note-oral"](visit, {"party": one.seat})
    requests = tuple(
        (
            request,
            doors(
                door(visit, "grant-time", _("Grant it"), asked=request.id),
                door(visit, "refuse-time", _("Refuse it"), asked=request.id),
            ),
        )
        for request in one.requests
    )
    ways = doors(
        door(visit, "hand-over-non-paper", _("Hand over a non-paper"), to=one.seat),
        door(visit, "begin-sitting", _("Begin a sitting"), to=_head_of(visit, one.seat)),
        door(visit, "freeze-room", _("Freeze its room"), seat=one.seat),
        door(visit, "thaw-room", _("Thaw its room"), frozen=visit.view.frozen.get(one.seat, "")),
    )
    earlier = _channel(visit, one.seat, one.before) if one.before else ""
    return Side(one, shown(visit, note) if note is not None else None, requests, ways, earlier)


def _head_of(visit: Visit, seat: str) -> str:
    """With whom one presumably sits: the head of a delegation, as `seat/person`."""
    heads = (one.person.slug for one in visit.view.delegation(seat) if one.has(Capacity.HEAD))
    return "/".join((seat, *list(heads)[:1]))


def _end(visit: Visit, sat: around.Sat) -> Door | None:
    return door(visit, "end-sitting", visit.say("It has ended"), begun=sat.id) if sat.open else None


def _round_doors(visit: Visit, at: Standpoint) -> tuple[Door, ...]:
    _ = visit.say
    held = at.view.round_now()
    opened = {"opened": held.id} if held is not None else {}
    return doors(
        door(visit, "open-round", _("Open a round")),
        door(visit, "suspend-round", _("Suspend it"), **opened),
        door(visit, "adjourn-round", _("Adjourn it"), **opened),
        door(visit, "resume-round", _("Resume it"), **opened),
        door(visit, "close-round", _("Close it"), **opened),
        door(visit, "declare-failed", _("Declare that it failed"), **opened),
        door(visit, "arrive", _("Record an arrival")),
        door(visit, "leave", _("Record a departure")),
        door(visit, "communique", _("Publish a communiqué")),
    )


def _text_doors(visit: Visit) -> tuple[Door, ...]:
    _ = visit.say
    return doors(
        door(visit, "table-draft", _("Table a draft")),
        door(visit, "propose", _("Make a proposal")),
        door(visit, "open-signature", _("Open for signature")),
    )

"""The text: the drafts that a seat was shown, where it stands on them, and their signature."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from entremise.accord.text import is_clean
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.drafting import Propose
from entremise.talks.acts.signing import Sign
from entremise.talks.view.state import DraftState, in_order
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.forms.act_page import shown
from entremise.web.forms.registry import FORMS
from entremise.web.forms.signing import signing_page
from entremise.web.shell import show_room
from entremise.web.text.articles import ArticleShown, by_number, draft_shown, latest
from entremise.web.text.comparing import compared
from entremise.web.text.offers import Way, may, mediates, speaks, way
from entremise.web.text.openings import OpeningShown, can_initial, can_open, openings_shown
from entremise.web.text.positions import Positions, Row, positions_on, who_holds
from entremise.web.text.proposals import asks_shown, proposals_shown
from entremise.web.visit import Visit

KEPT: Final = 20
"""How many older drafts, decided proposals and answered requests are listed; all stand in the chronicle."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An article, what parties hold of it, and the way to take a position on it."""

    article: ArticleShown
    row: Row
    way: Way | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in the list of all, by this seat's own number."""

    number: int
    title: str
    when: str
    url: str
    here: bool


@room_page("GET")
def text(visit: Visit) -> HttpResponse:
    """The latest draft, or the one of that number; what is held of it, its signature, and what came before."""
    view, query = visit.view, visit.request.GET
    draft = by_number(view, query.get("draft", "")) or latest(view)
    openings = openings_shown(visit)
    proposals = proposals_shown(visit)
    context = {
        "standing_openings": [one for one in openings if not one.over],
        "past_openings": [one for one in openings if one.over][:KEPT],
        "open_proposals": [one for one in proposals if one.outcome is None],
        "past_proposals": [one for one in proposals if one.outcome is not None][:KEPT],
        "asks": asks_shown(visit)[:KEPT],
        "first": _ways(visit, draft, openings),
        "party": visit.seated.kind is SeatKind.PARTY,
        "mediates": mediates(visit),
        "page_title": visit.say("The text"),
    }
    if draft is not None:
        context |= _draft(visit, draft)
    return show_room(visit, "entremise/text/text.html", context)


def _draft(visit: Visit, draft: DraftState) -> dict[str, object]:
    """A draft with the positions beside it."""
    found = draft_shown(visit, draft, visit.request.GET.getlist("language"))
    parties = who_holds(visit)
    positions = positions_on(visit, draft, parties) if parties else None
    drafts = tuple(reversed(in_order(visit.view.drafts.values())))
    return {
        "draft": found,
        "latest": draft.number == drafts[0].number,
        "positions": positions,
        "beside": _beside(visit, found.articles, positions, draft.id),
        "on_whole": _position_way(visit, draft.id),
        "kept": [("draft", str(draft.number))] if draft.number != drafts[0].number else [],
        "drafts": [_listed(visit, one, draft) for one in drafts[:KEPT]],
        "more_drafts": max(0, len(drafts) - KEPT),
        "initialling": way(visit, "initial", visit.say("Put our initials"), draft=draft.id)
        if can_initial(visit, draft.id)
        else None,
    }


def _beside(visit: Visit, articles: tuple[ArticleShown, ...], positions: Positions | None, draft: str) -> list[Beside]:
    if positions is None:
        return [Beside(one, (), None) for one in articles]
    return [Beside(one, positions.by_article[one.slug], _position_way(visit, draft, one.slug)) for one in articles]


def _position_way(visit: Visit, draft: str, article: str = "") -> Way | None:
    """The way to a position, where this person releases the party's words and a mediator has the draft."""
    if not speaks(visit) or not visit.view.reach(draft) & visit.view.mediators():
        return None
    label = visit.say("Take a position")
    return way(visit, "take-position", label, draft=draft, **({"article": article} if article else {}))


def _listed(visit: Visit, one: DraftState, here: DraftState) -> Listed:
    at = visit.view.seen[one.id].placed.at
    when = visit.when(at) if at is not None else ""
    url = f"{visit.url('text')}?draft={one.number}"
    return Listed(one.number, visit.reader.words(one.title), when, url, one.id == here.id)


def _ways(visit: Visit, draft: DraftState | None, openings: tuple[OpeningShown, ...]) -> list[Way]:
    """What comes first: for a party to sign or to ask for time, for a mediator to table, to open and to propose."""
    _ = visit.say
    ways = [one for opening in openings if not opening.over for one in opening.ways if not one.weight]
    if not mediates(visit):
        return ways
    url = visit.url("tabling")
    if draft is None:
        ways.append(Way(url, _("Table a draft"), ""))
    else:
        ways.append(Way(f"{url}?replaces={draft.id}", _("Table a new draft"), ""))
        # Where brackets are left the form is refused, and its page says which they are.
        if can_open(visit, draft.id) or not is_clean(draft.articles):
            ways.append(way(visit, "open-signature", _("Open for signature"), draft=draft.id))
    parties = tuple(sorted(visit.view.parties()))
    if parties and may(visit, Propose(to=parties, text={"en": "?"})):
        ways.append(way(visit, "propose", _("Put a proposal")))
    return ways


@room_page("GET")
def compare(visit: Visit) -> HttpResponse:
    """Any two drafts that this seat has seen, side by side; the two latest, unless others are named."""
    view, query = visit.view, visit.request.GET
    drafts = in_order(view.drafts.values())
    last = drafts[-1] if drafts else None
    after = by_number(view, query.get("after", "")) or last
    before = by_number(view, query.get("before", "")) or next((one for one in reversed(drafts) if one != after), None)
    context = {
        "drafts": [(one.number, visit.reader.words(one.title)) for one in drafts],
        "compared": compared(visit, before, after, query.getlist("language")) if before and after else None,
        "page_title": visit.say("Drafts compared"),
    }
    return show_room(visit, "entremise/text/compare.html", context)


@room_page("GET")
def signature(visit: Visit, opening: str) -> HttpResponse:
    """One opening: the very text, where its signature stands, and the act of signing for who is to."""
    known = visit.view.openings.get(opening)
    if known is None:
        return errors.not_found(visit.request)
    here = visit.url("signature", opening=opening)
    form = FORMS["sign"](visit, {"opening": opening}) if may(visit, Sign(opening=known.id)) else None
    at = visit.request.GET.get("happened", "")
    context = {
        **signing_page(visit, known, visit.view.drafts[known.draft]),
        "form": shown(visit, form, back=here, happened=at) if form is not None else None,
        "page_title": visit.say("Signature"),
    }
    return show_room(visit, "entremise/text/signature.html", context)

"""The page of one fact: what is claimed, all that bears it out, what contradicts it, and how it was put before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from entremise.dossier.book import Form
from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.entries import Correct, Withdraw
from entremise.dossier.fact import Evidence, Fact, Place
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.dossier import claim_form
from entremise.web.dossier.claim_fields import Values, evidence_values, values_of
from entremise.web.dossier.desk import known_of, text_direction, title_of
from entremise.web.dossier.links import fact_url, passage_url
from entremise.web.dossier.offered import KINDS, in_line, other_names
from entremise.web.dossier.opened import Opened, open_source
from entremise.web.dossier.own import Own
from entremise.web.dossier.shown import Rests, row_of
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import facts
from entremise.words.names import begun

PIECES = 20
"""How many of those that bear a fact out, or contradict it, a page shows, and its form has; the others stay as is."""
TITLE = 200
"""How much of a claim is the title of its page."""
HISTORY = 50
"""How many earlier forms of a fact a page shows."""


@dataclass(frozen=True)
class Piece:
    """One of those that bear a fact out: the passage with what stands around it, and what it is worth."""

    around: tuple[str, str, str]
    language: str
    direction: str
    title: str
    known: str
    url: str
    voice: str
    grade: str
    note: str
    value: str


@dataclass(frozen=True)
class Rival:
    """Another fact that can't be so beside this one."""

    claim: str
    dates: str
    rests: Sequence[Rests]
    more: int
    url: str


@dataclass(frozen=True)
class Before:
    """How a fact was put from a moment on; without a claim it was taken back."""

    claim: str
    dates: str
    pieces: int
    person: str
    when: str


@room_page("GET")
def fact_page(visit: Visit, fact: str) -> HttpResponse:
    """A fact and all that bears it out; of one that was taken back, how it stood."""
    return _page(visit, fact)


@room_page("POST")
def fact_withdraw(visit: Visit, fact: str) -> HttpResponse:
    """Take a fact back once that is confirmed (`sure`), or one passage of several for it (`place`)."""
    own, sent = Own.of(visit), visit.request.POST
    found = own.book.dossier.fact(fact)
    if fact not in own.book.forms:
        return errors.not_found(visit.request)
    place = _place_of(sent.get("place", ""), found) if found is not None else None
    if "place" in sent and place is None:
        return _page(visit, fact, wrong=facts.misplaced(Misplaced(Fault.NO_PLACE, fact=fact), visit.say), status=409)
    if place is None and found is not None and sent.get("sure") != "yes":
        return _confirm(visit, own, found)
    try:
        withdraw = Withdraw(fact=fact, place=place)
        book = visit.premises.dossiers.enter(visit.talks, visit.seat, visit.seated.place.person, withdraw)
    except Misplaced as wrong:
        return _page(visit, fact, wrong=facts.misplaced(wrong, visit.say), status=409)
    if book.dossier.fact(fact) is not None or found is None:
        return redirect(fact_url(visit, fact))
    return redirect(passage_url(visit, found.evidence[0].place))


@room_page("GET", "POST")
def fact_correct(visit: Visit, fact: str) -> HttpResponse:
    """The form of a fact as it stands; sent, it is put so, and how it was put before is kept."""
    own = Own.of(visit)
    found = own.book.dossier.fact(fact)
    if fact not in own.book.forms:
        return errors.not_found(visit.request)
    if found is None:
        return _page(visit, fact, wrong=facts.misplaced(Misplaced(Fault.NO_FACT, fact=fact), visit.say), status=409)
    if visit.request.method == "POST":
        return _corrected(visit, own, found)
    values = values_of(found.claim)
    for n, one in enumerate(found.evidence[:PIECES]):
        values |= evidence_values(one, n)
    return _form(visit, own, found, found.claim.about, values)


# ---- the page


def _page(visit: Visit, fact: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    own = Own.of(visit)
    forms = own.book.forms.get(fact)
    if forms is None:
        return errors.not_found(visit.request)
    found = own.book.dossier.fact(fact)
    claim = found.claim if found is not None else next(one.claim for one in reversed(forms) if one.claim is not None)
    _, whole = visit.say, begun(facts.claim(claim, visit.say, own.named))
    rivals = tuple(own.contradictions.of(fact))
    context = {
        "page_title": in_line(whole, TITLE),
        "fact": found,
        "kind": _(KINDS[claim.about]),
        "claim": in_line(whole, TITLE),
        "whole": whole if len(whole) > TITLE else "",
        "dates": facts.dates(claim, _),
        "names": other_names(claim, _),
        "pieces": _pieces(own, found.evidence[:PIECES]) if found is not None else [],
        "more_pieces": max(0, len(found.evidence) - PIECES) if found is not None else 0,
        "rivals": [_rival(own, one) for one in rivals[:PIECES]],
        "more_rivals": max(0, len(rivals) - PIECES),
        "before": _before(own, forms),
        "wrong": wrong,
        "correct_url": visit.url("dossier-fact-correct", fact=fact),
        "withdraw_url": visit.url("dossier-fact-withdraw", fact=fact),
    }
    return show_room(visit, "entremise/dossier/fact.html", context, status=status)


def _pieces(own: Own, evidence: Sequence[Evidence]) -> list[Piece]:
    visit, _, opened = own.visit, own.visit.say, dict[str, Opened]()
    found = []
    for one in evidence:
        place = one.place
        source = own.book.dossier.sources[place.source]
        try:
            opened.setdefault(place.source, open_source(visit, own.book, place.source))
        except Misplaced:  # removed between two looks
            continue
        found.append(
            Piece(
                around=opened[place.source].around(place.start, place.end),
                language=source.language,
                direction=text_direction(source),
                title=title_of(source, _),
                known=known_of(source, _),
                url=passage_url(visit, place),
                voice=facts.voice(one, _),
                grade=facts.grade(one.grade, _),
                note=one.note or "",
                value=_value(place),
            )
        )
    return found


def _rival(own: Own, fact: Fact) -> Rival:
    _ = own.visit.say
    row = row_of(own, fact)
    claim = in_line(begun(facts.claim(fact.claim, _, own.named)))
    return Rival(claim, row.dates, row.rests, row.more, row.url)


def _before(own: Own, forms: Sequence[Form]) -> list[Before]:
    """How it was put, the latest first."""
    visit, _ = own.visit, own.visit.say
    return [
        Before(
            claim=in_line(facts.claim(one.claim, _)) if one.claim is not None else "",
            dates=facts.dates(one.claim, _) if one.claim is not None else "",
            pieces=len(one.evidence),
            person=visit.reader.person(visit.seat, one.person),
            when=visit.when(one.at),
        )
        for one in list(reversed(forms))[:HISTORY]
    ]


def _value(place: Place) -> str:
    return f"{place.source}:{place.start}:{place.end}"


def _place_of(said: str, fact: Fact) -> Place | None:
    """The passage that a button names, where the fact rests on it."""
    return next((one.place for one in fact.evidence if _value(one.place) == said), None)


def _confirm(visit: Visit, own: Own, fact: Fact) -> HttpResponse:
    _ = visit.say
    context = {
        "page_title": _("Withdraw this fact?"),
        "live": False,
        "claim": in_line(facts.claim(fact.claim, _, own.named)),
        "pieces": len(fact.evidence),
        "fact_url": fact_url(visit, fact.id),
        "withdraw_url": visit.url("dossier-fact-withdraw", fact=fact.id),
    }
    return show_room(visit, "entremise/dossier/desk_withdraw.html", context)


# ---- put otherwise


def _corrected(visit: Visit, own: Own, fact: Fact) -> HttpResponse:
    values = claim_form.sent_values(visit.request.POST)
    about = claim_form.about_of(values, fact.claim.about)
    other = claim_form.changed(values)
    if other is not None:
        return _form(visit, own, fact, *other, was=values.get("was", ""))
    if values.get("was") != _was(own, fact):
        return _form(visit, own, fact, about, values, summary=_meanwhile(visit), status=409)
    shown, kept = fact.evidence[:PIECES], fact.evidence[PIECES:]
    given = claim_form.read(visit, about, values, [one.place for one in shown])
    if given.claim is None:
        return _form(visit, own, fact, about, values, wrong=given.wrong, was=values["was"], status=422)
    entry = Correct(fact=fact.id, claim=given.claim, evidence=(*given.evidence, *kept))
    try:
        book = visit.premises.dossiers.enter(visit.talks, visit.seat, visit.seated.place.person, entry)
    except Misplaced as wrong:
        return _page(visit, fact.id, wrong=facts.misplaced(wrong, visit.say), status=409)
    # Where the same was known already, that is the fact that stands now.
    stands = book.dossier.same(given.claim)
    return redirect(fact_url(visit, stands.id if stands is not None else fact.id))


def _was(own: Own, fact: Fact) -> str:
    """By what a form knows that the fact is still as it was when the form was made."""
    return str(len(own.book.forms[fact.id]))


def _meanwhile(visit: Visit) -> str:
    return visit.say(
        "Somebody in your delegation has put this fact otherwise meanwhile: see how it stands now, then send this "
        "again if it is still right."
    )


def _form(
    visit: Visit,
    own: Own,
    fact: Fact,
    about: str,
    values: Values,
    *,
    wrong: Mapping[str, str] | None = None,
    summary: str = "",
    was: str = "",
    status: int = 200,
) -> HttpResponse:
    _ = visit.say
    try:
        places = [(open_source(visit, own.book, one.place.source), one.place) for one in fact.evidence[:PIECES]]
    except Misplaced as gone:  # a report was removed between two looks
        return _page(visit, fact.id, wrong=facts.misplaced(gone, _), status=409)
    source = own.book.dossier.sources[fact.evidence[0].place.source]
    context: dict[str, Any] = {
        "page_title": _("Correct this fact"),
        "live": False,
        "form": claim_form.shown(own, about, values, places, wrong, summary),
        "was": was or _was(own, fact),
        "url": visit.url("dossier-fact-correct", fact=fact.id),
        "back": fact_url(visit, fact.id),
        "button": _("Put it so"),
        "claim": in_line(facts.claim(fact.claim, _, own.named)),
        "around": places[0][0].around(places[0][1].start, places[0][1].end) if len(places) == 1 else None,
        "source": source,
        "text_direction": text_direction(source),
        "kept": max(0, len(fact.evidence) - PIECES),
    }
    return show_room(visit, "entremise/dossier/desk_fact_form.html", context, status=status)

"""A candidate taken otherwise than it was offered: its form, with what the rules made of the passage filled in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.entries import Take
from entremise.dossier.fact import Place
from entremise.dossier.taking import kind_of
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.dossier import claim_form
from entremise.web.dossier.claim_fields import Values, evidence_values, switched, values_of
from entremise.web.dossier.desk import at_candidate, desk_page, reading_of, text_direction, title_of
from entremise.web.dossier.offered import claimed
from entremise.web.dossier.opened import Offer
from entremise.web.dossier.rows import Reading
from entremise.web.shell import show_room
from entremise.web.visit import Visit
from entremise.words import dossier as words
from entremise.words import facts


@room_page("GET", "POST")
def correct(visit: Visit, source: str, candidate: str) -> HttpResponse:
    """The form of a candidate's claim; sent, the claim is taken in as it stands there."""
    reading = reading_of(visit, source)
    if reading is None:
        return errors.not_found(visit.request)
    offer = reading.opened.offer(candidate)
    if offer is None:
        gone = visit.say(
            "This isn’t offered any more: the report was read again meanwhile. What is offered now stands here."
        )
        return desk_page(visit, source, {}, wrong=gone, status=404)
    decided = reading.own.book.decision(source, candidate)
    if decided is not None and visit.request.method != "POST":
        if decided.fact is not None:
            return redirect(visit.url("dossier-fact-correct", fact=decided.fact))
        return redirect(at_candidate(visit, reading, candidate))
    if visit.request.method == "POST":
        return _sent(visit, reading, offer)
    about, values = _offered(offer, source)
    return _page(visit, reading, offer, claim_form.shown(reading.own, about, values, _places(reading, offer)))


def _offered(offer: Offer, source: str) -> tuple[str, Values]:
    """What is offered, as a form shows it; where it would be no fact as it is, the words that it rests on."""
    found, about = claimed(offer.candidate, source), kind_of(offer.candidate)
    if found is None:
        return about, switched({}, about, offer.candidate.passage.words)
    return about, {**values_of(found[0]), **evidence_values(found[1], 0)}


def _places(reading: Reading, offer: Offer) -> list[Any]:
    passage = offer.candidate.passage
    return [(reading.opened, Place(source=reading.source.slug, start=passage.start, end=passage.end))]


def _sent(visit: Visit, reading: Reading, offer: Offer) -> HttpResponse:
    values = claim_form.sent_values(visit.request.POST)
    about, places = claim_form.about_of(values, kind_of(offer.candidate)), _places(reading, offer)
    other = claim_form.changed(values, offer.candidate.passage.words)
    if other is not None:
        return _page(visit, reading, offer, claim_form.shown(reading.own, *other, places))
    given = claim_form.read(visit, about, values, [place for _, place in places])
    summary = ""
    if given.claim is not None:
        take = Take(claim=given.claim, evidence=given.evidence, candidate=offer.key)
        try:
            visit.premises.dossiers.enter(visit.talks, visit.seat, visit.seated.place.person, take)
        except Misplaced as wrong:
            if wrong.code is Fault.NO_SOURCE:
                return errors.not_found(visit.request)
            summary = facts.misplaced(wrong, visit.say)
        else:
            fresh = reading_of(visit, reading.source.slug) or reading
            return redirect(at_candidate(visit, fresh, fresh.next_undecided(after=offer.key) or offer.key))
    form = claim_form.shown(reading.own, about, values, places, given.wrong, summary)
    return _page(visit, reading, offer, form, status=409 if summary else 422)


def _page(
    visit: Visit, reading: Reading, offer: Offer, form: claim_form.ClaimForm, *, status: int = 200
) -> HttpResponse:
    _ = visit.say
    context = {
        "page_title": _("Correct what is offered"),
        "live": False,
        "form": form,
        "url": visit.url("dossier-correct", source=reading.source.slug, candidate=offer.key),
        "back": at_candidate(visit, reading, offer.key),
        "button": _("Take it in as it stands here"),
        "title_said": title_of(reading.source, _),
        "source": reading.source,
        "text_direction": text_direction(reading.source),
        "around": reading.opened.around(offer.candidate.passage.start, offer.candidate.passage.end),
        "reason": words.reason(offer.candidate.reasons, _),
    }
    return show_room(visit, "entremise/dossier/desk_correct.html", context, status=status)

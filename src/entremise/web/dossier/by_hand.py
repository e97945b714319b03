"""A fact that no rule found: its passage, chosen in the text or typed, and then the form of any claim."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect

from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.entries import Take
from entremise.dossier.fact import Place
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.dossier import claim_form
from entremise.web.dossier.claim_fields import Values
from entremise.web.dossier.desk import number, reading_of, span_of, text_direction, title_of
from entremise.web.dossier.finding import LONGEST, OFFERED, found, trimmed
from entremise.web.dossier.links import desk_url, passage_url
from entremise.web.dossier.offered import KINDS
from entremise.web.dossier.opened import Opened
from entremise.web.dossier.rows import Reading
from entremise.web.shell import Way, show_room
from entremise.web.visit import Visit
from entremise.words import facts

ABOUT: Final = "event"
"""The kind of fact that a form begins with."""


@dataclass(frozen=True)
class Choice:
    """One of several places at which the same words stand: what is sent for it, and what stands around it."""

    value: str
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Passage:
    """The passage of a fact: its words as typed, where they stand once that is known, and what is wrong else."""

    words: str
    span: tuple[int, int] | None = None
    wrong: str = ""
    choices: tuple[Choice, ...] = ()


@room_page("GET", "POST")
def by_hand(visit: Visit, source: str) -> HttpResponse:
    """The form, for the passage from `start` to `end` or for words that are typed; sent, the fact is taken in."""
    reading = reading_of(visit, source)
    if reading is None:
        return errors.not_found(visit.request)
    if visit.request.method == "POST":
        return _sent(visit, reading)
    given = visit.request.GET
    span = span_of(reading.opened, number(given.get("start")), number(given.get("end")))
    passage = _chosen(reading.opened, span) if span is not None else Passage("")
    about = claim_form.about_of({"about": given.get("about", "")}, ABOUT)
    return _page(visit, reading, passage, about, _begun(reading, about, passage))


def _chosen(opened: Opened, span: tuple[int, int]) -> Passage:
    start, end = trimmed(opened.text, *span)
    return Passage(opened.text[start : min(end, start + LONGEST)], (start, min(end, start + LONGEST)))


def _begun(reading: Reading, about: str, passage: Passage) -> Values:
    """What a form begins with: the words themselves where a fact is made of words, and the report's own grade."""
    words = " ".join(passage.words.split())
    text = {"statement": {"said": words}, "background": {"text": words}}.get(about, {})
    return {**text, "e0.reliable": reading.source.reliability or "C"}


def _sent(visit: Visit, reading: Reading) -> HttpResponse:
    values = claim_form.sent_values(visit.request.POST)
    about = claim_form.about_of(values, ABOUT)
    passage = _passage(visit, reading.opened, values)
    other = claim_form.changed(values, passage.words)
    if other is not None:
        return _page(visit, reading, passage, *other)
    # What is wrong with the claim is said together with what is wrong with the passage.
    place = _place(reading, passage.span or (0, 1))
    given = claim_form.read(visit, about, values, [place])
    if passage.span is None or given.claim is None:
        return _page(visit, reading, passage, about, values, given, status=422)
    take = Take(claim=given.claim, evidence=given.evidence)
    try:
        visit.premises.dossiers.enter(visit.talks, visit.seat, visit.seated.place.person, take)
    except Misplaced as wrong:
        if wrong.code is Fault.NO_SOURCE:
            return errors.not_found(visit.request)
        return _page(visit, reading, passage, about, values, summary=facts.misplaced(wrong, visit.say), status=409)
    return redirect(passage_url(visit, place))


def _place(reading: Reading, span: tuple[int, int]) -> Place:
    return Place(source=reading.source.slug, start=span[0], end=span[1])


def _passage(visit: Visit, opened: Opened, values: Values) -> Passage:
    """Where the words stand that were typed: where they were chosen, if they still are the same, else by themselves."""
    _, words = visit.say, values.get("words", "").strip()
    chosen = span_of(opened, number(values.get("start")), number(values.get("end")))
    if chosen is not None and opened.text[slice(*chosen)].split() == words.split():
        return Passage(words, chosen)
    if not words:
        return Passage(words, None, _("Give the words of the report on which the fact rests."))
    places = found(opened.text, words)
    picked = _picked(values.get("place", ""), places)
    if picked is None and chosen is not None:
        # Who shortens a passage that was chosen means the words within it.
        inside = [one for one in places if chosen[0] <= one[0] and one[1] <= chosen[1]]
        picked = inside[0] if len(inside) == 1 else None
    if picked is None and len(places) == 1:
        picked = places[0]
    if picked is not None:
        return Passage(words, picked)
    if not places:
        return Passage(words, None, _("These words don’t stand in the report: copy them from it, as they are there."))
    many = _("These words stand at several places in the report: choose one of them.")
    too_many = _("These words stand at more than {n} places in the report: add the words beside them.", n=OFFERED)
    choices = tuple(_choice(opened, *one) for one in places[:OFFERED])
    return Passage(words, None, too_many if len(places) > OFFERED else many, choices)


def _picked(said: str, places: list[tuple[int, int]]) -> tuple[int, int] | None:
    return next((one for one in places if f"{one[0]}-{one[1]}" == said), None)


def _choice(opened: Opened, start: int, end: int) -> Choice:
    before, after = opened.words(max(0, start - 60), start), opened.words(end, end + 60)
    return Choice(f"{start}-{end}", before, opened.words(start, end), after)


def _page(
    visit: Visit,
    reading: Reading,
    passage: Passage,
    about: str,
    values: Values,
    given: claim_form.Given | None = None,
    *,
    summary: str = "",
    status: int = 200,
) -> HttpResponse:
    _, span, slug = visit.say, passage.span, reading.source.slug
    wrong = given.wrong if given is not None else {}
    place = _place(reading, span or (0, 1))
    form = claim_form.shown(reading.own, about, values, [(reading.opened, place)], wrong, summary or passage.wrong)
    url, asked = visit.url("dossier-by-hand", source=slug), f"start={span[0]}&end={span[1]}&" if span else ""
    context = {
        "page_title": _("A fact by hand"),
        "live": False,
        "form": form,
        "url": url,
        "back": passage_url(visit, place) if span else desk_url(visit, slug),
        "button": _("Take this fact in"),
        "title_said": title_of(reading.source, _),
        "source": reading.source,
        "text_direction": text_direction(reading.source),
        "passage": passage,
        "kinds": [Way(_(KINDS[kind]), f"{url}?{asked}about={kind}", "true" if kind == about else "") for kind in KINDS]
        if visit.request.method == "GET"
        else [],
    }
    return show_room(visit, "entremise/dossier/desk_by_hand.html", context, status=status)

"""What is decided at the reading desk: accept, refuse, take back. Pressed twice, it is done once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from entremise.dossier.book import Decided
from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.entries import Entry, Refuse, Reopen, Take
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.dossier.desk import at_candidate, desk_page, reading_of
from entremise.web.dossier.offered import claimed
from entremise.web.dossier.opened import Offer
from entremise.web.dossier.rows import Reading
from entremise.web.visit import Visit
from entremise.words import facts
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate

AGAIN: Final = 3
"""How often a press is tried while others in the delegation decide beside it."""
AT_ONCE: Final = 100
"""How many candidates one press accepts at most."""


@dataclass(frozen=True)
class Done:
    """What came of a press: a sentence on it, and whether it was done; `key` is the candidate that it was about."""

    said: str
    key: str
    done: bool = True


@room_page("POST")
def decide(visit: Visit, source: str) -> HttpResponse:
    """Accept, refuse or reopen a candidate, or accept several; back to the desk, at the next that is undecided.

    A program on the page asks for JSON (`said`, `done`) and fetches the page itself.
    """
    sent = visit.request.POST
    reading = reading_of(visit, source, sent.get("show", ""))
    if reading is None:
        return errors.not_found(visit.request)
    pressed = next((name for name in _PRESSED if name in sent), None)
    if pressed is None:
        return errors.bad_request(visit.request)
    done = _press(visit, reading, pressed, sent.get(pressed, ""))
    if visit.request.headers.get("Accept") == "application/json":
        return JsonResponse({"said": done.said, "done": done.done}, status=200 if done.done else 409)
    if not done.done:
        given = {name: sent.get(name, "") for name in ("part", "show")}
        return desk_page(visit, source, given, wrong=done.said, status=409)
    fresh = reading_of(visit, source, sent.get("show", ""))
    if fresh is None:
        return errors.not_found(visit.request)
    following = fresh.next_undecided(after=done.key) if pressed != "undo" else done.key
    return redirect(at_candidate(visit, fresh, following or done.key))


def _press(visit: Visit, reading: Reading, pressed: str, said: str) -> Done:
    """Do what was pressed. What others have decided meanwhile stands, and is said."""
    _, offers = visit.say, [reading.opened.offer(key) for key in said.split()[:AT_ONCE]]
    known = [offer for offer in offers if offer is not None]
    if not known or len(known) < len(offers):
        return Done(
            _("This isn’t offered any more: the report was read again meanwhile. What is offered now stands here."),
            "",
            done=False,
        )
    wrong: Misplaced | None = None
    for _time in range(AGAIN):
        try:
            return _PRESSED[pressed](visit, reading, known)
        except Misplaced as misplaced:
            wrong = misplaced
        fresh = reading_of(visit, reading.source.slug, reading.show)
        if fresh is None:
            break
        reading = fresh
    assert wrong is not None, "it was tried"
    return Done(facts.misplaced(wrong, _), known[0].key, done=False)


def _accept(visit: Visit, reading: Reading, offers: list[Offer]) -> Done:
    _, offer = visit.say, offers[0]
    known = _decided(reading, offer)
    if known is not None and known.fact is not None:
        if known.person == visit.by.person:
            return Done(_taken(reading, offer, _), offer.key)
        return Done(facts.misplaced(Misplaced(Fault.DECIDED), _), offer.key, done=False)
    if known is not None:
        return Done(_("This was refused meanwhile: what was decided stands."), offer.key, done=False)
    take = _take(reading, offer)
    if take is None:
        return Done(_("This can’t be taken as it is: correct it, or refuse it."), offer.key, done=False)
    _enter(visit, take)
    return Done(_taken(reading, offer, _), offer.key)


def _accept_all(visit: Visit, reading: Reading, offers: list[Offer]) -> Done:
    takes = [take for offer in offers if _decided(reading, offer) is None and (take := _take(reading, offer))]
    _enter(visit, *takes)
    n = len(takes)
    said = visit.say.ngettext("{n} candidate is taken.", "{n} candidates are taken.", n).format(n=n)
    return Done(said, offers[-1].key)


def _refuse(visit: Visit, reading: Reading, offers: list[Offer]) -> Done:
    _, offer = visit.say, offers[0]
    known = _decided(reading, offer)
    if known is not None and known.fact is not None:
        return Done(_("This was taken meanwhile: what was decided stands."), offer.key, done=False)
    if known is None:
        _enter(visit, Refuse(source=reading.source.slug, candidate=offer.key))
    return Done(_("Refused: {claim}", claim=_claim(reading, offer, _)), offer.key)


def _undo(visit: Visit, reading: Reading, offers: list[Offer]) -> Done:
    _, offer = visit.say, offers[0]
    known = _decided(reading, offer)
    if known is not None:
        _enter(visit, Reopen(source=reading.source.slug, candidate=offer.key))
    return Done(_("To be decided again: {claim}", claim=_claim(reading, offer, _)), offer.key)


_PRESSED: Final[Mapping[str, Callable[[Visit, Reading, list[Offer]], Done]]] = {
    "accept": _accept,
    "refuse": _refuse,
    "undo": _undo,
    "accept-all": _accept_all,
}
"""What a button of the desk does, by its name; its value holds the keys of what it is about."""


def _decided(reading: Reading, offer: Offer) -> Decided | None:
    return reading.own.book.decision(reading.source.slug, offer.key)


def _take(reading: Reading, offer: Offer) -> Take | None:
    found = claimed(offer.candidate, reading.source.slug)
    return Take(claim=found[0], evidence=(found[1],), candidate=offer.key) if found is not None else None


def _enter(visit: Visit, *entries: Entry) -> None:
    if entries:
        visit.premises.dossiers.enter(visit.talks, visit.seat, visit.seated.place.person, *entries)


def _taken(reading: Reading, offer: Offer, _: Translator) -> str:
    return _("Taken: {claim}", claim=_claim(reading, offer, _))


def _claim(reading: Reading, offer: Offer, _: Translator) -> str:
    found = claimed(offer.candidate, reading.source.slug)
    return facts.claim(found[0], _) if found is not None else isolate(offer.candidate.passage.words)

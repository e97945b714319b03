"""The form by which a seat shows others what it has seen: which acts, to whom, and that alone.

What is shown is chosen from the chronicle, to whom on a page of its own (`entremise.web.gallery.showing`); the form
comes last, with all that will be read and by whom before the eyes of who shows it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entremise.house.house import disclosure
from entremise.talks.acts.base import references
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.drafting import TableDraft
from entremise.talks.acts.form import body
from entremise.talks.acts.messages import NoteOral
from entremise.talks.view.state import Seen, View, in_order
from entremise.web.forms.allowed import refusal_of
from entremise.web.forms.fields import ActForm, Field, Widget
from entremise.web.forms.means import seen_by
from entremise.web.gallery.chronicle import Entry, Names, entry
from entremise.web.visit import Visit
from entremise.words.chronicle.line import Words, words_in
from entremise.words.direction import neutralise

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

EVERYBODY = "yes"
PAGE = "entremise/gallery/shown.html"


def is_own(visit: Visit, one: Seen) -> bool:
    """Whether an act is this seat's to show: its own, or its own words as a mediator noted them."""
    act = one.placed.act
    whose = act.party if isinstance(act, NoteOral) else one.placed.by.seat
    return whose == visit.seat and not isinstance(act, Disclose)


def with_what_it_rests_on(view: View, act: str, receivers: Collection[str]) -> tuple[str, ...]:
    """The act, and before it each earlier one that it refers to and the receivers haven't seen."""
    found: dict[str, None] = {}
    waiting = [act]
    while waiting:
        one = waiting.pop()
        seen = view.seen.get(one)
        if one in found or seen is None:
            continue
        found[one] = None
        waiting += [earlier for earlier in references(seen.placed.act) if not _reaches(view, earlier, receivers)]
    return tuple(one.placed.id for one in in_order(view.seen[one] for one in found))


def _reaches(view: View, act: str, receivers: Collection[str]) -> bool:
    return act in view.seen and set(receivers) <= view.reach(act)


def showing(visit: Visit, act: str, to: Iterable[str] = (), *, public: bool = False) -> Disclose:
    """The disclosure of an act, with what it rests on. Raises `Refused` for an act that the view doesn't hold."""
    named = tuple(dict.fromkeys(to)) if not public else ()
    receivers = visit.view.seats_of() if public else named
    acts = with_what_it_rests_on(visit.view, act, receivers) or (act,)
    return disclosure(visit.talks, visit.view, acts, to=named, public=public)


def may_show(visit: Visit, act: str, to: Iterable[str] = (), *, public: bool = False) -> bool:
    """Whether the rules allow this seat to show the act to these seats, or to everybody."""
    return refusal_of(visit, showing(visit, act, to, public=public)) is None


def receivers(visit: Visit, act: str) -> tuple[frozenset[str], bool]:
    """The seats to each of which the act may be shown, and whether it may be published."""
    seen = visit.view.seen.get(act)
    if seen is None or not is_own(visit, seen):
        return frozenset(), False
    others = visit.view.seats_of() - visit.view.reach(act)
    return frozenset(seat for seat in others if may_show(visit, act, [seat])), may_show(visit, act, public=True)


def can_be_shown(visit: Visit, act: str) -> bool:
    """Whether there is anybody to whom the act may be shown."""
    seen = visit.view.seen.get(act)
    if seen is None or not is_own(visit, seen) or visit.view.is_public(act):
        return False
    others, mediators = visit.view.seats_of() - visit.view.reach(act), visit.view.mediators()
    # Mediators first: to them most can be shown, and one is enough.
    likely = sorted(others, key=lambda seat: (seat not in mediators, seat))
    return any(may_show(visit, act, [seat]) for seat in likely) or may_show(visit, act, public=True)


@dataclass(frozen=True, slots=True)
class Read:
    """An act as it will be read: its line, the articles of a draft in whole, and all of it to the letter."""

    entry: Entry
    articles: tuple[tuple[str, Words], ...]
    letter: str


def as_read(visit: Visit, acts: Iterable[str]) -> tuple[Read, ...]:
    """These acts, of which the view holds each, as others will read them."""
    names = Names.of(visit.reader, visit.sides())
    return tuple(_as_read(visit, names, visit.view.seen[act]) for act in acts)


def _as_read(visit: Visit, names: Names, seen: Seen) -> Read:
    act = seen.placed.act
    articles = act.articles if isinstance(act, TableDraft) else ()
    letter = json.dumps(body(seen.placed, visit.talks), ensure_ascii=False, indent=2)
    return Read(
        entry(visit.reader, names, seen),
        tuple((visit.reader.words(one.heading), words_in(visit.reader, one.text)[0]) for one in articles),
        neutralise(letter),
    )


def disclose(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """The last step: what will be read, by whom, and the button."""
    _ = visit.say
    asked = visit.request.POST if visit.request.method == "POST" else visit.request.GET
    act, to, public = given.get("act", ""), asked.getlist("to"), given.get("public") == EVERYBODY
    seen = visit.view.seen.get(act)
    known = visit.view.seats
    if seen is None or not is_own(visit, seen) or not (to or public) or any(seat not in known for seat in to):
        return None
    made = showing(visit, act, to, public=public)
    parties = [seat for seat in made.to if seat in visit.view.parties()]
    everybody = _("Publish this")
    title = everybody if public else _("Show this to {seats}", seats=visit.reader.seats(made.to))
    return ActForm(
        kind="disclose",
        title=title,
        button=title,
        fields=(
            Field("act", "", Widget.HIDDEN, value=act),
            Field("to", "", Widget.GIVEN, values=made.to),
            Field("public", "", Widget.HIDDEN, value=EVERYBODY if public else ""),
        ),
        means=(
            _("They are shown each act whole, as it stands in your record: who did it and when, and who had seen it."),
            _("Those who had seen it until now learn to whom it is shown. It can’t be taken back."),
            seen_by(visit, made),
        ),
        to=parties[0] if len(made.to) == len(parties) == 1 else None,
        consequential=True,
        danger=public,
        back="chronicle",
        page=PAGE,
        beside={"shown_acts": as_read(visit, (str(one["id"]) for one in made.acts))},
        shape=lambda fields: _shaped(visit, fields),
    )


def _shaped(visit: Visit, given: dict[str, Any]) -> Mapping[str, Any]:
    public = given.get("public") == EVERYBODY
    made = showing(visit, str(given.get("act", "")), given.get("to") or (), public=public)
    return made.model_dump()


FORMS: Mapping[str, Make] = {"disclose": disclose}

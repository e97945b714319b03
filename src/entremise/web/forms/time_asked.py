"""Forms for time: asked for by a party, granted or refused by a mediator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from entremise.talks.acts.base import Act, Ref
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.signing import GrantTime, Mode, RefuseTime
from entremise.talks.view.state import OpeningState, in_order
from entremise.web.forms import options
from entremise.web.forms.fields import ActForm, Field, Widget
from entremise.web.text.offers import seen_by
from entremise.web.text.openings import opening_shown, stands
from entremise.web.text.proposals import ask_shown
from entremise.web.visit import Visit
from entremise.words import duties

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

ACT = "entremise/text/act.html"


def seen(visit: Visit, act: Act) -> str:
    """Who sees an act, and when: at once, or nobody."""
    _ = visit.say
    named = seen_by(visit, act)
    return _("It is seen at once by {seats}.", seats=named) if named else _("No other seat sees it.")


def ask_time(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    view = visit.view
    if visit.seated.kind is not SeatKind.PARTY:
        return None
    opening = _opening_for_time(visit, given.get("opening", ""))
    mediators = view.mediators() if opening is None else view.reach(opening.id) & view.mediators()
    if not mediators:
        return None
    return ActForm(
        kind="ask-time",
        title=_("Ask for time"),
        button=_("Ask the mediators named for time"),
        fields=(
            Field("opening", "", Widget.HIDDEN, value=opening.id if opening is not None else ""),
            Field(
                "to",
                _("Whom we ask"),
                Widget.CHOICES,
                options=options.seats(visit, mediators),
                required=True,
                values=tuple(sorted(mediators)),
            ),
            Field(
                "until",
                _("Until"),
                Widget.DEADLINE,
                hint=_("A day alone means until its end. The words are kept as you put them: “until Tuesday”."),
                required=True,
            ),
            Field("reason", _("Why"), Widget.TEXT, rows=3, limit=20_000),
        ),
        means=_ask_means(visit, opening),
        back="text",
        page=ACT,
        beside={
            "opening": opening_shown(visit, opening) if opening is not None else None,
            "duties": duties.for_act("ask-time", _),
        },
    )


def _opening_for_time(visit: Visit, named: str) -> OpeningState | None:
    """The opening for which time is asked: the one that is named, else the last that waits for this seat."""
    opening = visit.view.openings.get(named)
    if opening is not None and visit.seat in opening.required:
        return opening
    waiting = (
        one
        for one in reversed(in_order(visit.view.openings.values()))
        if visit.seat in one.required and stands(one) and visit.seat not in one.signed_by()
    )
    return next(waiting, None)


def _ask_means(visit: Visit, opening: OpeningState | None) -> tuple[str, ...]:
    _ = visit.say
    said = [_("Only the mediators that you name are told. They grant the time, or other time, or refuse it.")]
    if opening is not None and opening.deadline is not None:
        said.append(_("Time beyond the deadline moves it for all: they learn the new deadline, and not who asked."))
        said.append(_("Where there are two parties, the other can tell who it was."))
    else:
        said.append(_("No deadline is set, so none is moved: nobody else is told."))
    if opening is not None and opening.mode is Mode.SEALED:
        said.append(_("Leaving overtakes the request; a sealed deposit doesn’t, for that would tell of it."))
    else:
        said.append(_("What you do next overtakes the request: signing, or leaving."))
    said.append(_("Unanswered, it lapses at its time."))
    return tuple(said)


def grant_time(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    ask = visit.view.asks.get(given.get("asked", ""))
    if visit.seated.kind is not SeatKind.MEDIATOR or ask is None:
        return None
    opening = visit.view.openings.get(ask.opening or "")
    moves = opening is not None and opening.deadline is not None
    return ActForm(
        kind="grant-time",
        title=_("Grant time to {seat}", seat=visit.reader.seat(ask.seat)),
        button=_("Grant the time"),
        fields=(
            Field("asked", "", Widget.HIDDEN, value=ask.id),
            Field(
                "until",
                _("Other time than was asked for"),
                Widget.DEADLINE,
                hint=_("Left empty, the time is granted as it was asked: {time}.", time=visit.deadline(ask.until)),
            ),
        ),
        means=(
            seen(visit, GrantTime(asked=Ref(ask.id))),
            _("Beyond the deadline, that moves for all: they learn the new one, and not who asked.")
            if moves
            else _("No deadline is set for signature, so none moves: nobody else is told."),
        ),
        to=ask.seat,
        consequential=True,
        back="text",
        page=ACT,
        beside={"ask": ask_shown(visit, ask), "duties": duties.for_act("grant-time", _)},
    )


def refuse_time(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    ask = visit.view.asks.get(given.get("asked", ""))
    if visit.seated.kind is not SeatKind.MEDIATOR or ask is None:
        return None
    return ActForm(
        kind="refuse-time",
        title=_("Refuse time to {seat}", seat=visit.reader.seat(ask.seat)),
        button=_("Refuse the time"),
        fields=(
            Field("asked", "", Widget.HIDDEN, value=ask.id),
            Field("reason", _("Why"), Widget.LINE, limit=200),
        ),
        means=(seen(visit, RefuseTime(asked=Ref(ask.id))), _("The party can ask again.")),
        to=ask.seat,
        consequential=True,
        back="text",
        page=ACT,
        beside={"ask": ask_shown(visit, ask)},
    )


FORMS: Mapping[str, Make] = {"ask-time": ask_time, "grant-time": grant_time, "refuse-time": refuse_time}

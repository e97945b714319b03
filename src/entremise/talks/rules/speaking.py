"""Rules on public life, and on showing others what they have not seen."""

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

import rfc8785
from pydantic import ValidationError

from entremise.talks.acts.base import Act, Hand, Placed, references
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.drafting import AnswerProposal, Propose, TableDraft
from entremise.talks.acts.form import body, placed_of
from entremise.talks.acts.messages import NoteOral
from entremise.talks.acts.procedure import FreezeRoom, PutTerms
from entremise.talks.acts.public import (
    Characterise,
    Communique,
    Finding,
    Forces,
    Hostilities,
    Incident,
    Statement,
)
from entremise.talks.acts.rounds import OpenRound
from entremise.talks.acts.signing import ConfirmSignature, Mode, OpenSignature, Sign, WithdrawSignature
from entremise.talks.refusal import Code, Refused
from entremise.talks.rules import guards
from entremise.talks.view.state import View

PUBLISHABLE = (TableDraft, Propose, PutTerms, OpenRound, OpenSignature)
"""The mediators' own texts, which may be shown to anybody. Their other acts go to other mediators only."""


def aloud(view: View, by: Hand, act: Statement | Communique | Incident | Hostilities, now: datetime) -> None:
    """Any seat may say something in public, or take down what was said elsewhere, with who said it."""
    guards.speaks(view, by)
    if isinstance(act, Communique):
        guards.acts_from(view, by, SeatKind.MEDIATOR)
    for about, seat in _seats_named(act):
        guards.seat(view, seat, about)
    if isinstance(act, Statement):
        if act.for_actor is not None and act.for_actor not in {*view.actors, *view.seats}:
            raise Refused(Code.UNKNOWN_ACTOR, "for_actor", actor=act.for_actor)
        if act.contradicts is not None:
            guards.earlier(view, act.contradicts, Statement, "contradicts")


def _seats_named(act: Act) -> list[tuple[str, str]]:
    named = [(name, getattr(act, name, None)) for name in ("of_seat", "accused")]
    if isinstance(act, Statement):
        named += [("reports", report.seat) for report in act.reports]
    return [(about, seat) for about, seat in named if seat is not None]


def characterise(view: View, by: Hand, act: Characterise, now: datetime) -> None:
    guards.speaks(view, by)
    if act.of_seat is not None:
        guards.seat(view, act.of_seat, "of_seat")
    # A public word can only be about a round that is publicly known.
    public = {one.slug for one in view.rounds.values() if view.is_public(one.id)}
    if act.of_round is not None and act.of_round not in public:
        raise Refused(Code.UNKNOWN_ROUND, "of_round", round=act.of_round)


def finding(view: View, by: Hand, act: Finding, now: datetime) -> None:
    guards.acts_from(view, by, SeatKind.MONITOR, SeatKind.MEDIATOR)
    guards.speaks(view, by)
    guards.earlier(view, act.incident, Incident, "incident")


def disclose(view: View, by: Hand, act: Disclose, now: datetime) -> None:
    """One shows what is one's own: its words, its acts; never what others have entrusted."""
    guards.speaks(view, by)
    guards.seats_of_kind(view, act.to, "to")
    if not act.to and not act.public:
        raise Refused(Code.MISSING, "to")
    shown = [_as_seen(view, given) for given in act.acts]
    places = [view.seen[placed.id].place for placed in shown]
    if any(later <= earlier for earlier, later in pairwise(places)):
        # Whoever folds them in would otherwise meet what follows before what it follows from.
        raise Refused(Code.WRONG_FORM, "acts", expected="each act once, in the order in which they were seen")
    receivers = view.seats_of() if act.public else frozenset(act.to)
    for placed in shown:
        _may_show(view, by, act, placed, receivers)
        if view.reach(placed.id) != view.reach(shown[0].id):
            raise Refused(Code.DIFFERENT_AUDIENCES, "acts")
    ids = {placed.id for placed in shown}
    for placed in shown:
        for earlier in references(placed.act) - ids:
            if earlier not in view.seen or not receivers <= view.reach(earlier):
                raise Refused(Code.NOT_SHOWN_TO, "acts", seat=", ".join(sorted(receivers)))


def _as_seen(view: View, given: Mapping[str, Any]) -> Placed:
    """The earlier act that is shown, which must be to the letter what this seat has seen."""
    placed = _to_the_letter(given)
    if placed is None:
        raise Refused(Code.WRONG_FORM, "acts", expected="acts as they stand in the record")
    seen = view.seen.get(placed.id)
    if seen is None or seen.placed != placed:
        raise Refused(Code.UNKNOWN_ACT, "acts", kind="act")
    return placed


def _to_the_letter(given: Mapping[str, Any]) -> Placed | None:
    """The act that a body holds; None where it isn't written as the record writes it, with nothing beside it."""
    try:
        placed, talks = placed_of(given), given["talks"]
        same = isinstance(talks, str) and rfc8785.dumps(dict(given)) == rfc8785.dumps(body(placed, talks))
    except (ValidationError, KeyError, TypeError, Refused, rfc8785.CanonicalizationError):
        return None
    return placed if same else None


def _may_show(view: View, by: Hand, act: Disclose, placed: Placed, receivers: frozenset[str]) -> None:
    noted_of = placed.act.party if isinstance(placed.act, NoteOral) else None
    if by.seat != (noted_of or placed.by.seat) or isinstance(placed.act, Disclose):
        raise Refused(Code.NOT_YOURS_TO_DISCLOSE, "acts")
    publishable = by.seat in view.mediators() and isinstance(placed.act, PUBLISHABLE)
    if not publishable and (act.public or not receivers <= view.mediators() | view.reach(placed.id)):
        raise Refused(Code.NOT_YOURS_TO_DISCLOSE, "to")
    opening = view.openings.get(placed.id)
    if opening is not None and opening.ended:
        # How it ended can't be shown along with it: it would stand open for whoever is shown it now.
        raise Refused(Code.TOO_LATE, "acts")
    if isinstance(placed.act, FreezeRoom) and view.frozen.get(placed.act.seat) != placed.id:
        # Likewise: the room would be frozen for whoever is shown it now, and who is to thaw it isn't asked.
        raise Refused(Code.TOO_LATE, "acts")
    if _is_sealed(view, placed.act):
        raise Refused(Code.NOT_YOURS_TO_DISCLOSE, "acts")
    # What all have seen can still be published: for those who will be seated later.
    if receivers <= view.reach(placed.id) and (not act.public or view.is_public(placed.id)):
        raise Refused(Code.ALREADY_DONE, "to")


def _is_sealed(view: View, act: Act) -> bool:
    """What is sealed stays so for who sealed it too: nobody can be pressed to show what nobody may show."""
    if isinstance(act, AnswerProposal):
        return True
    if isinstance(act, Sign | ConfirmSignature | WithdrawSignature):
        opening = view.openings.get(act.opening)
        return opening is None or opening.mode is Mode.SEALED
    return False


RULES: Mapping[type[Act], Callable[[View, Hand, Any, datetime], None]] = {
    Statement: aloud,
    Communique: aloud,
    Hostilities: aloud,
    Forces: aloud,
    Incident: aloud,
    Characterise: characterise,
    Finding: finding,
    Disclose: disclose,
}

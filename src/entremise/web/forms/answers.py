"""Forms by which a seat answers what was put to it: terms, what it is noted to have said, a wording of its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from entremise.talks.acts.base import Act
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.messages import AnswerOral, AnswerWording, NoteOral, ShowWording
from entremise.talks.acts.procedure import AnswerTerms, PutTerms
from entremise.web.forms.allowed import refusal_of
from entremise.web.forms.fields import ActForm, Field, Widget
from entremise.web.forms.means import by_table, seen_by
from entremise.web.visit import Visit
from entremise.words import refusals
from entremise.words.chronicle import Line, line

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

A = TypeVar("A", bound=Act)
PAGE = "entremise/room/answer.html"
"""The form with what it answers above it."""


def _put(visit: Visit, act: str, kind: type[A]) -> A | None:
    """What was put, where this seat has seen it."""
    seen = visit.view.seen.get(act)
    return seen.placed.act if seen is not None and isinstance(seen.placed.act, kind) else None


def _rests_on(visit: Visit, *acts: str) -> Mapping[str, list[Line]]:
    known = (visit.view.seen.get(act) for act in acts)
    return {"rests_on": [line(visit.reader, seen) for seen in known if seen is not None]}


def _means(visit: Visit, act: Act) -> tuple[str, ...]:
    """Why it can't be answered, where it can't, now or by this person; else who sees the answer, and what follows."""
    refusal = refusal_of(visit, act)
    if refusal is not None:
        return (refusals.sentence(refusal, visit.reader),)
    return (seen_by(visit, act), *by_table(visit, act.kind))


def _remark(visit: Visit) -> Field:
    return Field("remark", visit.say("Remark"), Widget.TEXT, rows=3, limit=20_000)


def answer_terms(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    act = given.get("terms", "")
    put = _put(visit, act, PutTerms)
    if put is None or visit.seated.kind is not SeatKind.PARTY or visit.seat not in put.to:
        return None
    return ActForm(
        kind="answer-terms",
        title=_("Answer the terms"),
        button=_("Give this answer to the mediators"),
        fields=(
            Field("terms", "", Widget.HIDDEN, value=act),
            Field("accepted", _("Do you accept these terms?"), Widget.ANSWER, required=True),
            _remark(visit),
        ),
        means=_means(visit, AnswerTerms(terms=act, accepted=True)),
        consequential=True,
        page=PAGE,
        beside=_rests_on(visit, act),
    )


def answer_oral(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    act = given.get("noted", "")
    noted = _put(visit, act, NoteOral)
    if noted is None or noted.party != visit.seat:
        return None
    return ActForm(
        kind="answer-oral",
        title=_("Did you say so?"),
        button=_("Give this answer"),
        fields=(
            Field("noted", "", Widget.HIDDEN, value=act),
            Field(
                "confirmed",
                _("Do you confirm that you said so?"),
                Widget.ANSWER,
                hint=_("No: you contest it. Then nothing of it may be carried on."),
                required=True,
            ),
            _remark(visit),
        ),
        means=(
            *_means(visit, AnswerOral(noted=act, confirmed=True)),
            _("Confirmed or not, it is never consent to be bound."),
        ),
        consequential=True,
        page=PAGE,
        beside=_rests_on(visit, act),
    )


def answer_wording(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    act = given.get("wording", "")
    shown = _put(visit, act, ShowWording)
    if shown is None or shown.to != visit.seat:
        return None
    return ActForm(
        kind="answer-wording",
        title=_("May your words be carried like this?"),
        button=_("Give this answer"),
        fields=(
            Field("wording", "", Widget.HIDDEN, value=act),
            Field(
                "approved",
                _("Do you approve this wording?"),
                Widget.ANSWER,
                hint=_("Yes: these words may be carried on, to the letter, under the rule that you set."),
                required=True,
            ),
            _remark(visit),
        ),
        means=_means(visit, AnswerWording(wording=act, approved=True)),
        consequential=True,
        page=PAGE,
        beside=_rests_on(visit, shown.source, act),
    )


FORMS: Mapping[str, Make] = {
    "answer-terms": answer_terms,
    "answer-oral": answer_oral,
    "answer-wording": answer_wording,
}

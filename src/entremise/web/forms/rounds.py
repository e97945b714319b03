"""Forms for rounds, sittings and terms of procedure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from entremise.talks.acts.base import Circle, Ref
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.procedure import PutTerms, Subject
from entremise.talks.acts.rounds import (
    AdjournRound,
    BeginSitting,
    CloseRound,
    DeclareFailed,
    EndSitting,
    Format,
    OpenRound,
    ResumeRound,
    Sitter,
    SuspendRound,
)
from entremise.talks.view.state import SittingState
from entremise.web.forms import options
from entremise.web.forms.allowed import offered, slug_of, token
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.means import by_table, seen_by
from entremise.web.visit import Visit
from entremise.words import terms

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

Turn = type[SuspendRound] | type[AdjournRound] | type[ResumeRound] | type[DeclareFailed] | type[CloseRound]
BACK = "proceedings"


def _mediates(visit: Visit) -> bool:
    return visit.seated.kind is SeatKind.MEDIATOR


def open_round(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say

    def act(circle: Circle) -> OpenRound:
        return OpenRound(round=f"round-{token()}", venue="x", format=Format.PROXIMITY, told=circle)

    if not _mediates(visit) or not offered(visit, given, act(Circle.PUBLIC)):
        return None
    formats = (
        Option(Format.PROXIMITY.value, _("Proximity: the parties stay in rooms apart, and mediators go between them")),
        Option(Format.FACE_TO_FACE.value, _("Face to face: the parties sit in one room")),
    )
    circles = {
        Circle.PUBLIC: _("The public"),
        Circle.TABLE: _("All at the table"),
        Circle.MEDIATORS: _("The mediators"),
    }
    told = tuple(Option(circle.value, said, seen_by(visit, act(circle))) for circle, said in circles.items())
    return ActForm(
        kind="open-round",
        title=_("Open a round"),
        button=_("Open the round"),
        fields=(
            Field("venue", _("Where"), Widget.LINE, required=True, limit=200),
            Field(
                "format",
                _("How the parties meet"),
                Widget.CHOICE,
                options=formats,
                required=True,
                value=Format.PROXIMITY.value,
            ),
            Field(
                "told", _("Who is told of it"), Widget.CHOICE, options=told, required=True, value=Circle.PUBLIC.value
            ),
            Field(
                "planned",
                _("A meeting that is planned, whether or not it will take place"),
                Widget.LINE,
                folded=True,
                limit=2_000,
            ),
            Field("round", "", Widget.HIDDEN, value=token()),
        ),
        means=(
            _(
                "A stretch of the talks begins at this venue. How it is held says whether two parties may sit in one "
                "room; whatever becomes of it is seen by those who are told of it now."
            ),
        ),
        back=BACK,
        shape=_round_named,
    )


def _round_named(given: dict[str, Any]) -> Mapping[str, Any]:
    """The round is called after its venue, with letters that tell no number."""
    venue = slug_of(str(given.get("venue", "")))
    return {**given, "round": f"{venue}-{given.get('round', '')}" if venue.isascii() and venue else given.get("round")}


def _held(visit: Visit, given: Mapping[str, str], kind: Turn) -> str | None:
    """The round that is meant, by the act that opened it, where this turn of it can be taken now."""
    held = visit.view.rounds.get(given.get("opened", "")) or visit.view.round_now()
    if not _mediates(visit) or held is None or not offered(visit, given, kind(opened=Ref(held.id))):
        return None
    return held.id


def _turned(
    visit: Visit,
    given: Mapping[str, str],
    kind: Turn,
    words: tuple[str, str, str],
    *fields: Field,
    danger: bool = False,
) -> ActForm | None:
    opened = _held(visit, given, kind)
    if opened is None:
        return None
    title, button, means = words
    return ActForm(
        kind=kind.kind,
        title=title,
        button=button,
        fields=(*fields, Field("opened", "", Widget.HIDDEN, value=opened)),
        means=(means, seen_by(visit, kind(opened=Ref(opened)))),
        consequential=True,
        danger=danger,
        back=BACK,
    )


def _reason(visit: Visit) -> Field:
    return Field("reason", visit.say("Why"), Widget.TEXT, rows=3, limit=20_000)


def suspend(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    means = _("A pause within the round: everybody stays within reach, and nothing else changes.")
    words = (_("Suspend the round"), _("Suspend the round"), means)
    return _turned(visit, given, SuspendRound, words, _reason(visit))


def adjourn(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    means = _(
        "The round stops, to be taken up again. Until then the parties may leave; they keep their channel to the "
        "mediators."
    )
    until = Field("until", _("Until"), Widget.DEADLINE)
    words = (_("Adjourn the round"), _("Adjourn the round"), means)
    return _turned(visit, given, AdjournRound, words, until, _reason(visit))


def resume(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    words = (_("Resume the round"), _("Resume the round"), _("The round goes on from where it stopped."))
    return _turned(visit, given, ResumeRound, words)


def declare_failed(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    means = _(
        "The mediators declare that this round has failed. It is something else than a report that it has: it "
        "ends the round, and can’t be taken back."
    )
    words = (_("Declare that the round has failed"), _("Declare the failure"), means)
    return _turned(visit, given, DeclareFailed, words, _reason(visit), danger=True)


def close(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    outcome = Field("outcome", _("What came of it"), Widget.TEXT, rows=3, limit=20_000)
    means = _("The round ends otherwise than by failing. Another can then be opened.")
    words = (_("Close the round"), _("Close the round"), means)
    return _turned(visit, given, CloseRound, words, outcome)


# ---- sittings


def _sitters(visit: Visit, seats: frozenset[str]) -> tuple[Option, ...]:
    """Each seat by itself, and each of its persons."""
    found = []
    for seat in options.seats(visit, seats):
        found.append(seat)
        for person in options.persons(visit, seat.value):
            name = visit.say("{person} ({seat})", person=person.label, seat=seat.label)
            found.append(Option(f"{seat.value}/{person.value}", name, side=seat.side))
    return tuple(found)


def _who(given: dict[str, Any]) -> Mapping[str, Any]:
    """Those who sit, as `seat` or `seat/person`, as the act has them."""
    sit = [one.partition("/") for one in given.get("who", ()) if isinstance(one, str)]
    who = [{"seat": seat, **({"person": person} if person else {})} for seat, _slash, person in sit]
    shaped = {**given, "who": who} if who else given
    return {**shaped, "sitting": f"sitting-{given['sitting']}"} if "sitting" in given else shaped


def begin_sitting(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    sample = BeginSitting(sitting=f"sitting-{token()}", who=(Sitter(seat=visit.seat),))
    if not _mediates(visit) or not offered(visit, given, sample):
        return None
    mediators = visit.view.mediators() - {visit.seat}
    asked = given.get("to", "")
    own = f"{visit.seat}/{visit.by.person}" if visit.by.person is not None else visit.seat
    hint = _("In a proximity round two parties don’t sit in one room.")
    return ActForm(
        kind="begin-sitting",
        title=_("Begin a sitting"),
        button=_("Begin the sitting"),
        fields=(
            Field(
                "who",
                _("Who sits there"),
                Widget.CHOICES,
                hint=hint,
                required=True,
                options=_sitters(visit, visit.view.seats_of(SeatKind.PARTY, SeatKind.MEDIATOR, SeatKind.CONSULTED)),
                values=tuple(filter(None, (own, asked))),
            ),
            Field("where", _("Where"), Widget.LINE, limit=200),
            *(
                (
                    Field(
                        "with_mediators",
                        _("Mediators who are told though they don’t sit there"),
                        Widget.CHOICES,
                        options=options.seats(visit, mediators),
                    ),
                )
                if mediators
                else ()
            ),
            Field("sitting", "", Widget.HIDDEN, value=token()),
        ),
        means=(
            _("Who met whom, where and when. From the sittings follows whether the heads of the parties ever met."),
            _("Seen by the seats that sit there and the mediators that you name, and by nobody else."),
        ),
        to=asked if asked in visit.view.parties() else None,
        back=BACK,
        shape=_who,
    )


def end_sitting(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    sitting = _sitting(visit, given)
    if not _mediates(visit) or sitting is None or not offered(visit, given, EndSitting(begun=Ref(sitting.id))):
        return None
    hint = _("Only where it differs from who began it.")
    return ActForm(
        kind="end-sitting",
        title=_("End the sitting"),
        button=_("End the sitting"),
        fields=(
            Field(
                "who",
                _("Who sat there in the end"),
                Widget.CHOICES,
                hint=hint,
                folded=True,
                options=_sitters(visit, visit.view.reach(sitting.id)),
            ),
            Field("begun", "", Widget.HIDDEN, value=sitting.id),
        ),
        means=(seen_by(visit, EndSitting(begun=Ref(sitting.id))),),
        back=BACK,
        shape=_who,
    )


def _sitting(visit: Visit, given: Mapping[str, str]) -> SittingState | None:
    """The sitting that is named; else the only one that is open."""
    view = visit.view
    if "begun" in given:
        return view.sittings.get(given["begun"])
    still = [one for one in view.sittings.values() if one.open]
    return still[0] if len(still) == 1 else None


# ---- terms of procedure


def put_terms(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    view = visit.view
    parties = view.parties()
    sample = PutTerms(subject=Subject.AGENDA, text={"en": "x"}, to=tuple(sorted(parties)) or (visit.seat,))
    if not _mediates(visit) or not offered(visit, given, sample):
        return None
    subjects = tuple(Option(one.value, _(terms.SUBJECTS[one])) for one in Subject)
    others = parties | view.mediators() - {visit.seat}
    languages = tuple((one.value, one.label) for one in options.languages(visit))
    asked = given.get("subject", "")
    return ActForm(
        kind="put-terms",
        title=_("Put terms of procedure"),
        button=_("Put these terms"),
        fields=(
            Field(
                "subject",
                _("What they are about"),
                Widget.CHOICE,
                options=subjects,
                required=True,
                value=asked if asked in set(Subject) else Subject.GROUND_RULES.value,
            ),
            Field("text", _("The terms"), Widget.TEXTS, languages=languages, required=True, rows=4, limit=20_000),
            Field(
                "to",
                _("To"),
                Widget.CHOICES,
                options=options.seats(visit, others),
                required=True,
                hint=_("Mediators that you name see them too."),
                values=tuple(sorted(others)),
            ),
        ),
        means=(
            _("Each party answers to the mediators alone. Seen by those whom you name, and by nobody else."),
            *by_table(visit, "put-terms"),
        ),
        back=BACK,
    )


FORMS: Mapping[str, Make] = {
    "open-round": open_round,
    "suspend-round": suspend,
    "adjourn-round": adjourn,
    "resume-round": resume,
    "declare-failed": declare_failed,
    "close-round": close,
    "begin-sitting": begin_sitting,
    "end-sitting": end_sitting,
    "put-terms": put_terms,
}

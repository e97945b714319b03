"""Forms for who comes, leaves, and goes to consult."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from entremise.talks.acts.base import Act, Circle
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.rounds import Arrive, Consult, Leave, Scene
from entremise.web.forms import options
from entremise.web.forms.allowed import offered
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.means import by_table, seen_by
from entremise.web.visit import Visit

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make


def _told(visit: Visit, act: Callable[[Circle], Act]) -> Field:
    """How far word of it goes, with who that is: by the function that decides it."""
    _ = visit.say
    called = {
        Circle.MEDIATORS: _("The mediators"),
        Circle.TABLE: _("All at the table"),
        Circle.PUBLIC: _("The public"),
    }
    choices = tuple(Option(circle.value, said, seen_by(visit, act(circle))) for circle, said in called.items())
    label = _("Who is told of it")
    return Field("told", label, Widget.CHOICE, options=choices, required=True, value=Circle.MEDIATORS.value)


def _whose(visit: Visit) -> tuple[Field, ...]:
    """A mediator may record it of another seat; everybody else speaks for their own."""
    _ = visit.say
    if visit.seated.kind is not SeatKind.MEDIATOR:
        return ()
    others = options.seats(visit, visit.view.seats_of() - {visit.seat})
    hint = _("Left out: it is your own delegation.")
    return (Field("seat", _("Which delegation"), Widget.CHOICE, hint=hint, options=others),)


def _scene(visit: Visit, given: Mapping[str, str], table: str, place: str) -> Field:
    _ = visit.say
    asked = given.get("scene", "")
    return Field(
        "scene",
        _("What it is"),
        Widget.CHOICE,
        options=(Option(Scene.TABLE.value, table), Option(Scene.PLACE.value, place)),
        required=True,
        value=asked if asked in set(Scene) else Scene.TABLE.value,
    )


def _where(visit: Visit) -> Field:
    return Field("where", visit.say("Where"), Widget.LINE, folded=True, limit=200)


def _can(visit: Visit, given: Mapping[str, str], *acts: Act) -> bool:
    """Whether one of these would be allowed; a mediator may have it to record of another seat."""
    return visit.seated.kind is SeatKind.MEDIATOR or any(offered(visit, given, act) for act in acts)


def arrive(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    if not _can(visit, given, *(Arrive(scene=scene) for scene in Scene)):
        return None
    return ActForm(
        kind="arrive",
        title=_("Say that a delegation has come"),
        button=_("Say so"),
        fields=(
            *_whose(visit),
            _scene(visit, given, _("Has come to the table"), _("Has come to the place of the talks")),
            _told(visit, lambda circle: Arrive(scene=Scene.TABLE, told=circle)),
            _where(visit),
        ),
        means=(_("Whoever is told reads that it has come, and when; nobody else learns of it."),),
    )


def leave(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    if not _can(visit, given, *(Leave(scene=scene) for scene in Scene)):
        return None
    return ActForm(
        kind="leave",
        title=_("Leave"),
        button=_("Leave"),
        fields=(
            *_whose(visit),
            _scene(
                visit,
                given,
                _("Leave the table: stop talking, and stay within reach"),
                _("Leave the place of the talks: travel, and leave the table too"),
            ),
            _told(visit, lambda circle: Leave(scene=Scene.TABLE, told=circle)),
            _where(visit),
        ),
        means=(
            _("Whoever is told reads that you left, and when. Calling it a walk-out is for others, in their own name."),
            _("The channel to the mediators stays open, and so does this room. It signs nothing and declines nothing."),
            _("Time that you asked for, and that nobody has granted or refused, is overtaken by it."),
            *by_table(visit, "leave"),
        ),
        consequential=True,
        danger=True,
    )


def consult(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    if not _can(visit, given, Consult()):
        return None
    return ActForm(
        kind="consult",
        title=_("Depart for consultations"),
        button=_("Depart for consultations"),
        fields=(
            *_whose(visit),
            Field("back", _("Expected back"), Widget.DEADLINE),
            _told(visit, lambda circle: Consult(told=circle)),
        ),
        means=(
            _("You go to consult your capital, and mean to come back. It isn’t leaving the talks."),
            _("Whoever is told reads that you departed for consultations, and until when if you say so."),
        ),
        consequential=True,
    )


FORMS: Mapping[str, Make] = {"arrive": arrive, "leave": leave, "consult": consult}

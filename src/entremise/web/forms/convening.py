"""Forms for seats, persons, names, relations, and frozen rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from entremise.house.seated import show_out
from entremise.talks.acts.base import Circle
from entremise.talks.acts.convening import ActorKind, Capacity, Role, SeatKind
from entremise.talks.acts.procedure import FreezeRoom
from entremise.web.convening import keys
from entremise.web.convening.slugs import slug
from entremise.web.forms import options
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.language import NAMES
from entremise.words import terms
from entremise.words.catalogue import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from entremise.web.forms.fields import Given, Make
    from entremise.web.visit import Visit

ACTOR_KINDS: Mapping[ActorKind, str] = {
    ActorKind.PERSON: N_("a person"),
    ActorKind.STATE: N_("a state"),
    ActorKind.ORGANISATION: N_("an organisation"),
    ActorKind.PARTY: N_("a party to a conflict"),
    ActorKind.COLLECTIVE: N_("several, not named one by one"),
}
RELATIONS: Mapping[Role, str] = {
    Role.HOST: N_("hosts the talks"),
    Role.SPONSOR: N_("sponsors the talks"),
    Role.MEDIATOR: N_("mediates"),
    Role.BACKER: N_("backs a party"),
    Role.GUARANTOR: N_("guarantees the accord"),
    Role.WITNESS: N_("witnesses the accord"),
    Role.DEPOSITARY: N_("keeps the accord"),
    Role.CONVENER: N_("convenes the talks"),
    Role.RECOGNISES: N_("recognises"),
    Role.CONTROLS: N_("controls"),
}
CIRCLES: Mapping[Circle, str] = {
    Circle.MEDIATORS: N_("the mediators"),
    Circle.TABLE: N_("all parties and mediators"),
    Circle.PUBLIC: N_("everybody, the press included"),
}


def _mediates(visit: Visit) -> bool:
    return visit.seated.kind is SeatKind.MEDIATOR


def _lines(visit: Visit) -> tuple[tuple[str, str], ...]:
    """In which languages names are given: those in which anybody can read."""
    return options.named(visit, NAMES)


def _names(visit: Visit, name: str, label: str, hint: str = "") -> Field:
    return Field(name, label, Widget.TEXTS, hint, languages=_lines(visit), required=True, rows=1)


def _short(visit: Visit, name: str) -> Field:
    _ = visit.say
    hint = _("Latin letters, digits and hyphens, as it stands on the record; made from the name where it is left out.")
    return Field(name, _("Short name"), Widget.LINE, hint, folded=True, limit=64)


def _named(path: str, kind: str) -> Callable[[dict[str, Any]], Mapping[str, Any]]:
    """Fills in the short name of what stands at a path from its name, the same for the same name."""

    def shape(given: dict[str, Any]) -> Mapping[str, Any]:
        of = given.get(path, {}) if path else given
        called = "successor" if kind == "person" and not path else "slug"
        if not of.get(called) and of.get("name"):
            of[called] = slug(of["name"], kind)
        return given

    return shape


def add_seat(visit: Visit, given: Given) -> ActForm | None:
    _ = visit.say
    if not _mediates(visit):
        return None
    kinds = tuple(Option(kind.value, _(said)) for kind, said in terms.SEAT_KINDS.items())
    return ActForm(
        kind="add-seat",
        title=_("Add a seat"),
        button=_("Add the seat"),
        fields=(
            Field("seat.kind", _("What the seat is for"), Widget.CHOICE, options=kinds, required=True),
            _names(visit, "seat.name", _("Name"), _("The neutral name, that everybody may read.")),
            Field("seat.actor", _("Whose seat it is"), Widget.CHOICE, options=_actors(visit), folded=True),
            _short(visit, "seat.slug"),
        ),
        means=(
            _("All seats see it. The new one is shown what is public from before, and nothing else."),
            _("Nobody sits there yet: accredit its first person next, and invite them."),
        ),
        back="delegation",
        shape=_named("seat", "seat"),
    )


def add_actor(visit: Visit, given: Given) -> ActForm | None:
    _ = visit.say
    if not _mediates(visit):
        return None
    kinds = tuple(Option(kind.value, _(said)) for kind, said in ACTOR_KINDS.items())
    return ActForm(
        kind="add-actor",
        title=_("Enter an actor"),
        button=_("Enter the actor"),
        fields=(
            Field("actor.kind", _("What it is"), Widget.CHOICE, options=kinds, required=True),
            _names(visit, "actor.name", _("Name")),
            _short(visit, "actor.slug"),
        ),
        means=(_("It is public: all seats see it, and it stands on the map of actors."),),
        back="delegation",
        shape=_named("actor", "actor"),
    )


def _actors(visit: Visit) -> tuple[Option, ...]:
    reader = visit.reader
    return tuple(Option(one, reader.actor(one)) for one in sorted(visit.view.actors, key=reader.actor))


def relate(visit: Visit, given: Given) -> ActForm | None:
    _, view = visit.say, visit.view
    if not _mediates(visit):
        return None
    of = (*_actors(visit), *(one for one in options.seats(visit, view.seats_of()) if one.value not in view.actors))
    roles = tuple(Option(role.value, _(said)) for role, said in RELATIONS.items())
    return ActForm(
        kind="relate",
        title=_("Say who stands behind whom"),
        button=_("Put it on the record"),
        fields=(
            Field("relation.actor", _("Who"), Widget.CHOICE, options=_actors(visit), required=True),
            Field("relation.role", _("Does what"), Widget.CHOICE, options=roles, required=True),
            Field("relation.of", _("For or over whom"), Widget.CHOICE, options=of),
            Field("relation.says", _("How it is put"), Widget.LINE, limit=200),
            Field("holds", _("Does this hold?"), Widget.ANSWER, required=True, value="yes"),
        ),
        means=(
            _("It is public: all seats see it. A mediator that backs a party is shown to have a conflict of interest."),
        ),
        back="delegation",
    )


def agree_name(visit: Visit, given: Given) -> ActForm | None:
    _, view = visit.say, visit.view
    if not _mediates(visit):
        return None
    return ActForm(
        kind="agree-name",
        title=_("Agree on a name for a seat"),
        button=_("Use this name"),
        fields=(
            Field(
                "seat",
                _("Which seat"),
                Widget.CHOICE,
                options=options.seats(visit, view.seats_of()),
                required=True,
                value=given.get("seat", ""),
            ),
            Field(
                "readers",
                _("Who reads it so"),
                Widget.CHOICES,
                options=options.seats(visit, view.seats_of()),
                required=True,
            ),
            _names(visit, "name", _("Name")),
        ),
        means=(_("Those readers and the mediators see it; wherever they read, the seat is then called so."),),
        back="delegation",
    )


def _capacities(visit: Visit, *, head: bool, value: tuple[str, ...] = ()) -> Field:
    _ = visit.say
    hints = {Capacity.HEAD: _("releases words and signs"), Capacity.DELEGATE: _("drafts; lets a head back in")}
    found = tuple(
        Option(one.value, _(said), hints.get(one, ""))
        for one, said in terms.CAPACITIES.items()
        if head or one is not Capacity.HEAD
    )
    name = "person.capacities"
    return Field(name, _("Capacities"), Widget.CHOICES, options=found, required=True, values=value)


def accredit(visit: Visit, given: Given) -> ActForm | None:
    """For the own delegation; mediators enter the first person of a seat that has nobody."""
    _, view = visit.say, visit.view
    seat = given.get("person.seat") or given.get("seat") or visit.seat
    if seat not in view.seats or (seat != visit.seat and not _mediates(visit)):
        return None
    own = seat == visit.seat
    told = tuple(Option(circle.value, _(said)) for circle, said in CIRCLES.items())
    first = _("The seat has nobody yet: whoever is entered first lets the others in. From then on the seat is its own.")
    return ActForm(
        kind="accredit",
        title=_("Accredit a person of {seat}", seat=visit.reader.seat(seat)),
        button=_("Accredit"),
        fields=(
            Field("person.seat", "", Widget.HIDDEN, value=seat),
            _names(visit, "person.name", _("Name")),
            _capacities(visit, head=not own or visit.seated.is_head, value=() if own else (Capacity.HEAD.value,)),
            Field("person.office", _("Office"), Widget.TEXTS, languages=_lines(visit), rows=1, folded=True),
            Field(
                "told",
                _("Who learns the name"),
                Widget.CHOICE,
                options=told,
                required=True,
                value=Circle.MEDIATORS.value,
            ),
            _short(visit, "person.slug"),
        ),
        means=(
            first if not own else _("The person belongs to the delegation from then on; a link lets them in."),
            _("The own delegation always sees it; of the others, those whom you choose below."),
        ),
        back="delegation",
        shape=_named("person", "person"),
    )


def replace_person(visit: Visit, given: Given) -> ActForm | None:
    _, view = visit.say, visit.view
    person = view.persons.get((visit.seat, given.get("person", "")))
    if person is None or not keys.leads(visit.seated):
        return None
    name = visit.reader.person(visit.seat, person.person.slug)
    known = tuple(one.value for one in person.person.capacities)
    fields = _capacities(visit, head=visit.seated.is_head, value=known)
    return ActForm(
        kind="replace-person",
        title=_("Replace {person}", person=name),
        button=_("Replace {person}", person=name),
        fields=(
            Field("seat", "", Widget.HIDDEN, value=visit.seat),
            Field("person", "", Widget.HIDDEN, value=person.person.slug),
            _names(visit, "name", _("Name of the successor")),
            Field("capacities", fields.label, Widget.CHOICES, "", fields.options, required=True, values=known),
            Field("office", _("Office"), Widget.TEXTS, languages=_lines(visit), rows=1, folded=True),
            _short(visit, "successor"),
        ),
        means=(
            _(
                "{person} loses this room at once, on every device. The successor takes the place, signature included.",
                person=name,
            ),
            _("Seen by those who know of {person}, and by those who await that signature.", person=name),
        ),
        back="delegation",
        consequential=True,
        danger=True,
        then=lambda placed: _shown_out(visit, person.person.slug),
        shape=_named("", "person"),
    )


def _shown_out(visit: Visit, person: str) -> str:
    """Whoever was replaced is shown out of the pages that lie open, and their links are taken back."""
    show_out(visit.premises, visit.talks, visit.seat, person)
    return visit.url("delegation")


def freeze_room(visit: Visit, given: Given) -> ActForm | None:
    _, seat = visit.say, given.get("seat", "")
    if not _mediates(visit) or seat not in visit.view.seats or seat == visit.seat:
        return None
    name = visit.reader.seat(seat)
    return ActForm(
        kind="freeze-room",
        title=_("Freeze the room of {seat}", seat=name),
        button=_("Freeze the room of {seat}", seat=name),
        fields=(
            Field("seat", "", Widget.HIDDEN, value=seat),
            Field("reason", _("Why"), Widget.TEXT, _("{seat} reads it too.", seat=name), rows=3),
        ),
        means=(
            _(
                "For when a device was lost, or somebody sits there who should not: whoever sits there reads on, and "
                "can do nothing at the table until a mediator thaws the room."
            ),
            _(
                "{seat} and all mediators see it; nobody else. It signs nobody out: the delegation ends its own "
                "sessions, and makes its own new links.",
                seat=name,
            ),
        ),
        to=seat if seat in visit.view.parties() else None,
        back="delegation",
        danger=True,
    )


def thaw_room(visit: Visit, given: Given) -> ActForm | None:
    _ = visit.say
    seen = visit.view.seen.get(given.get("frozen", ""))
    if not _mediates(visit) or seen is None or not isinstance(seen.placed.act, FreezeRoom):
        return None
    seat = seen.placed.act.seat
    name = visit.reader.seat(seat)
    return ActForm(
        kind="thaw-room",
        title=_("Thaw the room of {seat}", seat=name),
        button=_("Thaw the room of {seat}", seat=name),
        fields=(Field("frozen", "", Widget.HIDDEN, value=seen.placed.id),),
        means=(_("{seat} can act again at once. It sees this, and so do all who saw the freezing.", seat=name),),
        to=seat if seat in visit.view.parties() else None,
        back="delegation",
    )


FORMS: Mapping[str, Make] = {
    "accredit": accredit,
    "add-actor": add_actor,
    "add-seat": add_seat,
    "agree-name": agree_name,
    "freeze-room": freeze_room,
    "relate": relate,
    "replace-person": replace_person,
    "thaw-room": thaw_room,
}

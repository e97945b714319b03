"""What the delegation page shows, as values: our persons, the links to our room, and for mediators the other seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from entremise.people.values import Invitation
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import Person, SeatKind
from entremise.talks.view.state import PersonState, in_order
from entremise.web.convening import keys
from entremise.web.visit import Visit
from entremise.words import terms
from entremise.words.names import begun

PAGE: Final = 30
"""Links at first sight."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a delegation. `link` is what the button says that makes one; empty where there is none."""

    seat: str
    slug: str
    name: str
    about: str
    itself: bool
    state: str
    link: str = ""
    hint: str = ""
    replace: str = ""
    may_end: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was made; `withdraw` says whether this reader may take it back."""

    ident: str
    person: str
    seat: str
    made_by: str
    made: str
    state: str
    stands: bool
    withdraw: bool


@dataclass(frozen=True, slots=True)
class OtherSeat:
    """Another seat, as mediators see its door."""

    slug: str
    name: str
    kind: str
    side: int | None
    frozen: bool
    freeze: str
    heads: Sequence[Member]
    state: str
    accredit: str


def has_keys(visit: Visit, seat: str) -> frozenset[str]:
    """The persons of a seat as whom somebody has ever come in, or a program acts."""
    return frozenset(place.person for place in visit.premises.people.places_at(visit.talks, seat))


def came_in(visit: Visit, seat: str) -> frozenset[str]:
    """The persons of a seat as whom somebody has ever come in."""
    people = visit.premises.people
    return frozenset(one.person for one in people.places_at(visit.talks, seat) if people.has_come_in(one.account))


def form(visit: Visit, kind: str, **given: str) -> str:
    """The address of a form of an act that leads back here."""
    query = urlencode({**given, "back": visit.url("delegation")})
    return f"{visit.url('do', kind=kind)}?{query}"


def members(visit: Visit) -> Sequence[Member]:
    """Our own delegation."""
    known, links = came_in(visit, visit.seat), standing(visit)
    return [_member(visit, one, known, links) for one in visit.view.delegation(visit.seat)]


def standing(visit: Visit) -> dict[tuple[str, str], Invitation]:
    """For each person the link that still stands, the last of several."""
    now, found = visit.premises.people.now(), {}
    for one in reversed(visit.premises.people.invitations(visit.talks)):
        if one.stands(now):
            found[one.seat, one.person] = one
    return found


def _member(visit: Visit, one: PersonState, known: frozenset[str], links: dict[tuple[str, str], Invitation]) -> Member:
    _, person = visit.say, one.person
    itself, has_come = person.slug == visit.seated.place.person, person.slug in known
    name, link, hint = visit.reader.person(person.seat, person.slug), "", ""
    if keys.may_let_in(visit.seated, one):
        if itself:
            link = _("Make a link for another device of mine")
            hint = _("It goes on with your account; where you are signed in now, you stay so.")
        elif has_come:
            link = _("Make a new link for {person}", person=name)
            hint = _("Whoever opens it shuts out every device, passkey and token of {person} from before.", person=name)
        else:
            link = _("Invite {person}", person=name)
    may_replace = visit.seated.is_head and not itself and visit.seat not in visit.view.frozen
    return Member(
        seat=person.seat,
        slug=person.slug,
        name=name,
        about=_about(visit, person),
        itself=itself,
        state=_state(visit, has_come, links.get((person.seat, person.slug))),
        link=link,
        hint=hint,
        replace=form(visit, "replace-person", person=person.slug) if may_replace else "",
        may_end=keys.leads(visit.seated) and has_come and not itself,
    )


def _about(visit: Visit, person: Person) -> str:
    """The office and the capacities of a person."""
    _ = visit.say
    office = [visit.reader.words(person.office)] if person.office else []
    named = (*office, *(_(terms.CAPACITIES[one]) for one in person.capacities))
    return begun(_.pgettext("between names", ", ").join(named))


def _state(visit: Visit, has_come: bool, link: Invitation | None) -> str:
    _ = visit.say
    if link is not None:
        until = at(visit, link.expires_at)
        if has_come:
            return _("Has come in. A new link stands until {time}.", time=until)
        return _("Invited: the link stands until {time}.", time=until)
    return _("Has come in.") if has_come else _("Nobody has come in yet, and no link stands.")


def links(visit: Visit, earlier: int = 0) -> tuple[Sequence[Link], bool]:
    """The links to our room, those that we made for others too, the last first; and whether there are more."""
    own = f"{visit.seat}/"
    every = [
        one
        for one in visit.premises.people.invitations(visit.talks)
        if one.seat == visit.seat or one.made_by.startswith(own)
    ]
    shown = every[earlier * PAGE : (earlier + 1) * PAGE]
    return [_link(visit, one) for one in shown], len(every) > (earlier + 1) * PAGE


def _link(visit: Visit, one: Invitation) -> Link:
    _, reader = visit.say, visit.reader
    stands = one.stands(visit.premises.people.now())
    if one.used_at is not None:
        state = _("Used {time}.", time=at(visit, one.used_at))
    elif one.withdrawn_at is not None:
        state = _("Withdrawn {time}.", time=at(visit, one.withdrawn_at))
    elif stands:
        state = _("Open until {time}.", time=at(visit, one.expires_at))
    else:
        state = _("Expired {time}.", time=at(visit, one.expires_at))
    seat, _slash, person = one.made_by.partition("/")
    return Link(
        ident=one.id,
        person=reader.person(one.seat, one.person),
        seat="" if one.seat == visit.seat else reader.seat(one.seat),
        made_by=reader.hand(Hand(seat=seat, person=person)) if person else _("the server’s owner"),
        made=at(visit, one.made_at),
        state=state,
        stands=stands,
        withdraw=stands and keys.may_withdraw(visit.seated, one),
    )


def others(visit: Visit) -> Sequence[OtherSeat]:
    """The other seats, for mediators: whether their head has come in, and whether their room is frozen."""
    if visit.seated.kind is not SeatKind.MEDIATOR:
        return ()
    standing_links = standing(visit)
    seats = [one for one in in_order(visit.view.seats.values()) if one.seat.slug != visit.seat]
    return [_other(visit, one.seat.slug, standing_links) for one in seats]


def _other(visit: Visit, seat: str, links: dict[tuple[str, str], Invitation]) -> OtherSeat:
    _, reader, view = visit.say, visit.reader, visit.view
    known, delegation, speaks = has_keys(visit, seat), view.delegation(seat), keys.leads(visit.seated)
    heads, state, accredit = [], "", ""
    if known:
        state = _("The delegation has its keys: it lets its own people in, and nobody else can.")
    elif delegation:
        heads = [_head(visit, one, links) for one in keys.to_be_invited(view, seat, known)]
    else:
        state = _("Nobody is accredited here yet.")
        accredit = form(visit, "accredit", seat=seat) if speaks and visit.seat in view.seats[seat].told else ""
    frozen = view.frozen.get(seat)
    freeze = form(visit, "thaw-room", frozen=frozen) if frozen else form(visit, "freeze-room", seat=seat)
    return OtherSeat(
        slug=seat,
        name=reader.seat(seat),
        kind=_(terms.SEAT_KINDS[view.seats[seat].kind]),
        side=visit.sides().get(seat),
        frozen=frozen is not None,
        freeze=freeze if speaks else "",
        heads=heads,
        state=state,
        accredit=accredit,
    )


def _head(visit: Visit, one: PersonState, links: dict[tuple[str, str], Invitation]) -> Member:
    """Whom mediators may invite. Only links that they know of are told of: the seat's own are its own."""
    _, person = visit.say, one.person
    link = links.get((person.seat, person.slug))
    known = link if link is not None and link.made_by.startswith(f"{visit.seat}/") else None
    name = visit.reader.person(person.seat, person.slug)
    return Member(
        seat=person.seat,
        slug=person.slug,
        name=name,
        about=_about(visit, person),
        itself=False,
        state=_state(visit, False, known),
        link=_("Invite {person}", person=name) if keys.leads(visit.seated) else "",
    )


def at(visit: Visit, moment: datetime) -> str:
    """An hour of the server's clock, to the minute."""
    return visit.when(moment.replace(second=0, microsecond=0))

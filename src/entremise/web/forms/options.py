"""What can be chosen in a form, from what the seat's view holds and nothing else."""

from collections.abc import Iterable

from entremise.talks.view.state import in_order
from entremise.web.forms.fields import Field, Option, Widget
from entremise.web.visit import Visit
from entremise.words.names import begun
from entremise.words.tongues import language_name


def seats(visit: Visit, slugs: Iterable[str]) -> tuple[Option, ...]:
    """Seats, in the order of the table, each with its side's colour where it is a party."""
    sides = visit.sides()
    ordered = in_order(visit.view.seats[slug] for slug in slugs)
    return tuple(
        Option(one.seat.slug, visit.reader.seat(one.seat.slug), side=sides.get(one.seat.slug)) for one in ordered
    )


def persons(visit: Visit, seat: str) -> tuple[Option, ...]:
    """The persons of a delegation."""
    return tuple(
        Option(one.person.slug, visit.reader.person(seat, one.person.slug)) for one in visit.view.delegation(seat)
    )


def languages(visit: Visit) -> tuple[Option, ...]:
    """The languages of the talks, by the names that the reader's language has for them."""
    convened = visit.view.convened
    tags = convened.languages if convened is not None else ()
    return tuple(Option(tag, called) for tag, called in named(visit, tags))


def named(visit: Visit, tags: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Languages with what each is called on a label, in the reader's language."""
    return tuple((tag, begun(language_name(tag, visit.say.language))) for tag in tags)


def language_field(visit: Visit, name: str = "language") -> Field:
    """In which language something is written; the reader's own, where the talks have it."""
    _ = visit.say
    found = languages(visit)
    own = next((one.value for one in found if one.value == _.language), found[0].value if found else _.language)
    return Field(name, _("Language of the text"), Widget.CHOICE, options=found, required=True, value=own, folded=True)

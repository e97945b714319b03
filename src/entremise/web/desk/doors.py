"""Links to forms: offered only where the form, asked with the same words, has something to offer this seat."""

from dataclasses import dataclass
from urllib.parse import urlencode

from entremise.web.forms.registry import FORMS
from entremise.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Door:
    """A link to a form, and what it is called."""

    kind: str
    label: str
    url: str


def door(visit: Visit, kind: str, label: str, **given: str) -> Door | None:
    """The way to a form; None where this seat has no such thing to do now."""
    make = FORMS.get(kind)
    if make is None or make(visit, given) is None:
        return None
    asked = urlencode({**given, "back": visit.request.get_full_path()})
    return Door(kind, label, f"{visit.url('do', kind=kind)}?{asked}")


def doors(*found: Door | None) -> tuple[Door, ...]:
    """Those that are open."""
    return tuple(one for one in found if one is not None)

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


def door(visit: Visit, kind: str, label: str = "", **given: str) -> Door | None:
    """The way to a form, called by the form's own title unless it is said; None where there is nothing to do now."""
    make = FORMS.get(kind)
    form = make(visit, given) if make is not None else None
    if form is None:
        return None
    asked = urlencode({**given, "back": visit.request.get_full_path()})
    return Door(kind, label or form.title, f"{visit.url('do', kind=kind)}?{asked}")


def doors(*found: Door | None) -> tuple[Door, ...]:
    """Those that are open."""
    return tuple(one for one in found if one is not None)

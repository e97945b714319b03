"""All forms, by the kind of their act."""

from collections.abc import Callable, Mapping
from typing import Final

from entremise.web.forms import messages
from entremise.web.forms.fields import ActForm
from entremise.web.visit import Visit

Given = Mapping[str, str]
"""What the address of a form says beforehand: `source`, `to`, `draft`."""
Make = Callable[[Visit, Given], ActForm | None]
"""A form as this seat is to see it; None where this seat has no such thing to do."""

FORMS: Final[Mapping[str, Make]] = {
    **messages.FORMS,
}

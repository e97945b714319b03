"""All forms, by the kind of their act."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from entremise.web.forms import (
    answers,
    convening,
    conveying,
    disclosing,
    drafting,
    messages,
    presence,
    public,
    rounds,
    signing,
)

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

FORMS: Final[Mapping[str, "Make"]] = {
    **messages.FORMS,
    **answers.FORMS,
    **conveying.FORMS,
    **presence.FORMS,
    **rounds.FORMS,
    **public.FORMS,
    **disclosing.FORMS,
    **drafting.FORMS,
    **signing.FORMS,
    **convening.FORMS,
}

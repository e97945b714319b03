"""Forms for words that go to the mediators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from entremise.talks.acts.messages import Carry
from entremise.talks.rules.carrying import HEARD
from entremise.web.forms import options
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.visit import Visit
from entremise.words import terms

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make


def carry_fields(visit: Visit) -> tuple[Field, ...]:
    """Under which rule words are entrusted; in confidence, unless something else is chosen."""
    _ = visit.say
    rules = tuple(Option(rule.value, _(terms.CARRIES[rule])) for rule in Carry)
    others = visit.view.seats_of() - visit.view.mediators() - {visit.seat}
    return (
        Field(
            "rule.carry",
            _("What the mediators may do with it"),
            Widget.CHOICE,
            options=rules,
            required=True,
            value=Carry.IN_CONFIDENCE.value,
        ),
        Field("rule.to", _("Only to"), Widget.CHOICES, options=options.seats(visit, others), folded=True),
        Field("rule.if_condition", _("Only if this condition is met"), Widget.LINE, folded=True, limit=200),
        Field("rule.not_before", _("Not before"), Widget.INSTANT, folded=True),
        Field("rule.orally_only", _("By word of mouth only"), Widget.YES, folded=True),
        Field("rule.exact_wording", _("Show us the exact wording first"), Widget.YES, folded=True),
    )


def message(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    mediators = visit.view.mediators() - {visit.seat}
    if not mediators or visit.seated.kind not in HEARD:
        return None
    return ActForm(
        kind="message",
        title=_("Write to the mediators"),
        button=_("Send to the mediators named"),
        fields=(
            Field(
                "to",
                _("To"),
                Widget.CHOICES,
                options=options.seats(visit, mediators),
                required=True,
                values=tuple(sorted(mediators)),
            ),
            Field("text", _("Message"), Widget.TEXT, required=True, rows=6, limit=20_000),
            *carry_fields(visit),
            options.language_field(visit),
            Field("about", "", Widget.HIDDEN, value=given.get("about", "")),
        ),
        means=(_("Only the mediators that you name see it. No other party ever does, unless a mediator conveys it."),),
    )


FORMS: Mapping[str, Make] = {"message": message}

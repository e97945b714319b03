"""Forms for words that go to the mediators, and for those that stay in a delegation's inner room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from entremise.talks.acts.convening import Capacity, Entrust, SeatKind
from entremise.talks.acts.inner import InnerPaper, Purpose
from entremise.talks.acts.messages import Carry, Message
from entremise.talks.rules.carrying import HEARD
from entremise.web.forms import options
from entremise.web.forms.allowed import offered
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.means import seen_by
from entremise.web.visit import Visit
from entremise.words import terms
from entremise.words.names import begun

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make


def carry_fields(visit: Visit) -> tuple[Field, ...]:
    """Under which rule words are entrusted; in confidence, unless something else is chosen."""
    _ = visit.say
    means = {
        Carry.IN_CONFIDENCE: _("They know it, and carry it to nobody."),
        Carry.MAY_BE_CONVEYED: _("They may carry it on, and say that it comes from you."),
        Carry.AS_MEDIATORS_IDEA: _("They may carry it on as their own; that it comes from you isn’t said."),
    }
    return _carry(visit, visit.seat, means, _("Show us the exact wording first"))


def carry_fields_of(visit: Visit, party: str) -> tuple[Field, ...]:
    """The same for a mediator, who writes down what a party said and under which rule."""
    _ = visit.say
    seat = visit.reader.seat(party)
    means = {
        Carry.IN_CONFIDENCE: _("Mediators know it, and carry it to nobody."),
        Carry.MAY_BE_CONVEYED: _("Mediators may carry it on, and say that it comes from {seat}.", seat=seat),
        Carry.AS_MEDIATORS_IDEA: _(
            "Mediators may carry it on as their own; that it comes from {seat} isn’t said.", seat=seat
        ),
    }
    return _carry(visit, party, means, _("Show {seat} the exact wording first", seat=seat))


def _carry(visit: Visit, author: str, means: Mapping[Carry, str], exact: str) -> tuple[Field, ...]:
    _ = visit.say
    rules = tuple(Option(rule.value, begun(_(terms.CARRIES[rule])), means[rule]) for rule in Carry)
    others = visit.view.seats_of() - visit.view.mediators() - {author}
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
        Field("rule.exact_wording", exact, Widget.YES, folded=True),
    )


def message(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    mediators = visit.view.mediators() - {visit.seat}
    if not mediators or visit.seated.kind not in HEARD:
        return None
    if not offered(visit, given, Message(to=tuple(sorted(mediators)), text="…", language="en")):
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
            Field("text", _("Message"), Widget.TEXT, required=True, rows=5, limit=20_000),
            *carry_fields(visit),
            options.language_field(visit),
            Field("about", "", Widget.HIDDEN, value=given.get("about", "")),
        ),
        means=(_("Only the mediators that you name see it. No other party ever does, unless a mediator conveys it."),),
        back="room",
    )


# ---- the inner room


def inner_paper(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """A paper of the own inner room; `revises` names one whose text it begins with, `about` one that it answers."""
    _ = visit.say
    called = {
        Purpose.NOTE: (_("Note"), _("For each other.")),
        Purpose.DRAFT: (_("Draft"), _("Waits for the head, or whom the head entrusts, to release it.")),
        Purpose.INSTRUCTION: (_("Instruction"), _("From the capital, or from the head.")),
    }
    earlier = _paper(visit, given.get("revises", ""))
    about = _paper(visit, given.get("about", "")) and given["about"]
    purpose = Purpose.DRAFT.value if earlier else given.get("purpose", "")
    note = InnerPaper(purpose=Purpose.NOTE, text="…", language="en")
    if not offered(visit, given, note):
        return None
    return ActForm(
        kind="inner-paper",
        title=_("Write a new version") if earlier else _("Write in the inner room"),
        button=_("Keep in the inner room"),
        fields=(
            Field(
                "purpose",
                _("What it is"),
                Widget.CHOICE,
                options=tuple(Option(one.value, *said) for one, said in called.items()),
                required=True,
                value=purpose if purpose in set(Purpose) else Purpose.NOTE.value,
            ),
            Field(
                "text",
                _("Text"),
                Widget.TEXT,
                required=True,
                rows=5,
                limit=20_000,
                value=earlier.text if earlier else "",
            ),
            options.language_field(visit),
            Field("about", "", Widget.HIDDEN, value=given["revises"] if earlier else about or ""),
        ),
        means=(seen_by(visit, note),),
        back="inner",
    )


def _paper(visit: Visit, act: str) -> InnerPaper | None:
    seen = visit.view.seen.get(act)
    return seen.placed.act if seen is not None and isinstance(seen.placed.act, InnerPaper) else None


def entrust(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """The head lets a person of a party's delegation release its words, or takes that back."""
    _ = visit.say
    known = visit.view.persons.get((visit.seat, given.get("person", "")))
    if visit.seated.kind is not SeatKind.PARTY or known is None or not known.present or known.has(Capacity.HEAD):
        return None
    if not offered(visit, given, Entrust(person=known.person.slug, may_release=not known.may_release)):
        return None
    name = visit.reader.person(visit.seat, known.person.slug)
    return ActForm(
        kind="entrust",
        title=_("Who releases our words: {person}", person=name),
        button=_("Decide so"),
        fields=(
            Field("person", "", Widget.HIDDEN, value=known.person.slug),
            Field(
                "may_release",
                _("May {person} release the delegation’s words?", person=name),
                Widget.ANSWER,
                required=True,
                value="no" if known.may_release else "yes",
            ),
        ),
        means=(
            _("Whoever may release writes to the mediators in your name, answers terms, and asks for time."),
            _("Signing for the delegation, and declining to, is no part of it."),
            _("It is a matter of the inner room: nobody outside your delegation learns of it."),
        ),
        consequential=True,
        back="inner",
    )


FORMS: Mapping[str, Make] = {"message": message, "inner-paper": inner_paper, "entrust": entrust}

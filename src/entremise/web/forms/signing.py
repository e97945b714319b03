"""Forms for signature: opened for it, given, confirmed, declined, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from entremise.talks.acts.base import Ref
from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.acts.signing import ConfirmSignature, DeclineSignature, Force, Mode, Sign
from entremise.talks.rules.agreeing import SIGNS
from entremise.talks.view.state import DraftState, OpeningState, PersonState
from entremise.web.forms import options, time_asked
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.text.articles import brackets_left, draft_shown, latest
from entremise.web.text.offers import may, seen_by
from entremise.web.text.openings import mode_means, opening_shown
from entremise.web.visit import Visit
from entremise.words import duties, terms
from entremise.words.chronicle.agreeing import entry

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

SIGNING = "entremise/text/signature.html"
OPENING = "entremise/text/opening.html"
ACT = "entremise/text/act.html"


# ---- opening


def open_signature(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """Of the draft that is named, or of the latest. The page says beforehand which brackets are left in it."""
    _ = visit.say
    view = visit.view
    draft = view.drafts.get(given["draft"]) if given.get("draft") else latest(view)
    if visit.seated.kind is not SeatKind.MEDIATOR or draft is None:
        return None
    have_it = view.reach(draft.id)
    parties = [slug for slug in visit.sides() if slug in have_it]
    others = have_it - view.parties() - {visit.seat}
    return ActForm(
        kind="open-signature",
        title=_("Open draft {n} for signature", n=draft.number),
        button=_("Open for signature"),
        fields=(
            Field("draft", "", Widget.HIDDEN, value=draft.id),
            _mode_field(visit),
            *(_required_field(visit, seat) for seat in parties),
            Field(
                "with_seats",
                _("Who else is told"),
                Widget.CHOICES,
                hint=_("They see the opening, and each signature once it may be seen."),
                options=options.seats(visit, others),
                values=tuple(sorted(others)),
            ),
            Field(
                "deadline",
                _("Deadline for signature"),
                Widget.DEADLINE,
                hint=_("The same for all. When it passes and not all signatures are in, the opening lapses."),
            ),
            *_entry_fields(visit),
        ),
        means=(
            _("All whom you name are told at once. The text can’t be changed any more under this opening."),
            _("Each person signs with their own hand; nobody can sign for them, and nobody is bound before."),
        ),
        consequential=True,
        back="text",
        page=OPENING,
        beside={
            "draft": draft_shown(visit, draft),
            "brackets": brackets_left(visit, draft),
            "duties": duties.for_act("open-signature", _),
        },
    )


def _mode_field(visit: Visit) -> Field:
    _ = visit.say
    return Field(
        "mode",
        _("How it is signed"),
        Widget.CHOICE,
        options=(
            Option(Mode.OPEN.value, _("Openly."), " ".join(mode_means(visit, Mode.OPEN))),
            Option(Mode.SEALED.value, _("Sealed."), " ".join(mode_means(visit, Mode.SEALED))),
        ),
        required=True,
    )


def _required_field(visit: Visit, seat: str) -> Field:
    """Who must sign for a party: its heads and delegates, of whom the heads are chosen beforehand."""
    _ = visit.say
    able = [one for one in visit.view.delegation(seat) if any(one.has(capacity) for capacity in SIGNS)]
    return Field(
        f"required.{seat}",
        _("To sign for {seat}", seat=visit.reader.seat(seat)),
        Widget.CHOICES,
        hint="" if able else _("Nobody of its delegation who could sign is known to you."),
        options=tuple(_person(visit, one) for one in able),
        values=tuple(one.person.slug for one in able if one.has(Capacity.HEAD)),
    )


def _person(visit: Visit, one: PersonState) -> Option:
    _ = visit.say
    capacities = _.pgettext("between names", ", ").join(_(terms.CAPACITIES[each]) for each in one.person.capacities)
    name = visit.reader.person(one.person.seat, one.person.slug)
    return Option(one.person.slug, name, capacities, visit.sides().get(one.person.seat))


def _entry_fields(visit: Visit) -> tuple[Field, ...]:
    _ = visit.say
    return (
        Field(
            "entry.force",
            _("When the accord enters into force"),
            Widget.CHOICE,
            options=(
                Option(Force.LAST_SIGNATURE.value, _("with the last signature")),
                Option(Force.AT.value, _("at a time that is set below")),
                Option(Force.DAYS_AFTER.value, _("a number of days after the last signature")),
            ),
            required=True,
            value=Force.LAST_SIGNATURE.value,
        ),
        Field("entry.at", _("In force at"), Widget.INSTANT, hint=_("Never before the last signature.")),
        Field("entry.days", _("Days after the last signature"), Widget.NUMBER),
    )


# ---- signing


def _to_sign(visit: Visit, given: Mapping[str, str]) -> tuple[OpeningState, DraftState] | None:
    """The opening that is meant, where this seat is to sign in it."""
    opening = visit.view.openings.get(given.get("opening", ""))
    if opening is None or visit.seat not in opening.required:
        return None
    return opening, visit.view.drafts[opening.draft]


def signing_page(visit: Visit, opening: OpeningState, draft: DraftState, kind: str = "sign") -> Mapping[str, Any]:
    """The very text, and where its opening stands: nothing is signed that isn't on the same page.

    `possible` says whether the act is still to be done by this person: else its form isn't shown again.
    """
    act = Sign(opening=Ref(opening.id)) if kind == "sign" else ConfirmSignature(opening=Ref(opening.id))
    return {
        "possible": may(visit, act),
        "opening": opening_shown(visit, opening),
        "draft": draft_shown(visit, draft, visit.request.GET.getlist("language")),
        "duties": duties.for_act(kind, visit.say),
    }


def _hidden(opening: OpeningState) -> Field:
    return Field("opening", "", Widget.HIDDEN, value=opening.id)


def sign(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    found = _to_sign(visit, given)
    if found is None:
        return None
    opening, draft = found
    title, seat = visit.reader.words(draft.title), visit.reader.seat(visit.seat)
    sealed = opening.mode is Mode.SEALED
    return ActForm(
        kind="sign",
        title=_("Sign “{title}”", title=title),
        button=_("Deposit my signature, sealed") if sealed else _("Sign for {seat}", seat=seat),
        fields=(
            _hidden(opening),
            Field(
                "ad_referendum",
                _("I sign ad referendum"),
                Widget.YES,
                hint=_("Ticked, it does not bind yet: it binds once the head of our delegation confirms it."),
            ),
            Field("read", _("I have read this text, draft {n}, and sign it.", n=draft.number), Widget.CONFIRM),
        ),
        means=_sign_means(visit, opening, seat),
        consequential=True,
        back="text",
        page=SIGNING,
        beside=signing_page(visit, opening, draft),
    )


def _sign_means(visit: Visit, opening: OpeningState, seat: str) -> tuple[str, ...]:
    _ = visit.say
    said = [_("You sign for {seat}: your signature is consent to be bound by this text.", seat=seat)]
    if opening.mode is Mode.OPEN:
        seats = seen_by(visit, Sign(opening=Ref(opening.id)))
        said.append(_("It is seen at once by {seats}, and can’t be taken back.", seats=seats))
    else:
        seats = visit.reader.seats(visit.view.reach(opening.id) - {visit.seat})
        said.append(_("It is a deposit: no other seat sees it, nor that it is there, until all are in."))
        said.append(
            _(
                "Then {seats} see it with the others, dated at that instant. Until then it can be taken back.",
                seats=seats,
            )
        )
    if opening.deadline is not None:
        said.append(_lapses(visit, opening, visit.deadline(opening.deadline)))
    return (*said, entry(visit.reader, opening.entry))


def _lapses(visit: Visit, opening: OpeningState, time: str) -> str:
    _ = visit.say
    if opening.mode is Mode.OPEN:
        return _("If not all have signed by {time}, the opening lapses, and nobody is bound.", time=time)
    return _("If not all are in by {time}, the opening lapses: in the same words, whatever was deposited.", time=time)


def confirm_signature(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    found = _to_sign(visit, given)
    if found is None:
        return None
    opening, draft = found
    return ActForm(
        kind="confirm-signature",
        title=_("Confirm “{title}”", title=visit.reader.words(draft.title)),
        button=_("Confirm: we are bound"),
        fields=(_hidden(opening), Field("read", _("I have read this text, and confirm it."), Widget.CONFIRM)),
        means=(
            _("What our delegation signed ad referendum binds from this moment."),
            time_asked.seen(visit, ConfirmSignature(opening=Ref(opening.id))),
            _("It can’t be taken back."),
        ),
        consequential=True,
        back="text",
        page=SIGNING,
        beside=signing_page(visit, opening, draft, "confirm-signature"),
    )


def decline_signature(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    found = _to_sign(visit, given)
    if found is None:
        return None
    opening, draft = found
    sealed = opening.mode is Mode.SEALED
    return ActForm(
        kind="decline-signature",
        title=_("Decline to sign “{title}”", title=visit.reader.words(draft.title)),
        button=_("Decline to sign"),
        fields=(
            _hidden(opening),
            Field("reason", _("Why"), Widget.TEXT, hint=_("Seen by all who see the refusal."), limit=20_000),
        ),
        means=(
            _("Your delegation does not sign under this opening, and it comes to nothing. It can’t be taken back."),
            time_asked.seen(visit, DeclineSignature(opening=Ref(opening.id))),
            *((_("The other parties are not told: to them the opening lapses, or stands, as before."),) * sealed),
        ),
        consequential=True,
        danger=True,
        back="text",
        page=ACT,
        beside={"opening": opening_shown(visit, opening)},
    )


def withdraw_signature(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    found = _to_sign(visit, given)
    if found is None or found[0].mode is not Mode.SEALED:
        return None
    opening, draft = found
    return ActForm(
        kind="withdraw-signature",
        title=_("Take back the deposit of “{title}”", title=visit.reader.words(draft.title)),
        button=_("Take back the deposit"),
        fields=(_hidden(opening),),
        means=(
            _("Your sealed signature is taken back. Nobody else had seen it, and nobody is told."),
            _("As long as the opening stands you can deposit it again."),
        ),
        consequential=True,
        danger=True,
        back="text",
        page=ACT,
        beside={"opening": opening_shown(visit, opening)},
    )


FORMS: Mapping[str, Make] = {
    "open-signature": open_signature,
    "sign": sign,
    "confirm-signature": confirm_signature,
    "decline-signature": decline_signature,
    "withdraw-signature": withdraw_signature,
    **time_asked.FORMS,
}

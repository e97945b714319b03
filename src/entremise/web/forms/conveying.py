"""Forms by which mediators carry words, and keep what they were told: each for one recipient, in that one's colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.messages import Carry, ConfirmConveying, Convey
from entremise.talks.time import iso
from entremise.talks.view.state import ConveyingState, Entrusted, Passage, WordingState
from entremise.web.desk import crossing
from entremise.web.desk.passage import beside_compose, beside_passage
from entremise.web.desk.standpoint import Standpoint
from entremise.web.forms import options, recording
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.means import by_table
from entremise.web.visit import Visit
from entremise.words.direction import isolate

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

COMPOSE = "entremise/desk/compose.html"
PASSAGE = "entremise/desk/passage.html"


def convey(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """Prepare words for one seat: `to`, perhaps `source` on which they rest, an approved `wording`; `again` takes up
    what was prepared before. Nothing here where the carry rule lets nobody have them."""
    _ = visit.say
    at = Standpoint.of(visit)
    again = at.view.conveyings.get(given.get("again", ""))
    sourced = given.get("source") or (again.convey.source if again is not None else None)
    source = at.view.entrusted.get(sourced or "")
    if sourced and source is None:
        return None
    found = [one.seat for one in crossing.recipients(at, source) if one.refusal is None]
    to = given.get("to") or (again.convey.to if again is not None else "") or (found[0] if len(found) == 1 else "")
    if not found or (to and to not in found):
        return None
    wording = _wording(at, source, given.get("wording", ""))
    seat = visit.reader.seat(to) if to else ""
    return ActForm(
        kind="convey",
        title=_("Convey to {seat}", seat=seat) if to else _("To whom?"),
        button=_("Prepare for {seat}", seat=seat),
        fields=(
            *_hidden(to, source, wording),
            *_text_fields(visit, at, to, wording, again),
            *_rule_fields(visit, source, again),
            *_mediator_fields(visit, source, again),
        ),
        means=_means(at, source),
        to=to or None,
        back="desk",
        then=lambda act: _next(visit, act),
        page=COMPOSE,
        beside=beside_compose(at, to, source, wording),
    )


def _wording(at: Standpoint, source: Entrusted | None, asked: str) -> WordingState | None:
    """The approved wording in which words go: the one named, or the last where the rule demands one."""
    if source is None:
        return None
    found = crossing.approved(at, source.id)
    named = next((one for one in found if one.id == asked), None)
    return named or (next(iter(found), None) if source.rule.exact_wording else None)


def _hidden(to: str, source: Entrusted | None, wording: WordingState | None) -> tuple[Field, ...]:
    return (
        Field("to", "", Widget.HIDDEN, value=to),
        Field("source", "", Widget.HIDDEN, value=source.id if source is not None else ""),
        Field("wording", "", Widget.HIDDEN, value=wording.id if wording is not None else ""),
    )


def _text_fields(
    visit: Visit, at: Standpoint, to: str, wording: WordingState | None, again: ConveyingState | None
) -> tuple[Field, ...]:
    """The words and their translation; of an approved wording not a letter can be changed."""
    _ = at.say
    if wording is not None:
        return (
            Field("text", "", Widget.HIDDEN, value=wording.text, said=True),
            Field("language", "", Widget.HIDDEN, value=wording.language),
            *_translation_fields(visit, None),
        )
    earlier = again.convey if again is not None else None
    seat = at.reader.seat(to) if to else ""
    label = _("What {seat} is to read, in your words", seat=seat)
    language = earlier.language if earlier is not None else crossing.usual_language(at, to)
    known = options.languages(visit)
    chosen = language if language in {one.value for one in known} else known[0].value
    return (
        Field(
            "text",
            label,
            Widget.TEXT,
            required=True,
            rows=7,
            limit=20_000,
            value=earlier.text if earlier is not None else "",
        ),
        Field("language", _("Language of these words"), Widget.CHOICE, options=known, required=True, value=chosen),
        *_translation_fields(visit, earlier),
    )


def _translation_fields(visit: Visit, earlier: Convey | None) -> tuple[Field, ...]:
    _ = visit.say
    known = options.languages(visit)
    made = earlier.translation if earlier is not None else None
    hint = _("The recipient reads both, and who translated.")
    return (
        Field(
            "translation.text",
            _("The same in another language"),
            Widget.TEXT,
            hint=hint,
            folded=made is None,
            limit=20_000,
            value=made.text if made is not None else "",
        ),
        Field(
            "translation.language",
            _("Language of the translation"),
            Widget.CHOICE,
            options=(Option("", _("None")), *known),
            folded=made is None,
            value=made.language if made is not None else "",
        ),
        Field(
            "translation.translator",
            _("Translated by"),
            Widget.LINE,
            folded=made is None,
            limit=200,
            value=made.translator if made is not None else "",
        ),
    )


def _rule_fields(visit: Visit, source: Entrusted | None, again: ConveyingState | None) -> tuple[Field, ...]:
    """What the carry rule asks, and nothing that it forbids."""
    _ = visit.say
    rule = source.rule if source is not None else None
    earlier = again.convey if again is not None else None
    fields = []
    if rule is not None and rule.if_condition is not None:
        label = _("How the condition is met: “{condition}”", condition=isolate(rule.if_condition))
        met = earlier.condition_met or "" if earlier is not None else ""
        fields.append(Field("condition_met", label, Widget.LINE, required=True, limit=200, value=met))
    if rule is not None and source is not None and rule.carry is Carry.MAY_BE_CONVEYED:
        author = visit.reader.seat(source.party)
        named = Option(source.party, _("Say that they are words of {seat}", seat=author))
        unnamed = Option("", _("Don’t say whose words they are"))
        chosen = earlier.origin or "" if earlier is not None else ""
        label = _("What the recipient learns of their origin")
        fields.append(Field("origin", label, Widget.CHOICE, options=(unnamed, named), required=True, value=chosen))
    if rule is not None and rule.orally_only:
        label = _("I tell it by word of mouth, as the party asked; this only records it")
        fields.append(Field("orally", label, Widget.YES, required=True, value="yes"))
        return tuple(fields)
    if rule is not None and rule.not_before is not None and rule.not_before > visit.now:
        fields.append(Field("not_before", "", Widget.HIDDEN, value=iso(rule.not_before)))
    else:
        fields.append(Field("not_before", _("Hold it back until"), Widget.INSTANT, folded=True))
    fields.append(Field("orally", _("I tell it by word of mouth; this only records it"), Widget.YES, folded=True))
    return tuple(fields)


def _mediator_fields(visit: Visit, source: Entrusted | None, again: ConveyingState | None) -> tuple[Field, ...]:
    """Who else of the mediators confirms it, or sees it: only those who hold the words that it rests on."""
    _ = visit.say
    others = visit.view.mediators() - {visit.seat}
    if source is not None:
        others &= visit.view.reach(source.id)
    if not others:
        return ()
    named = options.seats(visit, others)
    earlier = again.convey if again is not None else None
    return (
        Field(
            "second",
            _("Who confirms it"),
            Widget.CHOICE,
            options=(Option("", _("We do ourselves")), *named),
            folded=True,
            required=True,
            value=earlier.second or "" if earlier is not None else "",
        ),
        Field(
            "with_mediators",
            _("Who else sees it"),
            Widget.CHOICES,
            options=named,
            folded=True,
            values=earlier.with_mediators if earlier is not None else (),
        ),
    )


def _means(at: Standpoint, source: Entrusted | None) -> tuple[str, ...]:
    _ = at.say
    rule = source.rule if source is not None else None
    if rule is not None and rule.orally_only:
        return (_("The party asked that it be said by word of mouth: it is recorded here, and arrives on no page."),)
    found = [_("Nothing arrives yet: the next page shows exactly what would, and asks you to confirm it.")]
    if rule is not None and rule.not_before is not None and rule.not_before > at.now:
        found.append(_("As the party asked, it arrives at {time} at the earliest.", time=at.when(rule.not_before)))
    return tuple(found)


def _next(visit: Visit, act: str) -> str:
    """After words are prepared: to the page that shows what would arrive, where it is for this seat to confirm."""
    view = visit.premises.house.view(visit.talks, visit.seat)
    prepared = view.conveyings.get(act)
    if prepared is None or prepared.passage is not Passage.PREPARED or prepared.convey.second is not None:
        return visit.url("desk")
    return visit.url("do", kind="confirm-conveying") + "?" + urlencode({"conveying": act})


def confirm_conveying(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """The page between preparing and sending: what would arrive, beside what was received, and what it gives away.

    Whoever sees the passage sees the page; the form is on it only where the rules would allow it.
    """
    _ = visit.say
    at = Standpoint.of(visit)
    conveying = at.view.conveyings.get(given.get("conveying", ""))
    if conveying is None or visit.seated.kind is not SeatKind.MEDIATOR:
        return None
    seat = visit.reader.seat(conveying.convey.to)
    held = _("Then it is held back for thirty seconds, in which you can still take it back; the reader never learns.")
    return ActForm(
        kind="confirm-conveying",
        title=_("What arrives at {seat}", seat=seat),
        button=_("Convey to {seat}", seat=seat),
        fields=(Field("conveying", "", Widget.HIDDEN, value=conveying.id),),
        means=(held, *by_table(visit, "confirm-conveying")),
        to=conveying.convey.to,
        consequential=True,
        back="desk",
        then=lambda act: visit.url("desk"),
        page=PASSAGE,
        beside=beside_passage(
            at,
            conveying,
            offered=at.may(ConfirmConveying(conveying=conveying.id)),
            live=visit.request.method == "GET",
        ),
    )


def recall_conveying(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """Take words back before they arrive; with `edit`, to write them anew."""
    _ = visit.say
    at = Standpoint.of(visit)
    conveying = at.view.conveyings.get(given.get("conveying", ""))
    if conveying is None or visit.seated.kind is not SeatKind.MEDIATOR:
        return None
    prepared = conveying.passage is Passage.PREPARED
    edit = bool(given.get("edit"))
    anew = visit.url("do", kind="convey") + "?" + urlencode({"again": conveying.id})
    return ActForm(
        kind="recall-conveying",
        title=_("Take back what was prepared for {seat}", seat=visit.reader.seat(conveying.convey.to)),
        button=_("Change it") if edit else _("Discard") if prepared else _("Recall"),
        fields=(
            Field("conveying", "", Widget.HIDDEN, value=conveying.id),
            # Not of the act: where it leads. `shape` leaves it out.
            *([Field("edit", "", Widget.HIDDEN, value="yes")] if edit else []),
        ),
        to=conveying.convey.to,
        back="desk",
        then=(lambda act: anew) if edit else (lambda act: visit.url("desk")),
        shape=lambda fields: {"conveying": fields.get("conveying")},
        page=PASSAGE,
        beside=beside_passage(at, conveying, offered=False, live=visit.request.method == "GET"),
    )


FORMS: Mapping[str, Make] = {
    "convey": convey,
    "confirm-conveying": confirm_conveying,
    "recall-conveying": recall_conveying,
    **recording.FORMS,
}

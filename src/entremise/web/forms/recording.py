"""Forms by which mediators ask for approval of a wording, write down what was said, and keep notes and papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.acts.inner import HandOverNonPaper, MediatorNote
from entremise.talks.acts.messages import Means, NoteOral, ShowWording
from entremise.talks.acts.rounds import Scene
from entremise.talks.rules.carrying import HEARD
from entremise.talks.view.state import SittingState, in_order
from entremise.web.desk import crossing
from entremise.web.desk.passage import beside_compose
from entremise.web.desk.standpoint import Standpoint
from entremise.web.forms import options
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.means import seen_by
from entremise.web.forms.messages import carry_fields_of
from entremise.web.visit import Visit
from entremise.words import terms
from entremise.words.names import begun

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make


def show_wording(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """Show the party whose words they are what would be conveyed of them."""
    _ = visit.say
    at = Standpoint.of(visit)
    source = at.view.entrusted.get(given.get("source", ""))
    if source is None or not crossing.may_show(at, source):
        return None
    seat = visit.reader.seat(source.party)
    language = crossing.language_of(at, source.id) or crossing.usual_language(at, source.party)
    known = options.languages(visit)
    probe = ShowWording(source=source.id, to=source.party, text=crossing.UNWRITTEN, language=language)
    return ActForm(
        kind="show-wording",
        title=_("Show {seat} the wording", seat=seat),
        button=_("Show it to {seat}", seat=seat),
        fields=(
            Field("source", "", Widget.HIDDEN, value=source.id),
            Field("to", "", Widget.HIDDEN, value=source.party),
            Field("text", _("What would be conveyed, word for word"), Widget.TEXT, required=True, rows=7, limit=20_000),
            Field(
                "language",
                _("Language of these words"),
                Widget.CHOICE,
                options=known,
                required=True,
                value=language if language in {one.value for one in known} else known[0].value,
            ),
        ),
        means=(
            begun(_("{seat} approves it or doesn’t. What it approves may go to the letter.", seat=seat)),
            seen_by(visit, probe),
        ),
        to=source.party,
        back="desk",
        page="entremise/desk/compose.html",
        beside=beside_compose(at, source.party, source, None),
    )


# ---- what was said off the screen


def note_oral(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """Write down what a party said off the screen; who said it, how, and who else heard it stand there beforehand."""
    _ = visit.say
    view, party = visit.view, given.get("party", "")
    known = view.seats.get(party)
    if visit.seated.kind is not SeatKind.MEDIATOR or known is None or known.kind not in HEARD:
        return None
    probe = NoteOral(party=party, means=Means.WORD_OF_MOUTH, text=crossing.UNWRITTEN, language="en")
    if not Standpoint.of(visit).may(probe):
        return None
    seat, sitting = visit.reader.seat(party), _sitting_with(visit, party)
    others = view.mediators() - {visit.seat}
    there = {one.seat for one in sitting.who} & others if sitting is not None else set()
    means = tuple(Option(one.value, begun(_(terms.MEANS[one]))) for one in Means)
    fields = [
        Field("party", "", Widget.HIDDEN, value=party),
        Field("text", _("What was said"), Widget.TEXT, required=True, rows=3, limit=20_000),
        Field("speaker", _("By whom"), Widget.CHOICE, options=_speakers(visit, party), value=_speaker(visit, party)),
        Field("means", _("How"), Widget.CHOICE, options=means, required=True, value=_means_now(visit, party)),
        *carry_fields_of(visit, party),
        Field(
            "speaker_named",
            _("Somebody who isn’t on the list"),
            Widget.LINE,
            hint=_("Then choose nobody above."),
            folded=True,
            limit=200,
        ),
        options.language_field(visit),
    ]
    if others:
        label = _("Other mediators who see it")
        named = options.seats(visit, others)
        fields.append(Field("to", label, Widget.CHOICES, options=named, folded=True, values=tuple(sorted(there))))
    return ActForm(
        kind="note-oral",
        title=_("Write down what {seat} said", seat=seat),
        button=_("Record it"),
        fields=tuple(replace(one, mark=party) for one in fields),
        means=(begun(_("{seat} sees it, and confirms or contests it. Never consent to be bound.", seat=seat)),),
        to=party,
        back="desk",
        page="entremise/desk/record.html",
        mark=party,
    )


def _speakers(visit: Visit, party: str) -> tuple[Option, ...]:
    return (Option("", visit.say("Not said")), *options.persons(visit, party))


def _sitting_with(visit: Visit, party: str) -> SittingState | None:
    """The sitting in which this seat sits with a party now."""
    for sitting in reversed(in_order(visit.view.sittings.values())):
        seats = {one.seat for one in sitting.who}
        if sitting.open and {party, visit.seat} <= seats:
            return sitting
    return None


def _speaker(visit: Visit, party: str) -> str:
    """Who presumably speaks: the head among those who sit there now, else whoever does; else the delegation's head."""
    sitting = _sitting_with(visit, party)
    there = [one.person for one in sitting.who if one.seat == party and one.person] if sitting is not None else []
    members = [one for one in visit.view.delegation(party) if not there or one.person.slug in there]
    heads = [one for one in members if one.has(Capacity.HEAD)]
    return next((one.person.slug for one in (*heads, *members)), "")


def _means_now(visit: Visit, party: str) -> str:
    """How one presumably hears it: by telephone from a delegation that is away."""
    away = visit.view.away.get((party, Scene.PLACE)) and _sitting_with(visit, party) is None
    return (Means.TELEPHONE if away else Means.WORD_OF_MOUTH).value


# ---- notes and papers


def mediator_note(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """A note to oneself or to the mediators named; `about` names an act that they have seen as well."""
    _ = visit.say
    at = Standpoint.of(visit)
    about = given.get("about", "")
    if about and about not in at.view.seen:
        return None
    probe = MediatorNote(text=crossing.UNWRITTEN, language="en")
    if visit.seated.kind is not SeatKind.MEDIATOR or not at.may(probe):
        return None
    others = at.other_mediators() & at.view.reach(about) if about else at.other_mediators()
    to = Field("to", _("To"), Widget.CHOICES, options=options.seats(visit, others), hint=_("Nobody: a note to self."))
    source = at.view.entrusted.get(about)
    return ActForm(
        kind="mediator-note",
        title=_("A note on these words") if source is not None else _("A note among mediators"),
        button=_("Keep the note"),
        fields=(
            *([to] if others else []),
            Field("text", _("Note"), Widget.TEXT, required=True, rows=3, limit=20_000),
            options.language_field(visit),
            Field("about", "", Widget.HIDDEN, value=about),
        ),
        means=(
            _("Seen by you and the mediators whom you name; never by a party."),
            *(
                [_("Words on which a note was made stand among the unanswered no longer.")]
                if source is not None
                else []
            ),
        ),
        back="desk",
        page="entremise/desk/compose.html" if source is not None else "entremise/desk/record.html",
        beside=beside_compose(at, "", source, None, choose=False),
    )


def hand_over_non_paper(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """Record that a paper without author or standing changes hands: a mediator's to a seat, a seat's to a mediator."""
    _ = visit.say
    at = Standpoint.of(visit)
    candidates = at.view.seats_of() - {visit.seat}
    allowed = [slug for slug in sorted(candidates) if at.may(HandOverNonPaper(to=slug))]
    to = given.get("to", "")
    if not allowed or (to and to not in allowed):
        return None
    receiver = (
        Field("to", "", Widget.HIDDEN, value=to)
        if to
        else Field("to", _("To whom"), Widget.CHOICE, options=options.seats(visit, allowed), required=True)
    )
    return ActForm(
        kind="hand-over-non-paper",
        title=_("Hand over a non-paper"),
        button=_("Record the handing over"),
        fields=(
            receiver,
            Field("called", _("What it is called between you"), Widget.LINE, limit=200),
        ),
        means=(
            _("Of the paper itself nothing is kept here: no text, no author. Only that it changed hands."),
            _("Seen by you and by whoever receives it."),
        ),
        to=to or None,
    )


FORMS: Mapping[str, Make] = {
    "show-wording": show_wording,
    "note-oral": note_oral,
    "mediator-note": mediator_note,
    "hand-over-non-paper": hand_over_non_paper,
}

"""Forms for the text: drafts, positions, proposals, initials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from entremise.talks.acts.base import Ref
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.drafting import Initial, Stance
from entremise.talks.view.state import DraftState, in_order
from entremise.web.forms import options
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.messages import carry_fields
from entremise.web.text.articles import article_shown, called, chosen_languages, draft_shown, latest
from entremise.web.text.offers import seen_by
from entremise.web.text.positions import MARKS
from entremise.web.text.proposals import proposal_shown, who_learns
from entremise.web.visit import Visit
from entremise.words import duties, terms

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

PAGE = "entremise/text/act.html"
"""The page of a form that rests on the text, which it shows."""


def table_draft(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    """Filled in on a page of its own: articles in several languages, in an order."""
    _ = visit.say
    if visit.seated.kind is not SeatKind.MEDIATOR:
        return None
    return ActForm(
        kind="table-draft",
        title=_("Table a draft"),
        button=_("Table this draft"),
        fields=(),
        means=(
            _("All whom you name see the draft at once, with the others to whom it is tabled. It can’t be taken back."),
            _("Positions are taken on it by article; what isn’t agreed stands in [brackets]."),
        ),
        back="text",
        url=visit.url("tabling"),
    )


def take_position(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    draft = visit.view.drafts.get(given.get("draft", "")) or latest(visit.view)
    if visit.seated.kind is not SeatKind.PARTY or draft is None:
        return None
    mediators = visit.view.reach(draft.id) & visit.view.mediators()
    articles = tuple(Option(one.slug, called(visit, n, one.heading)) for n, one in enumerate(draft.articles, start=1))
    asked = given.get("article", "")
    stances = tuple(Option(one.value, f"{MARKS[one]} {_(terms.STANCES[one])}") for one in Stance)
    return ActForm(
        kind="take-position",
        title=_("Take a position"),
        button=_("Tell the mediators named"),
        fields=(
            Field("draft", "", Widget.HIDDEN, value=draft.id),
            Field(
                "article",
                _("On"),
                Widget.CHOICE,
                options=(Option("", _("the whole draft")), *articles),
                value=asked,
            ),
            Field("stance", _("Where we stand"), Widget.CHOICE, options=stances, required=True),
            Field("text", _("In our words"), Widget.TEXT, rows=4, limit=20_000),
            Field(
                "to",
                _("To"),
                Widget.CHOICES,
                options=options.seats(visit, mediators),
                required=True,
                values=tuple(sorted(mediators)),
            ),
            *carry_fields(visit),
        ),
        means=(
            _("Only the mediators that you name see it. No other party ever does, unless a mediator conveys it."),
            _("A position binds nobody, and a later one stands beside it."),
        ),
        back="text",
        page=PAGE,
        beside=_article_beside(visit, draft, asked),
    )


def _article_beside(visit: Visit, draft: DraftState, slug: str) -> Mapping[str, Any]:
    """The article that is spoken of, so that nobody answers from memory."""
    chosen = chosen_languages(visit, draft.articles)
    for n, article in enumerate(draft.articles, start=1):
        if article.slug == slug:
            return {"article": article_shown(n, article, chosen, visit.say.language)}
    return {}


def initial(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    draft = visit.view.drafts.get(given.get("draft", ""))
    if visit.seated.kind is not SeatKind.PARTY or draft is None:
        return None
    sees = seen_by(visit, Initial(draft=Ref(draft.id)))
    return ActForm(
        kind="initial",
        title=_("Put our initials to draft {n}", n=draft.number),
        button=_("Initial draft {n}", n=draft.number),
        fields=(Field("draft", "", Widget.HIDDEN, value=draft.id),),
        means=(
            _("Initials say that this is the text, to the letter. They are not consent to be bound."),
            _("They are seen at once by {seats}, and can’t be taken back.", seats=sees),
        ),
        consequential=True,
        back="text",
        page=PAGE,
        beside={"draft": draft_shown(visit, draft)},
    )


def propose(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    if visit.seated.kind is not SeatKind.MEDIATOR:
        return None
    others = visit.view.seats_of() - {visit.seat}
    convened = visit.view.convened
    tags = convened.languages if convened is not None else (_.language,)
    own = tuple(sorted(tags, key=lambda tag: tag != _.language))
    drafts = tuple(
        Option(one.id, _("Draft {n}: {title}", n=one.number, title=visit.reader.words(one.title)))
        for one in reversed(in_order(visit.view.drafts.values()))
    )
    return ActForm(
        kind="propose",
        title=_("Put a double-blind proposal"),
        button=_("Put the proposal"),
        fields=(
            Field(
                "to",
                _("Put to"),
                Widget.CHOICES,
                hint=_("The parties among them answer; others learn of the proposal and of its outcome."),
                options=options.seats(visit, others),
                required=True,
                values=tuple(sorted(visit.view.parties())),
            ),
            Field(
                "text",
                _("The proposal"),
                Widget.TEXTS,
                hint=_("In one language at least. It is answered by yes or no."),
                languages=options.named(visit, own),
                required=True,
                rows=2,
            ),
            Field("deadline", _("To be answered by"), Widget.DEADLINE),
            Field(
                "mediators_see_answers",
                _("The mediators to whom it is put see each answer as it comes"),
                Widget.YES,
                hint=_("The parties are told so before they answer. Left unticked, nobody sees an answer."),
            ),
            Field("draft", _("On a draft"), Widget.CHOICE, options=drafts, value=given.get("draft", ""), folded=True),
        ),
        means=(
            _("Each party’s head answers once, by yes or no. The answers are sealed from the other parties for good."),
            _("The outcome appears when all have answered, or at the deadline; a no brings it about no earlier."),
            _("If all say yes, all to whom it was put learn so. If not, they learn that, and never who said what."),
            _("Without a deadline, a party that never answers keeps it open for good."),
        ),
        back="text",
        page=PAGE,
        beside={"duties": duties.for_act("propose", _)},
    )


def answer_proposal(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    proposal = visit.view.proposals.get(given.get("proposal", ""))
    if proposal is None or visit.seat not in proposal.parties:
        return None
    return ActForm(
        kind="answer-proposal",
        title=_("Answer the proposal"),
        button=_("Seal this answer"),
        fields=(
            Field("proposal", "", Widget.HIDDEN, value=proposal.id),
            Field("yes", _("Our answer"), Widget.ANSWER, required=True),
        ),
        means=(*who_learns(visit, proposal), _("It is given once, and can’t be changed.")),
        consequential=True,
        back="text",
        page=PAGE,
        beside={"proposal": proposal_shown(visit, proposal), "duties": duties.for_act("answer-proposal", _)},
    )


FORMS: Mapping[str, Make] = {
    "table-draft": table_draft,
    "take-position": take_position,
    "initial": initial,
    "propose": propose,
    "answer-proposal": answer_proposal,
}

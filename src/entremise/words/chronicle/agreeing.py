"""Lines on the text: drafts, positions, proposals, signature, and the time that is asked for it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from entremise.talks.acts.base import Act
from entremise.talks.acts.drafting import AnswerProposal, Initial, Propose, TableDraft, TakePosition
from entremise.talks.acts.signing import (
    AskTime,
    ConfirmSignature,
    DeclineSignature,
    EntryClause,
    Force,
    GrantTime,
    Mode,
    OpenSignature,
    RefuseTime,
    Sign,
    WithdrawSignature,
)
from entremise.talks.acts.table import (
    DeadlineMoved,
    EnterIntoForce,
    OpeningLapsed,
    ProposalOutcome,
    SignaturesOpened,
    TimeLapsed,
)
from entremise.talks.time import When
from entremise.talks.view.state import Asked, OpeningState, Seen
from entremise.words import terms
from entremise.words.chronicle.line import Line, by_of, carry, earlier, who, words, words_in
from entremise.words.direction import isolate
from entremise.words.names import Reader


def _title(reader: Reader, draft: str) -> str:
    """What a draft is called: by its title, in quotation marks."""
    _ = reader.say
    tabled: TableDraft | None = earlier(reader, draft, TableDraft)
    return _("“{title}”", title=reader.words(tabled.title)) if tabled else _("the draft")


def table_draft(reader: Reader, seen: Seen, act: TableDraft) -> Line:
    """The articles by their headings: the text itself has pages of its own."""
    _ = reader.say
    says = _(
        "{who} tables “{title}” for {seats}.",
        who=who(reader, seen),
        title=reader.words(act.title),
        seats=reader.seats(act.to),
    )
    line = Line(says)
    if act.replaces is not None:
        line = line.but(_("Takes the place of {draft}.", draft=_title(reader, act.replaces)))
    count = _.ngettext("{n} article: {headings}.", "{n} articles: {headings}.", len(act.articles))
    headings = _.pgettext("between headings", "; ").join(
        f"{n} {reader.words(article.heading)}" for n, article in enumerate(act.articles, start=1)
    )
    line = line.but(count.format(n=len(act.articles), headings=headings))
    bracketed = [n for n, one in enumerate(act.articles, start=1) if any(one.options(tag) for tag in one.text)]
    if bracketed:
        numbers = reader.list(map(str, bracketed))
        some = _.ngettext(
            "Not agreed, in brackets: article {numbers}.",
            "Not agreed, in brackets: articles {numbers}.",
            len(bracketed),
        )
        line = line.but(some.format(numbers=numbers))
    return line


def take_position(reader: Reader, seen: Seen, act: TakePosition) -> Line:
    _ = reader.say
    stance = _(terms.STANCES[act.stance])
    draft = _title(reader, act.draft)
    if act.article is None:
        says = _("{who} on {draft}: {stance}.", who=who(reader, seen), draft=draft, stance=stance)
    else:
        says = _(
            "{who} on {draft}, {article}: {stance}.",
            who=who(reader, seen),
            draft=draft,
            article=_article(reader, act.draft, act.article),
            stance=stance,
        )
    return Line(says, words(act.text)).but(
        _("For {seats}.", seats=reader.seats(act.to)),
        carry(reader, act.rule),
    )


def _article(reader: Reader, draft: str, slug: str) -> str:
    _ = reader.say
    tabled: TableDraft | None = earlier(reader, draft, TableDraft)
    for n, article in enumerate(tabled.articles if tabled else (), start=1):
        if article.slug == slug:
            return _("article {n} ({heading})", n=n, heading=reader.words(article.heading))
    return isolate(slug)


def initial(reader: Reader, seen: Seen, act: Initial) -> Line:
    _ = reader.say
    says = _("{who} initials {draft}.", who=who(reader, seen), draft=_title(reader, act.draft))
    return Line(says).but(_("The text is authenticated; nobody is bound."))


def propose(reader: Reader, seen: Seen, act: Propose) -> Line:
    _ = reader.say
    says = _("{who} puts a proposal to {seats}.", who=who(reader, seen), seats=reader.seats(act.to))
    line = Line(says, words_in(reader, act.text))
    if act.mediators_see_answers:
        line = line.but(_("Answers are sealed, but for the mediators."))
    else:
        line = line.but(_("Answers are sealed, to the mediators too."))
    if act.deadline is None:
        return line.but(_("The outcome appears when all have answered."))
    return line.but(_("The outcome appears when all have answered, or on {time}.", time=reader.deadline(act.deadline)))


def answer_proposal(reader: Reader, seen: Seen, act: AnswerProposal) -> Line:
    _ = reader.say
    if act.yes:
        return Line(_("{who} answers the proposal: yes.", who=who(reader, seen)))
    return Line(_("{who} answers the proposal: no.", who=who(reader, seen)))


def proposal_outcome(reader: Reader, seen: Seen, act: ProposalOutcome) -> Line:
    _ = reader.say
    if act.accepted:
        return Line(_("The proposal is accepted: all have said yes."))
    return Line(_("The proposal isn’t accepted. Who said what stays sealed."))


def open_signature(reader: Reader, seen: Seen, act: OpenSignature) -> Line:
    _ = reader.say
    draft = _title(reader, act.draft)
    if act.mode is Mode.OPEN:
        line = Line(_("{who} opens {draft} for signature.", who=who(reader, seen), draft=draft))
    else:
        line = Line(_("{who} opens {draft} for sealed signature.", who=who(reader, seen), draft=draft)).but(
            _("A signature is seen by nobody until all are in.")
        )
    line = line.but(_("To sign: {signatories}.", signatories=_signatories(reader, act.required)))
    if act.deadline is None:
        line = line.but(_("No deadline is set."))
    else:
        line = line.but(_("Deadline: {time}.", time=reader.deadline(act.deadline)))
    return line.but(entry(reader, act.entry))


def _signatories(reader: Reader, required: Mapping[str, Iterable[str]]) -> str:
    _ = reader.say
    known = reader.view.seats
    ordered = sorted(required, key=lambda slug: (known[slug].place if slug in known else (0, 0), slug))
    return _.pgettext("between headings", "; ").join(
        _(
            "{persons} ({seat})",
            seat=reader.seat(seat),
            persons=reader.list(reader.person(seat, one) for one in required[seat]),
        )
        for seat in ordered
    )


def entry(reader: Reader, clause: EntryClause) -> str:
    """When the accord binds, by its own clause."""
    _ = reader.say
    if clause.force is Force.AT and clause.at is not None:
        return _("In force on {time}, or with the last signature where that comes later.", time=reader.when(clause.at))
    if clause.force is Force.DAYS_AFTER and clause.days is not None:
        some = _.ngettext(
            "In force {n} day after the last signature.", "In force {n} days after the last signature.", clause.days
        )
        return some.format(n=clause.days)
    return _("In force with the last signature.")


def sign(reader: Reader, seen: Seen, act: Sign) -> Line:
    _ = reader.say
    opening = reader.view.openings.get(act.opening)
    draft = _title(reader, opening.draft) if opening else _("the draft")
    if opening is not None and opening.mode is Mode.SEALED:
        line = Line(_("{who} deposits a sealed signature of {draft}.", who=who(reader, seen), draft=draft))
    else:
        line = Line(_("{who} signs {draft}.", who=who(reader, seen), draft=draft))
    return line.but(_("Ad referendum: still to be confirmed.") if act.ad_referendum else None)


def confirm_signature(reader: Reader, seen: Seen, act: ConfirmSignature) -> Line:
    _ = reader.say
    return Line(_("{who} confirms the signatures given ad referendum: they now bind.", who=who(reader, seen)))


def decline_signature(reader: Reader, seen: Seen, act: DeclineSignature) -> Line:
    _ = reader.say
    return Line(_("{who} declines to sign.", who=who(reader, seen)), words(act.reason))


def withdraw_signature(reader: Reader, seen: Seen, act: WithdrawSignature) -> Line:
    _ = reader.say
    line = Line(_("{who} takes back the sealed signature.", who=who(reader, seen)))
    return line.but(_("Nobody else had seen it, and nobody is told."))


def ask_time(reader: Reader, seen: Seen, act: AskTime) -> Line:
    """With what has become of it since, where the reader knows."""
    _ = reader.say
    says = _(
        "{who} asks {seats} for time until {time}.",
        who=who(reader, seen),
        seats=reader.seats(act.to),
        time=reader.deadline(act.until),
    )
    opening = reader.view.openings.get(act.opening) if act.opening else None
    line = Line(says, words(act.reason))
    if opening is not None and opening.deadline is None:
        line = line.but(_("No deadline had been set."))
    return line


def _asker(reader: Reader, asked: str) -> str | None:
    return by_of(reader, asked)


def grant_time(reader: Reader, seen: Seen, act: GrantTime) -> Line:
    _ = reader.say
    asked: AskTime | None = earlier(reader, act.asked, AskTime)
    asker = _asker(reader, act.asked)
    until = act.until or (asked.until if asked else None)
    if asker is None or until is None:
        return Line(_("{who} grants the time asked for.", who=who(reader, seen)))
    says = _(
        "{who} grants {seat} time until {time}.",
        who=who(reader, seen),
        seat=reader.seat(asker),
        time=reader.deadline(until),
    )
    return Line(says, of=asker)


def refuse_time(reader: Reader, seen: Seen, act: RefuseTime) -> Line:
    _ = reader.say
    asker = _asker(reader, act.asked)
    if asker is None:
        return Line(_("{who} refuses the time asked for.", who=who(reader, seen)), words(act.reason))
    says = _("{who} refuses {seat} the time asked for.", who=who(reader, seen), seat=reader.seat(asker))
    return Line(says, words(act.reason), of=asker)


def signatures_opened(reader: Reader, seen: Seen, act: SignaturesOpened) -> Line:
    _ = reader.say
    says = _("The sealed signatures are all in, and are opened: {signatories}.")
    line = Line(says.format(signatories=_signatories(reader, act.signed)))
    if act.ad_referendum:
        line = line.but(_("Ad referendum, still to be confirmed: {seats}.", seats=reader.seats(act.ad_referendum)))
    return line


def deadline_moved(reader: Reader, seen: Seen, act: DeadlineMoved) -> Line:
    _ = reader.say
    line = Line(_("The deadline for signature is moved, for all: {time}.", time=reader.deadline(act.until)))
    return line


def opening_lapsed(reader: Reader, seen: Seen, act: OpeningLapsed) -> Line:
    _ = reader.say
    opening = reader.view.openings.get(act.opening)
    draft = _title(reader, opening.draft) if opening else _("the draft")
    return Line(_("The deadline has passed: the opening of {draft} for signature lapses.", draft=draft))


def time_lapsed(reader: Reader, seen: Seen, act: TimeLapsed) -> Line:
    _ = reader.say
    asker = _asker(reader, act.asked)
    if asker is None:
        return Line(_("The time asked for has passed."))
    ask = reader.view.asks.get(act.asked)
    if ask is not None and ask.state is Asked.GRANTED:
        says = _("The time granted to {seat} has passed.", seat=reader.seat(asker))
    else:
        says = _("The time asked for by {seat} has passed.", seat=reader.seat(asker))
    return Line(says, of=asker)


def enter_into_force(reader: Reader, seen: Seen, act: EnterIntoForce) -> Line:
    _ = reader.say
    opening = reader.view.openings.get(act.opening)
    draft = _title(reader, opening.draft) if opening else _("the draft")
    return Line(in_force(reader, draft, since(reader, opening, act.since)))


def in_force(reader: Reader, draft: str, since: When | None) -> str:
    _ = reader.say
    if since is None:
        return _("{draft} is in force; since when is not known.", draft=draft)
    return _("{draft} is in force, since {time}.", draft=draft, time=reader.when(since))


def since(reader: Reader, opening: OpeningState | None, instant: datetime) -> When | None:
    """Since when it binds, as precisely as is known: no more so than the signature that it follows from.

    The record's own instant would be taken for one that somebody reported.
    """
    if opening is None or not opening.given or opening.entry.at == instant:
        return instant
    last = max(opening.given, key=lambda one: (one.binds_since or one.recorded_at, one.place))
    if last.confirmed_at is not None or isinstance(last.at, datetime):
        return instant
    return last.at + timedelta(days=opening.entry.days or 0) if last.at is not None else None


LINES: Mapping[type[Act], Callable[[Reader, Seen, Any], Line]] = {
    TableDraft: table_draft,
    TakePosition: take_position,
    Initial: initial,
    Propose: propose,
    AnswerProposal: answer_proposal,
    ProposalOutcome: proposal_outcome,
    OpenSignature: open_signature,
    Sign: sign,
    ConfirmSignature: confirm_signature,
    DeclineSignature: decline_signature,
    WithdrawSignature: withdraw_signature,
    AskTime: ask_time,
    GrantTime: grant_time,
    RefuseTime: refuse_time,
    SignaturesOpened: signatures_opened,
    DeadlineMoved: deadline_moved,
    OpeningLapsed: opening_lapsed,
    TimeLapsed: time_lapsed,
    EnterIntoForce: enter_into_force,
}

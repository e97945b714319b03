"""The page between writing a draft and tabling it: what arrives at whom, in which languages, and what is inferred."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from entremise.accord.comparison import compare
from entremise.accord.text import Article, digest, is_clean
from entremise.talks.acts.base import Audience, Placed
from entremise.talks.acts.drafting import TableDraft
from entremise.talks.acts.messages import Carry
from entremise.talks.audience import audience
from entremise.talks.view.state import Entrusted, Seen, in_order
from entremise.web.desk import likeness
from entremise.web.desk.inference import SOON, Inference, Tells, languages_of_seat, last_sitting_with
from entremise.web.desk.passage import reader_of
from entremise.web.desk.spans import span
from entremise.web.desk.standpoint import Standpoint
from entremise.web.text.articles import ArticleShown, article_shown, called, languages_of
from entremise.web.text.comparing import summary
from entremise.web.visit import Visit
from entremise.words.chronicle import line
from entremise.words.chronicle.line import carry
from entremise.words.direction import neutralise
from entremise.words.names import begun, in_language
from entremise.words.tongues import language_name

LOOKED_AT: Final = 200
"""In how many of the words entrusted last passages of a draft are looked for."""
TOLD: Final = 8
"""How many of those that have some are told."""
TELLING: Final = 4
"""How many words in a row tell something: drafts are full of what everybody writes."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who would see the draft: by which name, and the sentence by which it is announced there."""

    name: str
    side: int | None
    reads: str


@dataclass(frozen=True, slots=True)
class Arriving:
    """A draft as it would arrive. `columns`: in how many languages it stands beside itself on a wide screen."""

    recipients: tuple[Recipient, ...]
    titles: tuple[tuple[str, str], ...]
    articles: tuple[ArticleShown, ...]
    columns: int
    languages: str
    digest: tuple[str, ...]
    unsettled: str
    inferences: tuple[Inference, ...]


def arriving(visit: Visit, act: TableDraft) -> Arriving:
    """What would arrive, exactly, if this draft were tabled now."""
    at, reader = Standpoint.of(visit), visit.reader
    tags = languages_of(visit, act.articles)
    told = audience(visit.view, visit.by, act).seats - {visit.seat}
    whole = digest(act.title, act.articles)
    return Arriving(
        recipients=tuple(_recipients(at, act, told)),
        titles=tuple((tag, neutralise(in_language(act.title, tag))) for tag in tags),
        articles=tuple(article_shown(n, one, tags, visit.say.language) for n, one in enumerate(act.articles, start=1)),
        columns=min(3, len(tags)),
        languages=reader.list(language_name(tag, visit.say.language) for tag in tags),
        digest=tuple(whole[k : k + 8] for k in range(0, len(whole), 8)),
        unsettled=_unsettled(visit, act),
        inferences=tuple(_inferences(visit, at, act, told)),
    )


def _recipients(at: Standpoint, act: TableDraft, told: frozenset[str]) -> Iterator[Recipient]:
    """Each with the names that were agreed for it: what is announced differs where they do."""
    placed = Placed(
        id="0" * 32, by=at.by, recorded_at=at.now, at=at.now, audience=Audience(seats=told | {at.seat}), act=act
    )
    for one in in_order(at.view.seats[slug] for slug in told):
        slug = one.seat.slug
        says = line(reader_of(at, slug), Seen((at.view.n + 1, 0), placed)).says
        yield Recipient(begun(at.reader.seat(slug)), at.sides.get(slug), says)


def _unsettled(visit: Visit, act: TableDraft) -> str:
    """Which articles have brackets; nothing where none has."""
    if is_clean(act.articles):
        return ""
    return visit.reader.list(
        called(visit, n, one.heading)
        for n, one in enumerate(act.articles, start=1)
        if any(one.options(tag) for tag in one.text)
    )


def _inferences(visit: Visit, at: Standpoint, act: TableDraft, told: frozenset[str]) -> Iterator[Inference]:
    yield from _who_has_it(at, told)
    yield from _what_changed(visit, act, told)
    yield from _whose_options(at, act, told)
    yield from _kept(at, act)
    yield from _languages(at, act, told)
    yield from _how_soon(at)


def _who_has_it(at: Standpoint, told: frozenset[str]) -> Iterator[Inference]:
    _ = at.say
    says = _("Each reads to whom it is tabled: {seats}.", seats=at.reader.seats(told))
    yield Inference(Tells.RECIPIENTS, says)
    if left_out := at.view.parties() - told:
        says = _(
            "Each can tell from it that it isn’t tabled to {seats}, which learns nothing.",
            seats=at.reader.seats(left_out),
        )
        yield Inference(Tells.RECIPIENTS, says)


def _what_changed(visit: Visit, act: TableDraft, told: frozenset[str]) -> Iterator[Inference]:
    _ = visit.say
    before = visit.view.drafts.get(act.replaces or "")
    if before is None:
        return
    able = visit.view.reach(before.id) & told
    if able:
        says = _(
            "{seats} can compare it, word by word, with draft {n}, in whose place it comes. {changes}",
            seats=begun(visit.reader.seats(able)),
            n=before.number,
            changes=summary(visit, compare(before.articles, act.articles)),
        )
        yield Inference(Tells.COMPARED, says)


def _whose_options(at: Standpoint, act: TableDraft, told: frozenset[str]) -> Iterator[Inference]:
    """An option in brackets has no author; with two parties it has one all the same."""
    _ = at.say
    if is_clean(act.articles):
        return
    if len(at.view.parties()) == 2 and at.view.parties() & told:
        says = _(
            "Brackets don’t say whose an option is: of two parties, each takes what isn’t its own for the other’s."
        )
        yield Inference(Tells.BRACKETS, says, telling=True)
    else:
        yield Inference(Tells.BRACKETS, _("Brackets show what isn’t agreed, and not whose an option is."))


def _kept(at: Standpoint, act: TableDraft) -> Iterator[Inference]:
    """What is new in the draft and stands in it as a party entrusted it to the mediators."""
    _ = at.say
    before = at.view.drafts.get(act.replaces or "")
    old = "\n".join(_texts(before.articles)) if before is not None else ""
    new = "\n".join(text for text in _texts(act.articles) if text not in old)
    found = 0
    latest = in_order(one for one in at.view.entrusted.values() if one.text)[-LOOKED_AT:] if new else []
    for words in reversed(latest):
        passages = tuple(one for one in likeness.passages(new, words.text) if _tells(one) and one not in old)
        if passages and found < TOLD:
            found += 1
            yield Inference(
                Tells.PASSAGES, _as_received(at, words), passages, words.rule.carry is not Carry.MAY_BE_CONVEYED
            )


def _as_received(at: Standpoint, words: Entrusted) -> str:
    _ = at.say
    return _(
        "These passages stand word for word as {seat} entrusted them to you. {rule}",
        seat=at.reader.seat(words.party),
        rule=carry(at.reader, words.rule),
    )


def _tells(passage: str) -> bool:
    return len(likeness.tokens(passage)) >= TELLING


def _texts(articles: Iterable[Article]) -> list[str]:
    return [text for one in articles for text in one.text.values()]


def _languages(at: Standpoint, act: TableDraft, told: frozenset[str]) -> Iterator[Inference]:
    """In which languages a party writes that the draft doesn't stand in."""
    _ = at.say
    there = {tag for one in act.articles for tag in one.text}
    for one in in_order(at.view.seats[slug] for slug in at.view.parties() & told):
        missing = sorted(languages_of_seat(at, one.seat.slug) - there)
        if missing:
            says = _(
                "{seat} writes in {languages}, and won’t find the draft in it.",
                seat=begun(at.reader.seat(one.seat.slug)),
                languages=at.reader.list(language_name(tag, _.language) for tag in missing),
            )
            yield Inference(Tells.LANGUAGE, says)


def _how_soon(at: Standpoint) -> Iterator[Inference]:
    """Whom mediators have just met: a draft that comes right after seems to come of it."""
    _ = at.say
    for one in in_order(at.view.seats[slug] for slug in at.view.parties()):
        last, seat = last_sitting_with(at, one.seat.slug), at.reader.seat(one.seat.slug)
        if last is None:
            continue
        ended = last[1]
        if ended is None:
            says = _("It arrives while you sit with {seat}: who sees the door knows it.", seat=seat)
            yield Inference(Tells.SITTING, says, telling=True)
        elif 0 <= (at.now - ended).total_seconds() < SOON:
            after = span(at.now - ended, _)
            says = _("It arrives {time} after your sitting with {seat} ended.", time=after, seat=seat)
            yield Inference(Tells.SITTING, says, telling=True)


def hidden(sent: Mapping[str, Iterable[str]], but: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """All that was sent, as it was, for a form that sends it again."""
    left_out = frozenset(but)
    return tuple((name, value) for name, values in sent.items() if name not in left_out for value in values)

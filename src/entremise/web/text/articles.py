"""A draft as it stands on a page: set like a treaty, its brackets told apart, one column for each language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from entremise.accord.text import Article, digest, is_clean
from entremise.talks.acts.base import Placed
from entremise.talks.acts.drafting import TableDraft
from entremise.talks.view.state import DraftState, View, in_order
from entremise.web.forms.options import named
from entremise.web.language import direction_of
from entremise.web.visit import Visit
from entremise.words.direction import neutralise
from entremise.words.names import in_language
from entremise.words.tongues import language_name


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article's text; one in brackets has its options, else none."""

    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """An article in one language. The heading is in `heading_language`, where it isn't said in that one."""

    language: str
    heading: str
    heading_language: str
    segments: tuple[Segment, ...]
    missing: bool = False

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """An article, in each language that was chosen."""

    number: int
    slug: str
    name: str
    columns: tuple[Column, ...]
    bracketed: bool

    @property
    def ident(self) -> str:
        return f"article-{self.slug}"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a draft, and whether it is shown."""

    tag: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft, for one reader. `digest` is what a signature is for, in groups of eight digits.

    `prevails` says in which languages it stands, and how they stand to each other. `altered` says that marks are left
    out here which would show letters in another order than they have.
    """

    id: str
    number: int
    title: str
    titles: tuple[tuple[str, str], ...]
    articles: tuple[ArticleShown, ...]
    languages: tuple[Language, ...]
    prevails: tuple[str, ...]
    digest: tuple[str, ...]
    clean: bool
    bracketed: str
    altered: bool
    tabled: str
    shown_to: str
    replaces: str
    initials: str

    @property
    def shown_languages(self) -> int:
        """How many columns there are, three at most."""
        return min(3, sum(1 for one in self.languages if one.chosen))


def latest(view: View) -> DraftState | None:
    """The draft that this seat was shown last."""
    drafts = in_order(view.drafts.values())
    return drafts[-1] if drafts else None


def by_number(view: View, said: str) -> DraftState | None:
    """The draft of that number, as this seat counts them."""
    return next((one for one in view.drafts.values() if said == str(one.number)), None)


def languages_of(visit: Visit, articles: Iterable[Article]) -> tuple[str, ...]:
    """All languages in which there is text, in the order in which the talks name them; others behind."""
    convened = visit.view.convened
    named = convened.languages if convened is not None else ()
    there = dict.fromkeys(tag for article in articles for tag in article.text)
    return tuple(sorted(there, key=lambda tag: named.index(tag) if tag in named else len(named)))


def chosen_languages(visit: Visit, articles: Sequence[Article], asked: Sequence[str] = ()) -> tuple[str, ...]:
    """Those that were asked for; else the reader's own, English, or the first."""
    there, own = languages_of(visit, articles), visit.say.language
    chosen = tuple(tag for tag in there if tag in asked)
    if chosen:
        return chosen
    near = next((tag for tag in there if tag.partition("-")[0] == own.partition("-")[0]), None)
    return (near or ("en" if "en" in there else there[0]),)


def segments_of(text: str) -> tuple[Segment, ...]:
    """A text parted at its brackets, whose signs are left to who shows it."""
    found = []
    first, *rest = neutralise(text).split("[")
    if first:
        found.append(Segment(first))
    for piece in rest:
        inside, _, after = piece.partition("]")
        found.append(Segment(inside, tuple(option.strip() for option in inside.split("|"))))
        if after:
            found.append(Segment(after))
    return tuple(found)


def article_shown(number: int, article: Article, chosen: Iterable[str], own: str) -> ArticleShown:
    columns = []
    for tag in chosen:
        heading = in_language(article.heading, tag)
        said_in = next(one for one in article.heading if article.heading[one] == heading)
        text = article.text.get(tag, "")
        columns.append(Column(tag, neutralise(heading), said_in, segments_of(text), missing=not text))
    bracketed = any(article.options(tag) for tag in article.text)
    return ArticleShown(number, article.slug, in_language(article.heading, own), tuple(columns), bracketed)


def draft_shown(visit: Visit, draft: DraftState, asked: Sequence[str] = ()) -> DraftShown:
    """A draft that this seat has seen, in the languages asked for."""
    own = visit.say.language
    chosen = chosen_languages(visit, draft.articles, asked)
    placed = visit.view.seen[draft.id].placed
    whole = digest(draft.title, draft.articles)
    return DraftShown(
        id=draft.id,
        number=draft.number,
        title=neutralise(in_language(draft.title, own)),
        titles=tuple((tag, neutralise(in_language(draft.title, tag))) for tag in chosen),
        articles=tuple(article_shown(n, one, chosen, own) for n, one in enumerate(draft.articles, start=1)),
        languages=tuple(
            Language(tag, called, tag in chosen) for tag, called in named(visit, languages_of(visit, draft.articles))
        ),
        prevails=prevails(visit, draft.articles),
        digest=tuple(whole[k : k + 8] for k in range(0, len(whole), 8)),
        clean=is_clean(draft.articles),
        bracketed=visit.reader.list(
            called(visit, n, one.heading)
            for n, one in enumerate(draft.articles, start=1)
            if any(one.options(tag) for tag in one.text)
        ),
        altered=any(neutralise(text) != text for one in draft.articles for text in _all_words(one)),
        tabled=_tabled(visit, placed),
        shown_to=visit.reader.seats(visit.view.reach(draft.id) - {placed.by.seat}),
        replaces=_replaces(visit, placed),
        initials=visit.reader.list(initials(visit, draft)),
    )


def prevails(visit: Visit, articles: Sequence[Article]) -> tuple[str, ...]:
    """In which languages a text stands, and how they stand to each other: nothing in the talks names one that prevails,
    and what an article may say of it is for those who read it."""
    _ = visit.say
    tags = languages_of(visit, articles)
    named = visit.reader.list(language_name(tag, _.language) for tag in tags)
    if len(tags) == 1:
        return (_("The text stands in one language: {language}.", language=named),)
    return (
        _("The text stands in {languages}; a signature is for all of them.", languages=named),
        _("Beside the text itself no language is named as authentic, or as the one that prevails where they differ."),
        _("If the articles don’t say which does, nothing here does."),
    )


def _all_words(article: Article) -> Iterable[str]:
    return (*article.heading.values(), *article.text.values())


def _tabled(visit: Visit, placed: Placed) -> str:
    _ = visit.say
    who = visit.reader.hand(placed.by)
    if placed.at is None:
        return _("Tabled by {who}.", who=who)
    return _("Tabled by {who}, {time}.", who=who, time=visit.when(placed.at))


def _replaces(visit: Visit, placed: Placed) -> str:
    """Which draft it takes the place of, by this seat's own number."""
    _ = visit.say
    act = placed.act
    replaced = visit.view.drafts.get(act.replaces or "") if isinstance(act, TableDraft) else None
    return _("Takes the place of draft {n}.", n=replaced.number) if replaced is not None else ""


def initials(visit: Visit, draft: DraftState) -> tuple[str, ...]:
    """Who has authenticated the text, in the order of the table."""
    _ = visit.say
    seats = visit.view.seats
    ordered = sorted(draft.initialled, key=lambda one: (seats[one[0]].place if one[0] in seats else (), one[1] or ""))
    return tuple(
        _("{person} ({seat})", person=visit.reader.person(seat, person), seat=visit.reader.seat(seat))
        if person
        else visit.reader.seat(seat)
        for seat, person in ordered
    )


def brackets_left(visit: Visit, draft: DraftState) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What isn't agreed yet: for each article and language its bracketed passages, by what the article is called."""
    _ = visit.say
    found = []
    for n, article in enumerate(draft.articles, start=1):
        for tag in languages_of(visit, (article,)):
            passages = tuple(f"[{' | '.join(options)}]" for options in article.options(tag))
            if passages:
                name = called(visit, n, article.heading, tag)
                found.append((name, passages))
    return tuple(found)


def called(visit: Visit, n: int, heading: Mapping[str, str], language: str | None = None) -> str:
    """What an article is called in a sentence: by number and heading, and by its language where that matters."""
    _ = visit.say
    name = visit.reader.words(heading) if heading else ""
    article = _("article {n} ({heading})", n=n, heading=name) if name else _("article {n}", n=n)
    if language is None:
        return article
    return _("{article}, {language}", article=article, language=language_name(language, _.language))

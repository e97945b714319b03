"""Two drafts that a seat has seen, compared for a reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from entremise.accord.comparison import ArticleCompared, Fate, Mark, Pieces, compare, compare_words
from entremise.talks.view.state import DraftState
from entremise.web.forms.options import named
from entremise.web.language import direction_of
from entremise.web.text.articles import Language, languages_of
from entremise.web.visit import Visit
from entremise.words.direction import neutralise
from entremise.words.names import in_language


@dataclass(frozen=True, slots=True)
class Words:
    """Words that share one fate: `kept`, `deleted` or `inserted`."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class ColumnCompared:
    """An article's heading and text in one language, the words of both drafts marked."""

    language: str
    heading: tuple[Words, ...]
    text: tuple[Words, ...]
    changed: bool

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True, slots=True)
class ArticleDiffers:
    """An article in both drafts. `fate` is said in words in `says`, which also says whether it moved."""

    slug: str
    name: str
    fate: str
    says: str
    columns: tuple[ColumnCompared, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two drafts: what became of each article, and in how many words."""

    before: int
    after: int
    summary: str
    title: tuple[ColumnCompared, ...]
    articles: tuple[ArticleDiffers, ...]
    languages: tuple[Language, ...]


def compared(visit: Visit, before: DraftState, after: DraftState, asked: Sequence[str] = ()) -> Compared:
    """The comparison, in the languages asked for; in all, where none is."""
    there = languages_of(visit, (*after.articles, *before.articles))
    chosen = tuple(tag for tag in there if tag in asked) or there
    found = compare(before.articles, after.articles)
    names = {one.slug: in_language(one.heading, visit.say.language) for one in (*before.articles, *after.articles)}
    return Compared(
        before=before.number,
        after=after.number,
        summary=summary(visit, found),
        title=_title(before.title, after.title, chosen),
        articles=tuple(_differs(visit, one, names[one.slug], chosen) for one in found),
        languages=tuple(Language(tag, called, tag in chosen) for tag, called in named(visit, there)),
    )


def _title(before: Mapping[str, str], after: Mapping[str, str], chosen: Iterable[str]) -> tuple[ColumnCompared, ...]:
    """The title, in the languages in which it changed."""
    pieces = {tag: compare_words(before.get(tag, ""), after.get(tag, "")) for tag in chosen}
    columns = (ColumnCompared(tag, _words(found), (), _changed(found)) for tag, found in pieces.items())
    return tuple(one for one in columns if one.changed)


def summary(visit: Visit, found: Sequence[ArticleCompared]) -> str:
    """How much changed, in one sentence."""
    _ = visit.say
    counts = {fate: sum(1 for one in found if one.fate is fate) for fate in Fate}
    moved = sum(1 for one in found if one.moved)
    said = []
    if n := counts[Fate.CHANGED]:
        said.append(_.ngettext("{n} article changed", "{n} articles changed", n).format(n=n))
    if n := counts[Fate.ADDED]:
        said.append(_.ngettext("{n} added", "{n} added", n).format(n=n))
    if n := counts[Fate.REMOVED]:
        said.append(_.ngettext("{n} taken out", "{n} taken out", n).format(n=n))
    if moved:
        said.append(_.ngettext("{n} moved", "{n} moved", moved).format(n=moved))
    if not said:
        return _("The articles are the same, word for word.")
    listed = _.pgettext("between names", ", ").join(said)
    return _("{changes}.", changes=listed[:1].upper() + listed[1:])


def _differs(visit: Visit, one: ArticleCompared, name: str, chosen: Iterable[str]) -> ArticleDiffers:
    return ArticleDiffers(one.slug, neutralise(name), one.fate.value, _says(visit, one), _columns(one, chosen))


def _columns(one: ArticleCompared, chosen: Iterable[str]) -> tuple[ColumnCompared, ...]:
    found = []
    for tag in chosen:
        heading, text = one.heading.get(tag, ()), one.text.get(tag, ())
        if heading or text:
            found.append(ColumnCompared(tag, _words(heading), _words(text), _changed(heading) or _changed(text)))
    return tuple(found)


def _words(pieces: Pieces) -> tuple[Words, ...]:
    return tuple(Words(piece.mark.value, neutralise(piece.text)) for piece in pieces)


def _changed(pieces: Pieces) -> bool:
    return any(piece.mark is not Mark.KEPT for piece in pieces)


def _says(visit: Visit, one: ArticleCompared) -> str:
    """Where the article stands in each draft, and what became of it."""
    _ = visit.say
    match one.fate:
        case Fate.ADDED:
            return _("added, as article {n}", n=one.after)
        case Fate.REMOVED:
            return _("taken out; it was article {n}", n=one.before)
    changed = _("changed") if one.fate is Fate.CHANGED else _("unchanged")
    if one.moved:
        return _(
            "{changed}, and moved from article {before} to {after}", changed=changed, before=one.before, after=one.after
        )
    if one.before != one.after:
        return _(
            "{changed}; article {before} is now article {after}", changed=changed, before=one.before, after=one.after
        )
    return _("article {n}, {changed}", n=one.after, changed=changed)

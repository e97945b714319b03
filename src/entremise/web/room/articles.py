"""The text in short: its articles by their headings, each with where the delegation stands on it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch

from entremise.talks.acts.convening import SeatKind
from entremise.talks.view.state import DraftState, PositionState, in_order
from entremise.web.forms.registry import FORMS
from entremise.web.visit import Visit
from entremise.words import terms


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its number and heading, the delegation's stance, and the way to take one."""

    number: int
    slug: str
    heading: str
    stance: str
    kind: str
    bracketed: bool
    url: str


@dataclass(frozen=True, slots=True)
class Text:
    """The draft that the delegation was shown last; `stance` is its stance on the whole."""

    title: str
    number: int
    stance: str
    articles: tuple[Article, ...]
    url: str


def text(visit: Visit) -> Text | None:
    """The last draft, for the room; None where none was shown."""
    drafts = in_order(visit.view.drafts.values())
    if not drafts:
        return None
    draft = drafts[-1]
    taken = _taken(visit, draft)
    whole = taken.get(None)
    return Text(
        title=visit.reader.words(draft.title),
        number=draft.number,
        stance=_stance(visit, whole),
        articles=tuple(_article(visit, draft, n, taken) for n in range(len(draft.articles))),
        url=_text_page(visit),
    )


def _taken(visit: Visit, draft: DraftState) -> dict[str | None, PositionState]:
    """The delegation's last position on each article, and on the whole."""
    own = (one for one in visit.view.positions.values() if one.party == visit.seat and one.position.draft == draft.id)
    return {one.position.article: one for one in in_order(own)}


def _article(visit: Visit, draft: DraftState, n: int, taken: dict[str | None, PositionState]) -> Article:
    article = draft.articles[n]
    position = taken.get(article.slug)
    return Article(
        number=n + 1,
        slug=article.slug,
        heading=visit.reader.words(article.heading),
        stance=_stance(visit, position),
        kind=position.position.stance.value if position is not None else "none",
        bracketed=any(article.options(tag) for tag in article.text),
        url=_take(visit, draft.id, article.slug),
    )


def _stance(visit: Visit, position: PositionState | None) -> str:
    return visit.say(terms.STANCES[position.position.stance]) if position is not None else ""


def _take(visit: Visit, draft: str, article: str) -> str:
    """The way to take a position, where this seat may."""
    make = FORMS.get("take-position")
    given = {"draft": draft, "article": article}
    if visit.seated.kind is not SeatKind.PARTY or make is None or make(visit, given) is None:
        return ""
    return f"{visit.url('do', kind='take-position')}?{urlencode({**given, 'back': visit.request.path})}"


def _text_page(visit: Visit) -> str:
    try:
        return visit.url("text")
    except NoReverseMatch:
        return ""

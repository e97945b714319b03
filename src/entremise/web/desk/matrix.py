"""Where each party stands, article by article: the last draft, and the last stance of each that this seat was told."""

from dataclasses import dataclass

from entremise.accord.text import Article
from entremise.talks.acts.drafting import Stance
from entremise.talks.view.state import DraftState, PositionState, in_order
from entremise.web.desk.standpoint import Standpoint
from entremise.words import terms
from entremise.words.direction import isolate, neutralise
from entremise.words.names import in_language
from entremise.words.standing import short

ROWS = 60
"""How many articles stand on the desk; the page of the text has all."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A party's stance on an article. `stance` is empty where none is known; `more` how many there were before."""

    party: str
    side: int | None
    stance: str = ""
    name: str = ""
    text: str = ""
    act: str = ""
    more: int = 0
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An article, how many passages of it are still in brackets, and where each party stands."""

    slug: str
    heading: str
    text: str
    brackets: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The text on the table: its title, who was shown it and who wasn't, and its rows."""

    draft: str
    number: int
    title: str
    shown: str
    not_shown: str
    parties: tuple[tuple[str, str, int | None], ...]
    rows: tuple[Row, ...]
    left_out: int


def article_name(at: Standpoint, draft: str, article: str) -> str:
    """An article's heading, where the draft is known."""
    known = at.view.drafts.get(draft)
    found = next((one for one in known.articles if one.slug == article), None) if known is not None else None
    return at.reader.words(found.heading) if found is not None else isolate(article)


def matrix(at: Standpoint) -> Matrix | None:
    """The matrix of the draft that was tabled last; None where none was."""
    drafts = in_order(at.view.drafts.values())
    if not drafts:
        return None
    draft = drafts[-1]
    parties = [one.seat.slug for one in in_order(at.view.seats[slug] for slug in at.view.parties())]
    stances = _stances(at)
    rows = [_row(at, draft, article, parties, stances) for article in draft.articles[:ROWS]]
    whole = _cells(at, draft, None, parties, stances)
    if any(one.stance for one in whole):
        rows.append(Row("", at.say("The whole text"), "", 0, whole))
    reach = at.view.reach(draft.id)
    return Matrix(
        draft=draft.id,
        number=draft.number,
        title=at.reader.words(draft.title),
        shown=at.reader.seats(reach - {at.seat}),
        not_shown=at.reader.seats((at.view.parties() | at.other_mediators()) - reach),
        parties=tuple((slug, at.reader.seat(slug), at.sides.get(slug)) for slug in parties),
        rows=tuple(rows),
        left_out=max(0, len(draft.articles) - ROWS),
    )


_Stances = dict[tuple[str, str | None], list[PositionState]]


def _stances(at: Standpoint) -> _Stances:
    """All stances by party and article, in order."""
    found: _Stances = {}
    for one in in_order(at.view.positions.values()):
        found.setdefault((one.party, one.position.article), []).append(one)
    return found


def _row(at: Standpoint, draft: DraftState, article: Article, parties: list[str], stances: _Stances) -> Row:
    text = in_language(article.text, at.say.language)
    return Row(
        slug=article.slug,
        heading=at.reader.words(article.heading),
        text=neutralise(short(text, 280)),
        brackets=max((len(article.options(language)) for language in article.text), default=0),
        cells=_cells(at, draft, article.slug, parties, stances),
    )


def _cells(
    at: Standpoint, draft: DraftState, article: str | None, parties: list[str], stances: _Stances
) -> tuple[Cell, ...]:
    return tuple(_cell(at, draft, party, stances.get((party, article), [])) for party in parties)


def _cell(at: Standpoint, draft: DraftState, party: str, taken: list[PositionState]) -> Cell:
    side = at.sides.get(party)
    if not taken:
        return Cell(party, side)
    last = taken[-1]
    stance: Stance = last.position.stance
    return Cell(
        party=party,
        side=side,
        stance=stance.value,
        name=at.say(terms.STANCES[stance]),
        text=neutralise(short(last.position.text or "", 90)),
        act=last.id,
        more=len(taken) - 1,
        earlier=last.position.draft != draft.id,
    )

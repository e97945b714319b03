"""The delegation's conversation with the mediators, and what else it did: each with who has seen it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from entremise.talks.acts.base import Act
from entremise.talks.acts.convening import Convene, Entrust
from entremise.talks.acts.drafting import TakePosition
from entremise.talks.acts.inner import HandOverNonPaper, InnerPaper
from entremise.talks.acts.messages import (
    AnswerOral,
    AnswerWording,
    CarryRule,
    Message,
    NoteOral,
    ShowWording,
)
from entremise.talks.acts.table import Word
from entremise.talks.view.state import Seen, View, in_order
from entremise.web.visit import Visit
from entremise.words.chronicle import Line, line

PAGE: Final = 50
WORDS: Final[tuple[type[Act], ...]] = (
    *(Message, NoteOral, AnswerOral, ShowWording, AnswerWording),
    *(TakePosition, HandOverNonPaper, Word),
)
"""What passes between a delegation and the mediators in words."""
INNER: Final[tuple[type[Act], ...]] = (InnerPaper, Entrust)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was said or done, for the page. `seen_by` is a sentence, of the delegation's own acts alone."""

    ident: str
    line: Line
    at: str
    ours: bool
    carry: str = ""
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A page of them, the newest first. `before` is the delegation's own number from which earlier ones go on."""

    items: tuple[Item, ...]
    before: int | None


def words(visit: Visit, before: int | None = None) -> Items:
    """What was said to the mediators and by them."""
    return _page(visit, [seen for seen in visit.view.seen.values() if isinstance(seen.placed.act, WORDS)], before)


def deeds(visit: Visit, count: int) -> Items:
    """The last things that the delegation did otherwise: not words, and not of its inner room."""
    own = (seen for seen in visit.view.seen.values() if seen.placed.by.seat == visit.seat)
    found = [seen for seen in own if not isinstance(seen.placed.act, (*WORDS, *INNER, Convene))]
    return _page(visit, found, None, count)


def _page(visit: Visit, found: Iterable[Seen], before: int | None, count: int = PAGE) -> Items:
    ordered = [seen for seen in in_order(found) if before is None or seen.n < before]
    shown = ordered[-count:]
    earlier = shown[0].n if shown and len(ordered) > len(shown) else None
    return Items(tuple(item(visit, seen) for seen in reversed(shown)), earlier)


def item(visit: Visit, seen: Seen) -> Item:
    """One act for the page."""
    said = line(visit.reader, seen)
    ours = seen.placed.by.seat == visit.seat
    return Item(
        ident=seen.placed.id,
        line=said,
        at=moment(visit, seen),
        ours=ours,
        carry=_sign(seen.placed.act),
        seen_by=seen_by(visit, seen.placed.id) if ours else "",
    )


def moment(visit: Visit, seen: Seen) -> str:
    """When it happened, to the minute. When it was placed says nothing of that: what isn't known is undated."""
    at = seen.placed.at
    if at is None:
        return visit.say("undated")
    return visit.when(at.replace(second=0, microsecond=0) if isinstance(at, datetime) else at)


def _sign(act: Act) -> str:
    """The carry rule by the name of its sign."""
    rule: CarryRule | None = getattr(act, "rule", None)
    return rule.carry.value if rule is not None else ""


def seen_by(visit: Visit, act: str) -> str:
    """Who has seen one of the delegation's own acts by now."""
    _ = visit.say
    view: View = visit.view
    if view.is_public(act):
        return _("Seen by everybody.")
    others = view.reach(act) - {visit.seat}
    if not others:
        return _("Seen by nobody else.")
    return _("Seen by {seats}.", seats=visit.reader.seats(others))

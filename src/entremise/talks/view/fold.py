"""The fold: a view and the next act that its seat sees make the next view. Nothing is ever folded and then hidden."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from entremise.talks.acts import ALL
from entremise.talks.acts.base import Act, Placed
from entremise.talks.acts.disclosing import Acquaint, Disclose
from entremise.talks.acts.form import placed_of
from entremise.talks.acts.inner import HandOverNonPaper, InnerPaper, MediatorNote
from entremise.talks.acts.public import (
    Characterise,
    Communique,
    Finding,
    Forces,
    Hostilities,
    Incident,
    Statement,
)
from entremise.talks.acts.table import Word
from entremise.talks.view import agreeing, carrying, gathering
from entremise.talks.view.state import Seen, View


def _say(view: View, seen: Seen, act: Act) -> View:
    return replace(view, said=view.said.enqueue(seen))


def _keep(view: View, seen: Seen, act: Act) -> View:
    """Nothing follows from these but that they were seen: `View.seen` has them."""
    return view


def disclose(view: View, seen: Seen, act: Disclose) -> View:
    """Who had seen the acts learns who sees them now; whoever sees them for the first time folds them in."""
    for k, shown in enumerate(act.acts):
        first = placed_of(shown)
        if first.id not in view.seen:
            if view.seat is None:
                continue  # the table's eye had them, or has no part in them
            view = _see(view, Seen((*seen.place, k + 1), first))
        to = view.shown_later.get(first.id, frozenset()) | frozenset(act.to)
        view = replace(view, shown_later=view.shown_later.insert(first.id, to))
        if act.public:
            view = replace(view, published=view.published.insert(first.id, True))
    return view


def acquaint(view: View, seen: Seen, act: Acquaint) -> View:
    if view.seat == act.to:
        for k, shown in enumerate(act.acts):
            first = placed_of(shown)
            if first.id not in view.seen:
                view = _see(view, Seen((*seen.place, k + 1), first))
    return replace(view, unacquainted=view.unacquainted.discard(act.to))


STEPS: Final[Mapping[type[Act], Callable[[View, Seen, Any], View]]] = {
    **gathering.STEPS,
    **carrying.STEPS,
    **agreeing.STEPS,
    **dict.fromkeys((Statement, Communique, Characterise, Hostilities, Forces, Incident, Finding), _say),
    **dict.fromkeys((InnerPaper, MediatorNote, HandOverNonPaper, Word), _keep),
    Disclose: disclose,
    Acquaint: acquaint,
}
assert set(STEPS) == set(ALL), "each act has its step"


def _see(view: View, seen: Seen) -> View:
    view = replace(view, seen=view.seen.insert(seen.placed.id, seen))
    return STEPS[type(seen.placed.act)](view, seen, seen.placed.act)


def see(view: View, placed: Placed | None) -> View:
    """The view after one more act; None is an act whose content has been erased: only its number is left."""
    view = replace(view, n=view.n + 1)
    return view if placed is None else _see(view, Seen((view.n, 0), placed))


def fold(seat: str | None, acts: Iterable[Placed | None]) -> View:
    """The view of a seat from the acts that it sees, in order. `seat` None is the table's own eye."""
    view = View(seat)
    for placed in acts:
        view = see(view, placed)
    return view

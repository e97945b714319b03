"""Which words of others wait for the mediators who hold them, and why: one rule for the desk and for each headline."""

from collections.abc import Mapping
from enum import StrEnum

from entremise.talks.acts.inner import MediatorNote
from entremise.talks.acts.messages import Convey, Message, ShowWording
from entremise.talks.rules.carrying import HEARD
from entremise.talks.view.state import Entrusted, Passage, Place, Seen, View, in_order


class Waits(StrEnum):
    """Why words come first."""

    CONTESTED = "contested"
    APPROVED = "approved"
    NOT_APPROVED = "not-approved"
    OPEN = "open"


def waiting(view: View) -> Mapping[str, Waits]:
    """The words that wait, by id, in the order in which they came; `view` is a mediator's own.

    A message waits until something that rests on it was prepared, something was prepared for its author since, or a
    mediator has made a note about it. Words whose wording was shown wait from the party's answer on.
    """
    told: dict[str, Place] = {}
    carried: set[str] = set()
    noted: set[str] = set()
    shown: dict[str, Seen] = {}
    for seen in view.seen.values():
        match seen.placed.act:
            case Convey() as act if goes(view, seen.placed.id):
                told[act.to] = max(seen.place, told.get(act.to, seen.place))
                if act.source is not None:
                    carried.add(act.source)
            case MediatorNote() as act if act.about is not None:
                noted.add(act.about)
            case ShowWording() as act:
                before = shown.get(act.source)
                shown[act.source] = seen if before is None or before.place < seen.place else before
    found = {}
    for words in in_order(view.entrusted.values()):
        if words.id in noted:
            continue
        why = _why(view, words, words.id in carried, shown.get(words.id), told.get(words.party))
        if why is not None:
            found[words.id] = why
    return found


def _why(view: View, words: Entrusted, carried: bool, shown: Seen | None, told: Place | None) -> Waits | None:
    if words.confirmed is False:
        return Waits.CONTESTED
    if shown is not None and not carried:
        approved = view.wordings[shown.placed.id].approved
        if approved is None:
            return None  # it is with the party now
        return Waits.APPROVED if approved else Waits.NOT_APPROVED
    is_message = isinstance(view.seen[words.id].placed.act, Message)
    return Waits.OPEN if is_message and not carried and (told is None or told < words.place) else None


def goes(view: View, conveying: str) -> bool:
    """Whether words that were prepared weren't taken back."""
    return view.conveyings[conveying].passage is not Passage.RECALLED


def whose(view: View, words: Mapping[str, Waits]) -> tuple[str, ...]:
    """The seats whose words these are, in the order of the table."""
    parties = {view.entrusted[one].party for one in words}
    heard = parties & view.seats_of(*HEARD)
    return tuple(one.seat.slug for one in in_order(view.seats[slug] for slug in heard))

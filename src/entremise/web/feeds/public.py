"""What is public in some talks: the same from whichever seat it is looked at."""

from dataclasses import dataclass
from datetime import datetime

from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.form import placed_of
from entremise.talks.view.fold import fold
from entremise.talks.view.state import Seen, View


@dataclass(frozen=True, slots=True)
class Published:
    """An act that is public, and since when."""

    seen: Seen
    since: datetime


@dataclass(frozen=True, slots=True)
class Public:
    """The view of whoever knows what is public and nothing else, and its acts, what became public last first."""

    view: View
    acts: tuple[Published, ...]


def public(view: View) -> Public:
    """What is public, out of what a seat sees.

    It is folded anew from the public acts alone, in an order that no seat has a part in: names that were agreed with
    one reader, numbers of a seat's own and all that lies behind the wall have no way in.
    """
    placed = [one.placed for one in view.seen.values() if view.is_public(one.placed.id)]
    placed.sort(key=lambda one: (one.recorded_at, one.id))
    known = fold("", placed)
    since = {one.id: one.recorded_at for one in placed}
    for one in placed:
        if isinstance(one.act, Disclose) and one.act.public:
            for shown in one.act.acts:
                act = placed_of(shown).id
                if act in since and not known.seen[act].placed.audience.public:
                    since[act] = max(since[act], one.recorded_at)
    acts = [Published(known.seen[one.id], since[one.id]) for one in placed]
    return Public(known, tuple(sorted(acts, key=lambda one: (one.since, one.seen.placed.id), reverse=True)))

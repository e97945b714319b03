"""Allowed or refused: one answer, from what the seat knows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from entremise.talks.acts import ALL
from entremise.talks.acts.base import Act, Audience, Hand, references
from entremise.talks.acts.convening import Convene
from entremise.talks.audience import audience
from entremise.talks.refusal import Code, Refused
from entremise.talks.rules import agreeing, carrying, gathering, guards, speaking
from entremise.talks.time import When
from entremise.talks.view.state import View

RULES: Final[Mapping[type[Act], Callable[[View, Hand, Any, datetime], None]]] = {
    **gathering.RULES,
    **carrying.RULES,
    **agreeing.RULES,
    **speaking.RULES,
}
assert set(RULES) == {act for act in ALL if not act.by_table}, "each act of a seat has its rule"


def judge(view: View, by: Hand, act: Act, now: datetime, at: When | None = None) -> Audience:
    """Who will see the act, where it is allowed.

    `view` is what the seat that acts knows, `now` the time of the table, `at` when it is said to have happened.
    Raises `Refused` otherwise: the same refusal in any two histories that look the same to this seat.
    """
    if act.by_table:
        raise Refused(Code.TABLE_ONLY, "kind", kind=act.kind)
    if isinstance(act, Convene):
        if view.convened is not None:
            raise Refused(Code.ALREADY_CONVENED, "kind")
    else:
        if view.convened is None:
            raise Refused(Code.NOT_CONVENED, "kind")
        guards.not_frozen(view, by)
        guards.hand(view, by)
    guards.happened(at, now)
    RULES[type(act)](view, by, act, now)
    for earlier in references(act):
        if earlier not in view.seen:
            raise Refused(Code.UNKNOWN_ACT, None, kind="act")
    who = audience(view, by, act)
    for earlier in references(act):
        # Nobody is referred to what they have not seen.
        blind = who.seats - view.reach(earlier)
        if blind:
            raise Refused(Code.NOT_SHOWN_TO, None, seat=", ".join(sorted(blind)))
    return who

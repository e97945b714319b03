"""Whether talks are of fighting: only then is it offered at sight to report some. A wage dispute has no front."""

from typing import Final

from entremise.talks import standing
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.public import Finding, Incident, Reported, Statement
from entremise.talks.view.state import View

KINDS: Final = frozenset({"hostilities", "forces", "incident", "finding"})
"""The acts by which fighting and incidents are reported."""
REPORTS: Final = frozenset({Reported.CALL_FOR_CEASEFIRE, Reported.BREACH, Reported.WITHDRAW_FORCES})
"""What a statement may report that supposes some."""


def of_fighting(view: View) -> bool:
    """Whether this seat knows that fighting has been spoken of in public, or that monitors have a seat.

    Convening doesn't say of what kind talks are; what was said there since does. Where nothing was, such forms stand
    folded, and the first report of that kind brings them to sight.
    """
    if view.seats_of(SeatKind.MONITOR) or standing.hostilities(view):
        return True
    acts = (seen.placed.act for seen in view.said)
    return any(
        isinstance(act, Incident | Finding)
        or (isinstance(act, Statement) and any(one.what in REPORTS for one in act.reports))
        for act in acts
    )

"""What the table did by itself in a replay, dated no more exactly than what set it off.

On the record the table's acts have the instants of the replay's clock, which are no claim about when anything was.
Here they take their precision, and whether they are invented, from the act of the file that set them off; where they
fell due at a time that the file names (a deadline, a clause on entry into force), from that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from entremise.cases.script import Cue, Script
from entremise.talks.acts.base import TABLE, Act
from entremise.talks.acts.signing import Force
from entremise.talks.acts.table import Carried, EnterIntoForce, OpeningLapsed, ProposalOutcome, TimeLapsed, Word
from entremise.talks.time import Deadline, When, iso
from entremise.talks.view.state import Seen, View


@dataclass(frozen=True)
class Dated:
    """When something was, as precisely as the file bears out (None: only its order), and whether it is made up."""

    at: When | None
    invented: bool


def table_dates(script: Script, view: View, labels: Mapping[str, str]) -> dict[str, Dated]:
    """For each act of the table that a view holds, by its id. `labels` are those of acts by their ids."""
    return {
        seen.placed.id: _named(script, view, labels, seen) or _set_off(script, view, seen)
        for seen in view.timeline()
        if seen.placed.by == TABLE
    }


def _named(script: Script, view: View, labels: Mapping[str, str], seen: Seen) -> Dated | None:
    """Where it fell due at a time that the file names: that time, as an act of the file has it."""
    act, due = seen.placed.act, seen.placed.recorded_at
    deadline, names = _deadline(view, act)
    if deadline is not None and deadline.at == due:
        return Dated(deadline.said, _invented(script, labels.get(names)))
    if isinstance(act, EnterIntoForce):
        opening = view.openings.get(act.opening)
        if opening is not None and opening.entry.force is Force.AT and opening.entry.at == due:
            return Dated(due, _invented(script, labels.get(act.opening)))
    if isinstance(act, (Word, Carried)):
        for cue in script.cues:
            rule = cue.fields.get("rule")
            if isinstance(rule, Mapping) and rule.get("not_before") == iso(due):
                return Dated(due, cue.account.invented)
    return None


def _deadline(view: View, act: Act) -> tuple[Deadline | None, str]:
    """The deadline at which the table acts, and the id of the act that set it."""
    match act:
        case OpeningLapsed():
            opening = view.openings.get(act.opening)
            return (opening.deadline if opening else None), act.opening
        case TimeLapsed():
            ask = view.asks.get(act.asked)
            return (ask.until if ask else None), act.asked
        case ProposalOutcome():
            proposal = view.proposals.get(act.proposal)
            return (proposal.propose.deadline if proposal else None), act.proposal
    return None, ""


def _set_off(script: Script, view: View, seen: Seen) -> Dated:
    """By the act of the file after which it came: as long after it as on the replay's clock."""
    act, due = seen.placed.act, seen.placed.recorded_at
    since = due
    opening = view.openings.get(act.opening) if isinstance(act, EnterIntoForce) else None
    if opening is not None and opening.entry.days is not None:
        since -= timedelta(days=opening.entry.days)
    before: Cue | None = next((cue for cue in reversed(script.cues) if cue.now <= since), None)
    if before is None:
        return Dated(None, False)
    # To a day only whole days are added.
    at = before.at + (due - before.now) if isinstance(before.at, date) else before.at
    return Dated(at, before.account.invented)


def _invented(script: Script, label: str | None) -> bool:
    cue = script.by_label.get(label or "")
    return cue is not None and cue.account.invented

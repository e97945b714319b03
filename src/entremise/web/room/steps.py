"""What else the delegation can do: each step with what it means in a sentence, where the rules allow it now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from entremise.talks.acts.base import Act
from entremise.talks.acts.inner import HandOverNonPaper
from entremise.talks.acts.rounds import Arrive, Consult, Leave, Scene
from entremise.talks.acts.signing import AskTime, DeclineSignature
from entremise.talks.refusal import Refused
from entremise.talks.rules.judge import judge
from entremise.talks.time import Deadline
from entremise.talks.view.state import OpeningState, in_order
from entremise.web.forms.registry import FORMS
from entremise.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done from here: its name, what it means, and the way to its form."""

    name: str
    means: str
    url: str
    grave: bool = False


_Found = Iterator[tuple[Step, str, dict[str, str], Act]]
"""A step without its address; the kind of its form, what that is told beforehand, and an act such as it would place."""


def steps(visit: Visit) -> list[Step]:
    """The steps that the rules would allow to this person now."""
    found = []
    for step, kind, given, act in (*_on_time_and_signature(visit), *_coming_and_going(visit)):
        make = FORMS.get(kind)
        if make is None or make(visit, given) is None or not _allowed(visit, act):
            continue
        url = f"{visit.url('do', kind=kind)}?{urlencode({**given, 'back': visit.request.path})}"
        found.append(Step(step.name, step.means, url, step.grave))
    return found


def _allowed(visit: Visit, act: Act) -> bool:
    try:
        judge(visit.view, visit.by, act, visit.now)
    except Refused:
        return False
    return True


def _on_time_and_signature(visit: Visit) -> _Found:
    _ = visit.say
    mediators = tuple(sorted(visit.view.mediators()))
    opening = _open_to_us(visit)
    if mediators:
        later = Deadline(at=visit.now + timedelta(hours=1))
        given = {"opening": opening.id} if opening is not None else {}
        ask = AskTime(to=mediators, until=later, opening=opening.id if opening is not None else None)
        says = _("The mediators that you name read that you ask, until when, and why if you say so.")
        yield Step(_("Ask for time"), says, ""), "ask-time", given, ask
    if opening is not None:
        says = _("You say that your delegation will not sign this text.")
        decline = DeclineSignature(opening=opening.id)
        yield Step(_("Decline to sign"), says, "", grave=True), "decline-signature", {"opening": opening.id}, decline
    if mediators:
        says = _("A paper without author or standing: of it, only the handing over is on the record.")
        hand_over = HandOverNonPaper(to=mediators[0])
        yield Step(_("Hand over a non-paper"), says, ""), "hand-over-non-paper", {}, hand_over


def _open_to_us(visit: Visit) -> OpeningState | None:
    """The opening that was made last, of those that await this delegation."""
    mine = in_order(one for one in visit.view.openings.values() if not one.ended and visit.seat in one.required)
    return mine[-1] if mine else None


def _coming_and_going(visit: Visit) -> _Found:
    _ = visit.say
    place, table = {"scene": Scene.PLACE.value}, {"scene": Scene.TABLE.value}
    says = _("You say that your delegation is there, to whom you choose.")
    yield Step(_("We have come to the place"), says, ""), "arrive", place, Arrive(scene=Scene.PLACE)
    yield Step(_("We have come to the table"), says, ""), "arrive", table, Arrive(scene=Scene.TABLE)
    says = _("You go to your capital, and mean to come back.")
    yield Step(_("Depart for consultations"), says, ""), "consult", {}, Consult()
    says = _("You stop talking, and stay within reach; the channel to the mediators stays open.")
    yield Step(_("Leave the table"), says, "", grave=True), "leave", table, Leave(scene=Scene.TABLE)
    says = _("You travel; the channel to the mediators stays open.")
    yield Step(_("Leave the place of the talks"), says, "", grave=True), "leave", place, Leave(scene=Scene.PLACE)

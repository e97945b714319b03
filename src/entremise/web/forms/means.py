"""What an act means for others: who will see it, and what the table then does by itself. Said before anybody acts."""

from entremise.talks.acts.base import Act
from entremise.talks.audience import audience
from entremise.web.visit import Visit
from entremise.words import duties


def seen_by(visit: Visit, act: Act) -> str:
    """Who would see an act of this visit's hand, in one sentence, by the one function that decides it."""
    _ = visit.say
    who = audience(visit.view, visit.by, act)
    if who.public:
        return _("Everybody sees it: all seats, the press among them.")
    others = who.seats - {visit.seat}
    if not others:
        return _("Nobody outside your own delegation sees it, mediators included.")
    return _("It is seen by {seats}, and by nobody else.", seats=visit.reader.seats(others))


def by_table(visit: Visit, kind: str) -> tuple[str, ...]:
    """What the table does by itself after an act of this kind: when, and what that reveals to whom."""
    return tuple(
        visit.say("Later the table acts by itself. When: {when} Then: {then}", when=duty.trigger, then=duty.reveals)
        for duty in duties.for_act(kind, visit.say)
    )

"""Moscow, as far as the house has to do with it: all that falls due by itself, and much that is hidden."""

from typing import Any

from entremise.house.house import ORDER_ONLY
from tests.talks.cast import BOTH, REQUIRED, Talks, seat


def play(t: Talks) -> dict[str, Any]:
    """The history, from the convening that has been to the day after."""
    terms = t.russia.put_terms(to=BOTH, label="terms")
    t.gna.answer_terms(terms=terms)
    t.lna.answer_terms(terms=terms)
    opened = t.russia.open_round(planned="Sarraj and Haftar meet", happened=ORDER_ONLY)
    t.gna.arrive(told="public", happened=t.now.date())
    t.lna.arrive(told="mediators")
    draft = t.russia.table_draft(to=[*BOTH, "turkey"])
    for n in range(5):
        t.lna.inner_paper(text=f"Haftar's own thoughts, part {n}.")
    words = t.lna.message(to=["russia"], text="No militias.", rule={"carry": "may-be-conveyed"})
    conveyed = t.russia.convey(to="gna", source=words, text="They ask that militias go.", origin="lna")
    t.russia.confirm_conveying(conveying=conveyed)
    t.passes(seconds=45)
    proposal = t.russia.propose(to=BOTH, deadline=t.later(hours=1))
    t.gna.answer_proposal(proposal=proposal)
    opening = t.russia.open_signature(draft=draft, required=REQUIRED, deadline=t.later(hours=6))
    t.signs(opening, "gna/sarraj", "gna/mishri")
    t.passes(hours=2)
    ask = t.lna.ask_time(to=["russia"], until=t.later(hours=10), opening=opening)
    t.russia.grant_time(asked=ask)
    t.russia.add_seat(seat=seat("germany", "observer"))
    t.lna.leave(scene="place")
    t.russia.statement(text="Progress was made.")
    t.passes(days=1)
    t.russia.adjourn_round(opened=opened)
    return {"draft": draft, "opening": opening, "words": words, "opened": opened}

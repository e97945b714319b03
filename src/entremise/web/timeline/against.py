"""What can't stand beside what: facts that contradict each other, and statements on record that do."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from entremise.dossier.contradictions import Contradictions
from entremise.dossier.fact import Fact
from entremise.talks.acts.public import Statement
from entremise.talks.view.state import View
from entremise.web.timeline.items import Item


class Against:
    """Looks up what contradicts a fact, or a statement."""

    def __init__(self, facts: Contradictions, view: View) -> None:
        self._facts = facts
        self._answered: Mapping[str, str] = {
            one.placed.act.contradicts: one.placed.id
            for one in view.said
            if isinstance(one.placed.act, Statement) and one.placed.act.contradicts is not None
        }

    def rivals(self, fact: Fact, most: int) -> tuple[Fact, ...]:
        """Facts that can't be so where this one is, as many as are wanted."""
        return tuple(islice(self._facts.of(fact.id), most))

    def contradicted(self, act: str) -> str:
        """The act that contradicts a statement on record; empty where none does."""
        return self._answered.get(act, "")

    def brackets(self, items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
        """Entries of one date in their order, with those that contradict each other together."""
        left = list(items)
        while left:
            one = left.pop(0)
            beside = [one]
            if (fact := one.fact) is not None and fact.id in self._facts:
                beside += [other for other in left if other.fact is not None and self._facts.opposed(fact, other.fact)]
                taken = {other.ident for other in beside}
                left = [other for other in left if other.ident not in taken]
            yield tuple(beside)

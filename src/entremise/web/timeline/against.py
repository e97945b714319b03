"""What can't stand beside what: facts that contradict each other, and statements on record that do."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from entremise.dossier.dossier import Rivals, contradicts
from entremise.dossier.fact import Fact
from entremise.talks.acts.public import Statement
from entremise.talks.view.state import View
from entremise.web.timeline.items import Item


class Against:
    """Looks up what contradicts a fact, or a statement."""

    def __init__(self, groups: Sequence[Rivals], view: View) -> None:
        self._groups = groups
        self._within: dict[str, set[int]] = {}
        for n, group in enumerate(groups):
            for fact in group.facts:
                self._within.setdefault(fact.id, set()).add(n)
        self._answered: Mapping[str, str] = {
            one.placed.act.contradicts: one.placed.id
            for one in view.said
            if isinstance(one.placed.act, Statement) and one.placed.act.contradicts is not None
        }

    def rivals(self, fact: Fact, most: int) -> tuple[Fact, ...]:
        """Facts that can't be so where this one is, as many as are wanted."""
        return tuple(islice(self._rivals(fact), most))

    def _rivals(self, fact: Fact) -> Iterator[Fact]:
        given = {fact.id}
        for n in sorted(self._within.get(fact.id, ())):
            for other in self._groups[n].facts:
                if other.id not in given and contradicts(fact.claim, other.claim):
                    given.add(other.id)
                    yield other

    def opposed(self, fact: Fact, other: Fact) -> bool:
        """Whether two facts stand in one group, and against each other."""
        together = self._within.get(fact.id, set()) & self._within.get(other.id, set())
        return bool(together) and contradicts(fact.claim, other.claim)

    def contradicted(self, act: str) -> str:
        """The act that contradicts a statement on record; empty where none does."""
        return self._answered.get(act, "")

    def brackets(self, items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
        """Entries of one date in their order, with those that contradict each other together."""
        left = list(items)
        while left:
            one = left.pop(0)
            beside = [one]
            if (fact := one.fact) is not None and fact.id in self._within:
                beside += [other for other in left if other.fact is not None and self.opposed(fact, other.fact)]
                taken = {other.ident for other in beside}
                left = [other for other in left if other.ident not in taken]
            yield tuple(beside)

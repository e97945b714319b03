"""The last views, so that only what is new is folded. Views are immutable: to share one is safe."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock

from entremise.house.form import placed_from
from entremise.house.keeping import HouseReading, Mark
from entremise.talks.acts.base import Placed
from entremise.talks.table import LISTENS
from entremise.talks.view.fold import see
from entremise.talks.view.state import View


@dataclass(frozen=True, slots=True)
class Folded:
    """A view, the number up to which it was folded (for the table's eye a `seq`), and the erasures until then."""

    view: View
    n: int
    erasures: int

    def holds_for(self, mark: Mark) -> bool:
        """Whether it can be taken up at this mark: nothing that it holds was erased since."""
        return self.erasures == mark.erasures and self.n <= mark.n

    def with_acts(self, acts: Iterable[tuple[int, Placed | None]]) -> "Folded":
        """With these acts, each with its number, folded in."""
        view, n = self.view, self.n
        for n, placed in acts:  # noqa: B007 - the last number is wanted
            view = see(view, placed)
        return replace(self, view=view, n=n)


class Views:
    """At most `limit` views, those used last. What is kept is only ever what was committed."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[tuple[str, str | None], Folded] = OrderedDict()
        self._lock = Lock()

    def of_seat(self, reading: HouseReading, talks: str, seat: str) -> Folded:
        """What a seat knows now: folded from its own entries, and only from those that are new."""
        mark = reading.mark(seat)
        known = self._known(talks, seat, mark)
        if known.n == mark.n:
            return known
        return known.with_acts((entry.link.n, placed_from(entry.act)) for entry in reading.entries(seat, known.n + 1))

    def of_table(self, reading: HouseReading, talks: str) -> Folded:
        """What the table's own eye sees now."""
        mark = reading.reach()
        known = self._known(talks, None, mark)
        if known.n == mark.n:
            return known
        grown = known.with_acts((act.seq, placed_from(act)) for act in reading.acts(LISTENS, known.n + 1))
        # Up to here it has been looked through, whether or not it listens to the last of it.
        return replace(grown, n=max(grown.n, mark.n))

    def _known(self, talks: str, seat: str | None, mark: Mark) -> Folded:
        with self._lock:
            known = self._kept.get((talks, seat))
        return known if known is not None and known.holds_for(mark) else Folded(View(seat), 0, mark.erasures)

    def keep(self, talks: str, folded: Folded) -> None:
        """Keep a view, unless a later one is kept."""
        key = (talks, folded.view.seat)
        with self._lock:
            known = self._kept.get(key)
            if known is None or (known.erasures, known.n) <= (folded.erasures, folded.n):
                self._kept[key] = folded
            self._kept.move_to_end(key)
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)

    def advance(self, talks: str, seat: str, n: int, placed: Placed) -> None:
        """Fold an act that was just committed into a seat's view, where one is kept that goes up to it."""
        with self._lock:
            known = self._kept.get((talks, seat))
        if known is not None and known.n == n - 1:
            self.keep(talks, known.with_acts([(n, placed)]))

    def forget(self, talks: str) -> None:
        """Forget all views of these talks: something that they hold has been erased."""
        with self._lock:
            for key in [key for key in self._kept if key[0] == talks]:
                del self._kept[key]

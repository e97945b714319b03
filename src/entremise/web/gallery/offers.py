"""What can be done from here: each with what it means and who will see it; only what the rules allow now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from entremise.web.forms.fighting import KINDS, of_fighting
from entremise.web.forms.registry import FORMS
from entremise.web.visit import Visit

IN_PUBLIC: Final = ("communique", "statement", "characterise", "hostilities", "forces", "incident", "finding")
OF_ROUNDS: Final = ("open-round", "resume-round", "suspend-round", "adjourn-round", "close-round", "declare-failed")
OF_PRESENCE: Final = ("arrive", "leave", "consult")


@dataclass(frozen=True, slots=True)
class Offer:
    """A form that can be opened. `aside`: folded, for these talks aren't of that kind as far as is known."""

    kind: str
    title: str
    url: str
    means: Sequence[str]
    danger: bool
    aside: bool = False


def offers(visit: Visit, kinds: Iterable[str], asked: str = "") -> tuple[Offer, ...]:
    """The forms of these kinds that this seat has now; `asked` goes into their addresses."""
    found = []
    for kind in kinds:
        form = FORMS[kind](visit, {})
        if form is not None:
            query = "&".join(filter(None, (asked, f"back={visit.request.path}")))
            url = f"{visit.url('do', kind=kind)}?{query}"
            aside = kind in KINDS and not of_fighting(visit.view)
            found.append(Offer(kind, form.title, url, form.means, form.danger, aside))
    return tuple(found)

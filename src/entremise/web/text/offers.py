"""What a seat may do with the text: asked of the rules themselves, so that nothing is offered that they refuse."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entremise.talks.acts.base import Act
from entremise.talks.audience import audience
from entremise.talks.refusal import Refused
from entremise.talks.rules import guards
from entremise.talks.rules.judge import judge
from entremise.web.visit import Visit

NEWEST: Final = 50
"""How many openings, proposals and requests are looked at for one page."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something that one may do from here. `weight` is the class of its button."""

    url: str
    label: str
    weight: str = "second"


def may(visit: Visit, act: Act) -> bool:
    """Whether the rules would let this person do it now."""
    return _passes(lambda: judge(visit.view, visit.by, act, visit.now))


def seen_by(visit: Visit, act: Act) -> str:
    """The seats that would see an act of this visit's hand besides its own, named; empty where there is none."""
    return visit.reader.seats(audience(visit.view, visit.by, act).seats - {visit.seat})


def mediates(visit: Visit) -> bool:
    """Whether this person speaks for a mediator's seat."""
    return _passes(lambda: _free(visit, guards.mediator))


def speaks(visit: Visit) -> bool:
    """Whether this person releases a party's words."""
    return _passes(lambda: _free(visit, guards.party))


def _free(visit: Visit, guard: Callable[..., None]) -> None:
    guards.not_frozen(visit.view, visit.by)
    guard(visit.view, visit.by)


def _passes(asked: Callable[[], object]) -> bool:
    try:
        asked()
    except (Refused, KeyError):
        return False
    return True


def way(visit: Visit, kind: str, label: str, weight: str = "second", **given: str) -> Way:
    """The way to a form, which leads back here."""
    query = urlencode({**given, "back": visit.request.get_full_path()})
    return Way(f"{visit.url('do', kind=kind)}?{query}", label, weight)

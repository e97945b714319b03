"""A case, played into the house of an exercise server: talks that begin in the middle, to go on from there."""

from datetime import datetime

from entremise.cases.outcome import RefusedAct
from entremise.cases.script import Script
from entremise.house.chance import Live
from entremise.house.house import House
from entremise.house.replay import HouseStage, play


class Ahead(Exception):
    """What would be played lies ahead of the server's clock: it would be recorded before it happens."""


class _Stage(HouseStage):
    """A stage in a house that is open: its talks among others, by the case's own clock."""

    def __init__(self, house: House, talks: str) -> None:
        self._now: datetime | None = None
        self.house = house.beside(self._clock)
        self._talks = talks


def play_into(house: House, talks: str, script: Script) -> tuple[RefusedAct, ...]:
    """Play a script as these talks, which don't exist yet; returns the acts that were refused.

    Nobody is told before all is played, and nothing falls due meanwhile but by the case's clock. Afterwards the
    house's own clock holds: what was due by then falls due. Raises `Ahead`, having played nothing.
    """
    if script.ends > house.now():
        raise Ahead
    _, refused = play(script, _Stage(house, talks), Live())
    house.moved(talks)
    return refused

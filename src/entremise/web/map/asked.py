"""What is asked of the map: a day, kinds of relations, one actor. What was typed is kept, and nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from entremise.dossier.relations import TieKind
from entremise.dossier.source import is_date
from entremise.house.map import ActorMap, kept_map
from entremise.web.dossier.own import Own
from entremise.web.visit import Visit
from entremise.words import times
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate

_LONGEST: Final = 200
"""Letters of what was typed that are said again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`on` and `actor` as they were typed; `wrong` has by field what was wrong with them."""

    on: str
    kinds: tuple[TieKind, ...]
    actor: str
    page: int
    wrong: Mapping[str, str]

    @property
    def narrows(self) -> bool:
        return bool(self.on or self.kinds or self.actor)

    def address(self, **other: str) -> str:
        """The query of the same map, with these fields otherwise."""
        fields = [("on", self.on), ("actor", self.actor)]
        fields = [(name, other.pop(name, value)) for name, value in fields]
        fields += [("kind", kind.value) for kind in self.kinds]
        return "?" + urlencode([(name, value) for name, value in (*fields, *other.items()) if value])


def asked_of(given: QueryDict, _: Translator) -> Asked:
    """What the address asks, each field by itself."""
    wrong = {}
    on = given.get("on", "").strip()[:_LONGEST]
    if on and not is_date(on):
        wrong["on"] = _(
            "“{typed}” is no day: write a day as 2020-01-13, a month as 2020-01, or a year as 2020.", typed=isolate(on)
        )
    kinds = []
    for said in dict.fromkeys(given.getlist("kind")):
        if said in set(TieKind):
            kinds.append(TieKind(said))
        elif said:
            wrong["kind"] = _(
                "There is no kind of relation “{typed}”: choose among those named.", typed=isolate(said[:_LONGEST])
            )
    page = given.get("page", "")
    number = int(page) if re.fullmatch("[0-9]{1,6}", page) else 1
    return Asked(on, tuple(kinds), given.get("actor", "").strip()[:_LONGEST], max(1, number), wrong)


@dataclass(frozen=True, slots=True)
class Found:
    """The whole map of the seat on the day asked, and what of it was asked for; `centre` is the actor asked for."""

    asked: Asked
    whole: ActorMap
    shown: ActorMap
    centre: str | None
    wrong: Mapping[str, str]


def found(visit: Visit, asked: Asked) -> Found:
    """The map that a visit asks for. What is wrong with the asking narrows nothing."""
    today = times.day_in(visit.now, visit.reader.zone).isoformat()
    on = asked.on if asked.on and "on" not in asked.wrong else None
    book = Own.of(visit).book
    whole = kept_map(visit.premises.dossiers, visit.talks, visit.reader, book, on, today)
    wrong = dict(asked.wrong)
    centre = whole.find(asked.actor) if asked.actor else None
    if asked.actor and centre is None:
        wrong["actor"] = visit.say(
            "Nobody on the map is called “{typed}”: write a name as the table has it.", typed=isolate(asked.actor)
        )
    return Found(asked, whole, whole.narrowed(asked.kinds, centre), centre, wrong)

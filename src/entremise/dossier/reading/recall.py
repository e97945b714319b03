"""What pronouns take up: who was spoken of last, by kind, number and, where the report tells it, gender."""

from collections.abc import Iterator
from typing import Final

from entremise.dossier.reading.entities import Entity
from entremise.dossier.values import ActorKind

_KEPT: Final = 8
_MANY: Final = (ActorKind.COLLECTIVE, ActorKind.PARTY, ActorKind.ORGANISATION)
_MASCULINE_STATES: Final = frozenset("mexique cambodge mozambique zimbabwe suriname belize".split())


class Recall:
    """Who was spoken of in a report so far, newest first: who acted or spoke, and behind them who was named."""

    def __init__(self, language: str) -> None:
        self._french = language == "fr"
        self._acted: list[tuple[list[Entity], bool]] = []
        self._named: list[Entity] = []
        self.speakers: list[Entity] = []  # of the words that are quoted

    def acted(self, entities: list[Entity], *, plural: bool) -> None:
        """Takes in the subject of a clause, or a speaker."""
        if entities:
            self._acted = [(entities, plural or len(entities) > 1), *self._acted[: _KEPT - 1]]

    def named(self, entities: list[Entity]) -> None:
        """Takes in whoever a sentence named, in its order."""
        self._named = [*reversed(entities), *self._named][: _KEPT * 2]

    def one(self, what: str) -> list[Entity]:
        """Whom a pronoun means, by what the lexicon says of it."""
        match what:
            case "they" | "they-f":
                return self._several(feminine=True if what == "they-f" else None)
            case "i":
                return self.speakers
            case "he" | "she":
                return self._single(feminine=what == "she")
            case "it" | "it-f":
                return self._thing()
            case "latter" | "latter-f":
                return self._latter(feminine=what == "latter-f")
        return []

    def owner(self, possessive: str) -> Entity | None:
        """Whose "his", "its", "their" is."""
        match possessive:
            case "his" | "her":
                found = self._single(feminine=possessive == "her")
            case "its":
                found = self._thing()
            case "their" | "leur" | "leurs":
                found = [*self._several(), *self._any()]
                found = found if len(found) < 2 or found[0].kind in _MANY else self._any()
            case "our" | "my" | "notre" | "nos" | "mon" | "ma" | "mes":
                found = self.speakers
            case _:
                found = self._any()
        return found[0] if found else None

    def _singles(self) -> Iterator[Entity]:
        for entities, plural in self._acted:
            if not plural:
                yield entities[0]

    def _any(self) -> list[Entity]:
        return next(([one] for one in self._singles()), [])

    def _single(self, *, feminine: bool) -> list[Entity]:
        """He or she; in French also what has that gender."""
        for one in self._singles():
            if self._fits(one, feminine):
                if one.kind is ActorKind.PERSON and one.feminine is None:
                    one.feminine = feminine
                return [one]
        for one in self._named:
            known = one.feminine if one.kind is ActorKind.PERSON or not self._french else gender(one)
            if known is feminine and (self._french or one.kind is ActorKind.PERSON):
                return [one]
        return []

    def _fits(self, one: Entity, feminine: bool) -> bool:
        if one.unnamed or (one.kind is not ActorKind.PERSON and not self._french):
            return False
        return gender(one) in (None, feminine)

    def _thing(self) -> list[Entity]:
        for one in self._singles():
            if one.kind is not ActorKind.PERSON and not one.unnamed:
                return [one]
        for one in self._named[:3]:
            if one.kind is not ActorKind.PERSON:
                return [one]
        return [] if not self._french else self._any()

    def _several(self, *, feminine: bool | None = None) -> list[Entity]:
        for entities, plural in self._acted:
            if plural and (feminine is None or all(gender(one) in (None, True) for one in entities)):
                return entities
        for one in self._singles():
            if one.kind in _MANY and not self._french:
                return [one]
        return []

    def _latter(self, *, feminine: bool) -> list[Entity]:
        """The last that was named, and didn't act."""
        acted = self._any()
        for one in self._named[:4]:
            if one not in acted and gender(one) in (None, feminine):
                return [one]
        return []


def gender(one: Entity) -> bool | None:
    """Whether an actor is feminine, None where neither the report nor the name tells."""
    if one.feminine is None and one.kind is ActorKind.STATE:
        name = one.name.lower()
        return name.endswith("e") and name not in _MASCULINE_STATES
    return one.feminine

"""Facts as a timeline tells them: what is claimed, when, who says so, what it is worth, what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from entremise.dossier.actors import named_in
from entremise.dossier.fact import Evidence, Fact
from entremise.dossier.values import Modality
from entremise.web.dossier.desk import title_of
from entremise.web.dossier.links import fact_url, passage_url
from entremise.web.dossier.own import Own
from entremise.web.gallery.chronicle import Names, Piece
from entremise.web.timeline.against import Against
from entremise.web.timeline.items import Item, date_of
from entremise.words import facts, times
from entremise.words.direction import isolate
from entremise.words.names import begun

TOLD: Final = 3
"""How many passages stand beside a fact."""
RIVALS: Final = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Who says so, in which report, what that is worth, and where it stands there."""

    voice: str
    report: str
    grade: str
    worth: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Rival:
    """What a fact can't stand beside, where that stands elsewhere."""

    says: str
    when: str
    told: Told
    url: str


@dataclass(frozen=True, slots=True)
class TellsFact:
    """A fact. `manner` is how it is put, where that isn't as done; `more` counts the passages that aren't shown."""

    ident: str
    pieces: tuple[Piece, ...]
    when: str
    manner: str
    side: int | None
    told: tuple[Told, ...]
    more: int
    url: str
    rivals: tuple[Rival, ...] = ()

    act = False


@dataclass(frozen=True)
class Teller:
    """Tells the facts of one seat's dossier to one reader."""

    own: Own
    names: Names
    against: Against

    def fact(self, item: Item, fact: Fact, beside: Sequence[Item]) -> TellsFact:
        """A fact, with what contradicts it and stands elsewhere than beside it."""
        _ = self.own.visit.say
        shown = {one.ident for one in beside}
        rivals = self.against.rivals(fact, RIVALS + len(shown))
        says = begun(facts.claim(fact.claim, _, self.own.named))
        when = facts.dates(fact.claim, _)
        told = self._reports(fact)
        manner = getattr(fact.claim, "modality", Modality.ASSERTED)
        return TellsFact(
            ident=item.ident,
            pieces=self.names.pieces(says),
            when="" if date_of(fact) == item.at and when == times.as_written(item.at, _) else when,
            manner=manner.value if manner is not Modality.ASSERTED else "",
            side=self._side(fact),
            told=told,
            more=len(fact.evidence) - len(told),
            url=fact_url(self.own.visit, fact.id),
            rivals=tuple(self._rival(one) for one in rivals if one.id not in shown)[:RIVALS],
        )

    def _reports(self, fact: Fact) -> tuple[Told, ...]:
        """The first passages for a fact, of several that tell it alike only one."""
        alike: dict[tuple[str, str | None, str], Evidence] = {}
        for one in fact.evidence:
            alike.setdefault((one.place.source, one.who_says, one.grade), one)
        return tuple(self._told(one) for one in islice(alike.values(), TOLD))

    def _rival(self, fact: Fact) -> Rival:
        _ = self.own.visit.say
        when = facts.dates(fact.claim, _)
        says = begun(facts.claim(fact.claim, _, self.own.named))
        return Rival(says, when, self._told(fact.evidence[0]), fact_url(self.own.visit, fact.id))

    def _told(self, evidence: Evidence) -> Told:
        _ = self.own.visit.say
        return Told(
            voice=begun(facts.voice(evidence, _)),
            report=title_of(self.own.book.dossier.sources[evidence.place.source], _),
            grade=evidence.grade,
            worth=facts.grade(evidence.grade, _),
            note=isolate(evidence.note) if evidence.note else "",
            url=passage_url(self.own.visit, evidence.place),
        )

    def _side(self, fact: Fact) -> int | None:
        """The party whose matter it is, where it speaks of one alone."""
        found = set()
        for name in named_in(fact.claim):
            known = self.own.actors.find(name)
            if known is not None and known.slug is not None:
                found.add(self._seat_side(known.slug))
        found.discard(None)
        return next(iter(found)) if len(found) == 1 else None

    def _seat_side(self, slug: str) -> int | None:
        view = self.own.visit.view
        seat = slug.partition("/")[0]
        for party, side in self.names.sides.items():
            if seat in (party, view.seats[party].seat.actor):
                return side
        return None

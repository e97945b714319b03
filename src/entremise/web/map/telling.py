"""Where a tie comes from: on record, or from the seat's own dossier, with the sources and their grades."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from entremise.dossier.relations import Telling, Tie, TieKind
from entremise.dossier.values import Modality
from entremise.house.map import ActorMap
from entremise.web.dossier.desk import title_of
from entremise.web.dossier.links import fact_url
from entremise.web.visit import Visit
from entremise.words import facts, times
from entremise.words.actor_map import OFFICES, SENTENCES
from entremise.words.direction import isolate
from entremise.words.names import begun

RESERVING: Final = (TieKind.GUARANTEES, TieKind.WITNESSES)
"""Offices that depend on an accord: where the record says more ("was to be one, had …"), that stands instead."""
SEVERAL: Final = 3
"""So many tellings of one tie are named, then how many more there are."""


@dataclass(frozen=True, slots=True)
class From:
    """One origin of a tie, in words; `url` leads to the fact."""

    says: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A tie in a sentence, with its origins. `contested` where some tell it and others deny it."""

    says: str
    origins: tuple[From, ...]
    contested: bool = False
    conflict: bool = False


@dataclass(frozen=True)
class Teller:
    """Puts the ties of a map into words for a visit."""

    visit: Visit
    map: ActorMap

    def name(self, ident: str) -> str:
        """What somebody is called, kept apart from the words around it."""
        known = self.map.who.get(ident)
        return isolate(known.name if known is not None else ident)

    def sentence(self, tie: Tie) -> str:
        """What one is to another, and how it is told where it isn't told as so."""
        _ = self.visit.say
        reserve = next((one.what for one in tie.told if one.what), "") if tie.role in RESERVING else ""
        if reserve:
            return begun(_("{role}: {says}", role=_(OFFICES[tie.role]), says=isolate(reserve)))
        towards, alone = SENTENCES[tie.role]
        of = self.name(tie.of) if tie.of is not None else isolate(tie.place) if tie.place is not None else None
        message = alone if of is None else towards
        says = _(message).format(actor=self.name(tie.actor), of=of)
        return begun(_(facts.FRAMES[tie.state]).format(says=says) if tie.state is not Modality.ASSERTED else says)

    def said(self, tie: Tie, conflict: bool = False) -> Said:
        return Said(self.sentence(tie), self.origins(tie), bool(tie.told and tie.against), conflict)

    def origins(self, tie: Tie) -> tuple[From, ...]:
        """Where a tie comes from, the record first."""
        _ = self.visit.say
        told = tie.tellings
        found = [*self._record(told), *(self._fact(one) for one in told[:_MANY] if one.fact is not None)]
        if len(told) > _MANY or len(found) > SEVERAL + 1:
            n = len(told) - SEVERAL
            rest = _.ngettext("and {n} more telling", "and {n} more tellings", n).format(n=n)
            return (*found[:SEVERAL], From(rest))
        return tuple(found)

    def _record(self, told: Iterable[Telling]) -> Iterable[From]:
        _ = self.visit.say
        for one in told:
            if one.fact is not None:
                continue
            if one.seat:
                yield From(_("by the seat at the table"))
                continue
            since = times.as_written(one.since, _) if one.since is not None else ""
            says = _("on record since {day}", day=since) if since else _("on record")
            if one.until is not None:
                until = times.as_written(one.until, _)
                says = _("on record, {since} to {until}", since=since, until=until)
            words = one.what if one.role not in (*RESERVING, TieKind.CONTROLS) else ""
            yield From(_("{origin}: “{words}”", origin=says, words=isolate(words)) if words else says)

    def _fact(self, one: Telling) -> From:
        _ = self.visit.say
        fact = self.map.book.dossier.fact(one.fact or "")
        if fact is None:
            return From(_("the dossier"))
        sources = self.map.book.dossier.sources
        named = []
        for piece in fact.evidence[:SEVERAL]:
            named.append(_("{source} ({grade})", source=title_of(sources[piece.place.source], _), grade=piece.grade))
        if len(fact.evidence) > SEVERAL:
            n = len(fact.evidence) - SEVERAL
            named.append(_.ngettext("{n} more passage", "{n} more passages", n).format(n=n))
        says = _("dossier: {sources}", sources=_.pgettext("between names", ", ").join(named))
        if one.what and one.role is not TieKind.CONTROLS:
            says = _("{origin}: “{words}”", origin=says, words=isolate(one.what))
        dates = facts.dates(fact.claim, _)
        if dates:
            says = _("{origin}, {dates}", origin=says, dates=dates)
        if self.map.on is not None and one.since is None:
            says = _("{origin}, since when isn’t told", origin=says)
        if one.modality is not Modality.ASSERTED:
            says = _(facts.FRAMES[one.modality]).format(says=says)
        return From(says, fact_url(self.visit, fact.id))


_MANY: Final = 50

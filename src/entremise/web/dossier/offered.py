"""What is offered from a report, as it stands beside the text: what is claimed, by whom, why, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pydantic import ValidationError

from entremise.dossier.candidates import ActorCandidate, BackgroundCandidate, Candidate
from entremise.dossier.fact import ActorClaim, Claim, Evidence, Fact, Place
from entremise.dossier.taking import claim_of, evidence_of, kind_of
from entremise.dossier.values import Modality
from entremise.web.dossier.links import fact_url
from entremise.web.dossier.marks import State
from entremise.web.dossier.opened import Offer
from entremise.web.dossier.own import Own
from entremise.words import dossier as words
from entremise.words import facts
from entremise.words.catalogue import N_, Translator
from entremise.words.direction import FSI, PDI, isolate

KINDS: Final[Mapping[str, str]] = {
    "actor": N_("Actor"),
    "role": N_("Role"),
    "event": N_("Event"),
    "statement": N_("Statement"),
    "background": N_("Background"),
}
"""The kinds of facts, each as the title of one."""
AGAINST: Final = 3
"""How many facts that contradict one are named beside it."""
NAMES: Final = 12
"""How many other names of an actor are shown in a line."""
LINE: Final = 500
"""How much of a claim stands in one line: words that somebody said may be many."""


@dataclass(frozen=True)
class Told:
    """A fact in one line, and its page."""

    claim: str
    url: str


@dataclass(frozen=True)
class Shown:
    """Something that is offered, or stands in the dossier by other ways, as it stands beside the text.

    `takes`: whether it can be accepted as it is; `fact` is the fact that came of it, `differs` how that is put where
    it is put otherwise; `same` is a fact that claims the same already; `against` are facts that it contradicts.
    """

    ident: str
    kind: str
    claim: str
    dates: str
    voice: str
    grade: str
    key: str = ""
    state: str = State.TAKEN.value
    names: str = ""
    modality: str = ""
    reason: str = ""
    takes: bool = True
    fact: Told | None = None
    differs: bool = False
    by: str = ""
    same: Told | None = None
    against: tuple[Told, ...] = ()


def in_line(claim: str, limit: int = LINE) -> str:
    """A claim as it stands among others: of a long one its beginning, with what it isolates closed."""
    if len(claim) <= limit:
        return claim
    begun = claim[:limit]
    return begun + "…" + PDI * (begun.count(FSI) - begun.count(PDI))


def in_a_row(names: Sequence[str], _: Translator) -> str:
    """Names one after another; of many the first, and that there are others."""
    said = _.pgettext("between names", ", ").join(isolate(name) for name in names[:NAMES])
    return _("{names} and others", names=said) if len(names) > NAMES else said


def other_names(claim: Claim | None, _: Translator) -> str:
    """Under which other names an actor goes, as it is claimed."""
    if not isinstance(claim, ActorClaim):
        return ""
    return in_a_row([name for name in claim.names if name != claim.name], _)


def claimed(candidate: Candidate, source: str) -> tuple[Claim, Evidence] | None:
    """What accepting a candidate takes in; None where that would be no fact: its words are too few for one."""
    try:
        return claim_of(candidate), evidence_of(candidate, source)
    except ValidationError:
        return None


@dataclass(frozen=True)
class Beside:
    """What shows candidates beside a report's text, for one reader."""

    own: Own
    source: str

    @property
    def say(self) -> Translator:
        return self.own.visit.say

    def state(self, key: str) -> State:
        """What became of a candidate."""
        decided = self.own.book.decision(self.source, key)
        if decided is None:
            return State.OPEN
        return State.REFUSED if decided.fact is None else State.TAKEN

    def shown(self, offer: Offer) -> Shown:
        """A candidate as it stands beside the text."""
        _, candidate, decided = self.say, offer.candidate, self.own.book.decision(self.source, offer.key)
        found = claimed(candidate, self.source)
        claim = found[0] if found is not None else None
        fact = self.own.book.dossier.fact(decided.fact) if decided is not None and decided.fact is not None else None
        undecided = claim is not None and decided is None
        return Shown(
            ident=f"c-{offer.key}",
            kind=_(KINDS[kind_of(candidate)]),
            claim=in_line(facts.claim(claim, _) if claim is not None else isolate(candidate.passage.words)),
            dates=facts.dates(claim, _) if claim is not None else "",
            voice=facts.voice(found[1], _) if found is not None else "",
            grade=facts.grade(candidate.grade, _),
            key=offer.key,
            state=self.state(offer.key).value,
            names=other_names(claim, _),
            modality=_modality(candidate, _),
            reason=words.reason(candidate.reasons, _),
            takes=claim is not None,
            fact=self.told(fact) if fact is not None else None,
            differs=fact is not None and fact.claim != claim,
            by=self.own.visit.reader.person(self.own.visit.seat, decided.person) if decided is not None else "",
            same=self._same(claim) if claim is not None and undecided else None,
            against=self._against(claim) if claim is not None and undecided else (),
        )

    def by_hand(self, fact: Fact, n: int) -> Shown:
        """A fact that rests on a passage of this report without having been offered there."""
        _, evidence = self.say, fact.evidence[n]
        return Shown(
            ident=f"h-{fact.id}-{n}",
            kind=_(KINDS[fact.claim.about]),
            claim=in_line(facts.claim(fact.claim, _)),
            dates=facts.dates(fact.claim, _),
            voice=facts.voice(evidence, _),
            grade=facts.grade(evidence.grade, _),
            names=other_names(fact.claim, _),
            fact=self.told(fact),
        )

    def told(self, fact: Fact) -> Told:
        return Told(in_line(facts.claim(fact.claim, self.say)), fact_url(self.own.visit, fact.id))

    def _same(self, claim: Claim) -> Told | None:
        same = self.own.book.dossier.same(claim)
        return self.told(same) if same is not None else None

    def _against(self, claim: Claim) -> tuple[Told, ...]:
        return tuple(self.told(fact) for fact in islice(self.own.contradictions.to(claim), AGAINST))


def places_decided(own: Own, source: str, keys: Iterable[str]) -> set[tuple[str, Place]]:
    """The facts and passages that came from these candidates."""
    decided = (own.book.decision(source, key) for key in keys)
    return {(one.fact, place) for one in decided if one is not None and one.fact is not None for place in one.places}


def _modality(candidate: Candidate, _: Translator) -> str:
    """How it is told, where the claim itself doesn't say so."""
    if candidate.modality is Modality.ASSERTED or not isinstance(candidate, ActorCandidate | BackgroundCandidate):
        return ""
    return _(words.MODALITIES[candidate.modality])

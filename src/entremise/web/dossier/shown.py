"""A fact as a list shows it: what is claimed, when, on what it rests and what that is worth; what contradicts it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from entremise.dossier.fact import ActorClaim, BackgroundClaim, Claim, EventClaim, Evidence, Fact, StatementClaim
from entremise.web.dossier.desk import title_of
from entremise.web.dossier.links import fact_url, passage_url
from entremise.web.dossier.offered import KINDS, NAMES, in_a_row
from entremise.web.dossier.own import Own
from entremise.words import facts, times
from entremise.words.names import begun, shortened

WORDS: Final = 400
"""How much of a text a list shows; the whole stands on the fact's own page."""
EVIDENCE: Final = 3
TOGETHER: Final = 4
"""How many sources and contradicting facts stand in a list; of more it says how many they are."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What bears a fact out: the passage's address, the report and its date, who says so, what it is worth."""

    url: str
    report: str
    date: str
    voice: str
    grade: str


@dataclass(frozen=True, slots=True)
class Row:
    """A fact for a list."""

    id: str
    url: str
    kind: str
    claim: str
    dates: str
    names: str
    rests: tuple[Rests, ...]
    more: int

    @property
    def weight(self) -> int:
        """About how many characters of a page it takes."""
        said = (self.claim, self.dates, self.names, *(f"{one.report}{one.voice}{one.grade}" for one in self.rests))
        return sum(map(len, said)) + 350 + 250 * len(self.rests)


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that stand together: one, or several that can't all be so; `more` of these aren't shown here."""

    rows: tuple[Row, ...]
    more: int = 0
    more_url: str = ""

    @property
    def rival(self) -> bool:
        return len(self.rows) + self.more > 1

    @property
    def weight(self) -> int:
        return sum(row.weight for row in self.rows) + 300


def row_of(own: Own, fact: Fact) -> Row:
    """A fact as a list shows it."""
    _ = own.visit.say
    return Row(
        id=fact.id,
        url=fact_url(own.visit, fact.id),
        kind=_(KINDS[fact.claim.about]),
        claim=begun(facts.claim(_short(fact.claim), _, own.named)),
        dates=facts.dates(fact.claim, _),
        names=_names(own, fact.claim),
        rests=tuple(_rests(own, one) for one in fact.evidence[:EVIDENCE]),
        more=max(0, len(fact.evidence) - EVIDENCE),
    )


def groups(own: Own, shown: Iterable[Fact], *, apart: bool = False) -> Iterator[Group]:
    """Facts in their order, each with those that it can't stand beside next to it, and none twice.

    `apart`: each by itself, where all that are shown contradict one another anyway.
    """
    done: set[str] = set()
    for fact in shown:
        if fact.id in done:
            continue
        others: Sequence[Fact] = () if apart else tuple(own.contradictions.of(fact.id))
        beside = [one for one in others if one.id not in done][: TOGETHER - 1]
        done.update((fact.id, *(one.id for one in beside)))
        more = len(others) - len(beside)
        url = f"{own.visit.url('dossier-facts')}?with={fact.id}" if more else ""
        yield Group((row_of(own, fact), *(row_of(own, one) for one in beside)), more, url)


def _rests(own: Own, evidence: Evidence) -> Rests:
    _, source = own.visit.say, own.book.dossier.sources[evidence.place.source]
    return Rests(
        url=passage_url(own.visit, evidence.place),
        report=title_of(source, _),
        date=times.as_written(source.date, _) if source.date is not None else "",
        voice=facts.voice(evidence, _),
        grade=facts.grade(evidence.grade, _),
    )


def _short(claim: Claim) -> Claim:
    """A claim with no more words than a list has room for."""
    match claim:
        case StatementClaim():
            return claim.model_copy(update={"said": shortened(claim.said, WORDS), "who": claim.who[:NAMES]})
        case EventClaim():
            return claim.model_copy(update={"who": claim.who[:NAMES]})
        case BackgroundClaim():
            return claim.model_copy(update={"text": shortened(claim.text, WORDS)})
    return claim


def _names(own: Own, claim: Claim) -> str:
    """Under which other names an actor goes."""
    if not isinstance(claim, ActorClaim):
        return ""
    actor = own.actors.find(claim.name)
    own_name = own.actors.own(claim.name)
    others = [name for name in (actor.names if actor is not None else claim.names) if name != own_name]
    return in_a_row(others, own.visit.say)

"""Rules for roles: who leads, hosts, sponsors, mediates, backs, controls, recognises."""

from collections.abc import Iterator
from typing import Final

from entremise.dossier.reading.actors import Registry
from entremise.dossier.reading.chunks import Nominal, Sentence, Sort
from entremise.dossier.reading.clauses import Clause, Parsed
from entremise.dossier.reading.entities import Entity
from entremise.dossier.reading.found import FoundRole, Why, why
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing
from entremise.dossier.reading.modality_reason import modality_reason
from entremise.dossier.reading.standing import Standings, of_thing
from entremise.dossier.values import ActorKind, Attribution, Modality, RoleKind

_GATHERINGS: Final = (Thing.TALKS, Thing.MEETING, Thing.TABLE)
_CAUSES: Final = (
    Thing.MEDIATION,
    Thing.TALKS,
    Thing.TABLE,
    Thing.PROCESS,
    Thing.ACCORD,
    Thing.POSITIONS,
    Thing.GO_BETWEEN,
)
_COMPOUNDS: Final = {
    "backed": RoleKind.BACKS,
    "supported": RoleKind.BACKS,
    "led": RoleKind.LEADS,
    "sponsored": RoleKind.SPONSORS,
    "brokered": RoleKind.MEDIATES,
    "mediated": RoleKind.MEDIATES,
    "controlled": RoleKind.CONTROLS,
    "held": RoleKind.CONTROLS,
    "recognised": RoleKind.RECOGNISES,
    "recognized": RoleKind.RECOGNISES,
}
_FORMER: Final = frozenset("ancien ancienne ex former late ex-".split())
_SELF: Final = frozenset(
    "autoproclamé autoproclamée self-proclaimed self-declared self-styled prétendu so-called".split()
)

Of = Nominal | Entity | str | None


class RoleRules:
    """Finds the roles that one sentence tells."""

    def __init__(self, parsed: Parsed, standings: Standings, registry: Registry, lexicon: Lexicon) -> None:
        self._parsed = parsed
        self._sentence: Sentence = parsed.sentence
        self._standings = standings
        self._registry = registry
        self._lexicon = lexicon

    # ---- what verbs tell

    def of_clause(self, clause: Clause) -> Iterator[FoundRole]:
        """Roles by a clause's verb."""
        standing = self._standings.of(clause)
        for role, actors, of in self._offers(clause):
            for actor in actors:
                for whom in self._whom(of):
                    if whom is actor:
                        continue
                    found = self._found(clause.verb.first, clause.verb.last, role, actor, whom)
                    found.reasons.insert(0, why(Why.VERB, word=self._text(clause.verb.first, clause.verb.last)))
                    found.modality = standing.modality
                    if (reason := modality_reason(standing)) is not None:
                        found.reasons.append(reason)
                    self._stands_for(clause, actor, found)
                    yield found

    def _offers(self, clause: Clause) -> Iterator[tuple[RoleKind, list[Entity], Of]]:
        agents = self._agents(clause)
        if clause.has(Act.ENJOY, Act.HAVE) or clause.verb.lemma in ("recevoir", "receive", "obtenir", "win"):
            support = of_thing(clause.things(), Thing.SUPPORT)
            if support is not None and support.owners:
                backers = self._registry.all(self._sentence, self._complements(support), acting=True)
                for backed in agents:
                    yield RoleKind.BACKS, backers, backed
        if not agents:
            return
        patients = clause.patients()
        said = any(child.parent is clause and child.link == "said" for child in self._parsed.clauses)
        if clause.has(Act.BACK) and not said:
            of = next((one for one in (*patients, *self._sided(clause)) if self._backable(one, clause)), None)
            if of is not None:
                for one in of.all():
                    yield RoleKind.BACKS, agents, one
        if (clause.has(Act.LEAD) and not clause.has(Act.LAUNCH)) or clause.verb.lemma == "mener":
            yield from self._leading(clause, agents, patients)
        if clause.has(Act.HOST) and (of := of_thing([*patients, *clause.oblique], *_GATHERINGS)):
            yield RoleKind.HOSTS, self._states(agents), of
        if clause.has(Act.GATHER) and (at := self._own_city(clause, agents)) is not None:
            # "Norway brought them together in Oslo"
            yield RoleKind.HOSTS, agents, at
        if clause.has(Act.SPONSOR) and (of := of_thing(patients, *_GATHERINGS, Thing.MEDIATION, Thing.ACCORD)):
            yield RoleKind.SPONSORS, agents, of
        if clause.has(Act.MEDIATE) and (of := of_thing(patients, *_GATHERINGS, Thing.ACCORD, Thing.CEASEFIRE)):
            yield RoleKind.MEDIATES, self._states(agents), of
        elif clause.has(Act.MEDIATE) and not patients and clause.verb.lemma == "mediate":
            yield RoleKind.MEDIATES, self._states(agents), None
        if clause.has(Act.SHUTTLE):
            yield RoleKind.MEDIATES, self._states(agents), None
        if clause.has(Act.SERVE, Act.BE) and of_thing(clause.things()[0:6], Thing.GO_BETWEEN):
            go_between = of_thing(clause.things(), Thing.GO_BETWEEN)
            if go_between is not None and (clause.has(Act.SERVE) or go_between in clause.objects):
                yield RoleKind.MEDIATES, self._states(agents), None
        elif clause.has(Act.SERVE):
            role = of_thing(clause.things(), Thing.ROLE)
            owners = role.owners if role is not None else []
            if any(one.thing is Thing.GO_BETWEEN or one.office == "mediates" for one in owners):
                yield RoleKind.MEDIATES, self._states(agents), None
        if clause.has(Act.CONTROL, Act.OCCUPY):
            yield from self._controlling(clause, agents, patients)
        if clause.has(Act.RECOGNISE) and not said:
            for one in patients:
                if one.actor:
                    yield RoleKind.RECOGNISES, agents, one

    def _own_city(self, clause: Clause, agents: list[Entity]) -> str | None:
        for one in clause.oblique:
            if one.sort is Sort.CITY and one.known is not None and any(one.known.key == who.key for who in agents):
                return "talks" if self._lexicon.language == "en" else "pourparlers"
        return None

    def _backable(self, one: Nominal, clause: Clause) -> bool:
        if one.sort is Sort.PRONOUN:
            return False
        whole = one.actor or one.sort is Sort.CITY
        causes = one.thing in _CAUSES and clause.verb.lemma not in ("arm", "armer")
        return whole or causes

    def _sided(self, clause: Clause) -> list[Nominal]:
        return [one for one in clause.oblique if one.actor] if clause.verb.idiom else []

    def _leading(
        self, clause: Clause, agents: list[Entity], patients: list[Nominal]
    ) -> Iterator[tuple[RoleKind, list[Entity], Of]]:
        led = [*patients, *(clause.oblique if clause.verb.idiom else ())]
        if of_thing(led, Thing.MEDIATION):
            yield RoleKind.MEDIATES, self._states(agents), None
            return
        for one in led:
            groups = one.thing in (Thing.GROUP, Thing.FORCES) or one.sort in (Sort.KNOWN, Sort.NAMED, Sort.CITY)
            if groups or (one.thing in (Thing.TALKS, Thing.MEETING) and not clause.has(Act.NEGOTIATE)):
                yield RoleKind.LEADS, agents, one

    def _controlling(
        self, clause: Clause, agents: list[Entity], patients: list[Nominal]
    ) -> Iterator[tuple[RoleKind, list[Entity], Of]]:
        strong = clause.verb.lemma in ("contrôler", "control", "occuper", "occupy")
        for one in patients:
            place = one.thing in (Thing.TERRITORY, Thing.PLACE) or one.sort == Sort.CITY
            group = one.thing in (Thing.GROUP, Thing.FORCES) or one.sort in (Sort.KNOWN, Sort.NAMED)
            if place or (strong and group):
                yield RoleKind.CONTROLS, agents, one if group else self._span_text(one)

    def _agents(self, clause: Clause) -> list[Entity]:
        return self._registry.all(self._sentence, clause.agents(self._lexicon), acting=True)

    def _states(self, actors: list[Entity]) -> list[Entity]:
        """What a ministry or its officials do at talks, their state does."""
        found = []
        for actor in actors:
            owner = actor if actor.state is not None else actor.owner
            ministry = owner is not None and owner.head in ("ministère", "ministry")
            found.append(owner.state if ministry and owner is not None and owner.state is not None else actor)
        return found

    def _stands_for(self, clause: Clause, actor: Entity, found: FoundRole) -> None:
        for one in clause.agents(self._lexicon):
            if one.sort is Sort.CITY:
                found.reasons.append(why(Why.CAPITAL_CITY, word=self._text(one.head, one.last), state=actor.name))
            elif actor.kind is ActorKind.STATE and one.thing is Thing.GROUP:
                found.reasons.append(why(Why.MINISTRY, word=self._text(one.first, one.last), state=actor.name))

    def _complements(self, one: Nominal) -> list[Nominal]:
        """All that completes a noun: "the support of A, of B and of C"."""
        return [member for owner in one.owners for member in owner.all()]

    def _whom(self, of: Of) -> list[Entity | str | None]:
        if of is None or isinstance(of, str | Entity):
            return [of]
        found = self._registry.resolve(self._sentence, of, acting=True)
        return [*found] if found else [self._span_text(of)]

    def _span_text(self, one: Nominal) -> str:
        last = one.last
        for owner in one.owners:
            if owner.prep_at == last + 1:
                last = owner.last
                for inner in owner.owners:
                    if inner.prep_at == last + 1:
                        last = inner.last
        first = one.first
        while first < one.head and self._sentence.words[first].norm in self._lexicon.determiners:
            first += 1
        return self._text(first, last)

    def _text(self, first: int, last: int) -> str:
        return (
            " ".join(word.text for word in self._sentence.words[first : last + 1]).replace("’ ", "’").replace("' ", "'")
        )

    def _found(self, first: int, last: int, role: RoleKind, actor: Entity, of: Entity | str | None) -> FoundRole:
        words = self._sentence.words
        mark = (words[first].start, words[last].end)
        found = FoundRole(self._sentence.start, self._sentence.end, mark, actor=actor, role=role, of=of)
        if role in (RoleKind.LEADS, RoleKind.CONTROLS) and isinstance(of, Entity) and actor.kind is ActorKind.PERSON:
            self._registry.heads.setdefault(id(of), actor)
        return found

    # ---- what nouns tell

    def of_nouns(self) -> Iterator[FoundRole]:
        """Roles by an office beside a name, by "with the support of", "under the auspices of", "X-backed"."""
        for one in self._sentence.chunks:
            if not isinstance(one, Nominal):
                continue
            for named, compound in one.compounds:
                yield from self._compound(one, named, compound)
            if one.office is not None or one.thing is Thing.GO_BETWEEN:
                yield from self._office(one)
            elif one.thing is Thing.SUPPORT and one.prep in ("avec", "with", "grâce"):
                yield from self._nouns(one, RoleKind.BACKS, None)
            elif one.thing is Thing.AUSPICES and one.prep in ("sous", "under"):
                yield from self._nouns(one, RoleKind.SPONSORS, None)
            elif one.thing is Thing.MEDIATION:
                yield from self._nouns(one, RoleKind.MEDIATES, None)
            elif one.thing in (Thing.TALKS, Thing.MEETING):
                yield from self._hosting(one)

    def _compound(self, one: Nominal, named: Nominal, compound: str) -> Iterator[FoundRole]:
        role = _COMPOUNDS.get(compound)
        of = self._registry.resolve(self._sentence, one)
        whole: list[Entity | str] = [*of] or [self._span_text(one)]
        for actor in self._registry.resolve(self._sentence, named, acting=True):
            for whom in whole:
                if role is not None:
                    found = self._found(named.first, named.last + 1, role, actor, whom)
                    found.reasons.append(why(Why.NOUN_OF, word=self._text(named.first, one.last)))
                    yield found

    def _nouns(self, one: Nominal, role: RoleKind, of: str | None) -> Iterator[FoundRole]:
        actors = self._registry.all(self._sentence, self._complements(one), acting=True)
        for actor in actors:
            if role is RoleKind.MEDIATES and actor.kind is ActorKind.COLLECTIVE:
                continue
            found = self._found(one.first, one.last, role, actor, of)
            found.reasons.append(why(Why.NOUN_OF, word=self._text(one.first, one.last)))
            yield found

    def _hosting(self, one: Nominal) -> Iterator[FoundRole]:
        """ "the talks of Moscow": the state whose city it is hosts them."""
        cities = [
            (owner.known, owner) for owner in one.owners if owner.sort is Sort.CITY and owner.prep in self._lexicon.of
        ]
        if one.city is not None:
            cities.append((one.city, one))
        if self._elsewhere(one):
            return
        for known, at in cities:
            if known is None:
                continue
            state = self._registry.known(known)
            found = self._found(one.first, at.last, RoleKind.HOSTS, state, self._span_text(one))
            found.reasons.append(why(Why.CAPITAL_CITY, word=self._text(at.head, at.last), state=state.name))
            yield found

    def _elsewhere(self, one: Nominal) -> bool:
        """Whether the same sentence denies or plans these talks, or speaks of their failure or morrow."""
        return one.of is not None or any(
            one in clause.things() and self._standings.of(clause).modality is not Modality.ASSERTED
            for clause in self._parsed.clauses
        )

    def _office(self, one: Nominal) -> Iterator[FoundRole]:
        people = (
            self._registry.all(self._sentence, one.same) if one.same else self._registry.resolve(self._sentence, one)
        )
        words = [word.norm for word in self._sentence.words[max(0, one.first - 1) : one.last + 1]]
        if _FORMER & set(words):
            return
        for person in people:
            mediates = one.office == "mediates" or one.thing is Thing.GO_BETWEEN
            if mediates and one.same and person.kind in (ActorKind.STATE, ActorKind.ORGANISATION):
                # "Norway, the mediator, …"
                found = self._found(one.first, one.last, RoleKind.MEDIATES, person, None)
                found.reasons.append(why(Why.OFFICE, word=self._text(one.first, one.last)))
                yield found
            if person.kind is not ActorKind.PERSON or not person.named:
                continue
            if (one.office == "mediates" or one.thing is Thing.GO_BETWEEN) and (one.same or one.owners):
                found = self._found(one.first, one.last, RoleKind.MEDIATES, person, None)
                found.reasons.append(why(Why.OFFICE, word=self._text(one.first, one.last)))
                yield found
            elif one.office in ("leads", "minister"):
                yield from self._heading(one, person, words)

    def _heading(self, one: Nominal, person: Entity, words: list[str]) -> Iterator[FoundRole]:
        claimed = _SELF & set(words)
        for of in self._headed(one, person):
            if of is person:
                continue
            found = self._found(one.first, one.last, RoleKind.LEADS, person, of)
            found.reasons.append(why(Why.OFFICE, word=self._text(one.first, one.last)))
            if claimed:
                found.attribution = Attribution.CLAIMED
                found.reasons.append(why(Why.SELF_PROCLAIMED, word=next(iter(claimed))))
            yield found

    def _headed(self, one: Nominal, person: Entity) -> list[Entity | str]:
        """What somebody with an office heads: what completes it, or the state whose adjective stands with it."""
        if one.office == "minister":
            ministry = self._ministry(one)
            return [ministry] if ministry else []
        owners = self._registry.all(self._sentence, self._complements(one), acting=True)
        if owners:
            return [*owners]
        if one.of is not None and one.of.thing is Thing.GROUP:
            # "the government … of Prime Minister X"
            return [*self._registry.resolve(self._sentence, one.of)]
        if one.adjectives:
            return [self._registry.known(one.adjectives[0])]
        if one.prep in self._lexicon.of and (group := self._group_before(one)) is not None:
            return [*self._registry.resolve(self._sentence, group)]
        first = self._sentence.words[one.head if self._lexicon.language == "fr" else one.first].norm
        words = [word.norm for word in self._sentence.words[one.first : one.last + 1]]
        return ["opposition"] if "opposition" in (first, *words) else []

    def _group_before(self, one: Nominal) -> Nominal | None:
        """ "the government of national accord backed by the UN of Prime Minister X": the group some words before."""
        chunks = self._sentence.chunks
        for chunk in reversed(chunks[: chunks.index(one)]):
            if isinstance(chunk, Nominal) and chunk.thing is Thing.GROUP:
                return chunk
            if getattr(chunk, "form", "") == "finite":
                return None
        return None

    def _ministry(self, one: Nominal) -> Entity | str | None:
        text = self._span_text(one)
        if text.lower() in ("ministre", "minister"):
            return None
        for minister, ministry in (("ministre", "ministère"), ("Ministre", "Ministère"), ("Minister", "Ministry"),
                                   ("minister", "ministry")):  # fmt: skip
            if minister in text:
                return text.replace(minister, ministry, 1)
        return None

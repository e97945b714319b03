"""Rules for events: what was done, planned, denied, by whom and when."""

from collections.abc import Iterator
from typing import Final

from entremise.dossier.reading.actors import Registry
from entremise.dossier.reading.chunks import Dated, Nominal, Sentence, Sort
from entremise.dossier.reading.clauses import Clause, Parsed
from entremise.dossier.reading.entities import Entity
from entremise.dossier.reading.found import FoundEvent, Why, why
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing
from entremise.dossier.reading.modality_reason import modality_reason
from entremise.dossier.reading.standing import Standing, Standings, of_thing
from entremise.dossier.values import ActorKind, EventKind, Modality

_TEXTS: Final = (Thing.ACCORD, Thing.DRAFT, Thing.PROPOSAL)
_GATHERINGS: Final = (Thing.TALKS, Thing.MEETING)
_FIGHTS: Final = (Thing.FIGHTING, Thing.OFFENSIVE, Thing.CEASEFIRE)
_HELD: Final = (Thing.TERRITORY, Thing.PLACE)

Offer = tuple[EventKind, list[Entity], Modality | None]
"""What, who, and how it stands where that isn't as its clause does."""


class EventRules:
    """Finds the events of one sentence's clauses."""

    def __init__(self, parsed: Parsed, standings: Standings, registry: Registry, lexicon: Lexicon) -> None:
        self._sentence: Sentence = parsed.sentence
        self._parsed = parsed
        self._standings = standings
        self._registry = registry
        self._lexicon = lexicon

    def of_clause(self, clause: Clause) -> Iterator[FoundEvent]:
        """What a clause tells."""
        if clause.parent is not None and clause.link == "inf" and clause.parent.has(Act.REFUSE):
            # "refused to sign" is a refusal, told with the clause above.
            return
        if self._for_time(clause) or (
            clause.parent is not None and clause.link == "inf" and clause.parent.has(Act.URGE)
        ):
            # What time is asked for, and what somebody is urged to do, is part of the asking and the urging.
            return
        standing = self._standings.of(clause)
        seen: set[EventKind] = set()
        for kind, who, modality in self._offers(clause):
            if kind in seen:
                continue
            seen.add(kind)
            event = self._event(clause, standing, kind, who)
            if modality is not None and event.modality is Modality.ASSERTED:
                event.modality = modality
                event.reasons.append(why(Why(modality.value), word=self._text(clause.verb.first, clause.verb.last)))
            yield event

    def _event(self, clause: Clause, standing: Standing, kind: EventKind, who: list[Entity]) -> FoundEvent:
        words = self._sentence.words
        verb = clause.verb
        mark = (words[verb.first].start, words[verb.last].end)
        event = FoundEvent(self._sentence.start, self._sentence.end, mark, kind=kind, who=who)
        event.reasons.append(why(Why.VERB, word=self._text(verb.first, verb.last)))
        event.modality = standing.modality
        reason = modality_reason(standing)
        if reason is not None:
            event.reasons.append(reason)
        if any(self._registry_pair(one) for one in clause.subject):
            event.reasons.append(why(Why.PAIR, word=self._text(clause.subject[0].first, clause.subject[0].last)))
        return event

    def _registry_pair(self, one: Nominal) -> bool:
        return one.plural and one.number == 2 and one.sort is Sort.NOUN

    def _text(self, first: int, last: int) -> str:
        return (
            " ".join(word.text for word in self._sentence.words[first : last + 1]).replace("’ ", "’").replace("' ", "'")
        )

    def _for_time(self, clause: Clause) -> bool:
        """ "asked for time to sign": what the time is for is part of the request."""
        parent = clause.parent
        asks = (
            parent is not None and parent.has(Act.ASK, Act.GRANT) and of_thing(parent.things(), Thing.TIME) is not None
        )
        return asks and clause.link == "inf" and clause.verb.by in ("pour", "afin de", "to", "de", "d'")

    # ---- whom

    def _agents(self, clause: Clause) -> list[Entity]:
        return self._registry.all(self._sentence, clause.agents(self._lexicon), acting=True)

    def _acting(self, clause: Clause) -> bool:
        """Whether somebody does it: an actor, known or not, or in the passive nobody named."""
        agents = clause.agents(self._lexicon)
        return (
            clause.verb.passive
            or any(one.actor or one.sort is Sort.CITY for one in agents)
            or bool(not agents and clause.link in ("inf", "ger", "spoken"))
        )

    def _children(self, clause: Clause) -> list[Clause]:
        return [one for one in self._parsed.clauses if one.parent is clause and one.link in ("inf", "ger", "said")]

    # ---- rules

    def _offers(self, clause: Clause) -> Iterator[Offer]:
        yield from self._consent(clause)
        yield from self._time(clause)
        yield from self._leaving(clause)
        yield from self._course(clause)
        yield from self._meeting(clause)
        yield from self._text_events(clause)
        yield from self._fighting(clause)
        yield from self._positions(clause)

    def _consent(self, clause: Clause) -> Iterator[Offer]:
        if clause.has(Act.SIGN, Act.INITIAL) and self._acting(clause):
            text = of_thing(clause.patients(), *_TEXTS, Thing.CEASEFIRE, Thing.PROPOSAL)
            other = [one for one in clause.patients() if one.sort is not Sort.PRONOUN and not one.actor]
            if text is not None or not other:
                kind = EventKind.INITIAL if clause.has(Act.INITIAL) else EventKind.SIGN
                yield kind, self._signatories(clause), None
        if clause.has(Act.AFFIX) and of_thing(clause.things(), Thing.SIGNATURE):
            yield EventKind.SIGN, self._agents(clause), None
        if clause.has(Act.REFUSE) and self._acting(clause):
            consents = any(
                child.has(Act.SIGN, Act.INITIAL, Act.ACCEPT, Act.MEET, Act.JOIN, Act.AFFIX, Act.GRANT, Act.NEGOTIATE)
                for child in self._children(clause)
            )
            matter = of_thing(clause.patients(), *_TEXTS, *_GATHERINGS, Thing.TIME, Thing.CEASEFIRE)
            plain = not self._children(clause) and not clause.patients()
            kind = EventKind.REFUSE if consents or matter or plain else EventKind.POSITION
            yield kind, self._agents(clause), None
        if clause.has(Act.REJECT) and self._acting(clause):
            matter = of_thing(clause.patients(), *_TEXTS, Thing.TIME, Thing.CEASEFIRE)
            plain = all(one.sort is Sort.PRONOUN for one in clause.patients())
            yield (EventKind.REFUSE if matter or plain else EventKind.POSITION), self._agents(clause), None

    def _signatories(self, clause: Clause) -> list[Entity]:
        agents = self._agents(clause)
        if agents or clause.link != "pp" or clause.parent is None:
            return agents
        if any(one.prep in ("sans", "without") for one in clause.subject):
            # "left without an accord signed": who left.
            return self._agents(clause.parent)
        return agents

    def _time(self, clause: Clause) -> Iterator[Offer]:
        if clause.has(Act.ASK, Act.GRANT) and self._acting(clause):
            time = of_thing(
                [*clause.patients(), *clause.objects, *(o for o in clause.oblique if o.prep in ("for", "de"))],
                Thing.TIME,
            )
            if time is not None:
                kind = EventKind.ASK_TIME if clause.has(Act.ASK) else EventKind.GRANT_TIME
                yield kind, self._agents(clause), None

    def _leaving(self, clause: Clause) -> Iterator[Offer]:
        if clause.has(Act.WALK_OUT):
            yield EventKind.LEAVE, self._agents(clause), None
        if clause.has(Act.LEAVE) and self._acting(clause):
            left = clause.patients()
            where = any(
                one.sort in (Sort.CITY, Sort.KNOWN, Sort.NAMED)
                or one.thing in (Thing.TABLE, Thing.PLACE, Thing.TERRITORY, *_GATHERINGS)
                for one in left
            )
            bound = [one for one in clause.oblique if one.prep in ("for", "pour") and one.sort is not Sort.NOUN]
            if where or (not left and (bound or clause.dated or self._simply_left(clause))):
                yield EventKind.LEAVE, self._agents(clause), None
        if clause.has(Act.DEPART) and self._acting(clause) and not of_thing(clause.objects, Thing.TABLE, *_GATHERINGS):
            yield EventKind.LEAVE, self._agents(clause), None
        if clause.has(Act.WITHDRAW):
            about = clause.things()
            if of_thing(about, *_GATHERINGS, Thing.TABLE):
                yield EventKind.LEAVE, self._agents(clause), None
            elif self._acting(clause) and (
                of_thing(about, Thing.POSITIONS, Thing.TERRITORY, Thing.FORCES)
                or any(one.sort in (Sort.CITY, Sort.KNOWN) for one in clause.oblique)
            ):
                yield EventKind.POSITION, self._agents(clause), None

    def _simply_left(self, clause: Clause) -> bool:
        """ "He never left.": nothing follows that could be left."""
        words = self._sentence.words
        after = words[clause.verb.last + 1] if clause.verb.last + 1 < len(words) else None
        if self._lexicon.language != "en" or clause.verb.passive or clause.verb.form != "finite":
            return False
        goes_on = after is not None and (
            after.norm in self._lexicon.prepositions | self._lexicon.later or after.norm in ("when", "because", "again")
        )
        return after is None or not (after.word or after.text[0].isdigit()) or goes_on

    def _course(self, clause: Clause) -> Iterator[Offer]:
        subject = clause.subject
        if clause.has(Act.FAIL) and not self._children(clause):
            if of_thing(subject, *_GATHERINGS, Thing.MEDIATION, *_TEXTS, Thing.TABLE):
                yield EventKind.FAIL, [], None
            elif of_thing(subject, *_FIGHTS):
                yield EventKind.HOSTILITIES, [], None
        if clause.has(Act.END) and of_thing(subject, *_GATHERINGS):
            empty = any(
                one.thing is Thing.FAILURE
                or ((one.prep in ("sans", "without") or one.none) and one.thing in (*_TEXTS, Thing.CEASEFIRE))
                for one in (*clause.oblique, *clause.objects)
            )
            if empty:
                yield EventKind.FAIL, [], None
        stopped = (*_GATHERINGS, Thing.SIGNATURE, Thing.TABLE, Thing.PROCESS)
        if clause.has(Act.ADJOURN) and of_thing(clause.patients(), *stopped):
            yield EventKind.ADJOURN, self._agents(clause), None
        if clause.has(Act.START):
            yield from self._starting(clause)
        if clause.has(Act.NEGOTIATE) and self._acting(clause):
            yield EventKind.TALKS, self._agents(clause), None
        if clause.has(Act.HOST) and (held := of_thing(clause.patients(), *_GATHERINGS)):
            yield (EventKind.TALKS if held.thing is Thing.TALKS else EventKind.SITTING), [], None
        if clause.has(Act.JOIN) and clause.verb.negated and of_thing(clause.things(), *_GATHERINGS):
            absent = self._agents(clause)
            if all(one.kind is not ActorKind.PERSON for one in absent):
                yield EventKind.TALKS, absent, None
        if clause.has(Act.EXPECT) and clause.verb.passive:
            yield from self._expected(clause)

    def _starting(self, clause: Clause) -> Iterator[Offer]:
        held = clause.subject if clause.verb.passive or not any(one.actor for one in clause.subject) else clause.objects
        who = self._opposed(held, clause)
        if not clause.verb.passive and held is clause.objects:
            who = self._agents(clause)
        if of_thing(held, Thing.TALKS):
            yield EventKind.TALKS, who, None
        elif of_thing(held, Thing.MEETING):
            yield EventKind.SITTING, who, None
        elif of_thing(held, Thing.SIGNATURE):
            yield EventKind.SIGN, who, None
        elif of_thing(held, *_FIGHTS):
            yield EventKind.HOSTILITIES, who, None

    def _expected(self, clause: Clause) -> Iterator[Offer]:
        """ "the meeting planned in …", "the signing is expected on …": planned, whatever the verb's own form."""
        for thing, kind in (
            (Thing.SIGNATURE, EventKind.SIGN),
            (Thing.MEETING, EventKind.SITTING),
            (Thing.TALKS, EventKind.TALKS),
        ):
            if of_thing(clause.subject, thing):
                yield kind, self._opposed(clause.subject, clause), Modality.PLANNED

    def _opposed(self, held: list[Nominal], clause: Clause) -> list[Entity]:
        """Who meets: those between whom it is, told beside it or in a clause about the same group."""
        for other in (clause, *self._parsed.clauses):
            if other is clause or any(one in other.subject for one in held):
                between = [one for one in other.oblique if one.prep in (*self._lexicon.between, "avec", "with")]
                if between:
                    return self._registry.all(self._sentence, between[0].all(), acting=True)
        return []

    def _meeting(self, clause: Clause) -> Iterator[Offer]:
        if clause.has(Act.MEET) and self._meets(clause):
            others = [one for one in (*clause.patients(), *clause.oblique) if self._met(one, clause)]
            who = self._registry.all(self._sentence, [*clause.agents(self._lexicon), *others], acting=True)
            yield EventKind.SITTING, who, None
        together = clause.has(Act.GATHER) or (clause.verb.lemma == "bring" and self._together(clause))
        if together and not clause.verb.reflexive and self._acting(clause):
            yield from self._gathering(clause)
        if clause.has(Act.RECEIVE) and self._acting(clause):
            guests = [one for one in clause.patients() if one.actor]
            if guests:
                yield EventKind.SITTING, [*self._agents(clause), *self._registry.all(self._sentence, guests)], None

    def _together(self, clause: Clause) -> bool:
        return "together" in [word.norm for word in self._sentence.words[clause.verb.last + 1 : clause.verb.last + 9]]

    def _gathering(self, clause: Clause) -> Iterator[Offer]:
        """ "Norway brought A and B together in Oslo", "the round was convened by …"."""
        held = of_thing(clause.patients(), *_GATHERINGS)
        if held is not None:
            yield (EventKind.TALKS if held.thing is Thing.TALKS else EventKind.SITTING), [], None
            return
        guests = self._registry.all(self._sentence, [one for one in clause.patients() if one.actor])
        if guests:
            self._registry.pair(guests, self._sentence.n)
            yield EventKind.SITTING, guests, None

    def _met(self, one: Nominal, clause: Clause) -> bool:
        return (one in clause.objects and one.actor) or (one.prep in ("avec", "with") and one.actor)

    def _meets(self, clause: Clause) -> bool:
        verb = clause.verb
        if not self._acting(clause):
            return False
        if verb.lemma == "retrouver":
            after = [word.norm for word in self._sentence.words[verb.last + 1 : verb.last + 6]]
            return verb.reflexive and "face" in after
        if verb.lemma == "réunir":
            return verb.reflexive
        if verb.lemma == "entretenir":
            return verb.reflexive
        return not verb.passive

    def _text_events(self, clause: Clause) -> Iterator[Offer]:
        if clause.has(Act.PRESENT) and of_thing(clause.patients(), *_TEXTS) and self._acting(clause):
            yield EventKind.DRAFT, self._agents(clause), None
        if clause.has(Act.CEASE) and of_thing(clause.subject, *_TEXTS):
            yield EventKind.DRAFT, [], None

    def _fighting(self, clause: Clause) -> Iterator[Offer]:
        if clause.has(Act.ATTACK) and self._acting(clause) and not clause.has(Act.SAY):
            yield EventKind.HOSTILITIES, self._agents(clause), None
        if clause.has(Act.LAUNCH) and of_thing(clause.patients(), Thing.OFFENSIVE, Thing.FIGHTING):
            yield EventKind.HOSTILITIES, self._agents(clause), None
        if clause.has(Act.SEIZE) and self._acting(clause):
            yield EventKind.HOSTILITIES, self._agents(clause), None
        if clause.has(Act.BREAK):
            if of_thing(clause.patients(), Thing.CEASEFIRE):
                yield EventKind.HOSTILITIES, self._agents(clause), None
            elif of_thing(clause.patients(), *_GATHERINGS):
                yield EventKind.LEAVE, self._agents(clause), None
        called = clause.verb.lemma in ("declare", "announce", "proclaim", "order", "déclarer", "décréter", "proclamer")
        if (called or clause.has(Act.END, Act.AGREE, Act.ACCEPT)) and of_thing(clause.patients(), Thing.CEASEFIRE):
            yield EventKind.HOSTILITIES, self._agents(clause), None
        if clause.has(Act.AGREE):
            on = [one for one in clause.oblique if one.prep in ("sur", "on", "to")]
            if of_thing(on, Thing.CEASEFIRE):
                yield EventKind.HOSTILITIES, self._agents(clause), None

    def _positions(self, clause: Clause) -> Iterator[Offer]:
        if not self._acting(clause):
            return
        agents = self._agents(clause)
        patients, children = clause.patients(), self._children(clause)
        sided = any(one.side or one.kind in (ActorKind.PARTY, ActorKind.COLLECTIVE) for one in agents)
        takes = (
            clause.has(Act.ACCEPT) and not of_thing(patients, Thing.CEASEFIRE),
            clause.has(Act.OPPOSE, Act.DROP) and (clause.things() or children),
            clause.has(Act.DEMAND) and not of_thing(patients, Thing.TIME),
            clause.has(Act.ASK) and (of_thing(patients, Thing.DEMAND, Thing.POSITIONS) or self._asks_that(clause)),
            clause.verb.lemma in ("want", "vouloir") and not children and self._wants(patients, agents),
            clause.has(Act.AGREE, Act.PROMISE) and children and not clause.verb.passive,
            clause.has(Act.JUDGE) and of_thing(patients, *_TEXTS) and sided,
        )
        if any(takes):
            yield EventKind.POSITION, agents, None

    def _wants(self, patients: list[Nominal], agents: list[Entity]) -> bool:
        sides = any(one.kind is not ActorKind.PERSON and one.kind is not ActorKind.STATE for one in agents)
        return sides and any(one.sort is not Sort.PRONOUN for one in patients)

    def _asks_that(self, clause: Clause) -> bool:
        return any(one.parent is clause and one.link == "said" for one in self._parsed.clauses)

    # ---- what nouns tell by themselves

    def of_nouns(self) -> Iterator[FoundEvent]:
        """Talks between two sides, the failure of talks, fighting between two sides, an accord that is but possible."""
        for chunk in self._sentence.chunks:
            if isinstance(chunk, Nominal) and not chunk.inside:
                yield from self._noun(chunk)

    def _noun(self, one: Nominal) -> Iterator[FoundEvent]:
        if one.thing is Thing.FAILURE and of_thing(one.owners, *_GATHERINGS) and one.prep not in ("to", "vers", "of"):
            yield self._nominal(one, EventKind.FAIL, [])
        elif one.thing is Thing.ACCORD and one.possible:
            event = self._nominal(one, EventKind.DRAFT, [])
            event.modality = Modality.POSSIBLE
            event.reasons.append(why(Why.POSSIBLE, word=self._text(one.first, one.last)))
            yield event
        elif one.thing in (Thing.TALKS, Thing.FIGHTING):
            who = self._between(one)
            long = one.of is not None and one.of.thing is Thing.TIME
            if (who or long) and not self._told_otherwise(one):
                kind = EventKind.TALKS if one.thing is Thing.TALKS else EventKind.HOSTILITIES
                if who or one.thing is Thing.TALKS or long:
                    yield self._nominal(one, kind, who)

    def _told_otherwise(self, one: Nominal) -> bool:
        """Whether a verb says of these talks that they were, or weren't: then the verb's rule tells it."""
        return any(
            ((one in clause.subject or one in clause.objects) and clause.has(Act.START, Act.EXPECT))
            or (
                (one in clause.things() and self._standings.of(clause).modality is not Modality.ASSERTED)
                and not clause.has(Act.CEASE)
            )
            for clause in self._parsed.clauses
        )

    def _between(self, one: Nominal) -> list[Entity]:
        """Between whom: a "between …" after it, before the next verb."""
        chunks = self._sentence.chunks
        for chunk in chunks[chunks.index(one) + 1 :]:
            if isinstance(chunk, Nominal) and chunk.prep in self._lexicon.between:
                return self._registry.all(self._sentence, chunk.all(), acting=True)
            if not isinstance(chunk, (Nominal, Dated)) and getattr(chunk, "form", "") == "finite":
                return []
            if isinstance(chunk, Nominal) and chunk.thing in _GATHERINGS:
                return []
        return []

    def _nominal(self, one: Nominal, kind: EventKind, who: list[Entity]) -> FoundEvent:
        words = self._sentence.words
        mark = (words[one.first].start, words[one.last].end)
        event = FoundEvent(self._sentence.start, self._sentence.end, mark, kind=kind, who=who)
        event.reasons.append(why(Why.NOUN_OF, word=self._text(one.first, one.last)))
        return event

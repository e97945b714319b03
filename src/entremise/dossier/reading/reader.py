"""Reading a whole report: every rule on every sentence, and what came of it put into words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from entremise.dossier.candidates import (
    ActorCandidate,
    BackgroundCandidate,
    EventCandidate,
    Passage,
    Reading,
    RoleCandidate,
    StatementCandidate,
)
from entremise.dossier.candidates import Reason as Because
from entremise.dossier.reading.actors import Registry, clause_subjects
from entremise.dossier.reading.background import background
from entremise.dossier.reading.chunking import chunked
from entremise.dossier.reading.chunks import Dated, Kind, Mark, Nominal, Sentence, Sort
from entremise.dossier.reading.clauses import Clause, Parsed
from entremise.dossier.reading.dates import meant
from entremise.dossier.reading.english import ENGLISH
from entremise.dossier.reading.entities import Entity
from entremise.dossier.reading.events import EventRules
from entremise.dossier.reading.found import (
    Found,
    FoundBackground,
    FoundEvent,
    FoundRole,
    FoundStatement,
    Reason,
    Voice,
    Why,
    why,
)
from entremise.dossier.reading.french import FRENCH
from entremise.dossier.reading.gazetteer import Gazetteer, Known, gazetteer
from entremise.dossier.reading.grouping import grouped
from entremise.dossier.reading.lexicon import Act, Lexicon
from entremise.dossier.reading.parsing import parsed
from entremise.dossier.reading.quoting import Quotations, quoted_after
from entremise.dossier.reading.roles import RoleRules
from entremise.dossier.reading.saying import Saying
from entremise.dossier.reading.sentences import sentences
from entremise.dossier.reading.standing import Standings
from entremise.dossier.values import ActorKind, Attribution, EventKind, Modality, proposed_grade

LEXICONS: Final = {"fr": FRENCH, "en": ENGLISH}
_UNTIL: Final = frozenset(["jusqu'", "jusqu'au", "until", "till", "by", "d'ici"])
_NEEDS_WHO: Final = frozenset({EventKind.POSITION, EventKind.LEAVE, EventKind.REFUSE, EventKind.ASK_TIME})

Some = TypeVar("Some", bound=Found)


@dataclass
class _Notes:
    roles: list[FoundRole]
    events: list[FoundEvent]
    statements: list[FoundStatement]
    background: list[FoundBackground]


def read(
    text: str,
    language: str,
    *,
    date: str | None = None,
    actors: Iterable[Known] = (),
    reliability: str | None = None,
) -> Reading:
    """What a report holds, as candidates.

    `language` is `fr` or `en`; `date` the report's own, a day or a month in ISO form; `actors` those of the talks,
    under all their names; `reliability` the letter that a person gave the source (A to F).
    """
    lexicon = LEXICONS[language]
    names = gazetteer()
    own = tuple(actors)
    return _Report(text, lexicon, names.extended(own) if own else names, date, reliability).read()


class _Report:
    def __init__(
        self, text: str, lexicon: Lexicon, names: Gazetteer, date: str | None, reliability: str | None
    ) -> None:
        self._text = text
        self._lexicon = lexicon
        self._date = date
        self._reliability = reliability
        self._registry = Registry(text, lexicon, names)
        self._parsed: list[Parsed] = []
        quoted, before = False, 0
        for n, span in enumerate(sentences(text)):
            sentence = chunked(text, n, span, lexicon, names)
            sentence.quoted, quoted = quoted, quoted_after(text, span, before, quoted)
            before = span[1]
            grouped(sentence, lexicon)
            self._parsed.append(parsed(sentence, lexicon))
        self._notes = _Notes([], [], [], [])
        self._told: str | None = None
        self._since: set[int] = set()  # words of time that say since when a role is held

    def read(self) -> Reading:
        self._registry.gather(self._parsed)
        self._quotes = Quotations(self._parsed, self._registry, self._lexicon)
        for one in self._parsed:
            self._sentence(one)
        joined = self._registry.finish()
        self._take_part(joined)
        return Reading(
            language=self._lexicon.language,
            date=self._date,
            actors=self._actors(),
            roles=tuple(self._role(one) for one in self._notes.roles),
            events=tuple(self._event(one) for one in self._notes.events),
            statements=tuple(self._statement(one) for one in self._notes.statements),
            background=tuple(self._back(one) for one in self._notes.background),
        )

    # ---- one sentence

    def _sentence(self, one: Parsed) -> None:
        standings = Standings(one, self._lexicon)
        recall = self._registry.recall
        if one.voice is not None:
            recall.acted(self._registry.all(one.sentence, one.voice.all(), acting=True), plural=False)
        events = EventRules(one, standings, self._registry, self._lexicon)
        roles = RoleRules(one, standings, self._registry, self._lexicon)
        saying = Saying(one, standings, self._registry, self._lexicon)
        recall.speakers = self._quotes.speakers(one, saying)
        found: list[Found] = []
        for clause in sorted(one.clauses, key=lambda clause: clause.verb.first):
            here: list[Found] = [*roles.of_clause(clause)]
            for role in here:
                self._date_role(role, clause.dated, one.sentence)
            for event in events.of_clause(clause):
                self._date_event(event, clause, one.sentence, standings.of(clause).said_by)
                here.append(event)
            here.extend(saying.of_clause(clause))
            for each in here:
                if not isinstance(each, FoundStatement):
                    each.voice = saying.voice_of(clause)
                    if each.voice is None and clause.quoted and recall.speakers:
                        each.voice = Voice(tuple(recall.speakers), "")
                if saying.claimed(clause):
                    each.attribution = Attribution.CLAIMED
            found.extend(here)
            if clause.has(Act.ACCUSE, Act.URGE, Act.REJECT, Act.ATTACK):
                for entity in self._registry.all(one.sentence, clause.objects):
                    entity.taking_part = True
            if clause.link in ("main", "said", "adverbial", "later", "condition", "spoken"):
                subjects = (
                    saying.speakers(clause)
                    if clause.verb.subject
                    else self._registry.all(one.sentence, clause.subject, acting=True)
                )
                if not all(self._ours(nominal) for nominal in clause.subject) or not clause.subject:
                    recall.acted(subjects, plural=clause_subjects(clause))
                joint = (Act.SIGN, Act.INITIAL, Act.MEET, Act.NEGOTIATE, Act.AGREE, Act.PROMISE)
                if clause.link == "main" and clause.has(*joint):
                    self._registry.pair([entity for entity in subjects if len(subjects) == 2], one.sentence.n)
        for topic in one.topics:
            # Somebody did what no list has a word for: they are spoken of all the same.
            recall.acted(self._registry.all(one.sentence, topic, acting=True), plural=len(topic) > 1)
        mains = [clause for clause in one.clauses if clause.link in ("main", "spoken")]
        for clause in mains[:1]:
            if len(mains) == 1 and clause.subject and not any(map(self._ours, clause.subject)):
                subjects = self._registry.all(one.sentence, clause.subject, acting=True)
                recall.acted(subjects, plural=clause_subjects(clause))
        voice = saying.voice_of(None)
        for noun in (*roles.of_nouns(), *events.of_nouns()):
            noun.voice = voice
            self._date_role(noun, self._beside(noun, one.sentence), one.sentence)
            found.append(noun)
        found.extend(saying.of_voice())
        recall.named(self._registry.mentioned(one.sentence))
        found.sort(key=lambda each: each.mark)
        self._keep(found)
        for behind in background(one, self._registry, self._lexicon, self._date, self._since):
            behind.voice = voice
            self._notes.background.append(behind)

    def _ours(self, one: Nominal) -> bool:
        return one.sort is Sort.PRONOUN and self._lexicon.pronouns.get(one.words[0]) == "i"

    def _keep(self, found: list[Found]) -> None:
        """Each once in a sentence: the same told by a verb and by a noun is offered by what comes first."""
        seen: set[tuple[object, ...]] = set()
        for one in found:
            match one:
                case FoundRole():
                    of = id(one.of) if isinstance(one.of, Entity) else one.of
                    key: tuple[object, ...] = (one.role, id(one.actor), of, one.modality)
                    notes: list[Found] = self._notes.roles  # type: ignore[assignment]
                case FoundEvent():
                    if one.kind in _NEEDS_WHO and not one.who:
                        continue
                    key = (one.kind, tuple(map(id, one.who)), one.modality)
                    notes = self._notes.events  # type: ignore[assignment]
                case FoundStatement():
                    key = (tuple(map(id, one.who)), one.verb)
                    notes = self._notes.statements  # type: ignore[assignment]
                case _:
                    continue
            if key not in seen:
                seen.add(key)
                notes.append(one)

    # ---- time

    def _date_role(self, found: Found, dates: list[Dated], sentence: Sentence) -> None:
        """Since when a role is held: "led by X since 2014", "président depuis 2011"."""
        for dated in dates if isinstance(found, FoundRole) else ():
            assert isinstance(found, FoundRole)
            if dated.words.opener not in self._lexicon.since or found.since is not None:
                continue
            found.since = meant(dated.words, self._date, self._told, past=True)
            if found.since is None:
                words = sentence.text(dated.first, dated.last, self._text)
                found.reasons.append(why(Why.DAY_OPEN, word=words))
            else:
                self._since.add(id(dated))

    def _beside(self, found: Found, sentence: Sentence) -> list[Dated]:
        """The words of time right after the words of a role: "président du Mali depuis 2013"."""
        chunks = [chunk for chunk in sentence.chunks if sentence.words[chunk.first].start >= found.mark[1]]
        for chunk in chunks[:4]:
            if isinstance(chunk, Dated):
                return [chunk]
            if not (isinstance(chunk, Nominal) and (chunk.of is not None or chunk.same)) and not (
                isinstance(chunk, Mark) and chunk.kind in (Kind.PREP, Kind.COMMA)
            ):  # fmt: skip
                break
        return []

    def _day_of(self, said_by: Clause | None) -> str | None:
        """The day on which somebody said it, where the words of saying give one: "said on Monday that …"."""
        for dated in said_by.dated if said_by is not None else ():
            if dated.words.opener not in _UNTIL:
                day = meant(dated.words, self._date, self._told, past=True)
                return day if day is not None and len(day) == len("2020-01-13") else None
        return None

    def _date_event(self, event: FoundEvent, clause: Clause, sentence: Sentence, said_by: Clause | None) -> None:
        timed = event.kind in (EventKind.ASK_TIME, EventKind.GRANT_TIME)
        past = event.modality not in (Modality.PLANNED, Modality.POSSIBLE)
        said_on = self._day_of(said_by)
        for dated in clause.dated:
            until = dated.words.opener in _UNTIL
            if (until and not timed) or dated.words.opener in self._lexicon.since:
                continue
            day = meant(dated.words, said_on or self._date, self._told, past=past and not until)
            words = sentence.text(dated.first, dated.last, self._text)
            if until:
                event.until = day
            elif event.date is None:
                event.date = day
            if day is None:
                event.reasons.append(why(Why.DAY_OPEN, word=words))
            elif dated.words.weekday is not None or dated.words.days is not None:
                counted = Why.DAY_TOLD if said_on or dated.words.from_told else Why.DAY_COUNTED
                event.reasons.append(why(counted, word=words, day=day))
        if event.date is not None and event.modality is Modality.ASSERTED:
            self._told = event.date

    # ---- who has a part in it

    def _take_part(self, joined: object) -> None:
        assert isinstance(joined, dict)

        def now(entity: Entity) -> Entity:
            found = joined.get(id(entity), entity)
            assert isinstance(found, Entity)
            return found

        for role in self._notes.roles:
            role.actor = now(role.actor) if role.actor is not None else None
            if isinstance(role.of, Entity):
                role.of = now(role.of)
        named: list[FoundEvent | FoundStatement] = [*self._notes.events, *self._notes.statements]
        for one in named:
            one.who = list(dict.fromkeys(now(entity) for entity in one.who))
        for each in (*self._notes.roles, *self._notes.events, *self._notes.statements, *self._notes.background):
            if each.voice is not None:
                each.voice = replace(each.voice, who=tuple(now(entity) for entity in each.voice.who))
            parts: list[Entity] = [*(each.voice.who if each.voice else ())]
            if isinstance(each, FoundRole):
                parts += [one for one in (each.actor, each.of) if isinstance(one, Entity)]
            if isinstance(each, FoundEvent | FoundStatement):
                parts += each.who
            for entity in parts:
                entity.taking_part = True
        for entity in self._registry.entities:
            entity.side |= entity.kind is ActorKind.PARTY
        for role in self._notes.roles:
            led = role.of
            if (
                role.actor is not None
                and isinstance(led, Entity)
                and led.side
                and role.role.value in ("leads", "controls")
            ):
                role.actor.side = role.actor.kind is ActorKind.PERSON or role.actor.side

    # ---- into words

    def _passage(self, start: int, end: int) -> Passage:
        return Passage(start, end, self._text[start:end])

    def _sourced(self, one: Found, about: Sequence[Entity]) -> dict[str, object]:
        """Who says so, how openly, and the grade that can be proposed."""
        voice = one.voice
        attribution = one.attribution
        who_says = None
        if voice is not None:
            who_says = ", ".join(entity.name for entity in voice.who) or None
        if attribution is None:
            attribution = _attributed(one, voice, about)
        if one.attribution is Attribution.CLAIMED and who_says is None and about:
            who_says = about[0].name
        return {
            "passage": self._passage(one.start, one.end),
            "mark": one.mark,
            "who_says": who_says,
            "attribution": attribution,
            "modality": one.modality,
            "grade": proposed_grade(attribution, one.modality, voiced=voice is not None, reliability=self._reliability),
            "reasons": tuple(Because(code.value, words) for code, words in _once(one.reasons)),
        }

    def _actors(self) -> tuple[ActorCandidate, ...]:
        found = []
        for entity in self._registry.entities:
            if not entity.names and not entity.taking_part:
                continue
            if not (entity.named or entity.taking_part):
                continue
            names = sorted(entity.names.items(), key=lambda item: item[1])
            start, end = names[0][1] if names else (0, 0)
            if not names:
                continue
            mentioned = tuple(dict.fromkeys([entity.name, *(name for name, _ in names), *entity.also]))
            grade = proposed_grade(
                Attribution.UNATTRIBUTED, Modality.ASSERTED, voiced=False, reliability=self._reliability
            )
            code, word = entity.why
            found.append(
                ActorCandidate(
                    passage=self._passage(start, end),
                    mark=(start, end),
                    who_says=None,
                    attribution=Attribution.UNATTRIBUTED,
                    modality=Modality.ASSERTED,
                    grade=grade,
                    reasons=(Because(code, (("word", names[0][0]), ("where", word))),),
                    name=entity.name,
                    names=mentioned,
                    kind=entity.kind,
                    key=entity.key,
                )
            )
        return tuple(sorted(found, key=lambda one: one.mark))

    def _role(self, one: FoundRole) -> RoleCandidate:
        assert one.actor is not None
        of = one.of.name if isinstance(one.of, Entity) else one.of
        said = self._sourced(one, [one.actor])
        return RoleCandidate(actor=one.actor.name, role=one.role, of=of, since=one.since, **said)  # type: ignore[arg-type]

    def _event(self, one: FoundEvent) -> EventCandidate:
        who = tuple(entity.name for entity in one.who)
        return EventCandidate(kind=one.kind, who=who, date=one.date, until=one.until, **self._sourced(one, one.who))  # type: ignore[arg-type]

    def _statement(self, one: FoundStatement) -> StatementCandidate:
        who = tuple(entity.name for entity in one.who)
        return StatementCandidate(who=who, verb=one.verb, about=one.about, **self._sourced(one, one.who))  # type: ignore[arg-type]

    def _back(self, one: FoundBackground) -> BackgroundCandidate:
        return BackgroundCandidate(**self._sourced(one, []))  # type: ignore[arg-type]


def _attributed(one: Found, voice: Voice | None, about: Sequence[Entity]) -> Attribution:
    if voice is None or not voice.who:
        return Attribution.UNATTRIBUTED
    if any(entity.side or (entity.unnamed and entity.owner and entity.owner.side) for entity in voice.who):
        return Attribution.CLAIMED
    if all(entity.unnamed for entity in voice.who):
        return Attribution.UNATTRIBUTED
    own = isinstance(one, FoundStatement) or any(entity in about for entity in voice.who)
    return Attribution.OFFICIAL if own else Attribution.ATTRIBUTED


def _once(reasons: list[Reason]) -> list[Reason]:
    return list(dict.fromkeys(reasons))

"""Names brought to actors: states, persons, groups, and what each is called."""

from collections.abc import Iterable
from typing import Final

from entremise.dossier.reading.chunks import Mark, Nominal, Sentence, Sort
from entremise.dossier.reading.clauses import Parsed
from entremise.dossier.reading.entities import Entity, shortest
from entremise.dossier.reading.gazetteer import Gazetteer, Known
from entremise.dossier.reading.lexicon import Lexicon, Thing
from entremise.dossier.reading.recall import Recall
from entremise.dossier.reading.tokens import folded
from entremise.dossier.values import ActorKind

_VAGUE: Final = frozenset("certains certaines some".split())
PLACES: Final = frozenset("à en dans in at near près vers to into for from chez sur".split())


class Names:
    """The actors of one report, by their names."""

    def __init__(self, text: str, lexicon: Lexicon, names: Gazetteer) -> None:
        self._text = text
        self._lexicon = lexicon
        self._gazetteer = names
        self.entities: list[Entity] = []
        self._known: dict[str, Entity] = {}
        self._people: dict[str, Entity] = {}
        self._groups: dict[str, Entity] = {}
        self._offices: dict[str, Entity] = {}
        self._found: dict[int, list[Entity]] = {}
        self._pairs: list[tuple[int, list[Entity]]] = []
        self.heads: dict[int, Entity] = {}  # who leads or controls: by the identity of what is led
        self.recall = Recall(lexicon.language)

    # ---- the first look: names, before anything is taken up again

    def gather(self, parsed: Iterable[Parsed]) -> None:
        """Takes in all that is named, so that a short name finds the long one wherever that stands."""
        everything = [(one.sentence, chunk) for one in parsed for chunk in one.sentence.chunks]
        nominals = [(sentence, chunk) for sentence, chunk in everything if isinstance(chunk, Nominal)]
        nominals += [(sentence, inner) for sentence, chunk in nominals for inner, _ in chunk.compounds]
        for sentence, one in nominals:
            if one.sort in (Sort.KNOWN, Sort.NAMED) and one.known is not None:
                self._state_or_organisation(sentence, one, one.known)
        for sentence, one in nominals:
            if one.sort is Sort.NAMED and one.known is None and len(self._name_words(sentence, one)) > 1:
                self._person_or_place(sentence, one)
        for sentence, one in nominals:
            proper = one.alias or self._capital(sentence, one) or self._proper(sentence, one)
            if one.sort is Sort.NOUN and one.thing in (Thing.GROUP, Thing.FORCES) and proper and not one.inside:
                self._group(sentence, one)
        for sentence, one in nominals:
            if one.sort is Sort.NAMED and one.known is None and len(self._name_words(sentence, one)) == 1:
                self._short_name(sentence, one)
        for each in parsed:
            self._pairs_of(each)

    def _pairs_of(self, parsed: Parsed) -> None:
        """Who stands opposite whom: "between A and B"."""
        chunks = parsed.sentence.chunks
        for k, chunk in enumerate(chunks):
            if not (isinstance(chunk, Nominal) and chunk.prep in self._lexicon.between):
                continue
            members = chunk.group if len(chunk.group) == 2 else self._across(parsed.sentence, k, chunk)
            entities = [entity for one in members for entity in self.resolve(parsed.sentence, one, acting=True)]
            if len(entities) == 2:
                self._pairs.append((parsed.sentence.n, entities))
                chunk.group = members

    def _across(self, sentence: Sentence, k: int, first: Nominal) -> list[Nominal]:
        """ "between A, who …, and B": the next one of its sort after an "and"."""
        chunks = sentence.chunks
        for n in range(k + 1, len(chunks) - 1):
            mark, after = chunks[n], chunks[n + 1]
            joined = isinstance(mark, Mark) and mark.norm in ("et", "and")
            if joined and isinstance(after, Nominal) and not after.inside and after.sort is first.sort:
                return [first, after]
        return [first]

    # ---- kinds of names

    def _words(self, sentence: Sentence, one: Nominal, first: int | None = None) -> tuple[str, tuple[int, int]]:
        start = sentence.words[one.head if first is None else first].start
        end = sentence.words[one.last].end
        return " ".join(self._text[start:end].split()), (start, end)

    def _name_words(self, sentence: Sentence, one: Nominal) -> list[str]:
        return [word.text for word in sentence.words[one.head : one.last + 1]]

    def _capital(self, sentence: Sentence, one: Nominal) -> bool:
        """Whether a group is a name: a capital that doesn't merely begin the sentence."""
        word = sentence.words[one.head]
        return word.capital and (one.head > 0 or any(w.capital for w in sentence.words[one.head + 1 : one.last + 1]))

    def _proper(self, sentence: Sentence, one: Nominal) -> bool:
        """Whether a group's words hold a name: the Yugoslav delegation, the ministry of somewhere."""
        words = sentence.words[one.first + (one.first == 0) : one.last + 1]
        if one.adjectives:
            return True
        ministry = sentence.words[one.head].norm in ("ministère", "ministry") and bool(one.owners or one.adjectives)
        return ministry or (not one.possessive and any(word.capital for word in words) and not one.compounds)

    def _new(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        return entity

    def known(self, known: Known) -> Entity:
        """The actor of a gazetteer's entry, named in the report's language."""
        entity = self._known.get(known.key)
        if entity is None:
            title = known.titles.get(self._lexicon.language) or next(iter(known.titles.values()))
            entity = Entity(ActorKind(known.kind), title, key=known.key, why=("gazetteer", known.found_in))
            entity.also = tuple(known.titles.values())
            self._known[known.key] = self._new(entity)
        return entity

    def _state_or_organisation(self, sentence: Sentence, one: Nominal, known: Known) -> Entity:
        entity = self.known(known)
        name, span = self._words(sentence, one)
        entity.named = True
        entity.called(name, span)
        self._gendered(entity, one)
        self._found[id(one)] = [entity]
        if known.found_in == "talks":
            self._own(sentence, one, entity)
        return entity

    def _own(self, sentence: Sentence, one: Nominal, entity: Entity) -> None:
        """One of the talks' own goes by short names like those that a report brings itself."""
        words = [word.norm for word in sentence.words[one.head : one.last + 1]]
        if entity.kind is ActorKind.PERSON:
            last = folded(words[-1])
            for name in (last, last.partition("-")[2]):
                if name and self._gazetteer.person(name) is not None:
                    self._people.setdefault(name, entity)
        elif entity.kind is not ActorKind.STATE:
            heads = [word for word in words if (noun := self._lexicon.nouns.get(word)) and noun.thing is Thing.GROUP]
            if heads and len(words) > 1:
                entity.head = entity.head or (heads[0] if self._lexicon.language == "fr" else heads[-1])
                self._groups.setdefault(folded(" ".join(words)), entity)

    def _gendered(self, entity: Entity, one: Nominal) -> None:
        """Keeps the gender that an article or a title gives."""
        if entity.feminine is None and not one.plural:
            entity.feminine = one.feminine

    def _person_or_place(self, sentence: Sentence, one: Nominal) -> None:
        name, span = self._words(sentence, one)
        words = self._name_words(sentence, one)
        own = self._gazetteer.person(folded(words[-1]))
        if own is not None and any(folded(words[0]) == folded(called.split()[0]) for called in own.names):
            # "Fayez Sarraj", whom the talks call Fayez al-Sarraj
            self._state_or_organisation(sentence, one, own)
            return
        if one.prep in PLACES and not (one.same or one.titled) and not any(
            folded(words[-1]) == surname for surname in self._people
        ):  # fmt: skip
            return
        holder = one.of
        if holder is not None and holder.thing in (Thing.TERRITORY, Thing.PLACE) and not one.titled:
            # "the harbour of Anse Marron"
            return
        if one.determiner and not one.titled:
            if one.of is None:
                self._named_group(sentence, one, name, span)
            return
        surname = folded(words[-1])
        entity = self._people.get(surname)
        if entity is None or (entity.names and folded(name) not in map(folded, entity.names) and len(words) > 1):
            entity = self._new(Entity(ActorKind.PERSON, name, named=True, why=("capitals", name)))
            self._people[surname] = entity
            bare = surname.partition("-")[2]
            if bare and surname.partition("-")[0] in ("al", "el", "as", "ar", "an", "at", "ash", "ach"):
                self._people.setdefault(bare, entity)
            for k in range(1, len(words) - 1):
                self._people.setdefault(folded(" ".join(words[k:])), entity)
        entity.called(name, span)
        self._gendered(entity, one)
        self._found[id(one)] = [entity]

    def _named_group(self, sentence: Sentence, one: Nominal, name: str, span: tuple[int, int]) -> Entity:
        entity = self._groups.get(folded(name))
        if entity is None:
            kind = ActorKind.COLLECTIVE if one.plural and not name.endswith("s") else ActorKind.PARTY
            entity = self._new(
                Entity(kind, name, head=folded(name.rsplit(maxsplit=1)[-1]), named=True, why=("capitals", name))
            )
            self._groups[folded(name)] = entity
        entity.called(name, span)
        self._gendered(entity, one)
        self._found[id(one)] = [entity]
        return entity

    def _short_name(self, sentence: Sentence, one: Nominal) -> None:
        name, span = self._words(sentence, one)
        key = folded(name)
        own = self._gazetteer.person(key)
        if own is not None and key not in self._people:
            self._state_or_organisation(sentence, one, own)
            return
        person = self._people.get(key)
        if person is not None:
            person.called(name, span)
            self._gendered(person, one)
            self._found[id(one)] = [person]
        elif one.titled:
            entity = self._new(Entity(ActorKind.PERSON, name, named=True, why=("capitals", name)))
            self._people[key] = entity
            entity.called(name, span)
            self._gendered(entity, one)
            self._found[id(one)] = [entity]
        elif key in self._groups:
            self._groups[key].called(name, span)
            self._found[id(one)] = [self._groups[key]]
        elif (one.determiner and one.determiner not in ("du", "des", "au", "aux")) or name.isupper():
            if one.prep in PLACES or (one.of is not None and not name.isupper()):
                return
            self._named_group(sentence, one, name, span)
        elif one.same and any(other.office is not None for other in one.same):
            entity = self._new(Entity(ActorKind.PERSON, name, named=True, why=("capitals", name)))
            self._people[key] = entity
            entity.called(name, span)
            self._found[id(one)] = [entity]

    # ---- groups

    def _group(self, sentence: Sentence, one: Nominal) -> list[Entity]:
        """A group by its noun: the government of …, the Front …, the forces of …."""
        noun = one.noun
        assert noun is not None
        name, span = self._group_name(sentence, one)
        head = sentence.words[one.head].norm
        bare = folded(name) == folded(sentence.words[one.head].text) and not one.adjectives and not one.alias
        owner = self._owner(sentence, one)
        if bare and not (one.possessive and owner):
            taken_up = self._taken_up(head)
            if taken_up is not None:
                taken_up.called(name, span)
                return [taken_up]
        if (one.thing is Thing.FORCES and not self._capital(sentence, one)) or one.possessive or one.whose is not None:
            return [self._of_owner(sentence, one, name, span, owner)]
        key = folded(name)
        entity = self._groups.get(key)
        if entity is None:
            kind = ActorKind.PARTY if one.thing is Thing.FORCES else ActorKind(noun.says or "collective")
            if one.plural and kind is ActorKind.PARTY and not self._capital(sentence, one):
                kind = ActorKind.COLLECTIVE
            if self._capital(sentence, one) and kind is ActorKind.COLLECTIVE and not one.plural:
                kind = ActorKind.ORGANISATION
            entity = self._new(Entity(kind, name, head=head, why=("noun", sentence.words[one.head].text)))
            self._groups[key] = entity
        entity.named |= self._capital(sentence, one) or bool(one.alias) or self._proper(sentence, one)
        entity.called(name, span)
        if one.alias:
            self._groups[folded(one.alias)] = entity
            entity.called(one.alias, span)
        entity.owner = entity.owner or owner
        self._gendered(entity, one)
        if one.adjectives and entity.state is None:
            entity.state = self.known(one.adjectives[0])
        return [entity]

    def _of_owner(
        self, sentence: Sentence, one: Nominal, name: str, span: tuple[int, int], owner: Entity | None
    ) -> Entity:
        """The forces of somebody are one actor, whether called forces, men or troops."""
        noun = one.noun
        assert noun is not None
        what = "forces" if one.thing is Thing.FORCES else sentence.words[one.head].norm
        if owner is None:
            key = folded(name)
        else:
            key = f"{what} of {id(owner)}"
            if one.possessive or one.whose is not None:
                noun_text = sentence.words[one.head].text
                name = (
                    f"{noun_text} de {shortest(owner)}"
                    if self._lexicon.language == "fr"
                    else f"{shortest(owner)}’s {noun_text}"
                )
        entity = self._groups.get(key)
        if entity is None:
            kind = ActorKind.COLLECTIVE if noun.says != "organisation" else ActorKind.ORGANISATION
            if noun.says == "party" and not one.plural:
                kind = ActorKind.PARTY
            entity = self._new(Entity(kind, name, head=what, owner=owner, why=("noun", sentence.words[one.head].text)))
            entity.side = one.thing is Thing.FORCES
            entity.named = bool(one.adjectives)
            self._groups[key] = entity
        entity.called(name, span)
        if one.possessive:
            entity.called(" ".join(self._text[sentence.words[one.first].start : span[1]].split()), span)
        if one.adjectives and entity.state is None:
            entity.state = self.known(one.adjectives[0])
        return entity

    def _group_name(self, sentence: Sentence, one: Nominal) -> tuple[str, tuple[int, int]]:
        """The words of a group without its article, with what completes it right after."""
        words = sentence.words
        first = one.first
        for k in range(one.first, one.head):
            if words[k].norm in _VAGUE:
                first = k
                break
            if words[k].norm in self._lexicon.determiners | self._lexicon.prepositions or words[k].text[0].isdigit():
                first = k + 1
        start, last = words[first].start, one.last
        if self._lexicon.language == "en" and one.compounds:
            start = words[one.head].start
        for owner in one.owners:
            while owner.prep_at == last + 1 and owner.office is None and not owner.same:
                last = owner.last
                following = [inner for inner in owner.owners if inner.prep_at == last + 1]
                owner = following[0] if following else owner
                if not following:
                    break
        end = words[last].end
        return " ".join(self._text[start:end].split()), (start, end)

    def _owner(self, sentence: Sentence, one: Nominal) -> Entity | None:
        if one.whose is not None:
            found = self.resolve(sentence, one.whose, acting=True)
            return found[0] if found else None
        if one.possessive:
            group = one.group
            if group and group[0] is not one:
                found = self.resolve(sentence, group[0])
                return found[0] if found else None
            return self.recall.owner(one.possessive)
        for owner in one.owners:
            found = self.resolve(sentence, owner)
            if found:
                return found[0]
        return None

    def _taken_up(self, head: str) -> Entity | None:
        """ "the government" again: the one group with that noun, else the last."""
        same = [entity for key, entity in self._groups.items() if entity.head == head and key != folded(head)]
        if head in ("armée", "army"):
            # "the army" is a state's; a Liberation Army is called by its name.
            same = [entity for entity in same if not entity.name[:1].isupper() or "'s" in entity.name]
        same = list(dict.fromkeys(same))
        return same[-1] if same else None

    def resolve(self, sentence: Sentence, one: Nominal, *, acting: bool = False) -> list[Entity]:
        """Whom a group means: what is taken up again is found by the registry."""
        raise NotImplementedError

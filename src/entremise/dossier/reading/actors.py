"""Who is who: every mention of an actor brought to one actor, whatever takes it up again."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from entremise.dossier.reading.chunks import Nominal, Sentence, Sort
from entremise.dossier.reading.clauses import Clause
from entremise.dossier.reading.entities import Entity
from entremise.dossier.reading.lexicon import Thing
from entremise.dossier.reading.naming import PLACES, Names
from entremise.dossier.reading.recall import gender
from entremise.dossier.reading.tokens import folded
from entremise.dossier.values import ActorKind

_EACH: Final = frozenset("chaque each every any other autre autres chacun chacune".split())
_FOR_OTHERS: Final = frozenset("negotiators négociateurs représentants representatives délégués delegates".split())
_PAIRS: Final = frozenset({Thing.SIDES, Thing.FORCES, Thing.GROUP, Thing.OFFICE})


class Registry(Names):
    """Finds whom each group, office and pronoun of a report means."""

    # ---- resolution

    def resolve(self, sentence: Sentence, one: Nominal, *, acting: bool = False) -> list[Entity]:
        """Whom a group means; nobody where that can't be told. `acting`: a capital then stands for its state."""
        found = self._found.get(id(one))
        if found is None:
            found = self._resolve(sentence, one, acting)
            if found and one.sort is not Sort.PRONOUN and one.sort is not Sort.CITY and not one.possessive:
                self._found[id(one)] = found
        return found

    def all(self, sentence: Sentence, ones: Iterable[Nominal], *, acting: bool = False) -> list[Entity]:
        """Whom several groups mean, each once."""
        found = [entity for one in ones for entity in self.resolve(sentence, one, acting=acting)]
        return list(dict.fromkeys(found))

    def _resolve(self, sentence: Sentence, one: Nominal, acting: bool) -> list[Entity]:
        if one.sort is Sort.PRONOUN:
            return self._pronoun(sentence, one)
        if one.sort is Sort.KNOWN and one.known is not None:
            return [self._state_or_organisation(sentence, one, one.known)]
        if one.sort is Sort.CITY and one.known is not None:
            if not (acting and one.capital):
                return []
            entity = self.known(one.known)
            entity.called(*self._words(sentence, one))
            return [entity]
        if one.sort is Sort.NAMED:
            return self._named(sentence, one, acting)
        if one.one_of:
            name, span = self._words(sentence, one, one.first)
            return [Entity(ActorKind.COLLECTIVE, name, unnamed=True, names={name: span})]
        if self._is_pair(one):
            pair = self._pair(sentence.n)
            if pair:
                return pair
        match one.thing:
            case Thing.OFFICE | Thing.GO_BETWEEN:
                return self._office(sentence, one)
            case Thing.GROUP | Thing.FORCES:
                if one.same and (len(one.same) > 1 or one.possessive):
                    return self.all(sentence, one.same)
                if one.none:
                    return (
                        self._pair(sentence.n)
                        if sentence.words[one.head].norm in ("side", "party", "camp", "partie")
                        else []
                    )
                if one.determiner in _EACH or _EACH & set(one.words):
                    return []
                if one.plural and sentence.words[one.head].norm in _FOR_OTHERS and one.owners:
                    served = self.all(sentence, [member for owner in one.owners for member in owner.all()])
                    if served:
                        return served
                return self._group(sentence, one)
            case Thing.UNNAMED:
                name, span = self._words(sentence, one, one.first)
                words = sentence.words[one.first]
                if words.norm in ("the", "les", "le", "la", "l'"):
                    name, span = self._words(sentence, one)
                return [Entity(ActorKind.COLLECTIVE, name, unnamed=True, names={name: span})]
        return []

    def _named(self, sentence: Sentence, one: Nominal, acting: bool) -> list[Entity]:
        name, span = self._words(sentence, one)
        person = self._people.get(folded(name)) or self._people.get(folded(self._name_words(sentence, one)[-1]))
        if person is not None:
            person.called(name, span)
            return [person]
        group = self._groups.get(folded(name))
        if group is not None:
            return [group]
        unsure = one.first == 0 and one.last == 0 and one.of is None and not name.isupper()
        if acting and one.prep not in PLACES and not unsure:
            # Somebody who acts and whom no list knows.
            return [self._named_group(sentence, one, name, span)]
        return []

    def _office(self, sentence: Sentence, one: Nominal) -> list[Entity]:
        """A person by what they are: named beside it, or known by the same office, or by what they lead."""
        _name, span = self._words(sentence, one)
        if one.same:
            found = self.all(sentence, one.same)
            for entity in found[:1] if len(found) == 1 else []:
                entity.office = entity.office or (one.office or "")
                if entity.feminine is None:
                    entity.feminine = self._gender_of(sentence, one)
                for key in self._office_keys(sentence, one):
                    self._offices[key] = entity
                if one.adjectives and entity.state is None:
                    entity.state = self.known(one.adjectives[0])
            return found
        if one.office == "aide":
            return [self._aide(sentence, one)]
        for owner in one.owners:
            for owned in self.resolve(sentence, owner):
                head = self.heads.get(id(owned))
                if head is not None:
                    whole, whole_span = self._group_name(sentence, one)
                    head.called(whole, whole_span)
                    return [head]
        for key in self._office_keys(sentence, one):
            if key in self._offices:
                return [self._offices[key]]
        if one.office == "speaks" or one.plural:
            owners = self.all(sentence, one.owners)
            if owners:
                return owners
        if one.office == "speaks" or one.plural:
            label, span = self._group_name(sentence, one)
            return [Entity(ActorKind.COLLECTIVE, label, unnamed=True, names={label: span})]
        if one.office in ("leads", "minister") and (one.owners or one.adjectives) and not one.of:
            # "the head of the delegation", whom the report doesn't name: called as it calls them, and no actor.
            label, span = self._group_name(sentence, one)
            entity = Entity(ActorKind.PERSON, label, names={label: span})
            entity.side = any(owner.kind is ActorKind.PARTY for owner in self.all(sentence, one.owners))
            return [entity]
        return []

    def _aide(self, sentence: Sentence, one: Nominal) -> Entity:
        """Somebody without a name who is close to another: "an aide to X" is never X, and X's side is theirs."""
        served = [member for owner in one.owners for member in owner.all()]
        last = max((named.last for owner in served for named in (owner, *owner.same)), default=one.last)
        start, end = sentence.words[one.first].start, sentence.words[max(last, one.last)].end
        label, span = " ".join(self._text[start:end].split()), (start, end)
        owners = self.all(sentence, served)
        owner = owners[0] if len(owners) == 1 else None
        return Entity(ActorKind.COLLECTIVE, label, unnamed=True, owner=owner, names={label: span})

    def _office_keys(self, sentence: Sentence, one: Nominal) -> Iterator[str]:
        """By which an office is found again: with its state first, then by itself."""
        head = " ".join(word.norm for word in sentence.words[one.head : one.last + 1] if not word.capital) or (
            sentence.words[one.head].norm
        )
        noun = sentence.words[one.head].norm if self._lexicon.language == "fr" else sentence.words[one.last].norm
        if one.adjectives:
            yield f"{noun}|{one.adjectives[0].key}"
            return
        yield noun
        if head != noun:
            yield head

    def _is_pair(self, one: Nominal) -> bool:
        return one.thing in _PAIRS and one.plural and (one.number == 2 or one.determiner == "both") and not one.same

    def _pair(self, n: int) -> list[Entity]:
        """The pair named last before a sentence, else the first after it."""
        at = bisect_right(self._pairs, n, key=lambda one: one[0])
        return self._pairs[max(at - 1, 0)][1] if self._pairs else []

    def _pronoun(self, sentence: Sentence | None, one: Nominal) -> list[Entity]:
        what = self._lexicon.pronouns.get(one.words[0], "")
        if one.words[0] == "neither" and not one.owners and sentence is not None:
            return self._pair(sentence.n)
        if one.none and one.owners:
            # "neither of the two delegations"
            return self._pair(sentence.n) or self.all(sentence, one.owners) if sentence is not None else []
        if what.startswith("latter") and sentence is not None:
            for chunk in reversed([chunk for chunk in sentence.chunks if chunk.last < one.first]):
                named = isinstance(chunk, Nominal) and chunk.actor and chunk.sort is not Sort.PRONOUN
                found = self.resolve(sentence, chunk) if named and isinstance(chunk, Nominal) else []
                if len(found) == 1 and gender(found[0]) in (None, what == "latter-f"):
                    return found
        return self.recall.one(what)

    def _gender_of(self, sentence: Sentence, one: Nominal) -> bool | None:
        """Of an office: "la ministre", "la présidente", "spokeswoman"."""
        noun = sentence.words[one.head].norm
        if noun.endswith(("trice", "ente", "ante", "ière", "ée", "woman")):
            return True
        return (
            True if one.feminine else False if noun.endswith(("teur", "ent", "ant", "chairman", "spokesman")) else None
        )

    def pronoun(self, norm: str) -> list[Entity]:
        """Whom an inverted pronoun means: "a-t-il déclaré"."""
        return self._pronoun(None, Nominal(0, 0, 0, Sort.PRONOUN, words=(norm,)))

    def mentioned(self, sentence: Sentence) -> list[Entity]:
        """Whoever a sentence names, in its order."""
        found = [self._found.get(id(chunk), []) for chunk in sentence.chunks if isinstance(chunk, Nominal)]
        return list(dict.fromkeys(one for several in found for one in several))

    def pair(self, entities: list[Entity], n: int) -> None:
        """Two who do something together stand for "the two" later on, where no "between" says otherwise."""
        if len(entities) == 2 and not self._pairs:
            self._pairs.append((n, entities))

    def finish(self) -> Mapping[int, Entity]:
        """Joins short names of groups with the long ones that came later. Returns what became of each joined one."""
        joined: dict[int, Entity] = {}
        for entity in list(self.entities):
            if entity.kind in (ActorKind.PERSON, ActorKind.STATE) or not entity.head or len(entity.name.split()) > 1:
                continue
            longer = [
                other
                for other in self.entities
                if other is not entity and other.head == entity.head and len(other.name.split()) > 1
                and other.kind is entity.kind
            ]  # fmt: skip
            if len(longer) == 1:
                joined[id(entity)] = longer[0]
                for name, span in entity.names.items():
                    longer[0].names.setdefault(name, span)
                longer[0].taking_part |= entity.taking_part
                self.entities.remove(entity)
        return joined


def clause_subjects(clause: Clause) -> bool:
    """Whether a clause's subject is several."""
    return len(clause.subject) > 1 or any(one.plural for one in clause.subject)

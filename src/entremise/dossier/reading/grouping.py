"""Which nominal groups belong together: what stands in apposition, what is coordinated."""

from collections.abc import Iterator

from entremise.dossier.reading.chunks import Chunk, Dated, Kind, Mark, Nominal, Sentence, Sort, VerbGroup
from entremise.dossier.reading.lexicon import Lexicon, Thing

_LONGEST_CHAIN = 40
_PLURAL_VERBS = frozenset(
    "ont sont avaient étaient auront seront auraient seraient furent eurent were have are".split()
)
_SINGULAR_VERBS = frozenset("a est avait était aura sera aurait serait was has is fut eut".split())


def grouped(sentence: Sentence, lexicon: Lexicon) -> None:
    """Fills in `same` and `group` of the sentence's nominal groups."""
    _Grouper(sentence, lexicon).run()


class _Grouper:
    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self._sentence = sentence
        self._chunks = sentence.chunks
        self._lexicon = lexicon
        self._first_verb: int | None = None
        self._barren: set[int] = set()

    def run(self) -> None:
        for k, chunk in enumerate(self._chunks):
            if isinstance(chunk, Nominal) and not chunk.inside:
                self._adjacent(k, chunk)
        self._coordinate()
        for k, chunk in enumerate(self._chunks):
            if isinstance(chunk, Nominal) and not chunk.inside:
                self._apposed(k, chunk)

    def end_of(self, k: int) -> int:
        """The index after a group and all that completes it."""
        holder = self._chunks[k]
        n = k + 1
        while n < len(self._chunks):
            chunk = self._chunks[n]
            if isinstance(chunk, Nominal) and self._completes(chunk, holder):
                n += 1
                continue
            if isinstance(chunk, Mark) and chunk.kind is Kind.PREP and n + 1 < len(self._chunks):
                after = self._chunks[n + 1]
                if isinstance(after, Nominal) and self._completes(after, holder):
                    n += 2
                    continue
            break
        return n

    def _completes(self, chunk: Nominal, holder: Chunk) -> bool:
        of = chunk.of
        while of is not None:
            if of is holder:
                return True
            of = of.of
        return isinstance(holder, Nominal) and chunk in holder.same

    # ---- apposition

    def _adjacent(self, k: int, chunk: Nominal) -> None:
        """ "President Mwai Kibaki", "le Premier ministre Sarraj", "l'ancien instituteur Untel"."""
        if chunk.sort is Sort.OTHER and chunk.determiner and not chunk.plural:
            self._described(k, chunk)
            return
        if chunk.office is None and chunk.thing is not Thing.GO_BETWEEN:
            return
        n = self.end_of(k)
        after = self._chunks[n] if n < len(self._chunks) else None
        if not isinstance(after, Nominal) or after.prep or after.sort is not Sort.NAMED or after.determiner:
            return
        if chunk.plural or (chunk.office == "aide" and chunk.owners):
            # "un proche du maréchal Untel": the name is the marshal's.
            return
        self._join(chunk, after)

    def _described(self, k: int, chunk: Nominal) -> None:
        """What somebody is, in a word that no list knows, before the name: the name stands in its place."""
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        person = isinstance(after, Nominal) and after.sort is Sort.NAMED and not (after.prep or after.determiner)
        if person and isinstance(after, Nominal) and after.first == chunk.last + 1 and after.last > after.head:
            after.prep, after.prep_at, after.of = chunk.prep, chunk.prep_at, chunk.of
            after.feminine, chunk.inside = chunk.feminine, True
            if chunk.of is not None:
                chunk.of.owners = [after if one is chunk else one for one in chunk.of.owners]

    def _join(self, chunk: Nominal, name: Nominal) -> None:
        chunk.same.append(name)
        name.same.append(chunk)
        name.inside = True

    def _apposed(self, k: int, chunk: Nominal) -> None:
        """Between commas: the office of a name, the name of an office, the members of a plural, a city's capital."""
        n = self.end_of(k)
        comma = self._chunks[n] if n < len(self._chunks) else None
        after = self._chunks[n + 1] if n + 1 < len(self._chunks) else None
        if not (isinstance(comma, Mark) and comma.kind is Kind.COMMA and isinstance(after, Nominal)):
            return
        if after.prep or after.inside or after in chunk.same:
            return
        somebody = chunk.thing is Thing.UNNAMED or chunk.sort is Sort.OTHER
        if somebody and chunk.determiner and not (chunk.plural or chunk.of) and after.sort is Sort.NAMED:
            if after.last > after.head and not after.determiner and self._closed(n + 1):
                # "une diplomate suisse, Claire Aubanel, …"
                after.prep, after.prep_at, after.feminine, chunk.inside = (
                    chunk.prep,
                    chunk.prep_at,
                    chunk.feminine,
                    True,
                )
            return
        if chunk.sort is Sort.CITY and after.thing is Thing.PLACE:
            after.inside = True
            return
        if chunk.sort is Sort.CITY and after.sort is Sort.KNOWN and after.known is chunk.known and not after.determiner:
            after.inside = True
            return
        if (chunk.plural or chunk.number > 1) and len(after.group) > 1 and after.group[0] is after and not chunk.same:
            if chunk.actor and all(
                one.sort in (Sort.NAMED, Sort.KNOWN) or one.thing in (Thing.GROUP, Thing.FORCES) for one in after.group
            ):
                chunk.same = list(after.group)
                for one in after.group:
                    one.inside = True
            return
        last = chunk.office is not None and after.sort is Sort.NAMED and chunk.group[-1:] == [chunk]
        if (len(chunk.group) > 1 or len(after.group) > 1) and not last:
            return
        if chunk.office is not None and not (chunk.same or chunk.of or chunk.plural) and after.sort is Sort.NAMED:
            if chunk.office != "aide" or self._closed(n + 1):
                # Not "according to an aide, X has signed": there the name begins what is said.
                self._join(chunk, after)
        elif chunk.sort is Sort.NAMED and not chunk.same and after.office is not None and not after.same:
            if self._closed(n + 1):
                self._join(after, chunk)
                chunk.inside, after.inside = False, True
        elif chunk.office is not None and len(chunk.same) == 1 and self._titles(after) and self._closed(n + 1):
            # "President X, mediator of …, "
            after.same, after.inside = [chunk.same[0]], True
        elif chunk.sort is Sort.KNOWN and self._titles(after) and self._mediates(after) and self._closed(n + 1):
            # "Norway, the mediator, …"
            after.same, after.inside = [chunk], True
        elif (
            chunk.thing is Thing.GROUP
            and chunk.possessive
            and after.sort in (Sort.KNOWN, Sort.NAMED)
            and after.determiner
        ):
            # "his organisation, the Initiative"
            chunk.same.append(after)
            after.inside = True
        elif (
            chunk.sort in (Sort.NAMED, Sort.KNOWN)
            and after.thing is Thing.GROUP
            and after.determiner in ("une", "un", "a", "an")
        ):
            # "the Front, a coalition of armed groups": what it is, not another.
            after.inside = True
            chunk.same.append(after)

    def _titles(self, one: Nominal) -> bool:
        """Whether a group only says what somebody is."""
        return (one.office is not None or one.thing is Thing.GO_BETWEEN) and not (one.same or one.plural)

    def _mediates(self, one: Nominal) -> bool:
        return one.office == "mediates" or one.thing is Thing.GO_BETWEEN

    def _closed(self, n: int) -> bool:
        """Whether what stands in apposition is closed again, words of time after it left out."""
        at = self.end_of(n)
        while at < len(self._chunks) and at < n + 6 and self._timed(self._chunks[at]):
            at += 1
        closing = self._chunks[at] if at < len(self._chunks) else None
        return isinstance(closing, Mark) and closing.kind in (Kind.COMMA, Kind.STOP, Kind.WORD)

    def _timed(self, chunk: Chunk) -> bool:
        return isinstance(chunk, Dated) or (
            isinstance(chunk, Mark) and chunk.kind in (Kind.PREP, Kind.LATER)
        ) or (isinstance(chunk, Nominal) and bool(chunk.prep) and not chunk.actor)  # fmt: skip

    # ---- coordination

    def _coordinate(self) -> None:
        done: set[int] = set()
        for k, chunk in enumerate(self._chunks):
            if not isinstance(chunk, Nominal) or chunk.inside or id(chunk) in done or id(chunk) in self._barren:
                continue
            members = list(self._members(k, chunk))
            if len(members) > 1 and not any(id(member) in done for member in members):
                for member in members:
                    member.group = members
                    done.add(id(member))

    def _members(self, k: int, first: Nominal) -> Iterator[Nominal]:
        """The chain A, B and C: without the last "and", commas join nothing. No longer than anybody would write."""
        chain: list[Nominal] = [first]
        sure = 1
        at = k
        while len(chain) < _LONGEST_CHAIN:
            n = self._past(at)
            comma = also = False
            while n < len(self._chunks) and isinstance(self._chunks[n], Mark):
                mark = self._chunks[n]
                assert isinstance(mark, Mark)
                if mark.kind is Kind.COMMA and not comma and not also:
                    comma = True
                elif mark.kind is Kind.ALSO and not also:
                    also = True
                elif (mark.kind is Kind.WORD and mark.norm in ("by", "par")) or mark.kind is Kind.PREP:
                    pass
                else:
                    break
                n += 1
            while n + 1 < len(self._chunks) and self._holds(self._chunks[n], self._chunks[n + 1]):
                n += 1  # "and Zimbabwe's President": who is coordinated is the president
            following = self._chunks[n] if n < len(self._chunks) else None
            if not (comma or also) or not isinstance(following, Nominal) or following.inside:
                break
            if not self._alike(first, following) or self._begins_clause(n, following, first, k):
                break
            if len(chain) == 1 and comma and not also and self._members_follow(first, following):
                break
            chain.append(following)
            if also:
                sure = len(chain)
            at = n
        if sure == 1 and len(chain) == _LONGEST_CHAIN:
            # A list that nothing joins: none of it is looked at again.
            self._barren.update(map(id, chain))
        yield from chain[:sure]

    def _holds(self, chunk: Chunk, following: Chunk) -> bool:
        inner = isinstance(chunk, Nominal) and chunk.inside and isinstance(following, Nominal)
        return inner and isinstance(chunk, Nominal) and chunk.of is not None and chunk.last <= following.last and (
            following.first <= chunk.first
        )  # fmt: skip

    def _members_follow(self, first: Nominal, following: Nominal) -> bool:
        """ "the two movements, the Front and the Union": what follows the comma are those, not others."""
        proper = following.sort is Sort.NAMED or (
            following.thing in (Thing.GROUP, Thing.FORCES) and self._sentence.words[following.head].capital
        )
        common = first.sort is Sort.NOUN and not self._sentence.words[first.head].capital
        return common and proper and first.plural and bool(first.determiner)

    def _past(self, k: int) -> int:
        """The index after a group, what completes it, and what stands in apposition without a comma."""
        n = self.end_of(k)
        chunk = self._chunks[k]
        if isinstance(chunk, Nominal) and chunk.same and n < len(self._chunks) and self._chunks[n] in chunk.same:
            n = self.end_of(n)
            return n
        # "le chef du Front, Untel, et …": an office, its name between commas.
        if (
            isinstance(chunk, Nominal)
            and chunk.office
            and not chunk.same
            and not chunk.of
            and n + 1 < len(self._chunks)
        ):
            comma, name = self._chunks[n], self._chunks[n + 1]
            closing = self._chunks[n + 2] if n + 2 < len(self._chunks) else None
            if (
                isinstance(comma, Mark)
                and comma.kind is Kind.COMMA
                and isinstance(name, Nominal)
                and name.sort is Sort.NAMED
                and not name.prep
                and not chunk.plural
                and isinstance(closing, Mark)
                and closing.kind in (Kind.COMMA, Kind.ALSO)
            ):
                self._join(chunk, name)
                return n + 2
        return n

    def _alike(self, one: Nominal, other: Nominal) -> bool:
        of = set(self._lexicon.of) | {"of"}
        same_prep = other.prep == one.prep or not other.prep or (one.prep in of and other.prep in of)
        if not same_prep or Sort.PRONOUN in (one.sort, other.sort):
            return False
        return self._acts(one) == self._acts(other) and (one.thing is Thing.TIME) == (other.thing is Thing.TIME)

    def _acts(self, one: Nominal) -> bool:
        return one.actor or one.sort is Sort.CITY

    def _begins_clause(self, n: int, following: Nominal, first: Nominal, k: int) -> bool:
        """Whether what is coordinated isn't the group but a clause that begins with it: "… met A, and B left"."""
        after = self._past(n)
        verb = self._chunks[after] if after < len(self._chunks) else None
        if not isinstance(verb, VerbGroup) or verb.form != "finite":
            return False
        if not self._verb_before(k) and not first.prep:
            return False
        number = self._number(verb)
        if number and following.plural is False and number == "plural":
            return False
        if first.prep and number == "":
            return not verb.unsure
        return True

    def _verb_before(self, k: int) -> bool:
        if self._first_verb is None:
            verbs = (n for n, chunk in enumerate(self._chunks) if isinstance(chunk, VerbGroup))
            self._first_verb = next(verbs, len(self._chunks))
        return self._first_verb < k

    def _number(self, verb: VerbGroup) -> str:
        norms = [word.norm for word in self._sentence.words[verb.first : verb.last + 1]]
        if any(norm in _PLURAL_VERBS for norm in norms):
            return "plural"
        if any(norm in _SINGULAR_VERBS for norm in norms):
            return "singular"
        main = self._sentence.words[verb.main].norm
        if self._lexicon.language == "fr":
            return "plural" if main.endswith("nt") else "singular"
        return "singular" if verb.tense == "pres" and main.endswith("s") else ""


def plural_verb(sentence: Sentence, verb: VerbGroup, language: str) -> bool | None:
    """Whether a verb is in the plural, None where its form doesn't tell."""
    norms = [word.norm for word in sentence.words[verb.first : verb.last + 1]]
    if any(norm in _PLURAL_VERBS for norm in norms):
        return True
    if any(norm in _SINGULAR_VERBS for norm in norms):
        return False
    if language == "fr" and verb.form == "finite":
        return sentence.words[verb.main].norm.endswith("nt")
    return None

"""From a sentence's words to its chunks, from left to right."""

from entremise.dossier.reading.chunks import Chunk, Dated, Kind, Mark, Nominal, Sentence, VerbGroup
from entremise.dossier.reading.dates import date_at
from entremise.dossier.reading.gazetteer import Gazetteer
from entremise.dossier.reading.groups import group_at, having
from entremise.dossier.reading.lexicon import Lexicon, Thing
from entremise.dossier.reading.nominals import NominalReader
from entremise.dossier.reading.nominals_english import EnglishNominals
from entremise.dossier.reading.tokens import Token, tokens
from entremise.dossier.reading.turned import turned
from entremise.dossier.reading.verbs_common import plain


def chunked(text: str, n: int, span: tuple[int, int], lexicon: Lexicon, names: Gazetteer) -> Sentence:
    """A sentence taken apart."""
    words = tokens(text, lexicon.language, *span)
    sentence = Sentence(n, *span, words)
    _Chunker(sentence, lexicon, names).run()
    return sentence


class _Chunker:
    def __init__(self, sentence: Sentence, lexicon: Lexicon, names: Gazetteer) -> None:
        self._words = sentence.words
        self._out = sentence.chunks
        self._lexicon = lexicon
        reader = EnglishNominals if lexicon.language == "en" else NominalReader
        self._reader = reader(sentence.words, lexicon, names)

    def run(self) -> None:
        k = 0
        while k < len(self._words):
            k = self._step(k)
        turned(self._out, self._words, self._lexicon)
        _attach(self._out, self._words, self._lexicon)

    def _step(self, k: int) -> int:
        words = self._words
        phrase = self._phrase(k)
        if phrase is not None:
            self._out.append(phrase)
            return phrase.last + 1
        voice = self._voice(k)
        if voice:
            self._out.append(Mark(k, k + voice - 1, Kind.VOICE))
            return k + voice
        if (dated := date_at(words, k, self._lexicon)) is not None:
            self._out.append(Dated(k, k + dated[1] - 1, dated[0]))
            return k + dated[1]
        group = having(words, k, self._lexicon) or group_at(
            words, k, self._lexicon, after_nominal=self._after_nominal()
        )
        if group is not None:
            before = self._out[-1] if self._out else None
            if isinstance(before, Mark) and before.norm in ("ni", "nor"):
                # "neither signed nor rejected"
                group.negated, group.because = True, (before.norm, *group.because)
            self._out.append(group)
            return group.last + 1
        if not self._preposition(k):
            nominal = self._reader.at(k)
            if nominal is not None:
                self._take(nominal)
                return nominal.last + 1
        return self._mark(k)

    def _after_nominal(self) -> bool:
        """Whether what comes could be the verb of what was just named."""
        for chunk in reversed(self._out):
            if isinstance(chunk, Nominal):
                return True
            if isinstance(chunk, Mark) and chunk.kind is Kind.RELATIVE:
                return True
            if isinstance(chunk, Mark) and (chunk.kind is Kind.WORD and self._lexicon.adverb(chunk.norm)):
                continue
            if isinstance(chunk, Mark) and chunk.kind in (Kind.COMMA, Kind.ALSO) and self._verb_before():
                return True
            return isinstance(chunk, Dated)
        return False

    def _verb_before(self) -> bool:
        """ "signed the accord and demands …": after a verb, "and" may bring another."""
        return self._out[-1:] != [] and isinstance(self._out[-1], Mark) and any(
            isinstance(chunk, VerbGroup) for chunk in self._out
        )  # fmt: skip

    def _phrase(self, k: int) -> Mark | None:
        """Several words that do what one mark does: "as soon as", "à condition que"."""
        if self._words[k].norm not in self._lexicon.first_of_phrases:
            return None
        for length in (4, 3, 2):
            parts = tuple(plain(word.norm) for word in self._words[k : k + length])
            kind = self._lexicon.phrases.get(parts)
            if kind is not None and len(parts) == length:
                return Mark(k, k + length - 1, Kind(kind), " ".join(parts))
        return None

    def _voice(self, k: int) -> int:
        phrases = self._lexicon.voices.get(self._words[k].norm)
        if phrases is None:
            return 0
        after = [word.norm for word in self._words[k + 1 : k + 2]]
        if after and after[0] in ("lequel", "laquelle", "lesquels", "lesquelles"):
            return 0
        for parts in phrases:
            if tuple(word.norm for word in self._words[k : k + len(parts)]) == parts:
                return len(parts)
        return 0

    def _preposition(self, k: int) -> bool:
        """A preposition that is no article: "des" and "du" begin a group, and are looked at there."""
        return self._words[k].norm in self._lexicon.prepositions and self._words[k].norm not in (
            "du",
            "des",
            "au",
            "aux",
        )

    def _take(self, nominal: Nominal) -> None:
        """Puts a group in its place, with the preposition before it; and the owners within it before it."""
        before = self._out[-1] if self._out else None
        first_norm = self._words[nominal.first].norm
        if first_norm in ("du", "des"):
            nominal.prep, nominal.prep_at = "de", nominal.first
        elif first_norm in ("au", "aux"):
            nominal.prep, nominal.prep_at = "à", nominal.first
        elif isinstance(before, Mark) and before.kind in (Kind.PREP, Kind.ONCE) and before.last == nominal.first - 1:
            nominal.prep, nominal.prep_at = before.norm, before.first
        self._owned(nominal)
        self._out.append(nominal)

    def _owned(self, nominal: Nominal) -> None:
        for owner in nominal.owners:
            self._owned(owner)
            owner.inside = True
            self._out.append(owner)

    def _mark(self, k: int) -> int:
        word = self._words[k]
        norm, lexicon = word.norm, self._lexicon
        for parts in lexicon.joining.get(norm, ()):
            if tuple(one.norm for one in self._words[k : k + len(parts)]) == parts:
                self._out.append(Mark(k, k + len(parts) - 1, Kind.ALSO, " ".join(parts)))
                return k + len(parts)
        kind = Kind.WORD
        if norm == ",":
            kind = Kind.COMMA
        elif norm in (";", ":", "—", "–", "(", ")"):
            kind = Kind.STOP
        elif norm in ("«", "»", "“", "”", '"'):
            kind = Kind.QUOTE
        elif norm in ("mais", "but"):
            kind = Kind.BUT
        elif norm in lexicon.relatives and self._relates(k):
            kind = Kind.RELATIVE
        elif norm in lexicon.conditions:
            kind = Kind.CONDITION
        elif norm in lexicon.later:
            kind = Kind.LATER
        elif norm in lexicon.clauses:
            kind = Kind.CLAUSE
        elif norm in lexicon.prepositions:
            kind = Kind.PREP
        self._out.append(Mark(k, k, kind, norm))
        return k + 1

    def _relates(self, k: int) -> bool:
        """Whether "que", "that" takes up the noun before it, rather than bringing what was said."""
        norm = self._words[k].norm
        before = self._out[-1] if self._out else None
        if norm in ("que", "qu'", "that", "où", "where"):
            if norm in ("que", "qu'") and isinstance(before, Mark) and before.kind is Kind.COMMA:
                # "le Front, que dirige X, …"
                spoken = any(isinstance(chunk, VerbGroup) and _speaks(chunk) for chunk in self._out)
                return len(self._out) > 1 and isinstance(self._out[-2], Nominal) and not spoken
            if not isinstance(before, Nominal) or self._words[before.head].norm in self._lexicon.claims:
                return False
            spoken = any(isinstance(chunk, VerbGroup) and _speaks(chunk) for chunk in self._out)
            return not (spoken and before.actor)
        return True


def _speaks(group: VerbGroup) -> bool:
    return bool({act.value for act in group.acts} & {"say", "deny", "judge", "demand", "urge"})


def _attach(chunks: list[Chunk], words: list[Token], lexicon: Lexicon) -> None:
    """Completes groups by what follows "de", "of"; takes in abbreviations in brackets; joins what is in apposition."""
    _aliases(chunks, words)
    for k, chunk in enumerate(chunks):
        if not isinstance(chunk, Nominal) or chunk.of is not None:
            continue
        if chunk.prep not in (*lexicon.of, "for", "pour", "to"):
            continue
        before = _before(chunks, k)
        if before is None or (chunk.prep == "to" and before.office != "aide"):
            continue
        if chunk.prep in ("for", "pour"):
            served = before.of if before.of is not None and before.of.thing is Thing.OFFICE else before
            speaks = served.thing is Thing.OFFICE or (served.thing is Thing.GROUP and served.plural)
            if speaks and chunk.prep_at == before.last + 1:
                chunk.of = served
                served.owners.append(chunk)
            continue
        if chunk.prep_at == before.last + 1 or (before.alias and chunk.prep_at - before.last <= 4):
            chunk.of = before
            before.owners.append(chunk)


def _before(chunks: list[Chunk], k: int) -> Nominal | None:
    """The group right before a chunk's preposition."""
    for chunk in reversed(chunks[:k]):
        if isinstance(chunk, Nominal):
            return chunk
        if not (isinstance(chunk, Mark) and chunk.kind is Kind.PREP):
            return None
    return None


def _aliases(chunks: list[Chunk], words: list[Token]) -> None:
    """ "the Free Movement (FM)": the brackets hold another name of the group before them."""
    k = 1
    while k + 2 < len(chunks) + 1 and k < len(chunks):
        opening = chunks[k]
        before = chunks[k - 1]
        if isinstance(opening, Mark) and words[opening.first].text == "(" and isinstance(before, Nominal):
            inner = chunks[k + 1] if k + 1 < len(chunks) else None
            closing = chunks[k + 2] if k + 2 < len(chunks) else None
            closed = isinstance(closing, Mark) and words[closing.first].text == ")"
            if closed and isinstance(inner, Nominal) and words[inner.head].text.isupper():
                _holder(chunks, before).alias = words[inner.head].text
                del chunks[k : k + 3]
                continue
        k += 1


def _holder(chunks: list[Chunk], before: Nominal) -> Nominal:
    """Whose other name stands in the brackets: of "Coordination of the movements (X)" the coordination's."""
    holder = before
    while holder.prep in ("de", "d'", "of") and (owner := _owner(chunks, holder)) is not None:
        holder = owner
    return holder


def _owner(chunks: list[Chunk], nominal: Nominal) -> Nominal | None:
    """The group that one is about to complete: "Coordination des mouvements de l'Azawad (CMA)"."""
    at = chunks.index(nominal)
    before = _before(chunks, at)
    return before if before is not None and nominal.prep_at == before.last + 1 else None

"""How a clause stands: denied, planned, possible or told as done, and in whose voice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from entremise.dossier.reading.chunks import Mark, Nominal, Sort, VerbGroup
from entremise.dossier.reading.clauses import SPEAKS, Clause, Parsed
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing
from entremise.dossier.values import Modality

_WITHOUT: Final = frozenset(
    ("sans", "without", "au lieu de", "plutôt que de", "instead of", "rather than", "faute de", "loin de", "far from")
)
_PURPOSE: Final = frozenset(
    ("pour", "afin de", "en vue de", "avant de", "avant même de", "before", "for", "against", "jusqu' à")
)
_AFTER: Final = frozenset(("après", "after", "en", "by", "while", "in", "par"))
_DENIES: Final = frozenset({Act.REFUSE, Act.FAIL, Act.DROP, Act.PREVENT, Act.DENY, Act.REJECT, Act.AVOID, Act.FALSE})
_KNOWING: Final = frozenset({Act.SAY, Act.JUDGE, Act.CONTINUE, Act.START, Act.END, Act.CEASE, Act.SUCCEED, Act.ACCUSE})
"""Verbs whose gerund is a thing done: "admitted leaving"; the others leave it open."""
_KEEPS: Final = frozenset({Act.SUCCEED, Act.START})


@dataclass(frozen=True)
class Standing:
    """A clause's modality with the words behind it, and the clause in whose voice it is said."""

    modality: Modality
    words: tuple[str, ...] = ()
    apparent: bool = False
    said_by: Clause | None = None
    accused: bool = False


class Standings:
    """The standing of each clause of a sentence."""

    def __init__(self, parsed: Parsed, lexicon: Lexicon) -> None:
        self._parsed = parsed
        self._lexicon = lexicon
        self._known: dict[int, Standing] = {}
        self._question = bool(parsed.sentence.words) and parsed.sentence.words[-1].text == "?"

    def of(self, clause: Clause) -> Standing:
        found = self._known.get(id(clause))
        if found is None:
            self._known[id(clause)] = Standing(Modality.POSSIBLE)  # against circles
            found = self._known[id(clause)] = self._work_out(clause)
        return found

    def _work_out(self, clause: Clause) -> Standing:
        modality, words = self._own(clause)
        apparent = self._apparently(clause) or modality is Modality.APPARENT
        effect, more = self._effect(clause)
        if effect is Modality.NEGATED and modality is Modality.NEGATED:
            # Denied that it wasn't so: left open.
            modality = Modality.POSSIBLE
        else:
            modality = _stronger(modality, effect)
        words += more
        said_by, accused = self._voice(clause)
        parent = clause.parent
        if parent is not None and self._complement(clause):
            above = self.of(parent)
            modality, more = _under(modality, above, parent, clause)
            words += more
            apparent |= above.apparent
        if self._question and modality in (Modality.ASSERTED, Modality.APPARENT, Modality.PLANNED):
            modality, words = Modality.POSSIBLE, (*words, "?")
        if apparent and modality is Modality.ASSERTED:
            modality = Modality.APPARENT
            words += tuple(word for word in self._apparent_words(clause))
        return Standing(modality, tuple(dict.fromkeys(words)), apparent, said_by, accused)

    def _own(self, clause: Clause) -> tuple[Modality, tuple[str, ...]]:
        """By the verb itself, and by a subject or object that is nobody or nothing."""
        verb = clause.verb
        nothing = [one for one in (*clause.subject, *clause.objects) if one.none or one.neither]
        if verb.by in _WITHOUT or clause.link in ("without", "pp"):
            # "sans aucun accord": one denial in two words.
            nothing = [one for one in nothing if one.prep not in ("sans", "without") and clause.link != "without"]
            nothing = [] if verb.by in _WITHOUT else nothing
        if self._missed(clause):
            return (Modality.POSSIBLE if verb.negated else Modality.NEGATED), tuple(self._words_of(clause))
        if verb.half and not nothing and self._no_denial(clause):
            return verb.modality, verb.because
        if verb.negated or nothing:
            words = verb.because or tuple(one.determiner or one.words[0] for one in nothing) or self._negations(clause)
            return Modality.NEGATED, words
        return verb.modality, verb.because

    def _missed(self, clause: Clause) -> bool:
        """Whether it is told as what would have been: "would have signed", "had X signed, …"."""
        verb = clause.verb
        if clause.link == "condition":
            main = clause.parent
            return (verb.unreal and self._lexicon.language == "en") or (
                main is not None and main.verb.unreal and verb.perfect
            )
        if not verb.unreal or verb.modality is Modality.POSSIBLE:
            return False
        if self._lexicon.language == "en":
            return True
        return any(one.link == "condition" and one.parent is clause for one in self._parsed.clauses)

    def _words_of(self, clause: Clause) -> list[str]:
        words = self._parsed.sentence.words
        return [word.text for word in words[clause.verb.first : clause.verb.last + 1]]

    def _no_denial(self, clause: Clause) -> bool:
        """A French "ne" that denies nothing: "avant que X ne signe", "ne signe que si …"."""
        if clause.link in ("later", "condition"):
            return True
        if clause.verb.lemma in ("savoir", "cesser", "oser", "pouvoir") or clause.has(Act.SAY, Act.DOUBT):
            return False
        chunks = self._parsed.sentence.chunks
        for chunk in chunks[chunks.index(clause.verb) + 1 :]:
            if isinstance(chunk, VerbGroup) and chunk.form == "finite":
                return False
            if isinstance(chunk, Mark) and chunk.norm in ("que", "qu'"):
                return True
        return False

    def _negations(self, clause: Clause) -> tuple[str, ...]:
        words = self._parsed.sentence.words
        return tuple(
            word.text
            for word in words[clause.verb.first : clause.verb.last + 1]
            if word.norm in self._lexicon.not_ or word.norm in ("ne", "n'", "n't")
        )

    def _apparent_words(self, clause: Clause) -> tuple[str, ...]:
        return tuple(word for word in clause.before if word in self._lexicon.apparent)

    def _apparently(self, clause: Clause) -> bool:
        return any(word in self._lexicon.apparent for word in clause.before)

    def _complement(self, clause: Clause) -> bool:
        """Whether a clause is what its parent says, wants, denies, rather than a remark of its own."""
        if clause.link in ("said", "claim"):
            return True
        if clause.parent is not None and clause.link in ("inf", "ger") and self._stands_before(clause, clause.parent):
            return False
        if clause.link == "inf":
            return clause.verb.by not in _AFTER
        if clause.link == "ger":
            return clause.verb.by in ("of", "from", "to", "on", "about") or (
                not clause.verb.by and clause.parent is not None and self._beside(clause, clause.parent)
            )
        return False

    def _stands_before(self, clause: Clause, parent: Clause) -> bool:
        """ "the accord, to be signed on Tuesday, was rejected": nothing that the verb after it says."""
        return clause.verb.first < parent.verb.first

    def _beside(self, clause: Clause, parent: Clause) -> bool:
        """ "denied leaving": the gerund right after its verb."""
        return clause.verb.first - parent.verb.last == 1

    def _effect(self, clause: Clause) -> tuple[Modality, tuple[str, ...]]:
        """What hangs on how a clause is brought in."""
        by, parent = clause.verb.by, clause.parent
        if any(word in self._lexicon.maybe for word in clause.before):
            return Modality.POSSIBLE, tuple(word for word in clause.before if word in self._lexicon.maybe)
        match clause.link:
            case "condition":
                return Modality.POSSIBLE, ()
            case "later":
                return Modality.PLANNED, ()
            case "without":
                return Modality.NEGATED, ("sans que",)
            case "once":
                return self._once(parent)
            case "pp":
                return self._participle(clause)
            case "claim":
                denied = parent is not None and parent.has(Act.DENY, Act.REJECT, Act.FALSE)
                words = (self._word(parent),) if parent is not None else ()
                return (Modality.NEGATED, words) if denied else (Modality.APPARENT, ())
            case "relative" if parent is not None and self._cleft(clause, parent) and parent.verb.negated:
                return Modality.NEGATED, self._negations(parent)
            case "said":
                return _told(parent, self._word(parent))
            case "inf" | "ger":
                return self._infinitive(clause, parent, by)
        return Modality.ASSERTED, ()

    def _once(self, parent: Clause | None) -> tuple[Modality, tuple[str, ...]]:
        """ "once X has signed": done where what follows it is done."""
        above = self.of(parent).modality if parent is not None else Modality.PLANNED
        if above in (Modality.ASSERTED, Modality.APPARENT):
            return Modality.ASSERTED, ()
        return (Modality.POSSIBLE if above is Modality.NEGATED else Modality.PLANNED), ()

    def _participle(self, clause: Clause) -> tuple[Modality, tuple[str, ...]]:
        for one in clause.subject:
            if one.prep in ("sans", "without", "faute de"):
                return Modality.NEGATED, (one.prep,)
            if self._lexicon.phrases.get((*one.prep.split(),)) == "once":
                return self._once(clause.parent)
        words = self._parsed.sentence.words
        before = words[clause.verb.first - 1].norm if clause.verb.first else ""
        if before in ("non", "not"):
            return Modality.NEGATED, (before,)
        return Modality.ASSERTED, ()

    def _cleft(self, clause: Clause, parent: Clause) -> bool:
        """ "It was X that …", "ce n'est pas X qui …"."""
        return (
            parent.has(Act.BE)
            and clause.antecedent in parent.objects
            and all(one.sort is Sort.PRONOUN for one in parent.subject)
        )

    def _word(self, clause: Clause | None) -> str:
        return self._parsed.sentence.words[clause.verb.main].text if clause is not None else ""

    def _infinitive(self, clause: Clause, parent: Clause | None, by: str) -> tuple[Modality, tuple[str, ...]]:
        if by in _WITHOUT:
            twice = parent is not None and parent.verb.negated and by in ("sans", "without")
            return (Modality.POSSIBLE if twice else Modality.NEGATED), (by,)
        if by in _PURPOSE:
            return Modality.PLANNED, (by,)
        if clause.effect:
            return Modality(clause.effect), ()
        if by in _AFTER:
            return Modality.ASSERTED, ()
        if clause.unknown:
            # After a word that no list knows: it may be anything.
            open_ = clause.verb.perfect or clause.link == "ger"
            return (Modality.POSSIBLE if open_ else Modality.PLANNED), (by,) if by else ()
        if parent is None or self._stands_before(clause, parent):
            return (Modality.PLANNED, (by,) if by else ()) if clause.link == "inf" else (Modality.ASSERTED, ())
        if clause.link == "ger" and not by and not self._beside(clause, parent):
            # "rejected it, saying that …": beside what is done, and no part of it.
            return Modality.ASSERTED, ()
        word = self._word(parent)
        if parent.verb.acts & _DENIES and not parent.has(Act.SAY):
            return Modality.NEGATED, (word,)
        if parent.has(Act.SEEM):
            return Modality.APPARENT, (word,)
        if parent.has(Act.CONTINUE) or parent.verb.acts & _KEEPS:
            return Modality.ASSERTED, ()
        if parent.has(Act.ACCUSE):
            return Modality.ASSERTED, ()
        if parent.has(Act.ADJOURN):
            return Modality.PLANNED, (word,)
        if clause.link == "ger" and not by and self._beside(clause, parent) and not parent.verb.acts & _KNOWING:
            # "considered leaving"
            return Modality.POSSIBLE, (word,)
        if parent.has(Act.TRY, Act.DOUBT):
            return Modality.POSSIBLE, (word,)
        if clause.link == "ger":
            return (Modality.ASSERTED, ()) if not by else (Modality.PLANNED, (by,))
        if clause.verb.perfect and parent.has(Act.EXPECT):
            # "was supposed to have signed"
            return Modality.PLANNED, (word,)
        if clause.verb.perfect:
            # "dit avoir signé", "is said to have left"
            return Modality.APPARENT if parent.verb.passive else Modality.ASSERTED, (
                word,
            ) if parent.verb.passive else ()
        return Modality.PLANNED, (word, by) if by else (word,)

    def _voice(self, clause: Clause) -> tuple[Clause | None, bool]:
        """The nearest clause above that speaks, where this one is what it says."""
        one: Clause | None = clause
        while one is not None and one.parent is not None and (self._complement(one) or one.link in ("without", "inf")):
            if one.parent.verb.acts & SPEAKS and (self._complement(one)):
                return one.parent, one.parent.has(Act.ACCUSE)
            one = one.parent
        if one is not None and one is not clause and one.parent is not None:
            return self.of(one).said_by, False
        return None, False


def _told(parent: Clause | None, word: str) -> tuple[Modality, tuple[str, ...]]:
    if parent is None:
        return Modality.POSSIBLE, ()
    if parent.has(Act.DOUBT):
        return Modality.POSSIBLE, (word,)
    if parent.has(Act.DENY, Act.PREVENT, Act.FALSE, Act.AVOID):
        return Modality.NEGATED, (word,)
    if parent.has(Act.SEEM):
        return Modality.APPARENT, (word,)
    if parent.has(Act.SAY):
        return Modality.ASSERTED, ()
    wanted = {Act.DEMAND, Act.URGE, Act.INTEND, Act.EXPECT, Act.ASK, Act.ACCEPT, Act.AGREE, Act.PROMISE, Act.THREATEN}
    if parent.verb.acts & wanted:
        return Modality.PLANNED, (word,)
    return Modality.ASSERTED, ()


_RANK: Final = (Modality.ASSERTED, Modality.APPARENT, Modality.PLANNED, Modality.POSSIBLE, Modality.NEGATED)


def _stronger(one: Modality, other: Modality) -> Modality:
    return one if _RANK.index(one) >= _RANK.index(other) else other


def _under(modality: Modality, above: Standing, parent: Clause, clause: Clause) -> tuple[Modality, tuple[str, ...]]:
    """What stands under a clause that is itself denied or open is not done because of that."""
    if parent.has(Act.CONTINUE) and not parent.verb.negated:
        # To go on doing a thing is to be doing it.
        return modality, ()
    if parent.has(Act.SEEM, Act.DOUBT) and above.modality is Modality.PLANNED:
        return modality, ()
    if above.modality is Modality.NEGATED:
        if parent.has(Act.SAY, Act.DENY) or parent.verb.acts & _DENIES:
            return Modality.POSSIBLE, above.words
        if clause.verb.by in _WITHOUT:
            # "did not leave without signing"
            return Modality.POSSIBLE, above.words
        return (Modality.NEGATED if modality is not Modality.POSSIBLE else modality), above.words
    if above.modality in (Modality.PLANNED, Modality.POSSIBLE) and modality in (Modality.ASSERTED, Modality.APPARENT):
        return above.modality, above.words
    return modality, ()


def of_thing(ones: Iterable[Nominal], *things: Thing) -> Nominal | None:
    """The first group of one of some classes, those that complete another included."""
    for one in ones:
        inner: Nominal | None = one
        seen = 0
        while inner is not None and seen < 4:
            if inner.thing in things:
                return inner
            inner = inner.owners[0] if inner.owners and inner.thing in _WRAPPERS else None
            seen += 1
    return None


_WRAPPERS: Final = frozenset({Thing.TIME, Thing.TERRITORY, Thing.OTHER, Thing.GROUP, Thing.ACCORD, Thing.ROLE, None})
"""Nouns that may wrap what is meant: "two days of talks", "the terms of the accord"."""

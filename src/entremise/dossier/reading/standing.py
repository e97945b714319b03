"""How a clause stands: denied, planned, possible or told as done, and in whose voice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from entremise.dossier.reading.chunks import Nominal
from entremise.dossier.reading.clauses import SPEAKS, Clause, Parsed
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing
from entremise.dossier.values import Modality

_WITHOUT: Final = frozenset(("sans", "without", "au lieu de", "plutôt que de", "instead of", "rather than"))
_PURPOSE: Final = frozenset(("pour", "afin de", "avant de", "before", "for", "against", "jusqu' à"))
_AFTER: Final = frozenset(("après", "after", "en", "by", "while", "in", "par"))
_DENIES: Final = frozenset({Act.REFUSE, Act.FAIL, Act.DROP, Act.PREVENT, Act.DENY, Act.REJECT})
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
        if self._question and modality is Modality.ASSERTED:
            modality, words = Modality.POSSIBLE, (*words, "?")
        if apparent and modality is Modality.ASSERTED:
            modality = Modality.APPARENT
            words += tuple(word for word in self._apparent_words(clause))
        return Standing(modality, tuple(dict.fromkeys(words)), apparent, said_by, accused)

    def _own(self, clause: Clause) -> tuple[Modality, tuple[str, ...]]:
        """By the verb itself, and by a subject or object that is nobody or nothing."""
        verb = clause.verb
        nothing = [one for one in (*clause.subject, *clause.objects) if one.none]
        if verb.by in _WITHOUT or clause.link in ("without", "pp"):
            # "sans aucun accord": one denial in two words.
            nothing = [one for one in nothing if one.prep not in ("sans", "without") and clause.link != "without"]
            nothing = [] if verb.by in _WITHOUT else nothing
        if verb.negated or nothing:
            words = verb.because or tuple(one.determiner or one.words[0] for one in nothing) or self._negations(clause)
            return Modality.NEGATED, words
        return verb.modality, verb.because

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
        if clause.link == "said":
            return True
        if clause.link == "inf":
            return clause.verb.by not in _AFTER
        if clause.link == "ger":
            return clause.verb.by in ("of", "from") or (
                not clause.verb.by and clause.parent is not None and self._beside(clause, clause.parent)
            )
        return False

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
            case "pp":
                without = [one for one in clause.subject if one.prep in ("sans", "without")]
                return (Modality.NEGATED, (without[0].prep,)) if without else (Modality.ASSERTED, ())
            case "said":
                return _told(parent, self._word(parent))
            case "inf" | "ger":
                return self._infinitive(clause, parent, by)
        return Modality.ASSERTED, ()

    def _word(self, clause: Clause | None) -> str:
        return self._parsed.sentence.words[clause.verb.main].text if clause is not None else ""

    def _infinitive(self, clause: Clause, parent: Clause | None, by: str) -> tuple[Modality, tuple[str, ...]]:
        if by in _WITHOUT:
            return Modality.NEGATED, (by,)
        if by in _PURPOSE:
            return Modality.PLANNED, (by,)
        if by in _AFTER or parent is None:
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
        if parent.has(Act.TRY):
            return Modality.POSSIBLE, (word,)
        if clause.link == "ger":
            return (Modality.ASSERTED, ()) if not by else (Modality.PLANNED, (by,))
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
        return Modality.ASSERTED, ()
    if parent.has(Act.DENY) or parent.has(Act.PREVENT):
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
    if above.modality is Modality.NEGATED:
        if parent.has(Act.SAY, Act.DENY) or parent.verb.acts & _DENIES:
            return Modality.POSSIBLE, above.words
        if clause.verb.by in _WITHOUT:
            return modality, ()
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

"""Sentences whose verb comes before its subject, or which say who did not: put straight before clauses are read."""

from typing import Final

from entremise.dossier.reading.chunks import Chunk, Kind, Mark, Nominal, Sort, VerbGroup
from entremise.dossier.reading.lexicon import Lexicon
from entremise.dossier.reading.tokens import Token
from entremise.dossier.values import Modality

_CONDITION: Final = frozenset(("had", "should", "were"))
_NEVER: Final = frozenset("never nowhere nor neither jamais".split())
_POINTS: Final = (("at", "no", "point"), ("at", "no", "time"), ("under", "no", "circumstances"), ("in", "no", "way"),
                  ("on", "no", "account"), ("à", "aucun", "moment"), ("en", "aucun", "cas"))  # fmt: skip
_PLANNED: Final = frozenset(("will", "would", "shall"))


def turned(chunks: list[Chunk], words: list[Token], lexicon: Lexicon) -> None:
    """Puts straight what stands turned round in a sentence."""
    _not_but(chunks, words)
    if lexicon.language == "en":
        _inversion(chunks, words)
    else:
        _at_no_point(chunks, words)


def _not_but(chunks: list[Chunk], words: list[Token]) -> None:
    """ "Not A but B left": A takes no part in it."""
    for k in range(len(chunks) - 3):
        no, one, but, other = chunks[k : k + 4]
        denied = isinstance(no, Mark) and no.norm in ("not", "non", "pas")
        turns = isinstance(but, Mark) and but.kind is Kind.BUT
        if (
            denied
            and turns
            and isinstance(one, Nominal)
            and isinstance(other, Nominal)
            and (k == 0 or not isinstance(chunks[k - 1], VerbGroup))
        ):
            del chunks[k : k + 3]
            return


def _inversion(chunks: list[Chunk], words: list[Token]) -> None:
    """ "Had A signed, …", "Never has A signed", "At no point did A leave": the auxiliary before its subject."""
    for k, chunk in enumerate(chunks):
        if not (isinstance(chunk, VerbGroup) and chunk.first == chunk.main and chunk.lemma in ("do", "have", "be")):
            continue
        verb_at = _verb_after(chunks, k)
        if verb_at is None:
            continue
        verb = chunks[verb_at]
        assert isinstance(verb, VerbGroup)
        aux = words[chunk.first].norm
        verb.form, verb.unsure, verb.perfect = "finite", False, aux in ("has", "have", "had")
        verb.passive = aux in ("was", "were", "is", "are") and verb.tense != "ger"
        if _denied(chunks, k, words):
            verb.negated, verb.because = True, ("never",)
        if aux in _PLANNED:
            verb.modality = Modality.PLANNED
        opens = k == 0 or (isinstance(chunks[k - 1], Mark) and chunks[k - 1].kind is not Kind.RELATIVE)  # type: ignore[union-attr]
        asked = words[-1].text == "?"
        if aux in _CONDITION and not asked and (opens or _before_is_verb_or_object(chunks, k)):
            verb.unreal = aux == "had"
            chunks[k] = Mark(chunk.first, chunk.last, Kind.CONDITION, aux)
        elif _denied(chunks, k, words) or asked:
            chunks[k] = Mark(chunk.first, chunk.last, Kind.WORD, aux)
        return


def _before_is_verb_or_object(chunks: list[Chunk], k: int) -> bool:
    """ "… would have accepted the text had A agreed"."""
    before = chunks[k - 1]
    return isinstance(before, Nominal) and any(
        isinstance(chunk, VerbGroup) and (chunk.unreal or chunk.modality is Modality.PLANNED) for chunk in chunks[:k]
    )


def _verb_after(chunks: list[Chunk], k: int) -> int | None:
    """The bare verb right after the group that follows an auxiliary."""
    n = k + 1
    if n >= len(chunks) or not isinstance(chunks[n], Nominal):
        return None
    while n < len(chunks) and (n == k + 1 or _within(chunks[n - 1], chunks[n])):
        n += 1
    verb = chunks[n] if n < len(chunks) else None
    if not isinstance(verb, VerbGroup) or verb.form in ("inf", "ger") or verb.perfect:
        return None
    return n if verb.form == "pp" or verb.unsure or verb.tense in ("base", "past") else None


def _within(before: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk goes on with the group before it: what completes it, or is coordinated."""
    if isinstance(chunk, Mark):
        return chunk.kind in (Kind.PREP, Kind.ALSO)
    return isinstance(chunk, Nominal) and (bool(chunk.prep) or chunk.inside or isinstance(before, Mark))


def _denied(chunks: list[Chunk], k: int, words: list[Token]) -> bool:
    first = chunks[k].first
    if first and words[first - 1].norm in _NEVER:
        return True
    return any(tuple(word.norm for word in words[max(0, first - len(one)) : first]) == one for one in _POINTS)


def _at_no_point(chunks: list[Chunk], words: list[Token]) -> None:
    """ "À aucun moment A n'a quitté": the group is no object, and "ne" denies."""
    for k, chunk in enumerate(chunks[:3]):
        if isinstance(chunk, Nominal) and chunk.none and chunk.sort in (Sort.NOUN, Sort.OTHER):
            said = tuple(word.norm for word in words[max(0, chunk.last - 2) : chunk.last + 1])
            if said in _POINTS:
                verb = next((one for one in chunks[k:] if isinstance(one, VerbGroup)), None)
                if verb is not None:
                    verb.negated, verb.half, verb.because = True, False, (" ".join(said),)
                chunk.none = False
                return

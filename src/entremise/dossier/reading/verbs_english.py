"""English verb groups: auxiliaries, not, modals, to, and what stands before a gerund."""

from typing import Final

from entremise.dossier.reading.chunks import VerbGroup
from entremise.dossier.reading.forms import Form
from entremise.dossier.reading.lexicon import Lexicon
from entremise.dossier.reading.tokens import Token
from entremise.dossier.reading.verbs_common import acts_of, introduced, reading_of
from entremise.dossier.values import Modality

_AUX: Final = frozenset(
    "has have had is are was were be been being am do does did will would shall should can could may might must "
    "'ll 'd 've 're cannot get gets got".split()
)
_PLANNED: Final = frozenset("will would shall should must 'll".split())
_SOON: Final = {
    **dict.fromkeys(("due", "set", "about", "poised", "scheduled"), Modality.PLANNED),
    **dict.fromkeys(("likely", "unlikely", "apt", "liable"), Modality.POSSIBLE),
}
_POSSIBLE: Final = frozenset("can could may might cannot".split())
_BEFORE_GER: Final = ("instead of", "rather than", "far from", "without", "before", "after", "by", "of", "from",
    "while",
                         "in", "for", "against", "to", "on", "about")  # fmt: skip


def english_group(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    norm = words[k].norm
    if norm in lexicon.apparent and k + 1 < len(words):
        inner = english_group(words, k + 1, lexicon)
        if inner is not None and inner.form == "finite":
            inner.first, inner.modality, inner.because = k, Modality.APPARENT, (words[k].text, *inner.because)
            return inner
        return None
    if k + 2 < len(words) and (norm, words[k + 1].norm) == ("all", "but"):
        inner = english_group(words, k + 2, lexicon)
        if inner is None or inner.form != "finite":
            return None
        inner.first, inner.negated, inner.because = k, True, ("all but",)
        return inner
    before_verb = ("never", "not", "neither", "also", "then", "still", "reportedly", "again", *lexicon.almost)
    if norm in before_verb and k + 1 < len(words):
        noun = norm == "neither" and words[k + 1].norm in lexicon.nouns
        inner = english_group(words, k + 1, lexicon) if words[k + 1].norm not in _AUX and not noun else None
        if inner is not None and norm == "neither" and inner.form != "finite":
            return None
        if inner is not None and (norm in ("never", "not", "neither") or norm in lexicon.almost):
            inner.negated, inner.because = True, (words[k].text, *inner.because)
        if inner is not None:
            inner.first = k
            if inner.form != "finite":
                inner.by, _ = introduced(words, k, _BEFORE_GER)
        return inner
    if norm in _AUX:
        return _english_compound(words, k, lexicon)
    if norm == "to":
        return _english_infinitive(words, k, lexicon)
    if norm == "unsigned":
        return VerbGroup(k, k, k, "sign", acts_of(lexicon, "sign"), "pp", "pp", passive=True, negated=True)
    readings = lexicon.verbs.get(norm)
    if readings is None:
        return None
    form = reading_of(readings, "pres", "past", "ger", "pp", "base")
    assert form is not None
    if form.tense == "ger":
        by, _ = introduced(words, k, _BEFORE_GER)
        return VerbGroup(k, k, k, form.lemma, acts_of(lexicon, form.lemma), "ger", "ger", by=by)
    if form.tense == "pp":
        return VerbGroup(k, k, k, form.lemma, acts_of(lexicon, form.lemma), "pp", "pp", passive=True)
    unsure = form.tense == "past" and norm.endswith(("ed", "led", "held", "said", "met", "put", "set", "won", "kept"))
    return VerbGroup(k, k, k, form.lemma, acts_of(lexicon, form.lemma), "finite", form.tense, unsure=unsure)


def _english_infinitive(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    n = k + 1
    while n < len(words) and lexicon.adverb(words[n].norm) and n - k < 3:
        n += 1
    if n >= len(words):
        return None
    negated = k > 0 and words[k - 1].norm in ("not", "yet", "never")
    if words[n].norm in ("be", "have"):
        inner = _english_compound(words, n, lexicon)
        if inner is not None:
            inner.first, inner.form, inner.by, inner.tense = k, "inf", "to", "inf"
            inner.negated |= negated
        return inner
    form = reading_of(lexicon.verbs.get(words[n].norm, ()), "base")
    if form is None and words[n].norm in lexicon.verbs and words[n].norm == lexicon.verbs[words[n].norm][0].lemma:
        form = Form(words[n].norm, "base")
    if form is None:
        return None
    return VerbGroup(k, n, n, form.lemma, acts_of(lexicon, form.lemma), "inf", "inf", by="to", negated=negated)


def _english_compound(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    n = k
    negated = been = perfect = progressive = False
    modality = Modality.ASSERTED
    because: list[str] = []
    auxiliaries: list[str] = []
    while n < len(words) and n - k < 9:
        norm = words[n].norm
        if norm in _AUX:
            auxiliaries.append(norm)
            if norm in _PLANNED:
                modality = Modality.PLANNED
                because.append(words[n].text)
            elif norm in _POSSIBLE:
                modality = Modality.POSSIBLE
                negated |= norm == "cannot"
                because.append(words[n].text)
        elif norm in lexicon.not_ or norm == "neither" or norm in lexicon.almost:
            negated = True
            because.append(words[n].text)
        elif norm in ("so", "as") and n + 1 < len(words) and words[n + 1].norm in ("far", "yet"):
            n += 1
        elif norm == "to" and auxiliaries and auxiliaries[-1] in ("is", "are", "was", "were"):
            inner = _english_infinitive(words, n, lexicon)
            if inner is not None:
                inner.first, inner.form, inner.tense, inner.by = k, "finite", "fut", ""
                inner.negated |= negated
                inner.modality = Modality.PLANNED
                inner.because = (words[n - 1].text, words[n].text)
                return inner
            break
        elif norm in _SOON and auxiliaries and [w.norm for w in words[n + 1 : n + 2]] == ["to"]:
            inner = _english_infinitive(words, n + 1, lexicon)
            if inner is not None:
                inner.first, inner.form, inner.tense, inner.by = k, "finite", "fut", ""
                inner.negated |= negated
                inner.modality = _SOON[norm]
                inner.because = (words[n].text, "to")
                return inner
            break
        elif norm == "to" and n > k + 1 and words[n - 1].norm == "yet":
            inner = _english_infinitive(words, n, lexicon)
            if inner is not None:
                inner.first, inner.form, inner.tense, inner.by, inner.negated = k, "finite", "past", "", True
                inner.because = ("yet to",)
                return inner
            break
        elif norm in lexicon.apparent:
            modality = Modality.APPARENT
            because.append(words[n].text)
        elif norm in lexicon.maybe:
            modality = Modality.POSSIBLE
            because.append(words[n].text)
        elif not (lexicon.adverb(norm) and norm not in ("no", "all", "so")) or (
            norm in lexicon.verbs and lexicon.language == "en" and norm not in lexicon.adverbs
        ):
            break
        n += 1
    if not auxiliaries:
        return None
    last_aux = auxiliaries[-1]
    be = {"is", "are", "was", "were", "be", "been", "being", "am", "'re"}
    been = last_aux in be or last_aux in ("get", "gets", "got")
    perfect = any(one in ("has", "have", "had", "'ve") for one in auxiliaries)
    readings = lexicon.verbs.get(words[n].norm, ()) if n < len(words) else ()
    form = None
    if n < len(words) and not words[n].capital:
        if been:
            form = reading_of(readings, "ger")
            progressive = form is not None and words[n].norm not in lexicon.nouns
            form = form if progressive else reading_of(readings, "pp", "past")
        elif last_aux in ("has", "have", "had", "'ve"):
            form = reading_of(readings, "pp", "past", "base")
            if form is not None and form.tense == "base":
                form = form if form.lemma in ("become", "come", "run", "overrun") else None
        else:
            form = reading_of(readings, "base") or (
                Form(readings[0].lemma, "base") if readings and words[n].norm == readings[0].lemma else None
            )
        if form is None and words[n].norm.endswith("ed") and words[n].norm not in lexicon.adjectives:
            form = Form(words[n].norm, "past")
    if (
        form is not None
        and words[n].norm in lexicon.nouns
        and form.tense == "base"
        and last_aux in ("has", "have", "had")
    ):
        form = None
    end = n - 1 if form is None else n
    while form is None and end > k and words[end].norm not in _AUX and words[end].norm not in lexicon.not_:
        end -= 1
    lemma = form.lemma if form is not None else "be" if been else "have" if last_aux in ("has", "have", "had") else "do"
    kind = "ger" if auxiliaries[0] == "being" else "inf" if auxiliaries[0] == "be" else "finite"
    passive = form is not None and been and not progressive
    # "would have signed": it didn't. "Could have" is left open.
    unreal = form is not None and auxiliaries[0] in ("would", "should", "'d") and "have" in auxiliaries[1:]
    tense = "past" if auxiliaries[0] in ("had", "was", "were", "did", "has", "have") else "pres"
    return VerbGroup(
        k, end, end, lemma, acts_of(lexicon, lemma), kind, tense, passive, False, negated, modality,
        perfect=perfect, because=tuple(because), unreal=unreal,
    )  # fmt: skip


def having_group(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    """ "having signed", "without having met"."""
    if lexicon.language != "en" or words[k].norm != "having" or k + 1 >= len(words):
        return None
    n = k + 1
    while n < len(words) and lexicon.adverb(words[n].norm) and words[n].norm not in lexicon.verbs:
        n += 1
    passive = n < len(words) and words[n].norm == "been"
    n += passive
    form = reading_of(lexicon.verbs.get(words[n].norm, ()), "pp", "past") if n < len(words) else None
    if form is None:
        return None
    by, _ = introduced(words, k, _BEFORE_GER)
    group = VerbGroup(k, n, n, form.lemma, acts_of(lexicon, form.lemma), "ger", "past", passive, by=by, perfect=True)
    return group

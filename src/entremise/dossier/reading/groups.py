"""Verb groups: a verb with its auxiliaries, its negation and its modals, in French and in English."""

from typing import Final

from entremise.dossier.reading.chunks import VerbGroup
from entremise.dossier.reading.forms import Form
from entremise.dossier.reading.lexicon import Act, Lexicon
from entremise.dossier.reading.tokens import Token
from entremise.dossier.values import Modality

_CLITICS: Final = frozenset("se s' le la l' les lui leur en y nous vous me m' te t'".split())
_FR_AUX: Final = {
    **dict.fromkeys("a ont avait avaient eut eurent ait aient ai avons".split(), ("avoir", "pres")),
    **dict.fromkeys("aura auront".split(), ("avoir", "fut")),
    **dict.fromkeys("aurait auraient".split(), ("avoir", "cond")),
    **dict.fromkeys("est sont était étaient fut furent soit soient".split(), ("être", "pres")),
    **dict.fromkeys("sera seront".split(), ("être", "fut")),
    **dict.fromkeys("serait seraient".split(), ("être", "cond")),
    **dict.fromkeys(("avoir",), ("avoir", "inf")),
    **dict.fromkeys(("être",), ("être", "inf")),
    **dict.fromkeys(("ayant",), ("avoir", "ger")),
    **dict.fromkeys(("étant",), ("être", "ger")),
}
_FR_MODALS: Final = {"devoir": Modality.PLANNED, "pouvoir": Modality.POSSIBLE, "aller": Modality.PLANNED}
_FR_BEFORE_INF: Final = ("au lieu de", "plutôt que de", "avant de", "afin de", "sans", "pour", "après", "à", "de", "d'",
                         "par", "jusqu' à")  # fmt: skip
_EN_AUX: Final = frozenset(
    "has have had is are was were be been being am do does did will would shall should can could may might must "
    "'ll 'd 've 're cannot get gets got".split()
)
_EN_PLANNED: Final = frozenset("will would shall should must 'll".split())
_EN_POSSIBLE: Final = frozenset("can could may might cannot".split())
_EN_BEFORE_GER: Final = ("instead of", "rather than", "without", "before", "after", "by", "of", "from", "while", "in",
                         "for", "against")  # fmt: skip


def group_at(words: list[Token], k: int, lexicon: Lexicon, *, after_nominal: bool) -> VerbGroup | None:
    """The verb group that begins at a token, where one does.

    `after_nominal`: what stands before is a noun group or a pronoun, so that a word that is a noun as well
    ("demands", "demande") may be a verb.
    """
    if not (words[k].word or words[k].norm.startswith(("-", "'"))):
        return None
    if words[k].norm in lexicon.prepositions and words[k].norm != "to":
        return None
    found = _french(words, k, lexicon) if lexicon.language == "fr" else _english(words, k, lexicon)
    if found is None or not _is_verb(words, k, found, lexicon, after_nominal):
        return None
    return _with_idiom(words, found, lexicon)


def _is_verb(words: list[Token], k: int, found: VerbGroup, lexicon: Lexicon, after_nominal: bool) -> bool:
    """Whether a single word that could be a noun, an adjective or a verb is meant as a verb."""
    if found.first != found.last or found.subject:
        return True
    norm = words[k].norm
    before = words[k - 1].norm if k else ""
    if found.form in ("inf", "ger") and found.by:
        return not (found.form == "inf" and before in lexicon.determiners - {"de", "d'", "des", "du"})
    if before in lexicon.determiners and not (before in _CLITICS and after_nominal and norm not in lexicon.nouns):
        return found.form == "pp" and lexicon.language == "en" and False
    if norm in lexicon.nouns or norm in lexicon.adjectives:
        if words[k].capital and k:
            return False
        if found.form == "pp":
            return k + 1 < len(words) and words[k + 1].norm in lexicon.agents
        return after_nominal and before not in lexicon.prepositions and found.form == "finite"
    if words[k].capital and k and found.form != "finite":
        return False
    if found.form == "finite" and before in lexicon.prepositions and before not in lexicon.locatives:
        return False
    return not (found.form == "ger" and before in lexicon.adjectives)


def _reading(readings: tuple[Form, ...], *tenses: str) -> Form | None:
    return next((one for tense in tenses for one in readings if one.tense == tense), None)


def _acts(lexicon: Lexicon, lemma: str) -> frozenset[Act]:
    return lexicon.classes.get(lemma, frozenset({Act.OTHER}))


# ---- French


def _french(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    n = k
    negated = reflexive = False
    because: list[str] = []
    if words[n].norm in ("ne", "n'"):
        negated, n = True, n + 1
    while n < len(words) and words[n].norm in _CLITICS and n - k < 4:
        reflexive |= words[n].norm in ("se", "s'")
        n += 1
    if n >= len(words):
        return None
    if n > k and not negated and not reflexive and not _clitic_before_verb(words, n, lexicon):
        return None
    norm = words[n].norm
    if norm == "a" and words[n].text == "A":
        return None
    if norm in ("est", "sont") and n and words[n - 1].norm in ("l'", "d'") and n - 1 >= k and not negated:
        return None
    if norm in ("est", "ouest") and k and words[k - 1].norm in ("l'", "d'", "nord", "sud", "-"):
        return None
    if norm in _FR_AUX:
        return _french_compound(words, k, n, lexicon, negated, reflexive)
    readings = lexicon.verbs.get(norm)
    if readings is None:
        return None
    form = _reading(readings, "pres", "past", "fut", "cond", "inf", "ger", "pp")
    assert form is not None
    if n > k and form.tense == "pp":
        return None
    kind = {"inf": "inf", "ger": "ger", "pp": "pp"}.get(form.tense, "finite")
    group = VerbGroup(k, n, n, form.lemma, _acts(lexicon, form.lemma), kind, form.tense, reflexive=reflexive)
    if kind == "finite" and (participle := _reading(readings, "pp")) and not (negated or reflexive or n > k):
        # "dit", "conclut": finite unless an agent follows.
        if n + 1 < len(words) and words[n + 1].norm in lexicon.agents:
            group.form, group.tense = "pp", "pp"
    if kind == "pp":
        group.passive = True
    _french_after(words, group, lexicon, negated, because)
    if kind in ("inf", "ger"):
        group.by, group.first = _introduced(words, k, _FR_BEFORE_INF if kind == "inf" else ("en",))
    if form.tense in ("fut", "cond"):
        group.modality = Modality.PLANNED
        because.append(words[n].text)
    modal = _FR_MODALS.get(form.lemma)
    if modal is not None and kind == "finite":
        return _french_modal(words, group, lexicon, modal, because)
    group.because = tuple(because)
    return _inverted(words, group)


def _clitic_before_verb(words: list[Token], n: int, lexicon: Lexicon) -> bool:
    """Whether "le", "la", "les", "l'" before a word is a pronoun: the word is a verb, and surely no noun."""
    norm = words[n].norm
    if norm in _FR_AUX:
        return norm not in ("est", "avoir", "être") or (n + 1 < len(words) and "pp" in _tenses(words, n + 1, lexicon))
    tenses = _tenses(words, n, lexicon)
    if norm in lexicon.nouns or not tenses or words[n].capital:
        return False
    before = words[n - 2].norm if n >= 2 else ""
    if "inf" in tenses:
        return before in ("de", "à", "pour", "sans", "peut", "doit", "va", "vont", "veut") or before in lexicon.adverbs
    return bool(tenses & {"pres", "past"}) and before in (*lexicon.pronouns, "qui", "ne")


def _tenses(words: list[Token], n: int, lexicon: Lexicon) -> set[str]:
    return {form.tense for form in lexicon.verbs.get(words[n].norm, ())}


def _french_after(words: list[Token], group: VerbGroup, lexicon: Lexicon, negated: bool, because: list[str]) -> None:
    """What stands after a finite verb: pas, plus, jamais."""
    n = group.last + 1
    while negated and n < len(words) and (words[n].norm in lexicon.not_ or lexicon.adverb(words[n].norm)):
        if words[n].norm in ("aucun", "aucune", "personne", "d'", "de", "en", "pour"):
            break
        because.append(words[n].text)
        group.last, n = n, n + 1
    group.negated = negated


def _french_compound(
    words: list[Token], k: int, aux: int, lexicon: Lexicon, negated: bool, reflexive: bool
) -> VerbGroup | None:
    lemma, mood = _FR_AUX[words[aux].norm]
    n = aux + 1
    # "a-t-il déclaré"
    subject = ""
    if n < len(words) and words[n].norm.startswith("-") and words[n].norm in lexicon.pronouns:
        subject, n = words[n].norm, n + 1
    because: list[str] = []
    apparent = False
    been = False
    while n < len(words) and n - aux < 7:
        norm = words[n].norm
        if norm == "été" and lemma == "avoir":
            been, n = True, n + 1
            continue
        participle = _reading(lexicon.verbs.get(norm, ()), "pp")
        if participle is not None and not (norm in lexicon.adverbs and norm != "été"):
            break
        if lexicon.adverb(norm) or norm in lexicon.not_ or norm in lexicon.maybe:
            if norm in ("d'", "de", "pour", "en") and not (n + 1 < len(words) and words[n + 1].norm in ("abord", "autant")):
                n = len(words)
                break
            if norm in lexicon.not_:
                because.append(words[n].text)
            apparent |= norm in lexicon.apparent
            n += 1 if norm not in ("d'", "pour") else 2
            continue
        break
    participle_at = n if n < len(words) and n - aux < 7 else None
    form = _reading(lexicon.verbs.get(words[n].norm, ()), "pp") if participle_at is not None else None
    if form is None and participle_at is not None and _looks_participle(words[n]):
        form = Form(words[n].norm, "pp")
    kind = {"inf": "inf", "ger": "ger"}.get(mood, "finite")
    if form is None:
        # Nothing follows but a noun or an adjective: être and avoir by themselves.
        last = aux
        while last + 1 < len(words) and words[last + 1].norm in lexicon.not_ and negated:
            because.append(words[last + 1].text)
            last += 1
        group = VerbGroup(k, max(last, aux), aux, lemma, _acts(lexicon, lemma), kind, "pres" if mood == "pres" else mood)
    else:
        passive = been or (lemma == "être" and not reflexive and not _moves(form.lemma))
        group = VerbGroup(k, n, n, form.lemma, _acts(lexicon, form.lemma), kind, "past", passive, reflexive, perfect=True)
    group.negated = negated
    group.subject = subject
    if mood == "cond":
        group.modality = Modality.APPARENT if form is not None else Modality.PLANNED
        because.append(words[aux].text)
    elif mood == "fut":
        group.modality = Modality.PLANNED
        because.append(words[aux].text)
    elif apparent:
        group.modality = Modality.APPARENT
    if kind in ("inf", "ger"):
        group.by, group.first = _introduced(words, k, _FR_BEFORE_INF if kind == "inf" else ("en",))
    if form is not None and form.lemma in _FR_MODALS and form.lemma != "aller":
        return _french_modal(words, group, lexicon, _FR_MODALS[form.lemma], because)
    group.because = tuple(because)
    return group


def _moves(lemma: str) -> bool:
    """Verbs that make their past with être and are active in it."""
    return lemma in ("aller", "venir", "partir", "repartir", "arriver", "entrer", "rester", "tomber", "revenir", "parvenir",
                     "monter", "descendre", "devenir", "demeurer", "passer", "intervenir", "convenir")  # fmt: skip


def _looks_participle(word: Token) -> bool:
    return not word.capital and word.norm.endswith(("é", "ée", "és", "ées")) and len(word.norm) > 3


def _french_modal(
    words: list[Token], group: VerbGroup, lexicon: Lexicon, modality: Modality, because: list[str]
) -> VerbGroup:
    """devoir, pouvoir, aller with the infinitive that they govern, as one group."""
    n = group.last + 1
    reflexive = False
    while n < len(words) and (words[n].norm in _CLITICS or lexicon.adverb(words[n].norm)) and n - group.last < 5:
        reflexive |= words[n].norm in ("se", "s'")
        n += 1
    form = _reading(lexicon.verbs.get(words[n].norm, ()), "inf") if n < len(words) else None
    unknown = n < len(words) and form is None and words[n].norm.endswith(("er", "ir", "re")) and not words[n].capital
    if form is None and not unknown:
        group.because = tuple(because)
        return group
    passive = False
    main = n
    lemma = form.lemma if form is not None else words[n].norm
    if lemma in ("avoir", "être") and n + 1 < len(words):
        participle = _reading(lexicon.verbs.get(words[n + 1].norm, ()), "pp")
        if participle is not None:
            passive = lemma == "être"
            main, lemma = n + 1, participle.lemma
    because.append(words[group.main].text)
    return VerbGroup(
        group.first, main, main, lemma, _acts(lexicon, lemma), group.form, group.tense, passive, reflexive,
        group.negated, modality, by=group.by, because=tuple(because), subject=group.subject,
    )  # fmt: skip


def _inverted(words: list[Token], group: VerbGroup) -> VerbGroup:
    """"déclare-t-il"."""
    n = group.last + 1
    if n < len(words) and words[n].norm.startswith("-") and len(words[n].norm) > 2:
        group.subject, group.last = words[n].norm, n
    return group


def _introduced(words: list[Token], k: int, introducers: tuple[str, ...]) -> tuple[str, int]:
    """What introduces an infinitive or gerund, and where that begins."""
    if "sans" in introducers and "sans" in [word.norm for word in words[max(0, k - 4) : k]]:
        # "sans pour autant le rejeter"
        between = [word.norm for word in words[max(0, k - 4) : k]]
        if set(between[between.index("sans") + 1 :]) <= {"pour", "autant", "même", "jamais", "encore", "le", "la", "l'", "les"}:
            return "sans", k
    for introducer in introducers:
        parts = introducer.split()
        at = k - len(parts)
        if at >= 0 and [word.norm for word in words[at:k]] == parts:
            return introducer, k
    return "", k


# ---- English


def _english(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    norm = words[k].norm
    if norm in lexicon.apparent and k + 1 < len(words):
        inner = _english(words, k + 1, lexicon)
        if inner is not None and inner.form == "finite":
            inner.first, inner.modality, inner.because = k, Modality.APPARENT, (words[k].text, *inner.because)
            return inner
        return None
    if norm in ("never", "not", "also", "then", "still", "reportedly", "again") and k + 1 < len(words):
        inner = _english(words, k + 1, lexicon) if words[k + 1].norm not in _EN_AUX else None
        if inner is not None and norm in ("never", "not"):
            inner.negated, inner.because = True, (words[k].text, *inner.because)
        if inner is not None:
            inner.first = k
            if inner.form != "finite":
                inner.by, _ = _introduced(words, k, _EN_BEFORE_GER)
        return inner
    if norm in _EN_AUX:
        return _english_compound(words, k, lexicon)
    if norm == "to":
        return _english_infinitive(words, k, lexicon)
    readings = lexicon.verbs.get(norm)
    if readings is None:
        return None
    form = _reading(readings, "pres", "past", "ger", "pp", "base")
    assert form is not None
    if form.tense == "ger":
        by, _ = _introduced(words, k, _EN_BEFORE_GER)
        return VerbGroup(k, k, k, form.lemma, _acts(lexicon, form.lemma), "ger", "ger", by=by)
    if form.tense == "pp":
        return VerbGroup(k, k, k, form.lemma, _acts(lexicon, form.lemma), "pp", "pp", passive=True)
    unsure = form.tense == "past" and norm.endswith(("ed", "led", "held", "said", "met", "put", "set", "won", "kept"))
    return VerbGroup(k, k, k, form.lemma, _acts(lexicon, form.lemma), "finite", form.tense, unsure=unsure)


def _english_infinitive(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    n = k + 1
    while n < len(words) and lexicon.adverb(words[n].norm) and n - k < 3:
        n += 1
    if n >= len(words):
        return None
    negated = k > 0 and words[k - 1].norm == "not"
    if words[n].norm in ("be", "have"):
        inner = _english_compound(words, n, lexicon)
        if inner is not None:
            inner.first, inner.form, inner.by, inner.tense = k, "inf", "to", "inf"
            inner.negated |= negated
        return inner
    form = _reading(lexicon.verbs.get(words[n].norm, ()), "base")
    if form is None and words[n].norm in lexicon.verbs and words[n].norm == lexicon.verbs[words[n].norm][0].lemma:
        form = Form(words[n].norm, "base")
    if form is None:
        return None
    return VerbGroup(k, n, n, form.lemma, _acts(lexicon, form.lemma), "inf", "inf", by="to", negated=negated)


def _english_compound(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    n = k
    negated = been = perfect = progressive = False
    modality = Modality.ASSERTED
    because: list[str] = []
    auxiliaries: list[str] = []
    while n < len(words) and n - k < 9:
        norm = words[n].norm
        if norm in _EN_AUX:
            auxiliaries.append(norm)
            if norm in _EN_PLANNED:
                modality = Modality.PLANNED
                because.append(words[n].text)
            elif norm in _EN_POSSIBLE:
                modality = Modality.POSSIBLE
                negated |= norm == "cannot"
                because.append(words[n].text)
        elif norm in lexicon.not_:
            negated = True
            because.append(words[n].text)
        elif norm == "to" and auxiliaries and auxiliaries[-1] in ("is", "are", "was", "were"):
            inner = _english_infinitive(words, n, lexicon)
            if inner is not None:
                inner.first, inner.form, inner.tense, inner.by = k, "finite", "fut", ""
                inner.negated |= negated
                inner.modality = Modality.PLANNED
                inner.because = (words[n - 1].text, words[n].text)
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
            form = _reading(readings, "ger")
            progressive = form is not None and words[n].norm not in lexicon.nouns
            form = form if progressive else _reading(readings, "pp", "past")
        elif last_aux in ("has", "have", "had", "'ve"):
            form = _reading(readings, "pp", "past", "base")
            if form is not None and form.tense == "base":
                form = form if form.lemma in ("become", "come", "run", "overrun") else None
        else:
            form = _reading(readings, "base") or (
                Form(readings[0].lemma, "base") if readings and words[n].norm == readings[0].lemma else None
            )
        if form is None and words[n].norm.endswith("ed") and words[n].norm not in lexicon.adjectives:
            form = Form(words[n].norm, "past")
    if form is not None and words[n].norm in lexicon.nouns and form.tense == "base" and last_aux in ("has", "have", "had"):
        form = None
    end = n - 1 if form is None else n
    while form is None and end > k and words[end].norm not in _EN_AUX and words[end].norm not in lexicon.not_:
        end -= 1
    lemma = form.lemma if form is not None else "be" if been else "have" if last_aux in ("has", "have", "had") else "do"
    kind = "ger" if auxiliaries[0] in ("being",) else "inf" if auxiliaries[0] == "be" else "finite"
    passive = form is not None and been and not progressive
    tense = "past" if auxiliaries[0] in ("had", "was", "were", "did", "has", "have") else "pres"
    return VerbGroup(
        k, end, end, lemma, _acts(lexicon, lemma), kind, tense, passive, False, negated, modality,
        perfect=perfect, because=tuple(because),
    )  # fmt: skip


def having(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    """ "having signed", "without having met"."""
    if lexicon.language != "en" or words[k].norm != "having" or k + 1 >= len(words):
        return None
    n = k + 1
    while n < len(words) and lexicon.adverb(words[n].norm) and words[n].norm not in lexicon.verbs:
        n += 1
    passive = n < len(words) and words[n].norm == "been"
    n += passive
    form = _reading(lexicon.verbs.get(words[n].norm, ()), "pp", "past") if n < len(words) else None
    if form is None:
        return None
    by, _ = _introduced(words, k, _EN_BEFORE_GER)
    group = VerbGroup(k, n, n, form.lemma, _acts(lexicon, form.lemma), "ger", "past", passive, by=by, perfect=True)
    return _with_idiom(words, group, lexicon)


def _with_idiom(words: list[Token], group: VerbGroup, lexicon: Lexicon) -> VerbGroup:
    """Takes in the words that make an idiom of a verb: "take place", "mettre fin à"."""
    n = group.last + 1
    while n < len(words) and lexicon.adverb(words[n].norm) and words[n].norm not in ("no", "all", "en", "for", "pas"):
        n += 1
    for parts, act in lexicon.idioms.get(group.lemma, ()):
        if tuple(word.norm for word in words[n : n + len(parts)]) == parts:
            group.last, group.acts, group.idiom = n + len(parts) - 1, frozenset({act}), True
            group.passive = group.passive and group.main != group.last
            return group
    return group

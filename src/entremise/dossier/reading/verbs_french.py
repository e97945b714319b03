"""French verb groups: clitics, ne … pas, compound tenses, devoir and pouvoir with their infinitives."""

from typing import Final

from entremise.dossier.reading.chunks import VerbGroup
from entremise.dossier.reading.forms import Form
from entremise.dossier.reading.lexicon import Act, Lexicon
from entremise.dossier.reading.tokens import Token
from entremise.dossier.reading.verbs_common import acts_of, introduced, plain, reading_of
from entremise.dossier.values import Modality

CLITICS: Final = frozenset("se s' le la l' les lui leur en y nous vous me m' te t'".split())
_AUX: Final = {
    **dict.fromkeys("a ont avait avaient eut eurent ait aient ai avons avais avions".split(), ("avoir", "pres")),
    **dict.fromkeys("aura auront aurai aurons".split(), ("avoir", "fut")),
    **dict.fromkeys("aurait auraient aurais aurions".split(), ("avoir", "cond")),
    **dict.fromkeys("est sont était étaient fut furent soit soient suis sommes étais étions".split(), ("être", "pres")),
    **dict.fromkeys("sera seront serai serons".split(), ("être", "fut")),
    **dict.fromkeys("serait seraient serais serions".split(), ("être", "cond")),
    **dict.fromkeys(("avoir",), ("avoir", "inf")),
    **dict.fromkeys(("être",), ("être", "inf")),
    **dict.fromkeys(("ayant",), ("avoir", "ger")),
    **dict.fromkeys(("étant",), ("être", "ger")),
}
_MODALS: Final = {"devoir": Modality.PLANNED, "pouvoir": Modality.POSSIBLE, "aller": Modality.PLANNED}
_BEFORE_INF: Final = ("au lieu de", "plutôt que de", "avant même de", "avant de", "afin de", "en vue de", "faute de",
                         "loin de", "sans", "pour", "après", "jusqu' à", "à", "de", "par")  # fmt: skip
_REMARKS: Final = frozenset(
    tuple(one.split())
    for one in (
        "par ailleurs", "en outre", "de nouveau", "à nouveau", "de abord", "sur place", "pour sa part", "de son côté",
        "à son tour", "une nouvelle fois", "une fois de plus", "jusqu' ici", "à plusieurs reprises", "à deux reprises",
        "bel et bien", "pour autant", "en effet", "par la suite", "à ce jour", "à ce stade", "quant à elle",
        "quant à lui", "en revanche", "au contraire", "de fait", "en vain", "sans attendre", "à la hâte",
    )
)  # fmt: skip
_MOVES: Final = frozenset(
    "aller venir partir repartir arriver entrer rester tomber revenir parvenir monter descendre devenir demeurer "
    "passer intervenir convenir disposer résoudre".split()
)


def french_group(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    n = k
    negated = reflexive = False
    because: list[str] = []
    if words[k].norm == "nous" and _ours(words, k):
        return None
    if words[n].norm in ("ne", "n'"):
        negated, n = True, n + 1
        while n < len(words) and words[n].norm in lexicon.not_ and n - k < 4:
            # "ne pas signer", "ne rien signer"
            because.append(words[n].text)
            n += 1
    while n < len(words) and words[n].norm in CLITICS and n - k < 4:
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
    if norm in ("est", "ouest") and n == k and k and words[k - 1].norm in ("l'", "d'", "-"):
        return None
    if norm in _AUX:
        return _french_compound(words, k, n, lexicon, negated, reflexive, because)
    readings = lexicon.verbs.get(norm)
    if readings is None:
        return _unknown_inverted(words, k, n, lexicon)
    form = reading_of(readings, "pres", "past", "fut", "cond", "inf", "ger", "pp")
    assert form is not None
    if n > k and form.tense == "pp":
        return None
    kind = {"inf": "inf", "ger": "ger", "pp": "pp"}.get(form.tense, "finite")
    group = VerbGroup(k, n, n, form.lemma, acts_of(lexicon, form.lemma), kind, form.tense, reflexive=reflexive)
    agent = n + 1 < len(words) and words[n + 1].norm in lexicon.agents
    if kind == "finite" and reading_of(readings, "pp") and agent and not (negated or reflexive or n > k):
        # "dit", "conclut": finite unless an agent follows.
        group.form, group.tense = "pp", "pp"
    group.passive = kind == "pp"
    _french_after(words, group, lexicon, negated, because)
    if kind in ("inf", "ger"):
        group.by, group.first = introduced(words, k, _BEFORE_INF if kind == "inf" else ("en",))
    if form.tense in ("fut", "cond"):
        group.modality = Modality.PLANNED
        because.append(words[n].text)
    modal = _MODALS.get(form.lemma)
    if modal is not None and kind == "finite":
        return _french_modal(words, group, lexicon, modal, because)
    group.because = tuple(because)
    return _inverted(words, group)


def _unknown_inverted(words: list[Token], k: int, n: int, lexicon: Lexicon) -> VerbGroup | None:
    """ "ironise-t-elle" after what is quoted: a verb of saying, whichever it is."""
    after = words[n + 1].norm if n + 1 < len(words) else ""
    quoted = any(word.text in '»”"' for word in words[max(0, k - 2) : k])
    if not (quoted and after.startswith("-") and after in lexicon.pronouns):
        return None
    return VerbGroup(k, n + 1, n, words[n].norm, frozenset({Act.SAY}), "finite", "pres", subject=after)


def _ours(words: list[Token], k: int) -> bool:
    """Whether "nous" is who acts, by the verb's ending, and not whom it is done to."""
    n = k + 1
    while n < len(words) and words[n].norm in CLITICS | {"ne", "n'"}:
        n += 1
    return n < len(words) and words[n].norm.endswith(("ons", "sommes"))


def _clitic_before_verb(words: list[Token], n: int, lexicon: Lexicon) -> bool:
    """Whether "le", "la", "les", "l'" before a word is a pronoun: the word is a verb, and surely no noun."""
    norm = words[n].norm
    if norm in _AUX:
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
    group.half = negated and not because


def _french_compound(
    words: list[Token], k: int, aux: int, lexicon: Lexicon, negated: bool, reflexive: bool, because: list[str]
) -> VerbGroup | None:
    lemma, mood = _AUX[words[aux].norm]
    n = aux + 1
    # "a-t-il déclaré"
    subject = ""
    if n < len(words) and words[n].norm.startswith("-") and words[n].norm in lexicon.pronouns:
        subject, n = words[n].norm, n + 1
    apparent = maybe = almost = False
    been = False
    while n < len(words) and n - aux < 7:
        norm = words[n].norm
        if norm == "été" and lemma == "avoir":
            been, n = True, n + 1
            continue
        participle = reading_of(lexicon.verbs.get(norm, ()), "pp")
        if participle is not None and not (norm in lexicon.adverbs and norm != "été"):
            break
        if beside := _remark(words, n):
            n += beside
            continue
        if lexicon.adverb(norm) or norm in lexicon.not_ or norm in lexicon.maybe or norm in ("ni", *lexicon.almost):
            if norm in ("d'", "de", "pour", "en") and not (
                n + 1 < len(words) and words[n + 1].norm in ("abord", "autant")
            ):
                n = len(words)
                break
            if norm in lexicon.not_:
                because.append(words[n].text)
            apparent |= norm in lexicon.apparent
            maybe |= norm in lexicon.maybe
            almost |= norm in lexicon.almost
            if norm == "ni" or norm in lexicon.almost:
                because.append(words[n].text)
            n += 1 if norm not in ("d'", "pour") else 2
            continue
        break
    participle_at = n if n < len(words) and n - aux < 7 else None
    form = reading_of(lexicon.verbs.get(words[n].norm, ()), "pp") if participle_at is not None else None
    if form is None and participle_at is not None and _looks_participle(words[n]):
        form = Form(words[n].norm, "pp")
    kind = {"inf": "inf", "ger": "ger"}.get(mood, "finite")
    if form is None:
        # Nothing follows but a noun or an adjective: être and avoir by themselves.
        last = aux
        while last + 1 < len(words) and words[last + 1].norm in lexicon.not_ and negated:
            because.append(words[last + 1].text)
            last += 1
        group = VerbGroup(
            k, max(last, aux), aux, lemma, acts_of(lexicon, lemma), kind, "pres" if mood == "pres" else mood
        )
    else:
        passive = been or (lemma == "être" and not reflexive and not _moves(form.lemma))
        group = VerbGroup(
            k, n, n, form.lemma, acts_of(lexicon, form.lemma), kind, "past", passive, reflexive, perfect=True
        )
    group.half = negated and not because
    group.negated = negated or almost
    group.subject = subject
    if mood == "cond":
        group.unreal = form is not None
        group.modality = Modality.APPARENT if form is not None else Modality.PLANNED
        because.append(words[aux].text)
    elif mood == "fut":
        group.modality = Modality.PLANNED
        because.append(words[aux].text)
    elif apparent or maybe:
        group.modality = Modality.APPARENT if apparent else Modality.POSSIBLE
    if kind in ("inf", "ger"):
        group.by, group.first = introduced(words, k, _BEFORE_INF if kind == "inf" else ("en",))
    if form is not None and form.lemma in _MODALS and form.lemma != "aller":
        return _french_modal(words, group, lexicon, _MODALS[form.lemma], because)
    group.because = tuple(because)
    return group


def _remark(words: list[Token], n: int) -> int:
    """How many words of a remark stand within a compound tense: "a, par ailleurs, signé"."""
    for length in (5, 4, 3, 2):
        if tuple(plain(word.norm) for word in words[n : n + length]) in _REMARKS:
            return length
    return 0


def _moves(lemma: str) -> bool:
    """Verbs that make their past with être and are active in it."""
    return lemma in _MOVES


def _looks_participle(word: Token) -> bool:
    return not word.capital and word.norm.endswith(("é", "ée", "és", "ées")) and len(word.norm) > 3


def _french_modal(
    words: list[Token], group: VerbGroup, lexicon: Lexicon, modality: Modality, because: list[str]
) -> VerbGroup:
    """devoir, pouvoir, aller with the infinitive that they govern, as one group."""
    n = group.last + 1
    reflexive = False
    if n < len(words) and words[n].norm.startswith("-") and words[n].norm in lexicon.pronouns:
        group.subject, n = words[n].norm, n + 1
    while n < len(words) and (words[n].norm in CLITICS or lexicon.adverb(words[n].norm)) and n - group.last < 6:
        reflexive |= words[n].norm in ("se", "s'")
        n += 1
    form = reading_of(lexicon.verbs.get(words[n].norm, ()), "inf") if n < len(words) else None
    unknown = n < len(words) and form is None and words[n].norm.endswith(("er", "ir", "re")) and not words[n].capital
    if form is None and not unknown:
        if group.reflexive and group.lemma == "pouvoir":
            # "il se peut que"
            group.acts = frozenset({Act.DOUBT})
        group.because = tuple(because)
        return group
    passive = False
    main = n
    lemma = form.lemma if form is not None else words[n].norm
    if lemma in ("avoir", "être") and n + 1 < len(words):
        participle = reading_of(lexicon.verbs.get(words[n + 1].norm, ()), "pp")
        if participle is not None:
            passive = lemma == "être"
            main, lemma = n + 1, participle.lemma
    because.append(words[group.main].text)
    # "aurait dû signer": it didn't.
    missed = group.unreal and modality is Modality.PLANNED
    return VerbGroup(
        group.first, main, main, lemma, acts_of(lexicon, lemma), group.form, group.tense, passive, reflexive,
        group.negated or missed, modality, by=group.by, because=tuple(because), subject=group.subject,
    )  # fmt: skip


def _inverted(words: list[Token], group: VerbGroup) -> VerbGroup:
    """ "déclare-t-il"."""
    n = group.last + 1
    if n < len(words) and words[n].norm.startswith("-") and len(words[n].norm) > 2:
        group.subject, group.last = words[n].norm, n
    return group

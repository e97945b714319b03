"""Verb groups: a verb with its auxiliaries, its negation and its modals, in French and in English."""

from entremise.dossier.reading.chunks import VerbGroup
from entremise.dossier.reading.lexicon import Lexicon
from entremise.dossier.reading.tokens import Token
from entremise.dossier.reading.verbs_common import plain
from entremise.dossier.reading.verbs_english import english_group, having_group
from entremise.dossier.reading.verbs_french import CLITICS, french_group


def group_at(words: list[Token], k: int, lexicon: Lexicon, *, after_nominal: bool) -> VerbGroup | None:
    """The verb group that begins at a token, where one does.

    `after_nominal`: what stands before is a noun group or a pronoun, so that a word that is a noun as well
    ("demands", "demande") may be a verb.
    """
    if not (words[k].word or words[k].norm.startswith(("-", "'"))):
        return None
    if words[k].norm in lexicon.prepositions and words[k].norm != "to":
        return None
    found = french_group(words, k, lexicon) if lexicon.language == "fr" else english_group(words, k, lexicon)
    if found is None or not _is_verb(words, k, found, lexicon, after_nominal):
        return None
    return _with_idiom(words, found, lexicon)


def _is_verb(words: list[Token], k: int, found: VerbGroup, lexicon: Lexicon, after_nominal: bool) -> bool:
    """Whether a single word that could be a noun, an adjective or a verb is meant as a verb."""
    if found.first != found.last or found.subject:
        return True
    norm = words[k].norm
    before = words[k - 1].norm if k else ""
    if lexicon.language == "fr" and norm == "est" and before not in lexicon.determiners | {"d'", "-"}:
        return True
    if found.form in ("inf", "ger") and found.by:
        return not (found.form == "inf" and before in lexicon.determiners - {"de", "d'", "des", "du"})
    takes_up = before in ("that", "one") and after_nominal and norm not in lexicon.nouns
    clitic = before in CLITICS and after_nominal and norm not in lexicon.nouns
    if before in lexicon.determiners and not (clitic or takes_up):
        return False
    after = words[k + 1].norm if k + 1 < len(words) else ""
    if found.form == "ger" and before not in lexicon.determiners and (
        after in lexicon.determiners or after in lexicon.pronouns
    ):  # fmt: skip
        # "avoided signing the accord": a noun would go on with "of".
        return True
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


def having(words: list[Token], k: int, lexicon: Lexicon) -> VerbGroup | None:
    """English: "having signed", "without having met"."""
    group = having_group(words, k, lexicon)
    return _with_idiom(words, group, lexicon) if group is not None else None


def _with_idiom(words: list[Token], group: VerbGroup, lexicon: Lexicon) -> VerbGroup:
    """Takes in the words that make an idiom of a verb: "take place", "mettre fin à"."""
    n = group.last + 1
    while n < len(words) and lexicon.adverb(words[n].norm) and words[n].norm not in ("no", "all", "en", "for", "pas"):
        n += 1
    for parts, act in lexicon.idioms.get(group.lemma, ()):
        if group.lemma == "venir" and not _infinitive_at(words, n + 1, lexicon):
            continue
        if tuple(plain(word.norm) for word in words[n : n + len(parts)]) == parts:
            group.last, group.acts, group.idiom = n + len(parts) - 1, frozenset({act}), True
            group.passive = group.passive and group.main != group.last
            return group
    return group


def _infinitive_at(words: list[Token], n: int, lexicon: Lexicon) -> bool:
    """ "vient de signer", but "vient de Moscou"."""
    return n < len(words) and any(form.tense == "inf" for form in lexicon.verbs.get(words[n].norm, ()))

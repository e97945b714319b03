"""What the verb groups of both languages are read with."""

from entremise.dossier.reading.forms import Form
from entremise.dossier.reading.lexicon import Act, Lexicon
from entremise.dossier.reading.tokens import Token


def plain(norm: str) -> str:
    """A small word without its elision."""
    return {"d'": "de", "qu'": "que"}.get(norm, norm)


def reading_of(readings: tuple[Form, ...], *tenses: str) -> Form | None:
    return next((one for tense in tenses for one in readings if one.tense == tense), None)


def acts_of(lexicon: Lexicon, lemma: str) -> frozenset[Act]:
    return lexicon.classes.get(lemma, frozenset({Act.OTHER}))


def introduced(words: list[Token], k: int, introducers: tuple[str, ...]) -> tuple[str, int]:
    """What introduces an infinitive or gerund, and where that begins."""
    if "sans" in introducers and "sans" in [word.norm for word in words[max(0, k - 4) : k]]:
        # "sans pour autant le rejeter"
        between = [word.norm for word in words[max(0, k - 4) : k]]
        if set(between[between.index("sans") + 1 :]) <= {
            "pour",
            "rien",
            "en",
            "autant",
            "même",
            "jamais",
            "encore",
            "le",
            "la",
            "l'",
            "les",
        }:
            return "sans", k
    for introducer in introducers:
        parts = introducer.split()
        at = k - len(parts)
        if at >= 0 and [plain(word.norm) for word in words[at:k]] == parts:
            return introducer, k
    return "", k

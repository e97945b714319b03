"""In which language a report is, by its small words; and the date that it gives itself."""

import re
import unicodedata
from typing import Final

from entremise.dossier.reading.dates import date_at, meant
from entremise.dossier.reading.english import ENGLISH
from entremise.dossier.reading.french import FRENCH
from entremise.dossier.reading.heading import heading
from entremise.dossier.reading.tokens import tokens

READ: Final = ("fr", "en")
UNKNOWN: Final = "und"
"""The tag of a language that nobody can tell (ISO 639-2)."""
_SMALL: Final = {
    "fr": "le la les des du et est une que qui dans pour par sur au aux ont été avec sont pas plus ce cette leur se",
    "en": "the of and to in a is that for on with was were has have by at from his their its not which as be",
    "es": "el los las del y una que por para con su al es se lo como más fue han pero sus según",
    "de": "der die das und den von zu mit ist im auf für nicht ein eine des dem sich auch nach wurde",
    "it": "il gli della di che e è una per con non sono del nel alla dei ha si da le anche",
    "pt": "o os as da do e que em uma para com não por dos das foi são ao mais se",
    "nl": "de het een van en in is op te dat met voor niet zijn aan door ook bij naar",
    "tr": "ve bir bu için ile olarak da de olan çok daha gibi sonra kadar ancak",
}
_SMALL_WORDS: Final = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_SCRIPTS: Final = {"ARABIC": "ar", "CYRILLIC": "ru", "HEBREW": "he", "CJK": "zh", "GREEK": "el", "HANGUL": "ko",
                   "ETHIOPIC": "am", "DEVANAGARI": "hi"}  # fmt: skip
_SAMPLE: Final = 20_000


def language_of(text: str) -> str:
    """The tag of the language that a text is in, empty where that can't be told."""
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    for script, language in _SCRIPTS.items():
        if sum(unicodedata.name(one, "").startswith(script) for one in letters[:2000]) > len(letters[:2000]) / 2:
            return language
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    if not words:
        return ""
    shares = {language: sum(word in small for word in words) / len(words) for language, small in _SMALL_WORDS.items()}
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > 0.08 or (len(words) < 12 and shares[best] > 0) else ""


def stated_date(text: str, language: str) -> str | None:
    """The date that a report gives itself: on a line at its head, or in the dateline before its first words."""
    head = heading(text)
    if head is not None:
        return head.date
    lexicon = FRENCH if language == "fr" else ENGLISH
    # A dateline ends with a dash: "GENEVA, 13 March 2016 (agency) — ".
    line = re.match(r"[^\n.—–]{0,120}(?:[—–]|\s-\s)", text)
    words = tokens(line[0], language) if line else []
    for k in range(len(words)):
        dated = date_at(words, k, lexicon)
        if dated is not None and dated[0].year is not None and dated[0].month is not None:
            return meant(dated[0], None, None, past=True)
    return None

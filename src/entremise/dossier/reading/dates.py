"""Words of time, and which day they mean."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from entremise.dossier.reading.lexicon import Lexicon
from entremise.dossier.reading.tokens import Token

_NUMBER: Final = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")
_YEAR: Final = re.compile(r"(1[89]|20)\d\d")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPENERS: Final = frozenset("le on in en du au the since depuis by of dès jusqu' jusqu'au until from mi- mid".split())
_LAST: Final = frozenset("dernier dernière last passé".split())
_NEXT: Final = frozenset("prochain prochaine next".split())
_NEAR: Final = {"hier": -1, "yesterday": -1, "avant-hier": -2, "aujourd'hui": 0, "today": 0, "demain": 1,
                "tomorrow": 1}  # fmt: skip
_TOLD: Final = {
    # from the day of what was told before
    ("la", "veille"): -1, ("l'", "avant-veille"): -2, ("le", "lendemain"): 1, ("le", "surlendemain"): 2,
    ("le", "jour", "même"): 0, ("la", "veille", "au", "soir"): -1, ("dès", "le", "lendemain"): 1,
    ("the", "day", "before"): -1, ("the", "previous", "day"): -1, ("the", "day", "after"): 1,
    ("the", "next", "day"): 1, ("the", "following", "day"): 1, ("a", "day", "later"): 1, ("a", "day", "earlier"): -1,
    ("one", "day", "later"): 1, ("one", "day", "earlier"): -1, ("the", "same", "day"): 0, ("later", "that", "day"): 0,
    ("that", "same", "day"): 0, ("un", "jour", "plus", "tard"): 1, ("un", "jour", "plus", "tôt"): -1,
    ("le", "même", "jour"): 0, ("au", "lendemain"): 1, ("lendemain",): 1, ("veille",): -1,
}  # fmt: skip
_LONGEST_TOLD: Final = max(map(len, _TOLD))
_FIRST_TOLD: Final = frozenset(words[0] for words in _TOLD)
_SPANS: Final[dict[tuple[str, ...], tuple[str, int]]] = {
    **dict.fromkeys((("last", "year"), ("l'", "an", "dernier"), ("l'", "année", "dernière"), ("l'", "an", "passé"),
                     ("l'", "année", "passée")), ("years", -1)),
    **dict.fromkeys((("next", "year"), ("l'", "an", "prochain"), ("l'", "année", "prochaine")), ("years", 1)),
    **dict.fromkeys((("this", "year"), ("cette", "année")), ("years", 0)),
    **dict.fromkeys((("last", "month"), ("le", "mois", "dernier"), ("le", "mois", "passé")), ("months", -1)),
    **dict.fromkeys((("next", "month"), ("le", "mois", "prochain")), ("months", 1)),
    **dict.fromkeys((("this", "month"), ("ce", "mois-ci")), ("months", 0)),
}  # fmt: skip
"""Months and years by where they lie from the report's own."""
_FIRST_SPANS: Final = frozenset(words[0] for words in _SPANS)
_ABOUT: Final = frozenset("début fin courant early late mi mid".split())
"""Before a month: which part of it, and so no more than the month."""
_BEGIN: Final = frozenset({*_OPENERS, *_LAST, *_NEXT, *_NEAR, *_FIRST_TOLD, *_ABOUT, "d'", "il", *_FIRST_SPANS})
"""Words, beside those of the lexicon, by which words of time may begin."""
_PARTS: Final = frozenset("matin soir après-midi nuit midi morning evening night afternoon".split())


@dataclass(frozen=True)
class DateWords:
    """What is said of a time: parts of a date, or where it lies from another.

    `weekday` 0 is Monday; `days` counts from the day of the report (`near`) or of what was told before (`from_told`).
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    direction: int = 0
    days: int | None = None
    from_told: bool = False
    opener: str = ""
    years: int | None = None
    months: int | None = None


def date_at(words: list[Token], k: int, lexicon: Lexicon) -> tuple[DateWords, int] | None:
    """The words of time that begin at a token, and how many tokens they have."""
    norm = words[k].norm
    if (
        norm not in _BEGIN
        and norm not in lexicon.times
        and not norm[0].isdigit()
        and not norm.startswith(("mid-", "mi-"))
    ):
        return None
    n = k
    opener = ""
    if [word.norm for word in words[n : n + 2]] == ["d'", "ici"]:
        opener, n = "d'ici", n + 2
    opening = n
    while (
        n < len(words)
        and not (_told_at(words, n) or _span_at(words, n))
        and (words[n].norm in _OPENERS or (words[n].norm == "à" and opener in ("jusqu'", "d'ici")))
        and (n - opening < 3)
    ):
        opener, n = words[n].norm, n + 1
    if n >= len(words):
        return None
    found = _near(words, n, lexicon) or _calendar(words, n, lexicon)
    if found is None:
        return None
    said, length = found
    if (
        said.year is not None
        and said.month is None
        and said.weekday is None
        and opener in ("", "le", "the", "on", "of")
    ):
        # A bare number is no year: "2 500 soldiers"; "the war of 1967" is about a war, and dates nothing told.
        return None
    first = "d'ici" if opening > k else words[k].norm
    return replace(said, opener=first if opener else ""), n - k + length


def _told_at(words: list[Token], n: int) -> int:
    """How many words count from the day of what was told before."""
    if words[n].norm not in _FIRST_TOLD:
        return 0
    for length in range(_LONGEST_TOLD, 0, -1):
        if tuple(word.norm for word in words[n : n + length]) in _TOLD and n + length <= len(words):
            return length
    return 0


def _span_at(words: list[Token], n: int) -> tuple[tuple[str, int], int] | None:
    """A month or a year by where it lies from the report's own, and how many words say so."""
    for length in (3, 2) if words[n].norm in _FIRST_SPANS else ():
        if (span := _SPANS.get(tuple(word.norm for word in words[n : n + length]))) is not None:
            return span, length
    return None


def _near(words: list[Token], n: int, lexicon: Lexicon) -> tuple[DateWords, int] | None:
    norm = words[n].norm
    following = [word.norm for word in words[n + 1 : n + 4]]
    if norm in _NEAR and not (norm == "hier" and following[:1] == ["-"]):
        return DateWords(days=_NEAR[norm]), 1 + (1 if following[:1] and following[0] in _PARTS else 0)
    if length := _told_at(words, n):
        after = words[n + length].norm if n + length < len(words) else ""
        if after in ("de", "du", "d'", "des", "of", "the"):
            # "la veille de l'ouverture": of something else than what was told.
            return DateWords(), length
        return DateWords(days=_TOLD[tuple(word.norm for word in words[n : n + length])], from_told=True), length
    if (whole := _span_at(words, n)) is not None:
        (unit, far), length = whole
        return DateWords(years=far) if unit == "years" else DateWords(months=far), length
    number = lexicon.numerals.get(norm) or (
        int(norm) if norm.isdecimal() and norm.isascii() and len(norm) < 3 else None
    )
    if number is not None and following[:2] in (["days", "earlier"], ["days", "before"], ["jours", "auparavant"]):
        return DateWords(days=-number, from_told=True), 3
    if number is not None and following[:3] in (["jours", "plus", "tôt"], ["jours", "plus", "tard"]):
        return DateWords(days=number if following[2] == "tard" else -number, from_told=True), 4
    if number is not None and following[:2] in (["days", "later"], ["jours", "après"], ["days", "after"]):
        return DateWords(days=number, from_told=True), 3
    if number is not None and following[:2] == ["days", "ago"]:
        return DateWords(days=-number), 3
    if norm == "il" and following[:2] == ["y", "a"] and len(words) > n + 4 and words[n + 4].norm == "jours":
        ago = lexicon.numerals.get(words[n + 3].norm)
        return (DateWords(days=-ago), 5) if ago else None
    return None


def _calendar(words: list[Token], n: int, lexicon: Lexicon) -> tuple[DateWords, int] | None:
    at = n
    began = 0
    weekday = lexicon.days.get(words[n].norm)
    direction = 0
    if words[n].norm in (_LAST | _NEXT) and n + 1 < len(words) and words[n + 1].norm in lexicon.days:
        direction = -1 if words[n].norm in _LAST else 1
        weekday = lexicon.days[words[n + 1].norm]
        at += 1
    elif words[n].norm in (_LAST | _NEXT) and n + 1 < len(words) and _month(words, n + 1, lexicon):
        direction = -1 if words[n].norm in _LAST else 1
        n = at = n + 1
        began = 1
    elif words[n].norm in _ABOUT and n + 1 < len(words) and _month(words, n + 1, lexicon):
        n = at = n + 1
        began = 1
    if weekday is not None:
        at += 1
        if at < len(words) and words[at].norm in (_LAST | _NEXT):
            direction = -1 if words[at].norm in _LAST else 1
            at += 1
        if at < len(words) and words[at].norm == "," and at + 1 < len(words) and _day(words, at + 1, lexicon):
            at += 1
    if (
        at < len(words)
        and len(words[at].text) == 4
        and _ISO.fullmatch("".join(word.text for word in words[at : at + 5]))
    ):
        whole = [int(words[at + k].text) for k in (0, 2, 4)]
        return DateWords(whole[2], whole[1], whole[0]), at + 5 - n + began
    day: int | None = None
    month: int | None = None
    year: int | None = None
    if (found := _day(words, at, lexicon)) is not None:
        day, month, at = found
    elif at < len(words) and (month_ := _month(words, at, lexicon)) is not None and (at == n or weekday is not None):
        month, at = month_, at + 1
    if month is not None or weekday is None:
        after = at + 1 if at < len(words) and words[at].norm in (",", "de") and month is not None else at
        if after < len(words) and _YEAR.fullmatch(words[after].text):
            year, at = int(words[after].text), after + 1
    if month is not None and year is None and at < len(words) and words[at].norm in (_LAST | _NEXT):
        direction = -1 if words[at].norm in _LAST else 1
        at += 1
    while at > n and at < len(words) and words[at].norm in _PARTS:
        at += 1
    if weekday is None and month is None and year is None:
        return None
    return DateWords(day, month, year, weekday, direction), at - n + began


def _month(words: list[Token], at: int, lexicon: Lexicon) -> int | None:
    norm = words[at].norm
    if norm.startswith(("mid-", "mi-")):
        return lexicon.months.get(norm.partition("-")[2])
    month = lexicon.months.get(norm)
    # "may" and "march" are months with a capital only.
    return month if month is not None and (lexicon.language == "fr" or words[at].capital) else None


def _day(words: list[Token], at: int, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """Day, month, and the token after them: `13 janvier`, `13 January`, `January 13`."""
    if at + 1 >= len(words):
        return None
    if (number := _NUMBER.fullmatch(words[at].norm)) and 1 <= int(number[1]) <= 31:
        after = at + 1
        if words[after].norm == "of" and after + 1 < len(words):
            after += 1
        month = _month(words, after, lexicon)
        return (int(number[1]), month, after + 1) if month else None
    month = _month(words, at, lexicon)
    number = _NUMBER.fullmatch(words[at + 1].norm)
    if month and number and lexicon.language == "en" and 1 <= int(number[1]) <= 31:
        return int(number[1]), month, at + 2
    return None


def meant(said: DateWords, report: str | None, told: str | None, *, past: bool) -> str | None:
    """The date that is meant, in ISO form at the precision that is known, or None where it is left open.

    `report` is the report's own date, a day or a month; `told` that of the passage, where another act in it is dated;
    `past` whether the act lies before the report. A day of the week needs a day to count from.
    """
    own = _whole(report)
    base = own or _whole(told)
    if said.years is not None or said.months is not None:
        return _shifted(said, report)
    if said.year is not None:
        return _iso(said.year, said.month, said.day)
    if said.month is not None:
        past = said.direction < 0 or (past and not said.direction)
        return _month_without_year(said, report or told, past=past)
    if said.days is not None:
        start = _whole(told) if said.from_told else own
        return (start + timedelta(days=said.days)).isoformat() if start else None
    if said.weekday is not None and base is not None:
        return _weekday(said, base, past=past).isoformat()
    return None


def _shifted(said: DateWords, report: str | None) -> str | None:
    """ "Last month", "l'an dernier": from the report's own."""
    if report is None:
        return None
    if said.years is not None:
        return f"{int(report[:4]) + said.years:04}"
    if len(report) < 7 or said.months is None:
        return None
    months = int(report[:4]) * 12 + int(report[5:7]) - 1 + said.months
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _weekday(said: DateWords, base: date, *, past: bool) -> date:
    back = (base.weekday() - (said.weekday or 0)) % 7
    if said.direction:
        return base - timedelta(days=back or 7) if said.direction < 0 else base + timedelta(days=(7 - back) or 7)
    # A report of Friday that tells what was done "on Friday" means its own day, and so does a deadline.
    return base - timedelta(days=back) if past else base + timedelta(days=(7 - back) % 7)


def _month_without_year(said: DateWords, report: str | None, *, past: bool) -> str | None:
    assert said.month is not None
    if report is None:
        return None
    year, month = int(report[:4]), int(report[5:7]) if len(report) >= 7 else None
    if month is None:
        return None
    if past and (said.month > month or (said.direction < 0 and said.month == month)):
        year -= 1
    elif not past and (said.month < month or (said.direction > 0 and said.month == month)):
        year += 1
    return _iso(year, said.month, said.day)


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else None


def _whole(text: str | None) -> date | None:
    """A day, where the text is one."""
    return date.fromisoformat(text) if text is not None and len(text) == 10 else None

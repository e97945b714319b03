"""The line at the head of a report that says when it is from, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from entremise.dossier.reading.english import ENGLISH
from entremise.dossier.reading.french import FRENCH

LINES: Final = 8
"""So many lines with words are its head."""
_LONGEST: Final = 160
_MONTHS: Final = {**FRENCH.months, **ENGLISH.months}
_NAMES: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FILED: Final = re.compile(r"(?i)\s*date\s*:?\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=\s)")
_DATE: Final = re.compile(
    rf"(?i)\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?:(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? )?(?P<month>{_NAMES})|(?P<us>{_NAMES}) (?P<us_day>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?),? (?P<year>(?:1[89]|20)\d\d))\b"
)
_PUBLISHED: Final = frozenset("publication publié publiée published posted updated modifié modifiée jour".split())
_BESIDE: Final = frozenset(
    {*_PUBLISHED, *FRENCH.days, *ENGLISH.days, *"le la date on the at à a de mis mise du last first".split()}
)
"""Words that may stand beside the date."""
_TIME: Final = re.compile(
    r"(?i)(?:\d{1,2}(?:[h:.]\d{0,2})?|heures?|h|min|gmt|utc|cet|cest|est|edt|bst|[ap]\.?m\.?|paris|local|time)"
)
_MARKS: Final = " \t,.:;|·•–—-/()\u00a0\u202f"
_APART: Final = ",|·•–—-:("


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the line stands, and the date that it gives in ISO form: a day, a month or a year."""

    start: int
    end: int
    date: str


def heading(text: str) -> Heading | None:
    """The line that dates a report (`date 2020-01`, "Moscow, 14 January 2020"), where one at its head does."""
    filed = _FILED.match(text)
    if filed is not None:
        return Heading(0, filed.end(), filed[1])
    found = [*_found(text)]
    said = [one for one, published in found if published]
    # Several dates on lines of their own are the headings of a chronology.
    return said[0] if said else found[0][0] if len(found) == 1 else None


def _found(text: str) -> Iterator[tuple[Heading, bool]]:
    """The lines at the head that hold a date alone, and whether they say that it is the day of publication."""
    seen, before, gap = 0, "", True
    for match in re.finditer(r"[^\n]*\n?", text):
        line = match[0].strip()
        if not line:
            gap = True
            continue
        day = _dated(line) if len(line) <= _LONGEST else None
        # A line that was broken in the midst of a sentence goes on with a small letter, or after a comma.
        broken = not gap and before.endswith(",")
        following = text[match.end() : match.end() + 1]
        if day is not None and not broken and not following.islower():
            yield Heading(match.start(), match.end(), day[0]), day[1]
        seen, before, gap = seen + 1, line, False
        if seen >= LINES:
            return


def _dated(line: str) -> tuple[str, bool] | None:
    """The date of a line that holds nothing else but a place or a name before it, and an hour after it."""
    line = " ".join(line.split())
    found = _DATE.search(line)
    day = _iso(found) if found is not None else None
    if found is None or day is None:
        return None
    before, after = line[: found.start()], _DATE.sub(" ", line[found.end() :])
    words = _words(before)
    published = not _PUBLISHED.isdisjoint(word.lower() for word in words)
    while words and words[-1].lower() in _BESIDE:
        words.pop()
    if words:
        named = before[: before.rindex(words[-1]) + len(words[-1])]
        rest = before[len(named) :].lstrip()
        apart = rest[:1] in _APART if rest else False
        capitals = all(word[0].isupper() or word.lower() in ("de", "du", "la", "le", "of", "the") for word in words)
        if not (apart or published) or not capitals or len(words) > 6:
            return None
    if not all(word.lower() in _BESIDE or _TIME.fullmatch(word) for word in _words(after)):
        return None
    return day, published


def _words(text: str) -> list[str]:
    return [word for one in text.split() if (word := one.strip(_MARKS))]


def _iso(found: re.Match[str]) -> str | None:
    if found["iso"]:
        said = found["iso"]
    else:
        month = _MONTHS[(found["month"] or found["us"]).lower()]
        day = found["day"] or found["us_day"]
        said = f"{found['year']}-{month:02}"
        if day is None:
            return said
        said += f"-{int(day):02}"
    try:
        date.fromisoformat(said)
    except ValueError:
        return None
    return said

"""In which language a page is said: as the reader chose, else as the browser asks, else English."""

from typing import Final

from django.http import HttpRequest

from entremise.web.door.sessions import knock
from entremise.words.catalogue import SOURCE_LANGUAGE, languages

NAMES: Final = {"en": "English", "fr": "Français", "ar": "العربية"}
"""What each language calls itself."""
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
CHOSEN: Final = "lang"
"""The query by which somebody who has no account yet chooses a language."""


def language_of(request: HttpRequest) -> str:
    """A language that the catalogues have."""
    known = languages()
    asked = request.GET.get(CHOSEN, "")
    found = knock(request)
    chosen = found[1].language if found is not None else ""
    for tag in (chosen or asked, *_accepted(request.headers.get("Accept-Language", ""))):
        base = tag.partition("-")[0].lower()
        if base in known:
            return base
    return SOURCE_LANGUAGE


def direction_of(language: str) -> str:
    """The direction of a language, as a page's `dir` has it."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def _accepted(header: str) -> list[str]:
    """The tags of an Accept-Language header, the most wanted first."""
    wanted = []
    for n, part in enumerate(header.split(",")[:20]):
        tag, _, quality = part.partition(";q=")
        try:
            wanted.append((-float(quality or 1), n, tag.strip()))
        except ValueError:
            continue
    return [tag for _, _, tag in sorted(wanted)]

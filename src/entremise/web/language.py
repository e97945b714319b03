"""In which language a page is said: as the reader chose, else as the browser asks, else English."""

from typing import Final

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest

from entremise.web.door.sessions import knock
from entremise.words.asked import accepted, spoken

NAMES: Final = {"en": "English", "fr": "Français", "ar": "العربية"}
"""What each language calls itself."""
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
CHOSEN: Final = "lang"
"""The query by which somebody who has no account yet chooses a language."""


def language_of(request: HttpRequest) -> str:
    """A language that the catalogues have."""
    try:
        asked = request.GET.get(CHOSEN, "")
    except TooManyFieldsSent:  # the page that says so is said in some language too
        asked = ""
    found = knock(request)
    chosen = found[1].language if found is not None else ""
    return spoken((chosen or asked, *accepted(request.headers.get("Accept-Language", ""))))


def direction_of(language: str) -> str:
    """The direction of a language, as a page's `dir` has it."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"

"""In which language to answer who asks as browsers and programs do (RFC 9110, Accept-Language)."""

from collections.abc import Iterable
from typing import Final

from entremise.words.catalogue import SOURCE_LANGUAGE, languages

_LOOKED_AT: Final = 20
"""How many of the languages asked for are looked at: nobody reads more."""


def accepted(header: str) -> list[str]:
    """The tags of an Accept-Language header, the most wanted first; those that aren't wanted are left out."""
    wanted = []
    for n, part in enumerate(header.split(",")[:_LOOKED_AT]):
        tag, _, quality = part.partition(";q=")
        try:
            wish = float(quality or 1)
        except ValueError:
            continue
        if wish > 0:
            wanted.append((-wish, n, tag.strip()))
    return [tag for _, _, tag in sorted(wanted)]


def spoken(tags: Iterable[str]) -> str:
    """The first of these languages that the catalogues have, or of which one is a variety; else English."""
    known = {name.partition("-")[0] for name in languages()}
    for tag in tags:
        base = tag.partition("-")[0].lower()
        if base in known:
            return base
    return SOURCE_LANGUAGE

"""What languages are called, by the Unicode CLDR."""

from functools import lru_cache


@lru_cache(maxsize=512)
def language_name(tag: str, reader: str) -> str:
    """What a language is called in a reader's, as it stands within a sentence; the tag itself where nobody knows it."""
    # Only here: the tables of languages are large, and most pages name none.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(Locale.parse(reader, sep="-")) or tag
    except (UnknownLocaleError, ValueError):
        return tag

"""Names for machines, from names for people: a seat, an actor or a person is known by one on the record."""

import hashlib
import re
import unicodedata
from collections.abc import Container, Mapping

from entremise.words.names import in_language

LIMIT = 48


def slug(names: Mapping[str, str], kind: str) -> str:
    """Latin letters and digits of a name, the English one first: "Fayez al-Sarraj" is `fayez-al-sarraj`.

    The same name always gives the same. Of a name in another script little is left: it is then `kind` and a number
    that depends on the name.
    """
    if not names:
        return ""
    name = in_language(names, "en")
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LIMIT].strip("-")
    return found or f"{kind}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def free(wanted: str, taken: Container[str]) -> str:
    """The slug, or the first that isn't taken of those numbered after it."""
    if wanted not in taken:
        return wanted
    return next(one for n in range(2, 10_000) if (one := f"{wanted}-{n}") not in taken)

"""What the rules allow a visit now: forms that can't lead anywhere aren't offered."""

import re
import secrets
import unicodedata
from collections.abc import Mapping
from typing import Final

from entremise.talks.acts.base import Act
from entremise.talks.refusal import Refusal, Refused
from entremise.talks.rules.judge import judge
from entremise.web.visit import Visit

SENT: Final = "request"
"""The field by which a form that was sent is told from one that is asked for."""


def refusal_of(visit: Visit, act: Act) -> Refusal | None:
    """Why this act would be refused now; None where it is allowed. Nothing is done."""
    try:
        judge(visit.view, visit.by, act, visit.now)
    except Refused as refused:
        return refused.refusal
    return None


def offered(visit: Visit, given: Mapping[str, str], act: Act) -> bool:
    """Whether a form is there for an act such as this one.

    What was sent is left to the house: sent twice, it is answered twice, though by then it wouldn't be allowed again.
    """
    return SENT in given or refusal_of(visit, act) is None


def token() -> str:
    """A few letters for a name that nobody has: a number would tell how many there were before."""
    return secrets.token_hex(4)


def slug_of(text: str) -> str:
    """A name as the core has it: lowercase letters and digits with hyphens; what has none of these stays as it is."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or text

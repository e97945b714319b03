"""What is given to the house beside an act, looked at before anything is held or done."""

import re
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from enum import Enum
from typing import Any, Final

from entremise.cases.local_time import zone_of
from entremise.record.canonical import canonical
from entremise.talks.acts.base import Act
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.form import placed_of
from entremise.talks.refusal import Code, Refused
from entremise.talks.time import When

REQUEST_LIMIT: Final = 200
"""Characters of a request's key."""

RECORDED: Final = "acts as they stand in the record"
_WHEN: Final = "neither a day nor an instant"
_NAIVE: Final = "an instant without its offset"
_ID: Final = "32 lower-case hexadecimal digits"


class Known(Enum):
    """What is known of when an act happened, where that is not a time."""

    NOW = "now"
    ORDER_ONLY = "order-only"


NOW: Final = Known.NOW
"""The act happens as it is placed."""
ORDER_ONLY: Final = Known.ORDER_ONLY
"""Only its place in the order of acts is known."""


def happening(at: Any) -> When | Known:
    """When an act is said to have happened, instants in UTC. Raises `Refused` for anything else.

    The first and the last year are refused: in another zone they could lie beyond what can be written.
    """
    if isinstance(at, Known):
        return at
    if isinstance(at, datetime):
        if at.utcoffset() is None:
            raise Refused(Code.WRONG_FORM, "at", expected=_NAIVE)
        try:
            at = at.astimezone(UTC)
        except OverflowError:
            raise Refused(Code.WRONG_FORM, "at", expected=_WHEN) from None
    if not isinstance(at, date) or not MINYEAR < at.year < MAXYEAR:
        raise Refused(Code.WRONG_FORM, "at", expected=_WHEN)
    return at


def acceptable(talks: str, act: Act, act_id: str | None, request: str | None) -> None:
    """Raises `Refused` for what no act can be placed with."""
    if request is not None:
        acceptable_key(request)
    if act_id is not None and not _is_id(act_id):
        raise Refused(Code.WRONG_FORM, "act_id", expected=_ID)
    if isinstance(act, Convene):
        if not _is_id(talks):
            raise Refused(Code.WRONG_FORM, "talks", expected=_ID)
        zone_of(act.zone)
    elif not _is_id(talks):
        raise Refused(Code.NOT_CONVENED, "kind")  # as talks that don't exist
    if isinstance(act, Disclose):
        _can_be_recorded(act)
        if any(shown["talks"] != talks for shown in act.acts):
            raise Refused(Code.WRONG_FORM, "acts", expected=RECORDED)


def _is_id(given: str) -> bool:
    return re.fullmatch("[0-9a-f]{32}", given) is not None


def acceptable_key(request: str) -> None:
    """Raises `Refused` for what can't be the key of a request."""
    if not 0 < len(request) <= REQUEST_LIMIT:
        raise Refused(Code.TOO_LONG if request else Code.EMPTY, "request", limit=REQUEST_LIMIT)
    for character in request:
        if not character.isprintable():
            raise Refused(Code.CONTROL_CHARACTER, "request", character=f"{ord(character):04X}")


def _can_be_recorded(act: Disclose) -> None:
    """What is shown is given whole, and may hold anything; whether it was ever seen is for the rules."""
    try:
        canonical(act.model_dump(mode="json"))
        for given in act.acts:
            placed_of(given)
    except Refused:
        pass  # a kind or a version that isn't known, which the rules refuse
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise Refused(Code.WRONG_FORM, "acts", expected=RECORDED) from None

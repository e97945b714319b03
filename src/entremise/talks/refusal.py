"""A refusal is a code with parameters; sentences are made of it at the border, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Why an act is refused. Each code has its sentence in `entremise.words.refusals`."""

    # what is not there, for the one who asks (hidden and absent are the same)
    UNKNOWN_ACT = "unknown-act"
    UNKNOWN_ACTOR = "unknown-actor"
    UNKNOWN_ARTICLE = "unknown-article"
    UNKNOWN_PERSON = "unknown-person"
    UNKNOWN_ROUND = "unknown-round"
    UNKNOWN_SEAT = "unknown-seat"
    # who may
    NOT_CONVENED = "not-convened"
    ALREADY_CONVENED = "already-convened"
    ROOM_FROZEN = "room-frozen"
    NOT_OF_THIS_SEAT = "not-of-this-seat"
    NOT_FOR_THIS_SEAT = "not-for-this-seat"
    NEEDS_CAPACITY = "needs-capacity"
    NOT_YOURS = "not-yours"
    NOT_ADDRESSED_TO_YOU = "not-addressed-to-you"
    TABLE_ONLY = "table-only"
    # who may be meant
    WRONG_KIND_OF_SEAT = "wrong-kind-of-seat"
    NOT_SHOWN_TO = "not-shown-to"
    TAKEN = "taken"
    TWICE = "twice"
    # in which order
    ALREADY_DONE = "already-done"
    NOT_YET = "not-yet"
    TOO_LATE = "too-late"
    IN_THE_PAST = "in-the-past"
    IN_THE_FUTURE = "in-the-future"
    WRONG_STATE = "wrong-state"
    ROUND_IS_OPEN = "round-is-open"
    # the wall
    TWO_PARTIES_IN_A_ROOM = "two-parties-in-a-room"
    IN_CONFIDENCE = "in-confidence"
    CONDITION_NOT_MET = "condition-not-met"
    ORALLY_ONLY = "orally-only"
    ORIGIN_HIDDEN = "origin-hidden"
    NOT_TO_THIS_RECIPIENT = "not-to-this-recipient"
    WORDING_NOT_APPROVED = "wording-not-approved"
    WORDING_DIFFERS = "wording-differs"
    NEEDS_SECOND = "needs-second"
    CONTESTED = "contested"
    NOT_YOURS_TO_DISCLOSE = "not-yours-to-disclose"
    DIFFERENT_AUDIENCES = "different-audiences"
    # the text and its signature
    BRACKETS_LEFT = "brackets-left"
    NO_TRANSLATION = "no-translation"
    NOT_REQUIRED_TO_SIGN = "not-required-to-sign"
    NOT_SEALED = "not-sealed"
    NOT_SIGNED = "not-signed"
    # the form of what was given
    MISSING = "missing"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    TOO_FEW = "too-few"
    WRONG_TYPE = "wrong-type"
    WRONG_FORM = "wrong-form"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_VERSION = "unknown-version"
    UNKNOWN_ZONE = "unknown-zone"
    CONTROL_CHARACTER = "control-character"
    BRACKETS = "brackets"
    NO_SUCH_LOCAL_TIME = "no-such-local-time"
    TWO_SUCH_LOCAL_TIMES = "two-such-local-times"
    # the house
    VIEW_MOVED = "view-moved"
    REQUEST_DIFFERS = "request-differs"
    NOT_ERASABLE = "not-erasable"


@dataclass(frozen=True)
class Refusal:
    """Why something was not done: a code, the field that it is about, and parameters for the sentence."""

    code: Code
    about: str | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


class Refused(Exception):
    """Raised where an act is refused; nothing has been done."""

    def __init__(self, code: Code, about: str | None = None, /, **params: str | int) -> None:
        super().__init__(code.value, about, params)
        self.refusal = Refusal(code, about, params)

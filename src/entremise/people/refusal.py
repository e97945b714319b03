"""Why a door stays closed; sentences are made of it at the border."""

from enum import StrEnum


class Why(StrEnum):
    """Each has its sentence in `entremise.words.doors`."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    WITHDRAWN = "withdrawn"
    OTHER_PLACE = "other-place"
    NOT_VERIFIED = "not-verified"
    NOT_MADE = "not-made"
    ENOUGH = "enough"


class Closed(Exception):
    """Raised where somebody isn't let in; nothing has been done."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why

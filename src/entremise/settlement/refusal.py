"""What the settlement engine refuses, and what it remarks: codes with parameters, never sentences.

The sentences are made at the border (`entremise.words.settlement`), in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Code(StrEnum):
    """Why something is refused. Each code has its sentence in `entremise.words.settlement`."""

    # what was given is not in a form that is known
    UNKNOWN_FORMAT = "unknown-format"
    EMPTY_PLACE = "empty-place"
    NOT_TEXT = "not-text"
    BROKEN_XML = "broken-xml"
    BROKEN_YAML = "broken-yaml"
    BROKEN_JSON = "broken-json"
    ENTITIES = "entities"
    TOO_DEEP = "too-deep"
    TOO_BIG = "too-big"
    NOT_A_DOMAIN = "not-a-domain"
    NO_DOMAIN = "no-domain"
    TWO_DOMAINS = "two-domains"
    NOT_ADDITIVE = "not-additive"
    UNKNOWN_EVALUATOR = "unknown-evaluator"
    AGAINST_SCHEMA = "against-schema"
    ANCHORS = "anchors"
    # numbers
    NOT_A_NUMBER = "not-a-number"
    NEGATIVE = "negative"
    OUT_OF_RANGE = "out-of-range"
    WEIGHTS = "weights"
    NO_WEIGHT = "no-weight"
    NO_STEP = "no-step"
    EMPTY_RANGE = "empty-range"
    TOO_MANY_OPTIONS = "too-many-options"
    # what is named
    PARTIES = "parties"
    NO_ISSUES = "no-issues"
    ONE_OPTION = "one-option"
    TWICE = "twice"
    UNKNOWN_ISSUE = "unknown-issue"
    UNKNOWN_OPTION = "unknown-option"
    UNKNOWN_PARTY = "unknown-party"
    MISSING_ISSUE = "missing-issue"
    OPTIONS_DIFFER = "options-differ"
    NOTHING_ALLOWED = "nothing-allowed"
    NOT_ALLOWED = "not-allowed"
    # caps that the user sets
    TOO_MANY_PACKAGES = "too-many-packages"
    FRONTIER_CAP = "frontier-cap"
    ZONE_CAP = "zone-cap"
    SOLVER_CAP = "solver-cap"
    DRAWS = "draws"
    # what is known of the parties
    CONTRADICTION = "contradiction"
    HARDLY_CONSISTENT = "hardly-consistent"
    CANNOT_WRITE = "cannot-write"


class Remark(StrEnum):
    """What is said beside an answer. Each has its sentence in `entremise.words.settlement`."""

    WEIGHTS_NEARLY_ONE = "weights-nearly-one"
    WEIGHTS_NORMALISED = "weights-normalised"
    ALL_ZERO = "all-zero"
    INVENTED = "invented"
    THINNED = "thinned"
    ZONE_UNKNOWN = "zone-unknown"
    PACKAGES_UNKNOWN = "packages-unknown"
    POINTS_CUT = "points-cut"


@dataclass(frozen=True)
class Note:
    """A remark with its parameters; `file` and `line` where it is about a place in a file."""

    remark: Remark
    params: Mapping[str, str | int] = field(default_factory=dict)
    file: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Refusal:
    """Why something was not done: a code, parameters for its sentence, and the place it is about."""

    code: Code
    params: Mapping[str, str | int] = field(default_factory=dict)
    file: str | None = None
    line: int | None = None


class Refused(Exception):
    """Raised where the engine or a reader refuses; nothing has been computed."""

    def __init__(self, code: Code, /, *, file: str | None = None, line: int | None = None, **params: str | int) -> None:
        super().__init__(code.value, params, file, line)
        self.refusal = Refusal(code, params, file, line)

    def at(self, file: str | None = None, line: int | None = None) -> "Refused":
        """The same refusal, with the place filled in where it had none."""
        old = self.refusal
        again = Refused(old.code)
        again.refusal = replace(old, file=old.file or file, line=old.line or line)
        again.args = (old.code.value, dict(old.params), again.refusal.file, again.refusal.line)
        return again

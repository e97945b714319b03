"""What can be wrong with a case file: codes with parameters. Sentences are made in `entremise.words`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from entremise.talks.refusal import Code

Params = Mapping[str, str | int]


class Wrong(StrEnum):
    """Faults that only a file can have; those of a single field are the core's own (`Code`).

    Each comment names the parameters.
    """

    # the file as such
    TOO_LARGE = "too-large"  # limit (bytes)
    NOT_UTF8 = "not-utf8"  # offset (the first byte that is not UTF-8)
    EMPTY_FILE = "empty-file"  # -
    SEVERAL_DOCUMENTS = "several-documents"  # -: a second `---`
    TAB = "tab"  # -: a tab where YAML wants spaces
    NOT_YAML = "not-yaml"  # problem: the YAML reader's own words, in English
    ALIAS = "alias"  # name: an anchor (&name) or alias (*name); each thing is to be written out
    TAG = "tag"  # tag: an explicit YAML tag (!!binary, !python/…)
    TOO_DEEP = "too-deep"  # limit (levels)
    KEY_NOT_TEXT = "key-not-text"  # -: a list or a mapping stands as a key
    DUPLICATE_KEY = "duplicate-key"  # key, first (the line where it stood first)
    NOT_A_MAPPING = "not-a-mapping"  # -: the file holds something else than keys and values
    WRONG_SCHEMA = "wrong-schema"  # expected (what `schema` must say), found
    # acts and their labels
    NO_ACTS = "no-acts"  # -: a case begins with an act `convene`
    CONVENE_FIRST = "convene-first"  # kind: the first act must be `convene`, not this kind
    CONVENE_ONCE = "convene-once"  # -: `convene` stands again, or in a then file
    FILLED_IN = "filled-in"  # field, section: what is filled in from a section can't be written in the act
    LABEL_TWICE = "label-twice"  # label, first (its line; 0: in the case that a then file forks from)
    LABEL_UNKNOWN = "label-unknown"  # label
    LABEL_LATER = "label-later"  # label, its line in `later`: an act can only refer to an earlier one
    LABEL_WRONG_KIND = "label-wrong-kind"  # label, kind (of the act so labelled), kinds (that could stand here)
    # what stands behind an act
    UNKNOWN_SOURCE = "unknown-source"  # source: not listed under `sources`
    NO_SOURCE = "no-source"  # -: neither `sources` nor `invented: true`
    UNCONFIRMED = "unconfirmed"  # -: drafted from a report, and nobody has confirmed it yet
    INVENTED_WITHOUT_DOUBT = "invented-without-doubt"  # -: what is invented says so in `doubt`
    # time
    BACKWARDS = "backwards"  # at, before (what an earlier act says), label (of that act)
    AFTER_RECORDED = "after-recorded"  # at, recorded: put on the record before it happened
    ENDS_EARLY = "ends-early"  # ends, label, at: the replay would end before its last act
    # variations of a replay, as asked on a command line
    UNTIL_UNKNOWN = "until-unknown"  # until: neither a label nor a time
    UNTIL_TOO_EARLY = "until-too-early"  # until, begins: nothing is on the record by then
    WITHOUT_UNKNOWN = "without-unknown"  # label
    WITHOUT_CONVENE = "without-convene"  # label: nothing is left without it
    THEN_WITHOUT_UNTIL = "then-without-until"  # -: a fork needs the place after which it forks
    NOT_BEFORE_FORK = "not-before-fork"  # label: refers to an act that is not in the fork


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: what, in which file, on which line, at which path within it.

    `line` is None for what was asked on the command line; `file` is then empty and `path` the option's name.
    `path` is written like `relations.3.grade`, and empty for the file as a whole; an act is named by its label where it
    has one that can be read (`acts.lna-ask-time.until`), else counted like all lists, from 0.
    """

    code: Wrong | Code
    file: str
    line: int | None
    path: str = ""
    params: Params = field(default_factory=dict)


class Faulty(Exception):
    """Raised with all that is wrong, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("; ".join(f"{one.file}:{one.line}: {one.code.value} {one.path}" for one in self.faults))

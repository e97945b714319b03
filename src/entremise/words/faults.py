"""The one sentence of each fault of a case file, or of what was asked of a replay."""

from collections.abc import Mapping
from typing import Final

from entremise.cases.faults import Fault, Wrong
from entremise.talks.refusal import Code, Refusal
from entremise.talks.view.state import View
from entremise.words import refusals
from entremise.words.catalogue import N_, Translator
from entremise.words.direction import isolate
from entremise.words.names import Reader

SENTENCES: Final[Mapping[Wrong, str]] = {
    # the file as such
    Wrong.TOO_LARGE: N_("the file is too large: at most {limit} bytes."),
    Wrong.NOT_UTF8: N_("the file isn’t UTF-8 (first at byte {offset}): save it in UTF-8."),
    Wrong.EMPTY_FILE: N_("nothing is in this file: a case file, or a file of acts, is expected."),
    Wrong.SEVERAL_DOCUMENTS: N_("a second document begins here (“---”): one a file."),
    Wrong.TAB: N_("a tab stands here: YAML is indented with spaces."),
    Wrong.NOT_YAML: N_("this isn’t YAML: {problem}."),
    Wrong.ALIAS: N_("“{name}” is an anchor or an alias: write each thing out where it belongs."),
    Wrong.TAG: N_("“{tag}” is a YAML tag: leave it out, and write plain values."),
    Wrong.TOO_DEEP: N_("this is nested too deeply: at most {limit} levels."),
    Wrong.KEY_NOT_TEXT: N_("a list or a mapping stands as a key here: a key is text."),
    Wrong.DUPLICATE_KEY: N_("“{key}” stands twice, first on line {first}: once is enough."),
    Wrong.NOT_A_MAPPING: N_("keys and values are expected at the top of the file."),
    Wrong.WRONG_SCHEMA: N_("the first key must be “schema: {expected}”, not “{found}”."),
    # acts and their labels
    Wrong.NO_ACTS: N_("there are no acts: a case begins with the act “convene”."),
    Wrong.CONVENE_FIRST: N_("the first act is “{kind}”: a case begins with the act “convene”."),
    Wrong.CONVENE_ONCE: N_("the talks are convened already: “convene” stands once, as the first act of the case."),
    Wrong.FILLED_IN: N_("“{field}” is filled in from the section “{section}”: write it there, and leave it out here."),
    Wrong.LABEL_TWICE: N_("the label “{label}” is taken, first on line {first}: give each act one of its own."),
    Wrong.LABEL_UNKNOWN: N_("no act has the label “{label}”: name the label of an earlier act."),
    Wrong.LABEL_LATER: N_("“{label}” comes later, on line {later}: an act refers to earlier ones only."),
    Wrong.LABEL_WRONG_KIND: N_("“{label}” is an act of the kind “{kind}”: one of this kind is expected: {kinds}."),
    # what stands behind an act
    Wrong.UNKNOWN_SOURCE: N_("there is no source “{source}”: name one listed under “sources”, or list it there."),
    Wrong.NO_SOURCE: N_("nothing stands behind this act: give “sources”, or mark it “invented: true”."),
    Wrong.UNCONFIRMED: N_(
        "nobody has confirmed this: check it against its passage and take the line “unconfirmed: true” away, or take "
        "the entry out."
    ),
    Wrong.INVENTED_WITHOUT_DOUBT: N_("what is invented says why, in “doubt”: add that line."),
    # time
    Wrong.BACKWARDS: N_("{at} lies before {before}, the time of “{label}”: put the acts in the order of their times."),
    Wrong.AFTER_RECORDED: N_(
        "{at} lies after {recorded}, when it was recorded: nothing is recorded before it happens."
    ),
    Wrong.ENDS_EARLY: N_("{ends} lies before the last act (“{label}”, {at}): end with it, or later."),
    # variations of a replay
    Wrong.UNTIL_UNKNOWN: N_(
        "“{until}” is neither the label of an act nor a time: give one of these, such as 2020-01-13 or "
        "2020-01-13T19:30."
    ),
    Wrong.UNTIL_TOO_EARLY: N_("at “{until}” nothing has happened yet: the talks begin at {begins}."),
    Wrong.WITHOUT_UNKNOWN: N_("no act has the label “{label}”: name one of the case file."),
    Wrong.WITHOUT_CONVENE: N_("“{label}” convenes the talks: without it nothing is left."),
    Wrong.THEN_WITHOUT_UNTIL: N_("a fork needs the place after which it forks: give “--until” too."),
    Wrong.NOT_BEFORE_FORK: N_("“{label}” isn’t among the acts before the fork: refer to one that is, or fork later."),
}


def sentence(fault: Fault, _: Translator) -> str:
    """What is wrong, and what would be right; where it stands (`place`) comes before it."""
    if isinstance(fault.code, Code):
        # What a case file calls a seat is its slug: nobody's view is needed to say it.
        return refusals.sentence(Refusal(fault.code, fault.path or None, fault.params), Reader.of(View(None), _))
    said = _(SENTENCES[fault.code]).format_map({name: _said(_, name, value) for name, value in fault.params.items()})
    if not fault.path:
        return said[:1].upper() + said[1:]
    return _("“{field}”: {sentence}", field=isolate(fault.path), sentence=said)


def _said(_: Translator, name: str, value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    if name == "kinds":
        return _.pgettext("between alternatives", " or ").join(_("“{title}”", title=one) for one in value.split(", "))
    if name == "problem":
        return isolate(value.rstrip("."))
    return isolate(value)


def place(fault: Fault) -> str:
    """Where a fault stands: `file:line`, `file`, or nothing for what was asked on a command line."""
    if not fault.file:
        return ""
    return fault.file if fault.line is None else f"{fault.file}:{fault.line}"
